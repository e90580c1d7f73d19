using System.Globalization;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>A gestational age in completed weeks and days, as the field writes it: 36 weeks and 1 day is <c>36+1</c>.</summary>
public readonly record struct GestationalAge : IComparable<GestationalAge>
{
    private const int DaysInWeek = 7;

    /// <summary>Makes a gestational age.</summary>
    /// <param name="weeks">The completed weeks, 0 or more.</param>
    /// <param name="days">The days beyond them, 0 to 6, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is broken.</exception>
    public GestationalAge(int weeks, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weeks);
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(days, DaysInWeek);
        TotalDays = (weeks * DaysInWeek) + days;
    }

    private GestationalAge(int totalDays) => TotalDays = totalDays;

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
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="on"/> is before <paramref name="birth"/>.</exception>
    public GestationalAge AtBirthThenOn(LocalDate birth, LocalDate on) => on >= birth
        ? new(TotalDays + Period.DaysBetween(birth, on))
        : throw new ArgumentOutOfRangeException(nameof(on), on, $"The day is not before the birth on {birth}.");

    /// <inheritdoc/>
    public int CompareTo(GestationalAge other) => TotalDays.CompareTo(other.TotalDays);

    /// <summary>The age as <c>36+1 weeks</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Weeks}+{Days} weeks");
}
