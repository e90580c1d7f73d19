using System.Runtime.InteropServices;

namespace AALL15P1.Protocol;

/// <summary>What was recorded of the administrations of one block. Persistent: adding an event costs the logarithm of their number.</summary>
internal sealed class BlockCourse
{
    private readonly Series<KeyValuePair<int, SlotHistory>> slots;

    private BlockCourse(Series<RecordEvent> events, Series<KeyValuePair<int, SlotHistory>> slots, Series<int> held, Series<GivenDay> given)
    {
        Events = events;
        this.slots = slots;
        HeldKeys = held;
        Given = given;
    }

    public static BlockCourse Empty { get; } = new(
        RecordFacts.NoEvents,
        Series<KeyValuePair<int, SlotHistory>>.SortedBy(Comparer<KeyValuePair<int, SlotHistory>>.Create(static (left, right) => left.Key.CompareTo(right.Key))),
        Series<int>.SortedBy(Comparer<int>.Default),
        Series<GivenDay>.SortedBy(Comparer<GivenDay>.Default));

    /// <summary>The events in canonical order.</summary>
    public Series<RecordEvent> Events { get; }

    /// <summary>The keys of the administrations that were held at some time, by day and then by order.</summary>
    public Series<int> HeldKeys { get; }

    /// <summary>The days on which each order was given.</summary>
    public Series<GivenDay> Given { get; }

    /// <summary>One whole number for a day and an order's place: it sorts as the rows of a block do.</summary>
    public static int Key(int day, int place) => (day << 8) | place;

    public static (int Day, int OrderIndex) Slot(int key) => (key >> 8, key & 0xFF);

    public SlotHistory At(int day, int place) => HistoryOf(Key(day, place));

    public BlockCourse Add(RecordEvent recorded, int place) => Add([recorded], _ => Key(recorded.ConcernedSlot!.Value.Day, place));

    /// <summary>The course with more events.</summary>
    /// <param name="happened">The events in canonical order.</param>
    /// <param name="keyOf">The key of the administration that an event speaks of.</param>
    public BlockCourse Add(ReadOnlySpan<RecordEvent> happened, Func<RecordEvent, int> keyOf)
    {
        if (happened.IsEmpty)
        {
            return this;
        }

        long[] turns = new long[happened.Length];
        for (int at = 0; at < turns.Length; at++)
        {
            turns[at] = ((long)keyOf(happened[at]) << 32) | (uint)at;
        }

        // By key, and those of one key in their order.
        Array.Sort(turns);
        List<KeyValuePair<int, SlotHistory>> changed = new(turns.Length);
        List<int> held = [];
        List<GivenDay> given = new(turns.Length);
        foreach (long turn in turns)
        {
            RecordEvent recorded = happened[(int)(turn & uint.MaxValue)];
            int key = (int)(turn >> 32);
            bool isSame = changed.Count > 0 && changed[^1].Key == key;
            KeyValuePair<int, SlotHistory> history = new(key, (isSame ? changed[^1].Value : HistoryOf(key)).Add(recorded));
            if (isSame)
            {
                changed[^1] = history;
            }
            else
            {
                changed.Add(history);
            }

            if (recorded is RecordEvent.AdministrationHeld && (held.Count == 0 || held[^1] != key))
            {
                held.Add(key);
            }

            if (recorded.DoseGiven is not null && DayOf(recorded, key) is var day && (given.Count == 0 || given[^1] != day))
            {
                given.Add(day);
            }
        }

        given.Sort();
        return new(
            Events.AddRange(happened),
            slots.AddRange(CollectionsMarshal.AsSpan(changed)),
            HeldKeys.AddRange(CollectionsMarshal.AsSpan(held)),
            Given.AddRange(CollectionsMarshal.AsSpan(given)));
    }

    public BlockCourse Remove(RecordEvent recorded, int place)
    {
        int key = Key(recorded.ConcernedSlot!.Value.Day, place);
        SlotHistory history = HistoryOf(key).Remove(recorded);
        return new(
            Events.Remove(recorded),
            history.IsEmpty ? slots.Remove(new(key, default)) : slots.Add(new(key, history)),
            history.Held is null ? HeldKeys.Remove(key) : HeldKeys,
            history.GivenOn(DayNumber.Of(recorded.Date, nameof(recorded))).Any() ? Given : Given.Remove(DayOf(recorded, key)));
    }

    /// <summary>The course in which some events stand for another day of the block than the one that they name.</summary>
    /// <param name="moves">The events, each with its order's place and the other day.</param>
    public BlockCourse Moved(IReadOnlyCollection<(RecordEvent Recorded, int OrderIndex, int Day)> moves)
    {
        BlockCourse moved = moves.Aggregate(this, (course, move) => course.Remove(move.Recorded, move.OrderIndex));
        return moves.Aggregate(moved, (course, move) => course.Add([move.Recorded], _ => Key(move.Day, move.OrderIndex)));
    }

    /// <summary>The day nearest to another on which an order was given for another planned day than the one asked about, if the two are nearer than the order allows; null when none is.</summary>
    public int? GivenTooNear(int place, int day, LeastInterval interval, int exceptKey)
    {
        int days = interval.Days ?? 1;
        int? nearest = null;
        for (int at = FirstGiven(place, day - days + 1); at < Given.Count; at++)
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
        for (int at = FirstGiven(place, day); at < Given.Count && Given[at].OrderIndex == place && Given[at].Day == day; at++)
        {
            foreach (RecordEvent recorded in Given[at].SlotKey == exceptKey ? [] : HistoryOf(Given[at].SlotKey).GivenOn(day))
            {
                if (recorded.DoseGiven is { Portion: null, DoseOfDay: var dose })
                {
                    doses++;
                    if (dose is null || doses >= interval.TimesADay)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Whether all that was given on a day went on with a dose in portions that had begun before: days are counted from its first portion.</summary>
    private bool IsGoingOn(GivenDay given)
    {
        SlotHistory history = HistoryOf(given.SlotKey);
        return history.GivenOn(given.Day).All(history.IsGoingOn);
    }

    /// <summary>Whether an order was given on a day.</summary>
    public bool IsGivenOn(int place, int day)
    {
        int at = FirstGiven(place, day);
        return at < Given.Count && Given[at].OrderIndex == place && Given[at].Day == day;
    }

    /// <summary>The keys of the administrations that were given, rising, each once.</summary>
    public IEnumerable<int> GivenKeys() => slots.Where(slot => slot.Value.LastGiven is not null).Select(slot => slot.Key);

    /// <summary>The last day on which an order was given; null when it never was.</summary>
    public int? LastGiven(int place)
    {
        int last = FirstGiven(place + 1, int.MinValue) - 1;
        return last >= 0 && Given[last].OrderIndex == place ? Given[last].Day : null;
    }

    /// <summary>The place, among the days on which something was given, of the first of an order from a day on. No administration has the key 0: what is looked for is never there itself.</summary>
    private int FirstGiven(int place, int day) => ~Given.IndexOf(new(place, day, 0));

    private SlotHistory HistoryOf(int key) => slots.IndexOf(new(key, default)) is >= 0 and var index ? slots[index].Value : default;

    private static GivenDay DayOf(RecordEvent recorded, int key) => new(Slot(key).OrderIndex, DayNumber.Of(recorded.Date, nameof(recorded)), key);
}
