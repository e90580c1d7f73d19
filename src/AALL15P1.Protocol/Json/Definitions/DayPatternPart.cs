using System.Text.Json;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>A day pattern: its kind and what the kind has.</summary>
internal static class DayPatternPart
{
    /// <summary>A century of days: no therapy reaches it, and a pattern is soon walked through.</summary>
    private const int LastDay = 36_525;

    public static void Write(Utf8JsonWriter json, string name, DayPattern pattern)
    {
        json.WriteStartObject(name);
        switch (pattern)
        {
            case DayPattern.Listed listed:
                json.WriteString("kind", "listed");
                WriteRanges(json, "ranges", listed.Ranges);
                break;
            case DayPattern.Weekly weekly:
                json.WriteString("kind", "weekly");
                json.WriteNumber("weekdayOfDay", weekly.WeekdayOfDay);
                WriteRanges(json, "windows", weekly.Windows);
                break;
            case DayPattern.Cycles cycles:
                json.WriteString("kind", "cycles");
                json.WriteNumber("fromDay", cycles.FromDay);
                json.WriteNumber("length", cycles.Length);
                Write(json, "withinCycle", cycles.WithinCycle);
                break;
            case DayPattern.InTurn inTurn:
                json.WriteString("kind", "in-turn");
                Write(json, "first", inTurn.First);
                Write(json, "next", inTurn.Next);
                break;
            default:
                throw new InvalidOperationException($"{pattern} is of no known kind.");
        }

        json.WriteEndObject();
    }

    public static DayPattern Read(JsonPlace place)
    {
        switch (place.Required("kind").OneOf(("listed", 0), ("weekly", 1), ("cycles", 2), ("in-turn", 3)))
        {
            case 0:
                (int First, int Last)[] ranges = ReadRanges(place.Only("kind", "ranges").Required("ranges"));
                return place.Make(() => DayPattern.Through(ranges));
            case 1:
                int weekday = place.Only("kind", "weekdayOfDay", "windows").Required("weekdayOfDay").Integer(1, LastDay);
                (int First, int Last)[] windows = ReadRanges(place.Required("windows"));
                return place.Make(() => DayPattern.WeeklyOnTheWeekdayOf(weekday, windows));
            case 2:
                int fromDay = place.Only("kind", "fromDay", "length", "withinCycle").Required("fromDay").Integer(1, LastDay);
                int length = place.Required("length").Integer(1, LastDay);
                DayPattern within = Read(place.Required("withinCycle"));
                return place.Make(() => new DayPattern.Cycles(fromDay, length, within));
            default:
                DayPattern first = Read(place.Only("kind", "first", "next").Required("first"));
                DayPattern next = Read(place.Required("next"));
                return place.Make(() => first.Then(next));
        }
    }

    private static void WriteRanges(Utf8JsonWriter json, string name, ValueList<DayRange> ranges)
    {
        json.WriteStartArray(name);
        foreach (DayRange range in ranges)
        {
            json.WriteStartObject();
            json.WriteNumber("first", range.First);
            json.WriteNumber("last", range.Last);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static (int First, int Last)[] ReadRanges(JsonPlace place) =>
    [
        .. place.Items().Select(range =>
        {
            int first = range.Only("first", "last").Required("first").Integer(1, LastDay);
            return (first, range.Required("last").Integer(first, LastDay));
        }),
    ];
}
