using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>The record against a naive one, and the laws of the fold, over random events that can be and cannot be.</summary>
[Properties(Arbitrary = [typeof(RecordGenerators)])]
public sealed class RecordProperties
{
    private static readonly CompiledProtocol Protocol = RecordBuilder.With(HoldPolicy.ShiftBlock).Knowing([Aall15P1.Illustration]);
    private static readonly CompiledProtocol Undecided = Aall15P1.Compile().Knowing([Aall15P1.Illustration]);
    private static readonly LocalDate LongAfter = new(2027, 1, 1);

    [Property(MaxTest = 250, StartSize = 20, EndSize = 120)]
    public void The_record_is_what_a_naive_day_by_day_simulation_says(RecordCase drawn, HoldPolicy? policy, byte days)
    {
        NaiveRecord naive = new(policy);
        TreatmentRecord record = TreatmentRecord.Empty(policy is { } stated ? RecordBuilder.With(stated).Knowing([Aall15P1.Illustration]) : Undecided);
        foreach (RecordEvent recorded in drawn.Events)
        {
            bool expected = naive.TryApply(recorded);
            bool accepted = record.TryApply(recorded, out record, out RecordRefusal? refusal);
            Assert.True(expected == accepted, $"{recorded}: {refusal}");
        }

        foreach (LocalDate date in new[] { DraftedEvent.FirstDay.PlusDays(2 * days), LongAfter })
        {
            Compare(naive.On(date), record.StateOn(date));
        }

        // The plan is that of everything that was recorded, on whatever day it happened.
        ComparePlan(naive.On(new(2200, 12, 31)), record);
    }

    [Property(MaxTest = 60, StartSize = 10, EndSize = 80)]
    public void A_whole_journey_is_what_a_naive_day_by_day_simulation_says(RecordJourney drawn, HoldPolicy? policy, byte days)
    {
        TreatmentRecord record = drawn.Record(policy is { } stated ? RecordBuilder.With(stated).Knowing([Aall15P1.Illustration]) : Undecided);
        LocalDate date = drawn.FirstDay.PlusDays(2 * days);

        Compare(new([.. record.Events.Where(recorded => recorded.Date <= date)], policy, date), record.StateOn(date));
        ComparePlan(new([.. record.Events], policy, date), record);
    }

    private static void ComparePlan(NaiveState naive, TreatmentRecord record)
    {
        if (record.Plan is not { } plan)
        {
            Assert.Null(naive.Current);
            return;
        }

        Assert.Equal(naive.EndOfTherapy, plan.EndOfTherapy);
        foreach ((AdministrationSlot slot, AdministrationStatus status, LocalDate date, _) in naive.Rows())
        {
            PlannedAdministration row = plan.Find(slot)!.Value;
            Assert.True((status, date) == (row.Status, row.Date), $"{slot}: {status} {date}, and not {row}");
        }
    }

