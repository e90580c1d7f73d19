namespace AALL15P1.Protocol;

/// <summary>That everything from a day of a block on is later by some days: of the whole block, or of one order.</summary>
/// <param name="FromDay">The first day of the block that is moved.</param>
/// <param name="Place">The order's place; null for the whole block.</param>
/// <param name="Days">By how many days.</param>
internal readonly record struct Shift(int FromDay, int? Place, int Days)
{
    public bool Moves(int day, int place) => day >= FromDay && (Place is null || Place == place);
}
