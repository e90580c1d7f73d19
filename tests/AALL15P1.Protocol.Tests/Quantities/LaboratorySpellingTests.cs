using System.Globalization;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Laboratory values as laboratories write them: every spelling that cannot be misread, and none that can.</summary>
public sealed class LaboratorySpellingTests
{
    [Theory]
    [InlineData("500/\u00B5L")]
    [InlineData("500/\u03BCL")]
    [InlineData("500 /uL")]
    [InlineData("500 /µl")]
    [InlineData("500/ul")]
    [InlineData("500/mcL")]
    [InlineData("500 cells/\u00B5L")]
    [InlineData("500 cells/\u03BCL")]
    [InlineData("500 cells/uL")]
    [InlineData("500 cells/mcL")]
    [InlineData("500 cells / µL")]
    [InlineData("500 {cells}/uL")]
    [InlineData("500/mm3")]
    [InlineData("500 /mm³")]
    [InlineData("500 /mm^3")]
    [InlineData("500 cells/mm3")]
    [InlineData("500/cumm")]
    [InlineData("500 cells/cumm")]
    [InlineData("0.5 K/uL")]
    [InlineData("0.5 K/µL")]
    [InlineData("0.5K/mcL")]
    [InlineData("0.5 k/uL")]
    [InlineData("0.5 K/mm3")]
    [InlineData("0.5 K/cumm")]
    [InlineData("0.5 Thousand/uL")]
    [InlineData("0.5 thousand/µL")]
    [InlineData("0.5 10*3/uL")]
    [InlineData("0.5 10^3/uL")]
    [InlineData("0.5 10³/µL")]
    [InlineData("0.5 x10^3/uL")]
    [InlineData("0.5 x 10^3/uL")]
    [InlineData("0.5 X10*3/uL")]
    [InlineData("0.5 ×10³/µL")]
    [InlineData("0.5×10³/mm³")]
    [InlineData("0.5 10*3/mm3")]
    [InlineData("0.5 10*3/cumm")]
    [InlineData("0.5 ×10⁹/L")]
    [InlineData("0.5×10⁹/L")]
    [InlineData("0.5 × 10⁹/L")]
    [InlineData("0.5 × 10⁹ / L")]
    [InlineData("0.50 ×10⁹/l")]
    [InlineData("0.5 ·10⁹/l")]
    [InlineData("0.5 10⁹/L")]
    [InlineData("0.5 x10⁹/L")]
    [InlineData("0.5 x10^9/L")]
    [InlineData("0.5x10^9/L")]
    [InlineData("0.5 ×10^9/L")]
    [InlineData("0.5 *10^9/L")]
    [InlineData("0.5 10^9/L")]
    [InlineData("0.5 x10(9)/L")]
    [InlineData("0.5 10*9/L")]
    [InlineData("0.5 10*9/l")]
    [InlineData("0.5/nL")]
    [InlineData("0.5 /nl")]
    public void A_count_of_500_per_microlitre(string text)
    {
        Assert.Equal(CellCount.FromPerMicrolitre(500m), CellCount.Parse(text));
        Assert.Equal("500/µL", CellCount.Parse($"  {text}\t").ToString());
    }

