namespace AALL15P1.Protocol;

/// <summary>For which patients a grading criterion holds.</summary>
public enum BaselineCondition
{
    /// <summary>For every patient.</summary>
    Always,

    /// <summary>Where the baseline was normal: not above the laboratory's upper limit of normal.</summary>
    BaselineWasNormal,

    /// <summary>Where the baseline was abnormal: above the laboratory's upper limit of normal.</summary>
    BaselineWasAbnormal,
}
