namespace AALL15P1.Protocol;

/// <summary>Who must act on a finding.</summary>
public enum Audience
{
    /// <summary>The team that treats the infant now.</summary>
    TreatingTeam,

    /// <summary>The team of the tertiary centre.</summary>
    TertiaryCentre,

    /// <summary>The team of the shared-care centre.</summary>
    SharedCareCentre,

    /// <summary>The pharmacy that prepares the drug.</summary>
    Pharmacy,

    /// <summary>The site's study team, who hold the protocol document and the supplement.</summary>
    StudyTeam,
}
