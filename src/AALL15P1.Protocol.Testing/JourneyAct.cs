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
}
