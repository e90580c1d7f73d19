using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>How a site computes doses where AALL15P1's own way is unpublished. Every part says where it comes from.</summary>
internal sealed record DosingPolicy
{
    /// <summary>Mosteller's formula, no infant factor stated, and nothing rounded.</summary>
    public static DosingPolicy Default { get; } = new();

    /// <summary>The body surface area formula. Mosteller unless a site states another.</summary>
    public Cited<BsaFormula> BsaFormula { get; init; } = new(AALL15P1.Protocol.BsaFormula.Mosteller, AALL15P1.Protocol.BsaFormula.Mosteller.Citation, Standing.Reference);

    /// <summary>How a body surface area is rounded; null when it is not.</summary>
    public Cited<BsaRounding>? BsaRounding { get; init; }

    /// <summary>The infant factor; null when none is stated, and then a dose that is stated before it cannot be decided.</summary>
    public InfantFactorPolicy? InfantFactor { get; init; }

    /// <summary>How single doses are rounded; empty when they are not. Of two that fit an order, one that names its drug wins, then the first.</summary>
    public ValueList<Cited<RoundingPolicy>> Rounding { get; init; }

    /// <summary>The rounding that applies to an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="isUnits">Whether its dose is in international units.</param>
    /// <returns>The policy; null when none applies.</returns>
    internal Cited<RoundingPolicy>? RoundingFor(PlannedOrder order, bool isUnits) =>
        Rounding.Where(policy => policy.Value.IsFor(order, isUnits)).OrderBy(policy => policy.Value.Drug is null).FirstOrDefault();
}
