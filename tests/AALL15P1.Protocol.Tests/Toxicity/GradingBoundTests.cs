using AALL15P1.Protocol.Evidence;
using Xunit;

namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>Grades of values that a laboratory only bounds, and of values that no infant has.</summary>
public sealed class GradingBoundTests
{
    private static readonly CtcaeVersion V5 = CtcaeVersion.V5;

    // CTCAE: grade 4 below 500/µL, 3 to 1000, 2 to 1500, 1 to the lower limit of normal.
    [Theory]
    [Trait("Rule", "CTCAE5-NEUTROPHILS")]
    [InlineData(BoundKind.Below, 100, 1600, 4, 4)]
    [InlineData(BoundKind.Below, 500, 1600, 4, 4)]
    [InlineData(BoundKind.AtMost, 500, 1600, 3, 4)]
    [InlineData(BoundKind.Below, 501, 1600, 3, 4)]
    [InlineData(BoundKind.Below, 1600, 1600, 1, 4)]
    [InlineData(BoundKind.Below, 1601, 1600, 0, 4)]
    [InlineData(BoundKind.AtLeast, 1600, 1600, 0, 0)]
    [InlineData(BoundKind.Above, 1599, 1600, 0, 1)]
    [InlineData(BoundKind.Above, 1599, null, 0, 1)]
    [InlineData(BoundKind.AtLeast, 1500, 1500, 0, 0)]
    [InlineData(BoundKind.Above, 900, 1600, 0, 3)]
    public void A_count_that_is_only_bounded_has_every_grade_within_the_bound(BoundKind kind, int limit, int? lower, int lowest, int highest)
    {
        MeasuredValue<CellCount> value = new(CellCount.FromPerMicrolitre(limit)) { Kind = kind, LowerLimit = lower is { } known ? CellCount.FromPerMicrolitre(known) : null };
        Grading grading = CtcaeGrading.Explain(CtcaeTerms.NeutrophilCountDecreased, V5, value);

        Assert.Equal(new GradeRange((Grade)lowest, (Grade)highest), grading.Grade);
        Assert.Equal(grading.Grade.Outcome, grading.Decision.Outcome);
    }

    // Creatinine by multiples of the upper limit of 30 µmol/L: grade 1 above 30 to 45, 2 to 90, 3 to 180, 4 above.
    [Theory]
    [Trait("Rule", "CTCAE5-CREATININE")]
    [InlineData(BoundKind.Below, 18, 0, 0)]
    [InlineData(BoundKind.AtMost, 30, 0, 0)]
    [InlineData(BoundKind.Below, 31, 0, 1)]
    [InlineData(BoundKind.Above, 45, 2, 4)]
    [InlineData(BoundKind.AtLeast, 45, 1, 4)]
    [InlineData(BoundKind.Above, 180, 4, 4)]
    public void A_chemistry_value_that_is_only_bounded_does_so_too(BoundKind kind, int limit, int lowest, int highest)
    {
        MeasuredValue<MolarConcentration> value = new(MolarConcentration.FromMicromolesPerLitre(limit))
        {
            Kind = kind,
            UpperLimit = MolarConcentration.FromMicromolesPerLitre(30m),
            Baseline = MolarConcentration.FromMicromolesPerLitre(30m),
        };

        Assert.Equal(new GradeRange((Grade)lowest, (Grade)highest), CtcaeGrading.Evaluate(CtcaeTerms.CreatinineIncreasedMolar, V5, value));
    }

