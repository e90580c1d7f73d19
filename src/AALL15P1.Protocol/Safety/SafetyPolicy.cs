using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>What the safety checks hold a dose against, beside the protocol's own doses.</summary>
/// <param name="Growth">The expected weights and heights.</param>
/// <param name="Intervals">The shortest intervals between doses.</param>
/// <param name="Guards">The labels' limits for small infants.</param>
public sealed record SafetyPolicy(GrowthReference Growth, ValueList<MinimumInterval> Intervals, ValueList<LabelGuard> Guards)
{
    /// <summary>What the site asks of measurements.</summary>
    public MeasurementPolicy Measurements { get; init; } = MeasurementPolicy.Default;

    /// <summary>The site's limits for what is given over the whole of therapy; none when it states none, and then nothing is judged.</summary>
    public ValueList<CumulativeLimit> CumulativeLimits { get; init; }

    /// <summary>
    /// By which part of the computed dose a dose may differ from it, inclusive: 0.1 is a tenth. Null when the site
    /// states none: a difference is then reported, and held only as a hazard.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is negative.</exception>
    public Cited<decimal>? Tolerance { get; init => field = RequireTolerance(value); }

    internal static Cited<decimal>? RequireTolerance(Cited<decimal>? tolerance) => tolerance is { Value: < 0m }
        ? throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance.Value, "A tolerance is 0 or more.")
        : tolerance;
}
