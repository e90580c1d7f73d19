using BenchmarkDotNet.Attributes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// Synthetic infants as in <see cref="CohortBenchmarks"/>, each with the record of a whole journey of two years (about
/// 1,500 events), replayed as it is made. Each size runs once, because it runs for minutes.
/// </summary>
[MemoryDiagnoser]
public class CohortReplayBenchmarks
{
    [GlobalSetup]
    public void Setup() => OnOneThread(200);

    [Benchmark(Baseline = true, OperationsPerInvoke = 1_000, Description = "replay, an infant of 1,000")]
    public long Thousand() => OnOneThread(1_000);

    [Benchmark(OperationsPerInvoke = 10_000, Description = "replay, an infant of 10,000")]
    public long TenThousand() => OnOneThread(10_000);

    [Benchmark(OperationsPerInvoke = 100_000, Description = "replay, an infant of 100,000")]
    public long HundredThousandReplayed() => OnOneThread(100_000);

    [Benchmark(OperationsPerInvoke = 10_000, Description = "replay, an infant of 10,000 on 2 threads")]
    public long TenThousandOnTwoThreads() => CohortBenchmarks.OnTwoThreads(10_000, Replay);

    private static long OnOneThread(int infants)
    {
        long sum = 0;
        for (int infant = 0; infant < infants; infant++)
        {
            sum += Replay(infant);
        }

        return sum;
    }

    private static long Replay(int infant)
    {
        (LocalDate born, Roadmap roadmap) = CohortBenchmarks.Plan(infant);
        return TreatmentRecord.Replay(Journey.Protocol, Journey.Of(born, roadmap)).Events.Count;
    }
}
