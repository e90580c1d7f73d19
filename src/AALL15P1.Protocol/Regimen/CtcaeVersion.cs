namespace AALL15P1.Protocol;

/// <summary>A version of the Common Terminology Criteria for Adverse Events.</summary>
public enum CtcaeVersion
{
    /// <summary>Version 4.0.</summary>
    V4,

    /// <summary>Version 5.0.</summary>
    V5,

    /// <summary>Version 6.0: recognised where a grade arrives with it. Its boundaries are others, nothing is graded by it, and a grade by it decides nothing.</summary>
    V6,
}

/// <summary>How versions of the criteria are written.</summary>
internal static class CtcaeVersions
{
    public static string Number(this CtcaeVersion version) => version switch
    {
        CtcaeVersion.V4 => "4.0",
        CtcaeVersion.V5 => "5.0",
        CtcaeVersion.V6 => "6.0",
        _ => throw new ArgumentOutOfRangeException(nameof(version), version, "The version is 4.0, 5.0 or 6.0."),
    };

    public static bool TryParse(string text, out CtcaeVersion version)
    {
        (version, bool isKnown) = text switch
        {
            "4.0" or "4" => (CtcaeVersion.V4, true),
            "5.0" or "5" => (CtcaeVersion.V5, true),
            "6.0" or "6" => (CtcaeVersion.V6, true),
            _ => (default, false),
        };
        return isKnown;
    }
}
