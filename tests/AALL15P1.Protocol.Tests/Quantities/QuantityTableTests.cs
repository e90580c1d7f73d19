using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Every quantity on one page: its name in messages, whether 0 is a value of it, its units with their factors, and what it says where it refuses.</summary>
public sealed class QuantityTableTests
{
    [Fact]
    public void Each_quantity_has_its_name_its_least_value_and_its_units()
    {
        Told<Weight>("weight; more than 0; kg = 1, g = 0.001, lb = 0.45359237", "kg, g, lb (UCUM [lb_av]; also lbs)");
        Told<Height>("height; more than 0; cm = 1, m = 100", "cm, m");
        Told<BodySurfaceArea>("body surface area; more than 0; m² = 1", "m² (UCUM m2)");
        Told<MassPerMole>("molar mass; more than 0; g/mol = 1", "g/mol");
        Told<DrugMass>("mass; 0 or more; mg = 1, g = 1000, mcg = 0.001", "mg, g, mcg (UCUM ug; also microgram, micrograms)");
        Told<InternationalUnits>("amount in international units; 0 or more; IU = 1", "IU (UCUM [iU]; also [IU])");
        Told<FluidVolume>("volume; 0 or more; mL = 1, L = 1000", "mL, L");
        Told<CellCount>(
            "cell count; 0 or more; /µL = 1, ×10³/µL = 1000, ×10⁹/L = 1000",
            "/µL (UCUM /uL; also cells/µL, {cells}/uL, /mm³, cells/mm³, /cumm, cells/cumm), "
            + "×10³/µL (UCUM 10*3/uL; also K/µL, k/µL, thousand/µL, Thousand/µL, ×10³/mm³, K/mm³, ×10³/cumm, K/cumm), ×10⁹/L (UCUM 10*9/L; also ×10^9/L, 10⁹/L, /nL)");
        Told<MassPerVolume>("mass concentration; 0 or more; mg/mL = 1, mg/dL = 0.01, g/L = 1, g/dL = 10, mg/L = 0.001", "mg/mL, mg/dL, g/L, g/dL, mg/L (also µg/mL)");
        Told<MolarConcentration>(
            "molar concentration; 0 or more; µmol/L = 1, nmol/L = 0.001, mmol/L = 1000",
            "µmol/L (UCUM umol/L; also micromol/L, µM), nmol/L (also nanomol/L, nM), mmol/L (also mM)");
        Told<EnzymeActivity>("enzyme activity; 0 or more; U/L = 1", "U/L (also IU/L, [iU]/L, [IU]/L)");
        Told<MassPerWeight>("mass per weight; 0 or more; mg/kg = 1", "mg/kg");
        Told<MassPerArea>("mass per area; 0 or more; mg/m² = 1, g/m² = 1000", "mg/m² (UCUM mg/m2), g/m² (UCUM g/m2)");
        Told<UnitsPerWeight>("international units per weight; 0 or more; IU/kg = 1", "IU/kg (UCUM [iU]/kg; also [IU]/kg)");
        Told<UnitsPerArea>("international units per area; 0 or more; IU/m² = 1", "IU/m² (UCUM [iU]/m2; also [IU]/m2)");
        Told<PerDose<MassPerArea>>("mass per area per dose; 0 or more; mg/m²/dose = 1, g/m²/dose = 1000", "mg/m²/dose (UCUM mg/m2/{dose}), g/m²/dose (UCUM g/m2/{dose})");
        Told<PerDay<UnitsPerWeight>>("international units per weight per day; 0 or more; IU/kg/day = 1", "IU/kg/day (UCUM [iU]/kg/d)");
    }

    [Fact]
    public void A_refused_number_names_the_parameter_the_number_and_the_bound()
    {
        Weight weight = Weight.FromKilograms(6m);
        DrugMass mass = DrugMass.FromMilligrams(6m);

        Refused.OutOfRange("value", 0m, "The weight must be greater than 0, in kg.", () => Canonical<Weight>(0m));
        Refused.OutOfRange("value", -0.1m, "The mass must be 0 or more, in mg.", () => Canonical<DrugMass>(-0.1m));
        Refused.OutOfRange("factor", 0m, "The factor of a weight must be greater than 0.", () => weight * 0m);
        Refused.OutOfRange("factor", -0.1m, "The factor of a mass must be 0 or more.", () => mass * -0.1m);
        Refused.OutOfRange("divisor", 0m, "The divisor of a mass must be greater than 0.", () => mass / 0m);
        Refused.OutOfRange("right", DrugMass.FromMilligrams(7m), "7 mg cannot be taken from 6 mg.", () => mass - DrugMass.FromMilligrams(7m));
        Refused.Argument("unit", "kg is no unit of mass.", () => mass.In(Weight.KilogramUnit));
        Assert.Throws<ArgumentNullException>("unit", () => mass.In(null!));
    }

