using System.Text.Json;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class DecisionCommandTests
{
    private const string Germline = """{"schemaVersion": 1, "kmt2a": "germline"}""";

    [Fact]
    public void Rules_lists_every_rule_with_its_source()
    {
        string output = ToolRun.Of("rules").Output;

        Assert.StartsWith("Edition NCT02828358/2020, ", output, StringComparison.Ordinal);
        Assert.Contains("EPI-START-ANC", output, StringComparison.Ordinal);
        Assert.Contains("DECK, slide Experimental Study Schema", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "{\n")]
    [InlineData("csv", "id,title,statement,source,place,standing,parameters,interpretations,sinceEdition\n")]
    [InlineData("markdown", "# Rules\n")]
    public void Rules_come_in_other_forms(string format, string start) =>
        Assert.StartsWith(start, ToolRun.Of("rules", "--format", format).Output, StringComparison.Ordinal);

    [Fact]
    public void Decide_reads_standard_input_and_prints_the_decision()
    {
        ToolRun run = ToolRun.Reading(Germline, "decide", "continue-past-induction");

        using JsonDocument document = JsonDocument.Parse(run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal("leaves", document.RootElement.GetProperty("answer").GetString());
    }

    [Fact]
    public void Decide_reads_a_file()
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{nameof(Decide_reads_a_file)}.json");
        File.WriteAllText(path, Germline);

        Assert.Equal(ToolRun.Reading(Germline, "decide", "continue-past-induction", "--input", "-").Output, ToolRun.Of("decide", "continue-past-induction", "--input", path).Output);
    }

    [Theory]
    [InlineData("input", "urn:aall15p1:schema:start-block.input")]
    [InlineData("output", "urn:aall15p1:schema:start-block.output")]
    public void Decide_prints_its_schemas(string schema, string id) =>
        Assert.Contains(id, ToolRun.Of("decide", "start-block", "--schema", schema).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("{}", "aall15p1: $: found no schemaVersion, expected it.\n")]
    [InlineData("""{"schemaVersion": 1, "kmt2a": "maybe"}""", "aall15p1: $.kmt2a: found 'maybe', expected one of unknown, rearranged, germline.\n")]
    public void Decide_tells_a_bad_input_in_one_line(string input, string error)
    {
        ToolRun run = ToolRun.Reading(input, "decide", "continue-past-induction");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal(error, run.Error);
    }

    [Fact]
    public void Decide_tells_an_unknown_operation_schema_and_file_in_one_line()
    {
        Assert.StartsWith("aall15p1: There is no operation 'guess'; there are eligibility,", ToolRun.Reading("{}", "decide", "guess").Error, StringComparison.Ordinal);
        Assert.StartsWith("aall15p1: --schema: 'both' is neither", ToolRun.Of("decide", "start-block", "--schema", "both").Error, StringComparison.Ordinal);
        ToolRun missing = ToolRun.Of("decide", "start-block", "--input", "no-such-file.json");
        Assert.Equal(1, missing.ExitCode);
        Assert.Equal(1, missing.Error.Count(character => character == '\n'));
    }

    [Fact]
    public void Evaluate_answers_every_line_and_goes_on_after_a_bad_one()
    {
        const string Batch = """
            {"operation": "continue-past-induction", "input": {"schemaVersion": 1, "kmt2a": "germline"}}
            not JSON
            {"operation": "continue-past-induction", "input": {"schemaVersion": 1, "kmt2a": "rearranged"}}
            """;

        ToolRun run = ToolRun.Reading(Batch, "evaluate", "--input", "-");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(3, run.Lines.Length);
        Assert.Contains("\"answer\":\"leaves\"", run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("{\"error\":{\"line\":2,\"message\":\"$: ", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("\"answer\":\"continues\"", run.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ends_with_0_when_every_line_was_answered() =>
        Assert.Equal(0, ToolRun.Reading("""{"operation": "continue-past-induction", "input": {"schemaVersion": 1}}""", "evaluate").ExitCode);
}
