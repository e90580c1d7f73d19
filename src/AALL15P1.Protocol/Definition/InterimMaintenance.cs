using AALL15P1.Protocol.Evidence;
using static AALL15P1.Protocol.Definition.DeliveryMap;
using static AALL15P1.Protocol.Drugs;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Definition;

/// <summary>Interim Maintenance, after EPI#2 (registry outline).</summary>
internal static class InterimMaintenance
{
    private const string Name = "Interim Maintenance";

    private static readonly ValueList<Cited<string>> ByTheHour =
    [
        new(
            "By the hour: at hours 42, 48 and 54 from the start of the methotrexate infusion, and then until levels are safe. With a start before 06:00 hour 42 is a day earlier than registered.",
            new(Sources.RegistryInterfant06, "Interim Maintenance, leucovorin"),
            Standing.Backbone),
    ];

    private static readonly ValueList<Cited<string>> RescuedByTheHour =
    [
        new(
            "Leucovorin goes by the hour from the start of this infusion: with a start before 06:00 its hour 42 falls a day before its registered days.",
            new(Sources.RegistryInterfant06, "Interim Maintenance, leucovorin"),
            Standing.Backbone),
    ];

    public static readonly Block Block = new(BlockIds.InterimMaintenance, Name, BlockKind.Chemotherapy,
    [
        Row(Name, Mercaptopurine, PO | NG, on: Through((1, 14))),
        Row(Name, Methotrexate, IV, over: Hours(24), on: Days(1, 8), qualifier: "high dose", dose: PublishedDoses.HighDoseMethotrexate, notes: RescuedByTheHour),
        Row(Name, Methotrexate, IT, on: Days(2, 9)),
        Row(Name, Hydrocortisone, IT, on: Days(2, 9)),
        Row(Name, Leucovorin, PO | IV, on: Through((3, 4), (10, 11)), timesPerDay: null, notes: ByTheHour),
        Row(Name, Cytarabine, IV, over: Hours(3), on: Through((15, 16), (22, 23)), timesPerDay: 2, every: TwelveHourly, qualifier: "high dose"),
        Row(Name, Pegaspargase, IV | IM, over: Hours(1, 2), on: Days(23)),
    ])
    {
        Spacing = Spacings.AfterAzacitidine,
        Parentage = OfInterfant06,
        StartCriteria = StartRules.AfterEpiBlock,
        CareRules = CareRules.InEvaluationPeriod,
    };
}
