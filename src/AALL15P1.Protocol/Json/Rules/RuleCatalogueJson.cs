using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes rule catalogues as JSON.</summary>
public static class RuleCatalogueJson
{
    /// <summary>The version of the document's form that this library writes.</summary>
    public const int SchemaVersion = 1;

    private static readonly RuleCatalogueJsonContext Context = new(new JsonSerializerOptions(RuleCatalogueJsonContext.Default.Options)
    {
        // The document is JSON and no part of a web page, so an apostrophe or µ needs no escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a catalogue.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="edition">The edition of the protocol.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(RuleCatalogue catalogue, string edition) => JsonSerializer.Serialize(
        new RuleCatalogueDocument { SchemaVersion = SchemaVersion, Edition = edition, Rules = [.. catalogue.Rules.Select(RuleDocument.Of)] },
        Context.RuleCatalogueDocument);
}

/// <summary>The generated serializers of rule catalogues.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RuleCatalogueDocument))]
internal sealed partial class RuleCatalogueJsonContext : JsonSerializerContext;
