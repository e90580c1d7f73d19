using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing.Tests.Laws;

// Faults of what is found in doses and counts beside others, and of the later steps of titration.
internal static partial class WrongImplementations
{
    private static IEnumerable<WrongImplementation> Beside()
    {
        WrongImplementation Checked(string fault, Action<JsonObject> asked) => new(fault, "safety-check", asked);
        WrongImplementation Without(string fault, string operation, string rule) => new(fault, operation, answered: (_, answer) => answer.RemoveWhere("findings", found => (found["finding"] ?? found)["rule"].Text() == rule));
        void Grades(JsonObject input, int from, int to)
        {
            foreach (JsonObject grade in input.Each("adverseEvents").SelectMany(happened => happened.Each("grades")).Where(grade => grade["grade"]!.GetValue<int>() == from))
            {
                grade["grade"] = to;
            }
        }

        yield return Checked("reactions to pegaspargase not looked at", input => input.Remove("adverseEvents"));
        yield return Checked("reactions to pegaspargase from grade 4 on", input => Grades(input, 3, 2));
        yield return Checked("reactions to pegaspargase from grade 2 on", input => Grades(input, 2, 3));
        yield return Checked("pancreatitis taken for no reaction to pegaspargase", input => input.RemoveWhere("adverseEvents", happened => happened["term"].Text() == "pancreatitis"));
        yield return Checked("any event of grade 3 taken for a reaction to pegaspargase", input => { foreach (JsonObject happened in input.Each("adverseEvents")) { happened["term"] = "anaphylaxis"; } });
        yield return Without("no limit of the label of vincristine", "safety-check", "VCR-LABEL-GUARD");
        yield return Without("no limit of the label of daunorubicin", "safety-check", "DNR-LABEL-GUARD");
        yield return Checked("the limit of a label `≥` for `>`", input => { if (input["request"]!["drug"].Text() is "vincristine" or "daunorubicin") { input["request"].Number("amount", amount => amount + 0.0001m); } });
        yield return Checked("the limit of vincristine's label below 10 kg only", input => { foreach (JsonObject measured in input.Each("measurements")) { measured.Replace("weight", "10 kg", "10.01 kg"); } });
        yield return Checked("the limit of vincristine's label above 10 kg too", input => { foreach (JsonObject measured in input.Each("measurements")) { measured.Replace("weight", "10.01 kg", "10 kg"); } });
        yield return Without("an intrathecal dose beside vincristine not pointed out", "safety-check", "IT-VINCA-SAME-DAY");
        yield return Checked("an intrathecal dose of the day before pointed out beside vincristine", input => Others(input, "cytarabine", 1));
        yield return Checked("any cytarabine beside vincristine taken for an intrathecal one", input => { foreach (JsonObject other in input.Each("otherDoses").Where(other => other["drug"].Text() == "cytarabine")) { other["route"] = "IT"; } });
        yield return Checked("the oldest measurement `<` for `≤`", input => input["site"]?["longestAgeOfMeasurements"].Set("days", input["site"]!["longestAgeOfMeasurements"]!["days"]!.GetValue<int>() - 1));
        yield return Checked("a measurement a day older than the site allows taken", input => input["site"]?["longestAgeOfMeasurements"].Set("days", input["site"]!["longestAgeOfMeasurements"]!["days"]!.GetValue<int>() + 1));

        yield return new("the counts before not looked at", "start-block", input => input.Remove("valuesBefore"));
        yield return new("a count 500 times the one before taken", "start-block", input => { if (input["values"]!["neutrophils"].Text() == "5000/µL") { input.Remove("valuesBefore"); } });
        yield return new("a count 2,000 times the one before taken", "start-block", input => { if (input["values"]!["platelets"].Text() == "2000000/µL") { input.Remove("valuesBefore"); } });
        yield return new("a count 100 times the one before refused", "start-block", input => { if (input["valuesBefore"] is not null) { input["values"].Replace("platelets", "100000/µL", "500000/µL"); } });
        yield return new("a quarter of the weight more than the day before taken", "dose", input => input.RemoveWhere("measurements", measured => measured["weight"].Text() == "8 kg" && input.Each("measurements").Any(other => other["weight"].Text() == "10.03 kg")));
        yield return new("a quarter of the weight less than the day before taken", "dose", input => input.RemoveWhere("measurements", measured => measured["weight"].Text() == "8 kg" && input.Each("measurements").Any(other => other["weight"].Text() == "5.99 kg")));
        yield return new("less than a quarter of the weight more than the day before refused", "dose", input => { foreach (JsonObject measured in input.Each("measurements")) { measured.Replace("weight", "9.99 kg", "10.1 kg"); } });
        yield return Without("the concentration of the infusion not pointed out", "infusion", "AZA-CONCENTRATION");
        yield return new("4 mg/mL `<` for `≤`", "infusion", input => input.Replace("finalVolume", "5 mL", "4.99 mL"));
        yield return new("0.9 mg/mL `>` for `≥`", "infusion", input => input.Replace("finalVolume", "20 mL", "20.01 mL"));

        yield return Without("a dose under a hold not found", "replay", "RECORD-HELD-GIVEN");
        yield return new("a hold ends a day late", "replay", input => { foreach (JsonObject held in Of(input, "administration-held")) { held.Move("until", 1); } });
        yield return Without("two doses near each other not found", "replay", "RECORD-INTERVAL");
        yield return new("two doses 6 days apart taken", "replay", input => { if (Of(input, "administration-given").Count() == 2) { Of(input, "administration-given").First().Move("date", -1); } });
        yield return new("two doses 7 days apart called too near", "replay", input =>
        {
            foreach (JsonObject given in Of(input, "administration-given").Take(1).Where(given => given["order"].Text() == "vincristine" && Of(input, "administration-given").Last() != given))
            {
                given.Move("date", 1);
                given["recordedAt"] = $"{given["date"].Text()}T12:00:00Z";
            }
        });
        yield return Without("a second dose of a day not found", "replay", "RECORD-TWICE");
        yield return Without("an omitted dose that is given not found", "replay", "RECORD-OMITTED-GIVEN");
        yield return Without("methotrexate by two routes on a day not found", "replay", "METHOTREXATE-PO-IT");
        yield return new("methotrexate by two routes a day apart found", "replay", input =>
        {
            foreach (JsonObject given in Of(input, "administration-given").Where(given => given["order"].Text() == "methotrexate-intrathecal" && Of(input, "administration-given").Last().Date("date") > given.Date("date")))
            {
                given.Move("date", 1);
            }
        });
        yield return new("the clock of the ward taken for UTC", "replay", input => { foreach (JsonObject given in Of(input, "administration-given")) { given["dose"].Replace("clockOffset", "+09:00", "+00:00"); } });
        yield return new("high-dose methotrexate at 06:00 itself alerted to", "replay", input =>
        {
            foreach (JsonObject given in Of(input, "administration-given").Where(given => given["dose"]?["startedAt"] is not null))
            {
                given["dose"]!["startedAt"] = InstantPattern.ExtendedIso.Format(InstantPattern.ExtendedIso.Parse(given["dose"]!["startedAt"].Text()!).Value - Duration.FromSeconds(1));
            }
        });
        yield return new("leucovorin by the hour not alerted to", "replay", answered: (_, answer) => answer.RemoveWhere("next", step => step["rule"].Text() == "LEUCOVORIN-HOURS"));

        static IEnumerable<JsonObject> Of(JsonObject input, string type) => input.Each("events").Where(recorded => recorded["type"].Text() == type);
    }

