using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.SecondProtocol;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Scheduling;

/// <summary>Where blocks lie, what is said when they cannot, and what the compiled blocks tell a record.</summary>
public sealed class PlacementTests
{
    private static readonly Schedule Schedule = Schedule.Compile(Aall15P1.Definition);
    private static readonly LocalDate Birth = new(2025, 9, 14);
    private static readonly LocalDate First = new(2026, 1, 5);
    private static readonly Roadmap Plan = Schedule.Plan(Birth, First);

    [Fact]
    public void A_refused_start_is_said_with_both_dates_and_the_parameter()
    {
        Refused("starts", "Induction cannot start on 2025-09-13, before the date of birth, 2025-09-14.", () => Schedule.Plan(Birth, Birth.PlusDays(-1)));
        Refused("block", "induction is the first block; its start cannot be given again as a later start.", () => Plan.WithStart(BlockIds.Induction, First));

        // Of three starts the two that contradict each other are named, and not the first of all.
        Refused(
            "starts", "azacitidine-2 cannot start on 2026-02-14: consolidation, which comes before it, starts on 2026-02-14.",
            () => Schedule.Plan(Birth, BlockStarts.From(First).With(BlockIds.Consolidation, new(2026, 2, 14)).With(BlockIds.Azacitidine2, new(2026, 2, 14))));
        Refused(
            "starts", "azacitidine-1 cannot start on 2026-01-05: induction, which comes before it, starts on 2026-01-05.",
            () => Schedule.Plan(Birth, BlockStarts.From(First).With(BlockIds.Azacitidine1, First)));

        Refused(
            "starts", "azacitidine-2 cannot start on 2026-02-09: azacitidine-1, which comes before it, starts on 2026-02-09.",
            () => Schedule.Plan(Birth, BlockStarts.From(First).With(BlockIds.Azacitidine1, new(2026, 2, 9)).With(BlockIds.Azacitidine2, new(2026, 2, 9))));

        // Consolidation, projected to 2026-02-14, has cyclophosphamide on day 29, 2026-03-14; Interim Maintenance needs EPI#2 from five days before.
        Refused(
            "date", "azacitidine-2 cannot start on 2026-03-14: consolidation, which comes before it, started on 2026-02-14 and has planned administrations until 2026-03-14 "
            + "(consolidation's start is projected; give its actual start).",
            () => Plan.WithStart(BlockIds.Azacitidine2, new(2026, 3, 14)));
        Refused(
            "date", "azacitidine-2 would be projected to start on 2026-03-14: consolidation, which comes before it, started on 2026-02-14 and has planned administrations until 2026-03-14 "
            + "(consolidation's start is projected; give its actual start).",
            () => Plan.WithStart(BlockIds.InterimMaintenance, new(2026, 3, 19)));
        Refused(
            "date", "azacitidine-2 cannot start on 2026-02-13: consolidation, which comes before it, starts on 2026-02-14 (consolidation's start is projected; give its actual start).",
            () => Plan.WithStart(BlockIds.Azacitidine2, new(2026, 2, 13)));
        Refused(
            "date", "azacitidine-2 cannot start on 2026-02-14: consolidation, which comes before it, starts on 2026-02-14 (consolidation's start is projected; give its actual start).",
            () => Plan.WithStart(BlockIds.Azacitidine2, new(2026, 2, 14)));
        Refused(
            "date", "azacitidine-2 cannot start on 2026-02-15: consolidation, which comes before it, started on 2026-02-14 and has planned administrations until 2026-03-14 "
            + "(consolidation's start is projected; give its actual start).",
            () => Plan.WithStart(BlockIds.Azacitidine2, new(2026, 2, 15)));
    }

    [Fact]
    public void A_start_replaces_a_known_one_and_starts_are_in_the_order_of_their_dates_and_then_of_their_ids()
    {
        BlockStarts starts = BlockStarts.From(First)
            .With(BlockIds.Maintenance, new(2026, 7, 6)).With(BlockIds.Consolidation, new(2026, 2, 14)).With(BlockIds.Azacitidine1, new(2026, 2, 14)).With(BlockIds.Maintenance, new(2026, 7, 7));

        Assert.Equal(
            [new(BlockIds.Azacitidine1, new(2026, 2, 14)), new(BlockIds.Consolidation, new(2026, 2, 14)), new BlockStart(BlockIds.Maintenance, new(2026, 7, 7))],
            starts.Later);
    }

