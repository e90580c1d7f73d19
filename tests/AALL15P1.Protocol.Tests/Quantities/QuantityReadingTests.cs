using System.ComponentModel;
using System.ComponentModel.Design.Serialization;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>Reading and printing at the edges: as many digits as there can be, as little room as there can be, and what is refused in whole sentences.</summary>
public sealed class QuantityReadingTests
{
    [Theory]
    [InlineData("0 mg", "0")]
    [InlineData("0.0 mg", "0")]
    [InlineData("0.5 mg", "0.5")]
    [InlineData("10 mg", "10")]
    [InlineData("1.50 mg", "1.5")]
    [InlineData("4294967296 mg", "4294967296")]
    public void A_number_is_read_to_its_last_digit(string text, string milligrams) =>
        Assert.Equal(decimal.Parse(milligrams, CultureInfo.InvariantCulture), DrugMass.Parse(text).Milligrams);

    [Fact]
    public void Eighteen_digits_and_more_are_read_alike()
    {
        Assert.Equal(12_345_678_901.2345678m, DrugMass.Parse("12345678901.2345678 mg").Milligrams);
        Assert.Equal(123_456_789_012_345_678m, DrugMass.Parse("123456789012345678 mg").Milligrams);
        Assert.Equal(9_999_999_999_999_999_999m, DrugMass.Parse("9999999999999999999 mg").Milligrams);
        Assert.Equal(99_999_999_999_999_999_999m, CellCount.Parse("99999999999999999999/µL").PerMicrolitre);
        Assert.Equal(0.1234567890123456789m, DrugMass.Parse("0.1234567890123456789 mg").Milligrams);
        Assert.Equal(1_234_567_890_123_456.78m, CellCount.Parse("1234567890123456.78/µL").PerMicrolitre);
    }

    /// <summary>What is printed by default is read the short way; anything else, though it means the same, is left to the long one.</summary>
    [Theory]
    [InlineData("5 mg", "5")]
    [InlineData("1 mg", "1")]
    [InlineData("10 mg", "10")]
    [InlineData("15.5 mg", "15.5")]
    [InlineData("5.5 mg", "5.5")]
    [InlineData("0.5 mg", "0.5")]
    [InlineData("0.05 mg", "0.05")]
    [InlineData("123456789012345678 mg", "123456789012345678")]
    [InlineData("1234567890123456789 mg", null)]
    [InlineData("5xxxxxxxxxxxxxxxxx mg", null)]
    [InlineData("5mg", null)]
    [InlineData("5  mg", null)]
    [InlineData("5 mcg", null)]
    [InlineData("05 mg", null)]
    [InlineData("00.5 mg", null)]
    [InlineData("5. mg", null)]
    [InlineData(".5 mg", null)]
    [InlineData("5.5.5 mg", null)]
    [InlineData("0 mg", null)]
    [InlineData("0.0 mg", null)]
    [InlineData("5", null)]
    [InlineData("mg", null)]
    [InlineData("", null)]
    public void What_is_printed_is_read_the_short_way(string text, string? milligrams)
    {
        Assert.Equal(milligrams is not null, QuantityText.TryParsePrinted(text, out DrugMass mass));
        Assert.Equal(milligrams is null ? default : DrugMass.FromMilligrams(decimal.Parse(milligrams, CultureInfo.InvariantCulture)), mass);
    }

    [Fact]
    public void A_unit_that_begins_with_a_slash_stands_without_a_space()
    {
        Assert.True(QuantityText.TryParsePrinted("500/µL", out CellCount count) && count.PerMicrolitre == 500m);
        Assert.False(QuantityText.TryParsePrinted("500 /µL", out count));
        Assert.True(QuantityText.TryParsePrinted("40 U/L", out EnzymeActivity activity) && activity.UnitsPerLitre == 40m);
        Assert.False(QuantityText.TryParsePrinted("40U/L", out activity));
    }

    [Theory]
    [InlineData("0 kg")]
    [InlineData("0.0 kg")]
    [InlineData("0 lb")]
    public void A_weight_of_nothing_is_refused(string text)
    {
        Assert.False(Weight.TryParse(text, out _));
        Assert.Equal(
            $"\"{text}\" is not a valid weight: it must be greater than 0. Expected a number such as 2.5 and one of these units: kg, g, lb (UCUM [lb_av]; also lbs).",
            Assert.Throws<FormatException>(() => Weight.Parse(text)).Message);
    }

