namespace AALL15P1.Protocol;

/// <summary>An explained answer: the outcome and the findings behind it. Two decisions on equal input are equal.</summary>
public sealed record Decision
{
    /// <summary>Makes a decision; its outcome follows from its findings.</summary>
    /// <param name="operation">The operation, in kebab case, such as <c>start-block</c>.</param>
    /// <param name="findings">The findings, in the order of the rules.</param>
    public Decision(string operation, ValueList<Finding> findings)
    {
        Operation = operation;
        Findings = findings;
        foreach (Finding finding in findings)
        {
            Outcome = Outcome.And(finding.Effect);
        }
    }

    /// <summary>The operation.</summary>
    public string Operation { get; }

    /// <summary>The answer.</summary>
    public Outcome Outcome { get; }

    /// <summary>The findings, in the order of the rules. Every rule that is not met or cannot be judged has one.</summary>
    public ValueList<Finding> Findings { get; }
}
