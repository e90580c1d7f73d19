using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What a record finds: by hand, and as laws.</summary>
public sealed class RecordRuleTests
{
    private static readonly LocalDate Day1 = new(2026, 1, 5);

    [Fact]
    [Trait("Rule", "RECORD-ROUTE")]
    public void Intrathecal_vincristine_is_accepted_because_it_happened_and_is_a_hazard()
    {
        RecordBuilder journey = Begin().Give(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(7), Route.IT);

        Finding finding = Assert.Single(Found(journey, "RECORD-ROUTE"));
        Assert.Equal((Severity.Hazard, "vincristine was given IT", "IV"), (finding.Severity, finding.Observed, finding.Required));
        Assert.Contains(journey.Record.Next(Day1.PlusDays(7)).Of(NextStepKind.Alert), step => step.Finding!.Rule.Id == "RECORD-ROUTE");

        // Subcutaneous cytarabine is a route of the drug, and not of this order: a deviation.
        Assert.Equal(Severity.Deviation, Assert.Single(Found(Begin().Give(BlockIds.Induction, "cytarabine", 8, Day1.PlusDays(7), Route.SC), "RECORD-ROUTE")).Severity);
        Assert.Empty(Found(Begin().Give(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(7), Route.IV), "RECORD-ROUTE"));
    }

    [Property]
    [Trait("Rule", "RECORD-ROUTE")]
    public void A_route_is_found_exactly_when_the_order_does_not_have_it(byte at, Route route)
    {
        PlannedOrder order = Aall15P1.Definition.Blocks[0].Orders[at % Aall15P1.Definition.Blocks[0].Orders.Count];
        int day = order.Days.DaysUpTo(29).First();
        RecordBuilder journey = Begin().Give(BlockIds.Induction, order.Id, day, Day1.PlusDays(day - 1), route);

        Assert.Equal(order.Routes.Contains(route) ? 0 : 1, Found(journey, "RECORD-ROUTE").Length);
    }

    [Fact]
    [Trait("Rule", "RECORD-DAY")]
    public void A_dose_a_day_late_is_a_deviation()
    {
        Finding finding = Assert.Single(Found(Begin().Give(BlockIds.Induction, "vincristine", 8, new(2026, 1, 13)), "RECORD-DAY"));

        Assert.Equal((Severity.Deviation, "induction/vincristine day 8 was given on 2026-01-13", "2026-01-12"), (finding.Severity, finding.Observed, finding.Required));
        Assert.Empty(Found(Begin().Give(BlockIds.Induction, "vincristine", 8, new(2026, 1, 12)), "RECORD-DAY"));
    }

    [Property]
    [Trait("Rule", "RECORD-DAY")]
    public void After_a_hold_that_moves_the_block_the_moved_day_is_the_right_one(byte length, byte late)
    {
        LocalDate until = Day1.PlusDays(7 + (length % 20));
        RecordBuilder journey = Begin(RecordBuilder.With(HoldPolicy.ShiftBlock)).Hold(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(7), until);
        journey.Give(BlockIds.Induction, "vincristine", 15, until.PlusDays(7 + (late % 3)));

        Assert.Equal(late % 3 == 0 ? 0 : 1, Found(journey, "RECORD-DAY").Length);
    }

    [Fact]
    [Trait("Rule", "RECORD-UNPLANNED")]
    public void Vincristine_for_day_9_is_not_in_the_plan()
    {
        RecordBuilder journey = Begin().Give(BlockIds.Induction, "vincristine", 9, Day1.PlusDays(8));

        Assert.Equal("days 8, 15, 22, 29", Assert.Single(Found(journey, "RECORD-UNPLANNED")).Required);
        Assert.Null(journey.Record.Plan!.Find(new(BlockIds.Induction, "vincristine", 9)));
    }

    [Property]
    [Trait("Rule", "RECORD-UNPLANNED")]
    public void A_day_is_unplanned_exactly_when_the_order_does_not_hold_it(byte at)
    {
        int day = (at % 40) + 1;

        Assert.Equal(day is 8 or 15 or 22 or 29 ? 0 : 1, Found(Begin().Give(BlockIds.Induction, "vincristine", day, Day1.PlusDays(day - 1)), "RECORD-UNPLANNED").Length);
    }