    private static void Compare(NaiveState naive, RecordState state)
    {
        Assert.Equal((naive.Stage, naive.Current?.Id, naive.Marker), (state.Stage, state.Block?.Id, state.Marker));
        Assert.Equal(naive.Administrations, state.CumulativeDoses.Sum(dose => dose.Administrations));
        if (naive.Current is not { } current)
        {
            return;
        }

        Assert.Equal(naive.StartOf(current.Id), state.BlockStart);
        NaiveRow[] rows = [.. naive.Rows()];
        Same(rows.Where(row => row.Status is AdministrationStatus.Given or AdministrationStatus.PartlyOmitted), state.Done);
        Same(rows.Where(row => row.Status == AdministrationStatus.Omitted), state.Omitted);
        // Once therapy is over nothing is due, and nothing becomes of a hold; what nobody recorded stays unrecorded.
        bool goesOn = naive.Stage == CourseStage.OnTherapy;
        Assert.Equal(
            rows.Where(row => goesOn && row.Status is AdministrationStatus.Held or AdministrationStatus.Waiting && row.Cause is not null).Select(row => row.Cause!.Value.ToString()).Distinct().Order(StringComparer.Ordinal),
            state.OpenHolds.Select(hold => hold.Held.Slot.ToString()).Order(StringComparer.Ordinal));

        var open = rows.Where(row => row.Status is AdministrationStatus.Planned or AdministrationStatus.PartlyGiven or AdministrationStatus.Waiting).ToLookup(row => goesOn && row.Slot.Block == current.Id);
        Same(open[false], state.Unrecorded);
        var dated = open[true].Where(row => row.Status != AdministrationStatus.Waiting && (row.RescuesGiven || !(row.Date >= naive.DelayedSince))).ToArray();
        Same(rows.Where(row => goesOn && row.Slot.Block == current.Id && row.Status == AdministrationStatus.LeftOut), state.LeftOut);
        Same(dated.Where(row => row.Date == state.Date), state.Due);
        Same(dated.Where(row => row.Date < state.Date), state.Overdue);
    }

    private static void Same(IEnumerable<NaiveRow> expected, IEnumerable<PlannedAdministration> actual) =>
        Assert.Equal(
            expected.Select(row => $"{row.Date:uuuu-MM-dd} {row.Slot}: {row.Status}").Order(StringComparer.Ordinal),
            actual.Select(row => row.ToString()).Order(StringComparer.Ordinal));

    [Property(StartSize = 10, EndSize = 80)]
    public void Replay_of_a_prefix_and_the_rest_is_replay_of_the_whole(RecordCase drawn, byte cut)
    {
        RecordEvent[] events = [.. drawn.Record(Protocol).Events];
        int at = events.Length == 0 ? 0 : cut % (events.Length + 1);

        TreatmentRecord prefix = TreatmentRecord.Replay(Protocol, RecordJson.Read(RecordJson.WriteLines(events.Take(at))));
        TreatmentRecord parts = RecordJson.Read(RecordJson.WriteArray(events.Skip(at))).Aggregate(prefix, (record, recorded) => record.Apply(recorded));
        TreatmentRecord whole = TreatmentRecord.Replay(Protocol, events);

        Assert.Equal(whole.Events, parts.Events);
        Assert.Equal(whole.StandingEvents, parts.StandingEvents);
        Assert.Equal(whole.StateOn(LongAfter), parts.StateOn(LongAfter));
        Assert.Equal(whole.Next(LongAfter), parts.Next(LongAfter));
    }

    [Property(StartSize = 10, EndSize = 80)]
    public void The_order_of_recording_does_not_matter_where_the_order_of_happening_decides(RecordCase drawn)
    {
        TreatmentRecord record = WithoutCorrections(drawn);

        // Recorded as they happened, but for the enrolment, with which a record begins, and adverse events, whose delay
        // of treatment can begin before them.
        RecordEvent[] happened = [.. record.StandingEvents.OrderBy(recorded => recorded is RecordEvent.Enrolled ? 0 : recorded is RecordEvent.AdverseEventStarted ? 1 : 2)];
        TreatmentRecord again = TreatmentRecord.Replay(Protocol, happened);

        Assert.Equal(record.StateOn(LongAfter), again.StateOn(LongAfter));
        Assert.Equal(record.Next(LongAfter), again.Next(LongAfter));
    }

