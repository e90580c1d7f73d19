using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace AALL15P1.Protocol.Testing;

// Doses that a public source states, and how a site's supplement is applied.
public static partial class ProtocolLaws
{
    /// <summary>The size of azacitidine.</summary>
    public static ProtocolLaw AzacitidineSize { get; } = new(
        "azacitidine-size",
        "A dose of azacitidine is 2.5 mg/kg by the last weight that was measured on the day or before, to the last digit.",
        ["dose"], ["DOSE-WEIGHT"], 150, (draw, ask) =>
        {
            LocalDate start = draw.Day();
            LocalDate on = start.PlusDays(draw.Int(0, 4));
            decimal weight = 7.5m + (draw.Int(0, 99) / 100m);
            JsonObject input = AzacitidineDose(draw, start, on);
            JsonArray measurements = new(Measured(on.PlusDays(-draw.Of(0, 1, 2)), weight));
            if (draw.OneIn(2))
            {
                measurements.Add((JsonNode)Measured(on.PlusDays(-6), weight * 0.98m));
            }

            if (draw.OneIn(2))
            {
                measurements.Add((JsonNode)Measured(on.PlusDays(1), weight * 1.01m));
            }

            input["measurements"] = measurements;
            return IsDose(ask.Ask("dose", input), weight * 2.5m, "mg", exact: true, $"2.5 mg/kg of {weight.Plain()} kg");
        });

    /// <summary>The days of azacitidine.</summary>
    public static ProtocolLaw AzacitidineDays { get; } = new(
        "azacitidine-days",
        "Azacitidine has a dose on days 1 to 5 of its block, and on no other day.",
        ["dose"], ["DOSE-DUE"], 80, (draw, ask) =>
        {
            LocalDate start = draw.Day();
            int day = draw.Near(1, 60, 1, 5, 6, 4);
            JsonObject input = AzacitidineDose(draw, start, start.PlusDays(day - 1));
            input["measurements"] = new JsonArray(Measured(start.PlusDays(day - 1), 8m));
            return ask.Ask("dose", input).Is(day <= 5 ? "proceed" : "hold", $"it is day {day}");
        });

    /// <summary>What a dose needs.</summary>
    public static ProtocolLaw DoseNeeds { get; } = new(
        "dose-needs",
        "Without a weight measured on the day or before, or a height for a dose by surface, there is no dose, and nobody can decide.",
        ["dose"], ["DOSE-WEIGHT", "DOSE-HEIGHT"], 80, (draw, ask) =>
        {
            LocalDate start = draw.Day();
            bool isBySurface = draw.OneIn(2);
            JsonObject input = isBySurface ? SurfaceDose("methotrexate-high-dose", start, start, start.PlusDays(-250)) : AzacitidineDose(draw, start, start);
            bool isComplete = draw.OneIn(3);
            JsonObject measured = Measured(isComplete ? start : start.PlusDays(draw.Of(1, 0)), 8.5m, 71m);
            if (!isComplete && measured["on"]!.GetValue<string>() == start.Iso())
            {
                measured.Remove(isBySurface ? "height" : "weight");
            }

            input["measurements"] = new JsonArray(measured);
            return ask.Ask("dose", input).Is(isComplete ? "proceed" : "cannot-decide", $"what is known is {measured.ToJsonString()}");
        });

    /// <summary>Doses without a source.</summary>
    public static ProtocolLaw UnpublishedDoses { get; } = new(
        "unpublished-doses",
        "A dose whose size no public source states cannot be decided without the site's supplement; nor can one that is stated before an infant factor which the site has not stated.",
        ["dose"], ["DOSE-STATED", "DOSE-INFANT-FACTOR"], 80, (draw, ask) =>
        {
            LocalDate start = draw.Day();
            (string block, string order, int day) = draw.Of(
                ("induction", "vincristine", 8), ("induction", "prednisolone", 1), ("consolidation", "cyclophosphamide", 1), ("consolidation", "mercaptopurine", 1), ("induction", "methotrexate-intrathecal", 1),
                ("maintenance", "methotrexate", 8), ("delayed-intensification-1", "thioguanine", 1), ("interim-maintenance", "methotrexate-high-dose", 1), ("induction", "daunorubicin", 8));
            LocalDate on = start.PlusDays(day - 1);
            JsonObject input = SurfaceDose(order, start, on, start.PlusDays(-250)).With("block", block).With("supplement", null);
            input["measurements"] = new JsonArray(Measured(on, 8.5m, 71m));
            return ask.Ask("dose", input).Is("cannot-decide", $"the dose of {order} in {block} has no source");
        });

