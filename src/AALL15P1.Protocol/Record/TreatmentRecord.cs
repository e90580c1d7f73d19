using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using AALL15P1.Protocol.Titration;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>
/// What happened in the treatment of one infant, as an append-only series of events. Immutable: an event makes a new
/// record, which shares what it can with the old one, so that one more event costs the logarithm of the record's
/// length. Everything else is computed from the events alone.
/// </summary>
public sealed partial class TreatmentRecord
{
    private static readonly Series<KeyValuePair<string, RecordEvent>> NoIds =
        Series<KeyValuePair<string, RecordEvent>>.SortedBy(Comparer<KeyValuePair<string, RecordEvent>>.Create(static (left, right) => string.CompareOrdinal(left.Key, right.Key)));

    private readonly Series<RecordEvent> log;

    /// <summary>By their ids, the events that came in together; nothing changes it any more.</summary>
    private readonly Dictionary<string, RecordEvent> together;

    /// <summary>By their ids, the events that came in one by one after those.</summary>
    private readonly Series<KeyValuePair<string, RecordEvent>> since;
    private readonly ImmutableDictionary<string, string> supersededBy;

    /// <summary>When each writer recorded last.</summary>
    private readonly ImmutableDictionary<string, Instant> writers;
    private readonly RecordFacts facts;
    private readonly string? patient;
    private readonly Lazy<TherapyPlan?> plan;

    private TreatmentRecord(
        Series<RecordEvent> log,
        Dictionary<string, RecordEvent> together,
        Series<KeyValuePair<string, RecordEvent>> since,
        ImmutableDictionary<string, string> supersededBy,
        ImmutableDictionary<string, Instant> writers,
        RecordFacts facts)
    {
        this.log = log;
        this.together = together;
        this.since = since;
        this.supersededBy = supersededBy;
        this.writers = writers;
        this.facts = facts;
        patient = log.IsEmpty ? null : log[0].Stamp.Patient;
        plan = new(() => CoursePlanner.Plan(facts, asOf: null));
    }

    /// <summary>What the events that stand say, indexed.</summary>
    internal RecordFacts Facts => facts;

    /// <summary>What the record is kept against.</summary>
    public CompiledProtocol Protocol => facts.Protocol;

    /// <summary>The infant whom the record is about, as every event of it says; null when they name nobody, or there is none.</summary>
    public string? Patient => patient;

    /// <summary>Every event, in the order in which they came in: that of recording, for each writer; those that others supersede as well.</summary>
    public IReadOnlyList<RecordEvent> Events => log;

    /// <summary>The events that stand, without those that are superseded or taken back, in <see cref="RecordEvent.CanonicalOrder"/>.</summary>
    public IReadOnlyList<RecordEvent> StandingEvents => facts.Events;

    /// <summary>The infant's date of birth; null before enrolment.</summary>
    public LocalDate? BirthDate => facts.Enrolled?.BirthDate;

    /// <summary>
    /// The plan after what was recorded; null until the first block has started. It follows from the events alone, so
    /// that a block which is late without a delay of treatment on record keeps its projected start; see
    /// <see cref="PlanOn"/>. It is computed when it is first asked for, and kept.
    /// </summary>
    public TherapyPlan? Plan => plan.Value;

    /// <summary>What applies on a day: the protocol with the supplement and the readings that are in force then. The plan of that day is a plan of it.</summary>
    /// <param name="date">The day.</param>
    /// <returns>The compiled protocol.</returns>
    /// <exception cref="ArgumentException">The day is not an ISO date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900 to 2200, both inclusive.</exception>
    public CompiledProtocol ProtocolOn(LocalDate date) => facts.Until(DayNumber.Require(date, nameof(date))).Applied;

    /// <summary>The plan as it is on a day: a block that has not started before that day starts on it at the earliest.</summary>
    /// <param name="date">The day.</param>
    /// <returns>The plan, from what had happened by then; null until the first block has started.</returns>
    /// <exception cref="ArgumentException">The day is not an ISO date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900 to 2200, both inclusive.</exception>
    public TherapyPlan? PlanOn(LocalDate date) => CoursePlanner.Plan(facts.Until(DayNumber.Require(date, nameof(date))), date);

