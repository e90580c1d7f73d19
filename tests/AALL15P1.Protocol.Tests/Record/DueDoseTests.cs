using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.SecondProtocol;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>By which day the dose of a day is worked out.</summary>
public sealed class DueDoseTests
{
    // Interfant-99: two thirds below 6 months and three quarters from then on, by the age on day 1 of the block, 2026-01-05.
    // 30 mg/m² × √(60 × 5.4 / 3600) = 9 mg, and of that 6 mg or 6.75 mg. A hold that moves the dose does not make the infant older.
    [Theory]
    [InlineData("2025-07-05", null, "2026-01-12", "6.75 mg, one dose that day")]
    [InlineData("2025-07-06", null, "2026-01-12", "6 mg, one dose that day")]
    [InlineData("2025-07-06", "2026-01-14", "2026-01-14", "6 mg, one dose that day")]
    public void The_infant_factor_is_that_of_day_1_of_the_block(string born, string? heldUntil, string on, string expected)
    {
        CompiledProtocol site = Aall15P1.Compile(Aall15P1.Illustration with { Holds = HoldPolicies.Always(Site(HoldPolicy.ShiftOrder)) });
        RecordBuilder journey = new RecordBuilder(site).Enrol("2026-01-04", born).Start(BlockIds.Induction, "2026-01-05")
            .Measure("2026-01-05", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m));
        if (heldUntil is not null)
        {
            journey.Hold(BlockIds.Induction, "daunorubicin", 8, Date("2026-01-12"), Date(heldUntil));
        }

        Assert.Empty(journey.Refusals);
        PlannedAdministration due = journey.Record.StateOn(Date(on)).Due.Single(row => row.Order.Id == "daunorubicin" && row.Day == 8);
        Assert.Equal(expected, due.Dose!.Dose.ToString());
    }

    // 5.4 kg × 20,000,000,000,000,000,000,000,000,000 mg/kg is more than a decimal number can hold.
    [Fact]
    public void What_is_more_than_a_number_can_hold_is_due_without_an_amount()
    {
        RecordBuilder journey = Opened(DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(20_000_000_000_000_000_000_000_000_000m).PerDose()), times: 1);

        Assert.Null(journey.Record.StateOn(Date("2026-01-05")).Due.Single(row => row.Order.Id == "infusamide").Dose);
        Assert.Equal("infusamide IV (opening/infusamide day 1) is due.", journey.Record.Next(Date("2026-01-05")).Of(NextStepKind.Due).Single(step => step.Slot?.OrderId == "infusamide").What);
    }

    // Two doses of 50,000,000,000,000,000,000,000,000,000 mg would be more than a decimal number can hold, and more than the day's 1 mg: half of that is one dose.
    [Fact]
    public void Of_two_caps_the_lower_counts_also_where_one_has_no_double()
    {
        RecordBuilder journey = Opened(
            DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2m).PerDose()) with
            {
                MaximumPerDose = DrugMass.FromMilligrams(50_000_000_000_000_000_000_000_000_000m),
                MaximumPerDay = DrugMass.FromMilligrams(1m),
            },
            times: 2);

        Assert.Equal("0.5 mg per dose, 1 mg per day", journey.Record.StateOn(Date("2026-01-05")).Due.Single(row => row.Order.Id == "infusamide").Dose!.Dose.ToString());
    }

    /// <summary>Opening of the invented protocol, with another dose of infusamide; 5.4 kg.</summary>
    private static RecordBuilder Opened(DoseRule infusamide, int times)
    {
        Block opening = InventedProtocol.Definition.Block(InventedProtocol.Opening);
        PlannedOrder changed = opening.Order("infusamide") with { Dose = new Fact<DoseRule>.Known(new(infusamide, InventedProtocol.Outline, Standing.Protocol)), TimesPerDay = times };
        ProtocolDefinition definition = InventedProtocol.Definition.With(opening with { Orders = opening.Orders.Select(order => order.Id == "infusamide" ? changed : order).ToValueList() });
        return new RecordBuilder(CompiledProtocol.Compile(definition)).Enrol("2026-01-04", "2025-09-01").Start(InventedProtocol.Opening, "2026-01-05").Measure("2026-01-05", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m));
    }
}
