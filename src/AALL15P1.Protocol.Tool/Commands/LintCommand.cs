using System.CommandLine;
using AALL15P1.Protocol.Linting;

namespace AALL15P1.Protocol.Tool.Commands;

/// <summary><c>lint</c>: defects of the definition, or of a site's supplement, that the reader lets through.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        Option<string?> supplement = SupplementOption.Create();
        Command command = new("lint", "Looks for gaps and overlaps in tables, rules that can never or always hold, orders outside their block and values without a source; exit code 3 when it finds anything that is not for information only.") { supplement };
        command.SetAction(parsed =>
        {
            ValueList<LintFinding> findings = Aall15P1.Compile(SupplementOption.Read(parsed.GetValue(supplement))).Lint();
            TextWriter output = parsed.InvocationConfiguration.Output;
            foreach (LintFinding finding in findings)
            {
                output.WriteLine(VisibleWriter.OneLine(finding.ToString()));
            }

            output.WriteLine(findings.Count switch
            {
                0 => $"No finding in {LintChecks.All.Count} checks.",
                1 => "1 finding.",
                _ => $"{findings.Count} findings.",
            });
            return findings.All(finding => finding.Check.Severity == Severity.Information) ? ExitCodes.Answered : ExitCodes.Hold;
        });
        return command;
    }
}
