using System.Globalization;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol;

// What is found at a dose beside the plan: the order's interval, its holds, and what depends on it.
internal sealed partial class RecordFindings
{
    /// <summary>Whether a dose is nearer to another day's dose of its order than two days of the order may be.</summary>
    /// <remarks>A portion that goes on with a dose is judged with its first.</remarks>
    private bool JudgeInterval(RecordEvent recorded, AdministrationSlot slot, int index, int place)
    {
        LeastInterval interval = facts.Schedule.Blocks[index].LeastIntervals[place];
        if (facts.Courses[index].At(slot.Day, place).IsGoingOn(recorded)
            || facts.Courses[index].GivenTooNear(place, DayNumber.Of(recorded.Date, nameof(recorded)), interval, BlockCourse.Key(slot.Day, place)) is not { } near)
        {
            return false;
        }

        bool isOfDays = interval.Days > 1;
        Add(recorded, new(
            RecordRules.Interval,
            DecisionOutcome.Hold,
            isOfDays ? Severity.Hazard : Severity.Deviation,
            $"{slot} was given near another administration of the order, of {RecordDates.Text(DayNumber.ToDate(near))}",
            isOfDays ? string.Create(CultureInfo.InvariantCulture, $"at least {interval.Days} days between administrations") : "one planned day of the order on a day"));
        return true;
    }

    /// <summary>Whether a dose was given while its order, or what goes in together with it, was held.</summary>
    private void JudgeHeld(RecordEvent recorded, AdministrationSlot slot, int index, int place)
    {
        BlockCourse doses = facts.Courses[index];
        CompiledBlock compiled = facts.Schedule.Blocks[index];
        foreach (int key in doses.HeldKeys)
        {
            (int day, int held) = BlockCourse.Slot(key);
            bool isOfIt = held == place || (compiled.Links.AreTogether(held, place) && compiled.Orders[held].Days.Contains(day) && compiled.Orders[place].Days.Contains(day));
            if (!isOfIt || doses.At(day, held).HeldBefore(recorded) is not { } hold)
            {
                continue;
            }

            // A day before the held one is held with it only once the held day has come.
            bool hasBegun = slot.Day >= day || recorded.Date >= facts.Starts[index]!.Date.PlusDays(day - 1);
            bool lasts = hold.Until is { } until ? recorded.Date < until : !doses.At(day, held).IsClosedBefore(recorded);
            if (!hasBegun || !lasts)
            {
                continue;
            }

            // That it is made up says that an open hold is over, and nobody has stated so before.
            bool ends = hold.Until is null && recorded is RecordEvent.AdministrationMadeUp && recorded.ConcernedSlot == hold.Slot;
            Add(recorded, new(
                RecordRules.HeldGiven,
                DecisionOutcome.Hold,
                ends ? Severity.Deviation : Severity.Hazard,
                $"{slot} was given on {RecordDates.Text(recorded.Date)}, and {hold.Slot} was held from {RecordDates.Text(hold.Date)}, {(hold.Until is { } end ? $"until {RecordDates.Text(end)}" : "with no end stated")}",
                hold.Until is { } first ? $"nothing of the order before {RecordDates.Text(first)}" : "a word that the hold has ended, first"));
            return;
        }
    }

    /// <summary>
    /// What was prescribed, compared with what the site's policy says of the counts by that day: more than it at counts that
    /// stop or halve is a hazard, and any other difference a deviation.
    /// </summary>
    private void JudgePrescription(RecordEvent.DosesPrescribed prescribed)
    {
        RecordTitration titration = facts.Titration!;
        Block block = facts.InForce(prescribed.Date).Definition.Blocks[titration.Block];
        TitratedShare thiopurine = titration.Prescribed(titration.Block, titration.Orders.Thiopurine, prescribed.Date)!;
        TitratedShare antifolate = titration.Prescribed(titration.Block, titration.Orders.Antifolate, prescribed.Date)!;
        AddAll(prescribed, SafetyOn(prescribed.Date).OfPrescription(titration.Block, block.Order(titration.Orders.Thiopurine), prescribed.Date, thiopurine));
        AddAll(prescribed, SafetyOn(prescribed.Date).OfPrescription(titration.Block, block.Order(titration.Orders.Antifolate), prescribed.Date, antifolate));
        if (thiopurine.Percent is not { } daily || antifolate.Percent is not { } weekly)
        {
            Add(prescribed, new(RecordRules.TitrationStart, DecisionOutcome.CannotDecide, Severity.Information, Observed: null, "a percentage of the starting dose, or the starting dose in mg")
            {
                Missing = $"the starting dose behind what was prescribed on {RecordDates.Text(prescribed.Date)}",
            });
            return;
        }

        TitrationDecision decision = titration.Decide(prescribed.Date);
        if (prescribed.SetsNewStartingDose || decision.Doses is not { } said)
        {
            return;
        }

        TitratedDoses doses = facts.InForce(prescribed.Date).OnStep(new(DosePercent.FromPercent(daily), DosePercent.FromPercent(weekly)), prescribed.Date);
        if (doses == said)
        {
            return;
        }

        bool isMore = doses.Thiopurine > said.Thiopurine || doses.Antifolate > said.Antifolate;
        bool isHazard = isMore && decision.Outcome == DecisionOutcome.Hold;
        Add(prescribed, new(decision.Rule, isHazard ? DecisionOutcome.Hold : DecisionOutcome.Proceed, isHazard ? Severity.Hazard : Severity.Deviation, $"{doses} prescribed; {decision.Observed}", $"{decision.Required}: {decision.Action}"));
    }

