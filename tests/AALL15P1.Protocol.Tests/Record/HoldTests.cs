using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What a hold does to a block, by hand. Day 1 of Induction is 2026-01-05, so that day 8 is 2026-01-12.</summary>
public sealed class HoldTests
{
    private static readonly LocalDate Day8 = new(2026, 1, 12);

    // Daunorubicin of day 8 is held for two days; everything from day 8 on is two days later.
    [Theory]
    [InlineData("2026-01-13", 1)]
    [InlineData("2026-01-14", 2)]
    [InlineData("2026-01-15", 2)]
    public void Days_that_a_hold_has_cost_stay_lost_when_the_administration_is_omitted(string omitted, int lost)
    {
        RecordBuilder journey = Held(HoldPolicy.ShiftBlock, until: Day8.PlusDays(2)).Omit(BlockIds.Induction, "daunorubicin", 8, Date(omitted));

        Assert.Equal(Day8.PlusDays(lost), DateOf(journey, "vincristine", 8));
        Assert.Equal(new LocalDate(2026, 2, 9).PlusDays(lost), journey.Record.Plan!.Roadmap.Block(BlockIds.Azacitidine1).Start);
        Assert.Equal(AdministrationStatus.Omitted, StatusOf(journey, "daunorubicin", 8));
    }

    [Fact]
    public void An_omission_after_a_hold_finds_no_fault_with_what_was_given_by_the_plan_of_its_day()
    {
        RecordBuilder journey = Held(HoldPolicy.ShiftBlock, until: Day8.PlusDays(2)).Give(BlockIds.Induction, "vincristine", 8, Day8.PlusDays(2));
        Assert.DoesNotContain(journey.Record.StateOn(Day8.PlusDays(2)).Findings, found => found.Finding.Rule.Id == "RECORD-DAY");

        journey.Omit(BlockIds.Induction, "daunorubicin", 8, Day8.PlusDays(3));

        Assert.DoesNotContain(journey.Record.StateOn(Day8.PlusDays(3)).Findings, found => found.Finding.Rule.Id == "RECORD-DAY");
    }

    // Day 7 was the last day that passed before the hold.
    [Fact]
    public void While_nobody_knows_the_end_of_a_hold_the_clock_of_its_block_stands_still()
    {
        RecordBuilder journey = Held(HoldPolicy.ShiftBlock, until: null);

        RecordState state = journey.Record.StateOn(Day8.PlusDays(8));

        Assert.Equal(7, state.Day);
        Assert.Equal("induction/daunorubicin day 8", Assert.Single(state.OpenHolds).Held.Slot.ToString());
        Assert.All(state.Overdue, row => Assert.InRange(row.Day, 1, 7));
        Assert.Empty(state.Due);
        Assert.Equal(AdministrationStatus.Waiting, StatusOf(journey, "vincristine", 8));
        Assert.Equal(AdministrationStatus.Waiting, StatusOf(journey, "daunorubicin", 9));
        Assert.DoesNotContain(journey.Record.Next(Day8.PlusDays(8)).Steps, step => step.Slot is { Day: > 7, OrderId: not "daunorubicin" });
    }

    [Fact]
    public void Where_only_the_order_moves_the_others_go_on_during_an_open_hold()
    {
        RecordBuilder journey = Held(HoldPolicy.ShiftOrder, until: null);

        Assert.Equal(AdministrationStatus.Held, StatusOf(journey, "daunorubicin", 8));
        Assert.Equal(AdministrationStatus.Waiting, StatusOf(journey, "daunorubicin", 9));
        Assert.Equal(AdministrationStatus.Planned, StatusOf(journey, "vincristine", 8));
        Assert.Equal(16, journey.Record.StateOn(Day8.PlusDays(8)).Day);
    }

