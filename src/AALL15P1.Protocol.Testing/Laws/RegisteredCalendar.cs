namespace AALL15P1.Protocol.Testing;

/// <summary>
/// The days of each block as the registry prints them (CTGOV, outline, routes and days of each block), written down for
/// the laws from the source and not from the library.
/// </summary>
internal static class RegisteredCalendar
{
    public static IReadOnlyList<CalendarRow> Rows { get; } =
    [
        Row("induction", "methotrexate", "IT", [1, 29]),
        Row("induction", "prednisolone", "NG PO", Through(1, 7)) with { TimesPerDay = 3 },
        Row("induction", "daunorubicin", "IV", [8, 9]),
        Row("induction", "cytarabine", "IV", Through(8, 21)),
        Row("induction", "cytarabine", "IT", [15]),
        Row("induction", "hydrocortisone", "IT", [15, 29]),
        Row("induction", "dexamethasone", "IV NG PO", Through(8, 28)) with { TimesPerDay = 3 },
        Row("induction", "vincristine", "IV", [8, 15, 22, 29]),
        Row("induction", "pegaspargase", "IM IV", [12]),
        Row("azacitidine-1", "azacitidine", "IV", Through(1, 5)),
        Row("azacitidine-2", "azacitidine", "IV", Through(1, 5)),
        Row("azacitidine-3", "azacitidine", "IV", Through(1, 5)),
        Row("azacitidine-4", "azacitidine", "IV", Through(1, 5)),
        Row("consolidation", "cyclophosphamide", "IV", [1, 29]),
        Row("consolidation", "mercaptopurine", "NG PO", Through(1, 28)),
        Row("consolidation", "cytarabine", "IV SC", [.. Through(3, 6), .. Through(10, 13), .. Through(17, 20), .. Through(24, 27)]),
        Row("consolidation", "cytarabine", "IT", [10]),
        Row("consolidation", "methotrexate", "IT", [24]),
        Row("consolidation", "hydrocortisone", "IT", [10, 24]),
        Row("interim-maintenance", "mercaptopurine", "NG PO", Through(1, 14)),
        Row("interim-maintenance", "methotrexate", "IV", [1, 8]),
        Row("interim-maintenance", "methotrexate", "IT", [2, 9]),
        Row("interim-maintenance", "hydrocortisone", "IT", [2, 9]),
        Row("interim-maintenance", "leucovorin", "IV PO", [3, 4, 10, 11]),
        Row("interim-maintenance", "cytarabine", "IV", [15, 16, 22, 23]) with { TimesPerDay = 2 },
        Row("interim-maintenance", "pegaspargase", "IM IV", [23]),
        Row("delayed-intensification-1", "pegaspargase", "IM IV", [1]),
        Row("delayed-intensification-1", "dexamethasone", "IV NG PO", Through(1, 21)),
        Row("delayed-intensification-1", "thioguanine", "NG PO", Through(1, 28)),
        Row("delayed-intensification-1", "vincristine", "IV", [1, 8, 15, 22]),
        Row("delayed-intensification-1", "daunorubicin", "IV", [1, 8, 15, 22]),
        Row("delayed-intensification-1", "cytarabine", "IV SC", [.. Through(2, 5), .. Through(9, 12), .. Through(16, 19), .. Through(23, 26)]),
        Row("delayed-intensification-1", "cytarabine", "IT", [1, 15]),
        Row("delayed-intensification-1", "hydrocortisone", "IT", [1, 15]),
        Row("delayed-intensification-2", "thioguanine", "NG PO", Through(1, 14)),
        Row("delayed-intensification-2", "cyclophosphamide", "IV", [1, 15]),
        Row("delayed-intensification-2", "cytarabine", "IV SC", [.. Through(2, 5), .. Through(9, 12)]),
        Row("maintenance", "mercaptopurine", "NG PO", Through(1, 250)),
        Row("maintenance", "methotrexate", "PO", [.. Weekly(8, 91), .. Weekly(99, 168), .. Weekly(169, 250)]),
        Row("maintenance", "methotrexate", "IT", [1, 92]),
        Row("maintenance", "cytarabine", "IT", [57]),
        Row("maintenance", "hydrocortisone", "IT", [1, 57, 99]),
    ];

    /// <summary>The days of weekly oral methotrexate where a new series runs from day 98.</summary>
    public static int[] NewSeries { get; } = [.. Weekly(8, 91), .. Weekly(98, 250)];

    /// <summary>The blocks in their order, with the day of the block on which the next is projected.</summary>
    public static IReadOnlyList<(string Block, int NextOnDay)> Blocks { get; } =
    [
        // Post-induction therapy from Induction day 36 (CTGOV-I06); chemotherapy on the day after azacitidine day 5 (HAEM24).
        ("induction", 36), ("azacitidine-1", 6),

        // No source states a spacing after Consolidation: the library assumes the day after its last administration, day 29.
        ("consolidation", 30), ("azacitidine-2", 6),

        // 2 weeks after Interim Maintenance's last, day 23; 1 week after part 1's last, day 28; 2 weeks after part 2's last, day 15 (CTGOV-I06).
        ("interim-maintenance", 37), ("azacitidine-3", 6), ("delayed-intensification-1", 35), ("azacitidine-4", 6), ("delayed-intensification-2", 29), ("maintenance", 0),
    ];

    /// <summary>Day 1 of each block counted from Induction day 1, as projected.</summary>
    public static int Offset(string block)
    {
        int offset = 0;
        foreach ((string known, int next) in Blocks)
        {
            if (known == block)
            {
                return offset;
            }

            offset += next - 1;
        }

        throw new ArgumentException($"There is no block '{block}'.", nameof(block));
    }

    private static CalendarRow Row(string block, string drug, string routes, int[] days) => new(block, drug, routes, days);

    private static int[] Through(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];

    private static int[] Weekly(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Where(day => (day - first) % 7 == 0)];
}

/// <summary>A row of the calendar.</summary>
/// <param name="Block">The block's id.</param>
/// <param name="Drug">The drug.</param>
/// <param name="Routes">The routes, in the order of the alphabet.</param>
/// <param name="Days">The days of the block.</param>
internal sealed record CalendarRow(string Block, string Drug, string Routes, int[] Days)
{
    /// <summary>How often a day, where the registry says so.</summary>
    public int? TimesPerDay { get; init; }
}
