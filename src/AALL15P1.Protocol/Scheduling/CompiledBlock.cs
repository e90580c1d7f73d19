using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>Where a block's rows lie among the compiled rows, and how many come before each of its days.</summary>
internal sealed class CompiledBlock
{
    /// <summary>For each day from 1 to one past the last, the number of the block's rows before that day.</summary>
    private readonly ushort[] rowsBeforeDay;

    /// <summary>The rows as a record looks them up: by their place in the block, each with its day and its order's place.</summary>
    private readonly (ushort Day, byte OrderIndex)[] rows;

    private readonly PlannedOrder[] orders;

    private readonly LeastInterval[] leastIntervals;

    private readonly int[] lastDayOfOrder;

    private CompiledBlock(Block block, int firstRow, int lastPlannedDay, ushort[] rowsBeforeDay, (ushort Day, byte OrderIndex)[] rows, int horizon)
    {
        this.rows = rows;
        orders = [.. block.Orders];
        leastIntervals = [.. orders.Select(order => order.LeastInterval)];
        lastDayOfOrder = [.. orders.Select(order => order.Days.LastDay ?? horizon)];
        Block = block;
        FirstRow = firstRow;
        LastPlannedDay = lastPlannedDay;
        this.rowsBeforeDay = rowsBeforeDay;
    }

    public Block Block { get; }

    /// <summary>How the block's orders depend on each other.</summary>
    public required BlockLinks Links { get; init; }

    /// <summary>How near two days of each order may be, by the order's place.</summary>
    public ReadOnlySpan<LeastInterval> LeastIntervals => leastIntervals;

    /// <summary>The days from day 1 of the block before to the earliest day 1 of this one; 0 for the first block.</summary>
    public int DaysFromPreviousStart { get; private init; }

    /// <summary>Whether the block starts on just that day, so that its start also dates the block before it.</summary>
    public bool FollowsExactly { get; private init; }

    /// <summary>The block's first row among the compiled rows.</summary>
    public int FirstRow { get; }

    /// <summary>The last day with an administration; for a block without end, the last day that any therapy can reach.</summary>
    public int LastPlannedDay { get; }

    /// <summary>Flattens a block and adds its rows to those of the blocks before it.</summary>
    /// <param name="block">The block.</param>
    /// <param name="blockIndex">Its place in the definition.</param>
    /// <param name="horizon">The last day to which a pattern without end is flattened.</param>
    /// <param name="rows">The rows so far; the block's are added.</param>
    /// <param name="previous">The block before it; null for the first.</param>
    /// <param name="links">The protocol's links of orders.</param>
    public static CompiledBlock Compile(Block block, int blockIndex, int horizon, List<(int Block, int Day, PlannedOrder Order)> rows, CompiledBlock? previous, ValueList<OrderLink> links)
    {
        int firstRow = rows.Count;
        int lastDay = block.Orders.Max(order => order.Days.LastDay ?? horizon);
        ushort[] before = new ushort[lastDay + 1];
        List<(ushort Day, byte OrderIndex)> own = [];
        for (int day = 1; day <= lastDay; day++)
        {
            before[day - 1] = checked((ushort)(rows.Count - firstRow));
            for (int place = 0; place < block.Orders.Count; place++)
            {
                if (block.Orders[place].Days.Contains(day))
                {
                    rows.Add((blockIndex, day, block.Orders[place]));
                    own.Add((checked((ushort)day), checked((byte)place)));
                }
            }
        }

        before[lastDay] = checked((ushort)(rows.Count - firstRow));
        return new(block, firstRow, rows.Count == firstRow ? 0 : rows[^1].Day, before, [.. own], horizon)
        {
            Links = new(block, links),
            DaysFromPreviousStart = block.Spacing?.DaysFromPreviousStart(previous!.LastPlannedDay) ?? 0,
            FollowsExactly = block.Spacing is BlockSpacing.OnDayOfPrevious { IsExact: true },
        };
    }

    public ReadOnlySpan<PlannedOrder> Orders => orders;

    /// <summary>The day of a row.</summary>
    /// <param name="row">The row's place in the block, from 0.</param>
    public int DayOfRow(int row) => rows[row].Day;

    /// <summary>The place in the block of a row's order.</summary>
    /// <param name="row">The row's place in the block, from 0.</param>
    public int OrderIndexOfRow(int row) => rows[row].OrderIndex;

    /// <summary>The place of an order by its id; -1 when the block has no such order.</summary>
    public int PlaceOf(string orderId)
    {
        for (int place = 0; place < orders.Length; place++)
        {
            if (orders[place].Id == orderId)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The last day of one order; for an order without end, the last day that any therapy can reach.</summary>
    public int LastDayOf(int place) => lastDayOfOrder[place];

    /// <summary>The day of an order's next administration after a day; null when there is none.</summary>
    public int? NextDay(int place, int afterDay)
    {
        for (int day = afterDay + 1; day <= lastDayOfOrder[place]; day++)
        {
            if (orders[place].Days.Contains(day))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>The number of rows before a day.</summary>
    /// <param name="day">A day; those below 1 have no rows before them, those beyond the last have all.</param>
    public int RowsBefore(int day) => rowsBeforeDay[Math.Clamp(day, 1, rowsBeforeDay.Length) - 1];
}

/// <summary>
/// Every row of a definition in flat arrays, block after block, and within a block by day and then by the order's
/// place. A row of a roadmap is an index into them. One array holds what one read needs, so that a row's order costs
/// one look-up.
/// </summary>
internal sealed class CompiledRows
{
    private readonly ushort[] days;
    private readonly PlannedOrder[] orders;
    private readonly byte[] blocks;

    public CompiledRows(List<(int Block, int Day, PlannedOrder Order)> rows)
    {
        days = [.. rows.Select(row => checked((ushort)row.Day))];
        orders = [.. rows.Select(row => row.Order)];
        blocks = [.. rows.Select(row => checked((byte)row.Block))];
    }

    public int Count => days.Length;

    public int DayOf(int row) => days[row];

    public PlannedOrder OrderOf(int row) => orders[row];

    public int BlockOf(int row) => blocks[row];
}
