namespace AALL15P1.Protocol;

/// <summary>To which multiple a value is rounded that lies exactly between two.</summary>
public enum RoundingTie
{
    /// <summary>To the lower.</summary>
    Down,

    /// <summary>To the higher.</summary>
    Up,

    /// <summary>To the even multiple.</summary>
    Even,
}
