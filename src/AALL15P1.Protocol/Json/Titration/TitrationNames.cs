using AALL15P1.Protocol.Maintenance;

namespace AALL15P1.Protocol.Json.Titration;

/// <summary>How titration's enumerations are spelled on the wire.</summary>
public static class TitrationNames
{
    /// <summary>A kind of action, as <c>hold-steady</c>.</summary>
    /// <param name="action">The kind.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is no kind of action.</exception>
    public static string Of(TitrationActionKind action) => action switch
    {
        TitrationActionKind.Stop => "stop",
        TitrationActionKind.Halve => "halve",
        TitrationActionKind.HoldSteady => "hold-steady",
        TitrationActionKind.Resume => "resume",
        TitrationActionKind.Escalate => "escalate",
        TitrationActionKind.CannotDecide => "cannot-decide",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action of titration."),
    };

    /// <summary>A state, as <c>thiopurine-ahead</c>.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is no state.</exception>
    public static string Of(TitrationState state) => state switch
    {
        TitrationState.NotStarted => "not-started",
        TitrationState.Steady => "steady",
        TitrationState.ThiopurineAhead => "thiopurine-ahead",
        TitrationState.AtCeiling => "at-ceiling",
        TitrationState.Reduced => "reduced",
        TitrationState.Stopped => "stopped",
        TitrationState.OffSteps => "off-steps",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of titration."),
    };

    /// <summary>A verdict, as <c>above-policy</c>.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is no verdict.</exception>
    public static string Of(TitrationVerdict verdict) => verdict switch
    {
        TitrationVerdict.Agrees => "agrees",
        TitrationVerdict.AbovePolicy => "above-policy",
        TitrationVerdict.BelowPolicy => "below-policy",
        TitrationVerdict.Mixed => "mixed",
        TitrationVerdict.NotJudged => "not-judged",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a verdict."),
    };

    /// <summary>A titrated drug, as <c>mercaptopurine</c>: AALL15P1's thiopurine in Maintenance.</summary>
    /// <param name="drug">The drug.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is neither drug.</exception>
    public static string Of(MaintenanceDrug drug) => drug switch
    {
        MaintenanceDrug.Thiopurine => "mercaptopurine",
        MaintenanceDrug.Methotrexate => "methotrexate",
        _ => throw new ArgumentOutOfRangeException(nameof(drug), drug, "Not a titrated drug of Maintenance."),
    };
}
