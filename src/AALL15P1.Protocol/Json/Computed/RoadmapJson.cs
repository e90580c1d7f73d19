using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes roadmaps as JSON and reads them back.</summary>
public static class RoadmapJson
{
    /// <summary>The version of the document's form that this library writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 8_000_000;

    /// <summary>The line of a document without rows. No text of a document holds a line feed, so it is found nowhere else.</summary>
    private static ReadOnlySpan<byte> NoRows => "\n  \"administrations\": []"u8;

    private static readonly DocumentForm<RoadmapDocument> Form = new(DocumentWriter.PlainIndented.RoadmapDocument, LargestDocument, Levels: 16);

    /// <summary>Writes a roadmap.</summary>
    /// <param name="roadmap">The roadmap.</param>
    /// <param name="administrations">The administrations to list; null for all.</param>
    /// <param name="doses">The doses of the roadmap's rows; null to leave the amounts out.</param>
    /// <returns>The JSON text, indented.</returns>
#pragma warning disable RS0027 // The others say where the bytes go: a call without that means this overload, however many parameters the others have.
    public static string Write(Roadmap roadmap, IEnumerable<Administration>? administrations = null, RoadmapDoses? doses = null)
#pragma warning restore RS0027
    {
        using PooledBuffer output = new();
        Write(roadmap, administrations is null ? roadmap : [.. administrations], doses, output);
        return output.ToString();
    }

    /// <summary>Writes a whole roadmap without amounts.</summary>
    /// <param name="roadmap">The roadmap.</param>
    /// <param name="output">Where the UTF-8 goes, such as a pipe or a buffer; indented, as the text is.</param>
    public static void Write(Roadmap roadmap, IBufferWriter<byte> output) => Write(roadmap, roadmap, doses: null, output);

    /// <summary>Writes a whole roadmap with its amounts.</summary>
    /// <param name="roadmap">The roadmap.</param>
    /// <param name="doses">The doses of the roadmap's rows.</param>
    /// <param name="output">Where the UTF-8 goes, such as a pipe or a buffer; indented, as the text is.</param>
    /// <exception cref="ArgumentException">The doses are those of another protocol or infant.</exception>
    public static void Write(Roadmap roadmap, RoadmapDoses doses, IBufferWriter<byte> output) => Write(roadmap, roadmap, doses, output);

    /// <summary>Writes a whole roadmap to a stream.</summary>
    /// <param name="roadmap">The roadmap.</param>
    /// <param name="doses">The doses of the roadmap's rows; null to leave the amounts out.</param>
    /// <param name="output">Where the UTF-8 goes; it is neither flushed nor closed.</param>
    /// <exception cref="ArgumentException">The doses are those of another protocol or infant.</exception>
    public static void Write(Roadmap roadmap, RoadmapDoses? doses, Stream output) => DocumentBytes.Write(output, buffer => Write(roadmap, roadmap, doses, buffer));

    private static void Write(Roadmap roadmap, IReadOnlyList<Administration> administrations, RoadmapDoses? doses, IBufferWriter<byte> output)
    {
        // None, or rows of a roadmap of another schedule, are written by the form.
        RoadmapRows rows = RoadmapRows.Of(roadmap.Schedule);
        if (administrations.Count == 0 || (!ReferenceEquals(administrations, roadmap) && administrations.Any(row => row.Schedule != roadmap.Schedule)))
        {
            Encoding.UTF8.GetBytes(WriteByForm(roadmap, administrations, doses), output);
            return;
        }

        // Doses of something else are refused before anything is written.
        doses?.Explain(administrations[0]);

        byte[] frame = JsonSerializer.SerializeToUtf8Bytes(RoadmapDocument.Of(roadmap, [], doses: null), Form.Type);
        int at = frame.AsSpan().IndexOf(NoRows) + NoRows.Length - 1;
        output.Write(frame.AsSpan(0, at));
        rows.Write(administrations, doses, output);
        output.Write("\n  "u8);
        output.Write(frame.AsSpan(at));
    }

    /// <summary>Writes by the document's form alone; a property compares it with the rows that are filled in.</summary>
    internal static string WriteByForm(Roadmap roadmap, IEnumerable<Administration>? administrations, RoadmapDoses? doses) =>
        JsonSerializer.Serialize(RoadmapDocument.Of(roadmap, administrations, doses), Form.Type);

