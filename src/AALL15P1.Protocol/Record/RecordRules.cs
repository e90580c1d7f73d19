using System.Globalization;
using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>The rules by which a record finds what can be and should not have been.</summary>
internal static class RecordRules
{
    /// <summary>The route of an administration.</summary>
    public static Rule Route { get; } = new(
        "RECORD-ROUTE", "Route of an administration", "A drug is given by a route that its order allows; by a route that the drug never has, it is a hazard.", Citation: null, Standing.Library);

    /// <summary>The day of an administration.</summary>
    public static Rule Day { get; } = new(
        "RECORD-DAY", "Day of an administration", "An administration is given on the day for which it is planned, after every hold before it.", Citation: null, Standing.Library);

    /// <summary>An administration that is not in the plan.</summary>
    public static Rule Unplanned { get; } = new(
        "RECORD-UNPLANNED", "Unplanned administration", "An order is given on the days of its block that the calendar states.", Citation: null, Standing.Library);

    /// <summary>An administration that was given twice.</summary>
    public static Rule Twice { get; } = new(
        "RECORD-TWICE", "Administration given twice", "A planned dose is given once.", Citation: null, Standing.Library);

    /// <summary>Two administrations of one order too near each other.</summary>
    public static Rule Interval { get; } = new(
        "RECORD-INTERVAL", "Administrations too near each other", "Two days of an order are given no nearer than the calendar's own days of it are to each other, and, but for an order of several doses a day, no two of them on one day.", Citation: null, Standing.Library);

    /// <summary>A block that ended before its planned administrations.</summary>
    public static Rule BlockCutShort { get; } = new(
        "RECORD-BLOCK-CUT", "Block cut short", "A block starts after the planned administrations of the block before it.", Citation: null, Standing.Library);

    /// <summary>A block that was left out.</summary>
    public static Rule BlockSkipped { get; } = new(
        "RECORD-BLOCK-SKIPPED", "Block without a start", "Blocks start in their order, and none is left out.", Citation: null, Standing.Library);

    /// <summary>An omitted administration that was given.</summary>
    public static Rule OmittedGiven { get; } = new(
        "RECORD-OMITTED-GIVEN", "Omitted administration given", "What was omitted by decision is not given.", Citation: null, Standing.Library);

    /// <summary>Therapy after the infant left.</summary>
    public static Rule AfterLeaving { get; } = new(
        "RECORD-AFTER-LEAVING", "Therapy after leaving the protocol", "Nothing is given by the protocol from the day on which the infant left it.", Citation: null, Standing.Library);

    /// <summary>Therapy after its end.</summary>
    public static Rule AfterEnd { get; } = new(
        "RECORD-AFTER-END", "Therapy after its end", "Nothing is given by the protocol from the day on which therapy ends.", Citation: null, Standing.Library);

    /// <summary>A held administration that will not be given.</summary>
    public static Rule LeftOut { get; } = new(
        "RECORD-LEFT-OUT",
        "Held administration left out",
        "Where the site makes up held administrations, one that would stand too near the next of its order cannot be made up, and the record says so and asks for a decision.",
        Citation: null,
        Standing.Library);

