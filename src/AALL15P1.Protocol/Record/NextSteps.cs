namespace AALL15P1.Protocol;

/// <summary>What must be decided or done, by whom: the state on a day, the gate of the next block, and the steps.</summary>
/// <param name="State">The state.</param>
/// <param name="NextBlock">The block that would start next; null when none would.</param>
/// <param name="Gate">Whether it may start on that day; null when there is no next block.</param>
/// <param name="Steps">The steps, by kind and then by date.</param>
public sealed record NextSteps(RecordState State, Block? NextBlock, Decision? Gate, ValueList<NextStep> Steps)
{
    /// <summary>What the record knows for that gate; null when there is no next block. <see cref="CompiledProtocol.MayStart"/> answers the same of it.</summary>
    public StartFacts? GateFacts { get; init; }

    /// <summary>The steps of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The steps.</returns>
    public IEnumerable<NextStep> Of(NextStepKind kind) => Steps.Where(step => step.Kind == kind);
}
