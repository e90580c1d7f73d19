using System.Text.Json;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>readings</c>: the reading of an open question that the site's protocol settles.</summary>
internal static class ReadingsSection
{
    public const string Name = "readings";

    public static ValueList<SuppliedReading> Read(JsonPlace? section, SupplementSources sources) =>
        (section?.Items() ?? []).Select(entry => ReadEntry(entry, sources)).ToValueList();

    public static void Write(Utf8JsonWriter writer, ValueList<SuppliedReading> readings)
    {
        writer.WriteStartArray(Name);
        foreach (SuppliedReading reading in readings)
        {
            writer.WriteStartObject();
            writer.WriteString("id", reading.Interpretation);
            writer.WriteString("reading", reading.Reading.Value);
            SupplementSources.WriteCitation(writer, reading.Reading);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static SuppliedReading ReadEntry(JsonPlace entry, SupplementSources sources)
    {
        entry.Only("id", "reading", "citation", "standing");
        JsonPlace id = entry.Required("id");
        JsonPlace reading = entry.Required("reading");
        Interpretation question = Interpretations.All.FirstOrDefault(known => known.Id == id.Text())
            ?? throw id.Unexpected($"one of {string.Join(", ", Interpretations.All.Select(known => known.Id))}");
        return new(question.Id, sources.Cite(entry, reading.Make(() => question.Reading(reading.Text()).Id)));
    }
}
