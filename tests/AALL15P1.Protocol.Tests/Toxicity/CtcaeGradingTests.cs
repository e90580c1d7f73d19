using AALL15P1.Protocol.Definition;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.CtcaeVersion;

namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>Expected grades are read off the printed bands of CTCAE 4.0 and 5.0 (clinical reference, section 8), just below, at and just above each bound.</summary>
public sealed class CtcaeGradingTests
{
    [Theory]
    [Trait("Rule", "CTCAE4-NEUTROPHILS")]
    [Trait("Rule", "CTCAE5-NEUTROPHILS")]
    [InlineData("1800.1/µL", 0)]
    [InlineData("1800/µL", 0)]
    [InlineData("1799.9/µL", 1)]
    [InlineData("1500.1/µL", 1)]
    [InlineData("1500/µL", 1)]
    [InlineData("1499.9/µL", 2)]
    [InlineData("1000.1/µL", 2)]
    [InlineData("1000/µL", 2)]
    [InlineData("999.9/µL", 3)]
    [InlineData("0.5001 ×10⁹/L", 3)]
    [InlineData("0.5 ×10⁹/L", 3)]
    [InlineData("0.4999 ×10⁹/L", 4)]
    [InlineData("0/µL", 4)]
    public void Neutrophils_below_the_lower_limit_1500_1000_and_500(string count, int grade) =>
        Graded(CtcaeTerms.NeutrophilCountDecreased, new(CellCount.Parse(count)) { LowerLimit = CellCount.Parse("1.8 ×10⁹/L") }, grade, grade);

    [Theory]
    [Trait("Rule", "CTCAE4-PLATELETS")]
    [Trait("Rule", "CTCAE5-PLATELETS")]
    [InlineData("150001/µL", 0)]
    [InlineData("150000/µL", 0)]
    [InlineData("149999/µL", 1)]
    [InlineData("75001/µL", 1)]
    [InlineData("75 ×10⁹/L", 1)]
    [InlineData("74999/µL", 2)]
    [InlineData("50001/µL", 2)]
    [InlineData("50 ×10⁹/L", 2)]
    [InlineData("49999/µL", 3)]
    [InlineData("25001/µL", 3)]
    [InlineData("25 ×10⁹/L", 3)]
    [InlineData("24999/µL", 4)]
    public void Platelets_below_the_lower_limit_75_50_and_25(string count, int grade) =>
        Graded(CtcaeTerms.PlateletCountDecreased, new(CellCount.Parse(count)) { LowerLimit = CellCount.Parse("150 ×10⁹/L") }, grade, grade);

    [Theory]
    [Trait("Rule", "CTCAE4-WHITE-CELLS")]
    [Trait("Rule", "CTCAE5-WHITE-CELLS")]
    [InlineData("6000/µL", 0)]
    [InlineData("5999/µL", 1)]
    [InlineData("3001/µL", 1)]
    [InlineData("3 ×10⁹/L", 1)]
    [InlineData("2999/µL", 2)]
    [InlineData("2001/µL", 2)]
    [InlineData("2 ×10⁹/L", 2)]
    [InlineData("1999/µL", 3)]
    [InlineData("1001/µL", 3)]
    [InlineData("1 ×10⁹/L", 3)]
    [InlineData("999/µL", 4)]
    public void White_cells_below_the_lower_limit_3_2_and_1(string count, int grade) =>
        Graded(CtcaeTerms.WhiteBloodCellDecreased, new(CellCount.Parse(count)) { LowerLimit = CellCount.Parse("6 ×10⁹/L") }, grade, grade);

