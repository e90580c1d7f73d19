using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// Checks the weight and height that a dose on a date would be computed from: whether they are plausible for the
/// infant's age, for each other and after the measurement before, and how old they are. What is implausible is a
/// finding and never an exception. A measurement that does not exist is not judged: the dose that needs it says so.
/// Where a table ends, nothing is licensed: an age beyond the tables holds every dose, with or without a measurement.
/// </summary>
internal sealed class MeasurementCheck
{
    /// <summary>A step up or down by this part of what was expected, inclusive, is too large for one measurement to the next.</summary>
    private const decimal LargestStep = 0.25m;

    private readonly GrowthReference growth;
    private readonly GrowthByDay weightForAge;
    private readonly GrowthByDay heightForAge;
    private readonly GrowthByDay medianWeight;
    private readonly GrowthByDay medianHeight;
    private readonly MeasurementPolicy policy;

    /// <summary>Makes the check.</summary>
    /// <param name="growth">The expected weights and heights.</param>
    /// <param name="policy">What the site asks of measurements.</param>
    public MeasurementCheck(GrowthReference growth, MeasurementPolicy policy)
    {
        this.growth = growth;
        weightForAge = new(growth.WeightForAge);
        heightForAge = new(growth.HeightForAge);
        medianWeight = new(growth.MedianWeight);
        medianHeight = new(growth.MedianHeight);
        this.policy = policy;
    }

    /// <summary>Checks without an explanation; allocates nothing but the bands of a day of age that was never asked about.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="on">The date of the dose.</param>
    /// <param name="isConfirmed">Whether the team has measured again and stands by the values; what is implausible is then pointed out and holds nothing.</param>
    /// <returns>The answer.</returns>
    public DecisionOutcome Evaluate(Infant infant, LocalDate on, bool isConfirmed = false) => Judge(infant, on, isConfirmed, MeasurementUse.Both, MeasurementUse.Both, findings: null);

    /// <summary>Checks and explains.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="on">The date of the dose.</param>
    /// <param name="isConfirmed">Whether the team has measured again and stands by the values.</param>
    /// <returns>The decision; its outcome is that of <see cref="Evaluate"/>.</returns>
    public Decision Explain(Infant infant, LocalDate on, bool isConfirmed = false)
    {
        List<Finding> findings = [];
        Judge(infant, on, isConfirmed, MeasurementUse.Both, MeasurementUse.Both, findings);
        return new Decision("check-measurements", findings.ToValueList());
    }

    /// <summary>Checks a recorded body surface area against the age, without an explanation; allocates nothing.</summary>
    /// <param name="area">The recorded area.</param>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="on">The date for which it was recorded; not before the date of birth.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="on"/> is before the date of birth.</exception>
    public DecisionOutcome EvaluateArea(BodySurfaceArea area, LocalDate birthDate, LocalDate on) => JudgeArea(area, birthDate, on, findings: null);

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

    /// <summary>Checks for a dose that is computed from some measurements: the others may be old, and must still be plausible.</summary>
    /// <param name="infant">The infant.</param>
    /// <param name="on">The date of the dose.</param>
    /// <param name="isConfirmed">Whether the team has measured again and stands by the values.</param>
    /// <param name="used">What the dose is computed from.</param>
    /// <param name="findings">Where findings go; null for none.</param>
    /// <param name="known">The infant's measurements that are known to be plausible, to which more are added; null where a single dose is asked about.</param>
    internal DecisionOutcome Judge(Infant infant, LocalDate on, bool isConfirmed, MeasurementUse used, List<Finding>? findings, PlausibleMeasurements? known = null) =>
        Judge(infant, on, isConfirmed, MeasurementUse.Both, used, findings, known);

    /// <summary>Checks what was measured on a day and says nothing about what stands from before.</summary>
    internal DecisionOutcome JudgeMeasured(Infant infant, Measurement measured, List<Finding>? findings)
    {
        MeasurementUse now = (measured.Weight is null ? MeasurementUse.None : MeasurementUse.Weight) | (measured.Height is null ? MeasurementUse.None : MeasurementUse.Height);
        return Judge(infant, measured.Date, isConfirmed: false, now, MeasurementUse.None, findings);
    }

