using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes computed doses as JSON and reads them back.</summary>
public static class DoseJson
{
    /// <summary>The version of the document's form that this library writes.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 8_000_000;

    private const int DeepestNesting = 16;

    private static readonly DoseJsonContext Context = new(new JsonSerializerOptions(DoseJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Writes doses.</summary>
    /// <param name="doses">The documents of the doses.</param>
    /// <returns>The JSON text of an array, indented.</returns>
    public static string Write(IReadOnlyList<DoseResultDocument> doses) => JsonSerializer.Serialize(doses, Context.IReadOnlyListDoseResultDocument);

    /// <summary>
    /// Reads doses. Each is computed anew, and what the document says must be just that: a dose is computed, never edited.
    /// </summary>
    /// <param name="json">The JSON text of an array, as <see cref="Write"/> makes it.</param>
    /// <param name="doses">Computes the doses of the roadmap's rows.</param>
    /// <returns>The results, in the order of the document; equal to those that were written.</returns>
    /// <exception cref="FormatException">The text is no such document, or says something else than what is computed; the message gives the path, what was found and what was expected.</exception>
    public static ValueList<DoseResult> Read(string json, RoadmapDoses doses)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonPlace.Read(json, LargestDocument, DeepestNesting, document => document.Items().Select(item => Read(item, doses)).ToValueList());
    }

    private static DoseResult Read(JsonPlace item, RoadmapDoses doses)
    {
        item.Required("schemaVersion").Integer(SchemaVersion, SchemaVersion);
        JsonPlace day = item.Required("date");
        LocalDate date = DocumentText.Date(day.Text(), day.Path);
        (string block, string order) = (item.Required("block").Text(), item.Required("order").Text());
        Administration row = day.Make(() => doses.Roadmap.On(date)).Cast<Administration?>().FirstOrDefault(row => row!.Value.Block.Id.Value == block && row.Value.Order.Id == order)
            ?? throw item.Unexpected($"an order that is due on {day.Text()}");
        DoseResult result = doses.Explain(row);
        item.RequireSame(JsonSerializer.SerializeToElement(DoseResultDocument.Of(row.Block.Id, result), Context.DoseResultDocument));
        return result;
    }
}

/// <summary>The generated serializers of doses.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 16)]
[JsonSerializable(typeof(IReadOnlyList<DoseResultDocument>))]
[JsonSerializable(typeof(DoseResultDocument))]
internal sealed partial class DoseJsonContext : JsonSerializerContext;
