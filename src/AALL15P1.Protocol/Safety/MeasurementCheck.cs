using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// Checks the weight and height that a dose on a date would be computed from: whether they are plausible for the
/// infant's age, for each other and after the measurement before, and how old they are. What is implausible is a
/// finding and never an exception. A measurement that does not exist is not judged: the dose that needs it says so.
/// </summary>
internal sealed class MeasurementCheck
{
    private readonly GrowthReference growth;
    private readonly MeasurementPolicy policy;

    /// <summary>Makes the check.</summary>
    /// <param name="growth">The expected weights and heights.</param>
    /// <param name="policy">What the site asks of measurements.</param>
    public MeasurementCheck(GrowthReference growth, MeasurementPolicy policy)
    {
        this.growth = growth;
        this.policy = policy;
    }

    /// <summary>Checks without an explanation; allocates nothing.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="on">The date of the dose.</param>
    /// <param name="isConfirmed">Whether the team has measured again and stands by the values; what is implausible is then pointed out and holds nothing.</param>
    /// <returns>The answer.</returns>
    public Outcome Evaluate(Infant infant, LocalDate on, bool isConfirmed = false) => Judge(infant, on, isConfirmed, findings: null);

    /// <summary>Checks and explains.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="on">The date of the dose.</param>
    /// <param name="isConfirmed">Whether the team has measured again and stands by the values.</param>
    /// <returns>The decision; its outcome is that of <see cref="Evaluate"/>.</returns>
    public Decision Explain(Infant infant, LocalDate on, bool isConfirmed = false)
    {
        List<Finding> findings = [];
        Judge(infant, on, isConfirmed, findings);
        return new Decision("check-measurements", findings.ToValueList());
    }

    /// <summary>Checks a recorded body surface area against the age, without an explanation; allocates nothing.</summary>
    /// <param name="area">The recorded area.</param>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="on">The date for which it was recorded; not before the date of birth.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="on"/> is before the date of birth.</exception>
    public Outcome EvaluateArea(BodySurfaceArea area, LocalDate birthDate, LocalDate on) => JudgeArea(area, birthDate, on, findings: null);

    /// <summary>Checks a recorded body surface area against the age and explains.</summary>
    /// <param name="area">The recorded area.</param>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="on">The date for which it was recorded; not before the date of birth.</param>
    /// <returns>The decision; its outcome is that of <see cref="EvaluateArea"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="on"/> is before the date of birth.</exception>
    public Decision ExplainArea(BodySurfaceArea area, LocalDate birthDate, LocalDate on)
    {
        List<Finding> findings = [];
        JudgeArea(area, birthDate, on, findings);
        return new Decision("check-body-surface-area", findings.ToValueList());
    }

