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

/// <summary>A document that states values: a registry record, a paper, slides, a label, or a site's own protocol text.</summary>
/// <param name="Id">The short id by which the source is cited, such as <c>CTGOV</c>.</param>
/// <param name="Title">What the document is, with what is needed to find it (registry number, DOI, PMID).</param>
/// <param name="Gives">The strongest standing that a value from this source can have.</param>
public sealed record Source(string Id, string Title, Standing Gives)
{
    /// <summary>The source's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
