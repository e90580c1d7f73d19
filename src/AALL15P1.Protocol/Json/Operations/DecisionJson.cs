using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Json.Operations;

/// <summary>Writes decisions as JSON.</summary>
public static class DecisionJson
{
    /// <summary>The version of the form of an operation's documents, input and output.</summary>
    public const int SchemaVersion = 1;

    private static readonly DecisionJsonContext Compact = Context(indented: false);
    private static readonly DecisionJsonContext Indented = Context(indented: true);

    /// <summary>Writes a decision's document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="indented">Whether over several lines; one line otherwise.</param>
    /// <returns>The JSON text.</returns>
    public static string Write(DecisionDocument document, bool indented = false) =>
        JsonSerializer.Serialize(document, (indented ? Indented : Compact).DecisionDocument);

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
