namespace AALL15P1.Protocol.Json;

/// <summary>The doses prescribed on one day.</summary>
public sealed record DosesDocument
{
    /// <summary>The first day of the doses, as an ISO date.</summary>
    public string? Date { get; init; }

    /// <summary>The daily mercaptopurine as a percentage of its starting dose; from 0 to 1000.</summary>
    public decimal? MercaptopurinePercent { get; init; }

    /// <summary>The weekly methotrexate as a percentage of its starting dose; from 0 to 1000.</summary>
    public decimal? MethotrexatePercent { get; init; }

    /// <summary>Whether the physician set new starting doses on this day; absent for no.</summary>
    public bool? NewStartingDose { get; init; }
}
