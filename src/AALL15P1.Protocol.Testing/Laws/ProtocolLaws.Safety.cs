using System.Text.Json.Nodes;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

// Errors that a check of a written dose is expected to stop.
public static partial class ProtocolLaws
{
    private static readonly string[] NeverIntrathecal =
    [
        "vincristine", "daunorubicin", "azacitidine", "pegaspargase", "cyclophosphamide", "mercaptopurine", "thioguanine", "prednisolone", "dexamethasone", "leucovorin",
    ];

    /// <summary>Differences from the computed dose.</summary>
    public static ProtocolLaw DoseTolerance { get; } = new(
        "dose-tolerance",
        "A written dose may differ from the computed one by the site's part of it, that part included; without a stated tolerance a difference cannot be decided; five times the dose, or a fifth, is never let through.",
        ["safety-check"], ["DOSE-TOLERANCE", "DOSE-FIVEFOLD"], 250, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            decimal? tolerance = draw.Of<decimal?>(0.1m, 0.05m, null);
            decimal factor = draw.Of(1m, 1.1m, 1.11m, 0.9m, 0.89m, 1.05m, 1.06m, 2m, 5m, 10m, 0.2m, 0.1m);
            JsonObject input = AzacitidineRequest(draw, first, 20m * factor);
            if (tolerance is { } part)
            {
                input["site"] = new JsonObject { ["tolerance"] = new JsonObject { ["part"] = part, ["citation"] = SiteCitation() } };
            }

            LawAnswer answer = ask.Ask("safety-check", input);
            string because = $"{(20m * factor).Plain()} mg is written, 20 mg computed, and the tolerance is {tolerance?.Plain() ?? "not stated"}";
            return factor >= 5m || factor <= 0.2m ? answer.Is("hold", because)
                : factor == 1m ? answer.Is("proceed", because)
                : tolerance is null ? answer.Is("cannot-decide", because)
                : answer.Is(Math.Abs(factor - 1m) <= tolerance ? "proceed" : "hold", because);
        });

    /// <summary>Days of a dose.</summary>
    public static ProtocolLaw DoseOnItsDay { get; } = new(
        "dose-on-its-day",
        "A dose of azacitidine is let through on days 1 to 5 of an EPI block by its route, and on no other day.",
        ["safety-check"], ["DOSE-DUE"], 80, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int day = draw.Of(1, 5, 6, 0, 3, 20);
            JsonObject input = AzacitidineRequest(draw, first, 20m);
            LocalDate on = first.PlusDays(35 + day - 1);
            input["request"]!["on"] = on.Iso();
            input["measurements"] = new JsonArray(Measured(on, 8m));
            LawAnswer answer = ask.Ask("safety-check", input);
            return day is >= 1 and <= 5 ? answer.Is("proceed", $"it is day {day}") : answer.IsNot("proceed", $"it is day {day}");
        });

    /// <summary>Drugs that are never intrathecal.</summary>
    public static ProtocolLaw NeverIntrathecally { get; } = new(
        "never-intrathecally",
        "Only methotrexate, cytarabine and hydrocortisone are given intrathecally; any other drug by that route holds.",
        ["safety-check"], ["ROUTE-IT-LOCKED", "ROUTE-LOCKED"], 60, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            string drug = draw.Of(NeverIntrathecal);
            JsonObject input = AzacitidineRequest(draw, first, 1m);
            input["request"] = new JsonObject
            {
                ["drug"] = drug,
                ["amount"] = drug == "pegaspargase" ? "100 IU" : "1 mg",
                ["period"] = "per-dose",
                ["route"] = "IT",
                // On days 8 to 29 of Induction some are due by vein, so that the route alone holds them.
                ["on"] = first.PlusDays(draw.Near(0, 300, 7, 14, 21, 28)).Iso(),
            };
            return ask.Ask("safety-check", input).Is("hold", $"{drug} is written intrathecally");
        });

    /// <summary>Pegaspargase too soon.</summary>
    public static ProtocolLaw PegaspargaseInterval { get; } = new(
        "pegaspargase-interval",
        "Two doses of pegaspargase are at least 14 days apart; 14 are enough.",
        ["safety-check"], ["PEG-INTERVAL-14"], 80, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int days = draw.Of(30, 14, 13, 7, 1, 15);
            LocalDate on = first.PlusDays(11);
            JsonObject input = Request(first, on, "pegaspargase", "660 IU", "IV");
            input["measurements"] = new JsonArray(Measured(on, 8m, 70m));
            input["supplement"] = "illustration";
            input["otherDoses"] = new JsonArray(new JsonObject { ["drug"] = "pegaspargase", ["on"] = on.PlusDays(-days).Iso(), ["route"] = "IV" });
            return ask.Ask("safety-check", input).Is(days >= 14 ? "proceed" : "hold", $"the dose before was {days} days ago");
        });

    /// <summary>Weekly methotrexate.</summary>
    public static ProtocolLaw WeeklyMethotrexate { get; } = new(
        "weekly-methotrexate",
        "Oral methotrexate of Maintenance is weekly: two doses are at least 7 days apart, and 7 are enough.",
        ["safety-check"], ["WEEKLY-ORDER-INTERVAL"], 80, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int days = draw.Of(14, 7, 6, 1, 3, 8);
            LocalDate on = first.PlusDays(RegisteredCalendar.Offset("maintenance") + 14);

            // √(8 kg × 72 cm / 3600) is 0.4 m², and 20 mg/m² of it 8 mg.
            JsonObject input = Request(first, on, "methotrexate", "8 mg", "PO");
            input["measurements"] = new JsonArray(Measured(on, 8m, 72m));
            input["supplement"] = "illustration";
            input["otherDoses"] = new JsonArray(new JsonObject { ["drug"] = "methotrexate", ["on"] = on.PlusDays(-days).Iso(), ["route"] = "PO" });
            return ask.Ask("safety-check", input).Is(days >= 7 ? "proceed" : "hold", $"the dose before was {days} days ago");
        });

    /// <summary>Reactions to pegaspargase.</summary>
    public static ProtocolLaw PegaspargaseAfterReaction { get; } = new(
        "pegaspargase-after-reaction",
        "After an allergic or infusion related reaction, anaphylaxis, pancreatitis or a thromboembolic event of grade 3 or more pegaspargase is not let through; after one of grade 2, or another event, it is.",
        ["safety-check"], ["PEG-AFTER-REACTION"], 120, (draw, ask) =>
        {
            // FDA-PEG, contraindications and dosage modifications.
            LocalDate first = draw.Day();
            LocalDate on = first.PlusDays(11);
            string term = draw.Of("anaphylaxis", "allergic-reaction", "infusion-related-reaction", "pancreatitis", "thromboembolic-event", "febrile-neutropenia");
            int grade = draw.Of(3, 2, 4, 1);
            JsonObject input = Request(first, on, "pegaspargase", "660 IU", "IV");
            input["measurements"] = new JsonArray(Measured(on, 8m, 70m));
            input["supplement"] = "illustration";
            input["adverseEvents"] = new JsonArray(new JsonObject { ["term"] = term, ["grades"] = new JsonArray(new JsonObject { ["on"] = on.PlusDays(-draw.Of(1, 0, 15)).Iso(), ["grade"] = grade }) });
            LawAnswer answer = ask.Ask("safety-check", input);
            string because = $"{term} of grade {grade} came before";
            return grade >= 3 && term != "febrile-neutropenia" ? answer.IsNot("proceed", because) : answer.Is("proceed", because);
        });

    /// <summary>Limits of labels.</summary>
    public static ProtocolLaw LabelLimits { get; } = new(
        "label-limits",
        "A dose of vincristine above 0.05 mg/kg at 10 kg or less, and one of daunorubicin above 1 mg/kg below 2 years, is found by the guard of the label; at the limit it is not.",
        ["safety-check"], ["VCR-LABEL-GUARD", "DNR-LABEL-GUARD"], 150, (draw, ask) =>
        {
            // FDA-VCR and FDA-DNR, dosage and administration.
            LocalDate first = draw.Day();
            LocalDate on = first.PlusDays(7);
            bool isVincristine = draw.OneIn(2);
            decimal weight = draw.Of(8m, 10m, 10.01m, 9.99m);
            decimal limit = weight * (isVincristine ? 0.05m : 1m);
            decimal amount = limit + draw.Of(0m, 0.0001m, -0.0001m, 0.1m);
            JsonObject input = Request(first, on, isVincristine ? "vincristine" : "daunorubicin", $"{amount.Plain()} mg", "IV");
            input["measurements"] = new JsonArray(Measured(on, weight, 72m));
            bool isLimited = amount > limit && (!isVincristine || weight <= 10m);
            return ask.Ask("safety-check", input).Names(isVincristine ? "VCR-LABEL-GUARD" : "DNR-LABEL-GUARD", isLimited, $"{amount.Plain()} mg at {weight.Plain()} kg");
        });

    /// <summary>A vinca alkaloid and a lumbar puncture.</summary>
    public static ProtocolLaw VincaAndIntrathecal { get; } = new(
        "vinca-and-intrathecal",
        "An intrathecal dose on the day of an intravenous vinca alkaloid is pointed out; one on another day, or a dose by vein, is not.",
        ["safety-check"], ["IT-VINCA-SAME-DAY"], 60, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            LocalDate on = first.PlusDays(14);
            int days = draw.Of(0, 1, 7);
            string route = draw.Of("IT", "IV");
            JsonObject input = Request(first, on, "vincristine", "0.4 mg", "IV");
            input["measurements"] = new JsonArray(Measured(on, 8m, 72m));
            input["otherDoses"] = new JsonArray(new JsonObject { ["drug"] = "cytarabine", ["on"] = on.PlusDays(-days).Iso(), ["route"] = route });
            return ask.Ask("safety-check", input).Names("IT-VINCA-SAME-DAY", days == 0 && route == "IT", $"cytarabine {route} {days} days before vincristine");
        });

    /// <summary>Old measurements.</summary>
    public static ProtocolLaw AgeOfMeasurements { get; } = new(
        "age-of-measurements",
        "Under a site's limit of some days a dose by a weight that is as old as the limit is let through, and by an older one it holds.",
        ["safety-check"], ["MEASUREMENT-AGE"], 80, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int limit = draw.Of(14, 7, 3);
            int age = limit + draw.Of(0, 1, -1, 4);
            JsonObject input = AzacitidineRequest(draw, first, 20m);
            LocalDate on = first.PlusDays(35);
            input["request"]!["on"] = on.Iso();
            input["measurements"] = new JsonArray(Measured(on.PlusDays(-age), 8m));
            input["site"] = new JsonObject { ["longestAgeOfMeasurements"] = new JsonObject { ["days"] = limit, ["citation"] = SiteCitation() } };
            return ask.Ask("safety-check", input).Is(age <= limit ? "proceed" : "hold", $"the weight is {age} days old, and the site allows {limit}");
        });

    private static ProtocolLaw[] OfSafety =>
        [DoseTolerance, DoseOnItsDay, NeverIntrathecally, PegaspargaseInterval, WeeklyMethotrexate, PegaspargaseAfterReaction, LabelLimits, VincaAndIntrathecal, AgeOfMeasurements];

    /// <summary>Of an infant of 8 kg, about eight months old in EPI#1.</summary>
    private static JsonObject AzacitidineRequest(Draw draw, LocalDate first, decimal amount)
    {
        LocalDate on = first.PlusDays(35 + draw.Int(0, 4));
        JsonObject input = Request(first, on, "azacitidine", $"{amount.Plain()} mg", "IV");
        input["measurements"] = new JsonArray(Measured(on, 8m));
        return input;
    }

    private static JsonObject Request(LocalDate first, LocalDate on, string drug, string amount, string route) => new()
    {
        ["schemaVersion"] = 2,
        ["birthDate"] = on.PlusDays(-250) < first ? on.PlusDays(-250).Iso() : first.PlusDays(-10).Iso(),
        ["inductionStart"] = first.Iso(),
        ["request"] = new JsonObject { ["drug"] = drug, ["amount"] = amount, ["period"] = "per-dose", ["route"] = route, ["on"] = on.Iso() },
    };
}
