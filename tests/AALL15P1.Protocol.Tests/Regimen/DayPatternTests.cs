using AALL15P1.Protocol.Regimen;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

public sealed class DayPatternTests
{
    [Fact]
    public void Listed_days_hold_their_bounds_and_nothing_beside_them()
    {
        DayPattern pattern = DayPattern.Through((3, 6), (10, 13));

        Assert.Equal([3, 4, 5, 6, 10, 11, 12, 13], pattern.DaysUpTo(100));
        Assert.Equal("3-6, 10-13", pattern.ToString());
        Assert.Equal(13, pattern.LastDay);
    }

    [Fact]
    public void A_weekly_pattern_keeps_to_its_windows()
    {
        DayPattern pattern = DayPattern.WeeklyOnTheWeekdayOf(8, (8, 22), (30, 37));

        Assert.Equal([8, 15, 22, 36], pattern.DaysUpTo(100));
        Assert.Equal(36, pattern.LastDay);
    }

    [Fact]
    public void Cycles_repeat_without_end()
    {
        DayPattern pattern = new DayPattern.Cycles(11, 10, DayPattern.Days(1, 4));

        Assert.Equal([11, 14, 21, 24, 31, 34], pattern.DaysUpTo(35));
        Assert.Null(pattern.LastDay);
    }

    [Fact]
    public void A_pattern_can_take_over_from_another() =>
        Assert.Equal([1, 2, 5, 8], DayPattern.Through((1, 2)).Then(new DayPattern.Cycles(5, 3, DayPattern.Days(1))).DaysUpTo(10));

    [Fact]
    public void Nothing_takes_over_from_a_pattern_without_end() =>
        Assert.Throws<ArgumentException>(() => new DayPattern.Cycles(1, 3, DayPattern.Days(1)).Then(DayPattern.Days(100)));

    [Fact]
    public void A_pattern_cannot_take_over_too_early() => Assert.Throws<ArgumentException>(() => DayPattern.Days(1, 5).Then(DayPattern.Days(5)));

    [Fact]
    public void Day_0_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => DayPattern.Days(0));

    [Fact]
    public void A_range_that_falls_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => DayPattern.Through((5, 4)));

    [Fact]
    public void Days_that_repeat_are_refused() => Assert.Throws<ArgumentException>(() => DayPattern.Days(3, 3));

    [Fact]
    public void No_day_at_all_is_refused() => Assert.Throws<ArgumentException>(() => DayPattern.Days());

    [Fact]
    public void A_cycle_holds_its_own_days_only() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DayPattern.Cycles(1, 7, DayPattern.Days(8)));

    [Fact]
    public void Equal_patterns_are_equal() => Assert.Equal(DayPattern.Through((3, 6), (10, 13)), DayPattern.Through((3, 6), (10, 13)));
}
