using NodaTime;
using UnitsNet.Units;
using Xunit;

namespace AALL15P1.Protocol.UnitsNet.Tests;

/// <summary>Literals: the double that a reader would write for the same amount, compared without a tolerance.</summary>
public class ToUnitsNetTests
{
    [Fact]
    public void A_drug_amount_is_in_milligrams()
    {
        var mass = DrugMass.FromMicrograms(100m).ToUnitsNet();
        Assert.Equal(0.1, mass.Value);
        Assert.Equal(MassUnit.Milligram, mass.Unit);
    }

    [Fact]
    public void An_amount_is_a_mass_or_says_that_it_is_none()
    {
        Assert.True(DoseAmount.Parse("15.5 mg").TryGetMass(out global::UnitsNet.Mass mass));
        Assert.Equal(15.5, mass.Value);
        Assert.Equal(MassUnit.Milligram, mass.Unit);
        Assert.False(DoseAmount.Parse("511.5 IU").TryGetMass(out global::UnitsNet.Mass none));
        Assert.Equal(0.0, none.Value);
    }

    // 2.5 mg/kg × 6.2 kg = 15.5 mg; without a weight there is no dose, and vincristine's is unpublished.
    [Fact]
    public void A_result_is_a_mass_only_where_it_is_a_dose()
    {
        LocalDate birth = new(2025, 9, 14);
        LocalDate day = new(2026, 2, 9);
        Infant weighed = new(birth, [new(day, Weight.FromKilograms(6.2m), height: null)]);
        CompiledProtocol protocol = Aall15P1.Compile();

        Assert.True(protocol.Dose(BlockIds.Azacitidine1, "azacitidine", weighed, day, day).TryGetMass(out global::UnitsNet.Mass mass));
        Assert.Equal(15.5, mass.Milligrams);
        Assert.False(protocol.Dose(BlockIds.Azacitidine1, "azacitidine", new(birth, []), day, day).TryGetMass(out _));
        Assert.False(protocol.Dose(BlockIds.Induction, "vincristine", weighed, day, day.PlusDays(7)).TryGetMass(out _));
    }

    [Fact]
    public void A_weight_is_in_kilograms()
    {
        var mass = Weight.FromGrams(8400m).ToUnitsNet();
        Assert.Equal(8.4, mass.Value);
        Assert.Equal(MassUnit.Kilogram, mass.Unit);
    }

    [Fact]
    public void A_height_is_in_centimetres()
    {
        var length = Height.FromMetres(0.675m).ToUnitsNet();
        Assert.Equal(67.5, length.Value);
        Assert.Equal(LengthUnit.Centimeter, length.Unit);
    }

    [Fact]
    public void A_body_surface_area_is_in_square_metres()
    {
        var area = BodySurfaceArea.FromSquareMetres(0.33m).ToUnitsNet();
        Assert.Equal(0.33, area.Value);
        Assert.Equal(AreaUnit.SquareMeter, area.Unit);
    }

    [Fact]
    public void A_volume_is_in_millilitres()
    {
        var volume = FluidVolume.FromLitres(0.0021m).ToUnitsNet();
        Assert.Equal(2.1, volume.Value);
        Assert.Equal(VolumeUnit.Milliliter, volume.Unit);
    }

    [Fact]
    public void A_dose_by_surface_is_an_areal_density_in_milligrams_per_square_metre()
    {
        var density = MassPerArea.FromGramsPerSquareMetre(5m).ToUnitsNet();
        Assert.Equal(5000.0, density.Value);
        Assert.Equal(AreaDensityUnit.MilligramPerSquareMeter, density.Unit);
    }

    [Fact]
    public void A_mass_concentration_is_in_milligrams_per_millilitre()
    {
        var concentration = MassPerVolume.FromMilligramsPerDecilitre(1.2m).ToUnitsNet();
        Assert.Equal(0.012, concentration.Value);
        Assert.Equal(MassConcentrationUnit.MilligramPerMilliliter, concentration.Unit);
    }

    [Fact]
    public void A_molar_concentration_is_in_micromoles_per_litre()
    {
        var concentration = MolarConcentration.FromMicromolesPerLitre(0.1m).ToUnitsNet();
        Assert.Equal(0.1, concentration.Value);
        Assert.Equal(MolarityUnit.MicromolePerLiter, concentration.Unit);
    }

    [Fact]
    public void A_molar_mass_is_in_grams_per_mole()
    {
        var molarMass = MassPerMole.FromGramsPerMole(100.5m).ToUnitsNet();
        Assert.Equal(100.5, molarMass.Value);
        Assert.Equal(MolarMassUnit.GramPerMole, molarMass.Unit);
    }

    [Fact]
    public void A_length_of_time_is_in_seconds_to_the_nanosecond()
    {
        var duration = (Duration.FromMinutes(45) + Duration.FromNanoseconds(1)).ToUnitsNet();
        Assert.Equal(2700.000000001, duration.Value);
        Assert.Equal(DurationUnit.Second, duration.Unit);
        Assert.Equal(-0.5, (-Duration.FromMilliseconds(500)).ToUnitsNet().Seconds);
    }

    [Fact]
    public void UnitsNet_then_converts_as_it_does()
    {
        // 1 oz = 28.349523125 g, so a drug amount of that many grams is an ounce, to the precision of a double.
        Assert.Equal(1.0, DrugMass.FromGrams(28.349523125m).ToUnitsNet().Ounces, tolerance: 1e-14);
        Assert.Equal(10.0, Weight.FromPounds(10m).ToUnitsNet().Pounds, tolerance: 1e-14);
    }

    [Fact]
    public void A_decimal_of_more_digits_becomes_the_nearest_double() =>
        Assert.Equal(1.0 / 3.0, DrugMass.FromMilligrams(0.3333333333333333333333333333m).ToUnitsNet().Value);

    [Fact]
    public void What_was_never_given_a_value_has_no_conversion()
    {
        Assert.Throws<InvalidOperationException>(() => default(Weight).ToUnitsNet());
        Assert.Throws<InvalidOperationException>(() => default(Height).ToUnitsNet());
        Assert.Throws<InvalidOperationException>(() => default(BodySurfaceArea).ToUnitsNet());
        Assert.Throws<InvalidOperationException>(() => default(MassPerMole).ToUnitsNet());
    }
}
