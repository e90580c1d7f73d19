using System.Collections.Immutable;
using System.Globalization;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>Finds, event by event, what can be and should not have been.</summary>
internal sealed partial class RecordFindings
{
    /// <summary>The kinds of events that are judged one by one each time; the others are kept from one record to the next.</summary>
    private static readonly RecordEventKind[] JudgedAnew =
    [
        RecordEventKind.Enrolled, RecordEventKind.BlockStarted, RecordEventKind.DosesPrescribed, RecordEventKind.AdverseEventStarted,
        RecordEventKind.AdverseEventGraded, RecordEventKind.TreatmentDelayed, RecordEventKind.Died,
    ];

    private readonly RecordFacts facts;
    private readonly TherapyPlan? plan;
    private readonly LocalDate asked;
    private readonly DltDefinition? toxicity;
    private readonly Dictionary<CompiledProtocol, RecordSafety> safeties = [];
    private readonly List<Finding> judged = [];
    private List<Found> found = [];

    /// <summary>The stretch of days on which what was compared with the day that is asked about comes out the same.</summary>
    private (LocalDate From, LocalDate To) alike = (LocalDate.MinIsoValue, LocalDate.MaxIsoValue);
    private bool looksAtCourse;
    private bool hasCourse;

    private RecordFindings(RecordFacts facts, TherapyPlan? plan, LocalDate date)
    {
        asked = date;
        toxicity = facts.Applied.Definition.DoseLimitingToxicity;
        this.facts = facts;
        this.plan = plan;
    }

    private RecordDelays Delays => field ??= new(facts);

    /// <summary>The days of the evaluation period; null where the protocol has none.</summary>
    private DltCourse? Course
    {
        get
        {
            if (!hasCourse)
            {
                field = toxicity is null ? null : RecordToxicity.CourseOf(facts, plan, toxicity, asked);
                hasCourse = true;
            }

            return field;
        }
    }

    public static ValueList<RecordFinding> Of(RecordFacts facts, TherapyPlan? plan, LocalDate date)
    {
        RecordFindings findings = new(facts, plan, date);
        foreach (RecordEventKind kind in JudgedAnew)
        {
            foreach (RecordEvent recorded in facts.Of(kind))
            {
                findings.Judge(recorded);
            }
        }

        findings.JudgeSeries(ref facts.Memory.OfMeasurements, facts.Measurements.Events, facts.Enrolled?.BirthDate, static (judge, at) => judge.JudgeMeasurement(at));
        findings.JudgeSeries(ref facts.Memory.OfLaboratory, facts.Laboratory.Reports, birthDate: null, static (judge, at) => judge.JudgeLaboratory(at));
        for (int block = 0; block < facts.Courses.Length; block++)
        {
            findings.JudgeBlock(block);
        }

        if (!facts.Events.IsEmpty)
        {
            findings.JudgeSums();
        }

        return findings.InOrder();
    }

    /// <summary>What was found, in canonical order of its events, with what overrides it.</summary>
    private ValueList<RecordFinding> InOrder()
    {
        IEnumerable<Found> inOrder = found.OrderBy(each => each.Recorded, RecordEvent.CanonicalOrder);
        return facts.Of(RecordEventKind.FindingOverridden) is { IsEmpty: false } overrides
            ? inOrder.Select(each => OverriddenBy(overrides, each.Recorded, each.Finding.Finding) is { } by ? each.Finding with { Override = by } : each.Finding).ToValueList()
            : inOrder.Select(each => each.Finding).ToValueList();
    }

    /// <summary>An override covers what its author could see: findings at events that had happened and were recorded by then.</summary>
    private static RecordEvent.FindingOverridden? OverriddenBy(IEnumerable<RecordEvent> overrides, RecordEvent recorded, Finding finding) =>
        overrides.Cast<RecordEvent.FindingOverridden>()
            .LastOrDefault(candidate => candidate.RuleId == finding.Rule.Id
                && (candidate.Concerns is null || candidate.Concerns == recorded.Stamp.Id)
                && candidate.Date >= recorded.Date
                && candidate.Stamp.RecordedAt >= recorded.Stamp.RecordedAt);

