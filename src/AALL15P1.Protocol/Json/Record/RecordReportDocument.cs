using System.Text.Json.Serialization;
using AALL15P1.Protocol.Definition;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>Where an infant is on a day, what was found, and what is next.</summary>
[Excludes(WireWords.Marker, "marker")]
internal sealed record RecordReportDocument
{
    [Number(Least = 1, Most = 1)]
    public required int SchemaVersion { get; init; }

    /// <summary>The protocol's id.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Protocol { get; init; }

    /// <summary>The edition of the protocol.</summary>
    public required string Edition { get; init; }

    /// <summary>The fingerprint of the site's supplement that completes the protocol; absent without one.</summary>
    [Text(Pattern = TextAttribute.Fingerprint)]
    public string? Supplement { get; init; }

    public required LocalDate Date { get; init; }

    /// <summary>How far the course has come.</summary>
    public required CourseStage Stage { get; init; }

    /// <summary>The block that started last; absent when none has.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public string? Block { get; init; }

    /// <summary>Day 1 of that block.</summary>
    public LocalDate? BlockStart { get; init; }

    /// <summary>The day of that block; absent unless on therapy.</summary>
    [Number(Least = 1)]
    public int? Day { get; init; }

    /// <summary>What is known about the marker of AALL15P1; absent for another protocol.</summary>
    [JsonPropertyName(WireWords.Marker)]
    [Names(Vocabulary.MarkerWords)]
    public string? LibrarysMarker { get; init; }

    /// <summary>What is known about the marker of another protocol, in its own words; absent where it asks for none.</summary>
    [Names(Vocabulary.MarkerWords)]
    public string? Marker { get; init; }

    /// <summary>The readings that are taken of the open questions.</summary>
    public required IReadOnlyList<ReadingDocument> Readings { get; init; }

    /// <summary>What is due on the day and not given yet; empty unless on therapy.</summary>
    public required IReadOnlyList<PlannedDocument> Due { get; init; }

    /// <summary>What was due before, in the block that started last, and is not recorded as given, held or omitted; empty unless on therapy.</summary>
    public required IReadOnlyList<PlannedDocument> Overdue { get; init; }

    /// <summary>What was due and is not recorded as given, held or omitted, and whose time is over.</summary>
    public required IReadOnlyList<PlannedDocument> Unrecorded { get; init; }

    /// <summary>How many planned administrations were given.</summary>
    [Number(Least = 0)]
    public required int Given { get; init; }

    /// <summary>How many planned administrations were omitted.</summary>
    [Number(Least = 0)]
    public required int Omitted { get; init; }

    /// <summary>The holds of which nobody can say yet what becomes of them; empty unless on therapy.</summary>
    public required IReadOnlyList<OpenHoldDocument> OpenHolds { get; init; }

    /// <summary>What cannot be given as planned and waits for a decision, each with its reason; empty unless on therapy.</summary>
    public required IReadOnlyList<PlannedDocument> LeftOut { get; init; }

    /// <summary>What was given in all, by drug and route.</summary>
    public required IReadOnlyList<CumulativeDoseDocument> CumulativeDoses { get; init; }

    /// <summary>The evaluation period of dose-limiting toxicity; absent when it is not assessed.</summary>
    public DltDocument? Dlt { get; init; }

    /// <summary>What the site's titration policy says of the oral drugs; absent while their block is not given.</summary>
    public TitrationDecisionDocument? Titration { get; init; }

    /// <summary>What was found.</summary>
    public required IReadOnlyList<RecordFindingDocument> Findings { get; init; }

    /// <summary>The block that would start next; absent when none would.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public string? NextBlock { get; init; }

    /// <summary>Whether it may start on the day; absent when there is no next block.</summary>
    public DecisionOutcome? Gate { get; init; }

    /// <summary>The re-planned therapy, every administration with what has become of it; absent when it was not asked for.</summary>
    public IReadOnlyList<PlannedDocument>? Plan { get; init; }

