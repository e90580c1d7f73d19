using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Json.Record;
using AALL15P1.Protocol.Record;
using AALL15P1.Protocol.Record.Replanning;
using AALL15P1.Protocol.Regimen;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>The record against a naive one, and the laws of the fold, over random events that can be and cannot be.</summary>
[Properties(Arbitrary = [typeof(WideNumbers)])]
public sealed class RecordProperties
{
    private static readonly RecordProtocol Protocol = RecordBuilder.With(HoldPolicy.ShiftBlock);
    private static readonly LocalDate LongAfter = new(2027, 1, 1);

    [Property(MaxTest = 200, StartSize = 20, EndSize = 120)]
    public void The_record_is_what_a_naive_day_by_day_simulation_says((byte Kind, ushort A, ushort B, ushort C)[] script)
    {
        NaiveRecord naive = new();
        TreatmentRecord record = TreatmentRecord.Empty(Protocol);
        int index = 0;
        foreach ((byte kind, ushort a, ushort b, ushort c) in script)
        {
            RecordEvent recorded = EventScript.Event(index++, kind, a, b, c);
            bool expected = naive.TryApply(recorded);
            bool accepted = record.TryApply(recorded, out record, out RecordRefusal? refusal);
            Assert.True(expected == accepted, $"{recorded}: {refusal}");
        }

        if (record.Plan is null)
        {
            return;
        }

        RecordState state = record.StateOn(LongAfter);
        Assert.Equal(naive.Current!.Id, state.Block!.Id);
        Assert.Equal(naive.Kmt2a, state.Kmt2a);
        Assert.Equal(naive.Administrations, state.CumulativeDoses.Sum(dose => dose.Administrations));
        foreach (Block block in Aall15P1.Definition.Blocks.Where(block => naive.StartOf(block.Id) is not null))
        {
            Dictionary<int, LocalDate> clock = naive.Clock(block, block.Orders.Max(order => order.Days.LastDay ?? 36));
            foreach (PlannedOrder order in block.Orders)
            {
                foreach (int day in order.Days.DaysUpTo(order.Days.LastDay ?? 36))
                {
                    PlannedAdministration row = record.Plan.Find(new(block.Id, order.Id, day))!.Value;
                    Assert.Equal(naive.StatusOf(block, order, day, clock[day], record.Plan.EndOfTherapy), (row.Status, row.Date));
                }
            }
        }
    }

    [Property(StartSize = 10, EndSize = 80)]
    public void Replay_of_a_prefix_and_the_rest_is_replay_of_the_whole((byte Kind, ushort A, ushort B, ushort C)[] script, byte cut)
    {
        RecordEvent[] events = Accepted(script);
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
    public void The_order_of_recording_does_not_matter_where_the_order_of_happening_decides((byte Kind, ushort A, ushort B, ushort C)[] script)
    {
        TreatmentRecord record = WithoutCorrections(script);

        // Recorded as they happened, but for the enrolment, with which a record begins, and adverse events, whose delay
        // of treatment can begin before them.
        RecordEvent[] happened = [.. record.StandingEvents.OrderBy(recorded => recorded is RecordEvent.Enrolled ? 0 : recorded is RecordEvent.AdverseEventStarted ? 1 : 2)];
        TreatmentRecord again = TreatmentRecord.Replay(Protocol, happened);

        Assert.Equal(record.StateOn(LongAfter), again.StateOn(LongAfter));
        Assert.Equal(record.Next(LongAfter), again.Next(LongAfter));
    }

    [Property(StartSize = 10, EndSize = 80)]
    public void A_state_of_the_past_is_the_state_of_what_had_happened_by_then((byte Kind, ushort A, ushort B, ushort C)[] script, byte days)
    {
        // What is dated before the enrolment waits for it, so that the past is asked about from the enrolment on.
        TreatmentRecord record = WithoutCorrections(script);
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
    public void An_event_round_trips_through_JSON((byte Kind, ushort A, ushort B, ushort C)[] script)
    {
        RecordEvent[] events = [.. script.Select((drawn, index) => EventScript.Event(index, drawn.Kind, drawn.A, drawn.B, drawn.C))];

        Assert.Equal(events, RecordJson.Read(RecordJson.WriteLines(events)));
        Assert.Equal(events, RecordJson.Read(RecordJson.WriteArray(events)));
    }

    /// <summary>
    /// As many random events as the environment variable RECORD_RANDOM_EVENTS says (a million for a long run). Nothing
    /// is ever thrown: what cannot be is a refusal. The numbers are those of a fixed linear congruential series.
    /// </summary>
    [Fact]
    public void Random_events_give_a_record_or_a_refusal_and_nothing_else()
    {
        const int EventsOfRecord = 1000;
        long count = long.TryParse(Environment.GetEnvironmentVariable("RECORD_RANDOM_EVENTS"), System.Globalization.CultureInfo.InvariantCulture, out long asked) ? asked : 5000;
        ulong seed = 15;
        uint Draw() => (uint)((seed = unchecked((seed * 6364136223846793005UL) + 1442695040888963407UL)) >> 33);
        HashSet<RefusalReason> refused = [];
        long accepted = 0;
        TreatmentRecord record = TreatmentRecord.Empty(Protocol);
        for (long number = 0; number < count; number++)
        {
            int index = (int)(number % EventsOfRecord);
            record = index == 0 ? TreatmentRecord.Empty(Protocol) : record;
            if (record.TryApply(EventScript.Event(index, Draw(), Draw(), Draw(), Draw()), out record, out RecordRefusal? refusal))
            {
                accepted++;
            }
            else
            {
                refused.Add(refusal.Reason);
            }

            if (index % 250 == 249)
            {
                NextSteps next = record.Next(LongAfter);
                Assert.Equal(record.StandingEvents.Count(recorded => recorded.DoseGiven is not null), next.State.CumulativeDoses.Sum(dose => dose.Administrations));
            }
        }

        // Both the many that can be and every common way in which one cannot.
        Assert.InRange(accepted, count / 10, count * 9 / 10);
        Assert.Superset(
            new HashSet<RefusalReason> { RefusalReason.UnknownBlock, RefusalReason.UnknownOrder, RefusalReason.BlockNotStarted, RefusalReason.BlockAlreadyStarted, RefusalReason.AlreadyEnrolled, RefusalReason.UnknownSuperseded, RefusalReason.UnknownReading, RefusalReason.UnknownEpisode },
            refused);
    }

    private static TreatmentRecord WithoutCorrections((byte Kind, ushort A, ushort B, ushort C)[] script)
    {
        TreatmentRecord record = TreatmentRecord.Empty(Protocol);
        for (int index = 0; index < script.Length; index++)
        {
            RecordEvent drawn = EventScript.Event(index, script[index].Kind, script[index].A, script[index].B, script[index].C);
            if (drawn.Stamp.Supersedes is null)
            {
                record.TryApply(drawn, out record, out _);
            }
        }

        return record;
    }

    private static RecordEvent[] Accepted((byte Kind, ushort A, ushort B, ushort C)[] script)
    {
        TreatmentRecord record = TreatmentRecord.Empty(Protocol);
        for (int index = 0; index < script.Length; index++)
        {
            record.TryApply(EventScript.Event(index, script[index].Kind, script[index].A, script[index].B, script[index].C), out record, out _);
        }

        return [.. record.Events];
    }
}
