using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

public sealed class CountBoundTests
{
    private static readonly CellCount FiveHundred = CellCount.FromPerMicrolitre(500m);

    // 0.5 ×10⁹/L is 500/µL.
    [Theory]
    [InlineData("500/µL", true, false)]
    [InlineData("501/µL", false, false)]
    [InlineData("499/µL", true, true)]
    [InlineData("<0.1 ×10⁹/L", true, true)]
    [InlineData("<0.5 ×10⁹/L", true, true)]
    [InlineData("<0.6 ×10⁹/L", null, null)]
    [InlineData("≤0.5 ×10⁹/L", true, null)]
    [InlineData("<=0.4 ×10⁹/L", true, true)]
    [InlineData(">0.5 ×10⁹/L", false, false)]
    [InlineData(">50 ×10⁹/L", false, false)]
    [InlineData("> 0.4 ×10⁹/L", null, null)]
    [InlineData("≥0.5 ×10⁹/L", null, false)]
    [InlineData(">=0.6 ×10⁹/L", false, false)]
    public void A_bound_settles_what_it_settles(string text, bool? isAtMost, bool? isBelow)
    {
        Assert.True(CountBound.TryParse(text, out CountBound bound));
        Assert.Equal((isAtMost, isBelow), (bound.IsAtMost(FiveHundred), bound.IsBelow(FiveHundred)));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<0.1")]
    [InlineData("<<0.1 ×10⁹/L")]
    [InlineData("0.1")]
    [InlineData("")]
    [InlineData(null)]
    public void What_has_no_unit_or_number_is_no_bound(string? text)
    {
        Assert.False(CountBound.TryParse(text, out CountBound bound));
        Assert.Equal(default, bound);
    }

    [Theory]
    [InlineData("<100/µL")]
    [InlineData(">50000/µL")]
    [InlineData("≤5/µL")]
    [InlineData("≥5/µL")]
    [InlineData("5/µL")]
    public void A_bound_is_printed_as_it_is_read(string text)
    {
        Assert.True(CountBound.TryParse(text, out CountBound bound));
        Assert.Equal(text, bound.ToString());
    }

    [Property]
    public void A_bound_never_contradicts_a_count_that_it_admits(uint count, uint limit, uint level)
    {
        CellCount value = CellCount.FromPerMicrolitre(count);
        CellCount at = CellCount.FromPerMicrolitre(level);
        CountBound bound = count < limit ? CountBound.Below(CellCount.FromPerMicrolitre(limit))
            : count > limit ? CountBound.Above(CellCount.FromPerMicrolitre(limit))
            : value;

        Assert.True((bound.IsAtMost(at) ?? (value <= at)) == (value <= at));
        Assert.True((bound.IsBelow(at) ?? (value < at)) == (value < at));
    }
}
