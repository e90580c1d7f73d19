using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// What the events that stand (those that no other supersedes) say, indexed. Persistent: one event more or less costs
/// the logarithm of their number, and what follows from them is computed when it is asked for.
/// </summary>
internal sealed record RecordFacts
{
    private static readonly LocalDate Ever = LocalDate.MinIsoValue;

    /// <summary>A series in canonical order, still empty.</summary>
    public static readonly Series<RecordEvent> NoEvents = Series<RecordEvent>.SortedBy(RecordEvent.CanonicalOrder);

    private RecordFacts(CompiledProtocol protocol)
    {
        Protocol = protocol;
        Periods = [(Ever, protocol)];
        ByKind = [.. Enum.GetValues<RecordEventKind>().Select(_ => NoEvents)];
        Starts = [.. protocol.Schedule.Blocks.Select(_ => (RecordEvent.BlockStarted?)null)];
        Courses = [.. protocol.Schedule.Blocks.Select(_ => BlockCourse.Empty)];
        Memory = new(Courses.Length);
    }

    /// <summary>The protocol by which the record is kept.</summary>
    public CompiledProtocol Protocol { get; }

    /// <summary>The protocol with the supplement and the readings that are in force at last.</summary>
    public CompiledProtocol Applied => Periods[^1].Protocol;

    /// <summary>What is in force from which day on, by their days; the first from ever.</summary>
    public ImmutableArray<(LocalDate From, CompiledProtocol Protocol)> Periods { get; private init; }

    public Schedule Schedule => Applied.Schedule;

    /// <summary>The events that stand, in canonical order.</summary>
    public Series<RecordEvent> Events { get; private init; } = NoEvents;

    public ImmutableArray<RecordEvent.BlockStarted?> Starts { get; private init; }

    public ImmutableArray<BlockCourse> Courses { get; private init; }

    public ImmutableDictionary<string, Episode> Episodes { get; private init; } = ImmutableDictionary.Create<string, Episode>(StringComparer.Ordinal);

    private ImmutableArray<Series<RecordEvent>> ByKind { get; init; }

    /// <summary>What was computed of these facts, or of those before or after them.</summary>
    public RecordMemory Memory { get; private init; }

    private LaboratoryCourse? laboratory;
    private MeasurementCourse? measurements;
    private MadeOnce? titration;

    public RecordEvent.Enrolled? Enrolled => Of(RecordEventKind.Enrolled).Min as RecordEvent.Enrolled;

    /// <summary>The laboratory values by day. Made once for the reports that stand.</summary>
    public LaboratoryCourse Laboratory
    {
        get
        {
            Series<RecordEvent> reports = Of(RecordEventKind.LaboratoryReported);
            LaboratoryCourse? known = laboratory;
            if (!ReferenceEquals(known?.Source, reports))
            {
                laboratory = known = Memory.LaboratoryOf(reports);
            }

            return known;
        }
    }

    /// <summary>The measurements in their order. Made once for those that stand.</summary>
    public MeasurementCourse Measurements
    {
        get
        {
            Series<RecordEvent> measured = Of(RecordEventKind.Measured);
            MeasurementCourse? known = measurements;
            if (!ReferenceEquals(known?.Source, measured))
            {
                measurements = known = Memory.MeasurementsOf(measured);
            }

            return known;
        }
    }

    /// <summary>The infant with what was measured; null before the enrolment.</summary>
    public Infant? Infant => Enrolled is { } enrolled ? Measurements.InfantBorn(enrolled.BirthDate) : null;

    /// <summary>The titration of the oral drugs; null while their block has not started. Made once for these facts.</summary>
    public RecordTitration? Titration
    {
        get
        {
            MadeOnce? made = titration;
            if (!ReferenceEquals(made?.Source, this))
            {
                made = new(this, RecordTitration.Of(this));
                titration = made;
            }

            return made.Titration;
        }
    }

    public RecordEvent.LeftProtocol? Left => Of(RecordEventKind.LeftProtocol).Min as RecordEvent.LeftProtocol;

    public RecordEvent.Died? Died => Of(RecordEventKind.Died).Min as RecordEvent.Died;

    public static RecordFacts Of(CompiledProtocol protocol) => new(protocol);

    public Series<RecordEvent> Of(RecordEventKind kind) => ByKind[(int)kind];

    /// <summary>The last event of a kind that happened on or before a day; null when there is none.</summary>
    public TEvent? Last<TEvent>(RecordEventKind kind, LocalDate date)
        where TEvent : RecordEvent
    {
        Series<RecordEvent> events = Of(kind);
        int low = 0;
        int high = events.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = events[middle].Date <= date ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : (TEvent)events[low - 1];
    }

