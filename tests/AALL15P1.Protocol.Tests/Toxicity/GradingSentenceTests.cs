using AALL15P1.Protocol.Definition;
using Xunit;
using static AALL15P1.Protocol.CtcaeVersion;

namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>What a grade says for itself, and what the rules of grading print: the bands of CTCAE 4.0 and 5.0 (clinical reference, section 8).</summary>
public sealed class GradingSentenceTests
{
    private static readonly Dictionary<string, Func<Decision>> Cases = new(StringComparer.Ordinal)
    {
        ["neutrophils, no limit"] = () => Of(CtcaeTerms.NeutrophilCountDecreased, V4, Anc(1500m)),
        ["neutrophils, bounded"] = () => Of(CtcaeTerms.NeutrophilCountDecreased, V5, Anc(1000m) with { Kind = BoundKind.Below, LowerLimit = Count(1600m) }),
        ["neutrophils at a low limit"] = () => Of(CtcaeTerms.NeutrophilCountDecreased, V5, Anc(1200m) with { LowerLimit = Count(1200m) }),
        ["neutrophils just below a low limit"] = () => Of(CtcaeTerms.NeutrophilCountDecreased, V5, Anc(1199m) with { LowerLimit = Count(1200m) }),
        ["neutrophils above the limit"] = () => Of(CtcaeTerms.NeutrophilCountDecreased, V5, Anc(1600m) with { LowerLimit = Count(1600m) }),
        ["neutrophils and a lower limit that no infant has"] = () => Of(CtcaeTerms.NeutrophilCountDecreased, V5, Anc(1550m) with { LowerLimit = Count(5m) }),
        ["platelets"] = () => Of(CtcaeTerms.PlateletCountDecreased, V4, new(Count(74_999m))),
        ["white cells"] = () => Of(CtcaeTerms.WhiteBloodCellDecreased, V4, new(Count(2_999m))),
        ["haemoglobin below 80 g/L"] = () => Of(CtcaeTerms.Anaemia, V5, new(MassPerVolume.FromGramsPerLitre(79m))),
        ["haemoglobin of 85 g/L, nothing stated"] = () => Of(CtcaeTerms.Anaemia, V5, new(MassPerVolume.FromGramsPerLitre(85m))),
        ["haemoglobin of 85 g/L, transfusion"] = () => Of(CtcaeTerms.Anaemia, V5, new(MassPerVolume.FromGramsPerLitre(85m)) { IsTransfusionIndicated = true }),
        ["haemoglobin of 85 g/L, transfusion, not life-threatening"] = () => Of(CtcaeTerms.Anaemia, V5, new(MassPerVolume.FromGramsPerLitre(85m)) { IsTransfusionIndicated = true, IsLifeThreatening = false }),
        ["haemoglobin of 85 g/L, not life-threatening"] = () => Of(CtcaeTerms.Anaemia, V5, new(MassPerVolume.FromGramsPerLitre(85m)) { IsLifeThreatening = false }),
        ["haemoglobin of 102 g/L below the limit, nothing stated"] = () => Of(CtcaeTerms.Anaemia, V5, new(MassPerVolume.FromGramsPerLitre(102m)) { LowerLimit = MassPerVolume.FromGramsPerLitre(105m) }),
        ["haemoglobin of 102 g/L without a limit, transfusion, not life-threatening"] = () => Of(CtcaeTerms.Anaemia, V5, new(MassPerVolume.FromGramsPerLitre(102m)) { IsTransfusionIndicated = true, IsLifeThreatening = false }),
        ["bilirubin, version 4"] = () => Of(CtcaeTerms.BloodBilirubinIncreased, V4, new(MassPerVolume.FromMilligramsPerDecilitre(2m))),
        ["bilirubin, version 5"] = () => Of(CtcaeTerms.BloodBilirubinIncreasedMolar, V5, new(MolarConcentration.FromMicromolesPerLitre(34m))),
        ["ALT, version 5, no baseline"] = () => Of(CtcaeTerms.AlanineAminotransferaseIncreased, V5, Enzyme(130m) with { UpperLimit = Activity(40m) }),
        ["AST, version 4"] = () => Of(CtcaeTerms.AspartateAminotransferaseIncreased, V4, Enzyme(130m) with { UpperLimit = Activity(40m) }),
        ["AST, a baseline and a limit that no infant has"] = () => Of(CtcaeTerms.AspartateAminotransferaseIncreased, V4, Enzyme(130m) with { UpperLimit = Activity(0.5m), Baseline = Activity(0.25m), LowerLimit = Activity(0.125m) }),
        ["creatinine, version 4, no baseline"] = () => Of(CtcaeTerms.CreatinineIncreasedMolar, V4, new(MolarConcentration.FromMicromolesPerLitre(40m)) { UpperLimit = MolarConcentration.FromMicromolesPerLitre(30m) }),
        ["creatinine, a baseline that no infant has"] = () => Of(
            CtcaeTerms.CreatinineIncreasedMolar, V4, new(MolarConcentration.FromMicromolesPerLitre(40m)) { UpperLimit = MolarConcentration.FromMicromolesPerLitre(30m), Baseline = MolarConcentration.FromMicromolesPerLitre(0.4m) }),
        ["creatinine, version 4, no limit"] = () => Of(CtcaeTerms.CreatinineIncreasedMolar, V4, new(MolarConcentration.FromMicromolesPerLitre(40m)) { Baseline = MolarConcentration.FromMicromolesPerLitre(30m) }),
        ["creatinine with a baseline and a limit that a site's bounds allow"] = () => CtcaeGrading.Explain(
            CtcaeTerms.CreatinineIncreasedMolar, V4, new(MolarConcentration.FromMicromolesPerLitre(1m)) { UpperLimit = MolarConcentration.FromMicromolesPerLitre(0.5m), Baseline = MolarConcentration.FromMicromolesPerLitre(0.4m) }, SiteBounds).Decision,
        ["creatinine that no infant has"] = () => Of(CtcaeTerms.CreatinineIncreased, V5, new(MassPerVolume.FromMilligramsPerDecilitre(25m)) { Kind = BoundKind.Above }),
        ["on the last day of version 4"] = () => CtcaeGrading.ExplainOn(CtcaeTerms.NeutrophilCountDecreased, ToxicityGrading.Calendar, new(2018, 3, 31), Anc(400m)).Decision,
        ["on the first day of version 5"] = () => CtcaeGrading.ExplainOn(CtcaeTerms.NeutrophilCountDecreased, ToxicityGrading.Calendar, new(2018, 4, 1), Anc(400m)).Decision,
    };