    [Theory]
    [Trait("Rule", "CTCAE4-ANAEMIA")]
    [Trait("Rule", "CTCAE5-ANAEMIA")]
    [InlineData("105 g/L", null, 0, 0)]
    [InlineData("104.9 g/L", null, 1, 1)]
    [InlineData("100.1 g/L", null, 1, 1)]
    [InlineData("100 g/L", null, 1, 1)]
    [InlineData("99.9 g/L", null, 2, 2)]
    [InlineData("80.1 g/L", null, 2, 2)]
    [InlineData("80 g/L", null, 2, 2)]
    [InlineData("79.9 g/L", null, 3, 4)]
    [InlineData("79.9 g/L", false, 3, 3)]
    [InlineData("79.9 g/L", true, 4, 4)]
    [InlineData("20 g/L", null, 3, 4)]
    [InlineData("85 g/L", true, 2, 2)]
    public void Anaemia_below_the_lower_limit_100_and_80_and_grade_4_by_judgement(string haemoglobin, bool? lifeThreatening, int lowest, int highest) =>
        Graded(
            CtcaeTerms.Anaemia,
            new(MassPerVolume.Parse(haemoglobin)) { LowerLimit = MassPerVolume.Parse("105 g/L"), IsLifeThreatening = lifeThreatening, IsTransfusionIndicated = false },
            lowest,
            highest);

    // CTCAE: grade 3 is below 80 g/L or a transfusion that is indicated, which a clinician states. Without the statement
    // grade 3 stays possible, unless the value is known to be normal.
    [Theory]
    [Trait("Rule", "CTCAE4-ANAEMIA")]
    [Trait("Rule", "CTCAE5-ANAEMIA")]
    [InlineData("85 g/L", true, false, 3, 3)]
    [InlineData("85 g/L", true, null, 3, 4)]
    [InlineData("85 g/L", true, true, 4, 4)]
    [InlineData("85 g/L", false, null, 2, 2)]
    [InlineData("85 g/L", null, false, 2, 3)]
    [InlineData("85 g/L", null, true, 2, 4)]
    [InlineData("85 g/L", null, null, 2, 4)]
    [InlineData("104.9 g/L", true, false, 3, 3)]
    [InlineData("105 g/L", true, true, 0, 0)]
    [InlineData("105 g/L", null, null, 0, 0)]
    [InlineData("79.9 g/L", null, false, 3, 3)]
    public void Anaemia_is_grade_3_where_a_transfusion_is_indicated(string haemoglobin, bool? transfusion, bool? lifeThreatening, int lowest, int highest) =>
        Graded(
            CtcaeTerms.Anaemia,
            new(MassPerVolume.Parse(haemoglobin)) { LowerLimit = MassPerVolume.Parse("105 g/L"), IsLifeThreatening = lifeThreatening, IsTransfusionIndicated = transfusion },
            lowest,
            highest);

    [Fact]
    public void The_missing_statement_of_a_transfusion_is_asked_for()
    {
        Grading grading = CtcaeGrading.Explain(
            CtcaeTerms.Anaemia,
            V5,
            new MeasuredValue<MassPerVolume>(MassPerVolume.Parse("85 g/L")) { LowerLimit = MassPerVolume.Parse("105 g/L"), IsLifeThreatening = false });

        Assert.Equal("the clinician's statement whether a transfusion is indicated", Assert.Single(grading.Decision.Findings, finding => finding.Effect == DecisionOutcome.CannotDecide).Missing);
    }

    [Theory]
    [Trait("Rule", "CTCAE4-BILIRUBIN")]
    [InlineData("1.2 mg/dL", 0)]
    [InlineData("1.21 mg/dL", 1)]
    [InlineData("1.79 mg/dL", 1)]
    [InlineData("1.8 mg/dL", 1)]
    [InlineData("1.81 mg/dL", 2)]
    [InlineData("3.59 mg/dL", 2)]
    [InlineData("3.6 mg/dL", 2)]
    [InlineData("3.61 mg/dL", 3)]
    [InlineData("11.99 mg/dL", 3)]
    [InlineData("12 mg/dL", 3)]
    [InlineData("12.01 mg/dL", 4)]
    public void Bilirubin_above_1_and_a_half_3_and_10_times_an_upper_limit_of_1_point_2_in_version_4(string bilirubin, int grade) =>
        Assert.Equal(Exactly(grade), CtcaeGrading.Evaluate(CtcaeTerms.BloodBilirubinIncreased, V4, Bilirubin(bilirubin, baseline: null)));

