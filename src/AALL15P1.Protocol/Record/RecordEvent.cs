using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// One thing that happened, or was decided, in the treatment of one infant. Events are never changed: a correction is
/// a new event whose stamp names the one that it supersedes.
/// </summary>
public abstract partial record RecordEvent
{
    private RecordEvent(EventStamp stamp, LocalDate date)
    {
        Stamp = stamp;
        Date = RecordDates.Require(date, nameof(date));
    }

    /// <summary>Copies a case.</summary>
    /// <param name="original">The case.</param>
    /// <exception cref="NotSupportedException">The copy is of another type: the union is closed.</exception>
    protected RecordEvent(RecordEvent original)
    {
        ClosedUnion.RequireCase(this, original);
        Stamp = original.Stamp;
        Date = original.Date;
        HappenedAt = original.HappenedAt;
    }

    /// <summary>Who recorded the event, when, and under which id.</summary>
    public EventStamp Stamp { get; internal init; }

    /// <summary>The day on which it happened.</summary>
    public LocalDate Date { get; }

    /// <summary>When it happened, by the clock; null when only the day is known. It is an instant at which the day's date is shown somewhere on earth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1900 to 2200 (UTC), or of another day.</exception>
    public Instant? HappenedAt
    {
        get;
        init => field = value is not { } instant || RecordDates.CanShow(Date, RecordDates.Require(instant, nameof(value)))
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"A clock time is of the event's day, {RecordDates.Text(Date)}, somewhere on earth.");
    }

    /// <summary>The event's place among those of its day: its clock time; else that of the event that it corrects; else when it was recorded.</summary>
    internal Instant Clock => StatedClock ?? Stamp.KeptClock ?? Stamp.RecordedAt;

    /// <summary>The clock time that the event states itself, as far as it can be one of its day; null when it states none.</summary>
    internal Instant? StatedClock => HappenedAt ?? (DoseGiven?.StartedAt is { } started && RecordDates.CanShow(Date, started) ? started : null);

    /// <summary>How many days (UTC) after it happened the event was recorded; 0 when some clock on earth showed the day itself.</summary>
    internal int DaysLate => RecordDates.CanShow(Date, Stamp.RecordedAt) ? 0 : Period.DaysBetween(Date, Stamp.RecordedAt.InUtc().Date);

    /// <summary>The kind of the event.</summary>
    public abstract RecordEventKind Kind { get; }

    /// <summary>
    /// The canonical order of events, in which the state is computed whatever the order of recording: by the day on
    /// which they happened, then by <see cref="RecordEventKind"/>, then by their clock time (<see cref="HappenedAt"/>, or
    /// when a dose began), so that of two reports of a day the later one counts, and at last by id, character by character.
    /// An event without a clock time has that of the event of the same day that it corrects, so that a correction keeps
    /// the place of what it corrects; an event that corrects none has the time at which it was recorded.
    /// </summary>
    public static IComparer<RecordEvent> CanonicalOrder { get; } = Comparer<RecordEvent>.Create(static (left, right) =>
    {
        int byDate = left.Date.CompareTo(right.Date);
        int byKind = byDate != 0 ? byDate : (int)left.Kind - (int)right.Kind;
        int byClock = byKind != 0 ? byKind : left.Clock.CompareTo(right.Clock);
        return byClock != 0 ? byClock : string.CompareOrdinal(left.Stamp.Id, right.Stamp.Id);
    });

    /// <summary>The event in a few words, as <c>2026-01-05 BlockStarted (event 7)</c>.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => $"{LocalDatePattern.Iso.Format(Date)} {Kind} (event {Stamp.Id})";
}
