using NodaTime;
using NodaTime.Text;
using static AALL15P1.Protocol.Titration.IcicleNumbers;

namespace AALL15P1.Protocol.Titration;

/// <summary>One decision by ICiCLe-ALL-14: the counts of a day against the course of the prescriptions before it.</summary>
internal sealed class IcicleVisit(TitrationHistory history, LocalDate on, TitrationCourse course, CountRuns runs)
{
    private readonly CountView _counts = CountView.On(history, on, GreatestAgeOfACount);

    public TitrationDecision Decide()
    {
        CountBand band = BandOf(_counts);
        return band switch
        {
            CountBand.Unknown when _counts.Implausible is { } implausible => CannotDecide(
                implausible.Rule, implausible.Missing!, implausible.Required, _counts.LastDate, implausible.Instead!) with
            { MayCallForLess = true },
            CountBand.Unknown => CannotDecide(TitrationRules.CurrentCounts, _counts.Missing, "counts every 2 weeks", _counts.LastDate, "take the counts") with { MayCallForLess = MayBeLow },
            CountBand.Stop => Make(
                new TitrationAction.Stop(), TitrationRules.Stop, "to stop at ANC at most 500/µL or platelets at most 50000/µL", RunSince(band)),
            CountBand.Halve when course.State == TitrationState.Stopped => Make(
                new TitrationAction.Stop(), TitrationRules.StopUntilRecovery, "to stay stopped until ANC at least 750/µL and platelets at least 75000/µL", course.Since),
            CountBand.Halve => Make(
                new TitrationAction.Halve(course.Tolerated.Half),
                TitrationRules.Halve,
                $"half of the last tolerated dose, {course.Tolerated}, at ANC below 750/µL or platelets below 75000/µL",
                RunSince(band)),
            _ => Recovered(),
        };
    }

    private bool MayBeLow =>
        (_counts.Neutrophils is { } neutrophils && neutrophils.IsBelow(RecoveredNeutrophils) != false)
        || (_counts.Platelets is { } platelets && platelets.IsBelow(RecoveredPlatelets) != false);

    private TitrationDecision Recovered() => course.State switch
    {
        TitrationState.Stopped or TitrationState.Reduced => Return(),
        TitrationState.Steady => StepThiopurine(),
        TitrationState.ThiopurineAhead => StepMethotrexate(),
        TitrationState.AtCeiling => Hold(TitrationRules.Ceiling, "at most 175 %", null),
        _ => CannotDecide(
            TitrationRules.KnownDoses,
            "a dose from which the policy leads on",
            "100, 125, 150 or 175 % of both drugs, the thiopurine at most one step ahead",
            _counts.LastDate,
            "the physician sets the doses"),
    };

    private TitrationDecision Return() =>
        !course.HasHeldStartingDose && course.Interruptions > InterruptionsThatReturn
            ? CannotDecide(
                TitrationRules.NewStartingDose,
                "the new 100 %",
                $"a new 100 % after more than three consecutive stops or reductions from the start; there were {course.Interruptions}",
                RunSince(CountBand.Recovered),
                "the physician sets it")
            : Make(
                new TitrationAction.Resume(course.Tolerated),
                TitrationRules.Resume,
                $"the last tolerated dose, {course.Tolerated}, at ANC at least 750/µL and platelets at least 75000/µL",
                RunSince(CountBand.Recovered));

