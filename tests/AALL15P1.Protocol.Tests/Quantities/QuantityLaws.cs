using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>What holds for every quantity. One derived class for each type makes the laws run for it.</summary>
[Properties(Arbitrary = [typeof(QuantityGenerators)])]
public abstract class QuantityLaws<T>
    where T : struct, IExactQuantity<T>
{
    [Property]
    public void Parsing_what_was_printed_gives_the_quantity_back(T quantity)
    {
        Assert.Equal(quantity, T.Parse(quantity.ToString()!, CultureInfo.InvariantCulture));
        Assert.True(T.TryParse(quantity.ToString(), CultureInfo.InvariantCulture, out T parsed));
        Assert.Equal(quantity, parsed);
    }

    [Property]
    public void Parsing_gives_the_quantity_back_from_every_decimal_unit_by_symbol_and_by_UCUM_code(T quantity)
    {
        // The pound is the one unit whose factor is not a power of ten; WeightTests covers it.
        foreach (Unit unit in T.Units.Where(unit => unit != Weight.PoundUnit))
        {
            string byUcum = string.Create(CultureInfo.InvariantCulture, $"{quantity.In(unit)} {unit.UcumCode}");
            Assert.Equal(quantity, T.Parse(quantity.ToString(unit)));
            Assert.Equal(quantity, T.Parse(byUcum));
        }
    }

    [Property]
    public void A_host_s_JSON_and_type_conversion_give_the_quantity_back(T quantity)
    {
        string json = JsonSerializer.Serialize(quantity);
        Assert.Equal(quantity.ToString(), JsonSerializer.Deserialize<string>(json));
        Assert.Equal(quantity, JsonSerializer.Deserialize<T>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(quantity.CanonicalValue.ToString(CultureInfo.InvariantCulture)));
        TypeConverter converter = TypeDescriptor.GetConverter(typeof(T));
        Assert.Equal(quantity, converter.ConvertFromInvariantString(converter.ConvertToInvariantString(quantity)!));
    }

    [Fact]
    public void A_number_without_a_unit_and_null_are_no_JSON_of_it()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>("1"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>("\"1\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>("null"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>("{}"));
    }

    [Fact]
    public void No_spelling_is_of_two_units()
    {
        foreach (Unit unit in T.Units)
        {
            Assert.Same(unit, Unit.Find(T.Units, unit.Symbol));
            Assert.Same(unit, Unit.Find(T.Units, unit.UcumCode));
        }
    }

    [Property]
    public void Formatting_by_symbol_or_UCUM_code_is_printing_in_that_unit(T quantity)
    {
        foreach (Unit unit in T.Units)
        {
            string printed = quantity.ToString(unit);
            Assert.Equal(printed, quantity.ToString(unit.Symbol, formatProvider: null));
            Assert.Equal(printed, quantity.ToString(unit.UcumCode, formatProvider: null));
            Assert.EndsWith(unit.Symbol, printed, StringComparison.Ordinal);
        }
    }

    [Property]
    public void Printing_into_a_span_needs_exactly_the_length_of_the_text(T quantity)
    {
        string text = quantity.ToString()!;
        char[] exact = new char[text.Length];
        Assert.True(quantity.TryFormat(exact, out int written, format: default, provider: null));
        Assert.Equal(text, new string(exact, 0, written));
        Assert.False(quantity.TryFormat(new char[text.Length - 1], out written, format: default, provider: null));
        Assert.Equal(0, written);
    }

    [Property]
    public void Zeros_at_the_end_change_neither_the_quantity_nor_its_text(T quantity)
    {
        string number = quantity.CanonicalValue.ToString(CultureInfo.InvariantCulture);
        string padded = $"{number}{(number.Contains('.', StringComparison.Ordinal) ? "" : ".")}00 {T.Units[0].Symbol}";
        T parsed = T.Parse(padded);
        Assert.Equal(quantity, parsed);
        Assert.Equal(quantity.ToString(), parsed.ToString());
        Assert.Equal(quantity.CanonicalValue.Scale, parsed.CanonicalValue.Scale);
    }

    [Property]
    public void Order_is_the_order_of_the_canonical_values(T left, T right)
    {
        int expected = left.CanonicalValue.CompareTo(right.CanonicalValue);
        Assert.Equal(expected, Math.Sign(left.CompareTo(right)));
        Assert.Equal(expected < 0, left < right);
        Assert.Equal(expected <= 0, left <= right);
        Assert.Equal(expected > 0, left > right);
        Assert.Equal(expected >= 0, left >= right);
        Assert.Equal(expected == 0, left.Equals(right));
    }

    [Property]
    public void A_quantity_equals_itself_made_anew(T quantity)
    {
        T again = T.FromCanonical(quantity.CanonicalValue);
        Assert.Equal(quantity, again);
        Assert.Equal(quantity.GetHashCode(), again.GetHashCode());
        Assert.True(quantity <= again && quantity >= again && !(quantity < again) && !(quantity > again));
    }

    [Property]
    public void Scaling_is_undone_by_the_ratio_and_by_division(T quantity, ushort times)
    {
        decimal factor = times + 1m;
        Assert.Equal(quantity * factor, factor * quantity);
        Assert.Equal(quantity, quantity * factor / factor);
        if (quantity.CanonicalValue > 0m)
        {
            Assert.Equal(factor, quantity * factor / quantity);
        }
    }

    [Fact]
    public void Nothing_is_negative()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => T.FromCanonical(-0.000000001m));
        Assert.Equal(-0.000000001m, error.ActualValue);
        Assert.Contains(T.Name, error.Message, StringComparison.Ordinal);
        Assert.Contains(T.Units[0].Symbol, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_exists_where_it_is_allowed_and_only_there()
    {
        if (T.AllowsZero)
        {
            Assert.Equal(0m, T.FromCanonical(0m).CanonicalValue);
            Assert.Equal(T.FromCanonical(0m), T.Parse($"0 {T.Units[0].Symbol}"));
        }
        else
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => T.FromCanonical(0m));
            Assert.Throws<FormatException>(() => T.Parse($"0 {T.Units[0].Symbol}"));
            Assert.Throws<InvalidOperationException>(() => default(T).CanonicalValue);
        }
    }

    [Fact]
    public void The_smallest_decimal_above_zero_is_allowed()
    {
        decimal smallest = 0.0000000000000000000000000001m;
        Assert.Equal(smallest, T.FromCanonical(smallest).CanonicalValue);
    }

    [Fact]
    public void The_first_unit_is_canonical_and_no_unit_is_named_twice()
    {
        Assert.Equal(1m, T.Units[0].Factor);
        Assert.All(T.Units, unit => Assert.True(unit.Factor > 0m));
        Assert.Distinct(T.Units.Select(unit => unit.Symbol), StringComparer.Ordinal);
        Assert.Distinct(T.Units.Select(unit => unit.UcumCode), StringComparer.Ordinal);
    }

    [Fact]
    public void A_UCUM_code_is_ASCII_without_spaces() =>
        Assert.All(T.Units, unit => Assert.All(unit.UcumCode, character => Assert.InRange(character, '!', '~')));

    [Fact]
    public void A_unit_of_another_quantity_is_refused()
    {
        Unit foreign = typeof(T) == typeof(Height) ? Weight.KilogramUnit : Height.CentimetreUnit;
        T quantity = T.FromCanonical(1m);
        Assert.Throws<ArgumentException>(() => quantity.In(foreign));
        Assert.Throws<ArgumentException>(() => quantity.ToString(foreign));
        FormatException error = Assert.Throws<FormatException>(() => quantity.ToString(foreign.Symbol, formatProvider: null));
        Assert.Contains(foreign.Symbol, error.Message, StringComparison.Ordinal);
        Assert.Contains(T.Units[0].Symbol, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_larger_than_a_decimal_can_hold_is_an_overflow()
    {
        T largest = T.FromCanonical(decimal.MaxValue);
        OverflowException error = Assert.Throws<OverflowException>(() => largest * 1.5m);
        Assert.Contains("79228162514264337593543950335", error.Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => largest / 0.5m);
    }

    [Fact]
    public void What_is_too_small_to_be_told_from_zero_is_an_overflow()
    {
        T smallest = T.FromCanonical(0.0000000000000000000000000001m);
        Assert.Throws<OverflowException>(() => smallest * 0.1m);
        Assert.Throws<OverflowException>(() => smallest / 10m);
        Assert.Throws<OverflowException>(() => smallest / T.FromCanonical(10m));
    }

    [Fact]
    public void A_negative_factor_and_a_divisor_of_zero_or_less_are_refused()
    {
        T one = T.FromCanonical(1m);
        Assert.Equal(-1m, Assert.Throws<ArgumentOutOfRangeException>("factor", () => one * -1m).ActualValue);
        Assert.Equal(0m, Assert.Throws<ArgumentOutOfRangeException>("divisor", () => one / 0m).ActualValue);
        Assert.Equal(-1m, Assert.Throws<ArgumentOutOfRangeException>("divisor", () => one / -1m).ActualValue);
    }

    [Fact]
    public void A_factor_of_zero_gives_zero_where_zero_is_allowed()
    {
        T one = T.FromCanonical(1m);
        if (T.AllowsZero)
        {
            Assert.Equal(T.FromCanonical(0m), one * 0m);
            Assert.Throws<DivideByZeroException>(() => one / T.FromCanonical(0m));
        }
        else
        {
            Assert.Throws<ArgumentOutOfRangeException>("factor", () => one * 0m);
        }
    }
}
