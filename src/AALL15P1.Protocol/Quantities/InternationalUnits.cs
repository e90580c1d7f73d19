using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount of a drug by its biological activity, in international units (asparaginase products), 0 or more. No
/// mass corresponds to it: the factor belongs to the product.
/// The default of the type is no amount: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<InternationalUnits>))]
[TypeConverter(typeof(TextTypeConverter<InternationalUnits>))]
public readonly record struct InternationalUnits : IDoseQuantity<InternationalUnits>
{
    private readonly decimal? _internationalUnits;

    private InternationalUnits(decimal internationalUnits) => _internationalUnits = internationalUnits;

    /// <summary>The international unit. <c>U</c> alone is an error-prone abbreviation and is refused.</summary>
    public static Unit InternationalUnit { get; } = new("IU", "[iU]", 1m, "[IU]");

    /// <summary>International units, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [InternationalUnit];

    /// <summary>The amount in international units.</summary>
    /// <exception cref="InvalidOperationException">The amount was never given a value.</exception>
    public decimal Value => QuantityArithmetic.Given<InternationalUnits>(_internationalUnits);

    static string IExactQuantity<InternationalUnits>.Name => "amount in international units";

    static bool IExactQuantity<InternationalUnits>.AllowsZero => true;

    decimal IExactQuantity<InternationalUnits>.CanonicalValue => Value;

    /// <summary>An amount in international units.</summary>
    /// <param name="internationalUnits">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static InternationalUnits FromInternationalUnits(decimal internationalUnits) =>
        QuantityArithmetic.From<InternationalUnits>(internationalUnits, InternationalUnit, nameof(internationalUnits));

    /// <summary>The amount for each kilogram of body weight.</summary>
    /// <exception cref="OverflowException">The quotient is too large for a decimal, or too small to be told from 0.</exception>
    public static UnitsPerWeight operator /(InternationalUnits amount, Weight weight) =>
        UnitsPerWeight.FromInternationalUnitsPerKilogram(QuantityArithmetic.Divide(amount.Value, weight.Kilograms));

    /// <summary>The amount for each square metre of body surface.</summary>
    /// <exception cref="OverflowException">The quotient is too large for a decimal, or too small to be told from 0.</exception>
    public static UnitsPerArea operator /(InternationalUnits amount, BodySurfaceArea area) =>
        UnitsPerArea.FromInternationalUnitsPerSquareMetre(QuantityArithmetic.Divide(amount.Value, area.SquareMetres));

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(InternationalUnits left, InternationalUnits right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(InternationalUnits left, InternationalUnits right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(InternationalUnits left, InternationalUnits right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(InternationalUnits left, InternationalUnits right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static InternationalUnits operator *(InternationalUnits left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static InternationalUnits operator *(decimal left, InternationalUnits right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static InternationalUnits operator /(InternationalUnits left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(InternationalUnits left, InternationalUnits right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static InternationalUnits operator +(InternationalUnits left, InternationalUnits right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static InternationalUnits operator -(InternationalUnits left, InternationalUnits right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static InternationalUnits Parse(string s) => QuantityText.Parse<InternationalUnits>(s);
    /// <inheritdoc/>
    public static InternationalUnits Parse(string s, IFormatProvider? provider) => QuantityText.Parse<InternationalUnits>(s);
    /// <inheritdoc/>
    public static InternationalUnits Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<InternationalUnits>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out InternationalUnits result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InternationalUnits result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out InternationalUnits result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public PerDose<InternationalUnits> PerDose() => new(this);
    /// <inheritdoc/>
    public PerDay<InternationalUnits> PerDay() => new(this);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(InternationalUnits other) => Value.CompareTo(other.Value);

    /// <summary>The clinical spelling, for example <c>2500 IU</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static InternationalUnits IExactQuantity<InternationalUnits>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<InternationalUnits>(value));
}
