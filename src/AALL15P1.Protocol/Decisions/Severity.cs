namespace AALL15P1.Protocol;

/// <summary>What kind of thing a finding is. A departure from the protocol and a danger to the infant are different things.</summary>
public enum Severity
{
    /// <summary>Worth knowing; it changes no answer.</summary>
    Information,

    /// <summary>A departure from the protocol.</summary>
    Deviation,

    /// <summary>A danger to the infant.</summary>
    Hazard,
}
