namespace AALL15P1.Protocol.Titration;

/// <summary>
/// A site's starting doses of oral chemotherapy in Maintenance, by age. AALL15P1 bases the starting dose on age, and
/// its ages and doses are unpublished, so this library has no such policy of its own.
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
                throw new ArgumentException($"The age band from {band.FromMonths} to below {band.BelowMonths} months holds no age; it begins at 0 or later and ends after it begins.", nameof(bands));
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
