using System.Globalization;
using System.Text;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Ranges, bounds, days and clocks as plain numbers: what the tables of the definition are made of.</summary>
public sealed class NumberRangeTests
{
    private static readonly NumberRange Closed = NumberRange.AtLeast(1m).AndAtMost(2m);
    private static readonly NumberRange Open = NumberRange.MoreThan(1m).AndBelow(2m);

    [Theory]
    [InlineData("0.9", false, false, false, false, true, true)]
    [InlineData("1", true, false, true, false, true, true)]
    [InlineData("1.1", true, true, true, true, true, true)]
    [InlineData("1.9", true, true, true, true, true, true)]
    [InlineData("2", true, false, true, true, false, true)]
    [InlineData("2.1", false, false, true, true, false, false)]
    public void A_number_is_within_its_bounds(string text, bool closed, bool open, bool atLeast, bool moreThan, bool below, bool atMost)
    {
        decimal number = decimal.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(
            [closed, open, atLeast, moreThan, below, atMost],
            [Closed.Contains(number), Open.Contains(number), NumberRange.AtLeast(1m).Contains(number), NumberRange.MoreThan(1m).Contains(number), NumberRange.Below(2m).Contains(number), NumberRange.AtMost(2m).Contains(number)]);
        Assert.True(default(NumberRange).Contains(number));
    }

    [Fact]
    public void A_range_is_printed_with_square_brackets_where_it_holds_its_bound() =>
        Assert.Equal(
            ["[1, 2]", "(1, 2)", "[1, ∞)", "(1, ∞)", "(-∞, 2)", "(-∞, 2]", "(-∞, ∞)", "[0.125, 1500)", "[1.5, ∞)"],
            ((NumberRange[])[Closed, Open, NumberRange.AtLeast(1m), NumberRange.MoreThan(1m), NumberRange.Below(2m), NumberRange.AtMost(2m), default, NumberRange.AtLeast(0.125m).AndBelow(1500m), NumberRange.AtLeast(1.50m)]).Select(range => range.ToString()));

    [Fact]
    public void A_range_holds_a_number()
    {
        Refused.OutOfRange("to", 1m, "A range from 2 to 1 holds no number.", () => NumberRange.AtLeast(2m).AndAtMost(1m));
        Refused.OutOfRange("to", 2m, "A range from 2 to 2 holds no number.", () => NumberRange.AtLeast(2m).AndBelow(2m));
        Refused.OutOfRange("to", 2m, "A range from 2 to 2 holds no number.", () => NumberRange.MoreThan(2m).AndAtMost(2m));
        Assert.Equal("[2, 2]", NumberRange.AtLeast(2m).AndAtMost(2m).ToString());
        Assert.Equal((1m, true, 2m, false), (NumberRange.AtLeast(1m).AndBelow(2m).From, NumberRange.AtLeast(1m).IncludesFrom, NumberRange.AtLeast(1m).AndBelow(2m).To, NumberRange.AtLeast(1m).AndBelow(2m).IncludesTo));
        Assert.Equal("[1, 3)", Closed.Through(NumberRange.AtLeast(2m).AndBelow(3m)).ToString());
        Assert.Equal("(-∞, ∞)", NumberRange.AtMost(2m).Through(NumberRange.AtLeast(1m)).ToString());
    }

    // Two ranges: whether the first ends before the second, overlaps with it, covers it, and is followed by it.
    [Theory]
    [InlineData("[1,2]", "[2,3]", false, true, false, false)]
    [InlineData("[1,2]", "(2,3]", true, false, false, true)]
    [InlineData("[1,2)", "[2,3]", true, false, false, true)]
    [InlineData("[1,2)", "(2,3]", true, false, false, false)]
    [InlineData("[1,2]", "[2.1,3]", true, false, false, false)]
    [InlineData("[1,2]", "[1.9,3]", false, true, false, false)]
    [InlineData("[2,3]", "[1,2]", false, true, false, false)]
    [InlineData("[2,3]", "[1,2)", false, false, false, false)]
    [InlineData("[1,4]", "[2,3]", false, true, true, false)]
    [InlineData("[1,4]", "[1,4]", false, true, true, false)]
    [InlineData("(1,4)", "(1,4)", false, true, true, false)]
    [InlineData("(1,4)", "[1,3]", false, true, false, false)]
    [InlineData("(1,4)", "[2,4]", false, true, false, false)]
    [InlineData("[1,4]", "(1,4)", false, true, true, false)]
    [InlineData("[2,4]", "[1,3]", false, true, false, false)]
    [InlineData("[2,4]", "[3,5]", false, true, false, false)]
    [InlineData("[1,", "[2,3]", false, true, true, false)]
    [InlineData("[1,", "[2,", false, true, true, false)]
    [InlineData("[2,3]", "[1,", false, true, false, false)]
    [InlineData(",4]", "[2,3]", false, true, true, false)]
    [InlineData(",4]", ",3]", false, true, true, false)]
    [InlineData("[2,3]", ",4]", false, true, false, false)]
    [InlineData(",2)", "[2,", true, false, false, true)]
    [InlineData(",", "[2,3]", false, true, true, false)]
    [InlineData("[2,3]", ",", false, true, false, false)]
    public void Two_ranges_lie_beside_each_other_or_share_numbers(string one, string other, bool endsBefore, bool overlaps, bool covers, bool isFollowedBy)
    {
        NumberRange first = Read(one);
        NumberRange second = Read(other);

        Assert.Equal((endsBefore, overlaps, covers, isFollowedBy), (first.EndsBefore(second), first.Overlaps(second), first.Covers(second), first.IsFollowedBy(second)));
    }

