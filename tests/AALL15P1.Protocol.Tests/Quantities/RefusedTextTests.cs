using System.Globalization;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Spellings that are refused, each for the reason that the message gives.</summary>
public class RefusedTextTests
{
    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("   ", "it is empty")]
    [InlineData("mg", "a number was expected, and \"mg\" was found")]
    [InlineData("NaN mg", "a number was expected")]
    [InlineData("Infinity mg", "a number was expected")]
    [InlineData("∞ mg", "a number was expected")]
    [InlineData("٥ mg", "a number was expected")]
    [InlineData("+2.5 mg", "a number was expected")]
    [InlineData(".5 mg", "a zero before the point")]
    [InlineData(",5 mg", "a comma is ambiguous")]
    [InlineData("-2.5 mg", "a negative amount cannot exist")]
    [InlineData("-0 mg", "a negative amount cannot exist")]
    [InlineData("\u22122.5 mg", "a negative amount cannot exist")]
    [InlineData("\u20132.5 mg", "a negative amount cannot exist")]
    [InlineData("2,5 mg", "a comma is ambiguous")]
    [InlineData("1,000 mg", "a comma is ambiguous")]
    [InlineData("1,000.5 mg", "a comma is ambiguous")]
    [InlineData("1.000,5 mg", "a comma is ambiguous")]
    [InlineData("5. mg", "a digit was expected after the point")]
    [InlineData("5.", "a digit was expected after the point")]
    [InlineData("5.mg", "a digit was expected after the point")]
    [InlineData("05 mg", "does not begin with 0")]
    [InlineData("00.5 mg", "does not begin with 0")]
    [InlineData("1.2.3 mg", "a second point")]
    [InlineData("1e3 mg", "an exponent")]
    [InlineData("1E3 mg", "an exponent")]
    [InlineData("1e+3 mg", "an exponent")]
    [InlineData("1.5e-3 mg", "an exponent")]
    [InlineData("2.5", "no unit was found")]
    [InlineData("2.5 ", "no unit was found")]
    [InlineData("1 000 mg", "\"000 mg\" is not one of its units")]
    [InlineData("2.5 kg", "\"kg\" is not one of its units")]
    [InlineData("2.5 mg/kg", "\"mg/kg\" is not one of its units")]
    [InlineData("2.5 MG", "\"MG\" is not one of its units")]
    [InlineData("2.5 mg!", "\"mg!\" is not one of its units")]
    [InlineData("2.5 mg 3", "\"mg 3\" is not one of its units")]
    [InlineData("2.5 mg mg", "\"mg mg\" is not one of its units")]
    [InlineData("2.5 m g", "\"m g\" is not one of its units")]
    [InlineData("(2.5 mg)", "a number was expected")]
    [InlineData("99999999999999999999999999999999 mg", "is too large")]
    [InlineData("79228162514264337593543950336 mg", "is too large")]
    [InlineData("79228162514264337593543950335 g", "beyond what a decimal number can hold")]
    [InlineData("0.0000000000000000000000000001 mcg", "beyond what a decimal number can hold")]
    [InlineData("0.00000000000000000000000000001 mg", "more digits than a decimal number can hold")]
    [InlineData("1.00000000000000000000000000001 mg", "more digits than a decimal number can hold")]
    [InlineData("1.2345678901234567890123456789 mcg", "more digits than a decimal number can hold")]
    public void The_message_names_what_was_found_and_what_was_expected(string text, string reason)
    {
        FormatException error = Assert.Throws<FormatException>(() => DrugMass.Parse(text));
        Assert.StartsWith($"\"{text}\" is not a valid mass: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Expected a number such as 2.5 and one of these units: mg, g, mcg (UCUM ug; also microgram, micrograms).", error.Message, StringComparison.Ordinal);
        Assert.False(DrugMass.TryParse(text, out DrugMass mass));
        Assert.Equal(default, mass);
    }

    [Theory]
    [InlineData("0.0000000000000000000000000001 mg")]
    [InlineData("79228162514264337593543950335 mg")]
    [InlineData("7.9228162514264337593543950335 mg")]
    [InlineData("1.00000000000000000000000000000000000 mg")]
    [InlineData("79228162514264337593543950335 mcg")]
    public void Every_number_that_a_decimal_holds_is_accepted(string text) => Assert.True(DrugMass.TryParse(text, out _));

    [Theory]
    [InlineData("2500 U", "write \"IU\"")]
    [InlineData("2500U", "write \"IU\"")]
    public void U_for_international_units_is_refused(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => InternationalUnits.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2500 U/m²", "write \"IU/m²\"")]
    [InlineData("2500 U/m2", "write \"IU/m²\"")]
    public void U_for_international_units_is_refused_in_a_dose(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => UnitsPerArea.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("80 U/kg/dose", "write \"IU/kg/dose\"")]
    [InlineData("80 U/kg/{dose}", "write \"IU/kg/dose\"")]
    public void U_for_international_units_is_refused_in_a_dose_per_dose(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => PerDose<UnitsPerWeight>.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2500 iu")]
    [InlineData("2500 Iu")]
    [InlineData("2500 units")]
    [InlineData("2500 mg")]
    public void Other_words_for_international_units_are_refused(string text) =>
        Assert.Contains("IU (UCUM [iU]; also [IU])", Assert.Throws<FormatException>(() => InternationalUnits.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Null_is_an_argument_error_to_Parse_and_no_quantity_to_TryParse()
    {
        Assert.Throws<ArgumentNullException>("s", () => DrugMass.Parse(null!));
        Assert.Throws<ArgumentNullException>("s", () => ParseAs<DrugMass>(null!));
        Assert.False(DrugMass.TryParse(null, out _));
        Assert.False(TryParseAs<DrugMass>(null));
    }

    [Fact]
    public void The_interfaces_of_dotnet_ignore_a_format_provider()
    {
        NumberFormatInfo decimalComma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
        Assert.Equal(DrugMass.FromMilligrams(2.5m), ParseAs<DrugMass>("2.5 mg", decimalComma));
        Assert.Equal(DrugMass.FromMilligrams(2.5m), ParseSpanAs<DrugMass>("2.5 mg", decimalComma));
        Assert.Throws<FormatException>(() => ParseAs<DrugMass>("2,5 mg", decimalComma));
        Assert.Throws<FormatException>(() => ParseSpanAs<DrugMass>("2,5 mg", decimalComma));
        Assert.Equal("2.5 mg", ((IFormattable)DrugMass.FromMilligrams(2.5m)).ToString("mg", decimalComma));
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo decimalComma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        decimalComma.NumberFormat.NumberDecimalSeparator = ",";
        decimalComma.NumberFormat.NumberGroupSeparator = ".";
        decimalComma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = decimalComma;
            DrugMass mass = DrugMass.Parse("2.5 mg");
            Assert.Equal(2.5m, mass.Milligrams);
            Assert.Equal("2.5 mg", mass.ToString());
            Assert.Equal("0.0025 g", mass.ToString(DrugMass.GramUnit));
            Assert.Equal("2.5 mg", $"{mass}");
            Assert.Throws<FormatException>(() => DrugMass.Parse("2,5 mg"));
            Assert.Contains("2.5 × ", Assert.Throws<OverflowException>(() => mass * decimal.MaxValue).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void An_unknown_format_is_a_format_error_that_lists_the_units()
    {
        FormatException error = Assert.Throws<FormatException>(() => $"{DrugMass.FromMilligrams(1m):N2}");
        Assert.Contains("\"N2\" is no unit of mass", error.Message, StringComparison.Ordinal);
        Assert.Contains("mg, g, mcg (UCUM ug; also microgram, micrograms)", error.Message, StringComparison.Ordinal);
    }

    private static T ParseAs<T>(string text, IFormatProvider? provider = null)
        where T : IParsable<T> =>
        T.Parse(text, provider);

    private static bool TryParseAs<T>(string? text)
        where T : IParsable<T> =>
        T.TryParse(text, provider: null, out _);

    private static T ParseSpanAs<T>(ReadOnlySpan<char> text, IFormatProvider? provider)
        where T : ISpanParsable<T> =>
        T.Parse(text, provider);
}