    /// <summary>
    /// What had happened by a day, inclusive. What comes later can be left out, because nothing rests on what comes after
    /// it, but for the enrolment: what is dated before it waits for it.
    /// </summary>
    public RecordFacts Until(LocalDate date) =>
        Events.IsEmpty || Events.Max!.Date <= date ? this
            : Enrolled!.Date > date ? Of(Protocol)
            : OfAll([.. Events.TakeWhile(recorded => recorded.Date <= date)]).WithPeriods();

    /// <summary>What was in force on a day.</summary>
    public CompiledProtocol InForce(LocalDate date) => InForce(Periods, date);

    /// <summary>What was in force on a day.</summary>
    public static CompiledProtocol InForce(ImmutableArray<(LocalDate From, CompiledProtocol Protocol)> periods, LocalDate date)
    {
        int at = periods.Length - 1;
        while (periods[at].From > date)
        {
            at--;
        }

        return periods[at].Protocol;
    }

    /// <summary>
    /// What was recorded of a block, in the places of the readings that are in force at last: an omission of a day that
    /// they do not have, and that was planned under what was in force then, is one of the day of theirs that comes at the
    /// same turn of the order, unless that has a record of its own. What a given dose stands for, the plan finds.
    /// </summary>
    public BlockCourse CourseInPlan(int block)
    {
        BlockCourse course = Courses[block];
        if (Periods.Length == 1 || course.Events.IsEmpty)
        {
            return course;
        }

        PlannedOrder[] orders = Schedule.Blocks[block].Orders.ToArray();
        List<(RecordEvent Recorded, int OrderIndex, int Day)> moves = [];
        foreach (RecordEvent recorded in course.Events)
        {
            AdministrationSlot slot = recorded.ConcernedSlot!.Value;
            int place = Schedule.Blocks[block].PlaceOf(slot.OrderId);
            DayPattern then = InForce(recorded.Date).Schedule.Blocks[block].Orders[place].Days;
            if (recorded is RecordEvent.AdministrationOmitted && !orders[place].Days.Contains(slot.Day) && then.Contains(slot.Day)
                && OnTurn(orders[place].Days, then.DaysUpTo(slot.Day).Count()) is { } day && course.At(day, place).IsEmpty)
            {
                moves.Add((recorded, place, day));
            }
        }

        return course.Moved(moves);
    }

    private static int? OnTurn(DayPattern days, int turn)
    {
        int? day = days.DaysUpTo(AdministrationSlot.MaximumDay).Skip(turn - 1).Select(found => (int?)found).FirstOrDefault();
        return day;
    }

    /// <summary>The facts with one more event.</summary>
    /// <exception cref="ArgumentException">A supplement does not stand with a reading that was chosen.</exception>
    public RecordFacts Add(RecordEvent recorded)
    {
        RecordFacts changed = Change(recorded, adds: true);
        return IsChoice(recorded) ? changed.WithPeriods() : changed;
    }

    /// <summary>
    /// The facts by which others are judged once an event is among them: that a block has started, or an adverse event. The
    /// series do not have it before <see cref="Indexed"/>.
    /// </summary>
    public RecordFacts Noted(RecordEvent recorded) => recorded switch
    {
        RecordEvent.BlockStarted started => this with { Starts = Starts.SetItem(IndexOf(started.Block), started) },
        _ when Episode.IdOf(recorded) is { } id => ChangeEpisode(recorded, id, adds: true),
        _ => this,
    };

    /// <summary>The facts with many more happenings in their series, each of which is <see cref="Noted"/>.</summary>
    /// <param name="happened">The events in canonical order, without any that only takes another back.</param>
    public RecordFacts Indexed(ReadOnlySpan<RecordEvent> happened)
    {
        List<RecordEvent>?[] kinds = new List<RecordEvent>?[ByKind.Length];
        List<RecordEvent>?[] blocks = new List<RecordEvent>?[Courses.Length];
        foreach (RecordEvent recorded in happened)
        {
            (kinds[(int)recorded.Kind] ??= []).Add(recorded);
            if (recorded.ConcernedSlot is { } slot)
            {
                (blocks[IndexOf(slot.Block)] ??= []).Add(recorded);
            }
        }

        return this with
        {
            Events = Events.AddRange(happened),
            ByKind = [.. ByKind.Select((before, kind) => before.AddRange(CollectionsMarshal.AsSpan(kinds[kind])))],
            Courses = [.. Courses.Select((before, index) => before.Add(CollectionsMarshal.AsSpan(blocks[index]), recorded => KeyOf(index, recorded.ConcernedSlot!.Value)))],
            Memory = OwnMemory(),
        };
    }

    /// <summary>The facts without an event. What is in force stays until <see cref="WithPeriods"/>, or until another choice is added.</summary>
    public RecordFacts Remove(RecordEvent recorded) => Change(recorded, adds: false);

    /// <summary>The facts with what the choices among them put in force.</summary>
    /// <exception cref="ArgumentException">A supplement does not stand with a reading that was chosen.</exception>
    public RecordFacts WithPeriods() =>
        Periods.Length == 1 && Of(RecordEventKind.SupplementInForce).IsEmpty && Of(RecordEventKind.ReadingChosen).IsEmpty ? this : this with { Periods = PeriodsOfChoices() };

