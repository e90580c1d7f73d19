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

    private readonly int[] lastDayOfOrder;

    public CompiledBlock(Block block, int horizon)
    {
        Block = block;
        orders = [.. block.Orders];
        lastDayOfOrder = [.. orders.Select(order => order.Days.LastDay ?? horizon)];
        int lastDay = lastDayOfOrder.Max();

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

    public ReadOnlySpan<PlannedOrder> Orders => orders;

    /// <summary>The number of rows of the whole block, as far as any therapy can reach.</summary>
    public int RowCount => dayOfRow.Length;

    public int DayOfRow(int row) => dayOfRow[row];

    public PlannedOrder OrderOfRow(int row) => orders[orderOfRow[row]];

    /// <summary>The order's place in the block.</summary>
    public int PlaceOfRow(int row) => orderOfRow[row];

    /// <summary>The place of an order by its id; -1 when the block has no such order.</summary>
    public int PlaceOf(string orderId) => Array.FindIndex(orders, order => order.Id == orderId);

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

    /// <summary>The number of rows before a day: also the first row on or after it.</summary>
    /// <param name="day">A day; those below 1 have no rows before them, those beyond the last have all.</param>
    public int RowsBefore(int day) => firstRowFromDay[Math.Clamp(day, 0, firstRowFromDay.Length - 1)];
}
