using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

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
    public static string WriteArray(IEnumerable<RecordEvent> events, CompiledProtocol protocol)
    {
        using PooledBuffer output = new();
        Write(events, protocol, output, "[\n"u8, ",\n"u8, "\n]"u8);
        return output.ToString();
    }

    /// <summary>Writes events of a record of AALL15P1 as JSON Lines.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <returns>The text; each line ends with a line feed.</returns>
    public static string WriteLines(IEnumerable<RecordEvent> events) => WriteLines(events, Version1.Compiled);

    /// <summary>Writes events as JSON Lines.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The text; each line ends with a line feed.</returns>
    public static string WriteLines(IEnumerable<RecordEvent> events, CompiledProtocol protocol)
    {
        using PooledBuffer output = new();
        WriteLines(events, protocol, output);
        return output.ToString();
    }

    /// <summary>Writes events as JSON Lines, each as it comes.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <param name="output">Where the UTF-8 goes, such as a pipe or a buffer; each line ends with a line feed.</param>
    /// <exception cref="ArgumentException">An event reports a marker, and the protocol asks for none.</exception>
    public static void WriteLines(IEnumerable<RecordEvent> events, CompiledProtocol protocol, IBufferWriter<byte> output) =>
        Write(events, protocol, output, [], "\n"u8, "\n"u8);

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
        using PooledBuffer output = new();
        Write([recorded], protocol, output, [], [], []);
        return output.ToString();
    }

    private static void Write(IEnumerable<RecordEvent> events, CompiledProtocol protocol, IBufferWriter<byte> output, ReadOnlySpan<byte> before, ReadOnlySpan<byte> between, ReadOnlySpan<byte> after)
    {
        using PlainEventWriter plain = new(output, Form.Type.Options);
        output.Write(before);
        bool isFirst = true;
        foreach (RecordEvent recorded in events)
        {
            output.Write(isFirst ? [] : between);
            isFirst = false;
            if (!plain.TryWrite(recorded))
            {
                Encoding.UTF8.GetBytes(WriteByForm(recorded, protocol), output);
            }
        }

        output.Write(isFirst && before.IsEmpty ? [] : after);
    }

    /// <summary>Writes one event by the document's form; a property compares it with <see cref="PlainEventWriter"/>.</summary>
    internal static string WriteByForm(RecordEvent recorded, CompiledProtocol protocol)
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
        if (json.AsSpan().TrimStart().StartsWith("["))
        {
            return ReadArray(json, protocol.Definition);
        }

        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            // Half of a character has no bytes; its line is named by the general reader.
            return Utf8.FromUtf16(json, utf8, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done
                ? ReadLines(utf8.AsSpan(0, length), protocol.Definition)
                : ReadLinesByForm(json, protocol.Definition);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Reads events from a file's bytes.</summary>
    /// <param name="bytes">The document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The events, in the order in which they stand.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static ValueList<RecordEvent> Read(ReadOnlySpan<byte> bytes, CompiledProtocol protocol)
    {
        // JSON Lines as this library writes them need not become text first.
        ReadOnlySpan<byte> utf8 = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        return utf8 is [(byte)'{', not 0, ..] && bytes.Length <= MaximumLength && Utf8.IsValid(utf8)
            ? ReadLines(utf8, protocol.Definition)
            : Read(DocumentSource.Decode(bytes, MaximumLength), protocol);
    }

    private static ValueList<RecordEvent> ReadArray(string text, ProtocolDefinition definition)
    {
        using JsonDocument document = DocumentSource.Parse(text, MaximumLength, DeepestNesting);
        PlainEventReader plain = new();
        List<RecordEvent> events = [];
        foreach ((int at, JsonElement element) in document.RootElement.EnumerateArray().Index())
        {
            if (plain.TryRead(JsonMarshal.GetRawUtf8Value(element)) is { } recorded)
            {
                events.Add(recorded);
            }
            else
            {
                events.AddRange(Form.Read(element, (read, place) => read.ReadAll(place, definition), string.Create(CultureInfo.InvariantCulture, $"$[{at}]")));
            }
        }

        return events.ToValueList();
    }

    private static ValueList<RecordEvent> ReadLines(ReadOnlySpan<byte> utf8, ProtocolDefinition definition)
    {
        PlainEventReader plain = new();
        List<RecordEvent> events = new(utf8.Count((byte)'\n') + 1);
        int index = 0;
        foreach (Range at in utf8.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = utf8[at];
            if (plain.TryRead(line) is { } recorded)
            {
                events.Add(recorded);
            }
            else
            {
                events.AddRange(ReadLine(Encoding.UTF8.GetString(line), index, definition));
            }

            index++;
        }

        return events.ToValueList();
    }

    /// <summary>Reads JSON Lines by the document's form alone; a property compares it with <see cref="PlainEventReader"/>.</summary>
    internal static ValueList<RecordEvent> ReadLinesByForm(string text, ProtocolDefinition definition) =>
        text.Split('\n').Index().SelectMany(line => ReadLine(line.Item, line.Index, definition)).ToValueList();

    private static IEnumerable<RecordEvent> ReadLine(string line, int index, ProtocolDefinition definition) => string.IsNullOrWhiteSpace(line)
        ? []
        : Form.Read(line, (read, place) => read.ReadAll(place, definition), string.Create(CultureInfo.InvariantCulture, $"line {index + 1}: $"));
}
