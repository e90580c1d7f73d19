using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>
/// Expected answers follow from the published definition (any grade 5, or any grade 3-4 that delays treatment, within
/// the first three courses) and from what it leaves unpublished. The site's policy here is an example, no protocol value.
/// </summary>
public sealed class DltAssessmentTests
{
    private static readonly DltDefinition Definition = DoseLimitingToxicity.Definition;
    private static readonly LocalDate Opening = new(2019, 3, 1);
    private static readonly LocalDate Closing = new(2019, 9, 1);
    private static readonly DltCourse Course = new(Milestone.On(Opening), Milestone.On(Closing));
    private static readonly AdverseEventTerm Neutropenia = new("neutrophil-count-decreased");
    private static readonly AdverseEventTerm Sepsis = new("sepsis");
    private static readonly Citation SiteDocument = new(new Source("SITE", "A site's protocol document", Standing.Site), "dose-limiting toxicity");

    private static readonly DltPolicy Policy = new()
    {
        MinimumDelayDays = new(14, SiteDocument, Standing.Site),
        Expected = new([new(Neutropenia, Grade.Severe)], SiteDocument, Standing.Site),
        RequiresAttribution = new(true, SiteDocument, Standing.Site),
    };

    [Theory]
    [Trait("Rule", "DLT-GRADE5")]
    [InlineData(Grade.Death, DecisionOutcome.Hold)]
    [InlineData(Grade.LifeThreatening, DecisionOutcome.Proceed)]
    public void A_grade_5_event_is_dose_limiting_without_a_policy(Grade grade, DecisionOutcome outcome)
    {
        AdverseEvent adverseEvent = Event(Sepsis, grade) with { Delay = new TreatmentDelay.Absent() };
        Decision decision = Explain(adverseEvent, DltPolicy.Unstated);

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(outcome == DecisionOutcome.Hold ? ["DLT-GRADE5"] : [], decision.Findings.Where(finding => finding.Effect == DecisionOutcome.Hold).Select(finding => finding.Rule.Id));
    }

    [Fact]
    [Trait("Rule", "DLT-GRADE5")]
    public void No_policy_excludes_a_grade_5_event()
    {
        AdverseEvent adverseEvent = Event(Neutropenia, Grade.Death) with { IsAttributed = false, Delay = new TreatmentDelay.Absent() };

        Assert.Equal(DecisionOutcome.Hold, Explain(adverseEvent, Policy).Outcome);
    }

    [Theory]
    [Trait("Rule", "DLT-GRADE34-DELAY")]
    [InlineData(Grade.Mild, DecisionOutcome.Proceed)]
    [InlineData(Grade.Moderate, DecisionOutcome.Proceed)]
    [InlineData(Grade.Severe, DecisionOutcome.CannotDecide)]
    [InlineData(Grade.LifeThreatening, DecisionOutcome.CannotDecide)]
    public void Without_a_policy_a_delaying_event_is_undecided_from_grade_3_on(Grade grade, DecisionOutcome outcome) =>
        Assert.Equal(outcome, Explain(Event(Sepsis, grade) with { Delay = DelayOf(28) }, DltPolicy.Unstated).Outcome);

    [Theory]
    [Trait("Rule", "DLT-GRADE34-DELAY")]
    [InlineData(Grade.Moderate, DecisionOutcome.Proceed)]
    [InlineData(Grade.Severe, DecisionOutcome.Hold)]
    [InlineData(Grade.LifeThreatening, DecisionOutcome.Hold)]
    public void With_a_policy_a_delaying_event_is_dose_limiting_from_grade_3_on(Grade grade, DecisionOutcome outcome) =>
        Assert.Equal(outcome, Explain(Event(Sepsis, grade) with { Delay = DelayOf(28), IsAttributed = true }, Policy).Outcome);

    [Fact]
    [Trait("Rule", "DLT-GRADE34-DELAY")]
    public void Grade_4_without_a_delay_is_none_and_with_an_unstated_delay_undecided()
    {
        Assert.Equal(DecisionOutcome.Proceed, Explain(Event(Sepsis, Grade.LifeThreatening) with { Delay = new TreatmentDelay.Absent() }, DltPolicy.Unstated).Outcome);

        Decision undecided = Explain(Event(Sepsis, Grade.LifeThreatening) with { IsAttributed = true }, Policy);
        Assert.Equal(DecisionOutcome.CannotDecide, undecided.Outcome);
        Assert.Contains(undecided.Findings, finding => finding.Rule.Id == "DLT-GRADE34-DELAY" && finding.Missing == "the clinician's statement whether the event delayed treatment");
    }