    [Fact]
    [Trait("Rule", "RECORD-TWICE")]
    public void A_dose_that_was_given_twice_is_a_hazard()
    {
        RecordBuilder journey = Begin().Give(BlockIds.Induction, "pegaspargase", 12, Day1.PlusDays(11)).Give(BlockIds.Induction, "pegaspargase", 12, Day1.PlusDays(11));

        Assert.Equal(Severity.Hazard, Assert.Single(Found(journey, "RECORD-TWICE")).Severity);
    }

    [Property]
    [Trait("Rule", "RECORD-TWICE")]
    public void The_three_doses_of_a_day_are_one_each(byte first, byte second)
    {
        int one = (first % 3) + 1;
        int other = (second % 3) + 1;
        RecordBuilder journey = Begin().Give(BlockIds.Induction, "prednisolone", 1, Day1, dose: one).Give(BlockIds.Induction, "prednisolone", 1, Day1, dose: other);

        Assert.Equal(one == other ? 1 : 0, Found(journey, "RECORD-TWICE").Length);
        Assert.Equal(AdministrationStatus.PartlyGiven, journey.Record.Plan!.Find(new(BlockIds.Induction, "prednisolone", 1))!.Value.Status);
    }

    // Day 7 of Induction is 2026-01-11; one of the day's three doses is given 14 days later, or 3 days too soon, and the
    // others stay to be given on the day on which the first was.
    [Theory]
    [InlineData("2026-01-25", "2026-01-25", "2026-01-31", true)]
    [InlineData("2026-01-25", "2026-01-12", "2026-01-24", false)]
    [InlineData("2026-01-25", "2026-01-26", "2026-02-05", false)]
    [InlineData("2026-01-08", "2026-01-08", "2026-01-09", true)]
    [InlineData("2026-01-08", "2026-01-09", "2026-01-11", false)]
    public void What_was_partly_given_on_another_day_is_still_to_be_given_on_that_day(string given, string from, string to, bool expected)
    {
        RecordBuilder journey = Begin().Give(BlockIds.Induction, "prednisolone", 7, Date(given), dose: 1);
        TherapyPlan plan = journey.Record.Plan!;
        AdministrationSlot slot = new(BlockIds.Induction, "prednisolone", 7);

        Assert.Equal(AdministrationStatus.PartlyGiven, plan.Find(slot)!.Value.Status);
        Assert.Equal(expected ? 1 : 0, plan.ToBeGiven(Date(from), Date(to)).Count(row => row.Slot == slot));
        Assert.Equal(1, plan.ToBeGiven(Date("2026-01-05"), Date("2026-02-05")).Count(row => row.Slot == slot));
    }

    // The override of 2026-01-06 speaks of a tube for prednisolone; vincristine IT on 2026-01-12 is another matter.
    [Fact]
    [Trait("Rule", "RECORD-ROUTE")]
    public void An_override_covers_what_had_happened_by_then_and_nothing_later()
    {
        RecordBuilder journey = Begin().Give(BlockIds.Induction, "prednisolone", 1, Day1, Route.IV);
        journey.Apply(new RecordEvent.FindingOverridden(journey.Stamp(Day1.PlusDays(1)), Day1.PlusDays(1), "RECORD-ROUTE", null, "no tube in"));
        journey.Give(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(7), Route.IT);

        NextSteps next = journey.Record.Next(Day1.PlusDays(7));

        Assert.Equal([true, false], next.State.Findings.Where(found => found.Finding.Rule.Id == "RECORD-ROUTE").Select(found => found.Override is not null));
        Assert.Contains("Vincristine was given IT", Assert.Single(next.Of(NextStepKind.Alert), step => step.Finding!.Rule.Id == "RECORD-ROUTE").What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, AdministrationStatus.Given)]
    [InlineData(1, AdministrationStatus.PartlyGiven)]
    [InlineData(4, AdministrationStatus.PartlyGiven)]
    public void A_single_dose_of_leucovorin_is_never_the_whole_day_while_no_source_states_how_many_there_are(int? dose, AdministrationStatus expected)
    {
        LocalDate start = new(2026, 4, 6);
        RecordBuilder journey = Begin().Start(BlockIds.InterimMaintenance, start).Give(BlockIds.InterimMaintenance, "leucovorin", 3, start.PlusDays(2), dose: dose);

        Assert.Equal(expected, journey.Record.Plan!.Find(new(BlockIds.InterimMaintenance, "leucovorin", 3))!.Value.Status);
    }

