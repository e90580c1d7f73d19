using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

// Titration that lives in the record: prescriptions, counts, and the amounts that are due. The site of these laws takes
// ICiCLe-ALL-14, a reference and not AALL15P1's own policy, and states starting doses that are made up.
public static partial class ProtocolLaws
{
    /// <summary>From the start of Induction to day 1 of Maintenance; a Monday stays one, and methotrexate is planned on days 8, 15 and so on.</summary>
    private const int DaysToMaintenance = 182;

    /// <summary>The infant's body surface: 8 kg and 72 cm are 0.4 m² (Mosteller: the root of 576/3600).</summary>
    private const decimal SquareMetres = 0.4m;

    /// <summary>Amounts of what is prescribed.</summary>
    public static ProtocolLaw PrescribedAmounts { get; } = new(
        "prescribed-amounts",
        "What is due of an oral drug of Maintenance is what was prescribed last, from that very day on: the percentage of the starting dose that the site states for the age on day 1, or the amount as it was prescribed; of 0 % nothing is due, and without a prescription it is the starting dose.",
        ["replay"], ["MAINTENANCE-START-AGE", "RECORD-STOPPED-GIVEN"], 150, (draw, ask) =>
        {
            Maintenance course = new(draw);
            decimal percent = draw.Of(50m, 125m, 62.5m, 100m, 0m);
            decimal? milligrams = draw.OneIn(3) ? draw.Of(15m, 7.5m) : null;
            bool isPrescribed = !draw.OneIn(5);
            bool isAgain = draw.OneIn(2);
            int day = draw.Of(8, 15, 22);
            if (isPrescribed)
            {
                course.Prescribe(1, isAgain ? new() { ["percent"] = 100 } : Share(percent, milligrams));
            }

            if (isPrescribed && isAgain)
            {
                course.Prescribe(draw.Of(7, 8), Share(percent, milligrams));
            }

            decimal Expected(decimal size) => !isPrescribed ? size * SquareMetres : milligrams ?? (size * SquareMetres * percent / 100m);
            return course.AreDue(ask, day, Expected(course.Thiopurine), Expected(course.Antifolate), isPrescribed ? $"{milligrams?.Plain() ?? percent.Plain()} {(milligrams is null ? "%" : "mg")} is prescribed" : "nothing is prescribed");
        });

    /// <summary>Counts speak through what is due.</summary>
    public static ProtocolLaw CountsChangeWhatIsDue { get; } = new(
        "counts-change-what-is-due",
        "Where counts after the last prescription stop, nothing of the oral drugs of Maintenance is due, and where they halve, half, from their day on, until somebody prescribes or they recover; after a stop, counts that only halve bring nothing back.",
        ["replay"], ["ICICLE-STOP", "ICICLE-HALVE", "ICICLE-STOP-UNTIL-RECOVERY"], 250, (draw, ask) =>
        {
            Maintenance course = new(draw);
            course.Prescribe(1, new() { ["percent"] = 100 });
            int first = draw.Of(2000, 500, 501, 749, 750, 400);
            int? second = draw.OneIn(2) ? draw.Of(2000, 749, 750, 501, 500) : null;
            bool isAnswered = draw.OneIn(4);
            course.Report(8, first, 200_000);
            if (second is { } later)
            {
                course.Report(15, later, 200_000);
            }

            if (isAnswered)
            {
                course.Prescribe(15, new() { ["percent"] = 75 });
            }

            decimal? Called(int neutrophils) => neutrophils <= 500 ? 0m : neutrophils < 750 ? 50m : null;
            decimal? before = Called(first);
            decimal? now = second is { } last ? Called(last) is { } asked ? Math.Min(asked, before ?? asked) : null : before;
            int day = draw.Of(15, 8, 22);
            decimal percent = day < 15 ? before ?? 100m : isAnswered ? 75m : now ?? 100m;
            return course.AreDue(ask, day, course.Thiopurine * SquareMetres * percent / 100m, course.Antifolate * SquareMetres * percent / 100m, $"ANC {first}/µL on day 8{(second is { } then ? $" and {then}/µL on day 15" : string.Empty)}{(isAnswered ? ", 75 % prescribed on day 15" : string.Empty)}");
        });

    /// <summary>The record and the audit of the same rows.</summary>
    public static ProtocolLaw RecordTitratesAlike { get; } = new(
        "record-titrates-alike",
        "What a record says of the oral drugs of Maintenance on a day is what titrate says of the same counts and prescriptions.",
        ["replay", "titrate"], ["ICICLE-FIRST-STEP", "ICICLE-STOP", "ICICLE-HALVE", "ICICLE-COUNTS-CURRENT", "TITRATION-KNOWN-DOSES"], 150, (draw, ask) =>
        {
            Maintenance course = new(draw);
            course.Prescribe(1, new() { ["percent"] = 100 });
            int visits = draw.Int(1, 5);
            for (int visit = 1; visit <= visits; visit++)
            {
                int day = 1 + (14 * visit);
                course.Report(day, draw.Of(2000, 400, 600, 900), draw.Of(200_000, 40_000, 60_000, 75_000));
                if (draw.OneIn(3))
                {
                    decimal percent = draw.Of(125m, 50m, 0m, 100m);
                    course.Prescribe(day, new() { ["percent"] = percent }, new() { ["percent"] = draw.Of(percent, 100m) });
                }
            }

            int on = 1 + (14 * visits) + draw.Of(0, 14, 15, 1);
            JsonNode? recorded = ask.Ask("replay", course.At(on)).Document.Need("titration");
            JsonNode? titrated = ask.Ask("titrate", course.History(on)).Document.Need("decision");
            foreach (string member in (ReadOnlySpan<string>)["action", "mercaptopurinePercent", "methotrexatePercent", "rule", "state"])
            {
                if (!JsonNode.DeepEquals(recorded?[member], titrated?[member]))
                {
                    return $"Expected the same {member} of both on day {on}. Found {recorded?[member]?.ToJsonString() ?? "nothing"} in the record and {titrated?[member]?.ToJsonString() ?? "nothing"} by titrate.";
                }
            }

            return null;
        });

