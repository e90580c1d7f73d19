using System.Globalization;
using AALL15P1.Protocol.Definition;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

/// <summary>The library's own bounds of laboratory values, at and beside each; and what is said of a value beyond them. The numbers are safeguards of the library.</summary>
public sealed class PlausibilityTableTests
{
    private static readonly LaboratoryPlausibility Library = LaboratoryPlausibility.Library;

    [Theory]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [InlineData(Analyte.Neutrophils, 9.9, 10, 100_000, 100_000.1, "0, or 10/µL to 100000/µL, both inclusive")]
    [InlineData(Analyte.Platelets, 999.9, 1_000, 2_000_000, 2_000_000.1, "0, or 1000/µL to 2000000/µL, both inclusive")]
    [InlineData(Analyte.WhiteCells, 19.9, 20, 2_000_000, 2_000_000.1, "0, or 20/µL to 2000000/µL, both inclusive")]
    [InlineData(Analyte.Haemoglobin, 19.9, 20, 300, 300.1, "20 g/L to 300 g/L, both inclusive")]
    [InlineData(Analyte.Bilirubin, 0.9, 1, 1_000, 1_000.1, "1 µmol/L to 1000 µmol/L, both inclusive")]
    [InlineData(Analyte.AlanineAminotransferase, 0.9, 1, 50_000, 50_000.1, "1 U/L to 50000 U/L, both inclusive")]
    [InlineData(Analyte.AspartateAminotransferase, 0.9, 1, 50_000, 50_000.1, "1 U/L to 50000 U/L, both inclusive")]
    [InlineData(Analyte.Creatinine, 4.9, 5, 1_000, 1_000.1, "5 µmol/L to 1000 µmol/L, both inclusive")]
    public void A_value_is_one_that_an_infant_can_have(Analyte analyte, double below, double lowest, double highest, double above, string required)
    {
        Assert.Equal([false, true, true, false], [IsPlausible(below), IsPlausible(lowest), IsPlausible(highest), IsPlausible(above)]);
        Assert.Equal(analyte.IsCellCount(), IsPlausible(0));
        Assert.Equal([false, true, true, false], [IsPlausible(below, BoundKind.Below), IsPlausible(lowest, BoundKind.AtMost), IsPlausible(highest, BoundKind.AtLeast), IsPlausible(above, BoundKind.Above)]);
        Assert.Equal([true, true, false, true], [IsPlausible(lowest, BoundKind.Below), IsPlausible(highest, BoundKind.Above), IsPlausible(below, BoundKind.AtMost), IsPlausible(below, BoundKind.AtLeast)]);
        Assert.Equal([true, true, true, false], [IsPlausible(above, BoundKind.Below), IsPlausible(below, BoundKind.Above), IsPlausible(above, BoundKind.AtMost), IsPlausible(above, BoundKind.AtLeast)]);
        List<Finding> findings = [];
        Library.Judge(analyte, new((decimal)below, BoundKind.Exact), before: null, findings);
        Finding finding = Assert.Single(findings);
        Assert.Equal(("LAB-PLAUSIBLE", required, Severity.Hazard, "ask the laboratory, or measure again"), (finding.Rule.Id, finding.Required, finding.Severity, finding.Instead));

        bool IsPlausible(double value, BoundKind kind = BoundKind.Exact) => Library.Judge(analyte, new((decimal)value, kind), before: null, findings: null) == DecisionOutcome.Proceed;
    }

