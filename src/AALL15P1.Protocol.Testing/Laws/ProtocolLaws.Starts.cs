using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

// The start of a block, by the slides (DECK, slide Experimental Study Schema), the registry and HAEM24.
public static partial class ProtocolLaws
{
    /// <summary>Counts before an EPI block.</summary>
    public static ProtocolLaw EpiCounts { get; } = new(
        "epi-counts",
        "An EPI block starts with an ANC of at least 500/µL and platelets of at least 50,000/µL; both bounds are met by the value itself.",
        ["start-block"], ["EPI-START-ANC", "EPI-START-PLATELETS"], 200, (draw, ask) =>
        {
            decimal anc = draw.Of(900m, 500m, 499m, 499.9m, 501m, 10m, 0m, 3000m);
            decimal platelets = draw.Of(90_000m, 50_000m, 49_999m, 49_999.9m, 50_001m, 1000m, 0m, 400_000m);
            JsonObject input = EpiStart(draw, draw.Day(), anc, platelets);
            return ask.Ask("start-block", input).Is(anc >= 500m && platelets >= 50_000m ? "proceed" : "hold", $"ANC {anc.Plain()}/µL, platelets {platelets.Plain()}/µL");
        });

    /// <summary>Spellings of counts.</summary>
    public static ProtocolLaw CountSpellings { get; } = new(
        "count-spellings",
        "A count means the same in every spelling of its unit: cells for each microlitre or cubic millimetre, thousands for each microlitre, or 10⁹ for each litre.",
        ["start-block"], ["EPI-START-ANC", "EPI-START-PLATELETS"], 200, (draw, ask) =>
        {
            int anc = draw.Of(900, 500, 499, 501);
            int platelets = draw.Of(90_000, 50_000, 49_999, 50_001);
            string unit = draw.Of("/µL", "cells/µL", "/uL", "/mm3", "×10⁹/L", "10*9/L", "10*3/uL", "K/uL");
            string Spelt(decimal count) => unit is "/µL" or "cells/µL" or "/uL" or "/mm3" ? $"{count.Plain()}{(unit[0] == '/' ? string.Empty : " ")}{unit}" : $"{(count / 1000m).Plain()} {unit}";
            JsonObject input = EpiStart(draw, draw.Day(), anc, platelets);
            input["values"]!["neutrophils"] = Spelt(anc);
            input["values"]!["platelets"] = Spelt(platelets);
            return ask.Ask("start-block", input).Is(anc >= 500 && platelets >= 50_000 ? "proceed" : "hold", $"ANC {Spelt(anc)}, platelets {Spelt(platelets)}");
        });

    /// <summary>What is stated and known before an EPI block.</summary>
    public static ProtocolLaw EpiStatements { get; } = new(
        "epi-statements",
        "An EPI block waits for toxicity that has not resolved and for leukaemia that is germline, and nobody can decide while either, or a count, is not known.",
        ["start-block"], ["EPI-START-TOXICITY", "KMT2A-TO-CONTINUE", "EPI-START-ANC", "EPI-START-PLATELETS"], 200, (draw, ask) =>
        {
            JsonObject input = EpiStart(draw, draw.Day(), 900m, 90_000m);
            (string expected, string because) = draw.Of(
                ("proceed", "everything is met"), ("hold", "toxicity has not resolved"), ("cannot-decide", "nobody has stated whether toxicity has resolved"), ("hold", "the leukaemia is germline"),
                ("cannot-decide", "the KMT2A status is unknown"), ("cannot-decide", "the ANC is missing"), ("cannot-decide", "the platelets are missing"), ("cannot-decide", "no counts are known"));
            JsonObject values = input["values"]!.AsObject();
            switch (because)
            {
                case "toxicity has not resolved": input["toxicityResolved"] = false; break;
                case "nobody has stated whether toxicity has resolved": input.Remove("toxicityResolved"); break;
                case "the leukaemia is germline": input["kmt2a"] = "germline"; break;
                case "the KMT2A status is unknown": input.Remove("kmt2a"); break;
                case "the ANC is missing": values.Remove("neutrophils"); break;
                case "the platelets are missing": values.Remove("platelets"); break;
                case "no counts are known": input.Remove("values"); break;
                default: break;
            }

            return ask.Ask("start-block", input).Is(expected, because);
        });

