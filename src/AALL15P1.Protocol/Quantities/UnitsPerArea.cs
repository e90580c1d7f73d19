using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// A dose by body surface, in international units for each square metre, 0 or more. It says nothing yet of how
/// often: <c>PerDose()</c> or <c>PerDay()</c> does.
/// </summary>
public readonly record struct UnitsPerArea : IDoseQuantity<UnitsPerArea>
{
    private readonly decimal _internationalUnitsPerSquareMetre;

    private UnitsPerArea(decimal internationalUnitsPerSquareMetre) => _internationalUnitsPerSquareMetre = internationalUnitsPerSquareMetre;

    /// <summary>The international unit per square metre.</summary>
    public static Unit InternationalUnitsPerSquareMetreUnit { get; } = new("IU/m²", "[iU]/m2", 1m, "[IU]/m2");

    /// <summary>International units per square metre, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [InternationalUnitsPerSquareMetreUnit];

    /// <summary>The dose in international units per square metre of body surface.</summary>
    public decimal InternationalUnitsPerSquareMetre => _internationalUnitsPerSquareMetre;

    static string IDecimalQuantity<UnitsPerArea>.Name => "international units per area";

    static bool IDecimalQuantity<UnitsPerArea>.AllowsZero => true;

    decimal IDecimalQuantity<UnitsPerArea>.CanonicalValue => InternationalUnitsPerSquareMetre;

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

    /// <inheritdoc/>
    public int CompareTo(UnitsPerArea other) => InternationalUnitsPerSquareMetre.CompareTo(other.InternationalUnitsPerSquareMetre);

    /// <summary>The clinical spelling, for example <c>2500 IU/m²</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static UnitsPerArea IDecimalQuantity<UnitsPerArea>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<UnitsPerArea>(value));
}
