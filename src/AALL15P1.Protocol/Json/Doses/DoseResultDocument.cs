using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>A computed dose with every step, as a JSON document.</summary>
public sealed record DoseResultDocument
{
    /// <summary>The version of the document's form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The day of the dose (ISO).</summary>
    public required string Date { get; init; }

    /// <summary>The block's id.</summary>
    public required string Block { get; init; }

    /// <summary>The order's id within the block.</summary>
    public required string Order { get; init; }

    /// <summary>The drug's generic name, in lower case.</summary>
    public required string Drug { get; init; }

    /// <summary>The amount, or why there is none.</summary>
    public required AmountDocument Amount { get; init; }

    /// <summary>By how much rounding changed the single dose, in per cent; absent when nothing was rounded.</summary>
    public decimal? PercentChangeByRounding { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<DoseStepDocument> Steps { get; init; }

    /// <summary>The findings, in the order of the rules.</summary>
    public required IReadOnlyList<FindingDocument> Findings { get; init; }

    /// <summary>The fingerprint of the site's supplement; absent without one.</summary>
    public string? Supplement { get; init; }

    /// <summary>The document of a result.</summary>
    /// <param name="block">The block of the order.</param>
    /// <param name="result">The result.</param>
    /// <returns>The document.</returns>
    public static DoseResultDocument Of(BlockId block, DoseResult result) => new()
    {
        SchemaVersion = DoseJson.SchemaVersion,
        Date = LocalDatePattern.Iso.Format(result.Date),
        Block = block.Value,
        Order = result.Order.Id,
        Drug = result.Order.Drug.Name,
        Amount = AmountDocument.Of(result),
        PercentChangeByRounding = result.PercentChangeByRounding,
        Steps = [.. result.Steps.Select(DoseStepDocument.Of)],
        Findings = [.. result.Decision.Findings.Select(FindingDocument.Of)],
        Supplement = result.SupplementFingerprint,
    };
}
