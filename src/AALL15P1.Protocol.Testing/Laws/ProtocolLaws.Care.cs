using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing;

// The place of care and the infusion of azacitidine, by the slides (DECK).
public static partial class ProtocolLaws
{
    private static readonly string[] EvaluationBlocks =
        ["azacitidine-1", "consolidation", "azacitidine-2", "interim-maintenance", "azacitidine-3", "delayed-intensification-1"];

    private static readonly string[] EveryBlock =
        ["induction", .. EvaluationBlocks, "azacitidine-4", "delayed-intensification-2", "maintenance"];

    /// <summary>The place of azacitidine.</summary>
    public static ProtocolLaw AzacitidineAtTertiaryCentre { get; } = new(
        "azacitidine-at-tertiary-centre",
        "Azacitidine is given at the tertiary centre only, whatever block runs and whether or not the evaluation period has closed.",
        ["site-of-care"], ["AZA-TERTIARY-ONLY"], 120, (draw, ask) =>
        {
            string? setting = draw.Of("tertiary-centre", "shared-care-centre", "elsewhere", null);
            JsonObject input = Visit(draw.Of(EveryBlock), setting, symptoms: false).With("administers", "azacitidine").With("evaluationPeriodClosed", draw.OneIn(2));
            return ask.Ask("site-of-care", input).Is(Place(setting), $"azacitidine would be given at {setting ?? "an unknown place"}");
        });

    /// <summary>Visits in the evaluation period.</summary>
    public static ProtocolLaw EvaluationVisits { get; } = new(
        "evaluation-visits",
        "From EPI#1 through Delayed Intensification Part 1, while the evaluation period is not known to have closed, the infant is seen at the tertiary centre; after it, and in Induction, anywhere.",
        ["site-of-care"], ["EVALUATION-VISITS"], 200, (draw, ask) =>
        {
            string block = draw.Of(["induction", .. EvaluationBlocks, "delayed-intensification-2", "maintenance"]);
            string? setting = draw.Of("tertiary-centre", "shared-care-centre", "elsewhere", null);
            bool closed = draw.OneIn(2);
            JsonObject input = Visit(block, setting, symptoms: false).With("evaluationPeriodClosed", closed);
            return ask.Ask("site-of-care", input).Is(closed || !EvaluationBlocks.Contains(block) ? "proceed" : Place(setting), $"in {block} the infant would be seen at {setting ?? "an unknown place"}");
        });

    /// <summary>Symptoms of toxicity.</summary>
    public static ProtocolLaw EvaluationSymptoms { get; } = new(
        "evaluation-symptoms",
        "An infant who comes with symptoms of toxicity to another centre in the evaluation period is a case for the tertiary team; whether there are symptoms must be known.",
        ["site-of-care"], ["EVALUATION-SYMPTOMS"], 120, (draw, ask) =>
        {
            string block = draw.Of(EvaluationBlocks);
            string setting = draw.Of("tertiary-centre", "shared-care-centre", "elsewhere");
            bool? symptoms = draw.Of<bool?>(true, null);
            LawAnswer answer = ask.Ask("site-of-care", Visit(block, setting, symptoms));
            return setting == "tertiary-centre" ? answer.Is("proceed", "the infant is at the tertiary centre") : answer.IsNot("proceed", $"symptoms at {setting} are {(symptoms is null ? "not known" : "there")}");
        });

    /// <summary>Sepsis in Consolidation.</summary>
    public static ProtocolLaw SepsisInConsolidation { get; } = new(
        "sepsis-in-consolidation",
        "A fever or suspected sepsis in Consolidation is pointed out as a hazard by the rule of sepsis, wherever the infant is.",
        ["site-of-care"], ["CONSOLIDATION-SEPSIS"], 40, (draw, ask) =>
        {
            bool fever = draw.OneIn(2);
            LawAnswer answer = ask.Ask("site-of-care", Visit("consolidation", draw.Of("tertiary-centre", "shared-care-centre"), symptoms: false).With("feverOrSuspectedSepsis", fever));
            bool isFound = answer.Finds("CONSOLIDATION-SEPSIS", "severity", "hazard");
            return isFound == fever ? null : $"Expected {(fever ? "a" : "no")} hazard of CONSOLIDATION-SEPSIS: {(fever ? "there is a fever" : "there is none")}. Found {answer.Document.ToJsonString(JsonText.Readable)}";
        });

    /// <summary>Length of the infusion.</summary>
    public static ProtocolLaw InfusionLength { get; } = new(
        "infusion-length",
        "An infusion of azacitidine lasts from 10 to 40 minutes, both inclusive, to the second.",
        ["infusion"], ["AZA-INFUSION-10-40"], 150, (draw, ask) =>
        {
            int seconds = draw.Near(60, 2700, 1200, 600, 2400, 599, 2401, 601, 2399);
            Instant mixed = Clock(draw);
            JsonObject input = Infusion(draw, mixed, mixed, mixed + Duration.FromSeconds(seconds));
            return ask.Ask("infusion", input).Is(seconds is >= 600 and <= 2400 ? "proceed" : "hold", $"the infusion lasts {seconds} seconds");
        });

