using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What must be decided or done, by whom: the state on a day, the gate of the next block, and the steps.</summary>
/// <param name="State">The state.</param>
/// <param name="NextBlock">The block that would start next; null when none would.</param>
/// <param name="Gate">Whether it may start on that day; null when there is no next block.</param>
/// <param name="Steps">The steps, by kind and then by date.</param>
public sealed record NextSteps(RecordState State, Block? NextBlock, Decision? Gate, ValueList<NextStep> Steps)
{
    /// <summary>What the record knows for that gate; null when there is no next block. <see cref="CompiledProtocol.MayStart"/> answers the same of it.</summary>
    public StartFacts? GateFacts { get; init; }

    /// <summary>The steps of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The steps.</returns>
    public IEnumerable<NextStep> Of(NextStepKind kind) => Steps.Where(step => step.Kind == kind);
}

/// <summary>One thing to decide or to do.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Audience">Who must act.</param>
/// <param name="Date">The day that it is for; null when it has none.</param>
/// <param name="What">What is to be done, as one sentence.</param>
public sealed record NextStep(NextStepKind Kind, Audience Audience, LocalDate? Date, string What)
{
    /// <summary>The administration that it concerns; null when it concerns none.</summary>
    public AdministrationSlot? Slot { get; init; }

    /// <summary>The dose of an administration that is due, with its steps, the weight behind it and the weight's age, or what is missing for it; null for any other step.</summary>
    public DoseResult? Dose { get; init; }

    /// <summary>The finding behind it, with its rule and citation; null when there is none.</summary>
    public Finding? Finding { get; init; }

    /// <summary>The step as one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{(Date is { } day ? $"{RecordDates.Text(day)} " : string.Empty)}[{Audience}] {What}";
}

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

    /// <summary>What the site's titration policy says of the oral drugs: on days with counts, and on every day on which it calls for another dose that nobody has prescribed yet.</summary>
    Titrate,
}
