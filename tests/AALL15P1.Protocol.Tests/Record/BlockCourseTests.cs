using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

public sealed class BlockCourseTests
{
    private static readonly LocalDate First = new(2026, 1, 5);
    private static readonly LeastInterval Weekly = new(7, null) { TimesADay = 1 };

    [Fact]
    public void The_last_day_of_an_order_is_its_own_and_the_latest()
    {
        BlockCourse course = Given(Given(Given(Given(BlockCourse.Empty, 2, 8, 7), 2, 10, 12), 2, 9, 8), 3, 20, 19);

        Assert.Equal(Day(12), course.LastGiven(2));
        Assert.Equal(Day(19), course.LastGiven(3));
        Assert.Null(course.LastGiven(1));
        Assert.Null(course.LastGiven(4));
        Assert.Null(BlockCourse.Empty.LastGiven(0));
    }

    [Fact]
    public void What_is_taken_back_is_no_longer_the_last()
    {
        BlockCourse before = Given(BlockCourse.Empty, 2, 8, 7);
        RecordEvent later = Event(2, 10, 12);

        Assert.Equal(Day(7), before.Add(later, 2).Remove(later, 2).LastGiven(2));
    }

    // Given on day numbers 10 (for day 8) and 20 (for day 15): within seven days of another, and of the two the nearer.
    [Theory]
    [InlineData(3, null)]
    [InlineData(4, 10)]
    [InlineData(10, 10)]
    [InlineData(14, 10)]
    [InlineData(15, 10)]
    [InlineData(16, 20)]
    [InlineData(26, 20)]
    [InlineData(27, null)]
    public void The_nearest_day_of_an_order_that_is_too_near(int day, int? expected)
    {
        BlockCourse course = Given(Given(Given(BlockCourse.Empty, 2, 8, 10), 2, 15, 20), 3, 8, day);

        Assert.Equal(expected is { } offset ? Day(offset) : null, course.GivenTooNear(2, Day(day), Weekly, BlockCourse.Key(99, 2)));

        // What was given for the planned day itself is not too near it.
        Assert.Equal(expected == 10 ? (day is 14 or 15 ? Day(20) : null) : expected is null ? null : Day(20), course.GivenTooNear(2, Day(day), Weekly, BlockCourse.Key(8, 2)));
        Assert.Null(BlockCourse.Empty.GivenTooNear(2, Day(day), Weekly, 0));
    }

    // Twice a day: another planned day's whole, or both of its doses, fill the day; one of them does not, nor a portion.
    [Theory]
    [InlineData("0", true)]
    [InlineData("1", false)]
    [InlineData("1 2", true)]
    [InlineData("1:1/2 1:2/2", false)]
    public void A_day_is_full_once_a_whole_day_was_given_on_it(string doses, bool expected)
    {
        LeastInterval twice = new(1, null) { AllowsSeveralADay = true, TimesADay = 2 };
        BlockCourse course = doses.Split(' ').Aggregate(Given(Given(BlockCourse.Empty, 1, 9, 10), 3, 9, 10), (all, dose) => all.Add(Event(2, 15, 10, dose), 2));

        Assert.Equal(expected ? Day(10) : null, course.GivenTooNear(2, Day(10), twice, BlockCourse.Key(16, 2)));
        Assert.Null(course.GivenTooNear(2, Day(10), twice, BlockCourse.Key(15, 2)));
        Assert.Null(course.GivenTooNear(2, Day(11), twice, BlockCourse.Key(16, 2)));
    }

    // One dose each of days 15 and 16 on one day: together they are the two that fill it.
    [Fact]
    public void Doses_of_other_planned_days_fill_a_day_together()
    {
        LeastInterval twice = new(1, null) { AllowsSeveralADay = true, TimesADay = 2 };
        BlockCourse course = BlockCourse.Empty.Add(Event(2, 15, 10, "2"), 2).Add(Event(2, 16, 10, "1"), 2);

        Assert.Equal(Day(10), course.GivenTooNear(2, Day(10), twice, BlockCourse.Key(17, 2)));
        Assert.Null(course.GivenTooNear(2, Day(10), twice, BlockCourse.Key(16, 2)));
    }

    // A portion that goes on with the dose of the day before begins no day of its own.
    [Fact]
    public void Days_are_counted_from_the_first_portion()
    {
        BlockCourse course = BlockCourse.Empty.Add(Event(2, 8, 10, "1:1/2"), 2).Add(Event(2, 8, 11, "1:2/2"), 2);

        Assert.Equal(Day(10), course.GivenTooNear(2, Day(16), Weekly, 0));
        Assert.Null(course.GivenTooNear(2, Day(17), Weekly, 0));
        Assert.Equal(Day(11), course.Add(Event(2, 8, 11, "2"), 2).GivenTooNear(2, Day(17), Weekly, 0));
    }

    [Fact]
    public void An_order_of_a_single_day_has_no_interval_but_its_own_day()
    {
        LeastInterval single = new(null, null) { TimesADay = 1 };
        BlockCourse course = Given(BlockCourse.Empty, 2, 8, 10);

        Assert.Equal(Day(10), course.GivenTooNear(2, Day(10), single, 0));
        Assert.Null(course.GivenTooNear(2, Day(11), single, 0));
        Assert.Null(course.GivenTooNear(2, Day(9), single, 0));
    }

