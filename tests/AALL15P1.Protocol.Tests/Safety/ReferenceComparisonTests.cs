using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Dosing;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>
/// A stated dose beside published ones: which is the nearest, by how many times the stated one is of it, and what is said. The drug
/// is cytarabine, and every dose is made up. In the made-up tables the median infant of every age is of 6 kg and 54 cm: √(54 × 6 / 3600) = 0.3 m².
/// </summary>
public sealed class ReferenceComparisonTests
{
    private static readonly LocalDate Birth = new(2025, 9, 14);
    private static readonly LocalDate Day = new(2026, 2, 9);
    private static readonly BlockId Block = new("opening");
    private static readonly Source Paper = new("PAPER", "A published protocol made up for this test", Standing.Reference);
    private static readonly GrowthReference Growth = AALL15P1.Protocol.Definition.GrowthStandards.WorldHealthOrganization with
    {
        MedianWeight = new(0, [.. Enumerable.Repeat(5m, 61)], [.. Enumerable.Repeat(7m, 61)]),
        MedianHeight = new(0, [.. Enumerable.Repeat(53m, 61)], [.. Enumerable.Repeat(55m, 61)]),
    };

    // √(75 × 12 / 3600) = 0.5 m², √(54 × 24 / 3600) = 0.6 m², √(96 × 6 / 3600) = 0.4 m².
    [Theory]
    [InlineData("12", "75", "12", "0.5", false)]
    [InlineData("24", null, "24", "0.6", true)]
    [InlineData(null, "96", "6", "0.4", true)]
    [InlineData(null, null, "6", "0.3", true)]
    public void What_was_not_measured_is_the_median_of_the_age(string? kilograms, string? centimetres, string weight, string area, bool isOfMedian)
    {
        Build build = Build.Of(Measured(kilograms, centimetres), Day, BsaFormula.Mosteller, Growth);

        Assert.Equal((Number(weight), Number(area), isOfMedian), (build.Kilograms, build.SquareMetres, build.IsOfMedian));
    }

    [Fact]
    public void Beyond_the_tables_nothing_stands_for_what_was_not_measured()
    {
        Build build = Build.Of(Measured("24", null), Birth.PlusYears(6), BsaFormula.Mosteller, Growth);

        Assert.Equal((24m, null, true), (build.Kilograms, build.SquareMetres, build.IsOfMedian));
        Assert.Null(build.Amount(Rule("10 mg/m²").Size));
    }

    // An infant of 12 kg and 0.5 m², 4 months old.
    [Theory]
    [InlineData("7 mg", "7")]
    [InlineData("70 IU", "70")]
    [InlineData("2 mg/kg", "24")]
    [InlineData("20 IU/kg", "240")]
    [InlineData("30 mg/m²", "15")]
    [InlineData("300 IU/m²", "150")]
    [InlineData("by age", "8")]
    [InlineData("70000000000000 mg/kg", "120000000000000")]
    public void Every_size_comes_to_an_amount(string size, string amount) =>
        Assert.Equal(Number(amount), Build.Of(Measured("12", "75"), Day, BsaFormula.Mosteller, Growth).Amount(Rule(size).Size));

    // 10¹³ is the most that a size or a body counts for: 7 × 10¹³ mg/kg and 7 × 10¹³ kg come to 10²⁶ mg.
    [Fact]
    public void The_largest_sizes_and_bodies_have_a_product() =>
        Assert.Equal(
            100_000_000_000_000_000_000_000_000m,
            Build.Of(new(Birth, [new(Day, Weight.FromKilograms(70_000_000_000_000m), null)]), Day, BsaFormula.Mosteller, Growth).Amount(Rule("70000000000000 mg/kg").Size));

