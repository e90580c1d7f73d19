namespace AALL15P1.Protocol;

/// <summary>What kind of thing must be decided or done. They are listed in this order.</summary>
public enum NextStepKind
{
    /// <summary>A hazard that was found and that nobody has overridden, or an alert of the block.</summary>
    Alert,

    /// <summary>An administration was due before and was not given, held or omitted.</summary>
    Overdue,

    /// <summary>An administration is due on the day.</summary>
    Due,

    /// <summary>Somebody must decide what becomes of a held administration, or say when the hold ends.</summary>
    DecideHold,

    /// <summary>The next block can be started as far as is known, or must wait.</summary>
    EvaluateGate,

    /// <summary>Something is missing without which the start of the next block cannot be decided.</summary>
    SupplyMissing,

    /// <summary>The infant is to be at the tertiary centre.</summary>
    VisitTertiaryCentre,

    /// <summary>Whether an adverse event is dose-limiting is open, and something is missing to decide it.</summary>
    AnswerDlt,
}
