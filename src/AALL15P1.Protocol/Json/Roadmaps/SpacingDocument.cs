namespace AALL15P1.Protocol.Json;

/// <summary>The spacing from the block before.</summary>
public sealed record SpacingDocument
{
    /// <summary>When the block starts, counted from the block before it.</summary>
    public required string Rule { get; init; }

    /// <summary>What is stated or assumed.</summary>
    public required string Statement { get; init; }

    /// <summary>The standing; <c>unpublished</c> for an assumption.</summary>
    public required string Standing { get; init; }

    /// <summary>Where it is stated; absent for an assumption.</summary>
    public CitationDocument? Citation { get; init; }
}
