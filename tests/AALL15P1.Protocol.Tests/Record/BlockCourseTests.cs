using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

public sealed class BlockCourseTests
{
    private static readonly LocalDate First = new(2026, 1, 5);

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

    private static int Day(int offset) => DayNumber.Of(First.PlusDays(offset), "offset");

    private static BlockCourse Given(BlockCourse course, int place, int day, int offset) => course.Add(Event(place, day, offset), place);

    private static RecordEvent.AdministrationGiven Event(int place, int day, int offset)
    {
        LocalDate on = First.PlusDays(offset);
        EventStamp stamp = new(FormattableString.Invariant($"{place}-{day}"), on.AtMidnight().InUtc().ToInstant(), "nurse-b");
        return new(stamp, on, new(BlockIds.Induction, "dexamethasone", day), new GivenDose(Route.PO));
    }
}
