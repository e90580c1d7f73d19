using System.Globalization;
using AALL15P1.Protocol.Titration;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>A weight, a height, a surface or a molar mass that was never set is not 0: using it is an error.</summary>
public class UninitialisedTests
{
    [Fact]
    public void Reading_a_value_throws_and_says_what_is_missing()
    {
        Assert.Contains("This weight was never given a value", Assert.Throws<InvalidOperationException>(() => default(Weight).Kilograms).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => default(Weight).Grams);
        Assert.Contains("This height was", Assert.Throws<InvalidOperationException>(() => default(Height).Centimetres).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => default(Height).Metres);
        Assert.Contains("This body surface area was", Assert.Throws<InvalidOperationException>(() => default(BodySurfaceArea).SquareMetres).Message, StringComparison.Ordinal);
        Assert.Contains("This molar mass was", Assert.Throws<InvalidOperationException>(() => default(MassPerMole).GramsPerMole).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calculating_with_it_throws()
    {
        Assert.Throws<InvalidOperationException>(() => MassPerWeight.FromMilligramsPerKilogram(2.5m) * default(Weight));
        Assert.Throws<InvalidOperationException>(() => MassPerArea.FromMilligramsPerSquareMetre(75m) * default(BodySurfaceArea));
        Assert.Throws<InvalidOperationException>(() => UnitsPerWeight.FromInternationalUnitsPerKilogram(80m) * default(Weight));
        Assert.Throws<InvalidOperationException>(() => UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m) * default(BodySurfaceArea));
        Assert.Throws<InvalidOperationException>(() => MassPerVolume.FromGramsPerLitre(1m).ToMolarConcentration(default));
        Assert.Throws<InvalidOperationException>(() => MolarConcentration.FromMicromolesPerLitre(1m).ToMassConcentration(default));
        Assert.Throws<InvalidOperationException>(() => default(Weight) * 2m);
        Assert.Throws<InvalidOperationException>(() => default(Weight) / 2m);
    }

    [Fact]
    public void Comparing_it_throws_on_either_side()
    {
        Weight weight = Weight.FromKilograms(8.4m);
        Assert.Throws<InvalidOperationException>(() => default(Weight) < weight);
        Assert.Throws<InvalidOperationException>(() => weight > default(Weight));
        Assert.Throws<InvalidOperationException>(() => default(Weight) <= weight);
        Assert.Throws<InvalidOperationException>(() => weight >= default(Weight));
        Assert.Throws<InvalidOperationException>(() => default(Weight).CompareTo(weight));
        Assert.Throws<InvalidOperationException>(() => weight.CompareTo(default));
    }

    [Fact]
    public void Printing_it_says_so_and_the_text_cannot_be_read_back()
    {
        Assert.Equal("(uninitialised weight)", default(Weight).ToString());
        Assert.Equal("(uninitialised height)", string.Create(CultureInfo.InvariantCulture, $"{default(Height)}"));
        Assert.Equal("(uninitialised body surface area)", default(BodySurfaceArea).ToString());
        Assert.Equal("(uninitialised molar mass)", default(MassPerMole).ToString());
        Assert.False(Weight.TryParse(default(Weight).ToString(), out _));
        Assert.Throws<InvalidOperationException>(() => default(Weight).ToString(Weight.KilogramUnit));
    }

    [Fact]
    public void A_dose_amount_that_was_never_given_is_not_0_mg()
    {
        Assert.Contains("This dose amount was never given a value", Assert.Throws<InvalidOperationException>(() => default(DoseAmount).Mass).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => default(DoseAmount).Units);
        Assert.Throws<InvalidOperationException>(() => default(DoseAmount).IsUnits);
        Assert.Throws<InvalidOperationException>(() => default(DoseAmount).Times(2m));
        Assert.Throws<InvalidOperationException>(() => default(DoseAmount).RatioTo(DrugMass.FromMilligrams(1m)));
        Assert.Throws<InvalidOperationException>(() => DoseAmount.FromMass(DrugMass.FromMilligrams(1m)).RatioTo(default));
        Assert.Throws<InvalidOperationException>(() => default(DoseAmount) < DrugMass.FromMilligrams(1m));
        Assert.Equal("(uninitialised dose amount)", default(DoseAmount).ToString());
        Assert.Equal("(uninitialised dose amount)", $"{default(DoseAmount)}");
        Assert.NotEqual(DoseAmount.FromMass(DrugMass.FromMilligrams(0m)), default);
        Assert.Equal("0 mg", DoseAmount.FromMass(DrugMass.FromMilligrams(0m)).ToString());
        Assert.Throws<InvalidOperationException>(() => DoseAmount.FromMass(default));
        Assert.Throws<InvalidOperationException>(() => DoseAmount.FromInternationalUnits(default));
    }

    /// <summary>A laboratory's 0/µL is a value; a count that nobody filled in is none, and acts as 0/µL nowhere.</summary>
    [Fact]
    public void A_quantity_that_can_be_zero_is_told_from_one_that_was_never_given()
    {
        Assert.Contains("This cell count was never given a value", Assert.Throws<InvalidOperationException>(() => default(CellCount).PerMicrolitre).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => default(CellCount).BillionsPerLitre);
        Assert.Throws<InvalidOperationException>(() => default(CellCount) < CellCount.FromPerMicrolitre(500m));
        Assert.Throws<InvalidOperationException>(() => default(CellCount) + CellCount.FromPerMicrolitre(500m));
        Assert.Throws<InvalidOperationException>(() => default(CountBound).IsBelow(CellCount.FromPerMicrolitre(500m)));
        Assert.Throws<InvalidOperationException>(() => default(DrugMass).Milligrams);
        Assert.Throws<InvalidOperationException>(() => default(InternationalUnits).Value);
        Assert.Throws<InvalidOperationException>(() => default(FluidVolume).Millilitres);
        Assert.Throws<InvalidOperationException>(() => default(MassPerVolume).GramsPerLitre);
        Assert.Throws<InvalidOperationException>(() => default(MolarConcentration).MicromolesPerLitre);
        Assert.Throws<InvalidOperationException>(() => default(EnzymeActivity).UnitsPerLitre);
        Assert.Throws<InvalidOperationException>(() => default(MassPerWeight).MilligramsPerKilogram);
        Assert.Throws<InvalidOperationException>(() => default(MassPerArea).MilligramsPerSquareMetre);
        Assert.Throws<InvalidOperationException>(() => default(UnitsPerWeight).InternationalUnitsPerKilogram);
        Assert.Throws<InvalidOperationException>(() => default(UnitsPerArea).InternationalUnitsPerSquareMetre);
        Assert.Throws<InvalidOperationException>(() => default(PerDose<MassPerWeight>).Quantity.MilligramsPerKilogram);
        Assert.Throws<InvalidOperationException>(() => default(PerDay<DrugMass>).Quantity.Milligrams);
        Assert.Throws<InvalidOperationException>(() => default(Fraction).Numerator);
        Assert.Throws<InvalidOperationException>(() => default(Fraction).Denominator);
        Assert.Throws<InvalidOperationException>(() => default(DosePercent).Percent);
        Assert.Equal("(uninitialised cell count)", default(CellCount).ToString());
        Assert.Equal("(uninitialised mass per weight per dose)", default(PerDose<MassPerWeight>).ToString());
        Assert.Equal("(uninitialised factor)", default(Fraction).ToString());

        Assert.Equal((0m, "0/µL"), (CellCount.Parse("0 10*9/L").PerMicrolitre, CellCount.Parse("0 10*9/L").ToString()));
        Assert.NotEqual(default, CellCount.FromPerMicrolitre(0m));
        Assert.Equal((0, 1, "0"), (new Fraction(0, 5).Numerator, new Fraction(0, 5).Denominator, new Fraction(0, 5).ToString()));
        Assert.Equal((0m, "0 %"), (DosePercent.None.Percent, DosePercent.None.ToString()));
        Assert.True(new TitratedDoses(DosePercent.FromPercent(0m), DosePercent.FromPercent(0m)).AreNone);
    }

    [Fact]
    public void It_equals_nothing_but_itself()
    {
        Assert.Equal(default, default(Weight));
        Assert.NotEqual(Weight.FromKilograms(0.0000000000000000000000000001m), default);
    }
}
