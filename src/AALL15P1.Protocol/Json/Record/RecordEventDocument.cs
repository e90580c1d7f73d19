namespace AALL15P1.Protocol.Json;

/// <summary>One event of a treatment record. Which members an event has besides the first six depends on its type; the schema <c>record</c> lists them.</summary>
public sealed record RecordEventDocument
{
    /// <summary>The version of the document's form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The event's id.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of the event, such as <c>block-started</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The day on which it happened (ISO).</summary>
    public required string Date { get; init; }

    /// <summary>When it was recorded (ISO, UTC).</summary>
    public required string RecordedAt { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>The id of the event that it supersedes; absent when it supersedes none.</summary>
    public string? Supersedes { get; init; }

    /// <summary>The date of birth (ISO).</summary>
    public string? BirthDate { get; init; }

    /// <summary>The question's id in the register.</summary>
    public string? Question { get; init; }

    /// <summary>The reading's id.</summary>
    public string? Reading { get; init; }

    /// <summary>What the KMT2A report says: <c>unknown</c>, <c>rearranged</c> or <c>germline</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The weight, as <c>6.2 kg</c>.</summary>
    public string? Weight { get; init; }

    /// <summary>The height or length, as <c>62 cm</c>.</summary>
    public string? Height { get; init; }

    /// <summary>The laboratory values; their day is the event's.</summary>
    public LaboratoryValuesDocument? Values { get; init; }

    /// <summary>Whether toxicity has resolved.</summary>
    public bool? Resolved { get; init; }

    /// <summary>The block's id.</summary>
    public string? Block { get; init; }

    /// <summary>The order's id within the block.</summary>
    public string? Order { get; init; }

    /// <summary>The day of the block for which the administration is planned.</summary>
    public int? Day { get; init; }

    /// <summary>What was given.</summary>
    public GivenDoseDocument? Dose { get; init; }

    /// <summary>The first day after the hold or delay (ISO); absent while nobody knows.</summary>
    public string? Until { get; init; }

    /// <summary>The reason.</summary>
    public string? Reason { get; init; }

    /// <summary>The adverse event's id.</summary>
    public string? Episode { get; init; }

    /// <summary>The adverse event's term, in kebab case.</summary>
    public string? Term { get; init; }

    /// <summary>The grade, 1 to 5.</summary>
    public int? Grade { get; init; }

    /// <summary>The version of CTCAE by which the grade was given, as 5.0; absent for the trial's version of that day.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the adverse event is attributed to the treatment; absent while it is not stated.</summary>
    public bool? Attributed { get; init; }

    /// <summary>The id of the rule whose finding is overridden.</summary>
    public string? Rule { get; init; }

    /// <summary>The id of the event at which the finding was made; absent for every finding of the rule.</summary>
    public string? Concerns { get; init; }
}