    // 10 mg/m² published; a dose of another basis is compared by what both come to for the infant of 12 kg and 0.5 m², or of 6 kg and 0.3 m².
    [Theory]
    [InlineData("20.1 mg/m²", "10 mg/m²", true, DecisionOutcome.Proceed, "cytarabine is stated as 20.1 mg/m²/dose, 2.01 times the published 10 mg/m²/dose (PAPER, table 1)")]
    [InlineData("20.1 mg/m²", "10 mg/m²", false, DecisionOutcome.Proceed, "cytarabine is stated as 20.1 mg/m²/dose, 2.01 times the published 10 mg/m²/dose (PAPER, table 1)")]
    [InlineData("1 mg/kg", "10 mg/m²", true, DecisionOutcome.Proceed, "cytarabine is stated as 1 mg/kg/dose, 2.4 times the published 10 mg/m²/dose (PAPER, table 1)")]
    [InlineData("1 mg/kg", "10 mg/m²", false, DecisionOutcome.Proceed, "cytarabine is stated as 1 mg/kg/dose, 2 times the published 10 mg/m²/dose (PAPER, table 1) for an infant of median size")]
    [InlineData("0.99 mg/kg", "10 mg/m²", false, DecisionOutcome.Proceed, null)]
    [InlineData("19.9 mg/m²", "10 mg/m²", true, DecisionOutcome.Proceed, null)]
    [InlineData("5.1 mg/m²", "10 mg/m²", true, DecisionOutcome.Proceed, null)]
    [InlineData("5 mg/m²", "10 mg/m²", true, DecisionOutcome.Proceed, "cytarabine is stated as 5 mg/m²/dose, 0.5 times the published 10 mg/m²/dose (PAPER, table 1)")]
    [InlineData("2.1 mg/m²", "10 mg/m²", true, DecisionOutcome.Proceed, "cytarabine is stated as 2.1 mg/m²/dose, 0.21 times the published 10 mg/m²/dose (PAPER, table 1)")]
    [InlineData("2 mg/m²", "10 mg/m²", true, DecisionOutcome.Hold, "cytarabine is stated as 2 mg/m²/dose, 0.2 times the published 10 mg/m²/dose (PAPER, table 1)")]
    [InlineData("49.9 mg/m²", "10 mg/m²", true, DecisionOutcome.Proceed, "cytarabine is stated as 49.9 mg/m²/dose, 4.99 times the published 10 mg/m²/dose (PAPER, table 1)")]
    [InlineData("50 mg/m²", "10 mg/m²", true, DecisionOutcome.Hold, "cytarabine is stated as 50 mg/m²/dose, 5 times the published 10 mg/m²/dose (PAPER, table 1)")]
    [InlineData("10 IU/m²", "10 mg/m²", true, DecisionOutcome.Hold, "cytarabine is stated as 10 IU/m²/dose, and the published 10 mg/m²/dose (PAPER, table 1) is of another kind")]
    [InlineData("0 mg/m²", "10 mg/m²", true, DecisionOutcome.Hold, "cytarabine is stated as 0 mg/m²/dose, 0 times the published 10 mg/m²/dose (PAPER, table 1)")]
    [InlineData("1500000 mg/m²", "2 mg/m²", true, DecisionOutcome.Hold, "cytarabine is stated as 1500000 mg/m²/dose, 750000 times the published 2 mg/m²/dose (PAPER, table 1)")]
    [InlineData("70000000000 mg/m²", "1 mg/m²", true, DecisionOutcome.Hold, "cytarabine is stated as 70000000000 mg/m²/dose, 1000000 times the published 1 mg/m²/dose (PAPER, table 1)")]
    [InlineData("0 mg/m²", "0 mg/m²", true, DecisionOutcome.Hold, "cytarabine is stated as 0 mg/m²/dose, 1000000 times the published 0 mg/m²/dose (PAPER, table 1)")]
    public void A_stated_dose_is_said_with_the_published_one(string stated, string published, bool isMeasured, DecisionOutcome expected, string? observed)
    {
        Build build = Build.Of(isMeasured ? Measured("12", "75") : Measured(null, null), Day, BsaFormula.Mosteller, Growth);
        List<Finding> findings = [];

        Assert.Equal(expected, ReferenceComparison.Judge([Published(published)], Block, Order(stated), build, findings));
        Assert.Equal(expected, ReferenceComparison.Judge([Published(published)], Block, Order(stated), build, findings: null));
        Assert.Equal(
            observed is null ? []
            : expected == DecisionOutcome.Proceed ? [("DOSE-REFERENCE-TWOFOLD", Severity.Deviation, observed, "less than twice and more than half of a published dose, or a second look")]
            : [("DOSE-REFERENCE-FIVEFOLD", Severity.Hazard, observed, stated.Contains("IU", StringComparison.Ordinal) ? "a dose of a kind in which the drug is dosed" : "less than 5 times and more than a fifth of a published dose")],
            findings.Select(finding => (finding.Rule.Id, finding.Severity, finding.Observed, finding.Required)));
        Assert.All(findings, finding => Assert.Equal((expected, "check the stated dose (SITE, page 1)", Audience.StudyTeam), (finding.Effect, finding.Instead, finding.Audience)));
    }

