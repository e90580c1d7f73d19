using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>A site's hold policies: for an order, for a block, or for everything, the narrower over the wider.</summary>
public sealed record HoldPolicies
{
    private HoldPolicies(ValueList<HoldPolicyEntry> entries) => Entries = entries;

    /// <summary>No policy: every hold stays undecided.</summary>
    public static HoldPolicies Undecided { get; } = new([]);

    /// <summary>The policies, in the order in which they were stated.</summary>
    public ValueList<HoldPolicyEntry> Entries { get; }

    /// <summary>One policy for everything.</summary>
    /// <param name="policy">The policy, with the site's citation.</param>
    /// <returns>The policies.</returns>
    public static HoldPolicies Always(Cited<HoldPolicy> policy) => new([new(null, null, policy)]);

    /// <summary>The policies with one more, for a block or one of its orders; it replaces an earlier one for the same.</summary>
    /// <param name="block">The block.</param>
    /// <param name="orderId">The order's id; null for every order of the block that has no policy of its own.</param>
    /// <param name="policy">The policy, with the site's citation.</param>
    /// <returns>The new policies.</returns>
    public HoldPolicies With(BlockId block, string? orderId, Cited<HoldPolicy> policy) =>
        new(Entries.Where(entry => entry.Block != block || entry.OrderId != orderId).Append(new(block, orderId, policy)).ToValueList());

    /// <summary>The policy for an order.</summary>
    /// <param name="block">The block.</param>
    /// <param name="orderId">The order's id.</param>
    /// <returns>The policy; null when none is stated.</returns>
    public Cited<HoldPolicy>? For(BlockId block, string orderId) =>
        Entries
            .Where(entry => (entry.Block is null || entry.Block == block) && (entry.OrderId is null || entry.OrderId == orderId))
            .MaxBy(entry => (entry.Block is null ? 0 : 1) + (entry.OrderId is null ? 0 : 1))?.Policy;

    internal void RequireFit(ProtocolDefinition definition)
    {
        foreach (HoldPolicyEntry entry in Entries)
        {
            if (entry.Block is { } block && definition.Block(block) is var found && entry.OrderId is { } order)
            {
                found.Order(order);
            }
        }
    }
}
