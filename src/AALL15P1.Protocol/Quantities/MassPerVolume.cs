using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A mass dissolved in a volume, 0 or more: the strength of a solution, or a laboratory value such as creatinine
/// or bilirubin.
/// The default of the type is no concentration: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<MassPerVolume>))]
[TypeConverter(typeof(TextTypeConverter<MassPerVolume>))]
public readonly record struct MassPerVolume : IExactQuantity<MassPerVolume>
{
    private readonly decimal? _milligramsPerMillilitre;

    private MassPerVolume(decimal milligramsPerMillilitre) => _milligramsPerMillilitre = milligramsPerMillilitre;

    /// <summary>The milligram per millilitre.</summary>
    public static Unit MilligramsPerMillilitreUnit { get; } = new("mg/mL", "mg/mL", 1m);

    /// <summary>The milligram per decilitre: 0.01 mg/mL.</summary>
    public static Unit MilligramsPerDecilitreUnit { get; } = new("mg/dL", "mg/dL", 0.01m);

    /// <summary>The gram per litre: 1 mg/mL.</summary>
    public static Unit GramsPerLitreUnit { get; } = new("g/L", "g/L", 1m);

    /// <summary>The gram per decilitre, in which haemoglobin is often given: 10 mg/mL.</summary>
    public static Unit GramsPerDecilitreUnit { get; } = new("g/dL", "g/dL", 10m);

    /// <summary>The milligram per litre: 0.001 mg/mL.</summary>
    public static Unit MilligramsPerLitreUnit { get; } = new("mg/L", "mg/L", 0.001m, "µg/mL");

    /// <summary>Milligrams per millilitre, milligrams per decilitre, grams per litre, grams per decilitre and milligrams per litre, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [MilligramsPerMillilitreUnit, MilligramsPerDecilitreUnit, GramsPerLitreUnit, GramsPerDecilitreUnit, MilligramsPerLitreUnit];

    /// <summary>The concentration in milligrams per millilitre.</summary>
    /// <exception cref="InvalidOperationException">The concentration was never given a value.</exception>
    public decimal MilligramsPerMillilitre => QuantityArithmetic.Given<MassPerVolume>(_milligramsPerMillilitre);

    /// <summary>The concentration in milligrams per decilitre.</summary>
    public decimal MilligramsPerDecilitre => In(MilligramsPerDecilitreUnit);

    /// <summary>The concentration in grams per litre.</summary>
    /// <exception cref="InvalidOperationException">The concentration was never given a value.</exception>
    public decimal GramsPerLitre => QuantityArithmetic.Given<MassPerVolume>(_milligramsPerMillilitre);

    static string IExactQuantity<MassPerVolume>.Name => "mass concentration";

    static bool IExactQuantity<MassPerVolume>.AllowsZero => true;

    decimal IExactQuantity<MassPerVolume>.CanonicalValue => MilligramsPerMillilitre;

    /// <summary>A concentration in milligrams per millilitre.</summary>
    /// <param name="milligramsPerMillilitre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static MassPerVolume FromMilligramsPerMillilitre(decimal milligramsPerMillilitre) =>
        QuantityArithmetic.From<MassPerVolume>(milligramsPerMillilitre, MilligramsPerMillilitreUnit, nameof(milligramsPerMillilitre));

    /// <summary>A concentration in milligrams per decilitre.</summary>
    /// <param name="milligramsPerDecilitre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The value is too small for a decimal in milligrams per millilitre.</exception>
    public static MassPerVolume FromMilligramsPerDecilitre(decimal milligramsPerDecilitre) =>
        QuantityArithmetic.From<MassPerVolume>(milligramsPerDecilitre, MilligramsPerDecilitreUnit, nameof(milligramsPerDecilitre));

    /// <summary>A concentration in grams per litre.</summary>
    /// <param name="gramsPerLitre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static MassPerVolume FromGramsPerLitre(decimal gramsPerLitre) =>
        QuantityArithmetic.From<MassPerVolume>(gramsPerLitre, GramsPerLitreUnit, nameof(gramsPerLitre));

    /// <summary>The same concentration by amount of substance: 1 g/L of a substance of M g/mol is 1000000/M µmol/L.</summary>
    /// <param name="molarMass">The molar mass of the substance, which the caller knows and this library does not assume.</param>
    /// <returns>The quotient; exact where it is finite, and otherwise rounded to nearest at the 28th digit.</returns>
    /// <exception cref="OverflowException">The result is too large for a decimal, or too small to be told from 0.</exception>
    public MolarConcentration ToMolarConcentration(MassPerMole molarMass) =>
        MolarConcentration.FromMicromolesPerLitre(
            QuantityArithmetic.Divide(QuantityArithmetic.Multiply(GramsPerLitre, 1_000_000m), molarMass.GramsPerMole));

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(MassPerVolume left, MassPerVolume right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(MassPerVolume left, MassPerVolume right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(MassPerVolume left, MassPerVolume right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(MassPerVolume left, MassPerVolume right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static MassPerVolume operator *(MassPerVolume left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static MassPerVolume operator *(decimal left, MassPerVolume right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static MassPerVolume operator /(MassPerVolume left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(MassPerVolume left, MassPerVolume right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static MassPerVolume Parse(string s) => QuantityText.Parse<MassPerVolume>(s);
    /// <inheritdoc/>
    public static MassPerVolume Parse(string s, IFormatProvider? provider) => QuantityText.Parse<MassPerVolume>(s);
    /// <inheritdoc/>
    public static MassPerVolume Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<MassPerVolume>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out MassPerVolume result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MassPerVolume result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MassPerVolume result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(MassPerVolume other) => MilligramsPerMillilitre.CompareTo(other.MilligramsPerMillilitre);

    /// <summary>The clinical spelling, for example <c>1 mg/mL</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static MassPerVolume IExactQuantity<MassPerVolume>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<MassPerVolume>(value));
}
