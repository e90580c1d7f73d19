using System.Globalization;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing.Tests.Laws;

// Faults of grading, toxicity, doses and safety.
internal static partial class WrongImplementations
{
    private static readonly Lazy<IProtocolImplementation> SwappedFactor = new(() => Illustrated(new Fraction(3, 4), new Fraction(2, 3), Fraction.One));
    private static readonly Lazy<IProtocolImplementation> NoFactor = new(() => Illustrated(Fraction.One, Fraction.One, Fraction.One));
    private static readonly Lazy<IProtocolImplementation> LateFactor = new(() => Illustrated(new Fraction(2, 3), new Fraction(3, 4), new Fraction(3, 4)));
    private static readonly Lazy<IProtocolImplementation> DuBois = new(() => new LibraryImplementation(Aall15P1.Compile(Aall15P1.Illustration with
    {
        BsaFormula = Aall15P1.Illustration.BsaFormula!.WithValue(BsaFormula.All.First(formula => formula != BsaFormula.Mosteller)),
    })));

    private static IEnumerable<WrongImplementation> Grades()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "grade", asked);
        yield return Of("version 5.0 a day late", input => input.Move("on", -1));
        yield return Of("version 5.0 always", input => input.Set("on", "2024-05-01"));
        yield return Of("a count on a bound in the higher grade", input => ByCount(input, count => count - 1m));
        yield return Of("a count just below a bound in the lower grade", input => ByCount(input, count => count + 1m));
        yield return Of("a multiple on a bound in the higher grade", input => ByMultiple(input, value => value + 0.05m));
        yield return Of("a multiple just above a bound in the lower grade", input => ByMultiple(input, value => value - 0.1m));
        yield return Of("white cells graded as neutrophils", input => input.Replace("term", "white-blood-cell-decreased", "neutrophil-count-decreased"));
        yield return Of("the baseline of creatinine ignored", input => input.Set("baseline", input["term"].Text() == "creatinine-increased" ? input["value"]!.DeepClone() : input["baseline"]?.DeepClone()));
        yield return Of("the limit of creatinine taken from the baseline", input => input.Set("upperLimit", input["term"].Text() == "creatinine-increased" ? input["baseline"]!.DeepClone() : input["upperLimit"]?.DeepClone()));
        yield return Of("creatinine always by version 4.0", input => input.Set("on", input["term"].Text() == "creatinine-increased" ? "2018-03-31" : input["on"]!.DeepClone()));
        yield return Of("a transfusion that is indicated ignored", input => input.Set("transfusionIndicated", false));
        yield return Of("a threat to life ignored", input => input.Set("lifeThreatening", false));
    }

    private static IEnumerable<WrongImplementation> Toxicity()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "dlt", asked);
        void Grade(JsonObject input, int from, int to)
        {
            foreach (JsonObject grade in input.Each("events").SelectMany(happened => happened.Each("grades")).Where(grade => grade["grade"]!.GetValue<int>() == from))
            {
                grade["grade"] = to;
            }
        }

        yield return Of("the period closes a day late", input => input["course"]!["criteriaFirstMet"].Move("on", 1));
        yield return Of("the period closes a day early", input => input["course"]!["criteriaFirstMet"].Move("on", -1));
        yield return Of("the period opens a day late", input => input["course"]!["opening"].Move("on", 1));
        yield return Of("the period opens a day early", input => input["course"]!["opening"].Move("on", -1));
        yield return Of("an open period read as closed", input => input["course"].Set("criteriaFirstMet", new JsonObject { ["on"] = LocalDatePattern.Iso.Format(input["course"]!["opening"]!.AsObject().Date("on").PlusDays(100)) }));
        yield return Of("a delay `>` for `≥`", input => ForEachDelay(input, delay => delay.Move("given", -1)));
        yield return Of("a delay counted with both its ends", input => ForEachDelay(input, delay => delay.Move("given", 1)));
        yield return Of("any delay counts", input => input["site"]?["minimumDelay"].Set("days", 1));
        yield return Of("grade 3 not limiting", input => Grade(input, 3, 2));
        yield return Of("grade 2 limiting", input => Grade(input, 2, 3));
        yield return Of("grade 5 read as grade 4", input => Grade(input, 5, 4));
        yield return Of("no stated delay read as one day", input => input["site"].Default("minimumDelay", new JsonObject { ["days"] = 1, ["citation"] = Citation() }));
        yield return Of("no stated list of expected toxicity read as an empty one", input => input["site"].Default("expected", new JsonObject { ["toxicities"] = new JsonArray(), ["citation"] = Citation() }));
        yield return Of("no statement on attribution read as not required", input => input["site"].Default("attribution", new JsonObject { ["required"] = false, ["citation"] = Citation() }));
        yield return Of("expected toxicity below its grade only", input => ForEachExpected(input, -1));
        yield return Of("expected toxicity at any grade", input => ForEachExpected(input, 1));
        yield return Of("attribution never required", input => input["site"]?["attribution"].Set("required", false));
        yield return Of("unstated attribution read as none", input => { foreach (JsonObject happened in input.Each("events")) { happened.Default("attributed", false); } });
        yield return new("the rate among all patients", "dlt-summary", answered: (_, answer) =>
        {
            if (answer["result"] is JsonObject { } result && result["rate"] is not null)
            {
                result["rate"] = result["withToxicity"]!.GetValue<decimal>() / result["patients"]!.GetValue<decimal>();
            }
        });
        yield return new("a 90 % interval", "dlt-summary", input => input.Set("confidence", 0.9m));
        yield return new("evaluable from 4 courses", "dlt-summary", input => { foreach (JsonObject patient in input.Each("patients")) { patient.Set("completedCourses", Math.Max(0, patient["completedCourses"]!.GetValue<int>() - 1)); } });
    }

    private static IEnumerable<WrongImplementation> Doses()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "dose", asked);
        WrongImplementation By(string fault, IProtocolImplementation by) => new(fault, "dose", by: new Illustrating(by));
        yield return By("2/3 and 3/4 swapped", SwappedFactor.Value);
        yield return By("the infant factor left out", NoFactor.Value);
        yield return By("3/4 from 12 months on too", LateFactor.Value);
        yield return By("another formula of the body surface", DuBois.Value);
        yield return Of("an age band a day early", input => input.Move("birthDate", -1));
        yield return Of("an age band a day late", input => input.Move("birthDate", 1));
        yield return Of("months of 30.4375 days", input =>
        {
            int months = (int)(Period.DaysBetween(input.Date("birthDate"), input.Date("blockStart")) / 30.4375m);
            input["birthDate"] = LocalDatePattern.Iso.Format(input.Date("blockStart").PlusMonths(-months));
        });
        yield return Of("born on 29 February taken as born on 1 March", input => input.Move("birthDate", input.Date("birthDate") is { Month: 2, Day: 29 } ? 1 : 0));
        yield return Of("born on the 31st: a month complete only on a 31st or the 1st", input => input.Move("birthDate", input.Date("birthDate").Day == 31 ? 1 : 0));
        yield return Of("the age always that of the dose", input => input.Read("D9", "each-dose"));
        yield return Of("the reading of the factor's age ignored", input => input.Drop("D9"));
        yield return Of("the reading of the age bands ignored", input => input.Drop("D4"));
        yield return new("azacitidine of 2 mg/kg", "dose", answered: (input, answer) => Scale(input, answer, "azacitidine", 0.8m));
        yield return new("azacitidine of 75 mg/m² for 2.5 mg/kg", "dose", answered: (input, answer) => Scale(input, answer, "azacitidine", 1.36m));
        yield return new("milligrams printed as grams", "dose", answered: (input, answer) => Scale(input, answer, null, 0.001m));
        yield return Of("the first weight for the last", input => KeepMeasurement(input, all => all.First()));
        yield return Of("a later weight for that of the day", input => KeepMeasurement(input, all => all.Last()));
        yield return Of("azacitidine on day 6 too", input => input.Move("on", input.Date("on") == input.Date("blockStart").PlusDays(5) ? -1 : 0));
        yield return Of("azacitidine on days 1 to 4", input => input.Move("on", input["order"].Text() == "azacitidine" && input.Date("on") == input.Date("blockStart").PlusDays(4) ? 1 : 0));
        yield return Of("a missing weight read as 8 kg", input => { foreach (JsonObject measured in input.Each("measurements")) { measured.Default("weight", "8 kg"); } });
        yield return Of("a missing height read as 70 cm", input => { foreach (JsonObject measured in input.Each("measurements")) { measured.Default("height", "70 cm"); } });
        yield return Of("unpublished doses invented", input => input.Default("supplement", "illustration"));
        yield return new("the dose of a day as one dose", "dose", answered: (_, answer) => answer["result"]?["amount"].Set("perDose", answer["result"]?["amount"]?["perDay"]?.DeepClone()));
        yield return Of("ties always up", input => ForEachRounding(input, rounding => rounding.Set("tie", rounding["tie"] is null ? null : "up")));
        yield return Of("ties always to even", input => ForEachRounding(input, rounding => rounding.Set("tie", rounding["tie"] is null ? null : "even")));
        yield return Of("rounding always to the nearest", input => ForEachRounding(input, rounding => { rounding["direction"] = "nearest"; rounding.Default("tie", "even"); }));
        yield return Of("rounding down taken as up", input => ForEachRounding(input, rounding => rounding.Replace("direction", "down", "up")));
        yield return Of("rounding forgotten", input => input["supplement"].Set("rounding", input["supplement"] is JsonObject ? new JsonArray() : null));
        yield return Of("the cap forgotten", input => ForEachDose(input, dose => dose.Remove("maximumPerDose")));
        yield return new("the cap after the rounding", "dose", input => ForEachDose(input, dose => dose.Remove("maximumPerDose")), (input, answer) =>
        {
            if (input["supplement"] is JsonObject && input["supplement"].Each("doses").FirstOrDefault()?["maximumPerDose"].Text() is { } cap)
            {
                decimal most = decimal.Parse(cap.Split(' ')[0], CultureInfo.InvariantCulture);
                answer["result"]?["amount"].Number("perDose", amount => Math.Min(amount, most));
            }
        });
        yield return Of("a weight that is a slip taken", input =>
        {
            if (input.Each("measurements").Count() == 2)
            {
                KeepMeasurement(input, all => all.First());
            }
        });
    }

    private static IEnumerable<WrongImplementation> Safety()
    {
        WrongImplementation Of(string fault, Action<JsonObject> asked) => new(fault, "safety-check", asked);
        yield return Of("a tolerance `<` for `≤`", input => input["site"]?["tolerance"].Set("part", input["site"]!["tolerance"]!["part"]!.GetValue<decimal>() - 0.001m));
        yield return Of("a tolerance of a tenth where none is stated", input => input.Default("site", new JsonObject { ["tolerance"] = new JsonObject { ["part"] = 0.1m, ["citation"] = Citation() } }));
        yield return Of("ten times the dose not noticed", input => input["request"].Number("amount", amount => amount >= 200m ? amount / 10m : amount));
        yield return Of("a tenth of the dose not noticed", input => input["request"].Number("amount", amount => amount == 2m ? 20m : amount));
        yield return Of("five times the dose let pass", input => input["request"].Number("amount", amount => amount == 100m ? 20m : amount));
        yield return Of("the day of the dose ignored", input => { if (input["request"]!["drug"].Text() == "azacitidine") { input["request"]!["on"] = LocalDatePattern.Iso.Format(input.Date("inductionStart").PlusDays(35)); input.Remove("measurements"); input["measurements"] = new JsonArray(new JsonObject { ["on"] = input["request"]!["on"]!.DeepClone(), ["weight"] = "8 kg" }); } });
        yield return Of("an intrathecal route read as intravenous", input => input["request"].Replace("route", "IT", "IV"));
        yield return new("intrathecal vincristine let pass", "safety-check", answered: (input, answer) => answer.Set("outcome", input["request"]!["drug"].Text() == "vincristine" ? "proceed" : answer["outcome"]!.DeepClone()));
        yield return Of("14 days `>` for `≥`", input => Others(input, "pegaspargase", 1));
        yield return Of("pegaspargase after 7 days", input => Others(input, "pegaspargase", -7));
        yield return Of("pegaspargase after 13 days", input => Others(input, "pegaspargase", -1));
        yield return Of("other doses ignored", input => input.Remove("otherDoses"));
        yield return Of("weekly methotrexate after 6 days", input => Others(input, "methotrexate", -1));
        yield return Of("weekly methotrexate only after 8 days", input => Others(input, "methotrexate", 1));
    }

    private static JsonObject Citation() => new() { ["source"] = "SITE", ["place"] = "a fault" };

    private static void Others(JsonObject input, string drug, int days)
    {
        foreach (JsonObject other in input.Each("otherDoses").Where(other => other["drug"].Text() == drug))
        {
            other.Move("on", days);
        }
    }

    private static void ByCount(JsonObject input, Func<decimal, decimal> change) =>
        input.Number("value", value => input["term"].Text()!.EndsWith("-decreased", StringComparison.Ordinal) ? change(value) : value);

    private static void ByMultiple(JsonObject input, Func<decimal, decimal> change) =>
        input.Number("value", value => input["term"].Text()!.EndsWith("-increased", StringComparison.Ordinal) ? change(value) : value);

    private static void ForEachDelay(JsonObject input, Action<JsonObject> change)
    {
        foreach (JsonObject delay in input.Each("events").Select(happened => happened["delay"]).OfType<JsonObject>())
        {
            change(delay);
        }
    }

    private static void ForEachExpected(JsonObject input, int more)
    {
        foreach (JsonObject toxicity in (input["site"]?["expected"]).Each("toxicities"))
        {
            toxicity["upToGrade"] = Math.Min(4, toxicity["upToGrade"]!.GetValue<int>() + more);
        }
    }

    private static void ForEachRounding(JsonObject input, Action<JsonObject> change)
    {
        foreach (JsonObject rounding in input["supplement"] is JsonObject supplement ? supplement.Each("rounding") : [])
        {
            change(rounding);
        }
    }

    private static void ForEachDose(JsonObject input, Action<JsonObject> change)
    {
        foreach (JsonObject dose in input["supplement"] is JsonObject supplement ? supplement.Each("doses") : [])
        {
            change(dose);
        }
    }

    private static void Scale(JsonObject input, JsonObject answer, string? order, decimal factor)
    {
        if (order is null || input["order"].Text() == order)
        {
            answer["result"]?["amount"].Number("perDose", amount => amount * factor);
        }
    }

    /// <summary>Keeps one measurement, with the day of the dose.</summary>
    private static void KeepMeasurement(JsonObject input, Func<IEnumerable<JsonObject>, JsonObject> which)
    {
        JsonObject kept = which(input.Each("measurements").OrderBy(measured => measured["on"].Text(), StringComparer.Ordinal)).DeepClone().AsObject();
        kept["on"] = input["on"]!.DeepClone();
        input["measurements"] = new JsonArray(kept);
    }

    private static LibraryImplementation Illustrated(Fraction first, Fraction second, Fraction third)
    {
        Cited<string> cited = Aall15P1.Illustration.InfantScaling!.Title;
        return new(Aall15P1.Compile(Aall15P1.Illustration with
        {
            InfantScaling = SuppliedInfantFactor.ByAge(cited, new([new(0, first), new(6, second), new(12, third)])),
        }));
    }

    /// <summary>An implementation that holds its own supplement where the illustration is asked for.</summary>
    private sealed class Illustrating(IProtocolImplementation illustrated) : IProtocolImplementation
    {
        private static readonly LibraryImplementation Library = new();

        public string Answer(string operation, string input)
        {
            JsonObject document = JsonNode.Parse(input)!.AsObject();
            if (document["supplement"].Text() != "illustration")
            {
                return Library.Answer(operation, input);
            }

            document.Remove("supplement");
            return illustrated.Answer(operation, document.ToJsonString());
        }
    }
}
