using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>Whether an infant goes on: what the first block that asks for the protocol's marker asks of it. A protocol whose blocks ask for none lets everyone go on.</summary>
internal static class ContinuationGate
{
    /// <summary>What this operation calls the three answers.</summary>
    public static DecisionVocabulary Words { get; } = new("continues", "leaves");

    /// <summary>The operation's name in a <see cref="Decision"/>: it names the last block that every infant is given.</summary>
    /// <param name="definition">The protocol.</param>
    /// <returns>The name, such as <c>continue-past-first</c> where that block's id is <c>first</c>.</returns>
    public static string OperationOf(ProtocolDefinition definition) => $"continue-past-{LastOfAll(definition)}";

    /// <summary>The last block that every infant is given.</summary>
    internal static Block LastOfAll(ProtocolDefinition definition)
    {
        for (int index = 1; index < definition.Blocks.Count; index++)
        {
            if (CriterionOf(definition.Blocks[index]) is not null)
            {
                return definition.Blocks[index - 1];
            }
        }

        return definition.Blocks[0];
    }

    /// <summary>The answer without its reasons. Allocates nothing.</summary>
    /// <param name="definition">The protocol.</param>
    /// <param name="status">What is known about the protocol's marker.</param>
    /// <returns>The answer; always that of <see cref="Explain"/>. Unknown leaves it undecided.</returns>
    public static DecisionOutcome Evaluate(ProtocolDefinition definition, MarkerStatus status) =>
        CriterionOf(definition) is null ? DecisionOutcome.Proceed : Judge(status);

    /// <summary>The answer with its reason.</summary>
    /// <param name="definition">The protocol.</param>
    /// <param name="status">What is known about the protocol's marker.</param>
    /// <returns>The decision.</returns>
    public static Decision Explain(ProtocolDefinition definition, MarkerStatus status)
    {
        DecisionOutcome effect = Evaluate(definition, status);
        return new Decision(OperationOf(definition), effect == DecisionOutcome.Proceed ? [] : [StartFindings.MarkerPresent(CriterionOf(definition)!, effect, status)]);
    }

    internal static DecisionOutcome Judge(MarkerStatus status) => status switch
    {
        MarkerStatus.Present => DecisionOutcome.Proceed,
        MarkerStatus.Absent => DecisionOutcome.Hold,
        _ => DecisionOutcome.CannotDecide,
    };

    private static StartCriterion.MarkerPresent? CriterionOf(ProtocolDefinition definition)
    {
        foreach (Block block in definition.Blocks)
        {
            if (CriterionOf(block) is { } criterion)
            {
                return criterion;
            }
        }

        return null;
    }

    private static StartCriterion.MarkerPresent? CriterionOf(Block block)
    {
        foreach (StartCriterion criterion in block.StartCriteria)
        {
            if (criterion is StartCriterion.MarkerPresent present)
            {
                return present;
            }
        }

        return null;
    }
}