    private static IEnumerable<WrongImplementation> LaterSteps()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "titrate", asked);
        static JsonObject[] LastThree(JsonObject input) => [.. input["history"].Each("counts").TakeLast(3)];

        yield return Of("a later step when 1 of 3 counts is enough", input => { if (LastThree(input).Any(count => count["anc"].Text() == "1500/µL")) { foreach (JsonObject count in LastThree(input)) { count.Replace("anc", "1499/µL", "1500/µL"); } } });
        yield return Of("a later step when all 3 counts are enough only", input => { if (LastThree(input).Any(count => count["anc"].Text() == "1499/µL")) { foreach (JsonObject count in LastThree(input)) { count.Replace("anc", "1500/µL", "1499/µL"); } } });
        yield return Of("a later step a day early", input => { foreach (JsonObject doses in input["history"].Each("doses").Where(doses => doses["methotrexatePercent"]!.GetValue<decimal>() == 125m)) { doses.Move("date", -1); } });
        yield return new("doses up to 150 %", "titrate", answered: (_, answer) =>
        {
            foreach (string drug in (ReadOnlySpan<string>)["mercaptopurinePercent", "methotrexatePercent"])
            {
                if (answer["decision"]?[drug]?.GetValue<decimal>() > 150m)
                {
                    answer["decision"]![drug] = 150m;
                }
            }
        });
        yield return new("doses up to 200 %", "titrate", answered: (_, answer) =>
        {
            if (answer["decision"]?["methotrexatePercent"]?.GetValue<decimal>() == 175m && answer["decision"]!["action"].Text() == "hold-steady")
            {
                answer["decision"]!["action"] = "escalate";
                answer["decision"]!["mercaptopurinePercent"] = 200m;
            }
        });
        yield return Of("the step after a recovery a day early", input => { foreach (JsonObject doses in input["history"].Each("doses").TakeLast(1).Where(doses => doses["mercaptopurinePercent"]!.GetValue<decimal>() == 100m)) { doses.Move("date", -1); } });
    }
}
