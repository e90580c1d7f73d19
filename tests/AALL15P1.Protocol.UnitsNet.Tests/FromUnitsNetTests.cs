using NodaTime;
using Xunit;
using UnitsNetArea = UnitsNet.Area;
using UnitsNetAreaDensity = UnitsNet.AreaDensity;
using UnitsNetDuration = UnitsNet.Duration;
using UnitsNetLength = UnitsNet.Length;
using UnitsNetMass = UnitsNet.Mass;
using UnitsNetMassConcentration = UnitsNet.MassConcentration;
using UnitsNetMolarity = UnitsNet.Molarity;
using UnitsNetMolarMass = UnitsNet.MolarMass;
using UnitsNetVolume = UnitsNet.Volume;

namespace AALL15P1.Protocol.UnitsNet.Tests;

/// <summary>0.1 in a unit that both libraries know is exactly 0.1, although no double holds it.</summary>
public class FromUnitsNetTests
{
    [Fact]
    public void Drug_amounts()
    {
        Assert.Equal(DrugMass.FromMilligrams(0.0000001m), UnitsNetMass.FromNanograms(0.1).ToDrugMass());
        Assert.Equal(DrugMass.FromMilligrams(0.0001m), UnitsNetMass.FromMicrograms(0.1).ToDrugMass());
        Assert.Equal(DrugMass.FromMilligrams(0.1m), UnitsNetMass.FromMilligrams(0.1).ToDrugMass());
        Assert.Equal(DrugMass.FromMilligrams(100m), UnitsNetMass.FromGrams(0.1).ToDrugMass());
        Assert.Equal(DrugMass.FromMilligrams(2100m), UnitsNetMass.FromKilograms(0.0021).ToDrugMass());
        Assert.Equal(DrugMass.FromMilligrams(0m), UnitsNetMass.Zero.ToDrugMass());
    }

    [Fact]
    public void Weights()
    {
        Assert.Equal(Weight.FromKilograms(8.4m), UnitsNetMass.FromKilograms(8.4).ToWeight());
        Assert.Equal(Weight.FromKilograms(8.4001m), UnitsNetMass.FromGrams(8400.1).ToWeight());
        // 1 lb = 0.45359237 kg; 7.5 lb = 120 oz = 3.401942775 kg.
        Assert.Equal(Weight.FromKilograms(3.401942775m), UnitsNetMass.FromPounds(7.5).ToWeight());
        Assert.Equal(Weight.FromKilograms(3.401942775m), UnitsNetMass.FromOunces(120).ToWeight());
    }

    [Fact]
    public void Heights()
    {
        Assert.Equal(Height.FromCentimetres(67.1m), UnitsNetLength.FromMillimeters(671).ToHeight());
        Assert.Equal(Height.FromCentimetres(67.1m), UnitsNetLength.FromCentimeters(67.1).ToHeight());
        Assert.Equal(Height.FromCentimetres(67.1m), UnitsNetLength.FromMeters(0.671).ToHeight());
        Assert.Equal(Height.FromCentimetres(67.31m), UnitsNetLength.FromInches(26.5).ToHeight());
        Assert.Equal(Height.FromCentimetres(67.056m), UnitsNetLength.FromFeet(2.2).ToHeight());
    }

    [Fact]
    public void Body_surface_areas()
    {
        Assert.Equal(BodySurfaceArea.FromSquareMetres(0.33m), UnitsNetArea.FromSquareMeters(0.33).ToBodySurfaceArea());
        Assert.Equal(BodySurfaceArea.FromSquareMetres(0.33m), UnitsNetArea.FromSquareCentimeters(3300).ToBodySurfaceArea());
    }

    [Fact]
    public void Volumes()
    {
        Assert.Equal(FluidVolume.FromMillilitres(2.1m), UnitsNetVolume.FromMicroliters(2100).ToVolume());
        Assert.Equal(FluidVolume.FromMillilitres(2.1m), UnitsNetVolume.FromMilliliters(2.1).ToVolume());
        Assert.Equal(FluidVolume.FromMillilitres(2.1m), UnitsNetVolume.FromCubicCentimeters(2.1).ToVolume());
        Assert.Equal(FluidVolume.FromMillilitres(2.1m), UnitsNetVolume.FromDeciliters(0.021).ToVolume());
        Assert.Equal(FluidVolume.FromMillilitres(2.1m), UnitsNetVolume.FromLiters(0.0021).ToVolume());
    }

