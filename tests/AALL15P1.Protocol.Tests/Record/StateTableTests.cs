using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;
using static AALL15P1.Protocol.Tests.Record.TitrationRecordTests;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Where an infant is on a day: what is done, overdue, or nobody's any more, and the doses of the oral drugs in the plan.</summary>
public sealed class StateTableTests
{
    [Fact]
    public void A_block_has_its_first_day()
    {
        RecordState state = RecordIn("induction").StateOn(Date("2026-01-20"));

        Assert.Equal((BlockIds.Induction, Date("2026-01-05"), 16), (state.Block!.Id, state.BlockStart, state.Day));
        Assert.Equal(Date("2026-02-09"), RecordIn("azacitidine-1").StateOn(Date("2026-02-10")).BlockStart);
    }

    // One of prednisolone's three doses, and then none of the rest.
    [Fact]
    public void A_day_of_which_the_rest_was_omitted_is_done()
    {
        RecordState state = RecordIn(
            "induction",
            Given("2026-01-05", "prednisolone", 1, "\"doseOfDay\":1", "PO", "induction"),
            Event("2026-01-05", "\"type\":\"administration-omitted\",\"block\":\"induction\",\"order\":\"prednisolone\",\"day\":1,\"reason\":\"x\"")).StateOn(Date("2026-01-06"));

        Assert.Equal((AdministrationStatus.PartlyOmitted, 1), (Assert.Single(state.Done).Status, state.Done[0].Day));
    }

    // Vincristine of day 8 is held for good, so that day 15, 01-19, waits; of prednisolone's day 1 one dose was given. The infant left on 01-20.
    [Fact]
    public void What_waited_or_was_begun_is_unrecorded_once_the_infant_has_left()
    {
        ValueList<PlannedAdministration> unrecorded = RecordIn(
            HoldPolicy.ShiftOrder,
            "induction",
            Given("2026-01-05", "prednisolone", 1, "\"doseOfDay\":1", "PO", "induction"),
            Held("2026-01-12", "vincristine", 8, null, "induction"),
            Event("2026-01-20", "\"type\":\"left-protocol\",\"reason\":\"x\"")).StateOn(Date("2026-01-20")).Unrecorded;

        Assert.Contains(unrecorded, row => row is { Order.Id: "vincristine", Day: 15, Status: AdministrationStatus.Waiting });
        Assert.Contains(unrecorded, row => row is { Order.Id: "prednisolone", Day: 1, Status: AdministrationStatus.PartlyGiven });
    }

    // Mercaptopurine is due daily from Monday 07-06. Counts of 400/µL on 07-20 stop it from that day on; after leaving nothing is titrated.
    [Fact]
    public void A_stop_leaves_what_was_overdue_before_it()
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100).Counts("2026-07-20", 400, 200_000);
        Assert.Equal((14, Date("2026-07-19")), (Overdue().Length, Overdue()[^1].Date));
        Assert.NotNull(journey.Record.StateOn(Date("2026-07-22")).Titration);

        journey.Apply(new RecordEvent.LeftProtocol(journey.Stamp(Date("2026-07-22")), Date("2026-07-22"), "family"));
        Assert.Null(journey.Record.StateOn(Date("2026-07-22")).Titration);

        PlannedAdministration[] Overdue() => [.. journey.Record.StateOn(Date("2026-07-22")).Overdue.Where(row => row.Order.Id == "mercaptopurine")];
    }

    // 100 % from 07-06 and half of it from 07-13: a day before that has its own dose, and a day to come that of the day of the question.
    [Theory]
    [InlineData(1, "25 mg, one dose that day")]
    [InlineData(7, "25 mg, one dose that day")]
    [InlineData(8, "12.5 mg, one dose that day")]
    [InlineData(30, "12.5 mg, one dose that day")]
    public void The_plan_has_the_dose_that_is_prescribed_for_each_day(int day, string expected)
    {
        RecordBuilder journey = Prescribe(Prescribe(InMaintenance(), "2026-07-06", 100, 100), "2026-07-13", 50, 50);

        Assert.Equal(expected, Assert.Single(journey.Record.PlanWithDoses(Date("2026-07-20")), row => row.Slot == new AdministrationSlot(BlockIds.Maintenance, "mercaptopurine", day)).Dose!.Dose.ToString());
    }

    // 60 cm and 5.4 kg are 0.3 m², 80 cm and 11.25 kg 0.5 m², 80 cm and 16.2 kg 0.6 m², 180 cm and 16.2 kg 0.9 m²: 9 mg each are 30, 18, 15 and 10 mg/m².
    [Theory]
    [InlineData("5.4 60", 30)]
    [InlineData("5.4 60,11.25 80", 48)]
    [InlineData("11.25 80,16.2 -", 33)]
    [InlineData("16.2 80,- 180", 25)]
    [InlineData("5.4 60,- -", 60)]
    public void A_sum_for_each_square_metre_goes_by_the_last_weight_and_height(string measured, int expected)
    {
        RecordBuilder journey = Journeys.Begin();
        LocalDate day = Date("2026-01-12");
        foreach (string[] each in measured.Split(',').Select(text => text.Split(' ')))
        {
            if (each[0] != "-" || each[1] != "-")
            {
                journey.Apply(new RecordEvent.Measured(journey.Stamp(day), new(day, each[0] == "-" ? null : Weight.Parse($"{each[0]} kg"), each[1] == "-" ? null : Height.Parse($"{each[1]} cm"))));
            }

            journey.Give(BlockIds.Induction, "daunorubicin", 8 + day.Day - 12, day, amount: DrugMass.FromMilligrams(9m));
            day = day.PlusDays(1);
        }

        Assert.Equal(expected, Assert.Single(journey.Record.StateOn(day).CumulativeDoses).PerArea.MilligramsPerSquareMetre);
    }

    // Vincristine's day 8, 01-12, is held until 01-14, and moves. The dose of the day on which it is given is that of the weight of
    // the 13th, whoever asks: √(62 × 6.6 / 3600) = 0.337144… m². The illustration has 1.5 mg/m².
    [Fact]
    public void What_moved_has_the_dose_of_the_day_to_which_it_moved()
    {
        TreatmentRecord record = new RecordBuilder(Aall15P1.Compile(Aall15P1.Illustration with { Holds = HoldPolicies.Always(Site(HoldPolicy.ShiftOrder)) }))
            .Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05")
            .Measure("2026-01-05", Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))
            .Hold(BlockIds.Induction, "vincristine", 8, Date("2026-01-12"), Date("2026-01-14"))
            .Measure("2026-01-13", Weight.FromKilograms(6.6m)).Record;
        AdministrationSlot slot = new(BlockIds.Induction, "vincristine", 8);
        string due = record.StateOn(Date("2026-01-14")).Due.Single(row => row.Slot == slot).Dose!.ToString();

        Assert.Equal("vincristine 0.505717… mg, one dose that day", due);
        Assert.Equal(due, record.Round(Date("2026-01-14")).Week.Single(row => row.Slot == slot).Dose!.ToString());
        Assert.Equal(due, record.PlanWithDoses(Date("2026-01-14")).Single(row => row.Slot == slot).Dose!.ToString());
        Assert.Equal(due, record.PlanWithDoses(Date("2026-01-13")).Single(row => row.Slot == slot).Dose!.ToString());
    }
}
