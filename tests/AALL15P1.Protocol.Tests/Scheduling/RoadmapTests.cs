using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Scheduling;

public sealed class RoadmapTests
{
    private static readonly Schedule Schedule = Schedule.Compile(Aall15P1.Definition);
    private static readonly LocalDate Born = new(2025, 9, 14);
    private static readonly LocalDate Induction = new(2026, 1, 5);

    // By hand from day 1 of Induction on 2026-01-05: day 36 is 2026-02-09; azacitidine days 1-5, so chemotherapy on
    // 02-14; its last administration is on day 29, 03-14, so EPI#2 on 03-15; 03-20; day 23 is 04-11, and 14 days on is
    // 04-25; 04-30; day 28 is 05-27, and 7 days on is 06-03; 06-08; day 15 is 06-22, and 14 days on is 07-06.
    [Theory]
    [InlineData("induction", 2026, 1, 5)]
    [InlineData("azacitidine-1", 2026, 2, 9)]
    [InlineData("consolidation", 2026, 2, 14)]
    [InlineData("azacitidine-2", 2026, 3, 15)]
    [InlineData("interim-maintenance", 2026, 3, 20)]
    [InlineData("azacitidine-3", 2026, 4, 25)]
    [InlineData("delayed-intensification-1", 2026, 4, 30)]
    [InlineData("azacitidine-4", 2026, 6, 3)]
    [InlineData("delayed-intensification-2", 2026, 6, 8)]
    [InlineData("maintenance", 2026, 7, 6)]
    public void A_block_is_projected_to_its_earliest_start(string block, int year, int month, int day)
    {
        ScheduledBlock scheduled = Schedule.Plan(Born, Induction).Block(new BlockId(block));

        Assert.Equal(new LocalDate(year, month, day), scheduled.Start);
        Assert.Equal(block != "induction", scheduled.IsProjected);
    }

    // Day 36 of Induction, 35 days after day 1: 11 days to the end of December, and 24 of January.
    [Theory]
    [InlineData(1900)]
    [InlineData(1999)]
    [InlineData(2099)]
    [InlineData(2190)]
    public void A_course_can_run_in_any_year_from_1900_to_2190(int year)
    {
        LocalDate start = new(year, 12, 20);
        Roadmap roadmap = Schedule.Plan(start, start);

        Assert.Equal(new LocalDate(year + 1, 1, 24), roadmap.Block(BlockIds.Azacitidine1).Start);
        Assert.Equal(new LocalDate(year + 2, 12, 20), roadmap.EndOfTherapy);
        Assert.Equal(start, roadmap[0].Date);
    }

    [Fact]
    public void An_actual_start_replaces_the_projection_and_dates_what_follows_anew()
    {
        Roadmap roadmap = Schedule.Plan(Born, Induction).WithStart(BlockIds.Azacitidine2, new LocalDate(2026, 4, 10));

        Assert.Equal(new LocalDate(2026, 2, 14), roadmap.Block(BlockIds.Consolidation).Start);
        Assert.False(roadmap.Block(BlockIds.Azacitidine2).IsProjected);
        Assert.Equal(new LocalDate(2026, 4, 15), roadmap.Block(BlockIds.InterimMaintenance).Start);
        Assert.True(roadmap.Block(BlockIds.InterimMaintenance).IsProjected);
    }

    [Fact]
    public void A_known_chemotherapy_start_dates_its_azacitidine_backwards()
    {
        Roadmap roadmap = Schedule.Plan(Born, Induction).WithStart(BlockIds.Consolidation, new LocalDate(2026, 2, 20));

        Assert.Equal(new LocalDate(2026, 2, 15), roadmap.Block(BlockIds.Azacitidine1).Start);
        Assert.True(roadmap.Block(BlockIds.Azacitidine1).IsProjected);
    }