    /// <summary>The plan as it is on a day (<see cref="PlanOn"/>), each administration with its dose: of drugs that follow the counts, as what was prescribed and the site's policy say.</summary>
    /// <param name="date">The day.</param>
    /// <returns>The administrations, block by block, and by date within a block; empty until the first block has started.</returns>
    /// <exception cref="ArgumentException">The day is not an ISO date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900 to 2200, both inclusive.</exception>
    public ValueList<PlannedAdministration> PlanWithDoses(LocalDate date)
    {
        RecordFacts until = facts.Until(DayNumber.Require(date, nameof(date)));
        return until.Infant is { } infant && CoursePlanner.Plan(until, date) is { } then
            ? then.Select(row => row with { Dose = RecordStates.PlannedDoseOf(until, infant, row, date) }).ToValueList()
            : [];
    }

    /// <summary>A record without events.</summary>
    /// <param name="protocol">What the record is kept against.</param>
    /// <returns>The record.</returns>
    public static TreatmentRecord Empty(CompiledProtocol protocol) =>
        new(Series<RecordEvent>.AsTheyCome, new(StringComparer.Ordinal), NoIds, Map<string>(), Map<Instant>(), RecordFacts.Of(protocol));

    /// <summary>A record from its events.</summary>
    /// <param name="protocol">What the record is kept against.</param>
    /// <param name="events">The events, those of each writer in the order of recording, and each after what it rests on.</param>
    /// <returns>The record.</returns>
    /// <exception cref="RecordRefusedException">An event cannot be.</exception>
    public static TreatmentRecord Replay(CompiledProtocol protocol, IEnumerable<RecordEvent> events)
    {
        Batch batch = new(protocol, events.TryGetNonEnumeratedCount(out int count) ? count : 0);
        foreach (RecordEvent recorded in events)
        {
            if (!batch.TryApply(recorded, out RecordRefusal? refusal))
            {
                throw new RecordRefusedException(refusal);
            }
        }

        return batch.ToRecord();
    }

    /// <summary>
    /// A record from what several writers recorded, in whatever order it comes in. An event that comes in twice is taken
    /// once; one that rests on another, such as a dose on the start of its block, is taken after it.
    /// </summary>
    /// <param name="protocol">What the record is kept against.</param>
    /// <param name="events">The events of all writers.</param>
    /// <returns>The record.</returns>
    /// <exception cref="RecordRefusedException">An event cannot be, whatever comes before it.</exception>
    public static TreatmentRecord Merge(CompiledProtocol protocol, IEnumerable<RecordEvent> events)
    {
        List<RecordEvent> open = [.. events.OrderBy(recorded => recorded.Stamp.RecordedAt)];
        Batch batch = new(protocol, open.Count);

        // Each round but a last takes at least one event. What clocks that go wrong put in the wrong order is few, and so are the rounds.
        while (open.Count > 0)
        {
            List<RecordEvent> waiting = [];
            HashSet<string> writersWaiting = new(StringComparer.Ordinal);
            RecordRefusal? first = null;
            foreach (RecordEvent recorded in open)
            {
                if (batch.Find(recorded.Stamp.Id) == recorded)
                {
                    continue;
                }

                // What a writer recorded after an event that waits, waits with it.
                RecordRefusal? refusal = null;
                if (writersWaiting.Contains(recorded.Stamp.RecordedBy) || !batch.TryApply(recorded, out refusal))
                {
                    first ??= refusal;
                    waiting.Add(recorded);
                    writersWaiting.Add(recorded.Stamp.RecordedBy);
                }
            }

            if (waiting.Count == open.Count)
            {
                throw new RecordRefusedException(first!);
            }

            open = waiting;
        }

        return batch.ToRecord();
    }

    /// <summary>The record with one more event.</summary>
    /// <param name="recorded">The event.</param>
    /// <returns>The new record.</returns>
    /// <exception cref="RecordRefusedException">The event cannot be; see <see cref="RefusalReason"/>. This record is unchanged.</exception>
    public TreatmentRecord Apply(RecordEvent recorded) =>
        TryApply(recorded, out TreatmentRecord record, out RecordRefusal? refusal) ? record : throw new RecordRefusedException(refusal);

