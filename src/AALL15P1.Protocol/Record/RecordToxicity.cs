using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The evaluation period of dose-limiting toxicity over the actual course, and the record's adverse events in it.</summary>
internal static class RecordToxicity
{
    public static DltStatus? Of(RecordFacts facts, TherapyPlan? plan, LocalDate date)
    {
        if (facts.Applied.Definition.DoseLimitingToxicity is not { } definition)
        {
            return null;
        }

        DltCourse course = CourseOf(facts, plan, definition, date);
        RecordDelays delays = new(facts);
        ValueList<AssessedAdverseEvent> assessments = facts.Of(RecordEventKind.AdverseEventStarted)
            .Cast<RecordEvent.AdverseEventStarted>()
            .Select(started => Assess(facts, started, definition, course, delays, date))
            .ToValueList();
        return new(course.Opening.Day, course.ClosingDay(definition), course.PeriodContains(definition, date), assessments)
        {
            Outcome = OutcomeOf(facts, definition, course, assessments),
            Missing = MissingOf(facts, definition, course, date),
        };
    }

    /// <summary>The days that open and close the evaluation period, as far as the record tells on a day.</summary>
    public static DltCourse CourseOf(RecordFacts facts, TherapyPlan? plan, DltDefinition definition, LocalDate date)
    {
        Milestone opening = StartOf(facts, definition.OpensWith, date);
        RecordEvent.ObservationEnded? stated = facts.Last<RecordEvent.ObservationEnded>(RecordEventKind.ObservationEnded, date);
        return (opening.Day is null
            ? new DltCourse(opening)
            : new DltCourse(opening, CriteriaFirstMet(facts, plan!, definition, date), StartOf(facts, definition.ClosesBefore, date))) with
        {
            ObservationEnded = stated?.Date ?? facts.Died?.Date.PlusDays(1),
            Left = stated is null ? facts.Left?.Date : null,
        };
    }

    /// <summary>Whether a death may belong to the evaluation period and no adverse event on record led to it.</summary>
    public static bool LacksEventOfDeath(RecordFacts facts, DltDefinition definition, DltCourse course) =>
        facts.Died is { } died && course.Opening.Day is not null && course.PeriodContains(definition, died.Date) != false
        && !facts.Episodes.Values.Any(episode => episode.Started is { Grade: Grade.Death } || episode.Changes.Any(change => change is RecordEvent.AdverseEventGraded { Grade: Grade.Death }));

    /// <summary>One dose-limiting toxicity is enough. That there is none is known only once the period has closed, and of a death only with its adverse event.</summary>
    private static DecisionOutcome OutcomeOf(RecordFacts facts, DltDefinition definition, DltCourse course, ValueList<AssessedAdverseEvent> assessments)
    {
        DecisionOutcome outcome = course.ClosingDay(definition) is null || LacksEventOfDeath(facts, definition, course) ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed;
        foreach (AssessedAdverseEvent assessed in assessments)
        {
            outcome = outcome.And(assessed.Decision.Outcome);
        }

        return outcome;
    }

    /// <summary>What is missing to say when the period closed, of an infant who left.</summary>
    private static string? MissingOf(RecordFacts facts, DltDefinition definition, DltCourse course, LocalDate date) =>
        course.Opening.Day is not null && course.Left is { } left && left <= date && course.ClosingDay(definition) is null && facts.Died is null
            ? $"the end of the observation for dose-limiting toxicity of the infant, who left on {RecordDates.Text(left)}"
            : null;