    // 500 ×10⁹/L of neutrophils would be 0.5 million; what a slip of units would explain is said.
    [Theory]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [InlineData(Analyte.Neutrophils, 0.5, "a plausible ANC (0.5/µL, which 10⁹/L read as cells/µL would explain)")]
    [InlineData(Analyte.Neutrophils, 0.01, "a plausible ANC (0.01/µL, which 10⁹/L read as cells/µL would explain)")]
    [InlineData(Analyte.Neutrophils, 0.009, "a plausible ANC (0.009/µL)")]
    [InlineData(Analyte.Neutrophils, 0.005, "a plausible ANC (0.005/µL)")]
    [InlineData(Analyte.Neutrophils, 500_000, "a plausible ANC (500000/µL, which cells/µL read as 10⁹/L would explain)")]
    [InlineData(Analyte.Platelets, 50, "a plausible platelet count (50/µL, which 10⁹/L read as cells/µL would explain)")]
    [InlineData(Analyte.Platelets, 2_000_000_000, "a plausible platelet count (2000000000/µL, which cells/µL read as 10⁹/L would explain)")]
    [InlineData(Analyte.Platelets, 2_000_001_000, "a plausible platelet count (2000001000/µL)")]
    [InlineData(Analyte.Platelets, 3_000_000_000, "a plausible platelet count (3000000000/µL)")]
    [InlineData(Analyte.WhiteCells, 5, "a plausible white blood cell count (5/µL, which 10⁹/L read as cells/µL would explain)")]
    [InlineData(Analyte.Haemoglobin, 9.5, "a plausible haemoglobin (9.5 g/L, which g/dL read as g/L would explain)")]
    [InlineData(Analyte.Haemoglobin, 950, "a plausible haemoglobin (950 g/L, which g/L read as g/dL would explain)")]
    [InlineData(Analyte.AspartateAminotransferase, 0.5, "a plausible AST (0.5 U/L)")]
    public void What_would_explain_a_value_is_said(Analyte analyte, double value, string missing)
    {
        List<Finding> findings = [];

        Assert.Equal(DecisionOutcome.CannotDecide, Library.Judge(analyte, new((decimal)value, BoundKind.Exact), before: null, findings));
        Assert.Equal(missing, Assert.Single(findings).Missing);
    }

    // A thousand times, within a half and the double of it: 500 to 2000; 88.4 times: 44.2 to 176.8; 17.1 times: 8.55 to 34.2.
    [Theory]
    [Trait("Rule", "LAB-CHANGE")]
    [InlineData(Analyte.Neutrophils, 100, 49_999, false)]
    [InlineData(Analyte.Neutrophils, 100, 50_000, true)]
    [InlineData(Analyte.Neutrophils, 50, 100_000, true)]
    [InlineData(Analyte.Neutrophils, 49.9, 100_000, false)]
    [InlineData(Analyte.Neutrophils, 100_000, 200, true)]
    [InlineData(Analyte.Platelets, 1_000, 500_000, true)]
    [InlineData(Analyte.WhiteCells, 100, 100_000, false)]
    [InlineData(Analyte.Haemoglobin, 20, 200, false)]
    [InlineData(Analyte.AlanineAminotransferase, 20, 20_000, false)]
    [InlineData(Analyte.Creatinine, 10, 442, true)]
    [InlineData(Analyte.Creatinine, 10, 441, false)]
    [InlineData(Analyte.Bilirubin, 20, 171, true)]
    [InlineData(Analyte.Bilirubin, 20, 170, false)]
    [InlineData(Analyte.Bilirubin, 17.1, 1, true)]
    [InlineData(Analyte.Bilirubin, 1, 17.1, true)]
    [InlineData(Analyte.Bilirubin, 1, 1, false)]
    [InlineData(Analyte.Neutrophils, 0, 100_000, false)]
    [InlineData(Analyte.Neutrophils, 100_000, 0, false)]
    public void A_change_that_a_slip_of_units_makes_is_found(Analyte analyte, double before, double now, bool isFound)
    {
        List<Finding> findings = [];
        DecisionOutcome outcome = Library.Judge(analyte, new((decimal)now, BoundKind.Exact), (decimal)before, findings);

        Assert.Equal(isFound ? ["LAB-CHANGE"] : [], findings.Select(finding => finding.Rule.Id));
        Assert.Equal(isFound && analyte != Analyte.Bilirubin ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed, outcome);
        Assert.Equal(outcome, Library.Judge(analyte, new((decimal)now, BoundKind.Exact), (decimal)before, findings: null));
    }