    // What is registered for Interim Maintenance: mercaptopurine 1-14; methotrexate 1, 8 (IV) and 2, 9 (IT); hydrocortisone 2, 9; leucovorin 3-4, 10-11;
    // cytarabine 15-16, 22-23; pegaspargase 23. So 2 rows on days 1 and 8, 3 on 2 and 9, 2 on 3, 4, 10 and 11, 1 on the other days to 14.
    [Fact]
    public void A_compiled_block_tells_its_days_rows_and_orders()
    {
        CompiledBlock block = Schedule.Blocks[4];

        Assert.Equal((BlockIds.InterimMaintenance, 23, 5, true), (block.Block.Id, block.LastPlannedDay, block.DaysFromPreviousStart, block.FollowsExactly));
        Assert.Equal([0, 0, 2, 5, 7, 9, 10, 11, 12, 14, 17, 19, 21, 22, 23, 24, 25, 26, 26], Enumerable.Range(0, 19).Select(block.RowsBefore));
        Assert.Equal([26, 27, 29, 29, 29], new[] { 22, 23, 24, 25, int.MaxValue }.Select(block.RowsBefore));
        Assert.Equal(0, block.RowsBefore(-1));
        Assert.Equal(
            ["mercaptopurine", "methotrexate-high-dose", "methotrexate-intrathecal", "hydrocortisone", "leucovorin", "cytarabine-high-dose", "pegaspargase"],
            block.Orders.ToArray().Select(order => order.Id));
        Assert.Equal([0, 1, 5, 6, -1], new[] { "mercaptopurine", "methotrexate-high-dose", "cytarabine-high-dose", "pegaspargase", "vincristine" }.Select(block.PlaceOf));
        Assert.Equal([14, 8, 9, 9, 11, 23, 23], Enumerable.Range(0, 7).Select(block.LastDayOf));

        // Cytarabine: from day 15 on 16, then over the gap on 22, and none after 23.
        Assert.Equal([15, 15, 16, 22, 22, 23, null], new[] { 0, 14, 15, 16, 21, 22, 23 }.Select(day => block.NextDay(5, day)));
        Assert.Equal([1, 2, 14, null], new[] { 0, 1, 13, 14 }.Select(day => block.NextDay(0, day)));
        Assert.Equal([(1, 0), (1, 1), (2, 0), (2, 2), (2, 3), (3, 0)], Enumerable.Range(0, 6).Select(row => (block.DayOfRow(row), block.OrderIndexOfRow(row))));

        // A day, and 12 hours where two are given a day; a week for what is given a week apart; none for what is given once.
        Assert.Equal([1, 7, 7, 7, 1, 1, null], block.LeastIntervals.ToArray().Select(interval => interval.Days));
    }

    [Fact]
    public void The_first_block_follows_nothing_and_only_chemotherapy_dates_the_block_before_it()
    {
        Assert.Equal([0, 35, 5, 29, 5, 36, 5, 34, 5, 28], Schedule.Blocks.Select(block => block.DaysFromPreviousStart));
        Assert.Equal([2, 4, 6, 8], Enumerable.Range(0, 10).Where(index => Schedule.Blocks[index].FollowsExactly));
    }

    /// <summary>An invented protocol whose second and last block is in cycles without end, or follows on a very day.</summary>
    private static ProtocolDefinition Invented(BlockSpacing spacing, bool isAnniversaryTreated = false, params BlockId[] order)
    {
        ProtocolDefinition invented = InventedProtocol.Definition;
        Block rounds = invented.Block(InventedProtocol.Rounds) with { Spacing = null, StartCriteria = [] };
        Block opening = invented.Block(InventedProtocol.Opening);
        ValueList<Block> blocks = order is [_] ? [rounds] : [opening, rounds with { Spacing = spacing }];
        return new("invented", "Invented protocol", "1", invented.Formulary, blocks, new(invented.TherapyLength.Years, isAnniversaryTreated), invented.Interpretations);
    }

