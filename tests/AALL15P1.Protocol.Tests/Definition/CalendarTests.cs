using System.Globalization;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Definition;

/// <summary>
/// Every row of the registered calendar, written down from the reference table and not from the definition: block,
/// drug, routes, infusion in minutes, doses a day (0: not stated), days.
/// </summary>
public sealed class CalendarTests
{
    private static readonly Roadmap Roadmap = Schedule.Compile(Aall15P1.Definition).Plan(new LocalDate(2025, 9, 14), new LocalDate(2026, 1, 5));

    public static TheoryData<string, string, string, string, int, string> Rows => new()
    {
        { "induction", "methotrexate", "IT", "", 1, "1, 29" },
        { "induction", "prednisolone", "PO NG", "", 3, "1-7" },
        { "induction", "daunorubicin", "IV", "1-15", 1, "8, 9" },
        { "induction", "cytarabine", "IV", "30-30", 1, "8-21" },
        { "induction", "cytarabine", "IT", "", 1, "15" },
        { "induction", "hydrocortisone", "IT", "", 1, "15, 29" },
        { "induction", "dexamethasone", "PO NG IV", "", 3, "8-28" },
        { "induction", "vincristine", "IV", "1-1", 1, "8, 15, 22, 29" },
        { "induction", "pegaspargase", "IV IM", "60-120", 1, "12" },
        { "azacitidine-1", "azacitidine", "IV", "10-40", 1, "1-5" },
        { "azacitidine-2", "azacitidine", "IV", "10-40", 1, "1-5" },
        { "azacitidine-3", "azacitidine", "IV", "10-40", 1, "1-5" },
        { "azacitidine-4", "azacitidine", "IV", "10-40", 1, "1-5" },
        { "consolidation", "cyclophosphamide", "IV", "30-60", 1, "1, 29" },
        { "consolidation", "mercaptopurine", "PO NG", "", 1, "1-28" },
        { "consolidation", "cytarabine", "IV SC", "", 1, "3-6, 10-13, 17-20, 24-27" },
        { "consolidation", "cytarabine", "IT", "", 1, "10" },
        { "consolidation", "methotrexate", "IT", "", 1, "24" },
        { "consolidation", "hydrocortisone", "IT", "", 1, "10, 24" },
        { "interim-maintenance", "mercaptopurine", "PO NG", "", 1, "1-14" },
        { "interim-maintenance", "methotrexate", "IV", "1440-1440", 1, "1, 8" },
        { "interim-maintenance", "methotrexate", "IT", "", 1, "2, 9" },
        { "interim-maintenance", "hydrocortisone", "IT", "", 1, "2, 9" },
        { "interim-maintenance", "leucovorin", "PO IV", "", 0, "3-4, 10-11" },
        { "interim-maintenance", "cytarabine", "IV", "180-180", 2, "15-16, 22-23" },
        { "interim-maintenance", "pegaspargase", "IV IM", "60-120", 1, "23" },
        { "delayed-intensification-1", "pegaspargase", "IV IM", "60-120", 1, "1" },
        { "delayed-intensification-1", "dexamethasone", "PO NG IV", "", 3, "1-14, 15-21" },
        { "delayed-intensification-1", "thioguanine", "PO NG", "", 1, "1-28" },
        { "delayed-intensification-1", "vincristine", "IV", "1-1", 1, "1, 8, 15, 22" },
        { "delayed-intensification-1", "daunorubicin", "IV", "1-15", 1, "1, 8, 15, 22" },
        { "delayed-intensification-1", "cytarabine", "IV SC", "", 1, "2-5, 9-12, 16-19, 23-26" },
        { "delayed-intensification-1", "cytarabine", "IT", "", 1, "1, 15" },
        { "delayed-intensification-1", "hydrocortisone", "IT", "", 1, "1, 15" },
        { "delayed-intensification-2", "thioguanine", "PO NG", "", 1, "1-14" },
        { "delayed-intensification-2", "cyclophosphamide", "IV", "15-30", 1, "1, 15" },
        { "delayed-intensification-2", "cytarabine", "IV SC", "", 1, "2-5, 9-12" },
        { "maintenance", "mercaptopurine", "PO NG", "", 1, "1-548" },
        {
            "maintenance", "methotrexate", "PO", "", 1,
            "8, 15, 22, 29, 36, 43, 50, 57, 64, 71, 78, 85, 99, 106, 113, 120, 127, 134, 141, 148, 155, 162, "
            + "169, 176, 183, 190, 197, 204, 211, 218, 225, 232, 239, 246, 253, 260, 267, 274, 281, 288, 295, 302, 309, 316, 323, 330, "
            + "337, 344, 351, 358, 365, 372, 379, 386, 393, 400, 407, 414, 421, 428, 435, 442, 449, 456, 463, 470, 477, 484, 491, 498, "
            + "505, 512, 519, 526, 533, 540, 547"
        },
        { "maintenance", "methotrexate", "IT", "", 1, "1, 92" },
        { "maintenance", "cytarabine", "IT", "", 1, "57" },
        { "maintenance", "hydrocortisone", "IT", "", 1, "1, 57, 99" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_the_calendar_is_given_on_its_days_by_its_routes(
        string block, string drug, string routes, string infusionMinutes, int timesPerDay, string days)
    {
        List<Administration> given = [.. Roadmap.Where(row =>
            row.Block.Id.Value == block && row.Drug.Name == drug && string.Join(' ', row.Order.Routes.ToRoutes()) == routes)];

        Assert.Equal(Days(days), given.Select(row => row.Day));
        Assert.All(given, row =>
        {
            Assert.Equal(timesPerDay == 0 ? null : timesPerDay, row.Order.TimesPerDay);
            Assert.Equal(
                infusionMinutes,
                row.Order.Infusion is { } infusion ? string.Create(CultureInfo.InvariantCulture, $"{infusion.Shortest.TotalMinutes}-{infusion.Longest.TotalMinutes}") : string.Empty);
        });
    }

    [Fact]
    public void The_calendar_has_no_row_beyond_the_table()
    {
        HashSet<string> table = [.. Rows.Select(row => row.Data).Select(row => $"{row.Item1}/{row.Item2}/{row.Item3}")];
        HashSet<string> roadmap = [.. Roadmap.Select(row => $"{row.Block.Id}/{row.Drug}/{string.Join(' ', row.Order.Routes.ToRoutes())}")];

        Assert.Equal(table.Order(StringComparer.Ordinal), roadmap.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("azacitidine", null, 20)]
    [InlineData("vincristine", null, 8)]
    [InlineData("daunorubicin", null, 6)]
    [InlineData("pegaspargase", null, 3)]
    [InlineData("cyclophosphamide", null, 4)]
    [InlineData("prednisolone", "induction", 7)]
    [InlineData("dexamethasone", "induction", 21)]
    [InlineData("dexamethasone", "delayed-intensification-1", 21)]
    [InlineData("thioguanine", null, 42)]
    [InlineData("leucovorin", null, 4)]
    public void The_days_of_a_drug_count_as_the_table_says(string drug, string? block, int count) =>
        Assert.Equal(count, Roadmap.Count(row => row.Drug.Name == drug && (block is null || row.Block.Id.Value == block)));

    [Fact]
    public void Consolidation_has_16_days_of_cytarabine_by_vein_or_skin() =>
        Assert.Equal(16, Roadmap.Count(row => row.Block.Id == BlockIds.Consolidation && row.Drug == Drugs.Cytarabine && row.Order.Routes.Contains(Route.SC)));

    [Fact]
    public void Interim_Maintenance_has_8_doses_of_high_dose_cytarabine() =>
        Assert.Equal(8, Roadmap.Where(row => row.Block.Id == BlockIds.InterimMaintenance && row.Drug == Drugs.Cytarabine).Sum(row => row.Order.TimesPerDay));

    [Fact]
    public void High_dose_cytarabine_is_given_every_12_hours() =>
        Assert.Equal(Duration.FromHours(12), Aall15P1.Definition.Block(BlockIds.InterimMaintenance).Order("cytarabine-high-dose").Interval);

    [Fact]
    public void Weekly_methotrexate_is_a_weekly_pattern_and_always_falls_on_one_weekday()
    {
        DayPattern pattern = Aall15P1.Definition.Block(BlockIds.Maintenance).Order("methotrexate").Days;

        DayPattern.Weekly weekly = Assert.IsType<DayPattern.Weekly>(Assert.IsType<DayPattern.InTurn>(pattern).First);
        Assert.Equal(8, weekly.WeekdayOfDay);
        Assert.Single(Roadmap.Where(row => row.Order.Days == pattern && row.Drug == Drugs.Methotrexate).Select(row => row.Date.DayOfWeek).Distinct());
    }

    private static IEnumerable<int> Days(string text) => text.Split(", ").SelectMany(part =>
    {
        int[] bounds = [.. part.Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        return Enumerable.Range(bounds[0], bounds[^1] - bounds[0] + 1);
    });
}
