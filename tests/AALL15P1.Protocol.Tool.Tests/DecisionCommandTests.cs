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

        Assert.StartsWith("Edition NCT02828358/2020.2, ", output, StringComparison.Ordinal);
        Assert.Contains("EPI-START-ANC", output, StringComparison.Ordinal);
        Assert.Contains("DECK, slide Experimental Study Schema", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "{\n")]
    [InlineData("csv", "id,title,statement,source,place,standing,grounds,parameters,interpretations,sinceEdition\n")]
    [InlineData("markdown", "# Rules\n")]
    public void Rules_come_in_other_forms(string format, string start) =>
        Assert.StartsWith(start, ToolRun.Of("rules", "--format", format).Output, StringComparison.Ordinal);

    [Fact]
    public void Decide_reads_standard_input_and_prints_the_decision()
    {
        ToolRun run = ToolRun.Reading(Germline, "decide", "continue-past-induction");

        using JsonDocument document = JsonDocument.Parse(run.Output);
        Assert.Equal(3, run.ExitCode);
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
    [InlineData("{}", "aall15p1: $: found no member 'schemaVersion', expected one.\n")]
    [InlineData("""{"schemaVersion": 1, "kmt2a": "maybe"}""", "aall15p1: $.kmt2a: found \"maybe\", expected one of unknown, rearranged, germline.\n")]
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
        Assert.StartsWith("aall15p1: There is no operation 'guess'. The nearest is grade. There are eligibility,", ToolRun.Reading("{}", "decide", "guess").Error, StringComparison.Ordinal);
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
    public void Decide_infusion_says_what_the_infusion_command_says()
    {
        const string Input = """
            {"schemaVersion": 1, "reconstituted": "2026-02-09T10:00:00Z", "plannedMinutes": 40, "setting": "tertiary-centre", "dose": "120 mg"}
            """;

        ToolRun run = ToolRun.Reading(Input, "decide", "infusion");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\"latestStart\": \"2026-02-09T10:05:00Z\"", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ToolRun.Of("infusion", "--reconstituted", "2026-02-09T10:00:00Z", "--duration", "40", "--site", "tertiary", "--dose", "120 mg", "--format", "json").Output, run.Output);
    }

    // 2.5 mg/kg × 6.2 kg = 15.5 mg.
    [Fact]
    public void Decide_dose_gives_what_the_dose_command_gives()
    {
        const string Input = """
            {"schemaVersion": 1, "block": "azacitidine-1", "order": "azacitidine", "blockStart": "2026-02-09", "on": "2026-02-10", "birthDate": "2025-09-14",
             "measurements": [{"on": "2026-02-07", "weight": "6.2 kg"}]}
            """;

        using JsonDocument decided = JsonDocument.Parse(ToolRun.Reading(Input, "decide", "dose").Output);
        using JsonDocument dosed = JsonDocument.Parse(ToolRun.Of(
            "dose", "--birth-date", "2025-09-14", "--induction-start", "2026-01-05", "--drug", "azacitidine", "--on", "2026-02-10", "--weight", "6.2 kg", "--measured", "2026-02-07", "--format", "json").Output);

        JsonElement result = decided.RootElement.GetProperty("result");
        Assert.Equal("15.5 mg", result.GetProperty("amount").GetProperty("perDose").GetString());
        Assert.True(JsonElement.DeepEquals(dosed.RootElement[0], result));
    }

    [Fact]
    public void Evaluate_answers_operations_of_all_kinds_and_tells_where_a_line_is_wrong()
    {
        const string Batch = """
            {"operation": "dose", "input": {"schemaVersion": 1, "block": "azacitidine-1", "order": "azacitidine", "blockStart": "2026-02-09", "on": "2026-02-10", "birthDate": "2025-09-14", "measurements": [{"on": "2026-02-07", "weight": "6.2 kg"}]}}
            {"operation": "dose", "input": {"schemaVersion": 1, "block": "azacitidine-1", "order": "azacitidine", "blockStart": "2026-02-09", "on": "2026-02-10", "birthDate": "2025-09-14", "measurements": [{"on": "2026-02-07", "weight": "6.2"}]}}
            {"operation": "infusion", "input": {"schemaVersion": 1, "reconstituted": "2026-02-09T10:00:00Z", "start": "2026-02-09T10:46:00Z"}}
            {"operation": "safety-check", "input": {"schemaVersion": 1, "birthDate": "2025-09-14", "inductionStart": "2026-01-05", "request": {"drug": "vincristine", "amount": "1 mg", "period": "per-dose", "route": "IT", "on": "2026-01-12"}}}
            {"operation": "grade", "input": {"schemaVersion": 1, "term": "anaemia", "on": "2019-01-01", "value": "79 g/L"}}
            """;

        ToolRun run = ToolRun.Reading(Batch, "evaluate");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(5, run.Lines.Length);
        Assert.Contains("\"perDose\":\"15.5 mg\"", run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("{\"error\":{\"line\":2,\"message\":\"$.input.measurements[0].weight: ", run.Lines[1], StringComparison.Ordinal);
        Assert.Matches("\"operation\":\"infusion\",\"edition\":\"NCT02828358/2020.2\",\"fingerprint\":\"[0-9a-f]{64}\",\"outcome\":\"hold\"", run.Lines[2]);
        Assert.Matches("\"operation\":\"safety-check\",\"edition\":\"NCT02828358/2020.2\",\"fingerprint\":\"[0-9a-f]{64}\",\"outcome\":\"hold\"", run.Lines[3]);
        Assert.Contains("\"lowest\":3", run.Lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ends_with_0_when_every_line_was_answered() =>
        Assert.Equal(0, ToolRun.Reading("""{"operation": "continue-past-induction", "input": {"schemaVersion": 1}}""", "evaluate").ExitCode);
}
