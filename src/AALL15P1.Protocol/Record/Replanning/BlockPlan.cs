using System.Collections.Immutable;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// One block, re-planned. Of a block of which nothing was recorded every date is arithmetic. Otherwise the states of its
/// rows are computed together, once and when the first is asked for: a hold concerns what follows of its order, and an
/// order what depends on it. The cost is that of the block's rows and events.
/// </summary>
internal sealed partial class BlockPlan
{
    private readonly int index;
    private readonly Sources sources;
    private readonly BlockCourse course;
    private readonly RecordMemory memory;
    private Computed? computed;

    /// <summary>Plans a block.</summary>
    /// <param name="facts">What was recorded.</param>
    /// <param name="index">The block's place in the definition.</param>
    /// <param name="start">Day 1 as a day number.</param>
    /// <param name="cut">The first day on which nothing of the block is given any more.</param>
    public BlockPlan(RecordFacts facts, int index, int start, int cut)
    {
        this.index = index;
        Compiled = facts.Schedule.Blocks[index];
        course = facts.CourseInPlan(index);
        memory = facts.Memory;
        Start = start;
        Cut = cut;
        sources = new(Compiled, facts.Courses[index], facts.Periods, start, cut);
    }

    public CompiledBlock Compiled { get; }

    /// <summary>Day 1 as a day number.</summary>
    public int Start { get; }

    /// <summary>The first day on which nothing of the block is given any more.</summary>
    public int Cut { get; }

    /// <summary>Whether a later block has started and this one has not, or the infant does not go on to it: then nothing of it is given.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>
    /// Whether its time is over by what was recorded: a later block has started, or the infant has left or died. Then
    /// nothing of it is to be given any more, not even what was planned before that day and never recorded.
    /// </summary>
    public bool IsOver { get; init; }

    /// <summary>The day from which nothing of a block that has started goes on, because the infant does not; <see cref="int.MaxValue"/> where there is none.</summary>
    public int StoppedFrom { get; init; } = int.MaxValue;

    /// <summary>Where a prescription has stopped an order.</summary>
    public IReadOnlyList<PrescribedStop> Stops { get; init; } = [];

    /// <summary>Whether anything was recorded of the block's administrations, so that a row can stand on another day than its own.</summary>
    public bool IsTouched => !course.Events.IsEmpty;

    /// <summary>Whether a row may have a status that the events leave it: false only where none of the block has. Where nothing was recorded, that is planned or cut short.</summary>
    public bool MayHave(AdministrationStatus status) => !IsTouched || (Rows.Statuses & (1u << (int)status)) != 0 || HasStops;

    /// <summary>Whether the states of rows are further changed by stops, or because the infant does not go on.</summary>
    private bool HasStops => Stops.Count > 0 || StoppedFrom != int.MaxValue;

    /// <summary>For how many days the block's clock stood still.</summary>
    public int Pause => IsTouched ? Rows.Shifts.Where(shift => shift.Group is null).Sum(shift => shift.Days) : 0;

    /// <summary>The last day with an administration, planned or given.</summary>
    public int LastDate => IsTouched ? Rows.LastDate : Start - 1 + LastDay;

    private int LastDay
    {
        get
        {
            int last = 1;
            for (int place = 0; place < Compiled.Orders.Length; place++)
            {
                last = Math.Max(last, Compiled.LastDayOf(place));
            }

            return last;
        }
    }

    /// <summary>The date for which an administration stands in the plan, with every hold before it and with what it depends on.</summary>
    public int DateOf(int day, int place) => IsTouched && RowOf(day, place) is { } row ? Rows.States[row].Due : Start - 1 + day;

    /// <summary>What has become of an administration of the plan; one beyond every therapy stands on its own day.</summary>
    public RowState StateOf(int day, int place) => RowOf(day, place) is { } row ? StateOf(row) : Untouched(Start - 1 + day);

