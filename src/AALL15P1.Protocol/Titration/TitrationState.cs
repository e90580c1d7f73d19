namespace AALL15P1.Protocol.Titration;

/// <summary>Where titration stands, as the prescriptions put it.</summary>
public enum TitrationState
{
    /// <summary>Nothing has been prescribed yet.</summary>
    NotStarted,

    /// <summary>Both drugs at one step of the policy, below its ceiling and not below the last tolerated dose.</summary>
    Steady,

    /// <summary>The thiopurine has taken a step and methotrexate has yet to follow.</summary>
    ThiopurineAhead,

    /// <summary>Both drugs at the policy's highest dose.</summary>
    AtCeiling,

    /// <summary>A drug is below the last tolerated dose, and not both are stopped.</summary>
    Reduced,

    /// <summary>Neither drug is given.</summary>
    Stopped,

    /// <summary>Doses, not below the last tolerated, that the policy never leads to.</summary>
    OffSteps,
}
