using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Rendering;

/// <summary>How routes are told apart without reading: each class has a word, a colour, a pattern and a shape of its own.</summary>
/// <param name="Name">The name in class attributes.</param>
/// <param name="Label">The routes in words.</param>
internal sealed record RouteClass(string Name, string Label)
{
    public static readonly RouteClass Intrathecal = new("it", "IT");
    public static readonly RouteClass Intravenous = new("iv", "IV");
    public static readonly RouteClass IntravenousOrSubcutaneous = new("sc", "IV or SC");
    public static readonly RouteClass IntravenousOrIntramuscular = new("im", "IV or IM");
    public static readonly RouteClass EnteralOrIntravenous = new("mx", "PO, NG or IV");
    public static readonly RouteClass Enteral = new("po", "PO or NG");
    public static readonly RouteClass Other = new("ot", "other routes");

    /// <summary>Every class, in the order of lanes and keys.</summary>
    public static readonly RouteClass[] All = [Intrathecal, Intravenous, IntravenousOrSubcutaneous, IntravenousOrIntramuscular, EnteralOrIntravenous, Enteral, Other];

    private static readonly RouteSet Mouth = RouteSet.FromRoute(Route.PO) | Route.NG;

    public static RouteClass Of(RouteSet routes) =>
        routes == Route.IT ? Intrathecal
        : routes == Route.IV ? Intravenous
        : routes == Route.SC || routes == (RouteSet.FromRoute(Route.IV) | Route.SC) ? IntravenousOrSubcutaneous
        : routes == Route.IM || routes == (RouteSet.FromRoute(Route.IV) | Route.IM) ? IntravenousOrIntramuscular
        : routes.IsSubsetOf(Mouth) ? Enteral
        : routes.IsSubsetOf(Mouth | Route.IV) ? EnteralOrIntravenous
        : Other;
}

/// <summary>How the parts of a chart read.</summary>
internal static class Words
{
    private const int MostRuns = 12;

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly string[] FullMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>A date as <c>12 Jan 2026</c>: a month in letters cannot be read the other way round.</summary>
    public static string Date(LocalDate date) => Invariant($"{date.Day} {Month(date)} {date.Year:0000}");

    public static string ShortDate(LocalDate date) => Invariant($"{date.Day} {Month(date)}");

    public static string Month(LocalDate date) => Months[date.Month - 1];

    public static string FullMonth(LocalDate date) => Invariant($"{FullMonths[date.Month - 1]} {date.Year:0000}");

    public static string Weekday(LocalDate date) => date.DayOfWeek.ToString()[..3];

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static string Count(int number, string what) => Invariant($"{number} {what}{(number == 1 ? string.Empty : "s")}");

    public static string Capital(string text) => text.Length > 0 ? $"{char.ToUpperInvariant(text[0])}{text[1..]}" : text;

    public static string Name(PlannedOrder order) => order.Qualifier.Length == 0 ? order.Drug.Name : $"{order.Drug.Name}, {order.Qualifier}";

    /// <summary>The routes and how long an infusion lasts. Of several routes, only the intravenous one is an infusion.</summary>
    public static string Given(PlannedOrder order) => order.Infusion switch
    {
        null => order.Routes.ToString(),
        { } infusion => string.Join(" or ", order.Routes.ToRoutes().Select(route => route == Route.IV ? $"{route} over {infusion}" : route.ToString())),
    };

    public static string Often(PlannedOrder order) => order.TimesPerDay switch
    {
        null => "times a day not published",
        1 => "once a day",
        int times when order.Interval is { } interval => Invariant($"{times} times a day, every {interval.TotalHours:0.##} h"),
        int times => Invariant($"{times} times a day"),
    };

    /// <summary>A standing as a reader must take it: a reference value is never the protocol's own.</summary>
    public static string StandingOf(Standing standing, ProtocolDefinition definition) =>
        standing == Standing.Reference ? $"Reference, not {definition.Title}" : standing.ToString();

    /// <summary>The stated dose, or that none is published. A table by age is named and not spelled out.</summary>
    public static string Dose(PlannedOrder order, ProtocolDefinition definition) => order.Dose switch
    {
        Fact<DoseRule>.Known { Stated.Value.IsByAge: true } known => $"by age ({StandingOf(known.Standing, definition)})",
        Fact<DoseRule>.Known known => $"{known.Stated.Value} ({StandingOf(known.Standing, definition)})",
        _ => "dose unpublished",
    };