    // Bounds of a site that takes lower values for possible than the library does.
    private static readonly LaboratoryPlausibility SiteBounds = LaboratoryPlausibility.Library.With([new(Analyte.Creatinine, 0.1m, 1_000m)]);

    [Theory]
    [InlineData("neutrophils, no limit", """
        CTCAE4-NEUTROPHILS Proceed Information TreatingTeam: 1500/µL is no grade to grade 1 | a value in (-∞, 500) for grade 4, in /µL; [500, 1000) for grade 3, in /µL; [1000, 1500) for grade 2, in /µL; [1500, lower limit of normal) for grade 1, in /µL
        CTCAE4-NEUTROPHILS CannotDecide Information TreatingTeam: 1500/µL is no grade to grade 1 | missing: the laboratory's lower limit of normal | it, to decide the grade
        """)]
    [InlineData("neutrophils, bounded", """
        CTCAE5-NEUTROPHILS Proceed Information TreatingTeam: <1000/µL is grade 3 or 4 | a value in (-∞, 500) for grade 4, in /µL; [500, 1000) for grade 3, in /µL; [1000, 1500) for grade 2, in /µL; [1500, lower limit of normal) for grade 1, in /µL
        CTCAE5-NEUTROPHILS CannotDecide Information TreatingTeam: <1000/µL is grade 3 or 4 | missing: the number behind the bound | it, to decide the grade
        """)]
    [InlineData("neutrophils at a low limit", """
        CTCAE5-NEUTROPHILS Proceed Information TreatingTeam: 1200/µL is grade 2 | a value in (-∞, 500) for grade 4, in /µL; [500, 1000) for grade 3, in /µL; [1000, 1500) for grade 2, in /µL; [1500, lower limit of normal) for grade 1, in /µL
        CTCAE5-NEUTROPHILS Proceed Information TreatingTeam: 1200/µL is not below the laboratory's lower limit of normal, 1200/µL | the printed band, which does not look at that limit
        """)]
    [InlineData("neutrophils just below a low limit", """
        CTCAE5-NEUTROPHILS Proceed Information TreatingTeam: 1199/µL is grade 2 | a value in (-∞, 500) for grade 4, in /µL; [500, 1000) for grade 3, in /µL; [1000, 1500) for grade 2, in /µL; [1500, lower limit of normal) for grade 1, in /µL
        """)]
    [InlineData("neutrophils above the limit", """
        CTCAE5-NEUTROPHILS Proceed Information TreatingTeam: 1600/µL is no grade | a value in (-∞, 500) for grade 4, in /µL; [500, 1000) for grade 3, in /µL; [1000, 1500) for grade 2, in /µL; [1500, lower limit of normal) for grade 1, in /µL
        """)]
    [InlineData("neutrophils and a lower limit that no infant has", """
        CTCAE5-NEUTROPHILS Proceed Information TreatingTeam: 1550/µL is no grade to grade 1 | a value in (-∞, 500) for grade 4, in /µL; [500, 1000) for grade 3, in /µL; [1000, 1500) for grade 2, in /µL; [1500, lower limit of normal) for grade 1, in /µL
        LAB-PLAUSIBLE Proceed Deviation TreatingTeam: the lower limit of normal, 5/µL, is no value that an infant has, and is left out of account | a plausible lower limit of normal
        CTCAE5-NEUTROPHILS CannotDecide Information TreatingTeam: 1550/µL is no grade to grade 1 | missing: the laboratory's lower limit of normal | it, to decide the grade
        """)]
    [InlineData("platelets", """
        CTCAE4-PLATELETS Proceed Information TreatingTeam: 74999/µL is grade 2 | a value in (-∞, 25000) for grade 4, in /µL; [25000, 50000) for grade 3, in /µL; [50000, 75000) for grade 2, in /µL; [75000, lower limit of normal) for grade 1, in /µL
        """)]
    [InlineData("white cells", """
        CTCAE4-WHITE-CELLS Proceed Information TreatingTeam: 2999/µL is grade 2 | a value in (-∞, 1000) for grade 4, in /µL; [1000, 2000) for grade 3, in /µL; [2000, 3000) for grade 2, in /µL; [3000, lower limit of normal) for grade 1, in /µL
        """)]
    [InlineData("haemoglobin below 80 g/L", """
        CTCAE5-ANAEMIA Proceed Information TreatingTeam: 79 g/L is grade 3 or 4 | a value in (-∞, 80) for grade 3, in g/L; [80, 100) for grade 2, in g/L; [100, lower limit of normal) for grade 1, in g/L
        CTCAE5-ANAEMIA CannotDecide Information TreatingTeam: 79 g/L is grade 3 or 4 | missing: the clinical judgement whether the consequences are life-threatening | it, to decide the grade
        """)]
    [InlineData("haemoglobin of 85 g/L, nothing stated", """
        CTCAE5-ANAEMIA Proceed Information TreatingTeam: 85 g/L is grade 2 to grade 4 | a value in (-∞, 80) for grade 3, in g/L; [80, 100) for grade 2, in g/L; [100, lower limit of normal) for grade 1, in g/L
        CTCAE5-ANAEMIA CannotDecide Information TreatingTeam: 85 g/L is grade 2 to grade 4 | missing: the clinician's statement whether a transfusion is indicated | it, to decide the grade
        CTCAE5-ANAEMIA CannotDecide Information TreatingTeam: 85 g/L is grade 2 to grade 4 | missing: the clinical judgement whether the consequences are life-threatening | it, to decide the grade
        """)]
    [InlineData("haemoglobin of 85 g/L, transfusion", """
        CTCAE5-ANAEMIA Proceed Information TreatingTeam: 85 g/L is grade 3 or 4 | a value in (-∞, 80) for grade 3, in g/L; [80, 100) for grade 2, in g/L; [100, lower limit of normal) for grade 1, in g/L
        CTCAE5-ANAEMIA CannotDecide Information TreatingTeam: 85 g/L is grade 3 or 4 | missing: the clinical judgement whether the consequences are life-threatening | it, to decide the grade
        """)]
    [InlineData("haemoglobin of 85 g/L, transfusion, not life-threatening", """
        CTCAE5-ANAEMIA Proceed Information TreatingTeam: 85 g/L is grade 3 | a value in (-∞, 80) for grade 3, in g/L; [80, 100) for grade 2, in g/L; [100, lower limit of normal) for grade 1, in g/L
        """)]
    [InlineData("haemoglobin of 85 g/L, not life-threatening", """
        CTCAE5-ANAEMIA Proceed Information TreatingTeam: 85 g/L is grade 2 or 3 | a value in (-∞, 80) for grade 3, in g/L; [80, 100) for grade 2, in g/L; [100, lower limit of normal) for grade 1, in g/L
        CTCAE5-ANAEMIA CannotDecide Information TreatingTeam: 85 g/L is grade 2 or 3 | missing: the clinician's statement whether a transfusion is indicated | it, to decide the grade
        """)]
    [InlineData("haemoglobin of 102 g/L below the limit, nothing stated", """
        CTCAE5-ANAEMIA Proceed Information TreatingTeam: 102 g/L is grade 1 to grade 4 | a value in (-∞, 80) for grade 3, in g/L; [80, 100) for grade 2, in g/L; [100, lower limit of normal) for grade 1, in g/L
        CTCAE5-ANAEMIA CannotDecide Information TreatingTeam: 102 g/L is grade 1 to grade 4 | missing: the clinician's statement whether a transfusion is indicated | it, to decide the grade
        CTCAE5-ANAEMIA CannotDecide Information TreatingTeam: 102 g/L is grade 1 to grade 4 | missing: the clinical judgement whether the consequences are life-threatening | it, to decide the grade
        """)]
    [InlineData("haemoglobin of 102 g/L without a limit, transfusion, not life-threatening", """
        CTCAE5-ANAEMIA Proceed Information TreatingTeam: 102 g/L is no grade to grade 3 | a value in (-∞, 80) for grade 3, in g/L; [80, 100) for grade 2, in g/L; [100, lower limit of normal) for grade 1, in g/L
        CTCAE5-ANAEMIA CannotDecide Information TreatingTeam: 102 g/L is no grade to grade 3 | missing: the laboratory's lower limit of normal | it, to decide the grade
        """)]
    [InlineData("bilirubin, version 4", """
        CTCAE4-BILIRUBIN Proceed Information TreatingTeam: 2 mg/dL is no grade to grade 4 | a value in (1, 1.5] for grade 1, in × upper limit of normal; (1.5, 3] for grade 2, in × upper limit of normal; (3, 10] for grade 3, in × upper limit of normal; (10, ∞) for grade 4, in × upper limit of normal
        CTCAE4-BILIRUBIN CannotDecide Information TreatingTeam: 2 mg/dL is no grade to grade 4 | missing: the laboratory's upper limit of normal | it, to decide the grade
        """)]
    [InlineData("bilirubin, version 5", """
        CTCAE5-BILIRUBIN Proceed Information TreatingTeam: 34 µmol/L is no grade to grade 4 | a value in (1, 1.5] for grade 1, in × upper limit of normal, baseline normal; (1.5, 3] for grade 2, in × upper limit of normal, baseline normal; (3, 10] for grade 3, in × upper limit of normal, baseline normal; (10, ∞) for grade 4, in × upper limit of normal, baseline normal; (1, 1.5] for grade 1, in × baseline, baseline abnormal; (1.5, 3] for grade 2, in × baseline, baseline abnormal; (3, 10] for grade 3, in × baseline, baseline abnormal; (10, ∞) for grade 4, in × baseline, baseline abnormal
        CTCAE5-BILIRUBIN CannotDecide Information TreatingTeam: 34 µmol/L is no grade to grade 4 | missing: the laboratory's upper limit of normal | it, to decide the grade
        CTCAE5-BILIRUBIN CannotDecide Information TreatingTeam: 34 µmol/L is no grade to grade 4 | missing: the baseline | it, to decide the grade
        """)]
    [InlineData("ALT, version 5, no baseline", """
        CTCAE5-ALT Proceed Information TreatingTeam: 130 U/L is no grade to grade 2 | a value in (1, 3] for grade 1, in × upper limit of normal, baseline normal; (3, 5] for grade 2, in × upper limit of normal, baseline normal; (5, 20] for grade 3, in × upper limit of normal, baseline normal; (20, ∞) for grade 4, in × upper limit of normal, baseline normal; [1.5, 3] for grade 1, in × baseline, baseline abnormal; (3, 5] for grade 2, in × baseline, baseline abnormal; (5, 20] for grade 3, in × baseline, baseline abnormal; (20, ∞) for grade 4, in × baseline, baseline abnormal
        CTCAE5-ALT CannotDecide Information TreatingTeam: 130 U/L is no grade to grade 2 | missing: the baseline | it, to decide the grade
        """)]
    [InlineData("AST, version 4", """
        CTCAE4-AST Proceed Information TreatingTeam: 130 U/L is grade 2 | a value in (1, 3] for grade 1, in × upper limit of normal; (3, 5] for grade 2, in × upper limit of normal; (5, 20] for grade 3, in × upper limit of normal; (20, ∞) for grade 4, in × upper limit of normal
        """)]
    [InlineData("AST, a baseline and a limit that no infant has", """
        CTCAE4-AST Proceed Information TreatingTeam: 130 U/L is no grade to grade 4 | a value in (1, 3] for grade 1, in × upper limit of normal; (3, 5] for grade 2, in × upper limit of normal; (5, 20] for grade 3, in × upper limit of normal; (20, ∞) for grade 4, in × upper limit of normal
        LAB-PLAUSIBLE Proceed Deviation TreatingTeam: the baseline, 0.25 U/L, is no value that an infant has, and is left out of account | a plausible baseline
        LAB-PLAUSIBLE Proceed Deviation TreatingTeam: the lower limit of normal, 0.125 U/L, is no value that an infant has, and is left out of account | a plausible lower limit of normal
        LAB-PLAUSIBLE Proceed Deviation TreatingTeam: the upper limit of normal, 0.5 U/L, is no value that an infant has, and is left out of account | a plausible upper limit of normal
        CTCAE4-AST CannotDecide Information TreatingTeam: 130 U/L is no grade to grade 4 | missing: the laboratory's upper limit of normal | it, to decide the grade
        """)]
    [InlineData("creatinine, version 4, no baseline", """
        CTCAE4-CREATININE Proceed Information TreatingTeam: 40 µmol/L is grade 1 to grade 3 | a value in (1, 1.5] for grade 1, in × upper limit of normal; (1.5, 3] for grade 2, in × upper limit of normal; (3, 6] for grade 3, in × upper limit of normal; (6, ∞) for grade 4, in × upper limit of normal; (1, 1.5] for grade 1, in × baseline; (1.5, 3] for grade 2, in × baseline; (3, ∞) for grade 3, in × baseline
        CTCAE4-CREATININE CannotDecide Information TreatingTeam: 40 µmol/L is grade 1 to grade 3 | missing: the baseline | it, to decide the grade
        """)]
    [InlineData("creatinine, a baseline that no infant has", """
        CTCAE4-CREATININE Proceed Information TreatingTeam: 40 µmol/L is grade 1 to grade 3 | a value in (1, 1.5] for grade 1, in × upper limit of normal; (1.5, 3] for grade 2, in × upper limit of normal; (3, 6] for grade 3, in × upper limit of normal; (6, ∞) for grade 4, in × upper limit of normal; (1, 1.5] for grade 1, in × baseline; (1.5, 3] for grade 2, in × baseline; (3, ∞) for grade 3, in × baseline
        LAB-PLAUSIBLE Proceed Deviation TreatingTeam: the baseline, 0.4 µmol/L, is no value that an infant has, and is left out of account | a plausible baseline
        CTCAE4-CREATININE CannotDecide Information TreatingTeam: 40 µmol/L is grade 1 to grade 3 | missing: the baseline | it, to decide the grade
        """)]
    [InlineData("creatinine, version 4, no limit", """
        CTCAE4-CREATININE Proceed Information TreatingTeam: 40 µmol/L is grade 1 to grade 4 | a value in (1, 1.5] for grade 1, in × upper limit of normal; (1.5, 3] for grade 2, in × upper limit of normal; (3, 6] for grade 3, in × upper limit of normal; (6, ∞) for grade 4, in × upper limit of normal; (1, 1.5] for grade 1, in × baseline; (1.5, 3] for grade 2, in × baseline; (3, ∞) for grade 3, in × baseline
        CTCAE4-CREATININE CannotDecide Information TreatingTeam: 40 µmol/L is grade 1 to grade 4 | missing: the laboratory's upper limit of normal | it, to decide the grade
        """)]
    [InlineData("creatinine with a baseline and a limit that a site's bounds allow", """
        CTCAE4-CREATININE Proceed Information TreatingTeam: 1 µmol/L is grade 2 | a value in (1, 1.5] for grade 1, in × upper limit of normal; (1.5, 3] for grade 2, in × upper limit of normal; (3, 6] for grade 3, in × upper limit of normal; (6, ∞) for grade 4, in × upper limit of normal; (1, 1.5] for grade 1, in × baseline; (1.5, 3] for grade 2, in × baseline; (3, ∞) for grade 3, in × baseline
        """)]
    [InlineData("creatinine that no infant has", """
        LAB-PLAUSIBLE CannotDecide Hazard TreatingTeam:  | missing: a plausible creatinine (>25 mg/dL, which µmol/L read as mg/dL would explain) | 5 µmol/L to 1000 µmol/L, both inclusive
        """)]
    [InlineData("on the last day of version 4", """
        CTCAE-VERSION Proceed Information TreatingTeam: 2018-03-31 is graded by CTCAE 4.0 | CTCAE 4.0 before 2018-04-01, CTCAE 5.0 from that day
        CTCAE4-NEUTROPHILS Proceed Information TreatingTeam: 400/µL is grade 4 | a value in (-∞, 500) for grade 4, in /µL; [500, 1000) for grade 3, in /µL; [1000, 1500) for grade 2, in /µL; [1500, lower limit of normal) for grade 1, in /µL
        """)]
    [InlineData("on the first day of version 5", """
        CTCAE-VERSION Proceed Information TreatingTeam: 2018-04-01 is graded by CTCAE 5.0 | CTCAE 4.0 before 2018-04-01, CTCAE 5.0 from that day
        CTCAE5-NEUTROPHILS Proceed Information TreatingTeam: 400/µL is grade 4 | a value in (-∞, 500) for grade 4, in /µL; [500, 1000) for grade 3, in /µL; [1000, 1500) for grade 2, in /µL; [1500, lower limit of normal) for grade 1, in /µL
        """)]
    public void A_grade_says(string name, string expected)
    {
        Assert.Equal(FindingLines.In(expected), FindingLines.Of(Cases[name]()));
    }

