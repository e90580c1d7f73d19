using System.Text.Json.Nodes;
using NodaTime;

namespace AALL15P1.Protocol.Testing.Tests.Laws;

// Faults of the calendar, the record and titration.
internal static partial class WrongImplementations
{
    private static IEnumerable<WrongImplementation> Calendar()
    {
        WrongImplementation Of(string fault, Action<JsonObject, JsonObject> answered) => new(fault, "roadmap", answered: answered);
        WrongImplementation Asked(string fault, Action<JsonObject> asked) => new(fault, "roadmap", asked);
        static IEnumerable<JsonObject> Rows(JsonObject answer, string block, string drug) => answer.Each("administrations").Where(row => row["block"].Text() == block && row["drug"].Text() == drug);

        yield return Of("every day a day late", (_, answer) => { foreach (JsonObject row in answer.Each("administrations")) { row.Move("date", 1); } });
        yield return Of("day 1 is the day after the start", (_, answer) => { foreach (JsonObject row in answer.Each("administrations")) { row["day"] = row["day"]!.GetValue<int>() - 1; } });
        yield return Of("prednisolone through day 8", (_, answer) =>
        {
            if (Rows(answer, "induction", "prednisolone").LastOrDefault() is { } last)
            {
                JsonObject more = last.DeepClone().AsObject();
                more.Move("date", 1);
                more["day"] = 8;
                answer["administrations"]!.AsArray().Add((JsonNode)more);
            }
        });
        yield return Of("daunorubicin of Induction on day 8 only", (_, answer) => answer.RemoveWhere("administrations", row => row["block"].Text() == "induction" && row["drug"].Text() == "daunorubicin" && row["day"]!.GetValue<int>() == 9));
        yield return Of("vincristine a week late", (_, answer) => { foreach (JsonObject row in Rows(answer, "induction", "vincristine")) { row.Move("date", 7); } });
        yield return Of("cytarabine on five days of a week", (_, answer) =>
        {
            foreach (JsonObject row in Rows(answer, "consolidation", "cytarabine").Where(row => row["day"]!.GetValue<int>() == 6).ToList())
            {
                JsonObject more = row.DeepClone().AsObject();
                more.Move("date", 1);
                more["day"] = 7;
                answer["administrations"]!.AsArray().Add((JsonNode)more);
            }
        });
        yield return Of("high-dose cytarabine once a day", (_, answer) => { foreach (JsonObject row in Rows(answer, "interim-maintenance", "cytarabine")) { row["timesPerDay"] = 1; } });
        yield return Of("dexamethasone twice a day", (_, answer) => { foreach (JsonObject row in Rows(answer, "induction", "dexamethasone")) { row["timesPerDay"] = 2; } });
        yield return Of("cytarabine of Consolidation by vein only", (_, answer) => { foreach (JsonObject row in Rows(answer, "consolidation", "cytarabine").Where(row => row["routes"]!.AsArray().Count == 2)) { row["routes"] = new JsonArray("IV"); } });
        yield return Of("vincristine intrathecally", (_, answer) => { foreach (JsonObject row in Rows(answer, "delayed-intensification-1", "vincristine")) { row["routes"] = new JsonArray("IT"); } });
        yield return Of("daily for weekly methotrexate", (_, answer) =>
        {
            foreach (JsonObject row in Rows(answer, "maintenance", "methotrexate").Where(row => row["routes"]![0].Text() == "PO").ToList())
            {
                JsonObject more = row.DeepClone().AsObject();
                more.Move("date", 1);
                more["day"] = row["day"]!.GetValue<int>() + 1;
                answer["administrations"]!.AsArray().Add((JsonNode)more);
            }
        });
        yield return Of("a fifth EPI drug that nobody registered", (_, answer) =>
        {
            if (Rows(answer, "azacitidine-1", "azacitidine").FirstOrDefault() is { } row)
            {
                JsonObject more = row.DeepClone().AsObject();
                more["drug"] = "venetoclax";
                answer["administrations"]!.AsArray().Add((JsonNode)more);
            }
        });
        yield return Asked("a new weekly series from day 98", input => input.Read("D2", "new-series-from-day-98"));
        yield return Asked("the second intrathecal pair on day 92", input => input.Read("D1", "day-92"));
        yield return Asked("intrathecal cytarabine of Maintenance on day 50", input => input.Read("D8", "day-50"));
        yield return Asked("the site's readings ignored", input => input.Remove("readings"));
        yield return Asked("known starts ignored", input => input.Remove("starts"));
        yield return Asked("known starts a day late", input => { foreach (JsonObject start in input.Each("starts")) { start.Move("on", 1); } });
        yield return Of("chemotherapy projected on day 7", (input, answer) => { foreach (JsonObject block in answer.Each("blocks").Where(block => block["id"].Text() == "consolidation")) { block.Move("start", 1); } });
        yield return Of("Maintenance projected a week late", (input, answer) => { foreach (JsonObject block in answer.Each("blocks").Where(block => block["id"].Text() == "maintenance")) { block.Move("start", 7); } });
        yield return Of("a block left out", (_, answer) => answer.RemoveWhere("blocks", block => block["id"].Text() == "azacitidine-4"));
        yield return Asked("the anniversary treated", input => input.Read("D3", "last-day-with"));
        yield return Asked("two years of 365 days", input =>
        {
            if (Period.DaysBetween(input.Date("inductionStart"), input.Date("inductionStart").PlusYears(2)) == 731)
            {
                input.Read("D3", "first-day-without");
                input.Move("inductionStart", -1);
                input.Move("birthDate", -1);
            }
        });
        yield return Of("after a start on 29 February the 1st of March ends therapy", (input, answer) =>
        {
            if (input.Date("inductionStart") is { Month: 2, Day: 29 })
            {
                answer.Move("endOfTherapy", 1);
            }
        });
    }

