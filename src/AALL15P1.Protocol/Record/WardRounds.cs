using System.Globalization;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>Answers what a ward round asks.</summary>
internal sealed class WardRounds
{
    private const int WeekAhead = 6;
    private readonly RecordFacts facts;
    private readonly TherapyPlan? plan;
    private readonly LocalDate date;
    private readonly CompiledProtocol inForce;
    private readonly Infant? infant;

    private WardRounds(RecordFacts facts, TherapyPlan? plan, LocalDate date)
    {
        this.facts = facts;
        this.plan = plan;
        this.date = date;
        inForce = facts.InForce(date);
        infant = facts.Infant;
    }

    public static WardRound Of(RecordFacts facts, TherapyPlan? plan, NextSteps next, IEnumerable<RecordEvent> log, Func<string, RecordEvent?> eventOf)
    {
        WardRounds round = new(facts, plan, next.State.Date);
        (int? behind, ValueList<PlanLag> lags) = round.Lags();
        return new(next, round.inForce)
        {
            Week = next.State.Stage == CourseStage.OnTherapy ? round.Week() : [],
            DaysBehind = behind,
            Lags = lags,
            Reasons = round.Reasons(),
            Intensities = round.Intensities(),
            MeasurementsDue = next.State.Stage is CourseStage.OnTherapy or CourseStage.Enrolled ? round.MeasurementsDue(next) : [],
            Changes = Changes(log, next.State, eventOf),
            OpenAdverseEvents = (next.State.Dlt?.Assessments ?? []).Where(assessed => assessed.AdverseEvent.Resolved is null).ToValueList(),
            CumulativeDoses = round.infant is null ? [] : new RecordSafety(facts, round.inForce, round.infant.BirthDate).OfCumulativeDoses(),
            ClockTimes = facts.Events.Where(recorded => recorded.DoseGiven is not null && recorded.StatedClock is not null && recorded.Date >= round.date.PlusDays(-WeekAhead)).OrderBy(recorded => recorded.StatedClock).ToValueList(),
            RescueTimes = next.State.Stage == CourseStage.Died ? [] : NextStepsFinder.RescueTimes(facts, plan, next.State).ToValueList(),
            Titration = next.State.Titration is null ? null : facts.Titration!.Result(round.date),
            Evaluability = round.Evaluability(next.State),
        };
    }

    private ValueList<PlannedAdministration> Week() => plan is null || infant is null ? [] : plan.ToBeGiven(date, date.PlusDays(WeekAhead))
        .Where(row => !row.Planned.IsProjected && ShareOf(row)?.IsNone != true)
        .Select(row => row with { Dose = RecordStates.PlannedDoseOf(facts, infant, row, date) })
        .ToValueList();

    private TitratedShare? ShareOf(PlannedAdministration row) => facts.Titration?.ShareOn(row.Planned.BlockIndex, row.Order.Id, date);

    private (int? Behind, ValueList<PlanLag> Lags) Lags()
    {
        if (plan is null || facts.Starts[0] is not { } first)
        {
            return (null, []);
        }

        Roadmap planned = facts.Applied.Plan(facts.Enrolled!.BirthDate, first.Date);
        List<PlanLag> lags = [];
        int behind = 0;
        int last = RecordStates.LastStarted(facts);
        for (int index = 1; index <= last; index++)
        {
            if (facts.Starts[index] is { } started)
            {
                Block block = facts.Schedule.Definition.Blocks[index];
                int now = Period.DaysBetween(planned.Block(block.Id).Start, started.Date);
                if (now != behind)
                {
                    lags.Add(new(started.Date, now - behind, $"{block.Title} began {Days(now - behind)} than it would have after the block before."));
                }

                behind = now;
            }
        }

        if (last + 1 < facts.Starts.Length && facts.Left is null && facts.Died is null)
        {
            Block next = facts.Schedule.Definition.Blocks[last + 1];
            LocalDate projected = plan.Roadmap.Block(next.Id).Start;
            int now = Period.DaysBetween(planned.Block(next.Id).Start, projected);
            if (now != behind)
            {
                lags.Add(new(projected, now - behind, $"{next.Title} is projected {Days(now - behind)} than it would come after the block before: by holds, delays, or the days that have passed."));
            }

            behind = now;
        }

        return (behind, lags.ToValueList());
    }

