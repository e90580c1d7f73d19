using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The weights and heights that are expected of a child whose sex is not looked at, with the rules that compare a measurement with them.</summary>
/// <param name="WeightForAge">Kilograms by months of age.</param>
/// <param name="HeightForAge">Centimetres by months of age.</param>
/// <param name="WeightForHeight">Kilograms by centimetres.</param>
/// <param name="WeightRule">The rule for weight by age.</param>
/// <param name="HeightRule">The rule for height by age.</param>
/// <param name="WeightForHeightRule">The rule for weight by height.</param>
/// <param name="AreaRule">The rule for body surface area by age.</param>
public sealed record GrowthReference(
    GrowthTable WeightForAge, GrowthTable HeightForAge, GrowthTable WeightForHeight, Rule WeightRule, Rule HeightRule, Rule WeightForHeightRule, Rule AreaRule)
{
    /// <summary>The days of a month of age, as growth tables count them: a twelfth of 365.25.</summary>
    private const decimal DaysOfMonth = 30.4375m;

    /// <summary>The median weight in kilograms by months of age: the lower and the higher of the two sexes.</summary>
    public required GrowthTable MedianWeight { get; init; }

    /// <summary>The median height or length in centimetres by months of age: the lower and the higher of the two sexes.</summary>
    public required GrowthTable MedianHeight { get; init; }

    /// <summary>The last age, in completed months, that every table by age reaches.</summary>
    public int LastMonth => Math.Min(Math.Min(WeightForAge.Last, HeightForAge.Last), Math.Min(MedianWeight.Last, MedianHeight.Last));

    /// <summary>Every rule of the reference.</summary>
    public ValueList<Rule> Rules => [WeightRule, HeightRule, WeightForHeightRule, AreaRule];

    /// <summary>An age in months, as growth tables count them.</summary>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="on">The date; not before the date of birth.</param>
    /// <returns>The months, with their fraction.</returns>
    internal static decimal MonthsOfAge(LocalDate birthDate, LocalDate on) => MonthsOf(Period.DaysBetween(birthDate, on));

    /// <summary>An age in days as months, as growth tables count them.</summary>
    internal static decimal MonthsOf(int days) => days / DaysOfMonth;

    /// <summary>An age in months as days, as growth tables count them.</summary>
    internal static decimal DaysOf(int months) => months * DaysOfMonth;

    /// <summary>An age in completed calendar months. Where the month lacks the day of birth, its last day completes it. Negative before birth.</summary>
    internal static int CompletedMonths(LocalDate birthDate, LocalDate on)
    {
        int day = Math.Min(birthDate.Day, on.Calendar.GetDaysInMonth(on.Year, on.Month));
        return ((on.Year - birthDate.Year) * 12) + on.Month - birthDate.Month - (on.Day < day ? 1 : 0);
    }
}
