using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>What a site asks of the measurements behind a dose.</summary>
public sealed record MeasurementPolicy
{
    /// <summary>
    /// By which part the median may grow after a measurement where the site states no limit of its own, inclusive: a
    /// tenth. A safeguard of this library.
    /// </summary>
    public const decimal LargestGrowthWithoutPolicy = 0.1m;

    /// <summary>No limit is stated: the age of a measurement is reported, and one after which the median grows by more than a tenth decides nothing.</summary>
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

    /// <summary>By which part the median may grow after a measurement, inclusive: 0.1 is a tenth; null when the site states none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is negative.</exception>
    public Cited<decimal>? LargestGrowth
    {
        get;
        init
        {
            if (value is { Value: < 0m })
            {
                throw new ArgumentOutOfRangeException(nameof(value), value.Value, "A part is 0 or more.");
            }

            field = value;
        }
    }
}
