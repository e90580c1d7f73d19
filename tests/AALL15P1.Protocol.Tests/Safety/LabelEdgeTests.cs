using System.Globalization;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>The labels' limits at their edges: the amount, the weight, the age and the body surface, and what is said of each.</summary>
public sealed class LabelEdgeTests
{
    private static readonly LocalDate Birth = new(2025, 9, 14);
    private static readonly LocalDate Day = new(2026, 2, 9);
    private static readonly Infant SixKilograms = new(Birth, [new(Day, Weight.FromKilograms(6m), Height.FromCentimetres(62m))]);
    private static readonly SafetyPolicy ByTenPercent = SafetyPolicies.Published with { Tolerance = new(0.1m, new(new("SITE", "A site's handbook", Standing.Site), "1"), Standing.Site) };

    // Vincristine, 0.05 mg/kg × 6 kg = 0.3 mg; twice that is 0.6 mg, five times 1.5 mg.
    [Theory]
    [InlineData("0.299", null, DecisionOutcome.Proceed, null, null)]
    [InlineData("0.3", null, DecisionOutcome.Proceed, null, null)]
    [InlineData("0.301", null, DecisionOutcome.Hold, Severity.Deviation, "0.301 mg is 0.0502 mg/kg at 6 kg, 1 times the label's limit")]
    [InlineData("0.31", null, DecisionOutcome.Hold, Severity.Deviation, "0.31 mg is 0.0517 mg/kg at 6 kg, 1.03 times the label's limit")]
    [InlineData("1.49", null, DecisionOutcome.Hold, Severity.Deviation, "1.49 mg is 0.2483 mg/kg at 6 kg, 4.97 times the label's limit")]
    [InlineData("1.5", null, DecisionOutcome.Hold, Severity.Hazard, "1.5 mg is 0.25 mg/kg at 6 kg, 5 times the label's limit")]
    [InlineData("0.31", "0.3", DecisionOutcome.Hold, Severity.Hazard, "0.31 mg is 0.0517 mg/kg at 6 kg, 1.03 times the label's limit")]
    [InlineData("0.59", "0.59", DecisionOutcome.Proceed, Severity.Information, "0.59 mg is 0.0983 mg/kg at 6 kg, 1.97 times the label's limit")]
    [InlineData("0.6", "0.6", DecisionOutcome.Proceed, Severity.Deviation, "0.6 mg is 0.1 mg/kg at 6 kg, 2 times the label's limit")]
    [InlineData("0.41", "0.4", DecisionOutcome.Hold, Severity.Hazard, "0.41 mg is 0.0683 mg/kg at 6 kg, 1.37 times the label's limit")]
    [InlineData("1.49", "1.49", DecisionOutcome.Proceed, Severity.Deviation, "1.49 mg is 0.2483 mg/kg at 6 kg, 4.97 times the label's limit")]
    [InlineData("1.5", "1.5", DecisionOutcome.Hold, Severity.Hazard, "1.5 mg is 0.25 mg/kg at 6 kg, 5 times the label's limit")]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    public void An_amount_above_the_limit_is_said(string milligrams, string? computed, DecisionOutcome expected, Severity? severity, string? observed)
    {
        (DecisionOutcome outcome, List<Finding> findings) = Judge(SafetyPolicies.Published, SixKilograms, Drugs.Vincristine, milligrams, computed);

        Assert.Equal(expected, outcome);
        Assert.Equal(observed is null ? [] : [(expected, severity, observed, "at most 0.05 mg/kg")], findings.Select(finding => (finding.Effect, (Severity?)finding.Severity, finding.Observed, finding.Required)));
    }

    // The computed dose of 0.4 mg lies above the limit of 0.3 mg; a site's tenth allows 0.44 mg.
    [Theory]
    [InlineData("0.44", "0.4", DecisionOutcome.Proceed)]
    [InlineData("0.441", "0.4", DecisionOutcome.Hold)]
    [InlineData("0.33", "0.3", DecisionOutcome.Hold)]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    public void A_sites_tolerance_is_about_a_computed_dose_above_the_limit(string milligrams, string computed, DecisionOutcome expected) =>
        Assert.Equal(expected, Judge(ByTenPercent, SixKilograms, Drugs.Vincristine, milligrams, computed).Outcome);

    [Theory]
    [InlineData("0.4", "0.4", "the computed dose is above the label's too")]
    [InlineData("1.5", "1.5", "the computed dose is above the label's too: check what it is computed from")]
    [InlineData("0.31", "0.3", null)]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    public void A_computed_dose_above_the_limit_is_pointed_out(string milligrams, string computed, string? instead) =>
        Assert.Equal(instead, Assert.Single(Judge(SafetyPolicies.Published, SixKilograms, Drugs.Vincristine, milligrams, computed).Findings).Instead);

    [Theory]
    [InlineData(9999, DecisionOutcome.Hold)]
    [InlineData(10_000, DecisionOutcome.Hold)]
    [InlineData(10_001, DecisionOutcome.Proceed)]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    public void Vincristine_is_limited_up_to_10_kg(int grams, DecisionOutcome expected) =>
        Assert.Equal(expected, Judge(SafetyPolicies.Published, new(Birth, [new(Day, Weight.FromGrams(grams), height: null)]), Drugs.Vincristine, "0.6").Outcome);

