namespace AALL15P1.Protocol.Json.Titration;

/// <summary>What a titration policy says of a history.</summary>
public sealed record TitrationResultDocument
{
    /// <summary>The version of the document's form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The policy.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <summary>The decision.</summary>
    public required TitrationDecisionDocument Decision { get; init; }

    /// <summary>The look back; absent when nothing was prescribed.</summary>
    public TitrationAuditDocument? Audit { get; init; }
}