    [Fact]
    public void Nothing_is_below_zero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasuredValue<CellCount>(CellCount.FromPerMicrolitre(0m)) { Kind = BoundKind.Below });

    [Fact]
    public void A_bound_that_leaves_the_grade_open_asks_for_the_number()
    {
        MeasuredValue<CellCount> value = new(CellCount.FromPerMicrolitre(1000m)) { Kind = BoundKind.Below, LowerLimit = CellCount.FromPerMicrolitre(1600m) };

        Assert.Contains(CtcaeGrading.Explain(CtcaeTerms.NeutrophilCountDecreased, V5, value).Decision.Findings, finding => finding.Missing == "the number behind the bound");
    }

    // 1 mg/dL is 17.1 µmol/L of bilirubin and 88.4 µmol/L of creatinine.
    [Theory]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [InlineData("0.9", "a plausible bilirubin (0.9 µmol/L, which mg/dL read as µmol/L would explain)")]
    [InlineData("1", null)]
    [InlineData("1000", null)]
    [InlineData("1001", "a plausible bilirubin (1001 µmol/L, which µmol/L read as mg/dL would explain)")]
    public void A_bilirubin_that_no_infant_has_gets_no_grade(string micromoles, string? missing) =>
        AssertPlausible(CtcaeTerms.BloodBilirubinIncreasedMolar, new(MolarConcentration.Parse($"{micromoles} µmol/L")) { UpperLimit = MolarConcentration.FromMicromolesPerLitre(20m) }, missing);

    [Theory]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [InlineData("0.3 µmol/L", "a plausible creatinine (0.3 µmol/L, which mg/dL read as µmol/L would explain)")]
    [InlineData("4.9 µmol/L", "a plausible creatinine (4.9 µmol/L, which mg/dL read as µmol/L would explain)")]
    [InlineData("5 µmol/L", null)]
    [InlineData("1000 µmol/L", null)]
    [InlineData("1001 µmol/L", "a plausible creatinine (1001 µmol/L, which µmol/L read as mg/dL would explain)")]
    public void A_creatinine_that_no_infant_has_gets_no_grade(string text, string? missing) =>
        AssertPlausible(CtcaeTerms.CreatinineIncreasedMolar, new(MolarConcentration.Parse(text)) { UpperLimit = MolarConcentration.FromMicromolesPerLitre(30m) }, missing);

    [Theory]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [InlineData("11.3 mg/dL", null)]
    [InlineData("11.32 mg/dL", "a plausible creatinine (11.32 mg/dL, which µmol/L read as mg/dL would explain)")]
    [InlineData("25 mg/dL", "a plausible creatinine (25 mg/dL, which µmol/L read as mg/dL would explain)")]
    public void A_creatinine_by_mass_is_judged_by_the_same_bounds(string text, string? missing) =>
        AssertPlausible(CtcaeTerms.CreatinineIncreased, new(MassPerVolume.Parse(text)) { UpperLimit = MassPerVolume.Parse("0.4 mg/dL") }, missing);

    [Theory]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [InlineData("0.9 U/L", "a plausible ALT (0.9 U/L)")]
    [InlineData("1 U/L", null)]
    [InlineData("50000 U/L", null)]
    [InlineData("50001 U/L", "a plausible ALT (50001 U/L)")]
    public void An_enzyme_that_no_infant_has_gets_no_grade(string text, string? missing) =>
        AssertPlausible(CtcaeTerms.AlanineAminotransferaseIncreased, new(EnzymeActivity.Parse(text)) { UpperLimit = EnzymeActivity.Parse("40 U/L") }, missing);

    // 88.4 times, within a half and the double of it: 44.2 to 176.8.
    [Theory]
    [Trait("Rule", "LAB-CHANGE")]
    [InlineData("10 µmol/L", "441 µmol/L", false)]
    [InlineData("10 µmol/L", "442 µmol/L", true)]
    [InlineData("10 µmol/L", "884 µmol/L", true)]
    [InlineData("884 µmol/L", "10 µmol/L", true)]
    [InlineData("5.5 µmol/L", "972.4 µmol/L", true)]
    [InlineData("5.5 µmol/L", "972.5 µmol/L", false)]
    public void A_creatinine_of_88_times_the_one_before_is_asked_back(string before, string now, bool isFound)
    {
        MeasuredValue<MolarConcentration> value = new(MolarConcentration.Parse(now)) { Before = MolarConcentration.Parse(before), UpperLimit = MolarConcentration.Parse("30 µmol/L"), Baseline = MolarConcentration.Parse("20 µmol/L") };
        Decision decision = CtcaeGrading.Explain(CtcaeTerms.CreatinineIncreasedMolar, V5, value).Decision;

        Assert.Equal(isFound, decision.Findings.Any(finding => finding is { Rule.Id: "LAB-CHANGE", Effect: DecisionOutcome.CannotDecide }));
        Assert.Equal(isFound ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed, decision.Outcome);
    }

    // 34.2 mg/dL is 17.1 times 2 mg/dL; 35.4 µmol/L is 88.5 times 0.4 µmol/L, which no infant has and which is not compared.
    [Fact]
    [Trait("Rule", "LAB-CHANGE")]
    public void A_value_is_compared_with_one_before_in_the_same_unit_and_not_with_one_that_no_infant_has()
    {
        MeasuredValue<MassPerVolume> bilirubin = new(MassPerVolume.Parse("34.2 mg/dL")) { Before = MassPerVolume.Parse("2 mg/dL"), UpperLimit = MassPerVolume.Parse("1.2 mg/dL"), Baseline = MassPerVolume.Parse("1.2 mg/dL") };
        MeasuredValue<MolarConcentration> creatinine = new(MolarConcentration.Parse("35.4 µmol/L")) { Before = MolarConcentration.Parse("0.4 µmol/L"), UpperLimit = MolarConcentration.Parse("30 µmol/L"), Baseline = MolarConcentration.Parse("20 µmol/L") };

        Assert.Contains(CtcaeGrading.Explain(CtcaeTerms.BloodBilirubinIncreased, V5, bilirubin).Decision.Findings, finding => finding.Rule.Id == "LAB-CHANGE");
        Assert.DoesNotContain(CtcaeGrading.Explain(CtcaeTerms.CreatinineIncreasedMolar, V5, creatinine).Decision.Findings, finding => finding.Rule.Id == "LAB-CHANGE");
    }

    // 17.1 times, within a half and the double of it: 8.55 to 34.2. An infant's bilirubin can rise so, so the grade stands.
    [Theory]
    [Trait("Rule", "LAB-CHANGE")]
    [InlineData("20 µmol/L", "170 µmol/L", false)]
    [InlineData("20 µmol/L", "171 µmol/L", true)]
    [InlineData("20 µmol/L", "342 µmol/L", true)]
    [InlineData("20 µmol/L", "684 µmol/L", true)]
    [InlineData("20 µmol/L", "685 µmol/L", false)]
    public void A_bilirubin_of_17_times_the_one_before_is_pointed_out(string before, string now, bool isFound)
    {
        MeasuredValue<MolarConcentration> value = new(MolarConcentration.Parse(now)) { Before = MolarConcentration.Parse(before), UpperLimit = MolarConcentration.Parse("20 µmol/L"), Baseline = MolarConcentration.Parse("20 µmol/L") };
        Decision decision = CtcaeGrading.Explain(CtcaeTerms.BloodBilirubinIncreasedMolar, V5, value).Decision;

        Assert.Equal(isFound, decision.Findings.Any(finding => finding is { Rule.Id: "LAB-CHANGE", Effect: DecisionOutcome.Proceed }));
        Assert.Equal(DecisionOutcome.Proceed, decision.Outcome);
    }

    [Fact]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    public void A_limit_of_normal_that_no_infant_has_is_left_out_of_account()
    {
        MeasuredValue<EnzymeActivity> value = new(EnzymeActivity.Parse("90 U/L")) { UpperLimit = EnzymeActivity.Parse("0.4 U/L") };
        Grading grading = CtcaeGrading.Explain(CtcaeTerms.AlanineAminotransferaseIncreased, CtcaeVersion.V4, value);

        Assert.Equal(new GradeRange(Grade.None, Grade.LifeThreatening), grading.Grade);
        Assert.Contains(grading.Decision.Findings, finding => finding.Observed == "the upper limit of normal, 0.4 U/L, is no value that an infant has, and is left out of account");
    }

    [Fact]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    public void A_site_s_bounds_grade_what_the_library_s_do_not()
    {
        Source handbook = new("SITE", "A site's handbook", Standing.Site);
        SiteSupplement supplement = new("site", "A site") { LaboratoryBounds = [new(Analyte.Creatinine, 0.2m, 1_000m) { StatedBy = new(handbook, "4") }] };
        MeasuredValue<MolarConcentration> value = new(MolarConcentration.Parse("0.3 µmol/L")) { UpperLimit = MolarConcentration.Parse("30 µmol/L"), Baseline = MolarConcentration.Parse("20 µmol/L") };

        Assert.Equal(DecisionOutcome.CannotDecide, Aall15P1.Compile().Grade(CtcaeTerms.CreatinineIncreasedMolar, new(2026, 2, 9), value).Decision.Outcome);
        Assert.Equal(Grade.None, Aall15P1.Compile(supplement).Grade(CtcaeTerms.CreatinineIncreasedMolar, new(2026, 2, 9), value).Grade.Highest);
    }

    // 0.5 mg/dL × 88.4 = 44.2 µmol/L; 34.2 µmol/L / 17.1 = 2 mg/dL.
    [Fact]
    [Trait("Rule", "LAB-UNITS")]
    public void A_limit_in_the_other_unit_of_the_analyte_is_converted()
    {
        Assert.True(CtcaeTerms.CreatinineIncreasedMolar.TryParse("0.5 mg/dL", out MolarConcentration creatinine, out bool isConverted));
        Assert.Equal((MolarConcentration.FromMicromolesPerLitre(44.2m), true), (creatinine, isConverted));
        Assert.True(CtcaeTerms.BloodBilirubinIncreased.TryParse("34.2 µmol/L", out MassPerVolume bilirubin, out isConverted));
        Assert.Equal((MassPerVolume.FromMilligramsPerDecilitre(2m), true), (bilirubin, isConverted));
        Assert.True(CtcaeTerms.BloodBilirubinIncreased.TryParse("2 mg/dL", out bilirubin, out isConverted));
        Assert.Equal((MassPerVolume.FromMilligramsPerDecilitre(2m), false), (bilirubin, isConverted));
        Assert.False(CtcaeTerms.BloodBilirubinIncreased.TryParse("2 U/L", out _, out _));
        Assert.False(CtcaeTerms.Anaemia.TryParse("2 µmol/L", out _, out _));
        Assert.Equal(
            "Units of laboratory values. The upper limit of normal, 0.5 mg/dL, is 44.2 µmol/L. Expected: creatinine in one unit. (LAB-UNITS; SI-UNITS, bilirubin, creatinine)",
            CtcaeTerms.CreatinineIncreasedMolar.Converted(" 0.5 mg/dL", "upper limit of normal", creatinine).Sentence);
    }

    private static void AssertPlausible<T>(LaboratoryTerm<T> term, MeasuredValue<T> value, string? missing)
        where T : struct, IExactQuantity<T>
    {
        Grading grading = CtcaeGrading.Explain(term, CtcaeVersion.V4, value);

        Assert.Equal(missing, grading.Decision.Findings.SingleOrDefault(finding => finding.Rule.Id == "LAB-PLAUSIBLE")?.Missing);
        Assert.True(missing is null || grading.Grade == new GradeRange(Grade.None, Grade.LifeThreatening));
    }
}
