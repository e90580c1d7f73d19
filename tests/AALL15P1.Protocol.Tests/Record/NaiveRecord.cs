using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Json;
using NodaTime;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// The record as one would write it without a thought of speed: a list, searched through for every question. It knows
/// nothing of how the library does it. What it says of a day is a <see cref="NaiveState"/>.
/// </summary>
internal sealed class NaiveRecord(HoldPolicy? policy)
{
    private static readonly CompiledProtocol Illustrated = Aall15P1.Compile(Aall15P1.Illustration);

    private readonly List<RecordEvent> log = [];

    private IEnumerable<RecordEvent> Standing => log.Where(recorded => recorded is not RecordEvent.EnteredInError && log.All(other => other.Stamp.Supersedes != recorded.Stamp.Id));

    public bool TryApply(RecordEvent recorded)
    {
        // At UTC+14 a day begins 14 hours before it begins in UTC.
        bool fits = recorded.Date <= recorded.Stamp.RecordedAt.Plus(Duration.FromHours(14)).InUtc().Date
            && !(recorded.HappenedAt > recorded.Stamp.RecordedAt)
            && log.All(other => other.Stamp.Id != recorded.Stamp.Id && other.Stamp.Patient == recorded.Stamp.Patient && (other.Stamp.RecordedBy != recorded.Stamp.RecordedBy || other.Stamp.RecordedAt <= recorded.Stamp.RecordedAt))
            && (recorded.Stamp.Supersedes is not { } target
                ? recorded is not RecordEvent.EnteredInError
                : log.Any(other => other.Stamp.Id == target && other.Stamp.RecordedAt <= recorded.Stamp.RecordedAt) && log.All(other => other.Stamp.Supersedes != target));
        if (fits)
        {
            log.Add(recorded);
            fits = Holds([.. Standing]) && HasDoseOfDay(recorded);
            if (!fits)
            {
                log.RemoveAt(log.Count - 1);
            }
        }

        return fits;
    }

    /// <summary>What had happened by a day; nothing before the enrolment, for which everything else waits.</summary>
    public NaiveState On(LocalDate date)
    {
        RecordEvent[] happened = [.. Standing.Where(recorded => recorded.Date <= date)];
        return new(happened.Any(recorded => recorded is RecordEvent.Enrolled) ? happened : [], policy, date, Clock);
    }

    /// <summary>The clock time of an event: its own, else that of what it corrects of the same day, else when it was recorded.</summary>
    private Instant Clock(RecordEvent recorded)
    {
        if (recorded.HappenedAt is { } happened)
        {
            return happened;
        }

        if (recorded.DoseGiven?.StartedAt is { } started && IsShown(recorded.Date, started))
        {
            return started;
        }

        RecordEvent? corrected = recorded;
        do
        {
            corrected = log.FirstOrDefault(other => other.Stamp.Id == corrected.Stamp.Supersedes);
        }
        while (corrected is RecordEvent.EnteredInError);

        return corrected?.Date == recorded.Date ? Clock(corrected) : recorded.Stamp.RecordedAt;
    }

    /// <summary>Whether a date is on some calendar between UTC-12 and UTC+14 at an instant.</summary>
    private static bool IsShown(LocalDate date, Instant instant) =>
        Enumerable.Range(-12, 27).Any(hours => instant.WithOffset(Offset.FromHours(hours)).Date == date);

    private bool HasDoseOfDay(RecordEvent recorded)
    {
        if (recorded is not { ConcernedSlot: { } slot, DoseGiven.DoseOfDay: { } number })
        {
            return true;
        }

        bool isIllustrated = Standing.Any(other => other is RecordEvent.SupplementInForce && other.Date <= recorded.Date);
        return !(number > (isIllustrated ? Illustrated.Definition : Aall15P1.Definition).Block(slot.Block).Order(slot.OrderId).TimesPerDay);
    }

    private static bool Holds(RecordEvent[] events)
    {
        RecordEvent.Enrolled[] enrolments = [.. events.OfType<RecordEvent.Enrolled>()];
        if (events.Length == 0)
        {
            return true;
        }

        RecordEvent.Died[] deaths = [.. events.OfType<RecordEvent.Died>()];
        RecordEvent.BlockStarted[] starts = [.. events.OfType<RecordEvent.BlockStarted>()];
        bool person = enrolments.Length == 1 && events.All(recorded => recorded.Date >= enrolments[0].BirthDate)
            && deaths.Length <= 1 && events.OfType<RecordEvent.LeftProtocol>().Count() <= 1
            && (deaths.Length == 0 || events.All(recorded => recorded.Date <= deaths[0].Date || recorded is RecordEvent.MarkerReported or RecordEvent.FindingOverridden));
        if (!person || starts.Any(started => !BlockIds.All.Contains(started.Block)))
        {
            return false;
        }

        RecordEvent.BlockStarted[] inOrder = [.. starts.OrderBy(started => Aall15P1.Definition.IndexOf(started.Block))];
        bool course = starts.DistinctBy(started => started.Block).Count() == starts.Length
            && (starts.Length == 0 || inOrder[0].Block == BlockIds.Induction)
            && inOrder.Zip(inOrder.Skip(1)).All(pair => pair.First.Date < pair.Second.Date);
        return course && events.All(recorded => Fits(recorded, events, starts));
    }

    private static bool Fits(RecordEvent recorded, RecordEvent[] events, RecordEvent.BlockStarted[] starts)
    {
        bool Begun(string episode, LocalDate? by) => events.OfType<RecordEvent.AdverseEventStarted>().Count(started => started.Episode == episode && (by is null || started.Date <= by)) == 1;
        return recorded switch
        {
            RecordEvent.AdverseEventStarted started => events.OfType<RecordEvent.AdverseEventStarted>().Count(other => other.Episode == started.Episode) == 1,
            RecordEvent.AdverseEventGraded graded => Begun(graded.Episode, graded.Date),
            RecordEvent.AdverseEventResolved resolved => Begun(resolved.Episode, resolved.Date),
            RecordEvent.TreatmentDelayed { Episode: { } episode } => Begun(episode, by: null),
            RecordEvent.DosesPrescribed prescribed => starts.Any(started => started.Block == BlockIds.Maintenance && started.Date <= prescribed.Date),
            RecordEvent.SupplementInForce supplement => supplement.Fingerprint == SupplementJson.Fingerprint(Aall15P1.Illustration),
            RecordEvent.ReadingChosen chosen => chosen.ReadingId != "taper-over-1-week" && Interpretations.All.Any(question => question.Id == chosen.InterpretationId && question.Readings.Any(reading => reading.Id == chosen.ReadingId)),
            { ConcernedSlot: { } slot } => (recorded is RecordEvent.AdministrationOmitted ? BlockIds.All.Contains(slot.Block) : starts.Any(started => started.Block == slot.Block && started.Date <= recorded.Date))
                && Aall15P1.Definition.Block(slot.Block).Orders.FirstOrDefault(order => order.Id == slot.OrderId) is { } found
                && (recorded.DoseGiven?.DoseOfDay is not { } number || found.TimesPerDay is null || number <= found.TimesPerDay),
            _ => true,
        };
    }
}
