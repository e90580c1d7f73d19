namespace AALL15P1.Protocol.Titration;

/// <summary>The kinds of <see cref="TitrationAction"/>, from the most restrictive to the least; the last restricts nothing and allows nothing.</summary>
public enum TitrationActionKind
{
    /// <summary>Give neither drug.</summary>
    Stop,

    /// <summary>Give both drugs at half of the last tolerated dose.</summary>
    Halve,

    /// <summary>Leave the doses as they are.</summary>
    HoldSteady,

    /// <summary>Return to the last tolerated dose.</summary>
    Resume,

    /// <summary>Raise one drug by a step.</summary>
    Escalate,

    /// <summary>The policy gives no answer: something is missing, or the policy leaves it to the physician.</summary>
    CannotDecide,
}
