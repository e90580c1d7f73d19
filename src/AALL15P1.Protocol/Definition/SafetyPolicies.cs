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

/// <summary>The rules that come with published safety data: the preparation of azacitidine, shortest intervals, label guards and growth standards.</summary>
internal static class PublishedSafetyRules
{
    /// <summary>Every rule that is not listed elsewhere.</summary>
    public static ValueList<Rule> All { get; } =
    [
        .. AzacitidinePreparation.Window.Rules.Where(rule => rule != CareRules.AzacitidineAtTertiaryCentre),
        .. Intervals.All.Select(interval => interval.Rule),
        .. Reactions.All.Select(reaction => reaction.Rule),
        .. LabelGuards.All.Select(guard => guard.Rule),
        .. Rescues.All.Select(rescue => rescue.EarliestStartRule).OfType<Rule>(),
        .. GrowthStandards.WorldHealthOrganization.Rules,
    ];
}
