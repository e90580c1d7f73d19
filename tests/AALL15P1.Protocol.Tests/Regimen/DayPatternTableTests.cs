using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

/// <summary>Patterns of days, spacings and intervals: what they hold, worked by hand, and what they refuse.</summary>
public sealed class DayPatternTableTests
{
    private static readonly Dictionary<string, DayPattern> Patterns = new(StringComparer.Ordinal)
    {
        ["1"] = DayPattern.Days(1),
        ["1, 8"] = DayPattern.Days(1, 8),
        ["1, 3, 10"] = DayPattern.Days(1, 3, 10),
        ["1-4"] = DayPattern.Through((1, 4)),
        ["5, 8-9"] = DayPattern.Through((5, 5), (8, 9)),
        ["weekly on the weekday of day 3, within 8-22"] = DayPattern.WeeklyOnTheWeekdayOf(3, (8, 22)),
        ["weekly on the weekday of day 8, within 1-7, 9-15"] = DayPattern.WeeklyOnTheWeekdayOf(8, (1, 7), (9, 15)),
        ["from day 5, in each cycle of 10 days: 1, 4"] = DayPattern.EachCycle(5, 10, DayPattern.Days(1, 4)),
        ["from day 1, in each cycle of 7 days: 7"] = DayPattern.EachCycle(1, 7, DayPattern.Days(7)),
        ["from day 1, in each cycle of 14 days: weekly on the weekday of day 1, within 1-14"] = DayPattern.EachCycle(1, 14, DayPattern.WeeklyOnTheWeekdayOf(1, (1, 14))),
        ["from day 1, in each cycle of 18 days: weekly on the weekday of day 1, within 1-15"] = DayPattern.EachCycle(1, 18, DayPattern.WeeklyOnTheWeekdayOf(1, (1, 15))),
        ["1, 8; then 12, 15"] = DayPattern.Days(1, 8).Then(DayPattern.Days(12, 15)),
        ["1; then 15"] = DayPattern.Days(1).Then(DayPattern.Days(15)),
        ["1-2; then from day 5, in each cycle of 3 days: 1"] = DayPattern.Through((1, 2)).Then(DayPattern.EachCycle(5, 3, DayPattern.Days(1))),
        ["weekly on the weekday of day 1, within 1-8; then 11"] = DayPattern.WeeklyOnTheWeekdayOf(1, (1, 8)).Then(DayPattern.Days(11)),
        ["1; then weekly on the weekday of day 1, within 15-22"] = DayPattern.Days(1).Then(DayPattern.WeeklyOnTheWeekdayOf(1, (15, 22))),
        ["from day 28, in each cycle of 1 days: 1"] = DayPattern.EachCycle(28, 1, DayPattern.Days(1)),
        ["weekly on the weekday of day 1, within 1-8; then weekly on the weekday of day 1, within 15-22"] = DayPattern.WeeklyOnTheWeekdayOf(1, (1, 8)).Then(DayPattern.WeeklyOnTheWeekdayOf(1, (15, 22))),
    };

