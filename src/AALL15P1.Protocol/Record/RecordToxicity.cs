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
        return new(
            course.Opening.Day,
            course.ClosingDay(definition),
            course.PeriodContains(definition, date),
            facts.Of(RecordEventKind.AdverseEventStarted)
                .Cast<RecordEvent.AdverseEventStarted>()
                .Select(started => Assess(facts, started.Episode, definition, course, date))
                .ToValueList());
    }

    private static AssessedAdverseEvent Assess(RecordFacts facts, string id, DltDefinition definition, DltCourse course, LocalDate date)
    {
        AdverseEvent adverseEvent = EventOf(facts.Episodes[id], definition, date);
        return new(id, adverseEvent, facts.Applied.Dlt(course, adverseEvent));
    }

    /// <summary>The adverse event that an episode tells. Of two grades of one day the one by the trial's version counts before another, and the higher before the lower; a grade after the resolution opens it again.</summary>
    private static AdverseEvent EventOf(Episode episode, DltDefinition definition, LocalDate date)
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
            Delay = DelayOf(episode, date),
            IsAttributed = started.IsAttributed,
        };
    }

    /// <summary>The longest delay that the episode caused; one that goes on is longer than any that has ended.</summary>
    private static TreatmentDelay? DelayOf(Episode episode, LocalDate date)
    {
        RecordEvent.TreatmentDelayed[] delays = [.. episode.Delays.Cast<RecordEvent.TreatmentDelayed>()];
        if (delays.FirstOrDefault(delay => delay.Until is null || delay.Until > date) is { } ongoing)
        {
            return new TreatmentDelay.Ongoing(ongoing.Date, date);
        }

        RecordEvent.TreatmentDelayed? longest = delays.MaxBy(delay => Period.DaysBetween(delay.Date, delay.Until!.Value));
        return longest is null ? null
            : longest.Until!.Value == longest.Date ? new TreatmentDelay.Absent()
            : new TreatmentDelay.Ended(longest.Date, longest.Until.Value);
    }

    private static DltCourse CourseOf(RecordFacts facts, TherapyPlan? plan, DltDefinition definition, LocalDate date)
    {
        Milestone opening = StartOf(facts, definition.OpensWith, date);
        return opening.Day is null
            ? new DltCourse(opening)
            : new DltCourse(opening, CriteriaFirstMet(facts, plan!, definition, date), StartOf(facts, definition.ClosesBefore, date));
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
        LocalDate[] days =
        [
            .. new[] { RecordEventKind.LaboratoryReported, RecordEventKind.ToxicityStated, RecordEventKind.MarkerReported }
                .SelectMany(kind => facts.Of(kind).Reverse().TakeWhile(recorded => recorded.Date > last))
                .Select(recorded => recorded.Date)
                .Where(day => day <= date)
                .Distinct()
                .Order(),
        ];
        foreach (LocalDate day in days)
        {
            if (StartGate.Evaluate(block, RecordStates.StartFactsOn(facts, plan, index, day, last.PlusDays(1)), facts.Applied.LaboratoryAgeLimit, facts.Applied.Safety.Laboratory) == Outcome.Proceed)
            {
                return Milestone.On(day);
            }
        }

        bool isHeld = date > last && StartGate.Evaluate(block, RecordStates.StartFactsOn(facts, plan, index, date, last.PlusDays(1)), facts.Applied.LaboratoryAgeLimit, facts.Applied.Safety.Laboratory) == Outcome.Hold;
        return Milestone.NotByEndOf(isHeld || date <= last ? date : last);
    }
}
