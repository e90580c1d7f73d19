using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>Puts a working into words: the steps, and a finding for each obstacle.</summary>
internal sealed class DoseExplanation(DoseCalculator calculator, LocalDate blockStart, LocalDate date)
{
    /// <summary>The day on which the age was taken that decides a starting dose; null for any other dose.</summary>
    public LocalDate? SizeAgeOn { get; init; }

    public DoseResult Of(in DoseWorking working)
    {
        bool isDose = working.Obstacles == DoseObstacles.None;
        ComputedDose dose = isDose ? calculator.DoseOf(working) : default;
        List<DoseStep> steps = Steps(working);
        if (isDose)
        {
            steps.Add(new DoseStep.Final(dose));
        }

        return new DoseResult(
            calculator.Order,
            date,
            dose,
            steps.ToValueList(),
            new Decision(DoseCalculator.Operation, Findings(working).ToValueList()),
            calculator.SupplementFingerprint);
    }

    private List<DoseStep> Steps(in DoseWorking working)
    {
        List<DoseStep> steps = [];
        if (working.Share is { Amount: not null } prescribed)
        {
            // An amount beside what is not clear would be given.
            return working.Obstacles == DoseObstacles.None ? [new DoseStep.Titrated(prescribed, Amount(working.Numerator, 1m))] : [];
        }

        if (working.WeightMeasured is { Weight: { } weight } weighed)
        {
            steps.Add(new DoseStep.WeightUsed(weight, weighed.Date, Period.DaysBetween(weighed.Date, date)));
        }

        if (working.HeightMeasured is { Height: { } height } measured)
        {
            steps.Add(new DoseStep.HeightUsed(height, measured.Date, Period.DaysBetween(measured.Date, date)));
        }

        if (working.AreaEstimated > 0m)
        {
            steps.Add(new DoseStep.AreaEstimated(calculator.Policy.BsaFormula, BodySurfaceArea.FromSquareMetres(working.AreaEstimated)));
            if (calculator.Policy.BsaRounding is { } rounding && working.Area > 0m)
            {
                steps.Add(new DoseStep.AreaRounded(rounding, BodySurfaceArea.FromSquareMetres(working.Area)));
            }
        }

        bool isAreaLost = working.AreaEstimated > 0m && working.Area == 0m;
        if (!isAreaLost && (working.Obstacles & ~DoseObstacles.RoundedAway) == DoseObstacles.None)
        {
            AddAmounts(working, steps);
        }

        return steps;
    }

    private void AddAmounts(in DoseWorking working, List<DoseStep> steps)
    {
        Cited<DoseRule> stated = calculator.StatedDose!;
        decimal numerator = working.Sized;
        decimal denominator = 1m;
        steps.Add(new DoseStep.Sized(stated, Amount(numerator, denominator), working.SizeBand?.FromMonths) { AgeTakenOn = SizeAgeOn });
        if (working.FactorBand is { } band)
        {
            (numerator, denominator) = (numerator * band.Value.Value.Numerator, denominator * band.Value.Value.Denominator);
            steps.Add(new DoseStep.InfantFactorApplied(
                calculator.Policy.InfantFactor!.Title, band.Value, band.FromMonths, calculator.FactorAgeDate(blockStart, date), Amount(numerator, denominator)));
        }

        if (working.TaperStep is { } taper)
        {
            (numerator, denominator) = (numerator * taper.Factor.Numerator, denominator * taper.Factor.Denominator);
            steps.Add(new DoseStep.Tapered(stated.WithValue(taper.Factor), working.DayOfTaper, Amount(numerator, denominator)));
        }

        if (working.Share is { Percent: { } percentage } share)
        {
            (numerator, denominator) = (numerator * percentage, denominator * 100m);
            steps.Add(new DoseStep.Titrated(share, Amount(numerator, denominator)));
        }

        if (stated.Value.Period == DosePeriod.PerDay && calculator.Order.TimesPerDay is > 1 and { } times)
        {
            denominator *= times;
            steps.Add(new DoseStep.Divided(new(times, calculator.Order.Citation, calculator.Order.Standing), Amount(numerator, denominator)));
        }

        DoseAmount before = Amount(working.Numerator, working.Denominator);
        if (working.IsCapped)
        {
            steps.Add(Cap(stated, before));
        }

        if (calculator.AppliedRounding is { } rounding)
        {
            decimal percent = working.Numerator == 0m ? 0m : ((working.Final * working.Denominator / working.Numerator) - 1m) * 100m;
            steps.Add(new DoseStep.Rounded(rounding, new(working.Final, calculator.IsUnits), percent));
        }
    }

