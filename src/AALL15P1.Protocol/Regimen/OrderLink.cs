using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>
/// How one order of a block depends on another of the same block: what a planner moves together, and what a record
/// compares. A closed union.
/// </summary>
internal abstract record OrderLink
{
    private OrderLink(BlockId block, string orderId, string otherId)
    {
        if (orderId == otherId)
        {
            throw new ArgumentException($"Order '{orderId}' of {block} cannot be linked to itself.", nameof(otherId));
        }

        Block = block;
        OrderId = orderId;
        OtherId = otherId;
    }

    /// <summary>The block of both orders.</summary>
    public BlockId Block { get; }

    /// <summary>The order that depends on the other; of two that are equal, the first.</summary>
    public string OrderId { get; }

    /// <summary>The other order.</summary>
    public string OtherId { get; }

    /// <summary>
    /// The order rescues from the other: each of its days belongs to the last day of the other before it, and keeps its
    /// distance from that one, by the clock once the start of the infusion is known.
    /// </summary>
    /// <param name="Block">The block.</param>
    /// <param name="OrderId">The rescue.</param>
    /// <param name="OtherId">What it rescues from.</param>
    /// <param name="Clock">The hours of the rescue.</param>
    /// <param name="Rule">The rule that asks for the rescue.</param>
    internal sealed record RescueFrom(BlockId Block, string OrderId, string OtherId, RescueClock Clock, Rule Rule) : OrderLink(Block, OrderId, OtherId);

    /// <summary>The order continues the other, and begins only after the other has ended.</summary>
    /// <param name="Block">The block.</param>
    /// <param name="OrderId">The order that continues, such as a taper.</param>
    /// <param name="OtherId">What it continues.</param>
    /// <param name="Basis">Where that is stated.</param>
    internal sealed record Continues(BlockId Block, string OrderId, string OtherId, Cited<string> Basis) : OrderLink(Block, OrderId, OtherId);

    /// <summary>On the days that both have, the two orders are given together.</summary>
    /// <param name="Block">The block.</param>
    /// <param name="OrderId">One order.</param>
    /// <param name="OtherId">The other.</param>
    /// <param name="Rule">The rule that asks for it.</param>
    internal sealed record GivenWith(BlockId Block, string OrderId, string OtherId, Rule Rule) : OrderLink(Block, OrderId, OtherId);

    /// <summary>The two orders are not given on one day.</summary>
    /// <param name="Block">The block.</param>
    /// <param name="OrderId">One order.</param>
    /// <param name="OtherId">The other.</param>
    /// <param name="Rule">The rule that asks for it.</param>
    internal sealed record MustNotCoincide(BlockId Block, string OrderId, string OtherId, Rule Rule) : OrderLink(Block, OrderId, OtherId);
}

/// <summary>The links of one block by the places of its orders, as a planner looks them up.</summary>
internal sealed class BlockLinks
{
    private readonly int?[] rescued;
    private readonly int?[] continued;
    private readonly int[] groups;

    public BlockLinks(Block block, IEnumerable<OrderLink> links)
    {
        OrderLink[] own = [.. links.Where(link => link.Block == block.Id)];
        rescued = new int?[block.Orders.Count];
        continued = new int?[block.Orders.Count];
        groups = [.. Enumerable.Range(0, block.Orders.Count)];
        List<(int, int, Rule)> pairs = [];
        List<(int, int, Rule)> apart = [];
        List<(int, int, OrderLink.RescueFrom)> rescues = [];
        foreach (OrderLink link in own)
        {
            int place = PlaceOf(block, link.OrderId);
            int other = PlaceOf(block, link.OtherId);
            switch (link)
            {
                case OrderLink.RescueFrom rescue:
                    rescued[place] = other;
                    rescues.Add((place, other, rescue));
                    break;
                case OrderLink.Continues:
                    continued[place] = other;
                    break;
                case OrderLink.GivenWith with:
                    pairs.Add((place, other, with.Rule));
                    Join(groups[place], groups[other]);
                    break;
                case OrderLink.MustNotCoincide never:
                    apart.Add((place, other, never.Rule));
                    break;
            }
        }

        IsEmpty = own.Length == 0;
        Pairs = pairs;
        Apart = apart;
        RescueLinks = rescues;
    }

    /// <summary>Whether no order of the block is linked.</summary>
    public bool IsEmpty { get; }

    /// <summary>The orders that are given together on the days that both have.</summary>
    public IReadOnlyList<(int One, int Other, Rule Rule)> Pairs { get; }

    /// <summary>The orders that are not given on one day.</summary>
    public IReadOnlyList<(int One, int Other, Rule Rule)> Apart { get; }

    /// <summary>The rescues.</summary>
    public IReadOnlyList<(int Rescue, int Rescued, OrderLink.RescueFrom Link)> RescueLinks { get; }

    /// <summary>What an order rescues from; null when it rescues from nothing.</summary>
    public int? RescuedBy(int place) => rescued[place];

    /// <summary>What an order continues; null when it continues nothing.</summary>
    public int? ContinuedBy(int place) => continued[place];

    /// <summary>The orders that move together have one number.</summary>
    public int GroupOf(int place) => groups[place];

    /// <summary>Whether two orders are given together on the days that both have.</summary>
    public bool AreTogether(int one, int other)
    {
        foreach ((int first, int second, _) in Pairs)
        {
            if ((first == one && second == other) || (first == other && second == one))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The link by which an order rescues; null when it rescues from nothing.</summary>
    public OrderLink.RescueFrom? RescueLinkOf(int place)
    {
        foreach ((int rescue, _, OrderLink.RescueFrom link) in RescueLinks)
        {
            if (rescue == place)
            {
                return link;
            }
        }

        return null;
    }

    /// <summary>The place that is linked to another by a link of two orders; null where the other is neither of them.</summary>
    public static int? LinkedTo(int place, int one, int other) => place == one ? other : place == other ? one : null;

    private static int PlaceOf(Block block, string orderId)
    {
        block.Order(orderId);
        return block.Orders.Select(order => order.Id).ToList().IndexOf(orderId);
    }

    private void Join(int one, int other)
    {
        for (int place = 0; place < groups.Length; place++)
        {
            groups[place] = groups[place] == Math.Max(one, other) ? Math.Min(one, other) : groups[place];
        }
    }
}
