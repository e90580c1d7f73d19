namespace AALL15P1.Protocol;

/// <summary>
/// The answer to a question that a protocol decides. Each operation names the three in its own words (eligible, not
/// eligible, cannot decide); the meaning is the same.
/// </summary>
public enum DecisionOutcome
{
    /// <summary>Every rule is met.</summary>
    Proceed,

    /// <summary>At least one rule is not met, whatever may be missing beside it.</summary>
    Hold,

    /// <summary>No rule is known to be broken, and what is missing could break one. Missing data never becomes a yes.</summary>
    CannotDecide,
}

/// <summary>How answers combine.</summary>
public static class DecisionOutcomes
{
    /// <summary>
    /// The answer when both must hold: a hold wins over everything, then what cannot be decided, and only two yeses
    /// make a yes. Commutative and associative; <see cref="DecisionOutcome.Proceed"/> changes nothing.
    /// </summary>
    /// <param name="left">An answer.</param>
    /// <param name="right">The other answer.</param>
    /// <returns>The combined answer.</returns>
    public static DecisionOutcome And(this DecisionOutcome left, DecisionOutcome right) =>
        left == DecisionOutcome.Proceed ? right : right == DecisionOutcome.Hold ? DecisionOutcome.Hold : left;
}
