using System.Collections.Immutable;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// What the events that stand (those that no other supersedes) say, indexed. Persistent: one event more or less costs
/// the logarithm of their number, and what follows from them is computed when it is asked for.
/// </summary>
internal sealed record RecordFacts
{
    private static readonly ImmutableSortedSet<RecordEvent> NoEvents = ImmutableSortedSet<RecordEvent>.Empty.WithComparer(RecordEvent.CanonicalOrder);

    private RecordFacts(CompiledProtocol protocol)
    {
        Protocol = protocol;
        Applied = protocol;
        ByKind = [.. Enum.GetValues<RecordEventKind>().Select(_ => NoEvents)];
        Starts = [.. protocol.Schedule.Blocks.Select(_ => (RecordEvent.BlockStarted?)null)];
        Courses = [.. protocol.Schedule.Blocks.Select(_ => BlockCourse.Empty)];
    }

    /// <summary>The protocol by which the record is kept.</summary>
    public CompiledProtocol Protocol { get; }

    /// <summary>The protocol with the readings that were chosen for this infant.</summary>
    public CompiledProtocol Applied { get; private init; }

    public Schedule Schedule => Applied.Schedule;

    /// <summary>The events that stand, in canonical order.</summary>
    public ImmutableSortedSet<RecordEvent> Events { get; private init; } = NoEvents;

    public ImmutableArray<RecordEvent.BlockStarted?> Starts { get; private init; }

    public ImmutableArray<BlockCourse> Courses { get; private init; }

    public ImmutableDictionary<string, Episode> Episodes { get; private init; } = ImmutableDictionary.Create<string, Episode>(StringComparer.Ordinal);

    private ImmutableArray<ImmutableSortedSet<RecordEvent>> ByKind { get; init; }

    public RecordEvent.Enrolled? Enrolled => Of(RecordEventKind.Enrolled).FirstOrDefault() as RecordEvent.Enrolled;

    public RecordEvent.LeftProtocol? Left => Of(RecordEventKind.LeftProtocol).FirstOrDefault() as RecordEvent.LeftProtocol;

    public RecordEvent.Died? Died => Of(RecordEventKind.Died).FirstOrDefault() as RecordEvent.Died;

    public static RecordFacts Of(CompiledProtocol protocol) => new(protocol);

    public ImmutableSortedSet<RecordEvent> Of(RecordEventKind kind) => ByKind[(int)kind];

    /// <summary>The last event of a kind that happened on or before a day; null when there is none.</summary>
    public TEvent? Last<TEvent>(RecordEventKind kind, LocalDate date)
        where TEvent : RecordEvent
    {
        ImmutableSortedSet<RecordEvent> events = Of(kind);
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
            : Events.TakeWhile(recorded => recorded.Date <= date).Aggregate(Of(Protocol), (facts, recorded) => facts.Add(recorded));

    public RecordFacts Add(RecordEvent recorded) => Change(recorded, adds: true);

    public RecordFacts Remove(RecordEvent recorded) => Change(recorded, adds: false);

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
        };
        return recorded switch
        {
            RecordEvent.BlockStarted started => changed with { Starts = Starts.SetItem(IndexOf(started.Block), adds ? started : null) },
            RecordEvent.ReadingChosen => changed with { Applied = Protocol.With(Chosen(changed.Of(RecordEventKind.ReadingChosen))) },
            { ConcernedSlot: { } slot } => changed.ChangeCourse(recorded, slot, adds),
            _ when Episode.IdOf(recorded) is { } id => changed.ChangeEpisode(recorded, id, adds),
            _ => changed,
        };
    }

    /// <summary>The readings that events chose, the later choice of one question over the earlier.</summary>
    private InterpretationChoices Chosen(ImmutableSortedSet<RecordEvent> choices) => choices.Cast<RecordEvent.ReadingChosen>().Aggregate(
        Protocol.Readings, (taken, choice) => taken.With(choice.InterpretationId, choice.ReadingId));

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

    private int IndexOf(BlockId block) => Schedule.Definition.IndexOf(block);
}
