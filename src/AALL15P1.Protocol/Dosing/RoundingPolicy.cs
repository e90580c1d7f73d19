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
        && (Routes.IsEmpty || other.Routes.IsEmpty || Routes.ToRoutes().Any(route => other.Routes.Contains(route)));

    /// <summary>Whether the policy is for an order's drug, routes and unit.</summary>
    /// <param name="order">The order.</param>
    /// <param name="isUnits">Whether the dose is in international units.</param>
    internal bool IsFor(PlannedOrder order, bool isUnits) =>
        Increment.IsUnits == isUnits && (Drug is null || Drug.Equals(order.Drug)) && (Routes.IsEmpty || order.Routes.IsSubsetOf(Routes));
}
