namespace AALL15P1.Protocol.Testing;

/// <summary>A hold of one of the administrations that a plan has at that time.</summary>
/// <param name="At">The administration's place in the plan; it counts round.</param>
/// <param name="Days">The length of the hold in days; 0 or more.</param>
public readonly record struct HoldDraft(int At, int Days)
{
    /// <summary>The held one among some administrations.</summary>
    /// <typeparam name="T">What stands for an administration.</typeparam>
    /// <param name="among">The administrations; at least one.</param>
    /// <returns>The administration.</returns>
    public T Pick<T>(IReadOnlyList<T> among) => among[At % among.Count];
}
