using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>How many days lie at least between two doses of a drug.</summary>
public sealed record MinimumInterval
{
    /// <summary>Makes an interval.</summary>
    /// <param name="drug">The drug.</param>
    /// <param name="days">The fewest days from one dose to the next, inclusive; 1 to 36,525.</param>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is below 1 or above 36,525.</exception>
    public MinimumInterval(Drug drug, int days, Rule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, DayRange.Latest);
        Drug = drug;
        Days = days;
        Rule = rule;
    }

    /// <summary>The drug.</summary>
    public Drug Drug { get; }

    /// <summary>The fewest days from one dose to the next, inclusive.</summary>
    public int Days { get; }

    /// <summary>The rule.</summary>
    public Rule Rule { get; }

    /// <summary>Whether two dates of doses are too close.</summary>
    /// <param name="one">A date.</param>
    /// <param name="other">The other date, before or after.</param>
    /// <returns>True when fewer than <see cref="Days"/> lie between them.</returns>
    internal bool IsTooClose(LocalDate one, LocalDate other) => DaysApart.Between(one, other) < Days;
}

/// <summary>The number of days from one date to another, whichever comes first.</summary>
internal static class DaysApart
{
    public static int Between(LocalDate one, LocalDate other) => Math.Abs(Period.DaysBetween(one, other));
}
