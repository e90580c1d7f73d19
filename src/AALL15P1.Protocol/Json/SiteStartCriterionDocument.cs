using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>A site's criterion to start a block, in a JSON document: a count with its minimum, or a clinician's statement that toxicity has resolved.</summary>
internal sealed record SiteStartCriterionDocument
{
    /// <summary><c>count-at-least</c>, <c>toxicity-resolved</c> or <c>laboratory-values-recent</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The analyte of a count, such as <c>neutrophils</c>; absent otherwise.</summary>
    public string? Analyte { get; init; }

    /// <summary>The lowest count, inclusive, as <c>750/µL</c>; absent otherwise.</summary>
    public string? Minimum { get; init; }

    /// <summary>The id of the site's rule, in capitals joined by hyphens.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's title.</summary>
    public required string Title { get; init; }

    /// <summary>The rule as one sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>Where the site states it.</summary>
    public required CitationDocument Citation { get; init; }

    internal StartCriterion Read(string path)
    {
        Rule rule = new(Rule, Title, Statement, DocumentText.SiteCitation(Citation, $"{path}.citation"), Standing.Site);
        return Kind switch
        {
            "count-at-least" => Count(rule, path),
            "toxicity-resolved" when Analyte is null && Minimum is null => new StartCriterion.ToxicityResolved(rule),
            "laboratory-values-recent" when Analyte is null && Minimum is null => new StartCriterion.LaboratoryValuesRecent(rule),
            "toxicity-resolved" or "laboratory-values-recent" => throw new FormatException($"{path}: found an analyte or a minimum, expected them with count-at-least only."),
            _ => throw new FormatException($"{path}.kind: found '{Kind}', expected count-at-least, toxicity-resolved or laboratory-values-recent."),
        };
    }

    private StartCriterion.CountAtLeast Count(Rule rule, string path)
    {
        if (Analyte is null || Minimum is null)
        {
            throw new FormatException($"{path}: found no analyte or no minimum, expected both.");
        }

        Analyte analyte = DocumentText.Choice<Analyte>(Analyte, $"{path}.analyte");
        CellCount minimum = DocumentText.Quantity<CellCount>(Minimum, $"{path}.minimum");
        return DocumentText.At($"{path}.analyte", () => new StartCriterion.CountAtLeast(analyte, minimum, rule));
    }
}
