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

    /// <summary>Who recorded the event, when, and under which id.</summary>
    public EventStamp Stamp { get; }

    /// <summary>The day on which it happened.</summary>
    public LocalDate Date { get; }

    /// <summary>The kind of the event.</summary>
    public abstract RecordEventKind Kind { get; }

    /// <summary>
    /// The canonical order of events, in which the state is computed whatever the order of recording: by the day on
    /// which they happened, then by <see cref="RecordEventKind"/>, then by when they were recorded, so that of two reports
    /// of a day the later one counts, and at last by id, character by character.
    /// </summary>
    public static IComparer<RecordEvent> CanonicalOrder { get; } = Comparer<RecordEvent>.Create(static (left, right) =>
    {
        int byDate = left.Date.CompareTo(right.Date);
        int byKind = byDate != 0 ? byDate : left.Kind.CompareTo(right.Kind);
        int byRecording = byKind != 0 ? byKind : left.Stamp.RecordedAt.CompareTo(right.Stamp.RecordedAt);
        return byRecording != 0 ? byRecording : string.CompareOrdinal(left.Stamp.Id, right.Stamp.Id);
    });

    /// <summary>The event in a few words, as <c>2026-01-05 BlockStarted (event 7)</c>.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => $"{LocalDatePattern.Iso.Format(Date)} {Kind} (event {Stamp.Id})";
}