    [Fact]
    public void What_a_decimal_cannot_hold_is_told_with_both_numbers()
    {
        DrugMass largest = DrugMass.FromMilligrams(decimal.MaxValue);
        DrugMass smallest = DrugMass.FromMilligrams(0.0000000000000000000000000001m);

        Overflows("79228162514264337593543950335 × 2 is larger than a decimal number can hold.", () => largest * 2m);
        Overflows("0.0000000000000000000000000001 × 0.1 is smaller than a decimal number can hold.", () => smallest * 0.1m);
        Overflows("79228162514264337593543950335 ÷ 0.5 is larger than a decimal number can hold.", () => largest / 0.5m);
        Overflows("0.0000000000000000000000000001 ÷ 10 is smaller than a decimal number can hold.", () => smallest / 10m);
        Overflows("79228162514264337593543950335 + 79228162514264337593543950335 is larger than a decimal number can hold.", () => largest + largest);
        Assert.Equal("6 cannot be divided by a quantity of 0.", Assert.Throws<DivideByZeroException>(() => DrugMass.FromMilligrams(6m) / DrugMass.FromMilligrams(0m)).Message);
        Assert.Equal(0m, DrugMass.FromMilligrams(0m) / DrugMass.FromMilligrams(6m));

        static void Overflows(string message, Func<DrugMass> calculate) => Assert.Equal(message, Assert.Throws<OverflowException>(() => calculate()).Message);
    }

    [Fact]
    public void What_was_never_given_says_how_it_is_made()
    {
        Assert.Equal(
            "This weight was never given a value: it is the default of its type, which has no meaning. Make one with its From methods.",
            Assert.Throws<InvalidOperationException>(() => default(Weight).Kilograms).Message);
        Assert.Equal(
            "This cell count was never given a value: it is the default of its type, which has no meaning. Make one with its From methods.",
            Assert.Throws<InvalidOperationException>(() => default(CellCount).PerMicrolitre).Message);
        Assert.Equal(
            "This factor was never given a value: it is the default of its type, which has no meaning. Make one from a numerator and a denominator.",
            Assert.Throws<InvalidOperationException>(() => default(Fraction).Numerator).Message);
        Assert.Equal(
            "This dose amount was never given a value: it is the default of its type, which has no meaning. Make one from a mass or from international units.",
            Assert.Throws<InvalidOperationException>(() => default(DoseAmount).CanonicalValue).Message);
    }

    [Fact]
    public void Units_are_equal_by_each_of_symbol_code_and_factor()
    {
        Unit unit = new("a", "b", 1m);

        Assert.Equal(unit, new Unit("a", "b", 1m, "c"));
        Assert.Equal(unit.GetHashCode(), new Unit("a", "b", 1m, "c").GetHashCode());
        Assert.NotEqual(unit, new Unit("x", "b", 1m));
        Assert.NotEqual(unit, new Unit("a", "x", 1m));
        Assert.NotEqual(unit, new Unit("a", "b", 2m));
        Assert.Equal(47, new Unit(new string('x', 47), "b", 1m).Symbol.Length);
        Refused.Argument("text", $"\"{new string('x', 48)}\" is too long for a unit.", () => new Unit(new string('x', 48), "b", 1m));
    }

    private static T Canonical<T>(decimal value)
        where T : struct, IExactQuantity<T> => T.FromCanonical(value);

    private static void Told<T>(string expected, string accepted)
        where T : struct, IExactQuantity<T>
    {
        string units = string.Join(", ", T.Units.Select(unit => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{unit.Symbol} = {unit.Factor}")));
        Assert.Equal(expected, $"{T.Name}; {(T.AllowsZero ? "0 or more" : "more than 0")}; {units}");
        Assert.Equal(accepted, QuantityText.AcceptedUnits<T>());
        Assert.Equal($"(uninitialised {T.Name})", default(T).ToString());
        Assert.Equal($"\"\" is not a valid {T.Name}: it is empty. Expected a number such as 2.5 and one of these units: {accepted}.", Assert.Throws<FormatException>(() => T.Parse("")).Message);
    }
}
