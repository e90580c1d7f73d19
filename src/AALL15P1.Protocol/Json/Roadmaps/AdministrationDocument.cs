using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Json;

/// <summary>One administration of a roadmap.</summary>
public sealed record AdministrationDocument
{
    /// <summary>The date (ISO).</summary>
    public required string Date { get; init; }

    /// <summary>The block's id.</summary>
    public required string Block { get; init; }

    /// <summary>The day of the block, from 1.</summary>
    public required int Day { get; init; }

    /// <summary>The cycle of the block; absent when the block has none.</summary>
    public int? Cycle { get; init; }

    /// <summary>The order's id within the block.</summary>
    public required string Order { get; init; }

    /// <summary>The drug's generic name, in lower case.</summary>
    public required string Drug { get; init; }

    /// <summary>What tells the order from another of the same drug; absent when nothing must.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The routes to choose from.</summary>
    public required IReadOnlyList<string> Routes { get; init; }

    /// <summary>How long an intravenous administration lasts; absent when no source states it.</summary>
    public InfusionDocument? Infusion { get; init; }

    /// <summary>The number of doses that day; null when no source states it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? TimesPerDay { get; init; }

    /// <summary>The hours from one dose of the day to the next; absent when no source states them.</summary>
    public decimal? IntervalHours { get; init; }

    /// <summary>Whether the date is projected.</summary>
    public required bool Projected { get; init; }

    /// <summary>Where the calendar row is stated.</summary>
    public required CitationDocument Citation { get; init; }

    /// <summary>The standing of the calendar row.</summary>
    public required string Standing { get; init; }

    /// <summary>The dose, as far as a source states it.</summary>
    public required DoseDocument Dose { get; init; }

    /// <summary>The computed amount; absent when no infant was measured.</summary>
    public AmountDocument? Amount { get; init; }

    /// <summary>The open questions that touch the row, with the reading that was taken.</summary>
    public required IReadOnlyList<ReadingDocument> Interpretations { get; init; }
}
