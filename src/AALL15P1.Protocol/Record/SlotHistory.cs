using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What was recorded for one place in the plan. What it says does not depend on the order of recording.</summary>
internal readonly struct SlotHistory
{
    private readonly ImmutableArray<RecordEvent> events;

    private SlotHistory(ImmutableArray<RecordEvent> events) => this.events = events;

    private ImmutableArray<RecordEvent> Events => events.IsDefault ? [] : events;

    /// <summary>What <see cref="GivenDoses"/> is when an event stands for all doses of the day.</summary>
    public const uint AllDoses = uint.MaxValue;

    public bool IsEmpty => Events.IsEmpty;

    /// <summary>The day of the latest dose; null when none was given.</summary>
    public RecordEvent? LastGiven => LastWhere(static recorded => recorded.DoseGiven is not null);

    public RecordEvent.AdministrationOmitted? Omitted => (RecordEvent.AdministrationOmitted?)LastWhere(static recorded => recorded is RecordEvent.AdministrationOmitted);

    /// <summary>The decision with which a hold ended.</summary>
    public RecordEvent? FirstOmitted
    {
        get
        {
            foreach (RecordEvent recorded in Events)
            {
                if (recorded is RecordEvent.AdministrationOmitted)
                {
                    return recorded;
                }
            }

            return null;
        }
    }

    /// <summary>The latest hold: a hold that is extended is held again.</summary>
    public RecordEvent.AdministrationHeld? Held => (RecordEvent.AdministrationHeld?)LastWhere(static recorded => recorded is RecordEvent.AdministrationHeld);

    public SlotHistory Add(RecordEvent recorded)
    {
        int at = ~Events.BinarySearch(recorded, RecordEvent.CanonicalOrder);
        return new(Events.Insert(at, recorded));
    }

    public SlotHistory Remove(RecordEvent recorded) => new(Events.RemoveAt(Events.BinarySearch(recorded, RecordEvent.CanonicalOrder)));

    /// <summary>The hold as it was on record when another event happened; null when there was none.</summary>
    public RecordEvent.AdministrationHeld? HeldBefore(RecordEvent recorded) =>
        (RecordEvent.AdministrationHeld?)LastWhere(earlier => earlier is RecordEvent.AdministrationHeld && IsBefore(earlier, recorded));

    /// <summary>Whether an open hold had ended when another event happened: it was made up, or omitted.</summary>
    public bool IsClosedBefore(RecordEvent recorded) =>
        LastWhere(earlier => earlier is (RecordEvent.AdministrationMadeUp or RecordEvent.AdministrationOmitted) && !ReferenceEquals(earlier, recorded) && IsBefore(earlier, recorded)) is not null;

    /// <summary>The doses of a day.</summary>
    /// <param name="dayNumber">The day.</param>
    public IEnumerable<RecordEvent> GivenOn(int dayNumber) =>
        Events.Where(recorded => recorded.DoseGiven is not null && DayNumber.Of(recorded.Date, nameof(dayNumber)) == dayNumber);

    /// <summary>The first dose after a day; null when there is none.</summary>
    public RecordEvent? FirstGivenAfter(LocalDate day)
    {
        foreach (RecordEvent recorded in Events)
        {
            if (recorded.DoseGiven is not null && recorded.Date > day)
            {
                return recorded;
            }
        }

        return null;
    }

    /// <summary>Whether an event happened before another; of two of one day the earlier recording.</summary>
    private static bool IsBefore(RecordEvent earlier, RecordEvent recorded) =>
        earlier.Date < recorded.Date || (earlier.Date == recorded.Date && earlier.Stamp.RecordedAt <= recorded.Stamp.RecordedAt);

    /// <summary>Whether it was made up: then somebody has decided that the hold of it is over.</summary>
    public bool IsMadeUp => LastWhere(static recorded => recorded is RecordEvent.AdministrationMadeUp) is not null;

    /// <summary>The latest dose after a day; null when none was given.</summary>
    /// <param name="dayNumber">The day; <see cref="int.MinValue"/> for any.</param>
    public RecordEvent? LastGivenAfter(int dayNumber)
    {
        RecordEvent? last = LastGiven;
        return last is null || DayNumber.Of(last.Date, nameof(last)) > dayNumber ? last : null;
    }

    /// <summary>Whether every dose of the day was given.</summary>
    /// <param name="timesPerDay">
    /// The doses of the day; null when no source states how many. Then no number of single doses is known to be all of
    /// them, and only an event for the whole day says so.
    /// </param>
    /// <param name="after">The day after which doses count, as a day number; <see cref="int.MinValue"/> for all.</param>
    public bool IsComplete(int? timesPerDay, int after = int.MinValue) =>
        GivenDoses(after) is var doses && (doses == AllDoses || System.Numerics.BitOperations.PopCount(doses) >= timesPerDay);

    /// <summary>Which of the day's doses were given, a bit for each number, or <see cref="AllDoses"/>. A dose in portions was given once all of them were.</summary>
    public uint GivenDoses(int after = int.MinValue)
    {
        uint doses = 0;
        foreach (RecordEvent recorded in Events)
        {
            if (recorded.DoseGiven is not { } dose || DayNumber.Of(recorded.Date, nameof(after)) <= after)
            {
                continue;
            }

            if (dose.Portion is { } portion && !HasAllPortions(dose.DoseOfDay, portion.Of, after))
            {
                continue;
            }

            if (dose.DoseOfDay is not { } number)
            {
                return AllDoses;
            }

            doses |= 1u << number;
        }

        return doses;
    }

    /// <summary>Whether the same dose of the same day, or the same portion of it, was given by an earlier event; an event for the whole day covers each of its doses.</summary>
    public bool GivenBefore(RecordEvent recorded)
    {
        GivenDose dose = recorded.DoseGiven!;
        foreach (RecordEvent earlier in Events)
        {
            if (ReferenceEquals(earlier, recorded))
            {
                return false;
            }

            if (earlier.DoseGiven is { } given
                && (dose.DoseOfDay is null || given.DoseOfDay is null || given.DoseOfDay == dose.DoseOfDay)
                && (dose.Portion is null || given.Portion is null || given.DoseOfDay != dose.DoseOfDay || given.Portion == dose.Portion || given.Portion.Value.Of != dose.Portion.Value.Of))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the portions of a divided dose add up to, up to one of them; null when an amount among them was not recorded, or they cannot be added.</summary>
    /// <param name="recorded">The portion.</param>
    /// <param name="isPart">Whether more portions are to come.</param>
    public DoseAmount? PortionsUntil(RecordEvent recorded, out bool isPart)
    {
        GivenDose own = recorded.DoseGiven!;
        decimal sum = 0m;
        bool isKnown = true;
        uint portions = 0;
        foreach (RecordEvent earlier in Events)
        {
            if (earlier.DoseGiven is { Portion: { } portion } dose && dose.DoseOfDay == own.DoseOfDay && portion.Of == own.Portion!.Value.Of)
            {
                isKnown &= dose.Amount is { } amount && amount.IsUnits == own.Amount?.IsUnits;
                sum += dose.Amount?.CanonicalValue ?? 0m;
                portions |= 1u << portion.Number;
            }

            if (ReferenceEquals(earlier, recorded))
            {
                break;
            }
        }

        isPart = System.Numerics.BitOperations.PopCount(portions) < own.Portion!.Value.Of;
        return isKnown ? new(sum, own.Amount!.Value.IsUnits) : null;
    }

    /// <summary>
    /// The event with which a dose began: of one in portions that went on without a break of days, as one over midnight does,
    /// the first portion; else the event itself.
    /// </summary>
    public RecordEvent BegunBy(RecordEvent recorded)
    {
        if (recorded.DoseGiven is not { Portion: { Number: > 1 } portion, DoseOfDay: var doseOfDay })
        {
            return recorded;
        }

        foreach (RecordEvent earlier in Events)
        {
            if (earlier.DoseGiven is { Portion: { } other } dose && other.Of == portion.Of && other.Number < portion.Number && dose.DoseOfDay == doseOfDay
                && earlier.Date <= recorded.Date && earlier.Date >= recorded.Date.PlusDays(-1))
            {
                return earlier;
            }
        }

        return recorded;
    }

    /// <summary>Whether a portion goes on with a dose that had begun before: it is judged, and counted from, with the first.</summary>
    public bool IsGoingOn(RecordEvent recorded) => !ReferenceEquals(BegunBy(recorded), recorded);

    private bool HasAllPortions(int? doseOfDay, int of, int after)
    {
        uint portions = 0;
        foreach (RecordEvent recorded in Events)
        {
            if (recorded.DoseGiven is { Portion: { } portion } dose && dose.DoseOfDay == doseOfDay && portion.Of == of && DayNumber.Of(recorded.Date, nameof(after)) > after)
            {
                portions |= 1u << portion.Number;
            }
        }

        return System.Numerics.BitOperations.PopCount(portions) == of;
    }

    private RecordEvent? LastWhere(Func<RecordEvent, bool> fits)
    {
        for (int index = Events.Length - 1; index >= 0; index--)
        {
            if (fits(Events[index]))
            {
                return Events[index];
            }
        }

        return null;
    }
}

/// <summary>That an order was given on a day, once or more often, for one planned administration. Sorted by order, then day, so that the neighbours of a day are found by bisection.</summary>
/// <param name="OrderIndex">The order's index in its block, from 0.</param>
/// <param name="Day">The day as a day number.</param>
/// <param name="SlotKey">The planned administration that it was.</param>
[SuppressMessage("Design", "MA0097", Justification = "Sorted and searched only.")]
internal readonly record struct GivenDay(int OrderIndex, int Day, int SlotKey) : IComparable<GivenDay>
{
    public int CompareTo(GivenDay other)
    {
        int byIndex = OrderIndex.CompareTo(other.OrderIndex);
        int byDay = byIndex != 0 ? byIndex : Day.CompareTo(other.Day);
        return byDay != 0 ? byDay : SlotKey.CompareTo(other.SlotKey);
    }
}
