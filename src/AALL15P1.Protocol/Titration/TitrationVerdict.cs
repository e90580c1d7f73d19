namespace AALL15P1.Protocol.Titration;

/// <summary>How a prescription compares with what a policy says. The policy is a measure, not the truth.</summary>
public enum TitrationVerdict
{
    /// <summary>Both doses are the policy's.</summary>
    Agrees,

    /// <summary>At least one dose is above the policy's, and none below.</summary>
    AbovePolicy,

    /// <summary>At least one dose is below the policy's, and none above.</summary>
    BelowPolicy,

    /// <summary>One dose is above the policy's and the other below.</summary>
    Mixed,

    /// <summary>The policy could not decide, or the physician set new starting doses that day.</summary>
    NotJudged,
}
