using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Dosing;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Supplement;

public sealed class IllustrationTests
{
    private static readonly SiteSupplement Illustration = Aall15P1.Illustration;

    [Fact]
    public void It_says_what_it_is()
    {
        Assert.Equal("illustration", Illustration.Id);
        Assert.StartsWith("ILLUSTRATION ONLY, not AALL15P1 and not for treatment", Illustration.Title, StringComparison.Ordinal);
        Assert.All(Illustration.Doses, dose => Assert.Equal(dose.Dose.Citation.Source == Sources.RegistryInterfant99 ? Standing.Backbone : Standing.Reference, dose.Dose.Standing));
        Assert.All(Illustration.Intrathecal, dose => Assert.Equal(Standing.Reference, dose.Table.Standing));
        Assert.Empty(Illustration.OwnSources);
    }

    // Section 7 of the reference. 0.3 m² (60 cm, 5.4 kg), 4 months old.
    [Theory]
    [InlineData("induction", "methotrexate-intrathecal", "7.5 mg, one dose that day", "POG-IT")]
    [InlineData("induction", "cytarabine-intrathecal", "15 mg, one dose that day", "POG-IT")]
    [InlineData("induction", "hydrocortisone", "7.5 mg, one dose that day", "POG-IT")]
    [InlineData("induction", "daunorubicin", "6 mg, one dose that day", "I99-DNR")]
    [InlineData("induction", "dexamethasone", "0.6 mg per dose, 1.8 mg per day", "EORTC58951")]
    [InlineData("induction", "vincristine", "0.45 mg, one dose that day", "BFM90")]
    [InlineData("induction", "pegaspargase", "445.5 IU, one dose that day", "EMA-PEG")]
    [InlineData("azacitidine-1", "azacitidine", "13.5 mg, one dose that day", "DECK")]
    [InlineData("consolidation", "cyclophosphamide", "300 mg, one dose that day", "BFM90")]
    [InlineData("consolidation", "mercaptopurine", "18 mg, one dose that day", "BFM90")]
    [InlineData("consolidation", "cytarabine", "22.5 mg, one dose that day", "BFM90")]
    [InlineData("interim-maintenance", "mercaptopurine", "7.5 mg, one dose that day", "CTGOV-I99")]
    [InlineData("interim-maintenance", "methotrexate-high-dose", "1000 mg, one dose that day", "I99-MTX")]
    [InlineData("interim-maintenance", "cytarabine-high-dose", "900 mg per dose, 1800 mg per day", "CTGOV-I99")]
    [InlineData("delayed-intensification-1", "dexamethasone", "1 mg per dose, 3 mg per day", "BFM90")]
    [InlineData("delayed-intensification-1", "thioguanine", "18 mg, one dose that day", "BFM90")]
    [InlineData("delayed-intensification-2", "cyclophosphamide", "300 mg, one dose that day", "BFM90")]
    [InlineData("maintenance", "mercaptopurine", "15 mg, one dose that day", "BFM-LTF")]
    [InlineData("maintenance", "methotrexate", "6 mg, one dose that day", "BFM-LTF")]
    public void A_dose_is_that_of_its_source(string block, string order, string dose, string source)
    {
        DoseResult result = Explain(new BlockId(block), order);

        Assert.Equal((DecisionOutcome.Proceed, dose), (result.Outcome, result.Dose.ToString()));
        Assert.Equal(source, Assert.Single(result.Steps.OfType<DoseStep.Sized>()).Citation!.Source.Id);
        Assert.Equal(SupplementJson.Fingerprint(Illustration), result.SupplementFingerprint);
        Assert.Equal(order == "azacitidine" ? Standing.Protocol : Standing.Reference, result.LowestStanding);
    }

    // Prednisone is not prednisolone, levoleucovorin is not leucovorin, and nothing states the other two.
    [Fact]
    public void What_no_listed_source_covers_stays_unpublished() =>
        Assert.Equal(
            ["induction/prednisolone", "induction/cytarabine", "interim-maintenance/leucovorin", "delayed-intensification-1/dexamethasone-taper"],
            Aall15P1.Compile(Illustration).Definition.Blocks.SelectMany(block => block.Orders.Where(order => order.Dose is Fact<DoseRule>.Unpublished).Select(order => $"{block.Id}/{order.Id}")));

    // POG-IT: < 1 y 7.5, 1 y 8, 2 y 10, 3-8 y 12, from 9 y 15.
    [Theory]
    [InlineData(11, "7.5 mg")]
    [InlineData(12, "8 mg")]
    [InlineData(23, "8 mg")]
    [InlineData(24, "10 mg")]
    [InlineData(35, "10 mg")]
    [InlineData(36, "12 mg")]
    [InlineData(107, "12 mg")]
    [InlineData(108, "15 mg")]
    public void The_intrathecal_table_goes_by_completed_years(int months, string amount)
    {
        LocalDate date = Sample.Born.PlusMonths(months);

        DoseResult result = DoseBook.Compile(Aall15P1.Compile(Illustration).Definition, Aall15P1.Compile(Illustration).Dosing).Of(BlockIds.Maintenance, "methotrexate-intrathecal").Explain(Sample.Infant, date, date);

        Assert.Equal(amount, result.Dose.PerDose.ToString());
        Assert.Matches($"^table by age, band from [0-9]+ months = {amount}/dose$", result.Steps[0].Text);
    }

    private static DoseResult Explain(BlockId block, string order) =>
        DoseBook.Compile(Aall15P1.Compile(Illustration).Definition, Aall15P1.Compile(Illustration).Dosing).Of(block, order).Explain(Sample.Measured(5.4m, 60m), Sample.BlockStart, Sample.BlockStart);
}
