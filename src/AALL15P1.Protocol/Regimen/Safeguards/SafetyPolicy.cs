using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>What the safety checks compare a dose with, beside the protocol's own doses.</summary>
/// <param name="Growth">The expected weights and heights.</param>
/// <param name="Intervals">The shortest intervals between doses.</param>
/// <param name="Guards">The labels' limits for small infants.</param>
public sealed record SafetyPolicy(GrowthReference Growth, ValueList<MinimumInterval> Intervals, ValueList<LabelGuard> Guards)
{
    /// <summary>The published doses with which stated ones are compared.</summary>
    public ValueList<ReferenceDose> References { get; init; }

    /// <summary>The reactions after which a drug is not given before somebody has said that it may be.</summary>
    public ValueList<ReactionGuard> Reactions { get; init; }

    /// <summary>Which laboratory values are plausible.</summary>
    public LaboratoryPlausibility Laboratory { get; init; } = LaboratoryPlausibility.Library;

    /// <summary>What the site asks of measurements.</summary>
    public MeasurementPolicy Measurements { get; init; } = MeasurementPolicy.Default;

    /// <summary>The site's limits for what is given over the whole of therapy; none when it states none, and then nothing is judged.</summary>
    public ValueList<CumulativeLimit> CumulativeLimits { get; init; }

    /// <summary>
    /// By which part of the computed dose a dose may differ from it, inclusive: 0.1 is a tenth. Null when the site
    /// states none: a dose that differs from the computed one, as it is written, can then not be decided.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is negative.</exception>
    public Cited<decimal>? Tolerance { get; init => field = RequireTolerance(value); }

    internal static Cited<decimal>? RequireTolerance(Cited<decimal>? tolerance) => tolerance is { Value: < 0m }
        ? throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance.Value, "A tolerance is 0 or more.")
        : tolerance;
}
