using AALL15P1.Protocol.Definition;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Toxicity;

[Properties(Arbitrary = [typeof(CtcaeGradingProperties)], MaxTest = 500)]
public sealed class CtcaeGradingProperties
{
    public static Arbitrary<GradingCase> Cases() => GradingCase.Cases();

    [Property]
    [Trait("Rule", "CTCAE4-NEUTROPHILS")]
    [Trait("Rule", "CTCAE5-NEUTROPHILS")]
    [Trait("Rule", "CTCAE4-PLATELETS")]
    [Trait("Rule", "CTCAE5-PLATELETS")]
    [Trait("Rule", "CTCAE4-WHITE-CELLS")]
    [Trait("Rule", "CTCAE5-WHITE-CELLS")]
    [Trait("Rule", "CTCAE4-ANAEMIA")]
    [Trait("Rule", "CTCAE5-ANAEMIA")]
    [Trait("Rule", "CTCAE4-BILIRUBIN")]
    [Trait("Rule", "CTCAE5-BILIRUBIN")]
    [Trait("Rule", "CTCAE4-ALT")]
    [Trait("Rule", "CTCAE5-ALT")]
    [Trait("Rule", "CTCAE4-AST")]
    [Trait("Rule", "CTCAE5-AST")]
    [Trait("Rule", "CTCAE4-CREATININE")]
    [Trait("Rule", "CTCAE5-CREATININE")]
    public Property A_worse_value_never_has_a_lower_grade(GradingCase drawn, byte percent)
    {
        // Up to half as much again, or less: on the scale of the value, so that few are implausible.
        decimal worse = drawn.Value * (100m + ((drawn.WorseIsLower ? -1m : 1m) * (percent % 51))) / 100m;
        GradeRange grade = drawn.Explain().Grade;
        GradeRange ofWorse = (drawn with { Value = worse }).Explain().Grade;

        return Prop.When(
            !IsImplausible(drawn) && !IsImplausible(drawn with { Value = worse }),
            () => Assert.True(ofWorse.Lowest >= grade.Lowest && ofWorse.Highest >= grade.Highest, $"{drawn}: {grade}; at {worse}: {ofWorse}"));
    }

    [Property]
    public void Supplying_what_is_missing_only_narrows_the_grade(GradingCase drawn, GradingCase other)
    {
        GradingCase full = drawn with
        {
            LowerLimit = drawn.LowerLimit ?? other.LowerLimit,
            UpperLimit = drawn.UpperLimit ?? other.UpperLimit,
            Baseline = drawn.Baseline ?? other.Baseline,
            LifeThreatening = drawn.LifeThreatening ?? other.LifeThreatening,
            TransfusionIndicated = drawn.TransfusionIndicated ?? other.TransfusionIndicated,
        };
        GradeRange grade = drawn.Explain().Grade;
        GradeRange known = full.Explain().Grade;

        Assert.True(known.Lowest >= grade.Lowest && known.Highest <= grade.Highest, $"{drawn}: {grade}; with {full}: {known}");
    }

    [Property]
    public void A_grade_is_decided_exactly_when_nothing_is_said_to_be_missing(GradingCase drawn)
    {
        Grading grading = drawn.Explain();

        Assert.Equal(grading.Grade.Outcome, grading.Decision.Outcome);
        Assert.Equal(grading.Grade.IsDecided, grading.Decision.Findings.All(finding => finding.Missing is null));
    }

    [Property]
    [Trait("Rule", "LAB-UNITS")]
    public void A_value_in_the_other_unit_is_the_same_value(PositiveInt tenths)
    {
        string molar = FormattableString.Invariant($"{tenths.Get / 10m} µmol/L");

        Assert.True(CtcaeTerms.CreatinineIncreased.TryParse(molar, out MassPerVolume mass, out _));
        Assert.True(CtcaeTerms.CreatinineIncreasedMolar.TryParse(FormattableString.Invariant($"{mass.MilligramsPerDecilitre} mg/dL"), out MolarConcentration back, out _));
        Assert.Equal(tenths.Get / 10m, back.MicromolesPerLitre, 9);
    }

    [Property]
    public void Everything_in_ten_times_smaller_units_has_the_same_grade_where_only_multiples_count(GradingCase drawn)
    {
        Grading[] gradings = [drawn.Explain(), drawn.Explain(scale: 10m)];
        if (!drawn.WorseIsLower && gradings.All(grading => grading.Decision.Findings.All(finding => finding.Rule.Id != "LAB-PLAUSIBLE")))
        {
            Assert.Equal(gradings[0].Grade, gradings[1].Grade);
        }
    }

    [Property]
    public void Counts_per_microlitre_and_in_billions_per_litre_have_the_same_grade(PositiveInt value, PositiveInt limit)
    {
        MeasuredValue<CellCount> perMicrolitre = new(CellCount.FromPerMicrolitre(value.Get * 37m)) { LowerLimit = CellCount.FromPerMicrolitre(limit.Get * 100m) };
        MeasuredValue<CellCount> billions = new(CellCount.FromBillionsPerLitre(value.Get * 0.037m)) { LowerLimit = CellCount.FromBillionsPerLitre(limit.Get * 0.1m) };

        Assert.Equal(
            CtcaeGrading.Explain(CtcaeTerms.NeutrophilCountDecreased, CtcaeVersion.V5, perMicrolitre),
            CtcaeGrading.Explain(CtcaeTerms.NeutrophilCountDecreased, CtcaeVersion.V5, billions));
    }

    [Property]
    [Trait("Rule", "CTCAE-VERSION")]
    public void A_day_is_graded_by_version_5_exactly_from_the_change_on(short days)
    {
        LocalDate day = new LocalDate(2018, 4, 1).PlusDays(days);

        Assert.Equal(days >= 0 ? CtcaeVersion.V5 : CtcaeVersion.V4, ToxicityGrading.Calendar.VersionOn(day));
    }

    private static bool IsImplausible(GradingCase drawn) => drawn.Explain().Decision.Findings.Any(finding => finding.Rule.Id == "LAB-PLAUSIBLE");
}