    /// <summary>Checks how old the measurements are that a dose is computed from, and whether the infant's age is within the tables.</summary>
    internal DecisionOutcome JudgeAges(Infant infant, LocalDate on, MeasurementUse used, List<Finding>? findings) =>
        Judge(infant, on, isConfirmed: false, MeasurementUse.None, used, findings);

    /// <summary>Four decimals; a value that they would print as 0 keeps its digits.</summary>
    private static string Number(decimal value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{(value < 0.0001m ? value : decimal.Round(value, 4)):0.############################} {unit}");

    /// <summary>Where the value before was in its band, the value now is expected at the same place in the band of its own age.</summary>
    private static decimal ExpectedAfter(GrowthByDay table, decimal before, int daysBefore, int daysNow) =>
        table.Of(daysBefore) is { } then && table.Of(daysNow) is { } now
            ? before * (now.Lowest + now.Highest) / (then.Lowest + then.Highest)
            : before;

    /// <summary>Whether the median of either sex grows by more than a part from one age to another: 0.1 is a tenth. Not beyond the table.</summary>
    private static bool GrowsByMore(GrowthByDay median, int daysBefore, int daysNow, decimal part) =>
        median.Of(daysBefore) is { } then && median.Of(daysNow) is { } now
        && (now.Lowest > then.Lowest * (1m + part) || now.Highest > then.Highest * (1m + part));

    /// <summary>The part by which the median grows, of the sex that grows more, for ages within the table.</summary>
    private static decimal GrowthOf(GrowthByDay median, int daysBefore, int daysNow) =>
        Math.Max(median.Of(daysNow)!.Lowest / median.Of(daysBefore)!.Lowest, median.Of(daysNow)!.Highest / median.Of(daysBefore)!.Highest) - 1m;

    private DecisionOutcome Judge(Infant infant, LocalDate on, bool isConfirmed, MeasurementUse plausible, MeasurementUse recent, List<Finding>? findings, PlausibleMeasurements? known = null)
    {
        DecisionOutcome outcome = JudgeInfantsAge(infant.BirthDate, on, findings);
        if (infant.TryGetWeight(on, out Measurement? weighed))
        {
            outcome = outcome.And((recent & MeasurementUse.Weight) != MeasurementUse.None ? JudgeAge("weight", medianWeight, infant.BirthDate, weighed.Date, on, findings) : DecisionOutcome.Proceed);
            outcome = outcome.And((plausible & MeasurementUse.Weight) != MeasurementUse.None ? JudgeWeight(infant, weighed, infant.NearestHeight(weighed.Date, on), isConfirmed, findings, known) : DecisionOutcome.Proceed);
        }

        if (infant.TryGetHeight(on, out Measurement? measured))
        {
            outcome = outcome.And((recent & MeasurementUse.Height) != MeasurementUse.None ? JudgeAge("height", medianHeight, infant.BirthDate, measured.Date, on, findings) : DecisionOutcome.Proceed);
            outcome = outcome.And((plausible & MeasurementUse.Height) != MeasurementUse.None ? JudgeHeight(infant, measured, isConfirmed, findings, known) : DecisionOutcome.Proceed);
        }

        return outcome;
    }

    private DecisionOutcome JudgeWeight(Infant infant, Measurement weighed, Measurement? nearest, bool isConfirmed, List<Finding>? findings, PlausibleMeasurements? known)
    {
        if (known?.HasWeight(weighed, nearest) == true)
        {
            return DecisionOutcome.Proceed;
        }

        decimal kilograms = weighed.Weight!.Value.Kilograms;
        int days = Period.DaysBetween(infant.BirthDate, weighed.Date);
        DecisionOutcome outcome = JudgeForAge(weightForAge, growth.WeightRule, UnitSlip.OfWeight, days, kilograms, "kg", isConfirmed, findings)
            .And(JudgeWeightForHeight(infant, weighed, nearest, isConfirmed, findings));
        if (infant.TryGetWeight(weighed.Date.PlusDays(-1), out Measurement? before))
        {
            decimal kilogramsBefore = before.Weight!.Value.Kilograms;
            decimal expected = ExpectedAfter(weightForAge, kilogramsBefore, Period.DaysBetween(infant.BirthDate, before.Date), days);
            outcome = outcome.And(JudgeStep(SafetyRules.WeightSlip, SafetyRules.WeightJump, UnitSlip.OfWeight, kilograms, kilogramsBefore, expected, "kg", isConfirmed, findings));
        }

        if (outcome == DecisionOutcome.Proceed && !isConfirmed)
        {
            known?.AddWeight(weighed, nearest);
        }

        return outcome;
    }

    private DecisionOutcome JudgeHeight(Infant infant, Measurement measured, bool isConfirmed, List<Finding>? findings, PlausibleMeasurements? known)
    {
        if (known?.HasHeight(measured) == true)
        {
            return DecisionOutcome.Proceed;
        }

        decimal centimetres = measured.Height!.Value.Centimetres;
        int days = Period.DaysBetween(infant.BirthDate, measured.Date);
        DecisionOutcome outcome = JudgeForAge(heightForAge, growth.HeightRule, UnitSlip.OfHeight, days, centimetres, "cm", isConfirmed, findings);
        if (infant.TryGetHeight(measured.Date.PlusDays(-1), out Measurement? before))
        {
            decimal centimetresBefore = before.Height!.Value.Centimetres;
            decimal expected = ExpectedAfter(heightForAge, centimetresBefore, Period.DaysBetween(infant.BirthDate, before.Date), days);
            outcome = outcome.And(JudgeStep(SafetyRules.HeightSlip, jump: null, UnitSlip.OfHeight, centimetres, centimetresBefore, expected, "cm", isConfirmed, findings));
        }

        if (outcome == DecisionOutcome.Proceed && !isConfirmed)
        {
            known?.AddHeight(measured);
        }

        return outcome;
    }

    private DecisionOutcome JudgeInfantsAge(LocalDate birthDate, LocalDate on, List<Finding>? findings)
    {
        int last = growth.LastMonth;
        int months = GrowthReference.CompletedMonths(birthDate, on);
        if (months < last)
        {
            return DecisionOutcome.Proceed;
        }

        findings?.Add(new(
            SafetyRules.AgeWithinTables,
            DecisionOutcome.Hold,
            Severity.Hazard,
            string.Create(CultureInfo.InvariantCulture, $"the infant is {months} months old on {LocalDatePattern.Iso.Format(on)}, and the tables of weight and height for age end at {last} months"),
            string.Create(CultureInfo.InvariantCulture, $"an age below {last} months"))
        { Instead = "check the date of birth" });
        return DecisionOutcome.Hold;
    }

    /// <summary>
    /// A site's limit in days or in growth holds. Where it states neither, a measurement after which the median grows by
    /// more than a tenth decides nothing: the infant of that day is not the one who was measured.
    /// </summary>
    private DecisionOutcome JudgeAge(string what, GrowthByDay median, LocalDate birthDate, LocalDate measured, LocalDate on, List<Finding>? findings)
    {
        int days = Period.DaysBetween(measured, on);
        string observed = findings is null ? string.Empty : string.Create(
            CultureInfo.InvariantCulture, $"the {what} of {LocalDatePattern.Iso.Format(measured)} is {days} {(days == 1 ? "day" : "days")} old");
        DecisionOutcome outcome = policy.LongestAgeInDays is { } longest && days > longest.Value ? DecisionOutcome.Hold : DecisionOutcome.Proceed;
        int then = Period.DaysBetween(birthDate, measured);
        DecisionOutcome byGrowth = policy.LargestGrowth is { } largest ? (GrowsByMore(median, then, then + days, largest.Value) ? DecisionOutcome.Hold : DecisionOutcome.Proceed)
            : policy.LongestAgeInDays is null && GrowsByMore(median, then, then + days, MeasurementPolicy.LargestGrowthWithoutPolicy) ? DecisionOutcome.CannotDecide
            : DecisionOutcome.Proceed;
        if (findings is not null && (outcome == DecisionOutcome.Hold || (policy.LongestAgeInDays is null && policy.LargestGrowth is null && byGrowth == DecisionOutcome.Proceed)))
        {
            findings.Add(new(
                SafetyRules.MeasurementAge,
                outcome,
                outcome == DecisionOutcome.Hold ? Severity.Deviation : Severity.Information,
                observed,
                policy.LongestAgeInDays is { } limit
                    ? string.Create(CultureInfo.InvariantCulture, $"at most {limit.Value} days old ({limit.Citation})")
                    : "a longest age that the site states"));
        }

        if (findings is not null && byGrowth != DecisionOutcome.Proceed)
        {
            string growing = string.Create(CultureInfo.InvariantCulture, $"{observed}, in which the median grows by {GrowthOf(median, then, then + days):0.#%}");
            findings.Add(new(
                SafetyRules.MeasurementGrowth,
                byGrowth,
                Severity.Deviation,
                byGrowth == DecisionOutcome.Hold ? growing : null,
                policy.LargestGrowth is { } allowed
                    ? string.Create(CultureInfo.InvariantCulture, $"a {what} since which the median grows by at most {allowed.Value:0.####%} ({allowed.Citation})")
                    : string.Create(CultureInfo.InvariantCulture, $"a {what} since which the median grows by at most {MeasurementPolicy.LargestGrowthWithoutPolicy:0.####%}, or a limit that the site states"))
            {
                Missing = byGrowth == DecisionOutcome.Hold ? null : $"a {what} nearer to {LocalDatePattern.Iso.Format(on)} ({growing})",
                Instead = "measure again",
            });
        }

        return outcome.And(byGrowth);
    }

    private DecisionOutcome JudgeArea(BodySurfaceArea area, LocalDate birthDate, LocalDate on, List<Finding>? findings)
    {
        if (on < birthDate)
        {
            throw new ArgumentOutOfRangeException(nameof(on), on, $"The date must not be before the date of birth, {LocalDatePattern.Iso.Format(birthDate)}.");
        }

        int days = Period.DaysBetween(birthDate, on);
        DecisionOutcome byAge = JudgeInfantsAge(birthDate, on, findings);
        if (weightForAge.Of(days) is not { Lowest: var lightest, Highest: var heaviest } || heightForAge.Of(days) is not { Lowest: var shortest, Highest: var tallest })
        {
            return byAge;
        }

        // Mosteller's square root is compared by its square, which is exact.
        decimal square = area.SquareMetres * area.SquareMetres * 3600m;
        if (square >= lightest * shortest && square <= heaviest * tallest)
        {
            return byAge;
        }

        findings?.Add(new(
            growth.AreaRule,
            DecisionOutcome.Hold,
            Severity.Hazard,
            string.Create(CultureInfo.InvariantCulture, $"{area} at {GrowthReference.MonthsOf(days):0.#} months of age"),
            $"the area of {Number(lightest, "kg")} and {Number(shortest, "cm")} to that of {Number(heaviest, "kg")} and {Number(tallest, "cm")}"));
        return DecisionOutcome.Hold;
    }

    /// <summary>
    /// The weight is compared with the height that was measured nearest to it. An infant grows between two days, so the
    /// band reaches from that of the shorter to that of the taller of what was measured and what is expected on the day of
    /// the weight.
    /// </summary>
    private DecisionOutcome JudgeWeightForHeight(Infant infant, Measurement weighed, Measurement? measured, bool isConfirmed, List<Finding>? findings)
    {
        if (measured is null)
        {
            return DecisionOutcome.Proceed;
        }

        decimal centimetres = measured.Height!.Value.Centimetres;
        decimal then = ExpectedAfter(
            heightForAge,
            centimetres,
            Period.DaysBetween(infant.BirthDate, measured.Date),
            Period.DaysBetween(infant.BirthDate, weighed.Date));
        int apart = Period.DaysBetween(measured.Date, weighed.Date);
        string of = apart == 0 || findings is null ? "cm" : string.Create(
            CultureInfo.InvariantCulture,
            $"cm, measured {Math.Abs(apart)} {(Math.Abs(apart) == 1 ? "day" : "days")} {(apart > 0 ? "before" : "after")} the weight");
        GrowthTable table = growth.WeightForHeight;
        decimal kilograms = weighed.Weight!.Value.Kilograms;
        return !table.TryFind(Math.Min(centimetres, then), out decimal lowest, out _) || !table.TryFind(Math.Max(centimetres, then), out _, out decimal highest)
                ? NotJudged(table, growth.WeightForHeightRule, centimetres, of, kilograms, "kg", isConfirmed, findings)
            : kilograms >= lowest && kilograms <= highest ? DecisionOutcome.Proceed
            : Outside(growth.WeightForHeightRule, UnitSlip.OfWeight, (lowest, highest), centimetres, of, kilograms, "kg", isConfirmed, findings);
    }

    private static DecisionOutcome JudgeForAge(
        GrowthByDay table, Rule rule, ValueList<UnitSlip> slips, int days, decimal value, string unit, bool isConfirmed, List<Finding>? findings) =>
        table.Of(days) is not { } band ? NotJudged(table.Table, rule, GrowthReference.MonthsOf(days), "months of age", value, unit, isConfirmed, findings)
        : value >= band.Lowest && value <= band.Highest ? DecisionOutcome.Proceed
        : Outside(rule, slips, (band.Lowest, band.Highest), GrowthReference.MonthsOf(days), "months of age", value, unit, isConfirmed, findings);

    private static DecisionOutcome Outside(
        Rule rule, ValueList<UnitSlip> slips, (decimal Lowest, decimal Highest) band, decimal at, string atUnit, decimal value, string unit, bool isConfirmed, List<Finding>? findings)
    {
        (decimal lowest, decimal highest) = band;
        DecisionOutcome outcome = isConfirmed ? DecisionOutcome.Proceed : DecisionOutcome.Hold;
        if (findings is not null)
        {
            UnitSlip? slip = UnitSlip.Explaining(slips, value, lowest, highest);
            findings.Add(new(
                rule,
                outcome,
                isConfirmed ? Severity.Information : Severity.Hazard,
                string.Create(CultureInfo.InvariantCulture, $"{Number(value, unit)} at {at:0.#} {atUnit}{(slip is null ? string.Empty : $", which {slip.Words} would explain")}"),
                $"{Number(lowest, unit)} to {Number(highest, unit)}, both inclusive")
            { Instead = isConfirmed ? "the team has measured again and confirms it" : "measure again" });
        }

        return outcome;
    }

    private static DecisionOutcome JudgeStep(
        Rule slipRule, Rule? jump, ValueList<UnitSlip> slips, decimal value, decimal before, decimal expected, string unit, bool isConfirmed, List<Finding>? findings)
    {
        UnitSlip? slip = UnitSlip.Nearest(slips, value, expected);
        if (slip is null && (jump is null || (value < expected * (1m + LargestStep) && value > expected * (1m - LargestStep))))
        {
            return DecisionOutcome.Proceed;
        }

        DecisionOutcome outcome = isConfirmed ? DecisionOutcome.Proceed : DecisionOutcome.Hold;
        findings?.Add(new(
            slip is null ? jump! : slipRule,
            outcome,
            isConfirmed ? Severity.Information : Severity.Hazard,
            $"{Number(value, unit)} after {Number(before, unit)}{(slip is null ? string.Empty : $", which {slip.Words} would explain")}",
            slip is null
                ? $"less than a quarter above or below the expected {Number(expected, unit)}"
                : $"a value nearer to the expected {Number(expected, unit)} than a slip of units would bring it")
        { Instead = isConfirmed ? "the team has measured again and confirms it" : "measure again" });
        return outcome;
    }

    /// <summary>A value beyond the table is no known one: only the team's own confirmation lets it pass.</summary>
    private static DecisionOutcome NotJudged(GrowthTable table, Rule rule, decimal at, string atUnit, decimal value, string unit, bool isConfirmed, List<Finding>? findings)
    {
        DecisionOutcome outcome = isConfirmed ? DecisionOutcome.Proceed : DecisionOutcome.CannotDecide;
        if (findings is not null)
        {
            string ends = string.Create(CultureInfo.InvariantCulture, $"{Number(value, unit)} at {at:0.#} {atUnit}, and the table goes from {table.First} to {table.Last}");
            findings.Add(new(rule, outcome, isConfirmed ? Severity.Information : Severity.Hazard, isConfirmed ? ends : null, "an age or height within the table, or a weight and height that the team has measured again")
            {
                Missing = isConfirmed ? null : $"a band for it ({ends})",
                Instead = isConfirmed ? "the team has measured again and confirms it" : "measure again",
            });
        }

        return outcome;
    }
}

/// <summary>Which measurements a dose is computed from.</summary>
[Flags]
internal enum MeasurementUse
{
    None = 0,
    Weight = 1,
    Height = 2,
    Both = Weight | Height,
}
