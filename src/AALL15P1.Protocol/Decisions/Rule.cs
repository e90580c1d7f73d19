using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>One rule of the catalogue: what must hold, who says so, and since when.</summary>
/// <param name="Id">The stable id, in capitals joined by hyphens: <c>EPI-START-ANC</c>.</param>
/// <param name="Title">A few words.</param>
/// <param name="Statement">What must hold, as one sentence.</param>
/// <param name="Citation">Where it is stated; null when a site's policy states it or when it is this library's own safeguard.</param>
/// <param name="Standing">The rule's standing.</param>
public sealed record Rule(string Id, string Title, string Statement, Citation? Citation, Standing Standing)
{
    /// <summary>
    /// What supports the rule from outside without stating it: cited beside it, so that a safeguard of the library's own
    /// claims no source as its own.
    /// </summary>
    public ValueList<Citation> Grounds { get; init; }

    /// <summary>The numbers in the rule, by name, with their units.</summary>
    public ValueList<RuleParameter> Parameters { get; init; }

    /// <summary>The open questions whose reading the rule depends on.</summary>
    public ValueList<Interpretation> Interpretations { get; init; }

    /// <summary>The edition of the protocol since which the rule holds; null for the first.</summary>
    public string? SinceEdition { get; init; }

    /// <summary>The rule's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}

/// <summary>A number in a rule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value with its unit, as the field spells it; for a site's policy, the words that say so.</param>
public sealed record RuleParameter(string Name, string Value);