    private static AssessedAdverseEvent Assess(
        RecordFacts facts, RecordEvent.AdverseEventStarted started, DltDefinition definition, DltCourse course, RecordDelays delays, LocalDate date)
    {
        Episode episode = facts.Episodes[started.Episode];
        AdverseEvent adverseEvent = EventOf(episode, definition);
        DelaySpan[] spans = [.. episode.Delays.Select(delay => delays.ById[delay.Stamp.Id])];
        adverseEvent = adverseEvent with { Delay = DelayOf(spans, date) };
        Decision decision = facts.Applied.Dlt(course, adverseEvent);

        // What contradicts the record decides nothing: where the answer turns on it, somebody must say which is right.
        DelaySpan[] sound = [.. spans.Where(span => Contradiction(span, episode) is null)];
        if (sound.Length < spans.Length
            && facts.Applied.Dlt(course, adverseEvent with { Delay = DelayOf(sound, date) ?? new TreatmentDelay.Absent() }).Outcome != decision.Outcome)
        {
            DelaySpan doubtful = spans.First(span => Contradiction(span, episode) is not null);
            ValueList<Finding> findings =
            [
                .. decision.Findings.Select(finding => finding.Effect == DecisionOutcome.Hold ? finding with { Effect = DecisionOutcome.CannotDecide, Severity = Severity.Information, Missing = "a delay that agrees with the record" } : finding),
                Contradicted(doubtful, Contradiction(doubtful, episode)!),
            ];
            decision = new(decision.Operation, findings) { DecidedBy = decision.DecidedBy };
        }

        return new(started.Episode, adverseEvent, decision) { RecordedDaysLater = started.DaysLate };
    }

    /// <summary>How a delay contradicts what else is recorded; null when it does not.</summary>
    public static string? Contradiction(DelaySpan span, Episode? episode)
    {
        RecordEvent.TreatmentDelayed delay = span.Delay;
        string from = $"the delay of {RecordDates.Text(delay.Date)}";
        return delay.Until == delay.Date ? null
            : episode?.Started is { } started && delay.Date < started.Date ? $"{from} begins before the adverse event that is said to have caused it, of {RecordDates.Text(started.Date)}"
            : ResolvedBefore(episode, delay.Date) is { } resolved ? $"{from} begins after the adverse event that is said to have caused it had resolved, on {RecordDates.Text(resolved)}"
            : span.Treated is { } treated ? $"{from} is said to have lasted until {RecordDates.Text(delay.Until!.Value)}, and treatment is recorded on {RecordDates.Text(treated)}"
            : null;
    }

    public static Finding Contradicted(DelaySpan span, string observed) =>
        new(RecordRules.DelayContradicted, DecisionOutcome.CannotDecide, Severity.Deviation, observed, "a delay that agrees with its adverse event and with the treatment that is recorded")
        {
            Missing = span.Treated is null ? "which of the two dates is right" : "whether the delay had ended, or which treatment went on",
        };

    private static LocalDate? ResolvedBefore(Episode? episode, LocalDate date)
    {
        RecordEvent? last = episode?.Changes.LastOrDefault(change => change.Date <= date);
        return last is RecordEvent.AdverseEventResolved && last.Date < date ? last.Date : null;
    }

    /// <summary>The adverse event that an episode tells. Of two grades of one day the one by the trial's version counts before another, and the higher before the lower; a grade after the resolution opens it again.</summary>
    private static AdverseEvent EventOf(Episode episode, DltDefinition definition)
    {
        RecordEvent.AdverseEventStarted started = episode.Started!;
        ValueList<GradeChange> grades = episode.Changes.OfType<RecordEvent.AdverseEventGraded>()
            .Select(change => new GradeChange(change.Date, change.Grade) { Version = change.Version })
            .Append(new GradeChange(started.Date, started.Grade) { Version = started.Version })
            .GroupBy(change => change.Day)
            .OrderBy(day => day.Key)
            .Select(day => day.OrderByDescending(change => definition.Accepts(change.Version, change.Day)).ThenByDescending(change => change.Grade).First())
            .ToValueList();
        LocalDate? resolved = episode.Changes.OfType<RecordEvent.AdverseEventResolved>().LastOrDefault()?.Date;
        return new(started.Term, grades, resolved >= grades[^1].Day ? resolved : null)
        {
            IsAttributed = started.IsAttributed,
        };
    }

