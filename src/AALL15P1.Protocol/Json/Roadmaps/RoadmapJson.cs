using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes roadmaps as JSON and reads them back.</summary>
public static class RoadmapJson
{
    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 8_000_000;

    private const int DeepestNesting = 16;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DeepestNesting };

    private static readonly RoadmapJsonContext Context = new(new JsonSerializerOptions(RoadmapJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a roadmap.</summary>
    /// <param name="roadmap">The roadmap.</param>
    /// <param name="administrations">The administrations to list; null for all.</param>
    /// <param name="doses">The doses of the roadmap's rows; null to leave the amounts out.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(Roadmap roadmap, IEnumerable<Administration>? administrations = null, RoadmapDoses? doses = null) =>
        Write(RoadmapDocuments.Of(roadmap, administrations, doses));

    /// <summary>Writes a roadmap's document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(RoadmapDocument document) => JsonSerializer.Serialize(document, Context.RoadmapDocument);

    /// <summary>
    /// Reads a whole roadmap. Its starts, birth date and readings are planned anew, and what the document lists must be
    /// just that: a roadmap is computed, never edited.
    /// </summary>
    /// <param name="json">The JSON text, as <see cref="Write(Roadmap, IEnumerable{Administration}, RoadmapDoses)"/> makes it of a whole roadmap.</param>
    /// <param name="protocol">The protocol that planned it; the readings that the document states are applied to it.</param>
    /// <param name="infant">The infant from whom the amounts are computed; null to refuse a document with amounts.</param>
    /// <returns>The roadmap.</returns>
    /// <exception cref="FormatException">The text is not such a document, or its administrations or amounts are not those of its starts; the message gives the path.</exception>
    public static Roadmap Read(string json, CompiledProtocol protocol, Infant? infant = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        DocumentText.RequireLength(json, LargestDocument);
        RoadmapDocument document = Parse(json);
        if (document.SchemaVersion != RoadmapDocuments.SchemaVersion)
        {
            throw new FormatException($"$.schemaVersion: found {document.SchemaVersion}, expected {RoadmapDocuments.SchemaVersion}.");
        }

        if (document.Blocks.Count == 0)
        {
            throw new FormatException("$.blocks: found none, expected at least the first block.");
        }

        bool hasAmounts = document.Administrations.Any(row => row.Amount is not null);
        if (hasAmounts && infant is null)
        {
            throw new FormatException("$.administrations: found amounts, expected none: an amount is computed from the infant and the supplement, never read.");
        }

        BlockStarts starts = BlockStarts.From(Date(document.Blocks[0].Start, "$.blocks[0].start"));
        for (int index = 1; index < document.Blocks.Count; index++)
        {
            BlockDocument block = document.Blocks[index];
            starts = block.Projected ? starts : starts.With(new BlockId(block.Id), Date(block.Start, $"$.blocks[{index}].start"));
        }

        CompiledProtocol under = protocol.With(SharedInputs.Readings(document.Readings, protocol.Readings));
        Roadmap roadmap = under.Plan(Date(document.BirthDate, "$.birthDate"), starts);
        return Write(RoadmapDocuments.Of(roadmap, doses: hasAmounts ? under.DosesOf(roadmap, infant!) : null)) == Write(document)
            ? roadmap
            : throw new FormatException("$: the document does not list what its starts, readings and definition give; a roadmap is computed, never edited.");
    }

    private static RoadmapDocument Parse(string json)
    {
        using JsonDocument document = DocumentText.Read(() => JsonDocument.Parse(json, Strict));
        return DocumentText.Deserialize(document.RootElement, Context.RoadmapDocument) ?? throw new FormatException("$: found null, expected a roadmap.");
    }

    private static LocalDate Date(string text, string path)
    {
        ParseResult<LocalDate> parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw new FormatException($"{path}: found '{text}', expected a date as 2026-01-05.");
    }
}

/// <summary>The generated serializers of roadmap documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    MaxDepth = 16)]
[JsonSerializable(typeof(RoadmapDocument))]
internal sealed partial class RoadmapJsonContext : JsonSerializerContext;
