namespace AALL15P1.Protocol.Tests.Toxicity;

/// <summary>The findings of a decision as lines, with all that a reader sees of each.</summary>
internal static class FindingLines
{
    public static IEnumerable<string> Of(Decision decision) => decision.Findings.Select(finding =>
        $"{finding.Rule.Id} {finding.Effect} {finding.Severity} {finding.Audience}: {finding.Observed}{(finding.Missing is { } missing ? $" | missing: {missing}" : string.Empty)} | {finding.Required}");

    /// <summary>The lines of a text, whatever the file's line ends are.</summary>
    public static string[] In(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
