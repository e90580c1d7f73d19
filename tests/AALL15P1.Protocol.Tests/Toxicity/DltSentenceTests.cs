using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>
/// What an assessment of dose-limiting toxicity says, sentence by sentence. The site's policy here is an example, no
/// protocol value; the period and the grades are those of the definition.
/// </summary>
public sealed class DltSentenceTests
{
    private static readonly LocalDate Opening = new(2019, 3, 1);
    private static readonly LocalDate Closing = new(2019, 9, 1);
    private static readonly AdverseEventTerm Sepsis = new("sepsis");
    private static readonly Citation Site = new(new Source("SITE", "A site's protocol document", Standing.Site), "DLT");

    private static readonly DltPolicy Policy = new()
    {
        MinimumDelayDays = new(14, Site, Standing.Site),
        Expected = new([new(new("neutropenia"), Grade.Severe), new(new("blue toes"), Grade.Mild)], Site, Standing.Site),
        RequiresAttribution = new(true, Site, Standing.Site),
    };

    private static readonly DltCourse Closed = new(Milestone.On(Opening), Milestone.On(Closing));

    /// <summary>A case by its name: the definition, the course, the event and the policy.</summary>
    private static readonly Dictionary<string, Func<Decision>> Cases = new(StringComparer.Ordinal)
    {
        ["mild, nothing stated"] = () => Of(Counts, Closed, Event(Grade.Mild), DltPolicy.Unstated),
        ["grade 5 before the period"] = () => Of(Counts, Closed, Event(Grade.Death, Opening.PlusDays(-1)), Policy),
        ["grade 5 in the period"] = () => Of(Counts, Closed, Event(Grade.Death), Policy),
        ["grade 4 that delays by 14 days"] = () => Of(Counts, Closed, Event(Grade.LifeThreatening) with { Delay = Delay(14), IsAttributed = true }, Policy),
        ["grade 3 that delays by 1 day, not attributed"] = () => Of(Counts, Closed, Event(Grade.Severe) with { Delay = Delay(1), IsAttributed = false }, Policy),
        ["grade 3 that is expected"] = () => Of(Counts, Closed, new AdverseEvent(new("neutropenia"), [Graded(Grade.Severe, 20)]) { Delay = Delay(14), IsAttributed = true }, Policy),
        ["grade 3, nothing stated of it"] = () => Of(Counts, Closed, Event(Grade.Severe), Policy),
        ["grade 3, nothing stated by the site"] = () => Of(Counts, Closed, Event(Grade.Severe) with { Delay = Delay(14) }, DltPolicy.Unstated),
        ["grade 3, no attribution required"] = () => Of(Counts, Closed, Event(Grade.Severe) with { Delay = Delay(14) }, Policy with { RequiresAttribution = new(false, Site, Standing.Site) }),
        ["grade 3 with a delay that goes on"] = () => Of(Counts, Closed, Event(Grade.Severe) with { Delay = TreatmentDelay.Since(Opening.PlusDays(30), Opening.PlusDays(42)), IsAttributed = true }, Policy),
        ["grade 3 without a delay"] = () => Of(Counts, Closed, Event(Grade.Severe) with { Delay = TreatmentDelay.None }, Policy),
        ["grade 3 by version 6.0"] = () => Of(Counts, Closed, new AdverseEvent(Sepsis, [Graded(Grade.Severe, 20, CtcaeVersion.V6)]) { Delay = Delay(14), IsAttributed = true }, Policy),
        ["grade 1 by version 6.0"] = () => Of(Counts, Closed, new AdverseEvent(Sepsis, [Graded(Grade.Mild, 20, CtcaeVersion.V6)]) { Delay = TreatmentDelay.None }, Policy),
        ["grade 3 by version 6.0 without a delay"] = () => Of(Counts, Closed, new AdverseEvent(Sepsis, [Graded(Grade.Severe, 20, CtcaeVersion.V6)]) { Delay = TreatmentDelay.None }, Policy),
        ["grade 3 by version 6.0 before the period and by 5.0 within"] = () => Of(Counts, Closed, new AdverseEvent(Sepsis, [Graded(Grade.Severe, -1, CtcaeVersion.V6), Graded(Grade.Severe, 20)]) { Delay = Delay(14) }, Policy),
        ["grade 3 by version 6.0 after the period"] = () => Of(Counts, Closed, new AdverseEvent(Sepsis, [Graded(Grade.Severe, 200, CtcaeVersion.V6)]) { Delay = Delay(14), IsAttributed = true }, Policy),
        ["grade 5 by version 6.0, no version known"] = () => Of(new DltDefinition(BlockIds.Azacitidine1, BlockIds.Azacitidine4, DltPeriodEnd.CountsFirstMet, Grade.Death, Grade.Severe, DoseLimitingToxicity.Rules), Closed, new AdverseEvent(Sepsis, [Graded(Grade.Death, 20, CtcaeVersion.V6)]), Policy),
        ["grade 4 without a version, 31 March 2018"] = () => Of(Counts, new(Milestone.On(new(2018, 3, 1)), Milestone.On(Closing)), new AdverseEvent(Sepsis, [new(new(2018, 3, 31), Grade.LifeThreatening)]) { Delay = TreatmentDelay.None }, Policy),
        ["opening not recorded"] = () => Of(Counts, new(Milestone.Unknown), Event(Grade.Death), Policy),
        ["opening not recorded, grade 3 without a delay, then grade 5"] = () => Of(Counts, new(Milestone.Unknown), new AdverseEvent(Sepsis, [Graded(Grade.Severe, 20), Graded(Grade.Death, 21)]) { Delay = TreatmentDelay.None }, Policy),
        ["criteria not recorded"] = () => Of(Criteria, new(Milestone.On(Opening), Milestone.NotByEndOf(Opening.PlusDays(19))), Event(Grade.Severe) with { Delay = Delay(14), IsAttributed = true }, Policy),
        ["next course not recorded"] = () => Of(NextCourse, new(Milestone.On(Opening), nextCourse: Milestone.NotByEndOf(Opening.PlusDays(19))), Event(Grade.Death), Policy),
        ["left on that day"] = () => Of(Counts, Closed with { Left = Opening.PlusDays(20) }, Event(Grade.Death), Policy),
        ["left the day after"] = () => Of(Counts, Closed with { Left = Opening.PlusDays(21) }, Event(Grade.Death), Policy),
        ["observation ended on that day"] = () => Of(Counts, Closed with { ObservationEnded = Opening.PlusDays(20), Left = Opening.PlusDays(20) }, Event(Grade.Death), Policy),
        ["only grade 4 when it delays"] = () => Of(new DltDefinition(BlockIds.Azacitidine1, BlockIds.Azacitidine4, DltPeriodEnd.CountsFirstMet, Grade.Death, Grade.LifeThreatening, DoseLimitingToxicity.Rules), Closed, Event(Grade.Severe), Policy),
        ["a patient without an event, period closed"] = () => DltAssessment.Explain(Counts, Closed, [], Policy),
        ["a patient with an event, period closed"] = () => DltAssessment.Explain(Counts, Closed, [Event(Grade.Mild)], Policy),
        ["a patient without an event, period open"] = () => DltAssessment.Explain(NextCourse, new DltCourse(Milestone.On(Opening), nextCourse: Milestone.NotByEndOf(Closing)), [], Policy),
        ["a patient with two events"] = () => DltAssessment.Explain(Criteria, new DltCourse(Milestone.On(Opening)), [Event(Grade.Mild), Event(Grade.Moderate)], Policy),
        ["evaluable, nothing stated"] = () => DltAssessment.ExplainEvaluability(Counts, new(DecisionOutcome.Proceed, IsEvaluable: null)),
        ["evaluable by three courses"] = () => DltAssessment.ExplainEvaluability(Counts, new(DecisionOutcome.Proceed, IsEvaluable: null) { CompletedCourses = 3 }),
        ["evaluable as stated, one course"] = () => DltAssessment.ExplainEvaluability(Counts, new(DecisionOutcome.Proceed, IsEvaluable: true) { CompletedCourses = 1 }),
        ["evaluable, contradicted"] = () => DltAssessment.ExplainEvaluability(Counts, new(DecisionOutcome.Hold, IsEvaluable: false) { CompletedCourses = 3 }),
        ["not evaluable, with a toxicity"] = () => DltAssessment.ExplainEvaluability(Counts, new(DecisionOutcome.Hold, IsEvaluable: false) { CompletedCourses = 2 }),
        ["evaluable by a definition without a number"] = () => DltAssessment.ExplainEvaluability(Counts with { CoursesForEvaluability = null }, new(DecisionOutcome.Hold, IsEvaluable: null) { CompletedCourses = 3 }),
        ["summary, closed"] = () => Summary(new(DecisionOutcome.Hold, IsEvaluable: true), new(DecisionOutcome.Proceed, IsEvaluable: true), new(DecisionOutcome.Hold, IsEvaluable: false)),
        ["summary, open"] = () => Summary(new(DecisionOutcome.CannotDecide, IsEvaluable: true), new(DecisionOutcome.Proceed, IsEvaluable: true), new(DecisionOutcome.Hold, IsEvaluable: null)),
        ["summary of nobody"] = () => Summary(new DltPatient(DecisionOutcome.Proceed, IsEvaluable: false)),
    };

