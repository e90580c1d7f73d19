using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The infant as far as a dose depends on it: the date of birth and what was measured. Two infants with equal data are equal.</summary>
public sealed record Infant
{
    /// <summary>The date whose number is 0: a day that is asked about may be of any year, one of a measurement is not.</summary>
    private static readonly LocalDate DayZero = new(1, 1, 1);

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
        // Nearly always it is the last of all.
        if (Measurements is [.., { Weight: not null } last] && last.Date <= date)
        {
            measurement = last;
            return true;
        }

        ReadOnlySpan<Measurement> until = Until(date);
        for (int index = until.Length - 1; index >= 0; index--)
        {
            measurement = until[index];
            if (measurement.Weight is not null)
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
        // Nearly always it is the last of all.
        if (Measurements is [.., { Height: not null } last] && last.Date <= date)
        {
            measurement = last;
            return true;
        }

        ReadOnlySpan<Measurement> until = Until(date);
        for (int index = until.Length - 1; index >= 0; index--)
        {
            measurement = until[index];
            if (measurement.Height is not null)
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
        // From the day outwards to both sides, so that only what lies about the day is looked at.
        ReadOnlySpan<Measurement> all = Until(until);
        int before = Until(LocalDate.Min(date, until)).Length - 1;
        int after = before + 1;
        while (before >= 0 && all[before].Height is null)
        {
            before--;
        }

        while (after < all.Length && all[after].Height is null)
        {
            after++;
        }

        if (after >= all.Length)
        {
            return before < 0 ? null : all[before];
        }

        if (before >= 0 && Period.DaysBetween(all[before].Date, date) < Period.DaysBetween(date, all[after].Date))
        {
            return all[before];
        }

        // Of several of the nearest day the last in the list.
        int nearest = after;
        for (int at = after; at < all.Length && all[at].Date == all[after].Date; at++)
        {
            nearest = all[at].Height is null ? nearest : at;
        }

        return all[nearest];
    }

    /// <summary>The place of one of the infant's own measurements.</summary>
    internal int PlaceOf(Measurement own)
    {
        // Of several of one day it is found by itself: equal ones can stand at two places.
        int place = Until(own.Date).Length - 1;
        while (!ReferenceEquals(Measurements[place], own))
        {
            place--;
        }

        return place;
    }

    /// <summary>The measurements on or before a date.</summary>
    private ReadOnlySpan<Measurement> Until(LocalDate date)
    {
        ReadOnlySpan<Measurement> all = Measurements.AsSpan();
        int day = Period.DaysBetween(DayZero, date);
        int low = 0;
        int high = all.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = all[middle].Day <= day ? (middle + 1, high) : (low, middle);
        }

        return all[..low];
    }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(BirthDate), BirthDate), (nameof(Measurements), Measurements));
}
