using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// The form of one kind of document: how long and how deep it may be, and its type. Everything that is read comes in
/// here. Whatever is in the text, reading either gives a document or fails with a <see cref="FormatException"/> that
/// says the path, what was found and what was expected.
/// </summary>
/// <param name="Type">The document's type.</param>
/// <param name="Characters">The most characters, inclusive.</param>
/// <param name="Levels">The deepest nesting, inclusive.</param>
internal sealed record DocumentForm<TDocument>(JsonTypeInfo<TDocument> Type, int Characters, int Levels)
    where TDocument : class
{
    /// <summary>Reads a document and maps it to the model.</summary>
    /// <param name="json">The text.</param>
    /// <param name="map">Maps the document; its second argument is the document's place.</param>
    /// <param name="path">The path of the document.</param>
    public T Read<T>(string json, Func<TDocument, Place, T> map, string path = "$")
    {
        using JsonDocument document = DocumentSource.Parse(json, Characters, Levels, path);
        return Read(document.RootElement, map, path);
    }

    /// <summary>Reads a document from a file's bytes and maps it to the model.</summary>
    public T Read<T>(ReadOnlySpan<byte> bytes, Func<TDocument, Place, T> map)
    {
        using JsonDocument document = DocumentSource.Parse(bytes, Characters, Levels);
        return Read(document.RootElement, map);
    }

    /// <summary>Writes a document as bytes.</summary>
    public void Write(TDocument document, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter writer = new(output, DocumentWriter.OptionsOf(Type));
        JsonSerializer.Serialize(writer, document, Type);
    }

    /// <summary>Reads a document that is part of another.</summary>
    public T Read<T>(JsonElement element, Func<TDocument, Place, T> map, string path = "$")
    {
        Place place = Place.Root(element, path);
        return map(Deserialize(place), place);
    }

    /// <summary>Checks an element and reads it.</summary>
    public TDocument Deserialize(Place place)
    {
        DocumentCheck.Require(place, Type);
        return place.Element.Deserialize(Type)!;
    }
}

/// <summary>Text and bytes of JSON.</summary>
internal static class DocumentSource
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file or stream: UTF-8, or UTF-16 as Windows writes it, with or without a byte-order mark.</summary>
    /// <exception cref="FormatException">The bytes are neither, or too many.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, int characters = int.MaxValue)
    {
        // No text has more bytes than 4 for each character, beside its mark.
        if (bytes.Length > (characters * 4L) + 4)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"$: found {bytes.Length} bytes, expected at most {characters} characters."));
        }

        (Encoding encoding, int mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)Utf8, 3),
            [0xFF, 0xFE, ..] => (Utf16, 2),
            [0xFE, 0xFF, ..] => (Utf16BigEndian, 2),
            [not 0, 0, ..] => (Utf16, 0),
            [0, not 0, ..] => (Utf16BigEndian, 0),
            _ => (Utf8, 0),
        };
        try
        {
            return encoding.GetString(bytes[mark..]);
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatException($"$: found bytes that are not {encoding.WebName}, expected text.", error);
        }
    }

    /// <summary>Refuses a text that is too long before anything is made of it.</summary>
    public static void RequireLength(string json, int characters, string path = "$")
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > characters)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{path}: found {json.Length} characters, expected at most {characters}."));
        }
    }

    /// <summary>Parses a file's bytes. UTF-8, which nearly all of them are, need not become text first.</summary>
    public static JsonDocument Parse(ReadOnlySpan<byte> bytes, int characters, int levels)
    {
        ReadOnlySpan<byte> utf8 = bytes.StartsWith(Utf8Mark) ? bytes[Utf8Mark.Length..] : bytes;
        if (bytes.Length > characters || bytes is [not 0, 0, ..] or [0, not 0, ..] || utf8.StartsWith(Utf8Mark) || !System.Text.Unicode.Utf8.IsValid(utf8))
        {
            return Parse(Decode(bytes, characters), characters, levels);
        }

        return ParseUtf8(utf8.ToArray(), levels);
    }

    /// <summary>Parses what is known to be UTF-8 and not too long; the document keeps the array.</summary>
    public static JsonDocument ParseUtf8(byte[] utf8, int levels, string path = "$")
    {
        RequireJson(utf8, levels, path);
        return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = levels });
    }

    /// <summary>Parses a text; a byte-order mark before it is passed over. Who reads the document's elements checks them.</summary>
    public static JsonDocument Parse(string json, int characters, int levels, string path = "$")
    {
        RequireLength(json, characters, path);
        byte[] utf8;
        try
        {
            utf8 = Utf8.GetBytes(json.StartsWith('\uFEFF') ? json[1..] : json);
        }
        catch (EncoderFallbackException half)
        {
            throw new FormatException($"{path}: found half of a character, expected whole ones.", half);
        }

        return ParseUtf8(utf8, levels, path);
    }

    private static void RequireJson(ReadOnlySpan<byte> utf8, int levels, string path)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && reader.CurrentDepth >= levels)
                {
                    throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{path}: found more than {levels} levels, expected at most {levels}."));
                }
            }
        }
        catch (JsonException error)
        {
            throw new FormatException(
                utf8.Trim(" \t\r\n"u8).IsEmpty
                    ? $"{path}: found no text, expected a JSON document."
                    : string.Create(CultureInfo.InvariantCulture, $"{path}: found text that is not JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}, expected a JSON document."),
                error);
        }
    }
}

/// <summary>Writes documents: in one line or indented; escaping quotes and what HTML reads, or nothing that JSON allows.</summary>
internal static class DocumentWriter
{
    /// <summary>Everything is written as it is but quotes and what HTML gives a meaning.</summary>
    public static DocumentContext Escaped { get; } = Make(JavaScriptEncoder.Create(UnicodeRanges.All), indented: false);

    public static DocumentContext EscapedIndented { get; } = Make(JavaScriptEncoder.Create(UnicodeRanges.All), indented: true);

    /// <summary>The document is JSON and no part of a web page, so an apostrophe or µ needs no escape.</summary>
    public static DocumentContext Plain { get; } = Make(JavaScriptEncoder.UnsafeRelaxedJsonEscaping, indented: false);

    public static DocumentContext PlainIndented { get; } = Make(JavaScriptEncoder.UnsafeRelaxedJsonEscaping, indented: true);

    /// <summary>How a document of a type is written by hand as the serializer writes it.</summary>
    public static JsonWriterOptions OptionsOf(JsonTypeInfo type) => new()
    {
        Encoder = type.Options.Encoder,
        Indented = type.Options.WriteIndented,
        NewLine = type.Options.NewLine,
        SkipValidation = true,
    };

    private static DocumentContext Make(JavaScriptEncoder encoder, bool indented) =>
        new(new JsonSerializerOptions(DocumentContext.Default.Options) { Encoder = encoder, WriteIndented = indented });
}
