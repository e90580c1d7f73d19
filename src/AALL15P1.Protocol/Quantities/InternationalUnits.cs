using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount of a drug by its biological activity, in international units (asparaginase products), 0 or more. No
/// mass corresponds to it: the factor belongs to the product.
/// </summary>
public readonly record struct InternationalUnits : IDoseQuantity<InternationalUnits>
{
    private readonly decimal _internationalUnits;

    private InternationalUnits(decimal internationalUnits) => _internationalUnits = internationalUnits;

    /// <summary>The international unit. <c>U</c> alone is an error-prone abbreviation and is refused.</summary>
    public static Unit InternationalUnit { get; } = new("IU", "[iU]", 1m, "[IU]");

    /// <summary>International units, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [InternationalUnit];

    /// <summary>The amount in international units.</summary>
    public decimal Value => _internationalUnits;

    static string IDecimalQuantity<InternationalUnits>.Name => "amount in international units";

    static bool IDecimalQuantity<InternationalUnits>.AllowsZero => true;

    decimal IDecimalQuantity<InternationalUnits>.CanonicalValue => Value;

    /// <summary>An amount in international units.</summary>
    /// <param name="internationalUnits">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static InternationalUnits FromInternationalUnits(decimal internationalUnits) =>
        QuantityArithmetic.From<InternationalUnits>(internationalUnits, InternationalUnit, nameof(internationalUnits));

    /// <summary>The amount for each kilogram of body weight.</summary>
    /// <exception cref="OverflowException">The quotient is too large for a decimal, or too small to be told from 0.</exception>
    public static UnitsPerWeight operator /(InternationalUnits amount, Weight weight) =>
        UnitsPerWeight.FromInternationalUnitsPerKilogram(QuantityArithmetic.Divide(amount.Value, weight.Kilograms));

    /// <summary>The amount for each square metre of body surface.</summary>
    /// <exception cref="OverflowException">The quotient is too large for a decimal, or too small to be told from 0.</exception>
    public static UnitsPerArea operator /(InternationalUnits amount, BodySurfaceArea area) =>
        UnitsPerArea.FromInternationalUnitsPerSquareMetre(QuantityArithmetic.Divide(amount.Value, area.SquareMetres));

    /// <inheritdoc/>
    public int CompareTo(InternationalUnits other) => Value.CompareTo(other.Value);

    /// <summary>The clinical spelling, for example <c>2500 IU</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static InternationalUnits IDecimalQuantity<InternationalUnits>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<InternationalUnits>(value));
}