    [Fact]
    public void Whether_an_order_was_given_on_a_day_is_asked_of_that_order_and_day()
    {
        BlockCourse course = Given(Given(Given(BlockCourse.Empty, 2, 8, 10), 2, 9, 12), 4, 9, 11);

        Assert.Equal([false, true, false, true, false], new[] { 9, 10, 11, 12, 13 }.Select(day => course.IsGivenOn(2, Day(day))));
        Assert.False(course.IsGivenOn(3, Day(11)));
        Assert.True(course.IsGivenOn(4, Day(11)));
        Assert.False(course.IsGivenOn(5, Day(11)));
        Assert.False(BlockCourse.Empty.IsGivenOn(0, Day(10)));
    }

    [Fact]
    public void The_keys_of_what_was_given_and_of_what_was_held_are_told_apart()
    {
        RecordEvent held = Held(2, 10, 9);
        RecordEvent again = Held(2, 10, 10);
        BlockCourse course = Given(Given(BlockCourse.Empty, 2, 8, 7), 1, 9, 8).Add(held, 2).Add(again, 2);

        Assert.Equal([(8, 2), (9, 1)], course.GivenKeys().Select(BlockCourse.Slot));
        Assert.Equal([(10, 2)], course.HeldKeys.Select(BlockCourse.Slot));

        // While one hold of the place stands, it is held.
        Assert.Equal([(10, 2)], course.Remove(again, 2).HeldKeys.Select(BlockCourse.Slot));
        Assert.Empty(course.Remove(again, 2).Remove(held, 2).HeldKeys);
        Assert.True(course.Remove(again, 2).Remove(held, 2).At(10, 2).IsEmpty);
        Assert.Equal(2, course.Remove(again, 2).Remove(held, 2).Events.Count);
    }

    // Of two doses of one day and place the day stays given while one of them stands.
    [Fact]
    public void A_day_stays_given_while_one_of_its_doses_stands()
    {
        RecordEvent first = Event(2, 8, 7, "1");
        RecordEvent second = Event(2, 8, 7, "2");
        RecordEvent next = Event(2, 8, 8, "3");
        BlockCourse course = BlockCourse.Empty.Add(first, 2).Add(second, 2).Add(next, 2);

        Assert.Equal(2, course.Given.Count);
        Assert.True(course.Remove(first, 2).IsGivenOn(2, Day(7)));
        Assert.False(course.Remove(first, 2).Remove(second, 2).IsGivenOn(2, Day(7)));
        Assert.True(course.Remove(first, 2).Remove(second, 2).IsGivenOn(2, Day(8)));
        Assert.False(course.Remove(next, 2).IsGivenOn(2, Day(8)));
    }

    // All at once, in canonical order, is what one by one is: two places, held and given on several days.
    [Fact]
    public void Many_at_once_are_as_one_by_one()
    {
        RecordEvent[] happened = [Held(2, 10, 6), Held(2, 10, 7), Event(2, 8, 7, "1"), Event(2, 8, 7, "2"), Event(1, 9, 8), Held(1, 12, 9), Event(2, 8, 9, "3"), Event(2, 9, 10), Event(1, 9, 11)];
        BlockCourse together = BlockCourse.Empty.Add(happened, recorded => BlockCourse.Key(recorded.ConcernedSlot!.Value.Day, PlaceOf(recorded)));
        BlockCourse oneByOne = happened.Aggregate(BlockCourse.Empty, (course, recorded) => course.Add(recorded, PlaceOf(recorded)));

        Assert.Equal(oneByOne.Events, together.Events);
        Assert.Equal([(10, 2), (12, 1)], together.HeldKeys.Select(BlockCourse.Slot));
        Assert.Equal([(8, 2), (9, 1), (9, 2)], together.GivenKeys().Select(BlockCourse.Slot));
        Assert.Equal([(1, Day(8), (9, 1)), (1, Day(11), (9, 1)), (2, Day(7), (8, 2)), (2, Day(9), (8, 2)), (2, Day(10), (9, 2))], together.Given.Select(given => (given.OrderIndex, given.Day, BlockCourse.Slot(given.SlotKey))));
        Assert.Equal(0b1110u, together.At(8, 2).GivenDoses());
        Assert.Equal(oneByOne.Given, together.Given);
        Assert.Same(together, together.Add([], _ => 0));
    }

    private static int Day(int offset) => DayNumber.Of(First.PlusDays(offset), "offset");

    private static int PlaceOf(RecordEvent recorded) => recorded.Stamp.Id[0] - '0';

    private static BlockCourse Given(BlockCourse course, int place, int day, int offset) => course.Add(Event(place, day, offset), place);

    private static EventStamp Stamp(int place, int day, int offset, string what)
    {
        LocalDate on = First.PlusDays(offset);
        return new(FormattableString.Invariant($"{place}-{day}-{offset}-{what}"), on.AtMidnight().InUtc().ToInstant(), "nurse-b");
    }

    private static RecordEvent.AdministrationHeld Held(int place, int day, int offset) =>
        new(Stamp(place, day, offset, "held"), First.PlusDays(offset), new(BlockIds.Induction, "dexamethasone", day), null, "x");

    /// <summary>"2" is the second dose of the day, "0" all of them, and "1:2/3" the second portion of three of the first.</summary>
    private static RecordEvent.AdministrationGiven Event(int place, int day, int offset, string dose = "0")
    {
        string[] parts = dose.Split(':', '/');
        GivenDose given = new(Route.PO) { DoseOfDay = parts[0] == "0" ? null : int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) };
        given = parts.Length == 1 ? given : given.AsPortion(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));
        return new(Stamp(place, day, offset, dose), First.PlusDays(offset), new(BlockIds.Induction, "dexamethasone", day), given);
    }
}