    /// <summary>The longest delay that the episode caused; one that goes on is longer than any that has ended.</summary>
    private static TreatmentDelay? DelayOf(DelaySpan[] spans, LocalDate date)
    {
        TreatmentDelay.Ongoing? ongoing = null;
        TreatmentDelay? longest = null;
        foreach (DelaySpan span in spans)
        {
            LocalDate due = span.Delay.Date;
            if (span.End is not { } end || end > date)
            {
                // A delay of which nobody says any more that it lasts does not grow by the passing of days.
                LocalDate by = span.End is null ? LocalDate.Min(date, span.LastStated) : date;
                ongoing = ongoing is null || Period.DaysBetween(due, by) > Period.DaysBetween(ongoing.Due, ongoing.NotGivenBy) ? new(due, by) : ongoing;
            }
            else if (end == due)
            {
                longest ??= new TreatmentDelay.Absent();
            }
            else if (longest is not TreatmentDelay.Ended known || known.Days < Period.DaysBetween(due, end))
            {
                longest = new TreatmentDelay.Ended(due, end);
            }
        }

        return ongoing is null ? longest
            : longest is TreatmentDelay.Ended ended && ended.Days > ongoing.DaysAtLeast ? ended
            : ongoing;
    }

    private static Milestone StartOf(RecordFacts facts, BlockId block, LocalDate date) =>
        facts.Starts[facts.Schedule.Definition.IndexOf(block)] is { } started ? Milestone.On(started.Date) : Milestone.NotByEndOf(date);

    /// <summary>
    /// The first day on which the criteria that close the period are met (the counts alone, or all), by counts and statements from after the last
    /// administration of the block before it: older ones say nothing about recovery from it.
    /// </summary>
    private static Milestone CriteriaFirstMet(RecordFacts facts, TherapyPlan plan, DltDefinition definition, LocalDate date)
    {
        BlockId id = definition.ClosesBefore;
        int index = facts.Schedule.Definition.IndexOf(id);
        if (index == 0 || facts.Starts[index - 1] is null)
        {
            return Milestone.NotByEndOf(date);
        }

        Block block = facts.Schedule.Definition.Blocks[index];
        if (definition.PeriodEnd == DltPeriodEnd.CountsFirstMet)
        {
            block = block with
            {
                StartCriteria = block.StartCriteria.Where(criterion => criterion is StartCriterion.CountAtLeast or StartCriterion.LaboratoryValuesRecent).ToValueList(),
            };
        }

        LocalDate last = DayNumber.ToDate(plan.Blocks[index - 1].LastDate);
        foreach (LocalDate day in DaysWithEvidence(facts, last, date))
        {
            if (StartGate.Evaluate(block, RecordStates.StartFactsOn(facts, plan, index, day, last.PlusDays(1)), facts.Applied.LaboratoryAgeLimit, facts.Applied.Safety.Laboratory) == DecisionOutcome.Proceed)
            {
                return Milestone.On(day);
            }
        }

        bool isHeld = date > last && StartGate.Evaluate(block, RecordStates.StartFactsOn(facts, plan, index, date, last.PlusDays(1)), facts.Applied.LaboratoryAgeLimit, facts.Applied.Safety.Laboratory) == DecisionOutcome.Hold;
        return Milestone.NotByEndOf(isHeld || date <= last ? date : last);
    }

    /// <summary>The days after one, up to another (inclusive), on which something was recorded by which a start is judged, each once, in their order.</summary>
    private static IEnumerable<LocalDate> DaysWithEvidence(RecordFacts facts, LocalDate after, LocalDate to) =>
        Evidence.SelectMany(facts.Of).Select(recorded => recorded.Date).Where(day => day > after && day <= to).Distinct().Order();

    private static readonly RecordEventKind[] Evidence = [RecordEventKind.LaboratoryReported, RecordEventKind.ToxicityStated, RecordEventKind.MarkerReported];
}
