using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// The laws of re-planning. Each draws holds over the blocks of a course; numbers are taken modulo what there is. A case plans
/// a whole therapy several times over: an ordinary run tries 300 of each, a long one as many as are asked for.
/// </summary>
[Properties(Arbitrary = [typeof(RecordGenerators)])]
public sealed class ReplanningProperties
{
    private static readonly LocalDate Start = new(2026, 1, 5);

    [Property(MaxTest = 300)]
    public void A_hold_of_no_days_changes_nothing(HoldDraft at, bool inMaintenance, HoldPolicy policy)
    {
        RecordBuilder journey = Begin(policy, inMaintenance, out BlockId block);
        PlannedAdministration row = Pick(journey, block, at);
        (LocalDate, AdministrationSlot)[] before = Dates(journey);

        journey.Hold(block, row.Order.Id, row.Day, row.Date, row.Date);

        // Nothing fell into the hold, so that no policy has anything to say.
        Assert.Empty(journey.Refusals);
        Assert.Equal(before, Dates(journey));
    }

    [Property(MaxTest = 300)]
    public void Two_holds_add_where_the_policy_shifts_the_block(HoldDraft first, HoldDraft second, bool inMaintenance)
    {
        RecordBuilder journey = Begin(HoldPolicy.ShiftBlock, inMaintenance, out BlockId block);
        PlannedAdministration one = Pick(journey, block, first);
        LocalDate lastBefore = Last(journey, block, one).Date;
        AdministrationSlot last = Last(journey, block, one).Slot;
        int days = first.Days;
        int more = second.Days;

        journey.Hold(block, one.Order.Id, one.Day, one.Date, one.Date.PlusDays(days));
        PlannedAdministration moved = journey.Record.Plan!.Find(last)!.Value;
        journey.Hold(last.Block, last.OrderId, last.Day, moved.Date, moved.Date.PlusDays(more));

        Assert.Equal(lastBefore.PlusDays(days + more), journey.Record.Plan!.Find(last)!.Value.Date);
    }

    [Property(MaxTest = 300)]
    public void Extending_a_hold_is_one_longer_hold(HoldDraft first, HoldDraft second, bool inMaintenance)
    {
        RecordBuilder twice = Begin(HoldPolicy.ShiftBlock, inMaintenance, out BlockId block);
        RecordBuilder once = Begin(HoldPolicy.ShiftBlock, inMaintenance, out _);
        PlannedAdministration row = Pick(twice, block, first);
        LocalDate until = row.Date.PlusDays(first.Days);
        LocalDate longer = until.PlusDays(second.Days);

        twice.Hold(block, row.Order.Id, row.Day, row.Date, until).Hold(block, row.Order.Id, row.Day, until, longer);
        once.Hold(block, row.Order.Id, row.Day, row.Date, longer);

        Assert.Equal(Dates(once), Dates(twice));
    }

    [Property(MaxTest = 300)]
    public void The_order_of_each_orders_administrations_is_kept(HoldPolicy policy, bool inMaintenance, HoldDraft[] holds)
    {
        RecordBuilder journey = Held(policy, inMaintenance, holds, out BlockId block);

        foreach (IGrouping<string, PlannedAdministration> order in journey.Record.Plan!.Where(row => row.Block.Id == block && row.IsToBeGiven).GroupBy(row => row.Order.Id))
        {
            PlannedAdministration[] byDay = [.. order.OrderBy(row => row.Day)];
            Assert.All(byDay.Zip(byDay.Skip(1)), pair => Assert.True(pair.First.Date < pair.Second.Date, $"{pair.First} stands before {pair.Second}"));
        }
    }

    [Property(MaxTest = 300)]
    public void The_order_of_a_whole_block_is_kept_where_the_policy_shifts_the_block(bool inMaintenance, HoldDraft[] holds)
    {
        RecordBuilder journey = Held(HoldPolicy.ShiftBlock, inMaintenance, holds, out BlockId block);
        PlannedAdministration[] byDay = [.. journey.Record.Plan!.Where(row => row.Block.Id == block && row.IsToBeGiven).OrderBy(row => row.Day)];

        Assert.All(byDay.Zip(byDay.Skip(1)), pair => Assert.True(pair.First.Date <= pair.Second.Date));
    }

