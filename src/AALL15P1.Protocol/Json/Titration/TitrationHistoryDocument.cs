namespace AALL15P1.Protocol.Json;

/// <summary>A history of counts and prescriptions in Maintenance.</summary>
public sealed record TitrationHistoryDocument
{
    /// <summary>The version of the document's form.</summary>
    public int? SchemaVersion { get; init; }

    /// <summary>The counts, in any order.</summary>
    public IReadOnlyList<CountsDocument?>? Counts { get; init; }

    /// <summary>The prescriptions, in any order.</summary>
    public IReadOnlyList<DosesDocument?>? Doses { get; init; }
}
