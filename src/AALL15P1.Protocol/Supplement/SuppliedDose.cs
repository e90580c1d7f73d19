using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>A dose that a site states for one order.</summary>
/// <param name="Block">The block.</param>
/// <param name="OrderId">The order's id within the block.</param>
/// <param name="Dose">The dose, with the site's citation.</param>
/// <param name="TimesPerDay">The doses a day, where the calendar states none; otherwise null or the calendar's own number.</param>
public sealed record SuppliedDose(BlockId Block, string OrderId, Cited<DoseRule> Dose, int? TimesPerDay = null)
{
    /// <summary>The doses a day, where the calendar states none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 24.</exception>
    public int? TimesPerDay { get; } = TimesPerDay is null or (>= 1 and <= 24)
        ? TimesPerDay
        : throw new ArgumentOutOfRangeException(nameof(TimesPerDay), TimesPerDay, "The doses a day are 1 to 24, both inclusive.");
}