    private TitrationDecision StepThiopurine()
    {
        DosePercent level = course.Current.Thiopurine;
        LocalDate early = course.Since.PlusDays(DaysToFirstStep);
        LocalDate late = course.Since.PlusDays(DaysToLateStep);
        if (course.IsAfterInterruption || level == DosePercent.StartingDose)
        {
            return Step(
                course.IsAfterInterruption ? TitrationRules.StepAfterRecovery : TitrationRules.FirstStep,
                TitratedDrug.Thiopurine,
                level,
                $"6 uninterrupted weeks at {level} of both drugs",
                early);
        }

        const string Required = "6 weeks after the methotrexate step with ANC at least 1500/µL on 2 of 3 fortnightly counts, otherwise 12 weeks";
        if (on < early || on >= late)
        {
            return Step(TitrationRules.LaterStep, TitratedDrug.Thiopurine, level, Required, on < early ? early : late);
        }

        bool? met = FortnightlyCounts.TwoOfThree(history, course.Since, on, StepNeutrophils);
        return met is null && _counts.Platelets?.IsAtMost(RecoveredPlatelets) == false
            ? CannotDecide(
                TitrationRules.LaterStep,
                "an ANC of one or more of the fortnights that end 2, 4 and 6 weeks after the methotrexate step",
                Required,
                _counts.LastDate,
                $"the step falls due on {Iso(late)} in any case")
            : Step(TitrationRules.LaterStep, TitratedDrug.Thiopurine, level, Required, met == false ? late : early);
    }

    private TitrationDecision StepMethotrexate()
    {
        const string Required = "14 days after the thiopurine's step with ANC then at least 1500/µL, otherwise 28 days";
        LocalDate early = course.Since.PlusDays(DaysToMethotrexate);
        LocalDate late = course.Since.PlusDays(DaysToLateMethotrexate);
        DosePercent level = course.Current.Antifolate;
        if (on < early || on >= late)
        {
            return Step(TitrationRules.MethotrexateStep, TitratedDrug.Antifolate, level, Required, on < early ? early : late);
        }

        DatedCounts? then = null;
        for (int index = history.CountsUntil(early.PlusDays(-1)), end = history.CountsUntil(on); index < end && then is null; index++)
        {
            then = history.PlausibleNeutrophils(history.Counts[index]) is null ? null : history.Counts[index];
        }

        bool? isBelow = then?.Neutrophils?.IsBelow(StepNeutrophils);
        return isBelow is null && _counts.Platelets?.IsAtMost(RecoveredPlatelets) == false
            ? CannotDecide(
                TitrationRules.MethotrexateStep, then is null ? $"an ANC on or after {Iso(early)}" : $"the number behind the ANC of {Iso(then.Date)}, {then.Neutrophils}", Required, _counts.LastDate, $"the step falls due on {Iso(late)} in any case")
            : Step(
                TitrationRules.MethotrexateStep, TitratedDrug.Antifolate, level, Required, isBelow == false ? then!.Date : late);
    }

    /// <summary>Takes the step when it is due and platelets allow it, and otherwise holds.</summary>
    private TitrationDecision Step(Rule rule, TitratedDrug drug, DosePercent from, string required, LocalDate due) =>
        on < due ? Hold(rule, required, $"the next step falls due on {Iso(due)}")
        : _counts.Platelets?.IsAtMost(RecoveredPlatelets) is not { } isTooLow
            ? CannotDecide(TitrationRules.PlateletsToEscalate, "the number behind the platelets", "platelets above 75000/µL", _counts.LastDate, "the step is due")
        : isTooLow ? Hold(TitrationRules.PlateletsToEscalate, "platelets above 75000/µL", "the step is due")
        : Make(new TitrationAction.Escalate(drug, Steps.After(from)!.Value), rule, required, due);

    private TitrationDecision Hold(Rule rule, string required, string? instead) =>
        Make(new TitrationAction.HoldSteady(), rule, required, course.Since, instead);

    private TitrationDecision CannotDecide(Rule rule, string missing, string required, LocalDate? since, string instead) =>
        Make(new TitrationAction.CannotDecide(missing), rule, required, since, instead);

    private TitrationDecision Make(TitrationAction action, Rule rule, string required, LocalDate? since, string? instead = null) =>
        new(on, course.State, action, rule)
        {
            Since = since,
            Current = course.Current,
            Observed = $"{_counts}; {course.Current} since {Iso(course.Since)}",
            Required = required,
            Instead = instead,
        };

    private LocalDate? RunSince(CountBand band) => runs.Since(band, on);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
