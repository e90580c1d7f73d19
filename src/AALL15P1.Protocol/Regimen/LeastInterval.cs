using System.Globalization;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>How near two doses of an order may be: the days from one of its days to the next, and the hours between the doses of one day.</summary>
/// <param name="Days">The fewest days from one day of the order to the next, inclusive, 1 or more; null for an order of a single day.</param>
/// <param name="WithinDay">The time from one dose of a day to the next, more than zero; null for an order of one dose a day, or of an unknown number.</param>
/// <exception cref="ArgumentOutOfRangeException">The days are below 1, or the time is zero or less.</exception>
public readonly record struct LeastInterval(int? Days, Duration? WithinDay)
{
    /// <summary>The fewest days from one day of the order to the next, inclusive, 1 or more; null for an order of a single day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 1.</exception>
    public int? Days { get; init => field = Required(value); } = Required(Days);

    /// <summary>The time from one dose of a day to the next, more than zero; null for an order of one dose a day, or of an unknown number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or less.</exception>
    public Duration? WithinDay { get; init => field = Required(value); } = Required(WithinDay);

    /// <summary>Whether several doses of one day are the plan, or how many there are is not known.</summary>
    public bool AllowsSeveralADay { get; init; }

    /// <summary>How many doses make up a day of the order; null when that is not known.</summary>
    internal int? TimesADay { get; init; }

    /// <summary>
    /// Doses of one day that are nearer than half their spacing are a danger; between that and the whole spacing they are
    /// pointed out, because a ward cannot keep hours to the minute.
    /// </summary>
    internal Duration? ShortestWithinDay => WithinDay is { } spacing ? spacing / 2 : null;

    /// <summary>Whether two days of doses of the order are too near.</summary>
    /// <param name="one">A date.</param>
    /// <param name="other">The other date, before or after.</param>
    /// <returns>True when fewer days lie between them than between days of the order. Two doses on one day are too near only for an order of one dose a day.</returns>
    public bool IsTooNear(LocalDate one, LocalDate other) => IsTooNear(Math.Abs(Period.DaysBetween(one, other)));

    /// <summary>Whether two days of doses, so many days from one to the other, are too near.</summary>
    internal bool IsTooNear(int daysApart) => daysApart == 0 ? !AllowsSeveralADay : daysApart < Days;

    /// <summary>The interval in words.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => (Days, WithinDay) switch
    {
        ({ } days, null) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}"),
        (null, { } hours) => string.Create(CultureInfo.InvariantCulture, $"{hours.TotalHours:0.##} hours"),
        ({ } days, { } hours) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}, and {hours.TotalHours:0.##} hours within a day"),
        _ => "no interval",
    };

    private static int? Required(int? days) =>
        days < 1 ? throw new ArgumentOutOfRangeException(nameof(days), days, "From one day of an order to the next it is 1 day or more.") : days;

    private static Duration? Required(Duration? withinDay) =>
        withinDay <= Duration.Zero ? throw new ArgumentOutOfRangeException(nameof(withinDay), withinDay, "The time from one dose of a day to the next is more than zero.") : withinDay;
}
