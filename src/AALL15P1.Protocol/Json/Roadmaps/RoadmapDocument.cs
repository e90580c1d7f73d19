namespace AALL15P1.Protocol.Json;

/// <summary>A roadmap as a JSON document: what it was made from, its dated blocks and its administrations.</summary>
public sealed record RoadmapDocument
{
    /// <summary>The version of the document's form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The protocol's id.</summary>
    public required string Protocol { get; init; }

    /// <summary>The edition of the protocol.</summary>
    public required string Edition { get; init; }

    /// <summary>The fingerprint of the site's supplement that completed the definition; absent without one.</summary>
    public string? Supplement { get; init; }

    /// <summary>The infant's date of birth (ISO).</summary>
    public required string BirthDate { get; init; }

    /// <summary>The first day without therapy (ISO).</summary>
    public required string EndOfTherapy { get; init; }

    /// <summary>The reading that was taken of each open question.</summary>
    public required IReadOnlyList<ReadingDocument> Readings { get; init; }

    /// <summary>The blocks with their dates, in order.</summary>
    public required IReadOnlyList<BlockDocument> Blocks { get; init; }

    /// <summary>The administrations, in order of date.</summary>
    public required IReadOnlyList<AdministrationDocument> Administrations { get; init; }

    /// <summary>What no public source states and the site must supply.</summary>
    public required IReadOnlyList<string> Unpublished { get; init; }
}
