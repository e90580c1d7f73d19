using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>A dose as it was requested or recorded, with nothing but what its writer wrote.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Period">Whether the amount is that of one dose or of the whole day.</param>
/// <param name="Route">The route; null when it was not written.</param>
/// <param name="Date">The day on which it is to be given.</param>
public readonly record struct DoseRequest(Drug Drug, DoseAmount Amount, DosePeriod Period, Route? Route, LocalDate Date)
{
    /// <summary>The day on which it is to be given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1900 to 2200.</exception>
    public LocalDate Date { get; init => field = DayNumber.Require(value, nameof(Date)); } = DayNumber.Require(Date, nameof(Date));

    /// <summary>When it is to begin, by the clock; null when only the day is known, and then nothing is judged by the hour.</summary>
    public Instant? StartsAt { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Drug), Drug), (nameof(Amount), Amount), (nameof(Period), Period), (nameof(Route), Route), (nameof(Date), Date), (nameof(StartsAt), StartsAt));
}

/// <summary>A dose that was given, or that is about to be. Whatever is not known is null.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Date">The date.</param>
/// <param name="Route">The route by which it is given; it need not be one of the drug's, since a record can hold an error.</param>
public readonly record struct RecordedDose(Drug Drug, LocalDate Date, Route? Route)
{
    /// <summary>The date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is not of the years 1900 to 2200.</exception>
    public LocalDate Date { get; init => field = DayNumber.Require(value, nameof(Date)); } = DayNumber.Require(Date, nameof(Date));

    /// <summary>When it began, by the clock; null when only the day is known.</summary>
    public Instant? StartedAt { get; init; }

    /// <summary>The amount for each square metre of body surface, for the limits that add up over therapy.</summary>
    public MassPerArea? AmountPerArea { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Drug), Drug), (nameof(Date), Date), (nameof(Route), Route), (nameof(StartedAt), StartedAt), (nameof(AmountPerArea), AmountPerArea));
}
