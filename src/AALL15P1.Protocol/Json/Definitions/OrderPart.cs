using System.Text.Json;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>An order of a block. What no source states is absent; a dose says that it is unpublished.</summary>
internal static class OrderPart
{
    private const decimal NanosecondsInSecond = 1_000_000_000m;
    private const decimal LongestSeconds = 31_622_400m;

    public static void Write(DefinitionWriter writer, PlannedOrder order)
    {
        Utf8JsonWriter json = writer.Json;
        json.WriteStartObject();
        json.WriteString("id", order.Id);
        writer.Json.WriteString("drug", order.Drug.Name);
        json.WriteString("qualifier", order.Qualifier);
        writer.WriteRoutes(order.Routes);
        DayPatternPart.Write(json, "days", order.Days);
        if (order.Infusion is { } infusion)
        {
            json.WriteStartObject("infusion");
            json.WriteNumber("shortestSeconds", Seconds(infusion.Shortest));
            json.WriteNumber("longestSeconds", Seconds(infusion.Longest));
            json.WriteEndObject();
        }

        if (order.TimesPerDay is { } times)
        {
            json.WriteNumber("timesPerDay", times);
        }

        if (order.Interval is { } interval)
        {
            json.WriteNumber("intervalSeconds", Seconds(interval));
        }

        WriteDose(writer, order.Dose);
        WriteTouched(writer, order.Interpretations);
        writer.WriteStatements("notes", order.Notes);
        writer.WriteCited(order.Citation, order.Standing);
        json.WriteEndObject();
    }

    public static PlannedOrder Read(JsonPlace entry, DefinitionReader reader)
    {
        entry.Only(
            "id", "drug", "qualifier", "routes", "days", "infusion", "timesPerDay", "intervalSeconds", "dose", "interpretations", "notes", "citation", "standing");
        string id = entry.Required("id").Text();
        Drug drug = reader.Drug(entry);
        RouteSet routes = DefinitionReader.Routes(entry.Required("routes"));
        DayPattern days = DayPatternPart.Read(entry.Required("days"));
        Fact<DoseRule> dose = ReadDose(entry.Required("dose"), reader);
        Citation citation = reader.Citation(entry.Required("citation"));
        Standing standing = DefinitionReader.Standing(entry.Required("standing"));
        return entry.Make(() => new PlannedOrder(id, drug, routes, days, dose, citation, standing)) with
        {
            Qualifier = entry.Required("qualifier").PossiblyEmptyText(),
            Infusion = entry.Optional("infusion") is { } infusion ? ReadInfusion(infusion) : null,
            TimesPerDay = entry.Optional("timesPerDay")?.Integer(1, 24),
            Interval = entry.Optional("intervalSeconds") is { } interval ? ReadSeconds(interval) : null,
            Interpretations = entry.Required("interpretations").Items().Select(touched => ReadTouched(touched, reader)).ToValueList(),
            Notes = reader.Statements(entry, "notes"),
        };
    }

    private static void WriteDose(DefinitionWriter writer, Fact<DoseRule> dose)
    {
        writer.Json.WriteStartObject("dose");
        switch (dose)
        {
            case Fact<DoseRule>.Known known:
                DosesSection.WriteRule(writer.Json, known.Stated.Value);
                writer.WriteCited(known.Stated);
                break;
            case Fact<DoseRule>.Unpublished unpublished:
                writer.Json.WriteString("unpublished", unpublished.What);
                break;
            default:
                throw new InvalidOperationException("A fact is known or unpublished.");
        }

        writer.Json.WriteEndObject();
    }

    private static Fact<DoseRule> ReadDose(JsonPlace place, DefinitionReader reader)
    {
        if (place.Optional("unpublished") is { } what)
        {
            place.Only("unpublished");
            return new Fact<DoseRule>.Unpublished(what.Text());
        }

        place.Only("dose", "byAge", "beforeInfantFactor", "maximumPerDose", "maximumPerDay", "taper", "citation", "standing");
        return new Fact<DoseRule>.Known(reader.Cite(place, DosesSection.ReadRule(place)));
    }

    private static void WriteTouched(DefinitionWriter writer, ValueList<InterpretedDays> interpretations)
    {
        writer.Json.WriteStartArray("interpretations");
        foreach (InterpretedDays touched in interpretations)
        {
            writer.Json.WriteStartObject();
            writer.Json.WritePropertyName("id");
            writer.WriteQuestion(touched.Interpretation);
            if (touched.Days is { } days)
            {
                DayPatternPart.Write(writer.Json, "days", days);
            }

            writer.Json.WriteEndObject();
        }

        writer.Json.WriteEndArray();
    }

    private static InterpretedDays ReadTouched(JsonPlace entry, DefinitionReader reader)
    {
        entry.Only("id", "days");
        return new(reader.Question(entry.Required("id")), entry.Optional("days") is { } days ? DayPatternPart.Read(days) : null);
    }

    private static InfusionTime ReadInfusion(JsonPlace place)
    {
        Duration shortest = ReadSeconds(place.Only("shortestSeconds", "longestSeconds").Required("shortestSeconds"));
        Duration longest = ReadSeconds(place.Required("longestSeconds"));
        return place.Make(() => new InfusionTime(shortest, longest));
    }

    private static decimal Seconds(Duration duration) => duration.ToInt64Nanoseconds() / NanosecondsInSecond;

    private static Duration ReadSeconds(JsonPlace place)
    {
        decimal nanoseconds = place.Decimal(0m, LongestSeconds) * NanosecondsInSecond;
        return decimal.IsInteger(nanoseconds) ? Duration.FromNanoseconds((long)nanoseconds) : throw place.Unexpected("whole nanoseconds");
    }
}
