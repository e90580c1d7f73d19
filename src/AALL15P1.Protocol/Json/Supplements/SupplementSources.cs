using System.Text.Json;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The sources that a supplement's citations may name: the library's register and the site's own.</summary>
internal sealed class SupplementSources
{
    private readonly Dictionary<string, Source> known;

    private SupplementSources(ValueList<Source> own)
    {
        Own = own;
        known = Sources.All.Concat(own).ToDictionary(source => source.Id, StringComparer.Ordinal);
    }

    public ValueList<Source> Own { get; }

    public static SupplementSources Read(JsonPlace? section)
    {
        List<Source> own = [];
        foreach (JsonPlace item in section?.Items() ?? [])
        {
            item.Only("id", "title", "gives");
            string id = item.Required("id").Text();
            if (Sources.All.Concat(own).Any(source => source.Id == id))
            {
                throw item.Required("id").Unexpected("an id that neither the library's register nor another source of the supplement has");
            }

            own.Add(new Source(id, item.Required("title").Text(), ReadStanding(item.Required("gives"))));
        }

        return new(own.ToValueList());
    }

    public static void Write(Utf8JsonWriter writer, ValueList<Source> own)
    {
        writer.WriteStartArray("sources");
        foreach (Source source in own)
        {
            writer.WriteStartObject();
            writer.WriteString("id", source.Id);
            writer.WriteString("title", source.Title);
            writer.WriteString("gives", WireNames.Of(source.Gives));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the two members that cite an entry's value, as <see cref="Cite"/> reads them.</summary>
    public static void WriteCitation<T>(Utf8JsonWriter writer, Cited<T> cited)
    {
        writer.WriteStartObject("citation");
        writer.WriteString("source", cited.Citation.Source.Id);
        writer.WriteString("place", cited.Citation.Place);
        writer.WriteEndObject();
        writer.WriteString("standing", WireNames.Of(cited.Standing));
    }

    /// <summary>Cites a value by the entry's members <c>citation</c> and <c>standing</c>.</summary>
    public Cited<T> Cite<T>(JsonPlace entry, T value)
    {
        JsonPlace citation = entry.Required("citation").Only("source", "place");
        JsonPlace id = citation.Required("source");
        if (!known.TryGetValue(id.Text(), out Source? source))
        {
            throw id.Unexpected("the id of a source of the library's register or of the supplement's own sources");
        }

        JsonPlace standing = entry.Required("standing");
        Standing stated = ReadStanding(standing);
        string place = citation.Required("place").Text();
        return standing.Make(() => new Cited<T>(value, new Citation(source, place), stated));
    }

    private static Standing ReadStanding(JsonPlace place) =>
        place.OneOf(("site", Standing.Site), ("backbone", Standing.Backbone), ("reference", Standing.Reference));
}
