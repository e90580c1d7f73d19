using System.Globalization;

namespace AALL15P1.Protocol.Regimen;

/// <summary>Days of a block, counted from 1, from a first to a last, both inclusive.</summary>
public readonly record struct DayRange
{
    /// <summary>Makes a range.</summary>
    /// <param name="first">The first day; 1 or more.</param>
    /// <param name="last">The last day, inclusive; not before <paramref name="first"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="first"/> is below 1, or <paramref name="last"/> is before it.</exception>
    public DayRange(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        First = first;
        Last = last;
    }

    /// <summary>The first day.</summary>
    public int First { get; }

    /// <summary>The last day, inclusive.</summary>
    public int Last { get; }

    /// <summary>Whether a day is in the range.</summary>
    /// <param name="day">A day of the block.</param>
    /// <returns>True from <see cref="First"/> to <see cref="Last"/>, both inclusive.</returns>
    public bool Contains(int day) => day >= First && day <= Last;

    /// <summary>The range as <c>8-21</c>, or <c>8</c> for a single day.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        First == Last
            ? First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
