using System.Text.Json;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>The section <c>eligibilityCriteria</c>: the kind of each, what the kind has, and its rule.</summary>
internal static class EligibilityPart
{
    public const string Name = "eligibilityCriteria";

    private const int MostDays = 36_525;

    public static void Write(DefinitionWriter writer, ValueList<EligibilityCriterion> criteria)
    {
        writer.Json.WriteStartArray(Name);
        foreach (EligibilityCriterion criterion in criteria)
        {
            writer.Json.WriteStartObject();
            WriteKind(writer.Json, criterion);
            writer.WriteRule(criterion.Rule);
            writer.Json.WriteEndObject();
        }

        writer.Json.WriteEndArray();
    }

    public static ValueList<EligibilityCriterion> Read(JsonPlace section, DefinitionReader reader) => section.Items().Select(entry => ReadCriterion(entry, reader)).ToValueList();

    private static void WriteKind(Utf8JsonWriter json, EligibilityCriterion criterion)
    {
        json.WriteString("kind", criterion switch
        {
            EligibilityCriterion.AgeAtMost => "age-at-most",
            EligibilityCriterion.GestationalAgeOver => "gestational-age-over",
            EligibilityCriterion.Diagnosis => "diagnosis",
            EligibilityCriterion.CnsSampleBeforeChemotherapy => "cns-sample-before-chemotherapy",
            EligibilityCriterion.MarkerNotKnownAbsent known => KindOf(known.Marker),
            EligibilityCriterion.MarkerPresent => "marker-present",
            EligibilityCriterion.NoDownSyndrome => "no-down-syndrome",
            EligibilityCriterion.NotSecondary => "not-secondary",
            EligibilityCriterion.PriorTherapyOnly => "prior-therapy-only",
            EligibilityCriterion.CheckedBySite => "checked-by-site",
            _ => throw new InvalidOperationException($"The criterion of {criterion.Rule} is of no known kind."),
        });
        switch (criterion)
        {
            case EligibilityCriterion.AgeAtMost age:
                json.WriteNumber("days", age.Days);
                break;
            case EligibilityCriterion.GestationalAgeOver gestation:
                json.WriteNumber("weeks", gestation.Bound.Weeks);
                json.WriteNumber("days", gestation.Bound.Days);
                break;
            case EligibilityCriterion.Diagnosis diagnosis:
                json.WriteNumber("lowestBLymphoblasticPercent", diagnosis.LowestBLymphoblasticPercent);
                break;
            case EligibilityCriterion.PriorTherapyOnly prior:
                WriteTherapies(json, prior.Allowed);
                break;
            case EligibilityCriterion.CheckedBySite check:
                json.WriteString("what", check.What);
                break;
            default:
                break;
        }
    }

    /// <summary>A therapy by its id; one whose title the id does not give with both.</summary>
    private static void WriteTherapies(Utf8JsonWriter json, ValueList<PriorTherapy> allowed)
    {
        json.WriteStartArray("allowed");
        foreach (PriorTherapy therapy in allowed)
        {
            if (therapy == Named(therapy.Id))
            {
                json.WriteStringValue(therapy.Id);
                continue;
            }

            json.WriteStartObject();
            json.WriteString("id", therapy.Id);
            json.WriteString("title", therapy.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static PriorTherapy Named(string id) => id == PriorTherapy.Other.Id ? PriorTherapy.Other : new(id);

    private static string KindOf(Marker marker) => marker == Version1.Marker ? $"not-known-{marker.Absent}" : "marker-not-known-absent";

    private static EligibilityCriterion ReadCriterion(JsonPlace entry, DefinitionReader reader)
    {
        Func<EligibilityCriterion> read = entry.Required("kind").OneOf<Func<EligibilityCriterion>>(
            ("age-at-most", () => new EligibilityCriterion.AgeAtMost(entry.Only("kind", "days", "rule").Required("days").Integer(0, MostDays), reader.Rule(entry))),
            ("gestational-age-over", () => new EligibilityCriterion.GestationalAgeOver(ReadGestation(entry.Only("kind", "weeks", "days", "rule")), reader.Rule(entry))),
            ("diagnosis", () => ReadDiagnosis(entry.Only("kind", "lowestBLymphoblasticPercent", "rule").Required("lowestBLymphoblasticPercent"), entry, reader)),
            ("cns-sample-before-chemotherapy", () => new EligibilityCriterion.CnsSampleBeforeChemotherapy(reader.Rule(entry.Only("kind", "rule")))),
            (KindOf(reader.Marker), () => new EligibilityCriterion.MarkerNotKnownAbsent(reader.Marker, reader.Rule(entry.Only("kind", "rule")))),
            ("marker-present", () => new EligibilityCriterion.MarkerPresent(reader.Marker, reader.Rule(entry.Only("kind", "rule")))),
            ("no-down-syndrome", () => new EligibilityCriterion.NoDownSyndrome(reader.Rule(entry.Only("kind", "rule")))),
            ("not-secondary", () => new EligibilityCriterion.NotSecondary(reader.Rule(entry.Only("kind", "rule")))),
            ("prior-therapy-only", () => new EligibilityCriterion.PriorTherapyOnly(ReadTherapies(entry.Only("kind", "allowed", "rule").Required("allowed")), reader.Rule(entry))),
            ("checked-by-site", () => new EligibilityCriterion.CheckedBySite(entry.Only("kind", "what", "rule").Required("what").Text(), reader.Rule(entry))));
        return read();
    }

    private static EligibilityCriterion.Diagnosis ReadDiagnosis(JsonPlace percent, JsonPlace entry, DefinitionReader reader) =>
        percent.Make(() => new EligibilityCriterion.Diagnosis(percent.Decimal(0m, 100m), reader.Rule(entry)));

    private static GestationalAge ReadGestation(JsonPlace entry) => new(entry.Required("weeks").Integer(0, 60), entry.Required("days").Integer(0, 6));

    private static ValueList<PriorTherapy> ReadTherapies(JsonPlace place) => place.Items().Select(ReadTherapy).ToValueList();

    private static PriorTherapy ReadTherapy(JsonPlace place) => place.IsObject
        ? place.Only("id", "title").Make(() => new PriorTherapy(place.Required("id").Text(), place.Required("title").Text()))
        : place.Make(() => Named(place.Text()));
}
