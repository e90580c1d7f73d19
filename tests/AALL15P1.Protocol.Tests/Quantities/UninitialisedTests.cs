using System.Globalization;
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
        Assert.NotEqual(DoseAmount.FromMass(default), default);
        Assert.Equal("0 mg", DoseAmount.FromMass(default).ToString());
    }

    [Fact]
    public void It_equals_nothing_but_itself()
    {
        Assert.Equal(default, default(Weight));
        Assert.NotEqual(Weight.FromKilograms(0.0000000000000000000000000001m), default);
    }
}