    [Theory]
    [InlineData("1e0 mg", "an exponent is not clinical spelling.")]
    [InlineData("1e9 mg", "an exponent is not clinical spelling.")]
    [InlineData("1E+2 mg", "an exponent is not clinical spelling.")]
    [InlineData("1E-2 mg", "an exponent is not clinical spelling.")]
    [InlineData("5eq", "\"eq\" is not one of its units.")]
    [InlineData("5e mg", "\"e mg\" is not one of its units.")]
    [InlineData("5 mg/kg", "\"mg/kg\" is not one of its units.")]
    [InlineData("5", "no unit was found after the number.")]
    [InlineData("", "it is empty.")]
    [InlineData("-5 mg", "a negative amount cannot exist.")]
    [InlineData(".5 mg", "a number below 1 is written with a zero before the point, because a bare point is easily overlooked.")]
    [InlineData(",5 mg", "a comma is ambiguous; write a point, with a zero before it.")]
    [InlineData("five mg", "a number was expected, and \"five mg\" was found.")]
    [InlineData("5xxxxxxxxxxxxxxxxx mg", "\"xxxxxxxxxxxxxxxxx mg\" is not one of its units.")]
    [InlineData("05 mg", "a number other than 0 does not begin with 0 unless a point follows.")]
    [InlineData("5. mg", "a digit was expected after the point.")]
    [InlineData("5,5 mg", "a comma is ambiguous (decimal or thousands); write a point for decimals and nothing for thousands.")]
    [InlineData("5.5.5 mg", "a second point was found.")]
    [InlineData("99999999999999999999999999999 mg", "99999999999999999999999999999 is too large.")]
    [InlineData("79228162514264337593543950335 g", "79228162514264337593543950335 g is beyond what a decimal number can hold.")]
    [InlineData("0.00000000000000000000000000012 mg", "0.00000000000000000000000000012 has more digits than a decimal number can hold.")]
    public void A_refused_text_gives_one_reason(string text, string reason)
    {
        const string Expected = "Expected a number such as 2.5 and one of these units: mg, g, mcg (UCUM ug; also microgram, micrograms)";

        Assert.Equal($"\"{text}\" is not a valid mass: {reason} {Expected}.", Assert.Throws<FormatException>(() => DrugMass.Parse(text)).Message);
        Assert.Equal($"\"{text}\" is not a valid dose amount: {reason} {Expected}, IU (UCUM [iU]; also [IU]).", Assert.Throws<FormatException>(() => DoseAmount.Parse(text)).Message);
    }

    [Fact]
    public void Units_of_a_dose_are_written_in_full() =>
        Assert.Equal(
            "\"825 U\" is not a valid dose amount: \"U\" is an error-prone abbreviation; write \"IU\". "
            + "Expected a number such as 2.5 and one of these units: mg, g, mcg (UCUM ug; also microgram, micrograms), IU (UCUM [iU]; also [IU]).",
            Assert.Throws<FormatException>(() => DoseAmount.Parse("825 U")).Message);

