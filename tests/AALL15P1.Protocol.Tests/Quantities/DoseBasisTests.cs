using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>mg/kg, mg/m², IU/kg and IU/m², and what they make of a weight or a surface.</summary>
[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public class DoseBasisTests
{
    [Fact]
    public void Two_and_a_half_mg_per_kg_for_8_4_kg_are_21_mg()
    {
        MassPerWeight dose = MassPerWeight.FromMilligramsPerKilogram(2.5m);
        Assert.Equal(2.5m, dose.MilligramsPerKilogram);
        Assert.Equal(DrugMass.FromMilligrams(21m), dose * Weight.FromKilograms(8.4m));
        Assert.Equal(DrugMass.FromMilligrams(21m), Weight.FromKilograms(8.4m) * dose);
    }

    [Fact]
    public void Five_g_per_square_metre_for_0_33_square_metres_are_1650_mg()
    {
        MassPerArea dose = MassPerArea.FromGramsPerSquareMetre(5m);
        Assert.Equal(5m, dose.GramsPerSquareMetre);
        Assert.Equal(5000m, dose.MilligramsPerSquareMetre);
        Assert.Equal(MassPerArea.FromMilligramsPerSquareMetre(5000m), dose);
        Assert.Equal(DrugMass.FromMilligrams(1650m), dose * BodySurfaceArea.FromSquareMetres(0.33m));
        Assert.Equal(DrugMass.FromMilligrams(1650m), BodySurfaceArea.FromSquareMetres(0.33m) * dose);
    }

    [Fact]
    public void Two_thousand_five_hundred_IU_per_square_metre_for_0_44_square_metres_are_1100_IU()
    {
        UnitsPerArea dose = UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m);
        Assert.Equal(2500m, dose.InternationalUnitsPerSquareMetre);
        Assert.Equal(InternationalUnits.FromInternationalUnits(1100m), dose * BodySurfaceArea.FromSquareMetres(0.44m));
        Assert.Equal(InternationalUnits.FromInternationalUnits(1100m), BodySurfaceArea.FromSquareMetres(0.44m) * dose);
    }

    [Fact]
    public void Eighty_IU_per_kg_for_7_5_kg_are_600_IU()
    {
        UnitsPerWeight dose = UnitsPerWeight.FromInternationalUnitsPerKilogram(80m);
        Assert.Equal(80m, dose.InternationalUnitsPerKilogram);
        Assert.Equal(InternationalUnits.FromInternationalUnits(600m), dose * Weight.FromKilograms(7.5m));
        Assert.Equal(InternationalUnits.FromInternationalUnits(600m), Weight.FromKilograms(7.5m) * dose);
    }

    [Fact]
    public void International_units_divided_by_a_size_are_a_dose_by_that_size()
    {
        InternationalUnits amount = InternationalUnits.FromInternationalUnits(1100m);
        Assert.Equal(1100m, amount.Value);
        Assert.Equal(UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m), amount / BodySurfaceArea.FromSquareMetres(0.44m));
        Assert.Equal(UnitsPerWeight.FromInternationalUnitsPerKilogram(137.5m), amount / Weight.FromKilograms(8m));
    }

    [Fact]
    public void Negative_doses_are_refused_and_zero_is_not()
    {
        Assert.Throws<ArgumentOutOfRangeException>("milligramsPerKilogram", () => MassPerWeight.FromMilligramsPerKilogram(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>("milligramsPerSquareMetre", () => MassPerArea.FromMilligramsPerSquareMetre(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>("gramsPerSquareMetre", () => MassPerArea.FromGramsPerSquareMetre(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>("internationalUnitsPerKilogram", () => UnitsPerWeight.FromInternationalUnitsPerKilogram(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>("internationalUnitsPerSquareMetre", () => UnitsPerArea.FromInternationalUnitsPerSquareMetre(-0.01m));
        Assert.Throws<ArgumentOutOfRangeException>("internationalUnits", () => InternationalUnits.FromInternationalUnits(-0.01m));
        Assert.Equal("0 mg/kg", MassPerWeight.FromMilligramsPerKilogram(0m).ToString());
        Assert.Equal("0 mg", (MassPerArea.FromGramsPerSquareMetre(0m) * BodySurfaceArea.FromSquareMetres(0.3m)).ToString());
    }

    [Theory]
    [InlineData("2.5 mg/kg", "2.5 mg/kg")]
    [InlineData("2.50mg/kg", "2.5 mg/kg")]
    public void Reads_mg_per_kg(string text, string printed) => Assert.Equal(printed, MassPerWeight.Parse(text).ToString());

    [Theory]
    [InlineData("75 mg/m²", "75 mg/m²")]
    [InlineData("75 mg/m2", "75 mg/m²")]
    [InlineData("5 g/m²", "5000 mg/m²")]
    [InlineData("0.6 g/m2", "600 mg/m²")]
    public void Reads_mg_and_g_per_square_metre(string text, string printed) => Assert.Equal(printed, MassPerArea.Parse(text).ToString());

    [Theory]
    [InlineData("80 IU/kg")]
    [InlineData("80 [iU]/kg")]
    [InlineData("80 [IU]/kg")]
    public void Reads_IU_per_kg(string text) => Assert.Equal("80 IU/kg", UnitsPerWeight.Parse(text).ToString());

    [Theory]
    [InlineData("2500 IU/m²")]
    [InlineData("2500 IU/m2")]
    [InlineData("2500 [iU]/m2")]
    [InlineData("2500[IU]/m2")]
    public void Reads_IU_per_square_metre(string text) => Assert.Equal("2500 IU/m²", UnitsPerArea.Parse(text).ToString());

    [Theory]
    [InlineData("2500 IU")]
    [InlineData("2500 [iU]")]
    [InlineData("2500 [IU]")]
    public void Reads_IU(string text) => Assert.Equal("2500 IU", InternationalUnits.Parse(text).ToString());

    [Property]
    public void Mass_by_weight_times_weight_divided_by_weight_is_itself(MassPerWeight dose, Weight weight)
    {
        Assert.Equal(dose, dose * weight / weight);
        Assert.Equal(dose * weight, weight * dose);
    }

    [Property]
    public void Mass_by_area_times_area_divided_by_area_is_itself(MassPerArea dose, BodySurfaceArea area)
    {
        Assert.Equal(dose, dose * area / area);
        Assert.Equal(dose * area, area * dose);
        Assert.Equal(dose, MassPerArea.FromGramsPerSquareMetre(dose.GramsPerSquareMetre));
    }

    [Property]
    public void Units_by_weight_times_weight_divided_by_weight_are_themselves(UnitsPerWeight dose, Weight weight)
    {
        Assert.Equal(dose, dose * weight / weight);
        Assert.Equal(dose * weight, weight * dose);
    }

    [Property]
    public void Units_by_area_times_area_divided_by_area_are_themselves(UnitsPerArea dose, BodySurfaceArea area)
    {
        Assert.Equal(dose, dose * area / area);
        Assert.Equal(dose * area, area * dose);
    }

    [Property]
    public void A_heavier_infant_never_gets_less(MassPerWeight dose, Weight one, Weight other) =>
        Assert.Equal(one <= other || dose.MilligramsPerKilogram == 0m, dose * one <= dose * other);
}
