using AALL15P1.Protocol.Evidence;
using NodaTime;

namespace AALL15P1.Protocol.Definition;

/// <summary>Rescue from high-dose methotrexate.</summary>
internal static class Rescues
{
    /// <summary>Leucovorin at hours 42, 48 and 54 from the start of the methotrexate infusion, and then until levels are safe (Interfant-06).</summary>
    public static RescueClock LeucovorinAfterHighDoseMethotrexate { get; } = new(
        Drugs.Leucovorin,
        Drugs.Methotrexate,
        new([Duration.FromHours(42), Duration.FromHours(48), Duration.FromHours(54)], new(Sources.RegistryInterfant06, "Interim Maintenance, leucovorin"), Standing.Backbone),
        new Fact<string>.Unpublished("the methotrexate level below which AALL15P1's leucovorin ends"))
    {
        EarliestStart = new(6, 0),
        EarliestStartRule = new(
            "LEUCOVORIN-HOURS",
            "Leucovorin by the hour",
            "Hours 42, 48 and 54 from the start of high-dose methotrexate fall on the registered days of leucovorin (3-4 and 10-11) only when the infusion starts at or after 06:00 local time. The rescue goes by the hour; an earlier start is pointed out.",
            new(Sources.RegistryInterfant06, "Interim Maintenance, leucovorin"),
            Standing.Backbone)
        {
            Parameters = [new("earliest start, inclusive", "06:00 local time")],
            SinceEdition = "NCT02828358/2020.2",
        },
    };

    /// <summary>Every rescue.</summary>
    public static ValueList<RescueClock> All { get; } = [LeucovorinAfterHighDoseMethotrexate];
}
