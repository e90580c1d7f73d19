namespace AALL15P1.Protocol.Linting;

/// <summary>One thing that the linter looks for.</summary>
/// <param name="Id">The stable id, in capitals joined by hyphens.</param>
/// <param name="Statement">What is wrong where the check finds something, as one sentence.</param>
public sealed record LintCheck(string Id, string Statement)
{
    /// <summary>Whether what it finds is a danger to an infant, or a defect.</summary>
    public Severity Severity { get; init; } = Severity.Deviation;

    /// <summary>The check's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
