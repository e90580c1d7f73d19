namespace AALL15P1.Protocol.Json;

/// <summary>A rule of the catalogue as a JSON document.</summary>
public sealed record RuleDocument
{
    /// <summary>The rule's id.</summary>
    public required string Id { get; init; }

    /// <summary>The rule's title.</summary>
    public required string Title { get; init; }

    /// <summary>What must hold, as one sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>Where it is stated; absent when no document states it.</summary>
    public CitationDocument? Citation { get; init; }

    /// <summary>The rule's standing.</summary>
    public required string Standing { get; init; }

    /// <summary>What supports the rule from outside without stating it; absent when nothing is cited.</summary>
    public IReadOnlyList<CitationDocument>? Grounds { get; init; }

    /// <summary>The numbers in the rule, by name, with their units.</summary>
    public required IReadOnlyList<RuleParameter> Parameters { get; init; }

    /// <summary>The ids of the open questions whose reading the rule depends on.</summary>
    public required IReadOnlyList<string> Interpretations { get; init; }

    /// <summary>The edition of the protocol since which the rule holds.</summary>
    public required string SinceEdition { get; init; }

    /// <summary>The document of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The document.</returns>
    public static RuleDocument Of(Rule rule) => new()
    {
        Id = rule.Id,
        Title = rule.Title,
        Statement = rule.Statement,
        Citation = CitationDocument.Of(rule.Citation),
        Standing = WireNames.Of(rule.Standing),
        Grounds = rule.Grounds.Count > 0 ? [.. rule.Grounds.Select(ground => CitationDocument.Of(ground)!)] : null,
        Parameters = [.. rule.Parameters],
        Interpretations = [.. rule.Interpretations.Select(question => question.Id)],
        SinceEdition = rule.SinceEdition,
    };
}
