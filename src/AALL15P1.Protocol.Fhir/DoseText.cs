using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using Hl7.Fhir.Model;

namespace AALL15P1.Protocol.Fhir;

/// <summary>An order's dose in words and in the parts of a Dosage.</summary>
internal static class DoseText
{
    private const string Types = "http://terminology.hl7.org/CodeSystem/dose-rate-type";

    public static CodeableConcept Ordered => new(Types, "ordered");

    public static CodeableConcept Calculated => new(Types, "calculated");

    /// <summary>The routes with the time of an infusion, how often, on which days, and the stated dose.</summary>
    public static string Of(PlannedOrder order) => $"{order.Drug.Name}{(order.Qualifier.Length == 0 ? string.Empty : $", {order.Qualifier}")}. {Given(order)}, {Often(order)}, days {order.Days}. {Stated(order)}";

    public static string Given(PlannedOrder order) => order.Infusion is not { } infusion
        ? order.Routes.ToString()
        : string.Join(" or ", order.Routes.ToRoutes().Select(route => route == Route.IV ? $"{route} over {infusion}" : route.ToString()));

    /// <summary>How often on a day of the order.</summary>
    public static string Often(PlannedOrder order) => order.TimesPerDay switch
    {
        null => "times a day not published",
        1 => order.Days.IsWeekly ? "once a week" : "one dose on the day",
        int times when order.Interval is { } interval => Elements.Invariant($"{times} times a day, every {interval.TotalHours:0.##} h"),
        int times => Elements.Invariant($"{times} times a day"),
    };

    /// <summary>The stated dose with its source, or that none is published.</summary>
    public static string Stated(PlannedOrder order) => order.Dose switch
    {
        Fact<DoseRule>.Known { Stated: var stated } => $"Stated: {stated.Value} {Elements.Source(stated.Citation, stated.Standing)}.",
        Fact<DoseRule>.Unpublished unpublished => $"{Elements.Sentence(unpublished.What)} Unpublished: the site states it.",
        _ => string.Empty,
    };

    /// <summary>How often, for machines. A weekly order is never once a day, not even on one date; null when no source states how often.</summary>
    public static Timing.RepeatComponent? Repeat(PlannedOrder order) => order switch
    {
        { Days.IsWeekly: true, TimesPerDay: 1 } => new() { Frequency = 1, Period = 1, PeriodUnit = Timing.UnitsOfTime.Wk },
        { TimesPerDay: > 1, Interval: { } interval } => new() { Frequency = 1, Period = (decimal)interval.TotalHours, PeriodUnit = Timing.UnitsOfTime.H },
        { TimesPerDay: { } times } => new() { Frequency = times, Period = 1, PeriodUnit = Timing.UnitsOfTime.D },
        _ => null,
    };
}
