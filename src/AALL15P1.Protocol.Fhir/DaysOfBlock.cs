namespace AALL15P1.Protocol.Fhir;

/// <summary>
/// The days of a block's orders as far as they do not repeat, and the cycle in which they repeat from then on. A block that
/// ends has no cycle.
/// </summary>
internal sealed class DaysOfBlock
{
    private readonly int searched;

    public DaysOfBlock(ProtocolDefinition definition, Block block)
    {
        Cycle = block.Orders.Any(order => order.Days.LastDay is null) ? block.CycleLength ?? throw new ArgumentException($"Block {block} goes on until therapy ends, and has no cycle.", nameof(block)) : null;
        int longest = (definition.TherapyLength.Years.Value + 1) * 366;
        searched = Cycle is { } length ? Math.Max(longest, 4 * length) : block.Orders.Max(order => order.Days.LastDay!.Value);
        Once = searched;
        if (Cycle is { } cycle)
        {
            int cycles = 0;
            while (block.Orders.Any(order => !RepeatsAfter(order, cycles * cycle, cycle)))
            {
                cycles++;
            }

            Once = cycles * cycle;
        }
    }

    /// <summary>The last of the days that are listed one by one; 0 when all repeat.</summary>
    public int Once { get; }

    /// <summary>The length of the cycle; null when nothing repeats.</summary>
    public int? Cycle { get; }

    public int[] DaysOnce(PlannedOrder order) => [.. order.Days.DaysUpTo(Once)];

    /// <summary>The days within each cycle, from 1.</summary>
    public int[] DaysOfCycle(PlannedOrder order) => Cycle is { } length ? [.. Enumerable.Range(1, length).Where(day => order.Days.Contains(Once + day))] : [];

    private bool RepeatsAfter(PlannedOrder order, int after, int cycle) =>
        Enumerable.Range(after + 1, Math.Max(0, searched - after - cycle)).All(day => order.Days.Contains(day) == order.Days.Contains(day + cycle));
}
