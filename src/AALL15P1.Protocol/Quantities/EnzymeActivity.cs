using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// The activity of an enzyme in serum, such as ALT or AST, 0 or more. Its unit U is the enzyme unit (a micromole
/// of substrate a minute), which is not the international unit in which a drug is dosed.
/// </summary>
public readonly record struct EnzymeActivity : IDecimalQuantity<EnzymeActivity>
{
    private readonly decimal _unitsPerLitre;

    private EnzymeActivity(decimal unitsPerLitre) => _unitsPerLitre = unitsPerLitre;

    /// <summary>The enzyme unit per litre.</summary>
    public static Unit UnitsPerLitreUnit { get; } = new("U/L", "U/L", 1m, "U/l");

    /// <summary>Enzyme units per litre, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [UnitsPerLitreUnit];

    /// <summary>The activity in enzyme units per litre.</summary>
    public decimal UnitsPerLitre => _unitsPerLitre;

    static string IDecimalQuantity<EnzymeActivity>.Name => "enzyme activity";

    static bool IDecimalQuantity<EnzymeActivity>.AllowsZero => true;

    decimal IDecimalQuantity<EnzymeActivity>.CanonicalValue => UnitsPerLitre;

    /// <summary>An activity in enzyme units per litre.</summary>
    /// <param name="unitsPerLitre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static EnzymeActivity FromUnitsPerLitre(decimal unitsPerLitre) =>
        QuantityArithmetic.From<EnzymeActivity>(unitsPerLitre, UnitsPerLitreUnit, nameof(unitsPerLitre));

    /// <inheritdoc/>
    public int CompareTo(EnzymeActivity other) => UnitsPerLitre.CompareTo(other.UnitsPerLitre);

    /// <summary>The clinical spelling, for example <c>35 U/L</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static EnzymeActivity IDecimalQuantity<EnzymeActivity>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<EnzymeActivity>(value));
}
