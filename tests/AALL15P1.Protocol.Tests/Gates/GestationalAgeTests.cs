using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

public sealed class GestationalAgeTests
{
    [Fact]
    public void An_infant_born_at_34_weeks_is_37_weeks_after_21_days() =>
        Assert.Equal(new GestationalAge(37, 0), new GestationalAge(34, 0).AtBirthThenOn(new LocalDate(2020, 2, 20), new LocalDate(2020, 3, 12)));

    [Fact]
    public void It_is_written_as_the_field_writes_it() => Assert.Equal("36+1 weeks", new GestationalAge(36, 1).ToString());

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(36, -1)]
    [InlineData(36, 7)]
    public void Weeks_are_never_negative_and_days_are_0_to_6(int weeks, int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GestationalAge(weeks, days));

    [Fact]
    public void The_later_day_is_not_before_birth() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GestationalAge(36, 0).AtBirthThenOn(new LocalDate(2020, 2, 20), new LocalDate(2020, 2, 19)));

    [Fact]
    public void Ages_compare_by_their_days()
    {
        GestationalAge shorter = new(36, 6);
        GestationalAge longer = new(37, 0);

        Assert.True(shorter < longer && shorter <= longer && longer > shorter && longer >= shorter);
        Assert.True(shorter.CompareTo(longer) < 0);
        Assert.False(longer < shorter || longer <= shorter || shorter > longer || shorter >= longer);
    }
}