    [Fact]
    public void Without_a_policy_a_delaying_grade_4_event_names_every_part_that_the_site_must_state()
    {
        Decision decision = Explain(Event(Neutropenia, Grade.LifeThreatening) with { Delay = DelayOf(28) }, DltPolicy.Unstated);

        Assert.Equal(
            ["the site's minimum delay", "the site's list of expected toxicities", "the site's rule of attribution"],
            decision.Findings.Select(finding => finding.Missing).OfType<string>());
        Assert.Equal(["DLT-PERIOD", "CTCAE-VERSION", "DLT-GRADE5", "DLT-GRADE34-DELAY", "DLT-DELAY-MINIMUM", "DLT-EXPECTED", "DLT-ATTRIBUTION"], decision.Findings.Select(finding => finding.Rule.Id));
    }

    /// <summary>A grade that decides and states no version is taken for the trial's, and a finding says so. Death is the same in every version.</summary>
    [Theory]
    [Trait("Rule", "CTCAE-VERSION")]
    [InlineData(Grade.Moderate, null, 0)]
    [InlineData(Grade.Severe, null, 1)]
    [InlineData(Grade.LifeThreatening, null, 1)]
    [InlineData(Grade.Death, null, 0)]
    [InlineData(Grade.Severe, CtcaeVersion.V5, 0)]
    public void A_grade_without_its_version_is_taken_for_the_trials_and_says_so(Grade grade, CtcaeVersion? version, int expected)
    {
        AdverseEvent adverse = Event(Sepsis, grade);
        adverse = new(adverse.Term, [adverse.Grades[0] with { Version = version }], adverse.Resolved) { Delay = TreatmentDelay.None };

        Finding[] found = [.. Explain(adverse, Policy).Findings.Where(finding => finding.Rule.Id == "CTCAE-VERSION")];

        Assert.Equal(expected, found.Length);
        Assert.All(found, finding =>
        {
            Assert.Equal((DecisionOutcome.Proceed, Severity.Information), (finding.Effect, finding.Severity));
            Assert.Contains("states no version of CTCAE and is taken for CTCAE ", finding.Sentence, StringComparison.Ordinal);
        });
    }

    [Theory]
    [Trait("Rule", "DLT-DELAY-MINIMUM")]
    [InlineData(13, DecisionOutcome.Proceed)]
    [InlineData(14, DecisionOutcome.Hold)]
    [InlineData(15, DecisionOutcome.Hold)]
    public void A_delay_counts_from_the_sites_minimum_on(int days, DecisionOutcome outcome) =>
        Assert.Equal(outcome, Explain(Event(Sepsis, Grade.Severe) with { Delay = DelayOf(days), IsAttributed = true }, Policy).Outcome);

    [Theory]
    [Trait("Rule", "DLT-DELAY-MINIMUM")]
    [InlineData(12, DecisionOutcome.CannotDecide)]
    [InlineData(13, DecisionOutcome.Hold)]
    public void A_delay_that_goes_on_counts_once_it_must_reach_the_minimum(int daysWithoutTreatment, DecisionOutcome outcome)
    {
        // Not given by the end of day 13 after the due day: it is given on day 14 at the earliest.
        TreatmentDelay delay = new TreatmentDelay.Ongoing(Opening.PlusDays(30), Opening.PlusDays(30 + daysWithoutTreatment));
        Decision decision = Explain(Event(Sepsis, Grade.Severe) with { Delay = delay, IsAttributed = true }, Policy);

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(outcome == DecisionOutcome.CannotDecide, decision.Findings.Any(finding => finding.Missing == "the day on which treatment was given"));
    }

    [Theory]
    [Trait("Rule", "DLT-EXPECTED")]
    [InlineData("neutrophil-count-decreased", Grade.Severe, DecisionOutcome.Proceed)]
    [InlineData("neutrophil-count-decreased", Grade.LifeThreatening, DecisionOutcome.Hold)]
    [InlineData("sepsis", Grade.Severe, DecisionOutcome.Hold)]
    public void A_toxicity_that_the_site_lists_as_expected_does_not_count_up_to_its_grade(string term, Grade grade, DecisionOutcome outcome) =>
        Assert.Equal(outcome, Explain(Event(new(term), grade) with { Delay = DelayOf(28), IsAttributed = true }, Policy).Outcome);