    [Theory]
    [InlineData("CTCAE4-NEUTROPHILS", """
        Neutrophil count decreased. Grade 1 is below the lower limit of normal; the other grades are below fixed counts. (CTCAE4, Neutrophil count decreased, Reference)
        grade 4, in /µL: (-∞, 500)
        grade 3, in /µL: [500, 1000)
        grade 2, in /µL: [1000, 1500)
        grade 1, in /µL: [1500, lower limit of normal)
        """)]
    [InlineData("CTCAE5-NEUTROPHILS", """
        Neutrophil count decreased. Grade 1 is below the lower limit of normal; the other grades are below fixed counts. (CTCAE5, Neutrophil count decreased, Reference)
        grade 4, in /µL: (-∞, 500)
        grade 3, in /µL: [500, 1000)
        grade 2, in /µL: [1000, 1500)
        grade 1, in /µL: [1500, lower limit of normal)
        """)]
    [InlineData("CTCAE4-PLATELETS", """
        Platelet count decreased. Grade 1 is below the lower limit of normal; the other grades are below fixed counts. (CTCAE4, Platelet count decreased, Reference)
        grade 4, in /µL: (-∞, 25000)
        grade 3, in /µL: [25000, 50000)
        grade 2, in /µL: [50000, 75000)
        grade 1, in /µL: [75000, lower limit of normal)
        """)]
    [InlineData("CTCAE5-PLATELETS", """
        Platelet count decreased. Grade 1 is below the lower limit of normal; the other grades are below fixed counts. (CTCAE5, Platelet count decreased, Reference)
        grade 4, in /µL: (-∞, 25000)
        grade 3, in /µL: [25000, 50000)
        grade 2, in /µL: [50000, 75000)
        grade 1, in /µL: [75000, lower limit of normal)
        """)]
    [InlineData("CTCAE4-WHITE-CELLS", """
        White blood cell decreased. Grade 1 is below the lower limit of normal; the other grades are below fixed counts. (CTCAE4, White blood cell decreased, Reference)
        grade 4, in /µL: (-∞, 1000)
        grade 3, in /µL: [1000, 2000)
        grade 2, in /µL: [2000, 3000)
        grade 1, in /µL: [3000, lower limit of normal)
        """)]
    [InlineData("CTCAE5-WHITE-CELLS", """
        White blood cell decreased. Grade 1 is below the lower limit of normal; the other grades are below fixed counts. (CTCAE5, White blood cell decreased, Reference)
        grade 4, in /µL: (-∞, 1000)
        grade 3, in /µL: [1000, 2000)
        grade 2, in /µL: [2000, 3000)
        grade 1, in /µL: [3000, lower limit of normal)
        """)]
    [InlineData("CTCAE4-ANAEMIA", """
        Anemia. Below 80 g/L, or where a clinician states that a transfusion is indicated, is grade 3; grade 4 is life-threatening consequences, a clinical judgement. (CTCAE4, Anemia, Reference)
        grade 3, in g/L: (-∞, 80)
        grade 2, in g/L: [80, 100)
        grade 1, in g/L: [100, lower limit of normal)
        """)]
    [InlineData("CTCAE5-ANAEMIA", """
        Anemia. Below 80 g/L, or where a clinician states that a transfusion is indicated, is grade 3; grade 4 is life-threatening consequences, a clinical judgement. (CTCAE5, Anemia, Reference)
        grade 3, in g/L: (-∞, 80)
        grade 2, in g/L: [80, 100)
        grade 1, in g/L: [100, lower limit of normal)
        """)]
    [InlineData("CTCAE4-BILIRUBIN", """
        Blood bilirubin increased. The grade counts multiples of the upper limit of normal; in version 5.0 of the baseline where the baseline was abnormal. (CTCAE4, Blood bilirubin increased, Reference)
        grade 1, in × upper limit of normal: (1, 1.5]
        grade 2, in × upper limit of normal: (1.5, 3]
        grade 3, in × upper limit of normal: (3, 10]
        grade 4, in × upper limit of normal: (10, ∞)
        """)]
    [InlineData("CTCAE5-BILIRUBIN", """
        Blood bilirubin increased. The grade counts multiples of the upper limit of normal; in version 5.0 of the baseline where the baseline was abnormal. (CTCAE5, Blood bilirubin increased, Reference)
        grade 1, in × upper limit of normal, baseline normal: (1, 1.5]
        grade 2, in × upper limit of normal, baseline normal: (1.5, 3]
        grade 3, in × upper limit of normal, baseline normal: (3, 10]
        grade 4, in × upper limit of normal, baseline normal: (10, ∞)
        grade 1, in × baseline, baseline abnormal: (1, 1.5]
        grade 2, in × baseline, baseline abnormal: (1.5, 3]
        grade 3, in × baseline, baseline abnormal: (3, 10]
        grade 4, in × baseline, baseline abnormal: (10, ∞)
        """)]
    [InlineData("CTCAE4-ALT", """
        Alanine aminotransferase increased. The grade counts multiples of the upper limit of normal; in version 5.0 of the baseline where the baseline was abnormal, from 1.5 times it. (CTCAE4, Alanine aminotransferase increased, Reference)
        grade 1, in × upper limit of normal: (1, 3]
        grade 2, in × upper limit of normal: (3, 5]
        grade 3, in × upper limit of normal: (5, 20]
        grade 4, in × upper limit of normal: (20, ∞)
        """)]
    [InlineData("CTCAE5-ALT", """
        Alanine aminotransferase increased. The grade counts multiples of the upper limit of normal; in version 5.0 of the baseline where the baseline was abnormal, from 1.5 times it. (CTCAE5, Alanine aminotransferase increased, Reference)
        grade 1, in × upper limit of normal, baseline normal: (1, 3]
        grade 2, in × upper limit of normal, baseline normal: (3, 5]
        grade 3, in × upper limit of normal, baseline normal: (5, 20]
        grade 4, in × upper limit of normal, baseline normal: (20, ∞)
        grade 1, in × baseline, baseline abnormal: [1.5, 3]
        grade 2, in × baseline, baseline abnormal: (3, 5]
        grade 3, in × baseline, baseline abnormal: (5, 20]
        grade 4, in × baseline, baseline abnormal: (20, ∞)
        """)]
    [InlineData("CTCAE4-AST", """
        Aspartate aminotransferase increased. The grade counts multiples of the upper limit of normal; in version 5.0 of the baseline where the baseline was abnormal, from 1.5 times it. (CTCAE4, Aspartate aminotransferase increased, Reference)
        grade 1, in × upper limit of normal: (1, 3]
        grade 2, in × upper limit of normal: (3, 5]
        grade 3, in × upper limit of normal: (5, 20]
        grade 4, in × upper limit of normal: (20, ∞)
        """)]
    [InlineData("CTCAE5-AST", """
        Aspartate aminotransferase increased. The grade counts multiples of the upper limit of normal; in version 5.0 of the baseline where the baseline was abnormal, from 1.5 times it. (CTCAE5, Aspartate aminotransferase increased, Reference)
        grade 1, in × upper limit of normal, baseline normal: (1, 3]
        grade 2, in × upper limit of normal, baseline normal: (3, 5]
        grade 3, in × upper limit of normal, baseline normal: (5, 20]
        grade 4, in × upper limit of normal, baseline normal: (20, ∞)
        grade 1, in × baseline, baseline abnormal: [1.5, 3]
        grade 2, in × baseline, baseline abnormal: (3, 5]
        grade 3, in × baseline, baseline abnormal: (5, 20]
        grade 4, in × baseline, baseline abnormal: (20, ∞)
        """)]
    [InlineData("CTCAE4-CREATININE", """
        Creatinine increased. The grade is the worse of multiples of the upper limit of normal and of the baseline; a grade 1 by the baseline is in version 4.0 only. (CTCAE4, Creatinine increased, Reference)
        grade 1, in × upper limit of normal: (1, 1.5]
        grade 2, in × upper limit of normal: (1.5, 3]
        grade 3, in × upper limit of normal: (3, 6]
        grade 4, in × upper limit of normal: (6, ∞)
        grade 1, in × baseline: (1, 1.5]
        grade 2, in × baseline: (1.5, 3]
        grade 3, in × baseline: (3, ∞)
        """)]
    [InlineData("CTCAE5-CREATININE", """
        Creatinine increased. The grade is the worse of multiples of the upper limit of normal and of the baseline; a grade 1 by the baseline is in version 4.0 only. (CTCAE5, Creatinine increased, Reference)
        grade 1, in × upper limit of normal: (1, 1.5]
        grade 2, in × upper limit of normal: (1.5, 3]
        grade 3, in × upper limit of normal: (3, 6]
        grade 4, in × upper limit of normal: (6, ∞)
        grade 2, in × baseline: (1.5, 3]
        grade 3, in × baseline: (3, ∞)
        """)]
    public void A_rule_of_grading_prints_the_bands_of_its_version(string id, string expected)
    {
        Rule rule = Assert.Single(CtcaeRules.All, each => each.Id == id);

        Assert.Equal(
            FindingLines.In(expected),
            rule.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Value}").Prepend($"{rule.Title}. {rule.Statement} ({rule.Citation}, {rule.Standing})"));
    }

    private static Decision Of<T>(LaboratoryTerm<T> term, CtcaeVersion version, MeasuredValue<T> value)
        where T : struct, IExactQuantity<T> => CtcaeGrading.Explain(term, version, value).Decision;

    private static CellCount Count(decimal perMicrolitre) => CellCount.FromPerMicrolitre(perMicrolitre);

    private static MeasuredValue<CellCount> Anc(decimal perMicrolitre) => new(Count(perMicrolitre));

    private static EnzymeActivity Activity(decimal unitsPerLitre) => EnzymeActivity.FromUnitsPerLitre(unitsPerLitre);

    private static MeasuredValue<EnzymeActivity> Enzyme(decimal unitsPerLitre) => new(Activity(unitsPerLitre));
}
