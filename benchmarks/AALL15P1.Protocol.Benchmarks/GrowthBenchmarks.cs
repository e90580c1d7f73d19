using System.Globalization;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using BenchmarkDotNet.Attributes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>What takes ten times as long for ten times as much: a tenth is the limit that the whole is compared with.</summary>
[MemoryDiagnoser]
public class GrowthBenchmarks
{
    private static readonly LocalDate Start = new(2026, 1, 5);
    private readonly TreatmentRecord tenth = WithMeasurements(170);
    private readonly TreatmentRecord whole = WithMeasurements(1_700);
    private readonly TitrationHistory someDays = OfDays(2_000);
    private readonly TitrationHistory manyDays = OfDays(20_000);
    private readonly ValueList<DltPatient> somePatients = Patients(1_000);
    private readonly ValueList<DltPatient> manyPatients = Patients(10_000);
    private readonly DltDefinition definition = Aall15P1.Definition.DoseLimitingToxicity!;

    [Benchmark(Baseline = true, Description = "what is next, with 170 measurements")]
    public NextSteps Next() => tenth.Next(Start.PlusDays(400));

    [Benchmark(Description = "what is next, with 1,700 measurements")]
    public NextSteps NextTenfold() => whole.Next(Start.PlusDays(400));

    [Benchmark(Description = "an audit of titration, of 2,000 days")]
    public TitrationAudit Audit() => TitrationAudit.Of(TitrationPolicies.All[0], someDays, Start.PlusDays(1_999));

    [Benchmark(Description = "an audit of titration, of 20,000 days")]
    public TitrationAudit AuditTenfold() => TitrationAudit.Of(TitrationPolicies.All[0], manyDays, Start.PlusDays(19_999));

    [Benchmark(Description = "a summary of toxicity, of 1,000 patients")]
    public DltSummary Summary() => DltSummary.Of(definition, somePatients);

    [Benchmark(Description = "a summary of toxicity, of 10,000 patients")]
    public DltSummary SummaryTenfold() => DltSummary.Of(definition, manyPatients);

    private static TreatmentRecord WithMeasurements(int count)
    {
        Instant recorded = Start.PlusDays(500).AtMidnight().InUtc().ToInstant();
        EventStamp Stamp(int number) => new(number.ToString(CultureInfo.InvariantCulture), recorded, "benchmark");
        return TreatmentRecord.Replay(
            Aall15P1.Compile(),
            Enumerable.Range(1, count)
                .Select(number => (RecordEvent)new RecordEvent.Measured(
                    Stamp(number),
                    new(Start.PlusDays(number * 390 / count), Weight.FromKilograms(6m + (number * 0.4m / count)), Height.FromCentimetres(62m + (number * 2m / count)))))
                .Prepend(new RecordEvent.Enrolled(Stamp(0), Start, Start.PlusDays(-60))));
    }

    private static TitrationHistory OfDays(int days) => new(
        Enumerable.Range(1, days - 1).Select(day => new DatedCounts(Start.PlusDays(day), CellCount.FromPerMicrolitre(450m), CellCount.FromPerMicrolitre(90_000m))),
        Enumerable.Range(0, days / 2).Select(week => new DatedDoses(Start.PlusDays(2 * week), week % 2 == 0 ? TitratedDoses.Both(DosePercent.StartingDose) : TitratedDoses.None)));

    /// <summary>All are evaluable and decided, so that the interval is made; one in seven has a toxicity.</summary>
    private static ValueList<DltPatient> Patients(int count) =>
        Enumerable.Range(0, count).Select(number => new DltPatient(number % 7 == 0 ? DecisionOutcome.Hold : DecisionOutcome.Proceed, IsEvaluable: true)).ToValueList();
}
