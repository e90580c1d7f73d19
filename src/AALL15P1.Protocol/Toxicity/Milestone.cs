using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// What the record says of something that happens on one day: the day; or that it had not happened by the end of a day;
/// or nothing, which is the default value. "Not recorded" and "not yet" are different answers.
/// </summary>
public readonly record struct Milestone
{
    private Milestone(LocalDate? day, LocalDate? notByEndOf)
    {
        Day = day;
        NotByEndOfDay = notByEndOf;
    }

    /// <summary>Nothing is recorded.</summary>
    public static Milestone Unknown => default;

    /// <summary>The day on which it happened; null when it is not known to have happened.</summary>
    public LocalDate? Day { get; }

    /// <summary>The last day, inclusive, by whose end it is known not to have happened; null when it has happened or nothing is recorded.</summary>
    public LocalDate? NotByEndOfDay { get; }

    /// <summary>It happened on a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The milestone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1900 to 2200.</exception>
    public static Milestone On(LocalDate day) => new(DayNumber.Require(day, nameof(day)), notByEndOf: null);

    /// <summary>It had not happened by the end of a day.</summary>
    /// <param name="day">The last day that is known to be before it, inclusive.</param>
    /// <returns>The milestone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1900 to 2200.</exception>
    public static Milestone NotByEndOf(LocalDate day) => new(day: null, DayNumber.Require(day, nameof(day)));

    /// <summary>Whether it had happened by a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True when it happened on that day or sooner, false when it did not, null when the record does not tell.</returns>
    public bool? HadHappenedBy(LocalDate day) =>
        Day is { } on ? on <= day
        : NotByEndOfDay is { } last && day <= last ? false
        : null;

    /// <summary>The milestone in words.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Day is { } on ? LocalDatePattern.Iso.Format(on)
        : NotByEndOfDay is { } last ? $"not by the end of {LocalDatePattern.Iso.Format(last)}"
        : "not recorded";
}