    [Theory]
    [InlineData(6, 2)]
    [InlineData(7, 0)]
    [InlineData(8, 0)]
    [Trait("Rule", "RECORD-INTERVAL")]
    public void Weekly_methotrexate_within_7_days_is_a_hazard_at_both_doses(int daysLater, int expected)
    {
        RecordBuilder journey = InMaintenance(out LocalDate start);
        journey.Give(BlockIds.Maintenance, "methotrexate", 8, start.PlusDays(7)).Give(BlockIds.Maintenance, "methotrexate", 15, start.PlusDays(7 + daysLater));

        Finding[] found = Found(journey, "RECORD-INTERVAL");
        Assert.Equal(expected, found.Length);
        Assert.All(found, finding => Assert.Equal(Severity.Hazard, finding.Severity));
    }

    [Property]
    [Trait("Rule", "RECORD-INTERVAL")]
    public void Two_weekly_doses_are_found_exactly_within_7_days(byte days)
    {
        RecordBuilder journey = InMaintenance(out LocalDate start);
        journey.Give(BlockIds.Maintenance, "methotrexate", 8, start.PlusDays(7)).Give(BlockIds.Maintenance, "methotrexate", 22, start.PlusDays(7 + (days % 20)));

        Assert.Equal(days % 20 < 7, Found(journey, "RECORD-INTERVAL").Length > 0);
    }

    [Theory]
    [InlineData(29, 3)]
    [InlineData(30, 0)]
    [Trait("Rule", "RECORD-BLOCK-CUT")]
    public void A_block_that_starts_on_a_planned_day_of_the_one_before_cuts_it_short(int day, int cut)
    {
        // Day 29 of Induction holds intrathecal methotrexate and hydrocortisone, and vincristine.
        RecordBuilder journey = Begin().Start(BlockIds.Azacitidine1, Day1.PlusDays(day - 1));

        Assert.Empty(journey.Refusals);
        Assert.Equal(cut, journey.Record.Plan!.Count(row => row.Status == AdministrationStatus.CutShort));
        Assert.Equal(cut > 0 ? 1 : 0, Found(journey, "RECORD-BLOCK-CUT").Length);
        Assert.DoesNotContain(journey.Record.Plan!.Roadmap, row => row.Block.Id == BlockIds.Induction && row.Date >= Day1.PlusDays(day - 1));
    }

    [Property]
    [Trait("Rule", "RECORD-BLOCK-CUT")]
    public void A_cut_is_found_exactly_when_a_planned_administration_is_cut_short(byte days)
    {
        RecordBuilder journey = Begin().Start(BlockIds.Azacitidine1, Day1.PlusDays(1 + (days % 40)));

        Assert.Equal(days % 40 < 28, Found(journey, "RECORD-BLOCK-CUT").Length == 1);
    }

    [Fact]
    [Trait("Rule", "RECORD-BLOCK-SKIPPED")]
    public void A_block_without_a_start_is_skipped_and_has_no_administrations()
    {
        RecordBuilder journey = Begin().Start(BlockIds.Consolidation, "2026-02-14");

        Assert.Equal("consolidation started, and azacitidine-1 has no start", Assert.Single(Found(journey, "RECORD-BLOCK-SKIPPED")).Observed);
        Assert.DoesNotContain(journey.Record.Plan!, row => row.Block.Id == BlockIds.Azacitidine1);

        // Recorded late, the start takes the finding away.
        Assert.Empty(Found(journey.Start(BlockIds.Azacitidine1, "2026-02-09"), "RECORD-BLOCK-SKIPPED"));
    }

    [Property]
    [Trait("Rule", "RECORD-BLOCK-SKIPPED")]
    public void Every_start_without_the_start_before_it_is_found(byte started)
    {
        RecordBuilder journey = Begin();
        int expected = 0;
        for (int block = 1; block < 9; block++)
        {
            bool starts = (started >> (block - 1)) % 2 == 1;
            bool before = block == 1 || (started >> (block - 2)) % 2 == 1;
            if (starts)
            {
                journey.Start(BlockIds.All[block], Day1.PlusDays(block * 40));
                expected += before ? 0 : 1;
            }
        }

        Assert.Equal(expected, Found(journey, "RECORD-BLOCK-SKIPPED").Length);
    }

