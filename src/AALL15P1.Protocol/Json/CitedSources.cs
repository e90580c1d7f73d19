using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The sources that a document's citations may name: a register and the document's own.</summary>
/// <param name="register">The protocol's register of sources; for a definition, which may name any, the library's.</param>
internal sealed class CitedSources(ValueList<Source> register)
{
    private readonly List<Source> own = [];

    public ValueList<Source> Own => own.ToValueList();

    /// <summary>Adds a source that the document states.</summary>
    public void Add(string id, string title, Standing gives, Place place) =>
        own.Add(register.Concat(own).Any(source => source.Id == id)
            ? throw place.Member(nameof(SourceDocument.Id)).Misfit("an id that neither the protocol's register nor another source of the document has")
            : new Source(id, title, gives));

    /// <summary>Notes a source that is cited. Two different ones of one id could not be told apart, so they are refused.</summary>
    public CitationDocument Note(Citation citation)
    {
        _ = Note(citation.Source);
        return CitationDocument.Of(citation);
    }

    /// <summary>Notes a source; gives its id.</summary>
    public string Note(Source source)
    {
        Source? known = register.Concat(own).FirstOrDefault(each => each.Id == source.Id);
        if (known is null)
        {
            own.Add(source);
        }
        else if (known != source)
        {
            throw new ArgumentException($"Two sources have the id {source.Id}: '{known.Title}' and '{source.Title}'.", nameof(source));
        }

        return source.Id;
    }

    public CitationDocument? NoteOptional(Citation? citation) => citation is null ? null : Note(citation);

    public Citation Read(CitationDocument document, Place place) => new(Find(document.Source, place.Member(nameof(document.Source))), document.Place);

    public Source Find(string id, Place place) => register.Concat(own).FirstOrDefault(source => source.Id == id)
        ?? throw place.Misfit("the id of a source of the protocol's register or of the document's own sources");

    public Citation? ReadOptional(CitationDocument? document, Place place) => document is null ? null : Read(document, place);

    /// <summary>Cites a value by an entry's members <c>citation</c> and <c>standing</c>.</summary>
    public Cited<T> Cite<T>(T value, ICitedDocument entry, Place place) => Cite(value, entry.Citation, entry.Standing, place);

    public Cited<T> Cite<T>(T value, CitationDocument citation, Standing standing, Place place)
    {
        Citation read = Read(citation, place.Member(nameof(ICitedDocument.Citation)));
        return place.Member(nameof(ICitedDocument.Standing)).Make(() => new Cited<T>(value, read, standing));
    }

    /// <summary>A site's own citation: it has the standing of a site, so it names a document of the site's, not one of the register.</summary>
    public static Citation OfSite(CitationDocument citation, ProtocolDefinition definition, Place place) =>
        definition.Sources.Any(source => source.Id == citation.Source)
            ? throw place.Member(nameof(citation.Source)).Misfit("the site's own document and no public source")
            : new(new Source(citation.Source, $"The site's document {citation.Source}", Standing.Site), citation.Place);
}
