namespace AALL15P1.Protocol.Json;

/// <summary>A rule catalogue as a JSON document.</summary>
public sealed record RuleCatalogueDocument
{
    /// <summary>The version of the document's form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The edition of the protocol.</summary>
    public required string Edition { get; init; }

    /// <summary>The rules, by id.</summary>
    public required IReadOnlyList<RuleDocument> Rules { get; init; }
}