    // 12 kg × 75 cm / 3600 = 0.25, whose root is 0.5 m² exactly; the second birthday was yesterday.
    [Theory]
    [InlineData("74.9", 1, DecisionOutcome.Hold)]
    [InlineData("75", 1, DecisionOutcome.Proceed)]
    [InlineData("75.1", 1, DecisionOutcome.Proceed)]
    [InlineData("75", 0, DecisionOutcome.Proceed)]
    [InlineData("75", -1, DecisionOutcome.Hold)]
    [Trait("Rule", "DNR-LABEL-GUARD")]
    public void Daunorubicin_is_limited_below_2_years_and_below_half_a_square_metre(string centimetres, int daysSinceSecondBirthday, DecisionOutcome expected)
    {
        LocalDate birth = Day.PlusDays(-daysSinceSecondBirthday).PlusYears(-2);
        Infant child = new(birth, [new(Day, Weight.FromKilograms(12m), Height.FromCentimetres(Number(centimetres)))]);

        Assert.Equal(expected, Judge(SafetyPolicies.Published, child, Drugs.Daunorubicin, "12.01").Outcome);
        Assert.Equal(DecisionOutcome.Proceed, Judge(SafetyPolicies.Published, child, Drugs.Daunorubicin, "12").Outcome);
    }

    [Fact]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [Trait("Rule", "DNR-LABEL-GUARD")]
    public void What_is_missing_is_said()
    {
        Infant unmeasured = new(Birth, [new(Day.PlusDays(1), Weight.FromKilograms(6m), Height.FromCentimetres(62m))]);
        Infant unmeasuredChild = new(Day.PlusYears(-3), [new(Day, Weight.FromKilograms(12m), height: null)]);

        Assert.Equal(
            (DecisionOutcome.CannotDecide, "the infant's weight on or before 2026-02-09, to compare 0.31 mg with the label's limit", "at most 0.05 mg/kg"),
            Missing(unmeasured, Drugs.Vincristine, "0.31"));
        Assert.Equal(
            (DecisionOutcome.CannotDecide, "the infant's weight on or before 2026-02-09, to compare 7 mg with the label's limit", "at most 1 mg/kg"),
            Missing(unmeasured, Drugs.Daunorubicin, "7"));
        Assert.Equal(
            (DecisionOutcome.CannotDecide, "the infant's height on or before 2026-02-09, to compare 13 mg with the label's limit", "at most 1 mg/kg"),
            Missing(unmeasuredChild, Drugs.Daunorubicin, "13"));
    }

    [Fact]
    public void What_no_label_limits_is_not_judged()
    {
        Assert.Equal((DecisionOutcome.Proceed, 0), Counted(Drugs.Cytarabine, DrugMass.FromMilligrams(1000m), isOneDose: true));
        Assert.Equal((DecisionOutcome.Proceed, 0), Counted(Drugs.Vincristine, InternationalUnits.FromInternationalUnits(1000m), isOneDose: true));
        Assert.Equal((DecisionOutcome.Proceed, 0), Counted(Drugs.Vincristine, DrugMass.FromMilligrams(1000m), isOneDose: false));
        Assert.Equal((DecisionOutcome.Hold, 1), Counted(Drugs.Vincristine, DrugMass.FromMilligrams(1000m), isOneDose: true));

        static (DecisionOutcome Outcome, int Findings) Counted(Drug drug, DoseAmount amount, bool isOneDose)
        {
            List<Finding> findings = [];
            DoseRequest request = new(drug, amount, DosePeriod.PerDose, Route.IV, Day);
            return (LabelCheck.Judge(SafetyPolicies.Published, BsaFormula.Mosteller, SixKilograms, request, isOneDose, computed: null, findings), findings.Count);
        }
    }

    private static (DecisionOutcome Effect, string? Missing, string Required) Missing(Infant infant, Drug drug, string milligrams)
    {
        (DecisionOutcome outcome, List<Finding> findings) = Judge(SafetyPolicies.Published, infant, drug, milligrams);
        Finding finding = Assert.Single(findings);
        Assert.Equal(outcome, finding.Effect);
        return (finding.Effect, finding.Missing, finding.Required);
    }

    private static (DecisionOutcome Outcome, List<Finding> Findings) Judge(SafetyPolicy policy, Infant infant, Drug drug, string milligrams, string? computed = null)
    {
        List<Finding> findings = [];
        DoseRequest request = new(drug, DrugMass.FromMilligrams(Number(milligrams)), DosePeriod.PerDose, Route.IV, Day);
        DoseAmount? dose = computed is null ? null : DrugMass.FromMilligrams(Number(computed));
        DecisionOutcome outcome = LabelCheck.Judge(policy, BsaFormula.Mosteller, infant, request, isOneDose: true, dose, findings);
        Assert.Equal(outcome, LabelCheck.Judge(policy, BsaFormula.Mosteller, infant, request, isOneDose: true, dose, findings: null));
        return (outcome, findings);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
