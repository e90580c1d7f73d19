using System.Text.Json;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>doseLimitingToxicity</c>: the unpublished parts of its definition; each cited on its own.</summary>
internal static class DoseLimitingToxicitySection
{
    public const string Name = "doseLimitingToxicity";

    public static DltPolicy Read(JsonPlace? section, SupplementSources sources)
    {
        if (section is not { } place)
        {
            return DltPolicy.Unstated;
        }

        place.Only("minimumDelay", "expected", "attribution");
        return new()
        {
            MinimumDelayDays = DayCounts.Read(place.Optional("minimumDelay"), 1, sources),
            Expected = place.Optional("expected") is { } expected ? ReadExpected(expected, sources) : null,
            RequiresAttribution = place.Optional("attribution") is { } attribution
                ? sources.Cite(attribution, attribution.Only("required", "citation", "standing").Required("required").Boolean())
                : null,
        };
    }

    public static void Write(Utf8JsonWriter writer, DltPolicy policy)
    {
        if (policy == DltPolicy.Unstated)
        {
            return;
        }

        writer.WriteStartObject(Name);
        DayCounts.Write(writer, "minimumDelay", policy.MinimumDelayDays);
        if (policy.Expected is { } expected)
        {
            writer.WriteStartObject("expected");
            writer.WriteStartArray("toxicities");
            foreach (ExpectedToxicity toxicity in expected.Value)
            {
                writer.WriteStartObject();
                writer.WriteString("term", toxicity.Term.Id);
                writer.WriteNumber("upToGrade", (int)toxicity.UpTo);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            SupplementSources.WriteCitation(writer, expected);
            writer.WriteEndObject();
        }

        if (policy.RequiresAttribution is { } attribution)
        {
            writer.WriteStartObject("attribution");
            writer.WriteBoolean("required", attribution.Value);
            SupplementSources.WriteCitation(writer, attribution);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static Cited<ValueList<ExpectedToxicity>> ReadExpected(JsonPlace entry, SupplementSources sources) =>
        sources.Cite(entry, entry.Only("toxicities", "citation", "standing").Required("toxicities").Items().Select(ReadToxicity).ToValueList());

    private static ExpectedToxicity ReadToxicity(JsonPlace entry)
    {
        JsonPlace term = entry.Only("term", "upToGrade").Required("term");
        return new(term.Make(() => new AdverseEventTerm(term.Text())), (Grade)entry.Required("upToGrade").Integer((int)Grade.Mild, (int)Grade.LifeThreatening));
    }
}
