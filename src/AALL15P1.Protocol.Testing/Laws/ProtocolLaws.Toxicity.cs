using System.Text.Json.Nodes;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

// Grades by NCI's tables (CTCAE v4.0 and v5.0), and dose-limiting toxicity as ASPHO21 and the slides define it.
public static partial class ProtocolLaws
{
    private static readonly LocalDate FirstDayOfVersion5 = new(2018, 4, 1);

    /// <summary>The version that grades.</summary>
    public static ProtocolLaw GradingVersion { get; } = new(
        "grading-version",
        "An event is graded by CTCAE 4.0 before 2018-04-01 and by 5.0 from that day on.",
        ["grade"], ["CTCAE-VERSION"], 60, (draw, ask) =>
        {
            LocalDate on = FirstDayOfVersion5.PlusDays(draw.Near(-400, 2000, 0, -1, 1));
            JsonObject input = Graded("neutrophil-count-decreased", on, "700/µL").With("lowerLimit", "2000/µL");
            string? found = ask.Ask("grade", input).Document["result"]?["version"]?.GetValue<string>();
            string expected = on < FirstDayOfVersion5 ? "4.0" : "5.0";
            return found == expected ? null : $"Expected version {expected} on {on.Iso()}. Found {found ?? "none"}.";
        });

    /// <summary>Grades of counts.</summary>
    public static ProtocolLaw GradesOfCounts { get; } = new(
        "grades-of-counts",
        "A count is of the grade whose band holds it; a value on a bound between two bands is of the lower grade, and from the lower limit of normal on there is none.",
        ["grade"], ["CTCAE5-NEUTROPHILS", "CTCAE5-PLATELETS", "CTCAE5-WHITE-CELLS", "CTCAE4-NEUTROPHILS", "CTCAE4-PLATELETS", "CTCAE4-WHITE-CELLS"], 300, (draw, ask) =>
        {
            (string term, int normal, int[] bounds) = draw.Of<(string, int, int[])>(
                ("neutrophil-count-decreased", 2_000, [1_500, 1_000, 500]), ("platelet-count-decreased", 150_000, [75_000, 50_000, 25_000]), ("white-blood-cell-decreased", 4_500, [3_000, 2_000, 1_000]));
            int count = draw.Of(normal, bounds[0], bounds[1], bounds[2]) + draw.Of(0, -1, 1, -7, 7);
            int grade = count < bounds[2] ? 4 : count < bounds[1] ? 3 : count < bounds[0] ? 2 : count < normal ? 1 : 0;
            JsonObject input = Graded(term, VersionDay(draw), $"{((decimal)count).Plain()}/µL").With("lowerLimit", $"{((decimal)normal).Plain()}/µL");
            return IsGraded(ask.Ask("grade", input), grade, grade, $"{term} of {count}/µL");
        });

    /// <summary>Grades of enzymes and bilirubin.</summary>
    public static ProtocolLaw GradesOfMultiples { get; } = new(
        "grades-of-multiples",
        "ALT, AST and bilirubin are graded by multiples of the upper limit of normal; a value on a bound is of the lower grade, and at the limit itself there is none.",
        ["grade"], ["CTCAE5-ALT", "CTCAE5-AST", "CTCAE5-BILIRUBIN", "CTCAE4-ALT", "CTCAE4-AST", "CTCAE4-BILIRUBIN"], 300, (draw, ask) =>
        {
            (string term, decimal[] bounds, string unit) = draw.Of<(string, decimal[], string)>(
                ("alanine-aminotransferase-increased", [1m, 3m, 5m, 20m], "U/L"), ("aspartate-aminotransferase-increased", [1m, 3m, 5m, 20m], "U/L"), ("blood-bilirubin-increased", [1m, 1.5m, 3m, 10m], "umol/L"));
            const decimal Limit = 40m;
            decimal value = (draw.Of(bounds) * Limit) + draw.Of(0m, 0.1m, -0.1m, 1m);
            int grade = bounds.Count(bound => value > bound * Limit);
            JsonObject input = Graded(term, VersionDay(draw), $"{value.Plain()} {unit}").With("upperLimit", $"{Limit.Plain()} {unit}").With("baseline", $"{30m.Plain()} {unit}");
            return IsGraded(ask.Ask("grade", input), grade, grade, $"{term} of {value.Plain()} {unit} with an upper limit of {Limit.Plain()} and a normal baseline");
        });

