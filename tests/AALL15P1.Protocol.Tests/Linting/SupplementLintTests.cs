using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Linting;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Dosing;
using AALL15P1.Protocol.Tests.Supplement;
using Xunit;

namespace AALL15P1.Protocol.Tests.Linting;

/// <summary>The linter over AALL15P1 as a site's supplement completes it.</summary>
public sealed class SupplementLintTests
{
    private static readonly SiteSupplement Empty = new("site", "A site");

    [Fact]
    public void The_illustration_and_a_complete_supplement_have_no_defect()
    {
        Assert.Empty(Aall15P1.Compile(Aall15P1.Illustration).Lint());
        Assert.Equal(
            ["LINT-DOSE-NOT-COMPARED: interim-maintenance, leucovorin, dose: 15 mg/m²/dose (S7, 3) has no published dose of its order to be compared with"],
            Aall15P1.Compile(SupplementJson.Read(SupplementJsonTests.Complete)).Lint().Select(finding => finding.ToString()));
    }

    [Fact]
    public void A_settled_reading_is_still_proved_to_change_the_definition() =>
        Assert.Empty(Aall15P1.Compile(Empty with { Readings = [new("D1", Sample.Cited("day-92")), new("D3", Sample.Cited("last-day-with"))] }).Lint());

    // A tolerance of 10 % may be written as 10, ten times the dose: then three times the dose passes without a word.
    [Theory]
    [InlineData("0.9999", null)]
    [InlineData("1", "LINT-POLICY-TOO-WIDE: supplement, dose tolerance: 100 %: twice the computed dose passes")]
    [InlineData("1.0005", "LINT-POLICY-TOO-WIDE: supplement, dose tolerance: 100.05 %: twice the computed dose passes")]
    [InlineData("10", "LINT-POLICY-TOO-WIDE: supplement, dose tolerance: 1000 %: twice the computed dose passes")]
    public void A_tolerance_of_a_whole_dose_is_found(string tolerance, string? finding) =>
        Finds(Empty with { DoseTolerance = Sample.Cited(decimal.Parse(tolerance, CultureInfo.InvariantCulture)) }, finding);

