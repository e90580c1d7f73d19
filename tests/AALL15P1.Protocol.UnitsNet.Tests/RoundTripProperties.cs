using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using UnitsNet.Units;
using Xunit;

namespace AALL15P1.Protocol.UnitsNet.Tests;

/// <summary>
/// To UnitsNet and back, without a tolerance. The generators give at most 12 significant digits, and up to 15 the trip
/// is exact.
/// </summary>
[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public class RoundTripProperties
{
    [Property]
    public void Drug_amounts_in_each_unit_known_to_both(DrugMass mass)
    {
        Assert.Equal(mass, mass.ToUnitsNet().ToDrugMass());
        Assert.Equal(mass, new global::UnitsNet.Mass((double)mass.Grams, MassUnit.Gram).ToDrugMass());
        Assert.Equal(mass, new global::UnitsNet.Mass((double)mass.Micrograms, MassUnit.Microgram).ToDrugMass());
    }

    [Property]
    public void Weights(Weight weight)
    {
        Assert.Equal(weight, weight.ToUnitsNet().ToWeight());
        Assert.Equal(weight, new global::UnitsNet.Mass((double)weight.Grams, MassUnit.Gram).ToWeight());
    }

    [Property]
    public void Heights(Height height)
    {
        Assert.Equal(height, height.ToUnitsNet().ToHeight());
        Assert.Equal(height, new global::UnitsNet.Length((double)height.Metres, LengthUnit.Meter).ToHeight());
    }

    [Property]
    public void Body_surface_areas(BodySurfaceArea area) => Assert.Equal(area, area.ToUnitsNet().ToBodySurfaceArea());

    [Property]
    public void Volumes(FluidVolume volume)
    {
        Assert.Equal(volume, volume.ToUnitsNet().ToVolume());
        Assert.Equal(volume, new global::UnitsNet.Volume((double)volume.Litres, VolumeUnit.Liter).ToVolume());
    }

    [Property]
    public void Doses_by_surface(MassPerArea dose)
    {
        Assert.Equal(dose, dose.ToUnitsNet().ToMassPerArea());
        Assert.Equal(dose, new global::UnitsNet.AreaDensity((double)dose.GramsPerSquareMetre, AreaDensityUnit.GramPerSquareMeter).ToMassPerArea());
    }

    [Property]
    public void Mass_concentrations(MassPerVolume concentration)
    {
        Assert.Equal(concentration, concentration.ToUnitsNet().ToMassConcentration());
        Assert.Equal(
            concentration,
            new global::UnitsNet.MassConcentration((double)concentration.MilligramsPerDecilitre, MassConcentrationUnit.MilligramPerDeciliter).ToMassConcentration());
    }

    [Property]
    public void Molar_concentrations(MolarConcentration concentration) =>
        Assert.Equal(concentration, concentration.ToUnitsNet().ToMolarConcentration());

    [Property]
    public void Molar_masses(MassPerMole molarMass) => Assert.Equal(molarMass, molarMass.ToUnitsNet().ToMolarMass());

    [Property]
    public void Lengths_of_time_to_the_nanosecond(int seconds, short nanoseconds)
    {
        Duration duration = Duration.FromSeconds(seconds / 10_000L) + Duration.FromNanoseconds((long)nanoseconds);
        Assert.Equal(duration, duration.ToUnitsNet().ToDuration());
    }

    [Property]
    public void Order_is_kept(DrugMass one, DrugMass other) =>
        Assert.Equal(Math.Sign(one.CompareTo(other)), Math.Sign(one.ToUnitsNet().CompareTo(other.ToUnitsNet())));
}