    /// <summary>What has become of a row of the block.</summary>
    public RowState StateOf(int row)
    {
        RowState state = IsTouched ? Rows.States[row] : Untouched(Start - 1 + Compiled.DayOfRow(row));
        if (Stops.Count > 0 && state.Status == AdministrationStatus.Planned)
        {
            int place = Compiled.OrderIndexOfRow(row);
            foreach (PrescribedStop stop in Stops)
            {
                if (stop.Holds(place, state.Date))
                {
                    return state with { Status = stop.HasEnded ? AdministrationStatus.Omitted : AdministrationStatus.Waiting, Why = stop.Why };
                }
            }
        }

        // A rescue is owed to whoever got what it rescues from, whatever else ends.
        return state.Date >= StoppedFrom && !state.RescuesGiven && state.Status is (AdministrationStatus.Planned or AdministrationStatus.PartlyGiven)
            ? state with { Status = AdministrationStatus.Waiting, Why = "the infant does not go on, by what is known about the marker" }
            : state;
    }

    /// <summary>Of a row that was given in part, the numbers of the day's doses that remain; none where it is not stated how many there are.</summary>
    public ValueList<int> DosesLeft(int row)
    {
        int place = Compiled.OrderIndexOfRow(row);
        if (Compiled.Orders[place].TimesPerDay is not { } times)
        {
            return [];
        }

        int day = Compiled.DayOfRow(row);
        uint given = course.At(day, place).GivenDoses() | (DayThatMeets(row) is { } key ? course.At(BlockCourse.Slot(key).Day, place).GivenDoses() : 0u);
        return Enumerable.Range(1, times).Where(number => (given & (1u << number)) == 0).ToValueList();
    }

    private int? DayThatMeets(int row)
    {
        foreach ((int key, int met) in Rows.Standing)
        {
            if (met == row)
            {
                return key;
            }
        }

        return null;
    }

    private RowState Untouched(int date) => new(date >= Cut ? AdministrationStatus.CutShort : AdministrationStatus.Planned, date, date);

    /// <summary>The planned administration that an unplanned dose stands for; null when it stands for none.</summary>
    public int? DayThatIsMetBy(int day, int place) => IsTouched && Rows.Standing.TryGetValue(BlockCourse.Key(day, place), out int row) ? Compiled.DayOfRow(row) : null;

    /// <summary>The holds of which nobody knows yet what becomes of them or of what follows.</summary>
    public IEnumerable<RecordEvent.AdministrationHeld> OpenHolds() => !IsTouched ? []
        : Rows.States.Where(state => state.Status is AdministrationStatus.Held or AdministrationStatus.Waiting)
            .Select(state => state.Cause).OfType<RecordEvent.AdministrationHeld>().Distinct(ReferenceEqualityComparer.Instance).Cast<RecordEvent.AdministrationHeld>();

    /// <summary>The days of its order that a hold keeps back while no policy says what becomes of them.</summary>
    public IEnumerable<int> DaysHeldBy(RecordEvent.AdministrationHeld held)
    {
        int place = Compiled.PlaceOf(held.Slot.OrderId);
        for (int row = 0; IsTouched && row < Rows.States.Length; row++)
        {
            if (Rows.States[row] is { Status: AdministrationStatus.Held } state && ReferenceEquals(state.Cause, held) && Compiled.OrderIndexOfRow(row) == place)
            {
                yield return Compiled.DayOfRow(row);
            }
        }
    }

    /// <summary>The day of the block on a date: the last whose date has come, and at least 1.</summary>
    public int DayOn(int date)
    {
        int day = date - Start + 1;
        if (!IsTouched)
        {
            return Math.Max(1, day);
        }

        int moved = 0;
        foreach (Shift shift in Rows.Shifts.Where(shift => shift.Group is null))
        {
            if (date < Start - 1 + shift.FromDay + moved)
            {
                break;
            }

            moved += shift.Days;
            day = Math.Max(shift.FromDay - 1, date - Start + 1 - moved);
        }

        foreach (Wait wait in Rows.Waits.Where(wait => wait.Group is null))
        {
            day = Math.Min(day, wait.FromDay - 1);
        }

        return Math.Max(1, day);
    }

