using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What is known about an infant on the day on which a block would start.</summary>
/// <param name="On">The day on which the block would start: day 1 of the block.</param>
public readonly record struct StartFacts(LocalDate On)
{
    /// <summary>The day on which the block would start: day 1 of the block.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1900 to 2200.</exception>
    public LocalDate On
    {
        get;
        init
        {
            Day = DayNumber.Of(value, nameof(On));
            field = value;
        }
    }
    = DayNumber.Require(On, nameof(On));

    /// <summary>The number of that day: gates compare numbers, because comparing dates asks their calendars.</summary>
    internal int Day { get; private init; } = DayNumber.Of(On, nameof(On));

    /// <summary>The laboratory values; null when there are none.</summary>
    public LaboratoryValues? Values { get; init; }

    /// <summary>The laboratory values before those, for the change since; null when there are none.</summary>
    public LaboratoryValues? ValuesBefore { get; init; }

    /// <summary>Whether a clinician states that any toxicity has resolved; null when no clinician has said either.</summary>
    public bool? ToxicityResolved { get; init; }

    /// <summary>What is known about the protocol's marker.</summary>
    public MarkerStatus Marker { get; init; }

    /// <summary>Day 1 of the block before; null when it is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1900 to 2200.</exception>
    public LocalDate? PreviousBlockStart { get; init => field = value is { } date ? DayNumber.Require(date, nameof(PreviousBlockStart)) : null; }

    /// <summary>
    /// By how many days holds have made the last day of the block before later; 0 or more. Null while one of them is
    /// open, so that nobody knows.
    /// </summary>
    public int? PreviousBlockHeldDays { get; init; } = 0;

    /// <summary>
    /// Whether somebody states that the block before is complete, for instance because what was left of it is omitted.
    /// False when nobody does: the block before then ends with its planned days, counted from <see cref="PreviousBlockStart"/>.
    /// </summary>
    public bool PreviousBlockIsComplete { get; init; }

    /// <summary>
    /// How many planned administrations of the block before were due before the day and are not recorded as given or
    /// omitted; 0 when there is none, or nobody counts them. Where the block follows the one before on an exact day, the
    /// block before is not complete with any; elsewhere nobody can decide.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int PreviousBlockUnrecorded
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of administrations is 0 or more.");
    }

    /// <summary>
    /// The first day, inclusive, of which laboratory values say something about recovery: that of the last dose before.
    /// Null when the values that are given do so.
    /// </summary>
    public LocalDate? Since { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(On), On), (nameof(Values), Values), (nameof(ValuesBefore), ValuesBefore), (nameof(ToxicityResolved), ToxicityResolved), (nameof(Marker), Marker),
        (nameof(PreviousBlockStart), PreviousBlockStart), (nameof(PreviousBlockHeldDays), PreviousBlockHeldDays),
        (nameof(PreviousBlockIsComplete), PreviousBlockIsComplete), (nameof(PreviousBlockUnrecorded), PreviousBlockUnrecorded), (nameof(Since), Since));
}