    [Theory]
    [Trait("Rule", "CTCAE5-BILIRUBIN")]
    [InlineData("1.2 mg/dL", "1.2 mg/dL", 0)]
    [InlineData("1.21 mg/dL", "1.2 mg/dL", 1)]
    [InlineData("1.8 mg/dL", "0.3 mg/dL", 1)]
    [InlineData("1.81 mg/dL", "0.3 mg/dL", 2)]
    [InlineData("3.6 mg/dL", "0.3 mg/dL", 2)]
    [InlineData("3.61 mg/dL", "0.3 mg/dL", 3)]
    [InlineData("12 mg/dL", "0.3 mg/dL", 3)]
    [InlineData("12.01 mg/dL", "0.3 mg/dL", 4)]
    [InlineData("2 mg/dL", "2 mg/dL", 0)]
    [InlineData("2.01 mg/dL", "2 mg/dL", 1)]
    [InlineData("3 mg/dL", "2 mg/dL", 1)]
    [InlineData("3.01 mg/dL", "2 mg/dL", 2)]
    [InlineData("6 mg/dL", "2 mg/dL", 2)]
    [InlineData("6.01 mg/dL", "2 mg/dL", 3)]
    [InlineData("20 mg/dL", "2 mg/dL", 3)]
    [InlineData("20.01 mg/dL", "2 mg/dL", 4)]
    public void Bilirubin_counts_the_limit_after_a_normal_baseline_and_the_baseline_after_an_abnormal_one_in_version_5(string bilirubin, string baseline, int grade) =>
        Assert.Equal(Exactly(grade), CtcaeGrading.Evaluate(CtcaeTerms.BloodBilirubinIncreased, V5, Bilirubin(bilirubin, baseline)));

    [Fact]
    [Trait("Rule", "CTCAE4-BILIRUBIN")]
    [Trait("Rule", "CTCAE4-CREATININE")]
    public void A_molar_concentration_is_graded_alike()
    {
        MeasuredValue<MolarConcentration> value = new(MolarConcentration.Parse("61 µmol/L"))
        {
            UpperLimit = MolarConcentration.Parse("20 µmol/L"),
            Baseline = MolarConcentration.Parse("20 µmol/L"),
        };

        // 61 is more than 3 times 20.
        Assert.Equal(Exactly(3), CtcaeGrading.Evaluate(CtcaeTerms.BloodBilirubinIncreasedMolar, V4, value));
        Assert.Equal(Exactly(3), CtcaeGrading.Evaluate(CtcaeTerms.CreatinineIncreasedMolar, V4, value));
    }

    [Theory]
    [Trait("Rule", "CTCAE4-ALT")]
    [Trait("Rule", "CTCAE4-AST")]
    [InlineData("40 U/L", 0)]
    [InlineData("41 U/L", 1)]
    [InlineData("119 U/L", 1)]
    [InlineData("120 U/L", 1)]
    [InlineData("121 U/L", 2)]
    [InlineData("199 U/L", 2)]
    [InlineData("200 U/L", 2)]
    [InlineData("201 U/L", 3)]
    [InlineData("799 U/L", 3)]
    [InlineData("800 U/L", 3)]
    [InlineData("801 U/L", 4)]
    public void Aminotransferases_above_1_3_5_and_20_times_an_upper_limit_of_40_in_version_4(string activity, int grade)
    {
        MeasuredValue<EnzymeActivity> value = Enzyme(activity, baseline: "100 U/L");

        Assert.Equal(Exactly(grade), CtcaeGrading.Evaluate(CtcaeTerms.AlanineAminotransferaseIncreased, V4, value));
        Assert.Equal(Exactly(grade), CtcaeGrading.Evaluate(CtcaeTerms.AspartateAminotransferaseIncreased, V4, value));
    }

