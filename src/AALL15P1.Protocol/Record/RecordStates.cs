using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>Computes the state on a day from what had happened by then.</summary>
internal static partial class RecordStates
{
    public static RecordState Of(RecordFacts facts, TherapyPlan? plan, LocalDate date)
    {
        CourseStage stage = StageOf(facts, plan, date);
        int current = LastStarted(facts);
        List<PlannedAdministration> due = [];
        List<PlannedAdministration> overdue = [];
        List<PlannedAdministration> unrecorded = [];
        PlannedAdministration[] done = new PlannedAdministration[DoneOf(plan, current)];
        int doneRows = 0;
        List<PlannedAdministration> omitted = [];
        List<PlannedAdministration> leftOut = [];
        List<OpenHold> holds = [];
        int today = DayNumber.Of(date, nameof(date));
        int delayedFrom = DelayedSince(facts, date) is { } since ? DayNumber.Of(since, nameof(date)) : int.MaxValue;
        RecordTitration? titration = stage == CourseStage.OnTherapy ? facts.Titration : null;
        TitrationDecision? unanswered = titration?.Unanswered(date);
        for (int block = 0; block <= current; block++)
        {
            // No block goes on after the end of therapy, or after the infant has left or died.
            bool isOver = stage != CourseStage.OnTherapy || plan!.Blocks[block].IsOver;
            BlockPlan rows = plan!.Blocks[block];
            (int row, int end) = plan.RowsOf(block);
            for (; row < end; row++)
            {
                RowState state = rows.StateOf(row);
                if (state.Status is AdministrationStatus.Given or AdministrationStatus.PartlyOmitted)
                {
                    done[doneRows++] = plan.At(block, row, state);
                    continue;
                }

                bool isOpen = state.Status is AdministrationStatus.Planned or AdministrationStatus.PartlyGiven;
                List<PlannedAdministration>? list = state.Status switch
                {
                    AdministrationStatus.Omitted => omitted,
                    AdministrationStatus.Planned or AdministrationStatus.PartlyGiven or AdministrationStatus.Waiting when isOver => unrecorded,
                    AdministrationStatus.LeftOut when !isOver => leftOut,
                    _ when !isOpen || state.Date > today || (state.Date >= delayedFrom && !state.RescuesGiven) => null,
                    AdministrationStatus.Planned when unanswered is not null && unanswered.On <= DayNumber.ToDate(state.Date)
                        && titration!.ShareOn(block, rows.Compiled.Orders[rows.Compiled.OrderIndexOfRow(row)].Id, date)?.IsNone == true => null,
                    _ => state.Date == today ? due : overdue,
                };
                list?.Add(plan.At(block, row, state));
            }

            if (stage == CourseStage.OnTherapy)
            {
                holds.AddRange(plan.Blocks[block].OpenHolds().Select(held => new OpenHold(held, facts.InForce(held.Date).Holds.For(held.Slot.Block, held.Slot.OrderId))));
            }
        }

        return new(date, stage)
        {
            Block = current < 0 ? null : facts.Schedule.Definition.Blocks[current],
            BlockStart = current < 0 ? null : facts.Starts[current]!.Date,
            Day = stage == CourseStage.OnTherapy ? plan!.Blocks[current].DayOn(DayNumber.Of(date, nameof(date))) : null,
            Marker = MarkerOn(facts, date),
            Due = WithDoses(facts, ByDate(due), date),
            Overdue = ByDate(overdue),
            Unrecorded = ByDate(unrecorded),
            Done = InOrder(done),
            Omitted = ByDate(omitted),
            OpenHolds = holds.ToValueList(),
            LeftOut = ByDate(leftOut),
            CumulativeDoses = DrugTotal.Of(facts),
            Readings = facts.Schedule.Definition.Interpretations,
            Dlt = RecordToxicity.Of(facts, plan, date),
            Titration = titration?.Decide(date),
            Findings = RecordFindings.Of(facts, plan, date),
        };
    }

    /// <summary>
    /// What is known on the day on which a block would start. A count from before the last dose that was given, and a
    /// statement about toxicity from before that or from before an adverse event, say nothing about recovery from it.
    /// </summary>
    public static StartFacts StartFactsOn(RecordFacts facts, TherapyPlan? plan, int block, LocalDate date, Instant? by = null) =>
        StartFactsOn(facts, plan, block, date, LastGiven(facts, block, date), by);

    /// <summary>What is known on a day from counts and statements of a first day on, inclusive; of the day itself without the counts that state a clock time after one.</summary>
    public static StartFacts StartFactsOn(RecordFacts facts, TherapyPlan? plan, int block, LocalDate date, LocalDate? since, Instant? by = null)
    {
        var reported = facts.Laboratory.On(date, by);
        RecordEvent.ToxicityStated? stated = facts.Last<RecordEvent.ToxicityStated>(RecordEventKind.ToxicityStated, date);
        return new(date)
        {
            Values = reported?.Values,
            ValuesBefore = reported?.Before,
            ToxicityResolved = stated is null || stated.Date < since || IsBeforeAdverseEvent(facts, stated, date) ? null : stated.Resolved,
            Since = since,
            Marker = MarkerOn(facts, date),
            PreviousBlockStart = block == 0 ? null : facts.Starts[block - 1]?.Date,
            PreviousBlockIsComplete = block > 0 && IsComplete(plan!, block - 1, date),
            PreviousBlockUnrecorded = block == 0 || facts.Starts[block - 1] is null ? 0 : UnrecordedOf(plan!, block, date),
            PreviousBlockHeldDays = block == 0 || facts.Starts[block - 1] is null ? 0 : HeldDays(facts.Schedule.Definition.Blocks[block], plan!, block - 1),
        };
    }