    [Fact]
    public void A_format_is_a_unit_or_G_or_nothing()
    {
        Assert.Equal("0.5 g", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{DrugMass.FromMilligrams(500m):g}"));
        Assert.Equal(["500 mg", "500 mg"], [Printed(DrugMass.FromMilligrams(500m), "G", 6), Printed(DrugMass.FromMilligrams(500m), "", 6)]);
        Assert.Equal("0.5 g", Printed(DrugMass.FromMilligrams(500m), "g", 5));
        Assert.Equal("500/µL", Printed(CellCount.FromPerMicrolitre(500m), "", 6));
        Assert.Equal("4 g/L", Printed(MassPerVolume.FromMilligramsPerMillilitre(4m), "g/L", 5));
        Assert.Equal("500 mg", Printed(DoseAmount.FromMass(DrugMass.FromMilligrams(500m)), "", 6));
        Assert.Equal("0.5 g", Printed(DoseAmount.FromMass(DrugMass.FromMilligrams(500m)), "g", 5));
        Assert.Equal("825 IU", Printed(DoseAmount.FromInternationalUnits(InternationalUnits.FromInternationalUnits(825m)), "IU", 6));
        Assert.Equal("825 IU", DoseAmount.FromInternationalUnits(InternationalUnits.FromInternationalUnits(825m)).ToString("[iU]", formatProvider: null));
        Assert.Equal(["500 mg", "500 mg", "500 mg"], [.. new[] { "G", "", null }.Select(format => DrugMass.FromMilligrams(500m).ToString(format, formatProvider: null))]);
        Assert.Equal("(uninitialised weight)", default(Weight).ToString("G", formatProvider: null));
        Assert.Equal("(uninitialised weight)", Printed(default(Weight), "G", 22));
        Assert.Equal("(uninitialised weight)", Printed(default(Weight), "", 22));
        Assert.Equal("(uninitialised dose amount)", Printed(default(DoseAmount), "", 27));
        Assert.Throws<InvalidOperationException>(() => default(Weight).TryFormat(new char[40], out _, "g", provider: null));
        Assert.Equal(
            "\"N2\" is no unit of mass. Expected one of these units: mg, g, mcg (UCUM ug; also microgram, micrograms).",
            Assert.Throws<FormatException>(() => DrugMass.FromMilligrams(1m).ToString("N2", formatProvider: null)).Message);

        static string Printed<T>(T value, string format, int length)
            where T : ISpanFormattable
        {
            char[] room = new char[length + 3];
            Assert.True(value.TryFormat(room, out int written, format, provider: null));
            Assert.Equal(length, written);
            for (int less = 0; less < length; less++)
            {
                Assert.False(value.TryFormat(room.AsSpan(0, less), out int none, format, provider: null));
                Assert.Equal(0, none);
            }

            return new string(room, 0, written);
        }
    }

    [Theory]
    [InlineData("2", 2, 1)]
    [InlineData("1000000/1000000", 1, 1)]
    [InlineData("1000000", 1_000_000, 1)]
    [InlineData("1/1000000", 1, 1_000_000)]
    [InlineData("6/4", 3, 2)]
    [InlineData("0/4", 0, 1)]
    public void A_factor_is_read_in_lowest_terms(string text, int numerator, int denominator)
    {
        Assert.True(Fraction.TryParse(text, out Fraction factor));
        Assert.Equal((numerator, denominator), (factor.Numerator, factor.Denominator));
        Assert.Equal(new Fraction(numerator, denominator), Fraction.Parse(text));
    }

    [Theory]
    [InlineData("1/1000001")]
    [InlineData("1000001/2")]
    [InlineData("1/0")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("1/2/3")]
    [InlineData("")]
    public void What_is_no_factor_is_refused_in_a_sentence(string text)
    {
        Assert.False(Fraction.TryParse(text, out Fraction factor));
        Assert.Equal(default, factor);
        Assert.Equal(
            $"\"{text}\" is not a valid factor. Expected a whole number or two with a slash between them, such as 2/3, of at most 1000000 each.",
            Assert.Throws<FormatException>(() => Fraction.Parse(text)).Message);
    }

    [Fact]
    public void Factors_are_in_order_of_size()
    {
        Fraction less = new(2, 3);
        Fraction more = new(3, 4);

        Assert.Equal([true, true, false, false], [less < more, less <= more, less > more, less >= more]);
        Assert.Equal([false, false, true, true], [more < less, more <= less, more > less, more >= less]);
        Assert.Equal([false, true, false, true], [less < new Fraction(4, 6), less <= new Fraction(4, 6), less > new Fraction(4, 6), less >= new Fraction(4, 6)]);
        Assert.True(new Fraction(999_999, 1_000_000) < Fraction.One);
        Assert.True(new Fraction(1_000_000, 1) > new Fraction(999_999, 1));
        Assert.Throws<ArgumentNullException>("s", () => Fraction.Parse(null!));
        Assert.False(Fraction.TryParse(null, out _));
        Assert.Throws<ArgumentOutOfRangeException>("numerator", () => new Fraction(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("numerator", () => new Fraction(1_000_001, 2));
        Assert.Throws<ArgumentOutOfRangeException>("denominator", () => new Fraction(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("denominator", () => new Fraction(1, 1_000_001));
    }

    [Fact]
    public void Amounts_of_one_kind_have_a_size_and_a_ratio()
    {
        DoseAmount less = DrugMass.FromMilligrams(5m);
        DoseAmount more = DrugMass.FromMilligrams(10m);
        DoseAmount units = InternationalUnits.FromInternationalUnits(5m);

        Assert.Equal([true, true, false, false], [less < more, less <= more, less > more, less >= more]);
        Assert.Equal([false, false, true, true], [more < less, more <= less, more > less, more >= less]);
        Assert.Equal([false, true, false, true], [less < DrugMass.FromMilligrams(5m), less <= DrugMass.FromMilligrams(5m), less > DrugMass.FromMilligrams(5m), less >= DrugMass.FromMilligrams(5m)]);
        Assert.Equal((2m, "2"), (more.RatioTo(less), more.RatioTo(DrugMass.FromMilligrams(5.0m)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("0 mg", less.Times(0m).ToString());
        Assert.Equal("10 IU", units.Times(2m).ToString());
        Assert.Equal((5m, 5m), (less.CanonicalValue, units.CanonicalValue));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => less.Times(-0.1m));
        Refused.Argument("other", "5 mg and 5 IU are of different kinds and cannot be compared.", () => less.RatioTo(units));
        Assert.True(DoseAmount.TryParse("825 IU", provider: null, out DoseAmount read) && read.IsUnits);
        Assert.True(DoseAmount.TryParse("5 mg".AsSpan(), provider: null, out read) && read == less);
        Assert.False(DoseAmount.TryParse("5 kg", provider: null, out read));
        Assert.Equal(default, read);
    }

    [Theory]
    [InlineData("12345678901234567890123456789012", "12345678901234567890123456789012")]
    [InlineData("123456789012345678901234567890123", "12345678901234567890123456789012…")]
    public void A_long_JSON_value_is_shown_by_its_beginning(string json, string found) =>
        Assert.StartsWith($"Found {found}, which is no JSON string. ", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Weight>(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_JSON_number_that_reads_as_the_text_is_no_string_all_the_same() =>
        Assert.Equal("Found 5, which is no JSON string.", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Fraction>("5")).Message);

    [Fact]
    public void Every_dose_for_a_dose_and_for_a_day_has_its_converters()
    {
        Has<DrugMass>();
        Has<InternationalUnits>();
        Has<MassPerWeight>();
        Has<MassPerArea>();
        Has<UnitsPerWeight>();
        Has<UnitsPerArea>();
        Assert.Null(DoseConverters.Of(typeof(DrugMass)));

        static void Has<T>()
            where T : struct, IDoseQuantity<T>
        {
            Assert.True(DoseConverters.Of(typeof(PerDose<T>)) is (_, TextJsonConverter<PerDose<T>>, TextTypeConverter<PerDose<T>>));
            Assert.True(DoseConverters.Of(typeof(PerDay<T>)) is (_, TextJsonConverter<PerDay<T>>, TextTypeConverter<PerDay<T>>));
        }
    }

    // No weeks are an age; no weight is none.
    [Fact]
    public void A_default_is_written_where_it_is_read_back()
    {
        Assert.Equal("0+0 weeks", ReadableText.Of(default(GestationalAge)));
        Assert.Equal("36+1 weeks", ReadableText.Of(new GestationalAge(36, 1)));
        Assert.Null(ReadableText.Of(default(Weight)));
        Assert.Equal("6 kg", ReadableText.Of(Weight.FromKilograms(6m)));
    }

    [Fact]
    public void Converters_say_what_they_convert()
    {
        TypeConverter ofWeight = TypeDescriptor.GetConverter(typeof(Weight));
        TypeConverter ofDose = TypeDescriptor.GetConverter(typeof(PerDose<DrugMass>));

        Assert.Equal([true, false, true], [ofWeight.CanConvertFrom(typeof(string)), ofWeight.CanConvertFrom(typeof(int)), ofWeight.CanConvertFrom(typeof(InstanceDescriptor))]);
        Assert.Equal([true, false], [ofDose.CanConvertFrom(typeof(string)), ofDose.CanConvertFrom(typeof(int))]);
        Assert.Throws<NotSupportedException>(() => ofWeight.ConvertTo(Weight.FromKilograms(6m), typeof(int)));
        Assert.Throws<NotSupportedException>(() => ofDose.ConvertTo(DrugMass.FromMilligrams(6m).PerDose(), typeof(int)));
        Assert.Equal("6 mg/dose", ofDose.ConvertToInvariantString(DrugMass.FromMilligrams(6m).PerDose()));
        Refused.Argument("type", "System.Int32 is no dose.", () => new DoseTypeConverter(typeof(int)));
        TextJsonConverter<Weight> converter = new();
        Assert.Throws<ArgumentNullException>("writer", () => converter.Write(null!, Weight.FromKilograms(6m), JsonSerializerOptions.Default));
        Assert.Throws<ArgumentNullException>("writer", () => converter.WriteAsPropertyName(null!, Weight.FromKilograms(6m), JsonSerializerOptions.Default));
        Assert.StartsWith(
            "\"(uninitialised weight)\" cannot be written: it is the default of Weight, which has no meaning. Give it a value, or make it nullable.",
            Assert.Throws<JsonException>(() => JsonSerializer.Serialize(default(Weight))).Message,
            StringComparison.Ordinal);
    }
}
