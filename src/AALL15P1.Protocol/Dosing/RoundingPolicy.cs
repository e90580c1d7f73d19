namespace AALL15P1.Protocol;

/// <summary>
/// How a single dose is rounded to what can be measured and given. It happens once, after everything else, and never
/// breaks a cap. Where no policy applies, nothing is rounded.
/// </summary>
public sealed record RoundingPolicy
{
    /// <summary>Makes a policy.</summary>
    /// <param name="increment">The dose is a multiple of it; more than 0. A mass rounds masses, international units round those.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="tie">What happens to a dose that lies exactly between two multiples; only for <see cref="RoundingDirection.Nearest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The increment is 0.</exception>
    public RoundingPolicy(DoseAmount increment, RoundingDirection direction = RoundingDirection.Nearest, RoundingTie tie = RoundingTie.Down)
    {
        if (increment.CanonicalValue <= 0m)
        {
            throw new ArgumentOutOfRangeException(nameof(increment), increment, "An increment is more than 0.");
        }

        Increment = increment;
        Direction = direction;
        Tie = direction == RoundingDirection.Nearest ? tie : RoundingTie.Down;
    }

    /// <summary>The dose is a multiple of it.</summary>
    public DoseAmount Increment { get; }

    /// <summary>The direction.</summary>
    public RoundingDirection Direction { get; }

    /// <summary>What happens to a dose that lies exactly between two multiples; <see cref="RoundingTie.Down"/>, and of no effect, unless the direction is <see cref="RoundingDirection.Nearest"/>.</summary>
    public RoundingTie Tie { get; }

    /// <summary>The drug that the policy is for; null when it is for every drug that no other policy names.</summary>
    public Drug? Drug { get; init; }

    /// <summary>The routes that the policy is for; empty when it is for every route.</summary>
    public RouteSet Routes { get; init; }

    /// <summary>The policy in words.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{RoundingWords.Of(Direction, Tie)} {Increment}";

    /// <summary>Whether another policy is for doses that this one is for too, and neither names a drug where the other does not.</summary>
    internal bool Rounds(RoundingPolicy other) =>
        Equals(Drug, other.Drug) && Increment.IsUnits == other.Increment.IsUnits
        && (Routes.IsEmpty || other.Routes.IsEmpty || Routes.Overlaps(other.Routes));

    /// <summary>Whether the policy is for an order's drug, routes and unit.</summary>
    /// <param name="order">The order.</param>
    /// <param name="isUnits">Whether the dose is in international units.</param>
    internal bool IsFor(PlannedOrder order, bool isUnits) =>
        Increment.IsUnits == isUnits && (Drug is null || Drug.Equals(order.Drug)) && (Routes.IsEmpty || order.Routes.IsSubsetOf(Routes));
}

/// <summary>To which multiple of the increment a value is rounded.</summary>
public enum RoundingDirection
{
    /// <summary>To the nearest.</summary>
    Nearest,

    /// <summary>To the one below; a multiple stays.</summary>
    Down,

    /// <summary>To the one above; a multiple stays.</summary>
    Up,
}

/// <summary>To which multiple a value is rounded that lies exactly between two.</summary>
public enum RoundingTie
{
    /// <summary>To the lower.</summary>
    Down,

    /// <summary>To the higher.</summary>
    Up,

    /// <summary>To the even multiple.</summary>
    Even,
}

/// <summary>A direction and a tie rule in words.</summary>
internal static class RoundingWords
{
    public static string Of(RoundingDirection direction, RoundingTie tie) => direction switch
    {
        RoundingDirection.Down => "down to a multiple of",
        RoundingDirection.Up => "up to a multiple of",
        _ => $"to the nearest multiple of (a tie goes {tie switch { RoundingTie.Up => "up", RoundingTie.Down => "down", _ => "to the even multiple" }})",
    };
}

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