    /// <summary>The day of the counts.</summary>
    public static ProtocolLaw CountsOfTheDay { get; } = new(
        "counts-of-the-day",
        "Counts taken after the day of the start, or before the last dose, say nothing about the start; counts of the day of the last dose, or of the start, do.",
        ["start-block"], ["LAB-AGE", "EPI-START-ANC"], 200, (draw, ask) =>
        {
            LocalDate on = draw.Day();
            int age = draw.Of(0, 1, 3, -1, -2);
            int? lastDose = draw.Of<int?>(null, 3, 2, 1, 0);
            JsonObject input = EpiStart(draw, on, 900m, 90_000m);
            input["values"]!["takenOn"] = on.PlusDays(-age).Iso();
            input.With("lastDoseOn", lastDose is { } days ? on.PlusDays(-days).Iso() : null);
            LawAnswer answer = ask.Ask("start-block", input);
            bool counts = age >= 0 && (lastDose is null || age <= lastDose);
            return counts ? answer.Is("proceed", "the counts are of the day") : answer.Is("cannot-decide", "the counts are of another time");
        });

    /// <summary>The site's limit on the age of counts.</summary>
    public static ProtocolLaw LaboratoryAge { get; } = new(
        "laboratory-age",
        "Under a site's limit of some days, counts that are as old as the limit are taken, and older ones hold the block.",
        ["start-block"], ["LAB-AGE"], 120, (draw, ask) =>
        {
            LocalDate on = draw.Day();
            int limit = draw.Of(3, 0, 1, 2, 4);
            int age = draw.Int(0, 5);
            JsonObject input = EpiStart(draw, on, 900m, 90_000m);
            input["values"]!["takenOn"] = on.PlusDays(-age).Iso();
            input["site"] = new JsonObject { ["laboratoryAgeLimit"] = new JsonObject { ["days"] = limit, ["citation"] = SiteCitation() } };
            return ask.Ask("start-block", input).Is(age <= limit ? "proceed" : "hold", $"the counts are {age} days old and the limit is {limit}");
        });

    /// <summary>Counts that no infant has.</summary>
    public static ProtocolLaw ImplausibleCounts { get; } = new(
        "implausible-counts",
        "A count that no infant has, as after a slip of a thousand, never lets a block start; nor does an ANC above the white cells of its sample.",
        ["start-block"], ["LAB-PLAUSIBLE", "LAB-ANC-WITHIN-WBC"], 120, (draw, ask) =>
        {
            JsonObject input = EpiStart(draw, draw.Day(), 900m, 90_000m);
            JsonObject values = input["values"]!.AsObject();
            (string member, string value, string expected) = draw.Of(
                ("neutrophils", "900/µL", "proceed"), ("neutrophils", "900 ×10⁹/L", "no"), ("platelets", "90000 ×10⁹/L", "no"), ("neutrophils", "100001/µL", "no"), ("platelets", "2000001/µL", "no"),
                ("whiteCells", "899/µL", "no"), ("whiteCells", "900/µL", "proceed"), ("neutrophils", "100000/µL", "proceed"), ("platelets", "2000000/µL", "proceed"));
            values[member] = value;
            LawAnswer answer = ask.Ask("start-block", input);
            return expected == "proceed" ? answer.Is("proceed", $"{member} of {value} is plausible") : answer.IsNot("proceed", $"{member} of {value} is not plausible");
        });

    /// <summary>Chemotherapy after azacitidine.</summary>
    public static ProtocolLaw ChemotherapyOnDaySix { get; } = new(
        "chemotherapy-on-day-6",
        "A chemotherapy block after azacitidine starts on day 6 of the EPI block or later, each held day one later; who does not know the EPI block's day 1 or its held days cannot decide.",
        ["start-block"], ["AZA-CHEMO-DAY-6", "KMT2A-TO-CONTINUE"], 200, (draw, ask) =>
        {
            LocalDate on = draw.Day();
            int day = draw.Of(6, 5, 7, 8, 4, 1);
            int? held = draw.Of<int?>(0, 1, 2, null);
            bool isStartKnown = !draw.OneIn(6);
            JsonObject input = new()
            {
                ["schemaVersion"] = 2,
                ["block"] = draw.Of("consolidation", "interim-maintenance", "delayed-intensification-1", "delayed-intensification-2"),
                ["on"] = on.Iso(),
                ["kmt2a"] = "rearranged",
            };
            input.With("previousBlockStart", isStartKnown ? on.PlusDays(1 - day).Iso() : null).With("previousBlockHeldDays", held);
            string expected = !isStartKnown || held is null ? "cannot-decide" : day >= 6 + held ? "proceed" : "hold";
            return ask.Ask("start-block", input).Is(expected, $"it would start on day {day} of the EPI block, of which {held?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown number of"} days were held");
        });

