using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>A site's limit on the age of laboratory values, in a JSON document.</summary>
internal sealed record LaboratoryAgeLimitDocument
{
    /// <summary>The greatest age in whole days, inclusive; 0 or more.</summary>
    public required int Days { get; init; }

    /// <summary>Where the site states it.</summary>
    public required CitationDocument Citation { get; init; }

    internal LaboratoryAgeLimit Read(string path)
    {
        Citation citation = DocumentText.SiteCitation(Citation, $"{path}.citation");
        return DocumentText.At($"{path}.days", () => new LaboratoryAgeLimit(new(Days, citation, Standing.Site)));
    }
}
