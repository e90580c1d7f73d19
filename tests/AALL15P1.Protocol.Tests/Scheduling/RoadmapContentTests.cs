using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Scheduling;

/// <summary>What a roadmap holds, row by row, and what it was made from.</summary>
public sealed class RoadmapContentTests
{
    private static readonly LocalDate Birth = new(2025, 9, 14);
    private static readonly LocalDate First = new(2026, 1, 5);
    private static readonly Roadmap Plan = Aall15P1.Compile().Plan(Birth, First);

    [Fact]
    public void The_starts_of_a_roadmap_are_all_that_it_was_made_from()
    {
        BlockStarts starts = BlockStarts.From(First).With(BlockIds.Azacitidine1, new(2026, 2, 12)).With(BlockIds.Consolidation, new(2026, 2, 17)).With(BlockIds.Maintenance, new(2026, 9, 1));

        Roadmap roadmap = Aall15P1.Compile().Plan(Birth, starts);

        Assert.Equal(starts, roadmap.Starts);
        Assert.Equal(new LocalDate(2026, 9, 1), roadmap.Block(BlockIds.Maintenance).Start);
        Assert.Equal(roadmap, Aall15P1.Compile().Plan(Birth, roadmap.Starts));
    }

    [Fact]
    public void Rows_are_read_alike_by_index_by_enumeration_and_as_an_array()
    {
        Administration[] array = Plan.ToArray();

        Assert.Equal(Plan.Count, array.Length);
        int index = 0;
        foreach (Administration row in Plan)
        {
            Assert.Equal((row.Date, row.Block.Id, row.Order.Id, row.Day), (array[index].Date, array[index].Block.Id, array[index].Order.Id, array[index].Day));
            Assert.Equal((row.Date, row.Block.Id, row.Order.Id, row.Day), (Plan[index].Date, Plan[index].Block.Id, Plan[index].Order.Id, Plan[index].Day));
            index++;
        }

        Assert.Equal(Plan.Count, index);
        Assert.Throws<ArgumentOutOfRangeException>(() => Plan[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Plan[Plan.Count]);
    }

    // Induction ends with day 29, 2026-02-02; EPI#1 is days 1-5 from 2026-02-09, and Consolidation begins on 2026-02-14.
    [Fact]
    public void The_rows_at_the_boundaries_of_blocks_are_of_their_own_block()
    {
        int first = Array.FindIndex(Plan.ToArray(), row => row.Block.Id == BlockIds.Azacitidine1);

        Assert.Equal((BlockIds.Induction, 29, new LocalDate(2026, 2, 2)), (Plan[first - 1].Block.Id, Plan[first - 1].Day, Plan[first - 1].Date));
        for (int day = 1; day <= 5; day++)
        {
            Administration row = Plan[first + day - 1];
            Assert.Equal((BlockIds.Azacitidine1, "azacitidine", day, new LocalDate(2026, 2, 8).PlusDays(day)), (row.Block.Id, row.Order.Id, row.Day, row.Date));
        }

        Assert.Equal((BlockIds.Consolidation, 1, new LocalDate(2026, 2, 14)), (Plan[first + 5].Block.Id, Plan[first + 5].Day, Plan[first + 5].Date));
        Assert.Equal((BlockIds.Maintenance, new LocalDate(2028, 1, 4)), (Plan[^1].Block.Id, Plan[^1].Date));
    }

    [Fact]
    public void Administrations_are_equal_where_they_are_the_same_row_of_equal_roadmaps()
    {
        Roadmap same = Aall15P1.Compile().Plan(Birth, First);
        Roadmap other = Aall15P1.Compile().Plan(Birth, First.PlusDays(1));
        Administration one = Plan[0];
        object boxed = same[0];

        Assert.True(one.Equals(boxed) && one == same[0] && !(one != same[0]));
        Assert.Equal(one.GetHashCode(), same[0].GetHashCode());
        Assert.False(one == Plan[1] || one.Equals(Plan[1]));
        Assert.True(one != Plan[1]);
        Assert.NotEqual(one, other[0]);
        Assert.False(one.Equals("a text"));
    }
}
