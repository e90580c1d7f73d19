namespace AALL15P1.Protocol.Definition;

/// <summary>What AALL15P1's doses are compared with before a site states policies of its own.</summary>
internal static class SafetyPolicies
{
    /// <summary>The published intervals, label guards, doses and growth standards, and the reactions after which a drug is asked about; no tolerance and no age of measurements, which a site states.</summary>
    public static SafetyPolicy Published { get; } = new(GrowthStandards.WorldHealthOrganization, Intervals.All, LabelGuards.All)
    {
        References = ReferenceDoses.All,
        Reactions = Reactions.All,
    };
}
