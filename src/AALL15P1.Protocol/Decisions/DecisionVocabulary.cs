namespace AALL15P1.Protocol;

/// <summary>What an operation calls the three answers: eligible, not eligible and cannot decide, where another says proceed, hold and cannot decide.</summary>
/// <param name="Proceed">The word for <see cref="DecisionOutcome.Proceed"/>, in kebab case.</param>
/// <param name="Hold">The word for <see cref="DecisionOutcome.Hold"/>, in kebab case.</param>
/// <param name="CannotDecide">The word for <see cref="DecisionOutcome.CannotDecide"/>, in kebab case.</param>
public sealed record DecisionVocabulary(string Proceed, string Hold, string CannotDecide = "cannot-decide")
{
    /// <summary>The plain words: proceed, hold, cannot decide.</summary>
    public static DecisionVocabulary Plain { get; } = new("proceed", "hold");

    /// <summary>The word for an answer.</summary>
    /// <param name="outcome">The answer.</param>
    /// <returns>The word.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outcome"/> is not a member of <see cref="DecisionOutcome"/>.</exception>
    public string Of(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Proceed => Proceed,
        DecisionOutcome.Hold => Hold,
        DecisionOutcome.CannotDecide => CannotDecide,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome is Proceed, Hold or CannotDecide."),
    };
}
