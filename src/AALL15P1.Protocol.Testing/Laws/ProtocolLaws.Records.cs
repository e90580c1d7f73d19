using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

// The record of what happened, and titration in Maintenance by ICiCLe-ALL-14 (a reference, not AALL15P1's own).
public static partial class ProtocolLaws
{
    private static readonly CalendarRow[] InductionRows = [.. RegisteredCalendar.Rows.Where(row => row.Block == "induction")];

    /// <summary>What is due.</summary>
    public static ProtocolLaw DueOnTheDay { get; } = new(
        "due-on-the-day",
        "On a day of a started block the drugs of its registered day are due; one that is recorded as given or omitted is not.",
        ["replay"], ["RECORD-DAY"], 100, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int day = draw.Of(8, 1, 15, 29, 12, 28, 7, 30);
            List<string> expected = [.. InductionRows.Where(row => row.Days.Contains(day)).Select(row => row.Drug).Order(StringComparer.Ordinal)];
            Events events = new(first);
            bool isGiven = draw.OneIn(2);
            if (draw.OneIn(2) && day is 8 or 15 or 22 or 29)
            {
                events.Slot(isGiven ? "administration-given" : "administration-omitted", first.PlusDays(day - 1), "vincristine", day, "IV");
                expected.Remove("vincristine");
            }

            JsonObject report = ask.Ask("replay", events.At(first.PlusDays(day - 1))).Document;
            string[] due = [.. report.Need("due").AsArray().Select(row => row.Need("drug").GetValue<string>()).Order(StringComparer.Ordinal)];
            return due.SequenceEqual(expected, StringComparer.Ordinal) ? null : $"Expected {string.Join(", ", expected)} on day {day} of Induction. Found {string.Join(", ", due)}.";
        });

    /// <summary>Holds.</summary>
    public static ProtocolLaw HeldIsNotDue { get; } = new(
        "held-is-not-due",
        "While an order is held until a day, nothing of it is due before that day, whatever the site makes of held administrations.",
        ["replay"], ["RECORD-HOLD-UNDECIDED"], 100, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int day = draw.Int(8, 14);
            int length = draw.Int(1, 6);
            int after = draw.Int(0, length - 1);
            string? policy = draw.Of(null, "make-up", "omit", "shift-order", "shift-block");
            Events events = new(first);
            events.Slot("administration-held", first.PlusDays(day - 1), "dexamethasone", day, route: null, until: first.PlusDays(day - 1 + length));
            JsonObject report = ask.Ask("replay", events.At(first.PlusDays(day - 1 + after)).With("holds", policy)).Document;
            return report.Need("due").AsArray().Any(row => row.Need("drug").GetValue<string>() == "dexamethasone")
                ? $"Expected no dexamethasone on day {day + after}: it is held on day {day} for {length} days. Found it due."
                : null;
        });

    /// <summary>Mistakes of recording.</summary>
    public static ProtocolLaw EnteredInError { get; } = new(
        "entered-in-error",
        "What was entered in error counts as never entered: the dose is due again and not among those given.",
        ["replay"], ["RECORD-DAY"], 60, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            bool isRevoked = draw.OneIn(2);
            Events events = new(first);
            string id = events.Slot("administration-given", first.PlusDays(7), "vincristine", 8, "IV");
            if (isRevoked)
            {
                events.Add("entered-in-error", first.PlusDays(7), new() { ["reason"] = "another infant" }, supersedes: id);
            }

            JsonObject report = ask.Ask("replay", events.At(first.PlusDays(7))).Document;
            bool isDue = report.Need("due").AsArray().Any(row => row.Need("drug").GetValue<string>() == "vincristine");
            int given = report.Need("given").GetValue<int>();
            return isDue == isRevoked && given == (isRevoked ? 0 : 1) ? null : $"Expected vincristine {(isRevoked ? "due and none" : "not due and one")} given. Found it {(isDue ? "due" : "not due")} and {given} given.";
        });

    /// <summary>What is recorded later.</summary>
    public static ProtocolLaw KnownAtTheTime { get; } = new(
        "known-at-the-time",
        "A record as of a day holds what was recorded up to the end of that day, and nothing later.",
        ["replay"], ["RECORD-DAY"], 60, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int lateBy = draw.Of(0, 1, 3);
            Events events = new(first);
            events.Slot("administration-given", first.PlusDays(7), "vincristine", 8, "IV", recorded: first.PlusDays(7 + lateBy));
            JsonObject report = ask.Ask("replay", events.At(first.PlusDays(7))).Document;
            int given = report.Need("given").GetValue<int>();
            return given == (lateBy == 0 ? 1 : 0) ? null : $"Expected {(lateBy == 0 ? "1" : "0")} given: the dose was recorded {lateBy} days later. Found {given}.";
        });

    /// <summary>After the end of a course.</summary>
    public static ProtocolLaw NothingDueAfterLeaving { get; } = new(
        "nothing-due-after-leaving",
        "From the day on which an infant leaves the protocol or dies nothing is due.",
        ["replay"], ["RECORD-AFTER-LEAVING"], 40, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            Events events = new(first);
            if (draw.OneIn(2))
            {
                events.Add("died", first.PlusDays(9), []);
            }
            else
            {
                events.Add("left-protocol", first.PlusDays(9), new() { ["reason"] = "transplant" });
            }

            JsonObject report = ask.Ask("replay", events.At(first.PlusDays(draw.Of(9, 10, 14)))).Document;
            int due = report.Need("due").AsArray().Count;
            return due == 0 ? null : $"Expected nothing due. Found {due} administrations due.";
        });

    /// <summary>A route that a drug never has.</summary>
    public static ProtocolLaw IntrathecalInTheRecord { get; } = new(
        "intrathecal-in-the-record",
        "A drug recorded by a route that it never has is a hazard in the record; by its own it is none.",
        ["replay"], ["RECORD-ROUTE"], 40, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            string route = draw.Of("IV", "IT");
            Events events = new(first);
            events.Slot("administration-given", first.PlusDays(7), "vincristine", 8, route);
            JsonObject report = ask.Ask("replay", events.At(first.PlusDays(7))).Document;
            bool isHazard = report.Need("findings").AsArray().Any(found => found.Need("finding").Need("severity").GetValue<string>() == "hazard" && found.Need("finding").Need("rule").GetValue<string>().Contains("ROUTE", StringComparison.Ordinal));
            return isHazard == (route == "IT") ? null : $"Expected {(route == "IT" ? "a" : "no")} hazard of the route: vincristine is recorded {route}. Found {(isHazard ? "one" : "none")}.";
        });

    /// <summary>Bands of titration.</summary>
    public static ProtocolLaw TitrationBands { get; } = new(
        "titration-bands",
        "Both drugs stop at an ANC of at most 500/µL or platelets of at most 50,000/µL, are halved below 750/µL or 75,000/µL, and stay from there on.",
        ["titrate"], ["ICICLE-STOP", "ICICLE-HALVE", "ICICLE-FIRST-STEP"], 250, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int anc = draw.Of(2000, 500, 501, 499, 749, 750, 751, 1500);
            int platelets = draw.Of(200_000, 50_000, 50_001, 49_999, 74_999, 75_000, 75_001);
            string expected = anc <= 500 || platelets <= 50_000 ? "stop" : anc < 750 || platelets < 75_000 ? "halve" : "hold-steady";
            decimal percent = expected switch { "stop" => 0m, "halve" => 50m, _ => 100m };
            return IsTitrated(ask.Ask("titrate", Titration(first, 14, [(14, anc, platelets)])), expected, percent, percent, $"ANC {anc}/µL, platelets {platelets}/µL");
        });

    /// <summary>The first step.</summary>
    public static ProtocolLaw TitrationFirstStep { get; } = new(
        "titration-first-step",
        "After 6 uninterrupted weeks at 100 % mercaptopurine goes to 125 % when platelets exceed 75,000/µL; not a day earlier, and not at 75,000.",
        ["titrate"], ["ICICLE-FIRST-STEP", "ICICLE-STEP-PLATELETS"], 120, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int day = draw.Of(42, 41, 43, 28);
            int platelets = draw.Of(200_000, 75_000, 75_001);
            bool isStep = day >= 42 && platelets > 75_000;
            LawAnswer answer = ask.Ask("titrate", Titration(first, day, [(14, 2000, 200_000), (28, 2000, 200_000), (day, 2000, platelets)]));
            return IsTitrated(answer, isStep ? "escalate" : "hold-steady", isStep ? 125m : 100m, 100m, $"it is day {day} at 100 %, platelets {platelets}/µL");
        });

    /// <summary>Old and missing counts.</summary>
    public static ProtocolLaw TitrationCounts { get; } = new(
        "titration-counts",
        "Counts older than 14 days, missing, or such as no infant has decide nothing.",
        ["titrate"], ["ICICLE-COUNTS-CURRENT", "LAB-PLAUSIBLE"], 100, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int age = draw.Of(0, 14, 15, 16, 30);
            (int? anc, int? platelets) = draw.Of<(int?, int?)>((2000, 200_000), (null, 200_000), (2000, null), (2_000_000, 200_000), (2000, 200_000_000));
            bool isDecided = age <= 14 && anc == 2000 && platelets == 200_000;
            LawAnswer answer = ask.Ask("titrate", Titration(first, 14 + age, [(14, anc, platelets)]));
            return IsTitrated(answer, isDecided ? "hold-steady" : "cannot-decide", isDecided ? 100m : null, isDecided ? 100m : null, $"the counts are {age} days old, ANC {anc}, platelets {platelets}");
        });

    /// <summary>Recovery.</summary>
    public static ProtocolLaw TitrationRecovery { get; } = new(
        "titration-recovery",
        "Drugs that were stopped stay stopped until an ANC of 750/µL and platelets of 75,000/µL, both included, and return to the last tolerated dose then.",
        ["titrate"], ["ICICLE-RESUME", "ICICLE-STOP-UNTIL-RECOVERY"], 150, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int anc = draw.Of(2000, 750, 749, 501);
            int platelets = draw.Of(200_000, 75_000, 74_999);
            JsonObject input = Titration(first, 28, [(14, 300, 200_000), (28, anc, platelets)]);
            input["history"]!["doses"]!.AsArray().Add((JsonNode)Prescribed(first.PlusDays(14), 0m, 0m));
            bool isBack = anc >= 750 && platelets >= 75_000;
            LawAnswer answer = ask.Ask("titrate", input);
            decimal? found = answer.Document["decision"]?["mercaptopurinePercent"]?.GetValue<decimal>();
            return found == (isBack ? 100m : 0m) ? null : $"Expected {(isBack ? "100" : "0")} %: ANC {anc}/µL, platelets {platelets}/µL after a stop. Found {found?.Plain() ?? answer.Text}.";
        });

    /// <summary>Methotrexate follows.</summary>
    public static ProtocolLaw TitrationMethotrexateStep { get; } = new(
        "titration-methotrexate-step",
        "Methotrexate takes mercaptopurine's step 14 days later when the ANC is at least 1500/µL, and 28 days later otherwise.",
        ["titrate"], ["ICICLE-METHOTREXATE-STEP"], 120, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int since = draw.Of(14, 13, 28, 27, 29);
            int anc = draw.Of(1500, 1499, 1501, 900);
            List<(int, int?, int?)> counts = [(14, 2000, 200_000), (28, 2000, 200_000), (42, 2000, 200_000)];
            if (since > 14)
            {
                counts.Add((56, anc, 200_000));
            }

            counts.Add((42 + since, anc, 200_000));
            JsonObject input = Titration(first, 42 + since, counts);
            input["history"]!["doses"]!.AsArray().Add((JsonNode)Prescribed(first.PlusDays(42), 125m, 100m));
            bool isStep = (since >= 14 && anc >= 1500) || since >= 28;
            LawAnswer answer = ask.Ask("titrate", input);
            return IsTitrated(answer, isStep ? "escalate" : "hold-steady", 125m, isStep ? 125m : 100m, $"{since} days after mercaptopurine's step, ANC {anc}/µL");
        });

    /// <summary>Later steps.</summary>
    public static ProtocolLaw TitrationLaterStep { get; } = new(
        "titration-later-step",
        "Mercaptopurine takes its next step 6 weeks after methotrexate's when the ANC was at least 1500/µL on 2 of 3 fortnightly counts, and otherwise 12 weeks after it.",
        ["titrate"], ["ICICLE-LATER-STEP"], 150, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int since = draw.Of(42, 41, 84, 83);
            int[] counts = since >= 83 ? [1499, 1499, 1499] : [draw.Of(1500, 1499), draw.Of(1500, 1499), draw.Of(1500, 1499)];
            bool isStep = since == 84 || (since == 42 && counts.Count(count => count >= 1500) >= 2);
            JsonObject input = Titration(first, 56 + since, [.. Fortnightly(0, 56), (70, counts[0], 200_000), (84, counts[1], 200_000), .. Fortnightly(98, 55 + since, 1499), (56 + since, counts[2], 200_000)], taken: 3);
            return IsTitrated(ask.Ask("titrate", input), isStep ? "escalate" : "hold-steady", isStep ? 150m : 125m, 125m, $"{since} days after methotrexate's step, an ANC of {string.Join(", ", counts)}/µL");
        });

    /// <summary>The highest dose.</summary>
    public static ProtocolLaw TitrationCeiling { get; } = new(
        "titration-ceiling",
        "Doses go up by steps to 175 % and no further, however long the counts allow it.",
        ["titrate"], ["ICICLE-CEILING"], 40, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int taken = draw.Of(7, 5, 6);
            int since = draw.Of(42, 84);
            int on = StepsTo175[taken - 1].Day + since;
            (decimal mercaptopurine, decimal methotrexate) = taken switch { 5 => (175m, 150m), _ => (175m, 175m) };
            JsonObject input = Titration(first, on, Fortnightly(0, on), taken);
            return IsTitrated(ask.Ask("titrate", input), taken == 7 ? "hold-steady" : "escalate", mercaptopurine, methotrexate, $"{since} days after the step to {StepsTo175[taken - 1].Mercaptopurine} % and {StepsTo175[taken - 1].Methotrexate} %");
        });

    /// <summary>After a recovery.</summary>
    public static ProtocolLaw TitrationStepAfterRecovery { get; } = new(
        "titration-step-after-recovery",
        "After a stop and a recovery mercaptopurine takes its next step after 6 uninterrupted weeks at the last tolerated dose, and not a day earlier.",
        ["titrate"], ["ICICLE-STEP-AFTER-RECOVERY"], 40, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int since = draw.Of(42, 41, 43, 28);
            int on = 84 + since;
            JsonObject input = Titration(first, on, [.. Fortnightly(0, 56), (70, 400, 200_000), .. Fortnightly(84, on - 1), (on, 2000, 200_000)], taken: 3);
            JsonArray doses = input["history"]!["doses"]!.AsArray();
            doses.Add((JsonNode)Prescribed(first.PlusDays(70), 0m, 0m));
            doses.Add((JsonNode)Prescribed(first.PlusDays(84), 100m, 100m));
            return IsTitrated(ask.Ask("titrate", input), since >= 42 ? "escalate" : "hold-steady", since >= 42 ? 125m : 100m, 100m, $"{since} days after the return to 100 %");
        });

    private static ProtocolLaw[] OfRecords =>
    [
        DueOnTheDay, HeldIsNotDue, EnteredInError, KnownAtTheTime, NothingDueAfterLeaving, IntrathecalInTheRecord, .. OfFindings,
        TitrationBands, TitrationFirstStep, TitrationCounts, TitrationRecovery, TitrationMethotrexateStep, TitrationLaterStep, TitrationCeiling, TitrationStepAfterRecovery,
    ];

    private static ProtocolLaw[] InOrder => [.. OfEnrolment, .. OfStarts, .. OfCare, .. OfToxicity, .. OfDoses, .. OfSafety, .. OfCalendar, .. OfRecords, .. OfRecordedTitration];

    /// <summary>
    /// The days of the steps where counts never stand in the way, by ICiCLe-ALL-14: mercaptopurine after 42 days, methotrexate 14 days later, and so on.
    /// </summary>
    private static (int Day, int Mercaptopurine, int Methotrexate)[] StepsTo175 => [(0, 100, 100), (42, 125, 100), (56, 125, 125), (98, 150, 125), (112, 150, 150), (154, 175, 150), (168, 175, 175)];

    /// <summary>Good counts, or those of some ANC, every 14 days.</summary>
    private static IEnumerable<(int Day, int? Anc, int? Platelets)> Fortnightly(int from, int to, int neutrophils = 2000)
    {
        for (int day = from; day <= to; day += 14)
        {
            yield return (day, neutrophils, 200_000);
        }
    }

    /// <summary>After some of the steps to 175 %.</summary>
    private static JsonObject Titration(LocalDate first, int on, IEnumerable<(int Day, int? Anc, int? Platelets)> counts, int taken)
    {
        JsonObject input = Titration(first, on, counts);
        foreach ((int day, int mercaptopurine, int methotrexate) in StepsTo175[1..taken])
        {
            input["history"]!["doses"]!.AsArray().Add((JsonNode)Prescribed(first.PlusDays(day), mercaptopurine, methotrexate));
        }

        return input;
    }

    private static JsonObject Titration(LocalDate first, int on, IEnumerable<(int Day, int? Anc, int? Platelets)> counts) => new()
    {
        ["schemaVersion"] = 1,
        ["on"] = first.PlusDays(on).Iso(),
        ["history"] = new JsonObject
        {
            ["schemaVersion"] = 1,
            ["counts"] = new JsonArray([.. counts.DistinctBy(entry => entry.Day).Select(entry => new JsonObject { ["date"] = first.PlusDays(entry.Day).Iso() }
                .With("anc", entry.Anc is { } anc ? $"{anc.ToString(CultureInfo.InvariantCulture)}/µL" : null)
                .With("platelets", entry.Platelets is { } platelets ? $"{platelets.ToString(CultureInfo.InvariantCulture)}/µL" : null))]),
            ["doses"] = new JsonArray(Prescribed(first, 100m, 100m)),
        },
    };

    private static JsonObject Prescribed(LocalDate on, decimal mercaptopurine, decimal methotrexate) =>
        new() { ["date"] = on.Iso(), ["mercaptopurinePercent"] = mercaptopurine, ["methotrexatePercent"] = methotrexate };

    private static string? IsTitrated(LawAnswer answer, string action, decimal? mercaptopurine, decimal? methotrexate, string because)
    {
        JsonNode? decision = answer.Document["decision"];
        string found = decision?["action"]?.GetValue<string>() ?? answer.Text;
        return found == action && decision?["mercaptopurinePercent"]?.GetValue<decimal>() == mercaptopurine && decision?["methotrexatePercent"]?.GetValue<decimal>() == methotrexate
            ? null
            : $"Expected {action}, {mercaptopurine?.Plain() ?? "no"} % and {methotrexate?.Plain() ?? "no"} %: {because}. Found {found}, {decision?["mercaptopurinePercent"]} % and {decision?["methotrexatePercent"]} %.";
    }

    /// <summary>Events of an infant whose Induction started, each recorded at noon of its day.</summary>
    private sealed class Events
    {
        private readonly JsonArray events = [];

        public Events(LocalDate first)
        {
            Add("enrolled", first.PlusDays(-1), new() { ["birthDate"] = first.PlusDays(-100).Iso() });
            Add("block-started", first, new() { ["block"] = "induction" });
        }

        public string Add(string type, LocalDate on, JsonObject members, string? supersedes = null, LocalDate? recorded = null)
        {
            string id = (events.Count + 1).ToString("D4", CultureInfo.InvariantCulture);
            JsonObject added = new()
            {
                ["schemaVersion"] = 1,
                ["id"] = id,
                ["type"] = type,
                ["date"] = on.Iso(),
                ["recordedAt"] = $"{(recorded ?? on).Iso()}T12:00:00Z",
                ["recordedBy"] = "law",
            };
            added.With("supersedes", supersedes);
            foreach ((string name, JsonNode? value) in members)
            {
                added[name] = value?.DeepClone();
            }

            events.Add((JsonNode)added);
            return id;
        }

        public string Slot(string type, LocalDate on, string order, int day, string? route, LocalDate? until = null, LocalDate? recorded = null)
        {
            JsonObject members = new() { ["block"] = "induction", ["order"] = order, ["day"] = day };
            members.With("dose", route is not null && type == "administration-given" ? new JsonObject { ["route"] = route } : null);
            members.With("reason", type == "administration-given" ? null : "for the law").With("until", until?.Iso());
            return Add(type, on, members, recorded: recorded);
        }

        public JsonObject At(LocalDate at) => new() { ["schemaVersion"] = 1, ["at"] = at.Iso(), ["events"] = events.DeepClone() };
    }
}