    /// <summary>The infant factor.</summary>
    public static ProtocolLaw InfantFactor { get; } = new(
        "infant-factor",
        "Where the site takes Interfant's factor, high-dose methotrexate is 5 g/m² and daunorubicin 30 mg/m² times 2/3 below 6 completed months, 3/4 below 12 and in full from 12 on; "
        + "the age is that of day 1 of the block, or of the dose where question D9 is read so, and exactly 12 months still count to the band before where D4 is read as printed. "
        + "A month is complete on the same day of a later month, or on its last day where it is shorter.",
        ["dose"], ["DOSE-INFANT-FACTOR"], 300, (draw, ask) =>
        {
            LocalDate birth = draw.Day();
            int months = draw.Of(6, 12);
            LocalDate band = birth.PlusMonths(months);
            (string block, string order, int last, decimal size) = draw.Of(
                ("interim-maintenance", "methotrexate-high-dose", 8, 5000m), ("induction", "daunorubicin", 9, 30m), ("delayed-intensification-1", "daunorubicin", 22, 30m));
            int first = block == "induction" ? 8 : 1;
            int day = draw.Of(first, last);
            bool isAtDose = draw.OneIn(3);
            bool isAsPrinted = draw.OneIn(3);
            LocalDate aged = band.PlusDays(draw.Of(0, -1, 1, 3, -3, -40));
            LocalDate start = isAtDose ? aged.PlusDays(1 - day) : aged;
            LocalDate on = start.PlusDays(day - 1);
            (decimal weight, decimal height) = months == 6 ? (7.4m, 66m) : (9.2m, 75m);
            weight += draw.Int(0, 20) / 100m;
            JsonObject input = SurfaceDose(order, start, on, birth).With("block", block);
            input["measurements"] = new JsonArray(Measured(on, weight, height));
            JsonArray readings = [];
            if (isAtDose)
            {
                readings.Add((JsonNode)new JsonObject { ["id"] = "D9", ["reading"] = "each-dose" });
            }

            if (isAsPrinted)
            {
                readings.Add((JsonNode)new JsonObject { ["id"] = "D4", ["reading"] = "as-printed" });
            }

            input.With("readings", readings.Count > 0 ? readings : null);
            LocalDate taken = isAtDose ? on : start;
            bool isTwelve = isAsPrinted ? taken > birth.PlusMonths(12) : taken >= birth.PlusMonths(12);
            (decimal over, decimal under) = isTwelve ? (1m, 1m) : taken >= birth.PlusMonths(6) ? (3m, 4m) : (2m, 3m);
            return IsDose(ask.Ask("dose", input), size * Surface(weight, height) * over / under, "mg", exact: false, $"{size.Plain()} mg/m², {over}/{under} at an age of {Age(birth, taken)}");
        });

    /// <summary>Doses of a day.</summary>
    public static ProtocolLaw DailyDoses { get; } = new(
        "daily-doses",
        "A size for a day is divided by its doses: dexamethasone of 6 mg/m²/day in three doses, mercaptopurine of 25 mg/m²/day in one; the doses of the day add up to the size.",
        ["dose"], ["DOSE-TIMES-PER-DAY"], 100, (draw, ask) =>
        {
            LocalDate start = draw.Day();
            (string block, string order, int day, decimal size, int times) = draw.Of(
                ("induction", "dexamethasone", 8, 6m, 3), ("interim-maintenance", "mercaptopurine", 1, 25m, 1), ("delayed-intensification-1", "dexamethasone", 1, 10m, 3));
            LocalDate on = start.PlusDays(day - 1);
            (decimal weight, decimal height) = (8.5m + (draw.Int(0, 20) / 100m), 71m);
            JsonObject input = SurfaceDose(order, start, on, start.PlusDays(-250)).With("block", block);
            input["measurements"] = new JsonArray(Measured(on, weight, height));
            LawAnswer answer = ask.Ask("dose", input);
            decimal all = size * Surface(weight, height);
            return IsDose(answer, all / times, "mg", exact: false, $"{size.Plain()} mg/m²/day in {times} doses")
                ?? (answer.PerDay is { } perDay && Math.Abs(perDay.Number - all) < all / 1_000_000m ? null : $"Expected {all.Plain()} mg for the day. Found {answer.PerDay}.");
        });