    // The days up to day 30, the last of all, the fewest days from one to the next, and whether there is one a week.
    [Theory]
    [InlineData("1", "1", 1, null, false)]
    [InlineData("1, 8", "1, 8", 8, 7, false)]
    [InlineData("1, 3, 10", "1, 3, 10", 10, 2, false)]
    [InlineData("1-4", "1-4", 4, 1, false)]
    [InlineData("5, 8-9", "5, 8-9", 9, 1, false)]
    [InlineData("weekly on the weekday of day 3, within 8-22", "10, 17", 17, 7, true)]
    [InlineData("weekly on the weekday of day 8, within 1-7, 9-15", "1, 15", 15, 7, true)]
    [InlineData("from day 5, in each cycle of 10 days: 1, 4", "5, 8, 15, 18, 25, 28", null, 3, false)]
    [InlineData("from day 1, in each cycle of 7 days: 7", "7, 14, 21, 28", null, 7, false)]
    [InlineData("from day 1, in each cycle of 14 days: weekly on the weekday of day 1, within 1-14", "1, 8, 15, 22, 29", null, 7, true)]
    [InlineData("from day 1, in each cycle of 18 days: weekly on the weekday of day 1, within 1-15", "1, 8, 15, 19, 26", null, 4, true)]
    [InlineData("1, 8; then 12, 15", "1, 8, 12, 15", 15, 3, false)]
    [InlineData("1; then 15", "1, 15", 15, 14, false)]
    [InlineData("1-2; then from day 5, in each cycle of 3 days: 1", "1-2, 5, 8, 11, 14, 17, 20, 23, 26, 29", null, 1, false)]
    [InlineData("weekly on the weekday of day 1, within 1-8; then 11", "1, 8, 11", 11, 3, false)]
    [InlineData("1; then weekly on the weekday of day 1, within 15-22", "1, 15, 22", 22, 7, false)]
    [InlineData("from day 28, in each cycle of 1 days: 1", "28-30", null, 1, false)]
    [InlineData("weekly on the weekday of day 1, within 1-8; then weekly on the weekday of day 1, within 15-22", "1, 8, 15, 22", 22, 7, true)]
    public void A_pattern_holds_its_days(string name, string days, int? last, int? spacing, bool isWeekly)
    {
        DayPattern pattern = Patterns[name];

        Assert.Equal(name, pattern.ToString());
        Assert.Equal(days, DayRange.Text(pattern.DaysUpTo(30)));
        Assert.Equal((last, spacing, isWeekly), (pattern.LastDay, pattern.LeastSpacing, pattern.IsWeekly));
        Assert.False(pattern.Contains(0));
        Assert.Empty(pattern.DaysUpTo(0));
        Assert.Empty(pattern.DaysUpTo(-1));
    }

    [Fact]
    public void The_days_of_a_pattern_that_ends_end_with_it_however_far_one_looks() => Assert.Equal([1, 8], DayPattern.Days(1, 8).DaysUpTo(int.MaxValue));