    [Theory]
    [Trait("Rule", "CTCAE5-ALT")]
    [Trait("Rule", "CTCAE5-AST")]
    [InlineData("40 U/L", "40 U/L", 0)]
    [InlineData("41 U/L", "40 U/L", 1)]
    [InlineData("120 U/L", "20 U/L", 1)]
    [InlineData("121 U/L", "20 U/L", 2)]
    [InlineData("200 U/L", "20 U/L", 2)]
    [InlineData("201 U/L", "20 U/L", 3)]
    [InlineData("800 U/L", "20 U/L", 3)]
    [InlineData("801 U/L", "20 U/L", 4)]
    [InlineData("61 U/L", "41 U/L", 0)]
    [InlineData("149 U/L", "100 U/L", 0)]
    [InlineData("150 U/L", "100 U/L", 1)]
    [InlineData("151 U/L", "100 U/L", 1)]
    [InlineData("300 U/L", "100 U/L", 1)]
    [InlineData("301 U/L", "100 U/L", 2)]
    [InlineData("500 U/L", "100 U/L", 2)]
    [InlineData("501 U/L", "100 U/L", 3)]
    [InlineData("2000 U/L", "100 U/L", 3)]
    [InlineData("2001 U/L", "100 U/L", 4)]
    public void Aminotransferases_start_at_one_and_a_half_times_an_abnormal_baseline_in_version_5(string activity, string baseline, int grade)
    {
        MeasuredValue<EnzymeActivity> value = Enzyme(activity, baseline);

        Assert.Equal(Exactly(grade), CtcaeGrading.Evaluate(CtcaeTerms.AlanineAminotransferaseIncreased, V5, value));
        Assert.Equal(Exactly(grade), CtcaeGrading.Evaluate(CtcaeTerms.AspartateAminotransferaseIncreased, V5, value));
    }

    [Theory]
    [Trait("Rule", "CTCAE4-CREATININE")]
    [Trait("Rule", "CTCAE5-CREATININE")]
    [InlineData("0.2 mg/dL", "0.2 mg/dL", 0, 0)]
    [InlineData("0.21 mg/dL", "0.2 mg/dL", 1, 0)]
    [InlineData("0.3 mg/dL", "0.2 mg/dL", 1, 0)]
    [InlineData("0.31 mg/dL", "0.2 mg/dL", 2, 2)]
    [InlineData("0.6 mg/dL", "0.2 mg/dL", 2, 2)]
    [InlineData("0.61 mg/dL", "0.2 mg/dL", 3, 3)]
    [InlineData("0.5 mg/dL", "0.5 mg/dL", 0, 0)]
    [InlineData("0.51 mg/dL", "0.5 mg/dL", 1, 1)]
    [InlineData("0.75 mg/dL", "0.5 mg/dL", 1, 1)]
    [InlineData("0.76 mg/dL", "0.5 mg/dL", 2, 2)]
    [InlineData("1.5 mg/dL", "0.5 mg/dL", 2, 2)]
    [InlineData("1.51 mg/dL", "0.5 mg/dL", 3, 3)]
    [InlineData("1.5 mg/dL", "1 mg/dL", 2, 2)]
    [InlineData("3 mg/dL", "1 mg/dL", 3, 3)]
    [InlineData("3 mg/dL", "0.1 mg/dL", 3, 3)]
    [InlineData("3.01 mg/dL", "0.1 mg/dL", 4, 4)]
    public void Creatinine_is_the_worse_of_the_limit_of_half_a_milligram_and_the_baseline(string creatinine, string baseline, int version4, int version5)
    {
        MeasuredValue<MassPerVolume> value = new(MassPerVolume.Parse(creatinine))
        {
            UpperLimit = MassPerVolume.Parse("0.5 mg/dL"),
            Baseline = MassPerVolume.Parse(baseline),
        };

        Assert.Equal(Exactly(version4), CtcaeGrading.Evaluate(CtcaeTerms.CreatinineIncreased, V4, value));
        Assert.Equal(Exactly(version5), CtcaeGrading.Evaluate(CtcaeTerms.CreatinineIncreased, V5, value));
    }

    [Theory]
    [InlineData("1500/µL", 0, 1)]
    [InlineData("1499/µL", 2, 2)]
    [InlineData("400/µL", 4, 4)]
    public void Without_the_lower_limit_a_count_is_graded_only_where_it_decides_alone(string count, int lowest, int highest)
    {
        Grading grading = CtcaeGrading.Explain(CtcaeTerms.NeutrophilCountDecreased, V5, new(CellCount.Parse(count)));

        Assert.Equal(new GradeRange((Grade)lowest, (Grade)highest), grading.Grade);
        Assert.Equal(lowest != highest, grading.Decision.Findings.Any(finding => finding.Missing == "the laboratory's lower limit of normal"));
    }

