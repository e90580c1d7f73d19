using BenchmarkDotNet.Attributes;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// Records of many infants, each of a whole journey of two years (about 1,300 events), which are made before and only
/// replayed here. Times and bytes are for one infant. All are timed by the clock, as what runs on two threads has to be.
/// </summary>
[MemoryDiagnoser]
public class CohortReplayBenchmarks
{
    private const int Infants = 100;
    private readonly RecordEvent[][] journeys = [.. Enumerable.Range(0, Infants).Select(infant => CohortBenchmarks.Plan(infant * 31)).Select(plan => Journey.Of(plan.Born, plan.Roadmap).ToArray())];

    [Parallel]
    [Benchmark(Baseline = true, OperationsPerInvoke = 10, Description = "replay, an infant of 10")]
    public long Ten() => CohortBenchmarks.OnOneThread(10, Replay);

    [Parallel]
    [Benchmark(OperationsPerInvoke = Infants, Description = "replay, an infant of 100")]
    public long Hundred() => CohortBenchmarks.OnOneThread(Infants, Replay);

    [Parallel]
    [Benchmark(OperationsPerInvoke = Infants, Description = "replay, an infant of 100 on 2 threads")]
    public long HundredOnTwoThreads() => CohortBenchmarks.OnTwoThreads(Infants, Replay);

    [Parallel]
    [Benchmark(OperationsPerInvoke = 10_000, Description = "a loop of numbers")]
    public long Loop() => CohortBenchmarks.OnOneThread(10_000, CohortBenchmarks.Count);

    [Parallel]
    [Benchmark(OperationsPerInvoke = 10_000, Description = "a loop of numbers on 2 threads")]
    public long LoopOnTwoThreads() => CohortBenchmarks.OnTwoThreads(10_000, CohortBenchmarks.Count);

    private long Replay(int infant) => TreatmentRecord.Replay(Journey.Protocol, journeys[infant]).Events.Count;
}
