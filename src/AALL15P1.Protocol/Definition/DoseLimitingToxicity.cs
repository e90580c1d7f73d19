using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Definition;

/// <summary>
/// AALL15P1's dose-limiting toxicity as far as it is published: the evaluation period (slides, registry) and the
/// definition (the meeting report, a secondary text). Everything else about it, but for who is evaluable after three courses, is unpublished and comes from the site.
/// </summary>
internal static class DoseLimitingToxicity
{
    /// <summary>The rules. Those without a citation are unpublished: they say what a site must state.</summary>
    public static DltRules Rules { get; } = new(
        Period: new Rule(
            "DLT-PERIOD",
            "DLT evaluation period",
            "The evaluation period runs from day 1 of EPI#1 through Delayed Intensification Part 1, until the patient meets the count requirements to begin EPI#4.",
            new Citation(Sources.EducationDeck, "slide Azacitidine: Dose Modifications"),
            Standing.Protocol)
        {
            Parameters = [new("opens with", "EPI#1 day 1, inclusive"), new("closes", "the day on which the counts to begin EPI#4 are first met, exclusive")],
            Interpretations = [Interpretations.EndOfToxicityEvaluation, Interpretations.CriteriaThatEndToxicityEvaluation],
        },
        AlwaysLimiting: new Rule(
            "DLT-GRADE5",
            "Grade 5 event",
            "Any grade 5 event within the evaluation period is dose-limiting.",
            new Citation(Sources.Aspho2021, "definition of dose-limiting toxicity"),
            Standing.Protocol)
        {
            Parameters = [new("grade", "5")],
        },
        LimitingWhenDelaying: new Rule(
            "DLT-GRADE34-DELAY",
            "Grade 3-4 event that delays treatment",
            "Any grade 3-4 event within the evaluation period that delays treatment is dose-limiting.",
            new Citation(Sources.Aspho2021, "definition of dose-limiting toxicity"),
            Standing.Protocol)
        {
            Parameters = [new("grades", "3 and 4")],
        },
        MinimumDelay: Unpublished("DLT-DELAY-MINIMUM", "Length of the delay", "A delay counts from the length that the protocol document states."),
        ExpectedToxicity: Unpublished("DLT-EXPECTED", "Expected toxicity", "A grade 3-4 event that the protocol document lists as expected is not dose-limiting; which those are is unpublished."),
        Attribution: Unpublished("DLT-ATTRIBUTION", "Attribution", "Whether a grade 3-4 event is dose-limiting only when it is attributed to therapy is unpublished."),
        Evaluability: new Rule(
            "DLT-EVALUABLE",
            "Evaluable for DLT",
            "A patient who completed at least 3 treatment courses is evaluable. Whether another counts, such as one who had a dose-limiting toxicity before the third course, is unpublished: the site states it.",
            new Citation(Sources.Aspho2021, "31 patients completed at least 3 treatment courses and were evaluable"),
            Standing.Protocol)
        {
            Parameters = [new("completed courses, inclusive", "3")],
        });

    /// <summary>The definition with the default reading of every open question.</summary>
    public static DltDefinition Definition { get; } = With(InterpretationChoices.DefaultsOf(Interpretations.All));

    /// <summary>The definition with chosen readings.</summary>
    /// <param name="readings">The readings, of the register <see cref="Interpretations.All"/>; D7 and D13 choose what closes the period.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The readings are of another register.</exception>
    public static DltDefinition With(InterpretationChoices readings) => new(
        BlockIds.Azacitidine1,
        BlockIds.Azacitidine4,
        EndOf(readings),
        alwaysLimiting: Grade.Death,
        limitingWhenDelaying: Grade.Severe,
        Rules)
    {
        CoursesForEvaluability = 3,
        Grading = ToxicityGrading.Calendar,
    };

    private static DltPeriodEnd EndOf(InterpretationChoices readings) =>
        !readings.Takes(Interpretations.EndOfToxicityEvaluation, "criteria-first-met") ? DltPeriodEnd.NextCourseGiven
        : readings.Takes(Interpretations.CriteriaThatEndToxicityEvaluation, "counts") ? DltPeriodEnd.CountsFirstMet
        : DltPeriodEnd.CriteriaFirstMet;

    private static Rule Unpublished(string id, string title, string statement) => new(id, title, statement, Citation: null, Standing.Unpublished)
    {
        Parameters = [new("value", "unpublished: the site states it")],
    };
}
