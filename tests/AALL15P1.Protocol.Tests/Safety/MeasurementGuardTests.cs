using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Tests.Dosing;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

public sealed class MeasurementGuardTests
{
    private static readonly LocalDate Measured = new(2026, 1, 5);


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
