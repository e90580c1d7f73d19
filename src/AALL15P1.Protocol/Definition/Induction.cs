using static AALL15P1.Protocol.Definition.DeliveryMap;
using static AALL15P1.Protocol.Drugs;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Definition;

/// <summary>Induction, for every enrolled infant (registry outline).</summary>
internal static class Induction
{
    private const string Name = "Induction";

    public static readonly Block Block = new(BlockIds.Induction, Name, BlockKind.Induction,
    [
        Row(Name, Methotrexate, IT, on: Days(1, 29)),
        Row(Name, Prednisolone, PO | NG, on: Through((1, 7)), timesPerDay: 3),
        Row(Name, Daunorubicin, IV, over: Minutes(1, 15), on: Days(8, 9), dose: PublishedDoses.Daunorubicin),
        Row(Name, Cytarabine, IV, over: Minutes(30), on: Through((8, 21))),
        Row(Name, Cytarabine, IT, on: Days(15)),
        Row(Name, Hydrocortisone, IT, on: Days(15, 29)),
        Row(Name, Dexamethasone, PO | NG | IV, on: Through((8, 28)), timesPerDay: 3),
        Row(Name, Vincristine, IV, over: Minutes(1), on: Days(8, 15, 22, 29)),
        Row(Name, Pegaspargase, IV | IM, over: Hours(1, 2), on: Days(12)),
    ])
    {
        StartCriteria = StartRules.ForInduction,
    };
}
