using System.Text.Json;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class SchemaCommandTests
{
    [Fact]
    public void Without_a_name_every_schema_is_listed_one_a_line()
    {
        ToolRun run = ToolRun.Of("schema");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(["batch.input", "batch.output", "continue-past-induction.input"], run.Lines[..3]);
        Assert.Contains("record", run.Lines);
        Assert.Contains("site-supplement", run.Lines);
    }

    [Fact]
    public void Every_name_that_is_listed_prints_the_schema_of_that_name() => Assert.All(ToolRun.Of("schema").Lines, name =>
    {
        ToolRun run = ToolRun.Of("schema", name);
        using JsonDocument schema = JsonDocument.Parse(run.Output);

        Assert.Equal((0, $"urn:aall15p1:schema:{name}"), (run.ExitCode, schema.RootElement.GetProperty("$id").GetString()));
        Assert.EndsWith("}\n", run.Output, StringComparison.Ordinal);
    });

    [Fact]
    public void The_schema_of_a_record_names_the_types_of_its_events()
    {
        string record = ToolRun.Of("schema", "record").Output;

        Assert.All(["enrolled", "block-started", "administration-held", "entered-in-error"], type => Assert.Contains($"\"{type}\"", record, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("records")]
    [InlineData("../record")]
    [InlineData("")]
    public void An_unknown_name_is_told_in_one_line(string name)
    {
        ToolRun run = ToolRun.Of("schema", name);

        Assert.Equal((1, string.Empty), (run.ExitCode, run.Output));
        Assert.StartsWith($"aall15p1: There is no schema '{name}'. The nearest is record. There are batch.input, batch.output, ", run.Error, StringComparison.Ordinal);
        Assert.Equal(run.Error.Length - 1, run.Error.IndexOf('\n', StringComparison.Ordinal));
    }
}