    /// <summary>Judges what was measured or counted, each by itself and by those before it; what was found at the first of them that are the same as before stands.</summary>
    private void JudgeSeries(ref SeriesFindings? kept, RecordEvent[] events, LocalDate? birthDate, Action<RecordFindings, int> judge)
    {
        SeriesFindings? known = Volatile.Read(ref kept);
        bool isSame = known is not null && known.Periods == facts.Periods && known.BirthDate == birthDate;
        int shared = isSame ? SeriesFindings.Shared(known!.Events, events) : 0;
        ImmutableArray<(int At, Found Found)>.Builder all = ImmutableArray.CreateBuilder<(int, Found)>();
        foreach ((int at, Found one) in isSame ? known!.Found : [])
        {
            if (at < shared)
            {
                all.Add((at, one));
                found.Add(one);
            }
        }

        if (isSame && shared == events.Length && shared == known!.Events.Length)
        {
            return;
        }

        for (int at = shared; at < events.Length; at++)
        {
            int before = found.Count;
            judge(this, at);
            for (int added = before; added < found.Count; added++)
            {
                all.Add((at, found[added]));
            }
        }

        Volatile.Write(ref kept, new(events, facts.Periods, birthDate, all.ToImmutable()));
    }

    private void JudgeMeasurement(int at)
    {
        RecordEvent measured = facts.Measurements.Events[at];
        AddAll(measured, SafetyOn(measured.Date).OfMeasurement(at));
    }

    private void JudgeLaboratory(int at)
    {
        RecordEvent.LaboratoryReported reported = facts.Laboratory.Reports[at];
        LaboratoryPlausibility plausible = facts.InForce(reported.Date).Safety.Laboratory;
        judged.Clear();
        plausible.Judge(reported.Values, facts.Laboratory.Before(at), judged);
        AddAll(reported, judged);
    }

    /// <summary>
    /// Judges what was given and held of a block, unless nothing has changed of all that it is judged by. What is read for
    /// it is named in <see cref="BlockFindings"/>: nothing else of the record may be.
    /// </summary>
    private void JudgeBlock(int index)
    {
        BlockCourse course = facts.Courses[index];
        if (course.Events.IsEmpty)
        {
            return;
        }

        BlockFindings? known = Volatile.Read(ref facts.Memory.Judged(index));
        if (known is null || !known.Stand(facts, asked, () => Course))
        {
            List<Found> others = found;
            found = [];
            alike = (LocalDate.MinIsoValue, LocalDate.MaxIsoValue);
            looksAtCourse = false;
            int reach = BlockFindings.ReachOf(facts, index);
            BlockDoses doses = new(facts, index, reach);
            int at = 0;
            foreach (RecordEvent recorded in course.Events)
            {
                if (recorded is RecordEvent.AdministrationHeld held)
                {
                    JudgeHold(held);
                }
                else if (recorded is { DoseGiven: { } dose, ConcernedSlot: { } slot })
                {
                    while (!ReferenceEquals(doses.Events[at], recorded))
                    {
                        at++;
                    }

                    JudgeGiven(recorded, slot, dose, doses, at);
                }
            }

            known = new(index, facts, new(reach, alike.From, alike.To, looksAtCourse, looksAtCourse ? Course : null), [.. found]);
            Volatile.Write(ref facts.Memory.Judged(index), known);
            found = others;
        }

        found.AddRange(known.Found.AsSpan());
    }

    /// <summary>Judges what the doses of classes with a limit add up to.</summary>
    private void JudgeSums()
    {
        for (int at = 0; at < facts.Periods.Length; at++)
        {
            if (facts.Periods[at].Protocol.Safety.CumulativeLimits.Count > 0)
            {
                foreach ((RecordEvent recorded, Finding finding) in SafetyOn(facts.Periods[at].From).OfSums(facts.Periods[at].From, at + 1 < facts.Periods.Length ? facts.Periods[at + 1].From : null))
                {
                    Add(recorded, finding);
                }
            }
        }
    }

