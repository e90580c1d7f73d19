using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Testing;

// What a record finds in doses that were given and should not have been, or not so: by the registered days (CTGOV, outline), the rescue of
// Interfant-06 (CTGOV-I06, Interim Maintenance, leucovorin), and safeguards of the library.
public static partial class ProtocolLaws
{
    /// <summary>A dose under a hold.</summary>
    public static ProtocolLaw HeldIsNotGiven { get; } = new(
        "held-is-not-given",
        "A dose of a held order that is given before its hold ends is found, whatever the site makes of held administrations; on the day on which the hold ends it is not.",
        ["replay"], ["RECORD-HELD-GIVEN"], 80, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int length = draw.Int(1, 5);
            int after = draw.Of(0, length, length - 1, length + 1);
            string? policy = draw.Of("make-up", null, "shift-order", "shift-block");
            Events events = new(first);
            events.Slot("administration-held", first.PlusDays(7), "vincristine", 8, route: null, until: first.PlusDays(7 + length));
            events.Slot("administration-given", first.PlusDays(7 + after), "vincristine", 8, "IV");
            return ask.Ask("replay", events.At(first.PlusDays(7 + after)).With("holds", policy)).Names("RECORD-HELD-GIVEN", after < length, $"vincristine of day 8 is held for {length} days and given {after} days later");
        });

    /// <summary>Doses too near each other.</summary>
    public static ProtocolLaw DosesApart { get; } = new(
        "doses-apart",
        "Two doses of an order that are nearer to each other than its registered days, for vincristine of Induction 7 days, are found; 7 days apart they are not.",
        ["replay"], ["RECORD-INTERVAL"], 60, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int apart = draw.Of(7, 6, 8, 1, 3);
            Events events = new(first);
            events.Slot("administration-given", first.PlusDays(7), "vincristine", 8, "IV");
            events.Slot("administration-given", first.PlusDays(7 + apart), "vincristine", 15, "IV");
            return ask.Ask("replay", events.At(first.PlusDays(7 + apart))).Names("RECORD-INTERVAL", apart < 7, $"vincristine is given twice, {apart} days apart");
        });

    /// <summary>A dose a second time.</summary>
    public static ProtocolLaw GivenOnce { get; } = new(
        "given-once",
        "A planned dose that is given a second time, on its day or later, is found; the dose of the next registered day is not.",
        ["replay"], ["RECORD-TWICE"], 60, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int day = draw.Of(8, 9);
            int later = draw.Of(1, 0);
            Events events = new(first);
            events.Slot("administration-given", first.PlusDays(7), "daunorubicin", 8, "IV");
            events.Slot("administration-given", first.PlusDays(7 + later), "daunorubicin", day, "IV");
            return ask.Ask("replay", events.At(first.PlusDays(7 + later))).Names("RECORD-TWICE", day == 8, $"daunorubicin of day 8 is given, and {later} days later that of day {day}");
        });

    /// <summary>A dose that was left out.</summary>
    public static ProtocolLaw OmittedIsNotGiven { get; } = new(
        "omitted-is-not-given",
        "A dose that is given after it was omitted by decision is found; the dose of another day is not.",
        ["replay"], ["RECORD-OMITTED-GIVEN"], 60, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            int day = draw.Of(8, 9);
            Events events = new(first);
            events.Slot("administration-omitted", first.PlusDays(7), "daunorubicin", 8, route: null);
            events.Slot("administration-given", first.PlusDays(day - 1), "daunorubicin", day, "IV");
            return ask.Ask("replay", events.At(first.PlusDays(day - 1))).Names("RECORD-OMITTED-GIVEN", day == 8, $"daunorubicin of day 8 is omitted, and that of day {day} given");
        });

    /// <summary>Rescue by the hour.</summary>
    public static ProtocolLaw LeucovorinHours { get; } = new(
        "leucovorin-hours",
        "High-dose methotrexate that starts before 06:00 by the clock of the ward is alerted to, for hour 42 then falls before the registered days of leucovorin; from 06:00 on it is not.",
        ["replay"], ["LEUCOVORIN-HOURS"], 120, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            LocalDate start = first.PlusDays(60);
            int seconds = draw.Near(0, 36_000, 21_600, 21_599, 21_601, 0);
            Offset offset = Offset.FromHours(draw.Of(0, 1, -1, 9));
            OffsetDateTime begun = start.AtMidnight().PlusSeconds(seconds).WithOffset(offset);
            Events events = new(first);
            events.Add("block-started", start, new() { ["block"] = "interim-maintenance" });
            events.Add("administration-given", start, new()
            {
                ["block"] = "interim-maintenance",
                ["order"] = "methotrexate-high-dose",
                ["day"] = 1,
                ["dose"] = new JsonObject { ["route"] = "IV", ["startedAt"] = InstantPattern.ExtendedIso.Format(begun.ToInstant()), ["clockOffset"] = OffsetPattern.CreateWithInvariantCulture("+HH:mm").Format(offset) },
            });
            JsonObject report = ask.Ask("replay", events.At(start)).Document;
            bool isAlerted = report.Need("next").AsArray().Any(step => step.Need("kind").GetValue<string>() == "alert" && step!["rule"]?.GetValue<string>() == "LEUCOVORIN-HOURS");
            string clock = LocalTimePattern.ExtendedIso.Format(begun.TimeOfDay);
            return isAlerted == seconds < 21_600 ? null : $"Expected {(isAlerted ? "no" : "an")} alert of LEUCOVORIN-HOURS: it starts at {clock} of a clock at UTC{offset}. Found {(isAlerted ? "one" : "none")}.";
        });

    /// <summary>Methotrexate by two routes.</summary>
    public static ProtocolLaw OralAndIntrathecal { get; } = new(
        "oral-and-intrathecal",
        "Oral methotrexate of Maintenance on the day of an intrathecal dose is found; on another day it is not.",
        ["replay"], ["METHOTREXATE-PO-IT"], 40, (draw, ask) =>
        {
            LocalDate first = draw.Day();
            LocalDate start = first.PlusDays(DaysToMaintenance);
            int apart = draw.Of(0, 1, -1, 7);
            Events events = new(first);
            events.Add("block-started", start, new() { ["block"] = "maintenance" });
            LocalDate on = start.PlusDays(7 + apart);
            LocalDate last = LocalDate.Max(on, start.PlusDays(7));
            events.Add("administration-given", start.PlusDays(7), new() { ["block"] = "maintenance", ["order"] = "methotrexate-intrathecal", ["day"] = 1, ["dose"] = new JsonObject { ["route"] = "IT" } }, recorded: last);
            events.Add("administration-given", on, new() { ["block"] = "maintenance", ["order"] = "methotrexate", ["day"] = 8, ["dose"] = new JsonObject { ["route"] = "PO" } }, recorded: last);
            return ask.Ask("replay", events.At(last)).Names("METHOTREXATE-PO-IT", apart == 0, $"methotrexate PO {apart} days after methotrexate IT");
        });

    private static ProtocolLaw[] OfFindings => [HeldIsNotGiven, DosesApart, GivenOnce, OmittedIsNotGiven, LeucovorinHours, OralAndIntrathecal];
}
