using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>titration</c>: the starting doses of Maintenance by age, and the named policy that titrates them.</summary>
internal static class TitrationSection
{
    public const string Name = "titration";

    private const int OldestMonths = 1200;

    public static (StartingDosePolicy? StartingDoses, Cited<ITitrationPolicy>? Policy) Read(JsonPlace? section, SupplementSources sources)
    {
        section?.Only("startingDoses", "policy");
        return (
            section?.Optional("startingDoses") is { } doses ? ReadStartingDoses(doses, sources) : null,
            section?.Optional("policy") is { } policy ? ReadPolicy(policy, sources) : null);
    }

    public static void Write(Utf8JsonWriter writer, StartingDosePolicy? startingDoses, Cited<ITitrationPolicy>? policy)
    {
        if (startingDoses is null && policy is null)
        {
            return;
        }

        writer.WriteStartObject(Name);
        if (startingDoses is not null)
        {
            writer.WriteStartArray("startingDoses");
            foreach (StartingDoseBand band in startingDoses.Bands)
            {
                WriteBand(writer, band);
            }

            writer.WriteEndArray();
        }

        if (policy is not null)
        {
            writer.WriteStartObject("policy");
            writer.WriteString("id", policy.Value.Id);
            SupplementSources.WriteCitation(writer, policy);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static StartingDosePolicy ReadStartingDoses(JsonPlace section, SupplementSources sources)
    {
        ValueList<StartingDoseBand> bands = section.Items().Select(entry => ReadBand(entry, sources)).ToValueList();
        return section.Make(() => new StartingDosePolicy(bands));
    }

    private static StartingDoseBand ReadBand(JsonPlace entry, SupplementSources sources)
    {
        entry.Only("fromMonths", "belowMonths", "thiopurine", "weeklyMethotrexate");
        return new(
            entry.Required("fromMonths").Integer(0, OldestMonths),
            entry.Optional("belowMonths")?.Integer(1, OldestMonths),
            ReadDose<PerDay<MassPerArea>>(entry.Required("thiopurine"), PerDay<MassPerArea>.TryParse, "a daily dose such as 50 mg/m²/day", sources),
            ReadDose<PerDose<MassPerArea>>(entry.Required("weeklyMethotrexate"), PerDose<MassPerArea>.TryParse, "the dose of a week such as 20 mg/m²/dose", sources));
    }

    private static Cited<T> ReadDose<T>(JsonPlace entry, JsonPlace.TryParse<T> parse, string expected, SupplementSources sources) =>
        sources.Cite(entry, entry.Only("dose", "citation", "standing").Required("dose").Parsed(parse, expected));

    private static Cited<ITitrationPolicy> ReadPolicy(JsonPlace entry, SupplementSources sources)
    {
        JsonPlace id = entry.Only("id", "citation", "standing").Required("id");
        return sources.Cite(entry, id.Make(() => TitrationPolicies.Find(id.Text())));
    }

    private static void WriteBand(Utf8JsonWriter writer, StartingDoseBand band)
    {
        writer.WriteStartObject();
        writer.WriteNumber("fromMonths", band.FromMonths);
        if (band.BelowMonths is { } below)
        {
            writer.WriteNumber("belowMonths", below);
        }

        WriteDose(writer, "thiopurine", band.Thiopurine);
        WriteDose(writer, "weeklyMethotrexate", band.WeeklyAntifolate);
        writer.WriteEndObject();
    }

    private static void WriteDose<T>(Utf8JsonWriter writer, string name, Cited<T> dose)
    {
        writer.WriteStartObject(name);
        writer.WriteString("dose", $"{dose.Value}");
        SupplementSources.WriteCitation(writer, dose);
        writer.WriteEndObject();
    }
}
