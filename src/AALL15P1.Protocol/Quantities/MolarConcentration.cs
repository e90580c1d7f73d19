using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount of substance in a volume, 0 or more, as laboratories give methotrexate, creatinine and bilirubin.
/// </summary>
public readonly record struct MolarConcentration : IDecimalQuantity<MolarConcentration>
{
    private readonly decimal _micromolesPerLitre;

    private MolarConcentration(decimal micromolesPerLitre) => _micromolesPerLitre = micromolesPerLitre;

    /// <summary>The micromole per litre.</summary>
    public static Unit MicromolesPerLitreUnit { get; } = new("µmol/L", "umol/L", 1m, "umol/l");

    /// <summary>Micromoles per litre, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [MicromolesPerLitreUnit];

    /// <summary>The concentration in micromoles per litre.</summary>
    public decimal MicromolesPerLitre => _micromolesPerLitre;

    static string IDecimalQuantity<MolarConcentration>.Name => "molar concentration";

    static bool IDecimalQuantity<MolarConcentration>.AllowsZero => true;

    decimal IDecimalQuantity<MolarConcentration>.CanonicalValue => MicromolesPerLitre;

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

    /// <inheritdoc/>
    public int CompareTo(MolarConcentration other) => MicromolesPerLitre.CompareTo(other.MicromolesPerLitre);

    /// <summary>The clinical spelling, for example <c>0.1 µmol/L</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static MolarConcentration IDecimalQuantity<MolarConcentration>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<MolarConcentration>(value));
}
