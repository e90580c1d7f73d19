using System.Globalization;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Scheduling;

/// <summary>What the values of a schedule are when they are nothing, equal, or printed.</summary>
public sealed class ScheduledValueTests
{
    private static readonly Roadmap Plan = Schedule.Compile(Aall15P1.Definition).Plan(new LocalDate(2025, 9, 14), new LocalDate(2026, 1, 5));

    [Fact]
    public void The_default_slice_has_no_row()
    {
        RoadmapSlice none = default;

        Assert.Empty(none);
        foreach (Administration row in none)
        {
            Assert.Fail($"A row of nothing: {row}");
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => none[0]);
    }

    [Fact]
    public void The_default_administration_is_a_row_of_no_roadmap()
    {
        Administration none = default;

        Assert.Equal(string.Empty, none.ToString());
        Assert.Equal(none, default);
        Assert.NotEqual(Plan[0], none);
        Assert.NotEqual(none, Plan[0]);
        Func<object?>[] reads =
        [
            () => none.Date, () => none.Block, () => none.Day, () => none.Cycle, () => none.Order, () => none.Drug,
            () => none.IsProjected, () => none.Readings.Count(), () => none.Standing,
        ];
        Assert.All(reads, read => Assert.Throws<InvalidOperationException>(read));
    }

    [Fact]
    public void Starts_are_equal_in_whichever_order_they_became_known()
    {
        BlockStarts first = BlockStarts.From(new(2026, 1, 5));
        BlockStarts one = first.With(BlockIds.Azacitidine1, new(2026, 2, 9)).With(BlockIds.Consolidation, new(2026, 2, 14));
        BlockStarts other = first.With(BlockIds.Consolidation, new(2026, 2, 14)).With(BlockIds.Azacitidine1, new(2026, 2, 9));
        BlockStarts corrected = first.With(BlockIds.Azacitidine1, new(2026, 2, 10)).With(BlockIds.Consolidation, new(2026, 2, 14)).With(BlockIds.Azacitidine1, new(2026, 2, 9));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal(one, corrected);
        Assert.NotEqual(one, first);
    }

    [Fact]
    public void A_roadmap_prints_itself_alike_in_every_culture()
    {
        CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.DateTimeFormat.DateSeparator = ":";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("AALL15P1: 886 administrations in 10 blocks, 2026-01-05 to 2028-01-04; born 2025-09-14", Plan.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
