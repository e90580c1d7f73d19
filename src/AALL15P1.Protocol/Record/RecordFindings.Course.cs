using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

// The course: enrolment, the evidence of a start, delays, deaths, places and clock times.
internal sealed partial class RecordFindings
{
    /// <summary>What a start on a day is judged by and was recorded later than it happened; of a start, only what was recorded after the start itself, for that changes what was known then.</summary>
    /// <param name="facts">What was recorded.</param>
    /// <param name="block">The block.</param>
    /// <param name="date">The day.</param>
    /// <param name="started">The start; null when it is only asked about.</param>
    public static IEnumerable<Finding> LateEvidence(RecordFacts facts, Block block, LocalDate date, RecordEvent.BlockStarted? started)
    {
        foreach (RecordEvent evidence in RecordStates.EvidenceOf(facts, block, date, started?.HappenedAt))
        {
            if (LateEvidence(facts, evidence, started, "start") is { } late)
            {
                yield return late;
            }
        }
    }

    /// <summary>What is shown of evidence that was recorded later than it happened, or after what it is the evidence of; null when it was neither.</summary>
    private static Finding? LateEvidence(RecordFacts facts, RecordEvent evidence, RecordEvent? judged, string ofWhat)
    {
        bool isAfterwards = judged is not null && evidence.Stamp.RecordedAt > judged.Stamp.RecordedAt;
        if (judged is null ? evidence.DaysLate == 0 : !isAfterwards)
        {
            return null;
        }

        string what = evidence switch
        {
            RecordEvent.LaboratoryReported => "the laboratory values",
            RecordEvent.ToxicityStated => "the statement about toxicity",
            _ => $"the {facts.Applied.Definition.Marker} result",
        };
        return new(
            RecordRules.RecordedLater,
            DecisionOutcome.Proceed,
            isAfterwards && evidence.DaysLate > 0 ? Severity.Deviation : Severity.Information,
            $"{what} of {RecordDates.Text(evidence.Date)} (event {VisibleText.Of(evidence.Stamp.Id)}) {(evidence is RecordEvent.LaboratoryReported ? "were" : "was")} recorded {Later(evidence)}, by {VisibleText.Of(evidence.Stamp.RecordedBy)}{(isAfterwards ? $", after the {ofWhat} had been recorded" : string.Empty)}",
            $"evidence that is recorded on its day, and before the {ofWhat}");
    }

