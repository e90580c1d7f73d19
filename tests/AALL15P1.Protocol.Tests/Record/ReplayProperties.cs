using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>A replay takes most events together; its records and its refusals are those of one event after another.</summary>
[Properties(Arbitrary = [typeof(RecordGenerators)])]
public sealed class ReplayProperties
{
    private static readonly CompiledProtocol Protocol = RecordBuilder.With(HoldPolicy.ShiftBlock).Knowing([Aall15P1.Illustration]);

    [Property(MaxTest = 150, StartSize = 20, EndSize = 120)]
    public void A_replay_refuses_what_one_by_one_refuses(RecordCase drawn)
    {
        RecordRefusal? refusal = null;
        TreatmentRecord record = TreatmentRecord.Empty(Protocol);
        foreach (RecordEvent recorded in drawn.Events)
        {
            if (!record.TryApply(recorded, out record, out refusal))
            {
                break;
            }
        }

        if (refusal is null)
        {
            RequireSame(record, TreatmentRecord.Replay(Protocol, drawn.Events));
        }
        else
        {
            Assert.Equal(refusal, Assert.Throws<RecordRefusedException>(() => TreatmentRecord.Replay(Protocol, drawn.Events)).Refusal);
        }
    }

    [Property(MaxTest = 60, StartSize = 10, EndSize = 80)]
    public void A_replay_gives_the_record_of_one_by_one(RecordCase drawn, RecordJourney journey)
    {
        TreatmentRecord record = drawn.Record(Protocol);
        RequireSame(record, TreatmentRecord.Replay(Protocol, record.Events));
        TreatmentRecord travelled = journey.Record(Protocol);
        RequireSame(travelled, TreatmentRecord.Replay(Protocol, travelled.Events));
    }

    [Fact]
    public void A_replay_allocates_less_than_a_record_for_each_event_would()
    {
        EventStamp Stamp(int number) => new(number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture), Instant.FromUtc(2027, 1, 1, 0, 0), "dr-a");
        RecordEvent[] events =
        [
            new RecordEvent.Enrolled(Stamp(0), new(2026, 1, 5), new(2025, 9, 14)),
            .. Enumerable.Range(1, 1_000).Select(number => new RecordEvent.LaboratoryReported(
                Stamp(number), new(new LocalDate(2026, 1, 5).PlusDays(number / 3)) { Neutrophils = CellCount.FromPerMicrolitre(1500m) })),
        ];
        TreatmentRecord record = Protocol.NewRecord();
        long bytes = Allocated.Least(() => record = TreatmentRecord.Replay(Protocol, events));

        // A place for each in the leaves of the log, in order and by kind, and in the table of ids. One by one it is 1,600 and more.
        Assert.Equal(1_001, record.Events.Count);
        Assert.InRange(bytes, 1, 1_000 * 150);
    }

    private static void RequireSame(TreatmentRecord expected, TreatmentRecord actual)
    {
        Assert.Equal(expected.Events, actual.Events);
        Assert.Equal(expected.StandingEvents, actual.StandingEvents);
        Assert.Equal(expected.Patient, actual.Patient);
        Assert.All(expected.Events, recorded => Assert.Equal(expected.SupersededBy(recorded.Stamp.Id), actual.SupersededBy(recorded.Stamp.Id)));
        foreach (LocalDate date in new[] { DraftedEvent.FirstDay.PlusDays(40), new(2027, 1, 1) })
        {
            Assert.Equal(Said(expected, date), Said(actual, date));
        }
    }

    private static string Said(TreatmentRecord record, LocalDate date) => RecordReportJson.Write(Protocol, record.Next(date), record.PlanOn(date), record.Round(date));
}
