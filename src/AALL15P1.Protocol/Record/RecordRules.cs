using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>The rules by which a record finds what can be and should not have been.</summary>
internal static class RecordRules
{
    private static readonly Citation Outline = new(Sources.Registry, "outline, routes and days of each block");

    /// <summary>The route of an administration.</summary>
    public static Rule Route { get; } = new(
        "RECORD-ROUTE", "Route of an administration", "A drug is given by a route that its order allows; by a route that the drug never has, it is a hazard.", Outline, Standing.Protocol);

    /// <summary>The day of an administration.</summary>
    public static Rule Day { get; } = new(
        "RECORD-DAY", "Day of an administration", "An administration is given on the day for which it is planned, after every hold before it.", Outline, Standing.Protocol);

    /// <summary>An administration that is not in the plan.</summary>
    public static Rule Unplanned { get; } = new(
        "RECORD-UNPLANNED", "Unplanned administration", "An order is given on the days of its block that the calendar states.", Outline, Standing.Protocol);

    /// <summary>An administration that was given twice.</summary>
    public static Rule Twice { get; } = new(
        "RECORD-TWICE", "Administration given twice", "A planned dose is given once.", Outline, Standing.Protocol);

    /// <summary>Two administrations of one order too near each other.</summary>
    public static Rule Interval { get; } = new(
        "RECORD-INTERVAL", "Administrations too near each other", "A weekly order is never given twice within 7 days, and no order is given for two of its days on one day.", Outline, Standing.Protocol)
    {
        Parameters = [new("days from one administration of a weekly order to the next, inclusive", "7")],
    };

    /// <summary>A block that ended before its planned administrations.</summary>
    public static Rule BlockCutShort { get; } = new(
        "RECORD-BLOCK-CUT", "Block cut short", "A block starts after the planned administrations of the block before it.", Outline, Standing.Protocol);

    /// <summary>A block that was left out.</summary>
    public static Rule BlockSkipped { get; } = new(
        "RECORD-BLOCK-SKIPPED", "Block without a start", "Blocks start in their order, and none is left out.", Outline, Standing.Protocol);

    /// <summary>An omitted administration that was given.</summary>
    public static Rule OmittedGiven { get; } = new(
        "RECORD-OMITTED-GIVEN", "Omitted administration given", "What was omitted by decision is not given.", Citation: null, Standing.Library);

    /// <summary>Therapy after the infant left.</summary>
    public static Rule AfterLeaving { get; } = new(
        "RECORD-AFTER-LEAVING", "Therapy after leaving the protocol", "Nothing is given by the protocol from the day on which the infant left it.", Citation: null, Standing.Library);

    /// <summary>Therapy after its end.</summary>
    public static Rule AfterEnd { get; } = new(
        "RECORD-AFTER-END", "Therapy after its end", "Therapy ends 2 years after the start of Induction.", new(Sources.Registry, "outline, Maintenance"), Standing.Protocol)
    {
        Parameters = [new("length of therapy", "2 years")],
        Interpretations = [Interpretations.EndOfTherapy],
    };

    /// <summary>A held administration that will not be given.</summary>
    public static Rule LeftOut { get; } = new(
        "RECORD-LEFT-OUT",
        "Held administration left out",
        "Where the site makes up held administrations, one that would stand too near the next of its order is left out, and the record says so.",
        Citation: null,
        Standing.Library);

    /// <summary>A hold without a policy.</summary>
    public static Rule HoldUndecided { get; } = new(
        "RECORD-HOLD-UNDECIDED",
        "Hold without a policy",
        "What becomes of a held administration is unpublished: the site's policy says whether it is made up, omitted or moves what follows.",
        Citation: null,
        Standing.Unpublished)
    {
        Parameters = [new("what becomes of a held administration", "the site's policy")],
    };

    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } =
        [Route, Day, Unplanned, Twice, Interval, BlockCutShort, BlockSkipped, OmittedGiven, AfterLeaving, AfterEnd, LeftOut, HoldUndecided];
}
