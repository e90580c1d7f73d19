using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.TitrationRecordTests;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What counts call for, until somebody prescribes or they recover: 100 % is 25 mg of mercaptopurine a day and 10 mg of methotrexate
/// a week (see <see cref="TitrationRecordTests"/>). ICiCLe-ALL-14 stops at 500/µL or 50,000/µL and halves below 750/µL or 75,000/µL.
/// </summary>
public sealed class TitrationCountsTests
{
    // The ANC of 07-20 stops; nobody prescribes. "A stop ends only by recovery": 749/µL and 600/µL are none, 750/µL is.
    [Theory]
    [Trait("Rule", "ICICLE-STOP-UNTIL-RECOVERY")]
    [InlineData(501, null)]
    [InlineData(600, null)]
    [InlineData(749, null)]
    [InlineData(750, "25 mg, one dose that day")]
    public void A_stop_by_the_counts_ends_only_by_recovery(int later, string? due)
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100).Counts("2026-07-20", 400, 200_000).Counts("2026-07-27", later, 200_000);

        Assert.Equal(due, Due(journey, "2026-07-27", "mercaptopurine"));
        Assert.Equal(due, Due(journey, "2026-07-29", "mercaptopurine"));
        Assert.Equal(due is null ? "ICICLE-STOP" : null, journey.Record.Next(Date("2026-07-29")).Of(NextStepKind.Alert).FirstOrDefault(step => step.Finding?.Rule.Id is "ICICLE-STOP" or "ICICLE-HALVE")?.Finding!.Rule.Id);
    }

    // 600/µL halves on 07-20; 400/µL stops on 07-27; on 08-03 they have recovered.
    [Fact]
    public void A_halving_becomes_a_stop_and_ends_with_recovery()
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100).Counts("2026-07-20", 600, 200_000).Counts("2026-07-27", 400, 200_000).Counts("2026-08-03", 1200, 200_000);

        Assert.Equal("12.5 mg, one dose that day", Due(journey, "2026-07-26", "mercaptopurine"));
        Assert.Equal("5 mg, one dose that day", Due(journey, "2026-07-20", "methotrexate"));
        Assert.Null(Due(journey, "2026-07-27", "mercaptopurine"));
        Assert.Null(Due(journey, "2026-07-27", "methotrexate"));
        Assert.Equal("25 mg, one dose that day", Due(journey, "2026-08-03", "mercaptopurine"));
        Assert.Equal("10 mg, one dose that day", Due(journey, "2026-08-03", "methotrexate"));
    }

    // On 08-10 the ANC of 07-20 is 21 days old and only platelets are reported; a count of 1,200,000/µL is a slip of a thousand.
    [Theory]
    [InlineData(null, 200_000)]
    [InlineData(1_200_000, 200_000)]
    [InlineData(1200, null)]
    public void Counts_that_decide_nothing_do_not_end_a_stop(int? neutrophils, int? platelets)
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100).Counts("2026-07-20", 400, 200_000);
        Report(journey, "2026-08-10", neutrophils is { } anc ? CellCount.FromPerMicrolitre(anc) : null, platelets is { } count ? CellCount.FromPerMicrolitre(count) : null);

        Assert.Null(Due(journey, "2026-08-10", "mercaptopurine"));
        NextSteps next = journey.Record.Next(Date("2026-08-10"));
        Assert.Contains(next.Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "ICICLE-STOP" && step.Date == Date("2026-07-20"));
        Assert.Contains(next.Of(NextStepKind.SupplyMissing), step => step.What.StartsWith("The doses of mercaptopurine and methotrexate cannot be decided.", StringComparison.Ordinal));
    }

    // Whatever a bound may hide, or a missing count, less than the whole may be called for: then no amount is told. 750/µL is recovery.
    [Theory]
    [InlineData("<0.6 ×10⁹/L", "200 K/uL", false)]
    [InlineData("<1 ×10⁹/L", "200 K/uL", false)]
    [InlineData("600/µL", null, false)]
    [InlineData("749/µL", null, false)]
    [InlineData("750/µL", null, true)]
    [InlineData("2000/µL", null, true)]
    [InlineData(null, "74999/µL", false)]
    [InlineData(null, "75000/µL", true)]
    [InlineData("2/µL", "200 K/uL", false)]
    public void Counts_that_are_not_clear_and_may_call_for_less_leave_the_amount_undecided(string? neutrophils, string? platelets, bool isTold)
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100);
        Report(journey, "2026-07-20", Bound(neutrophils), Bound(platelets));

        DoseResult dose = Assert.Single(journey.Record.StateOn(Date("2026-07-21")).Due, row => row.Order.Id == "mercaptopurine").Dose!;
        Assert.Equal(isTold ? DecisionOutcome.Proceed : DecisionOutcome.CannotDecide, dose.Outcome);
        Assert.Equal(isTold ? "25 mg, one dose that day" : "no dose", dose.Dose.ToString());
        Assert.DoesNotContain(dose.Steps, step => !isTold && step.Text.Contains("mg", StringComparison.Ordinal));
        Assert.Equal(!isTold, dose.Decision.Findings.Any(finding => finding.Rule.Id is "ICICLE-COUNTS-CURRENT" or "LAB-PLAUSIBLE" or "LAB-CHANGE"));

        // Somebody prescribes after these counts: that is what is given.
        Prescribe(journey, "2026-07-20", 50, 50);
        Assert.Equal("12.5 mg, one dose that day", Due(journey, "2026-07-21", "mercaptopurine"));
    }

    [Fact]
    public void An_amount_of_an_unknown_starting_dose_is_not_told_at_counts_that_stop()
    {
        CompiledProtocol bare = Aall15P1.Compile(new SiteSupplement("site", "A site") { TitrationPolicy = Titrating.Supplement!.TitrationPolicy });
        foreach ((int neutrophils, bool isTold) in new[] { (500, false), (749, false), (750, true) })
        {
            RecordBuilder journey = InMaintenance(bare);
            journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-06")), Date("2026-07-06"), null, DrugMass.Parse("12.5 mg"), null, DrugMass.Parse("5 mg"))).Counts("2026-07-20", neutrophils, 200_000);

            DoseResult dose = Assert.Single(journey.Record.StateOn(Date("2026-07-20")).Due, row => row.Order.Id == "mercaptopurine").Dose!;
            Assert.Equal(isTold ? "12.5 mg, one dose that day" : "no dose", dose.Dose.ToString());
            Assert.Equal(isTold ? [] : ["RECORD-TITRATION-START"], dose.Decision.Findings.Select(finding => finding.Rule.Id));
        }
    }

    private static CountBound? Bound(string? text) => text is null ? null : CountBound.TryParse(text, out CountBound bound) ? bound : throw new ArgumentException($"{text} is no count.", nameof(text));

    private static void Report(RecordBuilder journey, string date, CountBound? neutrophils, CountBound? platelets) =>
        journey.Apply(new RecordEvent.LaboratoryReported(journey.Stamp(Date(date)), new(Date(date)) { Neutrophils = neutrophils, Platelets = platelets }));
}