    [Fact]
    public void A_last_block_that_follows_exactly_dates_the_one_before_it_only_when_its_start_is_known()
    {
        BlockSpacing exactly = BlockSpacing.OnDay(29, BlockSpacingBasis.Assumed("for a test"), isExact: true);
        Schedule schedule = Schedule.Compile(Invented(exactly));

        Assert.Equal(new LocalDate(2026, 2, 2), schedule.Plan(Birth, First).Block(InventedProtocol.Rounds).Start);
        Assert.Equal(new LocalDate(2026, 2, 3), schedule.Plan(Birth, BlockStarts.From(First).With(InventedProtocol.Rounds, new(2026, 2, 3))).Block(InventedProtocol.Rounds).Start);
    }

    // Day 400 of a block that starts on 2026-01-05 is 2027-02-08. A year of therapy has ended by then: the block after it has no rows.
    [Fact]
    public void A_block_that_outlasts_therapy_dates_the_block_after_it_all_the_same()
    {
        Block opening = InventedProtocol.Definition.Block(InventedProtocol.Opening);
        PlannedOrder order = opening.Orders[0];
        Block lasting = opening with { Orders = [new(order.Id, order.Drug, order.Routes, DayPattern.Days(1, 400), order.Dose, order.Citation, order.Standing)] };
        Roadmap roadmap = Schedule.Compile(Of(lasting, Closing)).Plan(Birth, First);

        Assert.Equal(new LocalDate(2027, 2, 9), roadmap.Block(Closing.Id).Start);
        Assert.Empty(roadmap.Block(Closing.Id).Administrations);
    }

    // Rounds begins on day 29, 2026-02-02, and goes on without end. A year of therapy reaches at most its day 367, which is
    // 2027-02-03 and, as day 10 of the 18th cycle of 21 days, one of the 14 on which the cycle gives.
    [Fact]
    public void A_block_without_end_is_over_for_the_block_after_it_when_no_therapy_can_reach_further()
    {
        Block rounds = InventedProtocol.Definition.Block(InventedProtocol.Rounds) with { StartCriteria = [] };
        Schedule schedule = Schedule.Compile(Of(InventedProtocol.Definition.Block(InventedProtocol.Opening), rounds, Closing));

        Assert.Equal(new LocalDate(2027, 2, 4), schedule.Plan(Birth, First).Block(Closing.Id).Start);
        Refused(
            "starts", "closing cannot start on 2027-01-01: rounds, which comes before it, started on 2026-02-02 and has planned administrations until 2027-02-03",
            () => schedule.Plan(Birth, BlockStarts.From(First).With(Closing.Id, new(2027, 1, 1))));
    }

    // Its order begins on day 5000, and a year of therapy ends before. The blocks about it are 28 and 21 days from it, also where the last one's start is known.
    [Fact]
    public void A_block_of_which_nothing_falls_within_therapy_is_passed_over()
    {
        Block opening = InventedProtocol.Definition.Block(InventedProtocol.Opening);
        PlannedOrder order = opening.Orders[0];
        BlockSpacingBasis basis = BlockSpacingBasis.Assumed("for a test");
        Block empty = new(
            new("empty"), "Empty", BlockKind.Chemotherapy,
            [new(order.Id, order.Drug, order.Routes, DayPattern.EachCycle(5000, 7, DayPattern.Days(1)), order.Dose, order.Citation, order.Standing)])
        { Spacing = BlockSpacing.OnDay(29, basis) };
        Schedule schedule = Schedule.Compile(Of(opening, empty, Closing with { Spacing = BlockSpacing.OnDay(22, basis, isExact: true) }));
        Roadmap roadmap = schedule.Plan(Birth, First);
        Roadmap dated = schedule.Plan(Birth, BlockStarts.From(First).With(Closing.Id, new(2026, 3, 30)));

        Assert.Equal(0, schedule.Blocks[1].LastPlannedDay);
        Assert.Equal((new LocalDate(2026, 2, 2), new LocalDate(2026, 2, 23)), (roadmap.Block(empty.Id).Start, roadmap.Block(Closing.Id).Start));
        Assert.Equal(["opening", "closing"], roadmap.AsEnumerable().Select(row => row.Block.Id.Value).Distinct());
        Assert.Equal(new LocalDate(2026, 2, 23), roadmap.AsEnumerable().First(row => row.Block.Id == Closing.Id).Date);
        Assert.Equal(Enumerable.Range(0, roadmap.Count).Select(index => (roadmap[index].Date, roadmap[index].RowIndex)), roadmap.AsEnumerable().Select(row => (row.Date, row.RowIndex)));
        Assert.Equal((new LocalDate(2026, 3, 9), new LocalDate(2026, 3, 30)), (dated.Block(empty.Id).Start, dated.Block(Closing.Id).Start));
    }

