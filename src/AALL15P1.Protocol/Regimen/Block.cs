using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>A block of therapy: its orders, and how it follows the block before it.</summary>
public sealed record Block
{
    /// <summary>Makes a block.</summary>
    /// <param name="id">The id on the wire.</param>
    /// <param name="title">The block's name in prose.</param>
    /// <param name="kind">What the block is for.</param>
    /// <param name="orders">The orders, in the order of the therapy delivery map; at least one, each with an id of its own.</param>
    /// <exception cref="ArgumentException">There is no order, or two orders have the same id.</exception>
    public Block(BlockId id, string title, BlockKind kind, ValueList<PlannedOrder> orders)
    {
        Id = id;
        Title = title;
        Kind = kind;
        Orders = orders;
    }

    /// <summary>The id on the wire.</summary>
    public BlockId Id { get; }

    /// <summary>The block's name in prose, such as <c>EPI#1</c>.</summary>
    public string Title { get; }

    /// <summary>What the block is for.</summary>
    public BlockKind Kind { get; }

    /// <summary>The orders, in the order of the therapy delivery map.</summary>
    /// <exception cref="ArgumentException">There is no order, or two orders have the same id.</exception>
    public ValueList<PlannedOrder> Orders
    {
        get;
        init
        {
            field = WithOwnIds(value);
            LastDay = value.Any(order => order.Days.LastDay is null) ? null : value.Max(order => order.Days.LastDay);
        }
    }

    /// <summary>How the block follows the one before it; null for the first block.</summary>
    public BlockSpacing? Spacing { get; init; }

    /// <summary>The length in days of the cycles in which the block's days are numbered; 1 to 36,525, or null when it has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1 or above 36,525.</exception>
    public int? CycleLength
    {
        get;
        init => field = value is < 1 or > DayRange.Latest ? throw new ArgumentOutOfRangeException(nameof(value), value, $"A cycle of {Id} lasts 1 to {DayRange.Latest} days.") : value;
    }

    /// <summary>Which older protocol the block comes from, and who says so; empty where no source says.</summary>
    public ValueList<Cited<string>> Parentage { get; init; }

    /// <summary>What must hold before the block starts, in the order in which it is judged.</summary>
    public ValueList<StartCriterion> StartCriteria
    {
        get;
        init
        {
            field = value;
            StartRequirements = StartRequirements.Of(value);
        }
    }

    /// <summary>What the block asks of the place where the infant is treated.</summary>
    public ValueList<CareRule> CareRules { get; init; }

    /// <summary>The last day on which the block gives something; null when it goes on until therapy ends.</summary>
    internal int? LastDay { get; private init; }

    /// <summary>The start criteria, added up.</summary>
    internal StartRequirements StartRequirements { get; private init; } = StartRequirements.None;

    /// <summary>
    /// The block with a site's start criteria: they take the place of those that are unpublished, and stand beside
    /// those that the protocol states, which a site cannot drop.
    /// </summary>
    /// <param name="criteria">The site's criteria, each by a rule with standing <see cref="Standing.Site"/>, a citation, and an id that the block does not have.</param>
    /// <returns>The new block.</returns>
    /// <exception cref="ArgumentException">A rule is not as stated, or is itself one that leaves the criteria to the site.</exception>
    public Block WithSiteCriteria(ValueList<StartCriterion> criteria)
    {
        foreach (StartCriterion criterion in criteria)
        {
            if (criterion.Rule is not { Standing: Standing.Site, Citation: not null } || criterion is StartCriterion.SuppliedBySite)
            {
                throw new ArgumentException($"Rule {criterion.Rule} of a site has a citation and the standing Site, and states a criterion.", nameof(criteria));
            }
        }

        ValueList<StartCriterion> all = StartCriteria.Where(criterion => criterion is not StartCriterion.SuppliedBySite).Concat(criteria).ToValueList();
        return all.DistinctBy(criterion => criterion.Rule.Id, StringComparer.Ordinal).Count() == all.Count
            ? this with { StartCriteria = all }
            : throw new ArgumentException($"Each start criterion of block {Id} has a rule with an id of its own.", nameof(criteria));
    }

    /// <summary>Finds an order.</summary>
    /// <param name="orderId">The order's id.</param>
    /// <returns>The order.</returns>
    /// <exception cref="ArgumentException">The block has no such order.</exception>
    public PlannedOrder Order(string orderId) =>
        Orders.FirstOrDefault(order => order.Id.Equals(orderId, StringComparison.Ordinal))
        ?? throw new ArgumentException($"Block {Id} has no order '{orderId}'; it has {string.Join(", ", Orders.Select(order => order.Id))}.", nameof(orderId));

    /// <summary>The block's id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id.Value;

    private ValueList<PlannedOrder> WithOwnIds(ValueList<PlannedOrder> orders) =>
        orders.Count > 0 && orders.DistinctBy(order => order.Id, StringComparer.Ordinal).Count() == orders.Count
            ? orders
            : throw new ArgumentException($"Block {Id} needs at least one order, and each order an id of its own.", nameof(orders));
}