    [Property(MaxTest = 300)]
    public void Nothing_moves_forward_or_before_the_start_of_its_block(HoldPolicy policy, bool inMaintenance, HoldDraft[] holds)
    {
        RecordBuilder journey = Held(policy, inMaintenance, holds, out _);
        Dictionary<AdministrationSlot, LocalDate> before = Begin(policy, inMaintenance, out _).Record.Plan!.ToDictionary(row => row.Slot, row => row.Date);

        Assert.All(journey.Record.Plan!, row =>
        {
            Assert.True(row.Date >= before[row.Slot]);
            Assert.True(row.Date >= journey.Record.Plan!.Roadmap.Block(row.Block.Id).Start);
        });
    }

    [Property(MaxTest = 300)]
    public void The_next_block_is_projected_after_what_remains_of_the_block_before_it(HoldPolicy policy, HoldDraft[] holds)
    {
        // Azacitidine begins on day 36 of Induction, and no sooner: a hold that stops the block's clock moves that day too.
        RecordBuilder journey = Held(policy, inMaintenance: false, holds, out BlockId block);
        LocalDate next = journey.Record.Plan!.Roadmap.Block(BlockIds.Azacitidine1).Start;
        PlannedAdministration[] remaining = [.. journey.Record.Plan!.Where(row => row.Block.Id == block && row.IsToBeGiven)];

        Assert.True(next >= Start.PlusDays(35));
        Assert.All(remaining, row => Assert.True(row.Date < next, $"{row} comes after {next}"));
        if (policy == HoldPolicy.ShiftBlock)
        {
            // Day 29 is the last day with an administration; day 36 is as far from it as ever.
            Assert.True(next >= remaining.Where(row => row.Day == 29).Max(row => row.Date).PlusDays(7));
        }
    }

    [Property(MaxTest = 30)]
    public void Over_a_whole_journey_what_was_given_stands_as_given_and_the_end_stays(RecordJourney drawn, HoldPolicy policy)
    {
        TreatmentRecord record = drawn.Record(RecordBuilder.With(policy));

        Assert.Equal(drawn.FirstDay.PlusYears(2), record.Plan!.EndOfTherapy);
        Assert.All(record.Events.Where(recorded => recorded.DoseGiven is not null), given =>
        {
            PlannedAdministration row = record.Plan!.Find(given.ConcernedSlot!.Value)!.Value;

            // Its last dose; of a dose in portions that went on the next day, the first.
            LocalDate[] days = [.. record.Events.Where(other => other.DoseGiven is not null && other.ConcernedSlot == given.ConcernedSlot).Select(other => other.Date)];
            Assert.Equal((AdministrationStatus.Given, given.DoseGiven!.Portion is not null && days.Max() == days.Min().PlusDays(1) ? days.Min() : days.Max()), (row.Status, row.Date));
        });
        Assert.All(record.Events.OfType<RecordEvent.AdministrationOmitted>(), omitted => Assert.Equal(AdministrationStatus.Omitted, record.Plan!.Find(omitted.Slot)!.Value.Status));
    }

    [Property(MaxTest = 300)]
    public void Weekly_methotrexate_is_never_twice_within_7_days(HoldPolicy policy, HoldDraft[] holds, HoldDraft[] given)
    {
        RecordBuilder journey = Held(policy, inMaintenance: true, holds, out BlockId block);
        foreach (HoldDraft late in given.Take(5))
        {
            PlannedAdministration[] weekly = [.. Weekly(journey).Where(row => row.IsToBeGiven)];
            PlannedAdministration row = late.Pick(weekly);
            journey.Give(block, row.Order.Id, row.Day, row.Date.PlusDays(late.Days % 5));
        }

        PlannedAdministration[] all = [.. Weekly(journey).Where(row => row.IsToBeGiven || row.Status == AdministrationStatus.Given).OrderBy(row => row.Date)];
        Assert.All(
            all.Zip(all.Skip(1)).Where(pair => pair.First.IsToBeGiven || pair.Second.IsToBeGiven),
            pair => Assert.True(Period.DaysBetween(pair.First.Date, pair.Second.Date) >= 7, $"{pair.First} and {pair.Second}"));
    }