    [Theory]
    [Trait("Rule", "DLT-ATTRIBUTION")]
    [InlineData(true, true, DecisionOutcome.Hold)]
    [InlineData(true, false, DecisionOutcome.Proceed)]
    [InlineData(true, null, DecisionOutcome.CannotDecide)]
    [InlineData(false, false, DecisionOutcome.Hold)]
    [InlineData(false, null, DecisionOutcome.Hold)]
    [InlineData(null, true, DecisionOutcome.Hold)]
    [InlineData(null, false, DecisionOutcome.CannotDecide)]
    public void Attribution_decides_where_the_site_asks_for_it(bool? required, bool? attributed, DecisionOutcome outcome)
    {
        DltPolicy policy = Policy with { RequiresAttribution = required is { } stated ? new(stated, SiteDocument, Standing.Site) : null };

        Assert.Equal(outcome, Explain(Event(Sepsis, Grade.Severe) with { Delay = DelayOf(28), IsAttributed = attributed }, policy).Outcome);
    }

    [Theory]
    [Trait("Rule", "DLT-PERIOD")]
    [InlineData("2019-02-28", DecisionOutcome.Proceed)]
    [InlineData("2019-03-01", DecisionOutcome.Hold)]
    [InlineData("2019-03-02", DecisionOutcome.Hold)]
    [InlineData("2019-08-31", DecisionOutcome.Hold)]
    [InlineData("2019-09-01", DecisionOutcome.Proceed)]
    [InlineData("2019-09-02", DecisionOutcome.Proceed)]
    public void The_period_runs_from_the_first_azacitidine_until_the_criteria_of_the_fourth_are_first_met(string day, DecisionOutcome outcome) =>
        Assert.Equal(outcome, Explain(Event(Sepsis, Grade.Death, Date(day)), DltPolicy.Unstated).Outcome);

    [Theory]
    [Trait("Rule", "DLT-PERIOD")]
    [InlineData("criteria-first-met", "2019-09-01", DecisionOutcome.Proceed)]
    [InlineData("fourth-course-given", "2019-09-01", DecisionOutcome.Hold)]
    [InlineData("fourth-course-given", "2019-09-04", DecisionOutcome.Hold)]
    [InlineData("fourth-course-given", "2019-09-05", DecisionOutcome.Proceed)]
    public void The_reading_of_D7_chooses_what_closes_the_period(string reading, string day, DecisionOutcome outcome)
    {
        DltDefinition definition = DoseLimitingToxicity.With(InterpretationChoices.DefaultsOf(Interpretations.All).With("D7", reading));
        DltCourse course = new(Milestone.On(Opening), Milestone.On(Closing), Milestone.On(Date("2019-09-05")));

        Assert.Equal(outcome, DltAssessment.Explain(definition, course, Event(Sepsis, Grade.Death, Date(day)), DltPolicy.Unstated).Outcome);
    }

    [Theory]
    [Trait("Rule", "DLT-PERIOD")]
    [InlineData("2019-08-31", DecisionOutcome.Hold)]
    [InlineData("2019-09-01", DecisionOutcome.CannotDecide)]
    public void A_period_that_is_not_known_to_be_open_is_not_taken_as_open(string day, DecisionOutcome outcome)
    {
        DltCourse course = new(Milestone.On(Opening), Milestone.NotByEndOf(Date("2019-08-31")));
        Decision decision = DltAssessment.Explain(Definition, course, Event(Sepsis, Grade.Death, Date(day)), DltPolicy.Unstated);

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(outcome == DecisionOutcome.CannotDecide, decision.Findings.Any(finding => finding.Missing == $"whether the counts to start azacitidine-4 had been met by {day}"));
    }

    [Fact]
    [Trait("Rule", "DLT-PERIOD")]
    public void A_fourth_course_that_began_closes_the_period_even_where_the_criteria_are_not_recorded()
    {
        DltCourse course = new(Milestone.On(Opening), Milestone.Unknown, Milestone.On(Closing));

        Assert.False(course.PeriodContains(Definition, Closing));
        Assert.Null(course.PeriodContains(Definition, Closing.PlusDays(-1)));
    }