    [Fact]
    [Trait("Rule", "LAB-CHANGE")]
    public void A_change_says_the_value_before_and_the_slip()
    {
        Assert.Equal(
            (null, "a plausible ANC (50000/µL after 100/µL, which cells/µL read as 10⁹/L would explain)", "a value that is not about a thousand times, or a thousandth of, the value before", Severity.Hazard),
            Told(Analyte.Neutrophils, 100m, 50_000m));
        Assert.Equal(
            (null, "a plausible creatinine (10 µmol/L after 884 µmol/L, which mg/dL read as µmol/L would explain)", "a value that is not about 88.4 times, or one 88.4th of, the value before", Severity.Hazard),
            Told(Analyte.Creatinine, 884m, 10m));
        Assert.Equal(
            ("bilirubin 342 µmol/L after 20 µmol/L, which µmol/L read as mg/dL would explain", null, "a value that is not about 17.1 times, or one 17.1th of, the value before", Severity.Deviation),
            Told(Analyte.Bilirubin, 20m, 342m));
        Assert.Equal(
            (null, "a plausible creatinine (10 mg/dL after 10 µmol/L, which µmol/L read as mg/dL would explain)", "a value that is not about 88.4 times, or one 88.4th of, the value before", Severity.Hazard),
            Told(Analyte.Creatinine, 10m, 884m, written: "10 mg/dL"));

        static (string? Observed, string? Missing, string Required, Severity Severity) Told(Analyte analyte, decimal before, decimal now, string? written = null)
        {
            List<Finding> findings = [];
            Library.Judge(analyte, new(now, BoundKind.Exact), before, findings, written);
            Finding finding = Assert.Single(findings);
            Assert.Equal(finding.Severity == Severity.Deviation ? "ask the laboratory for the unit" : "ask the laboratory, or measure again", finding.Instead);
            return (finding.Observed, finding.Missing, finding.Required, finding.Severity);
        }
    }

    [Fact]
    [Trait("Rule", "LAB-ANC-WITHIN-WBC")]
    public void Neutrophils_are_at_most_the_white_cells()
    {
        LaboratoryValues values = new(new LocalDate(2026, 2, 9)) { Neutrophils = Count(1_000m), WhiteCells = Count(1_000m) };
        LaboratoryValues more = values with { Neutrophils = Count(1_000.5m) };
        Finding finding = Assert.Single(Library.Explain(more));

        Assert.Empty(Library.Explain(values));
        Assert.Equal("an ANC and a white blood cell count that agree (an ANC of 1000.5/µL and white cells of 1000/µL on 2026-02-09)", finding.Missing);
        Assert.Equal("an ANC that is at most the white blood cell count of the same sample", finding.Required);
        Assert.Equal([DecisionOutcome.Proceed, DecisionOutcome.CannotDecide, DecisionOutcome.CannotDecide], [Library.Evaluate(values), Library.Evaluate(more), Library.Evaluate(values with { Neutrophils = Count(1_001m) })]);
        Assert.Equal(DecisionOutcome.Proceed, Library.Evaluate(values with { Neutrophils = null }));
        Assert.Equal(DecisionOutcome.CannotDecide, Library.Evaluate(values with { Haemoglobin = MassPerVolume.FromGramsPerLitre(9m) }));
        Assert.Equal(DecisionOutcome.CannotDecide, Library.Evaluate(values with { Platelets = Count(50m) }));
        Assert.Equal(DecisionOutcome.CannotDecide, Library.Evaluate(values with { WhiteCells = Count(2_000_001m) }));
        Assert.Equal(DecisionOutcome.CannotDecide, Library.Evaluate(values with { Neutrophils = Count(900m) }, new(new LocalDate(2026, 2, 8)) { Neutrophils = CellCount.FromPerMicrolitre(900_000m) }));
    }

    // A site's bounds may leave one count, or none that is a whole number: a count beyond them is no less implausible.
    [Theory]
    [InlineData(Analyte.Platelets, "100000", "100000", 5, DecisionOutcome.CannotDecide)]
    [InlineData(Analyte.Platelets, "100000", "100000", 99_999, DecisionOutcome.CannotDecide)]
    [InlineData(Analyte.Platelets, "100000", "100000", 100_000, DecisionOutcome.Proceed)]
    [InlineData(Analyte.Platelets, "100000", "100000", 100_001, DecisionOutcome.CannotDecide)]
    [InlineData(Analyte.Neutrophils, "0.2", "0.8", 500, DecisionOutcome.CannotDecide)]
    [InlineData(Analyte.Neutrophils, "0.2", "0.8", 1, DecisionOutcome.CannotDecide)]
    [InlineData(Analyte.Neutrophils, "10.5", "12.5", 10, DecisionOutcome.CannotDecide)]
    [InlineData(Analyte.Neutrophils, "10.5", "12.5", 11, DecisionOutcome.Proceed)]
    [InlineData(Analyte.Neutrophils, "10.5", "12.5", 12, DecisionOutcome.Proceed)]
    [InlineData(Analyte.Neutrophils, "10.5", "12.5", 13, DecisionOutcome.CannotDecide)]
    public void A_sample_is_judged_by_bounds_that_hardly_hold_a_count(Analyte analyte, string lowest, string highest, int count, DecisionOutcome expected)
    {
        LaboratoryPlausibility narrow = Library.With([new(analyte, decimal.Parse(lowest, CultureInfo.InvariantCulture), decimal.Parse(highest, CultureInfo.InvariantCulture))]);
        LaboratoryValues values = new(new LocalDate(2026, 2, 9));

        Assert.Equal(expected, narrow.Evaluate(analyte == Analyte.Platelets ? values with { Platelets = Count(count) } : values with { Neutrophils = Count(count) }));
    }

