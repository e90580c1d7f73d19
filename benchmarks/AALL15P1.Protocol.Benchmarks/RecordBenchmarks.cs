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
        this.tenth = TreatmentRecord.Replay(Journey.Protocol, this.events[..(this.events.Length / 10)]);
        this.whole = TreatmentRecord.Replay(Journey.Protocol, this.events[..^1]);
    }

    [Benchmark(Description = "one more event on a tenth of the record", Baseline = true)]
    public TreatmentRecord OneMoreOnATenth() => this.tenth.Apply(this.events[this.events.Length / 10]);

    [Benchmark(Description = "one more event on the whole record")]
    public TreatmentRecord OneMoreOnTheWhole() => this.whole.Apply(this.events[^1]);

    [Benchmark(Description = "replay of the whole record")]
    public TreatmentRecord Replay() => TreatmentRecord.Replay(Journey.Protocol, this.events);

    [Benchmark(Description = "what is next, after one more event")]
    public NextSteps Next() => this.whole.Apply(this.events[^1]).Next(this.events[^1].Date);
}
