using AALL15P1.Protocol.Decisions;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Starting;

/// <summary>
/// Whether a block may start: its criteria held against what is known. The criteria are the block's own data; this
/// gate knows no block by name.
/// </summary>
public static class StartGate
{
    /// <summary>The operation's name in a <see cref="Decision"/>.</summary>
    public const string Operation = "start-block";

    /// <summary>The answer without its reasons. Allocates nothing.</summary>
    /// <param name="block">The block that would start.</param>
    /// <param name="facts">What is known.</param>
    /// <returns>The answer; always that of <see cref="Explain"/>.</returns>
    public static Outcome Evaluate(Block block, in StartFacts facts)
    {
        Outcome outcome = Outcome.Proceed;
        foreach (StartCriterion criterion in block.StartCriteria)
        {
            switch (Judge(criterion, facts))
            {
                case Outcome.Hold:
                    return Outcome.Hold;
                case Outcome.CannotDecide:
                    outcome = Outcome.CannotDecide;
                    break;
            }
        }

        return outcome;
    }

    /// <summary>The answer with a finding for every criterion that is not met, cannot be judged, or has something to report.</summary>
    /// <param name="block">The block that would start.</param>
    /// <param name="facts">What is known.</param>
    /// <returns>The decision, its findings in the order of the block's criteria.</returns>
    public static Decision Explain(Block block, in StartFacts facts)
    {
        List<Finding> findings = [];
        foreach (StartCriterion criterion in block.StartCriteria)
        {
            if (StartFindings.Of(criterion, Judge(criterion, facts), facts) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return new Decision(Operation, findings.ToValueList());
    }

    private static Outcome Judge(StartCriterion criterion, in StartFacts facts) => criterion switch
    {
        StartCriterion.CountAtLeast count => Judge(count, facts),
        StartCriterion.ToxicityResolved => JudgeStatement(facts.ToxicityResolved),
        StartCriterion.Kmt2aRearranged => ContinuationGate.Judge(facts.Kmt2a),
        StartCriterion.LaboratoryValuesRecent => JudgeAge(facts),
        StartCriterion.OnDayOfPreviousBlock follows => Judge(follows, facts),
        StartCriterion.SuppliedBySite => Outcome.CannotDecide,
        _ => throw new ArgumentException($"{criterion.GetType().Name} is no start criterion.", nameof(criterion)),
    };

    private static Outcome Judge(StartCriterion.CountAtLeast criterion, in StartFacts facts) =>
        facts.Values is { } values && values.TakenOn <= facts.On && values.Count(criterion.Analyte) is { } count
            ? MetOrHold(count >= criterion.Minimum)
            : Outcome.CannotDecide;

    private static Outcome JudgeStatement(bool? stated) => stated is { } met ? MetOrHold(met) : Outcome.CannotDecide;

    private static Outcome JudgeAge(in StartFacts facts)
    {
        if (facts.Values is not { } values)
        {
            return facts.AgeLimit is null ? Outcome.Proceed : Outcome.CannotDecide;
        }

        return values.TakenOn > facts.On ? Outcome.CannotDecide
            : facts.AgeLimit is { } limit ? MetOrHold(Period.DaysBetween(values.TakenOn, facts.On) <= limit.Days.Value)
            : Outcome.Proceed;
    }

    private static Outcome Judge(StartCriterion.OnDayOfPreviousBlock criterion, in StartFacts facts) =>
        facts.PreviousBlockStart is { } previous
            ? MetOrHold(facts.On >= previous.PlusDays(criterion.Day - 1))
            : Outcome.CannotDecide;

    private static Outcome MetOrHold(bool met) => met ? Outcome.Proceed : Outcome.Hold;
}