    /// <summary>What becomes of an order under a hold: by the policy that is in force on the day of the hold.</summary>
    private HoldPolicy? PolicyOf(RecordEvent.AdministrationHeld held, int place) => RecordFacts.InForce(sources.Periods, held.Date).PoliciesOf(index)[place];

    /// <summary>The states of the rows; those of the plan before, where they come of the same.</summary>
    private Computed Rows
    {
        get
        {
            Computed? known = computed;
            if (known is null)
            {
                known = Volatile.Read(ref memory.Planned(index));
                if (known is null || !known.IsOf(this))
                {
                    known = new Pass(this).Run();
                    Volatile.Write(ref memory.Planned(index), known);
                }

                computed = known;
            }

            return known;
        }
    }

    private int? RowOf(int day, int place)
    {
        int end = Compiled.RowsBefore(day + 1);
        for (int row = Compiled.RowsBefore(day); row < end; row++)
        {
            if (Compiled.OrderIndexOfRow(row) == place)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>What the states of a block's rows depend on, and nothing else: immutable parts that are the same only as the same objects, and two days.</summary>
    private readonly record struct Sources(
        CompiledBlock Compiled, BlockCourse Course, ImmutableArray<(LocalDate From, CompiledProtocol Protocol)> Periods, int Start, int Cut);

    /// <summary>What a pass over a block finds out.</summary>
    internal sealed class Computed
    {
        private readonly Sources sources;

        public Computed(BlockPlan plan, RowState[] states, List<Shift> shifts, List<Wait> waits, Dictionary<int, int> standing, int lastDate)
        {
            sources = plan.sources;
            States = states;
            Shifts = shifts;
            Waits = waits;
            Standing = standing;
            LastDate = lastDate;
            foreach (RowState state in states)
            {
                Statuses |= 1u << (int)state.Status;
            }
        }

        /// <summary>The state of each row.</summary>
        public RowState[] States { get; }

        /// <summary>The statuses that any row has, a bit for each.</summary>
        public uint Statuses { get; }

        /// <summary>What moves rows, by the day from which it does.</summary>
        public List<Shift> Shifts { get; }

        /// <summary>What stands still until a hold has ended.</summary>
        public List<Wait> Waits { get; }

        /// <summary>The row that each unplanned dose stands for, by the dose's key.</summary>
        public Dictionary<int, int> Standing { get; }

        /// <summary>The last day with an administration.</summary>
        public int LastDate { get; }

        /// <summary>Whether a plan's rows have just these states.</summary>
        public bool IsOf(BlockPlan plan) => sources == plan.sources;
    }

    /// <summary>That everything from a day of a block on is later by some days: of the whole block, or of the orders that move together.</summary>
    internal readonly record struct Shift(int FromDay, int? Group, int Days);

    /// <summary>That everything from a day on waits for the end of a hold: of the whole block, or of the orders that move together.</summary>
    internal readonly record struct Wait(int FromDay, int? Group, RecordEvent.AdministrationHeld For)
    {
        public bool Stops(int day, int group) => day >= FromDay && (Group is null || Group == group);
    }
}

/// <summary>What has become of a row of a block, with its dates as day numbers.</summary>
/// <param name="Status">What has become of it.</param>
/// <param name="Date">The date on which it was given or is to be given.</param>
/// <param name="Due">The date for which it stands in the plan, whatever has become of it.</param>
internal readonly record struct RowState(AdministrationStatus Status, int Date, int Due)
{
    /// <summary>The hold behind it; null when there is none.</summary>
    public RecordEvent.AdministrationHeld? Cause { get; init; }

    /// <summary>Why it is not to be given on its date, in words; null when that needs no words.</summary>
    public string? Why { get; init; }

    /// <summary>Whether it rescues from something that was given.</summary>
    public bool RescuesGiven { get; init; }
}
