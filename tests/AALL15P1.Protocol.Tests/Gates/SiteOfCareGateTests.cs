using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

public sealed class SiteOfCareGateTests
{
    private static readonly CareVisit Quiet = new() { Setting = CareSetting.SharedCareCentre, ToxicitySymptoms = false, FeverOrSuspectedSepsis = false };

    [Theory]
    [InlineData("azacitidine-1")]
    [InlineData("azacitidine-2")]
    [InlineData("azacitidine-3")]
    [InlineData("azacitidine-4")]
    [Trait("Rule", "AZA-TERTIARY-ONLY")]
    public void Azacitidine_is_given_at_a_tertiary_centre_only(string block)
    {
        CareVisit visit = Quiet with { Administers = Drugs.Azacitidine, EvaluationPeriodClosed = true };

        Finding finding = Assert.Single(SiteOfCareGate.Explain(Block(block), visit).Findings);

        Assert.Equal("AZA-TERTIARY-ONLY", finding.Rule.Id);
        Assert.Equal(DecisionOutcome.Hold, finding.Effect);
        Assert.Equal(Severity.Deviation, finding.Severity);
        Assert.Equal(Audience.SharedCareCentre, finding.Audience);
        Assert.Equal(
            "Place of azacitidine. Azacitidine would be given at a shared-care centre. Required: the tertiary centre. Azacitidine is given at the tertiary centre. (AZA-TERTIARY-ONLY; DECK, slide Azacitidine)",
            finding.Sentence);
        Assert.Equal(DecisionOutcome.Proceed, SiteOfCareGate.Evaluate(Block(block), visit with { Setting = CareSetting.TertiaryCentre }));
        Assert.Equal(DecisionOutcome.CannotDecide, SiteOfCareGate.Evaluate(Block(block), visit with { Setting = null }));
        Assert.Equal(DecisionOutcome.Proceed, SiteOfCareGate.Evaluate(Block(block), visit with { Administers = Drugs.Cytarabine }));
    }

    [Theory]
    [InlineData("induction", DecisionOutcome.Proceed)]
    [InlineData("azacitidine-1", DecisionOutcome.Hold)]
    [InlineData("consolidation", DecisionOutcome.Hold)]
    [InlineData("azacitidine-2", DecisionOutcome.Hold)]
    [InlineData("interim-maintenance", DecisionOutcome.Hold)]
    [InlineData("azacitidine-3", DecisionOutcome.Hold)]
    [InlineData("delayed-intensification-1", DecisionOutcome.Hold)]
    [InlineData("azacitidine-4", DecisionOutcome.Proceed)]
    [InlineData("delayed-intensification-2", DecisionOutcome.Proceed)]
    [InlineData("maintenance", DecisionOutcome.Proceed)]
    [Trait("Rule", "EVALUATION-VISITS")]
    public void From_EPI_1_through_Delayed_Intensification_Part_1_visits_belong_at_the_tertiary_centre(string block, DecisionOutcome elsewhere)
    {
        Assert.Equal(elsewhere, SiteOfCareGate.Evaluate(Block(block), Quiet));
        Assert.Equal(DecisionOutcome.Proceed, SiteOfCareGate.Evaluate(Block(block), Quiet with { Setting = CareSetting.TertiaryCentre }));
    }

    [Fact]
    [Trait("Rule", "EVALUATION-VISITS")]
    public void Once_the_period_has_closed_the_infant_may_be_seen_elsewhere() =>
        Assert.Equal(DecisionOutcome.Proceed, SiteOfCareGate.Evaluate(Block("delayed-intensification-1"), Quiet with { EvaluationPeriodClosed = true }));

