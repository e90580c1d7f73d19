using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>How a cited number of days is spelled in a supplement.</summary>
internal static class DayCounts
{
    private const int Most = 1000;

    public static Cited<int>? Read(JsonPlace? place, int least, SupplementSources sources) =>
        place is { } entry
            ? sources.Cite(entry, entry.Only("days", "citation", "standing").Required("days").Integer(least, Most))
            : null;

    public static void Write(Utf8JsonWriter writer, string name, Cited<int>? days)
    {
        if (days is not null)
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("days", days.Value);
            SupplementSources.WriteCitation(writer, days);
            writer.WriteEndObject();
        }
    }
}
