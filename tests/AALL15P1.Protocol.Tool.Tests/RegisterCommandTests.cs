using System.Security.Cryptography;
using System.Text;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

public sealed class RegisterCommandTests
{
    [Fact]
    public void Sources_lists_every_source_with_what_it_can_give()
    {
        string[] lines = ToolRun.Of("sources").Lines;

        Assert.Contains(lines, line => line.Contains(" CTGOV ", StringComparison.Ordinal) && line.Contains(" Protocol ", StringComparison.Ordinal) && line.Contains("NCT02828358", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(" CPIC ", StringComparison.Ordinal) && line.Contains(" Reference ", StringComparison.Ordinal));
    }

    [Fact]
    public void Interpretations_lists_each_question_with_its_default()
    {
        string output = ToolRun.Of("interpretations").Output;

        Assert.Contains("D7  What closes the evaluation period", output, StringComparison.Ordinal);
        Assert.Contains("* criteria-first-met: ", output, StringComparison.Ordinal);
        Assert.Equal(13, output.Split('\n').Count(line => line.StartsWith('D')));
        Assert.Equal(13, output.Split('\n').Count(line => line.StartsWith("    * ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Protocol_draws_the_schema_as_a_Mermaid_flowchart()
    {
        string[] lines = ToolRun.Of("protocol", "--format", "mermaid").Lines;

        Assert.Equal("flowchart TD", lines[0]);
        Assert.Contains("    induction -->|\"on day 36 of the block before\"| azacitidine-1", lines);
        Assert.Contains("        consolidation[\"Consolidation<br/>cyclophosphamide, mercaptopurine, cytarabine, methotrexate, hydrocortisone\"]", lines);
        Assert.Equal(lines.Count(line => line.Contains("subgraph", StringComparison.Ordinal)), lines.Count(line => line.Trim() == "end"));
    }

    [Fact]
    public void Protocol_prints_every_order()
    {
        string output = ToolRun.Of("protocol").Output;

        Assert.Contains("cytarabine, high dose", output, StringComparison.Ordinal);
        Assert.Contains("2 times a day, every 12 h", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_SHA_256_of_the_canonical_protocol_is_its_fingerprint()
    {
        ToolRun run = ToolRun.Of("protocol", "--format", "json", "--reading", "D1=day-92");
        ProtocolDefinition definition = Aall15P1.Definition.Under(Aall15P1.Definition.Interpretations.With("D1", "day-92"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(DefinitionJson.Fingerprint(definition), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run.Output))));
        Assert.Equal(definition, DefinitionJson.Read(run.Output));
    }
}
