using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Scheduling;

/// <summary>Where a block's rows lie among the compiled rows, and how many come before each of its days.</summary>
internal sealed class CompiledBlock
{
    /// <summary>For each day from 0 to one past the last, the number of the block's rows before that day.</summary>
    private readonly ushort[] rowsBeforeDay;

    private CompiledBlock(Block block, int firstRow, int lastPlannedDay, ushort[] rowsBeforeDay)
    {
        this.Block = block;
        this.FirstRow = firstRow;
        this.LastPlannedDay = lastPlannedDay;
        this.rowsBeforeDay = rowsBeforeDay;
    }

    public Block Block { get; }

    /// <summary>The block's first row among the compiled rows.</summary>
    public int FirstRow { get; }

    /// <summary>The last day with an administration; for a block without end, the last day that any therapy can reach.</summary>
    public int LastPlannedDay { get; }

    /// <summary>Flattens a block and adds its rows to those of the blocks before it.</summary>
    /// <param name="block">The block.</param>
    /// <param name="blockIndex">Its place in the definition.</param>
    /// <param name="horizon">The last day to which a pattern without end is flattened.</param>
    /// <param name="rows">The rows so far; the block's are added.</param>
    public static CompiledBlock Compile(Block block, int blockIndex, int horizon, List<(int Block, int Day, PlannedOrder Order)> rows)
    {
        int firstRow = rows.Count;
        int lastDay = block.Orders.Max(order => order.Days.LastDay ?? horizon);
        ushort[] before = new ushort[lastDay + 2];
        for (int day = 1; day <= lastDay; day++)
        {
            before[day] = checked((ushort)(rows.Count - firstRow));
            foreach (PlannedOrder order in block.Orders)
            {
                if (order.Days.Contains(day))
                {
                    rows.Add((blockIndex, day, order));
                }
            }
        }

        before[lastDay + 1] = checked((ushort)(rows.Count - firstRow));
        return new(block, firstRow, rows.Count == firstRow ? 0 : rows[^1].Day, before);
    }

    /// <summary>The number of rows before a day.</summary>
    /// <param name="day">A day; those below 1 have no rows before them, those beyond the last have all.</param>
    public int RowsBefore(int day) => this.rowsBeforeDay[Math.Clamp(day, 0, this.rowsBeforeDay.Length - 1)];
}