    [Theory]
    [InlineData(" <0.1 ×10⁹/L", BoundKind.Below, "0.1 ×10⁹/L", "<")]
    [InlineData("<= 5", BoundKind.AtMost, "5", "≤")]
    [InlineData("≤ 5 ", BoundKind.AtMost, "5", "≤")]
    [InlineData("> 5", BoundKind.Above, "5", ">")]
    [InlineData(">=5", BoundKind.AtLeast, "5", "≥")]
    [InlineData("≥5", BoundKind.AtLeast, "5", "≥")]
    [InlineData(" 5 ", BoundKind.Exact, "5", "")]
    public void The_sign_of_a_bound_is_taken_off_and_printed(string text, BoundKind kind, string rest, string sign)
    {
        Assert.Equal(kind, BoundText.Split(text, out string number));
        Assert.Equal((rest, sign), (number, BoundText.Sign(kind)));
    }

    [Theory]
    [InlineData(BoundKind.Exact, "[5, 5]", 5.0)]
    [InlineData(BoundKind.Below, "(-∞, 5)", null)]
    [InlineData(BoundKind.AtMost, "(-∞, 5]", null)]
    [InlineData(BoundKind.Above, "(5, ∞)", null)]
    [InlineData(BoundKind.AtLeast, "[5, ∞)", null)]
    public void A_bounded_number_is_every_number_that_it_can_be(BoundKind kind, string range, double? exact)
    {
        BoundedNumber number = new(5m, kind);

        Assert.Equal((range, (decimal?)exact), (number.Range.ToString(), number.Exact));
        Assert.True(new BoundedNumber(6m, BoundKind.AtLeast).IsAbove(new(5m, kind)) == kind is not (BoundKind.Above or BoundKind.AtLeast));
        Assert.False(number.IsAbove(number));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(500.0, 500)]
    [InlineData(499.5, -1)]
    [InlineData(2147483646.0, 2147483646)]
    [InlineData(2147483647.0, -1)]
    public void A_whole_count_is_compared_as_such(double perMicrolitre, int whole)
    {
        CellCount count = CellCount.FromPerMicrolitre((decimal)perMicrolitre);

        Assert.Equal(whole, CountBound.FromCellCount(count).Whole);
        Assert.Equal((count, -1), (CountBound.FromCellCount(count).Exact, CountBound.Above(count).Whole));
        Assert.Equal((BoundKind.Above, BoundKind.Below), (CountBound.Above(count).Kind, CountBound.Below(count).Kind));
        Assert.Null(CountBound.Below(count).Exact);
        Assert.Equal(-1, CountBound.FromCellCount(default).Whole);
        Assert.Equal(-1, default(CountBound).Whole);
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("1999-12-31")]
    [InlineData("2000-01-01")]
    [InlineData("2024-02-29")]
    [InlineData("2099-12-31")]
    [InlineData("2100-01-01")]
    [InlineData("2200-12-31")]
    public void A_date_is_a_number_and_back(string date)
    {
        LocalDate day = Date(date);

        Assert.Equal(day, DayNumber.ToDate(DayNumber.Of(day, "day")));
        Assert.Equal(day.PlusDays(-1), DayNumber.ToDate(DayNumber.Of(day, "day") - 1));
    }

