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

    [Fact]
    public void A_program_that_cannot_be_started_is_told_in_one_line()
    {
        ToolRun run = ToolRun.Of("conformance", "run", "--against", "no-such-program-of-ours");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("cannot be started", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--times", "0", "--times: found 0, expected 1 or more.")]
    [InlineData("--operation", "grading", "--operation: there is no law that asks nothing but grading. The operations are ")]
    public void A_number_of_times_or_an_operation_that_cannot_be_is_told_in_one_line(string option, string value, string told)
    {
        ToolRun run = ToolRun.Of("conformance", "laws", option, value);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"aall15p1: {told}", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
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
        }
        finally
        {
            File.Delete(before);
            File.Delete(after);
        }
    }
}
