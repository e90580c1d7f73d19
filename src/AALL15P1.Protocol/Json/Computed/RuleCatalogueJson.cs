using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes rule catalogues as JSON.</summary>
public static class RuleCatalogueJson
{
    /// <summary>The version of the document's form that this library writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes a catalogue.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="edition">The edition of the protocol.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(RuleCatalogue catalogue, string edition) => JsonSerializer.Serialize(
        new RuleCatalogueDocument { SchemaVersion = SchemaVersion, Edition = edition, Rules = [.. catalogue.Rules.Select(RuleDocument.Of)] },
        DocumentWriter.PlainIndented.RuleCatalogueDocument);
}

/// <summary>The rule catalogue: every rule that a decision can name.</summary>
internal sealed record RuleCatalogueDocument
{
    [Number(Least = 1, Most = 1)]
    public required int SchemaVersion { get; init; }

    /// <summary>The edition of the protocol.</summary>
    public required string Edition { get; init; }

    /// <summary>The rules, by id.</summary>
    [Items(Least = 1)]
    public required IReadOnlyList<RuleDocument> Rules { get; init; }
}

/// <summary>A rule of the catalogue.</summary>
internal sealed record RuleDocument
{
    [Text(Pattern = TextAttribute.Capitals)]
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What must hold, as one sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>Where it is stated; absent when no document states it.</summary>
    public CitationDocument? Citation { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>What supports the rule from outside without stating it; absent when nothing is cited.</summary>
    [Items(Least = 1)]
    public IReadOnlyList<CitationDocument>? Grounds { get; init; }

    /// <summary>The numbers in the rule, by name, with their units.</summary>
    public required IReadOnlyList<ParameterDocument> Parameters { get; init; }

    /// <summary>The ids of the open questions whose reading the rule depends on.</summary>
    public required IReadOnlyList<string> Interpretations { get; init; }

    /// <summary>The edition of the protocol since which the rule holds; absent for the first.</summary>
    public string? SinceEdition { get; init; }

    public static RuleDocument Of(Rule rule) => new()
    {
        Id = rule.Id,
        Title = rule.Title,
        Statement = rule.Statement,
        Citation = CitationDocument.OfOptional(rule.Citation),
        Standing = rule.Standing,
        Grounds = rule.Grounds.Count == 0 ? null : [.. rule.Grounds.Select(CitationDocument.Of)],
        Parameters = ParameterDocument.Of(rule),
        Interpretations = [.. rule.Interpretations.Select(question => question.Id)],
        SinceEdition = rule.SinceEdition,
    };
}

/// <summary>A number in a rule, with its unit.</summary>
internal sealed record ParameterDocument
{
    public required string Name { get; init; }

    public required string Value { get; init; }

    public static IReadOnlyList<ParameterDocument> Of(Rule rule) => [.. rule.Parameters.Select(parameter => new ParameterDocument { Name = parameter.Name, Value = parameter.Value })];
}
