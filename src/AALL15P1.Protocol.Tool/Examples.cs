using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace AALL15P1.Protocol.Tool;

/// <summary>One line for each command that can be typed as it stands, printed below its help; the tests run them.</summary>
internal static class Examples
{
    private const string SharedCare = """{"schemaVersion":1,"block":"azacitidine-4","setting":"shared-care-centre","administers":"azacitidine"}""";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["roadmap"] = "aall15p1 roadmap --birth-date 2025-09-14 --induction-start 2026-01-05 --start azacitidine-1=2026-02-12 --from 2026-02-01 --to 2026-02-28",
        ["dose"] = "aall15p1 dose --drug azacitidine --on 2026-02-09 --birth-date 2025-09-14 --induction-start 2026-01-05 --weight \"6.2 kg\"",
        ["protocol"] = "aall15p1 protocol --format mermaid",
        ["sources"] = "aall15p1 sources",
        ["interpretations"] = "aall15p1 interpretations",
        ["infusion"] = "aall15p1 infusion --reconstituted 2026-02-09T10:00:00Z --start 2026-02-09T10:05:00Z --duration 20 --site tertiary --dose \"15.5 mg\"",
        ["faults"] = "aall15p1 faults",
        ["conformance"] = "aall15p1 conformance run --operation start-block",
        ["conformance run"] = "aall15p1 conformance run --against \"aall15p1 conformance answer\" --operation start-block",
        ["conformance laws"] = "aall15p1 conformance laws --operation eligibility --seed 7",
        ["conformance answer"] = $$"""echo '{"operation":"site-of-care","input":{{SharedCare}}}' | aall15p1 conformance answer""",
        ["conformance page"] = "aall15p1 conformance page",
        ["conformance schema"] = "aall15p1 conformance schema",
        ["dump"] = "aall15p1 dump --sha256",
        ["diff"] = "aall15p1 dump | aall15p1 diff - this",
        ["rules"] = "aall15p1 rules --format markdown",
        ["schema"] = "aall15p1 schema start-block.input",
        ["lint"] = "aall15p1 lint",
        ["decide"] = $"echo '{SharedCare}' | aall15p1 decide site-of-care",
        ["evaluate"] = $$"""echo '{"operation":"site-of-care","input":{{SharedCare}}}' | aall15p1 evaluate""",
        ["replay"] = "aall15p1 sample induction.jsonl | aall15p1 replay - --at 2026-01-12",
        ["titrate"] = "aall15p1 sample counts.csv | aall15p1 titrate --input -",
        ["sample"] = "aall15p1 sample induction.jsonl",
    };

    /// <summary>Prints a command's help, and its example below.</summary>
    internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int code = help.Invoke(parseResult);
            if (All.TryGetValue(Path(parseResult.CommandResult), out string? example))
            {
                parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {example}");
            }

            return code;
        }

        /// <summary>The names of a command and of those above it, without the tool's own.</summary>
        private static string Path(CommandResult command) => command.Parent is CommandResult { Parent: not null } above ? $"{Path(above)} {command.Command.Name}" : command.Command.Name;
    }
}
