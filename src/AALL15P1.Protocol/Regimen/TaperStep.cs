namespace AALL15P1.Protocol.Regimen;

/// <summary>One step of a taper: a part of the stated size, for a number of the order's days.</summary>
/// <param name="Days">How many of the order's days the step lasts; 1 or more.</param>
/// <param name="Factor">The part of the stated size.</param>
public sealed record TaperStep(int Days, Fraction Factor)
{
    /// <summary>How many of the order's days the step lasts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public int Days { get; } = Days >= 1 ? Days : throw new ArgumentOutOfRangeException(nameof(Days), Days, "A step of a taper lasts 1 day or more.");
}
