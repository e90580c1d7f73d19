using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Titration;

/// <summary>The latest value of each count on a day, as far as it is not too old to decide by.</summary>
internal readonly record struct CountView
{
    private readonly LocalDate _day;
    private readonly LocalDate _neutrophilsOn;
    private readonly LocalDate _plateletsOn;

    private CountView(TitrationHistory history, LocalDate day, int greatestAge)
    {
        _day = day;
        foreach (DatedCounts entry in history.Counts)
        {
            if (entry.Date > day)
            {
                break;
            }

            LastDate = entry.Date;
            if (Period.DaysBetween(entry.Date, day) > greatestAge)
            {
                continue;
            }

            if (entry.Neutrophils is { } neutrophils)
            {
                (Neutrophils, _neutrophilsOn) = (neutrophils, entry.Date);
            }

            if (entry.Platelets is { } platelets)
            {
                (Platelets, _plateletsOn) = (platelets, entry.Date);
            }
        }
    }

    public CountBound? Neutrophils { get; }

    public CountBound? Platelets { get; }

    public LocalDate? LastDate { get; }

    public static CountView On(TitrationHistory history, LocalDate day, int greatestAge) => new(history, day, greatestAge);

    public string Missing => (Neutrophils, Platelets) switch
    {
        (null, null) => "an ANC and a platelet count of the last 14 days",
        (null, _) => "an ANC of the last 14 days",
        (_, null) => "a platelet count of the last 14 days",
        _ => "the numbers behind the bounds",
    };

    /// <summary>The counts; one that is not of the day has its date, so that it does not look current.</summary>
    public override string ToString() => $"ANC {Dated(Neutrophils, _neutrophilsOn)}, platelets {Dated(Platelets, _plateletsOn)}";

    private string Dated(CountBound? count, LocalDate on) =>
        count is not { } known ? "not known"
        : on == _day ? known.ToString()
        : $"{known} of {LocalDatePattern.Iso.Format(on)}";
}