    /// <summary>The record with one more event, if the event can be.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="record">The new record; this one when the event is refused.</param>
    /// <param name="refusal">Why the event is refused; null when it is not.</param>
    /// <returns>False when the event is refused.</returns>
    public bool TryApply(RecordEvent recorded, out TreatmentRecord record, [NotNullWhen(false)] out RecordRefusal? refusal)
    {
        EventStamp stamp = recorded.Stamp;
        RecordFacts changed = facts;
        record = this;
        refusal = CheckLog(recorded);
        RecordEvent? superseded = null;
        recorded = refusal is null ? InPlace(recorded) : recorded;
        if (refusal is null && stamp.Supersedes is { } earlier)
        {
            // A correction that took an event back says nothing itself, so to supersede it removes nothing.
            superseded = Find(earlier);
            changed = changed.Remove(superseded!);
        }

        // An event that takes another back happens to nobody; it needs no place in the course.
        if (refusal is null && recorded is not RecordEvent.EnteredInError)
        {
            refusal = RecordChecks.Of(changed, recorded);
        }

        if (refusal is not null)
        {
            return false;
        }

        changed = changed.Add(recorded);
        refusal = superseded is null ? null
            : RecordFacts.IsChoice(superseded) && !RecordChecks.TrySettle(ref changed) ? RecordChecks.Refuse(recorded, RefusalReason.OthersRestOnIt, "what else was put in force does not stand without it; correct that first.")
            : RecordChecks.OfDependents(changed, superseded, recorded);
        if (refusal is not null)
        {
            return false;
        }

        record = new(
            log.Add(recorded),
            together,
            since.Add(new(stamp.Id, recorded)),
            stamp.Supersedes is { } replaced ? supersededBy.Add(replaced, stamp.Id) : supersededBy,
            writers.SetItem(stamp.RecordedBy, stamp.RecordedAt),
            changed);
        return true;
    }

    /// <summary>
    /// The record as it was known at an instant: with what had been recorded by then. What rests on something that
    /// another writer recorded only later, such as a dose on the start of its block, waits for it.
    /// </summary>
    /// <param name="instant">The instant, inclusive.</param>
    /// <returns>The record of that time.</returns>
    public TreatmentRecord AsKnownAt(Instant instant)
    {
        Batch batch = new(Protocol, log.Count);
        foreach (RecordEvent recorded in log)
        {
            if (recorded.Stamp.RecordedAt <= instant)
            {
                batch.TryApply(recorded, out _);
            }
        }

        return batch.ToRecord();
    }

    /// <summary>
    /// Where the infant is on a day, from the events that stand and had happened by then. A day before the last event
    /// costs as much as a replay; what was recorded only later counts all the same (see <see cref="AsKnownAt"/>).
    /// What is dated before the enrolment waits for it: until then nobody is enrolled.
    /// </summary>
    /// <param name="date">The day.</param>
    /// <returns>The state.</returns>
    /// <exception cref="ArgumentException">The day is not an ISO date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900 to 2200, both inclusive.</exception>
    public RecordState StateOn(LocalDate date)
    {
        RecordFacts until = facts.Until(DayNumber.Require(date, nameof(date)));
        return RecordStates.Of(until, CoursePlanner.Plan(until, date), date);
    }

    /// <summary>
    /// What must be decided or done, by whom, on a day: due and overdue administrations, holds that wait for a
    /// decision, the gate of the next block with what is missing for it, visits at the tertiary centre within 7 days,
    /// open questions of dose-limiting toxicity, and alerts.
    /// </summary>
    /// <param name="date">The day.</param>
    /// <returns>The steps, with the state behind them.</returns>
    /// <exception cref="ArgumentException">The day is not an ISO date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900 to 2200, both inclusive.</exception>
    public NextSteps Next(LocalDate date)
    {
        RecordFacts until = facts.Until(DayNumber.Require(date, nameof(date)));
        TherapyPlan? then = CoursePlanner.Plan(until, date);
        return NextStepsFinder.Of(until, then, RecordStates.Of(until, then, date));
    }

    /// <summary>
    /// What a ward round asks on a day: the week with its amounts, the days behind plan and why, what was given against
    /// what was planned, when weight and counts are due, what was changed, open adverse events, cumulative doses, clock
    /// times, whether the infant is evaluable, and what applied.
    /// </summary>
    /// <param name="date">The day.</param>
    /// <returns>The answers, from the events that stand and had happened by then.</returns>
    /// <exception cref="ArgumentException">The day is not an ISO date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900 to 2200, both inclusive.</exception>
    public WardRound Round(LocalDate date)
    {
        RecordFacts until = facts.Until(DayNumber.Require(date, nameof(date)));
        TherapyPlan? then = CoursePlanner.Plan(until, date);
        NextSteps next = NextStepsFinder.Of(until, then, RecordStates.Of(until, then, date));
        return WardRounds.Of(until, then, next, log, Find);
    }

