using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What a long record promises: one more event costs the logarithm of its length, and nothing of a record outlives it.</summary>
public sealed class RecordAllocationTests
{
    private static readonly LocalDate FirstDay = new(2026, 1, 5);

    [Fact]
    public void One_more_event_on_a_record_ten_times_as_long_allocates_less_than_twice_as_much()
    {
        long brief = BytesOfOneMore(WithCounts(150));
        long usual = BytesOfOneMore(WithCounts(1_500));
        long tenfold = BytesOfOneMore(WithCounts(15_000));

        // Ten times the events are one level of branches more in each series, or none.
        Assert.InRange(usual, brief, brief * 2);
        Assert.InRange(tenfold, usual, usual * 2);
    }

    [Fact]
    public void A_replay_of_two_years_allocates_a_few_hundred_bytes_for_each_event()
    {
        RecordEvent[] events = [.. Journeys.Uneventful().Record.Events, .. Enumerable.Range(0, 420).Select(Counts)];
        CompiledProtocol protocol = Aall15P1.Compile();
        TreatmentRecord.Replay(protocol, events);

        long before = GC.GetAllocatedBytesForCurrentThread();
        TreatmentRecord record = TreatmentRecord.Replay(protocol, events);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(events, record.Events);
        Assert.InRange(events.Length, 1_300, 1_400);
        Assert.InRange(bytes, 1, 400_000);
    }

    [Fact]
    public void Nothing_of_a_record_outlives_it()
    {
        WeakReference[] records = [.. Enumerable.Range(0, 20).Select(ReplayAndForget)];

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.DoesNotContain(records, record => record.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ReplayAndForget(int infant)
    {
        LocalDate start = FirstDay.PlusDays(infant);
        TreatmentRecord record = new RecordBuilder().Enrol("2026-01-01", "2025-09-14").Complete(BlockIds.Induction, start).Record;
        Assert.Equal(BlockIds.Induction, record.Next(start.PlusDays(35)).State.Block!.Id);
        return new WeakReference(record);
    }

    private static TreatmentRecord WithCounts(int length)
    {
        TreatmentRecord record = new RecordBuilder().Enrol("2026-01-01", "2025-09-14").Record;
        for (int number = 0; number < length; number++)
        {
            record = record.Apply(Counts(number));
        }

        return record;
    }

    private static long BytesOfOneMore(TreatmentRecord record)
    {
        RecordEvent more = Counts(99_999);
        record.Apply(more);
        long before = GC.GetAllocatedBytesForCurrentThread();
        TreatmentRecord longer = record.Apply(more);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(record.Events.Count + 1, longer.Events.Count);
        return bytes;
    }

    private static RecordEvent.LaboratoryReported Counts(int number) => new(
        new(number.ToString("D5", CultureInfo.InvariantCulture), Instant.FromUtc(2027, 1, 1, 0, 0), "nurse-b"),
        new(FirstDay.PlusDays(number % 300)) { Neutrophils = CellCount.FromPerMicrolitre(1500m) });
}
