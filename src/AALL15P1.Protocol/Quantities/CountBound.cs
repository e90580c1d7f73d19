using System.Diagnostics.CodeAnalysis;

namespace AALL15P1.Protocol;

/// <summary>
/// A cell count as a laboratory reports it: a number, or that it is below or above one (<c>&lt;0.1 ×10⁹/L</c>,
/// <c>&gt;50 ×10⁹/L</c>). A bound is no number; what it settles, it settles, and the rest stays open.
/// </summary>
public readonly record struct CountBound
{
    /// <summary>One more than the whole number, so that the default, which no count was given to, has none.</summary>
    private readonly int wholeAndOne;

    private CountBound(CellCount limit, BoundKind kind)
    {
        Limit = limit;
        Kind = kind;
        wholeAndOne = kind == BoundKind.Exact && limit != default && limit.PerMicrolitre < int.MaxValue && decimal.IsInteger(limit.PerMicrolitre) ? (int)limit.PerMicrolitre + 1 : 0;
    }

    /// <summary>The number, or the number that bounds it.</summary>
    public CellCount Limit { get; }

    /// <summary>Whether the count is the number, or on which side of it.</summary>
    public BoundKind Kind { get; }

    /// <summary>The count; null when only a bound of it is known.</summary>
    public CellCount? Exact => Kind == BoundKind.Exact ? Limit : null;

    /// <summary>
    /// Cells for each microlitre where the count is a number and whole, as nearly every one is; -1 otherwise. Gates
    /// compare these, because comparing decimals is most of what they would do.
    /// </summary>
    internal int Whole => wholeAndOne - 1;

    /// <summary>Cells for each microlitre.</summary>
    internal BoundedNumber Number => new(Limit.PerMicrolitre, Kind);

    /// <summary>A count that is a number.</summary>
    /// <param name="count">The count.</param>
    /// <returns>The same count.</returns>
    public static implicit operator CountBound(CellCount count) => FromCellCount(count);

    /// <summary>A count that is a number.</summary>
    /// <param name="count">The count.</param>
    /// <returns>The same count.</returns>
    public static CountBound FromCellCount(CellCount count) => new(count, BoundKind.Exact);

    /// <summary>A count below a number.</summary>
    /// <param name="limit">The number, exclusive.</param>
    /// <returns>The bound.</returns>
    public static CountBound Below(CellCount limit) => new(limit, BoundKind.Below);

    /// <summary>A count above a number.</summary>
    /// <param name="limit">The number, exclusive.</param>
    /// <returns>The bound.</returns>
    public static CountBound Above(CellCount limit) => new(limit, BoundKind.Above);

    /// <summary>Whether the count is at most a level; null where the bound does not tell.</summary>
    /// <param name="level">The level, inclusive.</param>
    /// <returns>True, false, or null.</returns>
    public bool? IsAtMost(CellCount level) => Kind switch
    {
        BoundKind.Exact => Limit <= level,
        BoundKind.Below or BoundKind.AtMost => Limit <= level ? true : null,
        BoundKind.Above => Limit >= level ? false : null,
        _ => Limit > level ? false : null,
    };

    /// <summary>Whether the count is below a level; null where the bound does not tell.</summary>
    /// <param name="level">The level, exclusive.</param>
    /// <returns>True, false, or null.</returns>
    public bool? IsBelow(CellCount level) => Kind switch
    {
        BoundKind.Exact => Limit < level,
        BoundKind.Below => Limit <= level ? true : null,
        BoundKind.AtMost => Limit < level ? true : null,
        _ => Limit >= level ? false : null,
    };

    /// <summary>Reads a count with its unit, or a bound: <c>1200/µL</c>, <c>&lt;0.1 ×10⁹/L</c>, <c>≥ 50 ×10⁹/L</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bound">The count.</param>
    /// <returns>True when it can be read.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out CountBound bound)
    {
        BoundKind kind = BoundText.Split(text ?? string.Empty, out string number);
        bool isRead = CellCount.TryParse(number, out CellCount limit);
        bound = isRead ? new(limit, kind) : default;
        return isRead;
    }

    /// <summary>The count, or the bound with its sign.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{BoundText.Sign(Kind)}{Limit}";
}
