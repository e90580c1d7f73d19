namespace AALL15P1.Protocol.Json;

/// <summary>What an infusion's answer gives beyond its decision. Instants are in UTC; what cannot be told is absent.</summary>
public sealed record InfusionResultDocument
{
    /// <summary>The latest start for the planned duration.</summary>
    public string? LatestStart { get; init; }

    /// <summary>When the infusion ends.</summary>
    public string? End { get; init; }

    /// <summary>By when it must have ended.</summary>
    public string? CompleteBy { get; init; }

    /// <summary>The dose.</summary>
    public string? Dose { get; init; }

    /// <summary>The volume to draw from reconstituted vials.</summary>
    public string? VolumeToDraw { get; init; }

    /// <summary>How many vials.</summary>
    public int? Vials { get; init; }

    /// <summary>The final concentration.</summary>
    public string? FinalConcentration { get; init; }
}