    [Theory]
    [InlineData(CareSetting.SharedCareCentre, Audience.SharedCareCentre)]
    [InlineData(CareSetting.Elsewhere, Audience.TreatingTeam)]
    [Trait("Rule", "EVALUATION-SYMPTOMS")]
    public void Symptoms_of_toxicity_at_another_centre_call_the_tertiary_team(CareSetting setting, Audience audience)
    {
        CareVisit visit = Quiet with { Setting = setting, ToxicitySymptoms = true };

        Finding finding = Assert.Single(SiteOfCareGate.Explain(Block("interim-maintenance"), visit).Findings);

        Assert.Equal("EVALUATION-SYMPTOMS", finding.Rule.Id);
        Assert.Equal(Severity.Hazard, finding.Severity);
        Assert.Equal(audience, finding.Audience);
        Assert.Equal("contact the tertiary team now about advice and a possible transfer", finding.Instead);
    }

    [Fact]
    [Trait("Rule", "EVALUATION-SYMPTOMS")]
    public void Symptoms_that_nobody_asked_about_are_missing()
    {
        Decision decision = SiteOfCareGate.Explain(Block("interim-maintenance"), Quiet with { ToxicitySymptoms = null });

        Assert.Equal(["EVALUATION-VISITS", "EVALUATION-SYMPTOMS"], decision.Findings.Select(finding => finding.Rule.Id));
        Assert.Equal("whether the infant has symptoms of toxicity", decision.Findings[1].Missing);
    }

    [Fact]
    [Trait("Rule", "EVALUATION-SYMPTOMS")]
    public void Symptoms_at_the_tertiary_centre_or_after_the_period_call_nobody()
    {
        Assert.Empty(SiteOfCareGate.Explain(Block("azacitidine-1"), Quiet with { Setting = CareSetting.TertiaryCentre, ToxicitySymptoms = true }).Findings);
        Assert.Empty(SiteOfCareGate.Explain(Block("delayed-intensification-1"), Quiet with { ToxicitySymptoms = true, EvaluationPeriodClosed = true }).Findings);
    }

    [Fact]
    [Trait("Rule", "CONSOLIDATION-SEPSIS")]
    public void A_fever_in_Consolidation_is_a_hazard_wherever_the_infant_is()
    {
        CareVisit fever = new() { Setting = CareSetting.TertiaryCentre, ToxicitySymptoms = false, FeverOrSuspectedSepsis = true };

        Finding finding = Assert.Single(SiteOfCareGate.Explain(Block("consolidation"), fever).Findings);

        Assert.Equal("CONSOLIDATION-SEPSIS", finding.Rule.Id);
        Assert.Equal(Severity.Hazard, finding.Severity);
        Assert.Equal(Audience.TreatingTeam, finding.Audience);
        Assert.Equal("DECK, slide Consolidation", finding.Rule.Citation?.ToString());
        Assert.Empty(SiteOfCareGate.Explain(Block("consolidation"), fever with { FeverOrSuspectedSepsis = false }).Findings);
        Assert.Empty(SiteOfCareGate.Explain(Block("interim-maintenance"), fever).Findings);
        Assert.Equal(Severity.Information, Assert.Single(SiteOfCareGate.Explain(Block("consolidation"), fever with { FeverOrSuspectedSepsis = null }).Findings).Severity);
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        Block block = Block("consolidation");

        Assert.Equal(0, Allocated.Least(() => SiteOfCareGate.Evaluate(block, Quiet)));
    }

    private static Block Block(string id) => Aall15P1.Definition.Block(new(id));

    [Theory]
    [Trait("Rule", "AZA-TERTIARY-ONLY")]
    [InlineData(CareSetting.TertiaryCentre, DecisionOutcome.Proceed)]
    [InlineData(CareSetting.SharedCareCentre, DecisionOutcome.Hold)]
    [InlineData(null, DecisionOutcome.CannotDecide)]
    public void Azacitidine_is_given_at_a_tertiary_centre_whatever_block_the_infant_is_in(CareSetting? setting, DecisionOutcome expected) =>
        Assert.All(Aall15P1.Definition.Blocks, block => Assert.Equal(
            expected,
            SiteOfCareGate.Evaluate(block, new() { Administers = Drugs.Azacitidine, Setting = setting, ToxicitySymptoms = false, EvaluationPeriodClosed = true })));
}