    /// <summary>Grades of creatinine.</summary>
    public static ProtocolLaw GradesOfCreatinine { get; } = new(
        "grades-of-creatinine",
        "Creatinine is of the worse of two grades, by the upper limit of normal and by the baseline; up to 1.5 times the baseline alone is grade 1 in version 4.0 and none in 5.0.",
        ["grade"], ["CTCAE5-CREATININE", "CTCAE4-CREATININE"], 200, (draw, ask) =>
        {
            LocalDate on = VersionDay(draw);
            decimal limit = draw.Of(40m, 60m);
            decimal baseline = draw.Of(40m, 20m, 30m);
            decimal value = draw.Of((1m * limit), 1.5m * limit, 3m * limit, 6m * limit, 1m * baseline, 1.5m * baseline, 3m * baseline) + draw.Of(0m, 0.1m, -0.1m);
            int byLimit = new[] { 1m, 1.5m, 3m, 6m }.Count(bound => value > bound * limit);
            int byBaseline = new[] { 1m, 1.5m, 3m }.Count(bound => value > bound * baseline);
            byBaseline = byBaseline == 1 && on >= FirstDayOfVersion5 ? 0 : byBaseline;
            int grade = Math.Max(byLimit, byBaseline);
            JsonObject input = Graded("creatinine-increased", on, $"{value.Plain()} umol/L").With("upperLimit", $"{limit.Plain()} umol/L").With("baseline", $"{baseline.Plain()} umol/L");
            return IsGraded(ask.Ask("grade", input), grade, grade, $"creatinine of {value.Plain()} with an upper limit of {limit.Plain()} and a baseline of {baseline.Plain()} µmol/L");
        });

    /// <summary>Grades of anaemia.</summary>
    public static ProtocolLaw GradesOfAnaemia { get; } = new(
        "grades-of-anaemia",
        "Haemoglobin below 80 g/L, or below normal with a transfusion that is indicated, is grade 3; where it is, a clinician's judgement that life is threatened makes it grade 4.",
        ["grade"], ["CTCAE5-ANAEMIA", "CTCAE4-ANAEMIA"], 120, (draw, ask) =>
        {
            decimal value = draw.Of(110m, 100m, 80m) + draw.Of(0m, -0.1m, 0.1m);
            bool transfusion = value < 110m && draw.OneIn(3);
            bool threat = (transfusion || value < 80m) && draw.OneIn(3);
            int grade = threat ? 4 : transfusion || value < 80m ? 3 : value < 100m ? 2 : value < 110m ? 1 : 0;
            JsonObject input = Graded("anemia", VersionDay(draw), $"{value.Plain()} g/L").With("lowerLimit", "110 g/L").With("transfusionIndicated", transfusion).With("lifeThreatening", threat);
            return IsGraded(ask.Ask("grade", input), grade, grade, $"haemoglobin of {value.Plain()} g/L, transfusion {(transfusion ? string.Empty : "not ")}indicated, {(threat ? string.Empty : "not ")}life-threatening");
        });

    /// <summary>Grade 5 in the evaluation period.</summary>
    public static ProtocolLaw DltGrade5 { get; } = new(
        "dlt-grade-5",
        "A grade 5 event is dose-limiting from day 1 of EPI#1 on, that day included, until the criteria of EPI#4 are first met, that day excluded.",
        ["dlt"], ["DLT-GRADE5", "DLT-PERIOD"], 150, (draw, ask) =>
        {
            LocalDate opening = draw.Day();
            int length = draw.Int(90, 200);
            int day = draw.Of(10, 0, -1, length, length - 1, length + 1);
            JsonObject input = Toxicity(opening, length, Event("sepsis", (opening.PlusDays(day), 5)));
            return ask.Ask("dlt", input).Is(day >= 0 && day < length ? "hold" : "proceed", $"the event is on day {day + 1} of a period of {length} days");
        });

    /// <summary>Grade 3-4 that delays.</summary>
    public static ProtocolLaw DltDelay { get; } = new(
        "dlt-delay",
        "A grade 3 or 4 event in the evaluation period is dose-limiting when it delays treatment by at least the site's length; grade 1 and 2 never are.",
        ["dlt"], ["DLT-GRADE34-DELAY", "DLT-DELAY-MINIMUM", "DLT-PERIOD"], 250, (draw, ask) =>
        {
            LocalDate opening = draw.Day();
            int grade = draw.Of(4, 3, 2, 1);
            int least = draw.Of(14, 7, 28);
            int delay = draw.Of(least, least - 1, least + 1, 1, 60);
            int day = draw.Of(20, 0, -1, 99, 100);
            JsonObject input = Toxicity(opening, 100, Event("neutrophil-count-decreased", (opening.PlusDays(day), grade), opening.PlusDays(30), opening.PlusDays(30 + delay)));
            input["site"] = SiteToxicity(least);
            return ask.Ask("dlt", input).Is(grade >= 3 && delay >= least && day is >= 0 and < 100 ? "hold" : "proceed", $"grade {grade} on day {day + 1} of 100, a delay of {delay} days of at least {least}");
        });

