namespace AALL15P1.Protocol;

/// <summary>The severity grade of an adverse event, as the Common Terminology Criteria count it. The number of a member is its grade.</summary>
public enum Grade
{
    /// <summary>No adverse event: the criteria give no grade.</summary>
    None = 0,

    /// <summary>Grade 1.</summary>
    Mild = 1,

    /// <summary>Grade 2.</summary>
    Moderate = 2,

    /// <summary>Grade 3.</summary>
    Severe = 3,

    /// <summary>Grade 4.</summary>
    LifeThreatening = 4,

    /// <summary>Grade 5.</summary>
    Death = 5,
}
