namespace AALL15P1.Protocol.Titration;

/// <summary>The titration policies that have a name. AALL15P1's own is unpublished, so none of them is a default.</summary>
public static class TitrationPolicies
{
    /// <summary>Every named policy.</summary>
    public static ValueList<ITitrationPolicy> All { get; } = [IcicleAll14.Policy];

    /// <summary>Finds a policy.</summary>
    /// <param name="id">Its id, such as <c>icicle-all-14</c>.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public static ITitrationPolicy Find(string id) =>
        All.FirstOrDefault(policy => policy.Id == id)
        ?? throw new ArgumentException($"There is no titration policy '{id}'; there is {string.Join(", ", All.Select(policy => policy.Id))}.", nameof(id));
}
