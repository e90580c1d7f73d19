namespace AALL15P1.Protocol.Preparation;

/// <summary>The kind of centre at which a drug is given.</summary>
public enum SiteOfCare
{
    /// <summary>A tertiary centre, which holds the trial's study drug.</summary>
    Tertiary,

    /// <summary>A shared-care centre, which gives part of the therapy nearer to the infant's home.</summary>
    SharedCare,
}
