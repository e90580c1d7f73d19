using AALL15P1.Protocol.Record;
using BenchmarkDotNet.Attributes;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>A record of two years: replayed from its events, and one more event on top of half of it and of all of it.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private readonly RecordEvent[] events = Journey.Events;
    private TreatmentRecord tenth = null!;
    private TreatmentRecord whole = null!;

    [GlobalSetup]
    public void Setup()
    {
        tenth = TreatmentRecord.Replay(Journey.Protocol, events[..(events.Length / 10)]);
        whole = TreatmentRecord.Replay(Journey.Protocol, events[..^1]);
    }

    [Benchmark(Description = "one more event on a tenth of the record", Baseline = true)]
    public TreatmentRecord OneMoreOnATenth() => tenth.Apply(events[events.Length / 10]);

    [Benchmark(Description = "one more event on the whole record")]
    public TreatmentRecord OneMoreOnTheWhole() => whole.Apply(events[^1]);

    [Benchmark(Description = "replay of the whole record")]
    public TreatmentRecord Replay() => TreatmentRecord.Replay(Journey.Protocol, events);

    [Benchmark(Description = "what is next, after one more event")]
    public NextSteps Next() => whole.Apply(events[^1]).Next(events[^1].Date);
}
