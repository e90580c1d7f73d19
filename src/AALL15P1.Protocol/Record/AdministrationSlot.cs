using System.Globalization;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// The place of an administration in the plan: which order of which block, on which day of the block. It names the
/// row whatever its date, so it stays the same when a hold moves the date.
/// </summary>
public readonly record struct AdministrationSlot
{
    /// <summary>Names a place.</summary>
    /// <param name="block">The block.</param>
    /// <param name="orderId">The order's id within the block.</param>
    /// <param name="day">The day of the block for which the administration is planned, from 1 to 9999 (inclusive).</param>
    /// <exception cref="ArgumentException">The order's id is not kebab case.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day is out of bounds.</exception>
    public AdministrationSlot(BlockId block, string orderId, int day)
    {
        Block = block;
        OrderId = Kebab.Require(orderId, nameof(orderId));
        Day = day is >= 1 and <= MaximumDay
            ? day
            : throw new ArgumentOutOfRangeException(nameof(day), day, $"A day of a block is from 1 to {MaximumDay}, both inclusive.");
    }

    internal const int MaximumDay = 9999;

    /// <summary>The block.</summary>
    public BlockId Block { get; }

    /// <summary>The order's id within the block.</summary>
    public string OrderId { get; }

    /// <summary>The day of the block for which the administration is planned, from 1.</summary>
    public int Day { get; }

    /// <summary>The place as <c>consolidation/cytarabine day 3</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Block}/{OrderId} day {Day}");
}