    /// <summary>Whether the day that is asked about is after another, so that what is found names it: then it is kept for that day alone, and else for every day up to the other.</summary>
    private bool IsAskedAfter(LocalDate day)
    {
        bool isAfter = asked > day;
        alike = isAfter ? (asked, asked) : (alike.From, LocalDate.Min(alike.To, day));
        return isAfter;
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
        }
    }

    private void JudgeStart(RecordEvent.BlockStarted started)
    {
        int index = facts.Schedule.Definition.IndexOf(started.Block);
        CompiledProtocol inForce = facts.InForce(started.Date);
        Block block = inForce.Definition.Blocks[index];
        AddAll(started, OfGate(index, inForce, block, RecordStates.StartFactsOn(facts, plan, index, started.Date, started.HappenedAt)).AsEnumerable());
        AddAll(started, LateEvidence(facts, block, started.Date, started));
        if (index > 0 && facts.Starts[index - 1] is null)
        {
            Add(started, new(RecordRules.BlockSkipped, DecisionOutcome.Proceed, Severity.Deviation, $"{block} started, and {facts.Schedule.Definition.Blocks[index - 1]} has no start", "a start of the block before"));
        }

        int cut = index == 0 ? 0 : plan!.Count(index - 1, AdministrationStatus.CutShort);
        if (cut > 0)
        {
            string observed = string.Create(CultureInfo.InvariantCulture, $"{cut} planned {(cut == 1 ? "administration" : "administrations")} of {facts.Schedule.Definition.Blocks[index - 1]} had not been given");
            Add(started, new(RecordRules.BlockCutShort, DecisionOutcome.Proceed, Severity.Deviation, observed, "the planned administrations of the block before, first"));
        }

        JudgeTime(started, block, static block => $"{block} started");
    }

    /// <summary>What the gate says of a start; it says the same of the same facts.</summary>
    private ValueList<Finding> OfGate(int index, CompiledProtocol inForce, Block block, in StartFacts known)
    {
        StartFindingsOf? before = Volatile.Read(ref facts.Memory.Start(index));
        if (before is null || !ReferenceEquals(before.InForce, inForce) || before.Block != block.Id || before.Known != known)
        {
            before = new(inForce, block.Id, known, inForce.MayStart(block.Id, known).Findings);
            Volatile.Write(ref facts.Memory.Start(index), before);
        }

        return before.Findings;
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

    private void JudgeGiven(RecordEvent recorded, AdministrationSlot slot, GivenDose dose, BlockDoses doses, int at)
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
        JudgeTime(recorded, slot, static slot => $"{slot} was given");
        AddAll(recorded, SafetyOn(recorded.Date).OfDose(doses, at, index, order, isNear));
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

    private void JudgeTime<T>(RecordEvent recorded, T subject, Func<T, string> what)
    {
        if (facts.Left is { } left && recorded.Date >= left.Date)
        {
            Add(recorded, new(RecordRules.AfterLeaving, DecisionOutcome.Proceed, Severity.Deviation, $"{what(subject)} on {RecordDates.Text(recorded.Date)}", $"nothing from {RecordDates.Text(left.Date)} on"));
        }

        if (recorded.Date >= plan!.EndOfTherapy)
        {
            Add(recorded, new(RecordRules.AfterEnd, DecisionOutcome.Proceed, Severity.Deviation, $"{what(subject)} on {RecordDates.Text(recorded.Date)}", $"nothing from {RecordDates.Text(plan.EndOfTherapy)} on"));
        }
    }

    private void AddAll(RecordEvent recorded, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            Add(recorded, finding);
        }
    }

    private void Add(RecordEvent recorded, Finding finding) =>
        found.Add(new(recorded, new(recorded.Stamp.Id, recorded.Date, finding with { Rule = RecordRules.Of(finding.Rule, facts.Schedule.Definition) }, Override: null) { RecordedDaysLater = recorded.DaysLate }));

    private (int Block, int OrderIndex) Locate(AdministrationSlot slot)
    {
        int block = facts.Schedule.Definition.IndexOf(slot.Block);
        return (block, facts.Schedule.Blocks[block].PlaceOf(slot.OrderId));
    }
}
