using System.Text.Json.Serialization;
namespace AALL15P1.Protocol.Json;

/// <summary>Where an infant is on a day, what was found, and what is next.</summary>
public sealed record RecordReportDocument
{
    /// <summary>The version of the document's form.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The protocol's id.</summary>
    public required string Protocol { get; init; }

    /// <summary>The edition of the protocol.</summary>
    public required string Edition { get; init; }

    /// <summary>The fingerprint of the site's supplement that completes the protocol; absent without one.</summary>
    public string? Supplement { get; init; }

    /// <summary>The day (ISO).</summary>
    public required string Date { get; init; }

    /// <summary>How far the course has come, such as <c>on-therapy</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>The block that started last; absent when none has.</summary>
    public string? Block { get; init; }

    /// <summary>Day 1 of that block (ISO).</summary>
    public string? BlockStart { get; init; }

    /// <summary>The day of that block; absent unless on therapy.</summary>
    public int? Day { get; init; }

    /// <summary>What is known about KMT2A.</summary>
    [JsonPropertyName("kmt2a")]
    public required string Marker { get; init; }

    /// <summary>The readings that are taken of the open questions.</summary>
    public required IReadOnlyList<ReadingDocument> Readings { get; init; }

    /// <summary>What is due on the day and not given yet; empty unless on therapy.</summary>
    public required IReadOnlyList<PlannedDocument> Due { get; init; }

    /// <summary>What was due before, in the block that started last, and is not recorded as given, held or omitted; empty unless on therapy.</summary>
    public required IReadOnlyList<PlannedDocument> Overdue { get; init; }

    /// <summary>What was due and is not recorded as given, held or omitted, and whose time is over.</summary>
    public required IReadOnlyList<PlannedDocument> Unrecorded { get; init; }

    /// <summary>How many planned administrations were given.</summary>
    public required int Given { get; init; }

    /// <summary>How many planned administrations were omitted.</summary>
    public required int Omitted { get; init; }

    /// <summary>The holds of which nobody can say yet what becomes of them; empty unless on therapy.</summary>
    public required IReadOnlyList<OpenHoldDocument> OpenHolds { get; init; }

    /// <summary>What was given in all, by drug and route.</summary>
    public required IReadOnlyList<CumulativeDoseDocument> CumulativeDoses { get; init; }

    /// <summary>The evaluation period of dose-limiting toxicity; absent when it is not assessed.</summary>
    public DltDocument? Dlt { get; init; }

    /// <summary>What was found.</summary>
    public required IReadOnlyList<RecordFindingDocument> Findings { get; init; }

    /// <summary>The block that would start next; absent when none would.</summary>
    public string? NextBlock { get; init; }

    /// <summary>Whether it may start on the day; absent when there is no next block.</summary>
    public string? Gate { get; init; }

    /// <summary>The re-planned therapy, every administration with what has become of it; absent when it was not asked for.</summary>
    public IReadOnlyList<PlannedDocument>? Plan { get; init; }

    /// <summary>What must be decided or done, by whom.</summary>
    public required IReadOnlyList<NextStepDocument> Next { get; init; }

    /// <summary>A planned administration.</summary>
    /// <param name="Date">The date now (ISO).</param>
    /// <param name="Block">The block.</param>
    /// <param name="Order">The order.</param>
    /// <param name="Day">The day of the block for which it is planned.</param>
    /// <param name="Drug">The drug.</param>
    /// <param name="Status">What has become of it.</param>
    public sealed record PlannedDocument(string Date, string Block, string Order, int Day, string Drug, string Status);

    /// <summary>A hold.</summary>
    /// <param name="Event">The event of the hold.</param>
    /// <param name="Date">The day of the hold (ISO).</param>
    /// <param name="Block">The block.</param>
    /// <param name="Order">The order.</param>
    /// <param name="Day">The day of the block for which it is planned.</param>
    /// <param name="Until">The first day after the hold (ISO); absent while nobody knows.</param>
    /// <param name="Policy">The site's policy; absent when none is stated.</param>
    /// <param name="Reason">The reason.</param>
    public sealed record OpenHoldDocument(string Event, string Date, string Block, string Order, int Day, string? Until, string? Policy, string Reason);

    /// <summary>What was given in all of a drug by a route.</summary>
    /// <param name="Drug">The drug.</param>
    /// <param name="Route">The route.</param>
    /// <param name="Administrations">The number of administrations.</param>
    /// <param name="WithoutAmount">How many of these have no amount.</param>
    /// <param name="Mass">The sum by mass; absent when it is 0.</param>
    /// <param name="Units">The sum in international units; absent when it is 0.</param>
    public sealed record CumulativeDoseDocument(string Drug, string Route, int Administrations, int WithoutAmount, string? Mass, string? Units);

    /// <summary>Dose-limiting toxicity.</summary>
    /// <param name="Opened">The day on which the period opened (ISO).</param>
    /// <param name="Closed">The first day after the period (ISO).</param>
    /// <param name="IsOpen">Whether it is open on the day; absent when the record does not tell.</param>
    /// <param name="AdverseEvents">The adverse events with their assessments.</param>
    public sealed record DltDocument(string? Opened, string? Closed, bool? IsOpen, IReadOnlyList<AssessedDocument> AdverseEvents);

    /// <summary>An adverse event with its assessment.</summary>
    /// <param name="Episode">The episode's id.</param>
    /// <param name="Term">The term.</param>
    /// <param name="Start">Its first day (ISO).</param>
    /// <param name="Outcome"><c>hold</c> is a dose-limiting toxicity.</param>
    /// <param name="Findings">The findings behind it.</param>
    public sealed record AssessedDocument(string Episode, string Term, string Start, string Outcome, IReadOnlyList<FindingDocument> Findings);

    /// <summary>What was found at an event.</summary>
    /// <param name="Event">The event.</param>
    /// <param name="Date">The day on which it happened (ISO).</param>
    /// <param name="Finding">The finding.</param>
    /// <param name="OverriddenBy">Who overrode it; absent when nobody did.</param>
    /// <param name="OverrideReason">Why it was overridden.</param>
    public sealed record RecordFindingDocument(string Event, string Date, FindingDocument Finding, string? OverriddenBy, string? OverrideReason);

    /// <summary>One thing to decide or to do.</summary>
    /// <param name="Kind">What kind of thing it is.</param>
    /// <param name="Audience">Who must act.</param>
    /// <param name="Date">The day that it is for (ISO); absent when it has none.</param>
    /// <param name="What">What is to be done.</param>
    /// <param name="Rule">The rule behind it; absent when there is none.</param>
    public sealed record NextStepDocument(string Kind, string Audience, string? Date, string What, string? Rule);
}
