using static AALL15P1.Protocol.Definition.DeliveryMap;
using static AALL15P1.Protocol.Drugs;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Definition;

/// <summary>Delayed Intensification Part 2, after EPI#4 (registry outline).</summary>
internal static class DelayedIntensification2
{
    private const string Name = "Delayed Intensification Part 2";

    public static readonly Block Block = new(BlockIds.DelayedIntensification2, Name, BlockKind.Chemotherapy,
    [
        Row(Name, Thioguanine, PO | NG, on: Through((1, 14))),
        Row(Name, Cyclophosphamide, IV, over: Minutes(15, 30), on: Days(1, 15)),
        Row(Name, Cytarabine, IV | SC, on: Through((2, 5), (9, 12))),
    ])
    {
        Spacing = Spacings.AfterAzacitidine,
        Parentage = OfInterfant06,
        StartCriteria = StartRules.AfterEpiBlock,
        CareRules = CareRules.Everywhere,
    };
}
