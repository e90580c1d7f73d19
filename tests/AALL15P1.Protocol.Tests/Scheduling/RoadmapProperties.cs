using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Scheduling;

[Properties(Arbitrary = [typeof(RoadmapGenerators)])]
public sealed class RoadmapProperties
{
    [Property]
    public void Moving_the_start_moves_every_date_by_as_much(RoadmapCase drawn, byte days)
    {
        // Two years from a start are 730 or 731 days, so the end of a moved roadmap may come a day sooner or later:
        // what both have must agree, and only days at the very end may be missing.
        Roadmap roadmap = drawn.Plan();
        Roadmap moved = (drawn with { FirstDay = drawn.FirstDay.PlusDays(days) }).Plan();
        int both = Math.Min(roadmap.Count, moved.Count);

        for (int index = 0; index < both; index++)
        {
            Assert.Equal(roadmap[index].Date.PlusDays(days), moved[index].Date);
            Assert.Equal(roadmap[index].Order, moved[index].Order);
        }

        LocalDate lastInBoth = LocalDate.Min(roadmap.EndOfTherapy.PlusDays(days), moved.EndOfTherapy).PlusDays(-1);
        Assert.All(roadmap.Skip(both), row => Assert.True(row.Date.PlusDays(days) > lastInBoth));
        Assert.All(moved.Skip(both), row => Assert.True(row.Date > lastInBoth));
    }

    [Property]
    public void Dates_never_decrease(RoadmapCase drawn)
    {
        LocalDate last = LocalDate.MinIsoValue;
        foreach (Administration row in drawn.Plan())
        {
            Assert.True(row.Date >= last);
            last = row.Date;
        }
    }

    [Property]
    public void Nothing_is_given_outside_therapy(RoadmapCase drawn)
    {
        Roadmap roadmap = drawn.Plan();

        Assert.All(roadmap, row => Assert.InRange(row.Date, drawn.FirstDay, roadmap.EndOfTherapy.PlusDays(-1)));
    }

    [Property]
    public void Every_row_has_a_citation_and_lies_on_its_day_of_its_block(RoadmapCase drawn)
    {
        Roadmap roadmap = drawn.Plan();

        Assert.All(roadmap, row =>
        {
            Assert.NotEmpty(row.Order.Citation.Place);
            Assert.Equal(roadmap.Block(row.Block.Id).Start.PlusDays(row.Day - 1), row.Date);
            Assert.True(row.Order.Days.Contains(row.Day));
        });
    }

    [Property]
    public void Weekly_methotrexate_is_never_twice_within_7_days(RoadmapCase drawn)
    {
        LocalDate[] dates = [.. drawn.Plan().Where(row => row.Block.Id == BlockIds.Maintenance && row.Order.Id == "methotrexate").Select(row => row.Date)];

        Assert.All(dates.Zip(dates.Skip(1)), pair => Assert.True(Period.DaysBetween(pair.First, pair.Second) >= 7));
    }

    [Property]
    public void Chemotherapy_follows_projected_azacitidine_on_the_day_after_its_day_5(RoadmapCase drawn)
    {
        Roadmap roadmap = drawn.Plan();

        foreach ((ScheduledBlock block, ScheduledBlock next) in roadmap.Blocks.Zip(roadmap.Blocks.Skip(1)))
        {
            if (block.Block.Kind == BlockKind.Priming && (block.IsProjected || next.IsProjected))
            {
                Assert.Equal(block.Start.PlusDays(5), next.Start);
            }
        }
    }

    [Property]
    public void A_day_holds_what_a_search_through_the_whole_finds(RoadmapCase drawn, short offset)
    {
        Roadmap roadmap = drawn.Plan();
        LocalDate date = drawn.FirstDay.PlusDays(offset % 800);

        Assert.Equal(roadmap.Where(row => row.Date == date), roadmap.On(date));
        Assert.Equal(roadmap.Where(row => row.Date >= date && row.Date <= date.PlusDays(6)), roadmap.Between(date, date.PlusDays(6)));
    }

    [Property]
    public void An_actual_start_on_the_projected_day_changes_no_date(RoadmapCase drawn)
    {
        Roadmap roadmap = drawn.Plan();
        ScheduledBlock? block = roadmap.Blocks.FirstOrDefault(candidate => candidate.IsProjected && candidate.Start < roadmap.EndOfTherapy);

        if (block is not null)
        {
            Assert.Equal(roadmap.Select(row => (row.Date, row.Order)), roadmap.WithStart(block.Block.Id, block.Start).Select(row => (row.Date, row.Order)));
        }
    }

    [Property(MaxTest = 20)]
    public void A_roadmap_round_trips_through_JSON(RoadmapCase drawn)
    {
        Roadmap roadmap = drawn.Plan();
        string json = RoadmapJson.Write(roadmap);

        Roadmap read = RoadmapJson.Read(json, Aall15P1.Compile());

        Assert.Equal(roadmap, read);
        Assert.Equal(json, RoadmapJson.Write(read));
    }
}