    /// <summary>Doses of one basis are compared as they are, without an infant's size; of two bases nothing is said then.</summary>
    [Theory]
    [InlineData("20 mg/kg", "10 mg/kg", "2")]
    [InlineData("20 mg/m²", "10 mg/m²", "2")]
    [InlineData("20 IU/kg", "10 IU/kg", "2")]
    [InlineData("20 IU/m²", "10 IU/m²", "2")]
    [InlineData("20 mg", "10 mg", "2")]
    [InlineData("20 mg/kg", "10 mg/m²", null)]
    [InlineData("20 IU/m²", "10 IU/kg", null)]
    [InlineData("0 mg/m²", "10 mg/m²", "0.000001")]
    public void Without_a_size_of_the_infant_doses_of_one_basis_are_compared(string stated, string published, string? ratio)
    {
        Build unknown = Build.OfMedian(growth: null, Birth, Day, BsaFormula.Mosteller);
        ReferenceDose reference = Published(published);

        ReferenceDose? nearest = ReferenceComparison.Nearest([reference], Block, Order(stated), Rule(stated), unknown, out decimal times);

        Assert.Equal(ratio is null ? (null, 0m) : (reference, Number(ratio)), (nearest, times));
    }

    // One dose of three a day against a whole day, and the other way round; where it is not known how many, nothing is compared.
    [Theory]
    [InlineData("10 mg/m²", true, "15 mg/m²", false, 3, "2")]
    [InlineData("60 mg/m²", false, "10 mg/m²", true, 3, "2")]
    [InlineData("60 mg/m²", false, "30 mg/m²", false, 3, "2")]
    [InlineData("60 mg/m²", true, "30 mg/m²", true, 3, "2")]
    [InlineData("5 mg/m²", true, "6 mg/m²", false, 6, "5")]
    [InlineData("6 mg/m²", false, "5 mg/m²", true, 6, "0.2")]
    [InlineData("60 mg/m²", false, "10 mg/m²", true, null, null)]
    public void A_dose_and_a_days_doses_are_compared_for_the_whole_day(string stated, bool isPerDose, string published, bool isPublishedPerDose, int? timesPerDay, string? ratio)
    {
        DoseRule rule = Rule(stated, isPerDose);
        ReferenceDose reference = Published(published, isPublishedPerDose);

        ReferenceDose? nearest = ReferenceComparison.Nearest(
            [reference], Block, Sample.Order(rule, timesPerDay), rule, Build.Of(Measured("12", "75"), Day, BsaFormula.Mosteller, Growth), out decimal times);

        Assert.Equal(ratio is null ? (null, 0m) : (reference, Number(ratio)), (nearest, times));
    }

    // Twice and half are equally near: the first is named. What is compared only above says nothing of less.
    [Theory]
    [InlineData("20", new[] { "10", "40" }, false, "10", "2")]
    [InlineData("20", new[] { "40", "10" }, false, "40", "0.5")]
    [InlineData("20", new[] { "5", "10", "80" }, false, "10", "2")]
    [InlineData("20", new[] { "30", "10" }, false, "30", "0.66666666666666666667")]
    [InlineData("20", new[] { "18", "40" }, false, "18", "1.11111111111111111111")]
    [InlineData("20", new[] { "20" }, true, "20", "1")]
    [InlineData("20", new[] { "21" }, true, null, "0")]
    [InlineData("20", new[] { "19" }, true, "19", "1.05263157894736842105")]
    [InlineData("20", new[] { "21", "5" }, true, "5", "4")]
    public void The_nearest_published_dose_is_named(string stated, string[] published, bool isOnlyAbove, string? expected, string ratio)
    {
        ValueList<ReferenceDose> references = published.Select(size => Published(size + " mg/m²") with { OnlyAbove = isOnlyAbove }).ToValueList();

        ReferenceDose? nearest = ReferenceComparison.Nearest(references, Block, Order(stated + " mg/m²"), Rule(stated + " mg/m²"), Build.OfMedian(Growth, Birth, Day, BsaFormula.Mosteller), out decimal times);

        Assert.Equal((expected is null ? null : expected + " mg/m²/dose", Number(ratio)), (nearest?.Dose.Value.ToString(), times));
    }