    /// <summary>What a site must state about toxicity.</summary>
    public static ProtocolLaw DltPolicyMissing { get; } = new(
        "dlt-policy-missing",
        "How long a delay counts, which toxicities are expected and whether attribution is required are unpublished: without the site's statement of one of them a delaying grade 3 or 4 event cannot be decided.",
        ["dlt"], ["DLT-DELAY-MINIMUM", "DLT-EXPECTED", "DLT-ATTRIBUTION"], 80, (draw, ask) =>
        {
            LocalDate opening = draw.Day();
            int grade = draw.Of(4, 3, 2);
            string? missing = draw.Of(null, "minimumDelay", "expected", "attribution");
            JsonObject input = Toxicity(opening, 100, Event("sepsis", (opening.PlusDays(20), grade), opening.PlusDays(30), opening.PlusDays(60)));
            JsonObject site = SiteToxicity(14);
            input["site"] = missing is null ? site : site.With(missing, null);
            return ask.Ask("dlt", input).Is(grade < 3 ? "proceed" : missing is null ? "hold" : "cannot-decide", $"grade {grade}, the site states {(missing is null ? "everything" : $"no {missing}")}");
        });

    /// <summary>Expected toxicity and attribution.</summary>
    public static ProtocolLaw DltExceptions { get; } = new(
        "dlt-exceptions",
        "A toxicity that the site lists as expected up to its grade is not dose-limiting, and a grade above is; where the site requires attribution, an event that is not attributed is not.",
        ["dlt"], ["DLT-EXPECTED", "DLT-ATTRIBUTION"], 150, (draw, ask) =>
        {
            LocalDate opening = draw.Day();
            int grade = draw.Of(4, 3);
            int? expected = draw.Of<int?>(null, 3, 4);
            bool isRequired = draw.OneIn(2);
            bool? attributed = draw.Of<bool?>(true, false, null);
            JsonObject site = SiteToxicity(14);
            site["expected"]!["toxicities"] = expected is { } to ? new JsonArray(new JsonObject { ["term"] = "sepsis", ["upToGrade"] = to }) : new JsonArray();
            site["attribution"]!["required"] = isRequired;
            JsonObject input = Toxicity(opening, 100, Event("sepsis", (opening.PlusDays(20), grade), opening.PlusDays(30), opening.PlusDays(60)).With("attributed", attributed));
            input["site"] = site;
            string outcome = expected >= grade || (isRequired && attributed == false) ? "proceed" : isRequired && attributed is null ? "cannot-decide" : "hold";
            return ask.Ask("dlt", input).Is(outcome, $"grade {grade}, expected up to {expected?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}, attribution {(isRequired ? "required" : "not required")} and {attributed?.ToString() ?? "not stated"}");
        });

    /// <summary>A period that is still open.</summary>
    public static ProtocolLaw DltOpenPeriod { get; } = new(
        "dlt-open-period",
        "While the evaluation period is not known to have closed, nobody can say that there is no dose-limiting toxicity; an established one stands.",
        ["dlt"], ["DLT-PERIOD", "DLT-GRADE5"], 60, (draw, ask) =>
        {
            LocalDate opening = draw.Day();
            bool hasDied = draw.OneIn(2);
            JsonObject input = Toxicity(opening, 100, Event("sepsis", (opening.PlusDays(20), hasDied ? 5 : 2)));
            input["course"]!["criteriaFirstMet"] = new JsonObject { ["notByEndOf"] = opening.PlusDays(50).Iso() };
            return ask.Ask("dlt", input).Is(hasDied ? "hold" : "cannot-decide", $"the period is open, and the event is of grade {(hasDied ? 5 : 2)}");
        });

