namespace AALL15P1.Protocol.Linting;

/// <summary>A defect that the linter found.</summary>
/// <param name="Check">The check.</param>
/// <param name="Subject">Where: the block and order, the table, the rule or the question.</param>
/// <param name="Observation">What is there, with its numbers.</param>
public sealed record LintFinding(LintCheck Check, string Subject, string Observation)
{
    /// <summary>The finding on one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Check.Id}: {Subject}: {Observation}";
}
