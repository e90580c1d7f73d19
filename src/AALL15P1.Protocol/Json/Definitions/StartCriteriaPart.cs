using System.Text.Json;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>A block's section <c>startCriteria</c>: the kind of each, what the kind has, and its rule.</summary>
internal static class StartCriteriaPart
{
    public const string Name = "startCriteria";

    private const int MostDays = 36_525;

    public static void Write(DefinitionWriter writer, ValueList<StartCriterion> criteria)
    {
        writer.Json.WriteStartArray(Name);
        foreach (StartCriterion criterion in criteria)
        {
            writer.Json.WriteStartObject();
            WriteKind(writer.Json, criterion);
            writer.WriteRule(criterion.Rule);
            writer.Json.WriteEndObject();
        }

        writer.Json.WriteEndArray();
    }

    public static ValueList<StartCriterion> Read(JsonPlace section, DefinitionReader reader) => section.Items().Select(entry => ReadCriterion(entry, reader)).ToValueList();

    private static void WriteKind(Utf8JsonWriter json, StartCriterion criterion)
    {
        switch (criterion)
        {
            case StartCriterion.CountAtLeast count:
                json.WriteString("kind", "count-at-least");
                json.WriteString("analyte", WireNames.Of(count.Analyte));
                json.WriteString("minimum", count.Minimum.ToString());
                break;
            case StartCriterion.ToxicityResolved:
                json.WriteString("kind", "toxicity-resolved");
                break;
            case StartCriterion.MarkerPresent present:
                json.WriteString("kind", KindOf(present.Marker));
                break;
            case StartCriterion.LaboratoryValuesRecent:
                json.WriteString("kind", "laboratory-values-recent");
                break;
            case StartCriterion.OnDayOfPreviousBlock onDay:
                json.WriteString("kind", "on-day-of-previous-block");
                json.WriteNumber("day", onDay.Day);
                break;
            case StartCriterion.SuppliedBySite supplied:
                json.WriteString("kind", "supplied-by-site");
                json.WriteString("what", supplied.What);
                break;
            default:
                throw new InvalidOperationException($"The criterion of {criterion.Rule} is of no known kind.");
        }
    }

    private static string KindOf(Marker marker) => marker == Version1.Marker ? $"{marker.Id}-{marker.Present}" : "marker-present";

    private static StartCriterion ReadCriterion(JsonPlace entry, DefinitionReader reader)
    {
        Func<StartCriterion> read = entry.Required("kind").OneOf<Func<StartCriterion>>(
            ("count-at-least", () => ReadCount(entry.Only("kind", "analyte", "minimum", "rule"), reader)),
            ("toxicity-resolved", () => new StartCriterion.ToxicityResolved(reader.Rule(entry.Only("kind", "rule")))),
            (KindOf(reader.Marker), () => new StartCriterion.MarkerPresent(reader.Marker, reader.Rule(entry.Only("kind", "rule")))),
            ("laboratory-values-recent", () => new StartCriterion.LaboratoryValuesRecent(reader.Rule(entry.Only("kind", "rule")))),
            ("on-day-of-previous-block", () => new StartCriterion.OnDayOfPreviousBlock(entry.Only("kind", "day", "rule").Required("day").Integer(1, MostDays), reader.Rule(entry))),
            ("supplied-by-site", () => new StartCriterion.SuppliedBySite(entry.Only("kind", "what", "rule").Required("what").Text(), reader.Rule(entry))));
        return read();
    }

    private static StartCriterion.CountAtLeast ReadCount(JsonPlace entry, DefinitionReader reader)
    {
        JsonPlace analyte = entry.Required("analyte");
        CellCount minimum = entry.Required("minimum").Parsed<CellCount>(CellCount.TryParse, "a count such as 500/µL");
        return analyte.Make(() => new StartCriterion.CountAtLeast(DefinitionReader.Choice<Analyte>(analyte), minimum, reader.Rule(entry)));
    }
}
