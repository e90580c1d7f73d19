using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing;

// The calendar and its dates.
public static partial class ProtocolLaws
{
    /// <summary>The days of each drug.</summary>
    public static ProtocolLaw CalendarDays { get; } = new(
        "calendar-days",
        "Each drug of a block is given by its routes on the registered days of that block and on no other; day 1 is the day of the start.",
        ["roadmap"], ["RECORD-UNPLANNED"], 120, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            string block = draw.Of(EveryBlock);
            int offset = RegisteredCalendar.Offset(block);
            LocalDate start = first.PlusDays(offset);
            JsonObject answer = ask.Ask("roadmap", Plan(first, start, start.PlusDays(249))).Document;
            return Compare(answer, block, start, RegisteredCalendar.Rows.Where(row => row.Block == block && row.Drug != "methotrexate"), row => row.Days)
                ?? Compare(answer, block, start, RegisteredCalendar.Rows.Where(row => row.Block == block && row.Drug == "methotrexate"), row => row.Days);
        });

    /// <summary>The readings of the calendar.</summary>
    public static ProtocolLaw CalendarReadings { get; } = new(
        "calendar-readings",
        "The readings of D1, D2 and D8 move the days of Maintenance that they are about, and nothing else.",
        ["roadmap"], ["RECORD-UNPLANNED"], 80, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            LocalDate start = first.PlusDays(RegisteredCalendar.Offset("maintenance"));
            string intrathecal = draw.Of("as-registered", "day-92", "day-99");
            string weekly = draw.Of("series-from-day-8", "new-series-from-day-98");
            string cytarabine = draw.Of("day-57", "day-50");
            JsonObject input = Plan(first, start, start.PlusDays(249));
            input["readings"] = new JsonArray([.. Reading("D1", intrathecal).Concat(Reading("D2", weekly)).Concat(Reading("D8", cytarabine)).Select(reading => reading!.DeepClone())]);
            int[] Days(CalendarRow row) => row switch
            {
                { Drug: "methotrexate", Routes: "PO" } when weekly == "new-series-from-day-98" => RegisteredCalendar.NewSeries,
                { Drug: "methotrexate", Routes: "IT" } => [1, intrathecal == "day-99" ? 99 : 92],
                { Drug: "cytarabine" } => [cytarabine == "day-50" ? 50 : 57],
                { Drug: "hydrocortisone" } => [1, cytarabine == "day-50" ? 50 : 57, intrathecal == "day-92" ? 92 : 99],
                _ => row.Days,
            };
            return Compare(ask.Ask("roadmap", input).Document, "maintenance", start, RegisteredCalendar.Rows.Where(row => row.Block == "maintenance"), Days);
        });

    /// <summary>The starts of blocks.</summary>
    public static ProtocolLaw BlockStartDates { get; } = new(
        "block-start-dates",
        "A start that is known is kept, with all later blocks counted from it; the others are projected: EPI#1 on Induction day 36, chemotherapy on day 6 of its EPI block, and the later courses as Interfant-06 spaces them.",
        ["roadmap"], ["AZA-CHEMO-DAY-6"], 120, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            Dictionary<string, LocalDate> expected = [];
            JsonArray starts = [];
            LocalDate next = first;
            foreach ((string block, int nextOnDay) in RegisteredCalendar.Blocks)
            {
                // A chemotherapy block stands at a fixed distance from its EPI block until it has started itself.
                bool isDelayed = block.StartsWith("azacitidine", StringComparison.Ordinal) && draw.OneIn(3);
                LocalDate start = isDelayed ? next.PlusDays(draw.Int(1, 30)) : next;
                if (isDelayed)
                {
                    starts.Add((JsonNode)new JsonObject { ["block"] = block, ["on"] = start.Iso() });
                }

                expected[block] = start;
                next = start.PlusDays(nextOnDay - 1);
            }

            JsonObject input = Plan(first, first, first).With("starts", starts.Count > 0 ? starts : null);
            JsonObject answer = ask.Ask("roadmap", input).Document;
            foreach (JsonNode? found in answer.Need("blocks").AsArray())
            {
                string block = found.Need("id").GetValue<string>();
                string on = found.Need("start").GetValue<string>();
                if (!expected.Remove(block, out LocalDate start) || start.Iso() != on)
                {
                    return $"Expected {block} on {start.Iso()}. Found {on}.";
                }
            }

            return expected.Count == 0 ? null : $"Expected a start of {string.Join(", ", expected.Keys)}. Found none.";
        });

    /// <summary>The end of therapy.</summary>
    public static ProtocolLaw EndOfTherapy { get; } = new(
        "end-of-therapy",
        "Therapy ends 2 years after Induction day 1: the anniversary is the first day without, or the last day with, as question D3 is read; after a start on 29 February it is the 28th.",
        ["roadmap"], ["RECORD-AFTER-END"], 80, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            bool isLastDay = draw.OneIn(2);
            LocalDate anniversary = first is { Month: 2, Day: 29 } ? new(first.Year + 2, 2, 28) : new(first.Year + 2, first.Month, first.Day);
            LocalDate end = isLastDay ? anniversary.PlusDays(1) : anniversary;
            JsonObject input = Plan(first, anniversary.PlusDays(-3), anniversary.PlusDays(9)).With("readings", isLastDay ? Reading("D3", "last-day-with") : null);
            JsonObject answer = ask.Ask("roadmap", input).Document;
            string found = answer.Need("endOfTherapy").GetValue<string>();
            string last = answer.Need("administrations").AsArray().Select(row => row.Need("date").GetValue<string>()).DefaultIfEmpty("none").Max(StringComparer.Ordinal)!;
            return found == end.Iso() && last == end.PlusDays(-1).Iso() ? null : $"Expected {end.PlusDays(-1).Iso()} as the last day and {end.Iso()} as the first without. Found {last} and {found}.";
        });

    private static ProtocolLaw[] OfCalendar => [CalendarDays, CalendarReadings, BlockStartDates, EndOfTherapy];

    private static JsonObject Plan(LocalDate first, LocalDate from, LocalDate to) => new()
    {
        ["schemaVersion"] = 2,
        ["birthDate"] = first.PlusDays(-60).Iso(),
        ["inductionStart"] = first.Iso(),
        ["from"] = from.Iso(),
        ["to"] = to.Iso(),
    };

    private static string? Compare(JsonObject answer, string block, LocalDate start, IEnumerable<CalendarRow> rows, Func<CalendarRow, int[]> days)
    {
        JsonNode?[] found = [.. answer.Need("administrations").AsArray().Where(row => row.Need("block").GetValue<string>() == block)];
        foreach (CalendarRow row in rows)
        {
            JsonNode?[] own = [.. found.Where(given => given.Need("drug").GetValue<string>() == row.Drug && Routes(given) == row.Routes)];
            string[] dates = [.. own.Select(given => given.Need("date").GetValue<string>()).Order(StringComparer.Ordinal)];
            string[] expected = [.. days(row).Select(day => start.PlusDays(day - 1).Iso())];
            if (!dates.SequenceEqual(expected))
            {
                return $"Expected {row.Drug} {row.Routes} of {block} on days {string.Join(", ", days(row))} from {start.Iso()}. Found {string.Join(", ", dates.Except(expected, StringComparer.Ordinal).Select(date => $"{date} more"))} {string.Join(", ", expected.Except(dates, StringComparer.Ordinal).Select(date => $"{date} less"))}".TrimEnd() + ".";
            }

            foreach (JsonNode given in own.OfType<JsonNode>())
            {
                int day = Period.DaysBetween(start, LocalDatePattern.Iso.Parse(given.Need("date").GetValue<string>()).Value) + 1;
                if (given.Need("day").GetValue<int>() != day)
                {
                    return $"Expected day {day.ToString(CultureInfo.InvariantCulture)} of {block} on {given["date"]}. Found day {given["day"]}.";
                }

                if (row.TimesPerDay is { } times && given["timesPerDay"]?.GetValue<int>() != times)
                {
                    return $"Expected {row.Drug} {row.Routes} of {block} {times.ToString(CultureInfo.InvariantCulture)} times a day. Found {given["timesPerDay"]?.ToJsonString() ?? "nothing"}.";
                }
            }
        }

        HashSet<(string, string)> known = [.. RegisteredCalendar.Rows.Where(row => row.Block == block).Select(row => (row.Drug, row.Routes))];
        return found.FirstOrDefault(given => !known.Contains((given.Need("drug").GetValue<string>(), Routes(given)))) is { } other
            ? $"Expected no {other["drug"]} {Routes(other)} in {block}. Found it on {other["date"]}."
            : null;
    }

    private static string Routes(JsonNode? given) => string.Join(' ', given.Need("routes").AsArray().Select(route => route!.GetValue<string>()).Order(StringComparer.Ordinal));
}
