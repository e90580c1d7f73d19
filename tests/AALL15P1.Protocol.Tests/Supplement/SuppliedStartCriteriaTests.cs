using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Dosing;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Supplement;

public sealed class SuppliedStartCriteriaTests
{
    private static readonly LocalDate Day = new(2026, 10, 5);
    private static readonly SiteSupplement Empty = new("site", "A site");

    // The site asks for 750/µL before Maintenance, whose criteria AALL15P1 does not publish.
    [Theory]
    [InlineData(749, DecisionOutcome.Hold)]
    [InlineData(750, DecisionOutcome.Proceed)]
    [InlineData(751, DecisionOutcome.Proceed)]
    public void A_block_whose_criteria_are_unpublished_starts_by_the_sites(int neutrophils, DecisionOutcome outcome)
    {
        SiteSupplement supplement = Empty with { StartCriteria = [new(BlockIds.Maintenance, Count(750m))] };
        StartFacts facts = new(Day)
        {
            Marker = MarkerStatus.Present,
            Values = new LaboratoryValues(Day) { Neutrophils = CellCount.FromPerMicrolitre(neutrophils) },
        };

        Assert.Equal(outcome, StartGate.Evaluate(Aall15P1.Compile(supplement).Definition.Block(BlockIds.Maintenance), facts, ageLimit: null));
        Assert.Equal(DecisionOutcome.CannotDecide, StartGate.Evaluate(Aall15P1.Definition.Block(BlockIds.Maintenance), facts, ageLimit: null));
    }

    [Fact]
    public void A_supplement_without_criteria_leaves_unpublished_ones_to_be_asked_for()
    {
        Block block = Aall15P1.Compile(Empty with { StartCriteria = [new(BlockIds.Induction, Count(1m))] }).Definition.Block(BlockIds.Maintenance);

        Assert.Equal(Aall15P1.Definition.Block(BlockIds.Maintenance).StartCriteria, block.StartCriteria);
        Assert.Contains(block.StartCriteria, criterion => criterion is StartCriterion.SuppliedBySite);
    }

    [Fact]
    public void Beside_a_published_criterion_the_sites_own_stands_and_the_finding_names_it()
    {
        Block block = Aall15P1.Compile(Empty with { StartCriteria = [new(BlockIds.Azacitidine2, Count(750m))] }).Definition.Block(BlockIds.Azacitidine2);
        StartFacts facts = new(Day)
        {
            Marker = MarkerStatus.Present,
            ToxicityResolved = true,
            Values = new LaboratoryValues(Day) { Neutrophils = CellCount.FromPerMicrolitre(600m), Platelets = CellCount.FromPerMicrolitre(50_000m) },
        };

        Finding hold = Assert.Single(StartGate.Explain(block, facts, ageLimit: null).Findings, finding => finding.Effect == DecisionOutcome.Hold);

        Assert.Equal(("S7-ANC", "SITE, page 1"), (hold.Rule.Id, hold.Rule.Citation!.ToString()));
        Assert.Contains(block.StartCriteria, criterion => criterion.Rule == StartRules.Neutrophils);
    }

    [Fact]
    public void What_a_site_cannot_state_is_refused()
    {
        Rule rule = Count(1m).Rule;

        const string OfAnotherKind = "A site states counts, a clinician's statement about toxicity and recent laboratory values; rule S7-ANC is of another kind.";
        const string Unstated = "Rule S7-ANC of a site has a citation and the standing Site.";

        Refused.Argument("criterion", OfAnotherKind, () => new SuppliedStartCriterion(BlockIds.Maintenance, new StartCriterion.MarkerPresent(Aall15P1.Definition.Marker!, rule)));
        Refused.Argument("criterion", OfAnotherKind, () => new SuppliedStartCriterion(BlockIds.Maintenance, new StartCriterion.SuppliedBySite("what", rule)));
        Refused.Argument("criterion", Unstated, () => new SuppliedStartCriterion(BlockIds.Maintenance, new StartCriterion.ToxicityResolved(rule with { Citation = null })));
        Refused.Argument("criterion", Unstated, () => new SuppliedStartCriterion(BlockIds.Maintenance, new StartCriterion.ToxicityResolved(rule with { Standing = Standing.Reference })));
        Assert.Throws<ArgumentException>(() => Aall15P1.Compile(Empty with { StartCriteria = [new(BlockIds.Maintenance, new StartCriterion.ToxicityResolved(rule with { Id = "LAB-AGE" }))] }));
        Assert.Throws<ArgumentException>(() => Aall15P1.Compile(Empty with { StartCriteria = [new(BlockIds.Maintenance, new StartCriterion.ToxicityResolved(rule with { Id = "LAB-PLAUSIBLE" }))] }));
        Assert.Throws<ArgumentException>(() => Aall15P1.Compile(Empty with { StartCriteria = [new(new BlockId("course-9"), Count(1m))] }));
        Assert.Throws<ArgumentException>(() => Aall15P1.Compile(Empty with { StartCriteria = [new(BlockIds.Maintenance, Count(1m)), new(BlockIds.Maintenance, Count(1m))] }));
        Assert.Throws<ArgumentException>(() => Aall15P1.Compile(Empty with { StartCriteria = [new(BlockIds.Maintenance, Count(1m)), new(BlockIds.Induction, Count(2m))] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Empty with { DoseTolerance = Sample.Cited(-0.01m) });
    }

    [Theory]
    [InlineData("A")]
    [InlineData("7")]
    [InlineData("S7-ANC-2")]
    [InlineData("", false)]
    [InlineData("-", false)]
    [InlineData("S7--ANC", false)]
    [InlineData("-ANC", false)]
    [InlineData("ANC-", false)]
    [InlineData("s7-ANC", false)]
    [InlineData("S7-aNC", false)]
    [InlineData("S7-ANc", false)]
    [InlineData("S7 ANC", false)]
    [InlineData("S7_ANC", false)]
    [InlineData("Ä7", false)]
    [InlineData("A٣", false)]
    public void The_id_of_a_sites_rule_is_words_of_capitals_and_digits_joined_by_hyphens(string id, bool isTaken = true)
    {
        SuppliedStartCriterion Make() => new(BlockIds.Maintenance, new StartCriterion.ToxicityResolved(Count(1m).Rule with { Id = id }));

        if (isTaken)
        {
            Assert.Equal(id, Make().Criterion.Rule.Id);
        }
        else
        {
            Refused.Argument("criterion", $"'{id}' is not words of capitals and digits joined by hyphens.", Make);
        }
    }

    [Fact]
    public void One_rule_may_stand_before_two_blocks()
    {
        ProtocolDefinition definition = Aall15P1.Compile(Empty with { StartCriteria = [new(BlockIds.Induction, Count(1m)), new(BlockIds.Maintenance, Count(1m))] }).Definition;

        Assert.Equal(["S7-ANC"], definition.Block(BlockIds.Induction).StartCriteria.Select(criterion => criterion.Rule.Id));
        Assert.Equal(["KMT2A-TO-CONTINUE", "S7-ANC"], definition.Block(BlockIds.Maintenance).StartCriteria.Select(criterion => criterion.Rule.Id));
    }

    private static StartCriterion.CountAtLeast Count(decimal minimum) => new(
        Analyte.Neutrophils, CellCount.FromPerMicrolitre(minimum), new("S7-ANC", "Neutrophils", "Enough of them.", Sample.Site, Standing.Site));
}
