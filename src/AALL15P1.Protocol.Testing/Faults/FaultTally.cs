namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>How many faults of one kind were seeded, and how many were caught.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Seeded">How many were seeded.</param>
/// <param name="Caught">How many the checks did not let proceed.</param>
/// <param name="CaughtAsHazard">How many of those the checks called a hazard.</param>
public readonly record struct FaultTally(FaultKind Kind, int Seeded, int Caught, int CaughtAsHazard)
{
    /// <summary>The part that was caught, from 0 to 1; 1 when none was seeded.</summary>
    public decimal CatchRate => Seeded == 0 ? 1m : (decimal)Caught / Seeded;
}
