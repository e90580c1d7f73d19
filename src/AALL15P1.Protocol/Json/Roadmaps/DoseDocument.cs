namespace AALL15P1.Protocol.Json;

/// <summary>The dose of an order, as far as a source states it.</summary>
public sealed record DoseDocument
{
    /// <summary>The standing; <c>unpublished</c> when no source states the dose.</summary>
    public required string Standing { get; init; }

    /// <summary>The dose in its clinical spelling; absent when unpublished.</summary>
    public string? Rule { get; init; }

    /// <summary>Where it is stated; absent when unpublished.</summary>
    public CitationDocument? Citation { get; init; }

    /// <summary>What the site must supply; absent when the dose is stated.</summary>
    public string? Unpublished { get; init; }
}
