using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// One line of a block's therapy delivery map: a drug, how it is given, how often, on which days, and its dose as far
/// as a source states it.
/// </summary>
public sealed record PlannedOrder
{
    /// <summary>Makes an order.</summary>
    /// <param name="id">The order's id, in kebab case, unique within its block.</param>
    /// <param name="drug">The drug.</param>
    /// <param name="routes">The routes to choose from; at least one, each among the drug's locked routes.</param>
    /// <param name="days">The days.</param>
    /// <param name="dose">The dose.</param>
    /// <param name="citation">Where the order's row in the calendar is stated.</param>
    /// <param name="standing">The standing of that row; the dose has its own.</param>
    /// <exception cref="ArgumentException">There is no route, or one by which the drug must not be given; or the id is not kebab case.</exception>
    public PlannedOrder(string id, Drug drug, RouteSet routes, DayPattern days, Fact<DoseRule> dose, Citation citation, Standing standing)
    {
        if (routes.IsEmpty || !routes.IsSubsetOf(drug.Routes))
        {
            throw new ArgumentException($"{drug.Name} cannot be given {(routes.IsEmpty ? "by no route" : routes)}: its routes are {drug.Routes}.", nameof(routes));
        }

        Id = Kebab.Require(id, nameof(id));
        Drug = drug;
        Routes = routes;
        Days = days;
        Dose = dose;
        Citation = citation;
        Standing = standing;
    }

    /// <summary>The order's id, unique within its block.</summary>
    public string Id { get; }

    /// <summary>The drug.</summary>
    public Drug Drug { get; }

    /// <summary>The routes to choose from.</summary>
    public RouteSet Routes { get; }

    /// <summary>The days of the block, from 1.</summary>
    public DayPattern Days { get; }

    /// <summary>The dose, or that it is unpublished.</summary>
    public Fact<DoseRule> Dose { get; init; }

    /// <summary>Where the order's row in the calendar is stated.</summary>
    public Citation Citation { get; }

    /// <summary>The standing of the row in the calendar; the dose has its own.</summary>
    public Standing Standing { get; }

    /// <summary>What tells the order from another of the same drug, such as <c>high dose</c> or <c>taper</c>; empty when nothing must.</summary>
    public string Qualifier { get; init; } = string.Empty;

    /// <summary>How long an intravenous administration lasts; null when no source states it or the route needs none.</summary>
    public InfusionTime? Infusion { get; init; }

    /// <summary>How many doses a day; 1 or more, or null when no source states it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int? TimesPerDay
    {
        get;
        init => field = value is < 1 ? throw new ArgumentOutOfRangeException(nameof(value), value, $"An order is given 1 or more times a day; {Id} is not.") : value;
    } = 1;

    /// <summary>The time from one dose of a day to the next, more than zero; null when no source states it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or less.</exception>
    public Duration? Interval
    {
        get;
        init => field = value <= Duration.Zero ? throw new ArgumentOutOfRangeException(nameof(value), value, $"The time from one dose of {Id} to the next is more than zero.") : value;
    }

    /// <summary>What else a source says that whoever prepares or gives the drug must know; it changes nothing in the plan.</summary>
    public ValueList<Cited<string>> Notes { get; init; }

    /// <summary>
    /// How near two doses of the order may be, by its own days and doses a day. A source that states another interval for
    /// the drug stands beside it: the longer of the two counts.
    /// </summary>
    public LeastInterval LeastInterval => new(Days.LeastSpacing, Interval ?? (TimesPerDay > 1 ? Duration.FromHours(24) / TimesPerDay.Value : null))
    {
        AllowsSeveralADay = TimesPerDay != 1,
        TimesADay = TimesPerDay,
    };

    /// <summary>The open questions that touch the order.</summary>
    public ValueList<InterpretedDays> Interpretations { get; init; }

    /// <summary>The open questions that touch the order on one day.</summary>
    /// <param name="day">A day of the block.</param>
    /// <returns>The questions, in the register's order.</returns>
    public IEnumerable<Interpretation> InterpretationsOn(int day) =>
        Interpretations.Where(touched => touched.Days is null || touched.Days.Contains(day)).Select(touched => touched.Interpretation);

    /// <summary>The order as a line of a therapy delivery map.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Drug}{(Qualifier.Length == 0 ? string.Empty : $" ({Qualifier})")} {Routes}, days {Days}";
}
