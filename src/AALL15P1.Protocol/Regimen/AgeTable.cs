using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace AALL15P1.Protocol.Regimen;

/// <summary>
/// A table by age in completed calendar months. The day on which an infant reaches an age is the date of birth plus
/// that number of months; where that month lacks the day (born on the 29th to 31st), it is the month's last day.
/// </summary>
/// <typeparam name="T">The type of what the bands hold.</typeparam>
public sealed record AgeTable<T>
{
    private const int OldestMonths = 1200;

    /// <summary>Makes a table.</summary>
    /// <param name="bands">The bands, from the youngest; at least one, each beginning at a greater age than the one before.</param>
    /// <exception cref="ArgumentException">The bands are not as stated.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A band begins below 0 or above 1200 months.</exception>
    public AgeTable(ValueList<AgeBand<T>> bands)
    {
        if (bands.Count == 0)
        {
            throw new ArgumentException("A table by age needs at least one band.", nameof(bands));
        }

        for (int index = 0; index < bands.Count; index++)
        {
            int from = bands[index].FromMonths;
            if (from is < 0 or > OldestMonths)
            {
                throw new ArgumentOutOfRangeException(nameof(bands), from, $"A band begins at 0 to {OldestMonths} months, both inclusive.");
            }

            if (index > 0 && from <= bands[index - 1].FromMonths)
            {
                throw new ArgumentException($"The band from {from} months does not follow the band from {bands[index - 1].FromMonths} months.", nameof(bands));
            }
        }

        Bands = bands;
    }

    /// <summary>The bands, from the youngest.</summary>
    public ValueList<AgeBand<T>> Bands { get; }

    /// <summary>Finds the band in which an infant is on a date.</summary>
    /// <param name="birthDate">The date of birth.</param>
    /// <param name="date">The date; not before the date of birth.</param>
    /// <param name="band">The band.</param>
    /// <returns>False when the infant is younger than the first band.</returns>
    public bool TryFind(LocalDate birthDate, LocalDate date, [MaybeNullWhen(false)] out AgeBand<T> band)
    {
        ReadOnlySpan<AgeBand<T>> all = Bands.AsSpan();
        for (int index = all.Length - 1; index >= 0; index--)
        {
            band = all[index];
            LocalDate reached = birthDate.PlusMonths(band.FromMonths);
            if (date > reached || (date == reached && !band.BeginsAfter))
            {
                return true;
            }
        }

        band = null;
        return false;
    }
}

/// <summary>One band of a table by age: what holds from an age until the next band begins.</summary>
/// <typeparam name="T">The type of what the band holds.</typeparam>
/// <param name="FromMonths">The age at which the band begins, in completed calendar months; 0 to 1200.</param>
/// <param name="Value">What holds in the band.</param>
public sealed record AgeBand<T>(int FromMonths, T Value)
{
    /// <summary>
    /// Whether the day on which the age is reached still belongs to the band before, so that this one begins on the
    /// day after. Otherwise that day is the band's first.
    /// </summary>
    public bool BeginsAfter { get; init; }
}
