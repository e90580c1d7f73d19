using System.Globalization;
using BenchmarkDotNet.Attributes;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// A record of two years, about 1,500 events: replayed, and one more event (laboratory values of the last day) on a
/// record of a tenth, of all, and of ten times its events. Logarithmic cost shows as a small step from each to the next.
/// </summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private const int Tenfold = 10;
    private readonly CompiledProtocol protocol = Journey.Protocol;
    private readonly RecordEvent[] events = Journey.Events;
    private readonly RecordEvent more = Journey.Laboratory("more", Infant.Projected().EndOfTherapy.PlusDays(-1));
    private RecordEvent hold = null!;
    private TreatmentRecord beforeHold = null!;
    private TreatmentRecord tenth = null!;
    private TreatmentRecord whole = null!;
    private TreatmentRecord tenfold = null!;

    [GlobalSetup]
    public void Setup()
    {
        tenth = TreatmentRecord.Replay(protocol, events[..(events.Length / Tenfold)]);
        whole = TreatmentRecord.Replay(protocol, events);
        int inTheLastBlock = events.Length * 9 / 10;
        RecordEvent.AdministrationGiven next = events.Skip(inTheLastBlock).OfType<RecordEvent.AdministrationGiven>().First();
        hold = new RecordEvent.AdministrationHeld(new("hold", next.Stamp.RecordedAt, "benchmark"), next.Date, next.Slot, next.Date.PlusDays(7), "low counts");
        beforeHold = TreatmentRecord.Replay(protocol, events.TakeWhile(recorded => recorded != next));
        if (Hold()!.Find(next.Slot)!.Value.Date != next.Date.PlusDays(7))
        {
            throw new InvalidOperationException("The hold moves nothing.");
        }

        tenfold = whole;
        for (int number = events.Length; number < events.Length * Tenfold; number++)
        {
            tenfold = tenfold.Apply(Journey.Laboratory($"again-{number.ToString(CultureInfo.InvariantCulture)}", more.Date));
        }
    }

    [Benchmark(Description = "one more event on a tenth of the record", Baseline = true)]
    public TreatmentRecord OneMoreOnATenth() => tenth.Apply(more);

    [Benchmark(Description = "one more event on the whole record")]
    public TreatmentRecord OneMoreOnTheWhole() => whole.Apply(more);

    [Benchmark(Description = "one more event on ten times the record")]
    public TreatmentRecord OneMoreOnTenfold() => tenfold.Apply(more);

    [Benchmark(Description = "a hold in the last block, and the plan after it")]
    public TherapyPlan? Hold() => beforeHold.Apply(hold).Plan;

    [Benchmark(Description = "replay of the whole record")]
    public TreatmentRecord Replay() => TreatmentRecord.Replay(protocol, events);

    [Benchmark(Description = "what is next, after one more event")]
    public NextSteps Next() => whole.Apply(more).Next(more.Date);
}
