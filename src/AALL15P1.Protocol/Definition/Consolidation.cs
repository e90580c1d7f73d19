using static AALL15P1.Protocol.Definition.DeliveryMap;
using static AALL15P1.Protocol.Drugs;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Definition;

/// <summary>Consolidation, after EPI#1 (registry outline).</summary>
internal static class Consolidation
{
    private const string Name = "Consolidation";

    public static readonly Block Block = new(BlockIds.Consolidation, Name, BlockKind.Chemotherapy,
    [
        Row(Name, Cyclophosphamide, IV, over: Minutes(30, 60), on: Days(1, 29)),
        Row(Name, Mercaptopurine, PO | NG, on: Through((1, 28))),
        Row(Name, Cytarabine, IV | SC, on: Through((3, 6), (10, 13), (17, 20), (24, 27))),
        Row(Name, Cytarabine, IT, on: Days(10)),
        Row(Name, Methotrexate, IT, on: Days(24)),
        Row(Name, Hydrocortisone, IT, on: Days(10, 24)),
    ])
    {
        Spacing = Spacings.AfterAzacitidine,
        Parentage = OfInterfant06,
        StartCriteria = StartRules.AfterEpiBlock,
        CareRules = CareRules.ForConsolidation,
    };
}
