using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>What differs on a terminal: tables keep to its width, and lines that hold or warn are in colour.</summary>
public sealed class TerminalTests
{
    private static readonly string[] Infusion = ["infusion", "--reconstituted", "2026-02-09T10:00:00Z", "--start", "2026-02-09T10:05:00Z", "--duration", "200"];

    // The longest name of a row is 35 characters; below some 45 no day fits beside it.
    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void The_map_keeps_to_the_width_and_loses_no_day(int width)
    {
        string narrow = On(width, ToolRun.Infant);
        string plain = ToolRun.Of(ToolRun.Infant).Output;

        Assert.All(TableLines(narrow), line => Assert.InRange(line.Length, 1, width));
        Assert.Contains(TableLines(plain), line => line.Length > width);
        Assert.Equal(plain.Count(letter => letter == '●'), narrow.Count(letter => letter == '●'));
        Assert.Equal(plain.Count(letter => letter == '×'), narrow.Count(letter => letter == '×'));
    }

    [Theory]
    [InlineData("sources")]
    [InlineData("rules")]
    [InlineData("protocol")]
    public void Other_tables_wrap_and_lose_no_letter(string command)
    {
        string narrow = On(100, command);

        Assert.All(TableLines(narrow), line => Assert.InRange(line.Length, 1, 100));
        Assert.Equal(Letters(ToolRun.Of(command).Output), Letters(narrow));
    }

    [Fact]
    public void A_wide_terminal_prints_what_a_file_holds() =>
        Assert.Equal(ToolRun.Of("sources").Output, On(400, "sources"));

    [Fact]
    public void A_hold_is_red_and_a_deviation_yellow()
    {
        string[] lines = On(80, hasColour: true, Infusion).Split('\n');

        Assert.Equal("\e[31mHold.\e[0m", lines[0]);
        Assert.StartsWith("\e[33m  Deviation: Length of the azacitidine infusion.", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("\e[0m", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colour_the_words_are_the_same() =>
        Assert.Equal(
            On(80, Infusion),
            On(80, hasColour: true, Infusion).Replace("\e[31m", string.Empty, StringComparison.Ordinal).Replace("\e[33m", string.Empty, StringComparison.Ordinal).Replace("\e[0m", string.Empty, StringComparison.Ordinal));

    [Fact]
    public void Redirected_output_has_no_colour() => Assert.DoesNotContain('\e', ToolRun.Of(Infusion).Output);

    [Fact]
    public void What_takes_long_is_told()
    {
        using StringWriter error = new();
        using (Progress working = new(TextWriter.Synchronized(error), "answering", "lines", firstAfter: 0))
        {
            working.Step();
            SpinWait.SpinUntil(() => error.GetStringBuilder().Length > 0, millisecondsTimeout: 60_000);
        }

        Assert.Matches("^aall15p1: answering: [01] lines so far\\.\\.\\.", error.ToString());
    }

    [Fact]
    public void What_is_quick_says_nothing()
    {
        using StringWriter error = new();
        using (Progress working = new(error, "answering", "lines", firstAfter: int.MaxValue))
        {
            working.Step();
        }

        Assert.Empty(error.ToString());
    }

    private static string On(int width, params string[] args) => On(width, hasColour: false, args);

    private static string On(int width, bool hasColour, params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        using TerminalWriter terminal = new(output, width, hasColour);
        ToolApplication.Run(args, terminal, error);
        Assert.Empty(error.ToString());
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> TableLines(string text) =>
        text.Split('\n').Where(line => line.Contains('│', StringComparison.Ordinal) || line.Contains('─', StringComparison.Ordinal));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Order());
}