    /// <summary>The share of patients with toxicity.</summary>
    public static ProtocolLaw DltRate { get; } = new(
        "dlt-rate",
        "The rate is the evaluable patients with a dose-limiting toxicity among the evaluable, those with at least 3 completed courses or stated so; its 95 % interval is exact: each bound leaves 2.5 % beyond.",
        ["dlt-summary"], ["DLT-EVALUABLE"], 60, (draw, ask) =>
        {
            int evaluable = draw.Int(1, 40);
            int toxic = Math.Min(evaluable, draw.Int(0, 6));
            int others = draw.Int(0, 5);
            JsonArray patients = [];
            for (int at = 0; at < evaluable; at++)
            {
                patients.Add((JsonNode)new JsonObject { ["toxicity"] = at < toxic ? "dlt" : "no-dlt", ["completedCourses"] = draw.Of(3, 4) });
            }

            for (int at = 0; at < others; at++)
            {
                patients.Add((JsonNode)new JsonObject { ["toxicity"] = "no-dlt", ["completedCourses"] = 2, ["evaluable"] = false });
            }

            LawAnswer answer = ask.Ask("dlt-summary", new JsonObject { ["schemaVersion"] = 2, ["patients"] = patients });
            if (answer.Is("proceed", "every patient is assessed") is { } wrong)
            {
                return wrong;
            }

            JsonNode result = answer.Document.Need("result");
            double rate = result.Need("rate").GetValue<double>();
            double below = Tail(evaluable, result.Need("lower").GetValue<double>(), toxic, evaluable);
            double above = Tail(evaluable, result.Need("upper").GetValue<double>(), 0, toxic);
            bool isRight = Math.Abs(rate - ((double)toxic / evaluable)) < 1e-9 && (toxic == 0 || Math.Abs(below - 0.025) < 1e-6) && (toxic == evaluable || Math.Abs(above - 0.025) < 1e-6);
            return isRight ? null : $"Expected {toxic}/{evaluable} with 2.5 % beyond each bound. Found {result.ToJsonString()}.";
        });

    private static ProtocolLaw[] OfToxicity =>
    [
        GradingVersion, GradesOfCounts, GradesOfMultiples, GradesOfCreatinine, GradesOfAnaemia,
        DltGrade5, DltDelay, DltPolicyMissing, DltExceptions, DltOpenPeriod, DltRate,
    ];

    private static LocalDate VersionDay(Draw draw) => draw.Of(new LocalDate(2024, 5, 1), new LocalDate(2018, 3, 31));

    private static JsonObject Graded(string term, LocalDate on, string value) =>
        new() { ["schemaVersion"] = 2, ["term"] = term, ["on"] = on.Iso(), ["value"] = value, ["lifeThreatening"] = false, ["transfusionIndicated"] = false };

    private static string? IsGraded(LawAnswer answer, int lowest, int highest, string what)
    {
        JsonNode? result = answer.Document["result"];
        int? found = result?["lowest"]?.GetValue<int>();
        return found == lowest && result.Need("highest").GetValue<int>() == highest ? null : $"Expected grade {lowest}: {what}. Found {(result is null ? answer.Text : $"grade {result["lowest"]} to {result["highest"]}")}.";
    }

    private static JsonObject Toxicity(LocalDate opening, int length, JsonObject adverseEvent) => new()
    {
        ["schemaVersion"] = 2,
        ["course"] = new JsonObject { ["opening"] = new JsonObject { ["on"] = opening.Iso() }, ["criteriaFirstMet"] = new JsonObject { ["on"] = opening.PlusDays(length).Iso() } },
        ["events"] = new JsonArray(adverseEvent),
    };

    private static JsonObject Event(string term, (LocalDate On, int Grade) grade, LocalDate? due = null, LocalDate? given = null) => new()
    {
        ["term"] = term,
        ["grades"] = new JsonArray(new JsonObject { ["on"] = grade.On.Iso(), ["grade"] = grade.Grade }),
        ["delay"] = due is { } from ? new JsonObject { ["kind"] = "ended", ["due"] = from.Iso(), ["given"] = given!.Value.Iso() } : new JsonObject { ["kind"] = "none" },
    };

    private static JsonObject SiteToxicity(int days) => new()
    {
        ["minimumDelay"] = new JsonObject { ["days"] = days, ["citation"] = SiteCitation() },
        ["expected"] = new JsonObject { ["toxicities"] = new JsonArray(), ["citation"] = SiteCitation() },
        ["attribution"] = new JsonObject { ["required"] = false, ["citation"] = SiteCitation() },
    };

    /// <summary>The binomial probability of some to some successes, inclusive.</summary>
    private static double Tail(int trials, double rate, int from, int to)
    {
        double sum = 0;
        double term = Math.Pow(1 - rate, trials);
        for (int successes = 0; successes <= to; successes++)
        {
            sum += successes >= from ? term : 0;
            term *= rate / (1 - rate) * (trials - successes) / (successes + 1);
        }

        return sum;
    }
}
