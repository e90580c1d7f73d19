namespace AALL15P1.Protocol;

/// <summary>A version of the Common Terminology Criteria for Adverse Events.</summary>
public enum CtcaeVersion
{
    /// <summary>Version 4.0.</summary>
    V4,

    /// <summary>Version 5.0.</summary>
    V5,
}
