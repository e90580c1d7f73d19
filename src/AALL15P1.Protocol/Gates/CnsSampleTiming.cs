namespace AALL15P1.Protocol;

/// <summary>What had been given when the sample was taken from which the CNS status was determined.</summary>
public enum CnsSampleTiming
{
    /// <summary>No treatment.</summary>
    BeforeAnyTreatment,

    /// <summary>Steroids, and neither systemic nor intrathecal chemotherapy.</summary>
    AfterSteroidsOnly,

    /// <summary>Systemic or intrathecal chemotherapy.</summary>
    AfterChemotherapy,
}
