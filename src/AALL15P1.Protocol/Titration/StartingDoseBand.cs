using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Titration;

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
