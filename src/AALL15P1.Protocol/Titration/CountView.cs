using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Titration;

/// <summary>The latest value of each count on a day, as far as it is not too old to decide by.</summary>
internal readonly record struct CountView
{
    private readonly int _greatestAge;
    private readonly LocalDate _day;
    private readonly LocalDate _neutrophilsOn;
    private readonly LocalDate _plateletsOn;
    private readonly Finding? _implausibleNeutrophils;
    private readonly Finding? _implausiblePlatelets;

    private CountView(TitrationHistory history, LocalDate day, int greatestAge)
    {
        _greatestAge = greatestAge;
        _day = day;
        CountBound? neutrophilsBefore = null;
        CountBound? plateletsBefore = null;
        int end = history.CountsUntil(day);
        LastDate = end == 0 ? null : history.Counts[end - 1].Date;
        int first = end;
        while (first > 0 && Period.DaysBetween(history.Counts[first - 1].Date, day) <= greatestAge)
        {
            first--;
        }

        for (int index = first; index < end; index++)
        {
            DatedCounts entry = history.Counts[index];
            if (entry.Neutrophils is { } neutrophils)
            {
                (_implausibleNeutrophils, _neutrophilsOn) = (Judge(history, Analyte.Neutrophils, neutrophils, neutrophilsBefore), entry.Date);
                Neutrophils = _implausibleNeutrophils is null ? neutrophils : null;
                neutrophilsBefore = Neutrophils ?? neutrophilsBefore;
            }

            if (entry.Platelets is { } platelets)
            {
                (_implausiblePlatelets, _plateletsOn) = (Judge(history, Analyte.Platelets, platelets, plateletsBefore), entry.Date);
                Platelets = _implausiblePlatelets is null ? platelets : null;
                plateletsBefore = Platelets ?? plateletsBefore;
            }
        }
    }

    public CountBound? Neutrophils { get; }

    public CountBound? Platelets { get; }

    public LocalDate? LastDate { get; }

    /// <summary>Why the latest count is not taken for true; null when nothing is against it.</summary>
    public Finding? Implausible => _implausibleNeutrophils ?? _implausiblePlatelets;

    public static CountView On(TitrationHistory history, LocalDate day, int greatestAge) => new(history, day, greatestAge);

    public string Missing => (Neutrophils, Platelets) switch
    {
        (null, null) => $"an ANC and a platelet count of the last {_greatestAge} days",
        (null, _) => $"an ANC of the last {_greatestAge} days",
        (_, null) => $"a platelet count of the last {_greatestAge} days",
        _ => "the numbers behind the bounds",
    };

    /// <summary>The counts; one that is not of the day has its date, so that it does not look current.</summary>
    public override string ToString() => $"ANC {Dated(Neutrophils, _neutrophilsOn)}, platelets {Dated(Platelets, _plateletsOn)}";

    private static Finding? Judge(TitrationHistory history, Analyte analyte, CountBound count, CountBound? before)
    {
        if (history.Plausibility.Judge(analyte, count.Number, before?.Exact?.PerMicrolitre, findings: null) == DecisionOutcome.Proceed)
        {
            return null;
        }

        List<Finding> findings = [];
        history.Plausibility.Judge(analyte, count.Number, before?.Exact?.PerMicrolitre, findings);
        return findings[0];
    }

    private string Dated(CountBound? count, LocalDate on) =>
        count is not { } known ? on == default ? "not known" : "not plausible"
        : on == _day ? known.ToString()
        : $"{known} of {LocalDatePattern.Iso.Format(on)}";
}

/// <summary>The band into which counts fall; the more severe of the neutrophils' and the platelets'.</summary>
internal enum CountBand
{
    /// <summary>A count is missing or too old, and the other does not settle it.</summary>
    Unknown,

    /// <summary>Severe: stop.</summary>
    Stop,

    /// <summary>Moderate: halve.</summary>
    Halve,

    /// <summary>Recovered: neither of the others.</summary>
    Recovered,
}

/// <summary>
/// The runs of counts of one band in a history: on each day with counts, since when all have fallen into the band of that
/// day. Filled from the first day on as far as it is asked for, so that asking of every day is one pass.
/// </summary>
internal sealed class CountRuns(TitrationHistory history, int greatestAge, Func<CountView, CountBand> bandOf)
{
    private readonly List<(CountBand Band, LocalDate Since)> _runs = [];

    /// <summary>The first of the unbroken run of counts, up to a day that is not before the first, that fall into a band; null when the last does not.</summary>
    public LocalDate? Since(CountBand band, LocalDate on)
    {
        int end = history.CountsUntil(on);
        while (_runs.Count < end)
        {
            LocalDate date = history.Counts[_runs.Count].Date;
            CountBand next = bandOf(CountView.On(history, date, greatestAge));
            _runs.Add(_runs.Count > 0 && _runs[^1].Band == next ? _runs[^1] : (next, date));
        }

        return _runs[end - 1].Band == band ? _runs[end - 1].Since : null;
    }
}
