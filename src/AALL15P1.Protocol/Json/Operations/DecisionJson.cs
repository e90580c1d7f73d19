using System.Buffers;
using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes decisions as JSON and reads them back.</summary>
public static class DecisionJson
{
    /// <summary>The version of the form of an operation's documents, input and output.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a decision's document may have, inclusive.</summary>
    public const int LargestDocument = 1_000_000;

    private static readonly DocumentForm<DecisionDocument> Form = new(DocumentWriter.Plain.DecisionDocument, LargestDocument, Levels: 32);
    private static readonly DocumentForm<BatchErrorDocument> Errors = new(DocumentWriter.Plain.BatchErrorDocument, LargestDocument, Levels: 32);

    /// <summary>Writes a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="words">What its operation calls the three answers; null for the words of the operation that the decision names, which are the plain ones where it names none of <see cref="ProtocolOperations"/>.</param>
    /// <param name="indented">Whether over several lines; one line otherwise.</param>
    /// <returns>The JSON text.</returns>
    public static string Write(Decision decision, DecisionVocabulary? words = null, bool indented = false) =>
        Write(DecisionDocument.Of(decision, words ?? WordsOf(decision.Operation)), indented);

    /// <summary>Writes a decision as UTF-8, on one line, in the words of the operation that it names.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="output">Where the UTF-8 goes, such as a pipe or a buffer.</param>
    public static void Write(Decision decision, IBufferWriter<byte> output) => Form.Write(DecisionDocument.Of(decision, WordsOf(decision.Operation)), output);

    /// <summary>Writes a decision to a stream, on one line, in the words of the operation that it names.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="output">Where the UTF-8 goes; it is neither flushed nor closed.</param>
    public static void Write(Decision decision, Stream output) => DocumentBytes.Write(output, buffer => Write(decision, buffer));

    /// <summary>Reads a decision of AALL15P1, as <see cref="Read(string, CompiledProtocol)"/> does.</summary>
    /// <param name="json">The JSON text of one decision.</param>
    /// <returns>The decision; equal to the one that was written.</returns>
    /// <exception cref="FormatException">The text is no decision of this edition; the message gives the path, what was found and what was expected.</exception>
    public static Decision Read(string json) => Read(json, Version1.Compiled);

    /// <summary>
    /// Reads a decision. A rule of the catalogue is found there by its id, and any other is carried in the document; what
    /// the document repeats of a rule must be what the rule says. A result beside the decision is left to whoever knows it.
    /// </summary>
    /// <param name="json">The JSON text of one decision.</param>
    /// <param name="protocol">The protocol that decided.</param>
    /// <returns>The decision; equal to the one that was written.</returns>
    /// <exception cref="FormatException">The text is no decision of the protocol's edition; the message gives the path, what was found and what was expected.</exception>
    public static Decision Read(string json, CompiledProtocol protocol) => Form.Read(json, (document, place) => document.Read(place, protocol));

    /// <summary>Reads a decision from bytes.</summary>
    /// <param name="bytes">The document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <param name="protocol">The protocol that decided.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Decision Read(ReadOnlySpan<byte> bytes, CompiledProtocol protocol) => Form.Read(bytes, (document, place) => document.Read(place, protocol));

    /// <summary>Reads a decision from bytes that lie in several pieces, as a pipe has them.</summary>
    /// <param name="bytes">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol)"/> reads it.</param>
    /// <param name="protocol">The protocol that decided.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Decision Read(ReadOnlySequence<byte> bytes, CompiledProtocol protocol) => DocumentBytes.Read(bytes, LargestDocument, whole => Read(whole, protocol));

    /// <summary>Reads a decision from a stream.</summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol)"/> reads it; it is read to its end and not closed.</param>
    /// <param name="protocol">The protocol that decided.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Decision Read(Stream input, CompiledProtocol protocol) => DocumentBytes.Read(input, LargestDocument, whole => Read(whole, protocol));

    /// <summary>Reads a decision from a stream, where a host must not wait in a thread.</summary>
    /// <param name="input">The document, as <see cref="Read(ReadOnlySpan{byte}, CompiledProtocol)"/> reads it; it is read to its end and not closed.</param>
    /// <param name="protocol">The protocol that decided.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static Task<Decision> ReadAsync(Stream input, CompiledProtocol protocol, CancellationToken cancellationToken = default) => DocumentBytes.ReadAsync(input, LargestDocument, whole => Read(whole, protocol), cancellationToken);

    private static DecisionVocabulary WordsOf(string operation) =>
        ProtocolOperations.All.FirstOrDefault(known => known.Id == operation)?.Words ?? DecisionVocabulary.Plain;

    internal static string Write(DecisionDocument document, bool indented = false) =>
        JsonSerializer.Serialize(document, indented ? DocumentWriter.PlainIndented.DecisionDocument : Form.Type);

    internal static void Write(DecisionDocument document, IBufferWriter<byte> output) => Form.Write(document, output);

    internal static void Write(BatchErrorDocument document, IBufferWriter<byte> output) => Errors.Write(document, output);

    internal static string Write(BatchErrorDocument document) => JsonSerializer.Serialize(document, DocumentWriter.Plain.BatchErrorDocument);
}
