using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>0 answered, 1 bad input, 2 no answer can be given, 3 hold: in every command.</summary>
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("rearranged", 0)]
    [InlineData("unknown", 2)]
    [InlineData("germline", 3)]
    [InlineData("other", 1)]
    public void Decide(string status, int code) =>
        Assert.Equal(code, ToolRun.Reading($$"""{"schemaVersion": 1, "kmt2a": "{{status}}"}""", "decide", "continue-past-induction").ExitCode);

    [Theory]
    [InlineData(10, 20, 0)]
    [InlineData(10, 60, 3)]
    public void Infusion(int start, int end, int code) => Assert.Equal(
        code,
        ToolRun.Of("infusion", "--reconstituted", "2026-02-09T10:00:00Z", "--start", $"2026-02-09T10:{start}:00Z", "--end", end == 60 ? "2026-02-09T11:00:00Z" : $"2026-02-09T10:{end}:00Z", "--site", "tertiary").ExitCode);

    [Theory]
    [InlineData("false", 2)]
    [InlineData("true", 3)]
    [InlineData("perhaps", 1)]
    public void Infusion_of_which_the_diluent_alone_is_known(string holdsDextrose, int code) => Assert.Equal(code, ToolRun.Of("infusion", "--dextrose", holdsDextrose).ExitCode);

    [Fact]
    public void A_tolerance_that_is_no_number_is_told()
    {
        ToolRun run = ToolRun.Of("titrate", "--input", "-", "--step-tolerance", "x");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("aall15p1: --step-tolerance: 'x' is not a number of percentage points; write it as 2.5.", run.Error.Trim());
    }

    [Fact]
    public void Infusion_of_which_nothing_is_known() => Assert.Equal(2, ToolRun.Of("infusion").ExitCode);

    [Theory]
    [InlineData("400/µL", 0)]
    [InlineData("", 2)]
    [InlineData("many", 1)]
    public void Titrate(string anc, int code) => Assert.Equal(
        code, ToolRun.Reading($"date,anc,platelets,mercaptopurine_percent,methotrexate_percent\n2026-07-06,,,100,100\n2026-07-20,{anc},,,\n", "titrate", "--input", "-").ExitCode);

    [Theory]
    [InlineData("protocol")]
    [InlineData("sources")]
    [InlineData("interpretations")]
    [InlineData("rules")]
    [InlineData("schema")]
    [InlineData("lint")]
    [InlineData("sample")]
    public void Commands_that_only_print_answer(string command) => Assert.Equal(0, ToolRun.Of(command).ExitCode);

    [Theory]
    [InlineData("protocol", "--format", "pdf")]
    [InlineData("schema", "none")]
    [InlineData("sample", "none")]
    [InlineData("dose", "--drug", "none")]
    [InlineData("roadmap", "--birth-date", "yesterday")]
    [InlineData("replay", "no-such-file")]
    [InlineData("evaluate", "--input", "no-such-file")]
    public void What_cannot_be_read_is_bad_input(params string[] arguments) => Assert.Equal(1, ToolRun.Of(arguments).ExitCode);

    [Theory]
    [InlineData("roadmpa", "roadmap")]
    [InlineData("titrat", "titrate")]
    [InlineData("Dose", "dose")]
    [InlineData("rule", "rules")]
    public void A_mistyped_command_names_the_nearest(string typed, string nearest)
    {
        ToolRun run = ToolRun.Of(typed);

        Assert.Equal((1, $"aall15p1: There is no command '{typed}'. The nearest is {nearest}; --help lists all.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void Samples_are_listed_and_printed()
    {
        Assert.Equal(["counts.csv", "induction.jsonl"], ToolRun.Of("sample").Lines);
        Assert.Equal(File.ReadAllText(ToolRun.Sample("counts.csv")).ReplaceLineEndings("\n"), ToolRun.Of("sample", "counts.csv").Output);
    }

    // A time beyond what a clock counts, and a weight that divides by zero, were once the end of the whole batch.
    [Theory]
    [InlineData("""{"operation": "infusion", "input": {"schemaVersion": 1, "start": "9999-12-31T23:30:00-14:00"}}""")]
    [InlineData("""{"operation": "infusion", "input": {"schemaVersion": 1, "start": "2026-02-09T24:00:00Z"}}""")]
    [InlineData("""{"operation": "infusion", "input": {"schemaVersion": 1, "start": "2026-02-09T10:00:00+01"}}""")]
    public void One_bad_line_is_one_error(string line)
    {
        ToolRun run = ToolRun.Reading($"{line}\n{{\"operation\": \"continue-past-induction\", \"input\": {{\"schemaVersion\": 1}}}}\n", "evaluate");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("{\"error\":{\"line\":1,", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("\"answer\":\"cannot-decide\"", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_weight_near_nothing_does_not_end_the_batch()
    {
        const string Line = """{"operation": "dose", "input": {"schemaVersion": 1, "drug": "azacitidine", "block": "azacitidine-1", "day": 1, "blockStart": "2026-02-09", "birthDate": "2025-09-14", "measurements": [{"on": "2026-02-08", "weight": "0.0000000000000000000000001 kg"}]}}""";

        Assert.Equal(2, ToolRun.Reading($"{Line}\n{Line}\n", "evaluate").Lines.Length);
    }
}