    /// <summary>Whether an event puts a supplement or a reading in force.</summary>
    public static bool IsChoice(RecordEvent recorded) => recorded is RecordEvent.ReadingChosen or RecordEvent.SupplementInForce;

    /// <summary>A record without events is where those of many infants begin; nothing of one is kept for another.</summary>
    private RecordMemory OwnMemory() => Events.IsEmpty ? new(Courses.Length) : Memory;

    private RecordFacts OfAll(RecordEvent[] happened) => happened.Aggregate(Of(Protocol), (facts, recorded) => facts.Noted(recorded)).Indexed(happened);

    private RecordFacts Change(RecordEvent recorded, bool adds)
    {
        // A correction that only takes back an event is no happening of its own.
        if (recorded is RecordEvent.EnteredInError)
        {
            return this;
        }

        int kind = (int)recorded.Kind;
        RecordFacts changed = this with
        {
            Events = adds ? Events.Add(recorded) : Events.Remove(recorded),
            ByKind = ByKind.SetItem(kind, adds ? ByKind[kind].Add(recorded) : ByKind[kind].Remove(recorded)),
            Memory = OwnMemory(),
        };
        return recorded switch
        {
            RecordEvent.BlockStarted started => changed with { Starts = Starts.SetItem(IndexOf(started.Block), adds ? started : null) },
            { ConcernedSlot: { } slot } => changed.ChangeCourse(recorded, slot, adds),
            _ when Episode.IdOf(recorded) is { } id => changed.ChangeEpisode(recorded, id, adds),
            _ => changed,
        };
    }

    /// <summary>What the events put in force, day by day: the later supplement over the earlier, and the later choice of one question over the earlier.</summary>
    /// <exception cref="ArgumentException">A supplement does not stand with a reading that was chosen.</exception>
    private ImmutableArray<(LocalDate From, CompiledProtocol Protocol)> PeriodsOfChoices()
    {
        List<(LocalDate From, CompiledProtocol Protocol)> periods = [(Ever, Protocol)];
        CompiledProtocol supplemented = Protocol;
        List<RecordEvent.ReadingChosen> chosen = [];
        Series<RecordEvent> changes = Of(RecordEventKind.SupplementInForce).AddRange([.. Of(RecordEventKind.ReadingChosen)]);
        for (int at = 0; at < changes.Count; at++)
        {
            if (changes[at] is RecordEvent.ReadingChosen choice)
            {
                chosen.Add(choice);
            }
            else
            {
                supplemented = Protocol.Known(((RecordEvent.SupplementInForce)changes[at]).Fingerprint) ?? supplemented;
            }

            if (at == changes.Count - 1 || changes[at + 1].Date != changes[at].Date)
            {
                periods.Add((changes[at].Date, supplemented.With(chosen.Aggregate(supplemented.Readings, (taken, each) => taken.With(each.InterpretationId, each.ReadingId)))));
            }
        }

        return [.. periods];
    }

    private RecordFacts ChangeCourse(RecordEvent recorded, AdministrationSlot slot, bool adds)
    {
        int index = IndexOf(slot.Block);
        int place = Schedule.Blocks[index].PlaceOf(slot.OrderId);
        BlockCourse course = Courses[index];
        return this with { Courses = Courses.SetItem(index, adds ? course.Add(recorded, place) : course.Remove(recorded, place)) };
    }

    private RecordFacts ChangeEpisode(RecordEvent recorded, string id, bool adds)
    {
        Episode before = Episodes.GetValueOrDefault(id) ?? Episode.Empty;
        Episode after = adds ? before.Add(recorded) : before.Remove(recorded);
        return this with { Episodes = after.IsEmpty ? Episodes.Remove(id) : Episodes.SetItem(id, after) };
    }

    private int KeyOf(int index, AdministrationSlot slot) => BlockCourse.Key(slot.Day, Schedule.Blocks[index].PlaceOf(slot.OrderId));

    private int IndexOf(BlockId block) => Schedule.Definition.IndexOf(block);

    /// <summary>What was made of facts, with the facts: a copy of them with one more event makes its own.</summary>
    private sealed class MadeOnce(RecordFacts source, RecordTitration? titration)
    {
        public RecordFacts Source => source;

        public RecordTitration? Titration => titration;
    }

    /// <summary>Whether a dose is a portion that goes on with one that had begun before.</summary>
    public bool IsGoingOn(RecordEvent recorded)
    {
        if (recorded is not { DoseGiven.Portion.Number: > 1, ConcernedSlot: { } slot })
        {
            return false;
        }

        int block = Schedule.Definition.IndexOf(slot.Block);
        return Courses[block].At(slot.Day, Schedule.Blocks[block].PlaceOf(slot.OrderId)).IsGoingOn(recorded);
    }
}