    private static ProtocolLaw[] OfRecordedTitration => [PrescribedAmounts, CountsChangeWhatIsDue, RecordTitratesAlike];

    private static JsonObject Share(decimal percent, decimal? milligrams) => milligrams is { } amount ? new() { ["amount"] = $"{amount.Plain()} mg" } : new() { ["percent"] = percent };

    /// <summary>An infant of 282 days in Maintenance, whose site states starting doses by age; days count from day 1 of the block.</summary>
    private sealed class Maintenance
    {
        private readonly LocalDate first;
        private readonly Events events;
        private readonly JsonArray counts = [];
        private readonly JsonArray doses = [];

        public Maintenance(Draw draw)
        {
            LocalDate induction = draw.Day();
            first = induction.PlusDays(DaysToMaintenance);
            (Thiopurine, Antifolate) = (draw.Of(50m, 25m, 40m), draw.Of(20m, 15m));
            events = new(induction);
            events.Add("measured", first, new() { ["weight"] = "8 kg", ["height"] = "72 cm" });
            events.Add("block-started", first, new() { ["block"] = "maintenance" });
        }

        /// <summary>The starting doses in mg/m²: a day's thiopurine, and a week's antifolate.</summary>
        public decimal Thiopurine { get; }

        public decimal Antifolate { get; }

        public void Prescribe(int day, JsonObject thiopurine, JsonObject? antifolate = null)
        {
            antifolate ??= thiopurine.DeepClone().AsObject();
            events.Add("doses-prescribed", DateOf(day), new() { ["thiopurine"] = thiopurine.DeepClone(), ["antifolate"] = antifolate.DeepClone() });
            if (thiopurine["percent"] is { } daily && antifolate["percent"] is { } weekly)
            {
                doses.Add((JsonNode)new JsonObject { ["date"] = DateOf(day).Iso(), ["mercaptopurinePercent"] = daily.DeepClone(), ["methotrexatePercent"] = weekly.DeepClone() });
            }
        }

        public void Report(int day, int neutrophils, int platelets)
        {
            string anc = string.Create(CultureInfo.InvariantCulture, $"{neutrophils}/µL");
            string count = string.Create(CultureInfo.InvariantCulture, $"{platelets}/µL");
            events.Add("laboratory-reported", DateOf(day), new() { ["values"] = new JsonObject { ["takenOn"] = DateOf(day).Iso(), ["neutrophils"] = anc, ["platelets"] = count } });
            counts.Add((JsonNode)new JsonObject { ["date"] = DateOf(day).Iso(), ["anc"] = anc, ["platelets"] = count });
        }

        public JsonObject At(int day) => events.At(DateOf(day)).With("supplement", Site());

        public JsonObject History(int day) => new()
        {
            ["schemaVersion"] = 1,
            ["on"] = DateOf(day).Iso(),
            ["history"] = new JsonObject { ["schemaVersion"] = 1, ["counts"] = counts.DeepClone(), ["doses"] = doses.DeepClone() },
            ["supplement"] = Site(),
        };

        /// <summary>Null when both drugs are due on a day of the weekly methotrexate with these amounts in mg, and not at all for 0; otherwise what is wrong.</summary>
        public string? AreDue(Questions ask, int day, decimal thiopurine, decimal antifolate, string because)
        {
            JsonArray due = ask.Ask("replay", At(day)).Document.Need("due").AsArray();
            return IsDue(due, "mercaptopurine", thiopurine) ?? IsDue(due, "methotrexate", antifolate);

            string? IsDue(JsonArray rows, string order, decimal milligrams)
            {
                string found = rows.FirstOrDefault(row => row.Need("order").GetValue<string>() == order) is { } row ? row["dose"]?.GetValue<string>() ?? "an amount that cannot be told" : "nothing";
                string expected = milligrams == 0m ? "nothing" : $"{order} {milligrams.Plain()} mg, one dose that day";
                return found == expected ? null : $"Expected {expected} on day {day.ToString(CultureInfo.InvariantCulture)}: {because}. Found {found}.";
            }
        }

        private LocalDate DateOf(int day) => first.PlusDays(day - 1);

        private JsonObject Site() => new()
        {
            ["schemaVersion"] = 1,
            ["protocol"] = "aall15p1",
            ["id"] = "law",
            ["title"] = "A site that titrates",
            ["sources"] = new JsonArray(new JsonObject { ["id"] = "LAW", ["title"] = "Made up for a law", ["gives"] = "site" }),
            ["titration"] = new JsonObject
            {
                ["startingDoses"] = new JsonArray(
                    Band(0, 12, $"{Thiopurine.Plain()} mg/m²/day", $"{Antifolate.Plain()} mg/m²/dose"),
                    Band(12, null, "75 mg/m²/day", "30 mg/m²/dose")),
                ["policy"] = Cited(new() { ["id"] = "icicle-all-14" }),
            },
        };

        private static JsonObject Band(int from, int? below, string thiopurine, string antifolate) => new JsonObject { ["fromMonths"] = from }
            .With("belowMonths", below)
            .With("thiopurine", Cited(new() { ["dose"] = thiopurine }))
            .With("weeklyMethotrexate", Cited(new() { ["dose"] = antifolate }));

        private static JsonObject Cited(JsonObject value)
        {
            value["citation"] = new JsonObject { ["source"] = "LAW", ["place"] = "1" };
            value["standing"] = "site";
            return value;
        }
    }
}