    [Theory]
    [InlineData("500", "no unit was found")]
    [InlineData("0,5 ×10⁹/L", "a comma is ambiguous")]
    [InlineData("1.500/µL 3", "is not one of its units")]
    [InlineData("0.5 ×109/L", "is not one of its units")]
    [InlineData("0.5 109/L", "is not one of its units")]
    [InlineData("0.5 x103/uL", "is not one of its units")]
    [InlineData("0.5 ×10⁶/L", "is not one of its units")]
    [InlineData("0.5 ×10⁹/µL", "is not one of its units")]
    [InlineData("0.5 ×10³/L", "is not one of its units")]
    [InlineData("0.5 x10e9/L", "is not one of its units")]
    [InlineData("0.5 10E9/L", "is not one of its units")]
    [InlineData("0.5e9/L", "an exponent")]
    [InlineData("0.510⁹/L", "is not one of its units")]
    [InlineData("0.5 G/L", "is not one of its units")]
    [InlineData("0.5 g/L", "is not one of its units")]
    [InlineData("0.5 M/uL", "is not one of its units")]
    [InlineData("500/mL", "is not one of its units")]
    [InlineData("500/L", "is not one of its units")]
    [InlineData("500 cells", "is not one of its units")]
    [InlineData("500 K", "is not one of its units")]
    [InlineData("500 %", "is not one of its units")]
    [InlineData("1 500/µL", "\"500/µL\" is not one of its units")]
    [InlineData("500 (µL)", "is not one of its units")]
    public void What_is_not_a_count_or_could_be_another_is_refused(string text, string reason)
    {
        FormatException error = Assert.Throws<FormatException>(() => CellCount.Parse(text));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "Expected a number such as 2.5 and one of these units: "
            + "/µL (UCUM /uL; also cells/µL, {cells}/uL, /mm³, cells/mm³, /cumm, cells/cumm), "
            + "×10³/µL (UCUM 10*3/uL; also K/µL, k/µL, thousand/µL, Thousand/µL, ×10³/mm³, K/mm³, ×10³/cumm, K/cumm), "
            + "×10⁹/L (UCUM 10*9/L; also ×10^9/L, 10⁹/L, /nL).",
            error.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.2 g/dL", "102")]
    [InlineData("10.2 g/dl", "102")]
    [InlineData("10.2 g / dL", "102")]
    [InlineData("102 g/L", "102")]
    [InlineData("102 g/l", "102")]
    [InlineData("102 mg/mL", "102")]
    [InlineData("102 mg/ml", "102")]
    [InlineData("1.2 mg/dL", "0.012")]
    [InlineData("1.2 mg/dl", "0.012")]
    [InlineData("12 mg/L", "0.012")]
    [InlineData("12 mg/l", "0.012")]
    [InlineData("12 \u00B5g/mL", "0.012")]
    [InlineData("12 \u03BCg/mL", "0.012")]
    [InlineData("12 ug/ml", "0.012")]
    [InlineData("12 mcg/mL", "0.012")]
    public void A_mass_concentration_in_grams_per_litre(string text, string gramsPerLitre) =>
        Assert.Equal(decimal.Parse(gramsPerLitre, CultureInfo.InvariantCulture), MassPerVolume.Parse(text).GramsPerLitre);

    [Theory]
    [InlineData("10.2")]
    [InlineData("10,2 g/dL")]
    [InlineData("10.2 g")]
    [InlineData("10.2 G/dL")]
    [InlineData("10.2 g%")]
    [InlineData("10.2 mg%")]
    [InlineData("10.2 gm/dL")]
    [InlineData("10.2 mmol/L")]
    [InlineData("10.2 g/DL")]
    public void What_is_no_mass_concentration_is_refused(string text) => Assert.Throws<FormatException>(() => MassPerVolume.Parse(text));

    [Theory]
    [InlineData("0.1 \u00B5mol/L")]
    [InlineData("0.1 \u03BCmol/L")]
    [InlineData("0.1 umol/L")]
    [InlineData("0.10umol/l")]
    [InlineData("0.1 mcmol/L")]
    [InlineData("0.1 micromol/L")]
    [InlineData("0.1 \u00B5M")]
    [InlineData("0.1 \u03BCM")]
    [InlineData("0.1 uM")]
    [InlineData("100 nmol/L")]
    [InlineData("100 nanomol/L")]
    [InlineData("100 nM")]
    [InlineData("0.0001 mmol/L")]
    [InlineData("0.0001 mM")]
    public void A_molar_concentration_of_a_tenth_of_a_micromole(string text) =>
        Assert.Equal(MolarConcentration.FromMicromolesPerLitre(0.1m), MolarConcentration.Parse(text));

    [Theory]
    [InlineData("0.1 mol/L")]
    [InlineData("0.1 mcM")]
    [InlineData("0.1 M")]
    [InlineData("0.1 mmol")]
    public void What_is_no_molar_concentration_is_refused(string text) => Assert.Throws<FormatException>(() => MolarConcentration.Parse(text));

    [Theory]
    [InlineData("35 U/L")]
    [InlineData("35.0 U/l")]
    [InlineData("35 IU/L")]
    [InlineData("35 [iU]/L")]
    [InlineData("35 [IU]/L")]
    public void An_enzyme_activity_in_U_or_IU(string text)
    {
        EnzymeActivity activity = EnzymeActivity.Parse(text);
        Assert.Equal(35m, activity.UnitsPerLitre);
        Assert.Equal("35 U/L", activity.ToString());
    }

    [Theory]
    [InlineData("35")]
    [InlineData("35 u/L")]
    [InlineData("35 U")]
    [InlineData("35 IU")]
    public void What_is_no_enzyme_activity_is_refused(string text) => Assert.Throws<FormatException>(() => EnzymeActivity.Parse(text));

    [Theory]
    [InlineData("2500 IU")]
    [InlineData("2500 [iU]")]
    [InlineData("2500[IU]")]
    public void International_units_of_a_dose(string text) => Assert.Equal(2500m, InternationalUnits.Parse(text).Value);

    [Theory]
    [InlineData("50 mcg")]
    [InlineData("50 ug")]
    [InlineData("50 \u00B5g")]
    [InlineData("50 \u03BCg")]
    [InlineData("50 micrograms")]
    [InlineData("0.05 mg")]
    public void Fifty_micrograms(string text) => Assert.Equal(50m, DrugMass.Parse(text).Micrograms);

    [Theory]
    [InlineData("75 mg/m²")]
    [InlineData("75 mg/m2")]
    [InlineData("75 mg/m^2")]
    [InlineData("75 mg / m²")]
    [InlineData("0.075 g/m2")]
    public void A_dose_by_surface(string text) => Assert.Equal(75m, MassPerArea.Parse(text).MilligramsPerSquareMetre);

    [Theory]
    [InlineData("16.5 lb")]
    [InlineData("16.5 lbs")]
    [InlineData("16.5 [lb_av]")]
    public void A_weight_in_pounds(string text) => Assert.Equal(Weight.FromPounds(16.5m), Weight.Parse(text));

    [Fact]
    public void Thousands_per_microlitre_print_in_their_own_unit() =>
        Assert.Equal("0.5 ×10³/µL", CellCount.FromPerMicrolitre(500m).ToString(CellCount.ThousandsPerMicrolitreUnit));

    [Fact]
    public void A_text_longer_than_any_unit_is_refused()
    {
        Assert.False(CellCount.TryParse($"5 {new string('µ', 100_000)}", out _));
        Assert.False(CellCount.TryParse($"5 10{new string('⁹', 100_000)}", out _));
    }
}
