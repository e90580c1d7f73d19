using System.Globalization;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>Finds, event by event, what can be and should not have been.</summary>
internal sealed partial class RecordFindings
{
    private readonly RecordFacts facts;
    private readonly TherapyPlan? plan;
    private readonly LocalDate date;
    private readonly RecordDelays delays;
    private readonly DltDefinition? toxicity;
    private readonly DltCourse? course;
    private readonly Dictionary<CompiledProtocol, RecordSafety> safeties = [];
    private readonly List<RecordFinding> found = [];

    private RecordFindings(RecordFacts facts, TherapyPlan? plan, LocalDate date)
    {
        this.date = date;
        delays = new(facts);
        toxicity = facts.Applied.Definition.DoseLimitingToxicity;
        course = toxicity is null ? null : RecordToxicity.CourseOf(facts, plan, toxicity, date);
        this.facts = facts;
        this.plan = plan;
    }

    public static ValueList<RecordFinding> Of(RecordFacts facts, TherapyPlan? plan, LocalDate date)
    {
        RecordFindings findings = new(facts, plan, date);
        foreach (RecordEvent recorded in facts.Events)
        {
            findings.Judge(recorded);
        }

        return findings.found.ToValueList();
    }

    private void Judge(RecordEvent recorded)
    {
        switch (recorded)
        {
            case RecordEvent.Enrolled enrolled:
                JudgeEnrolment(enrolled);
                break;
            case RecordEvent.BlockStarted started:
                JudgeStart(started);
                break;
            case RecordEvent.AdministrationHeld held:
                JudgeHold(held);
                break;
            case RecordEvent.Measured measured:
                AddAll(measured, SafetyOn(measured.Date)?.OfMeasurement(measured));
                break;
            case RecordEvent.LaboratoryReported reported:
                AddAll(reported, facts.InForce(reported.Date).Safety.Laboratory.Explain(reported.Values, facts.Laboratory.Before(reported)));
                break;
            case RecordEvent.AdverseEventStarted { Grade: Grade.Death } or RecordEvent.AdverseEventGraded { Grade: Grade.Death }:
                JudgeGrade5(recorded);
                break;
            case RecordEvent.DosesPrescribed prescribed:
                JudgePrescription(prescribed);
                break;
            case RecordEvent.TreatmentDelayed delayed:
                JudgeDelay(delayed);
                break;
            case RecordEvent.Died died:
                JudgeDeath(died);
                break;
            case { DoseGiven: { } dose, ConcernedSlot: { } slot }:
                JudgeGiven(recorded, slot, dose);
                break;
        }
    }

    private void JudgeStart(RecordEvent.BlockStarted started)
    {
        int index = facts.Schedule.Definition.IndexOf(started.Block);
        CompiledProtocol inForce = facts.InForce(started.Date);
        Block block = inForce.Definition.Blocks[index];
        AddAll(started, inForce.MayStart(block.Id, RecordStates.StartFactsOn(facts, plan, index, started.Date, started.HappenedAt)).Findings);
        AddAll(started, LateEvidence(facts, block, started.Date, started));
        if (index > 0 && facts.Starts[index - 1] is null)
        {
            Add(started, new(RecordRules.BlockSkipped, DecisionOutcome.Proceed, Severity.Deviation, $"{block} started, and {facts.Schedule.Definition.Blocks[index - 1]} has no start", "a start of the block before"));
        }

        int cut = index == 0 || facts.Starts[index - 1] is null ? 0 : plan!.Rows(index - 1, int.MinValue, int.MaxValue).Count(row => row.Status == AdministrationStatus.CutShort);
        if (cut > 0)
        {
            string observed = string.Create(CultureInfo.InvariantCulture, $"{cut} planned {(cut == 1 ? "administration" : "administrations")} of {facts.Schedule.Definition.Blocks[index - 1]} had not been given");
            Add(started, new(RecordRules.BlockCutShort, DecisionOutcome.Proceed, Severity.Deviation, observed, "the planned administrations of the block before, first"));
        }

        JudgeTime(started, $"{block} started");
    }

