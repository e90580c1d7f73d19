using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

[Properties(Arbitrary = [typeof(DecisionGenerators)], MaxTest = 500)]
public sealed class SiteOfCareGateProperties
{
    [Property]
    [Trait("Rule", "AZA-TERTIARY-ONLY")]
    [Trait("Rule", "EVALUATION-VISITS")]
    [Trait("Rule", "EVALUATION-SYMPTOMS")]
    public void The_tertiary_centre_is_always_the_right_place(Block block, CareVisit visit) =>
        Assert.Equal(DecisionOutcome.Proceed, SiteOfCareGate.Evaluate(block, visit with { Setting = CareSetting.TertiaryCentre }));

    [Property]
    [Trait("Rule", "AZA-TERTIARY-ONLY")]
    [Trait("Rule", "EVALUATION-VISITS")]
    [Trait("Rule", "EVALUATION-SYMPTOMS")]
    public void The_explanation_names_every_rule_that_fails_alone(Block block, CareVisit visit)
    {
        CareVisit known = visit;
        Decision decision = SiteOfCareGate.Explain(block, known);

        Assert.Equal(SiteOfCareGate.Evaluate(block, known), decision.Outcome);
        Assert.All(block.CareRules, rule =>
        {
            DecisionOutcome alone = SiteOfCareGate.Evaluate(block with { CareRules = [rule] }, known);
            Assert.Equal(alone, decision.Findings.SingleOrDefault(finding => finding.Rule.Id == rule.Rule.Id)?.Effect ?? DecisionOutcome.Proceed);
        });
    }

    [Property]
    [Trait("Rule", "EVALUATION-VISITS")]
    [Trait("Rule", "EVALUATION-SYMPTOMS")]
    public void Knowing_less_never_makes_a_place_right(Block block, CareVisit visit)
    {
        DecisionOutcome known = SiteOfCareGate.Evaluate(block, visit);
        CareVisit[] fewer = [visit with { Setting = null }, visit with { ToxicitySymptoms = null }, visit with { FeverOrSuspectedSepsis = null }, visit with { EvaluationPeriodClosed = false }];

        Assert.All(fewer, less => Assert.True(known == DecisionOutcome.Proceed || SiteOfCareGate.Evaluate(block, less) != DecisionOutcome.Proceed));
    }

    [Property]
    [Trait("Rule", "CONSOLIDATION-SEPSIS")]
    public void A_fever_changes_no_answer_and_is_told_as_a_hazard_where_the_block_asks_for_it(Block block, CareVisit visit)
    {
        CareVisit fever = visit with { FeverOrSuspectedSepsis = true };
        Decision decision = SiteOfCareGate.Explain(block, fever);

        Assert.Equal(SiteOfCareGate.Evaluate(block, visit with { FeverOrSuspectedSepsis = false }), decision.Outcome);
        Assert.Equal(
            block.CareRules.Any(rule => rule is CareRule.SepsisAlert),
            decision.Findings.Any(finding => finding is { Rule.Id: "CONSOLIDATION-SEPSIS", Severity: Severity.Hazard }));
    }
}
