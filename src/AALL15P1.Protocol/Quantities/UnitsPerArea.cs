using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A dose by body surface, in international units for each square metre, 0 or more. It says nothing yet of how
/// often: <c>PerDose()</c> or <c>PerDay()</c> does.
/// The default of the type is no dose: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<UnitsPerArea>))]
[TypeConverter(typeof(TextTypeConverter<UnitsPerArea>))]
public readonly record struct UnitsPerArea : IDoseQuantity<UnitsPerArea>
{
    private readonly decimal? _internationalUnitsPerSquareMetre;

    private UnitsPerArea(decimal internationalUnitsPerSquareMetre) => _internationalUnitsPerSquareMetre = internationalUnitsPerSquareMetre;

    /// <summary>The international unit per square metre.</summary>
    public static Unit InternationalUnitsPerSquareMetreUnit { get; } = new("IU/m²", "[iU]/m2", 1m, "[IU]/m2");

    /// <summary>International units per square metre, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [InternationalUnitsPerSquareMetreUnit];

    /// <summary>The dose in international units per square metre of body surface.</summary>
    /// <exception cref="InvalidOperationException">The dose was never given a value.</exception>
    public decimal InternationalUnitsPerSquareMetre => QuantityArithmetic.Given<UnitsPerArea>(_internationalUnitsPerSquareMetre);

    static string IExactQuantity<UnitsPerArea>.Name => "international units per area";

    static bool IExactQuantity<UnitsPerArea>.AllowsZero => true;

    decimal IExactQuantity<UnitsPerArea>.CanonicalValue => InternationalUnitsPerSquareMetre;

    /// <summary>A dose in international units per square metre of body surface.</summary>
    /// <param name="internationalUnitsPerSquareMetre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static UnitsPerArea FromInternationalUnitsPerSquareMetre(decimal internationalUnitsPerSquareMetre) =>
        QuantityArithmetic.From<UnitsPerArea>(internationalUnitsPerSquareMetre, InternationalUnitsPerSquareMetreUnit, nameof(internationalUnitsPerSquareMetre));

    /// <summary>The amount for this body surface.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static InternationalUnits operator *(UnitsPerArea dose, BodySurfaceArea area) =>
        InternationalUnits.FromInternationalUnits(QuantityArithmetic.Multiply(dose.InternationalUnitsPerSquareMetre, area.SquareMetres));

    /// <inheritdoc cref="op_Multiply(UnitsPerArea, BodySurfaceArea)"/>
    public static InternationalUnits operator *(BodySurfaceArea area, UnitsPerArea dose) => dose * area;

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(UnitsPerArea left, UnitsPerArea right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(UnitsPerArea left, UnitsPerArea right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(UnitsPerArea left, UnitsPerArea right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(UnitsPerArea left, UnitsPerArea right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static UnitsPerArea operator *(UnitsPerArea left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static UnitsPerArea operator *(decimal left, UnitsPerArea right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static UnitsPerArea operator /(UnitsPerArea left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(UnitsPerArea left, UnitsPerArea right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static UnitsPerArea operator +(UnitsPerArea left, UnitsPerArea right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static UnitsPerArea operator -(UnitsPerArea left, UnitsPerArea right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static UnitsPerArea Parse(string s) => QuantityText.Parse<UnitsPerArea>(s);
    /// <inheritdoc/>
    public static UnitsPerArea Parse(string s, IFormatProvider? provider) => QuantityText.Parse<UnitsPerArea>(s);
    /// <inheritdoc/>
    public static UnitsPerArea Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<UnitsPerArea>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out UnitsPerArea result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out UnitsPerArea result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out UnitsPerArea result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public PerDose<UnitsPerArea> PerDose() => new(this);
    /// <inheritdoc/>
    public PerDay<UnitsPerArea> PerDay() => new(this);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(UnitsPerArea other) => InternationalUnitsPerSquareMetre.CompareTo(other.InternationalUnitsPerSquareMetre);

    /// <summary>The clinical spelling, for example <c>2500 IU/m²</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static UnitsPerArea IExactQuantity<UnitsPerArea>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<UnitsPerArea>(value));
}
