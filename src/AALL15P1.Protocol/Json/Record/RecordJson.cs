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

    /// <summary>Writes events of a record of AALL15P1 as a JSON array, one event a line.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <returns>The JSON text.</returns>
    public static string WriteArray(IEnumerable<RecordEvent> events) => WriteArray(events, Version1.Compiled);

    /// <summary>Writes events as a JSON array, one event a line.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The JSON text.</returns>
    public static string WriteArray(IEnumerable<RecordEvent> events, CompiledProtocol protocol) => $"[\n{string.Join(",\n", events.Select(recorded => Write(recorded, protocol)))}\n]";

    /// <summary>Writes events of a record of AALL15P1 as JSON Lines.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <returns>The text; each line ends with a line feed.</returns>
    public static string WriteLines(IEnumerable<RecordEvent> events) => WriteLines(events, Version1.Compiled);

    /// <summary>Writes events as JSON Lines.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The text; each line ends with a line feed.</returns>
    public static string WriteLines(IEnumerable<RecordEvent> events, CompiledProtocol protocol) => string.Concat(events.Select(recorded => $"{Write(recorded, protocol)}\n"));

    /// <summary>Writes one event of a record of AALL15P1.</summary>
    /// <param name="recorded">The event.</param>
    /// <returns>The JSON text, on one line.</returns>
    public static string Write(RecordEvent recorded) => Write(recorded, Version1.Compiled);

    /// <summary>Writes one event.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The JSON text, on one line.</returns>
    /// <exception cref="ArgumentException">The event reports a marker, and the protocol asks for none.</exception>
    public static string Write(RecordEvent recorded, CompiledProtocol protocol)
    {
        // The serializer writes the type first; documents have always had it after the version and the id.
        JsonObject document = JsonSerializer.SerializeToNode(RecordEventDocument.Of(recorded, protocol.Definition.Marker), Form.Type)!.AsObject();
        JsonNode type = document["type"]!;
        document.Remove("type");
        document.Insert(2, "type", type);
        return document.ToJsonString(Form.Type.Options);
    }

    /// <summary>Reads events of a record of AALL15P1, as <see cref="Read(string, CompiledProtocol)"/> does.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The events, in the order in which they stand; a range of days is an event for each day.</returns>
    /// <exception cref="FormatException">The text is not such a document; the message gives the place, what was found and what was expected.</exception>
    public static ValueList<RecordEvent> Read(string text) => Read(text, Version1.Compiled);

    /// <summary>Reads events from a JSON array or from JSON Lines; blank lines are passed over.</summary>
    /// <param name="text">The text.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The events, in the order in which they stand; a range of days is an event for each day.</returns>
    /// <exception cref="FormatException">The text is not such a document; the message gives the place, what was found and what was expected.</exception>
    public static ValueList<RecordEvent> Read(string text, CompiledProtocol protocol)
    {
        DocumentSource.RequireLength(text, MaximumLength);
        string json = text.TrimStart('\uFEFF');
        return json.AsSpan().TrimStart().StartsWith("[") ? ReadArray(json, protocol.Definition) : ReadLines(json, protocol.Definition);
    }

    /// <summary>Reads events from a file's bytes.</summary>
    /// <param name="bytes">The document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The events, in the order in which they stand.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static ValueList<RecordEvent> Read(ReadOnlySpan<byte> bytes, CompiledProtocol protocol) => Read(DocumentSource.Decode(bytes, MaximumLength), protocol);

    private static ValueList<RecordEvent> ReadArray(string text, ProtocolDefinition definition)
    {
        using JsonDocument document = DocumentSource.Parse(text, MaximumLength, DeepestNesting);
        return document.RootElement.EnumerateArray()
            .SelectMany((element, at) => Form.Read(element, (read, place) => read.ReadAll(place, definition), string.Create(CultureInfo.InvariantCulture, $"$[{at}]")))
            .ToValueList();
    }

    private static ValueList<RecordEvent> ReadLines(string text, ProtocolDefinition definition) => text.Split('\n').Index()
        .Where(line => !string.IsNullOrWhiteSpace(line.Item))
        .SelectMany(line => Form.Read(line.Item, (read, place) => read.ReadAll(place, definition), string.Create(CultureInfo.InvariantCulture, $"line {line.Index + 1}: $")))
        .ToValueList();
}
