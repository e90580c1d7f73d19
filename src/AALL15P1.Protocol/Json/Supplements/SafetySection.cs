using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>safety</c>: the age of measurements, the tolerance of doses, and cumulative limits; each cited on its own.</summary>
internal static class SafetySection
{
    public const string Name = "safety";

    private const decimal LargestPercent = 1000m;

    public static (Cited<int>? MeasurementAge, Cited<decimal>? Tolerance, ValueList<CumulativeLimit> Limits) Read(JsonPlace? section, SupplementSources sources)
    {
        section?.Only("measurementAgeLimit", "doseTolerance", "cumulativeLimits");
        return (
            DayCounts.Read(section?.Optional("measurementAgeLimit"), 0, sources),
            section?.Optional("doseTolerance") is { } tolerance ? ReadTolerance(tolerance, sources) : null,
            (section?.Optional("cumulativeLimits")?.Items() ?? []).Select(entry => ReadLimit(entry, sources)).ToValueList());
    }

    public static void Write(Utf8JsonWriter writer, Cited<int>? measurementAge, Cited<decimal>? tolerance, ValueList<CumulativeLimit> limits)
    {
        if (measurementAge is null && tolerance is null && limits.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(Name);
        DayCounts.Write(writer, "measurementAgeLimit", measurementAge);
        if (tolerance is not null)
        {
            writer.WriteStartObject("doseTolerance");
            writer.WriteNumber("percent", tolerance.Value * 100m);
            SupplementSources.WriteCitation(writer, tolerance);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("cumulativeLimits");
        foreach (CumulativeLimit limit in limits)
        {
            writer.WriteStartObject();
            writer.WriteString("class", WireNames.Of(limit.Class));
            writer.WriteString("limit", limit.Limit.Value.ToString());
            SupplementSources.WriteCitation(writer, limit.Limit);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static Cited<decimal> ReadTolerance(JsonPlace entry, SupplementSources sources) =>
        sources.Cite(entry, entry.Only("percent", "citation", "standing").Required("percent").Decimal(0m, LargestPercent) / 100m);

    private static CumulativeLimit ReadLimit(JsonPlace entry, SupplementSources sources)
    {
        entry.Only("class", "limit", "citation", "standing");
        DrugClass drugClass = entry.Required("class").OneOf(Enum.GetValues<DrugClass>().Where(known => known != DrugClass.Other).Select(known => (WireNames.Of(known), known)).ToArray());
        return new(drugClass, sources.Cite(entry, entry.Required("limit").Parsed<MassPerArea>(MassPerArea.TryParse, "a cumulative dose such as 300 mg/m²")));
    }
}