    private void JudgeHold(RecordEvent.AdministrationHeld held)
    {
        (int block, int place) = Locate(held.Slot);
        PlannedOrder order = facts.Schedule.Blocks[block].Orders[place];
        if (!order.Days.Contains(held.Slot.Day))
        {
            Add(held, new(RecordRules.Unplanned, DecisionOutcome.Proceed, Severity.Deviation, $"{held.Slot} was held", $"days {order.Days}"));
            return;
        }

        SlotHistory history = facts.Courses[block].At(held.Slot.Day, place);
        if (ReferenceEquals(history.Held, held) && plan!.Blocks[block].StateOf(held.Slot.Day, place).Status == AdministrationStatus.LeftOut)
        {
            Add(held, new(RecordRules.LeftOut, DecisionOutcome.Proceed, Severity.Deviation, $"{held.Slot} is left out: after its hold the next administration of the order stands too near", "a day on which it can be made up"));
        }

        if (ReferenceEquals(history.Held, held) && history.LastGiven is null && history.Omitted is null && facts.InForce(held.Date).PoliciesOf(block)[place] is null)
        {
            Add(held, new(RecordRules.HoldUndecided, DecisionOutcome.CannotDecide, Severity.Information, Observed: null, "a decision whether it is made up, omitted or moves what follows")
            {
                Missing = $"the site's policy for {held.Slot}",
                Audience = Audience.StudyTeam,
            });
        }
    }

    private void JudgeGiven(RecordEvent recorded, AdministrationSlot slot, GivenDose dose)
    {
        (int index, int place) = Locate(slot);
        Block block = facts.InForce(recorded.Date).Definition.Blocks[index];
        PlannedOrder order = block.Orders[place];
        JudgeClock(recorded, dose);
        if (!order.Routes.Contains(dose.Route))
        {
            Severity severity = order.Drug.Routes.Contains(dose.Route) ? Severity.Deviation : Severity.Hazard;
            Add(recorded, new(RecordRules.Route, DecisionOutcome.Hold, severity, $"{order.Drug} was given {dose.Route}", $"{order.Routes}"));
        }

        SlotHistory history = facts.Courses[index].At(slot.Day, place);
        JudgeDay(recorded, slot, order, index, place, history);
        if (history.GivenBefore(recorded))
        {
            Add(recorded, new(RecordRules.Twice, DecisionOutcome.Hold, Severity.Hazard, $"{slot} was given before", "one dose"));
        }

        bool isNear = JudgeInterval(recorded, slot, index, place);
        JudgeHeld(recorded, slot, index, place);
        JudgeLinks(recorded, slot, index, place);
        if (facts.Titration?.GivenShare(index, slot.OrderId, recorded.Date) is { IsNone: true } stop)
        {
            string why = stop.AskedBy is null
                ? $"{order.Drug} is stopped by the prescription of {RecordDates.Text(stop.Since)}"
                : $"the counts of {RecordDates.Text(stop.Since)} call for a stop that nobody has answered";
            Add(recorded, new(stop.AskedBy ?? RecordRules.StoppedGiven, DecisionOutcome.Hold, Severity.Hazard, $"{slot} was given on {RecordDates.Text(recorded.Date)}, and {why}", "a prescription first"));
        }

        if (history.Omitted is { } omitted && !IsRestOmitted(recorded, omitted, order, history))
        {
            Add(recorded, new(RecordRules.OmittedGiven, DecisionOutcome.Proceed, Severity.Deviation, $"{slot} was given, and omitted on {RecordDates.Text(omitted.Date)}", "no administration"));
        }

        JudgePlace(recorded, block, order, dose);
        JudgeTime(recorded, $"{slot} was given");
        AddAll(recorded, SafetyOn(recorded.Date)?.OfDose(recorded, index, order, isNear));
    }

