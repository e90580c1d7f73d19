using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.SiteOfCare;
using NodaTime;

namespace AALL15P1.Protocol.Record;

/// <summary>What was given, as it was given: also when it should not have been given so.</summary>
/// <param name="Route">The route by which it was given; one that the order does not allow is found, and not refused.</param>
public sealed record GivenDose(Route Route)
{
    /// <summary>The route by which it was given.</summary>
    public Route Route { get; } = Enum.IsDefined(Route)
        ? Route
        : throw new ArgumentOutOfRangeException(nameof(Route), Route, "A route is PO, NG, IV, IM, SC or IT.");

    /// <summary>The amount; null when it was not recorded.</summary>
    public DoseAmount? Amount { get; init; }

    /// <summary>
    /// Which of the day's doses it was, from 1, for an order of several a day; null when the event stands for all doses
    /// of that day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 1 to 24.</exception>
    public int? DoseOfDay
    {
        get;
        init => field = value is null or (>= 1 and <= 24)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The number of a dose within its day is from 1 to 24, both inclusive.");
    }

    /// <summary>Where it was given; null when it was not recorded.</summary>
    public CareSetting? Setting { get; init; }

    /// <summary>When it began, by the clock; null when only the day is known.</summary>
    public Instant? StartedAt { get; init; }
}
