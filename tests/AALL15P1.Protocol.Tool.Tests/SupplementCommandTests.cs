using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class SupplementCommandTests
{
    [Theory]
    [InlineData]
    [InlineData("--supplement", "illustration")]
    public void What_is_sound_ends_with_0(params string[] args)
    {
        ToolRun run = ToolRun.Of(["lint", .. args]);

        Assert.Equal((0, "No finding in 20 checks.\n", string.Empty), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Findings_are_listed_and_hold()
    {
        ToolRun run = Supplied("""{ "fromMonths": 6, "factor": "2/3" }, { "fromMonths": 12, "factor": "1" }""");

        Assert.Equal((3, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(["LINT-BAND-GAP: supplement, infantScaling, months: nothing from the start of [0, ∞) to [6, 12)", "1 finding."], run.Lines);
    }

    [Fact]
    public void What_is_no_supplement_is_told_in_one_line()
    {
        ToolRun run = Supplied("""{ "fromMonths": 6, "factor": "two thirds" }""");

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("$.infantScaling.bands[0].factor: found \"two thirds\", expected a factor", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
    }

    // The illustration states no start criteria: nothing is decided. A site's asks for 750/µL.
    [Fact]
    public void Decide_takes_the_supplement_beside_the_input()
    {
        const string Input = """{"schemaVersion": 1, "block": "maintenance", "on": "2026-10-05", "kmt2a": "rearranged", "values": {"takenOn": "2026-10-05", "neutrophils": "749/µL"}}""";
        const string Criteria = """
            { "schemaVersion": 1, "protocol": "aall15p1", "id": "site-7", "title": "Site 7", "sources": [{ "id": "S7", "title": "Text", "gives": "site" }],
              "startCriteria": [{ "block": "maintenance", "kind": "count-at-least", "analyte": "neutrophils", "minimum": "750/µL", "rule": "S7-ANC", "title": "Neutrophils", "statement": "At least 750/µL.", "citation": { "source": "S7", "place": "1" }, "standing": "site" }] }
            """;
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Criteria);
            string[] decide = ["decide", "start-block", "--supplement"];

            Assert.Contains("\"answer\": \"cannot-decide\"", ToolRun.Reading(Input, [.. decide, "illustration"]).Output, StringComparison.Ordinal);
            Assert.Contains("\"answer\": \"hold\"", ToolRun.Reading(Input, [.. decide, file]).Output, StringComparison.Ordinal);
            Assert.Equal(ToolRun.Reading("not JSON", "decide", "start-block").Error, ToolRun.Reading("not JSON", [.. decide, file]).Error);
            Assert.Equal(
                "aall15p1: $.supplement: found a supplement, expected none beside the one that the protocol was compiled with.\n",
                ToolRun.Reading(Input.Replace("{\"schemaVersion\"", "{\"supplement\": \"illustration\", \"schemaVersion\"", StringComparison.Ordinal), [.. decide, file]).Error);
            Assert.Contains("\"answer\": \"cannot-decide\"", ToolRun.Reading("""{"schemaVersion": 1}""", "decide", "continue-past-induction", "--supplement", file).Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static ToolRun Supplied(string bands)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $$"""
                { "schemaVersion": 1, "protocol": "aall15p1", "id": "site-7", "title": "Site 7", "sources": [{ "id": "S7", "title": "Text", "gives": "site" }],
                  "infantScaling": { "policy": "own-bands", "title": "Own", "bands": [{{bands}}], "citation": { "source": "S7", "place": "1" }, "standing": "site" } }
                """);
            return ToolRun.Of("lint", "--supplement", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
