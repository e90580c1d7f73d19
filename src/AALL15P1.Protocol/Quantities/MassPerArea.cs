using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A dose by body surface, in mass of drug for each square metre, 0 or more. It says nothing yet of how often:
/// <c>PerDose()</c> or <c>PerDay()</c> does.
/// The default of the type is no dose: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<MassPerArea>))]
[TypeConverter(typeof(TextTypeConverter<MassPerArea>))]
public readonly record struct MassPerArea : IDoseQuantity<MassPerArea>
{
    private readonly decimal? _milligramsPerSquareMetre;

    private MassPerArea(decimal milligramsPerSquareMetre) => _milligramsPerSquareMetre = milligramsPerSquareMetre;

    /// <summary>The milligram per square metre.</summary>
    public static Unit MilligramsPerSquareMetreUnit { get; } = new("mg/m²", "mg/m2", 1m);

    /// <summary>The gram per square metre: 1000 mg/m².</summary>
    public static Unit GramsPerSquareMetreUnit { get; } = new("g/m²", "g/m2", 1000m);

    /// <summary>Milligrams per square metre and grams per square metre, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [MilligramsPerSquareMetreUnit, GramsPerSquareMetreUnit];

    /// <summary>The dose in milligrams per square metre of body surface.</summary>
    /// <exception cref="InvalidOperationException">The dose was never given a value.</exception>
    public decimal MilligramsPerSquareMetre => QuantityArithmetic.Given<MassPerArea>(_milligramsPerSquareMetre);

    /// <summary>The dose in grams per square metre of body surface.</summary>
    public decimal GramsPerSquareMetre => In(GramsPerSquareMetreUnit);

    static string IExactQuantity<MassPerArea>.Name => "mass per area";

    static bool IExactQuantity<MassPerArea>.AllowsZero => true;

    decimal IExactQuantity<MassPerArea>.CanonicalValue => MilligramsPerSquareMetre;

    /// <summary>A dose in milligrams per square metre of body surface.</summary>
    /// <param name="milligramsPerSquareMetre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static MassPerArea FromMilligramsPerSquareMetre(decimal milligramsPerSquareMetre) =>
        QuantityArithmetic.From<MassPerArea>(milligramsPerSquareMetre, MilligramsPerSquareMetreUnit, nameof(milligramsPerSquareMetre));

    /// <summary>A dose in grams per square metre of body surface.</summary>
    /// <param name="gramsPerSquareMetre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The value is too large for a decimal in milligrams per square metre.</exception>
    public static MassPerArea FromGramsPerSquareMetre(decimal gramsPerSquareMetre) =>
        QuantityArithmetic.From<MassPerArea>(gramsPerSquareMetre, GramsPerSquareMetreUnit, nameof(gramsPerSquareMetre));

    /// <summary>The amount for this body surface.</summary>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    public static DrugMass operator *(MassPerArea dose, BodySurfaceArea area) =>
        DrugMass.FromMilligrams(QuantityArithmetic.Multiply(dose.MilligramsPerSquareMetre, area.SquareMetres));

    /// <inheritdoc cref="op_Multiply(MassPerArea, BodySurfaceArea)"/>
    public static DrugMass operator *(BodySurfaceArea area, MassPerArea dose) => dose * area;

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(MassPerArea left, MassPerArea right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(MassPerArea left, MassPerArea right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(MassPerArea left, MassPerArea right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(MassPerArea left, MassPerArea right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static MassPerArea operator *(MassPerArea left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static MassPerArea operator *(decimal left, MassPerArea right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static MassPerArea operator /(MassPerArea left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(MassPerArea left, MassPerArea right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static MassPerArea operator +(MassPerArea left, MassPerArea right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static MassPerArea operator -(MassPerArea left, MassPerArea right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static MassPerArea Parse(string s) => QuantityText.Parse<MassPerArea>(s);
    /// <inheritdoc/>
    public static MassPerArea Parse(string s, IFormatProvider? provider) => QuantityText.Parse<MassPerArea>(s);
    /// <inheritdoc/>
    public static MassPerArea Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<MassPerArea>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out MassPerArea result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MassPerArea result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MassPerArea result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public PerDose<MassPerArea> PerDose() => new(this);
    /// <inheritdoc/>
    public PerDay<MassPerArea> PerDay() => new(this);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(MassPerArea other) => MilligramsPerSquareMetre.CompareTo(other.MilligramsPerSquareMetre);

    /// <summary>The clinical spelling, for example <c>75 mg/m²</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static MassPerArea IExactQuantity<MassPerArea>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<MassPerArea>(value));
}
