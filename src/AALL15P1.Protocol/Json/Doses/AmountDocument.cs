namespace AALL15P1.Protocol.Json;

/// <summary>The computed amount of a dose, or why there is none.</summary>
public sealed record AmountDocument
{
    /// <summary><c>proceed</c>, <c>hold</c> or <c>cannot-decide</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The single dose with every digit; absent without one.</summary>
    public string? PerDose { get; init; }

    /// <summary>What the doses of one day add up to, with every digit; absent without one.</summary>
    public string? PerDay { get; init; }

    /// <summary>The lowest standing of everything behind the amount; <c>unpublished</c> without one.</summary>
    public required string LowestStanding { get; init; }

    /// <summary>The answer in one line.</summary>
    public required string Answer { get; init; }

    /// <summary>The document of a result's amount.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The document.</returns>
    public static AmountDocument Of(DoseResult result) => new()
    {
        Outcome = WireNames.Of(result.Outcome),
        PerDose = result.Dose.PerDose?.ToString(),
        PerDay = result.Dose.PerDay?.ToString(),
        LowestStanding = WireNames.Of(result.LowestStanding),
        Answer = result.Answer,
    };
}
