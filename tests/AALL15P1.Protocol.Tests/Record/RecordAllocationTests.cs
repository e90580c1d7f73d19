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
        TreatmentRecord record = protocol.NewRecord();
        long bytes = Allocated.Least(() => record = TreatmentRecord.Replay(protocol, events));

        Assert.Equal(events, record.Events);
        Assert.InRange(events.Length, 1_300, 1_400);
        Assert.InRange(bytes, 1, 400_000);
    }

    [Fact]
    public void Nothing_of_a_record_is_kept_by_the_library_or_by_its_protocol()
    {
        TreatmentRecord record = new RecordBuilder().Enrol("2026-01-01", "2025-09-14").Complete(BlockIds.Induction, FirstDay).Record;
        Assert.Equal(BlockIds.Induction, record.Next(FirstDay.PlusDays(35)).State.Block!.Id);

        HashSet<object> kept = Reachable.FromStaticsOf(typeof(TreatmentRecord).Assembly);
        kept.UnionWith(Reachable.From(record.Protocol));

        // The search goes all the way: a protocol holds its orders, and a record what happened.
        Assert.Contains(kept, each => each is PlannedOrder);
        Assert.Contains(record.Events[^1], Reachable.From(record));
        Assert.DoesNotContain(kept, each => each is TreatmentRecord or RecordFacts or RecordEvent or RecordMemory);
    }

    [Fact]
    public void Nothing_of_an_older_record_is_kept_by_a_newer_one_that_was_asked()
    {
        TreatmentRecord record = new RecordBuilder().Enrol("2026-01-01", "2025-09-14").Complete(BlockIds.Induction, FirstDay).Record;
        List<object> older = [];
        for (int turn = 0; turn < 9; turn++)
        {
            record.Next(FirstDay.PlusDays(300));
            older.AddRange([record, record.Facts]);
            record = record.Apply(Counts(turn));
        }

        record.Next(FirstDay.PlusDays(300));
        HashSet<object> kept = Reachable.From(record);

        Assert.Contains(record.Facts, kept);
        Assert.DoesNotContain(older, kept.Contains);
    }

    /// <summary>
    /// What is next, after one more event on a course of two years whose every dose was given: the list of what was done is
    /// 40,000 bytes of it, and nothing of what stands from before is judged again.
    /// </summary>
    [Fact]
    public void What_is_next_after_one_more_event_allocates_little_more_than_its_answer()
    {
        TreatmentRecord whole = Journeys.Uneventful().Record;
        LocalDate date = whole.StandingEvents[^1].Date;
        RecordEvent counts = new RecordEvent.LaboratoryReported(new("more", Last, "nurse-c"), new(date) { Neutrophils = CellCount.FromPerMicrolitre(1500m) });
        RecordEvent weight = new RecordEvent.Measured(new("more", Last, "nurse-c"), new(date, Weight.FromKilograms(12m), Height.FromCentimetres(88m)));
        RecordEvent dose = new RecordEvent.AdministrationGiven(new("more", Last, "nurse-c"), date, whole.Next(date).State.Done[^1].Slot, new(Route.PO));
        long rows = whole.Next(date).State.Done.Count * Unsafe.SizeOf<PlannedAdministration>();

        Assert.InRange(BytesOfNext(whole, counts, date), rows, 110_000);
        Assert.InRange(BytesOfNext(whole, weight, date), rows, 130_000);

        // A dose: the block that it belongs to is planned and judged anew, without words for what proceeds.
        Assert.InRange(BytesOfNext(whole, dose, date), rows, 300_000);
    }

    private static readonly Instant Last = Instant.FromUtc(2199, 1, 1, 0, 0);

    private static long BytesOfNext(TreatmentRecord record, RecordEvent more, LocalDate date)
    {
        NextSteps next = record.Next(date);
        long least = Allocated.Least(() => next = record.Apply(more).Next(date));
        Assert.NotEmpty(next.State.Done);
        return least;
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
        TreatmentRecord longer = record;
        long bytes = Allocated.Least(() => longer = record.Apply(more));
        Assert.Equal(record.Events.Count + 1, longer.Events.Count);
        return bytes;
    }

    private static RecordEvent.LaboratoryReported Counts(int number) => new(
        new(number.ToString("D5", CultureInfo.InvariantCulture), Instant.FromUtc(2027, 1, 1, 0, 0), "nurse-b"),
        new(FirstDay.PlusDays(number % 300)) { Neutrophils = CellCount.FromPerMicrolitre(1500m) });
}
