namespace AALL15P1.Protocol;

/// <summary>Whether a laboratory reports a number, or only that the value is below or above one (<c>&lt;5</c>, <c>&gt;50</c>).</summary>
public enum BoundKind
{
    /// <summary>The number itself.</summary>
    Exact,

    /// <summary>Less than the number.</summary>
    Below,

    /// <summary>The number or less.</summary>
    AtMost,

    /// <summary>More than the number.</summary>
    Above,

    /// <summary>The number or more.</summary>
    AtLeast,
}

/// <summary>A number, or a bound of one, in whatever unit its owner counts in.</summary>
internal readonly record struct BoundedNumber(decimal Number, BoundKind Kind)
{
    public decimal? Exact => Kind == BoundKind.Exact ? Number : null;

    /// <summary>Every number that it can be.</summary>
    public NumberRange Range => Kind switch
    {
        BoundKind.Below => NumberRange.Below(Number),
        BoundKind.AtMost => NumberRange.AtMost(Number),
        BoundKind.Above => NumberRange.MoreThan(Number),
        BoundKind.AtLeast => NumberRange.AtLeast(Number),
        _ => NumberRange.AtLeast(Number).AndAtMost(Number),
    };

    /// <summary>Whether every number that it can be is above every number that another can be.</summary>
    public bool IsAbove(BoundedNumber other) => other.Range.EndsBefore(Range);
}

/// <summary>The signs in which laboratories write a bound.</summary>
internal static class BoundText
{
    /// <summary>Takes the sign off a text.</summary>
    /// <param name="text">The text, as <c>&lt;0.1 ×10⁹/L</c>.</param>
    /// <param name="number">What stands after the sign.</param>
    public static BoundKind Split(string text, out string number)
    {
        string trimmed = text.Trim();
        (BoundKind kind, int length) = trimmed switch
        {
            ['<', '=', ..] => (BoundKind.AtMost, 2),
            ['>', '=', ..] => (BoundKind.AtLeast, 2),
            ['≤', ..] => (BoundKind.AtMost, 1),
            ['≥', ..] => (BoundKind.AtLeast, 1),
            ['<', ..] => (BoundKind.Below, 1),
            ['>', ..] => (BoundKind.Above, 1),
            _ => (BoundKind.Exact, 0),
        };
        number = trimmed[length..].Trim();
        return kind;
    }

    /// <summary>The sign; empty for a number.</summary>
    public static string Sign(BoundKind kind) => kind switch
    {
        BoundKind.Below => "<",
        BoundKind.AtMost => "≤",
        BoundKind.Above => ">",
        BoundKind.AtLeast => "≥",
        _ => string.Empty,
    };
}