    /// <summary>
    /// Reads a whole roadmap. Its starts, birth date and readings are planned anew, and what the document lists must be
    /// just that: a roadmap is computed, never edited.
    /// </summary>
    /// <param name="json">The JSON text, as <see cref="Write(Roadmap, IEnumerable{Administration}?, RoadmapDoses?)"/> makes it of a whole roadmap.</param>
    /// <param name="protocol">The protocol that planned it; the readings that the document states are applied to it.</param>
    /// <param name="infant">The infant from whom the amounts are computed; null to refuse a document with amounts.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="FormatException">The text is not such a document, or its administrations or amounts are not those of its starts; the message gives the path, what was found and what was expected.</exception>
#pragma warning disable RS0027 // No text is taken for bytes: a call with text means this overload, however many parameters the other has.
    public static Roadmap Read(string json, CompiledProtocol protocol, Infant? infant = null)
    {
        DocumentSource.RequireLength(json, LargestDocument);
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return (Utf8.FromUtf16(json, utf8, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done ? TryReadWritten(utf8.AsSpan(0, length), protocol, infant) : null)
                ?? ReadByForm(json, protocol, infant);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }
#pragma warning restore RS0027

    /// <summary>Reads by the document's form alone.</summary>
    internal static Roadmap ReadByForm(string json, CompiledProtocol protocol, Infant? infant) => Form.Read(json, (document, place) => Read(document, place, protocol, infant));

    /// <summary>
    /// Reads what is byte for byte what this library writes of a whole roadmap: its frame is read, the roadmap is planned
    /// and written anew, with the amounts that are computed where the first row has one, and nothing else need be looked at. Null for any other document.
    /// </summary>
    private static Roadmap? TryReadWritten(ReadOnlySpan<byte> utf8, CompiledProtocol protocol, Infant? infant)
    {
        int first = utf8.IndexOf(NoRows[..^1]) + NoRows.Length - 1;
        int last = utf8.LastIndexOf("\n  ],\n  \"unpublished\": ["u8);
        if (first < NoRows.Length || last < first)
        {
            return null;
        }

        try
        {
            // What does not fit needs no check of its own: nothing that is written anew is like it.
            byte[] frame = [.. utf8[..first], .. utf8[(last + 3)..]];
            Roadmap roadmap = Plan(JsonSerializer.Deserialize(frame, Form.Type)!, Place.Root(default), protocol);
            bool hasAmounts = infant is not null && utf8[first..last] is var rows && rows[..Math.Max(rows.IndexOf("\n    }"u8), 0)].IndexOf("\n      \"amount\": {"u8) >= 0;
            RoadmapDoses? doses = hasAmounts ? protocol.With(roadmap.Definition.Interpretations).DosesOf(roadmap, infant!) : null;
            using PooledBuffer written = new();
            Write(roadmap, roadmap, doses, written);
            return utf8.SequenceEqual(written.Written) ? roadmap : null;
        }
        catch (Exception refused) when (refused is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            // The form says what is wrong with the document as a whole.
            return null;
        }
    }

    /// <summary>Reads a whole roadmap from a file's bytes.</summary>
    /// <param name="bytes">The document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <param name="protocol">The protocol that planned it.</param>
    /// <param name="infant">The infant from whom the amounts are computed; null to refuse a document with amounts.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Roadmap Read(ReadOnlySpan<byte> bytes, CompiledProtocol protocol, Infant? infant) =>
        (bytes.Length <= LargestDocument ? TryReadWritten(bytes, protocol, infant) : null)
        ?? ReadByForm(DocumentSource.Decode(bytes, LargestDocument), protocol, infant);

    /// <summary>Reads a whole roadmap from bytes that lie in several pieces, as a pipe has them.</summary>
    /// <param name="bytes">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol, Infant?)"/> reads it.</param>
    /// <param name="protocol">The protocol that planned it.</param>
    /// <param name="infant">The infant from whom the amounts are computed; null to refuse a document with amounts.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Roadmap Read(ReadOnlySequence<byte> bytes, CompiledProtocol protocol, Infant? infant) => DocumentBytes.Read(bytes, LargestDocument, whole => Read(whole, protocol, infant));

    /// <summary>Reads a whole roadmap from a stream.</summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol, Infant?)"/> reads it; it is read to its end and not closed.</param>
    /// <param name="protocol">The protocol that planned it.</param>
    /// <param name="infant">The infant from whom the amounts are computed; null to refuse a document with amounts.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Roadmap Read(Stream input, CompiledProtocol protocol, Infant? infant) => DocumentBytes.Read(input, LargestDocument, whole => Read(whole, protocol, infant));

    /// <summary>Reads a whole roadmap from a stream, where a host must not wait in a thread.</summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol, Infant?)"/> reads it; it is read to its end and not closed.</param>
    /// <param name="protocol">The protocol that planned it.</param>
    /// <param name="infant">The infant from whom the amounts are computed; null to refuse a document with amounts.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Task<Roadmap> ReadAsync(Stream input, CompiledProtocol protocol, Infant? infant, CancellationToken cancellationToken = default) => DocumentBytes.ReadAsync(input, LargestDocument, whole => Read(whole, protocol, infant), cancellationToken);

    private static Roadmap Read(RoadmapDocument document, Place place, CompiledProtocol protocol, Infant? infant)
    {
        bool hasAmounts = document.Administrations.Any(row => row.Amount is not null);
        if (hasAmounts && infant is null)
        {
            throw new FormatException("$.administrations: found amounts, expected none: an amount is computed from the infant and the supplement, never read.");
        }

        Roadmap roadmap = Plan(document, place, protocol);
        RoadmapDoses? doses = hasAmounts ? place.Member("birthDate").Make(() => protocol.With(roadmap.Definition.Interpretations).DosesOf(roadmap, infant!)) : null;

        // A document of before there were notes has none.
        bool hasNotes = document.Administrations.Any(row => row.Notes is not null);
        place.RequireSame(JsonSerializer.SerializeToElement(place.Make(() => RoadmapDocument.Of(roadmap, administrations: null, doses, hasNotes)), Form.Type));
        return roadmap;
    }

    /// <summary>The roadmap of the document's readings, birth date and starts.</summary>
    private static Roadmap Plan(RoadmapDocument document, Place place, CompiledProtocol protocol)
    {
        InterpretationChoices readings = protocol.Readings;
        place.Member(nameof(document.Readings)).Each(document.Readings, (reading, at) => readings = at.Make(() => readings.With(reading.Id, reading.Reading)));
        CompiledProtocol under = place.Member(nameof(document.Readings)).Make(() => protocol.With(readings));
        BlockStarts starts = BlockStarts.From(document.Blocks[0].Start);
        foreach ((int index, BlockDocument block) in document.Blocks.Index().Skip(1).Where(entry => !entry.Item.Projected))
        {
            Place at = place.Member(nameof(document.Blocks)).Item(index);
            BlockId id = at.Member(nameof(block.Id)).Make(() => under.Definition.Block(new BlockId(block.Id)).Id);
            starts = at.Make(() => starts.With(id, block.Start));
        }

        return place.Make(() => under.Plan(document.BirthDate, starts));
    }
}
