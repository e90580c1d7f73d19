namespace AALL15P1.Protocol.Json;

/// <summary>A finding as a JSON document.</summary>
public sealed record FindingDocument
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's title.</summary>
    public required string Title { get; init; }

    /// <summary>What the finding does to the answer: <c>proceed</c>, <c>hold</c> or <c>cannot-decide</c>.</summary>
    public required string Effect { get; init; }

    /// <summary><c>information</c>, <c>deviation</c> or <c>hazard</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Who must act.</summary>
    public required string Audience { get; init; }

    /// <summary>What was observed; absent when it was missing.</summary>
    public string? Observed { get; init; }

    /// <summary>What is required.</summary>
    public required string Required { get; init; }

    /// <summary>What was missing; absent when nothing was.</summary>
    public string? Missing { get; init; }

    /// <summary>What the protocol allows instead; absent when it says nothing.</summary>
    public string? Instead { get; init; }

    /// <summary>The finding as one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Where the rule is stated; absent when no document states it.</summary>
    public CitationDocument? Citation { get; init; }

    /// <summary>The rule's standing.</summary>
    public required string Standing { get; init; }

    /// <summary>The rest of a rule that the catalogue does not hold, such as a site's; absent for a rule of the catalogue.</summary>
    public OwnRuleDocument? OwnRule { get; init; }

    /// <summary>The document of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The document.</returns>
    public static FindingDocument Of(Finding finding) => new()
    {
        Rule = finding.Rule.Id,
        Title = finding.Rule.Title,
        Effect = WireNames.Of(finding.Effect),
        Severity = WireNames.Of(finding.Severity),
        Audience = WireNames.Of(finding.Audience),
        Observed = finding.Observed,
        Required = finding.Required,
        Missing = finding.Missing,
        Instead = finding.Instead,
        Sentence = finding.Sentence,
        Citation = CitationDocument.Of(finding.Rule.Citation),
        Standing = WireNames.Of(finding.Rule.Standing),
        OwnRule = OwnRuleDocument.Of(finding.Rule),
    };
}