    private static IEnumerable<WrongImplementation> Records()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "replay", asked);
        static bool Is(JsonObject recorded, string type) => recorded["type"].Text() == type;

        yield return Of("a hold forgotten", input => input.RemoveWhere("events", recorded => Is(recorded, "administration-held")));
        yield return Of("a hold ends a day early", input =>
        {
            foreach (JsonObject held in input.Each("events").Where(recorded => Is(recorded, "administration-held")).ToList())
            {
                held.Move("until", -1);
                if (held.Date("until") <= held.Date("date"))
                {
                    input["events"]!.AsArray().Remove(held);
                }
            }
        });
        yield return Of("a given dose forgotten", input => input.RemoveWhere("events", recorded => Is(recorded, "administration-given")));
        yield return Of("an omission forgotten", input => input.RemoveWhere("events", recorded => Is(recorded, "administration-omitted")));
        yield return Of("a mistake of recording kept", input => input.RemoveWhere("events", recorded => Is(recorded, "entered-in-error")));
        yield return Of("what is recorded later known before", input => { foreach (JsonObject recorded in input.Each("events")) { recorded["recordedAt"] = $"{recorded["date"].Text()}T12:00:00Z"; } });
        yield return Of("leaving ignored", input => input.RemoveWhere("events", recorded => Is(recorded, "left-protocol")));
        yield return Of("death ignored", input => input.RemoveWhere("events", recorded => Is(recorded, "died")));
        yield return Of("the route of a recorded dose ignored", input => { foreach (JsonObject recorded in input.Each("events")) { recorded["dose"].Replace("route", "IT", "IV"); } });
        yield return Of("the day of the block a day off", input => { foreach (JsonObject recorded in input.Each("events").Where(recorded => Is(recorded, "block-started"))) { recorded.Move("date", -1); } });
        yield return new("what is overdue called due", "replay", answered: (_, answer) =>
        {
            foreach (JsonObject row in answer.Each("overdue"))
            {
                answer["due"]!.AsArray().Add((JsonNode)row.DeepClone());
            }
        });
        yield return new("one drug of a day forgotten", "replay", answered: (_, answer) => answer.RemoveWhere("due", row => row["drug"].Text() == "hydrocortisone"));
    }

    private static IEnumerable<WrongImplementation> RecordedTitration()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "replay", asked);
        static IEnumerable<JsonObject> All(JsonObject input, string type) => input.Each("events").Where(recorded => recorded["type"].Text() == type);

        yield return Of("what is due in Maintenance is the starting dose, whatever was prescribed", input => input.RemoveWhere("events", recorded => recorded["type"].Text() == "doses-prescribed"));
        yield return Of("the first prescription stays in force", input => { foreach (JsonObject later in All(input, "doses-prescribed").Skip(1).ToList()) { input["events"]!.AsArray().Remove(later); } });
        yield return Of("a prescription is in force from the next day on", input => { foreach (JsonObject prescribed in All(input, "doses-prescribed").Skip(1)) { prescribed.Move("date", 1); prescribed["recordedAt"] = $"{prescribed["date"].Text()}T12:00:00Z"; } });
        yield return Of("counts change nothing before somebody prescribes", input => input.RemoveWhere("events", recorded => recorded["type"].Text() == "laboratory-reported"));
        yield return Of("only the last counts are looked at, so that half doses follow a stop", input => { foreach (JsonObject earlier in All(input, "laboratory-reported").SkipLast(1).ToList()) { input["events"]!.AsArray().Remove(earlier); } });
        yield return Of("an ANC of just 500/µL stops nothing in the record", input => { foreach (JsonObject reported in All(input, "laboratory-reported")) { reported["values"].Replace("neutrophils", "500/µL", "501/µL"); } });
        yield return Of("the two drugs of a prescription taken for each other", input =>
        {
            foreach (JsonObject prescribed in All(input, "doses-prescribed"))
            {
                (JsonNode? thiopurine, JsonNode? antifolate) = (prescribed["thiopurine"]?.DeepClone(), prescribed["antifolate"]?.DeepClone());
                (prescribed["thiopurine"], prescribed["antifolate"]) = (antifolate, thiopurine);
            }
        });
        yield return Of("the starting dose of another age", input =>
        {
            if (input["supplement"]?["titration"]?["startingDoses"] is JsonArray bands)
            {
                bands[0]!["belowMonths"] = 6;
                bands[1]!["fromMonths"] = 6;
            }
        });
    }

    private static IEnumerable<WrongImplementation> Titration()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "titrate", asked);
        WrongImplementation Count(string fault, string member, string from, string? to) => Of(fault, input => { foreach (JsonObject count in input["history"].Each("counts")) { count.Replace(member, from, to); } });

        yield return Count("stop at an ANC `<` for `≤` 500", "anc", "500/µL", "501/µL");
        yield return Count("stop at an ANC of 501 too", "anc", "501/µL", "500/µL");
        yield return Count("stop at platelets `<` for `≤` 50,000", "platelets", "50000/µL", "50001/µL");
        yield return Count("halve at an ANC `≤` for `<` 750", "anc", "750/µL", "749/µL");
        yield return Count("halve at platelets `≤` for `<` 75,000", "platelets", "75000/µL", "74999/µL");
        yield return Count("a step at platelets `≥` for `>` 75,000", "platelets", "75000/µL", "75001/µL");
        yield return Count("methotrexate's step at an ANC `>` for `≥` 1500", "anc", "1500/µL", "1499/µL");
        yield return Count("methotrexate's step at an ANC from 900", "anc", "900/µL", "1500/µL");
        yield return Of("platelets not looked at", input => { foreach (JsonObject count in input["history"].Each("counts")) { count["platelets"] = "200000/µL"; } });
        yield return Of("missing platelets read as enough", input => { foreach (JsonObject count in input["history"].Each("counts")) { count.Default("platelets", "200000/µL"); } });
        yield return Of("a missing ANC read as enough", input => { foreach (JsonObject count in input["history"].Each("counts")) { count.Default("anc", "2000/µL"); } });
        yield return Of("a count that no infant has taken", input => { foreach (JsonObject count in input["history"].Each("counts")) { count.Number("anc", value => value > 100_000m ? 2000m : value); count.Number("platelets", value => value > 2_000_000m ? 200_000m : value); } });
        yield return Of("counts of 15 days ago taken", input => { foreach (JsonObject count in input["history"].Each("counts").TakeLast(1)) { if (Period.DaysBetween(count.Date("date"), input.Date("on")) == 15) { count.Move("date", 1); } } });
        yield return Of("counts of 14 days ago refused", input => { foreach (JsonObject count in input["history"].Each("counts").TakeLast(1)) { if (Period.DaysBetween(count.Date("date"), input.Date("on")) == 14) { count.Move("date", -1); } } });
        yield return Of("the first step a day early", input => { foreach (JsonObject doses in input["history"].Each("doses").Take(1)) { doses.Move("date", -1); } });
        yield return Of("the first step a day late", input => { foreach (JsonObject doses in input["history"].Each("doses").Take(1)) { doses.Move("date", 1); } });
        yield return new("methotrexate's step after 28 days always", "titrate", answered: (input, answer) =>
        {
            JsonObject last = input["history"].Each("doses").Last();
            if (answer["decision"]?["drug"].Text() == "methotrexate" && Period.DaysBetween(last.Date("date"), input.Date("on")) < 28)
            {
                answer["decision"]!["action"] = "hold-steady";
                answer["decision"]!["methotrexatePercent"] = 100m;
            }
        });
        yield return new("a step of 50 points", "titrate", answered: (_, answer) =>
        {
            if (answer["decision"]?["action"].Text() == "escalate" && answer["decision"]!["mercaptopurinePercent"]!.GetValue<decimal>() == 125m)
            {
                answer["decision"]!["mercaptopurinePercent"] = 150m;
            }
        });
        yield return new("back to half a dose after recovery", "titrate", answered: (_, answer) =>
        {
            if (answer["decision"]?["action"].Text() == "resume")
            {
                answer["decision"]!["mercaptopurinePercent"] = 50m;
            }
        });
    }
}
