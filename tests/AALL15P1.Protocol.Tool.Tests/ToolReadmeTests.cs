using System.Text.RegularExpressions;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>The commands that the READMEs and the help show are run, and what is shown of their output is compared.</summary>
public sealed partial class ToolReadmeTests
{
    public static TheoryData<string> Commands => [.. Examples.All.Keys];

    [Fact]
    public void What_the_READMEs_show_of_the_tool_is_what_it_prints()
    {
        string[] shown = [.. Readme.All.SelectMany(path => Readme.Blocks(path, "console"))];

        Assert.NotEmpty(shown);
        Assert.All(shown, block => Assert.Equal(block, string.Concat(block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)).Select(line =>
        {
            ToolRun run = Typed(line[2..]);
            return $"{line}\n{run.Output}{run.Error}";
        }))));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_help_of_each_command_ends_with_its_example(string command)
    {
        ToolRun run = ToolRun.Of([.. command.Split(' '), "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith($"Example:\n  {Examples.All[command]}\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("conformance ")]
    public void Each_command_has_an_example(string above)
    {
        string help = ToolRun.Of([.. above.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Output;
        string commands = help[help.IndexOf("Commands:", StringComparison.Ordinal)..];

        Assert.Equal(
            Examples.All.Keys.Where(command => command.StartsWith(above, StringComparison.Ordinal)).Select(command => command[above.Length..]).Where(command => !command.Contains(' ', StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Named().Matches(commands).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    // The exercise of faults takes long, and other tests run it.
    [Theory]
    [MemberData(nameof(Commands))]
    public void An_example_can_be_typed_as_it_stands(string command)
    {
        if (command == "faults")
        {
            Assert.Equal("aall15p1 faults", Examples.All[command]);
            return;
        }

        ToolRun run = Typed(Examples.All[command]);

        Assert.Empty(run.Error);
        Assert.NotEmpty(run.Output);
        Assert.NotEqual(1, run.ExitCode);
    }

    [Theory]
    [InlineData("dec", "decide")]
    [InlineData("titrate --nud", "--nudt15")]
    public void Completion_suggests_what_may_follow(string typed, string suggested)
    {
        string line = $"aall15p1 {typed}";

        Assert.Contains(suggested, ToolRun.Of($"[suggest:{line.Length}]", line).Lines);
    }

    [Theory]
    [InlineData("aall15p1 dose --brith-date 2025-09-14", "aall15p1: dose has no option '--brith-date'. The nearest is --birth-date; --help lists all.")]
    [InlineData("aall15p1 schema recrd", "aall15p1: There is no schema 'recrd'. The nearest is record. There are ")]
    [InlineData("aall15p1 sample count.csv", "aall15p1: There is no sample 'count.csv'. The nearest is counts.csv. There are ")]
    [InlineData("aall15p1 decide star-block", "aall15p1: There is no operation 'star-block'. The nearest is start-block. There are ")]
    [InlineData("aall15p1 dose --drug azacytidine --on 2026-02-09 --birth-date 2025-09-14 --induction-start 2026-01-05", "aall15p1: There is no drug 'azacytidine'. The nearest is azacitidine. There are ")]
    [InlineData("aall15p1 roadmap --birth-date 2025-09-14 --induction-start 2026-01-05 --start consolidaton=2026-02-14", "aall15p1: --start: there is no block 'consolidaton'; the nearest is consolidation. The blocks are ")]
    public void A_mistyped_word_names_the_nearest(string line, string told)
    {
        ToolRun run = Typed(line);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(told, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    /// <summary>Runs a line as a shell would: words in quotes, <c>echo</c>, a pipe from one run to the next, and the tool itself as the program that is compared.</summary>
    private static ToolRun Typed(string line)
    {
        string input = string.Empty;
        ToolRun run = new(0, string.Empty, string.Empty);
        foreach (string part in line.Split(" | "))
        {
            string[] words = [.. Words().Matches(part).Select(match => match.Value.Trim('"', '\''))];
            words = [words[0], .. words[1..].Select(word => word.StartsWith("aall15p1 ", StringComparison.Ordinal) ? $"dotnet \"{Path.Combine(AppContext.BaseDirectory, "aall15p1.dll")}\"{word["aall15p1".Length..]}" : word)];
            run = words[0] == "echo" ? new(0, $"{words[1]}\n", string.Empty) : ToolRun.Reading(input, words[1..]);
            input = run.Output;
        }

        return run;
    }

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|\\S+")]
    private static partial Regex Words();

    [GeneratedRegex("^  ([a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex Named();
}