    /// <summary>
    /// What the site's titration policy says on a day of the oral drugs, with the look back over the counts and
    /// prescriptions on record up to it; null while the block that gives them has not started, where the site names no policy, or where
    /// a prescription cannot be told as a percentage of the starting dose (<see cref="RecordState.Titration"/> says what is missing).
    /// </summary>
    /// <param name="date">The day.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentException">The day is not an ISO date.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900 to 2200, both inclusive.</exception>
    public TitrationResult? Titrate(LocalDate date) => facts.Until(DayNumber.Require(date, nameof(date))).Titration?.Result(date);

    /// <summary>The event that supersedes another.</summary>
    /// <param name="eventId">The other event's id.</param>
    /// <returns>The event; null when none does.</returns>
    public RecordEvent? SupersededBy(string eventId) => supersededBy.TryGetValue(eventId, out string? id) ? Find(id) : null;

    /// <summary>The event of an id; null when the record has none.</summary>
    private RecordEvent? Find(string id) =>
        together.TryGetValue(id, out RecordEvent? recorded) ? recorded
        : since.IndexOf(new(id, null!)) is >= 0 and var index ? since[index].Value
        : null;

    private RecordRefusal? CheckLog(RecordEvent recorded)
    {
        EventStamp stamp = recorded.Stamp;
        return Find(stamp.Id) is not null ? RecordChecks.Refuse(recorded, RefusalReason.DuplicateId, "the record already has an event of that id.")
            : log.Count > 0 && stamp.Patient != Patient
                ? RecordChecks.Refuse(recorded, RefusalReason.AnotherPatient, $"it is about {Named(stamp.Patient)}, and the record is about {Named(Patient)}.")
            : writers.TryGetValue(stamp.RecordedBy, out Instant last) && stamp.RecordedAt < last
                ? RecordChecks.Refuse(recorded, RefusalReason.RecordedOutOfOrder, $"'{stamp.RecordedBy}' recorded it at {InstantPattern.ExtendedIso.Format(stamp.RecordedAt)}, before the last event of '{stamp.RecordedBy}' in the record, {InstantPattern.ExtendedIso.Format(last)}.")
            : recorded.Date > RecordDates.LatestAt(stamp.RecordedAt)
                ? RecordChecks.Refuse(recorded, RefusalReason.RecordedBeforeItHappened, $"it was recorded at {InstantPattern.ExtendedIso.Format(stamp.RecordedAt)}, before {RecordDates.Text(recorded.Date)} had begun anywhere.")
            : recorded.HappenedAt > stamp.RecordedAt
                ? RecordChecks.Refuse(recorded, RefusalReason.RecordedBeforeItHappened, $"it was recorded at {InstantPattern.ExtendedIso.Format(stamp.RecordedAt)}, before it happened, at {InstantPattern.ExtendedIso.Format(recorded.HappenedAt.Value)}.")
            : stamp.Supersedes is null
                ? recorded is RecordEvent.EnteredInError ? RecordChecks.Refuse(recorded, RefusalReason.NothingSuperseded, "it takes back an event and names none.") : null
            : Find(stamp.Supersedes) is not { } corrected ? RecordChecks.Refuse(recorded, RefusalReason.UnknownSuperseded, $"the record has no event '{stamp.Supersedes}'.")
            : stamp.RecordedAt < corrected.Stamp.RecordedAt
                ? RecordChecks.Refuse(recorded, RefusalReason.RecordedOutOfOrder, $"it was recorded at {InstantPattern.ExtendedIso.Format(stamp.RecordedAt)}, before event '{stamp.Supersedes}', which it supersedes, at {InstantPattern.ExtendedIso.Format(corrected.Stamp.RecordedAt)}.")
            : supersededBy.TryGetValue(stamp.Supersedes, out string? by) ? RecordChecks.Refuse(recorded, RefusalReason.AlreadySuperseded, $"event '{by}' has superseded event '{stamp.Supersedes}' already; supersede that.")
            : null;
    }

    private static ImmutableDictionary<string, T> Map<T>() => ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);

    private static string Named(string? patient) => patient is null ? "nobody by name" : $"'{patient}'";

    /// <summary>The event with the clock time of what it corrects. One that took an event back says nothing itself: what takes its place corrects the event that was taken back.</summary>
    private RecordEvent InPlace(RecordEvent recorded)
    {
        RecordEvent? corrected = recorded;
        do
        {
            corrected = corrected.Stamp.Supersedes is { } earlier ? Find(earlier) : null;
        }
        while (corrected is RecordEvent.EnteredInError);

        Instant? kept = corrected?.Date == recorded.Date ? corrected.Clock : null;
        return kept == recorded.Stamp.KeptClock ? recorded : recorded with { Stamp = recorded.Stamp with { KeptClock = kept } };
    }
}
