using System.Text.Json;
using AALL15P1.Protocol.Titration;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes histories and results of titration as JSON, and reads them back.</summary>
public static class TitrationJson
{
    /// <summary>The version of the documents' form that this library writes and reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 2_000_000;

    private const int DeepestNesting = 16;

    private static readonly DocumentForm<TitrationHistoryDocument> History = new(DocumentWriter.EscapedIndented.TitrationHistoryDocument, LargestDocument, DeepestNesting);
    private static readonly DocumentForm<TitrationResultDocument> Result = new(DocumentWriter.EscapedIndented.TitrationResultDocument, LargestDocument, DeepestNesting);

    /// <summary>Writes a history.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(TitrationHistory history) => JsonSerializer.Serialize(TitrationHistoryDocument.Of(history), History.Type);

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(TitrationResult result) => JsonSerializer.Serialize(TitrationResultDocument.Of(result), Result.Type);

    /// <summary>
    /// Reads a result. It is computed anew for the day of the document, and what the document says must be just that: a
    /// result is computed, never edited.
    /// </summary>
    /// <param name="json">The JSON text, as <see cref="Write(TitrationResult)"/> makes it.</param>
    /// <param name="decide">Gives the result for the day of the document's decision, from the history and the policy.</param>
    /// <returns>The result; equal to the one that was written.</returns>
    /// <exception cref="FormatException">The text is not such a document, or it says something else than what <paramref name="decide"/> gives; the message gives the path, what was found and what was expected.</exception>
    public static TitrationResult ReadResult(string json, Func<LocalDate, TitrationResult> decide) => Result.Read(json, (document, place) =>
    {
        TitrationResult result = place.Member(nameof(document.Decision)).Member(nameof(document.Decision.Date)).Make(() => decide(document.Decision.Date));
        place.RequireSame(JsonSerializer.SerializeToElement(TitrationResultDocument.Of(result), Result.Type));
        return result;
    });

    /// <summary>Reads a history.</summary>
    /// <param name="json">The JSON text. Unknown members are refused.</param>
    /// <returns>The history.</returns>
    /// <exception cref="FormatException">The text is not such a document; the message gives the path, what was found and what was expected.</exception>
    public static TitrationHistory ReadHistory(string json) => History.Read(json, (document, place) => document.Read(place));

    /// <summary>Reads a history from a file's bytes.</summary>
    /// <param name="bytes">The document: UTF-8 or UTF-16, with or without a byte-order mark; bytes that are no text are refused, never replaced.</param>
    /// <returns>The history.</returns>
    /// <exception cref="FormatException">The bytes are no such document; the message gives the path, what was found and what was expected.</exception>
    public static TitrationHistory ReadHistory(ReadOnlySpan<byte> bytes) => ReadHistory(DocumentSource.Decode(bytes, LargestDocument));
}
