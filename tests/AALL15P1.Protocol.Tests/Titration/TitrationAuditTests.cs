using AALL15P1.Protocol.Testing;
using AALL15P1.Protocol.Titration;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Titration;

[Properties(Arbitrary = [typeof(TitrationGenerators)])]
public sealed class TitrationAuditTests
{
    // Thiopurine over 60 days: 42 days at 100, 8 at 125, 6 at 0, 4 at 100: (4200 + 1000 + 0 + 400) / 60 = 93.333...
    // Methotrexate: 50 days at 100, 6 at 0, 4 at 100: 5400 / 60 = 90. What is prescribed later is not of these days.
    [Fact]
    public void Dose_intensity_is_the_mean_percentage_over_the_days()
    {
        TitrationAudit audit = Audit(Course.From().Doses(42, 125, 100).Doses(50, 0, 0).Doses(56, 100, 100).Doses(70, 50, 50).Doses(77, 0, 0), 60);

        Assert.Equal(60, audit.Days);
        Assert.Equal(93.33m, decimal.Round(audit.ThiopurineIntensity.Percent, 2));
        Assert.Equal(90m, audit.AntifolateIntensity.Percent);
    }

    // 10 days at 100 and, from the last prescription to the end, 10 at 50: 75.
    [Fact]
    public void The_last_prescription_counts_to_the_end() => Assert.Equal(75m, Audit(Course.From().Doses(10, 50, 50), 20).ThiopurineIntensity.Percent);

    // What is prescribed on the day of the end, here no percentage at all, has no day before it.
    [Fact]
    public void A_prescription_on_the_day_of_the_end_counts_for_nothing()
    {
        TitrationAudit audit = TitrationAudit.Of(IcicleAll14.Policy, new([], [new(Course.Day(0), Course.Pair(100, 100)), new(Course.Day(20), default)]), Course.Day(20));

        Assert.Equal((100m, 100m), (audit.ThiopurineIntensity.Percent, audit.AntifolateIntensity.Percent));
    }

    [Fact]
    public void The_first_escalation_is_the_first_prescription_above_100_percent()
    {
        Course course = Course.From().Doses(14, 50, 50).Doses(28, 100, 100).Doses(70, 125, 100).Doses(84, 125, 125);

        Assert.Equal(Course.Day(70), Audit(course, 71).FirstEscalation);
        Assert.Equal(Course.Day(70), Audit(course, 85).FirstEscalation);
        Assert.Equal(70, Audit(course, 71).DaysToFirstEscalation);
        Assert.Null(Audit(course, 70).FirstEscalation);
        Assert.Null(Audit(course, 70).DaysToFirstEscalation);
        Assert.Equal(7, Audit(Course.From().Doses(7, 100, 110), 30).DaysToFirstEscalation);
    }

    /// <summary>The audit folds the prescriptions once; each of its decisions is that of the policy when it is asked of the day alone.</summary>
    [Property(MaxTest = 300)]
    public void Each_decision_of_an_audit_is_that_of_the_day_alone(TitrationHistory history)
    {
        if (history.Start is { } start && history.Last > start)
        {
            Assert.All(
                TitrationAudit.Of(IcicleAll14.Policy, history, history.Last.Value.PlusDays(1)).Comparisons,
                point =>
                {
                    TitrationHistory until = history.Until(point.Decision.On);
                    Assert.Equal(IcicleAll14.Policy.Decide(until, point.Decision.On), point.Decision);
                    Assert.Equal(history.Doses.Last(entry => entry.Date <= point.Decision.On).Doses, point.Prescribed);
                });
        }
    }

