namespace AALL15P1.Protocol.Json;

/// <summary>The counts of one day.</summary>
public sealed record CountsDocument
{
    /// <summary>The day, as an ISO date.</summary>
    public string? Date { get; init; }

    /// <summary>The absolute neutrophil count with its unit, as <c>1200/µL</c>; absent when it was not reported.</summary>
    public string? Anc { get; init; }

    /// <summary>The platelet count with its unit, as <c>150 ×10⁹/L</c>; absent when it was not reported.</summary>
    public string? Platelets { get; init; }
}
