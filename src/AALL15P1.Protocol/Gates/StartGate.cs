using System.Diagnostics;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// Whether a block may start: its criteria, compared with what is known. The criteria are the block's own data; this
/// gate knows no block by name.
/// </summary>
internal static class StartGate
{
    /// <summary>The operation's name in a <see cref="Decision"/>.</summary>
    public const string Operation = "start-block";

    /// <summary>The answer without its reasons. Allocates nothing.</summary>
    /// <param name="block">The block that would start.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="ageLimit">The site's limit on the age of laboratory values; null when it has none: values that are older than the block is long then decide nothing, and the age of others is reported.</param>
    /// <param name="plausibility">Which laboratory values are plausible; null for <see cref="LaboratoryPlausibility.Library"/>.</param>
    /// <param name="before">The block before, which must be complete; null when there is none, or nobody asks.</param>
    /// <returns>The answer; always that of <see cref="Explain"/>.</returns>
    public static DecisionOutcome Evaluate(Block block, in StartFacts facts, LaboratoryAgeLimit? ageLimit, LaboratoryPlausibility? plausibility = null, Block? before = null)
    {
        StartRequirements required = block.StartRequirements;
        DecisionOutcome outcome = required.SuppliedBySite ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed;
        if (required.MarkerPresent)
        {
            outcome = outcome.And(ContinuationGate.Judge(facts.Marker));
        }

        if (required.ToxicityResolved)
        {
            outcome = outcome.And(Judge(facts.ToxicityResolved));
        }

        if (required.DayOfPreviousBlock is { } day)
        {
            outcome = outcome.And(JudgeDay(day, facts));
        }

        if (before is not null)
        {
            outcome = outcome.And(JudgeBefore(block, before, facts));
        }

        LaboratoryValues? values = ValuesOfTheDay(facts);
        if (required.LaboratoryValuesRecent)
        {
            outcome = outcome.And(JudgeAge(block, values, facts, ageLimit));
        }

        if (values is not null && required.LooksAtCounts)
        {
            outcome = outcome.And((plausibility ?? LaboratoryPlausibility.Library).Judge(values, facts.ValuesBefore, findings: null));
        }

        if (required.Neutrophils is { } neutrophils)
        {
            outcome = outcome.And(Judge(neutrophils, values?.Neutrophils?.Whole, values));
        }

        if (required.Platelets is { } platelets)
        {
            outcome = outcome.And(Judge(platelets, values?.Platelets?.Whole, values));
        }

        if (required.WhiteCells is { } whiteCells)
        {
            outcome = outcome.And(Judge(whiteCells, values?.WhiteCells?.Whole, values));
        }

        return outcome;
    }

    /// <summary>The answer with a finding for every criterion that is not met, cannot be judged, or has something to report.</summary>
    /// <param name="block">The block that would start.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="ageLimit">The site's limit on the age of laboratory values; null when it has none.</param>
    /// <param name="plausibility">Which laboratory values are plausible; null for <see cref="LaboratoryPlausibility.Library"/>.</param>
    /// <param name="before">The block before, which must be complete; null when there is none, or nobody asks.</param>
    /// <returns>The decision, its findings in the order of the block's criteria.</returns>
    public static Decision Explain(Block block, in StartFacts facts, LaboratoryAgeLimit? ageLimit, LaboratoryPlausibility? plausibility = null, Block? before = null)
    {
        List<Finding> findings = [];
        foreach (StartCriterion criterion in block.StartCriteria)
        {
            if (StartFindings.Of(criterion, Judge(block, criterion, facts, ageLimit), facts, ageLimit) is { } finding)
            {
                findings.Add(finding);
            }
        }

        if (LastDayBefore(block, before) is { } last && StartFindings.Complete(before!, last, JudgeComplete(last, facts), facts) is { } incomplete)
        {
            findings.Add(incomplete);
        }

        if (before is not null && JudgeRecorded(block, facts) is var recorded && recorded != DecisionOutcome.Proceed)
        {
            findings.Add(StartFindings.Unrecorded(recorded, facts));
        }

        if (ValuesOfTheDay(facts) is { } values && block.StartRequirements.LooksAtCounts)
        {
            (plausibility ?? LaboratoryPlausibility.Library).Judge(values, facts.ValuesBefore, findings);
        }

        return new Decision(Operation, findings.ToValueList());
    }

