using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>
/// This library's own safeguards, which hold for any protocol. A safeguard that concerns one drug is data beside the
/// definition and comes with its own rule.
/// </summary>
internal static class SafetyRules
{
    /// <summary>A drug that is not intrathecal by the intrathecal route.</summary>
    public static Rule IntrathecalLock { get; } = new(
        "ROUTE-IT-LOCKED",
        "Drugs by the intrathecal route",
        "A drug is given intrathecally only when the intrathecal route is one of its own.",
        Citation: null,
        Standing.Library)
    {
        Grounds = PublishedSources.VincaOnlyIntravenously,
    };

    /// <summary>A drug by a route that is not one of its own.</summary>
    public static Rule RouteLock { get; } = new(
        "ROUTE-LOCKED",
        "Routes of a drug",
        "A drug is given only by its own routes.",
        Citation: null,
        Standing.Library);

    /// <summary>An intrathecal procedure on the day of an intravenous vinca alkaloid.</summary>
    public static Rule IntrathecalWithVinca { get; } = Safeguard(
        "IT-VINCA-SAME-DAY",
        "Intrathecal procedure and vinca alkaloid",
        "An intrathecal procedure on the day of an intravenous vinca alkaloid is pointed out, so that the two are kept apart.") with
    {
        Grounds = PublishedSources.VincaOnlyIntravenously,
    };

    /// <summary>A weekly order given more often.</summary>
    public static Rule WeeklyOrder { get; } = Safeguard(
        "WEEKLY-ORDER-INTERVAL",
        "Weekly orders",
        "Two doses of a weekly order are at least 7 days apart.",
        new RuleParameter("shortest interval", "7 days, inclusive")) with
    {
        Grounds = PublishedSources.WeeklyOrders,
    };

    /// <summary>The cumulative dose of a class of drugs against a site's limit.</summary>
    public static Rule CumulativeDose { get; } = Policy(
        "CUMULATIVE-DOSE",
        "Cumulative dose",
        "The cumulative dose of the class of drugs is at most the site's limit.",
        new RuleParameter("limit", "a site's policy"));

    /// <summary>A weight that a slip of units explains better than growth.</summary>
    public static Rule WeightSlip { get; } = Safeguard(
        "WEIGHT-UNIT-SLIP",
        "Weight against the weight before",
        "A weight is nearer, by ratio, to what the weight before and the growth since let expect than to that value with pounds for kilograms, grams for kilograms or a shifted decimal point.",
        new RuleParameter("pounds for kilograms", "1 lb = 0.45359237 kg"),
        new RuleParameter("decimal point", "10 and 1/10"),
        new RuleParameter("grams for kilograms", "1000 and 1/1000")) with
    {
        Grounds = PublishedSources.MetricWeightAtEveryEncounter,
    };

    /// <summary>A weight that growth does not explain.</summary>
    public static Rule WeightJump { get; } = Safeguard(
        "WEIGHT-JUMP",
        "Step from one weight to the next",
        "A weight is less than a quarter above or below what the weight before and the growth since let expect, unless the team has measured again.",
        new RuleParameter("step", "a quarter, exclusive"));

    /// <summary>An age beyond the tables.</summary>
    public static Rule AgeWithinTables { get; } = Safeguard(
        "INFANT-AGE-TABLES",
        "Age within the tables",
        "The infant's age lies within the tables of weight and height for age; beyond them no guard can judge, and no dose is given.");

    /// <summary>A height that a slip of units explains better than growth.</summary>
    public static Rule HeightSlip { get; } = Safeguard(
        "HEIGHT-UNIT-SLIP",
        "Height against the height before",
        "A height is nearer, by ratio, to what the height before and the growth since let expect than to that value with inches for centimetres, metres for centimetres or a shifted decimal point.",
        new RuleParameter("inches for centimetres", "1 in = 2.54 cm"),
        new RuleParameter("decimal point", "10 and 1/10"),
        new RuleParameter("metres for centimetres", "100 and 1/100"));

    /// <summary>The age of a measurement against a site's limit.</summary>
    public static Rule MeasurementAge { get; } = Policy(
        "MEASUREMENT-AGE",
        "Age of a measurement",
        "A weight or height behind a dose is no older than the site's limit.",
        new RuleParameter("longest age", "a site's policy")) with
    {
        Grounds = PublishedSources.MetricWeightAtEveryEncounter,
    };