    // Daunorubicin of day 8, made up on day 9, would stand on the day of the next one.
    [Fact]
    [Trait("Rule", "RECORD-LEFT-OUT")]
    public void A_held_administration_that_cannot_be_made_up_is_left_out_and_found()
    {
        RecordBuilder journey = Held(HoldPolicy.MakeUp, until: Day8.PlusDays(1));

        RecordFinding found = Assert.Single(journey.Record.StateOn(Day8).Findings, found => found.Finding.Rule.Id == "RECORD-LEFT-OUT");
        Assert.Equal((Severity.Deviation, "induction/daunorubicin day 8 is left out: after its hold the next administration of the order stands too near"), (found.Finding.Severity, found.Finding.Observed));
        Assert.Equal(AdministrationStatus.LeftOut, StatusOf(journey, "daunorubicin", 8));
    }

    // Weekly methotrexate of day 8 keeps its week to that of day 15 only on day 8 itself.
    [Property]
    [Trait("Rule", "RECORD-LEFT-OUT")]
    public void A_weekly_administration_is_left_out_exactly_when_its_hold_lasts_a_day_or_more(byte days)
    {
        LocalDate day8 = new LocalDate(2026, 7, 6).PlusDays(7);
        RecordBuilder journey = Begin(HoldPolicy.MakeUp).Start(BlockIds.Maintenance, "2026-07-06").Hold(BlockIds.Maintenance, "methotrexate", 8, day8, day8.PlusDays(days % 20));

        Assert.Equal(days % 20 > 0, journey.Record.StateOn(day8).Findings.Any(found => found.Finding.Rule.Id == "RECORD-LEFT-OUT"));
    }

    [Fact]
    [Trait("Rule", "RECORD-UNPLANNED")]
    public void A_hold_of_a_day_that_is_not_planned_is_found()
    {
        RecordBuilder journey = Begin(HoldPolicy.ShiftBlock).Hold(BlockIds.Induction, "vincristine", 10, Day8, Day8.PlusDays(2));

        Finding finding = Assert.Single(journey.Record.StateOn(Day8).Findings, found => found.Finding.Rule.Id == "RECORD-UNPLANNED").Finding;
        Assert.Equal("induction/vincristine day 10 was held", finding.Observed);
    }

    // Recorded in this order on one day, with ids that sort the other way round.
    [Fact]
    public void Of_two_reports_of_a_day_the_one_that_was_recorded_later_counts()
    {
        RecordBuilder journey = Begin(HoldPolicy.ShiftBlock);
        Instant noon = Instant.FromUtc(2026, 1, 12, 12, 0);
        AdministrationSlot slot = new(BlockIds.Induction, "daunorubicin", 8);
        journey.Apply(new RecordEvent.AdministrationHeld(new("9", noon, "dr-a"), Day8, slot, Day8.PlusDays(2), "sepsis"));
        journey.Apply(new RecordEvent.AdministrationHeld(new("10", noon.Plus(Duration.FromMinutes(1)), "dr-a"), Day8, slot, Day8.PlusDays(8), "sepsis"));
        journey.Apply(new RecordEvent.ToxicityStated(new("8", noon.Plus(Duration.FromMinutes(2)), "dr-a"), Day8, Resolved: true));
        journey.Apply(new RecordEvent.ToxicityStated(new("11", noon.Plus(Duration.FromMinutes(3)), "dr-a"), Day8, Resolved: false));

        Assert.Empty(journey.Refusals);
        Assert.Equal(Day8.PlusDays(8), DateOf(journey, "vincristine", 8));
        Assert.Contains(journey.Record.Next(Day8).Gate!.Findings, finding => finding.Rule.Id == "EPI-START-TOXICITY" && finding.Effect == DecisionOutcome.Hold);
    }

    private static RecordBuilder Begin(HoldPolicy policy) =>
        new RecordBuilder(With(policy)).Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05");

    private static RecordBuilder Held(HoldPolicy policy, LocalDate? until) => Begin(policy).Hold(BlockIds.Induction, "daunorubicin", 8, Day8, until);

    private static AdministrationStatus StatusOf(RecordBuilder journey, string order, int day) => journey.Record.Plan!.Find(new(BlockIds.Induction, order, day))!.Value.Status;

    private static LocalDate DateOf(RecordBuilder journey, string order, int day) => journey.Record.Plan!.Find(new(BlockIds.Induction, order, day))!.Value.Date;
}