    private static DecisionOutcome Judge(Block block, StartCriterion criterion, in StartFacts facts, LaboratoryAgeLimit? ageLimit) => criterion switch
    {
        StartCriterion.CountAtLeast count => Judge(count.Minimum, ValuesOfTheDay(facts)?.Count(count.Analyte)),
        StartCriterion.ToxicityResolved => Judge(facts.ToxicityResolved),
        StartCriterion.MarkerPresent => ContinuationGate.Judge(facts.Marker),
        StartCriterion.LaboratoryValuesRecent => JudgeAge(block, ValuesOfTheDay(facts), facts, ageLimit),
        StartCriterion.OnDayOfPreviousBlock follows => JudgeDay(follows.Day, facts),
        StartCriterion.SuppliedBySite => DecisionOutcome.CannotDecide,
        _ => throw new UnreachableException(),
    };

    /// <summary>The laboratory values, if they can say something about the day of the start: those of a later day cannot, nor those from before the last dose.</summary>
    private static LaboratoryValues? ValuesOfTheDay(in StartFacts facts) =>
        facts.Values is { } values && values.DayTaken <= facts.Day && (facts.Since is not { } since || values.TakenOn >= since) ? values : null;

    private static DecisionOutcome Judge(CellCount minimum, CountBound? count) => count?.IsBelow(minimum) is { } isBelow ? MetOrHold(!isBelow) : DecisionOutcome.CannotDecide;

    /// <summary>A whole number of cells is compared as one; comparing decimals would be most of what the gate does.</summary>
    private static DecisionOutcome Judge(LeastCount least, int? whole, LaboratoryValues? values) =>
        whole >= 0 ? MetOrHold(whole >= least.Whole) : Judge(least.Minimum, values?.Count(least.Analyte));

    private static DecisionOutcome Judge(bool? stated) => stated is { } met ? MetOrHold(met) : DecisionOutcome.CannotDecide;

    /// <summary>Without a site's limit, values that are older than the block is long that they are to open say nothing about today.</summary>
    private static DecisionOutcome JudgeAge(Block block, LaboratoryValues? ofTheDay, in StartFacts facts, LaboratoryAgeLimit? ageLimit) =>
        ofTheDay is null ? facts.Values is null && ageLimit is null ? DecisionOutcome.Proceed : DecisionOutcome.CannotDecide
        : ageLimit is { } limit ? MetOrHold(facts.Day - ofTheDay.DayTaken <= limit.Days.Value)
        : facts.Day - ofTheDay.DayTaken > block.LastDay ? DecisionOutcome.CannotDecide
        : DecisionOutcome.Proceed;

    private static DecisionOutcome JudgeDay(int day, in StartFacts facts) =>
        facts.PreviousBlockStart is { } previous && facts.PreviousBlockHeldDays is { } held
            ? MetOrHold(facts.On >= previous.PlusDays(day - 1 + held))
            : DecisionOutcome.CannotDecide;

    private static DecisionOutcome JudgeBefore(Block block, Block before, in StartFacts facts) =>
        LastDayBefore(block, before) is { } last ? JudgeComplete(last, facts).And(JudgeRecorded(block, facts)) : JudgeRecorded(block, facts);

    /// <summary>The last planned day of the block before, where nothing that the protocol states looks that far; null where there is nothing to judge.</summary>
    private static int? LastDayBefore(Block block, Block? before) =>
        before?.LastDay is { } last && !(block.StartRequirements.DayOfPreviousBlock > last) ? last : null;

    /// <summary>What was due in the block before and is not recorded: a course whose parts follow each other on exact days is not complete without it; elsewhere it may only not be written down.</summary>
    private static DecisionOutcome JudgeRecorded(Block block, in StartFacts facts) =>
        facts.PreviousBlockUnrecorded == 0 ? DecisionOutcome.Proceed
        : block.Spacing is BlockSpacing.OnDayOfPrevious { IsExact: true } ? DecisionOutcome.Hold
        : DecisionOutcome.CannotDecide;

    /// <summary>Before the last planned day has passed the block holds. Whether it has passed is not known where the start is not, or a hold is open.</summary>
    private static DecisionOutcome JudgeComplete(int lastDay, in StartFacts facts) =>
        facts.PreviousBlockIsComplete ? DecisionOutcome.Proceed
        : facts.PreviousBlockStart is not { } previous ? DecisionOutcome.CannotDecide
        : facts.On < previous.PlusDays(lastDay + (facts.PreviousBlockHeldDays ?? 0)) ? DecisionOutcome.Hold
        : facts.PreviousBlockHeldDays is null ? DecisionOutcome.CannotDecide
        : DecisionOutcome.Proceed;

    private static DecisionOutcome MetOrHold(bool met) => met ? DecisionOutcome.Proceed : DecisionOutcome.Hold;
}
