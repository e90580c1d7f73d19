namespace AALL15P1.Protocol;

/// <summary>Rounding of exact fractions to multiples of an increment, decided without a rounded quotient.</summary>
internal static class Rounding
{
    /// <summary>Rounds <paramref name="numerator"/> / <paramref name="denominator"/>.</summary>
    /// <param name="numerator">0 or more.</param>
    /// <param name="denominator">More than 0.</param>
    /// <param name="increment">More than 0.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="tie">What happens to a value between two multiples.</param>
    public static decimal ToMultiple(decimal numerator, decimal denominator, decimal increment, RoundingDirection direction, RoundingTie tie)
    {
        decimal step = increment * denominator;
        decimal below = MultiplesWithin(numerator, step);
        decimal rest = numerator - (below * step);
        bool isUp = direction switch
        {
            RoundingDirection.Down => false,
            RoundingDirection.Up => rest > 0m,
            _ => IsNearerAbove(rest + rest, step, tie, below),
        };
        return (isUp ? below + 1m : below) * increment;
    }

    /// <summary>How many whole steps fit into a value.</summary>
    public static decimal MultiplesWithin(decimal value, decimal step)
    {
        // The quotient may have been rounded up to a whole number that the value does not reach.
        decimal whole = decimal.Floor(value / step);
        return whole * step > value ? whole - 1m : whole;
    }

    private static bool IsNearerAbove(decimal twiceTheRest, decimal step, RoundingTie tie, decimal below) =>
        twiceTheRest > step
        || (twiceTheRest == step && (tie == RoundingTie.Up || (tie == RoundingTie.Even && decimal.Remainder(below, 2m) != 0m)));
}
