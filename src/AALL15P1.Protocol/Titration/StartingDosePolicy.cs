using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Titration;

/// <summary>
/// A site's starting doses of oral chemotherapy in Maintenance, by age. AALL15P1 bases the starting dose on age, and
/// its ages and doses are unpublished, so this library has no such policy of its own. What it states
/// is the dose of the two titrated orders.
/// </summary>
public sealed record StartingDosePolicy
{
    /// <summary>Makes a policy.</summary>
    /// <param name="bands">The age bands, in any order.</param>
    /// <exception cref="ArgumentException">There is no band, a band ends before or where it begins, two bands overlap, or a band begins below 0.</exception>
    public StartingDosePolicy(ValueList<StartingDoseBand> bands)
    {
        Bands = bands.OrderBy(band => band.FromMonths).ToValueList();
        if (Bands.Count == 0)
        {
            throw new ArgumentException("A policy of starting doses needs at least one age band.", nameof(bands));
        }

        for (int index = 0; index < Bands.Count; index++)
        {
            StartingDoseBand band = Bands[index];
            if (band.FromMonths < 0 || band.BelowMonths <= band.FromMonths)
            {
                throw new ArgumentException(FormattableString.Invariant($"The age band from {band.FromMonths} to below {band.BelowMonths} months holds no age; it begins at 0 or later and ends after it begins."), nameof(bands));
            }

            if (index + 1 < Bands.Count && !(band.BelowMonths <= Bands[index + 1].FromMonths))
            {
                throw new ArgumentException($"The age bands from {band.FromMonths} and from {Bands[index + 1].FromMonths} months overlap.", nameof(bands));
            }
        }
    }

    /// <summary>The age bands, the youngest first.</summary>
    public ValueList<StartingDoseBand> Bands { get; }

    /// <summary>The band of an age.</summary>
    /// <param name="months">The age in completed calendar months.</param>
    /// <returns>The band; null when the site states none for that age.</returns>
    public StartingDoseBand? Find(int months)
    {
        foreach (StartingDoseBand band in Bands)
        {
            if (band.Holds(months))
            {
                return band;
            }
        }

        return null;
    }
}

/// <summary>The starting doses of one age band, as a site states them.</summary>
/// <param name="FromMonths">The youngest age in completed calendar months, inclusive; 0 or more.</param>
/// <param name="BelowMonths">The age in completed calendar months at which the band ends, exclusive; null when it does not end.</param>
/// <param name="Thiopurine">The daily thiopurine, with its citation.</param>
/// <param name="WeeklyAntifolate">The methotrexate given once a week, with its citation.</param>
public sealed record StartingDoseBand(
    int FromMonths, int? BelowMonths, Cited<PerDay<MassPerArea>> Thiopurine, Cited<PerDose<MassPerArea>> WeeklyAntifolate)
{
    /// <summary>Whether an age falls into the band.</summary>
    /// <param name="months">The age in completed calendar months.</param>
    /// <returns>True when it does.</returns>
    public bool Holds(int months) => months >= FromMonths && !(months >= BelowMonths);
}
