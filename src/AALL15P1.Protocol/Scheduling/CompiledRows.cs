namespace AALL15P1.Protocol;

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

    public int DayOf(int row) => days[row];

    public PlannedOrder OrderOf(int row) => orders[row];

    public int BlockOf(int row) => blocks[row];
}
