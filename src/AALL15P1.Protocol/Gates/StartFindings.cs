using System.Diagnostics;
using System.Globalization;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>The words in which a start criterion says what it found.</summary>
internal static class StartFindings
{
    public static Finding? Of(StartCriterion criterion, DecisionOutcome effect, in StartFacts facts, LaboratoryAgeLimit? ageLimit) => criterion switch
    {
        StartCriterion.LaboratoryValuesRecent => Age(criterion.Rule, effect, facts, ageLimit),
        StartCriterion.OnDayOfPreviousBlock follows => Day(follows, effect, facts),
        _ when effect == DecisionOutcome.Proceed => null,
        StartCriterion.CountAtLeast count => Count(count, effect, facts),
        StartCriterion.ToxicityResolved => new(criterion.Rule, effect, Severity.Hazard, facts.ToxicityResolved is null ? null : "a clinician states that toxicity has not resolved", "a clinician's statement that any toxicity has resolved")
        {
            Missing = facts.ToxicityResolved is null ? $"a clinician's statement about toxicity{SinceText(facts)}" : null,
            Instead = facts.ToxicityResolved is null ? null : "the block waits until toxicity has resolved",
        },
        StartCriterion.MarkerPresent present => MarkerPresent(present, effect, facts.Marker),
        StartCriterion.SuppliedBySite site => new(criterion.Rule, effect, Severity.Information, null, "the site's own criteria, with their citation")
        {
            Missing = site.What,
            Audience = Audience.StudyTeam,
        },
        _ => throw new UnreachableException(),
    };

    public static Finding MarkerPresent(StartCriterion.MarkerPresent criterion, DecisionOutcome effect, MarkerStatus status) =>
        new(criterion.Rule, effect, Severity.Deviation, status == MarkerStatus.Unknown ? null : $"{criterion.Marker} is not {criterion.Marker.Present}", criterion.Marker.Feature)
        {
            Missing = status == MarkerStatus.Unknown ? $"the {criterion.Marker} result" : null,
            Instead = status == MarkerStatus.Unknown ? null : "the infant leaves protocol therapy after the first block",
        };

    private static Finding Count(StartCriterion.CountAtLeast criterion, DecisionOutcome effect, in StartFacts facts)
    {
        string name = criterion.Analyte.Name();
        string required = $"at least {criterion.Minimum}";
        if (effect == DecisionOutcome.Hold)
        {
            return new(criterion.Rule, effect, Severity.Hazard, $"{name} {facts.Values?.Count(criterion.Analyte)}", required)
            {
                Instead = "the block waits until counts recover",
            };
        }

        if (facts.Values?.Count(criterion.Analyte) is { Kind: not BoundKind.Exact } bound && facts.Values.TakenOn <= facts.On && !(facts.Values.TakenOn < facts.Since))
        {
            return new(criterion.Rule, effect, Severity.Hazard, $"{name} {bound}, which can be either", required) { Missing = $"the number of the {name}, or a bound that tells" };
        }

        LocalDate? taken = facts.Values?.Count(criterion.Analyte) is null ? null : facts.Values.TakenOn;
        string missing = taken > facts.On ? $"the {name} on or before {Text(facts.On)} (one of a later day, {Text(taken.Value)}, says nothing about it)"
            : taken < facts.Since ? $"the {name}{SinceText(facts)} (one of {Text(taken.Value)} says nothing about recovery since)"
            : $"the {name}";
        return new(criterion.Rule, effect, Severity.Hazard, null, required) { Missing = missing };
    }

    private static Finding? Age(Rule rule, DecisionOutcome effect, in StartFacts facts, LaboratoryAgeLimit? ageLimit)
    {
        Rule stated = ageLimit is { } limit ? rule with { Citation = limit.Days.Citation, Standing = limit.Days.Standing } : rule;
        string required = ageLimit is { } allowed
            ? $"values taken at most {Days(allowed.Days.Value)} before the start"
            : "the site's own limit on their age, which was not given";
        if (facts.Values is not { } values)
        {
            return effect == DecisionOutcome.Proceed ? null : new(stated, effect, Severity.Hazard, null, required) { Missing = "the date of the laboratory values" };
        }

        int age = Period.DaysBetween(values.TakenOn, facts.On);
        return effect switch
        {
            DecisionOutcome.CannotDecide when age < 0 => new(stated, effect, Severity.Deviation, null, $"values taken on or before {Text(facts.On)}")
            {
                Missing = $"laboratory values of that day or before (these are of {Text(values.TakenOn)})",
            },
            DecisionOutcome.CannotDecide when values.TakenOn < facts.Since => new(stated, effect, Severity.Deviation, null, $"values taken{SinceText(facts)}")
            {
                Missing = $"laboratory values since the last dose (these are of {Text(values.TakenOn)})",
            },
            DecisionOutcome.CannotDecide => new(stated, effect, Severity.Deviation, null, $"values no older than the block is long, or {required}")
            {
                Missing = $"current laboratory values, or the site's limit on their age ({Taken(values, age)})",
            },
            DecisionOutcome.Hold => new(stated, effect, Severity.Deviation, Taken(values, age), required) { Instead = "new laboratory values decide" },
            _ when ageLimit is null => new(stated, effect, Severity.Information, Taken(values, age), required),
            _ => null,
        };
    }

