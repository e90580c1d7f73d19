using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public class MassTests
{
    [Fact]
    public void Two_and_a_half_grams_are_2500_mg_and_2500000_mcg()
    {
        DrugMass mass = DrugMass.FromGrams(2.5m);
        Assert.Equal(2500m, mass.Milligrams);
        Assert.Equal(2_500_000m, mass.Micrograms);
        Assert.Equal(2.5m, mass.Grams);
        Assert.Equal(DrugMass.FromMilligrams(2500m), mass);
        Assert.Equal(DrugMass.FromMicrograms(2_500_000m), mass);
    }

    [Fact]
    public void Bounds_in_each_unit_name_the_parameter_and_the_unit()
    {
        Assert.Equal(0m, DrugMass.FromMilligrams(0m).Milligrams);
        Assert.Equal(0m, DrugMass.FromGrams(0m).Milligrams);
        Assert.Equal(0m, DrugMass.FromMicrograms(0m).Milligrams);
        Assert.Contains("in mg.", Assert.Throws<ArgumentOutOfRangeException>("milligrams", () => DrugMass.FromMilligrams(-0.1m)).Message, StringComparison.Ordinal);
        Assert.Contains("in g.", Assert.Throws<ArgumentOutOfRangeException>("grams", () => DrugMass.FromGrams(-0.1m)).Message, StringComparison.Ordinal);
        Assert.Contains("in mcg.", Assert.Throws<ArgumentOutOfRangeException>("micrograms", () => DrugMass.FromMicrograms(-0.1m)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_zero_is_zero()
    {
        DrugMass mass = DrugMass.FromMilligrams(decimal.Negate(0m));
        Assert.Equal(DrugMass.FromMilligrams(0m), mass);
        Assert.Equal("0 mg", mass.ToString());
        Assert.Equal("0 mg", DrugMass.FromMilligrams(decimal.Negate(0.00m)).ToString());
        Assert.Equal("0 g", mass.ToString(DrugMass.GramUnit));
    }

    [Fact]
    public void Grams_too_many_for_a_decimal_in_milligrams_are_an_overflow() =>
        Assert.Throws<OverflowException>(() => DrugMass.FromGrams(decimal.MaxValue));

    [Fact]
    public void Micrograms_too_few_for_a_decimal_in_milligrams_are_an_overflow() =>
        Assert.Throws<OverflowException>(() => DrugMass.FromMicrograms(0.0000000000000000000000000001m));

    [Theory]
    [InlineData("0.5 mg", "0.5 mg")]
    [InlineData("0.50 mg", "0.5 mg")]
    [InlineData("500mcg", "0.5 mg")]
    [InlineData("500 \u00B5g", "0.5 mg")]
    [InlineData("500 \u03BCg", "0.5 mg")]
    [InlineData("500 ug", "0.5 mg")]
    [InlineData("2 g", "2000 mg")]
    [InlineData("0 mg", "0 mg")]
    [InlineData("10.00 mg", "10 mg")]
    [InlineData("100 mg", "100 mg")]
    [InlineData("  7 mg\t", "7 mg")]
    [InlineData("7\u00A0mg", "7 mg")]
    public void Reads_every_spelling_and_prints_milligrams(string text, string printed) =>
        Assert.Equal(printed, DrugMass.Parse(text).ToString());

    [Fact]
    public void Prints_in_the_unit_asked_for()
    {
        DrugMass mass = DrugMass.FromMilligrams(1500m);
        Assert.Equal("1.5 g", mass.ToString(DrugMass.GramUnit));
        Assert.Equal("1500000 mcg", mass.ToString(DrugMass.MicrogramUnit));
        Assert.Equal("1.5 g", $"{mass:g}");
        Assert.Equal("1500000 mcg", $"{mass:ug}");
        Assert.Equal("1500 mg", $"{mass:G}");
        Assert.Equal("1500 mg", $"{mass}");
    }

    [Fact]
    public void The_gram_of_a_weight_is_not_the_gram_of_a_drug()
    {
        Assert.NotEqual(Weight.GramUnit, DrugMass.GramUnit);
        ArgumentException error = Assert.Throws<ArgumentException>("unit", () => DrugMass.FromGrams(1m).In(Weight.GramUnit));
        Assert.Contains("g is no unit of mass", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Divided_by_a_size_it_is_a_dose_by_that_size()
    {
        // 21 mg / 8.4 kg = 2.5 mg/kg; 33 mg / 0.44 m² = 75 mg/m².
        Assert.Equal(MassPerWeight.FromMilligramsPerKilogram(2.5m), DrugMass.FromMilligrams(21m) / Weight.FromKilograms(8.4m));
        Assert.Equal(MassPerArea.FromMilligramsPerSquareMetre(75m), DrugMass.FromMilligrams(33m) / BodySurfaceArea.FromSquareMetres(0.44m));
    }

    [Fact]
    public void Divided_by_a_volume_it_is_a_concentration_and_the_other_way_round()
    {
        // A 100 mg vial in 10 mL is 10 mg/mL; 21 mg of it are 2.1 mL.
        MassPerVolume concentration = DrugMass.FromMilligrams(100m) / FluidVolume.FromMillilitres(10m);
        Assert.Equal(MassPerVolume.FromMilligramsPerMillilitre(10m), concentration);
        Assert.Equal(FluidVolume.FromMillilitres(2.1m), DrugMass.FromMilligrams(21m) / concentration);
        Assert.Throws<DivideByZeroException>(() => DrugMass.FromMilligrams(100m) / FluidVolume.FromMillilitres(0m));
        Assert.Throws<DivideByZeroException>(() => DrugMass.FromMilligrams(100m) / MassPerVolume.FromGramsPerLitre(0m));
    }

    [Fact]
    public void Dividing_by_an_uninitialised_size_throws()
    {
        Assert.Throws<InvalidOperationException>(() => DrugMass.FromMilligrams(21m) / default(Weight));
        Assert.Throws<InvalidOperationException>(() => DrugMass.FromMilligrams(21m) / default(BodySurfaceArea));
    }

    [Fact]
    public void A_third_has_28_digits_and_two_thirds_of_30_are_20_when_multiplied_first()
    {
        Assert.Equal("0.3333333333333333333333333333 mg", (DrugMass.FromMilligrams(1m) / 3m).ToString());
        Assert.Equal(DrugMass.FromMilligrams(20m), DrugMass.FromMilligrams(30m) * 2m / 3m);
    }

    [Property]
    public void Grams_are_a_thousand_milligrams_and_a_million_micrograms(DrugMass mass)
    {
        Assert.Equal(mass, DrugMass.FromGrams(mass.Grams));
        Assert.Equal(mass, DrugMass.FromMicrograms(mass.Micrograms));
        Assert.Equal(mass.Milligrams, mass.Grams * 1000m);
        Assert.Equal(mass.Micrograms, mass.Milligrams * 1000m);
    }

    [Property]
    public void Volume_times_concentration_divided_by_either_gives_the_other(FluidVolume volume, MassPerVolume concentration)
    {
        DrugMass mass = volume * concentration;
        Assert.Equal(mass, concentration * volume);
        if (volume.Millilitres > 0m)
        {
            Assert.Equal(concentration, mass / volume);
        }

        if (concentration.GramsPerLitre > 0m)
        {
            Assert.Equal(volume, mass / concentration);
        }
    }
}
