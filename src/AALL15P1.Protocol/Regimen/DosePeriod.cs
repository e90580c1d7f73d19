namespace AALL15P1.Protocol;

/// <summary>What a dose's amount covers.</summary>
public enum DosePeriod
{
    /// <summary>One dose.</summary>
    PerDose,

    /// <summary>All doses of one day together.</summary>
    PerDay,
}