    [Fact]
    public void A_pattern_that_cannot_be_says_why()
    {
        Refused.Argument("ranges", "Days 3 do not come after days 3.", () => DayPattern.Days(3, 3));
        Refused.Argument("ranges", "Days 6-9 do not come after days 3-6.", () => DayPattern.Through((3, 6), (6, 9)));
        Refused.OutOfRange("last", 4, "Days that begin with 5 end no earlier.", () => DayPattern.Through((5, 4)));
        Refused.Argument("ranges", "A day pattern needs at least one day.", () => DayPattern.Days());
        Refused.Argument("first", "Nothing comes after the pattern 'from day 1, in each cycle of 3 days: 1': it goes on until therapy ends.", () => DayPattern.EachCycle(1, 3, DayPattern.Days(1)).Then(DayPattern.Days(100)));
        Refused.Argument("next", "The pattern '5' starts before '1, 5' has ended on day 5.", () => DayPattern.Days(1, 5).Then(DayPattern.Days(5)));
        Refused.Argument("windows", "No day of 2-7, 9-14 falls on the weekday of day 8; a day pattern needs at least one day.", () => DayPattern.WeeklyOnTheWeekdayOf(8, (2, 7), (9, 14)));
        Refused.OutOfRange("withinCycle", DayPattern.Days(8), "The days of a cycle end within its 7 days.", () => DayPattern.EachCycle(1, 7, DayPattern.Days(8)));
        Assert.Throws<ArgumentOutOfRangeException>("weekdayOfDay", () => DayPattern.WeeklyOnTheWeekdayOf(0, (1, 7)));
        Assert.Throws<ArgumentOutOfRangeException>("fromDay", () => DayPattern.EachCycle(0, 7, DayPattern.Days(1)));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => DayPattern.EachCycle(1, 0, DayPattern.Days(1)));
        Assert.Throws<ArgumentOutOfRangeException>("first", () => new DayRange(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>("last", () => new DayRange(3, 2));
        Assert.Equal("6, 13", DayRange.Text(DayPattern.Days(6).Then(DayPattern.Days(13)).DaysUpTo(13)));
    }

    [Theory]
    [InlineData("8-21", 8, 21)]
    [InlineData("1", 1, 1)]
    [InlineData("3-3", 3, 3)]
    public void Days_are_read_as_they_are_printed(string text, int first, int last)
    {
        Assert.Equal(new DayRange(first, last), DayRange.Parse(text));
        Assert.Equal([false, true, true, false], [DayRange.Parse(text).Contains(first - 1), DayRange.Parse(text).Contains(first), DayRange.Parse(text).Contains(last), DayRange.Parse(text).Contains(last + 1)]);
        Assert.Equal(first == last ? $"{first}" : text, DayRange.Parse(text).ToString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0-3")]
    [InlineData("21-8")]
    [InlineData("8-")]
    [InlineData("")]
    public void What_are_no_days_is_refused(string text)
    {
        Assert.False(DayRange.TryParse(text, out DayRange days));
        Assert.Equal(default, days);
        Assert.Throws<ArgumentNullException>("s", () => DayRange.Parse(null!));
        Assert.Equal($"\"{text}\" is not a valid range of days. Expected a day from 1 to 36525 or two with a hyphen between them, such as 8-21.", Assert.Throws<FormatException>(() => DayRange.Parse(text)).Message);
    }

    [Fact]
    public void A_spacing_counts_from_the_block_before()
    {
        BlockSpacingBasis basis = BlockSpacingBasis.Assumed("as soon as the days allow");
        Cited<string> stated = new("day 6", new Citation(Sources.Registry, "outline"), Standing.Protocol);

        Assert.Equal(["on day 6 of the block before", "1 day after the last planned administration of the block before", "2 days after the last planned administration of the block before"],
            [BlockSpacing.OnDay(6, basis).ToString(), BlockSpacing.AfterLastAdministration(1, basis).ToString(), BlockSpacing.AfterLastAdministration(2, basis).ToString()]);
        Assert.Equal([false, true, false], [BlockSpacing.OnDay(6, basis).IsExact, BlockSpacing.OnDay(6, basis, isExact: true).IsExact, BlockSpacing.AfterLastAdministration(1, basis).IsExact]);
        Assert.Equal(new BlockSpacingBasis("as soon as the days allow", Standing.Unpublished, Citation: null), basis);
        Assert.Equal(new BlockSpacingBasis("day 6", Standing.Protocol, stated.Citation), BlockSpacingBasis.Stated(stated));
        Assert.Equal(0, Assert.Throws<ArgumentOutOfRangeException>("number", () => BlockSpacing.OnDay(0, basis)).ActualValue);
        Assert.Equal(0, Assert.Throws<ArgumentOutOfRangeException>("number", () => BlockSpacing.AfterLastAdministration(0, basis)).ActualValue);
    }

    [Fact]
    public void An_interval_is_told_in_days_and_in_hours_within_a_day()
    {
        Duration half = Duration.FromHours(12);
        LocalDate day = new(2026, 2, 9);
        LeastInterval weekly = new(7, WithinDay: null);

        Assert.Equal(
            ["1 day", "7 days", "12 hours", "1 day, and 12 hours within a day", "7 days, and 4.5 hours within a day", "no interval"],
            ((LeastInterval[])[new(1, null), weekly, new(null, half), new(1, half), new(7, Duration.FromMinutes(270)), new(null, null)]).Select(interval => interval.ToString()));
        Assert.Equal([true, true, false, true], [weekly.IsTooNear(day, day), weekly.IsTooNear(day, day.PlusDays(6)), weekly.IsTooNear(day, day.PlusDays(7)), weekly.IsTooNear(day, day.PlusDays(-6))]);
        Assert.Equal([false, true], [(weekly with { AllowsSeveralADay = true }).IsTooNear(day, day), (weekly with { AllowsSeveralADay = true }).IsTooNear(day, day.PlusDays(1))]);
        Assert.False(new LeastInterval(null, half).IsTooNear(day, day.PlusDays(1)));
        Assert.Equal((Duration.FromHours(6), (Duration?)null), (new LeastInterval(1, half).ShortestWithinDay, weekly.ShortestWithinDay));
    }

    // Two dates of doses, and the days from one to the other, whichever comes first.
    [Theory]
    [InlineData("2026-02-09", "2026-02-15", true)]
    [InlineData("2026-02-09", "2026-02-16", false)]
    [InlineData("2026-02-15", "2026-02-09", true)]
    [InlineData("2026-02-16", "2026-02-09", false)]
    public void A_minimum_interval_holds_either_way_round(string one, string other, bool isTooClose)
    {
        MinimumInterval interval = new(Drugs.Vincristine, 7, PlausibilityRules.LaboratoryUnits);

        Assert.Equal(isTooClose, interval.IsTooClose(Date(one), Date(other)));
        Assert.Equal(1, new MinimumInterval(Drugs.Vincristine, 1, interval.Rule).Days);
        Assert.Throws<ArgumentOutOfRangeException>("days", () => new MinimumInterval(Drugs.Vincristine, 0, interval.Rule));
    }

    // Ages in completed months: the month's last day where it lacks the day of birth.
    [Theory]
    [InlineData("2025-08-31", "2025-09-29", 0)]
    [InlineData("2025-08-31", "2025-09-30", 1)]
    [InlineData("2025-08-31", "2026-02-27", 5)]
    [InlineData("2025-08-31", "2026-02-28", 6)]
    [InlineData("2024-02-29", "2025-02-27", 11)]
    [InlineData("2024-02-29", "2025-02-28", 12)]
    [InlineData("2025-08-31", "2025-08-30", -1)]
    public void Completed_months_end_with_the_month(string birth, string on, int months) => Assert.Equal(months, GrowthReference.CompletedMonths(Date(birth), Date(on)));

    [Theory]
    [InlineData("2025-02-28", false, "none")]
    [InlineData("2025-03-01", true, "none")]
    [InlineData("2025-08-31", true, "none")]
    [InlineData("2025-09-01", true, "2/3")]
    [InlineData("2026-02-28", true, "2/3")]
    [InlineData("2026-03-01", true, "2/3")]
    [InlineData("2026-03-02", true, "1")]
    public void A_table_by_age_begins_a_band_on_the_day_of_the_age_or_the_day_after(string on, bool isFound, string value)
    {
        // The only band of the first begins a month after the birth; that of the second on its day.
        Assert.Equal([false, true, true], [Within(1, "2025-03-31"), Within(1, "2025-04-01"), Within(0, "2025-03-01")]);

        AgeTable<string> table = new([new(0, "none"), new(6, "2/3"), new(12, "1") { BeginsAfter = true }]);

        Assert.Equal(isFound, table.TryFind(new(2025, 3, 1), Date(on), out AgeBand<string>? band));
        Assert.Equal(isFound ? value : null, band?.Value);

        static bool Within(int months, string on) => new AgeTable<int>([new(months, 1)]).TryFind(new(2025, 3, 1), Date(on), out _);
    }

    [Fact]
    public void A_table_by_age_rises_from_0_to_1200_months()
    {
        Refused.Argument("bands", "A table by age needs at least one band.", () => new AgeTable<int>([]));
        Refused.OutOfRange("bands", -1, "A band begins at 0 to 1200 months, both inclusive.", () => new AgeTable<int>([new(-1, 1)]));
        Refused.OutOfRange("bands", 1201, "A band begins at 0 to 1200 months, both inclusive.", () => new AgeTable<int>([new(0, 1), new(1201, 1)]));
        Refused.Argument("bands", "The band from 5 months does not follow the band from 6 months.", () => new AgeTable<int>([new(0, 1), new(6, 1), new(5, 2)]));
        Refused.Argument("bands", "The band from 6 months does not follow the band from 6 months.", () => new AgeTable<int>([new(6, 1), new(6, 2)]));
        Assert.Equal(2, new AgeTable<int>([new(1199, 1), new(1200, 1)]).Bands.Count);
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