    /// <summary>A block that follows on the day after the last planned administration.</summary>
    private static Block Closing => new(new("closing"), "Closing", BlockKind.Chemotherapy, InventedProtocol.Definition.Block(InventedProtocol.Opening).Orders)
    {
        Spacing = BlockSpacing.AfterLastAdministration(1, BlockSpacingBasis.Assumed("for a test")),
    };

    /// <summary>The invented protocol's year of therapy, in other blocks.</summary>
    private static ProtocolDefinition Of(params ValueList<Block> blocks)
    {
        ProtocolDefinition invented = InventedProtocol.Definition;
        return new("invented", "Invented protocol", "1", invented.Formulary, blocks, invented.TherapyLength, invented.Interpretations);
    }

    // From 2027-03-01 a year of therapy goes through 29 February 2028; with the anniversary, it has 367 days: the
    // first is day 1, 2028-02-29 day 366. A cycle of 21 days gives on its days 1 to 14; day 367 is day 10 of the 18th.
    [Theory]
    [InlineData(true, 367)]
    [InlineData(false, 366)]
    public void Therapy_without_end_is_planned_to_its_last_day_in_a_leap_year(bool isAnniversaryTreated, int lastDay)
    {
        Schedule schedule = Schedule.Compile(Invented(BlockSpacing.OnDay(29, BlockSpacingBasis.Assumed("for a test")), isAnniversaryTreated, InventedProtocol.Rounds));
        Roadmap roadmap = schedule.Plan(new(2027, 3, 1), new LocalDate(2027, 3, 1));

        Assert.Equal(lastDay, roadmap[^1].Day);
        Assert.Equal(new LocalDate(2027, 3, 1).PlusDays(lastDay - 1), roadmap[^1].Date);
        Assert.Equal(roadmap.EndOfTherapy, roadmap[^1].Date.PlusDays(1));
    }

    [Fact]
    public void A_block_gives_up_what_the_next_has_overtaken_only_where_that_is_asked()
    {
        // Opening gives on days 1, 8 and 15; Rounds really began on day 8.
        Schedule schedule = Schedule.Compile(InventedProtocol.Definition);
        BlockPlacement[] placed = [new(DayNumber.Of(First, "first"), IsProjected: false), new(DayNumber.Of(First.PlusDays(7), "second"), IsProjected: false)];
        int end = DayNumber.Of(First.PlusDays(9), "end");

        Assert.Equal([1, 1], new Roadmap(schedule, Birth, placed, end, cutShort: true).Where(row => row.Block.Id == InventedProtocol.Opening).Select(row => row.Day));
        Assert.Equal([1, 1, 8], new Roadmap(schedule, Birth, placed, end).Where(row => row.Block.Id == InventedProtocol.Opening).Select(row => row.Day));
        Assert.Equal([1, 1, 1, 2], new Roadmap(schedule, Birth, placed, end, cutShort: true).Where(row => row.Block.Id == InventedProtocol.Rounds).Select(row => row.Day));
        Assert.Equal([1], new Roadmap(schedule, Birth, placed, DayNumber.Of(First.PlusDays(1), "end"), cutShort: true).Select(row => row.Day).Distinct());
    }

