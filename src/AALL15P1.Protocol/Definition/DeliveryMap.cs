using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Definition;

/// <summary>The words in which the phases are written down, so that each reads like its row of the registry's outline.</summary>
internal static class DeliveryMap
{
    public static readonly RouteSet PO = Route.PO;
    public static readonly RouteSet NG = Route.NG;
    public static readonly RouteSet IV = Route.IV;
    public static readonly RouteSet IM = Route.IM;
    public static readonly RouteSet SC = Route.SC;
    public static readonly RouteSet IT = Route.IT;

    public static readonly Duration TwelveHourly = Duration.FromHours(12);

    /// <summary>The registered time is older than the labels' change, so it is kept with what has been said since.</summary>
    public static readonly ValueList<Cited<string>> VincaNotes =
    [
        new(
            "Prepared in an infusion bag only: so the US labels since 2022-04-21. The registered infusion time of 1 minute is older (2016-2020).",
            new(Sources.FdaVincaAlkaloids, "update of 2022-04-21"),
            Standing.Reference),
        new("Fatal by any other route: more than 140 deaths by intrathecal injection are known.", new(Sources.IsmpVincristine, "vincristine labelling"), Standing.Reference),
        new("55 reports of vincristine by the wrong route by 2007.", new(Sources.WhoVincristine, "alert 115"), Standing.Reference),
    ];

    /// <summary>What the blocks after Induction come from.</summary>
    public static readonly ValueList<Cited<string>> OfInterfant06 =
        [new("Interfant-06's block.", new(Sources.Registry, "primary objective"), Standing.Protocol)];

    public static InfusionTime Minutes(int minutes) => Minutes(minutes, minutes);

    public static InfusionTime Minutes(int shortest, int longest) => new(Duration.FromMinutes(shortest), Duration.FromMinutes(longest));

    public static InfusionTime Hours(int hours) => Hours(hours, hours);

    public static InfusionTime Hours(int shortest, int longest) => new(Duration.FromHours(shortest), Duration.FromHours(longest));

    /// <summary>One row of a block as the registry's outline states it.</summary>
    /// <param name="block">The block's name in the outline, for the citation.</param>
    /// <param name="drug">The drug.</param>
    /// <param name="routes">The routes.</param>
    /// <param name="on">The days.</param>
    /// <param name="over">The infusion time, where the outline gives one.</param>
    /// <param name="timesPerDay">The doses a day; null where the outline gives none.</param>
    /// <param name="every">The time between doses, where the outline gives it.</param>
    /// <param name="qualifier">What tells the row from another of the same drug.</param>
    /// <param name="dose">The dose; unpublished where null.</param>
    /// <param name="interpretations">The open questions that touch the row.</param>
    /// <param name="notes">What else a source says that whoever gives the drug must know.</param>
    public static PlannedOrder Row(
        string block,
        Drug drug,
        RouteSet routes,
        DayPattern on,
        InfusionTime? over = null,
        int? timesPerDay = 1,
        Duration? every = null,
        string qualifier = "",
        Cited<DoseRule>? dose = null,
        ValueList<InterpretedDays> interpretations = default,
        ValueList<Cited<string>> notes = default)
    {
        string suffix = qualifier.Length > 0 ? qualifier.Replace(' ', '-') : routes == IT && drug.Routes != IT ? "intrathecal" : string.Empty;
        Fact<DoseRule> fact = dose is null
            ? new Fact<DoseRule>.Unpublished($"AALL15P1's {(suffix.Length > 0 ? $"{suffix.Replace('-', ' ')} " : string.Empty)}{drug} dose in {block}")
            : new Fact<DoseRule>.Known(dose);
        return new PlannedOrder(
            suffix.Length > 0 ? $"{drug}-{suffix}" : drug.Name,
            drug,
            routes,
            on,
            fact,
            new Citation(Sources.Registry, $"outline, {block}"),
            Standing.Protocol)
        {
            Infusion = over,
            TimesPerDay = timesPerDay,
            Interval = every,
            Qualifier = qualifier,
            Interpretations = interpretations,
            Notes = notes,
        };
    }
}