    /// <summary>The computed amount and, in brackets, its standing; null when none was asked for or none can be told.</summary>
    public static (string Dose, string Standing)? Amount(Entry entry, ProtocolDefinition definition) =>
        entry.Dose is { Outcome: DecisionOutcome.Proceed } dose ? (dose.Dose.ToString(), $"({StandingOf(dose.LowestStanding, definition)})") : null;

    /// <summary>Why no amount can be told, by the rules that say so.</summary>
    public static string NoAmount(DoseResult dose) =>
        string.Join("; ", dose.Decision.Findings.Where(finding => finding.Effect != DecisionOutcome.Proceed).Select(finding => finding.Rule.Title).Distinct(StringComparer.Ordinal));

    /// <summary>The sign of a mark. Each differs in shape; none relies on colour.</summary>
    public static string Sign(Entry entry) => entry.Mark switch
    {
        Mark.Planned => Times(entry.Order),
        var mark => Sign(mark),
    };

    public static string Sign(Mark mark) => mark switch
    {
        Mark.Due => "▶",
        Mark.Overdue => "!",
        Mark.Given => "✓",
        Mark.PartlyGiven => "½",
        Mark.PartlyOmitted => "✓✕",
        Mark.MadeUp => "↻",
        Mark.Held => "H",
        Mark.Waiting => "…",
        Mark.Omitted => "✕",
        Mark.LeftOut => "≠",
        Mark.CutShort => "⊘",
        Mark.Unrecorded => "∅",
        _ => "●",
    };

    /// <summary>The mark in a word that fits beneath its sign.</summary>
    public static string Word(Mark mark) => mark switch
    {
        Mark.Due => "due",
        Mark.Overdue => "overdue",
        Mark.Given => "given",
        Mark.PartlyGiven => "in part",
        Mark.PartlyOmitted => "rest omitted",
        Mark.MadeUp => "made up",
        Mark.Held => "held",
        Mark.Waiting => "waits",
        Mark.Omitted => "omitted",
        Mark.LeftOut => "to decide",
        Mark.CutShort => "dropped",
        Mark.Unrecorded => "no record",
        _ => "planned",
    };

    /// <summary>The same word in the parts between which it may be broken, for a cell of a day.</summary>
    public static string[] Parts(Mark mark) => mark switch
    {
        Mark.Overdue => ["over", "due"],
        Mark.Omitted => ["omit", "ted"],
        Mark.PartlyOmitted => ["rest ", "omit", "ted"],
        Mark.CutShort => ["drop", "ped"],
        _ => [Word(mark)],
    };

    public static string Meaning(Mark mark) => mark switch
    {
        Mark.Due => "due on the day of the record, and not recorded as given",
        Mark.Overdue => "was due before, and is not recorded as given, held or omitted",
        Mark.Given => "recorded as given",
        Mark.PartlyGiven => "some of the day's doses were given",
        Mark.PartlyOmitted => "some of the day's doses were given, and the rest was omitted",
        Mark.MadeUp => "given later than planned, as a make-up",
        Mark.Held => "held, and what becomes of it is not decided",
        Mark.Waiting => "waits, and nobody knows until when; its date is the earliest, and no date on which it is due",
        Mark.Omitted => "omitted, by decision or by the site's policy; it does not return",
        Mark.LeftOut => "stands too near another dose of the same order: somebody must decide whether and when it is given",
        Mark.CutShort => "not given, because its time is over",
        Mark.Unrecorded => "was due, nothing is recorded, and its time is over",
        _ => "planned",
    };

    /// <summary>How often on the day, in a sign: once, a number of times, or a number that is not published.</summary>
    public static string Times(PlannedOrder order) => order.TimesPerDay switch
    {
        null => "?×",
        1 => "●",
        int times => Invariant($"{times}×"),
    };

    /// <summary>Days as <c>days 8–11, 15</c>; many of them as the first, the last and their number.</summary>
    public static string Days(IEnumerable<int> days)
    {
        List<(int First, int Last)> runs = [];
        foreach (int day in days.Distinct().Order())
        {
            if (runs.Count > 0 && runs[^1].Last + 1 == day)
            {
                runs[^1] = (runs[^1].First, day);
            }
            else
            {
                runs.Add((day, day));
            }
        }

        return runs.Count > MostRuns ? Invariant($"{days.Distinct().Count()} days from day {runs[0].First} to day {runs[^1].Last}") : $"{(runs is [var (first, last)] && first == last ? "day" : "days")} {string.Join(", ", runs.Select(run => run.First == run.Last ? Invariant($"{run.First}") : Invariant($"{run.First}–{run.Last}")))}";
    }
}