    [Fact]
    public void Doses_by_surface()
    {
        Assert.Equal(MassPerArea.FromMilligramsPerSquareMetre(0.1m), UnitsNetAreaDensity.FromMilligramsPerSquareMeter(0.1).ToMassPerArea());
        Assert.Equal(MassPerArea.FromMilligramsPerSquareMetre(1100m), UnitsNetAreaDensity.FromGramsPerSquareMeter(1.1).ToMassPerArea());
        Assert.Equal(MassPerArea.FromMilligramsPerSquareMetre(1100m), UnitsNetAreaDensity.FromKilogramsPerSquareMeter(0.0011).ToMassPerArea());
    }

    [Fact]
    public void Mass_concentrations()
    {
        MassPerVolume expected = MassPerVolume.FromMilligramsPerMillilitre(0.011m);
        Assert.Equal(expected, UnitsNetMassConcentration.FromMicrogramsPerLiter(11_000).ToMassConcentration());
        Assert.Equal(expected, UnitsNetMassConcentration.FromMicrogramsPerMilliliter(11).ToMassConcentration());
        Assert.Equal(expected, UnitsNetMassConcentration.FromMilligramsPerLiter(11).ToMassConcentration());
        Assert.Equal(expected, UnitsNetMassConcentration.FromMilligramsPerDeciliter(1.1).ToMassConcentration());
        Assert.Equal(expected, UnitsNetMassConcentration.FromMilligramsPerMilliliter(0.011).ToMassConcentration());
        Assert.Equal(expected, UnitsNetMassConcentration.FromGramsPerLiter(0.011).ToMassConcentration());
        Assert.Equal(expected, UnitsNetMassConcentration.FromGramsPerDeciliter(0.0011).ToMassConcentration());
        Assert.Equal(expected, UnitsNetMassConcentration.FromKilogramsPerCubicMeter(0.011).ToMassConcentration());
    }

    [Fact]
    public void Molar_concentrations()
    {
        MolarConcentration expected = MolarConcentration.FromMicromolesPerLitre(0.1m);
        Assert.Equal(expected, UnitsNetMolarity.FromNanomolesPerLiter(100).ToMolarConcentration());
        Assert.Equal(expected, UnitsNetMolarity.FromMicromolesPerLiter(0.1).ToMolarConcentration());
        Assert.Equal(expected, UnitsNetMolarity.FromMillimolesPerLiter(0.0001).ToMolarConcentration());
        Assert.Equal(expected, UnitsNetMolarity.FromMolesPerLiter(0.0000001).ToMolarConcentration());
        Assert.Equal(expected, UnitsNetMolarity.FromMolesPerCubicMeter(0.0001).ToMolarConcentration());
    }

    [Fact]
    public void Molar_masses()
    {
        Assert.Equal(MassPerMole.FromGramsPerMole(100.1m), UnitsNetMolarMass.FromGramsPerMole(100.1).ToMolarMass());
        Assert.Equal(MassPerMole.FromGramsPerMole(100.1m), UnitsNetMolarMass.FromKilogramsPerMole(0.1001).ToMolarMass());
        Assert.Equal(MassPerMole.FromGramsPerMole(100.1m), UnitsNetMolarMass.FromKilogramsPerKilomole(100.1).ToMolarMass());
    }

    [Fact]
    public void Lengths_of_time()
    {
        Assert.Equal(Duration.FromDays(14), UnitsNetDuration.FromWeeks(2).ToDuration());
        Assert.Equal(Duration.FromMinutes(144), UnitsNetDuration.FromDays(0.1).ToDuration());
        Assert.Equal(Duration.FromMinutes(6), UnitsNetDuration.FromHours(0.1).ToDuration());
        Assert.Equal(Duration.FromSeconds(6), UnitsNetDuration.FromMinutes(0.1).ToDuration());
        Assert.Equal(Duration.FromMilliseconds(100), UnitsNetDuration.FromSeconds(0.1).ToDuration());
        Assert.Equal(Duration.FromNanoseconds(100_000L), UnitsNetDuration.FromMilliseconds(0.1).ToDuration());
        Assert.Equal(Duration.FromNanoseconds(100L), UnitsNetDuration.FromMicroseconds(0.1).ToDuration());
        Assert.Equal(Duration.FromNanoseconds(7L), UnitsNetDuration.FromNanoseconds(7).ToDuration());
        Assert.Equal(-Duration.FromMinutes(45), UnitsNetDuration.FromMinutes(-45).ToDuration());
    }

