using Hl7.Fhir.Model;

namespace AALL15P1.Protocol.Fhir;

/// <summary>Reads the decisions that <see cref="GuidanceWriter"/> has written.</summary>
internal static class GuidanceReader
{
    public static Decision Read(CompiledProtocol protocol, GuidanceResponse guidance, FhirContext context)
    {
        ResourceReader reader = new(guidance, context);
        reader.RequireSubject(guidance.Subject, "subject");
        Extension? decided = Extensions.Decided.On(guidance);
        string operation = reader.RequiredText(reader.Text(decided, "operation"), "extension(decided).operation");
        IEnumerable<OperationOutcome.IssueComponent> issues = guidance.Contained.OfType<OperationOutcome>().SelectMany(outcome => outcome.Issue);
        Decision decision = new(operation, issues.Select(issue => Finding(protocol, reader, issue)).ToValueList())
        {
            DecidedBy = reader.Text(decided, "protocol") is { } id
                ? new(id, reader.Text(decided, "edition") ?? string.Empty, reader.RequiredText(reader.Text(decided, "fingerprint"), "extension(decided).fingerprint"))
                : null,
        };
        return reader.Member<DecisionOutcome>(decided, "outcome") == decision.Outcome
            ? decision
            : throw reader.Refuse("extension(decided).outcome", reader.Text(decided, "outcome"), $"{Words.Kebab(decision.Outcome)}, which follows from the findings");
    }

    private static Finding Finding(CompiledProtocol protocol, ResourceReader reader, OperationOutcome.IssueComponent issue)
    {
        Extension? found = Extensions.Found.On(issue);
        string? id = issue.Details?.Coding.Find(coding => coding.System == Own.RuleSystem)?.Code;
        Rule rule = protocol.Rules.Rules.FirstOrDefault(known => known.Id == id) ?? throw reader.Refuse("contained.issue.details", id, $"a rule of {protocol.Definition.Title}");
        return new(rule, Required<DecisionOutcome>("effect"), Required<Severity>("severity"), reader.Text(found, "observed"), reader.Text(found, "required") ?? string.Empty)
        {
            Missing = reader.Text(found, "missing"),
            Instead = reader.Text(found, "instead"),
            Audience = Required<Audience>("audience"),
        };

        T Required<T>(string part)
            where T : struct, Enum => reader.Member<T>(found, part) ?? throw reader.Refuse($"contained.issue.extension(finding).{part}", null, "a code");
    }
}
