using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using Xunit;

namespace AALL15P1.Protocol.Tests.Definition;

public sealed class DoseStandingTests
{
    [Theory]
    [InlineData("azacitidine-1", "azacitidine", "2.5 mg/kg/dose", Standing.Protocol, "DECK")]
    [InlineData("azacitidine-4", "azacitidine", "2.5 mg/kg/dose", Standing.Protocol, "DECK")]
    [InlineData("induction", "daunorubicin", "30 mg/m²/dose, before the infant factor", Standing.Backbone, "I99-DNR")]
    [InlineData("delayed-intensification-1", "daunorubicin", "30 mg/m²/dose, before the infant factor", Standing.Backbone, "I99-DNR")]
    [InlineData("interim-maintenance", "methotrexate-high-dose", "5000 mg/m²/dose, before the infant factor", Standing.Backbone, "I99-MTX")]
    public void A_stated_dose_has_its_source(string block, string order, string dose, Standing standing, string source)
    {
        Cited<DoseRule> stated = Assert.IsType<Fact<DoseRule>.Known>(Aall15P1.Definition.Block(new BlockId(block)).Order(order).Dose).Stated;

        Assert.Equal(dose, stated.Value.ToString());
        Assert.Equal(standing, stated.Standing);
        Assert.Equal(source, stated.Citation.Source.Id);
    }

    [Fact]
    public void Every_other_dose_is_unpublished() =>
        Assert.All(
            Aall15P1.Definition.Blocks.SelectMany(block => block.Orders)
                .Where(order => order.Drug != Drugs.Azacitidine && order.Drug != Drugs.Daunorubicin && order.Id != "methotrexate-high-dose"),
            order => Assert.IsType<Fact<DoseRule>.Unpublished>(order.Dose));

    [Fact]
    public void An_unpublished_dose_says_what_the_site_must_supply() =>
        Assert.Equal(
            "AALL15P1's cyclophosphamide dose in Consolidation",
            Assert.IsType<Fact<DoseRule>.Unpublished>(Aall15P1.Definition.Block(BlockIds.Consolidation).Order("cyclophosphamide").Dose).What);
}