    [Fact]
    public void Units_without_an_exact_factor_here_are_refused_by_name()
    {
        Assert.Contains("The unit Stone ", Assert.Throws<ArgumentException>("mass", () => UnitsNetMass.FromStone(1).ToWeight()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("mass", () => UnitsNetMass.FromOunces(1).ToDrugMass());
        Assert.Throws<ArgumentException>("length", () => UnitsNetLength.FromHands(6).ToHeight());
        Assert.Throws<ArgumentException>("area", () => UnitsNetArea.FromSquareFeet(4).ToBodySurfaceArea());
        Assert.Throws<ArgumentException>("volume", () => UnitsNetVolume.FromUsOunces(1).ToVolume());
        Assert.Throws<ArgumentException>("concentration", () => UnitsNetMassConcentration.FromOuncesPerUSGallon(1).ToMassConcentration());
        Assert.Throws<ArgumentException>("concentration", () => UnitsNetMolarity.FromPoundMolesPerCubicFoot(1).ToMolarConcentration());
        Assert.Throws<ArgumentException>("molarMass", () => UnitsNetMolarMass.FromPoundsPerMole(1).ToMolarMass());
        Assert.Throws<ArgumentException>("duration", () => UnitsNetDuration.FromMonths30(1).ToDuration());
    }

    [Fact]
    public void Less_than_a_nanosecond_is_rounded_to_the_nearest_and_a_half_to_the_even_one()
    {
        // A third of an hour, 0.3333333333333333 h, is 1199.99999999999988 s.
        Assert.Equal(Duration.FromMinutes(20), UnitsNetDuration.FromHours(1.0 / 3.0).ToDuration());
        Assert.Equal(Duration.FromNanoseconds(2L), UnitsNetDuration.FromNanoseconds(2.49).ToDuration());
        Assert.Equal(Duration.FromNanoseconds(2L), UnitsNetDuration.FromNanoseconds(2.5).ToDuration());
        Assert.Equal(Duration.FromNanoseconds(4L), UnitsNetDuration.FromNanoseconds(3.5).ToDuration());
    }

    [Fact]
    public void Bounds_are_those_of_the_quantity()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetMass.FromMilligrams(-0.1).ToDrugMass());
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetMass.Zero.ToWeight());
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetLength.Zero.ToHeight());
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetArea.Zero.ToBodySurfaceArea());
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetVolume.FromLiters(-1).ToVolume());
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetAreaDensity.FromGramsPerSquareMeter(-1).ToMassPerArea());
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetMassConcentration.FromGramsPerLiter(-1).ToMassConcentration());
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetMolarity.FromMicromolesPerLiter(-1).ToMolarConcentration());
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetMolarMass.Zero.ToMolarMass());
    }

    [Theory]
    [InlineData(1e29)]
    [InlineData(double.MaxValue)]
    [InlineData(1e-30)]
    [InlineData(double.Epsilon)]
    [InlineData(1.2345678901234567e-20)]
    public void A_double_that_no_decimal_holds_is_an_overflow(double milligrams) =>
        Assert.Throws<OverflowException>(() => UnitsNetMass.FromMilligrams(milligrams).ToDrugMass());

    [Fact]
    public void A_product_that_no_decimal_holds_is_an_overflow()
    {
        Assert.Throws<OverflowException>(() => UnitsNetMass.FromKilograms(1e24).ToDrugMass());
        Assert.Throws<OverflowException>(() => UnitsNetMass.FromNanograms(1e-23).ToDrugMass());
        Assert.Throws<OverflowException>(() => UnitsNetMass.FromNanograms(1.5e-22).ToDrugMass());
        Assert.Equal(0.0000000000000000000000000001m, UnitsNetMass.FromNanograms(1e-22).ToDrugMass().Milligrams);
    }

    [Theory]
    [InlineData(1e28)]
    [InlineData(1e-28)]
    [InlineData(1.2345678901234567e-12)]
    public void A_double_that_a_decimal_holds_is_kept_to_its_last_digit(double milligrams) =>
        Assert.Equal(milligrams, UnitsNetMass.FromMilligrams(milligrams).ToDrugMass().ToUnitsNet().Milligrams);

    [Fact]
    public void A_length_of_time_beyond_NodaTime_is_out_of_range()
    {
        // NodaTime's durations end at 2^24 days, 16777216.
        Assert.Equal(Duration.FromDays(16_777_215), UnitsNetDuration.FromDays(16_777_215).ToDuration());
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitsNetDuration.FromDays(16_777_216).ToDuration());
        Assert.Throws<OverflowException>(() => UnitsNetDuration.FromDays(1e20).ToDuration());
    }

    [Fact]
    public void A_unit_without_an_exact_factor_is_named_with_its_value_and_what_to_do()
    {
        ArgumentException mistake = Assert.Throws<ArgumentException>(() => new global::UnitsNet.Mass(1.5, global::UnitsNet.Units.MassUnit.Stone).ToWeight());

        Assert.StartsWith("The unit Stone has no exact conversion here. Found 1.5 Stone. A unit that the method accepts is expected: convert with UnitsNet first, knowingly, as by ToUnit(MassUnit.Kilogram).", mistake.Message, StringComparison.Ordinal);
        Assert.Equal("mass", mistake.ParamName);
    }
}
