using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Scheduling;

/// <summary>A block flattened into rows, sorted by day and then by the order's place in the block.</summary>
internal sealed class CompiledBlock
{
    private readonly ushort[] dayOfRow;
    private readonly byte[] orderOfRow;

    /// <summary>For each day from 0 to one past the last, the first row on or after that day.</summary>
    private readonly ushort[] firstRowFromDay;

    private readonly PlannedOrder[] orders;

    public CompiledBlock(Block block, int horizon)
    {
        Block = block;
        orders = [.. block.Orders];
        int lastDay = 0;
        foreach (PlannedOrder order in orders)
        {
            lastDay = Math.Max(lastDay, order.Days.LastDay ?? horizon);
        }

        List<ushort> days = [];
        List<byte> places = [];
        firstRowFromDay = new ushort[lastDay + 2];
        for (int day = 1; day <= lastDay; day++)
        {
            firstRowFromDay[day] = checked((ushort)days.Count);
            for (int place = 0; place < orders.Length; place++)
            {
                if (orders[place].Days.Contains(day))
                {
                    days.Add(checked((ushort)day));
                    places.Add(checked((byte)place));
                }
            }
        }

        firstRowFromDay[lastDay + 1] = checked((ushort)days.Count);
        dayOfRow = [.. days];
        orderOfRow = [.. places];
        LastPlannedDay = days.Count == 0 ? 0 : days[^1];
    }

    public Block Block { get; }

    /// <summary>The last day with an administration; for a block without end, the last day that any therapy can reach.</summary>
    public int LastPlannedDay { get; }

    public int DayOfRow(int row) => dayOfRow[row];

    public PlannedOrder OrderOfRow(int row) => orders[orderOfRow[row]];

    /// <summary>The number of rows before a day: also the first row on or after it.</summary>
    /// <param name="day">A day; those below 1 have no rows before them, those beyond the last have all.</param>
    public int RowsBefore(int day) => firstRowFromDay[Math.Clamp(day, 0, firstRowFromDay.Length - 1)];
}