    /// <summary>What must be decided or done, by whom.</summary>
    public required IReadOnlyList<NextStepDocument> Next { get; init; }

    /// <summary>What a ward round asks; absent when it was not asked for.</summary>
    public WardRoundDocument? Round { get; init; }

    /// <summary>The place of an administration.</summary>
    internal abstract record OfSlot
    {
        [JsonPropertyOrder(-4)]
        public required LocalDate Date { get; init; }

        [JsonPropertyOrder(-3)]
        [Text(Pattern = TextAttribute.Words)]
        public required string Block { get; init; }

        [JsonPropertyOrder(-2)]
        [Text(Pattern = TextAttribute.Words)]
        public required string Order { get; init; }

        /// <summary>The day of the block for which it is planned.</summary>
        [JsonPropertyOrder(-1)]
        [Number(Least = 1)]
        public required int Day { get; init; }
    }

    /// <summary>A planned administration.</summary>
    internal sealed record PlannedDocument : OfSlot
    {
        public required string Drug { get; init; }

        public required AdministrationStatus Status { get; init; }

        /// <summary>Why it is not due on its planned day; absent where its status needs no reason.</summary>
        public string? Why { get; init; }

        /// <summary>Of one that was given in part, the numbers of the day's doses that remain.</summary>
        public IReadOnlyList<int>? DosesLeft { get; init; }

        /// <summary>Of one that is due, the dose, or why there is none.</summary>
        public string? Dose { get; init; }

        /// <summary>The steps of the dose, with the weight behind it and its age.</summary>
        public IReadOnlyList<string>? DoseSteps { get; init; }

        /// <summary>What sources say that whoever prepares or gives the drug must know; absent where they say nothing.</summary>
        public IReadOnlyList<StatementDocument>? Notes { get; init; }

        public static PlannedDocument Of(PlannedAdministration row) => new()
        {
            Date = row.Date,
            Block = row.Block.Id.Value,
            Order = row.Order.Id,
            Day = row.Day,
            Drug = row.Order.Drug.Name,
            Status = row.Status,
            Why = row.Why,
            DosesLeft = row.DosesLeft.Count == 0 ? null : [.. row.DosesLeft],
            Dose = row.Dose?.Answer,
            DoseSteps = row.Dose is { Steps.Count: > 0 } dose ? [.. dose.Steps.Select(step => step.Text)] : null,
            Notes = DoseResultDocument.NotesOf(row.Order),
        };
    }

    /// <summary>A hold.</summary>
    internal sealed record OpenHoldDocument : OfSlot
    {
        /// <summary>The event of the hold.</summary>
        [JsonPropertyOrder(-5)]
        public required string Event { get; init; }

        /// <summary>The first day after the hold; absent while nobody knows.</summary>
        public LocalDate? Until { get; init; }

        /// <summary>The site's policy; absent when none is stated.</summary>
        public HoldPolicy? Policy { get; init; }

        public required string Reason { get; init; }

        public static OpenHoldDocument Of(OpenHold hold) => new()
        {
            Event = hold.Held.Stamp.Id,
            Date = hold.Held.Date,
            Block = hold.Held.Slot.Block.Value,
            Order = hold.Held.Slot.OrderId,
            Day = hold.Held.Slot.Day,
            Until = hold.Held.Until,
            Policy = hold.Policy?.Value,
            Reason = hold.Held.Reason,
        };
    }

    /// <summary>What was given in all of a drug by a route.</summary>
    internal sealed record CumulativeDoseDocument
    {
        public required string Drug { get; init; }

        public required Route Route { get; init; }

        [Number(Least = 1)]
        public required int Administrations { get; init; }

        /// <summary>How many of these have no amount.</summary>
        [Number(Least = 0)]
        public required int WithoutAmount { get; init; }

        /// <summary>The sum by mass; absent when it is 0.</summary>
        public string? Mass { get; init; }

        /// <summary>The sum in international units; absent when it is 0.</summary>
        public string? Units { get; init; }