    private static Finding? Day(StartCriterion.OnDayOfPreviousBlock criterion, DecisionOutcome effect, in StartFacts facts)
    {
        if (facts.PreviousBlockStart is not { } previous)
        {
            return new(criterion.Rule, effect, Severity.Deviation, null, Required(criterion.Day)) { Missing = "day 1 of the block before" };
        }

        if (facts.PreviousBlockHeldDays is not { } held)
        {
            return new(criterion.Rule, effect, Severity.Deviation, null, Required(criterion.Day)) { Missing = "the end of a hold in the block before" };
        }

        int day = Period.DaysBetween(previous, facts.On) + 1;
        string observed = day >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"it would start on day {day} of the block before")
            : $"it would start before the block before, whose day 1 is {Text(previous)}";
        string required = held == 0 ? Required(criterion.Day) : $"{Required(criterion.Day)}, and {Days(held)} later for its holds";
        return day == criterion.Day + held ? null : new(criterion.Rule, effect, Severity.Deviation, observed, required)
        {
            Instead = effect == DecisionOutcome.Hold ? $"it starts on {Text(previous.PlusDays(criterion.Day - 1 + held))}" : "a late start is recorded and holds nothing",
        };
    }

    /// <summary>What the block before, which may not be complete, says about the start.</summary>
    /// <param name="before">The block before.</param>
    /// <param name="lastDay">Its last planned day.</param>
    /// <param name="effect">The answer.</param>
    /// <param name="facts">What is known.</param>
    public static Finding? Complete(Block before, int lastDay, DecisionOutcome effect, in StartFacts facts)
    {
        int held = facts.PreviousBlockHeldDays ?? 0;
        string required = string.Create(CultureInfo.InvariantCulture, $"a start after day {lastDay} of {before.Title}, its last planned day{(held == 0 ? string.Empty : $", and {Days(held)} later for its holds")}");
        if (facts.PreviousBlockStart is not { } previous)
        {
            return effect == DecisionOutcome.Proceed
                ? new(PlausibilityRules.PreviousBlockComplete, effect, Severity.Information, $"{before.Title} is stated to be complete, and its day 1 is not given", required)
                : new(PlausibilityRules.PreviousBlockComplete, effect, Severity.Deviation, null, required) { Missing = $"day 1 of {before.Title}, or the statement that it is complete" };
        }

        int day = Period.DaysBetween(previous, facts.On) + 1;
        string observed = day >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"it would start on day {day} of {before.Title}")
            : $"it would start before {before.Title}, whose day 1 is {Text(previous)}";
        return effect switch
        {
            DecisionOutcome.Proceed => facts.On < previous.PlusDays(lastDay + held)
                ? new(PlausibilityRules.PreviousBlockComplete, effect, Severity.Deviation, $"{observed}, which is stated to be complete", required)
                : null,
            DecisionOutcome.CannotDecide => new(PlausibilityRules.PreviousBlockComplete, effect, Severity.Deviation, observed, required) { Missing = $"the end of a hold in {before.Title}" },
            _ => new(PlausibilityRules.PreviousBlockComplete, effect, Severity.Hazard, observed, required)
            {
                Instead = $"it starts on {Text(previous.PlusDays(lastDay + held))} at the earliest, or somebody states that the block before is complete",
            },
        };
    }

    /// <summary>What was due in the block before and is not recorded.</summary>
    public static Finding Unrecorded(DecisionOutcome effect, in StartFacts facts)
    {
        string what = string.Create(
            CultureInfo.InvariantCulture,
            $"{facts.PreviousBlockUnrecorded} planned {(facts.PreviousBlockUnrecorded == 1 ? "administration" : "administrations")} of the block before");
        const string Required = "every administration of the block before given, or omitted by decision";
        return effect == DecisionOutcome.Hold
            ? new(PlausibilityRules.PreviousBlockComplete, effect, Severity.Hazard, $"{what} {(facts.PreviousBlockUnrecorded == 1 ? "was" : "were")} due and not recorded as given or omitted: it is not complete", Required)
            : new(PlausibilityRules.PreviousBlockComplete, effect, Severity.Deviation, Observed: null, Required) { Missing = $"what became of {what} that {(facts.PreviousBlockUnrecorded == 1 ? "was" : "were")} due" };
    }

    private static string Required(int day) => string.Create(CultureInfo.InvariantCulture, $"a start on day {day} of the block before");

    private static string SinceText(in StartFacts facts) => facts.Since is { } since ? $" on or after {Text(since)}" : string.Empty;

    private static string Taken(LaboratoryValues values, int age) => $"the laboratory values were taken on {Text(values.TakenOn)}, {Days(age)} before the start";

    private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}");

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
