using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// Writes the events of treatment records as JSON, and reads them back: a JSON array, or JSON Lines with one event a
/// line. Each event states the version of its form, so events of earlier versions can stand beside later ones.
/// Members that an event of its type does not have are refused, so that nothing that somebody wrote is lost.
/// </summary>
public static class RecordJson
{
    /// <summary>The version of the form of an event that this library writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaximumLength = 32 * 1024 * 1024;

    private const int DeepestNesting = 8;

    private static readonly DocumentForm<RecordEventDocument> Form = new(DocumentWriter.Escaped.RecordEventDocument, MaximumLength, DeepestNesting);

    /// <summary>Writes events as a JSON array, one event a line.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <returns>The JSON text.</returns>
    public static string WriteArray(IEnumerable<RecordEvent> events) => $"[\n{string.Join(",\n", events.Select(Write))}\n]";

    /// <summary>Writes events as JSON Lines.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <returns>The text; each line ends with a line feed.</returns>
    public static string WriteLines(IEnumerable<RecordEvent> events) => string.Concat(events.Select(recorded => $"{Write(recorded)}\n"));

    /// <summary>Writes one event.</summary>
    /// <param name="recorded">The event.</param>
    /// <returns>The JSON text, on one line.</returns>
    public static string Write(RecordEvent recorded)
    {
        // The serializer writes the type first; documents have always had it after the version and the id.
        JsonObject document = JsonSerializer.SerializeToNode(RecordEventDocument.Of(recorded), Form.Type)!.AsObject();
        JsonNode type = document["type"]!;
        document.Remove("type");
        document.Insert(2, "type", type);
        return document.ToJsonString(Form.Type.Options);
    }

    /// <summary>Reads events from a JSON array or from JSON Lines; blank lines are passed over.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The events, in the order in which they stand; a range of days is an event for each day.</returns>
    /// <exception cref="FormatException">The text is not such a document; the message gives the place, what was found and what was expected.</exception>
    public static ValueList<RecordEvent> Read(string text)
    {
        DocumentSource.RequireLength(text, MaximumLength);
        string json = text.TrimStart('\uFEFF');
        return json.AsSpan().TrimStart().StartsWith("[") ? ReadArray(json) : ReadLines(json);
    }

    private static ValueList<RecordEvent> ReadArray(string text)
    {
        using JsonDocument document = DocumentSource.Parse(text, MaximumLength, DeepestNesting);
        return document.RootElement.EnumerateArray()
            .SelectMany((element, at) => Read(element, string.Create(CultureInfo.InvariantCulture, $"$[{at}]")))
            .ToValueList();
    }

    private static ValueList<RecordEvent> ReadLines(string text)
    {
        List<RecordEvent> events = [];
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                events.AddRange(Form.Read(line, static (document, place) => document.ReadAll(place), string.Create(CultureInfo.InvariantCulture, $"line {number}: $")));
            }
        }

        return events.ToValueList();
    }

    private static IEnumerable<RecordEvent> Read(JsonElement element, string path) => Form.Read(element, static (document, place) => document.ReadAll(place), path);
}