    /// <summary>How much later than it happened an event was recorded, as <c>11 days later, on 2026-02-20</c>.</summary>
    private static string Later(RecordEvent recorded) => recorded.DaysLate == 0
        ? $"on that day, at {InstantPattern.General.Format(recorded.Stamp.RecordedAt)}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{recorded.DaysLate} {(recorded.DaysLate == 1 ? "day" : "days")} later, on {RecordDates.Text(recorded.Stamp.RecordedAt.InUtc().Date)}");

    /// <summary>The safety checks under what was in force on a day.</summary>
    private RecordSafety SafetyOn(LocalDate day)
    {
        CompiledProtocol inForce = facts.InForce(day);
        if (!safeties.TryGetValue(inForce, out RecordSafety? safety))
        {
            safety = new(facts, inForce, facts.Enrolled!.BirthDate);
            safeties.Add(inForce, safety);
        }

        return safety;
    }

    /// <summary>What is known of the enrolment is judged; what a record does not hold of it is no finding.</summary>
    private void JudgeEnrolment(RecordEvent.Enrolled enrolled)
    {
        RecordEvent.MarkerReported? marker = facts.Last<RecordEvent.MarkerReported>(RecordEventKind.MarkerReported, enrolled.Date);
        Finding[] against =
        [
            .. facts.InForce(enrolled.Date)
                .MayEnrol(new(enrolled.Date) { BirthDate = enrolled.BirthDate, Marker = marker?.Status ?? MarkerStatus.Unknown })
                .Findings.Where(finding => finding.Effect == DecisionOutcome.Hold),
        ];
        AddAll(enrolled, against);
        if (marker is { Status: MarkerStatus.Absent, DaysLate: > 0 } && LateEvidence(facts, marker, enrolled, "enrolment") is { } late)
        {
            Add(enrolled, late);
        }
    }

    private void JudgeDelay(RecordEvent.TreatmentDelayed delayed)
    {
        DelaySpan span = Delays.ById[delayed.Stamp.Id];
        Episode? episode = delayed.Episode is { } id ? facts.Episodes.GetValueOrDefault(id) : null;
        if (RecordToxicity.Contradiction(span, episode) is { } contradiction)
        {
            Add(delayed, RecordToxicity.Contradicted(span, contradiction));
        }

        // A delay with an end ended by its statement.
        string observed = $"the delay of {RecordDates.Text(delayed.Date)} has no end on record";
        const string Required = "the day on which treatment went on";
        if (span.End is not { } end)
        {
            Add(delayed, new(RecordRules.DelayEnd, DecisionOutcome.CannotDecide, Severity.Information, observed, Required) { Missing = $"whether treatment is still delayed after {RecordDates.Text(span.LastStated)}, or when it went on" });
        }
        else if (span.By != DelayEnd.Stated)
        {
            string by = span.By switch { DelayEnd.Treatment => "treatment was given", DelayEnd.Leaving => "the infant left", _ => "the infant died" };
            Add(delayed, new(RecordRules.DelayEnd, DecisionOutcome.Proceed, Severity.Information, $"{observed}, and is taken to have ended on {RecordDates.Text(end)}, when {by}", span.By == DelayEnd.Treatment ? Required : "the day on which it ended, if that was another"));
        }
    }

    private void JudgeGrade5(RecordEvent graded)
    {
        string observed = $"{facts.Episodes[Episode.IdOf(graded)!].Started!.Term.Marked} of grade 5 on {RecordDates.Text(graded.Date)}";

        // Nothing happens after a death, so that a grade 5 beside a death is of that day or before. Where it counts for
        // dose-limiting toxicity, that is alerted to.
        Add(graded, facts.Died is { } died
            ? new(RecordRules.Grade5, DecisionOutcome.Proceed, Severity.Information, $"{observed}; the infant died on {RecordDates.Text(died.Date)}", "the death on record")
            : new(RecordRules.Grade5, DecisionOutcome.Hold, Severity.Hazard, $"{observed}, and no death is recorded", "the death on record, or the grade that is right"));
    }

    private void JudgeDeath(RecordEvent.Died died)
    {
        if (Course is { } course && RecordToxicity.LacksEventOfDeath(facts, toxicity!, course))
        {
            Add(died, new(RecordRules.EventOfDeath, DecisionOutcome.CannotDecide, Severity.Hazard, "the infant died in the evaluation period of dose-limiting toxicity, or perhaps in it", "the adverse event of the death, with its grade")
            {
                Missing = "the adverse event that led to the death, and its grade",
            });
        }
    }

    /// <summary>The place of the drug, and of the visit: a drug that is taken by mouth elsewhere than at a centre is no visit.</summary>
    private void JudgePlace(RecordEvent recorded, Block block, PlannedOrder order, GivenDose dose)
    {
        bool isVisit = dose.Setting == CareSetting.SharedCareCentre || (dose.Setting is not null && dose.Route is not (Route.PO or Route.NG));
        CareVisit visit = new()
        {
            Administers = order.Drug,
            Setting = dose.Setting,
            IsOver = true,
            ToxicitySymptoms = false,
            FeverOrSuspectedSepsis = false,
            EvaluationPeriodClosed = !isVisit,
        };
        if (SiteOfCareGate.Evaluate(block, visit) == DecisionOutcome.Proceed)
        {
            // Nobody asks about the period where the answer does not turn on it.
            return;
        }

        looksAtCourse |= isVisit;
        visit = visit with { EvaluationPeriodClosed = !isVisit || Course?.PeriodContains(toxicity!, recorded.Date) == false };
        AddAll(recorded, SiteOfCareGate.Explain(block, visit).Findings);
    }

    private void JudgeClock(RecordEvent recorded, GivenDose dose)
    {
        if (dose.StartedAt is not { } started || (RecordDates.CanShow(recorded.Date, started) && started <= recorded.Stamp.RecordedAt))
        {
            return;
        }

        string when = InstantPattern.ExtendedIso.Format(started);
        Add(recorded, new(
            RecordRules.ClockTime,
            DecisionOutcome.CannotDecide,
            Severity.Deviation,
            RecordDates.CanShow(recorded.Date, started)
                ? $"the dose of {RecordDates.Text(recorded.Date)} is said to have begun at {when}, after it was recorded"
                : $"the dose of {RecordDates.Text(recorded.Date)} is said to have begun at {when}, which is of another day",
            "a clock time of the day on which it was given")
        {
            Missing = "which is right, the day or the clock time",
        });
    }
}
