using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// A dose by body surface, in mass of drug for each square metre, 0 or more. It says nothing yet of how often:
/// <c>PerDose()</c> or <c>PerDay()</c> does.
/// </summary>
public readonly record struct MassPerArea : IDoseQuantity<MassPerArea>
{
    private readonly decimal _milligramsPerSquareMetre;

    private MassPerArea(decimal milligramsPerSquareMetre) => _milligramsPerSquareMetre = milligramsPerSquareMetre;

    /// <summary>The milligram per square metre.</summary>
    public static Unit MilligramsPerSquareMetreUnit { get; } = new("mg/m²", "mg/m2", 1m);

    /// <summary>The gram per square metre: 1000 mg/m².</summary>
    public static Unit GramsPerSquareMetreUnit { get; } = new("g/m²", "g/m2", 1000m);

    /// <summary>Milligrams per square metre and grams per square metre, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [MilligramsPerSquareMetreUnit, GramsPerSquareMetreUnit];

    /// <summary>The dose in milligrams per square metre of body surface.</summary>
    public decimal MilligramsPerSquareMetre => _milligramsPerSquareMetre;

    /// <summary>The dose in grams per square metre of body surface.</summary>
    public decimal GramsPerSquareMetre => this.In(GramsPerSquareMetreUnit);

    static string IDecimalQuantity<MassPerArea>.Name => "mass per area";

    static bool IDecimalQuantity<MassPerArea>.AllowsZero => true;

    decimal IDecimalQuantity<MassPerArea>.CanonicalValue => MilligramsPerSquareMetre;

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

    /// <inheritdoc/>
    public int CompareTo(MassPerArea other) => MilligramsPerSquareMetre.CompareTo(other.MilligramsPerSquareMetre);

    /// <summary>The clinical spelling, for example <c>75 mg/m²</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static MassPerArea IDecimalQuantity<MassPerArea>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<MassPerArea>(value));
}
