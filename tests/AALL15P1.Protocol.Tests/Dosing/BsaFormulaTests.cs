using AALL15P1.Protocol.Regimen;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

public sealed class BsaFormulaTests
{
    // 100 cm and 72 kg make 7200 / 3600 = 2; 100 cm and 108 kg make 3; the roots of 2 and 3 are OEIS A002193 and
    // A002194. 60 cm and 5.4 kg make 324 / 3600 = 0.09, whose root is 0.3 exactly.
    [Theory]
    [InlineData("72", "100", "1.41421356237309504880169")]
    [InlineData("108", "100", "1.73205080756887729352745")]
    [InlineData("5.4", "60", "0.3")]
    [InlineData("3600", "1", "1")]
    public void Mosteller_is_the_root_to_24_digits(string kilograms, string centimetres, string squareMetres) =>
        Assert.Equal(Parse(squareMetres), Estimate(BsaFormula.Mosteller, kilograms, centimetres));

    // 62 cm × 6.2 kg / 3600 = 0.10677777...; all values from an arbitrary-precision calculator with 60 digits.
    [Theory]
    [InlineData("mosteller", "6.2", "62", "0.326768691550732530973219")]
    [InlineData("haycock", "6.2", "62", "0.33237826154238521888")]
    [InlineData("du-bois", "6.2", "62", "0.31089716840240655939")]
    [InlineData("mosteller", "3.4", "50", "0.217306746840088290486099")]
    [InlineData("haycock", "3.4", "50", "0.22094356995331015729")]
    [InlineData("du-bois", "3.4", "50", "0.20606209767217145456")]
    [InlineData("haycock", "70", "170", "1.8256771247769762039")]
    [InlineData("du-bois", "70", "170", "1.8097078017532473999")]

    // As near to a tie of the last digit that a wrong digit in the logarithm or the exponential would show.
    [InlineData("du-bois", "6.200000000000000002309808191", "62", "0.31089716840240655943")]
    [InlineData("du-bois", "7.50000000000000000222620896", "70", "0.36809798459587132398")]
    [InlineData("haycock", "3.400000000000000001057889444", "50", "0.22094356995331015733")]
    [InlineData("du-bois", "3.000000000000000001363666299", "48", "0.18968926511456151685")]
    [InlineData("du-bois", "6.200000000000000000875976028", "0.755", "0.012724605640908559655")]
    [InlineData("du-bois", "6.200000000000000001342116177", "0.74", "0.012540815786746135119")]
    [InlineData("haycock", "6.200000000000000000569116177", "0.75", "0.057756761142078615587")]
    public void Each_formula_agrees_with_an_independent_calculator_to_its_last_digit(string formula, string kilograms, string centimetres, string squareMetres) =>
        Assert.Equal(Parse(squareMetres), Estimate(BsaFormula.Find(formula), kilograms, centimetres));

    // 10^28 cm and 10^20 kg make 0.007184 × 10^(28 × 0.725 + 20 × 0.425) = 0.007184 × 10^28.8 m², far above 10^20.
    [Fact]
    public void An_area_with_more_digits_than_are_computed_is_refused()
    {
        Assert.Equal(99_999_999_999_999_999_999m, DecimalMath.Significant(99_999_999_999_999_999_999.4m, 20));
        Assert.Equal(
            "100000000000000000000 is larger than can be computed to 20 significant digits.",
            Assert.Throws<OverflowException>(() => DecimalMath.Significant(100_000_000_000_000_000_000m, 20)).Message);
        Assert.EndsWith(
            " is larger than can be computed to 20 significant digits.",
            Assert.Throws<OverflowException>(() => Estimate(BsaFormula.DuBois, "100000000000000000000", "10000000000000000000000000000")).Message,
            StringComparison.Ordinal);
    }

    // The reference table: DuBois about 4-5 % lower and Haycock about 1.5 % higher than Mosteller at infant sizes.
    [Fact]
    public void At_infant_sizes_Du_Bois_is_lower_and_Haycock_higher()
    {
        decimal mosteller = Estimate(BsaFormula.Mosteller, "6.2", "62");

        Assert.InRange(Estimate(BsaFormula.DuBois, "6.2", "62") / mosteller, 0.945m, 0.965m);
        Assert.InRange(Estimate(BsaFormula.Haycock, "6.2", "62") / mosteller, 1.010m, 1.020m);
    }

    [Fact]
    public void An_unknown_formula_is_refused_with_the_known_ones()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => BsaFormula.Find("boyd"));

        Assert.Contains("'boyd'; there are mosteller, haycock, du-bois", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, RoundingDirection.Nearest, RoundingTie.Up, "0.33")]
    [InlineData(2, RoundingDirection.Down, RoundingTie.Up, "0.32")]
    [InlineData(2, RoundingDirection.Up, RoundingTie.Up, "0.33")]
    [InlineData(1, RoundingDirection.Up, RoundingTie.Up, "0.4")]
    [InlineData(6, RoundingDirection.Nearest, RoundingTie.Up, "0.326769")]
    public void A_rounding_of_the_area_shows_in_its_step(int decimals, RoundingDirection direction, RoundingTie tie, string squareMetres)
    {
        DosingPolicy policy = DosingPolicy.Default with { BsaRounding = Sample.Cited(new BsaRounding(decimals, direction, tie)) };
        DoseResult result = Sample.Explain(DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(100m).PerDose()), policy);

        DoseStep.AreaRounded step = Assert.Single(result.Steps.OfType<DoseStep.AreaRounded>());
        Assert.Equal(Parse(squareMetres), step.Area.SquareMetres);
        Assert.Equal(Sample.Milligrams(100m * Parse(squareMetres)), result.Dose.PerDose);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void An_area_is_rounded_to_1_to_6_decimals(int decimals) => Assert.Throws<ArgumentOutOfRangeException>(() => new BsaRounding(decimals));

    private static decimal Estimate(BsaFormula formula, string kilograms, string centimetres) =>
        formula.Estimate(Weight.FromKilograms(Parse(kilograms)), Height.FromCentimetres(Parse(centimetres))).SquareMetres;

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