    [Fact]
    public void Days_and_instants_have_their_years()
    {
        Refused.Argument("day", "The date 2026-02-09 is in the calendar Julian; this library takes ISO dates.", () => DayNumber.Require(new LocalDate(2026, 2, 9, CalendarSystem.Julian), "day"));
        Refused.OutOfRange("day", "2201-01-01", "The year of a date is from 1900 to 2200, both inclusive.", () => DayNumber.Require(new(2201, 1, 1), "day"));
        Refused.OutOfRange("day", "1899-12-31", "The year of a date is from 1900 to 2200, both inclusive.", () => DayNumber.Of(new(1899, 12, 31), "day"));
        foreach (LocalDate date in (LocalDate[])[new(1899, 12, 31), new(2191, 1, 1), new(5786, 1, 1, CalendarSystem.HebrewCivil), new(2026, 2, 9, CalendarSystem.Julian)])
        {
            Refused.OutOfRange("date", date, "A date is an ISO date of the years 1900 to 2190, both inclusive.", () => RecordDates.Require(date, "date"));
        }

        foreach (Instant instant in (Instant[])[Instant.FromUtc(1900, 1, 1, 0, 0) - Duration.Epsilon, Instant.FromUtc(2201, 1, 1, 0, 0)])
        {
            Refused.OutOfRange("at", instant, "An instant is in the years 1900 to 2200 (UTC), both inclusive.", () => RecordDates.Require(instant, "at"));
        }

        foreach (LocalDate until in (LocalDate[])[new(2026, 2, 8), new(2201, 1, 1), new(2026, 3, 9, CalendarSystem.Julian)])
        {
            Refused.OutOfRange("until", until, "The end of a hold or delay is an ISO date from its beginning, 2026-02-09, to the year 2200.", () => RecordDates.RequireUntil(until, new(2026, 2, 9)));
        }

        Assert.Equal([new(1900, 1, 1), new(2190, 12, 31)], [RecordDates.Require(new LocalDate(1900, 1, 1), "date"), RecordDates.Require(new LocalDate(2190, 12, 31), "date")]);
        Assert.Equal(Instant.FromUtc(1900, 1, 1, 0, 0), RecordDates.Require(Instant.FromUtc(1900, 1, 1, 0, 0), "at"));
        Assert.Equal(Instant.FromUtc(2201, 1, 1, 0, 0) - Duration.Epsilon, RecordDates.Require(Instant.FromUtc(2201, 1, 1, 0, 0) - Duration.Epsilon, "at"));
        Assert.Equal([new(2026, 2, 9), new(2200, 12, 31), null], [RecordDates.RequireUntil(new(2026, 2, 9), new(2026, 2, 9)), RecordDates.RequireUntil(new(2200, 12, 31), new(2026, 2, 9)), RecordDates.RequireUntil(null, new(2026, 2, 9))]);
    }

    // Clocks run from UTC-12 to UTC+14.
    [Theory]
    [InlineData("2026-02-09T09:59:59Z", "2026-02-08", "2026-02-09")]
    [InlineData("2026-02-09T10:00:00Z", "2026-02-08", "2026-02-10")]
    [InlineData("2026-02-09T11:59:59Z", "2026-02-08", "2026-02-10")]
    [InlineData("2026-02-09T12:00:00Z", "2026-02-09", "2026-02-10")]
    public void An_instant_has_two_or_three_dates_on_earth(string at, string earliest, string latest)
    {
        Instant instant = NodaTime.Text.InstantPattern.General.Parse(at).Value;

        Assert.Equal((Date(earliest), Date(latest)), (RecordDates.EarliestAt(instant), RecordDates.LatestAt(instant)));
        Assert.Equal(
            [false, true, true, false],
            [RecordDates.CanShow(Date(earliest).PlusDays(-1), instant), RecordDates.CanShow(Date(earliest), instant), RecordDates.CanShow(Date(latest), instant), RecordDates.CanShow(Date(latest).PlusDays(1), instant)]);
    }

    [Fact]
    public void Durations_are_told_by_the_clock_and_nothing_is_rounded()
    {
        Assert.Equal(["44 min 59 s", "45 min", "0 min 0.000000001 s", "1500 min 30.5 s"], [ClockText.Of(Duration.FromSeconds(2699)), ClockText.Of(Duration.FromMinutes(45)), ClockText.Of(Duration.Epsilon), ClockText.Of(Duration.FromSeconds(90_030.5))]);
        Assert.Equal(
            ["45 hours 1 min", "1 hour", "0 hours 59 min", "25 hours 0 min 1 s", "48 hours"],
            [ClockText.OfHours(Duration.FromMinutes(2701)), ClockText.OfHours(Duration.FromHours(1)), ClockText.OfHours(Duration.FromMinutes(59)), ClockText.OfHours(Duration.FromSeconds(90_001)), ClockText.OfHours(Duration.FromHours(48))]);
        Assert.Equal("08:05", ClockText.OfDay(new LocalTime(8, 5, 59)));
    }

    [Fact]
    public void A_record_prints_its_members_in_one_way_on_every_machine()
    {
        StringBuilder text = new();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.True(Printed.Members(text, ("Day", new LocalDate(2026, 2, 9)), ("At", Instant.FromUtc(2026, 2, 9, 8, 5)), ("To", Instant.FromUtc(2026, 2, 9, 8, 5).Plus(Duration.FromMilliseconds(500))), ("Dose", 1.5m), ("None", null), ("Text", "word"), ("Met", true)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("Day = 2026-02-09, At = 2026-02-09T08:05:00Z, To = 2026-02-09T08:05:00.5Z, Dose = 1.5, None = , Text = word, Met = True", text.ToString());
    }

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static NumberRange Read(string text)
    {
        string[] parts = text.Split(',');
        NumberRange range = parts[0] is ['[' or '(', .. string from]
            ? text[0] == '[' ? NumberRange.AtLeast(decimal.Parse(from, CultureInfo.InvariantCulture)) : NumberRange.MoreThan(decimal.Parse(from, CultureInfo.InvariantCulture))
            : default;
        return parts[1] is [.. string to, ']' or ')']
            ? text[^1] == ']' ? range.AndAtMost(decimal.Parse(to, CultureInfo.InvariantCulture)) : range.AndBelow(decimal.Parse(to, CultureInfo.InvariantCulture))
            : range;
    }
}
