using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>How long an intravenous administration lasts, from a shortest to a longest time, both inclusive.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<InfusionTime>))]
[TypeConverter(typeof(TextTypeConverter<InfusionTime>))]
public readonly record struct InfusionTime : IParsable<InfusionTime>
{
    private const int GreatestDays = 366;

    private static readonly Duration Greatest = Duration.FromDays(GreatestDays);

    /// <summary>Makes an infusion time.</summary>
    /// <param name="shortest">The shortest time, inclusive; more than zero, in whole ticks of 100 ns.</param>
    /// <param name="longest">The longest time, inclusive; not below <paramref name="shortest"/>, at most 366 days, in whole ticks of 100 ns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is broken.</exception>
    public InfusionTime(Duration shortest, Duration longest)
    {
        if (shortest <= Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(shortest), shortest, "The shortest time must be more than zero.");
        }

        if (longest < shortest)
        {
            throw new ArgumentOutOfRangeException(nameof(longest), longest, $"The longest time must not be below the shortest, {ClockText.Of(shortest)}.");
        }

        if (longest > Greatest)
        {
            throw new ArgumentOutOfRangeException(nameof(longest), longest, $"The longest time must not be above {GreatestDays} days.");
        }

        Shortest = InTicks(shortest, nameof(shortest));
        Longest = InTicks(longest, nameof(longest));
    }

    /// <summary>The shortest time, inclusive.</summary>
    public Duration Shortest { get; }

    /// <summary>The longest time, inclusive.</summary>
    public Duration Longest { get; }

    /// <summary>Whether a duration lies within the time, both bounds inclusive.</summary>
    /// <param name="duration">The duration.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(Duration duration) => duration >= Shortest && duration <= Longest;

    /// <summary>Reads what <see cref="ToString"/> writes: <c>10-40 min</c> or <c>24 h</c>.</summary>
    /// <param name="s">The text.</param>
    /// <returns>The time.</returns>
    /// <exception cref="FormatException">The text is no such time.</exception>
    public static InfusionTime Parse(string s) => Parse(s, provider: null);

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    public static InfusionTime Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out InfusionTime time) ? time
            : throw new FormatException($"Found '{VisibleText.Of(s)}', expected an infusion time above 0 as '10-40 min' or '24 h'.");
    }

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null, which is no time.</param>
    /// <param name="result">The time.</param>
    /// <returns>False when the text is no time.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out InfusionTime result) => TryParse(s, provider: null, out result);

    /// <inheritdoc cref="TryParse(string?, out InfusionTime)"/>
    /// <param name="s">The text, or null, which is no time.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The time.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InfusionTime result)
    {
        result = default;
        if (s?.Split(' ') is not [string numbers, ("min" or "h") and string unit] || numbers.Split('-') is not (([_] or [_, _]) and string[] bounds))
        {
            return false;
        }

        decimal ticks = unit == "h" ? NodaConstants.TicksPerHour : NodaConstants.TicksPerMinute;
        if (!TryRead(bounds[0], ticks, out Duration shortest) || !TryRead(bounds[^1], ticks, out Duration longest) || shortest <= Duration.Zero || longest < shortest)
        {
            return false;
        }

        result = new(shortest, longest);
        return true;
    }

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

    private static bool TryRead(string number, decimal ticks, out Duration duration)
    {
        bool isRead = decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal read) && read <= Greatest.BclCompatibleTicks / ticks;
        duration = isRead ? Duration.FromTicks((long)decimal.Round(read * ticks)) : Duration.Zero;
        return isRead;
    }

    /// <summary>The text of a time tells ticks; what lies between two of them would not be read as it was written.</summary>
    private static Duration InTicks(Duration time, string parameter) => Duration.FromTicks(time.BclCompatibleTicks) == time
        ? time
        : throw new ArgumentOutOfRangeException(parameter, time, "The time must be a whole number of ticks of 100 ns.");

    private static bool IsWholeHours(Duration duration) => duration.BclCompatibleTicks % NodaConstants.TicksPerHour == 0;

    private static string In(Duration duration, bool hours) =>
        ((decimal)duration.BclCompatibleTicks / (hours ? NodaConstants.TicksPerHour : NodaConstants.TicksPerMinute)).ToString("0.##########", CultureInfo.InvariantCulture);
}
