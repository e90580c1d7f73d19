using System.Globalization;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// Assesses adverse events for dose-limiting toxicity (DLT). <see cref="DecisionOutcome.Hold"/> is a DLT,
/// <see cref="DecisionOutcome.Proceed"/> is none, <see cref="DecisionOutcome.CannotDecide"/> names what is missing. What the published
/// definition settles alone is decided without a policy; where an unpublished part could turn the answer, it is left
/// open until the site states that part.
/// </summary>
internal static class DltAssessment
{
    /// <summary>The operation's name in a decision.</summary>
    public const string Operation = "dlt";

    /// <summary>What the operation calls its answers.</summary>
    public static DecisionVocabulary Words { get; } = new("no-dlt", "dlt");

    /// <summary>Assesses one event; allocates nothing.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="course">The days that open and close the evaluation period.</param>
    /// <param name="adverseEvent">The event.</param>
    /// <param name="policy">What the site states of the unpublished parts.</param>
    /// <returns>The answer.</returns>
    public static DecisionOutcome Evaluate(DltDefinition definition, DltCourse course, AdverseEvent adverseEvent, DltPolicy policy) =>
        new EventJudgement(definition, course, adverseEvent, policy).Outcome;

    /// <summary>
    /// Assesses every event of one patient; allocates nothing. One DLT is enough. That there is none is known only once
    /// the evaluation period has closed: until then an event may still follow.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="course">The days that open and close the evaluation period.</param>
    /// <param name="adverseEvents">The patient's events, in any order.</param>
    /// <param name="policy">What the site states of the unpublished parts.</param>
    /// <returns>The answer.</returns>
    public static DecisionOutcome Evaluate(DltDefinition definition, DltCourse course, ValueList<AdverseEvent> adverseEvents, DltPolicy policy)
    {
        DecisionOutcome outcome = course.ClosingDay(definition) is null ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed;
        foreach (AdverseEvent adverseEvent in adverseEvents)
        {
            outcome = outcome.And(Evaluate(definition, course, adverseEvent, policy));
        }

        return outcome;
    }

    /// <summary>Assesses one event and explains the answer.</summary>
    /// <inheritdoc cref="Evaluate(DltDefinition, DltCourse, AdverseEvent, DltPolicy)"/>
    public static Decision Explain(DltDefinition definition, DltCourse course, AdverseEvent adverseEvent, DltPolicy policy) =>
        new(Operation, new EventExplanation(definition, course, adverseEvent, policy).Findings().ToValueList());

    /// <summary>Assesses every event of one patient and explains the answer, event by event.</summary>
    /// <inheritdoc cref="Evaluate(DltDefinition, DltCourse, ValueList{AdverseEvent}, DltPolicy)"/>
    public static Decision Explain(DltDefinition definition, DltCourse course, ValueList<AdverseEvent> adverseEvents, DltPolicy policy)
    {
        List<Finding> findings = [.. adverseEvents.SelectMany(adverseEvent => new EventExplanation(definition, course, adverseEvent, policy).Findings())];
        bool isDecidedAlready = findings.Exists(finding => finding.Effect == DecisionOutcome.Hold);
        if (course.ClosingDay(definition) is null && !isDecidedAlready)
        {
            findings.Add(StillOpen(definition, course));
        }
        else if (findings.Count == 0)
        {
            findings.Add(new(definition.Rules.Period, DecisionOutcome.Proceed, Severity.Information, "no adverse event is recorded", "an adverse event within the period, for a dose-limiting toxicity"));
        }

        return new Decision(Operation, findings.ToValueList());
    }

    /// <summary>
    /// Whether a patient is evaluable. A patient who completed the courses that the definition states is; otherwise the
    /// site says so, and nothing else decides it.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="patient">What is known of the patient.</param>
    /// <returns>The explained answer: <see cref="DecisionOutcome.Proceed"/> when evaluable, <see cref="DecisionOutcome.Hold"/> when not.</returns>
    public static Decision ExplainEvaluability(DltDefinition definition, DltPatient patient)
    {
        Rule rule = definition.Rules.Evaluability;
        string courses = definition.CoursesForEvaluability is { } needed
            ? string.Create(CultureInfo.InvariantCulture, $"{needed} completed courses, or the site's statement by its protocol document")
            : "the site's statement by its protocol document";
        string observed = patient.Describe();
        DecisionOutcome outcome = patient.EvaluabilityBy(definition) switch { true => DecisionOutcome.Proceed, false => DecisionOutcome.Hold, null => DecisionOutcome.CannotDecide };
        Finding finding = new(rule, outcome, Severity.Information, observed, courses);
        return new Decision("dlt-evaluability", (outcome, patient) switch
        {
            (DecisionOutcome.CannotDecide, { IsEvaluable: false }) =>
                [finding with { Missing = "which is right, the number of courses or the statement", Audience = Audience.StudyTeam }],
            (DecisionOutcome.CannotDecide, _) => [finding with { Missing = "whether the patient is evaluable", Audience = Audience.StudyTeam }],
            (_, { Toxicity: DecisionOutcome.Hold, IsEvaluable: false }) =>
                [finding, finding with { Observed = "the patient has a dose-limiting toxicity and is stated as not evaluable", Effect = DecisionOutcome.Proceed, Severity = Severity.Deviation, Audience = Audience.StudyTeam }],
            _ => [finding],
        });
    }

    private static Finding StillOpen(DltDefinition definition, DltCourse course)
    {
        string criteria = definition.PeriodEnd != DltPeriodEnd.NextCourseGiven ? $"{definition.Closing} first met: {course.CriteriaFirstMet}; " : string.Empty;
        string observed = $"the evaluation period is not known to have closed ({criteria}day 1 of {definition.ClosesBefore}: {course.NextCourse})";
        return new(definition.Rules.Period, DecisionOutcome.CannotDecide, Severity.Information, observed, "an evaluation period that has closed, for no dose-limiting toxicity")
        {
            Missing = "a record that the evaluation period has closed",
            Audience = Audience.StudyTeam,
        };
    }
}
