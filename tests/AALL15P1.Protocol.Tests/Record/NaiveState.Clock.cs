using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Record;

// The clocks of a block, its holds, and what each recorded event speaks of.
internal sealed partial class NaiveState
{
    /// <summary>
    /// Ticks through a block: the date of each of its days. A held administration stops the clock until its hold is over,
    /// and so does one of a held order that would come before the hold ends.
    /// </summary>
    private Dictionary<int, LocalDate> Clock(Block block, IEnumerable<PlannedOrder> stoppedBy)
    {
        Dictionary<int, LocalDate> dates = [];
        Dictionary<PlannedOrder, LocalDate> heldUntil = [];
        LocalDate today = StartOf(block.Id)!.Value;
        for (int day = 1; day <= Horizon; day++)
        {
            foreach (PlannedOrder order in stoppedBy.Where(order => order.Days.Contains(day)))
            {
                RecordEvent[] own = Meaning(block, order, day);
                LocalDate? stop = null;
                if (HoldOf(block, order, day) is { } hold)
                {
                    if (PolicyOf(hold) is null)
                    {
                        continue;
                    }

                    stop = Resumed(own, hold);
                    heldUntil[order] = LocalDate.Max(heldUntil.GetValueOrDefault(order, LocalDate.MinIsoValue), hold.Until ?? LocalDate.MinIsoValue);
                }
                else if (!own.Any(recorded => recorded.DoseGiven is not null || recorded is RecordEvent.AdministrationOmitted))
                {
                    stop = heldUntil.GetValueOrDefault(order, LocalDate.MinIsoValue);
                }

                while (stop > today)
                {
                    today = today.PlusDays(1);
                }
            }

            dates[day] = today;
            today = today.PlusDays(1);
        }

        return dates;
    }

    /// <summary>The first hold before it that stops its clock, and of which nobody knows the end.</summary>
    private RecordEvent.AdministrationHeld? WaitsFor(Block block, PlannedOrder order, PlannedOrder[] together, int day)
    {
        if (policy is not (HoldPolicy.ShiftBlock or HoldPolicy.ShiftOrder))
        {
            return null;
        }

        // The first of a block or of an order is the first for each day after it, so that it is looked for once.
        string key = policy == HoldPolicy.ShiftBlock ? $"{block.Id}" : $"{block.Id}/{order.Id}";
        if (!stops.TryGetValue(key, out (int Day, RecordEvent.AdministrationHeld Hold)? first))
        {
            first = (from held in Enumerable.Range(1, Horizon)
                     from other in policy == HoldPolicy.ShiftBlock ? [.. block.Orders] : together
                     where other.Days.Contains(held) && (policy == HoldPolicy.ShiftBlock || Rescued(block, other) is null)
                     let hold = HoldOf(block, other, held)
                     where hold is not null && PolicyOf(hold) is not null && Resumed(Meaning(block, other, held), hold) is null
                     select ((int, RecordEvent.AdministrationHeld)?)(held, hold)).FirstOrDefault();
            stops.Add(key, first);
        }

        return first?.Day <= day ? first.Value.Hold : null;
    }

    /// <summary>An open hold ends with the word that the administration was made up, or that it is omitted.</summary>
    private bool IsClosed(RecordEvent.AdministrationHeld hold) =>
        events.Any(recorded => SlotOf(recorded) == hold.Slot && recorded is RecordEvent.AdministrationMadeUp or RecordEvent.AdministrationOmitted);

    /// <summary>The hold of an administration, or of the intrathecal drug that goes in by the same puncture.</summary>
    private RecordEvent.AdministrationHeld? HoldOf(Block block, PlannedOrder order, int day) =>
        LastHold(Of(block, order, day))
        ?? (order.Routes == Route.IT
            ? block.Orders.Where(other => other.Routes == Route.IT && other.Days.Contains(day)).Select(other => LastHold(Of(block, other, day))).FirstOrDefault(hold => hold is not null)
            : null);

    /// <summary>What was recorded for a planned day; where a dose of an unplanned day stands for it, what was recorded for that.</summary>
    private RecordEvent[] Meaning(Block block, PlannedOrder order, int day) => Of(block, order, StandsFor(block, order, day) ?? day);

    /// <summary>The unplanned day on which a dose was given that stands for a planned day: each stands for the nearest of which nothing was given or omitted.</summary>
    private int? StandsFor(Block block, PlannedOrder order, int day)
    {
        string key = $"{block.Id}/{order.Id}";
        if (!standing.TryGetValue(key, out Dictionary<int, int>? met))
        {
            met = [];
            foreach (int unplanned in events.Where(recorded => recorded.DoseGiven is not null && recorded.ConcernedSlot is { } slot && slot.Block == block.Id && slot.OrderId == order.Id)
                .Select(recorded => recorded.ConcernedSlot!.Value.Day).Where(given => !order.Days.Contains(given)).Distinct().Order())
            {
                int[] open = [.. order.Days.DaysUpTo(Horizon)
                    .Where(planned => !met.ContainsKey(planned) && Math.Abs(planned - unplanned) < (order.Days.LeastSpacing ?? int.MaxValue)
                        && !Of(block, order, planned).Any(recorded => recorded.DoseGiven is not null || recorded is RecordEvent.AdministrationOmitted))];
                if (open.Length > 0)
                {
                    met[open.MinBy(planned => Math.Abs(planned - unplanned))] = unplanned;
                }
            }

            standing[key] = met;
        }

        return met.TryGetValue(day, out int stands) ? stands : null;
    }

    /// <summary>
    /// The place of the plan that an event speaks of: its own, but for an omission of a day that a later reading took out
    /// of the plan. Of the first, second, third … day of the order then, it is that of the first, second, third … now.
    /// </summary>
    private AdministrationSlot? SlotOf(RecordEvent recorded)
    {
        if (!slots.TryGetValue(recorded, out AdministrationSlot? slot))
        {
            slot = recorded is RecordEvent.AdministrationOmitted omitted ? SlotOfOmission(omitted) : recorded.ConcernedSlot;
            slots.Add(recorded, slot);
        }

        return slot;
    }

    private AdministrationSlot SlotOfOmission(RecordEvent.AdministrationOmitted omitted)
    {
        AdministrationSlot slot = omitted.Slot;
        DayPattern days = definition.Block(slot.Block).Order(slot.OrderId).Days;
        if (days.Contains(slot.Day))
        {
            return slot;
        }

        NaiveState then = new([.. events.Where(other => other.Date <= omitted.Date)], policy, omitted.Date, clock);
        int turn = Array.IndexOf([.. then.definition.Block(slot.Block).Order(slot.OrderId).Days.DaysUpTo(Horizon)], slot.Day);
        int[] now = [.. days.DaysUpTo(Horizon)];
        AdministrationSlot? other = turn >= 0 && turn < now.Length ? new AdministrationSlot(slot.Block, slot.OrderId, now[turn]) : null;
        return other is not { } found || events.Any(each => each.ConcernedSlot == found) ? slot : found;
    }
}