    [Property(MaxTest = 300)]
    public void What_was_omitted_never_returns(HoldPolicy policy, bool inMaintenance, HoldDraft omitted, HoldDraft[] holds)
    {
        RecordBuilder journey = Begin(policy, inMaintenance, out BlockId block);
        PlannedAdministration row = Pick(journey, block, omitted);
        journey.Omit(block, row.Order.Id, row.Day, row.Date);
        Apply(journey, block, holds);

        Assert.Equal(AdministrationStatus.Omitted, journey.Record.Plan!.Find(row.Slot)!.Value.Status);
        Assert.DoesNotContain(journey.Record.Plan!.Remaining, remaining => remaining.Slot == row.Slot);
    }

    [Property(MaxTest = 300)]
    public void What_was_given_never_changes(HoldPolicy policy, bool inMaintenance, HoldDraft given, HoldDraft[] holds)
    {
        RecordBuilder journey = Begin(policy, inMaintenance, out BlockId block);
        PlannedAdministration row = Pick(journey, block, given);
        LocalDate date = row.Date.PlusDays(given.Days % 4);
        journey.Give(block, row.Order.Id, row.Day, date);
        Apply(journey, block, holds);

        PlannedAdministration now = journey.Record.Plan!.Find(row.Slot)!.Value;
        Assert.Equal(AdministrationStatus.Given, now.Status);
        Assert.Equal(date, now.Date);
    }

    [Property(MaxTest = 300)]
    public void A_replan_touches_only_what_follows(HoldPolicy policy, bool inMaintenance, HoldDraft hold)
    {
        RecordBuilder journey = Begin(policy, inMaintenance, out BlockId block);
        PlannedAdministration row = Pick(journey, block, hold);
        PlannedAdministration[] before = [.. journey.Record.Plan!.Where(other => other.Date < row.Date)];

        journey.Hold(block, row.Order.Id, row.Day, row.Date, row.Date.PlusDays(hold.Days));

        Assert.Equal(before.Select(other => (other.Slot, other.Date, other.Status)), journey.Record.Plan!.Where(other => other.Date < row.Date).Select(other => (other.Slot, other.Date, other.Status)));
    }

    [Property(MaxTest = 300)]
    public void No_hold_moves_the_end_and_nothing_is_planned_from_it_on(HoldPolicy policy, bool inMaintenance, HoldDraft[] holds)
    {
        RecordBuilder journey = Held(policy, inMaintenance, holds, out _);

        Assert.Equal(new LocalDate(2028, 1, 5), journey.Record.Plan!.EndOfTherapy);
        Assert.All(journey.Record.Plan!.Remaining, row => Assert.True(row.Date < new LocalDate(2028, 1, 5)));
    }

    [Property(MaxTest = 300)]
    public void Without_a_policy_a_hold_stays_open_and_moves_nothing_else(bool inMaintenance, HoldDraft hold)
    {
        RecordBuilder journey = new();
        BlockId block = Begin(journey, inMaintenance);
        PlannedAdministration row = Pick(journey, block, hold);
        (LocalDate Date, AdministrationSlot Slot)[] before = Dates(journey);

        LocalDate until = row.Date.PlusDays(hold.Days);
        journey.Hold(block, row.Order.Id, row.Day, row.Date, until);

        // The order, and what goes in by the same puncture, is not due before the hold ends; everything else stays.
        bool IsHeld(AdministrationSlot slot) => slot.OrderId == row.Order.Id
            || (row.Order.Routes == Route.IT && row.Block.Order(slot.OrderId) is var other && other.Routes == Route.IT && other.Days.Contains(row.Day));
        Assert.Equal(before.Where(entry => entry.Slot.Block != block || entry.Date >= until || entry.Slot.Day < row.Day || !IsHeld(entry.Slot)), Dates(journey));
        if (hold.Days == 0)
        {
            Assert.Empty(journey.Record.StateOn(row.Date).OpenHolds);
            return;
        }

        OpenHold open = Assert.Single(journey.Record.StateOn(row.Date).OpenHolds);
        Assert.True(open.IsUndecided);
        Assert.Equal(row.Slot, open.Held.Slot);
    }

