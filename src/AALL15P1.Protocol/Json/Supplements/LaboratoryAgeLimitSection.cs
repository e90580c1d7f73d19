using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>laboratoryAgeLimit</c>: how old the laboratory values may be with which a block starts.</summary>
internal static class LaboratoryAgeLimitSection
{
    public const string Name = "laboratoryAgeLimit";

    public static LaboratoryAgeLimit? Read(JsonPlace? section, SupplementSources sources) =>
        DayCounts.Read(section, 0, sources) is { } days ? new(days) : null;

    public static void Write(Utf8JsonWriter writer, LaboratoryAgeLimit? limit) => DayCounts.Write(writer, Name, limit?.Days);
}