    [Theory]
    [InlineData("0.9999", null)]
    [InlineData("1", "LINT-POLICY-TOO-WIDE: supplement, growth since a measurement: 100 %: a measurement counts until infants have grown to twice as much")]
    [InlineData("1.0005", "LINT-POLICY-TOO-WIDE: supplement, growth since a measurement: 100.05 %: a measurement counts until infants have grown to twice as much")]
    public void A_growth_to_twice_a_measurement_is_found(string growth, string? finding) =>
        Finds(Empty with { Measurements = new() { LargestGrowth = Sample.Cited(decimal.Parse(growth, CultureInfo.InvariantCulture)) } }, finding);

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "LINT-BAND-GAP: supplement, infantScaling, months: nothing from the start of [0, ∞) to [1, ∞)")]
    public void Infant_factors_that_do_not_begin_at_birth_are_found(int fromMonths, string? finding) =>
        Finds(Empty with { InfantScaling = new SuppliedInfantFactor.Bands(Sample.Cited("Own"), new([new(fromMonths, Fraction.One)])) }, finding);

    [Theory]
    [InlineData(12, null)]
    [InlineData(13, "LINT-BAND-GAP: supplement, titration, starting doses, months: nothing between [0, 12) and [13, ∞)")]
    public void A_gap_in_the_starting_doses_is_found(int second, string? finding)
    {
        Cited<PerDay<MassPerArea>> thiopurine = Sample.Cited(MassPerArea.FromMilligramsPerSquareMetre(50m).PerDay());
        Cited<PerDose<MassPerArea>> methotrexate = Sample.Cited(MassPerArea.FromMilligramsPerSquareMetre(20m).PerDose());

        Finds(Empty with { StartingDoses = new([new(0, 12, thiopurine, methotrexate), new(second, null, thiopurine, methotrexate)]) }, finding);
    }

    [Fact]
    public void Starting_doses_that_end_are_found()
    {
        Cited<PerDay<MassPerArea>> thiopurine = Sample.Cited(MassPerArea.FromMilligramsPerSquareMetre(50m).PerDay());
        Cited<PerDose<MassPerArea>> methotrexate = Sample.Cited(MassPerArea.FromMilligramsPerSquareMetre(20m).PerDose());

        Finds(
            Empty with { StartingDoses = new([new(0, 24, thiopurine, methotrexate)]) },
            "LINT-BAND-GAP: supplement, titration, starting doses, months: nothing from [0, 24) to the end of [0, ∞)");
    }

    [Fact]
    public void An_intrathecal_table_that_does_not_begin_at_birth_is_found_at_its_orders()
    {
        SuppliedIntrathecalDose table = new(Drugs.Methotrexate, Sample.Cited(new AgeTable<DoseAmount>([new(6, Sample.Milligrams(7.5m))])));

        Assert.Equal(
            ["induction, methotrexate-intrathecal", "consolidation, methotrexate-intrathecal", "interim-maintenance, methotrexate-intrathecal", "maintenance, methotrexate-intrathecal"],
            Aall15P1.Compile(Empty with { Intrathecal = [table] }).Lint().Select(finding => finding.Subject.Replace(", dose, months", string.Empty, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(0, "LINT-RULE-NEVER-FIRES: S7-ANC, start of maintenance: Neutrophils, /µL: [0, ∞) holds every value of [0, ∞)")]
    public void A_start_criterion_that_every_count_meets_is_found(int minimum, string? finding)
    {
        StartCriterion criterion = new StartCriterion.CountAtLeast(
            Analyte.Neutrophils, CellCount.FromPerMicrolitre(minimum), new("S7-ANC", "Neutrophils", "Enough of them.", Sample.Site, Standing.Site));

        Finds(Empty with { StartCriteria = [new(BlockIds.Maintenance, criterion)] }, finding);
    }

    // Interim Maintenance's pegaspargase is on day 23, and its high-dose cytarabine on days 22 and 23.
    [Fact]
    public void A_spacing_that_cuts_a_block_short_is_found() =>
        Assert.Equal(
            ["interim-maintenance, cytarabine-high-dose", "interim-maintenance, pegaspargase"],
            Aall15P1.Compile(Empty with { Spacing = [new(BlockIds.Azacitidine3, new BlockSpacing.OnDayOfPrevious(23, BlockSpacingBasis.Stated(Sample.Cited("Day 23."))))] }).Lint()
                .Where(finding => finding.Check == LintChecks.OrderOutsideBlock).Select(finding => finding.Subject));

    [Fact]
    public void A_policy_that_does_not_say_where_it_is_stated_is_found()
    {
        Citation nowhere = Sample.Site with { Place = " " };

        Finds(Empty with { DoseTolerance = new(0.1m, nowhere, Standing.Site) }, "LINT-VALUE-WITHOUT-CITATION: supplement, dose tolerance: SITE is cited without a place in it");
        Finds(Empty with { LaboratoryAgeLimit = new(new(3, nowhere, Standing.Site)) }, "LINT-VALUE-WITHOUT-CITATION: supplement, age of laboratory values: SITE is cited without a place in it");
        Finds(Empty with { DltPolicy = new() { RequiresAttribution = new(true, nowhere, Standing.Site) } }, "LINT-VALUE-WITHOUT-CITATION: supplement, attribution: SITE is cited without a place in it");
        Finds(Empty with { DoseTolerance = Sample.Cited(0.1m) }, null);
    }

    [Fact]
    public void Each_policy_of_a_supplement_is_asked_where_it_is_stated()
    {
        SiteSupplement supplement = SupplementJson.Read(SupplementJsonTests.Complete) with
        {
            StepTolerance = Sample.Cited(4m),
            Measurements = new() { LongestAgeInDays = Sample.Cited(7), LargestGrowth = Sample.Cited(0.15m) },
        };

        Assert.Equal(
            [
                "supplement, infantScaling: S7, 6",
                "supplement, body surface area: S7, 7",
                "supplement, rounding of the body surface area: S7, 8",
                "supplement, age of laboratory values: S7, 15",
                "supplement, age of measurements: SITE, page 1",
                "supplement, growth since a measurement: SITE, page 1",
                "supplement, tolerance of titration steps: SITE, page 1",
                "supplement, dose tolerance: S7, 17",
                "supplement, titration policy: S7, 24",
                "supplement, minimum delay: S7, 19",
                "supplement, expected toxicities: S7, 20",
                "supplement, attribution: S7, 21",
                "supplement, reading of D9: S7, 1",
                "supplement, rounding of cytarabine: S7, 9",
                "supplement, cumulative limit of Anthracycline: S7, 18",
                "supplement, hold of everything: S7, 25",
                "supplement, hold of maintenance: S7, 26",
                "supplement, hold of consolidation/cyclophosphamide: S7, 27",
                "supplement, starting thiopurine from 0 months: S7, 22",
                "supplement, starting methotrexate from 0 months: S7, 23",
                "supplement, starting thiopurine from 12 months: BFM-LTF, table",
                "supplement, starting methotrexate from 12 months: BFM-LTF, table",
            ],
            SupplementLint.Values(supplement).Select(value => $"{value.Name}: {value.Citation}"));
        Assert.Equal("supplement, rounding of every drug", SupplementLint.Values(Empty with { Rounding = [Sample.Cited(new RoundingPolicy(Sample.Milligrams(1m)))] }).Single().Name);
    }

    private static void Finds(SiteSupplement supplement, string? finding) =>
        Assert.Equal(finding is null ? [] : [finding], Aall15P1.Compile(supplement).Lint().Select(found => found.ToString()));

    // BFM 90's 1.5 mg/m². The label's 0.05 mg/kg at 12 months (9.3 kg, 74.85 cm, 0.43973 m²) is 1.0575 mg/m², twice that 2.115.
    [Theory]
    [InlineData("15", "LINT-DOSE-FIVEFOLD")]
    [InlineData("7.5", "LINT-DOSE-FIVEFOLD")]
    [InlineData("3", "LINT-DOSE-TWOFOLD")]
    [InlineData("2.12", "LINT-DOSE-TWOFOLD")]
    [InlineData("2.1", null)]
    [InlineData("0.3", "LINT-DOSE-FIVEFOLD")]
    public void A_slipped_decimal_point_is_found(string size, string? expected)
    {
        SiteSupplement supplement = Empty with { Doses = [Supplied("vincristine", DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(decimal.Parse(size, System.Globalization.CultureInfo.InvariantCulture)).PerDose()))] };

        Assert.Equal(expected is null ? [] : [expected], Aall15P1.Compile(supplement).Lint().Select(finding => finding.Check.Id).Distinct());
        Assert.Equal(expected == "LINT-DOSE-FIVEFOLD", Aall15P1.Compile(supplement).CheckStatedDoses().Any(finding => finding.Severity == Severity.Hazard));
    }

    /// <summary>The slip of a basis is found without any infant: on children of median size of six ages.</summary>
    [Theory]
    [InlineData("vincristine", "1.5 mg/kg/dose", true)]
    [InlineData("vincristine", "0.05 mg/kg/dose", false)]
    [InlineData("pegaspargase", "2500 IU/kg/dose", true)]
    [InlineData("pegaspargase", "82.5 IU/kg/dose", false)]
    public void A_basis_taken_for_another_is_found_without_an_infant(string order, string dose, bool isHazard)
    {
        DoseRule rule = PerDose<MassPerWeight>.TryParse(dose, out PerDose<MassPerWeight> mass) ? DoseRule.Of(mass) : DoseRule.Of(PerDose<UnitsPerWeight>.Parse(dose));
        SiteSupplement supplement = Empty with { Doses = [Supplied(order, rule)] };

        Assert.Equal(isHazard, Aall15P1.Compile(supplement).CheckStatedDoses().Any(finding => finding.Severity == Severity.Hazard));
        Assert.Equal(isHazard, Aall15P1.Compile(supplement).Lint().Any(finding => finding.Check.Id == "LINT-DOSE-FIVEFOLD"));
    }

    // EORTC 58951's 6 mg/m² a day of dexamethasone in Induction, three times a day; the 10 mg/m² are Delayed Intensification's.
    [Theory]
    [InlineData("6 mg/m²/day", null)]
    [InlineData("6 mg/m²/dose", "LINT-DOSE-TWOFOLD")]
    [InlineData("30 mg/m²/day", "LINT-DOSE-FIVEFOLD")]
    public void A_dose_is_compared_with_that_of_its_own_block(string dose, string? expected)
    {
        DoseRule rule = PerDose<MassPerArea>.TryParse(dose, out PerDose<MassPerArea> each) ? DoseRule.Of(each) : DoseRule.Of(PerDay<MassPerArea>.Parse(dose));

        Assert.Equal(expected is null ? [] : [expected], Aall15P1.Compile(Empty with { Doses = [Supplied("dexamethasone", rule)] }).Lint().Select(finding => finding.Check.Id));
    }

    /// <summary>Prednisolone has no published dose here (the sources state prednisone), so a slip of its decimal point cannot be found, and that is said.</summary>
    [Fact]
    public void A_dose_that_is_compared_with_nothing_is_said_to_be()
    {
        LintFinding finding = Assert.Single(Aall15P1.Compile(Empty with { Doses = [Supplied("prednisolone", DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(600m).PerDay()))] }).Lint());

        Assert.Equal(("LINT-DOSE-NOT-COMPARED", Severity.Information), (finding.Check.Id, finding.Check.Severity));
    }

    [Fact]
    public void A_basis_on_which_the_drug_is_never_dosed_is_found()
    {
        SiteSupplement supplement = Empty with { Doses = [Supplied("pegaspargase", DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(2500m).PerDose()))] };

        Assert.Equal(["LINT-DOSE-BASIS"], Aall15P1.Compile(supplement).Lint().Select(finding => finding.Check.Id));
        Assert.Contains(Aall15P1.Compile(supplement).CheckStatedDoses(), finding => finding.Effect == DecisionOutcome.Hold);
    }

    [Fact]
    public void A_factored_dose_without_a_factor_is_found()
    {
        SiteSupplement supplement = Empty with
        {
            Doses = [Supplied("vincristine", DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(1.5m).PerDose()) with { IsBeforeInfantFactor = true })],
        };

        Finds(supplement, "LINT-FACTOR-WITHOUT-POLICY: supplement, induction, vincristine, dose: the dose is stated before the infant factor, and no policy states the factor");
    }

    [Fact]
    public void The_illustration_has_no_finding() => Assert.Empty(Aall15P1.Compile(Aall15P1.Illustration).CheckStatedDoses());

    private static SuppliedDose Supplied(string order, DoseRule dose) => new(BlockIds.Induction, order, Sample.Cited(dose));
}
