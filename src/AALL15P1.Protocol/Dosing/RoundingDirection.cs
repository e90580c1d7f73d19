namespace AALL15P1.Protocol;

/// <summary>To which multiple of the increment a value is rounded.</summary>
public enum RoundingDirection
{
    /// <summary>To the nearest.</summary>
    Nearest,

    /// <summary>To the one below; a multiple stays.</summary>
    Down,

    /// <summary>To the one above; a multiple stays.</summary>
    Up,
}