    private void JudgeLinks(RecordEvent recorded, AdministrationSlot slot, int index, int place)
    {
        CompiledBlock compiled = facts.Schedule.Blocks[index];
        BlockCourse doses = facts.Courses[index];
        foreach ((int rescue, int rescued, OrderLink.RescueFrom link) in compiled.Links.RescueLinks)
        {
            if (place == rescued && doses.At(slot.Day, place) is { LastGiven: { } last } history && ReferenceEquals(history.BegunBy(last), recorded))
            {
                JudgeRescued(recorded, slot, index, rescue, rescued, link);
            }
            else if (place == rescue)
            {
                JudgeRescue(recorded, slot, index, rescued, link);
            }
        }

        foreach ((int one, int other, Rule rule) in compiled.Links.Pairs)
        {
            if (BlockLinks.LinkedTo(place, one, other) is { } with && doses.At(slot.Day, with).LastGiven is { } partner && partner.Date < recorded.Date)
            {
                Add(recorded, new(rule, DecisionOutcome.Proceed, Severity.Deviation, $"{slot} was given on {RecordDates.Text(recorded.Date)}, and {compiled.Orders[with].Id} of that day on {RecordDates.Text(partner.Date)}", "both on one day"));
            }
        }

        foreach ((int one, int other, Rule rule) in compiled.Links.Apart)
        {
            if (BlockLinks.LinkedTo(place, one, other) is { } never && doses.IsGivenOn(never, DayNumber.Of(recorded.Date, nameof(recorded))))
            {
                Add(recorded, new(rule, DecisionOutcome.Hold, Severity.Hazard, $"{compiled.Orders[place].Id} and {compiled.Orders[never].Id} were both given on {RecordDates.Text(recorded.Date)}", "the two on different days"));
            }
        }
    }

    /// <summary>What follows an infusion that needs a rescue: none, one that was omitted, or one that began late.</summary>
    private void JudgeRescued(RecordEvent recorded, AdministrationSlot slot, int index, int rescue, int rescued, OrderLink.RescueFrom link)
    {
        CompiledBlock compiled = facts.Schedule.Blocks[index];
        BlockCourse doses = facts.Courses[index];
        string drug = compiled.Orders[rescue].Drug.Name;
        int from = plan!.Blocks[index].DayThatIsMetBy(slot.Day, rescued) ?? slot.Day;
        int to = compiled.NextDay(rescued, from) ?? int.MaxValue;
        int[] days = [.. compiled.Orders[rescue].Days.DaysUpTo(compiled.LastDayOf(rescue)).Where(day => day > from && day <= to)];
        string required = $"{drug} at {link.Clock.HoursText()} from the start of the infusion";
        if (days.Length == 0)
        {
            Add(recorded, new(link.Rule, DecisionOutcome.Hold, Severity.Hazard, $"{slot} was given on {RecordDates.Text(recorded.Date)}, and the plan has no {drug} after it", required));
            return;
        }

        LocalDate due = recorded.Date.PlusDays(days[0] - from);
        RecordEvent? first = days.Select(day => doses.At(day, rescue).FirstGivenAfter(recorded.Date)).OfType<RecordEvent>().OrderBy(given => given.Date).ThenBy(given => given.DoseGiven!.StartedAt).FirstOrDefault();
        if (first is null)
        {
            if (doses.At(days[0], rescue).Omitted is { } omitted)
            {
                Add(recorded, new(link.Rule, DecisionOutcome.Hold, Severity.Hazard, $"{slot} was given on {RecordDates.Text(recorded.Date)}, and the {drug} after it was omitted on {RecordDates.Text(omitted.Date)}", required));
            }
            else if (IsAskedAfter(due))
            {
                Add(recorded, new(link.Rule, DecisionOutcome.Hold, Severity.Hazard, $"{slot} was given on {RecordDates.Text(recorded.Date)}, and no {drug} is recorded after it by {RecordDates.Text(asked)}; it was due on {RecordDates.Text(due)}", required));
            }
            else if (plan.Blocks[index].StateOf(days[0], rescue) is var row && (row.Status != AdministrationStatus.Planned || DayNumber.ToDate(row.Date) > due))
            {
                string why = row.Status == AdministrationStatus.CutShort ? "is no longer in the plan" : "is held";
                Add(recorded, new(link.Rule, DecisionOutcome.Hold, Severity.Hazard, $"{slot} was given on {RecordDates.Text(recorded.Date)}, and the {drug} that follows on {RecordDates.Text(due)} {why}", required));
            }

            return;
        }

        if (recorded.DoseGiven!.StartedAt is { } started && first.DoseGiven!.StartedAt is { } began)
        {
            Duration late = began - started - link.Clock.Hours.Value[0];
            if (late > Duration.Zero)
            {
                bool isHazard = late > link.Clock.Tolerance();
                Add(recorded, new(
                    link.Rule,
                    isHazard ? DecisionOutcome.Hold : DecisionOutcome.Proceed,
                    isHazard ? Severity.Hazard : Severity.Deviation,
                    $"{drug} began {ClockText.OfHours(began - started)} after the start of {slot}",
                    required));
            }
        }
        else if (first.Date > due)
        {
            Add(recorded, new(link.Rule, DecisionOutcome.Hold, Severity.Hazard, $"{slot} was given on {RecordDates.Text(recorded.Date)}, and {drug} began only on {RecordDates.Text(first.Date)}; it was due on {RecordDates.Text(due)}", required));
        }
    }

