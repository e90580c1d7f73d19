using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>The starting doses of Maintenance for an infant's age, or what is missing to know them.</summary>
public sealed record StartingDoseDocument
{
    /// <summary>The day at which the age is taken, as an ISO date.</summary>
    public required string AgeOn { get; init; }

    /// <summary>The age in completed calendar months.</summary>
    public required int AgeInMonths { get; init; }

    /// <summary><c>proceed</c>, or <c>cannot-decide</c> when the site states none for the age.</summary>
    public required string Outcome { get; init; }

    /// <summary>The daily thiopurine, as <c>50 mg/m²/day</c>; absent when it cannot be decided.</summary>
    public SuppliedDoseDocument? Thiopurine { get; init; }

    /// <summary>The methotrexate of a week, as <c>20 mg/m²/dose</c>; absent when it cannot be decided.</summary>
    public SuppliedDoseDocument? WeeklyMethotrexate { get; init; }

    /// <summary>What is missing; absent when nothing is.</summary>
    public string? Missing { get; init; }

    /// <summary>The id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The document of a starting dose.</summary>
    /// <param name="dose">The starting dose.</param>
    /// <returns>The document.</returns>
    public static StartingDoseDocument Of(StartingDose dose) => new()
    {
        AgeOn = LocalDatePattern.Iso.Format(dose.AgeOn),
        AgeInMonths = dose.AgeInMonths,
        Outcome = WireNames.Of(dose.Outcome),
        Thiopurine = dose.Band is { } thiopurine ? Of(thiopurine.Thiopurine) : null,
        WeeklyMethotrexate = dose.Band is { } methotrexate ? Of(methotrexate.WeeklyAntifolate) : null,
        Missing = dose.Finding.Missing,
        Rule = dose.Finding.Rule.Id,
    };

    private static SuppliedDoseDocument Of<T>(Cited<T> dose) => new($"{dose.Value}", CitationDocument.Of(dose.Citation)!, WireNames.Of(dose.Standing));

    /// <summary>A dose that a site states.</summary>
    /// <param name="Dose">The dose with its unit.</param>
    /// <param name="Citation">Where it is stated.</param>
    /// <param name="Standing">Its standing.</param>
    public sealed record SuppliedDoseDocument(string Dose, CitationDocument Citation, string Standing);
}
