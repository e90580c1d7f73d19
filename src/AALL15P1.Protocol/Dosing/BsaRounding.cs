using System.Globalization;

namespace AALL15P1.Protocol;

/// <summary>How a body surface area is rounded before a dose is computed from it: a site's choice, which has a name.</summary>
public sealed record BsaRounding
{
    /// <summary>Makes a rounding.</summary>
    /// <param name="decimals">The decimals of a square metre that are kept; 1 to 6, both inclusive.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="tie">What happens to an area that lies exactly between two; only for <see cref="RoundingDirection.Nearest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are out of bounds.</exception>
    public BsaRounding(int decimals, RoundingDirection direction = RoundingDirection.Nearest, RoundingTie tie = RoundingTie.Up)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(decimals, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 6);
        Decimals = decimals;
        Direction = direction;
        Tie = direction == RoundingDirection.Nearest ? tie : RoundingTie.Down;
    }

    /// <summary>The decimals of a square metre that are kept.</summary>
    public int Decimals { get; }

    /// <summary>The direction.</summary>
    public RoundingDirection Direction { get; }

    /// <summary>What happens to an area that lies exactly between two; <see cref="RoundingTie.Down"/>, and of no effect, unless the direction is <see cref="RoundingDirection.Nearest"/>.</summary>
    public RoundingTie Tie { get; }

    /// <summary>The increment in square metres.</summary>
    internal decimal Increment => new(1, 0, 0, isNegative: false, (byte)Decimals);

    /// <summary>The rounding in words.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{RoundingWords.Of(Direction, Tie)} {Increment} m²");

    internal decimal Round(decimal squareMetres) => Rounding.ToMultiple(squareMetres, 1m, Increment, Direction, Tie);
}
