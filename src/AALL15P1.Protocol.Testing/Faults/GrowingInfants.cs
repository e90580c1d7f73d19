using NodaTime;

namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>
/// Infants who grow within a growth reference and are measured every four weeks. They are enumerated, not drawn, so
/// that a report on them is the same on every run.
/// </summary>
public static class GrowingInfants
{
    private const decimal DaysOfMonth = 30.4375m;
    private const int DaysBetweenMeasurements = 28;
    private const int DaysMeasured = 740;

    private static readonly LocalDate FirstDay = new(2026, 1, 5);

    /// <summary>The ages in days at which the infants start: both sides of every age band, and the youngest and oldest who may enrol.</summary>
    private static readonly int[] AgesAtStart = [5, 45, 90, 150, 180, 184, 240, 300, 364];

    /// <summary>The places in the band of weight and in that of height, from 0 (lowest) to 1 (highest).</summary>
    private static readonly (decimal Weight, decimal Height)[] Builds = [(0.25m, 0.3m), (0.5m, 0.5m), (0.75m, 0.7m)];

    /// <summary>The infants.</summary>
    /// <param name="growth">The growth reference within which they grow.</param>
    /// <returns>The infants, in an order that never changes.</returns>
    public static ValueList<PlannedInfant> Within(GrowthReference growth) =>
        AgesAtStart.SelectMany(age => Builds.Select(build => Grow(growth, FirstDay.PlusDays(-age), build))).ToValueList();

    private static PlannedInfant Grow(GrowthReference growth, LocalDate birthDate, (decimal Weight, decimal Height) build)
    {
        IEnumerable<Measurement> measurements =
            from day in Enumerable.Range(0, (DaysMeasured / DaysBetweenMeasurements) + 1)
            let date = FirstDay.PlusDays(day * DaysBetweenMeasurements)
            let months = Period.DaysBetween(birthDate, date) / DaysOfMonth
            select new Measurement(
                date,
                Weight.FromKilograms(decimal.Round(At(growth.WeightForAge, months, build.Weight), 2)),
                Height.FromCentimetres(decimal.Round(At(growth.HeightForAge, months, build.Height), 1)));
        return new PlannedInfant(new Infant(birthDate, measurements.ToValueList()), FirstDay);
    }

    private static decimal At(GrowthTable table, decimal months, decimal place)
    {
        int before = (int)decimal.Floor(months);
        decimal start = InBand(table, before, place);
        return start + ((InBand(table, before + 1, place) - start) * (months - before));
    }

    private static decimal InBand(GrowthTable table, int month, decimal place) =>
        table.TryFind(month, out decimal lowest, out decimal highest)
            ? lowest + ((highest - lowest) * place)
            : throw new ArgumentOutOfRangeException(nameof(month), month, "The growth reference ends before therapy does.");
}
