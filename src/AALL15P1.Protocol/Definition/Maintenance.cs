using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using static AALL15P1.Protocol.Definition.DeliveryMap;
using static AALL15P1.Protocol.Drugs;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Definition;

/// <summary>
/// Maintenance, until therapy ends (registry outline). Days count on from day 1 of Maintenance; from day 169 the
/// outline speaks of cycles of 84 days, and days 1-168 are as long as two of them, so cycles are numbered by 84 days
/// from day 1.
/// </summary>
internal static class Maintenance
{
    private const string Name = "Maintenance";
    private const int FirstCyclicDay = 169;
    private const int CycleLength = 84;

    public static Block Block(InterpretationChoices readings)
    {
        int methotrexateDay = readings.Takes(Interpretations.MaintenanceIntrathecalDay, "day-99") ? 99 : 92;
        int hydrocortisoneDay = readings.Takes(Interpretations.MaintenanceIntrathecalDay, "day-92") ? 92 : 99;
        int cytarabineDay = readings.Takes(Interpretations.MaintenanceIntrathecalCytarabineDay, "day-50") ? 50 : 57;
        InterpretedDays PairOn(int day) => new(Interpretations.MaintenanceIntrathecalDay, Days(day));
        InterpretedDays cytarabine = new(Interpretations.MaintenanceIntrathecalCytarabineDay, Days(cytarabineDay));

        return new Block(BlockIds.Maintenance, Name, BlockKind.Maintenance,
        [
            Row(Name, Mercaptopurine, PO | NG, on: Through((1, 168)).Then(EachCycle(Through((1, 84))))),
            Row(Name, Methotrexate, PO, on: WeeklyMethotrexate(readings), interpretations: [new(Interpretations.WeeklyMethotrexateDays)]),
            Row(Name, Methotrexate, IT, on: Days(1, methotrexateDay), interpretations: [PairOn(methotrexateDay)]),
            Row(Name, Cytarabine, IT, on: Days(cytarabineDay), interpretations: [cytarabine]),
            Row(Name, Hydrocortisone, IT, on: Days(1, cytarabineDay, hydrocortisoneDay), interpretations: [PairOn(hydrocortisoneDay), cytarabine]),
        ])
        {
            Spacing = Spacings.AfterDelayedIntensification2,
            Parentage = OfInterfant06,
            StartCriteria = StartRules.ForMaintenance,
            CareRules = CareRules.Everywhere,
            CycleLength = CycleLength,
        };
    }

    private static DayPattern WeeklyMethotrexate(InterpretationChoices readings) =>
        readings.Takes(Interpretations.WeeklyMethotrexateDays, "series-from-day-8")
            ? WeeklyOnTheWeekdayOf(8, (8, 91), (98, 168)).Then(EachCycle(WeeklyOnTheWeekdayOf(1, (1, 84))))
            : WeeklyOnTheWeekdayOf(8, (8, 91)).Then(WeeklyOnTheWeekdayOf(98, (98, 168))).Then(EachCycle(WeeklyOnTheWeekdayOf(7, (1, 84))));

    private static Cycles EachCycle(DayPattern days) => new(FirstCyclicDay, CycleLength, days);
}

/// <summary>What AALL15P1 says about the starting doses of oral chemotherapy in Maintenance: they follow the age, and are the site's.</summary>
internal static class MaintenanceStart
{
    public static readonly StartingDoseBasis Basis = new(
        TitrationRules.StartingDoseByAge, "the starting dose of oral chemotherapy in Maintenance", Interpretations.MaintenanceStartingDoseAge, "start-of-each-cycle");

    /// <summary>What is titrated by the counts: the two oral drugs of Maintenance (DECK: escalation is based on ANC).</summary>
    public static readonly TitratedOrders Orders = new(BlockIds.Maintenance, "mercaptopurine", "methotrexate");
}
