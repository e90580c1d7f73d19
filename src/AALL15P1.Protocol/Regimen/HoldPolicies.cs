using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>A site's hold policies: for an order, for a block, or for everything, the narrower over the wider.</summary>
public sealed record HoldPolicies
{
    private HoldPolicies(ValueList<HoldPolicyEntry> entries) => Entries = entries;

    /// <summary>No policy: every hold stays undecided.</summary>
    public static HoldPolicies Undecided { get; } = new([]);

    /// <summary>The policies, in the order in which they were stated.</summary>
    internal ValueList<HoldPolicyEntry> Entries { get; }

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
            .MaxBy(entry => (entry.Block is not null, entry.OrderId is not null))?.Policy;

    /// <summary>The policies with what each is for and where the site states it.</summary>
    /// <returns>The text; it says so when there is none.</returns>
    public override string ToString() => Entries.Count == 0 ? "no policy is stated" : string.Join("; ", Texts);

    /// <summary>Each policy in words.</summary>
    internal IEnumerable<string> Texts => Entries.Select(entry =>
        $"{(entry.Block is { } block ? $"{block}{(entry.OrderId is { } order ? $"/{order}" : string.Empty)}" : "everything")} {Words(entry.Policy.Value)} ({entry.Policy.Citation})");

    private static string Words(HoldPolicy policy) => policy switch
    {
        HoldPolicy.Omit => "is omitted",
        HoldPolicy.MakeUp => "is made up",
        HoldPolicy.ShiftOrder => "shifts its order",
        _ => "shifts its block",
    };

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

/// <summary>A hold policy, and what it is stated for.</summary>
/// <param name="Block">The block; null for every block.</param>
/// <param name="OrderId">The order; null for every order.</param>
/// <param name="Policy">The policy, with the site's citation.</param>
internal sealed record HoldPolicyEntry(BlockId? Block, string? OrderId, Cited<HoldPolicy> Policy);

/// <summary>
/// What becomes of a held administration, and of what follows it. Which of these AALL15P1 takes is unpublished, so a
/// site chooses; without a choice a hold stays undecided and moves nothing.
/// </summary>
public enum HoldPolicy
{
    /// <summary>It is not given. Nothing else moves.</summary>
    Omit,

    /// <summary>
    /// It is given on the first day after the hold, if the order's next administration then still keeps its distance, the
    /// least that two of the order's days have in the calendar; if not, it is left out, and somebody must decide. What
    /// several days missed is made up one after another. Nothing else moves.
    /// </summary>
    MakeUp,

    /// <summary>It is given on the first day after the hold, and what follows of the same order moves by the length of the hold. Other orders stay.</summary>
    ShiftOrder,

    /// <summary>
    /// It is given on the first day after the hold, and everything that follows in the block, from the day of the held
    /// administration on, moves by the length of the hold: the block's clock stands still. What was given stays.
    /// </summary>
    ShiftBlock,
}
