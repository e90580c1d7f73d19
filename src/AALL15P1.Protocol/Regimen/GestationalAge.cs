using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>A gestational age in completed weeks and days, as the field writes it: 36 weeks and 1 day is <c>36+1</c>.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<GestationalAge>))]
[TypeConverter(typeof(TextTypeConverter<GestationalAge>))]
public readonly record struct GestationalAge : IComparable<GestationalAge>, ISpanParsable<GestationalAge>
{
    /// <summary>The greatest number of completed weeks, inclusive.</summary>
    internal const int GreatestWeeks = DayRange.Latest / DaysInWeek;

    private const int DaysInWeek = 7;
    private const string Unit = "weeks";

    /// <summary>Makes a gestational age.</summary>
    /// <param name="weeks">The completed weeks, 0 to 5217, both inclusive: a hundred years.</param>
    /// <param name="days">The days beyond them, 0 to 6, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is broken.</exception>
    public GestationalAge(int weeks, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weeks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weeks, GreatestWeeks);
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(days, DaysInWeek);
        TotalDays = (weeks * DaysInWeek) + days;
    }

    /// <summary>The whole age in days.</summary>
    public int TotalDays { get; }

    /// <summary>The completed weeks.</summary>
    public int Weeks => TotalDays / DaysInWeek;

    /// <summary>The days beyond the completed weeks, 0 to 6.</summary>
    public int Days => TotalDays % DaysInWeek;

    /// <summary>Whether the left age is smaller.</summary>
    /// <param name="left">An age.</param>
    /// <param name="right">The other age.</param>
    public static bool operator <(GestationalAge left, GestationalAge right) => left.TotalDays < right.TotalDays;

    /// <summary>Whether the left age is smaller or equal.</summary>
    /// <param name="left">An age.</param>
    /// <param name="right">The other age.</param>
    public static bool operator <=(GestationalAge left, GestationalAge right) => left.TotalDays <= right.TotalDays;

    /// <summary>Whether the left age is larger.</summary>
    /// <param name="left">An age.</param>
    /// <param name="right">The other age.</param>
    public static bool operator >(GestationalAge left, GestationalAge right) => left.TotalDays > right.TotalDays;

    /// <summary>Whether the left age is larger or equal.</summary>
    /// <param name="left">An age.</param>
    /// <param name="right">The other age.</param>
    public static bool operator >=(GestationalAge left, GestationalAge right) => left.TotalDays >= right.TotalDays;

    /// <summary>The gestational age on a later day, of an infant who was born at this one.</summary>
    /// <param name="birth">The date of birth.</param>
    /// <param name="on">The later day.</param>
    /// <returns>The gestational age at birth and the days since.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="on"/> is before <paramref name="birth"/>, or the age is then above 5217 weeks and 6 days.</exception>
    public GestationalAge AtBirthThenOn(LocalDate birth, LocalDate on)
    {
        if (on < birth)
        {
            throw new ArgumentOutOfRangeException(nameof(on), on, string.Create(CultureInfo.InvariantCulture, $"The day must not be before the birth, {birth:uuuu-MM-dd}."));
        }

        int days = TotalDays + Period.DaysBetween(birth, on);
        return days <= DayRange.Latest
            ? new(days / DaysInWeek, days % DaysInWeek)
            : throw new ArgumentOutOfRangeException(nameof(on), on, $"The gestational age must not be above {GreatestWeeks} weeks and {DayRange.Latest % DaysInWeek} days.");
    }

    /// <summary>Reads <c>36+1</c> or <c>36+1 weeks</c>: completed weeks, a plus, and 0 to 6 days.</summary>
    /// <param name="s">The text; white space around it is ignored.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is no such age.</exception>
    public static GestationalAge Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider: null);
    }

    /// <inheritdoc/>
    public static GestationalAge Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static GestationalAge Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out GestationalAge age)
            ? age
            : throw new FormatException($"\"{s}\" is not a valid gestational age. Expected completed weeks and 0 to 6 days, such as 36+1.");

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null, which is no age.</param>
    /// <param name="result">The age, or the default if the text is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out GestationalAge result) => TryParse(s, provider: null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GestationalAge result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out GestationalAge result)
    {
        ReadOnlySpan<char> text = s.Trim();
        text = text.EndsWith(Unit, StringComparison.Ordinal) ? text[..^Unit.Length].TrimEnd() : text;
        int plus = text.IndexOf('+');
        bool isAge = Whole(text[..Math.Max(plus, 0)], out int weeks) & Whole(text[(plus + 1)..], out int days)
            && weeks <= GreatestWeeks && days < DaysInWeek;
        result = isAge ? new(weeks, days) : default;
        return isAge;

        static bool Whole(ReadOnlySpan<char> digits, out int number) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <inheritdoc/>
    public int CompareTo(GestationalAge other) => TotalDays.CompareTo(other.TotalDays);

    /// <summary>The age as <c>36+1 weeks</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Weeks}+{Days} weeks");
}
