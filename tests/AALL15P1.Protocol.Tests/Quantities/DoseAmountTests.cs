using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

public sealed class DoseAmountTests
{
    [Theory]
    [InlineData("15.5 mg", "15.5 mg")]
    [InlineData("2 g", "2000 mg")]
    [InlineData("825 IU", "825 IU")]
    public void An_amount_reads_and_prints(string text, string printed)
    {
        Assert.True(DoseAmount.TryParse(text, out DoseAmount amount));
        Assert.Equal(printed, amount.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("15.5")]
    [InlineData("15.5 kg")]
    [InlineData("825 U")]
    [InlineData("-1 mg")]
    public void What_is_neither_a_mass_nor_units_is_refused(string? text) => Assert.False(DoseAmount.TryParse(text, out _));

    [Fact]
    public void An_amount_is_of_one_kind()
    {
        DoseAmount mass = DrugMass.FromMilligrams(5m);
        DoseAmount units = InternationalUnits.FromInternationalUnits(5m);

        Assert.Equal((DrugMass.FromMilligrams(5m), null), (mass.Mass, mass.Units));
        Assert.Equal((null, InternationalUnits.FromInternationalUnits(5m)), (units.Mass, units.Units));
        Assert.NotEqual(mass, units);
        Assert.Throws<ArgumentException>(() => mass.RatioTo(units));
        Assert.Equal(2.5m, mass.RatioTo(DrugMass.FromMilligrams(2m)));
        Assert.Equal("12.5 mg", mass.Times(2.5m).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => mass.Times(-1m));
    }

    [Theory]
    [InlineData(4, 6, "2/3")]
    [InlineData(3, 3, "1")]
    [InlineData(0, 7, "0")]
    public void A_fraction_is_in_lowest_terms(int numerator, int denominator, string text) => Assert.Equal(text, new Fraction(numerator, denominator).ToString());

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1_000_001, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1_000_001)]
    public void A_fraction_has_bounds(int numerator, int denominator) => Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(numerator, denominator));

    [Theory]
    [InlineData("2/3/4")]
    [InlineData("2/0")]
    [InlineData("-1/2")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("1000001")]
    public void What_is_no_fraction_is_refused(string text) => Assert.False(Fraction.TryParse(text, out _));

    [Fact]
    public void Fractions_compare_by_size()
    {
        Assert.True(new Fraction(2, 3).CompareTo(new Fraction(3, 4)) < 0);
        Assert.Equal(0, new Fraction(2, 4).CompareTo(new Fraction(1, 2)));
    }
}