    /// <summary>A dose of a held order.</summary>
    public static Rule HeldGiven { get; } = new(
        "RECORD-HELD-GIVEN",
        "Dose of a held order",
        "Nothing of a held order is given before its hold ends; an open hold ends with the word until when it lasted, or with the decision to make up or to omit what is held.",
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

    /// <summary>A delay of treatment that contradicts the record.</summary>
    public static Rule DelayContradicted { get; } = new(
        "RECORD-DELAY-CONTRADICTED", "Delay that contradicts the record", "A delay of treatment begins while the adverse event lasts that caused it, and no treatment is recorded within it.", Citation: null, Standing.Library);

    /// <summary>A delay of treatment whose end nobody stated.</summary>
    public static Rule DelayEnd { get; } = new(
        "RECORD-DELAY-END",
        "End of a delay",
        "A delay of treatment whose end nobody stated ends with the treatment that was given after it, with leaving or with death; until then it lasts as long as somebody says so, and does not grow by the passing of days.",
        Citation: null,
        Standing.Library);

    /// <summary>An adverse event of grade 5.</summary>
    public static Rule Grade5 { get; } = new(
        "RECORD-GRADE-5", "Adverse event of grade 5", "Grade 5 is a death: the record has the death, or the grade is another.", Citation: null, Standing.Library);

    /// <summary>A death without its adverse event.</summary>
    public static Rule EventOfDeath { get; } = new(
        "RECORD-EVENT-OF-DEATH", "Adverse event of a death", "A death in the evaluation period of dose-limiting toxicity has its adverse event, with the grade, on record.", Citation: null, Standing.Library);

    /// <summary>Evidence that was recorded later than it happened.</summary>
    public static Rule RecordedLater { get; } = new(
        "RECORD-LATER", "Evidence recorded later than it happened", "What a start is judged by is recorded on the day on which it happened; what was recorded later is shown as such.", Citation: null, Standing.Library);

    /// <summary>A clock time of another day.</summary>
    public static Rule ClockTime { get; } = new(
        "RECORD-CLOCK", "Clock time of a dose", "A dose begins on the day on which it was given, by some clock on earth, and before it is recorded.", Citation: null, Standing.Library);

    /// <summary>The policy by which oral drugs follow the counts.</summary>
    public static Rule TitrationPolicy { get; } = new(
        "RECORD-TITRATION-POLICY", "Titration policy of the site", "How the oral drugs follow the counts is unpublished: the site's supplement names the policy.", Citation: null, Standing.Unpublished)
    {
        Parameters = [new("titration policy", "the site's")],
    };

    /// <summary>What a prescribed amount is a percentage of.</summary>
    public static Rule TitrationStart { get; } = new(
        "RECORD-TITRATION-START", "Starting dose behind a prescription", "A prescription states a percentage of the starting dose, or an amount whose starting dose is known.", Citation: null, Standing.Library);

    /// <summary>A dose of a drug that was stopped.</summary>
    public static Rule StoppedGiven { get; } = new(
        "RECORD-STOPPED-GIVEN", "Dose of a stopped drug", "Nothing of a drug that a prescription has stopped is given before it is prescribed again.", Citation: null, Standing.Library);

    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } =
        [Route, Day, Unplanned, Twice, Interval, BlockCutShort, BlockSkipped, OmittedGiven, AfterLeaving, AfterEnd, LeftOut, HeldGiven, HoldUndecided, DelayContradicted, DelayEnd, Grade5, EventOfDeath, RecordedLater, ClockTime, TitrationPolicy, TitrationStart, StoppedGiven];

    /// <summary>The rules that say of an administration what the protocol's calendar says.</summary>
    private static ValueList<Rule> OfTheCalendar { get; } = [Route, Day, Unplanned, Twice, Interval, BlockCutShort, BlockSkipped];

    /// <summary>Every rule as a protocol states it.</summary>
    internal static ValueList<Rule> Of(ProtocolDefinition definition) => All.Select(rule => Of(rule, definition)).ToValueList();

    /// <summary>A rule as a protocol states it: with the calendar's citation, and with the protocol's own length of therapy.</summary>
    internal static Rule Of(Rule rule, ProtocolDefinition definition)
    {
        if (rule == AfterEnd)
        {
            Cited<int> length = definition.TherapyLength.Years;
            string years = string.Create(CultureInfo.InvariantCulture, $"{length.Value} {(length.Value == 1 ? "year" : "years")}");
            return rule with
            {
                Statement = $"Therapy ends {years} after the start of {definition.Blocks[0].Title}.",
                Citation = length.Citation,
                Standing = length.Standing,
                Parameters = [new("length of therapy", years)],
                Interpretations = definition.EndOfTherapyQuestion is { } question ? [question] : [],
            };
        }

        return definition.Calendar is { } calendar && OfTheCalendar.Contains(rule) ? rule with { Citation = calendar, Standing = calendar.Source.Gives } : rule;
    }
}
