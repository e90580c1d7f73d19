using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>
/// The parts of the definition of dose-limiting toxicity that are unpublished, as a site states them from its protocol
/// document. A part that is null is not stated, and an assessment that turns on it cannot be decided.
/// </summary>
public sealed record DltPolicy
{
    /// <summary>A policy that states nothing.</summary>
    public static DltPolicy Unstated { get; } = new();

    /// <summary>The shortest delay in days that counts, inclusive; 1 when every delay counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is below 1.</exception>
    public Cited<int>? MinimumDelayDays
    {
        get;
        init => field = value is { Value: < 1 }
            ? throw new ArgumentOutOfRangeException(nameof(value), value.Value, "A delay that counts lasts 1 day or more.")
            : value;
    }

    /// <summary>The toxicities that are expected and do not count; an empty list when every toxicity counts.</summary>
    public Cited<ValueList<ExpectedToxicity>>? Expected { get; init; }

    /// <summary>Whether only an event that is attributed to the treatment counts.</summary>
    public Cited<bool>? RequiresAttribution { get; init; }

    /// <summary>This policy, with the parts of another where this one states none.</summary>
    /// <param name="other">The other policy.</param>
    /// <returns>The policy with the parts of both.</returns>
    public DltPolicy Or(DltPolicy other) => new()
    {
        MinimumDelayDays = MinimumDelayDays ?? other.MinimumDelayDays,
        Expected = Expected ?? other.Expected,
        RequiresAttribution = RequiresAttribution ?? other.RequiresAttribution,
    };
}