    /// <summary>The events that a start on a day is judged by, as far as the block asks for them: the counts of the last day with any, and the last word about toxicity and the marker.</summary>
    public static IEnumerable<RecordEvent> EvidenceOf(RecordFacts facts, Block block, LocalDate date, Instant? by = null)
    {
        StartRequirements required = block.StartRequirements;
        bool asksForCounts = required.Neutrophils is not null || required.Platelets is not null || required.WhiteCells is not null;
        return (asksForCounts ? facts.Laboratory.On(date, by)?.Reports ?? [] : [])
            .Append(required.ToxicityResolved ? facts.Last<RecordEvent.ToxicityStated>(RecordEventKind.ToxicityStated, date) : null)
            .Append(required.MarkerPresent ? facts.Last<RecordEvent.MarkerReported>(RecordEventKind.MarkerReported, date) : null)
            .OfType<RecordEvent>();
    }

    /// <summary>The block that started last; -1 when none has.</summary>
    public static int LastStarted(RecordFacts facts)
    {
        for (int block = facts.Starts.Length - 1; block >= 0; block--)
        {
            if (facts.Starts[block] is not null)
            {
                return block;
            }
        }

        return -1;
    }

    /// <summary>The day of the last dose of the blocks before one; where none was recorded, the start of the last of these blocks.</summary>
    private static LocalDate? LastGiven(RecordFacts facts, int block, LocalDate date)
    {
        LocalDate? last = null;
        for (int before = 0; before < block; before++)
        {
            last = Later(last, facts.Starts[before]?.Date);
            var events = facts.Courses[before].Events;
            for (int at = events.Count - 1; at >= 0; at--)
            {
                RecordEvent recorded = events[at];
                if (recorded.DoseGiven is not null && recorded.Date <= date)
                {
                    last = Later(last, recorded.Date);
                    break;
                }
            }
        }

        return last;
    }

    private static LocalDate? Later(LocalDate? one, LocalDate? other) => one is null || other > one ? other : one;

    /// <summary>Whether a statement about toxicity comes before an adverse event that began, or took another grade, by a day: on one day by the clock.</summary>
    private static bool IsBeforeAdverseEvent(RecordFacts facts, RecordEvent.ToxicityStated stated, LocalDate date)
    {
        foreach (RecordEventKind kind in (ReadOnlySpan<RecordEventKind>)[RecordEventKind.AdverseEventStarted, RecordEventKind.AdverseEventGraded])
        {
            if (facts.Last<RecordEvent>(kind, date) is { } last && (stated.Date < last.Date || (stated.Date == last.Date && stated.Clock < last.Clock)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>By how many days holds make the day later on which a block follows the one before it, or the last day of that one; null while one is open that the block waits for.</summary>
    private static int? HeldDays(Block block, TherapyPlan plan, int before)
    {
        BlockPlan previous = plan.Blocks[before];
        return block.StartRequirements.DayOfPreviousBlock is null || block.Spacing is not BlockSpacing.OnDayOfPrevious follows
            ? Math.Max(0, previous.LastDate - (previous.Start + previous.Compiled.LastPlannedDay - 1))
            : plan.Count(before, AdministrationStatus.Held) + plan.Count(before, AdministrationStatus.Waiting) > 0 ? null
            : CoursePlanner.Project(block, previous) - (previous.Start + follows.Day - 1);
    }

    /// <summary>Whether what is left of a block from a day on was omitted or is left out, and something was.</summary>
    private static bool IsComplete(TherapyPlan plan, int block, LocalDate from)
    {
        (int first, int end) = plan.RowsOf(block, DayNumber.Of(from, nameof(from)));
        for (int row = first; row < end; row++)
        {
            if (plan.Blocks[block].StateOf(row).Status is not (AdministrationStatus.Omitted or AdministrationStatus.LeftOut))
            {
                return false;
            }
        }

        return first < end;
    }

    private static MarkerStatus MarkerOn(RecordFacts facts, LocalDate date) =>
        facts.Last<RecordEvent.MarkerReported>(RecordEventKind.MarkerReported, date)?.Status ?? MarkerStatus.Unknown;

    private static CourseStage StageOf(RecordFacts facts, TherapyPlan? plan, LocalDate date) =>
        facts.Died is not null ? CourseStage.Died
        : facts.Left is not null ? CourseStage.OffProtocol
        : plan is not null ? date >= plan.EndOfTherapy ? CourseStage.Completed : CourseStage.OnTherapy
        : facts.Enrolled is not null ? CourseStage.Enrolled
        : CourseStage.NotEnrolled;

    /// <summary>What was done is nearly always in order already.</summary>
    private static ValueList<PlannedAdministration> InOrder(PlannedAdministration[] rows)
    {
        for (int at = 1; at < rows.Length; at++)
        {
            if (rows[at - 1].Date > rows[at].Date)
            {
                return rows.OrderBy(row => row.Date).ToValueList();
            }
        }

        return new(rows);
    }

    private static ValueList<PlannedAdministration> ByDate(List<PlannedAdministration> rows) => rows.Count == 0 ? [] : rows.OrderBy(row => row.Date).ToValueList();
}
