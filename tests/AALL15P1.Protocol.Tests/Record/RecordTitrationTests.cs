using AALL15P1.Protocol.Titration;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.TitrationRecordTests;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What is given of the oral drugs between prescriptions. 100 % is 25 mg of mercaptopurine a day and 10 mg of methotrexate a week;
/// ICiCLe-ALL-14 stops at an ANC of at most 500/µL or platelets of at most 50000/µL, halves below 750/µL or 75000/µL, and goes on
/// again at 750/µL and 75000/µL. Maintenance begins on Monday 2026-07-06.
/// </summary>
public sealed class RecordTitrationTests
{
    // Counts by their days of July, after 100 % from 07-06: what is due of mercaptopurine on the 30th, and since when.
    [Theory]
    [InlineData("", "25 mg, one dose that day", 6)]
    [InlineData("20:600", "12.5 mg, one dose that day", 20)]
    [InlineData("20:600 27:600", "12.5 mg, one dose that day", 27)]
    [InlineData("20:400", null, 20)]
    [InlineData("20:600 27:400", null, 27)]
    [InlineData("20:400 27:600", null, 20)]
    [InlineData("20:400 24:600 27:400", null, 27)]
    [InlineData("20:400 27:800", "25 mg, one dose that day", 6)]
    [InlineData("20:400 24:800 27:600", "12.5 mg, one dose that day", 27)]
    [InlineData("20:600 24:400 27:800", "25 mg, one dose that day", 6)]
    [InlineData("06:400", "25 mg, one dose that day", 6)]
    [InlineData("05:400", "25 mg, one dose that day", 6)]
    public void What_counts_called_for_stays_until_counts_let_the_doses_go_on(string counts, string? due, int since)
    {
        RecordBuilder journey = Counted(Prescribe(InMaintenance(), "2026-07-06", 100, 100), counts);

        Assert.Equal(due, Due(journey, "2026-07-30", "mercaptopurine"));
        TitratedShare share = journey.Record.Facts.Titration!.ShareOn(9, "mercaptopurine", Date("2026-07-30"))!;
        Assert.Equal((since, due is null), (share.Since.Day, share.IsNone));
        Assert.Equal(since == 6 ? null : since, journey.Record.Facts.Titration.Unanswered(Date("2026-07-30"))?.On.Day);
    }

    // 400/µL of the 27th say nothing of the days before it.
    [Fact]
    public void What_is_counted_later_changes_nothing_before()
    {
        RecordTitration titration = Counted(Prescribe(InMaintenance(), "2026-07-06", 100, 100), "20:600 27:400").Record.Facts.Titration!;

        Assert.Equal([100m, 50m, 50m, 0m], new[] { "2026-07-19", "2026-07-20", "2026-07-26", "2026-07-27" }.Select(on => titration.ShareOn(9, "mercaptopurine", Date(on))!.Percent!.Value));
    }

