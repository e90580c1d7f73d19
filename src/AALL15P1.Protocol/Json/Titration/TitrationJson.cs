using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AALL15P1.Protocol.Maintenance;
using AALL15P1.Protocol.Quantities;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json.Titration;

/// <summary>Writes histories and results of titration as JSON, and reads histories back.</summary>
public static class TitrationJson
{
    private static readonly TitrationJsonContext Context = new(new JsonSerializerOptions(TitrationJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Writes a history.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(TitrationHistory history) => JsonSerializer.Serialize(TitrationDocuments.Of(history), Context.TitrationHistoryDocument);

    /// <summary>Writes a result.</summary>
    /// <param name="policy">The policy that was applied.</param>
    /// <param name="decision">Its decision.</param>
    /// <param name="audit">The look back; null for none.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(ITitrationPolicy policy, TitrationDecision decision, TitrationAudit? audit = null) =>
        JsonSerializer.Serialize(TitrationDocuments.Of(policy, decision, audit), Context.TitrationResultDocument);

    /// <summary>Reads a history.</summary>
    /// <param name="json">The JSON text. Unknown members are refused.</param>
    /// <returns>The history.</returns>
    /// <exception cref="FormatException">The text is not such a document; the message gives the path, what was found and what was expected.</exception>
    public static TitrationHistory ReadHistory(string json)
    {
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
        MaintenanceDoses doses = new(
            Percent(given.MercaptopurinePercent, $"{path}.mercaptopurinePercent"), Percent(given.MethotrexatePercent, $"{path}.methotrexatePercent"));
        return new(Date(given.Date, $"{path}.date"), doses) { SetsNewStartingDose = given.NewStartingDose == true };
    }

    private static LocalDate Date(string? text, string path) =>
        text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out LocalDate date) ? date : throw Misfit(path, text, "a date as 2026-01-05");

    private static CellCount? Count(string? text, string path) =>
        text is null ? null
        : CellCount.TryParse(text, out CellCount count) ? count
        : throw Misfit(path, text, "a cell count with its unit, as 1200/µL or 1.2 ×10⁹/L");

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

    private static TitrationHistoryDocument Parse(string json) =>
        DocumentText.Read(() => JsonSerializer.Deserialize(json, Context.TitrationHistoryDocument)) ?? throw Misfit("$", null, "a history of titration");

    private static FormatException Misfit(string path, object? found, string expected) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}: found {(found is null ? "nothing" : $"'{found}'")}, expected {expected}."));
}

/// <summary>The generated serializers of titration documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    MaxDepth = 16)]
[JsonSerializable(typeof(TitrationHistoryDocument))]
[JsonSerializable(typeof(TitrationResultDocument))]
internal sealed partial class TitrationJsonContext : JsonSerializerContext;