        /// <summary>The sum for each square metre of body surface, or that it cannot be judged; absent where nothing was given by mass.</summary>
        public string? PerArea { get; init; }

        public static CumulativeDoseDocument Of(DrugTotal dose) => new()
        {
            PerArea = dose.Mass.Milligrams == 0m && dose.WithoutAmount == 0 ? null : dose.PerAreaText,
            Drug = dose.Drug.Name,
            Route = dose.Route,
            Administrations = dose.Administrations,
            WithoutAmount = dose.WithoutAmount,
            Mass = dose.Mass.Milligrams == 0m ? null : dose.Mass.ToString(),
            Units = dose.Units.Value == 0m ? null : dose.Units.ToString(),
        };
    }

    /// <summary>Dose-limiting toxicity.</summary>
    internal sealed record DltDocument
    {
        /// <summary>The day on which the period opened.</summary>
        public LocalDate? Opened { get; init; }

        /// <summary>The first day after the period.</summary>
        public LocalDate? Closed { get; init; }

        /// <summary>Whether it is open on the day; absent when the record does not tell.</summary>
        public bool? IsOpen { get; init; }

        /// <summary>Whether the infant has a dose-limiting toxicity: hold with the first that is established, proceed when the period has closed without one.</summary>
        public required DecisionOutcome Outcome { get; init; }

        /// <summary>What is missing to say when the period closed; absent when nothing is.</summary>
        public string? Missing { get; init; }

        public required IReadOnlyList<AssessedDocument> AdverseEvents { get; init; }
    }

    /// <summary>An adverse event with its assessment.</summary>
    internal sealed record AssessedDocument
    {
        public required string Episode { get; init; }

        [Text(Pattern = TextAttribute.Words)]
        public required string Term { get; init; }

        /// <summary>Its first day.</summary>
        public required LocalDate Start { get; init; }

        /// <summary>How many days later it was recorded; absent when it was its first day.</summary>
        [Number(Least = 1)]
        public int? RecordedDaysLater { get; init; }

        /// <summary>Hold is a dose-limiting toxicity.</summary>
        public required DecisionOutcome Outcome { get; init; }

        public required IReadOnlyList<FindingDocument> Findings { get; init; }

        public static AssessedDocument Of(AssessedAdverseEvent assessed) => new()
        {
            Episode = assessed.Episode,
            Term = assessed.AdverseEvent.Term.Id,
            Start = assessed.AdverseEvent.Start,
            RecordedDaysLater = assessed.RecordedDaysLater == 0 ? null : assessed.RecordedDaysLater,
            Outcome = assessed.Decision.Outcome,
            Findings = [.. assessed.Decision.Findings.Select(FindingDocument.Of)],
        };
    }

    /// <summary>What was found at an event.</summary>
    internal sealed record RecordFindingDocument
    {
        public required string Event { get; init; }

        public required LocalDate Date { get; init; }

        /// <summary>How many days after it happened the event was recorded; absent when it was that day.</summary>
        [Number(Least = 1)]
        public int? RecordedDaysLater { get; init; }

        public required FindingDocument Finding { get; init; }

        /// <summary>Who overrode it; absent when nobody did.</summary>
        public string? OverriddenBy { get; init; }

        public string? OverrideReason { get; init; }
    }

    /// <summary>One thing to decide or to do.</summary>
    internal sealed record NextStepDocument
    {
        public required NextStepKind Kind { get; init; }

        /// <summary>Who must act.</summary>
        public required Audience Audience { get; init; }

        /// <summary>The day that it is for; absent when it has none.</summary>
        public LocalDate? Date { get; init; }

        public required string What { get; init; }

        /// <summary>The rule behind it; absent when there is none.</summary>
        [Text(Pattern = TextAttribute.Capitals)]
        public string? Rule { get; init; }

        public static NextStepDocument Of(NextStep step) =>
            new() { Kind = step.Kind, Audience = step.Audience, Date = step.Date, What = step.What, Rule = step.Finding?.Rule.Id };
    }
}