    /// <summary>Time since reconstitution.</summary>
    public static ProtocolLaw InfusionCompletion { get; } = new(
        "infusion-completion",
        "The infusion of azacitidine has ended no later than 45 minutes after reconstitution, by the clock and not by the printed hour: over midnight and between time zones too.",
        ["infusion"], ["AZA-VIAL-45"], 200, (draw, ask) =>
        {
            int seconds = draw.Near(1200, 4000, 2000, 2700, 2701, 2699);
            Instant mixed = Clock(draw);
            JsonObject input = Infusion(draw, mixed, mixed + Duration.FromSeconds(seconds - 1200), mixed + Duration.FromSeconds(seconds));
            return ask.Ask("infusion", input).Is(seconds <= 2700 ? "proceed" : "hold", $"the infusion ends {seconds} seconds after reconstitution");
        });

    /// <summary>The latest start of an infusion.</summary>
    public static ProtocolLaw InfusionLatestStart { get; } = new(
        "infusion-latest-start",
        "A planned infusion of some minutes starts at the latest 45 minutes less that length after reconstitution.",
        ["infusion"], ["AZA-VIAL-45"], 80, (draw, ask) =>
        {
            int minutes = draw.Int(10, 40);
            Instant mixed = Clock(draw);
            JsonObject input = new() { ["schemaVersion"] = 2, ["reconstituted"] = Stamp(draw, mixed), ["plannedMinutes"] = minutes, ["setting"] = "tertiary-centre" };
            string? found = ask.Ask("infusion", input).Document["result"]?["latestStart"]?.GetValue<string>();
            string expected = InstantPattern.ExtendedIso.Format(mixed + Duration.FromMinutes(45 - minutes));
            return found == expected ? null : $"Expected the latest start at {expected}. Found {found ?? "none"}.";
        });

    /// <summary>What else an infusion needs.</summary>
    public static ProtocolLaw InfusionStatements { get; } = new(
        "infusion-statements",
        "Azacitidine is infused at the tertiary centre and never in dextrose; without the times or the place nobody can decide.",
        ["infusion"], ["AZA-TERTIARY-ONLY", "AZA-NO-DEXTROSE", "AZA-VIAL-45", "AZA-INFUSION-10-40"], 100, (draw, ask) =>
        {
            Instant mixed = Clock(draw);
            JsonObject input = Infusion(draw, mixed, mixed + Duration.FromMinutes(5), mixed + Duration.FromMinutes(25));
            (string member, JsonNode? value, string expected) = draw.Of<(string, JsonNode?, string)>(
                ("dilutedInDextrose", false, "proceed"), ("dilutedInDextrose", true, "hold"), ("setting", "shared-care-centre", "hold"), ("setting", "elsewhere", "hold"),
                ("setting", null, "cannot-decide"), ("reconstituted", null, "cannot-decide"), ("end", null, "cannot-decide"));
            return ask.Ask("infusion", input.With(member, value)).Is(expected, $"{member} is {value?.ToJsonString() ?? "not known"}");
        });

    /// <summary>How much azacitidine a millilitre holds.</summary>
    public static ProtocolLaw InfusionConcentration { get; } = new(
        "infusion-concentration",
        "An infusion of azacitidine holds from 0.9 to 4 mg/mL, both inclusive; another concentration is pointed out, and holds nothing.",
        ["infusion"], ["AZA-CONCENTRATION"], 100, (draw, ask) =>
        {
            // CHEO, azacitidine, preparation.
            Instant mixed = Clock(draw);
            (decimal dose, decimal volume, bool isWithin) = draw.Of((20m, 10m, true), (18m, 20m, true), (18m, 20.01m, false), (20m, 5m, true), (20m, 4.99m, false), (18m, 19.99m, true), (20m, 5.01m, true));
            JsonObject input = Infusion(draw, mixed, mixed + Duration.FromMinutes(5), mixed + Duration.FromMinutes(25))
                .With("dose", $"{dose.Plain()} mg").With("finalVolume", $"{volume.Plain()} mL");
            LawAnswer answer = ask.Ask("infusion", input);
            string because = $"{dose.Plain()} mg in {volume.Plain()} mL";
            return answer.Is("proceed", because) ?? answer.Names("AZA-CONCENTRATION", !isWithin, because);
        });

    private static ProtocolLaw[] OfCare =>
        [AzacitidineAtTertiaryCentre, EvaluationVisits, EvaluationSymptoms, SepsisInConsolidation, InfusionLength, InfusionCompletion, InfusionLatestStart, InfusionStatements, InfusionConcentration];

    private static string Place(string? setting) => setting switch { null => "cannot-decide", "tertiary-centre" => "proceed", _ => "hold" };

    private static JsonObject Visit(string block, string? setting, bool? symptoms) =>
        new JsonObject { ["schemaVersion"] = 2, ["block"] = block }.With("setting", setting).With("toxicitySymptoms", symptoms);

    /// <summary>A moment, often just before midnight of some clock.</summary>
    private static Instant Clock(Draw draw) => Instant.FromUtc(2026, 3, 10, 9, 0) + Duration.FromMinutes(draw.Of(0, 14 * 60 + 45, 14 * 60 + 59, 10 * 60 + 50)) + Duration.FromDays(draw.Of(0, 18, 19, 20, 229, 230));

    /// <summary>The moment as some clock shows it.</summary>
    private static string Stamp(Draw draw, Instant moment) =>
        OffsetDateTimePattern.Rfc3339.Format(moment.WithOffset(Offset.FromHours(draw.Of(0, -6, -5, 1, 9))));

    private static JsonObject Infusion(Draw draw, Instant reconstituted, Instant start, Instant end) => new()
    {
        ["schemaVersion"] = 2,
        ["reconstituted"] = Stamp(draw, reconstituted),
        ["start"] = Stamp(draw, start),
        ["end"] = Stamp(draw, end),
        ["setting"] = "tertiary-centre",
    };
}