    // A sample of nothing but whole counts, at and beside each of the library's bounds.
    [Theory]
    [InlineData(Analyte.Neutrophils, 9, 10, 100_000, 100_001)]
    [InlineData(Analyte.Platelets, 999, 1_000, 2_000_000, 2_000_001)]
    [InlineData(Analyte.WhiteCells, 19, 20, 2_000_000, 2_000_001)]
    public void A_sample_of_counts_is_judged_by_the_bounds_too(Analyte analyte, int below, int lowest, int highest, int above)
    {
        Assert.Equal([true, false, true, true, false], ((int[])[0, below, lowest, highest, above]).Select(IsPlausible));

        bool IsPlausible(int value)
        {
            LaboratoryValues values = analyte switch
            {
                Analyte.Neutrophils => new(new(2026, 2, 9)) { Neutrophils = Count(value) },
                Analyte.Platelets => new(new(2026, 2, 9)) { Platelets = Count(value) },
                _ => new(new(2026, 2, 9)) { WhiteCells = Count(value) },
            };
            bool isPlausible = Library.Evaluate(values) == DecisionOutcome.Proceed;
            Assert.Equal(isPlausible, Library.Explain(values).Count == 0);
            return isPlausible;
        }
    }

    // Between 10.5 and 100.5 the whole numbers are 11 to 100; no whole number of 32 bits is beyond 3,000,000,000.
    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_site_s_bounds_need_not_be_whole_numbers(int value, bool isPlausible)
    {
        LaboratoryPlausibility site = Library.With([new(Analyte.WhiteCells, 1m, 3_000_000_000m), new(Analyte.Neutrophils, 10.5m, 100.5m)]);
        LaboratoryValues values = new(new(2026, 2, 9)) { Neutrophils = Count(value), WhiteCells = Count(2_000_000_000m) };

        Assert.Equal(isPlausible, site.Evaluate(values) == DecisionOutcome.Proceed);
        Assert.Equal(isPlausible ? [] : [$"a plausible ANC ({value}/µL)"], site.Explain(values).Select(finding => finding.Missing));
        Assert.Equal(DecisionOutcome.CannotDecide, Library.Evaluate(values));
        Assert.Equal(DecisionOutcome.Proceed, new LaboratoryPlausibility().Evaluate(values));
        Assert.Equal(DecisionOutcome.Proceed, new LaboratoryPlausibility { Bounds = [] }.Evaluate(values));
    }

