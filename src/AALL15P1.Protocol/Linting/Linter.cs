namespace AALL15P1.Protocol.Linting;

/// <summary>Looks for defects in a definition that its types let through. It finds nothing in a sound one.</summary>
internal static class Linter
{
    /// <summary>Runs every check.</summary>
    /// <param name="subject">What to look at.</param>
    /// <returns>The defects, in the order of the checks' groups: orders, questions, evidence, numbers, doses, toxicity.</returns>
    public static ValueList<LintFinding> Lint(LintSubject subject) =>
    [
        .. OrderLint.Findings(subject.Definition),
        .. InterpretationLint.Findings(subject),
        .. EvidenceLint.Findings(subject),
        .. NumberLint.Findings(subject),
        .. DoseLint.Findings(subject),
        .. DltLint.Findings(subject),
    ];
}