    [Fact]
    [Trait("Rule", "DLT-PERIOD")]
    public void An_event_before_the_first_azacitidine_is_outside_even_where_its_day_is_to_come()
    {
        DltCourse course = new(Milestone.NotByEndOf(Date("2019-02-20")));

        Assert.False(course.PeriodContains(Definition, Date("2019-02-20")));
        Assert.Null(course.PeriodContains(Definition, Date("2019-02-21")));
    }

    [Fact]
    [Trait("Rule", "DLT-PERIOD")]
    public void A_grade_counts_on_the_day_on_which_it_is_reached()
    {
        AdverseEvent worsens = new(Sepsis, [new(Closing.PlusDays(-1), Grade.Moderate), new(Closing, Grade.LifeThreatening)]) { Delay = DelayOf(28), IsAttributed = true };
        AdverseEvent worsensSooner = new(Sepsis, [new(Closing.PlusDays(-2), Grade.Moderate), new(Closing.PlusDays(-1), Grade.LifeThreatening)]) { Delay = DelayOf(28), IsAttributed = true };

        Assert.Equal(DecisionOutcome.Proceed, Explain(worsens, Policy).Outcome);
        Assert.Equal(DecisionOutcome.Hold, Explain(worsensSooner, Policy).Outcome);
    }

    [Fact]
    public void The_finding_of_a_dose_limiting_toxicity_reads_as_a_sentence()
    {
        Decision decision = Explain(Event(Neutropenia, Grade.LifeThreatening) with { Delay = DelayOf(28), IsAttributed = true }, Policy);
        Finding finding = Assert.Single(decision.Findings, finding => finding.Effect == DecisionOutcome.Hold);

        Assert.Equal(
            "Grade 3-4 event that delays treatment. Neutrophil count decreased: grade 3-4 within the evaluation period, a delay of 28 days. Required: "
            + "grade 3-4 within the evaluation period that delays treatment, for a dose-limiting toxicity. (DLT-GRADE34-DELAY; ASPHO21, definition of dose-limiting toxicity)",
            finding.Sentence);
        Assert.Equal(Severity.Hazard, finding.Severity);
    }

    [Fact]
    public void A_patient_without_an_event_has_no_dose_limiting_toxicity_and_one_is_enough()
    {
        AdverseEvent fatal = Event(Sepsis, Grade.Death);
        AdverseEvent mild = Event(Neutropenia, Grade.Mild);
        AdverseEvent open = Event(Neutropenia, Grade.Severe);

        Assert.Equal(DecisionOutcome.Proceed, OfPatient());
        Assert.Equal(DecisionOutcome.Proceed, OfPatient(mild));
        Assert.Equal(DecisionOutcome.CannotDecide, OfPatient(mild, open));
        Assert.Equal(DecisionOutcome.Hold, OfPatient(open, fatal, mild));
    }

    [Theory]
    [Trait("Rule", "DLT-PERIOD")]
    [InlineData("criteria-first-met", null, null, DecisionOutcome.CannotDecide)]
    [InlineData("criteria-first-met", "2019-09-01", null, DecisionOutcome.Proceed)]
    [InlineData("criteria-first-met", null, "2019-09-05", DecisionOutcome.Proceed)]
    [InlineData("fourth-course-given", null, null, DecisionOutcome.CannotDecide)]
    [InlineData("fourth-course-given", "2019-09-01", null, DecisionOutcome.CannotDecide)]
    [InlineData("fourth-course-given", null, "2019-09-05", DecisionOutcome.Proceed)]
    public void That_there_is_no_dose_limiting_toxicity_is_known_once_the_period_has_closed(string reading, string? criteria, string? next, DecisionOutcome outcome)
    {
        DltDefinition definition = DoseLimitingToxicity.With(InterpretationChoices.DefaultsOf(Interpretations.All).With("D7", reading));
        DltCourse course = new(Milestone.On(Opening), Happened(criteria), Happened(next));

        foreach (ValueList<AdverseEvent> events in (ValueList<AdverseEvent>[])[[], [Event(Neutropenia, Grade.Mild)]])
        {
            Decision decision = DltAssessment.Explain(definition, course, events, Policy);
            Assert.Equal(outcome, decision.Outcome);
            Assert.Equal(outcome, DltAssessment.Evaluate(definition, course, events, Policy));
            Assert.Equal(
                outcome == DecisionOutcome.CannotDecide ? ["DLT-PERIOD: a record that the evaluation period has closed"] : [],
                decision.Findings.Where(finding => finding.Missing is not null).Select(finding => $"{finding.Rule.Id}: {finding.Missing}"));
        }

        static Milestone Happened(string? day) => day is null ? Milestone.NotByEndOf(Date("2019-08-31")) : Milestone.On(Date(day));
    }