    [Fact]
    public void A_site_s_bounds_take_the_place_of_the_library_s()
    {
        LaboratoryPlausibility site = Library.With([new(Analyte.Platelets, 100m, 3_000_000m) { StatedBy = new(Sources.Registry, "4") }]);
        List<Finding> findings = [];

        Assert.Equal(8, site.Bounds.Count);
        Assert.Equal(DecisionOutcome.Proceed, site.Evaluate(new(new LocalDate(2026, 2, 9)) { Platelets = Count(100m) }));
        Assert.Equal(DecisionOutcome.CannotDecide, site.Judge(Analyte.Platelets, new(99m, BoundKind.Below), before: null, findings));
        site.Judge(Analyte.Creatinine, new(4.42m, BoundKind.Exact), before: null, findings, written: "0.05 mg/dL");
        Assert.Equal("a plausible creatinine (0.05 mg/dL, which mg/dL read as µmol/L would explain)", findings[1].Missing);
        Assert.Equal(("a plausible platelet count (<99/µL, which 10⁹/L read as cells/µL would explain)", "0, or 100/µL to 3000000/µL, both inclusive (CTGOV, 4)"), (findings[0].Missing, findings[0].Required));
        Refused.OutOfRange("Highest", 9m, "The bounds are above 0, the highest not below the lowest, 10.", () => new LaboratoryBounds(Analyte.Platelets, 10m, 9m));
        Refused.OutOfRange("Highest", 9m, "The bounds are above 0, the highest not below the lowest, 0.", () => new LaboratoryBounds(Analyte.Platelets, 0m, 9m));
        LaboratoryBounds ten = new(Analyte.Platelets, 10m, 10m);
        Assert.Equal(10m, ten.Highest);
        Assert.Equal([0.1m, 10m], [(ten with { Lowest = 0.1m }).Lowest, (ten with { Lowest = 10m }).Lowest]);
        Refused.OutOfRange("value", 0m, "The bounds are above 0, the lowest not above the highest, 10.", () => ten with { Lowest = 0m });
        Refused.OutOfRange("value", 10.1m, "The bounds are above 0, the lowest not above the highest, 10.", () => ten with { Lowest = 10.1m });
        Assert.Equal("LaboratoryBounds { Analyte = Platelets, Lowest = 0.5, Highest = 9, StatedBy = , StatedAs = Site }", new LaboratoryBounds(Analyte.Platelets, 0.5m, 9m).ToString());
    }

    [Fact]
    public void The_safeguards_print_their_numbers()
    {
        Assert.Equal(
            [
                "ANC: 0, or 10 to 100000 cells/µL, both inclusive", "platelet count: 0, or 1000 to 2000000 cells/µL, both inclusive", "white blood cell count: 0, or 20 to 2000000 cells/µL, both inclusive",
                "haemoglobin: 20 to 300 g/L, both inclusive", "bilirubin: 1 to 1000 µmol/L, both inclusive", "ALT: 1 to 50000 U/L, both inclusive", "AST: 1 to 50000 U/L, both inclusive",
                "creatinine: 5 to 1000 µmol/L, both inclusive", "ratio of counts that is not taken for true: 500 to 2000, both inclusive, either way",
                "ratio of creatinine that is not taken for true: 44.2 to 176.8, both inclusive, either way", "ratio of bilirubin that is pointed out: 8.55 to 34.2, both inclusive, either way",
                "1 mg/dL of bilirubin: 17.1 µmol/L", "1 mg/dL of creatinine: 88.4 µmol/L", "earliest start: the day after the last planned day of the block before",
                "shortest at birth: 20 weeks, inclusive", "longest at birth: 45 weeks, inclusive",
            ],
            PlausibilityRules.All.SelectMany(rule => rule.Parameters).Select(parameter => $"{parameter.Name}: {parameter.Value}"));
        Assert.Equal(
            [
                "LAB-PLAUSIBLE Library: Plausible laboratory values. A laboratory value is one that an infant can have; one that is not decides nothing. A site may replace the bounds.",
                "LAB-ANC-WITHIN-WBC Library: Neutrophils within white cells. The ANC is at most the white blood cell count of the same sample; otherwise neither decides anything.",
                "LAB-CHANGE Library: Value after the value before. An ANC or platelet count is not about a thousand times, or a thousandth of, the count before, as when 10⁹/L is read as cells/µL or the reverse; nor a creatinine 88.4 times, or one 88.4th of, the one before, as when µmol/L is read as mg/dL. A bilirubin that is about 17.1 times, or one 17.1th of, the one before is pointed out.",
                "LAB-UNITS Reference: Units of laboratory values. A limit of normal, a baseline or an earlier value in another unit of the same analyte is converted into that of the value.",
                "BLOCK-BEFORE-COMPLETE Library: Completion of the block before. A block starts after the last planned day of the block before it, its holds counted, or where somebody states that the block before is complete, as when the rest of it is omitted. Where neither is known nobody can decide.",
                "GESTATION-AGREES-WITH-AGE Library: Gestational age and date of birth. The gestational age at enrolment less the age since birth is a gestational age at which an infant can be born; otherwise one of the two is wrong.",
            ],
            PlausibilityRules.All.Select(rule => $"{rule.Id} {rule.Standing}: {rule.Title}. {rule.Statement}"));
    }

