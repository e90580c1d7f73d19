using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>The infant of every benchmark.</summary>
internal static class Infant
{
    public static readonly LocalDate Born = new(2025, 9, 14);
    public static readonly LocalDate InductionStart = new(2026, 1, 5);
    public static readonly Schedule Schedule = Schedule.Compile(Aall15P1.Definition);

    /// <summary>All starts projected.</summary>
    public static Roadmap Projected() => Schedule.Plan(Born, InductionStart);

    /// <summary>Every block starts three days later than projected.</summary>
    public static BlockStarts ActualStarts()
    {
        Roadmap roadmap = Projected();
        foreach (ScheduledBlock block in roadmap.Blocks.Skip(1))
        {
            roadmap = roadmap.WithStart(block.Block.Id, roadmap.Block(block.Block.Id).Start.PlusDays(3));
        }

        return roadmap.Starts;
    }
}