    /// <summary>Rounding.</summary>
    public static ProtocolLaw DoseRounding { get; } = new(
        "dose-rounding",
        "A site's rounding goes to the nearest multiple, up or down, as it says; the middle between two goes where it says.",
        ["dose"], ["DOSE-NOT-ROUNDED-AWAY"], 200, (draw, ask) =>
        {
            LocalDate start = draw.Day();
            // Of a dose of 2.5 mg/kg, most of these are a middle between two multiples of one of the increments.
            decimal weight = draw.Of(8m, 8.2m, 8.4m, 8.6m, 8.1m, 8.3m, 9m) + draw.Of(0m, 0m, 0m, 0.01m);
            string direction = draw.Of("nearest", "down", "up", "nearest");
            string tie = draw.Of("even", "up", "down");
            decimal step = draw.Of(1m, 5m, 0.5m);
            JsonObject rounding = new() { ["drug"] = "azacitidine", ["increment"] = $"{step.Plain()} mg", ["direction"] = direction, ["citation"] = SiteCitation(), ["standing"] = "site" };
            rounding.With("tie", direction == "nearest" ? tie : null);
            JsonObject input = AzacitidineDose(draw, start, start);
            input["measurements"] = new JsonArray(Measured(start, weight));
            input["supplement"] = OwnSupplement().With("rounding", new JsonArray(rounding));
            decimal steps = weight * 2.5m / step;
            decimal lower = decimal.Floor(steps);
            decimal part = steps - lower;
            decimal multiple = part == 0m ? lower : direction switch
            {
                "down" => lower,
                "up" => lower + 1m,
                _ => part < 0.5m || (part == 0.5m && (tie == "down" || (tie == "even" && lower % 2m == 0m))) ? lower : lower + 1m,
            };
            return IsDose(ask.Ask("dose", input), multiple * step, "mg", exact: true, $"{(weight * 2.5m).Plain()} mg rounded {direction} to {step.Plain()} mg, ties {tie}");
        });

    /// <summary>The cap and the rounding.</summary>
    public static ProtocolLaw DoseCap { get; } = new(
        "dose-cap",
        "A dose is capped first and rounded then, and rounding never takes it above its cap.",
        ["dose"], ["DOSE-NOT-ROUNDED-AWAY"], 150, (draw, ask) =>
        {
            LocalDate start = draw.Day();
            decimal weight = 8m + (draw.Int(0, 8) / 10m);
            decimal? cap = draw.Of<decimal?>(700m, 660m, 680m, 590m, 725m, null);
            JsonObject dose = new() { ["block"] = "delayed-intensification-1", ["order"] = "pegaspargase", ["dose"] = "82.5 IU/kg/dose", ["citation"] = SiteCitation(), ["standing"] = "site" };
            dose.With("maximumPerDose", cap is { } most ? $"{most.Plain()} IU" : null);
            JsonObject rounding = new()
            {
                ["drug"] = "pegaspargase",
                ["increment"] = "50 IU",
                ["direction"] = "nearest",
                ["tie"] = "even",
                ["citation"] = SiteCitation(),
                ["standing"] = "site",
            };
            JsonObject input = SurfaceDose("pegaspargase", start, start, start.PlusDays(-250)).With("block", "delayed-intensification-1");
            input["measurements"] = new JsonArray(Measured(start, weight, 71m));
            input["supplement"] = OwnSupplement().With("doses", new JsonArray(dose)).With("rounding", new JsonArray(rounding));
            decimal capped = Math.Min(82.5m * weight, cap ?? decimal.MaxValue);
            decimal steps = capped / 50m;
            decimal rounded = decimal.Round(steps, MidpointRounding.ToEven) * 50m;
            decimal expected = rounded > cap ? decimal.Floor(steps) * 50m : rounded;
            return IsDose(ask.Ask("dose", input), expected, "IU", exact: true, $"82.5 IU/kg of {weight.Plain()} kg, at most {cap?.Plain() ?? "anything"} IU, to 50 IU");
        });

