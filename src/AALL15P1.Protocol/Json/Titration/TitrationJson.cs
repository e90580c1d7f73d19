using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AALL15P1.Protocol.Titration;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes histories and results of titration as JSON, and reads them back.</summary>
public static class TitrationJson
{
    /// <summary>The most characters that a document may have, inclusive.</summary>
    public const int LargestDocument = 2_000_000;

    internal const int DeepestNesting = 16;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DeepestNesting };

    private static readonly TitrationJsonContext Context = new(new JsonSerializerOptions(TitrationJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Writes a history.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(TitrationHistory history) => JsonSerializer.Serialize(TitrationDocuments.Of(history), Context.TitrationHistoryDocument);

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(TitrationResult result) => JsonSerializer.Serialize(TitrationDocuments.Of(result), Context.TitrationResultDocument);

    /// <summary>
    /// Reads a result. It is computed anew for the day of the document, and what the document says must be just that: a
    /// result is computed, never edited.
    /// </summary>
    /// <param name="json">The JSON text, as <see cref="Write(TitrationResult)"/> makes it.</param>
    /// <param name="decide">Gives the result for the day of the document's decision, from the history and the policy.</param>
    /// <returns>The result; equal to the one that was written.</returns>
    /// <exception cref="FormatException">The text is not such a document, or it says something else than what <paramref name="decide"/> gives; the message gives the path, what was found and what was expected.</exception>
    public static TitrationResult ReadResult(string json, Func<LocalDate, TitrationResult> decide)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonPlace.Read(json, LargestDocument, DeepestNesting, document =>
        {
            document.Required("schemaVersion").Integer(TitrationDocuments.SchemaVersion, TitrationDocuments.SchemaVersion);
            JsonPlace day = document.Required("decision").Required("date");
            TitrationResult result = decide(DocumentText.Date(day.Text(), day.Path));
            document.RequireSame(JsonSerializer.SerializeToElement(TitrationDocuments.Of(result), Context.TitrationResultDocument));
            return result;
        });
    }

    /// <summary>Reads a history.</summary>
    /// <param name="json">The JSON text. Unknown members are refused.</param>
    /// <returns>The history.</returns>
    /// <exception cref="FormatException">The text is not such a document; the message gives the path, what was found and what was expected.</exception>
    public static TitrationHistory ReadHistory(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        DocumentText.RequireLength(json, LargestDocument);
        TitrationHistoryDocument document = Parse(json);
        if (document.SchemaVersion != TitrationDocuments.SchemaVersion)
        {
            throw Misfit("$.schemaVersion", document.SchemaVersion, $"{TitrationDocuments.SchemaVersion}");
        }

        IReadOnlyList<CountsDocument?> counts = document.Counts ?? throw Misfit("$.counts", null, "a list of counts");
        IReadOnlyList<DosesDocument?> doses = document.Doses ?? throw Misfit("$.doses", null, "a list of prescriptions");
        DatedCounts[] datedCounts = [.. counts.Select((entry, index) => Read(entry, $"$.counts[{index}]"))];
        DatedDoses[] datedDoses = [.. doses.Select((entry, index) => Read(entry, $"$.doses[{index}]"))];
        RequireDistinct([.. datedCounts.Select(entry => entry.Date)], "$.counts");
        RequireDistinct([.. datedDoses.Select(entry => entry.Date)], "$.doses");
        return new(datedCounts, datedDoses);
    }

    private static DatedCounts Read(CountsDocument? entry, string path)
    {
        CountsDocument given = entry ?? throw Misfit(path, null, "the counts of a day");
        return new(Date(given.Date, $"{path}.date"), Count(given.Anc, $"{path}.anc"), Count(given.Platelets, $"{path}.platelets"));
    }

    private static DatedDoses Read(DosesDocument? entry, string path)
    {
        DosesDocument given = entry ?? throw Misfit(path, null, "the doses of a day");
        TitratedDoses doses = new(
            Percent(given.MercaptopurinePercent, $"{path}.mercaptopurinePercent"), Percent(given.MethotrexatePercent, $"{path}.methotrexatePercent"));
        return new(Date(given.Date, $"{path}.date"), doses) { SetsNewStartingDose = given.NewStartingDose == true };
    }

    private static LocalDate Date(string? text, string path) =>
        text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate date) ? date : throw Misfit(path, text, "a date as 2026-01-05");

    private static CountBound? Count(string? text, string path) =>
        text is null ? null
        : CountBound.TryParse(text, out CountBound count) ? count
        : throw Misfit(path, text, "a cell count with its unit, as 1200/µL or 1.2 ×10⁹/L, or a bound of it, as <0.1 ×10⁹/L");

    private static DosePercent Percent(decimal? percent, string path) =>
        percent is >= 0 and <= 1000 ? DosePercent.FromPercent(percent.Value) : throw Misfit(path, percent, "a percentage of the starting dose from 0 to 1000");

    private static void RequireDistinct(LocalDate[] dates, string path)
    {
        HashSet<LocalDate> seen = [];
        for (int index = 0; index < dates.Length; index++)
        {
            if (!seen.Add(dates[index]))
            {
                throw Misfit($"{path}[{index}].date", LocalDatePattern.Iso.Format(dates[index]), "a day that no other entry has");
            }
        }
    }

    private static TitrationHistoryDocument Parse(string json)
    {
        using JsonDocument document = DocumentText.Read(() => JsonDocument.Parse(json, Strict));
        return DocumentText.Read(() => document.RootElement.Deserialize(Context.TitrationHistoryDocument)) ?? throw Misfit("$", null, "a history of titration");
    }

    private static FormatException Misfit(string path, object? found, string expected) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}: found {(found is null ? "nothing" : $"'{found}'")}, expected {expected}."));
}

/// <summary>The generated serializers of titration documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    MaxDepth = TitrationJson.DeepestNesting)]
[JsonSerializable(typeof(TitrationHistoryDocument))]
[JsonSerializable(typeof(TitrationResultDocument))]
internal sealed partial class TitrationJsonContext : JsonSerializerContext;
