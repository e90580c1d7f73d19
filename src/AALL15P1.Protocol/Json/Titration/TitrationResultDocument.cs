namespace AALL15P1.Protocol.Json;

/// <summary>What a titration policy says of a history.</summary>
public sealed record TitrationResultDocument
{
    /// <summary>The version of the document's form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The policy.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <summary>The fingerprint of the site's supplement; absent without one.</summary>
    public string? Supplement { get; init; }

    /// <summary>The starting doses to which the percentages refer; absent when they were not asked for.</summary>
    public StartingDoseDocument? StartingDose { get; init; }

    /// <summary>The starting thiopurine after pharmacogenetics; absent when no phenotype was given.</summary>
    public AdjustedThiopurineDocument? AdjustedThiopurine { get; init; }

    /// <summary>The decision.</summary>
    public required TitrationDecisionDocument Decision { get; init; }

    /// <summary>The look back; absent when nothing was prescribed.</summary>
    public TitrationAuditDocument? Audit { get; init; }
}
