using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What was given, as it was given: also when it should not have been given so.</summary>
/// <param name="Route">The route by which it was given; one that the order does not allow is found, and not refused.</param>
public sealed record GivenDose(Route Route)
{
    /// <summary>The route by which it was given.</summary>
    public Route Route { get; } = Enum.IsDefined(Route)
        ? Route
        : throw new ArgumentOutOfRangeException(nameof(Route), Route, "A route is PO, NG, IV, IM, SC or IT.");

    /// <summary>
    /// The amount, at most 10⁹ mg or IU (inclusive); null when it was not recorded. The bound is technical and no
    /// clinical one: it keeps every sum of recorded amounts within what a decimal number can hold. An amount within it
    /// that should not have been given is found.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is larger.</exception>
    public DoseAmount? Amount
    {
        get;
        init => field = RecordQuantities.Require(value, nameof(value));
    }

    /// <summary>
    /// Which of the day's doses it was, from 1, for an order of several a day; null when the event stands for all doses
    /// of that day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 24.</exception>
    public int? DoseOfDay
    {
        get;
        init => field = value is null or (>= 1 and <= 24)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The number of a dose within its day is from 1 to 24, both inclusive.");
    }

    /// <summary>Where it was given; null when it was not recorded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such setting.</exception>
    public CareSetting? Setting
    {
        get;
        init => field = value is null || Enum.IsDefined(value.Value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A setting is the tertiary centre, a shared-care centre, or elsewhere.");
    }

    /// <summary>When it began, by the clock, in the years 1900 to 2200 (UTC), both inclusive; null when only the day is known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of bounds.</exception>
    public Instant? StartedAt
    {
        get;
        init => field = value is { } instant ? RecordDates.Require(instant, nameof(value)) : null;
    }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Route), Route), (nameof(Amount), Amount), (nameof(DoseOfDay), DoseOfDay), (nameof(Setting), Setting), (nameof(StartedAt), StartedAt));
}
