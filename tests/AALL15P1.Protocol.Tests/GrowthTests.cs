using System.Diagnostics;
using System.Globalization;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests;

/// <summary>
/// What takes ten times as long for ten times as much, and not a hundred times. Each size is timed in turn and its
/// shortest time counts, so that a busy machine does not decide; the limit lies between the two.
/// </summary>
public sealed class GrowthTests
{
    private const double Most = 30;
    private static readonly LocalDate Start = new(2026, 1, 5);

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    public void What_is_next_grows_with_the_measurements_and_not_with_their_square(int measurements)
    {
        TreatmentRecord tenth = WithMeasurements(measurements);
        TreatmentRecord whole = WithMeasurements(10 * measurements);

        // A day is asked for that nothing has been found for before.
        Assert.InRange(Ratio(turn => tenth.Next(Start.PlusDays(400 + turn)), turn => whole.Next(Start.PlusDays(400 + turn))), 0, Most);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(20)]
    public void A_replay_grows_with_the_events_and_not_with_their_square(int correctedEach)
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        RecordEvent[] tenth = WithCorrections(400, correctedEach);
        RecordEvent[] whole = WithCorrections(4_000, correctedEach);

        Assert.Equal(whole.Length, TreatmentRecord.Replay(protocol, whole).Events.Count);
        Assert.InRange(Ratio(_ => TreatmentRecord.Replay(protocol, tenth), _ => TreatmentRecord.Replay(protocol, whole)), 0, Most);
    }

    /// <summary>Every second event is a correction, each of which changes paths of a depth that grows with the logarithm: ten times the events are not twenty times the bytes.</summary>
    [Fact]
    public void A_replay_of_corrections_allocates_by_their_number()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        RecordEvent[] tenth = WithCorrections(200, correctedEach: 1);
        RecordEvent[] whole = WithCorrections(2_000, correctedEach: 1);

        Assert.InRange((double)Allocated.Least(() => TreatmentRecord.Replay(protocol, whole)) / Allocated.Least(() => TreatmentRecord.Replay(protocol, tenth)), 9, 20);
    }

    /// <summary>At 1, 10 and 100 times the counts.</summary>
    [Fact]
    public void What_is_next_after_one_more_event_grows_with_the_record_and_not_with_its_square()
    {
        RecordEvent.LaboratoryReported more = Counts(50_000, 300);
        TreatmentRecord[] sizes = [.. new[] { 150, 1_500, 15_000 }.Select(WithCounts)];
        Action<int>[] asked = [.. sizes.Select(record => (Action<int>)(_ => record.Apply(more).Next(Start.PlusDays(400))))];

        Assert.InRange(Ratio(asked[0], asked[1]), 0, Most);
        Assert.InRange(Ratio(asked[1], asked[2]), 0, Most);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    public void An_audit_of_titration_grows_with_its_rows_and_not_with_their_square(int days)
    {
        TitrationHistory tenth = OfDays(days);
        TitrationHistory whole = OfDays(10 * days);

        Assert.Equal((10 * days) - 2, TitrationAudit.Of(IcicleAll14.Policy, whole, Start.PlusDays((10 * days) - 1)).Comparisons.Count);
        Assert.InRange(
            Ratio(_ => TitrationAudit.Of(IcicleAll14.Policy, tenth, Start.PlusDays(days - 1)), _ => TitrationAudit.Of(IcicleAll14.Policy, whole, Start.PlusDays((10 * days) - 1))), 0, Most);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    public void A_summary_of_toxicity_grows_with_the_patients_and_not_with_their_square(int patients)
    {
        DltDefinition definition = Aall15P1.Definition.DoseLimitingToxicity!;
        ValueList<DltPatient> tenth = Patients(patients);
        ValueList<DltPatient> whole = Patients(10 * patients);

        Assert.Equal(DecisionOutcome.Proceed, DltSummary.Of(definition, whole).Outcome);
        Assert.InRange(Ratio(_ => DltSummary.Of(definition, tenth), _ => DltSummary.Of(definition, whole)), 0, Most);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    public void A_record_is_read_and_replayed_by_its_events_and_not_by_their_square(int measurements)
    {
        byte[] tenth = Lines(measurements);
        byte[] whole = Lines(10 * measurements);

        Assert.InRange(Ratio(_ => Replayed(tenth), _ => Replayed(whole)), 0, Most);

        static byte[] Lines(int measurements)
        {
            System.Buffers.ArrayBufferWriter<byte> lines = new();
            RecordJson.WriteLines(WithMeasurements(measurements).Events, Aall15P1.Compile(), lines);
            return lines.WrittenSpan.ToArray();
        }

        static void Replayed(byte[] lines) => TreatmentRecord.Replay(Aall15P1.Compile(), RecordJson.ReadLines(new MemoryStream(lines), Aall15P1.Compile()));
    }

    /// <summary>The nearest height and the latest measurements, found from the day outwards, are those of a look at all.</summary>
    [Property(MaxTest = 1000)]
    public void A_measurement_is_found_as_by_looking_at_all(byte[] days, byte day, byte until)
    {
        Infant infant = new(Start, days.Select((days, at) => new Measurement(
            Start.PlusDays(days % 12),
            days % 3 == 0 ? null : Weight.FromKilograms(6m + at),
            days % 3 == 1 ? null : Height.FromCentimetres(60m + at))).ToValueList());
        LocalDate date = Start.PlusDays(day % 14);
        LocalDate last = Start.PlusDays(until % 14);
        Measurement[] known = [.. infant.Measurements.Where(measured => measured.Date <= last)];
        int Apart(Measurement measured) => Math.Abs(Period.DaysBetween(measured.Date, date));

        Assert.Same(known.Where(measured => measured.Height is not null).OrderBy(Apart).ThenByDescending(measured => Array.IndexOf(known, measured)).FirstOrDefault(), infant.NearestHeight(date, last));
        Assert.Equal(known.LastOrDefault(measured => measured.Weight is not null), infant.TryGetWeight(last, out Measurement? weighed) ? weighed : null);
        Assert.Equal(known.LastOrDefault(measured => measured.Height is not null), infant.TryGetHeight(last, out Measurement? tall) ? tall : null);
    }

    /// <summary>
    /// The ratio of the shortest times. A busy machine lengthens some of them, so they are taken until the ratio is that of
    /// growth without squares, which what grows with the square never reaches.
    /// </summary>
    private static double Ratio(Action<int> tenth, Action<int> whole)
    {
        double shortest = double.PositiveInfinity;
        double longest = double.PositiveInfinity;
        for (int turn = 0; turn < 5 || (turn < 70 && longest / shortest > Most); turn++)
        {
            shortest = Math.Min(shortest, Time(tenth, turn, times: 10) / 10);
            longest = Math.Min(longest, Time(whole, turn, times: 1));
        }

        return longest / shortest;
    }

    /// <summary>A tenth of the work is done ten times over, so that both are as long and have the same share of what else a machine does.</summary>
    private static double Time(Action<int> action, int turn, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int time = 0; time < times; time++)
        {
            action(turn);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static ValueList<DltPatient> Patients(int count) =>
        Enumerable.Range(0, count).Select(number => new DltPatient(number % 7 == 0 ? DecisionOutcome.Hold : DecisionOutcome.Proceed, IsEvaluable: true)).ToValueList();

    private static TreatmentRecord WithMeasurements(int count)
    {
        return TreatmentRecord.Replay(
            Aall15P1.Compile(),
            Enumerable.Range(1, count)
                .Select(number => (RecordEvent)new RecordEvent.Measured(
                    Stamp(number),
                    new(Start.PlusDays(number * 390 / count), Weight.FromKilograms(6m + (number * 0.4m / count)), Height.FromCentimetres(62m + (number * 2m / count)))))
                .Prepend(new RecordEvent.Enrolled(Stamp(0), Start, Start.PlusDays(-60))));
    }

    /// <summary>Measurements, the last recorded first, of which some are corrected at once.</summary>
    private static RecordEvent[] WithCorrections(int count, int correctedEach)
    {
        Instant recorded = Stamp(0).RecordedAt;
        RecordEvent.Measured Measured(int number, string id, string? supersedes) =>
            new(new(id, recorded, "the test", supersedes), new(Start.PlusDays((count - number) * 390 / count), Weight.FromKilograms(6m), null));
        return
        [
            new RecordEvent.Enrolled(new("enrolment", recorded, "the test"), Start, Start.PlusDays(-60)),
            .. Enumerable.Range(1, count).SelectMany(number =>
            {
                string id = number.ToString(CultureInfo.InvariantCulture);
                return number % correctedEach == 0 ? (RecordEvent[])[Measured(number, id, null), Measured(number, $"{id}-again", id)] : [Measured(number, id, null)];
            }),
        ];
    }

    private static TreatmentRecord WithCounts(int count) => TreatmentRecord.Replay(
        Aall15P1.Compile(),
        Enumerable.Range(1, count).Select(number => (RecordEvent)Counts(number, number * 300 / count))
            .Prepend(new RecordEvent.Enrolled(Stamp(0), Start, Start.PlusDays(-60))));

    private static RecordEvent.LaboratoryReported Counts(int number, int day) => new(Stamp(number), new(Start.PlusDays(day)) { Neutrophils = CellCount.FromPerMicrolitre(1500m) });

    private static EventStamp Stamp(int number) => new(number.ToString(CultureInfo.InvariantCulture), Start.PlusDays(500).AtMidnight().InUtc().ToInstant(), "the test");

    private static TitrationHistory OfDays(int days) => new(
        Enumerable.Range(1, days - 1).Select(day => new DatedCounts(Start.PlusDays(day), CellCount.FromPerMicrolitre(450m), CellCount.FromPerMicrolitre(90_000m))),
        Enumerable.Range(0, days / 2).Select(week => new DatedDoses(Start.PlusDays(2 * week), week % 2 == 0 ? TitratedDoses.Both(DosePercent.StartingDose) : TitratedDoses.None)));
}
