namespace AALL15P1.Protocol.Evidence;

/// <summary>One way to read a statement that the sources leave open.</summary>
/// <param name="Id">The reading's id, in kebab case, unique within its question.</param>
/// <param name="Statement">What the reading says.</param>
/// <param name="SaidBy">Who says so, and where; empty when it is this library's inference from what stands beside it.</param>
public sealed record Reading(string Id, string Statement, ValueList<Citation> SaidBy)
{
    /// <summary>The reading's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