    [Fact]
    [Trait("Rule", "RECORD-OMITTED-GIVEN")]
    public void What_was_omitted_and_given_is_found_and_stays_given()
    {
        RecordBuilder journey = Begin().Omit(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(7)).Give(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(8));

        Assert.Single(Found(journey, "RECORD-OMITTED-GIVEN"));
        Assert.Equal(AdministrationStatus.Given, journey.Record.Plan!.Find(new(BlockIds.Induction, "vincristine", 8))!.Value.Status);
    }

    [Property]
    [Trait("Rule", "RECORD-OMITTED-GIVEN")]
    public void An_omission_concerns_its_own_administration_alone(byte omitted, byte given)
    {
        int[] days = [8, 15, 22, 29];
        int left = days[omitted % 4];
        int done = days[given % 4];
        RecordBuilder journey = Begin().Omit(BlockIds.Induction, "vincristine", left, Day1).Give(BlockIds.Induction, "vincristine", done, Day1.PlusDays(done - 1));

        Assert.Equal(left == done ? 1 : 0, Found(journey, "RECORD-OMITTED-GIVEN").Length);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(7, 1)]
    [InlineData(8, 1)]
    [Trait("Rule", "RECORD-AFTER-LEAVING")]
    public void Therapy_from_the_day_of_leaving_on_is_found(int daysIn, int expected)
    {
        RecordBuilder journey = Begin();
        journey.Apply(new RecordEvent.LeftProtocol(journey.Stamp(Day1.PlusDays(7)), Day1.PlusDays(7), "the family's wish"));
        journey.Give(BlockIds.Induction, "dexamethasone", 8, Day1.PlusDays(daysIn));

        Assert.Empty(journey.Refusals);
        Assert.Equal(expected, Found(journey, "RECORD-AFTER-LEAVING").Length);
    }

    [Property]
    [Trait("Rule", "RECORD-AFTER-LEAVING")]
    public void Nothing_remains_from_the_day_of_leaving_on(byte days)
    {
        RecordBuilder journey = Begin();
        LocalDate left = Day1.PlusDays(1 + days);
        journey.Apply(new RecordEvent.LeftProtocol(journey.Stamp(left), left, "the family's wish"));

        Assert.Empty(journey.Record.Plan!.Remaining);
        Assert.All(journey.Record.Plan.Where(row => row.IsToBeGiven), row => Assert.True(row.Date < left));
        Assert.Empty(Found(journey, "RECORD-AFTER-LEAVING"));
    }

    [Theory]
    [InlineData("2028-01-04", 0)]
    [InlineData("2028-01-05", 1)]
    [InlineData("2028-01-06", 1)]
    [Trait("Rule", "RECORD-AFTER-END")]
    public void Therapy_from_the_second_anniversary_on_is_found(string date, int expected)
    {
        RecordBuilder journey = InMaintenance(out _);

        Assert.Equal(expected, Found(journey.Give(BlockIds.Maintenance, "mercaptopurine", 500, Date(date)), "RECORD-AFTER-END").Length);
    }

    [Property]
    [Trait("Rule", "RECORD-AFTER-END")]
    public void Therapy_is_after_its_end_exactly_from_the_anniversary_on(byte fours, byte days)
    {
        RecordBuilder journey = InMaintenance(out LocalDate start);
        LocalDate date = start.PlusDays(((4 * fours) + (days % 4)) % 900);

        Assert.Equal(date >= new LocalDate(2028, 1, 5), Found(journey.Give(BlockIds.Maintenance, "mercaptopurine", 1, date), "RECORD-AFTER-END").Length == 1);
    }

