using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>What a site asks of the measurements behind a dose.</summary>
public sealed record MeasurementPolicy
{
    /// <summary>No limit is stated: the age of a measurement is reported and not judged.</summary>
    public static MeasurementPolicy Default { get; } = new();

    /// <summary>The most days that a measurement may be old, inclusive; null when the site states none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is negative.</exception>
    public Cited<int>? LongestAgeInDays
    {
        get;
        init
        {
            if (value is { Value: < 0 })
            {
                throw new ArgumentOutOfRangeException(nameof(value), value.Value, "A measurement is 0 or more days old.");
            }

            field = value;
        }
    }
}