    /// <summary>A rescue that comes before what it rescues from has ended rescues from nothing.</summary>
    private void JudgeRescue(RecordEvent recorded, AdministrationSlot slot, int index, int rescued, OrderLink.RescueFrom link)
    {
        CompiledBlock compiled = facts.Schedule.Blocks[index];
        PlannedOrder order = compiled.Orders[rescued];
        if (order.Days.DaysUpTo(slot.Day - 1).Select(day => (int?)day).LastOrDefault() is not { } day)
        {
            return;
        }

        string what = string.Create(CultureInfo.InvariantCulture, $"{order.Id} day {day}");
        string? wrong = null;
        if (facts.Courses[index].At(day, rescued) is { LastGiven: { } last } history)
        {
            RecordEvent infusion = history.BegunBy(last);
            wrong = order.Infusion is { } time && infusion.DoseGiven!.StartedAt is { } start && recorded.DoseGiven!.StartedAt is { } at && at >= start && at < start + time.Longest
                ? $"{what}, which takes {ClockText.OfHours(time.Longest)}, had begun {ClockText.OfHours(at - start)} before"
                : recorded.Date <= infusion.Date ? $"{what} was given on {RecordDates.Text(infusion.Date)}" : null;
        }
        else
        {
            RowState state = plan!.Blocks[index].StateOf(day, rescued);
            wrong = state.Status is AdministrationStatus.Held or AdministrationStatus.Waiting ? $"{what} is held"
                : state.Status == AdministrationStatus.Planned && DayNumber.ToDate(state.Date) >= recorded.Date ? $"{what} is planned for {RecordDates.Text(DayNumber.ToDate(state.Date))}"
                : null;
        }

        if (wrong is not null)
        {
            Add(recorded, new(link.Rule, DecisionOutcome.Hold, Severity.Hazard, $"{slot} was given on {RecordDates.Text(recorded.Date)}, and {wrong}", $"{order.Id} first, and {compiled.Orders[compiled.PlaceOf(slot.OrderId)].Drug} at {link.Clock.HoursText()} from its start"));
        }
    }

    /// <summary>Whether an omission closes a day of which some doses had been given by then.</summary>
    private static bool IsRestOmitted(RecordEvent recorded, RecordEvent.AdministrationOmitted omitted, PlannedOrder order, SlotHistory history) =>
        !history.IsComplete(order.TimesPerDay)
        && (recorded.Date < omitted.Date || (recorded.Date == omitted.Date && recorded.Stamp.RecordedAt <= omitted.Stamp.RecordedAt));

    /// <summary>Whether a later dose of a day's several, or a later portion of a dose, came after midnight: it belongs to the day that it completes.</summary>
    private static bool IsPastMidnight(RecordEvent recorded, PlannedOrder order, LocalDate due) =>
        recorded.Date == due.PlusDays(1) && ((order.TimesPerDay is not null && recorded.DoseGiven is { DoseOfDay: > 1 }) || recorded.DoseGiven is { Portion.Number: > 1 });
}
