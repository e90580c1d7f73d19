using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// A dose by body weight, in mass of drug for each kilogram, 0 or more. It says nothing yet of how often:
/// <c>PerDose()</c> or <c>PerDay()</c> does.
/// </summary>
public readonly record struct MassPerWeight : IDoseQuantity<MassPerWeight>
{
    private readonly decimal _milligramsPerKilogram;

    private MassPerWeight(decimal milligramsPerKilogram) => _milligramsPerKilogram = milligramsPerKilogram;

    /// <summary>The milligram per kilogram.</summary>
    public static Unit MilligramsPerKilogramUnit { get; } = new("mg/kg", "mg/kg", 1m);

    /// <summary>Milligrams per kilogram, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [MilligramsPerKilogramUnit];

    /// <summary>The dose in milligrams per kilogram of body weight.</summary>
    public decimal MilligramsPerKilogram => _milligramsPerKilogram;

    static string IDecimalQuantity<MassPerWeight>.Name => "mass per weight";

    static bool IDecimalQuantity<MassPerWeight>.AllowsZero => true;

    decimal IDecimalQuantity<MassPerWeight>.CanonicalValue => MilligramsPerKilogram;

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

    /// <inheritdoc/>
    public int CompareTo(MassPerWeight other) => MilligramsPerKilogram.CompareTo(other.MilligramsPerKilogram);

    /// <summary>The clinical spelling, for example <c>2.5 mg/kg</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static MassPerWeight IDecimalQuantity<MassPerWeight>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<MassPerWeight>(value));
}
