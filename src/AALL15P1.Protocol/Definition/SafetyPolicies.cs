namespace AALL15P1.Protocol.Definition;

/// <summary>What AALL15P1's doses are held against before a site states policies of its own.</summary>
internal static class SafetyPolicies
{
    /// <summary>The published intervals, label guards and growth standards; no tolerance and no age of measurements, which a site states.</summary>
    public static SafetyPolicy Published { get; } = new(GrowthStandards.WorldHealthOrganization, Intervals.All, LabelGuards.All);
}
