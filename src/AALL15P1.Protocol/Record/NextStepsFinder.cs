using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>Turns a state into what must be decided or done.</summary>
internal static partial class NextStepsFinder
{
    private const int DaysAhead = 6;

    public static NextSteps Of(RecordFacts facts, TherapyPlan? plan, RecordState state)
    {
        if (state.Stage is CourseStage.NotEnrolled or CourseStage.Died or CourseStage.OffProtocol or CourseStage.Completed)
        {
            // A rescue is owed to whoever got what it rescues from, whatever else has ended.
            return new(state, NextBlock: null, Gate: null, ByKind([.. Hazards(state), .. state.Stage == CourseStage.Died ? [] : RescueTimes(facts, plan, state), .. DltSteps(state)]));
        }

        int next = RecordStates.LastStarted(facts) + 1;
        Block? block = next < facts.Starts.Length ? facts.Schedule.Definition.Blocks[next] : null;
        StartFacts? known = block is null ? null : RecordStates.StartFactsOn(facts, plan, next, state.Date);
        Decision? gate = known is { } gathered ? facts.Applied.MayStart(block!.Id, gathered) : null;
        PlannedAdministration[] ahead = plan is null ? [] : [.. plan.ToBeGiven(state.Date, state.Date.PlusDays(DaysAhead))];
        return new(state, block, gate, ByKind(
        [
            .. Hazards(state),
            .. Leaves(facts, state),
            .. BlockAlerts(state),
            .. Warnings(facts, ahead, state),
            .. state.Overdue.Select(row => Give(NextStepKind.Overdue, row, "was due and is not recorded as given, held or omitted")),
            .. Due(facts, state),
            .. RescueTimes(facts, plan, state),
            .. Titration(facts, state),
            .. state.OpenHolds.Select(hold => Decide(facts, plan!, hold)),
            .. LeftOut(state),
            .. Alone(facts, plan, state),
            .. Delays(facts, plan, state),
            .. block is null ? [] : Gate(block, gate!, state.Date, plan?.Roadmap.Block(block.Id).Start, RecordFindings.LateEvidence(facts, block, state.Date, started: null)),
            .. Visits(ahead, state),
            .. DltSteps(state),
            .. OpenDelays(state),
        ]))
        {
            GateFacts = known,
        };
    }

    private static ValueList<NextStep> ByKind(IEnumerable<NextStep> steps) => steps.OrderBy(step => step.Kind).ThenBy(step => step.Date).ToValueList();

    private static IEnumerable<NextStep> Hazards(RecordState state) =>
        state.Findings
            .Where(found => found.Finding is { Severity: Severity.Hazard, Effect: DecisionOutcome.Hold } && found.Override is null)
            .DistinctBy(found => found.Finding.Sentence, StringComparer.Ordinal)
            .Select(found => new NextStep(NextStepKind.Alert, found.Finding.Audience, found.Date, found.Finding.Sentence) { Finding = found.Finding });

    /// <summary>What the block alerts its team to wherever the infant is; the place itself is not judged here.</summary>
    private static IEnumerable<NextStep> BlockAlerts(RecordState state) =>
        state.Block is not { } block ? []
        : SiteOfCareGate.Explain(block, new() { Setting = CareSetting.TertiaryCentre, ToxicitySymptoms = false }).Findings
            .Select(finding => new NextStep(NextStepKind.Alert, finding.Audience, state.Date, finding.Sentence) { Finding = finding });