    // Nobody knows what 250.1 mg are a percentage of. Whatever it is, an ANC of 400/µL stops it, 600/µL halve it, and 600/µL alone may.
    [Theory]
    [InlineData(400, 200, true)]
    [InlineData(600, 200, true)]
    [InlineData(600, null, true)]
    [InlineData(1000, 200, false)]
    public void Counts_may_call_for_less_than_an_unknown_percentage(int neutrophils, int? platelets, bool expected)
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100);
        journey.Apply(Prescribed(journey, "2026-07-07", null, "250.1"));
        journey.Apply(new RecordEvent.LaboratoryReported(journey.Stamp(Date("2026-07-10")), new(Date("2026-07-10")) { Neutrophils = CellCount.FromPerMicrolitre(neutrophils), Platelets = platelets is { } known ? CellCount.FromBillionsPerLitre(known) : null }));
        TitrationDecision decision = journey.Record.Facts.Titration!.Decide(Date("2026-07-10"));

        Assert.Equal((DecisionOutcome.CannotDecide, expected), (decision.Outcome, decision.MayCallForLess));
    }

    // The illustration states starting doses; a site that names a policy alone states none.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_site_starts_with_is_shown_where_it_states_that(bool states)
    {
        CompiledProtocol site = states ? Titrating : Aall15P1.Compile(new SiteSupplement("site", "A site") { TitrationPolicy = Titrating.Supplement!.TitrationPolicy });
        TitrationResult result = Counted(Prescribe(InMaintenance(site), "2026-07-06", 100, 100), "07:1000").Record.Titrate(Date("2026-07-08"))!;

        Assert.Equal(states && Titrating.Supplement!.StartingDoses is not null, result.StartingDose is not null);
    }

    // Of the day before the counts what was prescribed is due, and on their day what they call for.
    [Theory]
    [InlineData("2026-07-19", "25 mg, one dose that day", "25")]
    [InlineData("2026-07-20", "12.5 mg, one dose that day", "25")]
    [InlineData("2026-07-21", "12.5 mg, one dose that day", "12.5")]
    public void Counts_call_for_less_from_their_day_and_what_was_given_on_it_may_have_come_first(string on, string due, string given)
    {
        RecordBuilder journey = Counted(Prescribe(InMaintenance(), "2026-07-06", 100, 100), "20:600");

        Assert.Equal(due, Due(journey, on, "mercaptopurine"));
        Assert.Equal(decimal.Parse(given, System.Globalization.CultureInfo.InvariantCulture) * 4m, journey.Record.Facts.Titration!.GivenShare(9, "mercaptopurine", Date(on))!.Percent);
    }

    // An order that is not titrated, another block, and a day before the first prescription have no share.
    [Theory]
    [InlineData(9, "mercaptopurine", "2026-07-06", true)]
    [InlineData(9, "mercaptopurine", "2026-07-05", false)]
    [InlineData(9, "vincristine", "2026-07-06", false)]
    [InlineData(2, "mercaptopurine", "2026-07-06", false)]
    public void A_share_is_of_a_titrated_order_from_its_prescription_on(int block, string order, string on, bool expected) =>
        Assert.Equal(expected, Prescribe(InMaintenance(), "2026-07-06", 100, 100).Record.Facts.Titration!.Prescribed(block, order, Date(on)) is not null);

    // An amount follows the percentage: 20 mg are 100 %, and halved they are 10 mg; 30 mg at 150 % are 10 mg at 50 %. What is no
    // more than the counts call for is given as it was prescribed.
    [Theory]
    [InlineData(100, "20", "10 mg, one dose that day")]
    [InlineData(150, "30", "10 mg, one dose that day")]
    [InlineData(51, "10.2", "10 mg, one dose that day")]
    [InlineData(50, "10", "10 mg, one dose that day")]
    [InlineData(25, "5", "5 mg, one dose that day")]
    public void A_prescribed_amount_is_reduced_with_its_percentage(int percent, string amount, string due)
    {
        RecordBuilder journey = InMaintenance();
        journey.Apply(Prescribed(journey, "2026-07-06", percent, amount));

        Assert.Equal(due, Due(Counted(journey, "20:600"), "2026-07-21", "mercaptopurine"));
        Assert.Equal(percent > 50 ? "ICICLE-HALVE" : null, journey.Record.Facts.Titration!.ShareOn(9, "mercaptopurine", Date("2026-07-21"))!.AskedBy?.Id);
    }

    // The site's 100 % for 0.5 m² is 25 mg: an amount alone is a part of it, up to ten times it; 0 mg is nothing.
    [Theory]
    [InlineData("25", 100)]
    [InlineData("1", 4)]
    [InlineData("0", 0)]
    [InlineData("250", 1000)]
    [InlineData("250.1", null)]
    public void An_amount_alone_is_a_percentage_of_the_starting_dose(string amount, int? percent)
    {
        RecordBuilder journey = InMaintenance();
        journey.Apply(Prescribed(journey, "2026-07-06", null, amount));
        TitratedShare share = journey.Record.Facts.Titration!.Prescribed(9, "mercaptopurine", Date("2026-07-06"))!;

        Assert.Equal((percent, $"{amount} mg"), ((int?)share.Percent, share.Amount.ToString()));
    }

    // 12.5 mg at 50 % state that 100 % are 25 mg; a tiny percentage of a large amount states nothing that anybody has.
    [Theory]
    [InlineData(50, "15", 100, "30")]
    [InlineData(50, "15", 25, "7.5")]
    [InlineData(100, "1000000000", 50, "500000000")]
    [InlineData(99, "1000000000", 50, null)]
    public void A_percentage_and_its_amount_state_the_starting_dose(int percent, string amount, int later, string? expected)
    {
        RecordBuilder journey = InMaintenance();
        journey.Apply(Prescribed(journey, "2026-07-06", percent, amount));
        Prescribe(journey, "2026-07-13", later, 100);

        Assert.Equal(expected is null ? null : $"{expected} mg", journey.Record.Facts.Titration!.Prescribed(9, "mercaptopurine", Date("2026-07-13"))!.Amount?.ToString());
    }

    // Two of one day: the later recording counts.
    [Fact]
    public void Of_two_prescriptions_of_a_day_the_later_counts()
    {
        RecordBuilder journey = Prescribe(Prescribe(InMaintenance(), "2026-07-06", 100, 100), "2026-07-06", 50, 75);

        Assert.Equal("12.5 mg, one dose that day", Due(journey, "2026-07-06", "mercaptopurine"));
        Assert.Equal("1 prescription of the oral drugs on record", Undecided(journey).Observed);
        Assert.Equal("2 prescriptions of the oral drugs on record", Undecided(Prescribe(journey, "2026-07-07", 100, 100)).Observed);

        // By a site that names no policy.
        static TitrationDecision Undecided(RecordBuilder journey) =>
            Aall15P1.Compile(Aall15P1.Illustration).Replay(journey.Record.Events).StateOn(Date("2026-07-08")).Titration!;
    }

    // Methotrexate is stopped from 07-20 to 07-27: its Monday of 07-20 is no longer made up; mercaptopurine goes on.
    [Fact]
    public void A_stop_is_of_its_drug_and_lasts_to_the_next_prescription()
    {
        RecordBuilder journey = Prescribe(Prescribe(InMaintenance(), "2026-07-06", 100, 100), "2026-07-20", 100, 0);
        Assert.Equal((AdministrationStatus.Planned, null), Row(journey, "methotrexate", 8));
        Assert.Equal((AdministrationStatus.Waiting, "it is stopped by the prescription of 2026-07-20"), Row(journey, "methotrexate", 15));
        Assert.Equal((AdministrationStatus.Waiting, "it is stopped by the prescription of 2026-07-20"), Row(journey, "methotrexate", 22));
        Assert.Equal((AdministrationStatus.Planned, null), Row(journey, "mercaptopurine", 15));

        Prescribe(journey, "2026-07-27", 100, 50);
        Assert.Equal((AdministrationStatus.Omitted, "it is stopped by the prescription of 2026-07-20"), Row(journey, "methotrexate", 15));
        Assert.Equal((AdministrationStatus.Planned, null), Row(journey, "methotrexate", 22));

        static (AdministrationStatus Status, string? Why) Row(RecordBuilder journey, string order, int day)
        {
            PlannedAdministration row = journey.Record.Plan!.Find(new(BlockIds.Maintenance, order, day))!.Value;
            return (row.Status, row.Why);
        }
    }

    // On the day of a prescription of which nobody knows the percentage the policy still speaks of the one before.
    [Fact]
    public void An_unknown_percentage_leaves_the_policy_undecided_from_the_next_day_on()
    {
        RecordBuilder journey = Counted(Prescribe(InMaintenance(), "2026-07-06", 100, 100), "10:1000");
        journey.Apply(Prescribed(journey, "2026-07-13", null, "250.1"));

        Assert.Equal("ICICLE-FIRST-STEP", journey.Record.StateOn(Date("2026-07-13")).Titration!.Rule.Id);
        Assert.NotNull(journey.Record.Titrate(Date("2026-07-13")));
        TitrationDecision decision = journey.Record.StateOn(Date("2026-07-14")).Titration!;
        Assert.Equal(("RECORD-TITRATION-START", "a percentage of the starting dose, or the starting dose in mg"), (decision.Rule.Id, decision.Required));
        Assert.Null(journey.Record.Titrate(Date("2026-07-14")));

        // A new starting dose is 100 % again.
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-20")), Date("2026-07-20"), null, DrugMass.Parse("15 mg"), DosePercent.StartingDose, null) { SetsNewStartingDose = true });
        Assert.Equal(TitratedDoses.Both(DosePercent.StartingDose), journey.Record.StateOn(Date("2026-07-21")).Titration!.Current);
    }

    // What is unknown stays so after prescriptions that are known, until new starting doses are set.
    [Fact]
    public void What_is_unknown_stays_so_until_new_starting_doses_are_set()
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100);
        journey.Apply(Prescribed(journey, "2026-07-10", null, "250.1"));
        Prescribe(journey, "2026-07-13", 100, 100);
        Assert.Equal("RECORD-TITRATION-START", journey.Record.StateOn(Date("2026-07-14")).Titration!.Rule.Id);

        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-15")), Date("2026-07-15"), DosePercent.StartingDose, null, DosePercent.StartingDose, null) { SetsNewStartingDose = true });
        Assert.NotEqual("RECORD-TITRATION-START", journey.Record.StateOn(Date("2026-07-16")).Titration!.Rule.Id);

        // A part of the new starting dose has no amount, and an amount no part, until its milligrams are stated.
        TitratedShare share = journey.Record.Facts.Titration!.Prescribed(9, "mercaptopurine", Date("2026-07-15"))!;
        Assert.Equal((true, 100m), (share.LacksStart, share.Percent));
        journey.Apply(Prescribed(journey, "2026-07-20", null, "12.5"));
        Assert.Equal((null, false), (journey.Record.Facts.Titration!.Prescribed(9, "mercaptopurine", Date("2026-07-20"))!.Percent, journey.Record.Facts.Titration.Prescribed(9, "mercaptopurine", Date("2026-07-20"))!.LacksStart));
        journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date("2026-07-21")), Date("2026-07-21"), null, DrugMass.Parse("15 mg"), DosePercent.StartingDose, null) { SetsNewStartingDose = true });
        Assert.False(journey.Record.Facts.Titration!.Prescribed(9, "mercaptopurine", Date("2026-07-21"))!.LacksStart);
    }

    // A site that names no policy and no doses: what is in force before each day, nothing of nothing, and a part of 0.5 mg.
    [Fact]
    public void Without_a_policy_the_doses_in_force_are_told()
    {
        RecordBuilder journey = Prescribe(Prescribe(InMaintenance(Aall15P1.Compile(new SiteSupplement("site", "A site"))), "2026-07-06", 100, 100), "2026-07-08", 50, 50);
        RecordTitration titration = journey.Record.Facts.Titration!;
        Assert.Null(titration.Decide(Date("2026-07-06")).Current);
        Assert.Equal(TitratedDoses.Both(DosePercent.StartingDose), titration.Decide(Date("2026-07-08")).Current);
        Assert.Equal(TitratedDoses.Both(DosePercent.FromPercent(50m)), titration.Decide(Date("2026-07-09")).Current);
        Assert.Null(titration.Result(Date("2026-07-09")));

        journey.Apply(Prescribed(journey, "2026-07-10", null, "0"));
        Assert.Equal(0m, journey.Record.Facts.Titration!.Prescribed(9, "mercaptopurine", Date("2026-07-10"))!.Percent);
        journey.Apply(Prescribed(journey, "2026-07-11", 100, "0.5"));
        journey.Apply(Prescribed(journey, "2026-07-12", null, "0.25"));
        Assert.Equal(50m, journey.Record.Facts.Titration!.Prescribed(9, "mercaptopurine", Date("2026-07-12"))!.Percent);
    }

    // Counts of the day of a prescription were known to whoever prescribed; counts that call for what is in force ask for nothing.
    [Fact]
    public void Counts_call_for_something_after_the_prescription()
    {
        RecordBuilder journey = Prescribe(Counted(Prescribe(InMaintenance(), "2026-07-06", 100, 100), "13:400"), "2026-07-13", 100, 100);
        Assert.Equal(50m, Counted(journey, "20:600").Record.Facts.Titration!.ShareOn(9, "mercaptopurine", Date("2026-07-30"))!.Percent);

        RecordBuilder halved = Counted(Prescribe(Counted(Prescribe(InMaintenance(), "2026-07-06", 100, 100), "20:600"), "2026-07-20", 50, 50), "27:600");
        Assert.Null(halved.Record.Facts.Titration!.Unanswered(Date("2026-07-30")));

        // A day on which only haemoglobin was reported has no counts.
        halved.Apply(new RecordEvent.LaboratoryReported(halved.Stamp(Date("2026-07-29")), new(Date("2026-07-29")) { Haemoglobin = MassPerVolume.FromMilligramsPerMillilitre(80m) }));
        Assert.False(halved.Record.Facts.Titration!.HasCountsOn(Date("2026-07-29")));
        Assert.Equal(Date("2026-07-27"), halved.Record.Facts.Titration.LastCounts(Date("2026-07-30")));
    }

    // 25 mg are 100 %; five times that are a hazard also while the counts are not clear, which called for nothing yet.
    [Fact]
    public void What_was_given_is_judged_by_what_was_prescribed_while_counts_are_not_clear()
    {
        RecordBuilder journey = Prescribe(InMaintenance(), "2026-07-06", 100, 100);
        journey.Apply(new RecordEvent.LaboratoryReported(journey.Stamp(Date("2026-07-20")), new(Date("2026-07-20")) { Neutrophils = CellCount.FromPerMicrolitre(600m) }))
            .Give(BlockIds.Maintenance, "mercaptopurine", 16, Date("2026-07-21"), amount: DrugMass.FromMilligrams(125m));

        Assert.NotNull(journey.Record.Facts.Titration!.ShareOn(9, "mercaptopurine", Date("2026-07-21"))!.Unclear);
        Assert.Null(journey.Record.Facts.Titration.GivenShare(9, "mercaptopurine", Date("2026-07-21"))!.Unclear);
        Assert.Single(journey.Record.StateOn(Date("2026-07-21")).Findings, found => found.Finding.Rule.Id == "DOSE-FIVEFOLD");
    }

    // 250.1 mg of methotrexate are no percentage that anybody has: from then on nobody knows what counts of 400/µL call for, also
    // once the same has been prescribed again.
    [Fact]
    public void What_is_found_at_a_dose_does_not_depend_on_a_later_prescription_that_is_unknown()
    {
        RecordBuilder journey = Unknown(InMaintenance(), "2026-07-06").Counts("2026-07-08", 400, 200_000).Give(BlockIds.Maintenance, "mercaptopurine", 4, Date("2026-07-09"));
        Assert.Equal(("RECORD-TITRATION-START", 100m), Known());

        Unknown(journey, "2026-07-20");
        Assert.Equal(("RECORD-TITRATION-START", 100m), Known());
        Assert.DoesNotContain(journey.Record.StateOn(Date("2026-07-20")).Findings, found => found.Finding.Rule.Id == "ICICLE-STOP");

        (string Rule, decimal? Percent) Known() => (journey.Record.Facts.Titration!.Decide(Date("2026-07-08")).Rule.Id, journey.Record.Facts.Titration.GivenShare(9, "mercaptopurine", Date("2026-07-09"))!.Percent);

        static RecordBuilder Unknown(RecordBuilder journey, string date) =>
            journey.Apply(new RecordEvent.DosesPrescribed(journey.Stamp(Date(date)), Date(date), DosePercent.StartingDose, null, null, DrugMass.Parse("250.1 mg")));
    }

    private static RecordEvent.DosesPrescribed Prescribed(RecordBuilder journey, string date, int? percent, string amount) =>
        new(journey.Stamp(Date(date)), Date(date), percent is { } stated ? DosePercent.FromPercent(stated) : null, DrugMass.Parse($"{amount} mg"), DosePercent.StartingDose, null);

    private static RecordBuilder Counted(RecordBuilder journey, string counts)
    {
        foreach (string[] part in counts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')))
        {
            journey.Counts($"2026-07-{part[0]}", int.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture), 200_000);
        }

        return journey;
    }
}
