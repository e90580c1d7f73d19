using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount of substance in a volume, 0 or more, as laboratories give methotrexate, creatinine and bilirubin.
/// The default of the type is no concentration: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<MolarConcentration>))]
[TypeConverter(typeof(TextTypeConverter<MolarConcentration>))]
public readonly record struct MolarConcentration : IExactQuantity<MolarConcentration>
{
    private readonly decimal? _micromolesPerLitre;

    private MolarConcentration(decimal micromolesPerLitre) => _micromolesPerLitre = micromolesPerLitre;

    /// <summary>The micromole per litre.</summary>
    public static Unit MicromolesPerLitreUnit { get; } = new("µmol/L", "umol/L", 1m, "micromol/L", "µM");

    /// <summary>The nanomole per litre: 0.001 µmol/L.</summary>
    public static Unit NanomolesPerLitreUnit { get; } = new("nmol/L", "nmol/L", 0.001m, "nanomol/L", "nM");

    /// <summary>The millimole per litre: 1000 µmol/L.</summary>
    public static Unit MillimolesPerLitreUnit { get; } = new("mmol/L", "mmol/L", 1000m, "mM");

    /// <summary>Micromoles, nanomoles and millimoles per litre, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [MicromolesPerLitreUnit, NanomolesPerLitreUnit, MillimolesPerLitreUnit];

    /// <summary>The concentration in micromoles per litre.</summary>
    /// <exception cref="InvalidOperationException">The concentration was never given a value.</exception>
    public decimal MicromolesPerLitre => QuantityArithmetic.Given<MolarConcentration>(_micromolesPerLitre);

    static string IExactQuantity<MolarConcentration>.Name => "molar concentration";

    static bool IExactQuantity<MolarConcentration>.AllowsZero => true;

    decimal IExactQuantity<MolarConcentration>.CanonicalValue => MicromolesPerLitre;

    /// <summary>A concentration in micromoles per litre.</summary>
    /// <param name="micromolesPerLitre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static MolarConcentration FromMicromolesPerLitre(decimal micromolesPerLitre) =>
        QuantityArithmetic.From<MolarConcentration>(micromolesPerLitre, MicromolesPerLitreUnit, nameof(micromolesPerLitre));

    /// <summary>The same concentration by mass: 1 µmol/L of a substance of M g/mol is M/1000000 g/L.</summary>
    /// <param name="molarMass">The molar mass of the substance, which the caller knows and this library does not assume.</param>
    /// <exception cref="OverflowException">The result is too large for a decimal, or too small to be told from 0.</exception>
    public MassPerVolume ToMassConcentration(MassPerMole molarMass) =>
        MassPerVolume.FromGramsPerLitre(
            QuantityArithmetic.Divide(QuantityArithmetic.Multiply(MicromolesPerLitre, molarMass.GramsPerMole), 1_000_000m));

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(MolarConcentration left, MolarConcentration right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(MolarConcentration left, MolarConcentration right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(MolarConcentration left, MolarConcentration right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(MolarConcentration left, MolarConcentration right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static MolarConcentration operator *(MolarConcentration left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static MolarConcentration operator *(decimal left, MolarConcentration right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static MolarConcentration operator /(MolarConcentration left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(MolarConcentration left, MolarConcentration right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static MolarConcentration Parse(string s) => QuantityText.Parse<MolarConcentration>(s);
    /// <inheritdoc/>
    public static MolarConcentration Parse(string s, IFormatProvider? provider) => QuantityText.Parse<MolarConcentration>(s);
    /// <inheritdoc/>
    public static MolarConcentration Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<MolarConcentration>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out MolarConcentration result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MolarConcentration result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MolarConcentration result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(MolarConcentration other) => MicromolesPerLitre.CompareTo(other.MicromolesPerLitre);

    /// <summary>The clinical spelling, for example <c>0.1 µmol/L</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static MolarConcentration IExactQuantity<MolarConcentration>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<MolarConcentration>(value));
}
