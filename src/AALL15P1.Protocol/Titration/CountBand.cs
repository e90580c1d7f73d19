namespace AALL15P1.Protocol.Titration;

/// <summary>The band into which counts fall; the more severe of the neutrophils' and the platelets'.</summary>
internal enum CountBand
{
    /// <summary>A count is missing or too old, and the other does not settle it.</summary>
    Unknown,

    /// <summary>Severe: stop.</summary>
    Stop,

    /// <summary>Moderate: halve.</summary>
    Halve,

    /// <summary>Recovered: neither of the others.</summary>
    Recovered,
}
