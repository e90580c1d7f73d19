using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>
/// A site can state a dose that needs no weight. The guards that compare it with the infant's body then either compare it
/// with an infant of median size, or say that they cannot judge; they are never silent. The infant is 120 days old on
/// Induction day 8, 3.94 months of age; the median (WHO, both sexes) is then about 6.6 kg and 62.9 cm, so that 1.5 mg/m²
/// of vincristine are about 0.51 mg.
/// </summary>
public sealed class UnweighedDoseTests
{
    private static readonly LocalDate Birth = new(2025, 9, 14);
    private static readonly LocalDate Day8 = new(2026, 1, 12);
    private static readonly Infant Unweighed = new(Birth, []);
    private static readonly Infant Weighed = new(Birth, [new(new(2026, 1, 11), Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);
    private static readonly Citation Site = new(new Source("SITE", "a site's protocol text made up for this test", Standing.Site), "section 5");

    [Theory]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [Trait("Rule", "DOSE-REFERENCE-FIVEFOLD")]
    [InlineData("0.3 mg", DecisionOutcome.CannotDecide, "VCR-LABEL-GUARD")]
    [InlineData("2.4 mg", DecisionOutcome.CannotDecide, "DOSE-REFERENCE-TWOFOLD VCR-LABEL-GUARD")]
    [InlineData("2.7 mg", DecisionOutcome.Hold, "DOSE-REFERENCE-FIVEFOLD VCR-LABEL-GUARD")]
    [InlineData("0.09 mg", DecisionOutcome.Hold, "DOSE-REFERENCE-FIVEFOLD VCR-LABEL-GUARD")]
    public void A_flat_dose_of_vincristine_is_not_told_without_a_weight(string flat, DecisionOutcome expected, string rules)
    {
        CompiledProtocol protocol = With("vincristine", DoseRule.Of(DrugMass.Parse(flat).PerDose()));
        Administration due = protocol.Plan(Birth, new LocalDate(2026, 1, 5)).On(Day8).Single(row => row.Drug.Equals(Drugs.Vincristine));

        DoseResult result = protocol.Dose(due, Unweighed);

        Assert.Equal((expected, rules), (result.Outcome, string.Join(' ', result.Decision.Findings.Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal))));
        Assert.Equal(default, result.Dose);
        Assert.Equal((expected, default), (protocol.EvaluateDose(due, Unweighed, out ComputedDose dose), dose));
        Assert.Contains("weight on or before 2026-01-12", result.Decision.Findings.Single(finding => finding.Rule.Id == "VCR-LABEL-GUARD").Missing, StringComparison.Ordinal);
    }

    // 0.05 mg/kg × 6.2 kg = 0.31 mg.
    [Theory]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [InlineData("0.3 mg")]
    [InlineData("0.31 mg")]
    [InlineData("0.32 mg")]
    public void With_a_weight_it_is(string flat)
    {
        CompiledProtocol protocol = With("vincristine", DoseRule.Of(DrugMass.Parse(flat).PerDose()));
        Administration due = protocol.Plan(Birth, new LocalDate(2026, 1, 5)).On(Day8).Single(row => row.Drug.Equals(Drugs.Vincristine));

        DoseResult result = protocol.Dose(due, Weighed);

        Assert.Equal((DecisionOutcome.Proceed, DrugMass.Parse(flat)), (result.Outcome, result.Dose.PerDose!.Value.Mass));
        Assert.Equal(flat == "0.32 mg" ? ["VCR-LABEL-GUARD"] : [], result.Decision.Findings.Select(finding => finding.Rule.Id));
    }

    [Theory]
    [Trait("Rule", "VCR-LABEL-GUARD")]
    [Trait("Rule", "DNR-LABEL-GUARD")]
    [InlineData("vincristine", "0.3 mg", "VCR-LABEL-GUARD")]
    [InlineData("daunorubicin", "6 mg", "DNR-LABEL-GUARD")]
    public void A_request_without_a_weight_is_not_judged_in_silence(string drug, string amount, string rule)
    {
        CompiledProtocol protocol = With(drug, DoseRule.Of(DrugMass.Parse(amount).PerDose()));
        Roadmap plan = protocol.Plan(Birth, new LocalDate(2026, 1, 5));
        DoseRequest request = new(Drugs.Formulary.Find(drug), DoseAmount.Parse(amount), DosePeriod.PerDose, Route.IV, Day8);

        Decision decision = protocol.CheckSafety(plan, Unweighed, request);

        Assert.Equal(DecisionOutcome.CannotDecide, decision.Outcome);
        Assert.Contains(decision.Findings, finding => finding.Rule.Id == rule && finding.Effect == DecisionOutcome.CannotDecide && finding.Missing!.StartsWith("the infant's weight", StringComparison.Ordinal));
        Assert.Equal(DecisionOutcome.CannotDecide, protocol.EvaluateSafety(plan, Unweighed, request));
    }

    /// <summary>Daunorubicin from 2 years on is compared with the label below 0.5 m² only, which needs a height.</summary>
    [Theory]
    [Trait("Rule", "DNR-LABEL-GUARD")]
    [InlineData(null, DecisionOutcome.CannotDecide)]
    [InlineData("70 cm", DecisionOutcome.Hold)]
    [InlineData("90 cm", DecisionOutcome.Proceed)]
    public void A_limit_by_area_needs_a_height(string? height, DecisionOutcome expected)
    {
        // 10.1 kg: √(70 × 10.1 / 3600) = 0.4432 m², √(90 × 10.1 / 3600) = 0.5025 m². 11 mg are 1.089 mg/kg.
        LocalDate on = new(2027, 9, 14);
        Infant infant = new(Birth, [new(on, Weight.FromKilograms(10.1m), height is null ? null : Height.Parse(height))]);

        Assert.Equal(expected, LabelCheck.Judge(SafetyPolicies.Published, BsaFormula.Mosteller, infant, new(Drugs.Daunorubicin, DoseAmount.Parse("11 mg"), DosePeriod.PerDose, Route.IV, on), isOneDose: true, computed: null, []));
    }

    /// <summary>
    /// 10.1 kg and 89.5 cm are 0.5011 m² by Mosteller and 0.4992 m² by Du Bois, on either side of the 0.5 m² below which the label's
    /// limit of daunorubicin is for a child of 2 years; 11 mg are 1.0891 mg/kg.
    /// </summary>
    [Theory]
    [Trait("Rule", "DNR-LABEL-GUARD")]
    [InlineData(true, "DNR-LABEL-GUARD")]
    [InlineData(false, "")]
    public void A_limit_by_area_goes_by_the_sites_formula(bool isDuBois, string rules)
    {
        LocalDate on = new(2027, 9, 14);
        Infant infant = new(Birth, [new(on, Weight.FromKilograms(10.1m), Height.FromCentimetres(89.5m))]);
        CompiledProtocol protocol = Aall15P1.Compile(new SiteSupplement("site", "A site")
        {
            BsaFormula = new(isDuBois ? BsaFormula.DuBois : BsaFormula.Mosteller, Site, Standing.Site),
            Doses = [new(BlockIds.DelayedIntensification1, "daunorubicin", new(DoseRule.Of(DrugMass.FromMilligrams(11m).PerDose()), Site, Standing.Site))],
        });

        DoseResult result = protocol.Dose(BlockIds.DelayedIntensification1, "daunorubicin", infant, on, on);

        Assert.Equal((DecisionOutcome.Proceed, rules), (result.Outcome, string.Join(' ', result.Decision.Findings.Select(finding => finding.Rule.Id))));
    }

    // The illustration: 75 mg/m² of cytarabine IV, 15 mg IT below 12 months. 62 cm and 6.2 kg are 0.326769 m²: 24.5077 mg IV.
    [Theory]
    [Trait("Rule", "DOSE-OTHER-ROUTE")]
    [InlineData("24.5 mg", "IT", "2026-01-19", true)]
    [InlineData("24.51 mg", "IT", "2026-01-19", true)]
    [InlineData("24.4 mg", "IT", "2026-01-19", false)]
    [InlineData("15 mg", "IT", "2026-01-19", false)]
    [InlineData("15 mg", "IV", "2026-02-16", true)]
    [InlineData("24.5 mg", "IV", "2026-02-16", false)]
    [InlineData("24.5 mg", "IT", "2026-02-16", true)]
    public void The_very_amount_of_another_route_is_a_hazard(string amount, string route, string on, bool isHazard)
    {
        CompiledProtocol protocol = Aall15P1.Compile(Aall15P1.Illustration);
        Roadmap plan = protocol.Plan(Birth, BlockStarts.From(new(2026, 1, 5)).With(BlockIds.Azacitidine1, new(2026, 2, 9)).With(BlockIds.Consolidation, new(2026, 2, 14)));
        LocalDate day = NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value;
        Infant infant = new(Birth, [new(day, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);
        DoseRequest request = new(Drugs.Cytarabine, DoseAmount.Parse(amount), DosePeriod.PerDose, route == "IT" ? Route.IT : Route.IV, day);

        Decision decision = protocol.CheckSafety(plan, infant, request);

        Assert.Equal(isHazard, decision.Findings.Any(finding => finding is { Rule.Id: "DOSE-OTHER-ROUTE", Effect: DecisionOutcome.Hold, Severity: Severity.Hazard }));
        Assert.Equal(decision.Outcome, protocol.EvaluateSafety(plan, infant, request));
    }

    private static CompiledProtocol With(string order, DoseRule dose) =>
        Aall15P1.Compile(new SiteSupplement("site", "A site") { Doses = [new(BlockIds.Induction, order, new(dose, Site, Standing.Site))] });
}
