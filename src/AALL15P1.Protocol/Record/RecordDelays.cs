using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// How long each delay of treatment lasted. One whose end nobody stated ends with what happened first: the treatment that
/// was given after it, a later statement of the same delay with an end, leaving, or death.
/// </summary>
internal sealed class RecordDelays
{
    private readonly RecordFacts facts;

    /// <summary>The days with a dose or a start. Only a delay asks for them.</summary>
    private LocalDate[] Treated => field ??= [.. facts.Events.Where(recorded => recorded is RecordEvent.BlockStarted || recorded.DoseGiven is not null).Select(recorded => recorded.Date)];

    public RecordDelays(RecordFacts facts)
    {
        this.facts = facts;
        Dictionary<string, DelaySpan> spans = new(StringComparer.Ordinal);
        foreach (IGrouping<string?, RecordEvent.TreatmentDelayed> delays in facts.Of(RecordEventKind.TreatmentDelayed).Cast<RecordEvent.TreatmentDelayed>().GroupBy(delay => delay.Episode, StringComparer.Ordinal))
        {
            // What was recorded at one instant stays in canonical order.
            AddSpans([.. delays.OrderBy(delay => delay.Stamp.RecordedAt)], spans);
        }

        ById = spans;
    }

    /// <summary>Every delay, by its event's id.</summary>
    public IReadOnlyDictionary<string, DelaySpan> ById { get; }

    /// <summary>From the statement that was recorded last to the first: each open one is closed by the next statement with an end that reaches it.</summary>
    private void AddSpans(RecordEvent.TreatmentDelayed[] recorded, Dictionary<string, DelaySpan> spans)
    {
        // The nearest later ends, those on top of one another that end later: what a nearer one covers is not kept.
        List<RecordEvent.TreatmentDelayed> ends = [];
        LocalDate? lastOpen = null;
        for (int at = recorded.Length - 1; at >= 0; at--)
        {
            RecordEvent.TreatmentDelayed delay = recorded[at];
            if (delay.Until is { } until)
            {
                spans[delay.Stamp.Id] = new(delay, until, DelayEnd.Stated, TreatedWithin(delay.Date, until));
                while (ends.Count > 0 && ends[^1].Until <= until)
                {
                    ends.RemoveAt(ends.Count - 1);
                }

                ends.Add(delay);
                continue;
            }

            LocalDate? closed = NearestReaching(ends, delay.Date);
            LocalDate said = delay.Stamp.RecordedAt.InUtc().Date;
            lastOpen = lastOpen is { } later && later > said ? later : said;
            spans[delay.Stamp.Id] = EndOf(delay, closed) with { LastStated = LocalDate.Max(delay.Date, lastOpen.Value) };
        }
    }

    private static LocalDate? NearestReaching(List<RecordEvent.TreatmentDelayed> ends, LocalDate date)
    {
        int low = 0;
        int high = ends.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = ends[middle].Until >= date ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : ends[low - 1].Until;
    }

    private DelaySpan EndOf(RecordEvent.TreatmentDelayed delay, LocalDate? closed)
    {
        LocalDate? given = TreatedAfter(delay.Date);
        LocalDate? left = facts.Left is { } leaving ? LocalDate.Max(delay.Date, leaving.Date) : null;
        LocalDate? died = facts.Died is { } death ? LocalDate.Max(delay.Date, death.Date) : null;
        LocalDate? end = new[] { closed, given, left, died }.Min();
        return new(
            delay,
            end,
            end is null ? DelayEnd.Open : end == closed ? DelayEnd.Stated : end == given ? DelayEnd.Treatment : end == left ? DelayEnd.Leaving : DelayEnd.Death,
            Treated: null);
    }

    private LocalDate? TreatedWithin(LocalDate after, LocalDate before) => TreatedAfter(after) is { } day && day < before ? day : null;

    private LocalDate? TreatedAfter(LocalDate date)
    {
        int at = Array.BinarySearch(Treated, date.PlusDays(1));
        at = at < 0 ? ~at : at;
        return at < Treated.Length ? Treated[at] : null;
    }
}

/// <summary>How long a delay of treatment lasted.</summary>
/// <param name="Delay">The event.</param>
/// <param name="End">The first day on which it was over; null while it lasts.</param>
/// <param name="By">What ended it.</param>
/// <param name="Treated">The first day within a stated delay on which treatment was given all the same; null when there is none.</param>
internal readonly record struct DelaySpan(RecordEvent.TreatmentDelayed Delay, LocalDate? End, DelayEnd By, LocalDate? Treated)
{
    /// <summary>The last day on which somebody said that an open delay lasted.</summary>
    public LocalDate LastStated { get; init; }
}

/// <summary>What ended a delay of treatment.</summary>
internal enum DelayEnd
{
    Open,
    Stated,
    Treatment,
    Leaving,
    Death,
}
