namespace AALL15P1.Protocol;

/// <summary>The diagnosis with which an infant comes.</summary>
public enum LeukaemiaDiagnosis
{
    /// <summary>B-acute lymphoblastic leukaemia (WHO 2008).</summary>
    BLymphoblastic,

    /// <summary>Acute leukaemia of ambiguous lineage, mixed phenotype included.</summary>
    AmbiguousLineage,

    /// <summary>Any other diagnosis.</summary>
    Other,
}
