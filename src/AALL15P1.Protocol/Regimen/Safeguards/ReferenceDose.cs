using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// A published dose of a drug for the purpose of an order, with which a stated dose is compared. It is no dose of the
/// protocol: it catches a slipped decimal point or unit in what a site states.
/// </summary>
/// <param name="Drug">The drug.</param>
/// <param name="Dose">The published dose, with its citation.</param>
public sealed record ReferenceDose(Drug Drug, Cited<DoseRule> Dose)
{
    /// <summary>The block to whose orders it belongs; null for every block.</summary>
    public BlockId? Block { get; init; }

    /// <summary>The orders of the drug to which it belongs, by their id; null for every order of its routes.</summary>
    public string? OrderId { get; init; }

    /// <summary>The routes of the orders to which it belongs; empty for every route.</summary>
    public RouteSet Routes { get; init; }

    /// <summary>Whether only what lies above it is compared, as for a taper, which goes down to nothing.</summary>
    public bool OnlyAbove { get; init; }

    internal bool IsFor(BlockId block, PlannedOrder order) =>
        Drug.Equals(order.Drug) && (Block is null || Block == block) && (OrderId is null || OrderId.Equals(order.Id, StringComparison.Ordinal))
        && (Routes.IsEmpty || order.Routes.IsSubsetOf(Routes));

    internal bool IsFor(Drug drug, Route route) => Drug.Equals(drug) && (Routes.IsEmpty ? drug.Routes : Routes).Contains(route);
}
