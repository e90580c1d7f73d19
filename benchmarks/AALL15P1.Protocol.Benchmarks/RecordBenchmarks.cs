using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// A record of two years, about 1,500 events: replayed, and one more event (laboratory values of the last day) on a
/// record of a tenth, of all, and of ten times its events. Logarithmic cost shows as a small step from each to the next.
/// </summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private const int Tenfold = 10;
    private readonly CompiledProtocol protocol = Journey.Protocol;
    private readonly RecordEvent[] events = Journey.Events;
    private readonly RecordEvent more = Journey.Laboratory("more", Infant.Projected().EndOfTherapy.PlusDays(-1));
    private RecordEvent hold = null!;
    private TreatmentRecord beforeHold = null!;
    private TreatmentRecord tenth = null!;
    private TreatmentRecord whole = null!;
    private TreatmentRecord tenfold = null!;

    [GlobalSetup]
    public void Setup()
    {
        tenth = TreatmentRecord.Replay(protocol, events[..(events.Length / Tenfold)]);
        whole = TreatmentRecord.Replay(protocol, events);
        int inTheLastBlock = events.Length * 9 / 10;
        RecordEvent.AdministrationGiven next = events.Skip(inTheLastBlock).OfType<RecordEvent.AdministrationGiven>().First();
        hold = new RecordEvent.AdministrationHeld(new("hold", next.Stamp.RecordedAt, "benchmark"), next.Date, next.Slot, next.Date.PlusDays(7), "low counts");
        beforeHold = TreatmentRecord.Replay(protocol, events.TakeWhile(recorded => recorded != next));
        if (Hold()!.Find(next.Slot)!.Value.Date != next.Date.PlusDays(7))
        {
            throw new InvalidOperationException("The hold moves nothing.");
        }

        tenfold = whole;
        for (int number = events.Length; number < events.Length * Tenfold; number++)
        {
            tenfold = tenfold.Apply(Journey.Laboratory($"again-{number.ToString(CultureInfo.InvariantCulture)}", more.Date));
        }
    }

    [Benchmark(Description = "one more event on a tenth of the record", Baseline = true)]
    public TreatmentRecord OneMoreOnATenth() => tenth.Apply(more);

    [Benchmark(Description = "one more event on the whole record")]
    public TreatmentRecord OneMoreOnTheWhole() => whole.Apply(more);

    [Benchmark(Description = "one more event on ten times the record")]
    public TreatmentRecord OneMoreOnTenfold() => tenfold.Apply(more);

    [Benchmark(Description = "a hold in the last block, and the plan after it")]
    public TherapyPlan? Hold() => beforeHold.Apply(hold).Plan;

    /// <summary>The limit of a replay: the same events in the lists that answer the same questions, each checked for its id and its writer's clock, with nothing kept from one event to the next.</summary>
    [Benchmark(Description = "a plain fold of the whole record")]
    public int PlainFold()
    {
        PlainLists lists = new();
        foreach (RecordEvent recorded in events)
        {
            lists.Add(recorded);
        }

        return lists.Sort();
    }

    [Benchmark(Description = "replay of the whole record")]
    public TreatmentRecord Replay() => TreatmentRecord.Replay(protocol, events);

    /// <summary>The limit of what is next: every planned row of the plan, looked at once with its state.</summary>
    [Benchmark(Description = "the planned rows, walked once with their state")]
    public int WalkRows()
    {
        int open = 0;
        TherapyPlan plan = whole.Plan!;
        for (int block = 0; block < plan.Blocks.Length; block++)
        {
            foreach (PlannedAdministration row in plan.Rows(block, int.MinValue, int.MaxValue))
            {
                open += row.Status == AdministrationStatus.Planned ? 1 : 0;
            }
        }

        return open;
    }

    [Benchmark(Description = "what is next, after one more event")]
    public NextSteps Next() => whole.Apply(more).Next(more.Date);
}

/// <summary>What a replay keeps, as plain lists that are filled and changed in place.</summary>
internal sealed class PlainLists
{
    private readonly List<RecordEvent> log = [];
    private readonly Dictionary<string, RecordEvent> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NodaTime.Instant> writers = new(StringComparer.Ordinal);
    private readonly List<RecordEvent>[] byKind = [.. Enum.GetValues<RecordEventKind>().Select(_ => new List<RecordEvent>())];
    private readonly Dictionary<BlockId, List<RecordEvent>> courses = [];
    private readonly Dictionary<AdministrationSlot, List<RecordEvent>> slots = [];
    private readonly Dictionary<(BlockId Block, string Order), List<NodaTime.LocalDate>> given = [];

    public void Add(RecordEvent recorded)
    {
        EventStamp stamp = recorded.Stamp;
        if (byId.ContainsKey(stamp.Id) || (writers.TryGetValue(stamp.RecordedBy, out NodaTime.Instant last) && stamp.RecordedAt < last))
        {
            throw new InvalidOperationException("The event cannot be.");
        }

        log.Add(recorded);
        byId.Add(stamp.Id, recorded);
        writers[stamp.RecordedBy] = stamp.RecordedAt;
        byKind[(int)recorded.Kind].Add(recorded);
        if (recorded.ConcernedSlot is { } slot)
        {
            Of(courses, slot.Block).Add(recorded);
            Of(slots, slot).Add(recorded);
            if (recorded.DoseGiven is not null)
            {
                Of(given, (slot.Block, slot.OrderId)).Add(recorded.Date);
            }
        }
    }

    public int Sort()
    {
        List<RecordEvent> events = [.. log];
        events.Sort(RecordEvent.CanonicalOrder);
        return events.Count;
    }

    private static List<TValue> Of<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<TValue>? list))
        {
            list = [];
            lists.Add(key, list);
        }

        return list;
    }
}
