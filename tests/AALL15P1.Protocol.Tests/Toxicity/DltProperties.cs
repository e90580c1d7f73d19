using AALL15P1.Protocol.Definition;
using FsCheck;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Toxicity;

[Properties(Arbitrary = [typeof(DltProperties)], MaxTest = 500)]
public sealed class DltProperties
{
    public static Arbitrary<DltCase> Cases() => DltCase.Cases();

    [Property]
    [Trait("Rule", "DLT-GRADE5")]
    [Trait("Rule", "DLT-GRADE34-DELAY")]
    public void Adding_an_adverse_event_never_removes_a_dose_limiting_toxicity(DltCase drawn, DltCase other)
    {
        ValueList<AdverseEvent> more = drawn.Events.Concat(other.Events).ToValueList();
        DecisionOutcome before = Evaluate(drawn);
        DecisionOutcome after = Evaluate(drawn with { Events = more });

        Assert.True(before != DecisionOutcome.Hold || after == DecisionOutcome.Hold);
        Assert.True(before != DecisionOutcome.CannotDecide || after != DecisionOutcome.Proceed);
    }

    [Property]
    [Trait("Rule", "DLT-GRADE5")]
    [Trait("Rule", "DLT-GRADE34-DELAY")]
    public void A_higher_grade_never_removes_a_dose_limiting_toxicity(DltCase drawn)
    {
        DltCase worse = drawn with
        {
            Events = drawn.Events.Select(adverseEvent => Regraded(adverseEvent, change => change.Grade == Grade.Death ? change : new(change.Day, change.Grade + 1))).ToValueList(),
        };
        Assert.True(Evaluate(drawn) != DecisionOutcome.Hold || Evaluate(worse) == DecisionOutcome.Hold);
    }

    [Property]
    public void The_order_of_the_events_does_not_matter(DltCase drawn) =>
        Assert.Equal(Evaluate(drawn), Evaluate(drawn with { Events = drawn.Events.Reverse().ToValueList() }));

    [Property]
    public void The_explanation_gives_the_same_answer_and_names_what_fires_and_what_is_missing(DltCase drawn)
    {
        Decision decision = DltAssessment.Explain(drawn.Definition, drawn.Course, drawn.Events, drawn.Policy);

        Assert.Equal(Evaluate(drawn), decision.Outcome);
        Assert.Equal(decision, DltAssessment.Explain(drawn.Definition, drawn.Course, drawn.Events, drawn.Policy));
        foreach (AdverseEvent adverseEvent in drawn.Events)
        {
            Decision own = DltAssessment.Explain(drawn.Definition, drawn.Course, adverseEvent, drawn.Policy);
            DecisionOutcome answer = DltAssessment.Evaluate(drawn.Definition, drawn.Course, adverseEvent, drawn.Policy);
            Assert.Equal(answer, own.Outcome);
            Assert.Equal(answer == DecisionOutcome.CannotDecide, own.Findings.Any(finding => finding.Missing is not null));
        }
    }

    [Property]
    [Trait("Rule", "DLT-DELAY-MINIMUM")]
    [Trait("Rule", "DLT-EXPECTED")]
    [Trait("Rule", "DLT-ATTRIBUTION")]
    public void What_the_site_states_settles_what_was_open_and_turns_nothing_that_was_decided(DltCase drawn)
    {
        DecisionOutcome published = Evaluate(drawn with { Policy = DltPolicy.Unstated });
        DecisionOutcome partial = Evaluate(drawn with { Policy = drawn.Policy with { MinimumDelayDays = null } });
        DecisionOutcome stated = Evaluate(drawn);

        Assert.True(published == DecisionOutcome.CannotDecide || stated == published);
        Assert.True(partial == DecisionOutcome.CannotDecide || stated == partial);
    }

    [Property]
    [Trait("Rule", "DLT-PERIOD")]
    public void Forgetting_a_day_of_the_course_never_turns_an_answer(DltCase drawn)
    {
        // The next course is recorded when it begins; forgetting it as well would leave the criteria to answer alone.
        DltCourse course = drawn.Course;
        DltCourse[] forgetful = [new(Milestone.Unknown, course.CriteriaFirstMet, course.NextCourse), new(course.Opening, Milestone.Unknown, course.NextCourse)];
        DecisionOutcome answer = Evaluate(drawn);

        Assert.All(forgetful, less => Assert.True(Evaluate(drawn with { Course = less }) is DecisionOutcome.CannotDecide || Evaluate(drawn with { Course = less }) == answer));
    }

    [Property]
    [Trait("Rule", "DLT-PERIOD")]
    public void The_period_is_one_interval(DltCase drawn)
    {
        bool?[] days = [.. Enumerable.Range(-5, 60).Select(day => drawn.Course.PeriodContains(drawn.Definition, new LocalDate(2019, 1, 1).PlusDays(day)))];

        int first = Array.IndexOf(days, true);
        int last = Array.LastIndexOf(days, true);
        if (first >= 0)
        {
            Assert.All(days[first..(last + 1)], day => Assert.True(day));
            Assert.Equal(drawn.Course.Opening.Day, new LocalDate(2019, 1, 1).PlusDays(first - 5));
        }
    }

    [Property(MaxTest = 50)]
    [Trait("Rule", "DLT-EVALUABLE")]
    public void A_summary_has_a_rate_exactly_when_nothing_is_open(DltCase[] drawn, bool?[] evaluable)
    {
        DltPatient[] patients = [.. drawn.Zip(evaluable, (patient, stated) => new DltPatient(Evaluate(patient), stated))];
        DltSummary summary = DltSummary.Of(DoseLimitingToxicity.Definition, patients.ToValueList());
        int counted = patients.Count(patient => patient.IsEvaluable == true);
        bool settled = counted > 0 && patients.All(patient => patient.IsEvaluable == false || (patient.IsEvaluable == true && patient.Toxicity != DecisionOutcome.CannotDecide));

        Assert.Equal(settled, summary.Rate is not null);
        Assert.Equal(settled, summary.Interval is not null);
        Assert.Equal(patients.Length, summary.Patients);
        Assert.Equal(summary.Outcome, summary.Explain(DoseLimitingToxicity.Definition).Outcome);
        if (settled)
        {
            Assert.InRange(summary.Rate!.Value, summary.Interval!.Value.Lower, summary.Interval.Value.Upper);
        }
    }

    private static DecisionOutcome Evaluate(DltCase drawn) => DltAssessment.Evaluate(drawn.Definition, drawn.Course, drawn.Events, drawn.Policy);

    private static AdverseEvent Regraded(AdverseEvent adverseEvent, Func<GradeChange, GradeChange> change) =>
        new(adverseEvent.Term, adverseEvent.Grades.Select(change).ToValueList(), adverseEvent.Resolved) { Delay = adverseEvent.Delay, IsAttributed = adverseEvent.IsAttributed };
}
