using System.Globalization;
using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>One block as a map: days across and drugs down, or weeks across where the block goes on in cycles.</summary>
internal static class DeliveryMapText
{
    private const int DaysInWeek = 7;

    public static void Write(TextWriter output, ScheduledBlock block)
    {
        output.WriteLine();
        output.WriteStored($"{block.Block.Title} ({block.Block.Id}), day 1 on {OrderText.Iso(block.Start)} {block.Start.DayOfWeek}{(block.IsProjected ? ", projected" : string.Empty)}");
        if (block.Administrations.Count == 0)
        {
            output.WriteStored("  Nothing: therapy has ended by then.");
            return;
        }

        if (block.Block.CycleLength is { } length)
        {
            foreach (IGrouping<int, Administration> cycle in block.Administrations.GroupBy(row => row.Cycle!.Value))
            {
                WriteCycle(output, block, cycle.Key, length, [.. cycle]);
            }
        }
        else
        {
            WriteDays(output, block);
        }

        foreach (PlannedOrder order in block.Block.Orders.Where(order => order.Notes.Count > 0))
        {
            foreach (Cited<string> note in order.Notes)
            {
                output.WriteStored($"  {OrderText.Name(order)}: {note.Value} ({note.Citation})");
            }
        }
    }

    private static void WriteDays(TextWriter output, ScheduledBlock block)
    {
        List<Administration> rows = [.. block.Administrations];
        List<int> days = [.. Enumerable.Range(1, rows[^1].Day)];
        List<string> headers = ["day\ndate\nmonth"];
        headers.AddRange(days.Select(day => Header(block.Start, day)));
        TextTable.Write(
            output,
            headers,
            block.Block.Orders.Select(order => (IReadOnlyList<string>)
            [
                $"{OrderText.Name(order)} {OrderText.Given(order)}",
                .. days.Select(day => order.Days.Contains(day) && rows.Exists(row => row.Day == day && row.Order == order) ? Mark(order, day) : string.Empty),
            ]),
            padding: 0);
    }

    private static void WriteCycle(TextWriter output, ScheduledBlock block, int cycle, int length, List<Administration> rows)
    {
        int firstDay = ((cycle - 1) * length) + 1;
        List<int> weeks = [.. Enumerable.Range(0, (length + DaysInWeek - 1) / DaysInWeek).Select(week => firstDay + (week * DaysInWeek))];
        List<string> headers = [$"cycle {cycle}, week from day\ndate\nmonth"];
        headers.AddRange(weeks.Select(day => Header(block.Start, day)));
        TextTable.Write(
            output,
            headers,
            block.Block.Orders.Where(order => rows.Exists(row => row.Order == order)).Select(order => (IReadOnlyList<string>)
            [
                $"{OrderText.Name(order)} {OrderText.Given(order)}",
                .. weeks.Select(week => Week(order, [.. rows.Where(row => row.Order == order && row.Day >= week && row.Day < week + DaysInWeek).Select(row => row.Day)])),
            ]),
            padding: 0);
    }

    /// <summary>The days of a week on which an order is given: the range when it is given daily.</summary>
    private static string Week(PlannedOrder order, List<int> days) => days.Count switch
    {
        0 => string.Empty,
        1 => string.Create(CultureInfo.InvariantCulture, $"d{days[0]}{Flag(order, days[0])}"),
        _ when days[^1] - days[0] == days.Count - 1 => "daily",
        _ => string.Join(' ', days.Select(day => $"d{day}{Flag(order, day)}")),
    };

    private static string Header(LocalDate start, int day)
    {
        LocalDate date = start.PlusDays(day - 1);
        return string.Create(CultureInfo.InvariantCulture, $"{day}\n{date.Day:00}\n{date.Month:00}");
    }

    private static string Mark(PlannedOrder order, int day) => (order.TimesPerDay switch
    {
        null => "?",
        1 => "●",
        int times => string.Create(CultureInfo.InvariantCulture, $"{times}×"),
    }) + Flag(order, day);

    private static string Flag(PlannedOrder order, int day) => order.InterpretationsOn(day).Any() ? "*" : string.Empty;
}
