using BenchmarkDotNet.Attributes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// Synthetic infants, one start a day over ten years, streamed: the whole therapy of each is expanded and nothing is
/// kept. Times and bytes are for one infant, so that they must not grow with the cohort.
/// </summary>
[MemoryDiagnoser]
public class CohortBenchmarks
{
    private static readonly LocalDate FirstStart = new(2020, 1, 1);

    [Benchmark(Baseline = true, OperationsPerInvoke = 1_000, Description = "expansion, an infant of 1,000")]
    public long Thousand() => OnOneThread(1_000);

    [Benchmark(OperationsPerInvoke = 10_000, Description = "expansion, an infant of 10,000")]
    public long TenThousand() => OnOneThread(10_000);

    [Benchmark(OperationsPerInvoke = 100_000, Description = "expansion, an infant of 100,000")]
    public long HundredThousand() => OnOneThread(100_000);

    [Benchmark(OperationsPerInvoke = 100_000, Description = "expansion, an infant of 100,000 on 2 threads")]
    public long HundredThousandOnTwoThreads() => OnTwoThreads(100_000, Expand);

    internal static (LocalDate Born, Roadmap Roadmap) Plan(int infant)
    {
        LocalDate start = FirstStart.PlusDays(infant % 3650);
        LocalDate born = start.PlusDays(-(infant % 365));
        return (born, Infant.Schedule.Plan(born, start));
    }

    internal static long OnTwoThreads(int infants, Func<int, long> each)
    {
        long sum = 0;
        Parallel.For(0, infants, new ParallelOptions { MaxDegreeOfParallelism = 2 }, () => 0L, (infant, _, part) => part + each(infant), part => Interlocked.Add(ref sum, part));
        return sum;
    }

    private static long OnOneThread(int infants)
    {
        long sum = 0;
        for (int infant = 0; infant < infants; infant++)
        {
            sum += Expand(infant);
        }

        return sum;
    }

    private static long Expand(int infant)
    {
        long sum = 0;
        foreach (Administration row in Plan(infant).Roadmap)
        {
            sum += row.Date.Day + row.Order.Id.Length;
        }

        return sum;
    }
}
