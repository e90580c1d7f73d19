using System.Globalization;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Linting;

/// <summary>Looks at the days of the orders.</summary>
internal static class OrderLint
{
    private const int LongestYear = 366;

    public static IEnumerable<LintFinding> Findings(ProtocolDefinition definition)
    {
        int therapyDays = TherapyDays(definition);
        for (int index = 0; index < definition.Blocks.Count; index++)
        {
            Block block = definition.Blocks[index];
            Block? next = index + 1 < definition.Blocks.Count ? definition.Blocks[index + 1] : null;
            foreach (LintFinding finding in block.Orders.SelectMany(order => OfOrder(block, order, next, therapyDays)).Concat(Duplicates(block, therapyDays)))
            {
                yield return finding;
            }
        }
    }

    /// <summary>The last day that can lie within therapy, counted from the first day of a block.</summary>
    public static int TherapyDays(ProtocolDefinition definition) => definition.TherapyLength.Years.Value * LongestYear;

    private static IEnumerable<LintFinding> OfOrder(Block block, PlannedOrder order, Block? next, int therapyDays)
    {
        string subject = $"{block}, {order.Id}";
        if (!order.Days.DaysUpTo(therapyDays).Any())
        {
            yield return new(LintChecks.OrderNeverGiven, subject, $"days {order.Days}");
        }

        if (next is not null && order.Days.LastDay is null)
        {
            yield return new(LintChecks.OrderOutsideBlock, subject, $"days {order.Days} have no end, and {next} follows");
        }

        if (next?.Spacing is BlockSpacing.OnDayOfPrevious { Day: int nextStarts } && order.Days.LastDay >= nextStarts)
        {
            yield return new(
                LintChecks.OrderOutsideBlock,
                subject,
                string.Create(CultureInfo.InvariantCulture, $"days {order.Days} reach day {order.Days.LastDay}, and {next} begins on day {nextStarts}"));
        }

        foreach (DayPattern.Cycles cycles in CyclesOf(order.Days).Where(cycles => cycles.Length != block.CycleLength))
        {
            yield return new(
                LintChecks.CycleLength,
                subject,
                string.Create(CultureInfo.InvariantCulture, $"cycles of {cycles.Length} days in a block of {(block.CycleLength is { } length ? $"cycles of {length} days" : "no cycles")}"));
        }
    }

    private static IEnumerable<LintFinding> Duplicates(Block block, int therapyDays)
    {
        foreach ((PlannedOrder one, PlannedOrder other) in Linter.Pairs(block.Orders).Where(pair => pair.One.Drug.Equals(pair.Other.Drug) && pair.One.Routes.Overlaps(pair.Other.Routes)))
        {
            foreach (int day in one.Days.DaysUpTo(therapyDays).Where(other.Days.Contains).Take(1))
            {
                string routes = string.Join(" or ", one.Routes.ToRoutes().Where(other.Routes.Contains));
                yield return new(
                    LintChecks.DuplicateOrder,
                    $"{block}, {one.Id} and {other.Id}",
                    string.Create(CultureInfo.InvariantCulture, $"both give {one.Drug} {routes} on day {day}"));
            }
        }
    }

    // What comes before another pattern ends, and cycles have no end.
    private static IEnumerable<DayPattern.Cycles> CyclesOf(DayPattern days) => days switch
    {
        DayPattern.Cycles cycles => [cycles],
        DayPattern.InTurn both => CyclesOf(both.Next),
        _ => [],
    };
}
