using NodaTime;

namespace AALL15P1.Protocol.Testing.Faults;

/// <summary>
/// Infants who grow within a growth reference and are measured every week. Some are enumerated, and some are drawn from
/// birth on by a seeded sequence of numbers of this library's own, so that a report on them is the same on every run.
/// </summary>
public static class GrowingInfants
{
    private const decimal DaysOfMonth = 30.4375m;
    private const int DaysBetweenMeasurements = 7;
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

    /// <summary>Infants of any age up to the oldest who may enrol, of any build from the 10th to the 90th part of the bands, whose scales are off by up to two per cent.</summary>
    /// <param name="growth">The growth reference within which they grow.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Where the sequence begins; the same seed draws the same infants.</param>
    /// <returns>The infants.</returns>
    public static ValueList<PlannedInfant> Drawn(GrowthReference growth, int count, int seed)
    {
        SeededNumbers numbers = new(seed);
        return Enumerable.Range(0, count).Select(_ =>
        {
            int age = numbers.Below(365);
            return Grow(growth, FirstDay.PlusDays(-age), Build(numbers), numbers);
        }).ToValueList();
    }

    /// <summary>An infant of any build who is born on a day and treated from another on.</summary>
    internal static PlannedInfant Born(GrowthReference growth, LocalDate birthDate, LocalDate firstDay, int seed)
    {
        SeededNumbers numbers = new(seed);
        return Grow(growth, birthDate, Build(numbers), numbers, firstDay);
    }

    private static (decimal Weight, decimal Height) Build(SeededNumbers numbers)
    {
        decimal weight = 0.1m + (numbers.Below(801) / 1000m);
        return (weight, Math.Clamp(weight + ((numbers.Below(201) - 100) / 1000m), 0.2m, 0.9m));
    }

    private static PlannedInfant Grow(GrowthReference growth, LocalDate birthDate, (decimal Weight, decimal Height) build, SeededNumbers? scales = null, LocalDate? from = null)
    {
        LocalDate firstDay = from ?? FirstDay;
        IEnumerable<Measurement> measurements =
            from day in Enumerable.Range(0, (DaysMeasured / DaysBetweenMeasurements) + 1)
            let date = firstDay.PlusDays(day * DaysBetweenMeasurements)
            let months = Period.DaysBetween(birthDate, date) / DaysOfMonth
            select new Measurement(
                date,
                Weight.FromKilograms(decimal.Round(At(growth.WeightForAge, months, build.Weight) * (1m + ((scales?.Below(41) - 20) / 1000m ?? 0m)), 2)),
                Height.FromCentimetres(decimal.Round(At(growth.HeightForAge, months, build.Height), 1)));
        return new PlannedInfant(new Infant(birthDate, measurements.ToValueList()), firstDay);
    }

    private static decimal At(GrowthTable table, decimal months, decimal place) =>
        table.TryFind(months, out decimal lowest, out decimal highest)
            ? lowest + ((highest - lowest) * place)
            : throw new ArgumentOutOfRangeException(nameof(months), months, "The growth reference ends before therapy does.");
}

/// <summary>A sequence of numbers that depends on its seed alone, on every platform and in every version of .NET.</summary>
/// <param name="seed">Where it begins.</param>
internal sealed class SeededNumbers(int seed)
{
    // The multiplier and increment of Knuth's MMIX.
    private ulong state = unchecked((ulong)seed * 2862933555777941757UL + 3037000493UL);

    /// <summary>A number from 0 (inclusive) to a bound (exclusive).</summary>
    /// <param name="bound">The bound.</param>
    /// <returns>The number.</returns>
    public int Below(int bound)
    {
        state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
        return (int)((state >> 33) % (ulong)bound);
    }
}
