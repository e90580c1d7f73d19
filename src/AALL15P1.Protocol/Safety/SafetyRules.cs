using AALL15P1.Protocol.Decisions;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Safety;

/// <summary>
/// This library's own safeguards, which hold for any protocol. A safeguard that concerns one drug is data beside the
/// definition and comes with its own rule.
/// </summary>
public static class SafetyRules
{
    /// <summary>A drug that is not intrathecal by the intrathecal route.</summary>
    public static Rule IntrathecalLock { get; } = new(
        "ROUTE-IT-LOCKED",
        "Drugs by the intrathecal route",
        "A drug is given intrathecally only when the intrathecal route is one of its own.",
        new(Sources.Registry, "outline, routes of each drug"),
        Standing.Protocol);

    /// <summary>A drug by a route that is not one of its own.</summary>
    public static Rule RouteLock { get; } = new(
        "ROUTE-LOCKED",
        "Routes of a drug",
        "A drug is given only by its own routes.",
        new(Sources.Registry, "outline, routes of each drug"),
        Standing.Protocol);

    /// <summary>An intrathecal procedure on the day of an intravenous vinca alkaloid.</summary>
    public static Rule IntrathecalWithVinca { get; } = Safeguard(
        "IT-VINCA-SAME-DAY",
        "Intrathecal procedure and vinca alkaloid",
        "An intrathecal procedure on the day of an intravenous vinca alkaloid is pointed out, so that the syringes are kept apart.");

    /// <summary>A weekly order given more often.</summary>
    public static Rule WeeklyOrder { get; } = Safeguard(
        "WEEKLY-ORDER-INTERVAL",
        "Weekly orders",
        "Two doses of a weekly order are at least 7 days apart.",
        new RuleParameter("shortest interval", "7 days, inclusive"));

    /// <summary>The cumulative dose of a class of drugs against a site's limit.</summary>
    public static Rule CumulativeDose { get; } = Policy(
        "CUMULATIVE-DOSE",
        "Cumulative dose",
        "The cumulative dose of the class of drugs is at most the site's limit.",
        new RuleParameter("limit", "a site's policy"));

    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } =
    [
        IntrathecalLock, RouteLock, IntrathecalWithVinca, WeeklyOrder, CumulativeDose,
    ];

    private static Rule Safeguard(string id, string title, string statement, params ReadOnlySpan<RuleParameter> parameters) =>
        new(id, title, statement, Citation: null, Standing.Reference) { Parameters = ValueList.Create(parameters) };

    private static Rule Policy(string id, string title, string statement, params ReadOnlySpan<RuleParameter> parameters) =>
        new(id, title, statement, Citation: null, Standing.Site) { Parameters = ValueList.Create(parameters) };
}