    private static string Number(decimal value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.####} {unit}");

    /// <summary>Where the value before was in its band, the value now is expected at the same place in the band of its own age.</summary>
    private static decimal ExpectedAfter(GrowthTable table, decimal before, decimal ageBefore, decimal ageNow) =>
        table.TryFind(ageBefore, out decimal lowestBefore, out decimal highestBefore) && table.TryFind(ageNow, out decimal lowest, out decimal highest)
            ? before * (lowest + highest) / (lowestBefore + highestBefore)
            : before;

    private Outcome Judge(Infant infant, LocalDate on, bool isConfirmed, List<Finding>? findings)
    {
        Outcome outcome = Outcome.Proceed;
        if (infant.TryGetWeight(on, out Measurement? weighed))
        {
            decimal kilograms = weighed.Weight!.Value.Kilograms;
            decimal months = GrowthReference.MonthsOfAge(infant.BirthDate, weighed.Date);
            outcome = outcome
                .And(JudgeAge("weight", weighed.Date, on, findings))
                .And(JudgeBand(growth.WeightForAge, growth.WeightRule, UnitSlip.OfWeight, months, "months of age", kilograms, "kg", isConfirmed, findings));
            if (weighed.Height is { } height)
            {
                outcome = outcome.And(JudgeBand(
                    growth.WeightForHeight, growth.WeightForHeightRule, UnitSlip.OfWeight, height.Centimetres, "cm", kilograms, "kg", isConfirmed, findings));
            }

            if (infant.TryGetWeight(weighed.Date.PlusDays(-1), out Measurement? before))
            {
                decimal kilogramsBefore = before.Weight!.Value.Kilograms;
                decimal expected = ExpectedAfter(growth.WeightForAge, kilogramsBefore, GrowthReference.MonthsOfAge(infant.BirthDate, before.Date), months);
                outcome = outcome.And(JudgeSlip(SafetyRules.WeightSlip, UnitSlip.OfWeight, kilograms, kilogramsBefore, expected, "kg", isConfirmed, findings));
            }
        }

        if (infant.TryGetHeight(on, out Measurement? measured))
        {
            decimal centimetres = measured.Height!.Value.Centimetres;
            decimal months = GrowthReference.MonthsOfAge(infant.BirthDate, measured.Date);
            outcome = outcome
                .And(JudgeAge("height", measured.Date, on, findings))
                .And(JudgeBand(growth.HeightForAge, growth.HeightRule, UnitSlip.OfHeight, months, "months of age", centimetres, "cm", isConfirmed, findings));
            if (infant.TryGetHeight(measured.Date.PlusDays(-1), out Measurement? before))
            {
                decimal centimetresBefore = before.Height!.Value.Centimetres;
                decimal expected = ExpectedAfter(growth.HeightForAge, centimetresBefore, GrowthReference.MonthsOfAge(infant.BirthDate, before.Date), months);
                outcome = outcome.And(JudgeSlip(SafetyRules.HeightSlip, UnitSlip.OfHeight, centimetres, centimetresBefore, expected, "cm", isConfirmed, findings));
            }
        }

        return outcome;
    }

    private Outcome JudgeAge(string what, LocalDate measured, LocalDate on, List<Finding>? findings)
    {
        int days = Period.DaysBetween(measured, on);
        Outcome outcome = policy.LongestAgeInDays is { } longest && days > longest.Value ? Outcome.Hold : Outcome.Proceed;
        if (findings is not null && (outcome == Outcome.Hold || policy.LongestAgeInDays is null))
        {
            string required = policy.LongestAgeInDays is { } limit
                ? string.Create(CultureInfo.InvariantCulture, $"at most {limit.Value} days old ({limit.Citation})")
                : "a longest age that the site states";
            findings.Add(new(
                SafetyRules.MeasurementAge,
                outcome,
                outcome == Outcome.Hold ? Severity.Deviation : Severity.Information,
                string.Create(CultureInfo.InvariantCulture, $"the {what} of {LocalDatePattern.Iso.Format(measured)} is {days} {(days == 1 ? "day" : "days")} old"),
                required));
        }

        return outcome;
    }

    private Outcome JudgeArea(BodySurfaceArea area, LocalDate birthDate, LocalDate on, List<Finding>? findings)
    {
        if (on < birthDate)
        {
            throw new ArgumentOutOfRangeException(nameof(on), on, $"The date must not be before the date of birth, {LocalDatePattern.Iso.Format(birthDate)}.");
        }

        decimal months = GrowthReference.MonthsOfAge(birthDate, on);
        if (!growth.WeightForAge.TryFind(months, out decimal lightest, out decimal heaviest)
            || !growth.HeightForAge.TryFind(months, out decimal shortest, out decimal tallest))
        {
            findings?.Add(NotJudged(growth.AreaRule, area.ToString()));
            return Outcome.Proceed;
        }

        // Mosteller's square root is compared by its square, which is exact.
        decimal square = area.SquareMetres * area.SquareMetres * 3600m;
        if (square >= lightest * shortest && square <= heaviest * tallest)
        {
            return Outcome.Proceed;
        }

        findings?.Add(new(
            growth.AreaRule,
            Outcome.Hold,
            Severity.Hazard,
            string.Create(CultureInfo.InvariantCulture, $"{area} at {months:0.#} months of age"),
            $"the area of {Number(lightest, "kg")} and {Number(shortest, "cm")} to that of {Number(heaviest, "kg")} and {Number(tallest, "cm")}"));
        return Outcome.Hold;
    }

    private static Outcome JudgeBand(
        GrowthTable table, Rule rule, ValueList<UnitSlip> slips, decimal at, string atUnit, decimal value, string unit, bool isConfirmed, List<Finding>? findings)
    {
        if (!table.TryFind(at, out decimal lowest, out decimal highest))
        {
            findings?.Add(NotJudged(rule, string.Create(CultureInfo.InvariantCulture, $"{value:0.####} {unit} at {at:0.#} {atUnit}")));
            return Outcome.Proceed;
        }

        if (value >= lowest && value <= highest)
        {
            return Outcome.Proceed;
        }

        Outcome outcome = isConfirmed ? Outcome.Proceed : Outcome.Hold;
        if (findings is not null)
        {
            UnitSlip? slip = UnitSlip.Explaining(slips, value, lowest, highest);
            findings.Add(new(
                rule,
                outcome,
                isConfirmed ? Severity.Information : Severity.Hazard,
                string.Create(CultureInfo.InvariantCulture, $"{value:0.####} {unit} at {at:0.#} {atUnit}{(slip is null ? string.Empty : $", which {slip.Words} would explain")}"),
                $"{Number(lowest, unit)} to {Number(highest, unit)}, both inclusive")
            { Instead = isConfirmed ? "the team has measured again and confirms it" : "measure again" });
        }

        return outcome;
    }

    private static Outcome JudgeSlip(
        Rule rule, ValueList<UnitSlip> slips, decimal value, decimal before, decimal expected, string unit, bool isConfirmed, List<Finding>? findings)
    {
        if (UnitSlip.Nearest(slips, value, expected) is not { } slip)
        {
            return Outcome.Proceed;
        }

        Outcome outcome = isConfirmed ? Outcome.Proceed : Outcome.Hold;
        findings?.Add(new(
            rule,
            outcome,
            isConfirmed ? Severity.Information : Severity.Hazard,
            $"{Number(value, unit)} after {Number(before, unit)}, which {slip.Words} would explain",
            $"a value nearer to the expected {Number(expected, unit)} than a slip of units would bring it")
        { Instead = isConfirmed ? "the team has measured again and confirms it" : "measure again" });
        return outcome;
    }

    private static Finding NotJudged(Rule rule, string observed) =>
        new(rule, Outcome.Proceed, Severity.Information, $"{observed} is beyond the table and not judged", "an age or height within the table");
}
