namespace AALL15P1.Protocol.Definition;

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
