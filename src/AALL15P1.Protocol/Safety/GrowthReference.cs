using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The weights and heights that are expected of a child whose sex is not looked at, with the rules that hold a measurement against them.</summary>
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

    /// <summary>Every rule of the reference.</summary>
    public ValueList<Rule> Rules => [WeightRule, HeightRule, WeightForHeightRule, AreaRule];

    /// <summary>An age in months, as growth tables count them.</summary>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="on">The date; not before the date of birth.</param>
    /// <returns>The months, with their fraction.</returns>
    internal static decimal MonthsOfAge(LocalDate birthDate, LocalDate on) => Period.DaysBetween(birthDate, on) / DaysOfMonth;
}
