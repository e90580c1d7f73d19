using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public class WeightTests
{
    [Fact]
    public void Eight_thousand_four_hundred_grams_are_8_4_kg()
    {
        Assert.Equal(Weight.FromKilograms(8.4m), Weight.FromGrams(8400m));
        Assert.Equal(8400m, Weight.FromKilograms(8.4m).Grams);
        Assert.Equal(8.4m, Weight.FromGrams(8400m).Kilograms);
    }

    [Theory]
    // International yard and pound agreement, 1959: 1 lb = 0.45359237 kg. 7.5 lb = 3.401942775 kg; 100 lb = 45.359237 kg.
    [InlineData("1", "0.45359237")]
    [InlineData("7.5", "3.401942775")]
    [InlineData("100", "45.359237")]
    public void A_pound_is_exactly_0_45359237_kg(string pounds, string kilograms)
    {
        Weight weight = Weight.Parse($"{pounds} lb");
        Assert.Equal(Weight.Parse($"{kilograms} kg"), weight);
        Assert.Equal(weight, Weight.Parse($"{pounds} [lb_av]"));
        Assert.Equal($"{pounds} lb", weight.ToString(Weight.PoundUnit));
    }

    [Property]
    public void Pounds_print_and_parse_exactly_when_they_were_given_as_pounds(Weight weight)
    {
        decimal pounds = weight.Kilograms;
        Weight given = Weight.FromPounds(pounds);
        Assert.Equal(pounds, given.In(Weight.PoundUnit));
        Assert.Equal(given, Weight.Parse(given.ToString(Weight.PoundUnit)));
    }

    [Fact]
    public void Zero_and_less_are_refused_in_every_unit()
    {
        foreach (decimal value in (decimal[])[0m, -0.001m])
        {
            Assert.Equal(value, Assert.Throws<ArgumentOutOfRangeException>("kilograms", () => Weight.FromKilograms(value)).ActualValue);
            Assert.Equal(value, Assert.Throws<ArgumentOutOfRangeException>("grams", () => Weight.FromGrams(value)).ActualValue);
            Assert.Equal(value, Assert.Throws<ArgumentOutOfRangeException>("pounds", () => Weight.FromPounds(value)).ActualValue);
        }

        Assert.Equal(0.001m, Weight.FromGrams(1m).Kilograms);
        Assert.Contains(
            "The weight must be greater than 0, in kg.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Weight.FromKilograms(0m)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.4 kg", "8.4 kg")]
    [InlineData("8.400kg", "8.4 kg")]
    [InlineData("8400 g", "8.4 kg")]
    [InlineData("0.1 kg", "0.1 kg")]
    [InlineData("10 kg", "10 kg")]
    public void Reads_every_spelling_and_prints_kilograms(string text, string printed) =>
        Assert.Equal(printed, Weight.Parse(text).ToString());

    [Theory]
    [InlineData("0 kg")]
    [InlineData("0.000 g")]
    public void Text_for_zero_is_refused(string text)
    {
        Assert.Contains("greater than 0", Assert.Throws<FormatException>(() => Weight.Parse(text)).Message, StringComparison.Ordinal);
        Assert.False(Weight.TryParse(text, out Weight weight));
        Assert.Equal(default, weight);
    }

    [Fact]
    public void The_ratio_of_two_weights_is_a_number() =>
        Assert.Equal(1.25m, Weight.FromKilograms(10m) / Weight.FromGrams(8000m));

    [Property]
    public void Kilograms_are_a_thousand_grams(Weight weight)
    {
        Assert.Equal(weight, Weight.FromGrams(weight.Grams));
        Assert.Equal(weight.Grams, weight.Kilograms * 1000m);
    }
}
