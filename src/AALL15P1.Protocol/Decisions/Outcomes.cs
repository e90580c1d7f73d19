namespace AALL15P1.Protocol;

/// <summary>How answers combine.</summary>
public static class Outcomes
{
    /// <summary>
    /// The answer when both must hold: a hold wins over everything, then what cannot be decided, and only two yeses
    /// make a yes. Commutative and associative; <see cref="Outcome.Proceed"/> changes nothing.
    /// </summary>
    /// <param name="left">An answer.</param>
    /// <param name="right">The other answer.</param>
    /// <returns>The combined answer.</returns>
    public static Outcome And(this Outcome left, Outcome right) =>
        left == Outcome.Proceed ? right : right == Outcome.Hold ? Outcome.Hold : left;
}