    [Theory]
    [InlineData("mild, nothing stated", """
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("grade 5 before the period", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 5 on 2019-02-28 is outside the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("grade 5 in the period", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 5 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Hold Hazard StudyTeam: Sepsis: grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("grade 4 that delays by 14 days", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 4 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Hold Hazard StudyTeam: Sepsis: grade 3-4 within the evaluation period, a delay of 14 days | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM Proceed Information TreatingTeam: Sepsis: a delay of 14 days | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Sepsis: not an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION Proceed Information TreatingTeam: Sepsis: attributed to the treatment | attribution to the treatment (SITE, DLT)
        """)]
    [InlineData("grade 3 that delays by 1 day, not attributed", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4 within the evaluation period, a delay of 1 day | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM Proceed Information TreatingTeam: Sepsis: a delay of 1 day | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Sepsis: not an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION Proceed Information TreatingTeam: Sepsis: not attributed to the treatment | attribution to the treatment (SITE, DLT)
        """)]
    [InlineData("grade 3 that is expected", """
        DLT-PERIOD Proceed Information TreatingTeam: Neutrophil count decreased: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Neutrophil count decreased: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Neutrophil count decreased: grade 3-4 within the evaluation period, a delay of 14 days | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM Proceed Information TreatingTeam: Neutrophil count decreased: a delay of 14 days | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Neutrophil count decreased: an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION Proceed Information TreatingTeam: Neutrophil count decreased: attributed to the treatment | attribution to the treatment (SITE, DLT)
        """)]
    [InlineData("grade 3, nothing stated of it", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY CannotDecide Information TreatingTeam: Sepsis: grade 3-4 within the evaluation period, delay not stated | missing: the clinician's statement whether the event delayed treatment | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM CannotDecide Information StudyTeam: Sepsis: delay not stated | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Sepsis: not an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION CannotDecide Information StudyTeam: Sepsis: attribution not stated | missing: the clinician's statement of attribution | attribution to the treatment (SITE, DLT)
        """)]
    [InlineData("grade 3, nothing stated by the site", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4 within the evaluation period, a delay of 14 days | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM CannotDecide Information StudyTeam: Sepsis: a delay of 14 days | missing: the site's minimum delay | the length that the site's protocol document states
        DLT-EXPECTED CannotDecide Information StudyTeam: Sepsis: perhaps an expected toxicity | missing: the site's list of expected toxicities | the list that the site's protocol document states
        DLT-ATTRIBUTION CannotDecide Information StudyTeam: Sepsis: attribution not stated | missing: the site's rule of attribution | the attribution that the site's protocol document asks for
        """)]
    [InlineData("grade 3, no attribution required", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Hold Hazard StudyTeam: Sepsis: grade 3-4 within the evaluation period, a delay of 14 days | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM Proceed Information TreatingTeam: Sepsis: a delay of 14 days | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Sepsis: not an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION Proceed Information TreatingTeam: Sepsis: attribution not stated | no attribution (SITE, DLT)
        """)]
    [InlineData("grade 3 with a delay that goes on", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4 within the evaluation period, a delay that goes on, of 13 days or more | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM CannotDecide Information StudyTeam: Sepsis: a delay that goes on, of 13 days or more | missing: the day on which treatment was given | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Sepsis: not an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION Proceed Information TreatingTeam: Sepsis: attributed to the treatment | attribution to the treatment (SITE, DLT)
        """)]
    [InlineData("grade 3 without a delay", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4 within the evaluation period, no delay | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("grade 3 by version 6.0", """
        CTCAE-VERSION CannotDecide Information StudyTeam: Sepsis: grade 3 on 2019-03-21 was given by CTCAE 6.0, whose boundaries are others | missing: the grade of 2019-03-21 by CTCAE 5.0 | a grade by CTCAE 5.0
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4, perhaps within the evaluation period, a delay of 14 days | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM Proceed Information TreatingTeam: Sepsis: a delay of 14 days | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Sepsis: perhaps an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION Proceed Information TreatingTeam: Sepsis: attributed to the treatment | attribution to the treatment (SITE, DLT)
        """)]
    [InlineData("grade 1 by version 6.0", """
        CTCAE-VERSION Proceed Information TreatingTeam: Sepsis: grade 1 on 2019-03-21 was given by CTCAE 6.0, whose boundaries are others | a grade by CTCAE 5.0
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 1 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4, perhaps within the evaluation period, no delay | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("grade 3 by version 6.0 without a delay", """
        CTCAE-VERSION Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 was given by CTCAE 6.0, whose boundaries are others | a grade by CTCAE 5.0
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4, perhaps within the evaluation period, no delay | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("grade 3 by version 6.0 before the period and by 5.0 within", """
        CTCAE-VERSION Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-02-28 was given by CTCAE 6.0, whose boundaries are others | a grade by CTCAE 5.0
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-02-28 is outside the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4 within the evaluation period, a delay of 14 days | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM Proceed Information TreatingTeam: Sepsis: a delay of 14 days | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Sepsis: not an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION CannotDecide Information StudyTeam: Sepsis: attribution not stated | missing: the clinician's statement of attribution | attribution to the treatment (SITE, DLT)
        """)]
    [InlineData("grade 3 by version 6.0 after the period", """
        CTCAE-VERSION Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-09-17 was given by CTCAE 6.0, whose boundaries are others | a grade by CTCAE 5.0
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-09-17 is outside the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, a delay of 14 days | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("grade 5 by version 6.0, no version known", """
        DLT-GRADE34-DELAY CannotDecide Information StudyTeam: Sepsis: grade 5 on 2019-03-21 was given by CTCAE 6.0, whose boundaries are others | missing: the grade of 2019-03-21 by the protocol's version of CTCAE | a grade by the protocol's version of CTCAE
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 5 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: grade 5, perhaps within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY CannotDecide Information TreatingTeam: Sepsis: grade 3-4, perhaps within the evaluation period, delay not stated | missing: the clinician's statement whether the event delayed treatment | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM CannotDecide Information StudyTeam: Sepsis: delay not stated | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Sepsis: perhaps an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION CannotDecide Information StudyTeam: Sepsis: attribution not stated | missing: the clinician's statement of attribution | attribution to the treatment (SITE, DLT)
        """)]
    [InlineData("grade 4 without a version, 31 March 2018", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 4 on 2018-03-31 is within the evaluation period (day 1 of azacitidine-1: 2018-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        CTCAE-VERSION Proceed Information TreatingTeam: Sepsis: grade 4 on 2018-03-31 states no version of CTCAE and is taken for CTCAE 4.0 | a grade by CTCAE 4.0, with its version
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4 within the evaluation period, no delay | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("opening not recorded", """
        DLT-PERIOD CannotDecide Information StudyTeam: Sepsis: grade 5 on 2019-03-21 is perhaps within the evaluation period (day 1 of azacitidine-1: not recorded; the counts to start azacitidine-4 first met: not recorded; day 1 of azacitidine-4: not recorded) | missing: whether azacitidine-1 had begun by 2019-03-21 | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: grade 5, perhaps within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("opening not recorded, grade 3 without a delay, then grade 5", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 3 on 2019-03-21 is perhaps within the evaluation period (day 1 of azacitidine-1: not recorded; the counts to start azacitidine-4 first met: not recorded; day 1 of azacitidine-4: not recorded) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-PERIOD CannotDecide Information StudyTeam: Sepsis: grade 5 on 2019-03-22 is perhaps within the evaluation period (day 1 of azacitidine-1: not recorded; the counts to start azacitidine-4 first met: not recorded; day 1 of azacitidine-4: not recorded) | missing: whether azacitidine-1 had begun by 2019-03-22 | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: grade 5, perhaps within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4, perhaps within the evaluation period, no delay | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("criteria not recorded", """
        DLT-PERIOD CannotDecide Information StudyTeam: Sepsis: grade 3 on 2019-03-21 is perhaps within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the criteria to start azacitidine-4 first met: not by the end of 2019-03-20; day 1 of azacitidine-4: not recorded) | missing: whether the criteria to start azacitidine-4 had been met by 2019-03-21 | a day from day 1 of azacitidine-1 until the criteria to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: grade 3-4, perhaps within the evaluation period, a delay of 14 days | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-DELAY-MINIMUM Proceed Information TreatingTeam: Sepsis: a delay of 14 days | a delay of 14 days or more (SITE, DLT)
        DLT-EXPECTED Proceed Information TreatingTeam: Sepsis: perhaps an expected toxicity | a toxicity that the site does not list as expected (SITE, DLT; its blue toes (in no list of CTCAE terms))
        DLT-ATTRIBUTION Proceed Information TreatingTeam: Sepsis: attributed to the treatment | attribution to the treatment (SITE, DLT)
        """)]
    [InlineData("next course not recorded", """
        DLT-PERIOD CannotDecide Information StudyTeam: Sepsis: grade 5 on 2019-03-21 is perhaps within the evaluation period (day 1 of azacitidine-1: 2019-03-01; day 1 of azacitidine-4: not by the end of 2019-03-20) | missing: whether azacitidine-4 had begun by 2019-03-21 | a day from day 1 of azacitidine-1 until day 1 of azacitidine-4
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: grade 5, perhaps within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("left on that day", """
        DLT-PERIOD CannotDecide Information StudyTeam: Sepsis: grade 5 on 2019-03-21 is perhaps within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded; left: 2019-03-21) | missing: the end of the observation for dose-limiting toxicity of an infant who left on 2019-03-21, which is unpublished and the site states | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: grade 5, perhaps within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("left the day after", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 5 on 2019-03-21 is within the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded; left: 2019-03-22) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Hold Hazard StudyTeam: Sepsis: grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("observation ended on that day", """
        DLT-PERIOD Proceed Information TreatingTeam: Sepsis: grade 5 on 2019-03-21 is outside the evaluation period (day 1 of azacitidine-1: 2019-03-01; the counts to start azacitidine-4 first met: 2019-09-01; day 1 of azacitidine-4: not recorded; observation ended: 2019-03-21) | a day from day 1 of azacitidine-1 until the counts to start azacitidine-4 are first met
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("only grade 4 when it delays", """
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 4 within the evaluation period, delay not stated | grade 4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("a patient without an event, period closed", """
        DLT-PERIOD Proceed Information TreatingTeam: no adverse event is recorded | an adverse event within the period, for a dose-limiting toxicity
        """)]
    [InlineData("a patient with an event, period closed", """
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        """)]
    [InlineData("a patient without an event, period open", """
        DLT-PERIOD CannotDecide Information StudyTeam: the evaluation period is not known to have closed (day 1 of azacitidine-4: not by the end of 2019-09-01) | missing: a record that the evaluation period has closed | an evaluation period that has closed, for no dose-limiting toxicity
        """)]
    [InlineData("a patient with two events", """
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-GRADE5 Proceed Information TreatingTeam: Sepsis: no grade 5 within the evaluation period | grade 5 within the evaluation period, for a dose-limiting toxicity
        DLT-GRADE34-DELAY Proceed Information TreatingTeam: Sepsis: no grade 3-4 within the evaluation period, delay not stated | grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity
        DLT-PERIOD CannotDecide Information StudyTeam: the evaluation period is not known to have closed (the criteria to start azacitidine-4 first met: not recorded; day 1 of azacitidine-4: not recorded) | missing: a record that the evaluation period has closed | an evaluation period that has closed, for no dose-limiting toxicity
        """)]
    [InlineData("evaluable, nothing stated", """
        DLT-EVALUABLE CannotDecide Information StudyTeam: the completed courses are not stated, not stated as evaluable or not | missing: whether the patient is evaluable | 3 completed courses, or the site's statement by its protocol document
        """)]
    [InlineData("evaluable by three courses", """
        DLT-EVALUABLE Proceed Information TreatingTeam: 3 completed courses, not stated as evaluable or not | 3 completed courses, or the site's statement by its protocol document
        """)]
    [InlineData("evaluable as stated, one course", """
        DLT-EVALUABLE Proceed Information TreatingTeam: 1 completed course, stated as evaluable | 3 completed courses, or the site's statement by its protocol document
        """)]
    [InlineData("evaluable, contradicted", """
        DLT-EVALUABLE CannotDecide Information StudyTeam: 3 completed courses, stated as not evaluable | missing: which is right, the number of courses or the statement | 3 completed courses, or the site's statement by its protocol document
        """)]
    [InlineData("not evaluable, with a toxicity", """
        DLT-EVALUABLE Hold Information TreatingTeam: 2 completed courses, stated as not evaluable | 3 completed courses, or the site's statement by its protocol document
        DLT-EVALUABLE Proceed Deviation StudyTeam: the patient has a dose-limiting toxicity and is stated as not evaluable | 3 completed courses, or the site's statement by its protocol document
        """)]
    [InlineData("evaluable by a definition without a number", """
        DLT-EVALUABLE CannotDecide Information StudyTeam: 3 completed courses, not stated as evaluable or not | missing: whether the patient is evaluable | the site's statement by its protocol document
        """)]
    [InlineData("summary, closed", """
        DLT-EVALUABLE Proceed Information TreatingTeam: 1 of 2 evaluable patients with a dose-limiting toxicity, 1 not evaluable | every patient stated as evaluable or not, and every evaluable patient assessed
        DLT-EVALUABLE Proceed Deviation StudyTeam: 1 of 3 patients with a dose-limiting toxicity and stated as not evaluable | a statement that agrees with the assessment
        """)]
    [InlineData("summary, open", """
        DLT-EVALUABLE Proceed Information TreatingTeam: 0 of 2 evaluable patients with a dose-limiting toxicity, 0 not evaluable | every patient stated as evaluable or not, and every evaluable patient assessed
        DLT-EVALUABLE CannotDecide Information StudyTeam: 0 of 2 evaluable patients with a dose-limiting toxicity, 0 not evaluable | missing: whether 1 of 3 patients are evaluable | every patient stated as evaluable or not, and every evaluable patient assessed
        DLT-EVALUABLE CannotDecide Information StudyTeam: 0 of 2 evaluable patients with a dose-limiting toxicity, 0 not evaluable | missing: the assessment of 1 of 2 evaluable patients | every patient stated as evaluable or not, and every evaluable patient assessed
        """)]
    [InlineData("summary of nobody", """
        DLT-EVALUABLE Proceed Information TreatingTeam: 0 of 0 evaluable patients with a dose-limiting toxicity, 1 not evaluable | every patient stated as evaluable or not, and every evaluable patient assessed
        DLT-EVALUABLE CannotDecide Information StudyTeam: 0 of 0 evaluable patients with a dose-limiting toxicity, 1 not evaluable | missing: an evaluable patient | every patient stated as evaluable or not, and every evaluable patient assessed
        """)]
    public void An_assessment_says(string name, string expected)
    {
        Assert.Equal(FindingLines.In(expected), FindingLines.Of(Cases[name]()));
    }

    private static DltDefinition Counts => DoseLimitingToxicity.Definition;

    private static DltDefinition Criteria => DoseLimitingToxicity.With(InterpretationChoices.DefaultsOf(Interpretations.All).With("D13", "all-criteria"));

    private static DltDefinition NextCourse => DoseLimitingToxicity.With(InterpretationChoices.DefaultsOf(Interpretations.All).With("D7", "fourth-course-given"));

    private static Decision Of(DltDefinition definition, DltCourse course, AdverseEvent adverseEvent, DltPolicy policy)
    {
        Decision decision = DltAssessment.Explain(definition, course, adverseEvent, policy);
        Assert.Equal(decision.Outcome, DltAssessment.Evaluate(definition, course, adverseEvent, policy));
        return decision;
    }

    private static Decision Summary(params DltPatient[] patients)
    {
        DltSummary summary = DltSummary.Of(Counts, patients.ToValueList());
        Assert.Equal(summary.Outcome, summary.Explain(Counts).Outcome);
        return summary.Explain(Counts);
    }

    private static TreatmentDelay Delay(int days) => TreatmentDelay.Between(Opening.PlusDays(30), Opening.PlusDays(30 + days));

    private static GradeChange Graded(Grade grade, int day, CtcaeVersion? version = CtcaeVersion.V5) => new(Opening.PlusDays(day), grade) { Version = version };

    private static AdverseEvent Event(Grade grade, LocalDate? day = null) => new(Sepsis, [new(day ?? Opening.PlusDays(20), grade) { Version = CtcaeVersion.V5 }]);
}
