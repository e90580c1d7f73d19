using static AALL15P1.Protocol.Definition.DeliveryMap;
using static AALL15P1.Protocol.Drugs;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Definition;

/// <summary>Delayed Intensification Part 1, after EPI#3 (registry outline).</summary>
internal static class DelayedIntensification1
{
    private const string Name = "Delayed Intensification Part 1";

    public static readonly Block Block = new(BlockIds.DelayedIntensification1, Name, BlockKind.Chemotherapy,
    [
        Row(Name, Pegaspargase, IV | IM, over: Hours(1, 2), on: Days(1), interpretations: [new(Interpretations.DelayedIntensificationPegaspargase)]),
        Row(Name, Dexamethasone, PO | NG | IV, on: Through((1, 14)), timesPerDay: 3),
        Row(Name, Dexamethasone, PO | NG | IV, on: Through((15, 21)), timesPerDay: 3, qualifier: "taper"),
        Row(Name, Thioguanine, PO | NG, on: Through((1, 28))),
        Row(Name, Vincristine, IV, over: Minutes(1), on: Days(1, 8, 15, 22), notes: VincaNotes),
        Row(Name, Daunorubicin, IV, over: Minutes(1, 15), on: Days(1, 8, 15, 22), dose: PublishedDoses.Daunorubicin),
        Row(Name, Cytarabine, IV | SC, on: Through((2, 5), (9, 12), (16, 19), (23, 26))),
        Row(Name, Cytarabine, IT, on: Days(1, 15)),
        Row(Name, Hydrocortisone, IT, on: Days(1, 15)),
    ])
    {
        Spacing = Spacings.AfterAzacitidine,
        Parentage = OfInterfant06,
        StartCriteria = StartRules.AfterEpiBlock,
        CareRules = CareRules.InEvaluationPeriod,
    };
}
