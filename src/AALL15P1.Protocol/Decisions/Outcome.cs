namespace AALL15P1.Protocol;

/// <summary>
/// The answer to a question that a protocol decides. Each operation names the three in its own words (eligible, not
/// eligible, cannot decide); the meaning is the same.
/// </summary>
public enum Outcome
{
    /// <summary>Every rule is met.</summary>
    Proceed,

    /// <summary>At least one rule is not met, whatever may be missing beside it.</summary>
    Hold,

    /// <summary>No rule is known to be broken, and what is missing could break one. Missing data never becomes a yes.</summary>
    CannotDecide,
}
