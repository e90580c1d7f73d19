using AALL15P1.Protocol.Evidence;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

[Trait("Rule", "CUMULATIVE-DOSE")]
public sealed class CumulativeDoseTests
{
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly Citation Site = new(new Source("SITE", "a site's protocol text made up for this test", Standing.Site), "section 5");

    // 30 + 30 + 22.5 = 82.5 mg/m²; cytarabine is no anthracycline.
    [Fact]
    public void The_doses_of_the_class_add_up()
    {
        CumulativeDose dose = CumulativeDose.Of(DrugClass.Anthracycline, [Daunorubicin(30m), Daunorubicin(30m), Daunorubicin(22.5m), new(Drugs.Cytarabine, Day, Route.IV)]);

        Assert.Equal(82.5m, dose.Total.MilligramsPerSquareMetre);
        Assert.Equal(0, dose.DosesWithoutAmount);
    }

    [Theory]
    [InlineData(82.4, DecisionOutcome.Hold)]
    [InlineData(82.5, DecisionOutcome.Proceed)]
    [InlineData(82.6, DecisionOutcome.Proceed)]
    public void The_sum_may_reach_the_sites_limit(double limit, DecisionOutcome expected)
    {
        CumulativeDose dose = CumulativeDose.Of(DrugClass.Anthracycline, [Daunorubicin(60m), Daunorubicin(22.5m)]);

        Assert.Equal(expected, dose.Evaluate(Limit((decimal)limit)));
        Assert.Equal(expected, dose.Explain(Limit((decimal)limit)).Outcome);
    }

    [Fact]
    public void Without_a_limit_the_sum_is_reported_and_not_judged()
    {
        Decision decision = CumulativeDose.Of(DrugClass.Anthracycline, [Daunorubicin(30m)]).Explain(null);

        Assert.Equal(DecisionOutcome.Proceed, decision.Outcome);
        Finding finding = Assert.Single(decision.Findings);
        Assert.Equal(Severity.Information, finding.Severity);
        Assert.Equal("the Anthracycline doses add up to 30 mg/m²", finding.Observed);
    }

    [Fact]
    public void An_unknown_amount_is_never_a_yes()
    {
        CumulativeDose dose = CumulativeDose.Of(DrugClass.Anthracycline, [Daunorubicin(30m), new(Drugs.Daunorubicin, Day, Route.IV)]);

        Assert.Equal(DecisionOutcome.CannotDecide, dose.Evaluate(Limit(100m)));
        Assert.Equal(DecisionOutcome.CannotDecide, dose.Explain(Limit(100m)).Outcome);
        Assert.Equal(DecisionOutcome.Hold, dose.Evaluate(Limit(29m)));
        Assert.Equal(DecisionOutcome.Proceed, dose.Evaluate(null));
    }

    [Property]
    public FsCheck.Property A_further_dose_never_lowers_the_sum_or_lifts_a_hold() =>
        Prop.ForAll(Gen.Choose(0, 10_000).ListOf().ToArbitrary(), hundredths =>
        {
            RecordedDose[] doses = [.. hundredths.Select(value => Daunorubicin(value / 100m))];
            CumulativeDose fewer = CumulativeDose.Of(DrugClass.Anthracycline, doses.AsSpan(0, doses.Length / 2));
            CumulativeDose all = CumulativeDose.Of(DrugClass.Anthracycline, doses);
            return all.Total.MilligramsPerSquareMetre == hundredths.Sum(value => value / 100m)
                && all.Total.CompareTo(fewer.Total) >= 0
                && (fewer.Evaluate(Limit(100m)) != DecisionOutcome.Hold || all.Evaluate(Limit(100m)) == DecisionOutcome.Hold);
        });

    [Fact]
    public void A_limit_for_another_class_is_refused() =>
        Assert.Throws<ArgumentException>("limit", () => CumulativeDose.Of(DrugClass.Asparaginase, []).Evaluate(Limit(100m)));

    private static RecordedDose Daunorubicin(decimal milligramsPerSquareMetre) =>
        new(Drugs.Daunorubicin, Day, Route.IV) { AmountPerArea = MassPerArea.FromMilligramsPerSquareMetre(milligramsPerSquareMetre) };

    private static CumulativeLimit Limit(decimal milligramsPerSquareMetre) =>
        new(DrugClass.Anthracycline, new(MassPerArea.FromMilligramsPerSquareMetre(milligramsPerSquareMetre), Site, Standing.Site));
}
