using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>What was recorded of the administrations of one block. Persistent: adding an event costs the logarithm of their number.</summary>
internal sealed class BlockCourse
{
    private readonly ImmutableDictionary<int, SlotHistory> slots;

    private BlockCourse(
        ImmutableSortedSet<RecordEvent> events, ImmutableDictionary<int, SlotHistory> slots, ImmutableSortedSet<int> held, ImmutableSortedSet<GivenDay> given)
    {
        Events = events;
        this.slots = slots;
        HeldKeys = held;
        Given = given;
    }

    public static BlockCourse Empty { get; } = new(
        ImmutableSortedSet<RecordEvent>.Empty.WithComparer(RecordEvent.CanonicalOrder), ImmutableDictionary<int, SlotHistory>.Empty, [], []);

    /// <summary>The events in canonical order.</summary>
    public ImmutableSortedSet<RecordEvent> Events { get; }

    /// <summary>The keys of the administrations that were held at some time, by day and then by order.</summary>
    public ImmutableSortedSet<int> HeldKeys { get; }

    /// <summary>The days on which each order was given.</summary>
    public ImmutableSortedSet<GivenDay> Given { get; }

    /// <summary>One whole number for a day and an order's place: it sorts as the rows of a block do.</summary>
    public static int Key(int day, int place) => (day << 8) | place;

    public static (int Day, int Place) Slot(int key) => (key >> 8, key & 0xFF);

    public SlotHistory At(int day, int place) => slots.GetValueOrDefault(Key(day, place));

    public BlockCourse Add(RecordEvent recorded, int place)
    {
        int key = Key(recorded.ConcernedSlot!.Value.Day, place);
        return new(
            Events.Add(recorded),
            slots.SetItem(key, slots.GetValueOrDefault(key).Add(recorded)),
            recorded is RecordEvent.AdministrationHeld ? HeldKeys.Add(key) : HeldKeys,
            recorded.DoseGiven is null ? Given : Given.Add(DayOf(recorded, place, key)));
    }

    public BlockCourse Remove(RecordEvent recorded, int place)
    {
        int key = Key(recorded.ConcernedSlot!.Value.Day, place);
        SlotHistory history = slots[key].Remove(recorded);
        return new(
            Events.Remove(recorded),
            history.IsEmpty ? slots.Remove(key) : slots.SetItem(key, history),
            history.Held is null ? HeldKeys.Remove(key) : HeldKeys,
            recorded.DoseGiven is null ? Given : Given.Remove(DayOf(recorded, place, key)));
    }

    /// <summary>Whether an order was given, for another planned day than the one asked about, less than a number of days before or after a day.</summary>
    public bool IsGivenNear(int place, int day, int days, int exceptKey)
    {
        int index = Given.IndexOf(new(place, day - days + 1, 0, string.Empty));
        for (int at = index < 0 ? ~index : index; at < Given.Count; at++)
        {
            GivenDay given = Given[at];
            if (given.Place != place || given.Day >= day + days)
            {
                return false;
            }

            if (given.SlotKey != exceptKey)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last day on which an order was given; null when it never was.</summary>
    public int? LastGiven(int place)
    {
        int index = Given.IndexOf(new(place + 1, int.MinValue, 0, string.Empty));
        int last = (index < 0 ? ~index : index) - 1;
        return last >= 0 && Given[last].Place == place ? Given[last].Day : null;
    }

    /// <summary>The keys of the administrations of an order that were given from one day to another, each inclusive; a key twice where two doses were given.</summary>
    public IEnumerable<int> GivenBetween(int place, int first, int last)
    {
        int index = Given.IndexOf(new(place, first, int.MinValue, string.Empty));
        for (int at = index < 0 ? ~index : index; at < Given.Count && Given[at].Place == place && Given[at].Day <= last; at++)
        {
            yield return Given[at].SlotKey;
        }
    }

    private static GivenDay DayOf(RecordEvent recorded, int place, int key) =>
        new(place, DayNumber.Of(recorded.Date, nameof(recorded)), key, recorded.Stamp.Id);
}
