using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A number of blood cells in a volume of blood, 0 or more. Laboratories write it per microlitre or in billions
/// per litre, which differ by a factor of 1000; here they are units of one type. "G/L" is refused: it is read as grams. The
/// default of the type is no count: reading it throws, so that a count that was forgotten never acts as 0/µL.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<CellCount>))]
[TypeConverter(typeof(TextTypeConverter<CellCount>))]
public readonly record struct CellCount : IExactQuantity<CellCount>, IAdditionOperators<CellCount, CellCount, CellCount>, ISubtractionOperators<CellCount, CellCount, CellCount>
{
    private readonly decimal? _perMicrolitre;

    private CellCount(decimal perMicrolitre) => _perMicrolitre = perMicrolitre;

    /// <summary>One cell per microlitre.</summary>
    public static Unit PerMicrolitreUnit { get; } = new("/µL", "/uL", 1m, "cells/µL", "{cells}/uL", "/mm³", "cells/mm³", "/cumm", "cells/cumm");

    /// <summary>One thousand cells per microlitre: the same number as billions per litre.</summary>
    public static Unit ThousandsPerMicrolitreUnit { get; } = new("×10³/µL", "10*3/uL", 1000m, "K/µL", "k/µL", "thousand/µL", "Thousand/µL", "×10³/mm³", "K/mm³", "×10³/cumm", "K/cumm");

    /// <summary>One billion (10⁹) cells per litre: 1000 per microlitre.</summary>
    public static Unit BillionsPerLitreUnit { get; } = new(
        "×10⁹/L",
        "10*9/L",
        1000m,
        "×10^9/L", "10⁹/L", "/nL");

    /// <summary>Cells per microlitre, thousands per microlitre and billions per litre, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [PerMicrolitreUnit, ThousandsPerMicrolitreUnit, BillionsPerLitreUnit];

    /// <summary>Cells per microlitre.</summary>
    /// <exception cref="InvalidOperationException">The count was never given a value.</exception>
    public decimal PerMicrolitre => QuantityArithmetic.Given<CellCount>(_perMicrolitre);

    /// <summary>Billions (10⁹) of cells per litre.</summary>
    public decimal BillionsPerLitre => In(BillionsPerLitreUnit);

    static string IExactQuantity<CellCount>.Name => "cell count";

    static bool IExactQuantity<CellCount>.AllowsZero => true;

    decimal IExactQuantity<CellCount>.CanonicalValue => PerMicrolitre;

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

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(CellCount left, CellCount right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(CellCount left, CellCount right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(CellCount left, CellCount right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(CellCount left, CellCount right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static CellCount operator *(CellCount left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static CellCount operator *(decimal left, CellCount right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static CellCount operator /(CellCount left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(CellCount left, CellCount right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static CellCount operator +(CellCount left, CellCount right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static CellCount operator -(CellCount left, CellCount right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static CellCount Parse(string s) => QuantityText.Parse<CellCount>(s);
    /// <inheritdoc/>
    public static CellCount Parse(string s, IFormatProvider? provider) => QuantityText.Parse<CellCount>(s);
    /// <inheritdoc/>
    public static CellCount Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<CellCount>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out CellCount result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CellCount result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out CellCount result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(CellCount other) => PerMicrolitre.CompareTo(other.PerMicrolitre);

    /// <summary>The clinical spelling, for example <c>500/µL</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static CellCount IExactQuantity<CellCount>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<CellCount>(value));
}