    [Fact]
    public void Without_the_upper_limit_an_enzyme_has_no_grade_yet()
    {
        Grading grading = CtcaeGrading.Explain(CtcaeTerms.AlanineAminotransferaseIncreased, V4, new(EnzymeActivity.Parse("900 U/L")));

        Assert.Equal(new GradeRange(Grade.None, Grade.LifeThreatening), grading.Grade);
        Assert.Equal(DecisionOutcome.CannotDecide, grading.Decision.Outcome);
        Assert.Equal(["the laboratory's upper limit of normal"], grading.Decision.Findings.Select(finding => finding.Missing).OfType<string>());
    }

    [Theory]
    [InlineData("40 U/L", 0, 0)]
    [InlineData("41 U/L", 0, 1)]
    [InlineData("121 U/L", 0, 2)]
    [InlineData("900 U/L", 0, 4)]
    public void Without_the_baseline_version_5_gives_the_grade_of_a_normal_one_as_the_highest(string activity, int lowest, int highest)
    {
        Grading grading = CtcaeGrading.Explain(CtcaeTerms.AlanineAminotransferaseIncreased, V5, Enzyme(activity, baseline: null));

        Assert.Equal(new GradeRange((Grade)lowest, (Grade)highest), grading.Grade);
        Assert.Equal(lowest != highest, grading.Decision.Findings.Any(finding => finding.Missing == "the baseline"));
    }

    [Theory]
    [InlineData("0.5 mg/dL", null, "0.5 mg/dL", 0, 4)]
    [InlineData("1.6 mg/dL", null, "0.5 mg/dL", 3, 4)]
    [InlineData("0.5 mg/dL", "0.5 mg/dL", null, 0, 3)]
    [InlineData("0.8 mg/dL", "0.5 mg/dL", null, 2, 3)]
    [InlineData("1.6 mg/dL", "0.5 mg/dL", null, 3, 3)]
    [InlineData("3.1 mg/dL", "0.5 mg/dL", null, 4, 4)]
    public void Creatinine_without_a_limit_or_a_baseline_is_graded_as_far_as_the_other_decides(
        string creatinine, string? limit, string? baseline, int lowest, int highest)
    {
        MeasuredValue<MassPerVolume> value = new(MassPerVolume.Parse(creatinine))
        {
            UpperLimit = limit is null ? null : MassPerVolume.Parse(limit),
            Baseline = baseline is null ? null : MassPerVolume.Parse(baseline),
        };

        Assert.Equal(new GradeRange((Grade)lowest, (Grade)highest), CtcaeGrading.Evaluate(CtcaeTerms.CreatinineIncreased, V4, value));
    }

    [Fact]
    public void Anaemia_below_80_asks_for_the_clinical_judgement()
    {
        Grading grading = CtcaeGrading.Explain(CtcaeTerms.Anaemia, V5, new(MassPerVolume.Parse("79 g/L")));

        Assert.Equal("grade 3 or 4", grading.Grade.ToString());
        Finding open = Assert.Single(grading.Decision.Findings, finding => finding.Effect == DecisionOutcome.CannotDecide);
        Assert.Equal("the clinical judgement whether the consequences are life-threatening", open.Missing);
        Assert.Equal("79 g/L is grade 3 or 4", open.Observed);
    }

    [Fact]
    public void A_printed_band_holds_for_a_count_above_a_low_limit_and_the_explanation_says_so()
    {
        // An infant's laboratory may have a lower limit of 1000/µL; "< 1.5-1.0" is printed without it.
        Grading grading = CtcaeGrading.Explain(
            CtcaeTerms.NeutrophilCountDecreased, V5, new(CellCount.FromPerMicrolitre(1200m)) { LowerLimit = CellCount.FromPerMicrolitre(1000m) });

        Assert.Equal(Exactly(2), grading.Grade);
        Assert.Contains(grading.Decision.Findings, finding => finding.Observed == "1200/µL is not below the laboratory's lower limit of normal, 1000/µL");
    }

