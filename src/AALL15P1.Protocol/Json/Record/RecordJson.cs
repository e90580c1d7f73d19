using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AALL15P1.Protocol.Json;

/// <summary>
/// Writes the events of treatment records as JSON, and reads them back: a JSON array, or JSON Lines with one event a
/// line. Each event states the version of its form, so events of earlier versions can stand beside later ones.
/// Members that an event of its type does not have are refused, so that nothing that somebody wrote is lost.
/// </summary>
public static class RecordJson
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaximumLength = 32 * 1024 * 1024;

    private const int MaximumDepth = 8;
    private static readonly string[] Common = ["schemaVersion", "id", "type", "date", "recordedAt", "recordedBy", "supersedes"];
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false };

    private static readonly RecordJsonContext Context = new(new JsonSerializerOptions(RecordJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Writes events as a JSON array, one event a line.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <returns>The JSON text.</returns>
    public static string WriteArray(IEnumerable<RecordEvent> events) => $"[\n{string.Join(",\n", events.Select(Write))}\n]";

    /// <summary>Writes events as JSON Lines.</summary>
    /// <param name="events">The events, in the order of recording.</param>
    /// <returns>The text; each line ends with a line feed.</returns>
    public static string WriteLines(IEnumerable<RecordEvent> events) => string.Concat(events.Select(recorded => $"{Write(recorded)}\n"));

    /// <summary>Writes one event.</summary>
    /// <param name="recorded">The event.</param>
    /// <returns>The JSON text, on one line.</returns>
    public static string Write(RecordEvent recorded) => JsonSerializer.Serialize(RecordDocuments.Of(recorded), Context.RecordEventDocument);

    /// <summary>Reads events from a JSON array or from JSON Lines; blank lines are passed over.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The events, in the order in which they stand.</returns>
    /// <exception cref="FormatException">The text is not such a document; the message gives the place, what was found and what was expected.</exception>
    public static ValueList<RecordEvent> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        DocumentText.RequireLength(text, MaximumLength);
        return DocumentText.Read(() => text.AsSpan().TrimStart().StartsWith("[") ? ReadArray(text) : ReadLines(text));
    }

    private static ValueList<RecordEvent> ReadArray(string text)
    {
        using JsonDocument document = Parse(text, "$");
        return document.RootElement.EnumerateArray()
            .Select((element, index) => ReadEvent(element, string.Create(CultureInfo.InvariantCulture, $"$[{index}]")))
            .ToValueList();
    }

    private static ValueList<RecordEvent> ReadLines(string text)
    {
        List<RecordEvent> events = [];
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                string path = string.Create(CultureInfo.InvariantCulture, $"line {number}: $");
                using JsonDocument document = Parse(line, path);
                events.Add(ReadEvent(document.RootElement, path));
            }
        }

        return events.ToValueList();
    }

    private static JsonDocument Parse(string text, string path)
    {
        try
        {
            return JsonDocument.Parse(text, Strict);
        }
        catch (JsonException error)
        {
            throw new FormatException($"{path}: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>Every version that was ever written has its own branch here, and keeps it.</summary>
    private static RecordEvent ReadEvent(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{path}: found {Name(element.ValueKind)}, expected an event.");
        }

        if (!element.TryGetProperty("schemaVersion", out JsonElement version) || version.ValueKind != JsonValueKind.Number)
        {
            throw new FormatException($"{path}.schemaVersion: found {(version.ValueKind == JsonValueKind.Undefined ? "nothing" : Name(version.ValueKind))}, expected {RecordDocuments.SchemaVersion}.");
        }

        return version.GetRawText() switch
        {
            "1" => ReadVersion1(element, path),
            string other => throw new FormatException($"{path}.schemaVersion: found {other}, expected {RecordDocuments.SchemaVersion}."),
        };
    }

    private static RecordEvent ReadVersion1(JsonElement element, string path)
    {
        string found = element.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : string.Empty;
        RecordEventKind[] kinds = [.. Enum.GetValues<RecordEventKind>().Where(kind => RecordDocuments.WireName(kind) == found)];
        if (kinds.Length == 0)
        {
            throw new FormatException($"{path}.type: found '{found}', expected one of {string.Join(", ", Enum.GetValues<RecordEventKind>().Select(RecordDocuments.WireName))}.");
        }

        (string Name, bool IsRequired)[] members = RecordDocuments.MembersOf(kinds[0]);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!Common.Contains(property.Name, StringComparer.Ordinal) && members.All(member => member.Name != property.Name))
            {
                throw new FormatException($"{path}: found '{property.Name}', expected one of {string.Join(", ", members.Select(member => member.Name).Concat(Common))} in an event of type {found}.");
            }

            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                throw new FormatException($"{path}.{property.Name}: found null, expected a value, or no member.");
            }
        }

        foreach ((string name, _) in members.Where(member => member.IsRequired && !element.TryGetProperty(member.Name, out _)))
        {
            throw new FormatException($"{path}: found no {name}, expected it in an event of type {found}.");
        }

        try
        {
            return RecordDocuments.ReadVersion1(element.Deserialize(Context.RecordEventDocument)!, kinds[0], path);
        }
        catch (JsonException error)
        {
            throw DocumentText.Describe(error, path);
        }
        catch (ArgumentException error)
        {
            throw RecordMisfit.Of(element, error, path);
        }
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}

/// <summary>The generated serializers of record events.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RecordEventDocument))]
internal sealed partial class RecordJsonContext : JsonSerializerContext;
