using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A dose by body weight, in international units for each kilogram, 0 or more. It says nothing yet of how often:
/// <c>PerDose()</c> or <c>PerDay()</c> does.
/// The default of the type is no dose: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<UnitsPerWeight>))]
[TypeConverter(typeof(TextTypeConverter<UnitsPerWeight>))]
public readonly record struct UnitsPerWeight : IDoseQuantity<UnitsPerWeight>
{
    private readonly decimal? _internationalUnitsPerKilogram;

    private UnitsPerWeight(decimal internationalUnitsPerKilogram) => _internationalUnitsPerKilogram = internationalUnitsPerKilogram;

    /// <summary>The international unit per kilogram.</summary>
    public static Unit InternationalUnitsPerKilogramUnit { get; } = new("IU/kg", "[iU]/kg", 1m, "[IU]/kg");

    /// <summary>International units per kilogram, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [InternationalUnitsPerKilogramUnit];

    /// <summary>The dose in international units per kilogram of body weight.</summary>
    /// <exception cref="InvalidOperationException">The dose was never given a value.</exception>
    public decimal InternationalUnitsPerKilogram => QuantityArithmetic.Given<UnitsPerWeight>(_internationalUnitsPerKilogram);

    static string IExactQuantity<UnitsPerWeight>.Name => "international units per weight";

    static bool IExactQuantity<UnitsPerWeight>.AllowsZero => true;

    decimal IExactQuantity<UnitsPerWeight>.CanonicalValue => InternationalUnitsPerKilogram;

    /// <summary>A dose in international units per kilogram of body weight.</summary>
    /// <param name="internationalUnitsPerKilogram">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static UnitsPerWeight FromInternationalUnitsPerKilogram(decimal internationalUnitsPerKilogram) =>
        QuantityArithmetic.From<UnitsPerWeight>(internationalUnitsPerKilogram, InternationalUnitsPerKilogramUnit, nameof(internationalUnitsPerKilogram));

    /// <summary>The amount for this body weight.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static InternationalUnits operator *(UnitsPerWeight dose, Weight weight) =>
        InternationalUnits.FromInternationalUnits(QuantityArithmetic.Multiply(dose.InternationalUnitsPerKilogram, weight.Kilograms));

    /// <inheritdoc cref="op_Multiply(UnitsPerWeight, Weight)"/>
    public static InternationalUnits operator *(Weight weight, UnitsPerWeight dose) => dose * weight;

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(UnitsPerWeight left, UnitsPerWeight right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(UnitsPerWeight left, UnitsPerWeight right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(UnitsPerWeight left, UnitsPerWeight right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(UnitsPerWeight left, UnitsPerWeight right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static UnitsPerWeight operator *(UnitsPerWeight left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static UnitsPerWeight operator *(decimal left, UnitsPerWeight right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static UnitsPerWeight operator /(UnitsPerWeight left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(UnitsPerWeight left, UnitsPerWeight right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static UnitsPerWeight operator +(UnitsPerWeight left, UnitsPerWeight right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static UnitsPerWeight operator -(UnitsPerWeight left, UnitsPerWeight right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static UnitsPerWeight Parse(string s) => QuantityText.Parse<UnitsPerWeight>(s);
    /// <inheritdoc/>
    public static UnitsPerWeight Parse(string s, IFormatProvider? provider) => QuantityText.Parse<UnitsPerWeight>(s);
    /// <inheritdoc/>
    public static UnitsPerWeight Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<UnitsPerWeight>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out UnitsPerWeight result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UnitsPerWeight result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out UnitsPerWeight result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public PerDose<UnitsPerWeight> PerDose() => new(this);
    /// <inheritdoc/>
    public PerDay<UnitsPerWeight> PerDay() => new(this);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(UnitsPerWeight other) => InternationalUnitsPerKilogram.CompareTo(other.InternationalUnitsPerKilogram);

    /// <summary>The clinical spelling, for example <c>80 IU/kg</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static UnitsPerWeight IExactQuantity<UnitsPerWeight>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<UnitsPerWeight>(value));
}
