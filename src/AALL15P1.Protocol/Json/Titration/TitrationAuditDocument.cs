namespace AALL15P1.Protocol.Json;

/// <summary>A look back over a history.</summary>
public sealed record TitrationAuditDocument
{
    /// <summary>The first day, inclusive, as an ISO date.</summary>
    public required string Start { get; init; }

    /// <summary>The end, exclusive, as an ISO date.</summary>
    public required string End { get; init; }

    /// <summary>The days.</summary>
    public required int Days { get; init; }

    /// <summary>The mean percentage of the starting dose of mercaptopurine over the days.</summary>
    public required decimal MercaptopurineIntensityPercent { get; init; }

    /// <summary>The mean percentage of the starting dose of methotrexate over the days.</summary>
    public required decimal MethotrexateIntensityPercent { get; init; }

    /// <summary>The first day above 100 %, as an ISO date; absent when there was none.</summary>
    public string? FirstEscalation { get; init; }

    /// <summary>The days to it; absent when there was none.</summary>
    public int? DaysToFirstEscalation { get; init; }

    /// <summary>The agreement for each kind of action.</summary>
    public required IReadOnlyList<TitrationAgreementDocument> Agreement { get; init; }

    /// <summary>Every decision point.</summary>
    public required IReadOnlyList<TitrationComparisonDocument> Comparisons { get; init; }
}
