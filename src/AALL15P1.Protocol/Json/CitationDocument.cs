using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>A citation in a JSON document.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Place">The place in the source.</param>
public sealed record CitationDocument(string Source, string Place)
{
    /// <summary>The document of a citation.</summary>
    /// <param name="citation">The citation; may be null.</param>
    /// <returns>The document; null for null.</returns>
    public static CitationDocument? Of(Citation? citation) => citation is null ? null : new(citation.Source.Id, citation.Place);
}
