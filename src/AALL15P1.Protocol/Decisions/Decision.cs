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
    public DecisionOutcome Outcome { get; }

    /// <summary>The protocol that decided; null where an engine was asked without one.</summary>
    public ProtocolIdentity? DecidedBy { get; init; }

    /// <summary>The findings, in the order of the rules. Every rule that is not met or cannot be judged has one.</summary>
    public ValueList<Finding> Findings { get; }
}

/// <summary>Which protocol, in which form, decided.</summary>
/// <param name="Id">The protocol's id.</param>
/// <param name="Edition">The edition of the protocol that the definition follows.</param>
/// <param name="Fingerprint">The SHA-256 of the definition with its readings and the site's supplement, in lower-case hexadecimal.</param>
public sealed record ProtocolIdentity(string Id, string Edition, string Fingerprint)
{
    /// <summary>The id, the edition and the first digits of the fingerprint.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Id} {Edition} ({Fingerprint[..12]})";
}
