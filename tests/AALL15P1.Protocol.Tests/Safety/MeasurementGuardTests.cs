using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Dosing;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

public sealed class MeasurementGuardTests
{
    private static readonly LocalDate Measured = new(2026, 1, 5);
    private static readonly MeasurementGuard Guard = new(
        SafetyPolicies.Published, BsaFormula.Mosteller, new(SafetyPolicies.Published.Growth, MeasurementPolicy.Default));

    [Fact]
    public void A_dose_uses_what_its_size_is_for()
    {
        Assert.Equal(MeasurementUse.None, UsedBy(DoseRule.Of(DrugMass.FromMilligrams(1m).PerDose())));
        Assert.Equal(MeasurementUse.None, UsedBy(DoseRule.Of(InternationalUnits.FromInternationalUnits(1m).PerDose())));
        Assert.Equal(MeasurementUse.None, UsedBy(DoseRule.Of(new AgeTable<DoseAmount>([new(0, Sample.Milligrams(1m))]))));
        Assert.Equal(MeasurementUse.Weight, UsedBy(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(1m).PerDose())));
        Assert.Equal(MeasurementUse.Weight, UsedBy(DoseRule.Of(UnitsPerWeight.FromInternationalUnitsPerKilogram(1m).PerDose())));
        Assert.Equal(MeasurementUse.Both, UsedBy(ByArea));
        Assert.Equal(MeasurementUse.Both, UsedBy(DoseRule.Of(UnitsPerArea.FromInternationalUnitsPerSquareMetre(1m).PerDose())));
        Assert.Equal(MeasurementUse.Both, UsedBy(DoseRule.AtStart([new(0, null, Sample.Cited(ByArea))], eachDays: null)));

        static MeasurementUse UsedBy(DoseRule rule) => MeasurementGuard.UsedBy(Sample.Order(rule));
    }

    // 62 kg are no infant's: what it was computed from stays, and no amount. Without a height both are said, that of the weight first.
    [Theory]
    [InlineData(true, "WEIGHT-FOR-AGE WEIGHT-FOR-HEIGHT", "weight height")]
    [InlineData(false, "WEIGHT-FOR-AGE DOSE-HEIGHT", "weight")]
    public void What_is_held_keeps_what_it_was_computed_from(bool isTall, string rules, string steps)
    {
        Infant infant = new(Sample.Born, [new(Measured, Weight.FromKilograms(62m), isTall ? Height.FromCentimetres(62m) : null)]);
        DoseResult computed = DoseCalculator.Compile(Sample.Order(ByArea), DosingPolicy.Default).Explain(infant, Measured, Measured);

        DoseResult result = Guard.Guard(infant, BlockIds.Induction, computed, known: null);

        Assert.Equal((DecisionOutcome.Hold, rules, steps, default), (result.Outcome, string.Join(' ', result.Decision.Findings.Select(finding => finding.Rule.Id)), string.Join(' ', result.Steps.Select(step => step.Kind)), result.Dose));
    }

    private static DoseRule ByArea => DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(75m).PerDose());

    // 2.5 mg/kg × 6.2 kg = 15.5 mg; 62 kg is ten times as much.
    [Theory]
    [InlineData("6.2", DecisionOutcome.Proceed, "15.5 mg")]
    [InlineData("62", DecisionOutcome.Hold, null)]
    public void An_implausible_weight_takes_the_amount_away(string kilograms, DecisionOutcome expected, string? amount)
    {
        RoadmapDoses doses = Doses(kilograms);
        DoseResult result = AtEpi1(doses);

        Assert.Equal(expected, result.Outcome);
        Assert.Equal(amount, result.Dose.PerDose?.ToString());
        Assert.Equal(amount is null ? ["weight"] : ["weight", "size", "final"], result.Steps.Select(step => step.Kind));
        Assert.Equal(amount is null ? ["WEIGHT-FOR-AGE"] : [], result.Decision.Findings.Select(finding => finding.Rule.Id));
    }

    // EPI#1 starts on 2026-02-09, 35 days after the measurement.
    [Theory]
    [InlineData(34, DecisionOutcome.Hold, "the weight of 2026-01-05 is 35 days old; required: at most 34 days old (SITE, page 1)")]
    [InlineData(35, DecisionOutcome.Proceed, "azacitidine 15.5 mg, one dose that day")]
    [InlineData(36, DecisionOutcome.Proceed, "azacitidine 15.5 mg, one dose that day")]
    public void A_measurement_older_than_the_site_allows_holds_the_dose(int longest, DecisionOutcome expected, string answer)
    {
        MeasurementPolicy policy = new() { LongestAgeInDays = new(longest, Sample.Site, Standing.Site) };
        DoseResult result = AtEpi1(Doses("6.2", policy));

        Assert.Equal((expected, answer), (result.Outcome, result.Answer));
    }

    [Theory]
    [InlineData("6.2")]
    [InlineData("62")]
    public void The_explanation_and_the_short_answer_agree_on_every_row(string kilograms)
    {
        RoadmapDoses doses = Doses(kilograms);

        Assert.All(doses.Roadmap, row =>
        {
            DecisionOutcome outcome = doses.Evaluate(row, out ComputedDose dose);
            DoseResult result = doses.Explain(row);
            Assert.Equal((outcome, dose), (result.Outcome, result.Dose));
        });
    }

    private static DoseResult AtEpi1(RoadmapDoses doses) => doses.Explain(doses.Roadmap.First(row => row.Block.Id == BlockIds.Azacitidine1));

    private static RoadmapDoses Doses(string kilograms, MeasurementPolicy? policy = null)
    {
        CompiledProtocol protocol = policy is null ? Aall15P1.Compile() : Aall15P1.Compile(new SiteSupplement("site", "A site") { Measurements = policy });
        return protocol.DosesOf(
            protocol.Plan(Sample.Born, Measured),
            new(Sample.Born, [new(Measured, Weight.FromKilograms(decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture)), height: null)]));
    }
}