    [Theory]
    [InlineData("consolidation", "2026-01-05", "consolidation cannot start on 2026-01-05: induction, which comes before it, starts on 2026-01-05.")]
    [InlineData("azacitidine-1", "2026-02-02", "azacitidine-1 cannot start on 2026-02-02: induction, which comes before it, started on 2026-01-05 and has planned administrations until 2026-02-02.")]
    [InlineData("maintenance", "2028-01-05", "maintenance cannot start on 2028-01-05: therapy has ended, and 2028-01-05 is the first day without it.")]
    public void A_start_against_the_order_of_blocks_is_refused(string block, string date, string message)
    {
        LocalDate start = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;

        ArgumentException refused = Assert.Throws<ArgumentException>(() => Schedule.Plan(Born, Induction).WithStart(new BlockId(block), start));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_after_the_last_administration_is_not_refused() =>
        Assert.Equal(
            new LocalDate(2026, 2, 3),
            Schedule.Plan(Born, Induction).WithStart(BlockIds.Azacitidine1, new LocalDate(2026, 2, 3)).Block(BlockIds.Azacitidine1).Start);

    [Fact]
    public void Chemotherapy_never_starts_before_azacitidine_day_5_is_over()
    {
        Roadmap roadmap = Schedule.Plan(Born, Induction).WithStart(BlockIds.Azacitidine1, new LocalDate(2026, 2, 9));

        Assert.Throws<ArgumentException>(() => roadmap.WithStart(BlockIds.Consolidation, new LocalDate(2026, 2, 13)));
        Assert.Equal(new LocalDate(2026, 2, 14), roadmap.WithStart(BlockIds.Consolidation, new LocalDate(2026, 2, 14)).Block(BlockIds.Consolidation).Start);
    }

    [Fact]
    public void A_block_that_the_protocol_does_not_have_is_refused() =>
        Assert.Throws<ArgumentException>(() => Schedule.Plan(Born, BlockStarts.From(Induction).With(new BlockId("reinduction"), Induction)));

    [Fact]
    public void Therapy_cannot_start_before_birth()
    {
        Assert.Throws<ArgumentException>(() => Schedule.Plan(Induction.PlusDays(1), Induction));
        Assert.Equal(Induction, Schedule.Plan(Induction, Induction).Starts.First);
    }

    [Theory]
    [InlineData("2026-01-05", "2028-01-05")]
    [InlineData("2024-02-29", "2026-02-28")]
    [InlineData("2026-02-28", "2028-02-28")]
    [InlineData("2026-12-31", "2028-12-31")]
    public void Therapy_ends_on_the_second_anniversary(string start, string end)
    {
        Roadmap roadmap = Schedule.Plan(Parse(start), Parse(start));

        Assert.Equal(Parse(end), roadmap.EndOfTherapy);
        Assert.Equal(Parse(end).PlusDays(-1), roadmap[^1].Date);
    }

    [Fact]
    public void Maintenance_counts_its_days_on_and_its_cycles_beside_them()
    {
        Roadmap roadmap = Schedule.Plan(Born, Induction);

        // Maintenance day 1 is 2026-07-06, so day 169 is 2026-12-21.
        Administration first = roadmap.On(new LocalDate(2026, 12, 21))[0];
        Assert.Equal((169, 3), (first.Day, first.Cycle));
        Assert.Equal((168, 2), (roadmap.On(new LocalDate(2026, 12, 20))[0].Day, roadmap.On(new LocalDate(2026, 12, 20))[0].Cycle));
        Assert.Null(roadmap[0].Cycle);
    }

    [Fact]
    public void A_day_crosses_a_leap_day()
    {
        // Induction from 2028-02-20: day 10 is the leap day, day 12 is 2028-03-02.
        Roadmap roadmap = Schedule.Plan(Born, new LocalDate(2028, 2, 20));

        Assert.Equal(10, roadmap.On(new LocalDate(2028, 2, 29))[0].Day);
        Assert.Contains(roadmap.On(new LocalDate(2028, 3, 2)), row => row.Drug == Drugs.Pegaspargase && row.Day == 12);
    }

    [Fact]
    public void A_block_that_would_start_after_the_end_is_empty()
    {
        Roadmap roadmap = Schedule.Plan(Born, Induction).WithStart(BlockIds.DelayedIntensification2, new LocalDate(2027, 12, 25));

        Assert.Equal(new LocalDate(2028, 1, 22), roadmap.Block(BlockIds.Maintenance).Start);
        Assert.Empty(roadmap.Block(BlockIds.Maintenance).Administrations);
        Assert.Equal(new LocalDate(2028, 1, 4), roadmap[^1].Date);
    }

    [Fact]
    public void What_is_due_on_a_day_is_what_the_whole_lists_for_it()
    {
        Roadmap roadmap = Schedule.Plan(Born, Induction);

        Assert.Equal(
            ["daunorubicin", "cytarabine", "dexamethasone", "vincristine"],
            roadmap.On(new LocalDate(2026, 1, 12)).Select(row => row.Drug.Name));
        Assert.Empty(roadmap.On(new LocalDate(2026, 1, 4)));
        Assert.Empty(roadmap.On(roadmap.EndOfTherapy));
        Assert.Empty(roadmap.Between(new LocalDate(2026, 2, 1), new LocalDate(2026, 1, 31)));
    }

    [Fact]
    public void An_index_beyond_the_roadmap_is_refused()
    {
        Roadmap roadmap = Schedule.Plan(Born, Induction);

        Assert.Throws<ArgumentOutOfRangeException>(() => roadmap[roadmap.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => roadmap[-1]);
    }

    [Theory]
    [InlineData(1899)]
    [InlineData(2201)]
    public void A_year_out_of_bounds_is_refused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Schedule.Plan(Born, new LocalDate(year, 1, 1)));

    private static LocalDate Parse(string date) => NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
}
