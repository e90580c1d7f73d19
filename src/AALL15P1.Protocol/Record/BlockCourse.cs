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

    /// <summary>The day nearest to another on which an order was given for another planned day than the one asked about, if the two are nearer than the order allows; null when none is.</summary>
    public int? GivenTooNear(int place, int day, LeastInterval interval, int exceptKey)
    {
        int days = Math.Max(1, interval.Days ?? 1);
        int index = Given.IndexOf(new(place, day - days + 1, 0, string.Empty));
        int? nearest = null;
        for (int at = index < 0 ? ~index : index; at < Given.Count; at++)
        {
            GivenDay given = Given[at];
            if (given.Place != place || given.Day >= day + days)
            {
                break;
            }

            bool isNearer = nearest is not { } best || Math.Abs(given.Day - day) < Math.Abs(best - day);
            nearest = given.SlotKey != exceptKey && isNearer && interval.IsTooNear(Math.Abs(given.Day - day)) ? given.Day : nearest;
        }

        return nearest;
    }

    /// <summary>Whether an order was given on a day.</summary>
    public bool IsGivenOn(int place, int day)
    {
        int index = Given.IndexOf(new(place, day, 0, string.Empty));
        int at = index < 0 ? ~index : index;
        return at < Given.Count && Given[at].Place == place && Given[at].Day == day;
    }

    /// <summary>The keys of the administrations that were given, rising, each once.</summary>
    public IEnumerable<int> GivenKeys() => Given.Select(given => given.SlotKey).Distinct().Order();

    /// <summary>The last day on which an order was given; null when it never was.</summary>
    public int? LastGiven(int place)
    {
        int index = Given.IndexOf(new(place + 1, int.MinValue, 0, string.Empty));
        int last = (index < 0 ? ~index : index) - 1;
        return last >= 0 && Given[last].Place == place ? Given[last].Day : null;
    }

    private static GivenDay DayOf(RecordEvent recorded, int place, int key) =>
        new(place, DayNumber.Of(recorded.Date, nameof(recorded)), key, recorded.Stamp.Id);
}
