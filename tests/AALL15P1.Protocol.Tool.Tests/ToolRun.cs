namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>One run of the tool, as a user sees it.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static readonly string[] Infant = ["roadmap", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05"];

    /// <summary>The path of one of the samples that README names.</summary>
    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public static ToolRun Of(params IReadOnlyList<string> args) => Reading(string.Empty, args);

    public static ToolRun Reading(string input, params IReadOnlyList<string> args)
    {
        using StringReader read = new(input);
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = ToolApplication.Run(args, output, error, read);
        return new(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