    private void JudgeDay(RecordEvent recorded, AdministrationSlot slot, PlannedOrder order, int index, int place, SlotHistory history)
    {
        if (!order.Days.Contains(slot.Day))
        {
            string standsFor = plan!.Blocks[index].DayThatIsMetBy(slot.Day, place) is { } met ? string.Create(CultureInfo.InvariantCulture, $"; it stands for day {met}") : string.Empty;
            Add(recorded, new(RecordRules.Unplanned, DecisionOutcome.Proceed, Severity.Deviation, $"{slot} was given{standsFor}", $"days {order.Days}"));
            return;
        }

        LocalDate due = DayNumber.ToDate(plan!.Blocks[index].DateOf(slot.Day, place));
        bool isMadeUp = recorded is RecordEvent.AdministrationMadeUp && history.Held is not null && recorded.Date >= due;
        if (recorded.Date != due && !isMadeUp && !IsPastMidnight(recorded, order, due))
        {
            Add(recorded, new(RecordRules.Day, DecisionOutcome.Proceed, Severity.Deviation, $"{slot} was given on {RecordDates.Text(recorded.Date)}", RecordDates.Text(due)));
        }
    }

    private void JudgeTime(RecordEvent recorded, string what)
    {
        string observed = $"{what} on {RecordDates.Text(recorded.Date)}";
        if (facts.Left is { } left && recorded.Date >= left.Date)
        {
            Add(recorded, new(RecordRules.AfterLeaving, DecisionOutcome.Proceed, Severity.Deviation, observed, $"nothing from {RecordDates.Text(left.Date)} on"));
        }

        if (recorded.Date >= plan!.EndOfTherapy)
        {
            Add(recorded, new(RecordRules.AfterEnd, DecisionOutcome.Proceed, Severity.Deviation, observed, $"nothing from {RecordDates.Text(plan.EndOfTherapy)} on"));
        }
    }

    private void AddAll(RecordEvent recorded, IEnumerable<Finding>? findings)
    {
        foreach (Finding finding in findings ?? [])
        {
            Add(recorded, finding);
        }
    }

    private void Add(RecordEvent recorded, Finding found)
    {
        Finding finding = found with { Rule = RecordRules.Of(found.Rule, facts.Schedule.Definition) };

        // An override covers what its author could see: findings at events that had happened and were recorded by then.
        RecordEvent.FindingOverridden? overridden = facts.Of(RecordEventKind.FindingOverridden)
            .Cast<RecordEvent.FindingOverridden>()
            .LastOrDefault(candidate => candidate.RuleId == finding.Rule.Id
                && (candidate.Concerns is null || candidate.Concerns == recorded.Stamp.Id)
                && candidate.Date >= recorded.Date
                && candidate.Stamp.RecordedAt >= recorded.Stamp.RecordedAt);
        this.found.Add(new(recorded.Stamp.Id, recorded.Date, finding, overridden) { RecordedDaysLater = recorded.DaysLate });
    }

    private (int Block, int OrderIndex) Locate(AdministrationSlot slot)
    {
        int block = facts.Schedule.Definition.IndexOf(slot.Block);
        return (block, facts.Schedule.Blocks[block].PlaceOf(slot.OrderId));
    }
}

/// <summary>What a rule found in a record.</summary>
/// <param name="EventId">The event at which it was found.</param>
/// <param name="Date">The day on which that event happened.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Override">Who overrode it, when and why; null when nobody did.</param>
public sealed record RecordFinding(string EventId, LocalDate Date, Finding Finding, RecordEvent.FindingOverridden? Override)
{
    /// <summary>How many days (UTC) after it happened the event was recorded; 0 when it was that day.</summary>
    public int RecordedDaysLater { get; init; }

    /// <summary>The finding as one line, with its event and its override.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        $"{RecordDates.Text(Date)} event {VisibleText.Of(EventId)}{LaterText}: {Finding.Sentence}{(Override is null ? string.Empty : $" Overridden by {VisibleText.Of(Override.Stamp.RecordedBy)}: {VisibleText.Of(Override.Reason)}")}";

    private string LaterText => RecordedDaysLater == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" (recorded {RecordedDaysLater} {(RecordedDaysLater == 1 ? "day" : "days")} later)");
}
