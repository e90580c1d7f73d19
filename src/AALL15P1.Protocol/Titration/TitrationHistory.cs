using System.Globalization;
using System.Text;
using NodaTime;

namespace AALL15P1.Protocol.Titration;

/// <summary>
/// The counts and prescriptions of one infant in Maintenance, by date. The order in which they are handed over does
/// not matter. On a day that has both, the counts are what the physician saw, and the doses are the answer.
/// </summary>
public sealed record TitrationHistory
{
    /// <summary>Makes a history.</summary>
    /// <param name="counts">The counts, in any order, at most one entry for a day.</param>
    /// <param name="doses">The prescriptions, in any order, at most one entry for a day.</param>
    /// <exception cref="ArgumentException">Two entries of counts, or two prescriptions, have the same date.</exception>
    public TitrationHistory(IEnumerable<DatedCounts> counts, IEnumerable<DatedDoses> doses)
    {
        Counts = counts.OrderBy(entry => entry.Date).ToValueList();
        Doses = doses.OrderBy(entry => entry.Date).ToValueList();
        RequireDistinct(Counts.Select(entry => entry.Date), "counts", nameof(counts));
        RequireDistinct(Doses.Select(entry => entry.Date), "prescriptions", nameof(doses));
    }

    /// <summary>The history in which nothing has happened yet.</summary>
    public static TitrationHistory Empty { get; } = new([], []);

    /// <summary>The counts, by date.</summary>
    public ValueList<DatedCounts> Counts { get; }

    /// <summary>The prescriptions, by date.</summary>
    public ValueList<DatedDoses> Doses { get; }

    /// <summary>Which counts are plausible. One that is not decides nothing, as if it had not been reported.</summary>
    public LaboratoryPlausibility Plausibility { get; init; } = LaboratoryPlausibility.Library;

    /// <summary>The day of the first prescription, with which titration begins; null when there is none.</summary>
    public LocalDate? Start => Doses.Count == 0 ? null : Doses[0].Date;

    /// <summary>The last day with an entry; null when there is none.</summary>
    public LocalDate? Last
    {
        get
        {
            LocalDate? counts = Counts.Count == 0 ? null : Counts[^1].Date;
            LocalDate? doses = Doses.Count == 0 ? null : Doses[^1].Date;
            return counts is { } left && doses is { } right ? LocalDate.Max(left, right) : counts ?? doses;
        }
    }

    /// <summary>The history as it was known on a day.</summary>
    /// <param name="date">The last day to keep, inclusive.</param>
    /// <returns>The entries up to that day.</returns>
    public TitrationHistory Until(LocalDate date) =>
        new(Counts.Where(entry => entry.Date <= date), Doses.Where(entry => entry.Date <= date)) { Plausibility = Plausibility };

    /// <summary>How many entries of counts are of a day or earlier.</summary>
    internal int CountsUntil(LocalDate day)
    {
        ReadOnlySpan<DatedCounts> all = Counts.AsSpan();
        int low = 0;
        int high = all.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = all[middle].Date <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The neutrophils of an entry; null when they were not reported or are implausible.</summary>
    internal CountBound? PlausibleNeutrophils(DatedCounts entry) =>
        Plausibility.Judge(Analyte.Neutrophils, entry.Neutrophils?.Number, before: null, findings: null) == DecisionOutcome.Proceed ? entry.Neutrophils : null;

    /// <summary>
    /// The history with every percentage that lies off a step by rounding, as to whole tablets, put on the step. A
    /// dose below the steps is a reduction and stays as it is, unless it rounds the starting dose.
    /// </summary>
    /// <param name="tolerance">The most percentage points between a dose and its step, inclusive; from 0 to below 12.5, so that a dose is near one step only.</param>
    /// <param name="policy">The policy whose steps they are.</param>
    /// <returns>The history.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is out of bounds.</exception>
    public TitrationHistory OnSteps(decimal tolerance, ITitrationPolicy policy)
    {
        if (tolerance is < 0m or >= 12.5m)
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance is from 0 to below 12.5 percentage points.");
        }

        DosePercent On(DosePercent percent) => policy.Levels
            .Where(level => Math.Abs(level.Percent - percent.Percent) <= tolerance)
            .Append(percent)
            .First();
        return new(Counts, Doses.Select(entry => entry with { Doses = new(On(entry.Doses.Thiopurine), On(entry.Doses.Antifolate)) })) { Plausibility = Plausibility };
    }

    private static void RequireDistinct(IEnumerable<LocalDate> dates, string what, string parameter)
    {
        LocalDate? previous = null;
        foreach (LocalDate date in dates)
        {
            if (date == previous)
            {
                throw new ArgumentException(
                    $"{date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} has two entries of {what}; a day has one.", parameter);
            }

            previous = date;
        }
    }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Counts), Counts), (nameof(Doses), Doses), (nameof(Plausibility), Plausibility), (nameof(Start), Start), (nameof(Last), Last));
}

/// <summary>The blood counts of one day.</summary>
/// <param name="Date">The day on which the blood was taken.</param>
/// <param name="Neutrophils">The absolute neutrophil count (ANC), or a bound of it; null when it was not reported.</param>
/// <param name="Platelets">The platelet count, or a bound of it; null when it was not reported.</param>
public sealed record DatedCounts(LocalDate Date, CountBound? Neutrophils, CountBound? Platelets)
{
    /// <summary>The day on which the blood was taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1900 to 2200.</exception>
    public LocalDate Date { get; init => field = DayNumber.Require(value, nameof(Date)); } = DayNumber.Require(Date, nameof(Date));

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Date), Date), (nameof(Neutrophils), Neutrophils), (nameof(Platelets), Platelets));
}

/// <summary>What was prescribed on one day; it holds until the next prescription.</summary>
/// <param name="Date">The first day of the doses, inclusive.</param>
/// <param name="Doses">The doses of both drugs, as percentages of the starting doses in force.</param>
public sealed record DatedDoses(LocalDate Date, TitratedDoses Doses)
{
    /// <summary>The first day of the doses, inclusive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1900 to 2200.</exception>
    public LocalDate Date { get; init => field = DayNumber.Require(value, nameof(Date)); } = DayNumber.Require(Date, nameof(Date));

    /// <summary>
    /// Whether the physician set new starting doses on this day, which are 100 % from now on. What was held and what
    /// was interrupted before that day then counts no more.
    /// </summary>
    public bool SetsNewStartingDose { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Date), Date), (nameof(Doses), Doses), (nameof(SetsNewStartingDose), SetsNewStartingDose));
}