    [Fact]
    [Trait("Rule", "DLT-PERIOD")]
    public void A_dose_limiting_toxicity_does_not_wait_for_the_period_to_close()
    {
        DltCourse course = new(Milestone.On(Opening), Milestone.NotByEndOf(Date("2019-08-31")));
        Decision decision = DltAssessment.Explain(Definition, course, [Event(Sepsis, Grade.Death)], Policy);

        Assert.Equal(DecisionOutcome.Hold, decision.Outcome);
        Assert.Equal(DecisionOutcome.Hold, DltAssessment.Evaluate(Definition, course, [Event(Sepsis, Grade.Death)], Policy));
        Assert.DoesNotContain(decision.Findings, finding => finding.Missing is not null);
    }

    [Fact]
    [Trait("Rule", "DLT-PERIOD")]
    public void The_finding_of_a_period_that_is_not_known_to_have_closed_reads_as_a_sentence()
    {
        Finding finding = Assert.Single(DltAssessment.Explain(Definition, new DltCourse(Milestone.Unknown), [], DltPolicy.Unstated).Findings);

        Assert.Contains("Missing: a record that the evaluation period has closed. Required: an evaluation period that has closed, for no dose-limiting toxicity. (DLT-PERIOD; ", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal("the evaluation period is not known to have closed (the counts to start azacitidine-4 first met: not recorded; day 1 of azacitidine-4: not recorded)", finding.Observed);
    }

    [Theory]
    [Trait("Rule", "DLT-EVALUABLE")]
    [InlineData(true, DecisionOutcome.Proceed)]
    [InlineData(false, DecisionOutcome.Hold)]
    [InlineData(null, DecisionOutcome.CannotDecide)]
    public void Whether_a_patient_is_evaluable_is_what_the_site_states(bool? stated, DecisionOutcome outcome) =>
        Assert.Equal(outcome, DltAssessment.ExplainEvaluability(Definition, new(DecisionOutcome.Proceed, stated)).Outcome);

    [Theory]
    [Trait("Rule", "DLT-EVALUABLE")]
    [InlineData(2, null, DecisionOutcome.CannotDecide)]
    [InlineData(2, true, DecisionOutcome.Proceed)]
    [InlineData(2, false, DecisionOutcome.Hold)]
    [InlineData(3, null, DecisionOutcome.Proceed)]
    [InlineData(3, true, DecisionOutcome.Proceed)]
    [InlineData(4, null, DecisionOutcome.Proceed)]
    [InlineData(3, false, DecisionOutcome.CannotDecide)]
    public void Three_completed_courses_make_a_patient_evaluable_and_a_contradiction_is_not_decided(int courses, bool? stated, DecisionOutcome outcome) =>
        Assert.Equal(outcome, DltAssessment.ExplainEvaluability(Definition, new(DecisionOutcome.Proceed, stated) { CompletedCourses = courses }).Outcome);

    [Fact]
    [Trait("Rule", "DLT-EVALUABLE")]
    public void A_patient_with_a_dose_limiting_toxicity_who_is_stated_as_not_evaluable_is_pointed_out()
    {
        Decision decision = DltAssessment.ExplainEvaluability(Definition, new(DecisionOutcome.Hold, IsEvaluable: false) { CompletedCourses = 1 });
        Decision summary = DltSummary.Of(Definition, [new(DecisionOutcome.Hold, IsEvaluable: false), new(DecisionOutcome.Proceed, IsEvaluable: true)]).Explain(Definition);

        Assert.Single(decision.Findings, finding => finding.Severity == Severity.Deviation);
        Assert.Single(summary.Findings, finding => finding.Severity == Severity.Deviation);
        Assert.Equal(DecisionOutcome.Proceed, summary.Outcome);
    }

    [Fact]
    public void What_is_unpublished_has_no_citation_and_what_is_published_has_one()
    {
        Assert.Equal(
            ["DLT-PERIOD DECK", "DLT-GRADE5 ASPHO21", "DLT-GRADE34-DELAY ASPHO21", "DLT-DELAY-MINIMUM -", "DLT-EXPECTED -", "DLT-ATTRIBUTION -", "DLT-EVALUABLE ASPHO21"],
            Definition.Rules.All.Select(rule => $"{rule.Id} {rule.Citation?.Source.Id ?? "-"}"));
        Assert.All(Definition.Rules.All, rule => Assert.Equal(rule.Citation is null, rule.Standing == Standing.Unpublished));
    }

    [Fact]
    public void An_assessment_allocates_nothing()
    {
        ValueList<AdverseEvent> events = [Event(Sepsis, Grade.Severe) with { Delay = DelayOf(28), IsAttributed = true }, Event(Neutropenia, Grade.LifeThreatening)];
        DecisionOutcome outcome = DltAssessment.Evaluate(Definition, Course, events, Policy);
        long bytes = Allocated.Least(() =>
        {
            for (int round = 0; round < 1000; round++)
            {
                outcome = outcome.And(DltAssessment.Evaluate(Definition, Course, events, Policy));
            }
        });

        Assert.Equal(0, bytes);
        Assert.Equal(DecisionOutcome.Hold, outcome);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new AdverseEvent(Sepsis, []));
        Assert.Throws<ArgumentException>(() => new AdverseEvent(default, [new(Opening, Grade.Mild)]));
        Assert.Throws<ArgumentException>(() => new AdverseEvent(Sepsis, [new(Opening, Grade.Mild), new(Opening, Grade.Severe)]));
        Assert.Throws<ArgumentException>(() => new AdverseEvent(Sepsis, [new(Opening, Grade.Mild)], Opening.PlusDays(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradeChange(Opening, Grade.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradeChange(Opening, (Grade)6));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TreatmentDelay.Ended(Opening, Opening));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TreatmentDelay.Ongoing(Opening, Opening.PlusDays(-1)));
        Assert.Throws<ArgumentException>(() => new DltCourse(Milestone.On(Opening), Milestone.On(Opening)));
        Assert.Throws<ArgumentException>(() => new DltCourse(Milestone.On(Opening), nextCourse: Milestone.On(Opening)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExpectedToxicity(Sepsis, Grade.Death));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DltPolicy { MinimumDelayDays = new(0, SiteDocument, Standing.Site) });
        Assert.Throws<ArgumentException>(() => new DltDefinition(BlockIds.Azacitidine1, BlockIds.Azacitidine1, DltPeriodEnd.CriteriaFirstMet, Grade.Death, Grade.Severe, DoseLimitingToxicity.Rules));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DltDefinition(BlockIds.Azacitidine1, BlockIds.Azacitidine4, DltPeriodEnd.CriteriaFirstMet, Grade.None, Grade.Severe, DoseLimitingToxicity.Rules));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DltDefinition(BlockIds.Azacitidine1, BlockIds.Azacitidine4, DltPeriodEnd.CriteriaFirstMet, Grade.Death, Grade.Death, DoseLimitingToxicity.Rules));
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static TreatmentDelay.Ended DelayOf(int days) => new(Opening.PlusDays(30), Opening.PlusDays(30 + days));

    private static AdverseEvent Event(AdverseEventTerm term, Grade grade, LocalDate? day = null) => new(term, [new(day ?? Opening.PlusDays(20), grade)]);

    private static DecisionOutcome OfPatient(params AdverseEvent[] events)
    {
        ValueList<AdverseEvent> list = events.ToValueList();
        Decision decision = DltAssessment.Explain(Definition, Course, list, DltPolicy.Unstated);
        Assert.Equal(decision.Outcome, DltAssessment.Evaluate(Definition, Course, list, DltPolicy.Unstated));
        return decision.Outcome;
    }

    private static Decision Explain(AdverseEvent adverseEvent, DltPolicy policy)
    {
        Decision decision = DltAssessment.Explain(Definition, Course, adverseEvent, policy);
        Assert.Equal(decision.Outcome, DltAssessment.Evaluate(Definition, Course, adverseEvent, policy));
        return decision;
    }
}
