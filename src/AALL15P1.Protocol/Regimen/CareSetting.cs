namespace AALL15P1.Protocol;

/// <summary>Where the infant is seen or treated.</summary>
public enum CareSetting
{
    /// <summary>At the tertiary centre.</summary>
    TertiaryCentre,

    /// <summary>At a shared-care centre.</summary>
    SharedCareCentre,

    /// <summary>At any other place.</summary>
    Elsewhere,
}