    [Theory]
    [InlineData(Analyte.Neutrophils, "ANC", "1200.5/µL", true, "10⁹/L, cells/µL, 1000")]
    [InlineData(Analyte.Platelets, "platelet count", "1200.5/µL", true, "10⁹/L, cells/µL, 1000")]
    [InlineData(Analyte.WhiteCells, "white blood cell count", "1200.5/µL", true, "10⁹/L, cells/µL, 1000")]
    [InlineData(Analyte.Haemoglobin, "haemoglobin", "1200.5 g/L", false, "g/dL, g/L, 10")]
    [InlineData(Analyte.Bilirubin, "bilirubin", "1200.5 µmol/L", false, "mg/dL, µmol/L, 17.1")]
    [InlineData(Analyte.AlanineAminotransferase, "ALT", "1200.5 U/L", false, null)]
    [InlineData(Analyte.AspartateAminotransferase, "AST", "1200.5 U/L", false, null)]
    [InlineData(Analyte.Creatinine, "creatinine", "1200.5 µmol/L", false, "mg/dL, µmol/L, 88.4")]
    public void An_analyte_has_its_name_its_unit_and_the_unit_that_is_taken_for_it(Analyte analyte, string name, string text, bool isCellCount, string? mixUp)
    {
        Assert.Equal((name, text, isCellCount), (analyte.Name(), analyte.Text(1200.50m), analyte.IsCellCount()));
        Assert.Equal(mixUp, analyte.MixUp() is { } units ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{units.Large}, {units.Small}, {units.Factor}") : null);
        Assert.True(analyte.TryParse(text, out decimal value));
        Assert.Equal(1200.5m, value);
        Assert.False(analyte.TryParse("1200.5 kg", out value));
        Assert.Equal(0m, value);
    }

    [Fact]
    public void What_is_no_analyte_is_refused()
    {
        const string Message = "An analyte is Neutrophils, Platelets, WhiteCells, Haemoglobin, Bilirubin, AlanineAminotransferase, AspartateAminotransferase or Creatinine.";
        LaboratoryValues values = new(new LocalDate(2026, 2, 9)) { Neutrophils = Count(1m), Platelets = Count(2m), WhiteCells = Count(3m), Haemoglobin = MassPerVolume.FromGramsPerLitre(95.5m) };

        LaboratoryValues later = values with { TakenOn = new(2026, 2, 10) };
        Assert.Equal((new(2026, 2, 10), values.DayTaken + 1, Count(1m)), (later.TakenOn, later.DayTaken, later.Neutrophils!.Value));
        Assert.Throws<ArgumentOutOfRangeException>("TakenOn", () => values with { TakenOn = new(1899, 12, 31) });
        Refused.OutOfRange("analyte", (Analyte)8, Message, () => ((Analyte)8).Name());
        Refused.OutOfRange("analyte", (Analyte)8, Message, () => ((Analyte)8).Unit());
        Refused.OutOfRange("analyte", Analyte.Haemoglobin, "Only neutrophils, platelets and white cells are cell counts.", () => values.Count(Analyte.Haemoglobin));
        Assert.Equal([Count(1m), Count(2m), Count(3m)], [values.Count(Analyte.Neutrophils), values.Count(Analyte.Platelets), values.Count(Analyte.WhiteCells)]);
        Assert.Equal("LaboratoryValues { TakenOn = 2026-02-09, Neutrophils = 1/µL, Platelets = 2/µL, WhiteCells = 3/µL, Haemoglobin = 95.5 mg/mL }", values.ToString());
        Assert.Throws<InvalidOperationException>(() => values with { Neutrophils = default(CellCount) });
    }

    [Theory]
    [InlineData(CtcaeVersion.V4, "4.0", "4")]
    [InlineData(CtcaeVersion.V5, "5.0", "5")]
    [InlineData(CtcaeVersion.V6, "6.0", "6")]
    public void A_version_is_written_with_its_point_and_read_without(CtcaeVersion version, string number, string shorter)
    {
        Assert.Equal(number, version.Number());
        Assert.True(CtcaeVersions.TryParse(number, out CtcaeVersion read) && read == version);
        Assert.True(CtcaeVersions.TryParse(shorter, out read) && read == version);
        Assert.False(CtcaeVersions.TryParse("7", out _));
        Refused.OutOfRange("version", (CtcaeVersion)7, "The version is 4.0, 5.0 or 6.0.", () => ((CtcaeVersion)7).Number());
    }

    private static CountBound Count(decimal perMicrolitre) => CellCount.FromPerMicrolitre(perMicrolitre);
}
