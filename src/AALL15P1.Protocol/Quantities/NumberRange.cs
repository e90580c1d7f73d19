using System.Globalization;

namespace AALL15P1.Protocol;

/// <summary>
/// A range of plain numbers, each bound inclusive, exclusive or absent: one band of a table. The default value is
/// every number. A range is never empty.
/// </summary>
internal readonly record struct NumberRange
{
    private NumberRange(decimal? from, bool includesFrom, decimal? to, bool includesTo)
    {
        if (from > to || (from == to && from is not null && !(includesFrom && includesTo)))
        {
            throw new ArgumentOutOfRangeException(nameof(to), to, string.Create(CultureInfo.InvariantCulture, $"A range from {from} to {to} holds no number."));
        }

        From = from;
        IncludesFrom = includesFrom;
        To = to;
        IncludesTo = includesTo;
    }

    /// <summary>The lower bound; null when there is none.</summary>
    public decimal? From { get; }

    /// <summary>Whether the lower bound itself is in the range; false when there is none.</summary>
    public bool IncludesFrom { get; }

    /// <summary>The upper bound; null when there is none.</summary>
    public decimal? To { get; }

    /// <summary>Whether the upper bound itself is in the range; false when there is none.</summary>
    public bool IncludesTo { get; }

    /// <summary>Every number from a bound, inclusive.</summary>
    /// <param name="bound">The bound.</param>
    /// <returns>The range.</returns>
    public static NumberRange AtLeast(decimal bound) => new(bound, includesFrom: true, to: null, includesTo: false);

    /// <summary>Every number above a bound, exclusive.</summary>
    /// <param name="bound">The bound.</param>
    /// <returns>The range.</returns>
    public static NumberRange MoreThan(decimal bound) => new(bound, includesFrom: false, to: null, includesTo: false);

    /// <summary>Every number below a bound, exclusive.</summary>
    /// <param name="bound">The bound.</param>
    /// <returns>The range.</returns>
    public static NumberRange Below(decimal bound) => default(NumberRange).AndBelow(bound);

    /// <summary>Every number up to a bound, inclusive.</summary>
    /// <param name="bound">The bound.</param>
    /// <returns>The range.</returns>
    public static NumberRange AtMost(decimal bound) => default(NumberRange).AndAtMost(bound);

    /// <summary>This range's lower bound, with an exclusive upper bound.</summary>
    /// <param name="bound">The upper bound.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No number is left.</exception>
    public NumberRange AndBelow(decimal bound) => new(From, IncludesFrom, bound, includesTo: false);

    /// <summary>This range's lower bound, with an inclusive upper bound.</summary>
    /// <param name="bound">The upper bound.</param>
    /// <returns>The range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No number is left.</exception>
    public NumberRange AndAtMost(decimal bound) => new(From, IncludesFrom, bound, includesTo: true);

    /// <summary>From where this range begins to where another ends.</summary>
    internal NumberRange Through(NumberRange last) => new(From, IncludesFrom, last.To, last.IncludesTo);

    /// <summary>Whether a number is in the range.</summary>
    /// <param name="number">The number.</param>
    /// <returns>True when it is.</returns>
    public bool Contains(decimal number) =>
        (From is not { } from || number > from || (IncludesFrom && number == from)) && (To is not { } to || number < to || (IncludesTo && number == to));

    /// <summary>Whether some number is in both ranges.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>True when the ranges share a number.</returns>
    public bool Overlaps(NumberRange other) => !EndsBefore(other) && !other.EndsBefore(this);

    /// <summary>Whether every number of another range is in this one.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>True when this range holds all of it.</returns>
    public bool Covers(NumberRange other)
    {
        bool from = From is not { } low || (other.From is { } otherLow && (otherLow > low || (otherLow == low && (IncludesFrom || !other.IncludesFrom))));
        bool to = To is not { } high || (other.To is { } otherHigh && (otherHigh < high || (otherHigh == high && (IncludesTo || !other.IncludesTo))));
        return from && to;
    }

    /// <summary>Whether another range begins exactly where this one ends, with no number between them and none in both.</summary>
    /// <param name="next">The other range.</param>
    /// <returns>True when it does.</returns>
    public bool IsFollowedBy(NumberRange next) => To is { } to && to == next.From && IncludesTo != next.IncludesFrom;

    /// <summary>Whether every number of this range lies before every number of another.</summary>
    /// <param name="other">The other range.</param>
    /// <returns>True when it does.</returns>
    public bool EndsBefore(NumberRange other) =>
        To is { } to && other.From is { } from && (to < from || (to == from && !(IncludesTo && other.IncludesFrom)));

    /// <summary>The range as <c>[1500, 2000)</c>: a square bracket is inclusive, a round one exclusive.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(IncludesFrom ? '[' : '(')}{Text(From, "-∞")}, {Text(To, "∞")}{(IncludesTo ? ']' : ')')}");

    private static string Text(decimal? bound, string absent) => bound?.ToString("0.#############", CultureInfo.InvariantCulture) ?? absent;
}