    private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(days)} {(Math.Abs(days) == 1 ? "day" : "days")} {(days < 0 ? "sooner" : "later")}");

    private ValueList<string> Reasons()
    {
        RecordDelays delays = new(facts);
        List<(LocalDate From, string What)> reasons = [];
        foreach (DelaySpan span in delays.ById.Values)
        {
            string end = span.End is { } until ? $"until {RecordDates.Text(until)}" : "and nobody has said until when";
            reasons.Add((span.Delay.Date, $"Treatment was delayed from {RecordDates.Text(span.Delay.Date)} {end}: {VisibleText.Of(span.Delay.Reason)}."));
        }

        foreach (RecordEvent.AdministrationHeld held in facts.Of(RecordEventKind.AdministrationHeld).Cast<RecordEvent.AdministrationHeld>())
        {
            string end = held.Until is { } until ? $"until {RecordDates.Text(until)}" : "and nobody has said until when";
            reasons.Add((held.Date, $"{held.Slot} was held from {RecordDates.Text(held.Date)} {end}: {VisibleText.Of(held.Reason)}."));
        }

        return reasons.OrderBy(reason => reason.From).Select(reason => reason.What).ToValueList();
    }

    private ValueList<DoseIntensity> Intensities()
    {
        Dictionary<(Drug Drug, bool IsIntrathecal), Sums> sums = [];
        for (int block = 0; plan is not null && infant is not null && block <= RecordStates.LastStarted(facts); block++)
        {
            foreach (PlannedAdministration row in plan.Rows(block, int.MinValue, DayNumber.Of(date, nameof(date))))
            {
                Sums sum = Of(sums, row.Order);
                sum.PlannedDays++;
                sum.GivenDays += row.Status == AdministrationStatus.Given ? 1 : 0;
                sum.Planned.Add(AmountOf(row));
            }
        }

        foreach (RecordEvent recorded in facts.Events)
        {
            if (recorded is { DoseGiven: { } dose, ConcernedSlot: { } slot })
            {
                Of(sums, facts.Schedule.Definition.Block(slot.Block).Order(slot.OrderId)).Given.Add(dose.Amount);
            }
        }

        return sums
            .OrderBy(sum => sum.Key.Drug.Name, StringComparer.Ordinal)
            .ThenBy(sum => sum.Key.IsIntrathecal)
            .Select(sum => new DoseIntensity(sum.Key.Drug, sum.Key.IsIntrathecal, sum.Value.PlannedDays, sum.Value.GivenDays)
            {
                Planned = sum.Value.Planned.Whole,
                PlannedWithoutAmount = sum.Value.Planned.Without,
                Given = sum.Value.Given.Whole,
                GivenWithoutAmount = sum.Value.Given.Without,
            })
            .ToValueList();
    }

    private static Sums Of(Dictionary<(Drug, bool), Sums> sums, PlannedOrder order)
    {
        (Drug, bool) key = (order.Drug, order.Routes == Route.IT);
        if (!sums.TryGetValue(key, out Sums? sum))
        {
            sum = new();
            sums.Add(key, sum);
        }

        return sum;
    }

    /// <summary>What a planned day adds up to; null where it cannot be computed, or nobody states how many doses a day has.</summary>
    private DoseAmount? AmountOf(PlannedAdministration row)
    {
        try
        {
            return facts.Applied.EvaluateDose(row.Planned, infant!, out ComputedDose dose) == DecisionOutcome.Proceed ? dose.PerDay : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private ValueList<NextStep> MeasurementsDue(NextSteps next)
    {
        List<NextStep> due = [];
        Measurement? weighed = null;
        bool hasWeight = infant is not null && infant.TryGetWeight(date, out weighed);
        string last = hasWeight ? $"the last is of {RecordDates.Text(weighed!.Date)}" : "there is none on record";
        due.Add(inForce.Safety.Measurements.LongestAgeInDays is { } limit
            ? new(NextStepKind.SupplyMissing, Audience.TreatingTeam, hasWeight ? weighed!.Date.PlusDays(limit.Value) : date, string.Create(CultureInfo.InvariantCulture, $"A weight is at most {limit.Value} days old ({limit.Citation}); {last}."))
            : new(NextStepKind.SupplyMissing, Audience.StudyTeam, hasWeight ? null : date, $"When the next weight is due, the site has not stated (measurement age limit); {last}."));
        if (next.State.Titration is not null && facts.Titration is { } titration && inForce.Supplement?.TitrationPolicy?.Value is { } policy)
        {
            LocalDate? counted = titration.LastCounts(date);
            due.Add(new(
                NextStepKind.SupplyMissing,
                Audience.TreatingTeam,
                counted?.PlusDays(policy.CountsAreCurrentFor) ?? date,
                string.Create(CultureInfo.InvariantCulture, $"Counts for the oral drugs are current for {policy.CountsAreCurrentFor} days ({policy.Citation}); {(counted is { } latest ? $"the last are of {RecordDates.Text(latest)}" : "there are none on record")}.")));
        }

        if (next.NextBlock is not { } block)
        {
            return due.ToValueList();
        }

        LocalDate? start = plan?.Roadmap.Block(block.Id).Start;
        LocalDate? taken = facts.Laboratory.On(date)?.Values.TakenOn;
        string counts = taken is { } day ? $"the last are of {RecordDates.Text(day)}" : "there are none on record";
        string when = start is { } projected ? $", projected for {RecordDates.Text(projected)}" : string.Empty;
        due.Add(inForce.LaboratoryAgeLimit is { } age
            ? new(
                NextStepKind.SupplyMissing,
                Audience.TreatingTeam,
                start?.PlusDays(-age.Days.Value),
                string.Create(CultureInfo.InvariantCulture, $"Counts for {block.Title}{when}, are at most {age.Days.Value} {(age.Days.Value == 1 ? "day" : "days")} old ({age.Days.Citation}); {counts}."))
            : new(NextStepKind.SupplyMissing, Audience.StudyTeam, start, $"Counts are due for {block.Title}{when}; how old they may be, the site has not stated; {counts}."));
        return due.ToValueList();
    }

    private static ValueList<RecordChange> Changes(IEnumerable<RecordEvent> log, RecordState state, Func<string, RecordEvent?> eventOf) => log
        .Where(recorded => recorded.Date <= state.Date || recorded.Stamp.Supersedes is not null)
        .Select(recorded => (Recorded: recorded, What: ChangeOf(recorded, eventOf)))
        .Where(change => change.What is not null)
        .OrderBy(change => change.Recorded.Stamp.RecordedAt)
        .Select(change => new RecordChange(change.Recorded.Stamp.Id, change.Recorded.Stamp.RecordedAt, change.Recorded.Stamp.RecordedBy, change.What!))
        .ToValueList();

    private static string? ChangeOf(RecordEvent recorded, Func<string, RecordEvent?> eventOf)
    {
        string later = recorded.DaysLate == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", recorded {recorded.DaysLate} {(recorded.DaysLate == 1 ? "day" : "days")} later");
        return recorded switch
        {
            RecordEvent.EnteredInError error => $"It takes back {eventOf(recorded.Stamp.Supersedes!)}: {VisibleText.Of(error.Reason)}.",
            { Stamp.Supersedes: { } earlier } => $"{recorded} takes the place of {eventOf(earlier)}{later}.",
            RecordEvent.FindingOverridden overridden => $"It overrides {VisibleText.Of(overridden.RuleId)}{(overridden.Concerns is { } concerned ? $" at event {VisibleText.Of(concerned)}" : string.Empty)}: {VisibleText.Of(overridden.Reason)}.",
            _ => later.Length == 0 ? null : $"{recorded}{later}.",
        };
    }

    /// <summary>A course is completed when every planned administration of its blocks was given; where one was not, whether it was is the site's to say.</summary>
    private Decision? Evaluability(RecordState state)
    {
        if (state.Dlt is not { } dlt || facts.Applied.Definition.DoseLimitingToxicity is not { } definition)
        {
            return null;
        }

        int completed = 0;
        bool isOpen = true;
        int first = facts.Schedule.Definition.IndexOf(definition.OpensWith);
        int end = facts.Schedule.Definition.IndexOf(definition.ClosesBefore);
        for (int block = first; plan is not null && block < end && isOpen; block++)
        {
            isOpen = facts.Starts[block] is not null && plan.Rows(block, int.MinValue, int.MaxValue).All(row => row.Status == AdministrationStatus.Given);
            bool endsCourse = block + 1 == end || facts.Schedule.Definition.Blocks[block + 1].Kind == facts.Schedule.Definition.Blocks[first].Kind;
            completed += isOpen && endsCourse ? 1 : 0;
        }

        return facts.Applied.DltEvaluability(new(dlt.Outcome, IsEvaluable: null) { CompletedCourses = completed });
    }

    private sealed class Sums
    {
        public int PlannedDays { get; set; }

        public int GivenDays { get; set; }

        public Sum Planned { get; } = new();

        public Sum Given { get; } = new();
    }

    /// <summary>Amounts added up, as far as they are known and of one kind.</summary>
    private sealed class Sum
    {
        private decimal total;
        private bool? isUnits;
        private bool isMixed;
        private int count;

        public int Without { get; private set; }

        public DoseAmount? Whole =>
            Without > 0 || isMixed || count == 0 ? null
            : isUnits == true ? InternationalUnits.FromInternationalUnits(total)
            : DrugMass.FromMilligrams(total);

        public void Add(DoseAmount? amount)
        {
            if (amount is not { } known)
            {
                Without++;
                return;
            }

            isMixed |= isUnits is { } units && units != known.IsUnits;
            isUnits = known.IsUnits;
            total += known.CanonicalValue;
            count++;
        }
    }
}
