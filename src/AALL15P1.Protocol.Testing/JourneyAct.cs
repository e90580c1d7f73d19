namespace AALL15P1.Protocol.Testing;

/// <summary>What becomes of a planned administration in a drawn journey.</summary>
public enum JourneyAct
{
    /// <summary>It is given, on its planned day or some days later.</summary>
    Give,

    /// <summary>It is held for some days, and made up on the first day after them.</summary>
    Hold,

    /// <summary>It is omitted by decision.</summary>
    Omit,

    /// <summary>Nobody records anything of it.</summary>
    Forget,

    /// <summary>It is given at a clock time of its planned day, that many hours after midnight (UTC).</summary>
    GiveAtClock,

    /// <summary>It is given in two portions, the second that many days after the first.</summary>
    GiveInPortions,

    /// <summary>It and the days of its order that follow it one by one, up to that many, are given as a range.</summary>
    GiveRange,

    /// <summary>Where its dose follows the counts, both drugs are stopped that day, and prescribed again that many days later, or on the next day; elsewhere it is given.</summary>
    Stop,
}
