using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>How long an intravenous administration lasts, from a shortest to a longest time, both inclusive.</summary>
public readonly record struct InfusionTime
{
    /// <summary>Makes an infusion time.</summary>
    /// <param name="shortest">The shortest time, inclusive; more than zero.</param>
    /// <param name="longest">The longest time, inclusive; not below <paramref name="shortest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is broken.</exception>
    public InfusionTime(Duration shortest, Duration longest)
    {
        if (shortest <= Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(shortest), shortest, "The shortest time must be more than zero.");
        }

        if (longest < shortest)
        {
            throw new ArgumentOutOfRangeException(nameof(longest), longest, $"The longest time must not be below the shortest, {DurationPattern.Roundtrip.Format(shortest)}.");
        }

        Shortest = shortest;
        Longest = longest;
    }

    /// <summary>The shortest time, inclusive.</summary>
    public Duration Shortest { get; }

    /// <summary>The longest time, inclusive.</summary>
    public Duration Longest { get; }

    /// <summary>Whether a duration lies within the time, both bounds inclusive.</summary>
    /// <param name="duration">The duration.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(Duration duration) => duration >= Shortest && duration <= Longest;

    /// <summary>The time as <c>10-40 min</c> or <c>24 h</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        bool hours = IsWholeHours(Shortest) && IsWholeHours(Longest);
        string unit = hours ? "h" : "min";
        string from = In(Shortest, hours);
        string to = In(Longest, hours);
        return Shortest == Longest ? $"{from} {unit}" : $"{from}-{to} {unit}";
    }

    private static bool IsWholeHours(Duration duration) => duration.BclCompatibleTicks % NodaConstants.TicksPerHour == 0;

    private static string In(Duration duration, bool hours) =>
        ((decimal)duration.BclCompatibleTicks / (hours ? NodaConstants.TicksPerHour : NodaConstants.TicksPerMinute)).ToString("0.##########", CultureInfo.InvariantCulture);
}
