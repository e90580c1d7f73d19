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

    [Parallel]
    [Benchmark(Baseline = true, OperationsPerInvoke = 1_000, Description = "expansion, an infant of 1,000")]
    public long Thousand() => OnOneThread(1_000, Expand);

    [Benchmark(OperationsPerInvoke = 10_000, Description = "expansion, an infant of 10,000")]
    public long TenThousand() => OnOneThread(10_000, Expand);

    [Parallel]
    [Benchmark(OperationsPerInvoke = 100_000, Description = "expansion, an infant of 100,000")]
    public long HundredThousand() => OnOneThread(100_000, Expand);

    [Parallel]
    [Benchmark(OperationsPerInvoke = 100_000, Description = "expansion, an infant of 100,000 on 2 threads")]
    public long HundredThousandOnTwoThreads() => OnTwoThreads(100_000, Expand);

    /// <summary>What a machine gains on two threads: as long a loop of whole numbers, which allocates nothing.</summary>
    [Parallel]
    [Benchmark(OperationsPerInvoke = 100_000, Description = "a loop of numbers")]
    public long Loop() => OnOneThread(100_000, Count);

    [Parallel]
    [Benchmark(OperationsPerInvoke = 100_000, Description = "a loop of numbers on 2 threads")]
    public long LoopOnTwoThreads() => OnTwoThreads(100_000, Count);

    /// <summary>Some microseconds of arithmetic.</summary>
    internal static long Count(int from)
    {
        uint number = (uint)from;
        for (int step = 0; step < 2_000; step++)
        {
            number = unchecked((number * 1_664_525) + 1_013_904_223);
        }

        return number;
    }

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

    internal static long OnOneThread(int infants, Func<int, long> each)
    {
        long sum = 0;
        for (int infant = 0; infant < infants; infant++)
        {
            sum += each(infant);
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
