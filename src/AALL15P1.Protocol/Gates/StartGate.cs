using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// Whether a block may start: its criteria held against what is known. The criteria are the block's own data; this
/// gate knows no block by name.
/// </summary>
internal static class StartGate
{
    /// <summary>The operation's name in a <see cref="Decision"/>.</summary>
    public const string Operation = "start-block";

    /// <summary>The answer without its reasons. Allocates nothing.</summary>
    /// <param name="block">The block that would start.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="ageLimit">The site's limit on the age of laboratory values; null when it has none: the age is then reported and not judged.</param>
    /// <returns>The answer; always that of <see cref="Explain"/>.</returns>
    public static Outcome Evaluate(Block block, in StartFacts facts, LaboratoryAgeLimit? ageLimit)
    {
        StartRequirements required = block.StartRequirements;
        Outcome outcome = required.SuppliedBySite ? Outcome.CannotDecide : Outcome.Proceed;
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

        LaboratoryValues? values = ValuesOfTheDay(facts);
        if (required.LaboratoryValuesRecent)
        {
            outcome = outcome.And(JudgeAge(values, facts, ageLimit));
        }

        if (required.Neutrophils is { } neutrophils)
        {
            outcome = outcome.And(Judge(neutrophils, values?.Neutrophils));
        }

        if (required.Platelets is { } platelets)
        {
            outcome = outcome.And(Judge(platelets, values?.Platelets));
        }

        if (required.WhiteCells is { } whiteCells)
        {
            outcome = outcome.And(Judge(whiteCells, values?.WhiteCells));
        }

        return outcome;
    }

    /// <summary>The answer with a finding for every criterion that is not met, cannot be judged, or has something to report.</summary>
    /// <param name="block">The block that would start.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="ageLimit">The site's limit on the age of laboratory values; null when it has none.</param>
    /// <returns>The decision, its findings in the order of the block's criteria.</returns>
    public static Decision Explain(Block block, in StartFacts facts, LaboratoryAgeLimit? ageLimit)
    {
        List<Finding> findings = [];
        foreach (StartCriterion criterion in block.StartCriteria)
        {
            if (StartFindings.Of(criterion, Judge(criterion, facts, ageLimit), facts, ageLimit) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return new Decision(Operation, findings.ToValueList());
    }

    private static Outcome Judge(StartCriterion criterion, in StartFacts facts, LaboratoryAgeLimit? ageLimit) => criterion switch
    {
        StartCriterion.CountAtLeast count => Judge(count.Minimum, ValuesOfTheDay(facts)?.Count(count.Analyte)),
        StartCriterion.ToxicityResolved => Judge(facts.ToxicityResolved),
        StartCriterion.MarkerPresent => ContinuationGate.Judge(facts.Marker),
        StartCriterion.LaboratoryValuesRecent => JudgeAge(ValuesOfTheDay(facts), facts, ageLimit),
        StartCriterion.OnDayOfPreviousBlock follows => JudgeDay(follows.Day, facts),
        StartCriterion.SuppliedBySite => Outcome.CannotDecide,
        _ => throw new ArgumentException($"{criterion.GetType().Name} is no start criterion.", nameof(criterion)),
    };

    /// <summary>The laboratory values, if they can say something about the day of the start: those of a later day cannot, nor those from before the last dose.</summary>
    private static LaboratoryValues? ValuesOfTheDay(in StartFacts facts) =>
        facts.Values is { } values && values.TakenOn <= facts.On && (facts.Since is not { } since || values.TakenOn >= since) ? values : null;

    private static Outcome Judge(CellCount minimum, CellCount? count) => count is { } known ? MetOrHold(known >= minimum) : Outcome.CannotDecide;

    private static Outcome Judge(bool? stated) => stated is { } met ? MetOrHold(met) : Outcome.CannotDecide;

    private static Outcome JudgeAge(LaboratoryValues? ofTheDay, in StartFacts facts, LaboratoryAgeLimit? ageLimit) =>
        ofTheDay is null ? facts.Values is null && ageLimit is null ? Outcome.Proceed : Outcome.CannotDecide
        : ageLimit is { } limit ? MetOrHold(Period.DaysBetween(ofTheDay.TakenOn, facts.On) <= limit.Days.Value)
        : Outcome.Proceed;

    private static Outcome JudgeDay(int day, in StartFacts facts) =>
        facts.PreviousBlockStart is { } previous && facts.PreviousBlockHeldDays is { } held
            ? MetOrHold(facts.On >= previous.PlusDays(day - 1 + held))
            : Outcome.CannotDecide;

    private static Outcome MetOrHold(bool met) => met ? Outcome.Proceed : Outcome.Hold;
}
