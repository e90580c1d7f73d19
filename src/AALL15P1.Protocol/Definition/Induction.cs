using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using static AALL15P1.Protocol.Definition.DeliveryMap;
using static AALL15P1.Protocol.Drugs;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Definition;

/// <summary>Induction, for every enrolled infant (registry outline).</summary>
internal static class Induction
{
    private const string Name = "Induction";

    private static readonly ValueList<Cited<string>> Parentage =
    [
        new("Based on AALL0631's Induction, with pegaspargase.", new(Sources.HospitalListing, "summary"), Standing.Protocol),
        new("AALL0631's Induction is a modified Interfant-99 Induction.", new(Sources.Aall0631, "article text, on the therapy of AALL0631"), Standing.Reference),
    ];

    public static Block Block(InterpretationChoices readings)
    {
        bool isTapered = readings.Takes(Interpretations.InductionTaper, "taper-over-1-week");
        return new(BlockIds.Induction, Name, BlockKind.Induction,
        [
            Row(Name, Methotrexate, IT, on: Days(1, 29)),
            Row(Name, Prednisolone, PO | NG, on: Through((1, 7)), timesPerDay: 3),
            Row(Name, Daunorubicin, IV, over: Minutes(1, 15), on: Days(8, 9), dose: PublishedDoses.Daunorubicin),
            Row(Name, Cytarabine, IV, over: Minutes(30), on: Through((8, 21))),
            Row(Name, Cytarabine, IT, on: Days(15)),
            Row(Name, Hydrocortisone, IT, on: Days(15, 29)),
            Row(Name, Dexamethasone, PO | NG | IV, on: Through((8, 28)), timesPerDay: 3, interpretations: isTapered ? [] : [new(Interpretations.InductionTaper, Days(28))]),
            .. isTapered ? [Taper()] : default(ValueList<PlannedOrder>),
            Row(Name, Vincristine, IV, over: Minutes(1), on: Days(8, 15, 22, 29), notes: VincaNotes),
            Row(Name, Pegaspargase, IV | IM, over: Hours(1, 2), on: Days(12)),
        ])
        {
            StartCriteria = StartRules.ForInduction,
            CareRules = CareRules.Everywhere,
            Parentage = Parentage,
        };
    }

    /// <summary>Interfant-06's taper, which the registry does not have: D10's other reading.</summary>
    private static PlannedOrder Taper() => new(
        "dexamethasone-taper",
        Dexamethasone,
        PO | NG | IV,
        Through((29, 35)),
        new Fact<DoseRule>.Unpublished("AALL15P1's taper of dexamethasone in Induction"),
        new Citation(Sources.RegistryInterfant06, "outline, Induction"),
        Standing.Backbone)
    {
        TimesPerDay = null,
        Qualifier = "taper",
        Interpretations = [new(Interpretations.InductionTaper)],
    };
}
