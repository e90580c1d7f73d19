using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// A dose by body weight, in international units for each kilogram, 0 or more. It says nothing yet of how often:
/// <c>PerDose()</c> or <c>PerDay()</c> does.
/// </summary>
public readonly record struct UnitsPerWeight : IDoseQuantity<UnitsPerWeight>
{
    private readonly decimal _internationalUnitsPerKilogram;

    private UnitsPerWeight(decimal internationalUnitsPerKilogram) => _internationalUnitsPerKilogram = internationalUnitsPerKilogram;

    /// <summary>The international unit per kilogram.</summary>
    public static Unit InternationalUnitsPerKilogramUnit { get; } = new("IU/kg", "[iU]/kg", 1m, "[IU]/kg");

    /// <summary>International units per kilogram, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [InternationalUnitsPerKilogramUnit];

    /// <summary>The dose in international units per kilogram of body weight.</summary>
    public decimal InternationalUnitsPerKilogram => _internationalUnitsPerKilogram;

    static string IDecimalQuantity<UnitsPerWeight>.Name => "international units per weight";

    static bool IDecimalQuantity<UnitsPerWeight>.AllowsZero => true;

    decimal IDecimalQuantity<UnitsPerWeight>.CanonicalValue => InternationalUnitsPerKilogram;

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

    /// <inheritdoc/>
    public int CompareTo(UnitsPerWeight other) => InternationalUnitsPerKilogram.CompareTo(other.InternationalUnitsPerKilogram);

    /// <summary>The clinical spelling, for example <c>80 IU/kg</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static UnitsPerWeight IDecimalQuantity<UnitsPerWeight>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<UnitsPerWeight>(value));
}
