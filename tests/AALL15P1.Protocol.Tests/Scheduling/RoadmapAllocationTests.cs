using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Scheduling;

/// <summary>What the scheduling path promises: reading a plan allocates nothing, storing it one array, and nothing of a plan outlives it.</summary>
public sealed class RoadmapAllocationTests
{
    private static readonly LocalDate Birth = new(2025, 9, 14);
    private static readonly LocalDate FirstDay = new(2026, 1, 5);
    private static readonly Schedule Schedule = Schedule.Compile(Aall15P1.Definition);
    private readonly Roadmap roadmap = Schedule.Plan(Birth, FirstDay);

    [Fact]
    public void Reading_every_row_of_therapy_allocates_nothing() => Assert.Equal(0, BytesOf(() =>
    {
        int sum = 0;
        foreach (Administration row in roadmap)
        {
            sum += row.Date.Day + row.Day + row.Order.Id.Length;
        }

        return sum;
    }));

    [Fact]
    public void Asking_for_every_day_allocates_nothing() => Assert.Equal(0, BytesOf(() =>
    {
        int sum = 0;
        for (LocalDate date = FirstDay; date < roadmap.EndOfTherapy; date = date.PlusDays(1))
        {
            foreach (Administration row in roadmap.On(date))
            {
                sum += row.Day;
            }
        }

        return sum;
    }));

    [Fact]
    public void Asking_for_the_next_7_days_allocates_nothing() => Assert.Equal(0, BytesOf(() =>
    {
        int sum = 0;
        foreach (Administration row in roadmap.Between(new LocalDate(2026, 5, 7), new LocalDate(2026, 5, 13)))
        {
            sum += row.Day;
        }

        return sum + roadmap.Between(FirstDay, FirstDay)[0].Day;
    }));

    [Fact]
    public void Storing_every_row_allocates_one_array_of_16_bytes_a_row()
    {
        // An array has a header of 24 bytes on a 64-bit machine.
        Assert.Equal(8, IntPtr.Size);
        Assert.Equal(24 + (16 * roadmap.Count), BytesOf(() => roadmap.ToArray().Length));
    }

    [Fact]
    public void A_re_plan_costs_the_same_whatever_it_moves()
    {
        long early = BytesOf(() => roadmap.WithStart(BlockIds.Azacitidine1, new LocalDate(2026, 3, 2)).Count);
        long late = BytesOf(() => roadmap.WithStart(BlockIds.Maintenance, new LocalDate(2026, 7, 20)).Count);

        Assert.Equal(early, late);
        Assert.InRange(late, 1, 16 * roadmap.Count / 4);
    }

    /// <summary>The bytes that an action allocates, after a first run that loads what is loaded once.</summary>
    private static long BytesOf(Func<int> action)
    {
        int expected = action();
        int actual = expected;
        long bytes = Allocated.Least(() => actual = action());
        Assert.Equal(expected, actual);
        return bytes;
    }
}