    /// <summary>What is against an administration that is overdue, due, or planned within the next days; said before it is given.</summary>
    private static IEnumerable<NextStep> Warnings(RecordFacts facts, PlannedAdministration[] ahead, RecordState state)
    {
        // What is against every overdue day of an order alike is said once.
        HashSet<(string OrderId, string Sentence)> said = [];
        RecordSafety? safety = null;
        foreach (PlannedAdministration row in state.Overdue.Concat(ahead.Where(row => !row.Planned.IsProjected)))
        {
            LocalDate on = LocalDate.Max(row.Date, state.Date);
            foreach (Finding finding in (safety ??= new(facts, facts.Applied, facts.Enrolled!.BirthDate)).OfDue(row.Order, on).Where(finding => finding.Effect != DecisionOutcome.Proceed && said.Add((row.Order.Id, finding.Sentence))))
            {
                yield return new(NextStepKind.Alert, finding.Audience, on, $"Before {row.Order.Drug} ({row.Slot}) is given: {finding.Sentence}") { Slot = row.Slot, Finding = finding };
            }
        }
    }

    private static NextStep Give(NextStepKind kind, PlannedAdministration row, string what) =>
        new(kind, IsForTertiaryCentre(row) ? Audience.TertiaryCentre : Audience.TreatingTeam, row.Date, $"{row.Order.Drug} {row.Order.Routes} ({row.Slot}{DosesLeft(row)}) {what}.")
        {
            Slot = row.Slot,
            Dose = row.Dose,
        };

    private static NextStep Decide(RecordFacts facts, TherapyPlan plan, OpenHold hold)
    {
        int[] days = [.. plan.Blocks[facts.Schedule.Definition.IndexOf(hold.Held.Slot.Block)].DaysHeldBy(hold.Held)];
        string what = days.Length > 1 ? $"{hold.Held.Slot.Block}/{hold.Held.Slot.OrderId} days {DayRange.Text(days)} are held" : $"{hold.Held.Slot} is held";
        return new(
            NextStepKind.DecideHold,
            hold.IsUndecided ? Audience.StudyTeam : Audience.TreatingTeam,
            hold.Held.Date,
            hold.IsUndecided
                ? $"{what}, and the site's policy for held administrations is not stated: decide whether {(days.Length > 1 ? "they are" : "it is")} made up or omitted."
                : $"{hold.Held.Slot} is held, and nothing of the order is due: state until when.")
        {
            Slot = hold.Held.Slot,
        };
    }

    private static IEnumerable<NextStep> Gate(Block block, Decision gate, LocalDate date, LocalDate? projected, IEnumerable<Finding> late)
    {
        // The gate is asked about the day itself, because only that day's facts are known; the step is dated by the
        // projected start, for which it must be answered.
        string today = RecordDates.Text(date);
        string answer = gate.Outcome switch
        {
            DecisionOutcome.Proceed => $"the criteria to start it on {today} are met",
            DecisionOutcome.Hold => $"it may not start on {today}",
            _ => $"whether it may start on {today} cannot be decided yet",
        };
        yield return new(NextStepKind.EvaluateGate, Audience.TreatingTeam, projected, $"{block.Title} is next: {answer}.");
        foreach (Finding finding in gate.Findings.Concat(late))
        {
            NextStepKind kind = finding.Missing is null ? NextStepKind.EvaluateGate : NextStepKind.SupplyMissing;
            yield return new(kind, finding.Audience, projected, finding.Sentence) { Finding = finding };
        }
    }

    private static IEnumerable<NextStep> Visits(PlannedAdministration[] ahead, RecordState state)
    {
        foreach (PlannedAdministration row in ahead)
        {
            foreach (CareRule.TertiaryCentreOnly only in OnlyAtTertiaryCentre(row))
            {
                yield return Visit(only.Rule, row.Date, $"{row.Order.Drug} is given at the tertiary centre{(row.Planned.IsProjected ? ", if the block starts as projected" : string.Empty)}") with { Slot = row.Slot };
            }
        }

        if (state.Dlt?.IsOpen != false && state.Block?.CareRules.FirstOrDefault(rule => rule is CareRule.SeenAtTertiaryCentre) is { } seen)
        {
            yield return Visit(seen.Rule, state.Date, "While the evaluation period is open, the infant is seen at the tertiary centre");
        }
    }