    [Fact]
    [Trait("Rule", "RECORD-HOLD-UNDECIDED")]
    public void A_hold_without_a_policy_is_undecided_until_somebody_decides()
    {
        RecordBuilder journey = Begin().Hold(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(7), Day1.PlusDays(9));

        Finding finding = Assert.Single(Found(journey, "RECORD-HOLD-UNDECIDED"));
        Assert.Equal((DecisionOutcome.CannotDecide, "the site's policy for induction/vincristine day 8"), (finding.Effect, finding.Missing));
        Assert.Single(journey.Record.Next(Day1.PlusDays(8)).Of(NextStepKind.DecideHold));

        Assert.Empty(Found(journey.Omit(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(8)), "RECORD-HOLD-UNDECIDED"));
        Assert.Empty(journey.Record.Next(Day1.PlusDays(8)).Of(NextStepKind.DecideHold));
    }

    [Property]
    [Trait("Rule", "RECORD-HOLD-UNDECIDED")]
    public void With_any_policy_no_hold_is_undecided(HoldPolicy policy, byte days)
    {
        RecordBuilder journey = Begin(RecordBuilder.With(policy)).Hold(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(7), Day1.PlusDays(7 + days));

        Assert.Empty(Found(journey, "RECORD-HOLD-UNDECIDED"));
        Assert.Empty(journey.Record.StateOn(Day1.PlusDays(400)).OpenHolds);
    }

    [Fact]
    public void An_override_stands_beside_its_finding_and_quiets_the_alert()
    {
        RecordBuilder journey = Begin().Give(BlockIds.Induction, "vincristine", 8, Day1.PlusDays(7), Route.IT);
        journey.Apply(new RecordEvent.FindingOverridden(journey.Stamp(Day1.PlusDays(8)), Day1.PlusDays(8), "RECORD-ROUTE", "0003", "wrong entry, see note"));

        RecordFinding found = Assert.Single(journey.Record.StateOn(Day1.PlusDays(8)).Findings, found => found.Finding.Rule.Id == "RECORD-ROUTE");
        Assert.Equal("wrong entry, see note", found.Override!.Reason);
        Assert.DoesNotContain(journey.Record.Next(Day1.PlusDays(8)).Of(NextStepKind.Alert), step => step.Finding!.Rule.Id == "RECORD-ROUTE");
    }

    [Fact]
    public void Policies_by_hand()
    {
        // Vincristine of day 8 is held from 2026-01-12 until 2026-01-15: 3 days. The next is day 15, 2026-01-19.
        (LocalDate Day8, LocalDate Day15, LocalDate Cytarabine15)? Dates(HoldPolicy policy)
        {
            TherapyPlan plan = Begin(RecordBuilder.With(policy)).Hold(BlockIds.Induction, "vincristine", 8, new(2026, 1, 12), new(2026, 1, 15)).Record.Plan!;
            return plan.Find(new(BlockIds.Induction, "vincristine", 8)) is { Status: AdministrationStatus.Planned } row
                ? (row.Date, plan.Find(new(BlockIds.Induction, "vincristine", 15))!.Value.Date, plan.Find(new(BlockIds.Induction, "cytarabine", 15))!.Value.Date)
                : null;
        }

        Assert.Null(Dates(HoldPolicy.Omit));

        // Vincristine's own days lie 7 apart: made up on 2026-01-15 it would stand 4 days before the next.
        Assert.Null(Dates(HoldPolicy.MakeUp));
        Assert.Equal((new(2026, 1, 15), new(2026, 1, 22), new(2026, 1, 19)), Dates(HoldPolicy.ShiftOrder));
        Assert.Equal((new(2026, 1, 15), new(2026, 1, 22), new(2026, 1, 22)), Dates(HoldPolicy.ShiftBlock));
    }

    private static RecordBuilder Begin(CompiledProtocol? protocol = null) => new RecordBuilder(protocol).Enrol("2026-01-04", "2025-09-01").Start(BlockIds.Induction, Day1);

    private static RecordBuilder InMaintenance(out LocalDate start)
    {
        RecordBuilder journey = Begin();
        foreach (BlockId block in BlockIds.All.Skip(1))
        {
            journey.Start(block, journey.Record.Plan!.Roadmap.Block(block).Start);
        }

        start = journey.Record.Plan!.Roadmap.Block(BlockIds.Maintenance).Start;
        return journey;
    }

    private static Finding[] Found(RecordBuilder journey, string rule)
    {
        Assert.Empty(journey.Refusals);
        return [.. journey.Record.StateOn(new(2030, 1, 1)).Findings.Select(found => found.Finding).Where(finding => finding.Rule.Id == rule)];
    }
}
