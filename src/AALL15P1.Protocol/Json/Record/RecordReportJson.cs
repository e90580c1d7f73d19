using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes where an infant is, what was found and what is next as JSON.</summary>
public static class RecordReportJson
{
    /// <summary>The version of the document's form.</summary>
    public const int SchemaVersion = 1;

    private static readonly RecordReportJsonContext Context = new(new JsonSerializerOptions(RecordReportJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Writes a report.</summary>
    /// <param name="protocol">What the record is kept against.</param>
    /// <param name="next">The state and what is next.</param>
    /// <param name="plan">The re-planned therapy, to be written with it; null to leave it out.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(CompiledProtocol protocol, NextSteps next, TherapyPlan? plan = null) =>
        JsonSerializer.Serialize(Of(protocol, next, plan), Context.RecordReportDocument);

    /// <summary>The document of a report.</summary>
    /// <param name="protocol">What the record is kept against.</param>
    /// <param name="next">The state and what is next.</param>
    /// <param name="plan">The re-planned therapy, to stand in it; null to leave it out.</param>
    /// <returns>The document.</returns>
    public static RecordReportDocument Of(CompiledProtocol protocol, NextSteps next, TherapyPlan? plan = null)
    {
        RecordState state = next.State;
        return new()
        {
            SchemaVersion = SchemaVersion,
            Protocol = protocol.Definition.Id,
            Edition = protocol.Definition.Edition,
            Supplement = protocol.Definition.SupplementFingerprint,
            Date = Iso(state.Date),
            Stage = WireNames.Of(state.Stage),
            Block = state.Block?.Id.Value,
            BlockStart = Iso(state.BlockStart),
            Day = state.Day,
            Marker = Version1.Marker.Word(state.Marker),
            Readings = state.Readings is { } choices ? [.. choices.Register.Zip(choices.Taken, (question, taken) => new ReadingDocument(question.Id, taken.Id))] : [],
            Due = [.. state.Due.Select(Of)],
            Overdue = [.. state.Overdue.Select(Of)],
            Unrecorded = [.. state.Unrecorded.Select(Of)],
            Given = state.Done.Count,
            Omitted = state.Omitted.Count,
            OpenHolds = [.. state.OpenHolds.Select(Of)],
            CumulativeDoses = [.. state.CumulativeDoses.Select(Of)],
            Dlt = state.Dlt is { } dlt ? new(Iso(dlt.Opened), Iso(dlt.Closed), dlt.IsOpen, [.. dlt.Assessments.Select(Of)]) : null,
            Findings = [.. state.Findings.Select(found => new RecordReportDocument.RecordFindingDocument(
                found.EventId, Iso(found.Date), FindingDocument.Of(found.Finding), found.Override?.Stamp.RecordedBy, found.Override?.Reason))],
            NextBlock = next.NextBlock?.Id.Value,
            Gate = next.Gate is { } gate ? WireNames.Of(gate.Outcome) : null,
            Plan = plan is null ? null : [.. plan.Select(Of)],
            Next = [.. next.Steps.Select(step => new RecordReportDocument.NextStepDocument(WireNames.Of(step.Kind), WireNames.Of(step.Audience), Iso(step.Date), step.What, step.Finding?.Rule.Id))],
        };
    }

    private static RecordReportDocument.PlannedDocument Of(PlannedAdministration row) =>
        new(Iso(row.Date), row.Block.Id.Value, row.Order.Id, row.Day, row.Order.Drug.Name, WireNames.Of(row.Status));

    private static RecordReportDocument.OpenHoldDocument Of(OpenHold hold) => new(
        hold.Held.Stamp.Id,
        Iso(hold.Held.Date),
        hold.Held.Slot.Block.Value,
        hold.Held.Slot.OrderId,
        hold.Held.Slot.Day,
        Iso(hold.Held.Until),
        hold.Policy is { } policy ? WireNames.Of(policy.Value) : null,
        hold.Held.Reason);

    private static RecordReportDocument.CumulativeDoseDocument Of(DrugTotal dose) => new(
        dose.Drug.Name,
        dose.Route.ToString(),
        dose.Administrations,
        dose.WithoutAmount,
        dose.Mass == default ? null : dose.Mass.ToString(),
        dose.Units == default ? null : dose.Units.ToString());

    private static RecordReportDocument.AssessedDocument Of(AssessedAdverseEvent assessed) => new(
        assessed.Episode,
        assessed.AdverseEvent.Term.Id,
        Iso(assessed.AdverseEvent.Start),
        WireNames.Of(assessed.Decision.Outcome),
        [.. assessed.Decision.Findings.Select(FindingDocument.Of)]);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string? Iso(LocalDate? date) => date is { } day ? Iso(day) : null;
}

/// <summary>The generated serializers of record reports.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(RecordReportDocument))]
internal sealed partial class RecordReportJsonContext : JsonSerializerContext;
