using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol.Json;

/// <summary>The starting thiopurine after pharmacogenetics: one dose, a range, or what is missing.</summary>
public sealed record AdjustedThiopurineDocument
{
    /// <summary>The TPMT phenotype: <c>normal</c>, <c>intermediate</c> or <c>poor</c>; absent when it was not given.</summary>
    public string? Tpmt { get; init; }

    /// <summary>The NUDT15 phenotype: <c>normal</c>, <c>intermediate</c> or <c>poor</c>; absent when it was not given.</summary>
    public string? Nudt15 { get; init; }

    /// <summary><c>proceed</c>, or <c>cannot-decide</c> when the guideline gives no answer.</summary>
    public required string Outcome { get; init; }

    /// <summary>The daily dose, or, with <see cref="TimesPerWeek"/>, one dose; absent for a range and when it cannot be decided.</summary>
    public string? Dose { get; init; }

    /// <summary>The doses in a week; absent for a daily dose.</summary>
    public int? TimesPerWeek { get; init; }

    /// <summary>The lowest daily dose of a range, inclusive; absent without a range.</summary>
    public string? Lowest { get; init; }

    /// <summary>The highest daily dose of a range, inclusive; absent without a range.</summary>
    public string? Highest { get; init; }

    /// <summary>What is missing; absent when nothing is.</summary>
    public string? Missing { get; init; }

    /// <summary>The id of the rule; absent when the dose stays.</summary>
    public string? Rule { get; init; }

    /// <summary>Where the guideline states it.</summary>
    public required CitationDocument Citation { get; init; }

    /// <summary>The guideline's standing.</summary>
    public required string Standing { get; init; }

    /// <summary>The document of an adjustment.</summary>
    /// <param name="adjustment">The adjustment.</param>
    /// <returns>The document.</returns>
    public static AdjustedThiopurineDocument Of(ThiopurineAdjustment adjustment)
    {
        AdjustedThiopurineDocument document = new()
        {
            Tpmt = adjustment.Tpmt is { } tpmt ? WireNames.Of(tpmt) : null,
            Nudt15 = adjustment.Nudt15 is { } nudt15 ? WireNames.Of(nudt15) : null,
            Outcome = WireNames.Of(adjustment.Outcome),
            Rule = adjustment.Rule?.Id,
            Citation = CitationDocument.Of(adjustment.Citation)!,
            Standing = WireNames.Of(adjustment.Standing),
        };
        return adjustment.Dose switch
        {
            AdjustedStartingDose.Unadjusted stays => document with { Dose = stays.Dose.ToString() },
            AdjustedStartingDose.Daily daily => document with { Dose = daily.Dose.ToString() },
            AdjustedStartingDose.SomeDaysOfTheWeek some => document with { Dose = some.Dose.ToString(), TimesPerWeek = some.TimesPerWeek },
            AdjustedStartingDose.Range range => document with { Lowest = range.Lowest.ToString(), Highest = range.Highest.ToString() },
            AdjustedStartingDose.CannotDecide cannot => document with { Missing = cannot.Missing },
            _ => throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment.Dose, "Not an adjusted dose."),
        };
    }
}
