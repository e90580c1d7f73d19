namespace AALL15P1.Protocol.Regimen;

/// <summary>What closes the evaluation period of dose-limiting toxicity.</summary>
public enum DltPeriodEnd
{
    /// <summary>The day on which all criteria to start the next course are first met, or that course's day 1 if it came sooner.</summary>
    CriteriaFirstMet,

    /// <summary>Day 1 of the next course.</summary>
    NextCourseGiven,

    /// <summary>The day on which the counts to start the next course are first met, whatever its other criteria say, or that course's day 1 if it came sooner.</summary>
    CountsFirstMet,
}
