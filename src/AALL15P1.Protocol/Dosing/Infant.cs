using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The infant as far as a dose depends on it: the date of birth and what was measured. Two infants with equal data are equal.</summary>
public sealed record Infant
{
    /// <summary>Makes an infant.</summary>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="measurements">The measurements in any order; of two on one day, the later in the list counts.</param>
    /// <exception cref="ArgumentException">The date is not of the years 1900 to 2200, or a measurement is dated before the date of birth.</exception>
    public Infant(LocalDate birthDate, ValueList<Measurement> measurements)
    {
        DayNumber.Require(birthDate, nameof(birthDate));
        if (measurements.FirstOrDefault(measurement => measurement.Date < birthDate) is { } early)
        {
            throw new ArgumentException($"A measurement is dated {early.Date:uuuu-MM-dd}, before the date of birth, {birthDate:uuuu-MM-dd}.", nameof(measurements));
        }

        BirthDate = birthDate;
        Measurements = measurements.OrderBy(measurement => measurement.Date).ToValueList();
    }

    /// <summary>The date of birth.</summary>
    public LocalDate BirthDate { get; }

    /// <summary>The measurements by date.</summary>
    public ValueList<Measurement> Measurements { get; }

    /// <summary>The latest measurement of weight on or before a date. One dated later is never used.</summary>
    /// <param name="date">The date.</param>
    /// <param name="measurement">The measurement; its weight is not null.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGetWeight(LocalDate date, [NotNullWhen(true)] out Measurement? measurement)
    {
        ReadOnlySpan<Measurement> all = Measurements.AsSpan();
        for (int index = all.Length - 1; index >= 0; index--)
        {
            measurement = all[index];
            if (measurement.Weight is not null && measurement.Date <= date)
            {
                return true;
            }
        }

        measurement = null;
        return false;
    }

    /// <summary>The latest measurement of height on or before a date. One dated later is never used.</summary>
    /// <param name="date">The date.</param>
    /// <param name="measurement">The measurement; its height is not null.</param>
    /// <returns>False when there is none.</returns>
    public bool TryGetHeight(LocalDate date, [NotNullWhen(true)] out Measurement? measurement)
    {
        ReadOnlySpan<Measurement> all = Measurements.AsSpan();
        for (int index = all.Length - 1; index >= 0; index--)
        {
            measurement = all[index];
            if (measurement.Height is not null && measurement.Date <= date)
            {
                return true;
            }
        }

        measurement = null;
        return false;
    }

    /// <summary>The measurement of height nearest to a day, among those on or before another; of two equally near the later. Null when there is none.</summary>
    internal Measurement? NearestHeight(LocalDate date, LocalDate until)
    {
        Measurement? nearest = null;
        int least = int.MaxValue;
        foreach (Measurement measurement in Measurements)
        {
            int days = Math.Abs(Period.DaysBetween(measurement.Date, date));
            if (measurement.Height is not null && measurement.Date <= until && days <= least)
            {
                nearest = measurement;
                least = days;
            }
        }

        return nearest;
    }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(BirthDate), BirthDate), (nameof(Measurements), Measurements));
}