    // Day 14: hold, nothing prescribed: agrees. Day 28: ANC 400, stop, nothing prescribed: above. Day 42: ANC 600 at
    // 100 %: halve to 50 %, stopped instead: below. Day 56: ANC 2000: resume 100 %, prescribed 125/50: mixed. Day 70:
    // platelets not reported: not judged. Day 84: resume 100 % (methotrexate is at 50 %), done: agrees.
    [Fact]
    public void Each_day_with_counts_is_compared_with_the_policy()
    {
        TitrationAudit audit = Audit(
            Course.From()
                .Counts(0, 2000, 200_000)
                .Counts(14, 2000, 200_000)
                .Counts(28, 400, 200_000)
                .Counts(42, 600, 200_000).Doses(42, 0, 0)
                .Counts(56, 2000, 200_000).Doses(56, 125, 50)
                .Counts(71, 2000, null)
                .Counts(84, 2000, 200_000).Doses(84, 100, 100)
                .Counts(98, 2000, 200_000),
            98);

        Assert.Equal(
            [TitrationVerdict.Agrees, TitrationVerdict.AbovePolicy, TitrationVerdict.BelowPolicy, TitrationVerdict.Mixed, TitrationVerdict.NotJudged, TitrationVerdict.Agrees],
            audit.Comparisons.Select(point => point.Verdict));
        Assert.Equal([Course.Day(28), Course.Day(42), Course.Day(56)], audit.Disagreements.Select(point => point.Decision.On));
        Assert.Equal(
            [
                new(TitrationActionKind.Stop, 1, 0, 0),
                new(TitrationActionKind.Halve, 1, 0, 0),
                new(TitrationActionKind.HoldSteady, 1, 1, 0),
                new(TitrationActionKind.Resume, 2, 1, 0),
                new(TitrationActionKind.CannotDecide, 1, 0, 1),
            ],
            audit.Agreement);
        Assert.Equal("icicle-all-14", audit.PolicyId);
    }

    [Fact]
    public void New_starting_doses_are_not_judged() =>
        Assert.Equal(
            [TitrationVerdict.NotJudged],
            Audit(Course.From().Counts(14, 400, 200_000).Doses(14, 100, 100, newStart: true), 15).Comparisons.Select(point => point.Verdict));

    [Fact]
    public void An_audit_needs_a_prescription_and_a_day()
    {
        Assert.Equal("history", Assert.Throws<ArgumentException>(() => TitrationAudit.Of(IcicleAll14.Policy, TitrationHistory.Empty, Course.Day(1))).ParamName);
        Assert.Equal("end", Assert.Throws<ArgumentOutOfRangeException>(() => Audit(Course.From(), 0)).ParamName);
        Assert.Equal(1, Audit(Course.From(), 1).Days);
    }

    [Property]
    public void What_follows_the_policy_agrees_with_it(TitrationHistory history)
    {
        TitrationAudit audit = TitrationAudit.Of(IcicleAll14.Policy, history, history.Last!.Value.PlusDays(1));

        Assert.All(audit.Comparisons, point => Assert.Equal(
            point.Verdict == TitrationVerdict.Agrees,
            point.Decision.Doses == point.Prescribed && !history.Doses.Any(entry => entry.Date == point.Decision.On && entry.SetsNewStartingDose)));
        Assert.Equal(audit.Comparisons.Count, audit.Agreement.Sum(item => item.Points));
        Assert.Equal(audit.Comparisons.Count, audit.Disagreements.Count + audit.Agreement.Sum(item => item.Agreeing + item.NotJudged));
    }

    [Property]
    public void Intensity_lies_between_the_lowest_and_the_highest_dose(TitrationHistory history)
    {
        TitrationAudit audit = TitrationAudit.Of(IcicleAll14.Policy, history, history.Last!.Value.PlusDays(1));

        Assert.InRange(
            audit.ThiopurineIntensity.Percent, history.Doses.Min(entry => entry.Doses.Thiopurine.Percent), history.Doses.Max(entry => entry.Doses.Thiopurine.Percent));
        Assert.InRange(
            audit.AntifolateIntensity.Percent, history.Doses.Min(entry => entry.Doses.Antifolate.Percent), history.Doses.Max(entry => entry.Doses.Antifolate.Percent));
    }

    private static TitrationAudit Audit(Course course, int end) => TitrationAudit.Of(IcicleAll14.Policy, course.History, Course.Day(end));
}
