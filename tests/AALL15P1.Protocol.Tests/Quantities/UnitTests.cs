using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

public class UnitTests
{
    /// <summary>Codes of the UCUM specification: [iU] and U are its arbitrary and enzyme units, 10*9 its power of ten.</summary>
    public static TheoryData<Unit, string, string> Codes => new()
    {
        { DrugMass.MilligramUnit, "mg", "mg" },
        { DrugMass.GramUnit, "g", "g" },
        { DrugMass.MicrogramUnit, "mcg", "ug" },
        { InternationalUnits.InternationalUnit, "IU", "[iU]" },
        { Weight.KilogramUnit, "kg", "kg" },
        { Weight.GramUnit, "g", "g" },
        { Weight.PoundUnit, "lb", "[lb_av]" },
        { Height.CentimetreUnit, "cm", "cm" },
        { Height.MetreUnit, "m", "m" },
        { BodySurfaceArea.SquareMetreUnit, "m²", "m2" },
        { FluidVolume.MillilitreUnit, "mL", "mL" },
        { FluidVolume.LitreUnit, "L", "L" },
        { CellCount.PerMicrolitreUnit, "/µL", "/uL" },
        { CellCount.ThousandsPerMicrolitreUnit, "×10³/µL", "10*3/uL" },
        { CellCount.BillionsPerLitreUnit, "×10⁹/L", "10*9/L" },
        { MassPerVolume.MilligramsPerMillilitreUnit, "mg/mL", "mg/mL" },
        { MassPerVolume.MilligramsPerDecilitreUnit, "mg/dL", "mg/dL" },
        { MassPerVolume.GramsPerLitreUnit, "g/L", "g/L" },
        { MassPerVolume.GramsPerDecilitreUnit, "g/dL", "g/dL" },
        { MassPerVolume.MilligramsPerLitreUnit, "mg/L", "mg/L" },
        { MolarConcentration.MicromolesPerLitreUnit, "µmol/L", "umol/L" },
        { MolarConcentration.NanomolesPerLitreUnit, "nmol/L", "nmol/L" },
        { MolarConcentration.MillimolesPerLitreUnit, "mmol/L", "mmol/L" },
        { MassPerMole.GramsPerMoleUnit, "g/mol", "g/mol" },
        { EnzymeActivity.UnitsPerLitreUnit, "U/L", "U/L" },
        { MassPerWeight.MilligramsPerKilogramUnit, "mg/kg", "mg/kg" },
        { MassPerArea.MilligramsPerSquareMetreUnit, "mg/m²", "mg/m2" },
        { MassPerArea.GramsPerSquareMetreUnit, "g/m²", "g/m2" },
        { UnitsPerWeight.InternationalUnitsPerKilogramUnit, "IU/kg", "[iU]/kg" },
        { UnitsPerArea.InternationalUnitsPerSquareMetreUnit, "IU/m²", "[iU]/m2" },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_unit_has_its_symbol_and_UCUM_code(Unit unit, string symbol, string ucumCode)
    {
        Assert.Equal(symbol, unit.Symbol);
        Assert.Equal(ucumCode, unit.UcumCode);
        Assert.Equal(symbol, unit.ToString());
    }

    /// <summary>What is brought to one form before spellings are compared.</summary>
    [Theory]
    [InlineData("ml/l", "mL/L")]
    [InlineData("ul/dl/nl", "uL/dL/nL")]
    [InlineData("pl", "pl")]
    [InlineData("mcl", "uL")]
    [InlineData("\u00B5g", "ug")]
    [InlineData("\u03BCg", "ug")]
    [InlineData("m^2", "m2")]
    [InlineData("m²", "m2")]
    [InlineData("10⁹/l", "10*9/L")]
    [InlineData("10⁰/l", "10*0/L")]
    [InlineData("10(9)/L", "10*9/L")]
    [InlineData("× 10^9 / L", "10*9/L")]
    [InlineData("×  mg", "×  mg")]
    [InlineData("mg / kg", "mg/kg")]
    public void Spellings_that_mean_the_same_have_one_form(string text, string form) => Assert.Equal(form, UnitText.Fold(text));

    [Fact]
    public void Printed_micro_signs_are_U_00B5() => Assert.Equal('\u00B5', CellCount.PerMicrolitreUnit.Symbol[1]);

    [Fact]
    public void Units_are_equal_by_symbol_code_and_factor()
    {
        Unit gram = DrugMass.GramUnit;
        Assert.Equal(gram, DrugMass.Units[1]);
        Assert.Equal(gram.GetHashCode(), DrugMass.Units[1].GetHashCode());
        Assert.Equal(Weight.GramUnit.Symbol, gram.Symbol);
        Assert.NotEqual(Weight.GramUnit, gram);
        Assert.NotEqual(DrugMass.MilligramUnit, gram);
        Assert.False(gram.Equals(null));
    }
}
