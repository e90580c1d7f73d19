using AALL15P1.Protocol.Titration;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>Makes JSON documents of histories and results of titration.</summary>
public static class TitrationDocuments
{
    /// <summary>The version of the documents' form that this library writes and reads.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The document of a history.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The document.</returns>
    public static TitrationHistoryDocument Of(TitrationHistory history) => new()
    {
        SchemaVersion = SchemaVersion,
        Counts = [.. history.Counts.Select(entry => new CountsDocument
        {
            Date = Iso(entry.Date),
            Anc = entry.Neutrophils?.ToString(),
            Platelets = entry.Platelets?.ToString(),
        })],
        Doses = [.. history.Doses.Select(entry => new DosesDocument
        {
            Date = Iso(entry.Date),
            MercaptopurinePercent = entry.Doses.Thiopurine.Percent,
            MethotrexatePercent = entry.Doses.Antifolate.Percent,
            NewStartingDose = entry.SetsNewStartingDose ? true : null,
        })],
    };

    /// <summary>The document of a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The document.</returns>
    public static TitrationResultDocument Of(TitrationResult result) => new()
    {
        SchemaVersion = SchemaVersion,
        Policy = new(
            result.Policy.Id,
            result.Policy.Title,
            result.Policy.Notice,
            WireNames.Of(result.Policy.Standing),
            CitationDocument.Of(result.Policy.Citation)!,
            CitationDocument.Of(result.NamedBy)),
        Supplement = result.SupplementFingerprint,
        StartingDose = result.StartingDose is { } dose ? StartingDoseDocument.Of(dose) : null,
        AdjustedThiopurine = result.ThiopurineAdjustment is { } adjustment ? AdjustedThiopurineDocument.Of(adjustment) : null,
        Decision = Of(result.Decision),
        Audit = result.Audit is { } audit ? Of(audit) : null,
    };

    /// <summary>The document of a decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>The document.</returns>
    public static TitrationDecisionDocument Of(TitrationDecision decision) => new()
    {
        Date = Iso(decision.On),
        State = WireNames.Of(decision.State),
        Action = WireNames.Of(decision.Action.Kind),
        Drug = decision.Action is TitrationAction.Escalate step ? Name(step.Drug) : null,
        MercaptopurinePercent = decision.Doses?.Thiopurine.Percent,
        MethotrexatePercent = decision.Doses?.Antifolate.Percent,
        Since = decision.Since is { } since ? Iso(since) : null,
        Reason = decision.Reason,
        Missing = decision.Action is TitrationAction.CannotDecide cannot ? cannot.Missing : null,
        Rule = decision.Rule.Id,
        Standing = WireNames.Of(decision.Rule.Standing),
        Citation = CitationDocument.Of(decision.Rule.Citation),
    };

    private static TitrationAuditDocument Of(TitrationAudit audit) => new()
    {
        Start = Iso(audit.Start),
        End = Iso(audit.End),
        Days = audit.Days,
        MercaptopurineIntensityPercent = audit.ThiopurineIntensity.Percent,
        MethotrexateIntensityPercent = audit.AntifolateIntensity.Percent,
        FirstEscalation = audit.FirstEscalation is { } first ? Iso(first) : null,
        DaysToFirstEscalation = audit.DaysToFirstEscalation,
        Agreement = [.. audit.Agreement.Select(item => new TitrationAgreementDocument(WireNames.Of(item.Action), item.Points, item.Agreeing, item.NotJudged))],
        Comparisons = [.. audit.Comparisons.Select(point => new TitrationComparisonDocument(
            Of(point.Decision), point.Prescribed.Thiopurine.Percent, point.Prescribed.Antifolate.Percent, WireNames.Of(point.Verdict)))],
    };

    /// <summary>AALL15P1's thiopurine in Maintenance is mercaptopurine.</summary>
    private static string Name(TitratedDrug drug) => drug == TitratedDrug.Thiopurine ? "mercaptopurine" : "methotrexate";

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
