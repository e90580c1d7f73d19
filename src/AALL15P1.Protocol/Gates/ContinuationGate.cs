using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>Whether an infant goes on past the first block, by what the first block after it asks of the leukaemia's genetics.</summary>
public static class ContinuationGate
{
    /// <summary>The operation's name in a <see cref="Decision"/>.</summary>
    public const string Operation = "continue-past-induction";

    /// <summary>What this operation calls the three answers.</summary>
    public static DecisionVocabulary Words { get; } = new("continues", "leaves");

    /// <summary>The answer without its reasons. Allocates nothing.</summary>
    /// <param name="definition">The protocol.</param>
    /// <param name="status">What is known about KMT2A.</param>
    /// <returns>The answer; always that of <see cref="Explain"/>. Unknown leaves it undecided.</returns>
    public static Outcome Evaluate(ProtocolDefinition definition, Kmt2aStatus status) =>
        RuleOf(definition) is null ? Outcome.Proceed : Judge(status);

    /// <summary>The answer with its reason.</summary>
    /// <param name="definition">The protocol.</param>
    /// <param name="status">What is known about KMT2A.</param>
    /// <returns>The decision.</returns>
    public static Decision Explain(ProtocolDefinition definition, Kmt2aStatus status)
    {
        Outcome effect = Evaluate(definition, status);
        return new Decision(Operation, effect == Outcome.Proceed ? [] : [StartFindings.Rearrangement(RuleOf(definition)!, effect, status)]);
    }

    internal static Outcome Judge(Kmt2aStatus status) => status switch
    {
        Kmt2aStatus.Rearranged => Outcome.Proceed,
        Kmt2aStatus.Germline => Outcome.Hold,
        _ => Outcome.CannotDecide,
    };

    private static Rule? RuleOf(ProtocolDefinition definition)
    {
        foreach (Block block in definition.Blocks)
        {
            if (block.Kind != BlockKind.Induction)
            {
                return RuleOf(block);
            }
        }

        return null;
    }

    private static Rule? RuleOf(Block block)
    {
        foreach (StartCriterion criterion in block.StartCriteria)
        {
            if (criterion is StartCriterion.Kmt2aRearranged)
            {
                return criterion.Rule;
            }
        }

        return null;
    }
}
