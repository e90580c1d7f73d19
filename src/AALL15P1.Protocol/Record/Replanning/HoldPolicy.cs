namespace AALL15P1.Protocol;

/// <summary>
/// What becomes of a held administration, and of what follows it. Which of these AALL15P1 takes is unpublished, so a
/// site chooses; without a choice a hold stays undecided and moves nothing.
/// </summary>
public enum HoldPolicy
{
    /// <summary>It is not given. Nothing else moves.</summary>
    Omit,

    /// <summary>
    /// It is given on the first day after the hold, if the order's next administration then still keeps its distance
    /// (a week for a weekly order, otherwise a day); if not, it is left out and the next takes its place. Nothing else moves.
    /// </summary>
    MakeUp,

    /// <summary>It is given on the first day after the hold, and what follows of the same order moves by the length of the hold. Other orders stay.</summary>
    ShiftOrder,

    /// <summary>
    /// It is given on the first day after the hold, and everything that follows in the block, from the day of the held
    /// administration on, moves by the length of the hold: the block's clock stands still. What was given stays.
    /// </summary>
    ShiftBlock,
}
