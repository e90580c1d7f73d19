using AALL15P1.Protocol.Regimen;
using static AALL15P1.Protocol.Definition.DeliveryMap;
using static AALL15P1.Protocol.Drugs;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Definition;

/// <summary>EPI#1 to EPI#4: epigenetic priming with azacitidine, each right before a chemotherapy block (slides, registry outline).</summary>
internal static class AzacitidineBlocks
{
    public static readonly Block First = Epi(BlockIds.Azacitidine1, "EPI#1", Spacings.AfterInduction, CareRules.InEvaluationPeriod);
    public static readonly Block Second = Epi(BlockIds.Azacitidine2, "EPI#2", Spacings.AfterConsolidation, CareRules.InEvaluationPeriod);
    public static readonly Block Third = Epi(BlockIds.Azacitidine3, "EPI#3", Spacings.AfterInterimMaintenance, CareRules.InEvaluationPeriod);
    public static readonly Block Fourth = Epi(BlockIds.Azacitidine4, "EPI#4", Spacings.AfterDelayedIntensification1, CareRules.Everywhere);

    private static Block Epi(BlockId id, string title, BlockSpacing spacing, ValueList<CareRule> care) => new(id, title, BlockKind.Priming,
    [
        Row(title, Azacitidine, IV, over: Minutes(10, 40), on: Through((1, 5)), dose: PublishedDoses.Azacitidine),
    ])
    {
        Spacing = spacing,
        StartCriteria = StartRules.EpiBlock,
        CareRules = care,
    };
}