    [Property(StartSize = 10, EndSize = 80)]
    public void A_state_of_the_past_is_the_state_of_what_had_happened_by_then(RecordCase drawn, byte days)
    {
        // What is dated before the enrolment waits for it, so that the past is asked about from the enrolment on.
        TreatmentRecord record = WithoutCorrections(drawn);
        LocalDate enrolled = record.StandingEvents.OfType<RecordEvent.Enrolled>().FirstOrDefault()?.Date ?? LocalDate.MinIsoValue;
        LocalDate date = LocalDate.Max(enrolled, new LocalDate(2026, 1, 5).PlusDays(days));
        TreatmentRecord then = TreatmentRecord.Replay(
            Protocol,
            record.StandingEvents
                .Where(recorded => recorded.Date <= date && recorded is not RecordEvent.TreatmentDelayed { Episode: not null })
                .OrderBy(recorded => recorded is not RecordEvent.Enrolled));
        record = TreatmentRecord.Replay(
            Protocol,
            record.StandingEvents.Where(recorded => recorded is not RecordEvent.TreatmentDelayed { Episode: not null }).OrderBy(recorded => recorded is not RecordEvent.Enrolled));

        Assert.Equal(then.StateOn(date), record.StateOn(date));
    }

    [Property(StartSize = 10, EndSize = 80)]
    public void An_event_round_trips_through_JSON(RecordCase drawn)
    {
        ValueList<RecordEvent> events = drawn.Events;

        Assert.Equal(events, RecordJson.Read(RecordJson.WriteLines(events)));
        Assert.Equal(events, RecordJson.Read(RecordJson.WriteArray(events)));
    }

    /// <summary>
    /// As many random events as the environment variable RECORD_RANDOM_EVENTS says (a million for a long run), under each
    /// hold policy and none, with every safety check. Nothing is ever thrown: what cannot be is a refusal. The series are
    /// drawn from a fixed seed; one in ten lies at the extremes of what can be built.
    /// </summary>
    [Fact]
    public void Random_events_give_a_record_or_a_refusal_and_nothing_else()
    {
        const int EventsOfRecord = 1000;
        long asked = long.TryParse(Environment.GetEnvironmentVariable("RECORD_RANDOM_EVENTS"), System.Globalization.CultureInfo.InvariantCulture, out long given) ? given : 20_000;
        CompiledProtocol[] protocols = [.. Enum.GetValues<HoldPolicy>().Select(policy => (HoldPolicy?)policy).Append(null).Select(Strict)];
        HashSet<RefusalReason> refused = [];
        long count = 0;
        long accepted = 0;
        for (ulong seed = 0; count < asked; seed++)
        {
            RecordCase drawn = RecordGenerators.Records().Generator.Sample(1, new Rnd(seed), EventsOfRecord).Single();
            TreatmentRecord record = drawn.Record(protocols[seed % (ulong)protocols.Length], out ValueList<RecordRefusal> refusals);
            refused.UnionWith(refusals.Select(refusal => refusal.Reason));
            int drafted = drawn.Events.Count;
            count += drafted;
            accepted += record.Events.Count;
            Assert.Equal(drafted, record.Events.Count + refusals.Count);
            foreach (LocalDate date in new[] { DraftedEvent.FirstDay.PlusDays((int)(seed % 500)), LongAfter, new(2200, 12, 31) })
            {
                NextSteps next = record.Next(date);
                Assert.True(next.State.CumulativeDoses.Sum(dose => dose.Administrations) <= record.StandingEvents.Count(recorded => recorded.DoseGiven is not null && recorded.Date <= date));
            }
        }

        // Both the many that can be and every way in which one cannot.
        Assert.InRange(accepted, count / 10, count * 9 / 10);
        Assert.Equal(Enum.GetValues<RefusalReason>().ToHashSet(), refused);
    }

    private static CompiledProtocol Strict(HoldPolicy? policy) => Aall15P1.Compile(
        policy is { } stated ? TitrationRecordTests.Titrating.Supplement! with { Holds = HoldPolicies.Always(RecordBuilder.Site(stated)) } : TitrationRecordTests.Titrating.Supplement!);

    private static TreatmentRecord WithoutCorrections(RecordCase drawn) => new RecordCase(drawn.Drafts.Where(draft => draft.Supersedes is null).Select(draft => draft with { RecordedAt = drawn.Drafts.Max(each => each.RecordedAt) }).ToValueList()).Record(Protocol);
}
