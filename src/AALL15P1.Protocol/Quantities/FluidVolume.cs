using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>A volume of fluid, 0 or more. The default of the type is no volume: reading it throws.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<FluidVolume>))]
[TypeConverter(typeof(TextTypeConverter<FluidVolume>))]
public readonly record struct FluidVolume : IExactQuantity<FluidVolume>, IAdditionOperators<FluidVolume, FluidVolume, FluidVolume>, ISubtractionOperators<FluidVolume, FluidVolume, FluidVolume>
{
    private readonly decimal? _millilitres;

    private FluidVolume(decimal millilitres) => _millilitres = millilitres;

    /// <summary>The millilitre.</summary>
    public static Unit MillilitreUnit { get; } = new("mL", "mL", 1m);

    /// <summary>The litre: 1000 mL.</summary>
    public static Unit LitreUnit { get; } = new("L", "L", 1000m);

    /// <summary>Millilitres and litres, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [MillilitreUnit, LitreUnit];

    /// <summary>The volume in millilitres.</summary>
    /// <exception cref="InvalidOperationException">The volume was never given a value.</exception>
    public decimal Millilitres => QuantityArithmetic.Given<FluidVolume>(_millilitres);

    /// <summary>The volume in litres.</summary>
    public decimal Litres => In(LitreUnit);

    static string IExactQuantity<FluidVolume>.Name => "volume";

    static bool IExactQuantity<FluidVolume>.AllowsZero => true;

    decimal IExactQuantity<FluidVolume>.CanonicalValue => Millilitres;

    /// <summary>A volume in millilitres.</summary>
    /// <param name="millilitres">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static FluidVolume FromMillilitres(decimal millilitres) =>
        QuantityArithmetic.From<FluidVolume>(millilitres, MillilitreUnit, nameof(millilitres));

    /// <summary>A volume in litres.</summary>
    /// <param name="litres">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The value is too large for a decimal in millilitres.</exception>
    public static FluidVolume FromLitres(decimal litres) => QuantityArithmetic.From<FluidVolume>(litres, LitreUnit, nameof(litres));

    /// <summary>The amount that this volume of a solution holds.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static DrugMass operator *(FluidVolume volume, MassPerVolume concentration) =>
        DrugMass.FromMilligrams(QuantityArithmetic.Multiply(volume.Millilitres, concentration.MilligramsPerMillilitre));

    /// <inheritdoc cref="op_Multiply(FluidVolume, MassPerVolume)"/>
    public static DrugMass operator *(MassPerVolume concentration, FluidVolume volume) => volume * concentration;

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(FluidVolume left, FluidVolume right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(FluidVolume left, FluidVolume right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(FluidVolume left, FluidVolume right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(FluidVolume left, FluidVolume right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static FluidVolume operator *(FluidVolume left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static FluidVolume operator *(decimal left, FluidVolume right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static FluidVolume operator /(FluidVolume left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(FluidVolume left, FluidVolume right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static FluidVolume operator +(FluidVolume left, FluidVolume right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static FluidVolume operator -(FluidVolume left, FluidVolume right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static FluidVolume Parse(string s) => QuantityText.Parse<FluidVolume>(s);
    /// <inheritdoc/>
    public static FluidVolume Parse(string s, IFormatProvider? provider) => QuantityText.Parse<FluidVolume>(s);
    /// <inheritdoc/>
    public static FluidVolume Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<FluidVolume>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out FluidVolume result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FluidVolume result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out FluidVolume result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(FluidVolume other) => Millilitres.CompareTo(other.Millilitres);

    /// <summary>The clinical spelling, for example <c>7.5 mL</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static FluidVolume IExactQuantity<FluidVolume>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<FluidVolume>(value));
}