    [Theory]
    [Trait("Rule", "CTCAE-VERSION")]
    [InlineData(2018, 3, 31, V4, 1)]
    [InlineData(2018, 4, 1, V5, 0)]
    [InlineData(2018, 4, 2, V5, 0)]
    public void The_day_of_the_event_chooses_the_version(int year, int month, int day, CtcaeVersion version, int grade)
    {
        MeasuredValue<EnzymeActivity> value = Enzyme("110 U/L", baseline: "100 U/L");
        Grading grading = CtcaeGrading.ExplainOn(
            CtcaeTerms.AlanineAminotransferaseIncreased, ToxicityGrading.Calendar, new LocalDate(year, month, day), value);

        Assert.Equal(version, grading.Version);
        Assert.Equal(Exactly(grade), grading.Grade);
        Assert.Equal(["CTCAE-VERSION", $"CTCAE{(version == V4 ? 4 : 5)}-ALT"], grading.Decision.Findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void A_limit_or_a_baseline_of_zero_is_refused()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new MeasuredValue<EnzymeActivity>(EnzymeActivity.Parse("1 U/L")) { UpperLimit = EnzymeActivity.Parse("0 U/L") });

        Assert.Equal("UpperLimit", error.ParamName);
    }

    [Fact]
    public void An_unknown_version_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CtcaeGrading.Evaluate(CtcaeTerms.Anaemia, (CtcaeVersion)7, new(MassPerVolume.Parse("79 g/L"))));

    [Fact]
    public void Grading_allocates_nothing()
    {
        MeasuredValue<EnzymeActivity> enzyme = Enzyme("301 U/L", "100 U/L");
        MeasuredValue<CellCount> count = new(CellCount.FromPerMicrolitre(400m));
        GradeRange grade = CtcaeGrading.Evaluate(CtcaeTerms.AlanineAminotransferaseIncreased, V5, enzyme);
        GradeRange other = CtcaeGrading.Evaluate(CtcaeTerms.NeutrophilCountDecreased, V4, count);
        long bytes = Allocated.Least(() =>
        {
            for (int round = 0; round < 1000; round++)
            {
                grade = CtcaeGrading.Evaluate(CtcaeTerms.AlanineAminotransferaseIncreased, V5, enzyme);
                other = CtcaeGrading.Evaluate(CtcaeTerms.NeutrophilCountDecreased, V4, count);
            }
        });

        Assert.Equal(0, bytes);
        Assert.Equal((Exactly(2), Exactly(4)), (grade, other));
    }

    [Fact]
    public void Every_table_has_a_rule_of_its_own_with_the_citation_of_its_version()
    {
        Assert.Equal(16, CtcaeRules.All.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(CtcaeTerms.Tables, table => Assert.Equal(table.Version == V4 ? "CTCAE4" : "CTCAE5", table.Rule.Citation!.Source.Id));
    }

    private static GradeRange Exactly(int grade) => new((Grade)grade, (Grade)grade);

    private static void Graded<T>(LaboratoryTerm<T> term, MeasuredValue<T> value, int lowest, int highest)
        where T : struct, IExactQuantity<T>
    {
        GradeRange expected = new((Grade)lowest, (Grade)highest);
        Assert.Equal(expected, CtcaeGrading.Evaluate(term, V4, value));
        Assert.Equal(expected, CtcaeGrading.Evaluate(term, V5, value));
    }

    private static MeasuredValue<MassPerVolume> Bilirubin(string value, string? baseline) => new(MassPerVolume.Parse(value))
    {
        UpperLimit = MassPerVolume.Parse("1.2 mg/dL"),
        Baseline = baseline is null ? null : MassPerVolume.Parse(baseline),
    };

    private static MeasuredValue<EnzymeActivity> Enzyme(string value, string? baseline) => new(EnzymeActivity.Parse(value))
    {
        UpperLimit = EnzymeActivity.Parse("40 U/L"),
        Baseline = baseline is null ? null : EnzymeActivity.Parse(baseline),
    };
}
