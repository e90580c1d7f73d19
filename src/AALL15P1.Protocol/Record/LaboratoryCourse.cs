using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// The laboratory values of a record by day: the reports of one day stand together, and of each analyte the newest
/// counts. Made in one pass over the reports.
/// </summary>
internal sealed class LaboratoryCourse
{
    private readonly RecordEvent.LaboratoryReported[] reports;

    /// <summary>The newest value of each analyte before a report.</summary>
    private readonly LaboratoryValues?[] before;

    public LaboratoryCourse(Series<RecordEvent> reports)
    {
        Source = reports;
        this.reports = [.. reports.Cast<RecordEvent.LaboratoryReported>()];
        before = new LaboratoryValues?[this.reports.Length];
        for (int at = 1; at < before.Length; at++)
        {
            before[at] = Over(before[at - 1], this.reports[at - 1].Values);
        }
    }

    /// <summary>The reports of which it was made.</summary>
    public Series<RecordEvent> Source { get; }

    /// <summary>The reports in canonical order.</summary>
    public RecordEvent.LaboratoryReported[] Reports => reports;

    /// <summary>The newest value of each analyte before a report, by its place; null when there is none.</summary>
    public LaboratoryValues? Before(int at) => before[at];

    /// <summary>The values of the last day on or before one on which there are any.</summary>
    /// <param name="date">The day.</param>
    /// <param name="by">Leaves out what states that it was taken later than this; null to take the whole day.</param>
    /// <returns>The values with the newest before them of each analyte, and the reports of which they come; null when there are none.</returns>
    public (LaboratoryValues Values, LaboratoryValues? Before, IReadOnlyList<RecordEvent> Reports)? On(LocalDate date, Instant? by = null)
    {
        int end = FirstAfter(date);
        while (end > 0 && reports[end - 1].StatedClock > by && reports[end - 1].Date == date)
        {
            end--;
        }

        if (end == 0)
        {
            return null;
        }

        int first = end;
        while (first > 0 && reports[first - 1].Date == reports[end - 1].Date)
        {
            first--;
        }

        LaboratoryValues? values = null;
        List<RecordEvent> used = [];
        LaboratoryValues? earlier = null;
        for (int at = first; at < end; at++)
        {
            LaboratoryValues now = reports[at].Values;
            earlier = at == first ? before[at] : Over(earlier, Measured(now, before[at]!));
            values = Over(values, now);
            used.Add(reports[at]);
        }

        return (values!, earlier, used);
    }

    /// <summary>The values of each day with reports, by day: of each analyte the newest of the day.</summary>
    public IEnumerable<LaboratoryValues> Days()
    {
        LaboratoryValues? day = null;
        foreach (RecordEvent.LaboratoryReported reported in reports)
        {
            if (day is not null && day.TakenOn != reported.Date)
            {
                yield return day;
                day = null;
            }

            day = Over(day, reported.Values);
        }

        if (day is not null)
        {
            yield return day;
        }
    }

    private static LaboratoryValues Over(LaboratoryValues? earlier, LaboratoryValues later) =>
        earlier is null ? later
        : IsOver(later, earlier) ? later
        : later with
        {
            Neutrophils = later.Neutrophils ?? earlier.Neutrophils,
            Platelets = later.Platelets ?? earlier.Platelets,
            WhiteCells = later.WhiteCells ?? earlier.WhiteCells,
            Haemoglobin = later.Haemoglobin ?? earlier.Haemoglobin,
        };

    /// <summary>Whether a report says everything that stood before it anew, so that it stands as it is.</summary>
    private static bool IsOver(LaboratoryValues later, LaboratoryValues earlier) =>
        (later.Neutrophils is not null || earlier.Neutrophils is null) && (later.Platelets is not null || earlier.Platelets is null)
        && (later.WhiteCells is not null || earlier.WhiteCells is null) && (later.Haemoglobin is not null || earlier.Haemoglobin is null);

    /// <summary>What stood before, of those analytes that were measured now.</summary>
    private static LaboratoryValues Measured(LaboratoryValues now, LaboratoryValues stood) => stood with
    {
        Neutrophils = now.Neutrophils is null ? null : stood.Neutrophils,
        Platelets = now.Platelets is null ? null : stood.Platelets,
        WhiteCells = now.WhiteCells is null ? null : stood.WhiteCells,
        Haemoglobin = now.Haemoglobin is null ? null : stood.Haemoglobin,
    };

    private int FirstAfter(LocalDate date)
    {
        int low = 0;
        int high = reports.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = reports[middle].Date <= date ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
