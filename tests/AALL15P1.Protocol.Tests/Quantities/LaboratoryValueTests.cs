using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Cell counts, concentrations and enzyme activities.</summary>
[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public class LaboratoryValueTests
{
    [Fact]
    public void Fifty_billion_per_litre_are_50000_per_microlitre()
    {
        CellCount platelets = CellCount.FromBillionsPerLitre(50m);
        Assert.Equal(50_000m, platelets.PerMicrolitre);
        Assert.Equal(CellCount.FromPerMicrolitre(50_000m), platelets);
        Assert.Equal(50m, platelets.BillionsPerLitre);
        Assert.Equal("50000/µL", platelets.ToString());
        Assert.Equal("50 ×10⁹/L", platelets.ToString(CellCount.BillionsPerLitreUnit));
    }

    [Fact]
    public void A_negative_count_is_refused_in_each_unit()
    {
        Assert.Throws<ArgumentOutOfRangeException>("cellsPerMicrolitre", () => CellCount.FromPerMicrolitre(-1m));
        Assert.Throws<ArgumentOutOfRangeException>("billionsPerLitre", () => CellCount.FromBillionsPerLitre(-1m));
        Assert.Equal("0/µL", CellCount.FromBillionsPerLitre(0m).ToString());
    }

    [Property]
    public void Billions_per_litre_are_thousands_per_microlitre(CellCount count)
    {
        Assert.Equal(count, CellCount.FromBillionsPerLitre(count.BillionsPerLitre));
        Assert.Equal(count.PerMicrolitre, count.BillionsPerLitre * 1000m);
    }

    [Fact]
    public void Neutrophils_are_a_fraction_of_the_white_cells() =>
        Assert.Equal(CellCount.FromPerMicrolitre(500m), CellCount.FromBillionsPerLitre(2.5m) * 0.2m);

    [Fact]
    public void One_mg_per_dl_is_0_01_mg_per_ml_and_0_01_g_per_l()
    {
        MassPerVolume concentration = MassPerVolume.FromMilligramsPerDecilitre(1m);
        Assert.Equal(0.01m, concentration.MilligramsPerMillilitre);
        Assert.Equal(0.01m, concentration.GramsPerLitre);
        Assert.Equal(1m, concentration.MilligramsPerDecilitre);
        Assert.Equal(MassPerVolume.FromGramsPerLitre(0.01m), concentration);
        Assert.Equal(MassPerVolume.FromMilligramsPerMillilitre(0.01m), concentration);
        Assert.Equal("1 mg/dL", concentration.ToString(MassPerVolume.MilligramsPerDecilitreUnit));
    }

    [Property]
    public void Units_of_concentration_are_interchangeable(MassPerVolume concentration)
    {
        Assert.Equal(concentration, MassPerVolume.FromGramsPerLitre(concentration.GramsPerLitre));
        Assert.Equal(concentration, MassPerVolume.FromMilligramsPerDecilitre(concentration.MilligramsPerDecilitre));
        Assert.Equal(concentration.MilligramsPerDecilitre, concentration.MilligramsPerMillilitre * 100m);
        Assert.Equal(concentration.GramsPerLitre, concentration.MilligramsPerMillilitre);
    }

    [Fact]
    public void Mass_and_molar_concentration_convert_by_the_molar_mass_given()
    {
        // A substance of 100 g/mol: 1 mg/dL = 0.01 g/L = 0.0001 mol/L = 100 µmol/L.
        MassPerMole molarMass = MassPerMole.FromGramsPerMole(100m);
        Assert.Equal(100m, molarMass.GramsPerMole);
        Assert.Equal(
            MolarConcentration.FromMicromolesPerLitre(100m),
            MassPerVolume.FromMilligramsPerDecilitre(1m).ToMolarConcentration(molarMass));
        Assert.Equal(
            MassPerVolume.FromMilligramsPerDecilitre(1m),
            MolarConcentration.FromMicromolesPerLitre(100m).ToMassConcentration(molarMass));
    }

    [Property]
    public void Molar_to_mass_and_back_is_exact(MolarConcentration concentration, MassPerMole molarMass) =>
        Assert.Equal(concentration, concentration.ToMassConcentration(molarMass).ToMolarConcentration(molarMass));

    [Fact]
    public void A_multiple_of_an_upper_limit_is_a_ratio()
    {
        Assert.Equal(5m, EnzymeActivity.FromUnitsPerLitre(200m) / EnzymeActivity.FromUnitsPerLitre(40m));
        Assert.True(EnzymeActivity.FromUnitsPerLitre(200.1m) > EnzymeActivity.FromUnitsPerLitre(40m) * 5m);
        Assert.False(EnzymeActivity.FromUnitsPerLitre(200m) > EnzymeActivity.FromUnitsPerLitre(40m) * 5m);
    }

    [Fact]
    public void Negative_values_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("unitsPerLitre", () => EnzymeActivity.FromUnitsPerLitre(-1m));
        Assert.Throws<ArgumentOutOfRangeException>("micromolesPerLitre", () => MolarConcentration.FromMicromolesPerLitre(-1m));
        Assert.Throws<ArgumentOutOfRangeException>("milligramsPerMillilitre", () => MassPerVolume.FromMilligramsPerMillilitre(-1m));
        Assert.Throws<ArgumentOutOfRangeException>("milligramsPerDecilitre", () => MassPerVolume.FromMilligramsPerDecilitre(-1m));
        Assert.Throws<ArgumentOutOfRangeException>("gramsPerLitre", () => MassPerVolume.FromGramsPerLitre(-1m));
        Assert.Throws<ArgumentOutOfRangeException>("gramsPerMole", () => MassPerMole.FromGramsPerMole(0m));
    }
}
