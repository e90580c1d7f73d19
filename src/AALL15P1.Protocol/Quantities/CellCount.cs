using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// A number of blood cells in a volume of blood, 0 or more. Laboratories write it per microlitre or in billions
/// per litre, which differ by a factor of 1000; here they are two units of one type.
/// </summary>
public readonly record struct CellCount : IAdditiveQuantity<CellCount>
{
    private readonly decimal _perMicrolitre;

    private CellCount(decimal perMicrolitre) => _perMicrolitre = perMicrolitre;

    /// <summary>One cell per microlitre.</summary>
    public static Unit PerMicrolitreUnit { get; } = new("/µL", "/uL", 1m, "/ul");

    /// <summary>One billion (10⁹) cells per litre: 1000 per microlitre.</summary>
    public static Unit BillionsPerLitreUnit { get; } = new(
        "×10⁹/L",
        "10*9/L",
        1000m,
        "×10⁹/l", "10*9/l", "10⁹/L", "10⁹/l", "×10^9/L", "×10^9/l", "x10⁹/L", "x10⁹/l", "x10^9/L", "x10^9/l", "10^9/L", "10^9/l");

    /// <summary>Cells per microlitre and billions of cells per litre, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [PerMicrolitreUnit, BillionsPerLitreUnit];

    /// <summary>Cells per microlitre.</summary>
    public decimal PerMicrolitre => _perMicrolitre;

    /// <summary>Billions (10⁹) of cells per litre.</summary>
    public decimal BillionsPerLitre => this.In(BillionsPerLitreUnit);

    static string IDecimalQuantity<CellCount>.Name => "cell count";

    static bool IDecimalQuantity<CellCount>.AllowsZero => true;

    decimal IDecimalQuantity<CellCount>.CanonicalValue => PerMicrolitre;

    /// <summary>A count per microlitre.</summary>
    /// <param name="cellsPerMicrolitre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static CellCount FromPerMicrolitre(decimal cellsPerMicrolitre) =>
        QuantityArithmetic.From<CellCount>(cellsPerMicrolitre, PerMicrolitreUnit, nameof(cellsPerMicrolitre));

    /// <summary>A count in billions (10⁹) per litre.</summary>
    /// <param name="billionsPerLitre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The value is too large for a decimal in cells per microlitre.</exception>
    public static CellCount FromBillionsPerLitre(decimal billionsPerLitre) =>
        QuantityArithmetic.From<CellCount>(billionsPerLitre, BillionsPerLitreUnit, nameof(billionsPerLitre));

    /// <inheritdoc/>
    public int CompareTo(CellCount other) => PerMicrolitre.CompareTo(other.PerMicrolitre);

    /// <summary>The clinical spelling, for example <c>500/µL</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static CellCount IDecimalQuantity<CellCount>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<CellCount>(value));
}
