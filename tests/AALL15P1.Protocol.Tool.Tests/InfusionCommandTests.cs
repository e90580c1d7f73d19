using System.Text.Json;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class InfusionCommandTests
{
    // 45 - 20 = 25 minutes after 10:00 UTC, which is 05:25 five hours behind; 15.5 mg from 10 mg/mL are 1.55 mL.
    [Fact]
    public void An_infusion_that_keeps_to_its_limits_proceeds()
    {
        ToolRun run = ToolRun.Of(
            "infusion", "--reconstituted", "2026-02-09T10:00:00Z", "--start", "2026-02-09T05:25:00-05:00", "--duration", "20", "--site", "tertiary", "--dose", "15.5 mg", "--final-volume", "10 mL");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("Proceed.", run.Lines);
        Assert.Contains("Latest start: 2026-02-09T10:25:00Z", run.Lines);
        Assert.Contains("Must have ended by: 2026-02-09T10:45:00Z", run.Lines);
        Assert.Contains("Draw: 1.55 mL for 15.5 mg, from 1 vial(s) of 100 mg at 10 mg/mL", run.Lines);
        Assert.Contains("Final concentration: 1.55 mg/mL", run.Lines);
    }

    [Fact]
    public void A_late_end_is_held_with_the_rule_and_its_source()
    {
        ToolRun run = ToolRun.Of(
            "infusion", "--reconstituted", "2026-02-09T10:00:00Z", "--start", "2026-02-09T10:25:00Z", "--end", "2026-02-09T10:45:01Z", "--site", "shared-care");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Hold.", run.Lines);
        Assert.Contains("ends 45 min 1 s after reconstitution", run.Output, StringComparison.Ordinal);
        Assert.Contains("(AZA-VIAL-45; DECK, slide Azacitidine)", run.Output, StringComparison.Ordinal);
        Assert.Contains("AZA-TERTIARY-ONLY", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_given_cannot_be_decided() => Assert.Contains("Cannot decide.", ToolRun.Of("infusion").Lines);

    [Fact]
    public void The_JSON_holds_the_decision_and_what_follows_from_it()
    {
        using JsonDocument document = JsonDocument.Parse(
            ToolRun.Of("infusion", "--reconstituted", "2026-02-09T10:00:00Z", "--duration", "40", "--site", "tertiary", "--dextrose", "false", "--dose", "120 mg", "--format", "json").Output);

        Assert.Equal("cannot-decide", document.RootElement.GetProperty("outcome").GetString());
        Assert.Equal("2026-02-09T10:05:00Z", document.RootElement.GetProperty("result").GetProperty("latestStart").GetString());
        Assert.Equal(2, document.RootElement.GetProperty("result").GetProperty("vials").GetInt32());
        Assert.Equal("12 mL", document.RootElement.GetProperty("result").GetProperty("volumeToDraw").GetString());
        Assert.False(document.RootElement.GetProperty("result").TryGetProperty("end", out _));
        Assert.Equal(["AZA-VIAL-45"], document.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()));
    }

    [Theory]
    [InlineData("--reconstituted", "10:00")]
    [InlineData("--reconstituted", "2026-02-09T10:00:00")]
    [InlineData("--start", "yesterday")]
    [InlineData("--duration", "0")]
    [InlineData("--duration", "-5")]
    [InlineData("--duration", "1441")]
    [InlineData("--duration", "20 min")]
    [InlineData("--site", "home")]
    [InlineData("--dose", "15.5")]
    [InlineData("--dose", "0 mg")]
    [InlineData("--final-volume", "10 mL")]
    public void Bad_input_is_one_line_on_standard_error(string option, string value)
    {
        ToolRun run = ToolRun.Of("infusion", option, value);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("aall15p1: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_that_contradict_each_other_are_one_line_on_standard_error()
    {
        ToolRun run = ToolRun.Of("infusion", "--reconstituted", "2026-02-09T10:00:00Z", "--start", "2026-02-09T09:59:59Z");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void An_end_and_a_duration_exclude_each_other() =>
        Assert.Contains("--end and --duration", ToolRun.Of("infusion", "--end", "2026-02-09T10:30:00Z", "--duration", "20").Error, StringComparison.Ordinal);
}
