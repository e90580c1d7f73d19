using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A dose by body weight, in mass of drug for each kilogram, 0 or more. It says nothing yet of how often:
/// <c>PerDose()</c> or <c>PerDay()</c> does.
/// The default of the type is no dose: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<MassPerWeight>))]
[TypeConverter(typeof(TextTypeConverter<MassPerWeight>))]
public readonly record struct MassPerWeight : IDoseQuantity<MassPerWeight>
{
    private readonly decimal? _milligramsPerKilogram;

    private MassPerWeight(decimal milligramsPerKilogram) => _milligramsPerKilogram = milligramsPerKilogram;

    /// <summary>The milligram per kilogram.</summary>
    public static Unit MilligramsPerKilogramUnit { get; } = new("mg/kg", "mg/kg", 1m);

    /// <summary>Milligrams per kilogram, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [MilligramsPerKilogramUnit];

    /// <summary>The dose in milligrams per kilogram of body weight.</summary>
    /// <exception cref="InvalidOperationException">The dose was never given a value.</exception>
    public decimal MilligramsPerKilogram => QuantityArithmetic.Given<MassPerWeight>(_milligramsPerKilogram);

    static string IExactQuantity<MassPerWeight>.Name => "mass per weight";

    static bool IExactQuantity<MassPerWeight>.AllowsZero => true;

    decimal IExactQuantity<MassPerWeight>.CanonicalValue => MilligramsPerKilogram;

    /// <summary>A dose in milligrams per kilogram of body weight.</summary>
    /// <param name="milligramsPerKilogram">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static MassPerWeight FromMilligramsPerKilogram(decimal milligramsPerKilogram) =>
        QuantityArithmetic.From<MassPerWeight>(milligramsPerKilogram, MilligramsPerKilogramUnit, nameof(milligramsPerKilogram));

    /// <summary>The amount for this body weight.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static DrugMass operator *(MassPerWeight dose, Weight weight) =>
        DrugMass.FromMilligrams(QuantityArithmetic.Multiply(dose.MilligramsPerKilogram, weight.Kilograms));

    /// <inheritdoc cref="op_Multiply(MassPerWeight, Weight)"/>
    public static DrugMass operator *(Weight weight, MassPerWeight dose) => dose * weight;

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(MassPerWeight left, MassPerWeight right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(MassPerWeight left, MassPerWeight right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(MassPerWeight left, MassPerWeight right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(MassPerWeight left, MassPerWeight right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static MassPerWeight operator *(MassPerWeight left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static MassPerWeight operator *(decimal left, MassPerWeight right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static MassPerWeight operator /(MassPerWeight left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(MassPerWeight left, MassPerWeight right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static MassPerWeight operator +(MassPerWeight left, MassPerWeight right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static MassPerWeight operator -(MassPerWeight left, MassPerWeight right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static MassPerWeight Parse(string s) => QuantityText.Parse<MassPerWeight>(s);
    /// <inheritdoc/>
    public static MassPerWeight Parse(string s, IFormatProvider? provider) => QuantityText.Parse<MassPerWeight>(s);
    /// <inheritdoc/>
    public static MassPerWeight Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<MassPerWeight>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out MassPerWeight result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MassPerWeight result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MassPerWeight result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public PerDose<MassPerWeight> PerDose() => new(this);
    /// <inheritdoc/>
    public PerDay<MassPerWeight> PerDay() => new(this);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(MassPerWeight other) => MilligramsPerKilogram.CompareTo(other.MilligramsPerKilogram);

    /// <summary>The clinical spelling, for example <c>2.5 mg/kg</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static MassPerWeight IExactQuantity<MassPerWeight>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<MassPerWeight>(value));
}