    // The calendar is Protocol; a reading that the protocol's own source supports leaves it so, as does one without a
    // source; of several sources the best counts, and what only Interfant-06 says is Backbone.
    [Theory]
    [InlineData("registered", Standing.Protocol)]
    [InlineData("inferred", Standing.Protocol)]
    [InlineData("both", Standing.Protocol)]
    [InlineData("backbone", Standing.Backbone)]
    [InlineData("label-and-backbone", Standing.Backbone)]
    public void A_row_stands_as_low_as_the_reading_that_moves_it(string reading, Standing expected)
    {
        Citation registered = new(InventedProtocol.Paper, "outline");
        Citation backbone = new(new Source("OLDER", "An older invented protocol, for tests only", Standing.Backbone), "outline");
        Citation label = new(new Source("LABEL", "An invented label, for tests only", Standing.Reference), "outline");
        Interpretation question = new(
            "Q2",
            "Which days?",
            [
                new("registered", "As registered.", [registered]), new("inferred", "As inferred.", []), new("both", "As both say.", [backbone, registered]),
                new("backbone", "As the older has it.", [backbone]), new("label-and-backbone", "As two others have it.", [label, backbone]),
            ]);
        ProtocolDefinition invented = InventedProtocol.Definition;
        PlannedOrder order = invented.Block(InventedProtocol.Opening).Order("infusamide") with { Interpretations = [new(question)] };
        ProtocolDefinition definition = new(
            "invented", "Invented protocol", "1", invented.Formulary, [new(InventedProtocol.Opening, "Opening", BlockKind.Induction, [order])], invented.TherapyLength,
            InterpretationChoices.DefaultsOf([question]).With("Q2", reading));

        Administration row = Schedule.Compile(definition).Plan(Birth, First)[0];

        Assert.Equal(expected, row.Standing);
        Assert.Equal([("Q2", reading)], row.Readings.Select(taken => (taken.Question.Id, taken.Taken.Id)));
    }

    [Fact]
    public void Rows_of_other_roadmaps_are_equal_when_order_date_protocol_and_projection_are()
    {
        Roadmap actual = Plan.WithStart(BlockIds.Azacitidine1, new(2026, 2, 9));
        int epi = Plan.Block(BlockIds.Azacitidine1).Administrations.Select(row => row.RowIndex).First();
        Roadmap day99 = Schedule.Compile(Aall15P1.With(Aall15P1.Definition.Interpretations.With("D1", "day-99"))).Plan(Birth, First);
        Roadmap again = Schedule.Compile(Aall15P1.Definition).Plan(Birth, First);

        Assert.Equal(Plan[epi], again[epi]);
        Assert.Equal(Plan[0], actual[0]);
        Assert.Equal(Plan[0], day99[0]);

        // The same row of the same date is another when its start is known, when its order is another, or of another protocol.
        Assert.NotEqual(Plan[epi], actual[epi]);
        Administration[] maintenance = [.. Plan.Block(BlockIds.Maintenance).Administrations];
        Assert.Contains(maintenance, row => row.RowIndex < day99.Count && day99[row.RowIndex].Date == row.Date && day99[row.RowIndex] != row);
        ProtocolDefinition renamed = new("renamed", "AALL15P1", "1", Aall15P1.Definition.Formulary, Aall15P1.Definition.Blocks, Aall15P1.Definition.TherapyLength, Aall15P1.Definition.Interpretations);
        Assert.NotEqual(Plan[0], Schedule.Compile(renamed).Plan(Birth, First)[0]);
    }

    [Fact]
    public void Rows_say_what_they_are_and_what_they_are_not()
    {
        Assert.Equal("2026-01-05 induction day 1: methotrexate IT", Plan[0].ToString());
        Assert.Equal("2026-02-09 azacitidine-1 day 1: azacitidine IV (projected)", Plan.On(new(2026, 2, 9))[0].ToString());
        Assert.Equal(
            "This is the default administration, a row of no roadmap. A row of a roadmap is expected.",
            Assert.Throws<InvalidOperationException>(() => default(Administration).Order).Message);
        Assert.Equal("Take a new enumerator instead.", Assert.Throws<NotSupportedException>(() => Plan.GetEnumerator().Reset()).Message);
        Assert.Equal(default, default(RoadmapSlice).GetEnumerator().Current);
    }

    [Fact]
    public void A_slice_counts_from_its_own_first_row()
    {
        RoadmapSlice epi = Plan.Block(BlockIds.Azacitidine1).Administrations;

        Assert.Equal(5, epi.Count);
        Assert.Equal([1, 2, 3, 4, 5], Enumerable.Range(0, 5).Select(index => epi[index].Day));
        Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => epi[-1]).ParamName);
        Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => epi[5]).ParamName);
        Assert.Empty(Plan.On(First.PlusDays(-1)));
        Assert.Equal(2, Plan.On(First).Count);
        Assert.Equal(2, Plan.Between(First.PlusDays(-3), First).Count);
    }

    private static void Refused(string parameter, string message, Action start)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(start);

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal(parameter, refused.ParamName);
    }
}