    private static DoseStep.Capped Cap(Cited<DoseRule> stated, DoseAmount before)
    {
        bool isOfDose = stated.Value.MaximumPerDose is { } most && most.CanonicalValue == before.CanonicalValue;
        return isOfDose
            ? new(stated.WithValue(stated.Value.MaximumPerDose!.Value), DosePeriod.PerDose, before)
            : new(stated.WithValue(stated.Value.MaximumPerDay!.Value), DosePeriod.PerDay, before);
    }

    private DoseAmount Amount(decimal numerator, decimal denominator) => new(numerator / denominator, calculator.IsUnits);

    private IEnumerable<Finding> Findings(DoseWorking working)
    {
        foreach (DoseObstacles obstacle in Enum.GetValues<DoseObstacles>())
        {
            if (obstacle != DoseObstacles.None && working.Obstacles.HasFlag(obstacle))
            {
                yield return FindingOf(obstacle, working);
            }
        }
    }

    private Finding FindingOf(DoseObstacles obstacle, in DoseWorking working)
    {
        string order = $"{calculator.Order.Drug}{(calculator.Order.Qualifier.Length > 0 ? $" ({calculator.Order.Qualifier})" : string.Empty)}";
        return obstacle switch
        {
            DoseObstacles.NotStated => Missing(
                DosingRules.DoseStated,
                ((Fact<DoseRule>.Unpublished)calculator.Order.Dose).What,
                "a dose that a source states",
                "it is unpublished; the site's supplement must state it") with
            { Audience = Audience.StudyTeam },
            DoseObstacles.NoWeight => Missing(DosingRules.WeightMeasured, $"a weight measured on or before {date:uuuu-MM-dd}", "a measured weight"),
            DoseObstacles.NoHeight => Missing(DosingRules.HeightMeasured, $"a height measured on or before {date:uuuu-MM-dd}", "a measured height"),
            DoseObstacles.NoInfantFactor => Missing(
                DosingRules.InfantFactorStated,
                "the infant factor policy",
                "a policy that says which part of the stated size an infant of this age gets",
                $"{order} is stated before the infant factor, and whether the protocol uses one is unpublished; the site's supplement must state it") with
            { Audience = Audience.StudyTeam },
            DoseObstacles.NoInfantFactorForAge => Missing(
                DosingRules.InfantFactorStated,
                $"an infant factor for the age on {calculator.FactorAgeDate(blockStart, date):uuuu-MM-dd}",
                "a band of the infant factor policy for the infant's age"),
            DoseObstacles.NoAgeBand => Missing(DosingRules.AgeBandStated, $"a dose of {order} for the age on {SizeAgeOn ?? date:uuuu-MM-dd}", "a band of the table for the infant's age"),
            DoseObstacles.NoTimesPerDay => Missing(
                DosingRules.TimesPerDayStated, $"the number of doses of {order} a day", "the number of doses a day, because the stated dose depends on it", "the site's supplement must state it") with
            { Audience = Audience.StudyTeam },
            DoseObstacles.NoStartingAmount => Missing(
                DosingRules.StartingAmountStated, FormattableString.Invariant($"the new starting dose of {order} in mg, of which {working.Share!.Percent:0.####} % is prescribed"), "the amount that is 100 % from now on", "prescribe it in mg beside the percentage"),
            DoseObstacles.CountsUnclear => working.Share!.Unclear!,
            DoseObstacles.NoTaperStep => Missing(DosingRules.TaperCovers, $"a step of the taper of {order} for {date:uuuu-MM-dd}", "a step for each of the order's days"),
            _ => new Finding(
                DosingRules.NotRoundedAway,
                DecisionOutcome.Hold,
                Severity.Hazard,
                RoundedAway(working),
                "a dose above 0")
            { Instead = "the site must state a finer increment", Audience = Audience.Pharmacy },
        };
    }

    private string RoundedAway(in DoseWorking working) => working.AreaEstimated > 0m && working.Area == 0m
        ? $"a body surface area of {StepText.Number(working.AreaEstimated)} m² rounded {calculator.Policy.BsaRounding!.Value} is nothing"
        : $"{StepText.Amount(Amount(working.Numerator, working.Denominator))} rounded {calculator.AppliedRounding!.Value} is nothing";

    private static Finding Missing(Rule rule, string missing, string required, string? instead = null) =>
        new(rule, DecisionOutcome.CannotDecide, Severity.Information, Observed: null, required) { Missing = missing, Instead = instead };
}

/// <summary>Why a dose cannot be computed, or must not be given as it comes out.</summary>
[Flags]
internal enum DoseObstacles
{
    None = 0,
    NotStated = 1,
    NoWeight = 2,
    NoHeight = 4,
    NoInfantFactor = 8,
    NoInfantFactorForAge = 16,
    NoAgeBand = 32,
    NoTimesPerDay = 64,
    NoTaperStep = 128,
    RoundedAway = 256,
    NoStartingAmount = 512,
    CountsUnclear = 1024,
}