    /// <summary>The block before an EPI block.</summary>
    public static ProtocolLaw BlockBeforeIsComplete { get; } = new(
        "block-before-is-complete",
        "An EPI block does not start before the day after the last planned day of the block before it, each held day one later.",
        ["start-block"], ["BLOCK-BEFORE-COMPLETE"], 120, (draw, ask) =>
        {
            LocalDate on = draw.Day();
            (string block, int last) = draw.Of(("azacitidine-1", 29), ("azacitidine-2", 29), ("azacitidine-3", 23), ("azacitidine-4", 28));
            int held = draw.Of(0, 1, 3);
            int day = last + held + draw.Of(1, 0, -1, 2, 10);
            JsonObject input = EpiStart(draw, on, 900m, 90_000m).With("block", block).With("previousBlockStart", on.PlusDays(1 - day).Iso()).With("previousBlockHeldDays", held);
            return ask.Ask("start-block", input).Is(day > last + held ? "proceed" : "hold", $"it would start on day {day} of a block whose last day is {last}, of which {held} days were held");
        });

    /// <summary>KMT2A after Induction.</summary>
    public static ProtocolLaw ContinuePastInduction { get; } = new(
        "continue-past-induction",
        "Only infants whose leukaemia is KMT2A-rearranged continue past Induction; while the status is unknown nobody can decide.",
        ["continue-past-induction"], ["KMT2A-TO-CONTINUE"], 20, (draw, ask) =>
        {
            (string? status, string expected) = draw.Of<(string?, string)>(("rearranged", "proceed"), ("germline", "hold"), ("unknown", "cannot-decide"), (null, "cannot-decide"));
            return ask.Ask("continue-past-induction", new JsonObject { ["schemaVersion"] = 2 }.With("kmt2a", status)).Is(expected, $"the status is {status ?? "not stated"}");
        });

    /// <summary>Blocks whose criteria are unpublished.</summary>
    public static ProtocolLaw UnpublishedCriteria { get; } = new(
        "unpublished-criteria",
        "No public source states the criteria to start Induction or Maintenance, so without the site's nobody can decide.",
        ["start-block"], ["BLOCK-START-SITE"], 40, (draw, ask) =>
        {
            JsonObject input = EpiStart(draw, draw.Day(), 900m, 90_000m);
            input["block"] = draw.Of("induction", "maintenance");
            return ask.Ask("start-block", input).Is("cannot-decide", "the site has stated no criteria");
        });

    /// <summary>A slip of a thousand between two counts.</summary>
    public static ProtocolLaw CountsAfterCounts { get; } = new(
        "counts-after-counts",
        "A count that is from 500 to 2,000 times the count before, both inclusive, as after a slip of a thousand, never lets a block start; a smaller or larger ratio says nothing.",
        ["start-block"], ["LAB-CHANGE"], 120, (draw, ask) =>
        {
            bool isAnc = draw.OneIn(2);
            int before = isAnc ? 10 : 1000;
            decimal ratio = draw.Of(1m, 500m, 2000m, 499.9m, 2000.1m, 1000m, 100m);
            LocalDate on = draw.Day();
            JsonObject input = EpiStart(draw, on, isAnc ? before * ratio : 900m, isAnc ? 90_000m : before * ratio);
            input["valuesBefore"] = new JsonObject { ["takenOn"] = on.PlusDays(-1).Iso(), [isAnc ? "neutrophils" : "platelets"] = $"{before.ToString(CultureInfo.InvariantCulture)}/µL" };
            LawAnswer answer = ask.Ask("start-block", input);
            string because = $"the {(isAnc ? "ANC" : "platelets")} went from {before}/µL to {(before * ratio).Plain()}/µL";
            bool isEnough = isAnc ? before * ratio >= 500m : before * ratio >= 50_000m;
            bool isPlausible = isAnc || before * ratio <= 2_000_000m;
            return !isEnough ? answer.Is("hold", because)
                : ratio is >= 500m and <= 2000m || !isPlausible ? answer.IsNot("proceed", because)
                : answer.Is("proceed", because);
        });

    private static ProtocolLaw[] OfStarts =>
        [EpiCounts, CountSpellings, EpiStatements, CountsOfTheDay, LaboratoryAge, ImplausibleCounts, CountsAfterCounts, ChemotherapyOnDaySix, BlockBeforeIsComplete, ContinuePastInduction, UnpublishedCriteria];

    private static JsonObject SiteCitation() => new() { ["source"] = "SITE", ["place"] = "for the law" };

    private static JsonObject EpiStart(Draw draw, LocalDate on, decimal anc, decimal platelets) => new()
    {
        ["schemaVersion"] = 2,
        ["block"] = draw.Of("azacitidine-1", "azacitidine-2", "azacitidine-3", "azacitidine-4"),
        ["on"] = on.Iso(),
        ["values"] = new JsonObject { ["takenOn"] = on.Iso(), ["neutrophils"] = $"{anc.Plain()}/µL", ["platelets"] = $"{platelets.Plain()}/µL" },
        ["toxicityResolved"] = true,
        ["kmt2a"] = "rearranged",
        ["previousBlockStart"] = on.PlusDays(-60).Iso(),
        ["previousBlockHeldDays"] = 0,
    };
}
