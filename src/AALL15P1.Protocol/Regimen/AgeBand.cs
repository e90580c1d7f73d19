namespace AALL15P1.Protocol.Regimen;

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
