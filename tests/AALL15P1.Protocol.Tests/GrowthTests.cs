using System.Diagnostics;
using System.Globalization;
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

    [Fact]
    public void What_is_next_grows_with_the_measurements_and_not_with_their_square()
    {
        TreatmentRecord tenth = WithMeasurements(200);
        TreatmentRecord whole = WithMeasurements(2_000);

        Assert.InRange(Ratio(() => tenth.Next(Start.PlusDays(400)), () => whole.Next(Start.PlusDays(400))), 0, Most);
    }

    /// <summary>At 1, 10 and 100 times the counts.</summary>
    [Fact]
    public void What_is_next_after_one_more_event_grows_with_the_record_and_not_with_its_square()
    {
        RecordEvent.LaboratoryReported more = Counts(50_000, 300);
        TreatmentRecord[] sizes = [.. new[] { 150, 1_500, 15_000 }.Select(WithCounts)];
        Action[] asked = [.. sizes.Select(record => (Action)(() => record.Apply(more).Next(Start.PlusDays(400))))];

        Assert.InRange(Ratio(asked[0], asked[1]), 0, Most);
        Assert.InRange(Ratio(asked[1], asked[2]), 0, Most);
    }

    [Fact]
    public void An_audit_of_titration_grows_with_its_rows_and_not_with_their_square()
    {
        TitrationHistory tenth = OfDays(400);
        TitrationHistory whole = OfDays(4_000);

        Assert.Equal(3_998, TitrationAudit.Of(IcicleAll14.Policy, whole, Start.PlusDays(3_999)).Comparisons.Count);
        Assert.InRange(
            Ratio(() => TitrationAudit.Of(IcicleAll14.Policy, tenth, Start.PlusDays(399)), () => TitrationAudit.Of(IcicleAll14.Policy, whole, Start.PlusDays(3_999))), 0, Most);
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
    private static double Ratio(Action tenth, Action whole)
    {
        double shortest = double.PositiveInfinity;
        double longest = double.PositiveInfinity;
        for (int turn = 0; turn < 7 || (turn < 70 && longest / shortest > Most); turn++)
        {
            shortest = Math.Min(shortest, Time(tenth));
            longest = Math.Min(longest, Time(whole));
        }

        return longest / shortest;
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

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
