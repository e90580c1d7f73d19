namespace AALL15P1.Protocol.Json;

/// <summary>A dated block of a roadmap.</summary>
public sealed record BlockDocument
{
    /// <summary>The block's id.</summary>
    public required string Id { get; init; }

    /// <summary>The block's name in prose.</summary>
    public required string Title { get; init; }

    /// <summary>Its day 1 (ISO).</summary>
    public required string Start { get; init; }

    /// <summary>Whether no actual start is known.</summary>
    public required bool Projected { get; init; }

    /// <summary>What the projection assumed; absent for the first block.</summary>
    public SpacingDocument? Spacing { get; init; }
}
