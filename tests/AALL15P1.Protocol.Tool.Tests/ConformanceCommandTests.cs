using System.Text.Json.Nodes;
using System.Xml.Linq;
using AALL15P1.Protocol.Testing;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class ConformanceCommandTests
{
    [Fact]
    public void The_vectors_of_one_operation_are_run_and_counted_last()
    {
        ToolRun run = ToolRun.Of("conformance", "run", "--operation", "continue-past-induction");

        Assert.Equal((0, "4 passed, 0 failed"), (run.ExitCode, run.Lines[^1]));
    }

    [Fact]
    public void A_report_needs_its_day_and_states_it()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Assert.Equal(1, ToolRun.Of("conformance", "run", "--operation", "continue-past-induction", "--report", file).ExitCode);
            Assert.False(File.Exists(file));
            Assert.Equal(0, ToolRun.Of("conformance", "run", "--operation", "continue-past-induction", "--report", file, "--date", "2026-11-25", "--signed-by", "A. Pharmacist").ExitCode);
            Assert.Contains($"SHA-256 of all {ConformanceSuite.Sha256}\n", File.ReadAllText(file), StringComparison.Ordinal);
            Assert.Contains("- Date: 2026-11-25\n", File.ReadAllText(file), StringComparison.Ordinal);
            Assert.Equal(0, ToolRun.Of("conformance", "run", "--operation", "continue-past-induction", "--report", file, "--date", "2026-11-25", "--implementation", "Ward | 3.1").ExitCode);
            Assert.Contains("- Implementation: Ward / 3.1\n", File.ReadAllText(file), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // 2: there is nobody to ask. 3: it was asked, and its answers do not hold.
    [Theory]
    [InlineData("run", "no-such-program-of-ours", 2)]
    [InlineData("laws", "no-such-program-of-ours", 2)]
    [InlineData("run", "true", 2)]
    [InlineData("laws", "true", 2)]
    [InlineData("run", "cat", 3)]
    [InlineData("laws", "cat", 3)]
    [InlineData("run", "\"cat", 1)]
    [InlineData("run", "", 1)]
    public void The_exit_code_tells_a_program_that_fails_from_one_that_cannot_be_asked(string command, string against, int code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "cat and true are programs of Unix.");
        ToolRun run = ToolRun.Of("conformance", command, "--operation", "dlt-summary", "--against", against);

        Assert.Equal(code, run.ExitCode);
        Assert.Equal(against is "cat" or "true", run.Error.Length == 0 && run.Lines[^1].StartsWith("0 passed, ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("run", "no-such-program-of-ours", "aall15p1: 'no-such-program-of-ours' cannot be started.")]
    [InlineData("laws", "no-such-program-of-ours", "aall15p1: 'no-such-program-of-ours' cannot be started.")]
    [InlineData("run", "\"python3", "aall15p1: The command has a double quote that is not closed. Found '\"python3'.")]
    public void A_program_that_cannot_be_started_is_told_in_one_line(string command, string against, string told) =>
        Assert.StartsWith(told, Assert.Single(ToolRun.Of("conformance", command, "--against", against).Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

    [Theory]
    [InlineData("run", "--signed-by", "A. Pharmacist", "--signed-by is for --report FILE; found no --report.")]
    [InlineData("run", "--implementation", "Ward 3.1", "--implementation is for --report FILE; found no --report.")]
    [InlineData("run", "--date", "2026-11-25", "--date is for --report FILE; found no --report.")]
    [InlineData("run", "--timeout", "60", "--timeout is for --against COMMAND; found no --against.")]
    [InlineData("laws", "--timeout", "60", "--timeout is for --against COMMAND; found no --against.")]
    [InlineData("laws", "--times", "0", "--times: '0' is not a whole number from 1 to 1000000.")]
    [InlineData("laws", "--times", "many", "--times: 'many' is not a whole number from 1 to 1000000.")]
    [InlineData("laws", "--seed", "1.5", "--seed: '1.5' is not a whole number from -2147483648 to 2147483647.")]
    [InlineData("laws", "--operation", "grading", "--operation: there is no law that asks nothing but grading. The operations are ")]
    public void An_option_that_cannot_be_or_would_be_ignored_is_told_in_one_line(string command, string option, string value, string told)
    {
        ToolRun run = ToolRun.Of("conformance", command, option, value);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"aall15p1: {told}", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3601")]
    [InlineData("long")]
    public void A_timeout_is_a_number_of_seconds_up_to_an_hour(string seconds) => Assert.Equal(
        $"aall15p1: --timeout: '{seconds}' is not a whole number from 1 to 3600.\n", ToolRun.Of("conformance", "run", "--against", "cat", "--timeout", seconds).Error);

    [Theory]
    [InlineData("run")]
    [InlineData("laws")]
    public void A_program_that_hangs_is_waited_for_as_long_as_is_said_and_the_open_question_is_printed(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sleep is a program of Unix.");
        ToolRun run = ToolRun.Of("conformance", command, "--operation", "dlt-summary", "--against", "sleep 60", "--timeout", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("The program has not answered within 1 second. One line for each line of its standard input is expected, flushed at once.", run.Lines[command == "run" ? 1 : 2].Trim());
        Assert.StartsWith("{\"operation\":\"dlt-summary\",\"input\":{", run.Lines[command == "run" ? 2 : 3].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_are_answered_a_line_each_whatever_they_hold()
    {
        ToolRun run = ToolRun.Reading(
            "{\"operation\":\"continue-past-induction\",\"input\":{\"schemaVersion\":2,\"kmt2a\":\"germline\"}}\nnonsense\n{\"operation\":\"no-such\",\"input\":{}}\n"
            + "{\"operation\":\"roadmap\",\"input\":{\"schemaVersion\":2,\"birthDate\":\"2025-09-14\",\"inductionStart\":\"2026-01-05\",\"from\":\"2026-01-05\",\"to\":\"2026-01-05\"}}\n",
            "conformance", "answer");

        Assert.Equal(4, run.Lines.Length);
        Assert.Equal("hold", JsonNode.Parse(run.Lines[0])!["outcome"]!.GetValue<string>());
        Assert.NotNull(JsonNode.Parse(run.Lines[1])!["error"]!["message"]);
        Assert.NotNull(JsonNode.Parse(run.Lines[2])!["error"]!["message"]);
        Assert.Equal(2, JsonNode.Parse(run.Lines[3])!["administrations"]!.AsArray().Count);
    }

    [Fact]
    public void The_page_and_the_schema_are_printed()
    {
        Assert.Contains("N passed, N failed", ToolRun.Of("conformance", "page").Output, StringComparison.Ordinal);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", JsonNode.Parse(ToolRun.Of("conformance", "schema").Output)!["$schema"]!.GetValue<string>());
    }

    [Fact]
    public void The_laws_are_tried_and_reported_as_a_build_server_reads_them()
    {
        ToolRun run = ToolRun.Of("conformance", "laws", "--format", "junit", "--seed", "5");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(("0", ProtocolLaws.All.Count), (XDocument.Parse(run.Output).Root!.Attribute("failures")!.Value, XDocument.Parse(run.Output).Root!.Elements().Count()));
    }

    [Fact]
    public void The_hash_of_the_dump_is_that_of_the_dump()
    {
        string dump = ToolRun.Of("dump").Output;

        Assert.StartsWith("dump | 1 | AALL15P1 | ", dump, StringComparison.Ordinal);
        Assert.Equal(ProtocolDump.Sha256(dump), ToolRun.Of("dump", "--sha256").Output.Trim());
    }

    [Fact]
    public void A_difference_is_said_in_sentences_and_counted_last()
    {
        string before = Path.GetTempFileName();
        string after = Path.GetTempFileName();
        try
        {
            File.WriteAllText(before, "dump | 1 | AALL15P1 | x\nplan | A | induction | vincristine | 15 | 2026-01-19 | IV\n");
            File.WriteAllText(after, "dump | 1 | AALL15P1 | x\nplan | A | induction | vincristine | 15 | 2026-01-20 | IV\n");

            Assert.Equal(
                ["Infant A, vincristine on day 15 of induction, date: was 2026-01-19, is 2026-01-20.", "1 change"],
                ToolRun.Of("diff", before, after).Lines);
            Assert.Equal(["0 changes"], ToolRun.Of("diff", before, before).Lines);
            File.WriteAllText(after, "dump | 1 | AALL15P1 | x\r\nplan | A | induction | vincristine | 15 | 2026-01-19 | IV\r\n");
            Assert.Equal(["The same, though written differently.", "0 changes"], ToolRun.Of("diff", before, after).Lines);
            File.WriteAllText(after, "{\"protocol\": \"aall15p1\", \"protocol\": \"aall15p1\"}");
            Assert.Equal("aall15p1: The document after cannot be read. $: found the member 'protocol' twice, expected it once.\n", ToolRun.Of("diff", before, after).Error);
        }
        finally
        {
            File.Delete(before);
            File.Delete(after);
        }
    }

    // The plans of the two differ, and so does what is told of them.
    [Fact]
    public void Blocks_in_another_sequence_are_a_change()
    {
        string file = Path.GetTempFileName();
        try
        {
            string before = ToolRun.Of("protocol", "--format", "json").Output;
            JsonNode document = JsonNode.Parse(before)!;
            JsonArray blocks = document["blocks"]!.AsArray();
            (blocks[1], blocks[3]) = (blocks[3]!.DeepClone(), blocks[1]!.DeepClone());
            File.WriteAllText(file, document.ToJsonString());

            Assert.Equal(
                ["The sequence of the blocks: was azacitidine-1, consolidation, azacitidine-2, is azacitidine-2, consolidation, azacitidine-1.", "1 change"],
                ToolRun.Reading(before, "diff", "-", file).Lines);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Standard_input_holds_one_document()
    {
        ToolRun run = ToolRun.Reading("{}", "diff", "-", "-");

        Assert.Equal((1, "aall15p1: Both documents are to come from standard input, which holds one. A file, or 'this', is expected for the other.\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("ends with 0 whether there are any or not.", "diff")]
    [InlineData("ends with 0 when none failed, 3 otherwise, and 2 when the program cannot be started or gives no answer at all.", "conformance", "run")]
    [InlineData("ends with 0 when none is broken, 3 otherwise, and 2 when the program cannot be started or gives no answer at all.", "conformance", "laws")]
    public void The_help_says_what_a_comparison_ends_with(string said, params string[] command) =>
        Assert.Contains(said, ToolRun.Of([.. command, "--help"]).Output, StringComparison.Ordinal);
}
