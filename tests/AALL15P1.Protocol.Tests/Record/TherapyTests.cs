using System.Globalization;
using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// Orders that depend on each other, holds, and doses near each other, by hand. Interim Maintenance starts on 2026-03-20:
/// high-dose methotrexate on days 1 and 8 (03-20, 03-27), leucovorin on days 3-4 and 10-11 (03-22, 03-23, 03-29, 03-30),
/// high-dose cytarabine twice a day on days 15-16 and 22-23 (from 04-03).
/// </summary>
public sealed class TherapyTests
{
    private const string HighDose = "methotrexate-high-dose";
    private static readonly LocalDate Im = new(2026, 3, 20);
    private static readonly BlockId Block = BlockIds.InterimMaintenance;

    public static TheoryData<HoldPolicy> Policies => [HoldPolicy.Omit, HoldPolicy.MakeUp, HoldPolicy.ShiftOrder, HoldPolicy.ShiftBlock];

    // Held on 03-20 until 03-26 and made up then: day 8, 03-27, would be the day after. 03-26 and 7 days are 04-02.
    [Fact]
    public void A_weekly_infusion_is_not_due_the_day_after_the_last_was_made_up()
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp).Hold(Block, HighDose, 1, Im, Date("2026-03-26"));
        journey.MakeUp(Block, HighDose, 1, Date("2026-03-26"));
        NextSteps next = journey.Record.Next(Date("2026-03-27"));

        PlannedAdministration day8 = Assert.Single(next.State.LeftOut, row => row.Order.Id == HighDose);
        Assert.Equal("the order was given on 2026-03-26, and 7 days lie at least between two of its days: not before 2026-04-02", day8.Why);
        Assert.DoesNotContain(next.State.Due, row => row.Order.Id == HighDose);
        Assert.Contains(next.Of(NextStepKind.DecideHold), step => step.Slot?.OrderId == HighDose && step.What.StartsWith("methotrexate IV (interim-maintenance/methotrexate-high-dose day 8) cannot be given as planned", StringComparison.Ordinal));

        journey.Give(Block, HighDose, 8, Date("2026-03-27"));
        Assert.Equal(Severity.Hazard, Assert.Single(Found(journey, "RECORD-INTERVAL", "2026-03-27"), finding => finding.Observed!.Contains("day 8", StringComparison.Ordinal)).Severity);
    }

    [Theory]
    [InlineData("2026-04-01", true)]
    [InlineData("2026-04-02", false)]
    [InlineData("2026-04-03", false)]
    [Trait("Rule", "RECORD-INTERVAL")]
    public void Seven_days_lie_between_two_infusions(string second, bool isHazard)
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp).Give(Block, HighDose, 1, Date("2026-03-26")).Give(Block, HighDose, 8, Date(second));

        Assert.Equal(isHazard, Found(journey, "RECORD-INTERVAL", second).Any(finding => finding.Severity == Severity.Hazard));
    }

    // Day 8 is held from 03-27 until 03-30, 3 days: leucovorin of days 10 and 11 moves from 03-29 and 03-30 to 04-01 and 04-02.
    [Theory]
    [InlineData(HoldPolicy.MakeUp)]
    [InlineData(HoldPolicy.ShiftOrder)]
    [InlineData(HoldPolicy.ShiftBlock)]
    [Trait("Rule", "LEUCOVORIN-RESCUE")]
    public void A_rescue_follows_the_infusion_that_it_rescues_from(HoldPolicy policy)
    {
        RecordBuilder journey = InInterimMaintenance(policy).Hold(Block, HighDose, 8, Date("2026-03-27"), Date("2026-03-30"));

        Assert.Equal((AdministrationStatus.Planned, Date("2026-03-30")), StateOf(journey, HighDose, 8));
        Assert.Equal((AdministrationStatus.Planned, Date("2026-04-01")), StateOf(journey, "leucovorin", 10));
        Assert.Equal((AdministrationStatus.Planned, Date("2026-04-02")), StateOf(journey, "leucovorin", 11));
        Assert.Equal((AdministrationStatus.Planned, Date("2026-03-22")), StateOf(journey, "leucovorin", 3));

        // Given all the same on 03-29 and 03-30, before and during the infusion of 03-30: hazards, and the rescue is still to come.
        journey.Give(Block, "leucovorin", 10, Date("2026-03-29")).Give(Block, "leucovorin", 11, Date("2026-03-30")).MakeUp(Block, HighDose, 8, Date("2026-03-30"));
        Assert.Single(Found(journey, "LEUCOVORIN-RESCUE", "2026-03-29"));
        Assert.Equal([Severity.Hazard, Severity.Hazard], Found(journey, "LEUCOVORIN-RESCUE", "2026-04-01").Select(finding => finding.Severity));
        Assert.Contains(journey.Record.StateOn(Date("2026-04-01")).Due, row => row.Slot == new AdministrationSlot(Block, "leucovorin", 10));
        Assert.Contains(Found(journey, "LEUCOVORIN-RESCUE", "2026-04-02"), finding => finding.Observed!.Contains("no leucovorin is recorded after it by 2026-04-02", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Rule", "LEUCOVORIN-RESCUE")]
    public void While_the_infusion_is_held_its_rescue_waits_and_where_it_is_omitted_there_is_none()
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp).Hold(Block, HighDose, 8, Date("2026-03-27"), null);
        Assert.Equal(AdministrationStatus.Waiting, StateOf(journey, "leucovorin", 10).Status);

        journey.Omit(Block, HighDose, 8, Date("2026-03-28"));
        Assert.Equal(AdministrationStatus.Omitted, StateOf(journey, "leucovorin", 10).Status);
    }

    // Two infusions; the rescue of the first was omitted, that of the second, due on 03-29, never given.
    [Theory]
    [InlineData("2026-03-27", 1)]
    [InlineData("2026-03-29", 1)]
    [InlineData("2026-03-30", 2)]
    [Trait("Rule", "LEUCOVORIN-RESCUE")]
    public void An_infusion_without_its_rescue_is_a_hazard(string on, int expected)
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp).Give(Block, HighDose, 1, Im)
            .Omit(Block, "leucovorin", 3, Date("2026-03-22")).Omit(Block, "leucovorin", 4, Date("2026-03-22"))
            .Give(Block, HighDose, 8, Date("2026-03-27"));

        Finding[] found = Found(journey, "LEUCOVORIN-RESCUE", on);
        Assert.Equal(expected, found.Length);
        Assert.All(found, finding => Assert.Equal((Severity.Hazard, DecisionOutcome.Hold), (finding.Severity, finding.Effect)));
        Assert.Equal(expected, journey.Record.Next(Date(on)).Of(NextStepKind.Alert).Count(step => step.Finding?.Rule.Id == "LEUCOVORIN-RESCUE"));
    }

    // The infusion starts at 08:00 on 03-20; hour 42 is 02:00 on 03-22, hour 45 05:00.
    [Theory]
    [InlineData("2026-03-22T02:00:00Z", null)]
    [InlineData("2026-03-22T02:00:01Z", Severity.Deviation)]
    [InlineData("2026-03-22T05:00:00Z", Severity.Deviation)]
    [InlineData("2026-03-22T05:00:01Z", Severity.Hazard)]
    [Trait("Rule", "LEUCOVORIN-RESCUE")]
    public void A_rescue_is_late_by_the_clock(string began, Severity? expected)
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp);
        journey.GiveAt(Block, HighDose, 1, Im, "2026-03-20T08:00:00Z").GiveAt(Block, "leucovorin", 3, Date("2026-03-22"), began);

        Assert.Equal(expected is { } severity ? [severity] : [], Found(journey, "LEUCOVORIN-RESCUE", "2026-03-22").Select(finding => finding.Severity));
    }

    [Theory]
    [InlineData("2026-03-21T07:59:59Z", true)]
    [InlineData("2026-03-21T08:00:00Z", false)]
    [Trait("Rule", "LEUCOVORIN-RESCUE")]
    public void A_rescue_during_the_infusion_is_a_hazard(string began, bool isHazard)
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp);
        journey.GiveAt(Block, HighDose, 1, Im, "2026-03-20T08:00:00Z").GiveAt(Block, "leucovorin", 3, Date("2026-03-21"), began);

        Assert.Equal(isHazard ? 1 : 0, Found(journey, "LEUCOVORIN-RESCUE", "2026-03-21").Length);
    }

    /// <summary>The note is in the line that says that the drug is due, and in the report's row.</summary>
    [Theory]
    [InlineData("2026-03-22", "leucovorin", "Note: By the hour: at hours 42, 48 and 54 from the start of the methotrexate infusion, and then until levels are safe. With a start before 06:00 hour 42 is a day earlier than registered (CTGOV-I06, Interim Maintenance, leucovorin).")]
    [InlineData("2026-03-20", HighDose, "Note: Leucovorin goes by the hour from the start of this infusion: with a start before 06:00 its hour 42 falls a day before its registered days (CTGOV-I06, Interim Maintenance, leucovorin).")]
    public void What_must_be_known_of_a_drug_is_in_the_line_that_it_is_due(string on, string order, string note)
    {
        TreatmentRecord record = InInterimMaintenance(HoldPolicy.MakeUp).Record;
        NextSteps next = record.Next(Date(on));

        Assert.EndsWith(note, Assert.Single(next.Of(NextStepKind.Due), step => step.Slot?.OrderId == order).What, StringComparison.Ordinal);
        Assert.Equal(
            "CTGOV-I06",
            (string?)System.Text.Json.Nodes.JsonNode.Parse(Protocol.Json.RecordReportJson.Write(record.Protocol, next))!["due"]!.AsArray().Single(row => (string?)row!["order"] == order)!["notes"]![0]!["citation"]!["source"]);
    }

    [Fact]
    public void The_clock_times_of_a_rescue_are_next_once_the_start_of_the_infusion_is_recorded()
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp).GiveAt(Block, HighDose, 1, Im, "2026-03-20T08:00:00Z");

        Assert.Contains(
            journey.Record.Next(Date("2026-03-22")).Of(NextStepKind.Due),
            step => step.What.Contains("hour 42 at 2026-03-22T02:00:00Z, hour 48 at 2026-03-22T08:00:00Z, hour 54 at 2026-03-22T14:00:00Z, and then until levels are safe", StringComparison.Ordinal));
        Assert.DoesNotContain(journey.Record.Next(Date("2026-03-23")).Of(NextStepKind.Due), step => step.What.Contains("hour 42 at", StringComparison.Ordinal));
        Assert.DoesNotContain(journey.Record.Next(Date("2026-03-20")).Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "LEUCOVORIN-HOURS");

        RecordBuilder early = InInterimMaintenance(HoldPolicy.MakeUp).GiveAt(Block, HighDose, 1, Im, "2026-03-20T05:59:00Z");
        Assert.Contains(early.Record.Next(Date("2026-03-20")).Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "LEUCOVORIN-HOURS");
    }

    [Property(MaxTest = 300)]
    [Trait("Rule", "LEUCOVORIN-RESCUE")]
    public void A_rescue_keeps_its_distance_from_its_infusion_however_late_that_is_given(byte days)
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp).Give(Block, HighDose, 1, Im.PlusDays(days % 30));

        Assert.Equal(Im.PlusDays((days % 30) + 2), StateOf(journey, "leucovorin", 3).Date);
        Assert.Equal(Im.PlusDays((days % 30) + 3), StateOf(journey, "leucovorin", 4).Date);
    }

    // Mercaptopurine of Consolidation day 8, 2026-02-21, is held until 02-28, day 15: days 8 to 14 fall into the hold.
    [Theory]
    [MemberData(nameof(Policies))]
    public void Nothing_of_a_held_order_is_due_before_its_hold_ends(HoldPolicy policy) => NothingIsDue(With(policy));

    [Fact]
    public void Nothing_of_a_held_order_is_due_before_its_hold_ends_also_without_a_policy() => NothingIsDue(Aall15P1.Compile());

    private static void NothingIsDue(CompiledProtocol protocol)
    {
        RecordBuilder journey = InConsolidation(protocol).Hold(BlockIds.Consolidation, "mercaptopurine", 8, Date("2026-02-21"), Date("2026-02-28"));
        for (LocalDate day = Date("2026-02-21"); day < Date("2026-02-28"); day = day.PlusDays(1))
        {
            NextSteps next = journey.Record.Next(day);
            Assert.DoesNotContain(next.State.Due, row => row.Order.Id == "mercaptopurine");
            Assert.DoesNotContain(next.State.Overdue, row => row.Order.Id == "mercaptopurine" && row.Day >= 8);
        }

        Assert.Contains(journey.Record.StateOn(Date("2026-02-28")).Due, row => row.Order.Id == "mercaptopurine");
    }

    // Days 8 to 14 stand on days of their own where the order moves; are omitted, or cannot be made up beside days 15 to 28.
    [Theory]
    [InlineData(HoldPolicy.Omit, 7, 0)]
    [InlineData(HoldPolicy.MakeUp, 0, 7)]
    [InlineData(HoldPolicy.ShiftOrder, 0, 0)]
    [InlineData(HoldPolicy.ShiftBlock, 0, 0)]
    [Trait("Rule", "RECORD-LEFT-OUT")]
    public void The_policy_says_what_becomes_of_what_was_missed(HoldPolicy policy, int omitted, int leftOut)
    {
        RecordBuilder journey = InConsolidation(With(policy)).Hold(BlockIds.Consolidation, "mercaptopurine", 8, Date("2026-02-21"), Date("2026-02-28"));
        NextSteps next = journey.Record.Next(Date("2026-02-28"));

        Assert.Equal(omitted, next.State.Omitted.Count);
        Assert.Equal(leftOut, next.State.LeftOut.Count);
        Assert.Equal(leftOut > 0, next.Of(NextStepKind.DecideHold).Any(step => step.What.Contains("days 8-14", StringComparison.Ordinal)));
    }

    // Cytarabine of days 3-6 and 10-13 (02-16 to 02-19, 02-23 to 02-26): days 5 and 6 are missed, and made up on 02-21 and 02-22.
    [Fact]
    public void What_was_missed_is_made_up_day_after_day_while_it_fits()
    {
        RecordBuilder journey = InConsolidation(With(HoldPolicy.MakeUp)).Hold(BlockIds.Consolidation, "cytarabine", 5, Date("2026-02-18"), Date("2026-02-21"));
        TherapyPlan plan = journey.Record.Plan!;

        Assert.Equal(Date("2026-02-21"), plan.Find(new(BlockIds.Consolidation, "cytarabine", 5))!.Value.Date);
        Assert.Equal(Date("2026-02-22"), plan.Find(new(BlockIds.Consolidation, "cytarabine", 6))!.Value.Date);
        Assert.Equal(Date("2026-02-23"), plan.Find(new(BlockIds.Consolidation, "cytarabine", 10))!.Value.Date);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    [Trait("Rule", "RECORD-HELD-GIVEN")]
    public void A_dose_of_an_order_that_is_held_with_no_end_is_a_hazard(HoldPolicy policy)
    {
        RecordBuilder journey = InConsolidation(With(policy)).Hold(BlockIds.Consolidation, "cytarabine", 10, Date("2026-02-22"), null)
            .Give(BlockIds.Consolidation, "cytarabine", 10, Date("2026-02-23"));

        Finding finding = Assert.Single(Found(journey, "RECORD-HELD-GIVEN", "2026-02-23"));
        Assert.Equal(
            (Severity.Hazard, "consolidation/cytarabine day 10 was given on 2026-02-23, and consolidation/cytarabine day 10 was held from 2026-02-22, with no end stated"),
            (finding.Severity, finding.Observed));

        // An error ends no hold: the next day's dose waits, and somebody is asked until when.
        NextSteps next = journey.Record.Next(Date("2026-02-24"));
        Assert.DoesNotContain(next.State.Due, row => row.Order.Id == "cytarabine");
        Assert.Contains(next.Of(NextStepKind.DecideHold), step => step.What.Contains("state until when", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-02-24", 1)]
    [InlineData("2026-02-25", 0)]
    [InlineData("2026-02-26", 0)]
    [Trait("Rule", "RECORD-HELD-GIVEN")]
    public void A_dose_before_its_hold_ends_is_a_hazard(string given, int expected)
    {
        RecordBuilder journey = InConsolidation(With(HoldPolicy.MakeUp)).Hold(BlockIds.Consolidation, "cytarabine", 10, Date("2026-02-23"), Date("2026-02-25"))
            .MakeUp(BlockIds.Consolidation, "cytarabine", 10, Date(given));

        Assert.Equal(expected, Found(journey, "RECORD-HELD-GIVEN", given).Count(finding => finding.Severity == Severity.Hazard));
    }

    [Property(MaxTest = 300)]
    [Trait("Rule", "RECORD-HELD-GIVEN")]
    public void A_dose_is_a_hazard_exactly_while_its_order_is_held(byte until, byte later, byte given)
    {
        LocalDate held = Date("2026-02-21");
        RecordBuilder journey = InConsolidation(With(HoldPolicy.ShiftOrder)).Hold(BlockIds.Consolidation, "mercaptopurine", 8, held, held.PlusDays(until % 10))
            .Give(BlockIds.Consolidation, "mercaptopurine", 8 + (later % 5), held.PlusDays(given % 12));

        Assert.Equal(given % 12 < until % 10 ? 1 : 0, Found(journey, "RECORD-HELD-GIVEN", "2026-06-01").Length);
    }

    // Delayed Intensification from 2026-04-30: dexamethasone days 1-14, its taper days 15-21 (05-14 to 05-20). Day 8, 05-07, is held until 05-12.
    [Fact]
    public void A_taper_follows_what_it_tapers()
    {
        RecordBuilder journey = InDelayedIntensification(HoldPolicy.ShiftOrder).Hold(BlockIds.DelayedIntensification1, "dexamethasone", 8, Date("2026-05-07"), Date("2026-05-12"));

        Assert.Equal(Date("2026-05-18"), journey.Record.Plan!.Find(new(BlockIds.DelayedIntensification1, "dexamethasone", 14))!.Value.Date);
        Assert.Equal(Date("2026-05-19"), journey.Record.Plan!.Find(new(BlockIds.DelayedIntensification1, "dexamethasone-taper", 15))!.Value.Date);
        for (LocalDate day = Date("2026-05-12"); day < Date("2026-05-26"); day = day.PlusDays(1))
        {
            Assert.Single(journey.Record.Plan!.ToBeGiven(day, day), row => row.Order.Drug.Equals(Drugs.Dexamethasone));
        }

        RecordBuilder open = InDelayedIntensification(HoldPolicy.ShiftOrder).Hold(BlockIds.DelayedIntensification1, "dexamethasone", 8, Date("2026-05-07"), null);
        Assert.Equal(AdministrationStatus.Waiting, open.Record.Plan!.Find(new(BlockIds.DelayedIntensification1, "dexamethasone-taper", 15))!.Value.Status);
    }

    // Cytarabine IT and hydrocortisone of Consolidation day 10, 2026-02-23; methotrexate IT and hydrocortisone of day 24, 03-09.
    [Fact]
    [Trait("Rule", "INTRATHECAL-ONE-PUNCTURE")]
    public void Intrathecal_drugs_of_one_day_move_together()
    {
        RecordBuilder journey = InConsolidation(With(HoldPolicy.ShiftOrder)).Hold(BlockIds.Consolidation, "cytarabine-intrathecal", 10, Date("2026-02-23"), Date("2026-02-26"));
        TherapyPlan plan = journey.Record.Plan!;

        Assert.Equal(
            [Date("2026-02-26"), Date("2026-02-26"), Date("2026-03-12"), Date("2026-03-12"), Date("2026-02-23")],
            new[] { ("cytarabine-intrathecal", 10), ("hydrocortisone", 10), ("hydrocortisone", 24), ("methotrexate-intrathecal", 24), ("cytarabine", 10) }
                .Select(row => plan.Find(new(BlockIds.Consolidation, row.Item1, row.Item2))!.Value.Date));

        journey.Omit(BlockIds.Consolidation, "cytarabine-intrathecal", 10, Date("2026-02-26"));
        Assert.Contains(journey.Record.Next(Date("2026-02-26")).Of(NextStepKind.DecideHold), step => step.What.Contains("decide whether it is given alone", StringComparison.Ordinal));
    }

    [Property(MaxTest = 300)]
    [Trait("Rule", "INTRATHECAL-ONE-PUNCTURE")]
    public void Two_punctures_are_found_exactly_when_the_days_differ(byte one, byte other)
    {
        LocalDate day10 = Date("2026-02-23");
        RecordBuilder journey = InConsolidation(Aall15P1.Compile()).Give(BlockIds.Consolidation, "cytarabine-intrathecal", 10, day10.PlusDays(one % 4))
            .Give(BlockIds.Consolidation, "hydrocortisone", 10, day10.PlusDays(other % 4));

        Assert.Equal(one % 4 == other % 4 ? 0 : 1, Found(journey, "INTRATHECAL-ONE-PUNCTURE", "2026-06-01").Length);
    }

    // Maintenance from 2026-07-06: intrathecal methotrexate on day 1, oral on day 8, 07-13.
    [Fact]
    [Trait("Rule", "METHOTREXATE-PO-IT")]
    public void Oral_methotrexate_is_not_due_on_the_day_of_the_intrathecal_one()
    {
        RecordBuilder journey = InMaintenance().Give(BlockIds.Maintenance, "methotrexate-intrathecal", 1, Date("2026-07-13"), Route.IT);

        NextStep due = Assert.Single(journey.Record.Next(Date("2026-07-13")).Of(NextStepKind.Due), step => step.Slot?.OrderId == "methotrexate");
        Assert.Contains("is not given before this is decided: Oral and intrathecal methotrexate", due.What, StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    [Trait("Rule", "METHOTREXATE-PO-IT")]
    public void Oral_and_intrathecal_methotrexate_on_one_day_are_a_hazard(byte oral, byte intrathecal)
    {
        LocalDate start = Date("2026-07-06");
        RecordBuilder journey = InMaintenance().Give(BlockIds.Maintenance, "methotrexate-intrathecal", 1, start.PlusDays(intrathecal % 10), Route.IT)
            .Give(BlockIds.Maintenance, "methotrexate", 8, start.PlusDays(oral % 10));

        Assert.Equal(oral % 10 == intrathecal % 10 ? 2 : 0, Found(journey, "METHOTREXATE-PO-IT", "2026-12-01").Length);
    }

    // Day 15 is 04-03: the second dose comes at 08:00 on 04-04 and belongs to day 15; day 16 is due on 04-04 as before.
    [Fact]
    public void A_dose_after_midnight_belongs_to_the_day_that_it_completes()
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp);
        journey.GiveAt(Block, "cytarabine-high-dose", 15, Date("2026-04-03"), "2026-04-03T20:00:00Z", dose: 1).GiveAt(Block, "cytarabine-high-dose", 15, Date("2026-04-04"), "2026-04-04T08:00:00Z", dose: 2);
        RecordState state = journey.Record.StateOn(Date("2026-04-04"));

        Assert.Contains(state.Due, row => row.Slot == new AdministrationSlot(Block, "cytarabine-high-dose", 16));
        Assert.Contains(state.Done, row => row.Slot == new AdministrationSlot(Block, "cytarabine-high-dose", 15));
        Assert.Empty(Found(journey, "RECORD-DAY", "2026-04-04"));
        Assert.Empty(Found(journey, "RECORD-INTERVAL", "2026-04-04"));
    }

    // Twelve hours apart are the plan; six are half of it.
    [Theory]
    [InlineData("2026-04-03T13:59:59Z", Severity.Hazard)]
    [InlineData("2026-04-03T14:00:00Z", null)]
    [Trait("Rule", "ORDER-INTERVAL")]
    public void Two_doses_of_a_day_too_near_by_the_clock_are_a_hazard(string second, Severity? expected)
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp);
        journey.GiveAt(Block, "cytarabine-high-dose", 15, Date("2026-04-03"), "2026-04-03T08:00:00Z", dose: 1).GiveAt(Block, "cytarabine-high-dose", 15, Date("2026-04-03"), second, dose: 2);

        Assert.Equal(expected is not null, Found(journey, "ORDER-INTERVAL", "2026-04-03").Any(finding => finding.Severity == Severity.Hazard));
    }

    [Fact]
    public void A_day_that_was_given_in_part_says_what_remains_and_can_be_closed()
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp).Give(Block, "cytarabine-high-dose", 15, Date("2026-04-03"), dose: 1);
        NextStep due = Assert.Single(journey.Record.Next(Date("2026-04-03")).Of(NextStepKind.Due), step => step.Slot?.OrderId == "cytarabine-high-dose");
        Assert.StartsWith("cytarabine IV (interim-maintenance/cytarabine-high-dose day 15, dose 2 of 2 left) is due", due.What, StringComparison.Ordinal);

        journey.Omit(Block, "cytarabine-high-dose", 15, Date("2026-04-03"));
        Assert.Equal(AdministrationStatus.PartlyOmitted, StateOf(journey, "cytarabine-high-dose", 15).Status);
        Assert.DoesNotContain(journey.Record.StateOn(Date("2026-04-05")).Overdue, row => row.Order.Id == "cytarabine-high-dose" && row.Day == 15);
        Assert.Empty(Found(journey, "RECORD-OMITTED-GIVEN", "2026-04-05"));
    }

    [Fact]
    public void A_dose_in_two_portions_is_given_once_both_are()
    {
        RecordBuilder journey = InMaintenance();
        AdministrationSlot slot = new(BlockIds.Maintenance, "mercaptopurine", 1);
        LocalDate day = Date("2026-07-06");
        journey.Apply(new RecordEvent.AdministrationGiven(journey.Stamp(day), day, slot, GivenDose.WholeDay(Route.PO).AsPortion(1, 2)));
        Assert.Equal(AdministrationStatus.PartlyGiven, journey.Record.Plan!.Find(slot)!.Value.Status);

        journey.Apply(new RecordEvent.AdministrationGiven(journey.Stamp(day), day, slot, GivenDose.WholeDay(Route.PO).AsPortion(2, 2)));
        Assert.Equal(AdministrationStatus.Given, journey.Record.Plan!.Find(slot)!.Value.Status);
        Assert.Empty(Found(journey, "RECORD-TWICE", "2026-07-06"));

        journey.Apply(new RecordEvent.AdministrationGiven(journey.Stamp(day), day, slot, GivenDose.WholeDay(Route.PO).AsPortion(2, 2)));
        Assert.Single(Found(journey, "RECORD-TWICE", "2026-07-06"));
    }

    // 2.5 mg/kg at 6.2 kg is 15.5 mg. A first portion is a part of it, so only more than the whole is found; with the second
    // the sum is the dose, which three significant digits write from 15.45 to 15.55 mg.
    [Theory]
    [InlineData("7.75", null, "", "")]
    [InlineData("0.1", null, "", "")]
    [InlineData("15.55", null, "", "")]
    [InlineData("15.56", null, "DOSE-TOLERANCE", "")]
    [InlineData("77.5", null, "DOSE-FIVEFOLD", "")]
    [InlineData("7.75", "7.7", "", "")]
    [InlineData("7.75", "7.8", "", "")]
    [InlineData("7.75", "7.69", "", "DOSE-TOLERANCE")]
    [InlineData("7.75", "7.81", "", "DOSE-TOLERANCE")]
    [InlineData("2", "1.2", "", "DOSE-TOLERANCE")]
    [InlineData("2", "1.1", "", "DOSE-FIVEFOLD")]
    public void Portions_are_compared_with_the_dose_as_their_sum(string first, string? second, string ofFirst, string ofSecond)
    {
        LocalDate day = Date("2026-02-09");
        RecordBuilder journey = new RecordBuilder().Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05")
            .Measure("2026-02-08", Weight.FromKilograms(6.2m)).Start(BlockIds.Azacitidine1, day);
        foreach ((string amount, int number) in new[] { first, second }.OfType<string>().Select((text, at) => (text, at + 1)))
        {
            DoseAmount given = DrugMass.FromMilligrams(decimal.Parse(amount, CultureInfo.InvariantCulture));
            journey.Apply(new RecordEvent.AdministrationGiven(
                journey.Stamp(day), day, new(BlockIds.Azacitidine1, "azacitidine", 1), GivenDose.WholeDay(Route.IV, given).AsPortion(number, 2)));
        }

        Assert.Empty(journey.Refusals);
        RecordEvent[] portions = [.. journey.Record.Events.Where(recorded => recorded.DoseGiven is not null)];
        string[] rules = [.. portions.Select(recorded => string.Join(
            ", ", journey.Record.StateOn(day).Findings.Where(found => found.EventId == recorded.Stamp.Id && found.Finding.Rule.Id.StartsWith("DOSE-", StringComparison.Ordinal)).Select(found => found.Finding.Rule.Id)))];
        Assert.Equal(second is null ? [ofFirst] : [ofFirst, ofSecond], rules);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 2)]
    [InlineData(1, 1)]
    [InlineData(1, 25)]
    public void A_portion_that_cannot_be_is_refused(int number, int of) => Assert.Throws<ArgumentOutOfRangeException>(() => new DosePortion(number, of));

    // Weekly methotrexate of day 15, 07-20, is given on 07-21: day 22, 07-27, is 6 days later, and may be given from 07-28 on.
    [Fact]
    public void A_weekly_dose_a_day_late_leaves_the_next_to_a_decision()
    {
        RecordBuilder journey = InMaintenance().Give(BlockIds.Maintenance, "methotrexate", 8, Date("2026-07-13")).Give(BlockIds.Maintenance, "methotrexate", 15, Date("2026-07-21"));
        NextSteps next = journey.Record.Next(Date("2026-07-27"));

        Assert.Equal("the order was given on 2026-07-21, and 7 days lie at least between two of its days: not before 2026-07-28", Assert.Single(next.State.LeftOut).Why);
        Assert.Single(next.Of(NextStepKind.DecideHold));

        journey.Give(BlockIds.Maintenance, "methotrexate", 22, Date("2026-07-28"));
        Assert.DoesNotContain(journey.Record.StateOn(Date("2026-07-28")).LeftOut, row => row.Day == 22);

        // With that the series has moved to Tuesdays, and nobody is asked again: day 29, 08-03, is due on 08-04, and so on.
        Assert.Empty(journey.Record.StateOn(Date("2026-08-03")).LeftOut.Concat(journey.Record.StateOn(Date("2026-08-03")).Due.Where(row => row.Order.Id == "methotrexate")));
        Assert.Equal(29, journey.Record.StateOn(Date("2026-08-04")).Due.Single(row => row.Order.Id == "methotrexate").Day);
        journey.Give(BlockIds.Maintenance, "methotrexate", 29, Date("2026-08-04"));
        Assert.DoesNotContain(journey.Record.StateOn(Date("2026-08-04")).Findings, found => found.Date == Date("2026-08-04") && found.Finding.Rule.Id == "RECORD-DAY");
        Assert.Equal(36, journey.Record.StateOn(Date("2026-08-11")).Due.Single(row => row.Order.Id == "methotrexate").Day);
    }

    // Day 15 on its day, six days after a late day 8, is a hazard and no decision: the days after it stay where they are.
    [Fact]
    public void A_dose_too_near_the_one_before_it_moves_no_series()
    {
        RecordBuilder journey = InMaintenance().Give(BlockIds.Maintenance, "methotrexate", 8, Date("2026-07-14")).Give(BlockIds.Maintenance, "methotrexate", 15, Date("2026-07-20"));

        Assert.Contains(Found(journey, "RECORD-INTERVAL", "2026-07-20"), finding => finding.Severity == Severity.Hazard);
        Assert.Equal(22, journey.Record.StateOn(Date("2026-07-27")).Due.Single(row => row.Order.Id == "methotrexate").Day);
    }

    // Hour 42 falls on day 2 of the infusion where it starts before 06:00 by the ward's clock: 10:30 UTC is 05:30 at -05:00.
    [Theory]
    [InlineData("2026-03-20T10:30:00Z", null, false)]
    [InlineData("2026-03-20T10:30:00Z", -5, true)]
    [InlineData("2026-03-20T11:00:00Z", -5, false)]
    [InlineData("2026-03-20T05:30:00Z", null, true)]
    [InlineData("2026-03-20T05:30:00Z", 1, false)]
    public void The_hours_of_a_rescue_are_those_of_the_wards_clock_where_it_is_recorded(string startedAt, int? offset, bool isEarly)
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp);
        journey.Apply(new RecordEvent.AdministrationGiven(journey.Stamp(Im), Im, new(Block, HighDose, 1), new(Route.IV)
        {
            StartedAt = NodaTime.Text.InstantPattern.ExtendedIso.Parse(startedAt).Value,
            ClockOffset = offset is { } hours ? Offset.FromHours(hours) : null,
        }));
        NextSteps next = journey.Record.Next(Im);

        Assert.Equal(isEarly, next.Of(NextStepKind.Alert).Any(step => step.Finding?.Rule.Id == "LEUCOVORIN-HOURS"));
        string clock = Assert.Single(journey.Record.Round(Im).RescueTimes, step => step.Kind == NextStepKind.Due).What;
        Assert.Contains(offset is -5 && startedAt.Contains("11:00", StringComparison.Ordinal) ? "hour 42 at 2026-03-22T00:00:00-05" : "hour 42 at 2026-03-2", clock, StringComparison.Ordinal);
        Assert.Equal(journey.Record.Events, RecordJson.Read(RecordJson.WriteLines(journey.Record.Events)));
    }

    // Vincristine's days are 8, 15, 22 and 29: day 16 stands for day 15, and day 19, four days from either, for the earlier.
    [Theory]
    [InlineData(16, 15)]
    [InlineData(14, 15)]
    [InlineData(18, 15)]
    [InlineData(19, 22)]
    [Trait("Rule", "RECORD-UNPLANNED")]
    public void A_dose_of_an_unplanned_day_stands_for_the_nearest_planned_one(int day, int standsFor)
    {
        LocalDate first = Date("2026-01-05");
        RecordBuilder journey = new RecordBuilder().Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, first)
            .Give(BlockIds.Induction, "vincristine", 8, first.PlusDays(7)).Give(BlockIds.Induction, "vincristine", day, first.PlusDays(day - 1));

        Assert.Equal(AdministrationStatus.Given, journey.Record.Plan!.Find(new(BlockIds.Induction, "vincristine", standsFor))!.Value.Status);
        Assert.Equal($"induction/vincristine day {day} was given; it stands for day {standsFor}", Assert.Single(Found(journey, "RECORD-UNPLANNED", "2026-02-10")).Observed);
    }

    [Fact]
    public void What_is_never_to_be_given_again_can_be_omitted_ahead_of_its_block()
    {
        RecordBuilder journey = InInterimMaintenance(HoldPolicy.MakeUp).Omit(BlockIds.DelayedIntensification1, "pegaspargase", 1, Date("2026-04-12"));
        Assert.Empty(journey.Refusals);
        journey.Start(BlockIds.Azacitidine3, "2026-04-25").Start(BlockIds.DelayedIntensification1, "2026-04-30");

        RecordState state = journey.Record.StateOn(Date("2026-04-30"));
        Assert.DoesNotContain(state.Due, row => row.Order.Id == "pegaspargase");
        Assert.Contains(state.Omitted, row => row.Order.Id == "pegaspargase" && row.Block.Id == BlockIds.DelayedIntensification1);
    }

    [Fact]
    public void What_an_open_delay_delays_is_not_due()
    {
        RecordBuilder journey = InConsolidation(Aall15P1.Compile());
        journey.Apply(new RecordEvent.TreatmentDelayed(journey.Stamp(Date("2026-02-18")), Date("2026-02-18"), Until: null, Episode: null, "sepsis"));
        NextSteps next = journey.Record.Next(Date("2026-02-20"));

        Assert.Empty(next.State.Due);
        Assert.All(next.State.Overdue, row => Assert.True(row.Date < Date("2026-02-18")));
        Assert.Contains(next.Of(NextStepKind.DecideHold), step => step.What.StartsWith("Treatment is delayed since 2026-02-18", StringComparison.Ordinal));
        Assert.NotEmpty(journey.Record.StateOn(Date("2026-02-17")).Due);
    }

    [Fact]
    public void A_result_that_takes_the_infant_off_the_protocol_takes_later_blocks_out_of_the_plan()
    {
        RecordBuilder journey = InConsolidation(Aall15P1.Compile()).Kmt2a("2026-02-20", MarkerStatus.Absent);

        Assert.DoesNotContain(journey.Record.PlanOn(Date("2026-02-21"))!, row => row.Planned.IsProjected);
        Assert.Empty(journey.Record.StateOn(Date("2026-02-21")).Due);
        Assert.NotEmpty(journey.Record.StateOn(Date("2026-02-19")).Due);
    }

    // 2.5 mg/kg of 6.2 kg are 15.5 mg.
    [Fact]
    public void What_is_due_carries_its_amount_and_the_weight_behind_it()
    {
        RecordBuilder journey = new RecordBuilder().Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05")
            .Measure("2026-02-08", Weight.FromKilograms(6.2m)).Start(BlockIds.Azacitidine1, "2026-02-09");
        NextSteps next = journey.Record.Next(Date("2026-02-09"));

        DoseResult dose = Assert.Single(next.State.Due).Dose!;
        Assert.Equal((DecisionOutcome.Proceed, "15.5 mg, one dose that day"), (dose.Outcome, dose.Dose.ToString()));
        NextStep due = Assert.Single(next.Of(NextStepKind.Due));
        Assert.Equal("azacitidine IV (azacitidine-1/azacitidine day 1) is due: 15.5 mg, one dose that day (weight 6.2 kg, measured on 2026-02-08 (1 day before)).", due.What);
        Assert.Equal(dose, due.Dose);
    }

    [Fact]
    public void A_range_of_days_is_an_event_for_each()
    {
        RecordBuilder journey = InConsolidation(Aall15P1.Compile());
        const string Line = """
            {"schemaVersion":1,"id":"home","type":"administrations-given","date":"2026-02-14","recordedAt":"2026-03-14T12:00:00Z","recordedBy":"nurse-b","block":"consolidation","order":"mercaptopurine","firstDay":1,"lastDay":28,"dose":{"route":"PO"}}
            """;
        ValueList<RecordEvent> events = RecordJson.Read(Line);
        foreach (RecordEvent recorded in events)
        {
            journey.Apply(recorded);
        }

        Assert.Empty(journey.Refusals);
        Assert.Equal((28, "home/1", "home/28"), (events.Count, events[0].Stamp.Id, events[27].Stamp.Id));
        RecordState state = journey.Record.StateOn(Date("2026-03-14"));
        Assert.Equal(28, state.Done.Count(row => row.Order.Id == "mercaptopurine"));
        Assert.DoesNotContain(state.Findings, found => found.Finding.Rule.Id.StartsWith("RECORD-", StringComparison.Ordinal) && found.EventId.StartsWith("home", StringComparison.Ordinal));
        Assert.Throws<FormatException>(() => RecordJson.Read(Line.Replace("\"lastDay\":28", "\"lastDay\":0", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => RecordJson.Read(Line.Replace("{\"route\":\"PO\"}", "{\"route\":\"PO\",\"doseOfDay\":1}", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_portion_round_trips_through_JSON()
    {
        LocalDate day = Date("2026-02-14");
        RecordEvent portion = new RecordEvent.AdministrationGiven(new("1", Instant.FromUtc(2026, 2, 14, 12, 0), "nurse-b"), day, new(BlockIds.Consolidation, "mercaptopurine", 1), GivenDose.WholeDay(Route.PO).AsPortion(1, 2));

        Assert.Equal(portion, Assert.Single(RecordJson.Read(RecordJson.Write(portion))));
    }

    // 100 mg on 0.35 m² (7.35 kg and 60 cm) are 285.7 mg/m².
    [Fact]
    public void What_was_given_in_all_is_told_for_each_square_metre_or_what_is_missing()
    {
        RecordBuilder journey = InConsolidation(Aall15P1.Compile()).Measure("2026-02-14", Weight.FromKilograms(7.35m), Height.FromCentimetres(60m))
            .Give(BlockIds.Consolidation, "cyclophosphamide", 1, Date("2026-02-14"), amount: DrugMass.FromMilligrams(100m));
        DrugTotal total = Assert.Single(journey.Record.StateOn(Date("2026-02-14")).CumulativeDoses);
        Assert.Equal((285.7m, 0), (Math.Round(total.PerArea.MilligramsPerSquareMetre, 1), total.WithoutArea));

        journey.Give(BlockIds.Consolidation, "cyclophosphamide", 29, Date("2026-03-14"));
        Assert.Equal("cannot be judged for each m²: 1 of 2 without an amount by mass, or without a weight and a height", Assert.Single(journey.Record.StateOn(Date("2026-03-14")).CumulativeDoses).PerAreaText);
    }

    // Azacitidine of EPI#1 on 02-09 to 02-13; Consolidation on 02-14.
    [Theory]
    [InlineData(0, DecisionOutcome.Hold)]
    [InlineData(4, DecisionOutcome.Hold)]
    [InlineData(5, DecisionOutcome.Proceed)]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    public void Chemotherapy_waits_for_the_azacitidine_before_it(int given, DecisionOutcome expected)
    {
        RecordBuilder journey = new RecordBuilder(Aall15P1.Compile(Aall15P1.Illustration)).Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05")
            .Start(BlockIds.Azacitidine1, "2026-02-09").Kmt2a("2026-02-09", MarkerStatus.Present);
        for (int day = 1; day <= given; day++)
        {
            journey.Give(BlockIds.Azacitidine1, "azacitidine", day, Date("2026-02-08").PlusDays(day));
        }

        Assert.Equal(expected, journey.Record.Next(Date("2026-02-14")).Gate!.Outcome);

        // What is omitted by decision is decided.
        for (int day = given + 1; day <= 5; day++)
        {
            journey.Omit(BlockIds.Azacitidine1, "azacitidine", day, Date("2026-02-13"));
        }

        Assert.DoesNotContain(journey.Record.Next(Date("2026-02-14")).Gate!.Findings, finding => finding.Rule.Id == "BLOCK-BEFORE-COMPLETE" && finding.Effect != DecisionOutcome.Proceed);
    }

    // Consolidation ends on day 29, 03-14; of its 54 administrations one is not recorded.
    [Fact]
    public void What_was_due_in_the_block_before_and_is_not_recorded_leaves_the_gate_undecided()
    {
        RecordBuilder journey = InConsolidation(Aall15P1.Compile()).GiveAll(Date("2026-02-14"), Date("2026-03-13")).Kmt2a("2026-02-09", MarkerStatus.Present)
            .Counts("2026-03-15", 800, 90_000).Resolved("2026-03-15");
        Decision gate = journey.Record.Next(Date("2026-03-15")).Gate!;

        Assert.Equal(DecisionOutcome.CannotDecide, gate.Outcome);
        Assert.Contains(gate.Findings, finding => finding.Missing == "what became of 1 planned administration of the block before that was due");
        journey.Give(BlockIds.Consolidation, "cyclophosphamide", 29, Date("2026-03-14"));
        Assert.Equal(DecisionOutcome.Proceed, journey.Record.Next(Date("2026-03-15")).Gate!.Outcome);
    }

    private static RecordBuilder InConsolidation(CompiledProtocol protocol) => new RecordBuilder(protocol).Enrol("2026-01-04", "2025-09-14")
        .Start(BlockIds.Induction, "2026-01-05").Start(BlockIds.Azacitidine1, "2026-02-09").Start(BlockIds.Consolidation, "2026-02-14");

    private static RecordBuilder InInterimMaintenance(HoldPolicy policy) => InConsolidation(With(policy)).Start(BlockIds.Azacitidine2, "2026-03-15").Start(Block, Im);

    private static RecordBuilder InDelayedIntensification(HoldPolicy policy) =>
        InInterimMaintenance(policy).Start(BlockIds.Azacitidine3, "2026-04-25").Start(BlockIds.DelayedIntensification1, "2026-04-30");

    private static RecordBuilder InMaintenance() => InDelayedIntensification(HoldPolicy.MakeUp).Start(BlockIds.Azacitidine4, "2026-05-28")
        .Start(BlockIds.DelayedIntensification2, "2026-06-02").Start(BlockIds.Maintenance, "2026-07-06");

    private static (AdministrationStatus Status, LocalDate Date) StateOf(RecordBuilder journey, string order, int day) =>
        journey.Record.Plan!.Find(new(Block, order, day)) is { } row ? (row.Status, row.Date) : default;

    private static Finding[] Found(RecordBuilder journey, string rule, string on)
    {
        Assert.Empty(journey.Refusals);
        return [.. journey.Record.StateOn(Date(on)).Findings.Select(found => found.Finding).Where(finding => finding.Rule.Id == rule)];
    }
}
