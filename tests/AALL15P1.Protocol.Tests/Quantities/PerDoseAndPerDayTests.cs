using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public class PerDoseAndPerDayTests
{
    [Fact]
    public void Ten_mg_per_square_metre_a_day_in_three_doses_and_back()
    {
        PerDay<MassPerArea> day = MassPerArea.FromMilligramsPerSquareMetre(60m).PerDay();
        PerDose<MassPerArea> dose = day.DividedInto(3);
        Assert.Equal(MassPerArea.FromMilligramsPerSquareMetre(20m), dose.Quantity);
        Assert.Equal(day, dose.Times(3));
    }

    [Fact]
    public void A_day_that_does_not_divide_evenly_is_rounded_at_the_28th_digit() =>
        Assert.Equal(
            "3.3333333333333333333333333333 mg/m²/dose",
            MassPerArea.FromMilligramsPerSquareMetre(10m).PerDay().DividedInto(3).ToString());

    [Theory]
    [InlineData("2.5 mg/kg/dose")]
    [InlineData("2.50mg/kg/dose")]
    [InlineData("2.5 mg/kg/{dose}")]
    public void Reads_mg_per_kg_per_dose(string text)
    {
        PerDose<MassPerWeight> dose = PerDose<MassPerWeight>.Parse(text);
        Assert.Equal(MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDose(), dose);
        Assert.Equal("2.5 mg/kg/dose", dose.ToString());
    }

    [Theory]
    [InlineData("75 mg/m²/day")]
    [InlineData("75 mg/m2/day")]
    [InlineData("75 mg/m2/d")]
    [InlineData("0.075 g/m²/d")]
    public void Reads_mg_per_square_metre_per_day(string text)
    {
        PerDay<MassPerArea> dose = PerDay<MassPerArea>.Parse(text);
        Assert.Equal(MassPerArea.FromMilligramsPerSquareMetre(75m).PerDay(), dose);
        Assert.Equal("75 mg/m²/day", dose.ToString());
    }

    [Theory]
    [InlineData("2500 IU/m²/dose")]
    [InlineData("2500 IU/m2/dose")]
    [InlineData("2500 [iU]/m2/{dose}")]
    [InlineData("2500 [IU]/m2/{dose}")]
    [InlineData("2500 [IU]/m²/dose")]
    [InlineData("2500 IU/m²/{dose}")]
    public void Reads_IU_per_square_metre_per_dose(string text) =>
        Assert.Equal("2500 IU/m²/dose", PerDose<UnitsPerArea>.Parse(text).ToString());

    [Fact]
    public void Symbols_and_UCUM_codes_are_those_of_the_amount_with_dose_or_day_added()
    {
        Assert.Equal(["mg/dose", "g/dose", "mcg/dose"], PerDose<DrugMass>.Units.Select(unit => unit.Symbol), StringComparer.Ordinal);
        Assert.Equal(["mg/{dose}", "g/{dose}", "ug/{dose}"], PerDose<DrugMass>.Units.Select(unit => unit.UcumCode), StringComparer.Ordinal);
        Assert.Equal(["mg/m²/day", "g/m²/day"], PerDay<MassPerArea>.Units.Select(unit => unit.Symbol), StringComparer.Ordinal);
        Assert.Equal(["mg/m2/d", "g/m2/d"], PerDay<MassPerArea>.Units.Select(unit => unit.UcumCode), StringComparer.Ordinal);
        Assert.Equal("[iU]/m2/{dose}", Assert.Single(PerDose<UnitsPerArea>.Units).UcumCode);
        Assert.Equal("[iU]/kg/d", Assert.Single(PerDay<UnitsPerWeight>.Units).UcumCode);
        Assert.Equal("[iU]/d", Assert.Single(PerDay<InternationalUnits>.Units).UcumCode);
        Assert.Equal(1000m, PerDose<DrugMass>.Units[1].Factor);
    }

    [Fact]
    public void A_dose_for_a_size_stays_per_dose_or_per_day()
    {
        Weight weight = Weight.FromKilograms(8m);
        BodySurfaceArea area = BodySurfaceArea.FromSquareMetres(0.4m);
        Assert.Equal("20 mg/dose", (MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDose() * weight).ToString());
        Assert.Equal("20 mg/day", (MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDay() * weight).ToString());
        Assert.Equal("30 mg/dose", (MassPerArea.FromMilligramsPerSquareMetre(75m).PerDose() * area).ToString());
        Assert.Equal("30 mg/day", (MassPerArea.FromMilligramsPerSquareMetre(75m).PerDay() * area).ToString());
        Assert.Equal("640 IU/dose", (UnitsPerWeight.FromInternationalUnitsPerKilogram(80m).PerDose() * weight).ToString());
        Assert.Equal("640 IU/day", (UnitsPerWeight.FromInternationalUnitsPerKilogram(80m).PerDay() * weight).ToString());
        Assert.Equal("1000 IU/dose", (UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m).PerDose() * area).ToString());
        Assert.Equal("1000 IU/day", (UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m).PerDay() * area).ToString());
    }

    [Fact]
    public void Dividing_a_day_into_doses_too_small_for_a_decimal_is_an_overflow() =>
        Assert.Throws<OverflowException>(() => DrugMass.FromMilligrams(0.0000000000000000000000000001m).PerDay().DividedInto(3));

    [Fact]
    public void Doses_that_add_up_to_more_than_a_decimal_can_hold_are_an_overflow() =>
        Assert.Throws<OverflowException>(() => DrugMass.FromMilligrams(decimal.MaxValue).PerDose().Times(2));

    [Property]
    public void Dividing_a_day_loses_at_most_the_last_digit(PerDay<DrugMass> day, byte more)
    {
        int dosesPerDay = more + 1;
        decimal there = day.Quantity.Milligrams;
        decimal back = day.DividedInto(dosesPerDay).Times(dosesPerDay).Quantity.Milligrams;
        Assert.InRange(back, there - 0.0000000000001m, there + 0.0000000000001m);
    }
}
