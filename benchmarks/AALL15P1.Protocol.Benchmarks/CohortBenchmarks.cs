using AALL15P1.Protocol.Record;
using AALL15P1.Protocol.Scheduling;
using BenchmarkDotNet.Attributes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// Synthetic infants, one start a day over ten years, streamed: nothing is kept, so the cost of one infant must not
/// grow with the cohort.
/// </summary>
[MemoryDiagnoser]
public class CohortBenchmarks
{
    private static readonly LocalDate FirstStart = new(2020, 1, 1);

    [Params(1_000, 10_000, 100_000)]
    public int Infants { get; set; }

    [Benchmark(Baseline = true, Description = "expansion on 1 thread")]
    public long OneThread()
    {
        long sum = 0;
        for (int infant = 0; infant < Infants; infant++)
        {
            sum += Expand(infant);
        }

        return sum;
    }

    [Benchmark(Description = "expansion on 2 threads")]
    public long TwoThreads()
    {
        long sum = 0;
        Parallel.For(0, Infants, new ParallelOptions { MaxDegreeOfParallelism = 2 }, () => 0L, (infant, _, part) => part + Expand(infant), part => Interlocked.Add(ref sum, part));
        return sum;
    }

    [Benchmark(Description = "expansion and replay of Induction on 1 thread")]
    public long WithReplay()
    {
        long sum = 0;
        for (int infant = 0; infant < Infants; infant++)
        {
            sum += Expand(infant) + TreatmentRecord.Replay(Journey.Protocol, Journey.Induction).Events.Count;
        }

        return sum;
    }

    private static long Expand(int infant)
    {
        LocalDate start = FirstStart.PlusDays(infant % 3650);
        long sum = 0;
        foreach (Administration row in Infant.Schedule.Plan(start.PlusDays(-(infant % 365)), start))
        {
            sum += row.Date.Day + row.Order.Id.Length;
        }

        return sum;
    }
}
