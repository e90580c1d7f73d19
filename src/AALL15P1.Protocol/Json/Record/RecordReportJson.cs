using System.Text.Json;

namespace AALL15P1.Protocol.Json;

/// <summary>Writes where an infant is, what was found and what is next as JSON.</summary>
public static class RecordReportJson
{
    /// <summary>The version of the document's form.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes a report.</summary>
    /// <param name="protocol">What the record is kept against.</param>
    /// <param name="next">The state and what is next.</param>
    /// <param name="plan">The re-planned therapy, to be written with it; null to leave it out.</param>
    /// <param name="round">What a ward round asks, to be written with it; null to leave it out.</param>
    /// <returns>The JSON text, indented.</returns>
    public static string Write(CompiledProtocol protocol, NextSteps next, TherapyPlan? plan = null, WardRound? round = null) =>
        JsonSerializer.Serialize(Of(protocol.Definition, next, plan, round), DocumentWriter.EscapedIndented.RecordReportDocument);

    private static RecordReportDocument Of(ProtocolDefinition definition, NextSteps next, TherapyPlan? plan, WardRound? round)
    {
        RecordState state = next.State;
        return new()
        {
            SchemaVersion = SchemaVersion,
            Protocol = definition.Id,
            Edition = definition.Edition,
            Supplement = definition.SupplementFingerprint,
            Date = state.Date,
            Stage = state.Stage,
            Block = state.Block?.Id.Value,
            BlockStart = state.BlockStart,
            Day = state.Day,
            LibrarysMarker = definition.Marker == Version1.Marker ? definition.Marker.Word(state.Marker) : null,
            Marker = definition.Marker == Version1.Marker ? null : definition.Marker?.Word(state.Marker),
            Readings = state.Readings is { } choices ? ReadingDocument.Of(choices) : [],
            Due = [.. state.Due.Select(RecordReportDocument.PlannedDocument.Of)],
            Overdue = [.. state.Overdue.Select(RecordReportDocument.PlannedDocument.Of)],
            Unrecorded = [.. state.Unrecorded.Select(RecordReportDocument.PlannedDocument.Of)],
            Given = state.Done.Count,
            Omitted = state.Omitted.Count,
            OpenHolds = [.. state.OpenHolds.Select(RecordReportDocument.OpenHoldDocument.Of)],
            LeftOut = [.. state.LeftOut.Select(RecordReportDocument.PlannedDocument.Of)],
            CumulativeDoses = [.. state.CumulativeDoses.Select(RecordReportDocument.CumulativeDoseDocument.Of)],
            Dlt = state.Dlt is { } dlt
                ? new() { Opened = dlt.Opened, Closed = dlt.Closed, IsOpen = dlt.IsOpen, Outcome = dlt.Outcome, Missing = dlt.Missing, AdverseEvents = [.. dlt.Assessments.Select(RecordReportDocument.AssessedDocument.Of)] }
                : null,
            Titration = state.Titration is { } titration ? TitrationDecisionDocument.Of(titration) : null,
            Findings = [.. state.Findings.Select(found => new RecordReportDocument.RecordFindingDocument
            {
                Event = found.EventId,
                Date = found.Date,
                RecordedDaysLater = found.RecordedDaysLater == 0 ? null : found.RecordedDaysLater,
                Finding = FindingDocument.Of(found.Finding),
                OverriddenBy = found.Override?.Stamp.RecordedBy,
                OverrideReason = found.Override?.Reason,
            })],
            NextBlock = next.NextBlock?.Id.Value,
            Gate = next.Gate?.Outcome,
            Plan = plan is null ? null : [.. plan.Select(RecordReportDocument.PlannedDocument.Of)],
            Next = [.. next.Steps.Select(RecordReportDocument.NextStepDocument.Of)],
            Round = round is null ? null : WardRoundDocument.Of(round),
        };
    }
}
