using System.Globalization;
using NodaTime;

namespace AALL15P1.Protocol;

// What is found at a dose beside the plan: the order's interval, its holds, and what depends on it.
internal sealed partial class RecordFindings
{
    /// <summary>Whether a dose is nearer to another day's dose of its order than two days of the order may be.</summary>
    private bool JudgeInterval(RecordEvent recorded, AdministrationSlot slot, int index, int place)
    {
        LeastInterval interval = facts.Schedule.Blocks[index].LeastIntervals[place];
        if (facts.Courses[index].GivenTooNear(place, DayNumber.Of(recorded.Date, nameof(recorded)), interval, BlockCourse.Key(slot.Day, place)) is not { } near)
        {
            return false;
        }

        bool isOfDays = interval.Days > 1;
        Add(recorded, new(
            RecordRules.Interval,
            Outcome.Hold,
            isOfDays ? Severity.Hazard : Severity.Deviation,
            $"{slot} was given near another administration of the order, of {RecordDates.Text(DayNumber.ToDate(near))}",
            isOfDays ? string.Create(CultureInfo.InvariantCulture, $"at least {interval.Days} days between administrations") : "one planned day of the order on a day"));
        return true;
    }

    /// <summary>Whether an omission closes a day of which some doses had been given by then.</summary>
    private static bool IsRestOmitted(RecordEvent recorded, RecordEvent.AdministrationOmitted omitted, PlannedOrder order, SlotHistory history) =>
        !history.IsComplete(order.TimesPerDay)
        && (recorded.Date < omitted.Date || (recorded.Date == omitted.Date && recorded.Stamp.RecordedAt <= omitted.Stamp.RecordedAt));

    /// <summary>Whether a later dose of a day's several came after midnight: it belongs to the day that it completes.</summary>
    private static bool IsPastMidnight(RecordEvent recorded, PlannedOrder order, LocalDate due) =>
        recorded.Date == due.PlusDays(1) && order.TimesPerDay is > 1 && recorded.DoseGiven is { DoseOfDay: > 1 };
}
