using AALL15P1.Protocol.Definition;
using FsCheck;
using Xunit;

namespace AALL15P1.Protocol.Tests.Toxicity;

public sealed class DltSummaryTests
{
    [Fact]
    [Trait("Rule", "DLT-EVALUABLE")]
    public void The_trials_published_result_is_reproduced()
    {
        // 56 patients with a rearrangement, 31 evaluable, 25 not; 2 with a DLT: 6.5 %, exact 95 % interval 0.8 % to 21.4 % (HAEM24).
        DltPatient[] patients =
        [
            .. Enumerable.Repeat(new DltPatient(DecisionOutcome.Hold, IsEvaluable: true), 2),
            .. Enumerable.Repeat(new DltPatient(DecisionOutcome.Proceed, IsEvaluable: true), 29),
            .. Enumerable.Repeat(new DltPatient(DecisionOutcome.CannotDecide, IsEvaluable: false), 25),
        ];
        DltSummary summary = DltSummary.Of(DoseLimitingToxicity.Definition, patients.ToValueList());

        Assert.Equal((56, 31, 25, 2), (summary.Patients, summary.Evaluable, summary.NotEvaluable, summary.WithToxicity));
        Assert.Equal(6.5m, decimal.Round(summary.Rate!.Value * 100m, 1));
        Assert.Equal(0.8m, decimal.Round(summary.Interval!.Value.Lower * 100m, 1));
        Assert.Equal(21.4m, decimal.Round(summary.Interval.Value.Upper * 100m, 1));
        Assert.Equal(DecisionOutcome.Proceed, summary.Explain(DoseLimitingToxicity.Definition).Outcome);
    }

    [Theory]
    [InlineData(DecisionOutcome.Proceed, null, "whether 1 of 2 patients are evaluable")]
    [InlineData(DecisionOutcome.CannotDecide, true, "the assessment of 1 of 2 evaluable patients")]
    public void An_open_patient_leaves_the_rate_open(DecisionOutcome toxicity, bool? evaluable, string missing)
    {
        DltSummary summary = DltSummary.Of(DoseLimitingToxicity.Definition, [new(DecisionOutcome.Proceed, IsEvaluable: true), new(toxicity, evaluable)]);

        Assert.Null(summary.Rate);
        Assert.Null(summary.Interval);
        Assert.Equal([missing], summary.Explain(DoseLimitingToxicity.Definition).Findings.Select(finding => finding.Missing).OfType<string>());
    }

    [Fact]
    public void Without_an_evaluable_patient_there_is_no_rate()
    {
        DltSummary summary = DltSummary.Of(DoseLimitingToxicity.Definition, []);

        Assert.Equal(DecisionOutcome.CannotDecide, summary.Outcome);
        Assert.Equal("an evaluable patient", summary.Explain(DoseLimitingToxicity.Definition).Findings[^1].Missing);
    }

    [Fact]
    public void A_confidence_that_cannot_be_is_refused_even_where_no_interval_is_made() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DltSummary.Of(DoseLimitingToxicity.Definition, [], confidence: 95m));

    /// <summary>
    /// Newcombe RG, Stat Med 1998;17:857-872, table I, method 5 (Clopper-Pearson): 81/263, 15/148, 0/20, 1/29. The
    /// bounds at 0 of n and n of n are 1 - 0.025^(1/n) and 0.025^(1/n): 0.025^(1/10) = 0.69150.
    /// </summary>
    [Theory]
    [InlineData(81, 263, "0.2527", "0.3676")]
    [InlineData(15, 148, "0.0578", "0.1617")]
    [InlineData(0, 20, "0.0000", "0.1684")]
    [InlineData(1, 29, "0.0009", "0.1776")]
    [InlineData(0, 10, "0.0000", "0.3085")]
    [InlineData(10, 10, "0.6915", "1.0000")]
    [InlineData(0, 1, "0.0000", "0.9750")]
    [InlineData(1, 1, "0.0250", "1.0000")]
    [InlineData(1, 2, "0.0126", "0.9874")]
    public void The_exact_interval_agrees_with_published_ones(int events, int patients, string lower, string upper)
    {
        // 1 of 2 by hand: 1 - (1 - p)^2 = 0.025 gives p = 1 - sqrt(0.975) = 0.01258.
        BinomialInterval interval = BinomialInterval.ClopperPearson(events, patients);

        Assert.Equal(lower, interval.Lower.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(upper, interval.Upper.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_bounds_are_rounded_outward()
    {
        // 0.025^(1/2) = 0.158113883008...: 2 of 2 at least, and 0 of 2 at most 1 - that = 0.841886116991...
        Assert.Equal(0.15811388m, BinomialInterval.ClopperPearson(2, 2).Lower);
        Assert.Equal(0.84188612m, BinomialInterval.ClopperPearson(0, 2).Upper);
    }

    [Fact]
    public void Another_confidence_can_be_asked_for()
    {
        // 0 of 1 at 90 %: the upper bound p has 1 - p = 0.05.
        Assert.Equal(0.95m, decimal.Round(BinomialInterval.ClopperPearson(0, 1, 0.9m).Upper, 7));
    }

    [Property]
    public void The_interval_holds_the_rate_mirrors_and_widens_with_confidence(PositiveInt drawnPatients, NonNegativeInt drawnEvents)
    {
        int patients = ((drawnPatients.Get - 1) % 60) + 1;
        int events = drawnEvents.Get % (patients + 1);
        BinomialInterval interval = BinomialInterval.ClopperPearson(events, patients);
        BinomialInterval mirrored = BinomialInterval.ClopperPearson(patients - events, patients);
        BinomialInterval wider = BinomialInterval.ClopperPearson(events, patients, 0.99m);

        Assert.InRange((decimal)events / patients, interval.Lower, interval.Upper);
        Assert.Equal((1m - interval.Upper, 1m - interval.Lower), (mirrored.Lower, mirrored.Upper));
        Assert.True(wider.Lower <= interval.Lower && wider.Upper >= interval.Upper);
    }

    [Theory]
    [InlineData(0, 0, "0.95")]
    [InlineData(0, 10_001, "0.95")]
    [InlineData(-1, 5, "0.95")]
    [InlineData(6, 5, "0.95")]
    [InlineData(1, 5, "0")]
    [InlineData(1, 5, "1")]
    [InlineData(1, 5, "0.95001")]
    public void Counts_and_confidences_that_cannot_be_are_refused(int events, int patients, string confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => BinomialInterval.ClopperPearson(events, patients, decimal.Parse(confidence, System.Globalization.CultureInfo.InvariantCulture)));
}
