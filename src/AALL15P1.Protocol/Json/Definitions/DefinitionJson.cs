using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// Writes definitions as canonical JSON and reads them back. Canonical means: every value, members in one order, two
/// spaces of indentation, lines that end in a line feed, UTF-8 without a byte order mark and without a last line feed.
/// Equal definitions have equal text.
/// </summary>
public static class DefinitionJson
{
    /// <summary>The version of the document's form that this library writes. It also reads version 1, which held the calendar alone.</summary>
    public const int SchemaVersion = 2;

    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 2_000_000;

    private static readonly DocumentForm<DefinitionDocument> Form = new(DocumentWriter.EscapedIndented.DefinitionDocument, LargestDocument, Levels: 32);

    /// <summary>The published JSON Schema of the document.</summary>
    public static string Schema => Schemas.Read("definition");

    /// <summary>Writes a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <returns>The canonical JSON text.</returns>
    public static string Write(ProtocolDefinition definition) => JsonSerializer.Serialize(DefinitionWriter.Of(definition), Form.Type);

    /// <summary>Writes a definition as UTF-8.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="output">Where the canonical UTF-8 goes, such as a pipe or a buffer.</param>
    public static void Write(ProtocolDefinition definition, IBufferWriter<byte> output) => Form.Write(DefinitionWriter.Of(definition), output);

    /// <summary>Writes a definition to a stream.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="output">Where the canonical UTF-8 goes; it is neither flushed nor closed.</param>
    public static void Write(ProtocolDefinition definition, Stream output) => DocumentBytes.Write(output, buffer => Write(definition, buffer));

    /// <summary>
    /// What identifies a definition: the SHA-256, in lower-case hexadecimal, of the canonical text in UTF-8. Any other
    /// block, order, day, route, dose, criterion, citation or reading changes it.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Fingerprint(ProtocolDefinition definition) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(definition))));

    /// <summary>
    /// Reads a definition. A rule that stands as an id is the catalogue's, and a source or drug that stands as an id or
    /// a name is the library's; an unknown one is refused. What was written is read back as it was. Of version 1, which
    /// held nothing of toxicity, grading, infusions, safeguards and factors, only a definition of the library's own
    /// protocol, edition and register has them: the library's.
    /// </summary>
    /// <param name="json">The JSON text, however it is spaced.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="FormatException">The text is no definition; the message gives the path, what was found and what was expected.</exception>
    public static ProtocolDefinition Read(string json) => Form.Read(json, DefinitionReader.Read);

    /// <summary>Reads a definition from a file's bytes.</summary>
    /// <param name="bytes">The document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static ProtocolDefinition Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes, DefinitionReader.Read);

    /// <summary>Reads a definition from bytes that lie in several pieces, as a pipe has them.</summary>
    /// <param name="bytes">The document, as <see cref="Read(ReadOnlySpan{byte})"/> reads it.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static ProtocolDefinition Read(ReadOnlySequence<byte> bytes) => DocumentBytes.Read(bytes, LargestDocument, whole => Read(whole));

    /// <summary>Reads a definition from a stream.</summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte})"/> reads it; it is read to its end and not closed.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static ProtocolDefinition Read(Stream input) => DocumentBytes.Read(input, LargestDocument, whole => Read(whole));

    /// <summary>Reads a definition from a stream, where a host must not wait in a thread.</summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte})"/> reads it; it is read to its end and not closed.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Task<ProtocolDefinition> ReadAsync(Stream input, CancellationToken cancellationToken = default) => DocumentBytes.ReadAsync(input, LargestDocument, whole => Read(whole), cancellationToken);
}
