using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A body weight, greater than 0. The default of the type is no weight: reading it throws, so that a weight that
/// was forgotten never acts as 0 kg. An amount of a drug is a <see cref="DrugMass"/>.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<Weight>))]
[TypeConverter(typeof(TextTypeConverter<Weight>))]
public readonly record struct Weight : IExactQuantity<Weight>
{
    private readonly decimal _kilograms;

    private Weight(decimal kilograms) => _kilograms = kilograms;

    /// <summary>The kilogram.</summary>
    public static Unit KilogramUnit { get; } = new("kg", "kg", 1m);

    /// <summary>The gram: 0.001 kg.</summary>
    public static Unit GramUnit { get; } = new("g", "g", 0.001m);

    /// <summary>The avoirdupois pound: exactly 0.45359237 kg, by the international yard and pound agreement of 1959.</summary>
    public static Unit PoundUnit { get; } = new("lb", "[lb_av]", 0.45359237m, "lbs");

    /// <summary>Kilograms, grams and avoirdupois pounds, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [KilogramUnit, GramUnit, PoundUnit];

    /// <summary>The weight in kilograms.</summary>
    /// <exception cref="InvalidOperationException">The weight was never given a value.</exception>
    public decimal Kilograms => QuantityArithmetic.Initialised<Weight>(_kilograms);

    /// <summary>The weight in grams.</summary>
    /// <exception cref="InvalidOperationException">The weight was never given a value.</exception>
    public decimal Grams => In(GramUnit);

    static string IExactQuantity<Weight>.Name => "weight";

    static bool IExactQuantity<Weight>.AllowsZero => false;

    decimal IExactQuantity<Weight>.CanonicalValue => Kilograms;

    /// <summary>A weight in kilograms.</summary>
    /// <param name="kilograms">Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    public static Weight FromKilograms(decimal kilograms) =>
        QuantityArithmetic.From<Weight>(kilograms, KilogramUnit, nameof(kilograms));

    /// <summary>A weight in grams.</summary>
    /// <param name="grams">Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    /// <exception cref="OverflowException">The value is too small for a decimal in kilograms.</exception>
    public static Weight FromGrams(decimal grams) => QuantityArithmetic.From<Weight>(grams, GramUnit, nameof(grams));

    /// <summary>A weight in avoirdupois pounds of exactly 0.45359237 kg.</summary>
    /// <param name="pounds">Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    /// <exception cref="OverflowException">The value is too large for a decimal in kilograms.</exception>
    public static Weight FromPounds(decimal pounds) => QuantityArithmetic.From<Weight>(pounds, PoundUnit, nameof(pounds));

    /// <summary>The amount in each single dose for this body weight.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static PerDose<DrugMass> operator *(PerDose<MassPerWeight> dose, Weight weight) => (dose.Quantity * weight).PerDose();

    /// <summary>The amount in each day for this body weight.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static PerDay<DrugMass> operator *(PerDay<MassPerWeight> dose, Weight weight) => (dose.Quantity * weight).PerDay();

    /// <summary>The amount in each single dose for this body weight.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static PerDose<InternationalUnits> operator *(PerDose<UnitsPerWeight> dose, Weight weight) =>
        (dose.Quantity * weight).PerDose();

    /// <summary>The amount in each day for this body weight.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static PerDay<InternationalUnits> operator *(PerDay<UnitsPerWeight> dose, Weight weight) =>
        (dose.Quantity * weight).PerDay();

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(Weight left, Weight right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(Weight left, Weight right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(Weight left, Weight right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(Weight left, Weight right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static Weight operator *(Weight left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static Weight operator *(decimal left, Weight right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static Weight operator /(Weight left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(Weight left, Weight right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static Weight Parse(string s) => QuantityText.Parse<Weight>(s);
    /// <inheritdoc/>
    public static Weight Parse(string s, IFormatProvider? provider) => QuantityText.Parse<Weight>(s);
    /// <inheritdoc/>
    public static Weight Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<Weight>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Weight result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Weight result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Weight result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(Weight other) => Kilograms.CompareTo(other.Kilograms);

    /// <summary>The clinical spelling, for example <c>8.4 kg</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static Weight IExactQuantity<Weight>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<Weight>(value));
}
