using System.Text.Json;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>sources</c>: the sources that the library's register does not have, in the order in which they are first cited.</summary>
internal sealed class DefinitionSources
{
    public const string Name = "sources";
    public const string RegisterName = "sourceRegister";

    private readonly List<Source> own = [];

    public static DefinitionSources Read(JsonPlace section)
    {
        DefinitionSources sources = new();
        foreach (JsonPlace item in section.Items())
        {
            item.Only("id", "title", "gives");
            JsonPlace id = item.Required("id");
            if (Sources.All.Concat(sources.own).Any(source => source.Id == id.Text()))
            {
                throw id.Unexpected("an id that neither the library's register nor another source of the definition has");
            }

            sources.own.Add(new Source(id.Text(), item.Required("title").Text(), DefinitionReader.Standing(item.Required("gives"))));
        }

        return sources;
    }

    /// <summary>Notes a source that is cited. Two different ones of one id could not be told apart, so they are refused.</summary>
    public void Note(Source source)
    {
        Source? known = Sources.All.Concat(own).FirstOrDefault(each => each.Id == source.Id);
        if (known is null)
        {
            own.Add(source);
        }
        else if (known != source)
        {
            throw new ArgumentException($"Two sources have the id {source.Id}: '{known.Title}' and '{source.Title}'.", nameof(source));
        }
    }

    public Source Find(JsonPlace id) =>
        Sources.All.Concat(own).FirstOrDefault(source => source.Id == id.Text())
        ?? throw id.Unexpected("the id of a source of the library's register or of the definition's own sources");

    /// <summary>The definition's register of sources by their ids, where it is not the library's.</summary>
    public void WriteRegister(Utf8JsonWriter json, ValueList<Source> register)
    {
        if (register == Sources.All)
        {
            return;
        }

        json.WriteStartArray(RegisterName);
        foreach (Source source in register)
        {
            Note(source);
            json.WriteStringValue(source.Id);
        }

        json.WriteEndArray();
    }

    public ValueList<Source> ReadRegister(JsonPlace? section) => section is { } ids ? ids.Items().Select(Find).ToValueList() : Sources.All;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray(Name);
        foreach (Source source in own)
        {
            json.WriteStartObject();
            json.WriteString("id", source.Id);
            json.WriteString("title", source.Title);
            json.WriteString("gives", WireNames.Of(source.Gives));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
