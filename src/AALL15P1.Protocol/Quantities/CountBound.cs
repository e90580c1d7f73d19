using System.Diagnostics.CodeAnalysis;

namespace AALL15P1.Protocol;

/// <summary>
/// A cell count as a laboratory reports it: a number, or that it is below or above one (<c>&lt;0.1 ×10⁹/L</c>,
/// <c>&gt;50 ×10⁹/L</c>). A bound is no number; what it settles, it settles, and the rest stays open.
/// </summary>
public readonly record struct CountBound
{
    private readonly Side side;

    private CountBound(CellCount limit, Side side)
    {
        Limit = limit;
        this.side = side;
    }

    private enum Side
    {
        Exactly,
        Below,
        AtMost,
        Above,
        AtLeast,
    }

    /// <summary>The number, or the number that bounds it.</summary>
    public CellCount Limit { get; }

    /// <summary>The count; null when only a bound of it is known.</summary>
    public CellCount? Exact => side == Side.Exactly ? Limit : null;

    /// <summary>A count that is a number.</summary>
    /// <param name="count">The count.</param>
    /// <returns>The same count.</returns>
    public static implicit operator CountBound(CellCount count) => FromCellCount(count);

    /// <summary>A count that is a number.</summary>
    /// <param name="count">The count.</param>
    /// <returns>The same count.</returns>
    public static CountBound FromCellCount(CellCount count) => new(count, Side.Exactly);

    /// <summary>A count below a number.</summary>
    /// <param name="limit">The number, exclusive.</param>
    /// <returns>The bound.</returns>
    public static CountBound Below(CellCount limit) => new(limit, Side.Below);

    /// <summary>A count above a number.</summary>
    /// <param name="limit">The number, exclusive.</param>
    /// <returns>The bound.</returns>
    public static CountBound Above(CellCount limit) => new(limit, Side.Above);

    /// <summary>Whether the count is at most a level; null where the bound does not tell.</summary>
    /// <param name="level">The level, inclusive.</param>
    /// <returns>True, false, or null.</returns>
    public bool? IsAtMost(CellCount level) => side switch
    {
        Side.Exactly => Limit <= level,
        Side.Below or Side.AtMost => Limit <= level ? true : null,
        Side.Above => Limit >= level ? false : null,
        _ => Limit > level ? false : null,
    };

    /// <summary>Whether the count is below a level; null where the bound does not tell.</summary>
    /// <param name="level">The level, exclusive.</param>
    /// <returns>True, false, or null.</returns>
    public bool? IsBelow(CellCount level) => side switch
    {
        Side.Exactly => Limit < level,
        Side.Below => Limit <= level ? true : null,
        Side.AtMost => Limit < level ? true : null,
        _ => Limit >= level ? false : null,
    };

    /// <summary>Reads a count with its unit, or a bound: <c>1200/µL</c>, <c>&lt;0.1 ×10⁹/L</c>, <c>≥ 50 ×10⁹/L</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bound">The count.</param>
    /// <returns>True when it can be read.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out CountBound bound)
    {
        bound = default;
        string trimmed = text?.Trim() ?? string.Empty;
        (Side side, int length) = trimmed switch
        {
            ['<', '=', ..] => (Side.AtMost, 2),
            ['>', '=', ..] => (Side.AtLeast, 2),
            ['≤', ..] => (Side.AtMost, 1),
            ['≥', ..] => (Side.AtLeast, 1),
            ['<', ..] => (Side.Below, 1),
            ['>', ..] => (Side.Above, 1),
            _ => (Side.Exactly, 0),
        };
        if (!CellCount.TryParse(trimmed[length..].Trim(), out CellCount limit))
        {
            return false;
        }

        bound = new(limit, side);
        return true;
    }

    /// <summary>The count, or the bound with its sign.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => side switch
    {
        Side.Exactly => $"{Limit}",
        Side.Below => $"<{Limit}",
        Side.AtMost => $"≤{Limit}",
        Side.Above => $">{Limit}",
        _ => $"≥{Limit}",
    };
}
