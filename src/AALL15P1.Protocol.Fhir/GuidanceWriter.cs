using Hl7.Fhir.Model;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Writes a decision as a GuidanceResponse, with an issue of an OperationOutcome for each finding.</summary>
internal static class GuidanceWriter
{
    private const string Findings = "findings";

    public static GuidanceResponse Write(Decision decision, FhirContext context)
    {
        string sentences = string.Join("\n", decision.Findings.Select(finding => finding.Sentence));
        GuidanceResponse guidance = new()
        {
            Id = context.IdOf("GuidanceResponse", $"{decision.Operation}\n{decision.Outcome}\n{context.At}\n{decision.DecidedBy?.Fingerprint}\n{sentences}"),
            Module = decision.DecidedBy is { } by
                ? new Canonical(Own.PlanCanonical(by))
                : new CodeableConcept { Text = decision.Operation },
            Status = decision.Outcome == DecisionOutcome.CannotDecide ? GuidanceResponse.GuidanceResponseStatus.DataRequired : GuidanceResponse.GuidanceResponseStatus.Success,
            Subject = new(context.Patient),
            OccurrenceDateTimeElement = Elements.Moment(context.At),
            Note = [Elements.Note($"{decision.Operation}: {Words.Kebab(decision.Outcome)}.")],
            Extension = [Extensions.Decided.With(
                ("operation", new Code(decision.Operation)),
                ("outcome", new Code(Words.Kebab(decision.Outcome))),
                ("protocol", Extensions.Text(decision.DecidedBy?.Id)),
                ("edition", Extensions.Text(decision.DecidedBy?.Edition)),
                ("fingerprint", Extensions.Text(decision.DecidedBy?.Fingerprint)))],
        };
        if (decision.Findings.Count > 0)
        {
            guidance.Contained.Add(new OperationOutcome { Id = Findings, Issue = [.. decision.Findings.Select(Issue)] });
            guidance.EvaluationMessage.Add(new($"#{Findings}"));
        }

        return guidance;
    }

    private static OperationOutcome.IssueComponent Issue(Finding finding) => new()
    {
        Severity = finding.Severity switch
        {
            Severity.Hazard => OperationOutcome.IssueSeverity.Error,
            Severity.Deviation => OperationOutcome.IssueSeverity.Warning,
            _ => OperationOutcome.IssueSeverity.Information,
        },
        Code = finding.Effect switch
        {
            DecisionOutcome.Hold => OperationOutcome.IssueType.BusinessRule,
            DecisionOutcome.CannotDecide => OperationOutcome.IssueType.Incomplete,
            _ => OperationOutcome.IssueType.Informational,
        },
        Details = Elements.Concept(Own.RuleSystem, finding.Rule.Id, finding.Rule.Title),
        Diagnostics = finding.Sentence,
        Extension =
        [
            Extensions.Found.With(
                ("effect", new Code(Words.Kebab(finding.Effect))),
                ("severity", new Code(Words.Kebab(finding.Severity))),
                ("observed", Extensions.Text(finding.Observed)),
                ("missing", Extensions.Text(finding.Missing)),
                ("required", Extensions.Text(finding.Required)),
                ("instead", Extensions.Text(finding.Instead)),
                ("audience", new Code(Words.Kebab(finding.Audience)))),
            Extensions.Stated(finding.Rule.Citation, finding.Rule.Standing),
        ],
    };
}
