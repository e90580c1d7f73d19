using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AALL15P1.Protocol.Json.Doses;

/// <summary>Writes computed doses as JSON.</summary>
public static class DoseJson
{
    /// <summary>The version of the document's form that this library writes.</summary>
    public const int SchemaVersion = 1;

    private static readonly DoseJsonContext Context = new(new JsonSerializerOptions(DoseJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Writes doses.</summary>
    /// <param name="doses">The documents of the doses.</param>
    /// <returns>The JSON text of an array, indented.</returns>
    public static string Write(IReadOnlyList<DoseResultDocument> doses) => JsonSerializer.Serialize(doses, Context.IReadOnlyListDoseResultDocument);
}

/// <summary>The generated serializers of doses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 16)]
[JsonSerializable(typeof(IReadOnlyList<DoseResultDocument>))]
[JsonSerializable(typeof(DoseResultDocument))]
internal sealed partial class DoseJsonContext : JsonSerializerContext;