    private static NextStep Visit(Rule rule, LocalDate date, string what) =>
        new(NextStepKind.VisitTertiaryCentre, Audience.TertiaryCentre, date, $"{what} ({rule.Id}; {rule.Citation}).")
        {
            Finding = new(rule, DecisionOutcome.Proceed, Severity.Information, "a visit is planned", "the tertiary centre") { Audience = Audience.TertiaryCentre },
        };

    /// <summary>What is known of the marker that takes the infant off the protocol, said at once.</summary>
    private static IEnumerable<NextStep> Leaves(RecordFacts facts, RecordState state) =>
        ContinuationGate.Explain(facts.Schedule.Definition, state.Marker).Findings
            .Where(finding => finding.Effect == DecisionOutcome.Hold)
            .Select(finding => new NextStep(NextStepKind.Alert, finding.Audience, facts.Last<RecordEvent.MarkerReported>(RecordEventKind.MarkerReported, state.Date)?.Date, $"The infant does not continue. {finding.Sentence}") { Finding = finding });

    /// <summary>Delays of treatment of which nobody says any more whether they last.</summary>
    private static IEnumerable<NextStep> OpenDelays(RecordState state) =>
        state.Findings
            .Where(found => found.Finding.Rule.Id == RecordRules.DelayEnd.Id && found.Finding.Effect == DecisionOutcome.CannotDecide)
            .Select(found => new NextStep(NextStepKind.DecideHold, found.Finding.Audience, found.Date, found.Finding.Sentence) { Finding = found.Finding });

    /// <summary>Every dose-limiting toxicity that is established, and every question that is open.</summary>
    private static IEnumerable<NextStep> DltSteps(RecordState state)
    {
        foreach (AssessedAdverseEvent assessed in (IEnumerable<AssessedAdverseEvent>?)state.Dlt?.Assessments ?? [])
        {
            bool isEstablished = assessed.Decision.Outcome == DecisionOutcome.Hold;
            foreach (Finding finding in assessed.Decision.Findings.Where(finding => assessed.Decision.Outcome != DecisionOutcome.Proceed && finding.Effect == assessed.Decision.Outcome))
            {
                yield return new(
                    isEstablished ? NextStepKind.Alert : NextStepKind.AnswerDlt,
                    finding.Audience,
                    assessed.AdverseEvent.Start,
                    isEstablished ? $"Dose-limiting toxicity is established. {Named(assessed, finding)}" : Named(assessed, finding))
                {
                    Finding = finding,
                };
            }
        }

        foreach (RecordFinding found in state.Findings.Where(found => found.Finding.Rule.Id == RecordRules.EventOfDeath.Id && found.Override is null))
        {
            yield return new(NextStepKind.AnswerDlt, found.Finding.Audience, found.Date, found.Finding.Sentence) { Finding = found.Finding };
        }

        if (state.Dlt?.Missing is { } missing)
        {
            yield return new(NextStepKind.AnswerDlt, Audience.StudyTeam, Date: null, $"The evaluation period of dose-limiting toxicity has no end. Missing: {missing}.");
        }
    }

    /// <summary>A finding's sentence with the adverse event that it is about, which most of them name themselves.</summary>
    private static string Named(AssessedAdverseEvent assessed, Finding finding) =>
        finding.Sentence.Contains(assessed.AdverseEvent.Term.Title, StringComparison.OrdinalIgnoreCase) ? finding.Sentence : $"{assessed.AdverseEvent.Term.Title}: {finding.Sentence}";

    private static bool IsForTertiaryCentre(PlannedAdministration row) => OnlyAtTertiaryCentre(row).Any();

    private static IEnumerable<CareRule.TertiaryCentreOnly> OnlyAtTertiaryCentre(PlannedAdministration row) =>
        row.Block.CareRules.OfType<CareRule.TertiaryCentreOnly>().Where(only => only.Drug.Equals(row.Order.Drug));
}
