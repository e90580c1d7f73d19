using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Definition;

/// <summary>How the orders of a block depend on each other, and who says so.</summary>
internal static class OrderLinks
{
    private static readonly Citation Outline = new(Sources.Registry, "outline, days of each block");

    /// <summary>
    /// Leucovorin rescues from high-dose methotrexate. Interfant-06 states the hours; what is late, and from when on it is a
    /// hazard, no source states.
    /// </summary>
    public static Rule LeucovorinRescue { get; } = new(
        "LEUCOVORIN-RESCUE",
        "Rescue from high-dose methotrexate",
        "Each infusion of high-dose methotrexate is followed by leucovorin from hour 42 after its start, and by none before it has ended; a rescue that is missing, that begins much too late or that comes before its infusion has ended is a hazard.",
        Citation: null,
        Standing.Library)
    {
        Grounds = [Rescues.LeucovorinAfterHighDoseMethotrexate.Hours.Citation],
        Parameters = [new("hours from the start of the infusion", "42, 48, 54, then until levels are safe"), new("day without a known hour", "2 days after the infusion"), new("later than hour 42", "a deviation; from more than half of the time to the next hour on, after hour 45, a hazard")],
        SinceEdition = "NCT02828358/2020.2",
    };

    /// <summary>Intrathecal drugs of one day go in by one puncture. The outline lists them on the same days; that one puncture serves both is this library's own.</summary>
    public static Rule OnePuncture { get; } = new(
        "INTRATHECAL-ONE-PUNCTURE",
        "Intrathecal drugs of one day",
        "Intrathecal drugs that the calendar gives on one day are given together, by one puncture.",
        Citation: null,
        Standing.Library)
    {
        Grounds = [Outline],
        SinceEdition = "NCT02828358/2020.2",
    };

    /// <summary>Oral and intrathecal methotrexate of Maintenance never fall on one day in the outline; that they must not is this library's own.</summary>
    public static Rule OralAndIntrathecalMethotrexate { get; } = new(
        "METHOTREXATE-PO-IT",
        "Oral and intrathecal methotrexate",
        "In Maintenance oral and intrathecal methotrexate are not given on one day: the registered days keep the two apart.",
        Citation: null,
        Standing.Library)
    {
        Grounds = [new(Sources.Registry, "outline, Maintenance")],
        SinceEdition = "NCT02828358/2020.2",
    };

    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } = [LeucovorinRescue, OnePuncture, OralAndIntrathecalMethotrexate];

    /// <summary>The links under the chosen readings.</summary>
    public static ValueList<OrderLink> Under(InterpretationChoices readings) =>
    [
        .. OnePunctureOf(BlockIds.Induction, "methotrexate-intrathecal", "hydrocortisone"),
        .. OnePunctureOf(BlockIds.Induction, "cytarabine-intrathecal", "hydrocortisone"),
        .. readings.Takes(Interpretations.InductionTaper, "taper-over-1-week")
            ? [Taper(BlockIds.Induction, new(Sources.RegistryInterfant06, "outline, Induction"), Standing.Backbone)]
            : default(ValueList<OrderLink>),
        .. OnePunctureOf(BlockIds.Consolidation, "cytarabine-intrathecal", "hydrocortisone"),
        .. OnePunctureOf(BlockIds.Consolidation, "methotrexate-intrathecal", "hydrocortisone"),
        new OrderLink.RescueFrom(BlockIds.InterimMaintenance, "leucovorin", "methotrexate-high-dose", Rescues.LeucovorinAfterHighDoseMethotrexate, LeucovorinRescue),
        .. OnePunctureOf(BlockIds.InterimMaintenance, "methotrexate-intrathecal", "hydrocortisone"),
        Taper(BlockIds.DelayedIntensification1, new(Sources.Registry, "outline, Delayed Intensification Part 1"), Standing.Protocol),
        .. OnePunctureOf(BlockIds.DelayedIntensification1, "cytarabine-intrathecal", "hydrocortisone"),
        .. OnePunctureOf(BlockIds.Maintenance, "methotrexate-intrathecal", "hydrocortisone"),
        .. OnePunctureOf(BlockIds.Maintenance, "cytarabine-intrathecal", "hydrocortisone"),
        new OrderLink.MustNotCoincide(BlockIds.Maintenance, "methotrexate", "methotrexate-intrathecal", OralAndIntrathecalMethotrexate),
    ];

    private static ValueList<OrderLink> OnePunctureOf(BlockId block, string drug, string with) => [new OrderLink.GivenWith(block, drug, with, OnePuncture)];

    private static OrderLink.Continues Taper(BlockId block, Citation citation, Standing standing) => new(
        block, "dexamethasone-taper", "dexamethasone", new("The taper follows the full dose, on the days after its last.", citation, standing));
}
