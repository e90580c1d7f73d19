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

    public static (int Day, int OrderIndex) Slot(int key) => (key >> 8, key & 0xFF);

    public SlotHistory At(int day, int place) => slots.GetValueOrDefault(Key(day, place));

    public BlockCourse Add(RecordEvent recorded, int place) => AddAt(recorded, place, recorded.ConcernedSlot!.Value.Day);

    /// <summary>The course in which some events stand for another day of the block than the one that they name.</summary>
    /// <param name="moves">The events, each with its order's place and the other day.</param>
    public BlockCourse Moved(IReadOnlyCollection<(RecordEvent Recorded, int OrderIndex, int Day)> moves)
    {
        BlockCourse moved = moves.Aggregate(this, (course, move) => course.Remove(move.Recorded, move.OrderIndex));
        return moves.Aggregate(moved, (course, move) => course.AddAt(move.Recorded, move.OrderIndex, move.Day));
    }

    private BlockCourse AddAt(RecordEvent recorded, int place, int day)
    {
        int key = Key(day, place);
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
            if (given.OrderIndex != place || given.Day >= day + days)
            {
                break;
            }

            bool isNearer = nearest is not { } best || Math.Abs(given.Day - day) < Math.Abs(best - day);
            nearest = given.SlotKey != exceptKey && isNearer && (interval.IsTooNear(Math.Abs(given.Day - day)) || (given.Day == day && IsFull(place, day, interval, exceptKey))) && !IsGoingOn(given) ? given.Day : nearest;
        }

        return nearest;
    }

    /// <summary>Whether a whole day's doses of other planned days were given on a day, so that no more of the order has room on it.</summary>
    private bool IsFull(int place, int day, LeastInterval interval, int exceptKey)
    {
        int doses = 0;
        int index = Given.IndexOf(new(place, day, 0, string.Empty));
        for (int at = index < 0 ? ~index : index; at < Given.Count && Given[at].OrderIndex == place && Given[at].Day == day; at++)
        {
            if (Given[at].SlotKey != exceptKey && slots[Given[at].SlotKey].Given(Given[at].EventId) is { DoseGiven: { Portion: null } dose })
            {
                doses++;
                if (dose.DoseOfDay is null || doses >= interval.TimesADay)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a dose in portions had begun before: days are counted from its first portion.</summary>
    private bool IsGoingOn(GivenDay given) => slots[given.SlotKey] is var history && history.Given(given.EventId) is { } recorded && history.IsGoingOn(recorded);

    /// <summary>Whether an order was given on a day.</summary>
    public bool IsGivenOn(int place, int day)
    {
        int index = Given.IndexOf(new(place, day, 0, string.Empty));
        int at = index < 0 ? ~index : index;
        return at < Given.Count && Given[at].OrderIndex == place && Given[at].Day == day;
    }

    /// <summary>The keys of the administrations that were given, rising, each once.</summary>
    public IEnumerable<int> GivenKeys() => Given.Select(given => given.SlotKey).Distinct().Order();

    /// <summary>The last day on which an order was given; null when it never was.</summary>
    public int? LastGiven(int place)
    {
        int index = Given.IndexOf(new(place + 1, int.MinValue, 0, string.Empty));
        int last = (index < 0 ? ~index : index) - 1;
        return last >= 0 && Given[last].OrderIndex == place ? Given[last].Day : null;
    }

    /// <summary>A course to which many events are added before anybody asks for it.</summary>
    internal sealed class Builder(BlockCourse before)
    {
        private readonly ImmutableSortedSet<RecordEvent>.Builder events = before.Events.ToBuilder();
        private readonly ImmutableDictionary<int, SlotHistory>.Builder slots = before.slots.ToBuilder();
        private readonly ImmutableSortedSet<int>.Builder held = before.HeldKeys.ToBuilder();
        private readonly ImmutableSortedSet<GivenDay>.Builder given = before.Given.ToBuilder();

        public void Add(RecordEvent recorded, int place, int day)
        {
            int key = Key(day, place);
            events.Add(recorded);
            slots[key] = slots.GetValueOrDefault(key).Add(recorded);
            if (recorded is RecordEvent.AdministrationHeld)
            {
                held.Add(key);
            }

            if (recorded.DoseGiven is not null)
            {
                given.Add(DayOf(recorded, place, key));
            }
        }

        public BlockCourse ToCourse() => new(events.ToImmutable(), slots.ToImmutable(), held.ToImmutable(), given.ToImmutable());
    }

    private static GivenDay DayOf(RecordEvent recorded, int place, int key) =>
        new(place, DayNumber.Of(recorded.Date, nameof(recorded)), key, recorded.Stamp.Id);
}