    /// <summary>Weights that are slips.</summary>
    public static ProtocolLaw ImplausibleWeights { get; } = new(
        "implausible-weights",
        "No dose is computed from a weight that the infant cannot have: pounds for kilograms, a shifted decimal point, or grams.",
        ["dose"], ["WEIGHT-FOR-AGE", "WEIGHT-UNIT-SLIP"], 80, (draw, ask) =>
        {
            LocalDate start = draw.Day();
            decimal weight = 8.5m;
            decimal slip = draw.Of(1m, 10m, 0.1m, 2.20462m, 1000m);
            JsonObject input = AzacitidineDose(draw, start, start);
            input["measurements"] = new JsonArray(Measured(start.PlusDays(-7), weight), Measured(start, weight * slip));
            LawAnswer answer = ask.Ask("dose", input);
            return slip == 1m ? answer.Is("proceed", "the weight is plausible") : answer.IsNot("proceed", $"a weight of {(weight * slip).Plain()} kg follows one of {weight.Plain()} kg");
        });

    /// <summary>One weight and the next.</summary>
    public static ProtocolLaw WeightSteps { get; } = new(
        "weight-steps",
        "A weight that is a quarter or more above or below that of the day before gives no dose; a smaller step does.",
        ["dose"], ["WEIGHT-JUMP"], 80, (draw, ask) =>
        {
            // A quarter above 8 kg is 10 kg, and a quarter below 6 kg; a day of growth is less than 0.02 kg.
            LocalDate start = draw.Day();
            decimal weight = draw.Of(8m, 9.99m, 10.03m, 6.03m, 5.99m);
            JsonObject input = AzacitidineDose(draw, start, start);
            input["measurements"] = new JsonArray(Measured(start.PlusDays(-1), 8m), Measured(start, weight));
            LawAnswer answer = ask.Ask("dose", input);
            string because = $"8 kg yesterday and {weight.Plain()} kg today";
            return weight is 10.03m or 5.99m ? answer.IsNot("proceed", because) : IsDose(answer, weight * 2.5m, "mg", exact: true, because);
        });

    private static ProtocolLaw[] OfDoses =>
        [AzacitidineSize, AzacitidineDays, DoseNeeds, UnpublishedDoses, InfantFactor, DailyDoses, DoseRounding, DoseCap, ImplausibleWeights, WeightSteps];

    /// <summary>Of an infant of about eight months.</summary>
    private static JsonObject AzacitidineDose(Draw draw, LocalDate start, LocalDate on) => new()
    {
        ["schemaVersion"] = 2,
        ["block"] = draw.Of("azacitidine-1", "azacitidine-2", "azacitidine-3", "azacitidine-4"),
        ["order"] = "azacitidine",
        ["blockStart"] = start.Iso(),
        ["on"] = on.Iso(),
        ["birthDate"] = start.PlusDays(-240).Iso(),
    };

    private static JsonObject SurfaceDose(string order, LocalDate start, LocalDate on, LocalDate birth) => new()
    {
        ["schemaVersion"] = 2,
        ["block"] = "interim-maintenance",
        ["order"] = order,
        ["blockStart"] = start.Iso(),
        ["on"] = on.Iso(),
        ["birthDate"] = birth.Iso(),
        ["supplement"] = "illustration",
    };

    private static JsonObject OwnSupplement() => new()
    {
        ["schemaVersion"] = 1,
        ["protocol"] = "aall15p1",
        ["id"] = "laws",
        ["title"] = "For the laws",
        ["sources"] = new JsonArray(new JsonObject { ["id"] = "SITE", ["title"] = "For the laws", ["gives"] = "site" }),
    };

    private static JsonObject Measured(LocalDate on, decimal weight, decimal? height = null) =>
        new JsonObject { ["on"] = on.Iso(), ["weight"] = $"{weight.Plain()} kg" }.With("height", height is { } length ? $"{length.Plain()} cm" : null);

    private static string Age(LocalDate birth, LocalDate on) => $"{Period.DaysBetween(birth, on).ToString(CultureInfo.InvariantCulture)} days (born {birth.Iso()}, {on.Iso()})";

    /// <summary>Mosteller's formula, by Newton's method from a first guess in binary.</summary>
    private static decimal Surface(decimal weight, decimal height)
    {
        decimal square = weight * height / 3600m;
        decimal root = (decimal)Math.Sqrt((double)square);
        return (root + (square / root)) / 2m;
    }

    private static string? IsDose(LawAnswer answer, decimal expected, string unit, bool exact, string because) =>
        answer.PerDose is { } found && found.Unit == unit && (exact ? found.Number == expected : Math.Abs(found.Number - expected) <= expected / 1_000_000m)
            ? null
            : $"Expected {expected.Plain()} {unit}: {because}. Found {(answer.PerDose is { } other ? $"{other.Number.Plain()} {other.Unit}" : answer.Text)}.";
}