    [Fact]
    public void A_published_dose_of_another_kind_counts_only_when_there_is_no_other()
    {
        Build build = Build.OfMedian(Growth, Birth, Day, BsaFormula.Mosteller);

        Assert.Equal("10 mg/m²/dose", ReferenceComparison.Nearest([Published("20 IU/m²"), Published("10 mg/m²")], Block, Order("20 mg/m²"), Rule("20 mg/m²"), build, out _)?.Dose.Value.ToString());
        Assert.Equal("20 IU/m²/dose", ReferenceComparison.Nearest([Published("20 IU/m²")], Block, Order("20 mg/m²"), Rule("20 mg/m²"), build, out _)?.Dose.Value.ToString());
    }

    // From 6 months on ten times the published dose is a starting dose: an infant born on 2025-09-14 is 6 months old on 2026-03-14.
    [Theory]
    [InlineData("2026-03-13", DecisionOutcome.Proceed)]
    [InlineData("2026-03-14", DecisionOutcome.Hold)]
    [InlineData("2027-03-14", DecisionOutcome.Hold)]
    public void Every_starting_dose_that_the_infants_age_has_reached_is_compared(string on, DecisionOutcome expected)
    {
        DoseRule rule = DoseRule.AtStart([new(0, 6, Sample.Cited(Rule("10 mg/m²"))), new(6, 12, Sample.Cited(Rule("100 mg/m²"))), new(12, null, Sample.Cited(Rule("10 mg/m²")))], eachDays: null);
        LocalDate day = NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value;
        List<Finding> findings = [];

        Assert.Equal(expected, ReferenceComparison.Judge([Published("10 mg/m²")], Block, Sample.Order(rule), Build.OfMedian(Growth, Birth, day, BsaFormula.Mosteller), findings));
        Assert.Equal(expected == DecisionOutcome.Hold ? 1 : 0, findings.Count);
    }

    private static Infant Measured(string? kilograms, string? centimetres) => kilograms is null && centimetres is null
        ? new(Birth, [])
        : new(Birth, [new(Day, kilograms is null ? null : Weight.FromKilograms(Number(kilograms)), centimetres is null ? null : Height.FromCentimetres(Number(centimetres)))]);

    private static PlannedOrder Order(string size) => Sample.Order(Rule(size));

    private static ReferenceDose Published(string size, bool isPerDose = true) => new(Drugs.Cytarabine, new(Rule(size, isPerDose), new(Paper, "table 1"), Standing.Reference));

    private static DoseRule Rule(string size, bool isPerDose = true) => size switch
    {
        "by age" => DoseRule.Of(new AgeTable<DoseAmount>([new(0, DrugMass.FromMilligrams(8m)), new(12, DrugMass.FromMilligrams(16m))])),
        _ when size.EndsWith("mg/m²", StringComparison.Ordinal) => isPerDose ? DoseRule.Of(MassPerArea.Parse(size).PerDose()) : DoseRule.Of(MassPerArea.Parse(size).PerDay()),
        _ when size.EndsWith("mg/kg", StringComparison.Ordinal) => DoseRule.Of(MassPerWeight.Parse(size).PerDose()),
        _ when size.EndsWith("IU/m²", StringComparison.Ordinal) => DoseRule.Of(UnitsPerArea.Parse(size).PerDose()),
        _ when size.EndsWith("IU/kg", StringComparison.Ordinal) => DoseRule.Of(UnitsPerWeight.Parse(size).PerDose()),
        _ when size.EndsWith("IU", StringComparison.Ordinal) => DoseRule.Of(InternationalUnits.Parse(size).PerDose()),
        _ => DoseRule.Of(DrugMass.Parse(size).PerDose()),
    };

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
