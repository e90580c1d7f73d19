namespace AALL15P1.Protocol.Evidence;

/// <summary>Where a value is stated: a source, and the place in it.</summary>
/// <param name="Source">The document.</param>
/// <param name="Place">The place in the document: a section, slide, table or sentence that a reader can find.</param>
public sealed record Citation(Source Source, string Place)
{
    /// <summary>The source's id and the place, as <c>CTGOV, Induction</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Source.Id}, {Place}";
}
