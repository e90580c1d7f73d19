using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>A decision as a JSON document.</summary>
public sealed record DecisionDocument
{
    /// <summary>The version of the document's form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The operation.</summary>
    public required string Operation { get; init; }

    /// <summary>The edition of the protocol.</summary>
    public required string Edition { get; init; }

    /// <summary>The SHA-256 of the completed definition that decided; absent where an engine was asked without one.</summary>
    public string? Fingerprint { get; init; }

    /// <summary><c>proceed</c>, <c>hold</c> or <c>cannot-decide</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The outcome in the operation's own words, such as <c>not-eligible</c>.</summary>
    public required string Answer { get; init; }

    /// <summary>The findings, in the order of the rules.</summary>
    public required IReadOnlyList<FindingDocument> Findings { get; init; }

    /// <summary>What the operation gives beyond the answer, such as a dose; absent when it gives nothing more.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>The document of a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="words">What its operation calls the three answers.</param>
    /// <param name="result">What the operation gives beyond the answer; null for nothing.</param>
    /// <returns>The document.</returns>
    public static DecisionDocument Of(Decision decision, DecisionVocabulary words, JsonElement? result = null) => new()
    {
        SchemaVersion = DecisionJson.SchemaVersion,
        Operation = decision.Operation,
        Edition = decision.DecidedBy?.Edition ?? Aall15P1.Edition,
        Fingerprint = decision.DecidedBy?.Fingerprint,
        Outcome = WireNames.Of(decision.Outcome),
        Answer = words.Of(decision.Outcome),
        Findings = [.. decision.Findings.Select(FindingDocument.Of)],
        Result = result,
    };
}