    [Property(MaxTest = 300)]
    public void What_is_to_be_given_between_two_days_is_what_a_search_through_the_whole_finds(HoldPolicy policy, bool inMaintenance, HoldDraft[] holds, HoldDraft from)
    {
        RecordBuilder journey = Held(policy, inMaintenance, holds, out _);
        LocalDate first = Start.PlusDays(from.At % 800);
        LocalDate last = first.PlusDays(9 * from.Days);

        Assert.Equal(
            journey.Record.Plan!.Remaining.Where(row => row.Date >= first && row.Date <= last).Select(row => row.Slot).Order(SlotOrder),
            journey.Record.Plan!.ToBeGiven(first, last).Select(row => row.Slot).Order(SlotOrder));
    }

    private static readonly IComparer<AdministrationSlot> SlotOrder = Comparer<AdministrationSlot>.Create((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));

    private static IEnumerable<PlannedAdministration> Weekly(RecordBuilder journey) =>
        journey.Record.Plan!.Where(row => row.Block.Id == BlockIds.Maintenance && row.Order.Id == "methotrexate");

    private static RecordBuilder Held(HoldPolicy policy, bool inMaintenance, HoldDraft[] holds, out BlockId block)
    {
        RecordBuilder journey = Begin(policy, inMaintenance, out block);
        Apply(journey, block, holds);
        return journey;
    }

    private static void Apply(RecordBuilder journey, BlockId block, HoldDraft[] holds)
    {
        foreach (HoldDraft hold in holds.Take(8))
        {
            PlannedAdministration[] rows = [.. journey.Record.Plan!.Where(row => row.Block.Id == block && row.IsToBeGiven)];
            if (rows.Length > 0)
            {
                PlannedAdministration row = hold.Pick(rows);
                journey.Hold(block, row.Order.Id, row.Day, row.Date, row.Date.PlusDays(hold.Days));
            }
        }

        Assert.Empty(journey.Refusals);
    }

    private static RecordBuilder Begin(HoldPolicy policy, bool inMaintenance, out BlockId block)
    {
        RecordBuilder journey = new(RecordBuilder.With(policy));
        block = Begin(journey, inMaintenance);
        return journey;
    }

    private static BlockId Begin(RecordBuilder journey, bool inMaintenance)
    {
        journey.Enrol("2026-01-04", "2025-09-01").Start(BlockIds.Induction, Start);
        if (!inMaintenance)
        {
            return BlockIds.Induction;
        }

        foreach (BlockId block in BlockIds.All.Skip(1))
        {
            journey.Start(block, journey.Record.Plan!.Roadmap.Block(block).Start);
        }

        return BlockIds.Maintenance;
    }

    private static PlannedAdministration Pick(RecordBuilder journey, BlockId block, HoldDraft at)
    {
        PlannedAdministration[] rows = [.. journey.Record.Plan!.Where(row => row.Block.Id == block && row.IsToBeGiven)];
        return at.Pick(rows);
    }

    private static PlannedAdministration Last(RecordBuilder journey, BlockId block, PlannedAdministration after) =>
        journey.Record.Plan!.Where(row => row.Block.Id == block && row.Day >= after.Day).OrderBy(row => row.Day).ElementAt(Math.Max(0, journey.Record.Plan!.Count(row => row.Block.Id == block && row.Day >= after.Day) / 2));

    private static (LocalDate Date, AdministrationSlot Slot)[] Dates(RecordBuilder journey) =>
        [.. journey.Record.Plan!.Remaining.Select(row => (row.Date, row.Slot))];
}
