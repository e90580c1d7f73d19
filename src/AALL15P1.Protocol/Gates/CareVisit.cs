namespace AALL15P1.Protocol;

/// <summary>A visit of the infant, planned or not, as far as the place depends on it.</summary>
public readonly record struct CareVisit
{
    /// <summary>Whether it has happened: then the answer speaks of what was.</summary>
    internal bool IsOver { get; init; }

    /// <summary>Where the infant is or would be; null when it is not known.</summary>
    public CareSetting? Setting { get; init; }

    /// <summary>The drug that would be given; null when none would.</summary>
    public Drug? Administers { get; init; }

    /// <summary>Whether the infant has symptoms of toxicity; null when nobody has said.</summary>
    public bool? ToxicitySymptoms { get; init; }

    /// <summary>Whether the infant has a fever or sepsis is suspected; null when nobody has said.</summary>
    public bool? FeverOrSuspectedSepsis { get; init; }

    /// <summary>Whether the evaluation period of dose-limiting toxicity is known to have closed. False when it is open or nobody knows: the stricter rules then hold.</summary>
    public bool EvaluationPeriodClosed { get; init; }
}
