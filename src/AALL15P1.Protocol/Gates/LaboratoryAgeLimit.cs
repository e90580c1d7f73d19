using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>A site's limit on the age of the laboratory values with which a block starts. AALL15P1 publishes none, so there is no default.</summary>
public sealed record LaboratoryAgeLimit
{
    /// <summary>Makes a limit.</summary>
    /// <param name="days">The greatest age in whole days, inclusive; 0 asks for values of the same day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The days are negative.</exception>
    public LaboratoryAgeLimit(Cited<int> days)
    {
        Days = days.Value >= 0
            ? days
            : throw new ArgumentOutOfRangeException(nameof(days), days.Value, "The greatest age of laboratory values is 0 days or more.");
    }

    /// <summary>The greatest age in whole days, inclusive.</summary>
    public Cited<int> Days { get; }
}