    /// <summary>The growth since a measurement.</summary>
    public static Rule MeasurementGrowth { get; } = Safeguard(
        "MEASUREMENT-GROWTH",
        "Growth since a measurement",
        "A weight or height behind a dose is one since which the median of the infant's age grows by at most a tenth; a site may state a limit of its own, in days or in percent.",
        new RuleParameter("largest growth", "10 %, inclusive; a site's policy replaces it"));

    /// <summary>A drug on a day or by a route that is not in the plan.</summary>
    public static Rule DoseDue { get; } = Safeguard(
        "DOSE-DUE", "Dose in the plan", "A dose is of a drug that the plan gives on that day by that route.");

    /// <summary>A dose that is a multiple or a small part of the computed one.</summary>
    public static Rule FivefoldDose { get; } = Safeguard(
        "DOSE-FIVEFOLD",
        "Multiple of the computed dose",
        "A dose is of the same kind as the computed one, less than 5 times and more than a fifth of it.",
        new RuleParameter("multiple", "5, exclusive"),
        new RuleParameter("part", "1/5, exclusive"));

    /// <summary>An amount that no order of the drug by that route has.</summary>
    public static Rule AmountOfAnotherRoute { get; } = Safeguard(
        "DOSE-OTHER-ROUTE",
        "Amount and route",
        "A dose by a route is less than 5 times the most that an order, or a published dose, of the drug by that route comes to for the infant, and is not just the amount of an order by another route; otherwise it belongs to another route.",
        new RuleParameter("multiple", "5, exclusive"));

    /// <summary>A stated dose that is a multiple or a small part of every published one.</summary>
    public static Rule ReferenceFivefold { get; } = Safeguard(
        "DOSE-REFERENCE-FIVEFOLD",
        "Multiple of the published doses",
        "A dose that a supplement or a definition states is of the same kind as a published dose of the same order, less than 5 times and more than a fifth of the nearest, whatever the supplement says.",
        new RuleParameter("multiple", "5, exclusive"),
        new RuleParameter("part", "1/5, exclusive"));

    /// <summary>A stated dose that is twice, or half, every published one.</summary>
    public static Rule ReferenceTwofold { get; } = Safeguard(
        "DOSE-REFERENCE-TWOFOLD",
        "Twice or half the published doses",
        "A stated dose that is at least twice or at most half the nearest published dose of the same order is pointed out.",
        new RuleParameter("multiple", "2, exclusive"),
        new RuleParameter("part", "1/2, exclusive"));

    /// <summary>Two doses of an order nearer than its spacing.</summary>
    public static Rule OrderInterval { get; } = Safeguard(
        "ORDER-INTERVAL",
        "Interval between doses of an order",
        "Two doses of an order are no nearer than the days between its own days in the plan; of an order of several doses a day, no nearer than half the hours between them, and nearer than all of them is pointed out.");

    /// <summary>A dose that differs from the computed one by more than a site tolerates.</summary>
    public static Rule DoseTolerance { get; } = Policy(
        "DOSE-TOLERANCE",
        "Difference from the computed dose",
        "A dose differs from the computed one by at most the part of it that the site tolerates; without a stated tolerance a difference cannot be decided. The computed dose rounded to three significant digits is the computed dose.",
        new RuleParameter("tolerance", "a site's policy"));

    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } =
    [
        IntrathecalLock, RouteLock, IntrathecalWithVinca, WeeklyOrder, CumulativeDose,
        WeightSlip, HeightSlip, WeightJump, AgeWithinTables, MeasurementAge, MeasurementGrowth,
        DoseDue, FivefoldDose, DoseTolerance, AmountOfAnotherRoute, ReferenceFivefold, ReferenceTwofold, OrderInterval,
    ];

    /// <summary>Every rule as a protocol states it.</summary>
    internal static ValueList<Rule> Of(ProtocolDefinition definition) =>
        All.Select(rule => rule == IntrathecalLock || rule == RouteLock ? Of(rule, definition.Formulary.Citation) : rule).ToValueList();

    /// <summary>A lock of routes, with where the routes are stated.</summary>
    internal static Rule Of(Rule rule, Citation routes) => rule with { Citation = routes, Standing = routes.Source.Gives };

    private static Rule Safeguard(string id, string title, string statement, params ReadOnlySpan<RuleParameter> parameters) =>
        new(id, title, statement, Citation: null, Standing.Library) { Parameters = ValueList.Create(parameters) };

    private static Rule Policy(string id, string title, string statement, params ReadOnlySpan<RuleParameter> parameters) =>
        new(id, title, statement, Citation: null, Standing.Unpublished) { Parameters = ValueList.Create(parameters) };
}
