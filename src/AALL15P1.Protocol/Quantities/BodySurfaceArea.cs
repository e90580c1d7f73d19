using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A body surface area, greater than 0. The default of the type is no area: reading it throws. How it is
/// estimated from weight and height is the business of dosing; this type takes no side.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<BodySurfaceArea>))]
[TypeConverter(typeof(TextTypeConverter<BodySurfaceArea>))]
public readonly record struct BodySurfaceArea : IExactQuantity<BodySurfaceArea>
{
    private readonly decimal _squareMetres;

    private BodySurfaceArea(decimal squareMetres) => _squareMetres = squareMetres;

    /// <summary>The square metre.</summary>
    public static Unit SquareMetreUnit { get; } = new("m²", "m2", 1m);

    /// <summary>Square metres, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [SquareMetreUnit];

    /// <summary>The area in square metres.</summary>
    /// <exception cref="InvalidOperationException">The body surface area was never given a value.</exception>
    public decimal SquareMetres => QuantityArithmetic.Initialised<BodySurfaceArea>(_squareMetres);

    static string IExactQuantity<BodySurfaceArea>.Name => "body surface area";

    static bool IExactQuantity<BodySurfaceArea>.AllowsZero => false;

    decimal IExactQuantity<BodySurfaceArea>.CanonicalValue => SquareMetres;

    /// <summary>An area in square metres.</summary>
    /// <param name="squareMetres">Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    public static BodySurfaceArea FromSquareMetres(decimal squareMetres) =>
        QuantityArithmetic.From<BodySurfaceArea>(squareMetres, SquareMetreUnit, nameof(squareMetres));

    /// <summary>The amount in each single dose for this body surface.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static PerDose<DrugMass> operator *(PerDose<MassPerArea> dose, BodySurfaceArea area) => (dose.Quantity * area).PerDose();

    /// <summary>The amount in each day for this body surface.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static PerDay<DrugMass> operator *(PerDay<MassPerArea> dose, BodySurfaceArea area) => (dose.Quantity * area).PerDay();

    /// <summary>The amount in each single dose for this body surface.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static PerDose<InternationalUnits> operator *(PerDose<UnitsPerArea> dose, BodySurfaceArea area) =>
        (dose.Quantity * area).PerDose();

    /// <summary>The amount in each day for this body surface.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static PerDay<InternationalUnits> operator *(PerDay<UnitsPerArea> dose, BodySurfaceArea area) =>
        (dose.Quantity * area).PerDay();

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(BodySurfaceArea left, BodySurfaceArea right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(BodySurfaceArea left, BodySurfaceArea right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(BodySurfaceArea left, BodySurfaceArea right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(BodySurfaceArea left, BodySurfaceArea right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static BodySurfaceArea operator *(BodySurfaceArea left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static BodySurfaceArea operator *(decimal left, BodySurfaceArea right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static BodySurfaceArea operator /(BodySurfaceArea left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(BodySurfaceArea left, BodySurfaceArea right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static BodySurfaceArea Parse(string s) => QuantityText.Parse<BodySurfaceArea>(s);
    /// <inheritdoc/>
    public static BodySurfaceArea Parse(string s, IFormatProvider? provider) => QuantityText.Parse<BodySurfaceArea>(s);
    /// <inheritdoc/>
    public static BodySurfaceArea Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<BodySurfaceArea>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out BodySurfaceArea result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BodySurfaceArea result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BodySurfaceArea result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(BodySurfaceArea other) => SquareMetres.CompareTo(other.SquareMetres);

    /// <summary>The clinical spelling, for example <c>0.33 m²</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static BodySurfaceArea IExactQuantity<BodySurfaceArea>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<BodySurfaceArea>(value));
}
