using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
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
        WriteArray(events, protocol, output);
        return output.ToString();
    }

    /// <summary>Writes events as a JSON array, one event a line.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <param name="output">Where the UTF-8 goes, such as a pipe or a buffer.</param>
    /// <exception cref="ArgumentException">An event reports a marker, and the protocol asks for none.</exception>
    public static void WriteArray(IEnumerable<RecordEvent> events, CompiledProtocol protocol, IBufferWriter<byte> output) =>
        Write(events, protocol, output, "[\n"u8, ",\n"u8, "\n]"u8);

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

    /// <summary>Writes events as JSON Lines to a stream, each as it comes. No more is held than some lines.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <param name="output">Where the UTF-8 goes; it is neither flushed nor closed.</param>
    /// <exception cref="ArgumentException">An event reports a marker, and the protocol asks for none.</exception>
    public static void WriteLines(IEnumerable<RecordEvent> events, CompiledProtocol protocol, Stream output)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(output);
        using PooledBuffer lines = new();
        using PlainEventWriter plain = new(lines, Form.Type.Options);
        foreach (RecordEvent recorded in events)
        {
            WriteLine(recorded, protocol, plain, lines);
            if (lines.Written.Length >= DocumentBytes.Piece)
            {
                output.Write(lines.Written);
                lines.Discard(lines.Written.Length);
            }
        }

        output.Write(lines.Written);
    }

    /// <summary>
    /// Writes events as JSON Lines to a stream, as <see cref="WriteLines(IEnumerable{RecordEvent}, CompiledProtocol, Stream)"/>
    /// does, where a host must not wait in a thread. Events that are at hand are given as <c>events.ToAsyncEnumerable()</c>.
    /// </summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <param name="output">Where the UTF-8 goes; it is neither flushed nor closed.</param>
    /// <param name="cancellationToken">Ends the writing early; what has been written stays.</param>
    /// <returns>Done when every event has been written.</returns>
    /// <exception cref="ArgumentException">An event reports a marker, and the protocol asks for none.</exception>
    public static async Task WriteLinesAsync(IAsyncEnumerable<RecordEvent> events, CompiledProtocol protocol, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(output);
        using PooledBuffer lines = new();
        using PlainEventWriter plain = new(lines, Form.Type.Options);
        await foreach (RecordEvent recorded in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            WriteLine(recorded, protocol, plain, lines);
            if (lines.Written.Length >= DocumentBytes.Piece)
            {
                await output.WriteAsync(lines.WrittenMemory, cancellationToken).ConfigureAwait(false);
                lines.Discard(lines.Written.Length);
            }
        }

        await output.WriteAsync(lines.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

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
            Write(recorded, protocol, plain, output);
        }

        output.Write(isFirst && before.IsEmpty ? [] : after);
    }

    private static void WriteLine(RecordEvent recorded, CompiledProtocol protocol, PlainEventWriter plain, PooledBuffer lines)
    {
        Write(recorded, protocol, plain, lines);
        lines.Write("\n"u8);
    }

    private static void Write(RecordEvent recorded, CompiledProtocol protocol, PlainEventWriter plain, IBufferWriter<byte> output)
    {
        if (!plain.TryWrite(recorded))
        {
            Encoding.UTF8.GetBytes(WriteByForm(recorded, protocol), output);
        }
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
                ? ReadLines(utf8.AsSpan(0, length), protocol)
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
        ReadOnlySpan<byte> utf8 = RecordLines.WithoutMark(bytes);
        return RecordLines.IsPlain(utf8) && bytes.Length <= MaximumLength
            ? ReadLines(utf8, protocol)
            : Read(DocumentSource.Decode(bytes, MaximumLength), protocol);
    }

    /// <summary>Reads events from bytes that lie in several pieces, as a pipe has them.</summary>
    /// <param name="bytes">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol)"/> reads it.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The events, in the order in which they stand.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static ValueList<RecordEvent> Read(ReadOnlySequence<byte> bytes, CompiledProtocol protocol) => DocumentBytes.Read(bytes, MaximumLength, whole => Read(whole, protocol));

    /// <summary>Reads all events of a stream.</summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol)"/> reads it; it is read to its end and not closed.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The events, in the order in which they stand.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static ValueList<RecordEvent> Read(Stream input, CompiledProtocol protocol) => ReadLines(input, protocol).ToValueList();

    /// <summary>Reads all events of a stream, as <see cref="Read(Stream, CompiledProtocol)"/> does, where a host must not wait in a thread.</summary>
    /// <param name="input">The document; it is read to its end and not closed.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The events, in the order in which they stand.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static async Task<ValueList<RecordEvent>> ReadAsync(Stream input, CompiledProtocol protocol, CancellationToken cancellationToken = default)
    {
        List<RecordEvent> events = [];
        await foreach (RecordEvent recorded in ReadLinesAsync(input, protocol, cancellationToken).ConfigureAwait(false))
        {
            events.Add(recorded);
        }

        return events.ToValueList();
    }

    /// <summary>
    /// Reads the events of a stream one by one, each when its line has come. No more is held of JSON Lines in UTF-8 than the
    /// line that is read; a JSON array and UTF-16 are held as a whole.
    /// </summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol)"/> reads it; it is not closed.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <returns>The events, in the order in which they stand. They can be gone through once.</returns>
    /// <exception cref="FormatException">When the events are gone through: a line is no event; the message gives the line, the path, what was found and what was expected.</exception>
    public static IEnumerable<RecordEvent> ReadLines(Stream input, CompiledProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(protocol);
        return Each();

        IEnumerable<RecordEvent> Each()
        {
            using RecordLines lines = new(protocol);
            List<RecordEvent> events = [];
            while (!lines.IsDone)
            {
                lines.Advance(input.Read(lines.Space.Span));
                while (lines.TryRead(events))
                {
                    foreach (RecordEvent recorded in events)
                    {
                        yield return recorded;
                    }
                }
            }
        }
    }

    /// <summary>Reads the events of a stream one by one, as <see cref="ReadLines(Stream, CompiledProtocol)"/> does, where a host must not wait in a thread.</summary>
    /// <param name="input">The document; it is not closed.</param>
    /// <param name="protocol">The protocol of the record.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The events, in the order in which they stand. They can be gone through once.</returns>
    /// <exception cref="FormatException">When the events are gone through: a line is no event; the message gives the line, the path, what was found and what was expected.</exception>
    public static IAsyncEnumerable<RecordEvent> ReadLinesAsync(Stream input, CompiledProtocol protocol, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(protocol);
        return Each(input, protocol, cancellationToken);

        static async IAsyncEnumerable<RecordEvent> Each(Stream input, CompiledProtocol protocol, [EnumeratorCancellation] CancellationToken cancellation)
        {
            using RecordLines lines = new(protocol);
            List<RecordEvent> events = [];
            while (!lines.IsDone)
            {
                lines.Advance(await input.ReadAsync(lines.Space, cancellation).ConfigureAwait(false));
                while (lines.TryRead(events))
                {
                    foreach (RecordEvent recorded in events)
                    {
                        yield return recorded;
                    }
                }
            }
        }
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

    private static ValueList<RecordEvent> ReadLines(ReadOnlySpan<byte> utf8, CompiledProtocol protocol)
    {
        PlainEventReader plain = new();
        List<RecordEvent> events = new(utf8.Count((byte)'\n') + 1);
        int index = 0;
        foreach (Range at in utf8.Split((byte)'\n'))
        {
            RecordLines.Read(plain, utf8[at], index++, protocol, events);
        }

        return events.ToValueList();
    }

    /// <summary>Reads JSON Lines by the document's form alone; a property compares it with <see cref="PlainEventReader"/>.</summary>
    internal static ValueList<RecordEvent> ReadLinesByForm(string text, ProtocolDefinition definition) =>
        text.Split('\n').Index().SelectMany(line => ReadLine(line.Item, line.Index, definition)).ToValueList();

    internal static IEnumerable<RecordEvent> ReadLine(string line, int index, ProtocolDefinition definition) => string.IsNullOrWhiteSpace(line)
        ? []
        : Form.Read(line, (read, place) => read.ReadAll(place, definition), string.Create(CultureInfo.InvariantCulture, $"line {index + 1}: $"));
}
