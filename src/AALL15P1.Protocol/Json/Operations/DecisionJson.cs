using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes decisions as JSON and reads them back.</summary>
public static class DecisionJson
{
    /// <summary>The version of the form of an operation's documents, input and output.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a decision's document may have, inclusive.</summary>
    public const int LargestDocument = 1_000_000;

    private const int DeepestNesting = 32;

    private static readonly DecisionJsonContext Compact = Context(indented: false);
    private static readonly DecisionJsonContext Indented = Context(indented: true);

    /// <summary>Writes a decision's document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="indented">Whether over several lines; one line otherwise.</param>
    /// <returns>The JSON text.</returns>
    public static string Write(DecisionDocument document, bool indented = false) =>
        JsonSerializer.Serialize(document, (indented ? Indented : Compact).DecisionDocument);

    /// <summary>
    /// Reads a decision. A rule of the catalogue is found there by its id, and any other is carried in the document; what
    /// the document repeats of a rule must be what the rule says. A result beside the decision is left to whoever knows it.
    /// </summary>
    /// <param name="json">The JSON text of one decision.</param>
    /// <returns>The decision; equal to the one that was written.</returns>
    /// <exception cref="FormatException">The text is no decision of this edition; the message gives the path, what was found and what was expected.</exception>
    public static Decision Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonPlace.Read(json, LargestDocument, DeepestNesting, DecisionReader.Read);
    }

    internal static string Write(BatchErrorDocument document) => JsonSerializer.Serialize(document, Compact.BatchErrorDocument);

    private static DecisionJsonContext Context(bool indented) => new(new JsonSerializerOptions(DecisionJsonContext.Default.Options)
    {
        // The document is JSON and no part of a web page, so an apostrophe or µ needs no escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
    });
}

/// <summary>The generated serializers of decision documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DecisionDocument))]
[JsonSerializable(typeof(BatchErrorDocument))]
internal sealed partial class DecisionJsonContext : JsonSerializerContext;
