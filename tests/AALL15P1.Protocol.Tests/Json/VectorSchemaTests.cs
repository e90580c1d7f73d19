using System.Text.Json;
using AALL15P1.Protocol.Testing;
using Json.Schema;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>The files of the conformance vectors and the schema that is packed with them.</summary>
public sealed class VectorSchemaTests
{
    private static readonly EvaluationOptions Options = new() { RequireFormatValidation = true, OutputFormat = OutputFormat.List };
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromText(ConformanceSuite.Schema, new BuildOptions { SchemaRegistry = new(), Dialect = Dialect.Draft202012 }));

    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Readme.Root, "src", "AALL15P1.Protocol.Testing", "Conformance", "Vectors")).Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_vectors_satisfies_the_schema(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Readme.Root, "src", "AALL15P1.Protocol.Testing", "Conformance", "Vectors", file)));

        EvaluationResults results = Schema.Value.Evaluate(document.RootElement, Options);

        Assert.True(results.IsValid, string.Join('\n', (results.Details ?? []).SelectMany(detail => (detail.Errors ?? new Dictionary<string, string>()).Select(error => $"{detail.InstanceLocation}: {error.Value}"))));
    }

    [Theory]
    [InlineData("""{"at": "outcome"}""")]
    [InlineData("""{"at": "outcome", "is": "hold", "isNot": "proceed"}""")]
    [InlineData("""{"is": "hold"}""")]
    [InlineData("""{"anyOf": [[{"at": "outcome", "is": "hold"}]]}""")]
    [InlineData("""{"at": "outcome", "exists": "yes"}""")]
    public void An_entry_that_is_none_of_the_page_is_against_the_schema(string entry) => Assert.False(IsValid("replay", """{"events": [{}]}""", entry));

    [Theory]
    [InlineData("replay", """{"events": [{}], "hold": "omit"}""")]
    [InlineData("replay", """{"at": "2026-01-05"}""")]
    [InlineData("roadmap", """{"birthDate": "2025-09-14"}""")]
    [InlineData("titrate", """{"history": {}}""")]
    public void An_input_that_lacks_or_misspells_a_member_is_against_the_schema(string operation, string input) =>
        Assert.False(IsValid(operation, input, """{"at": "outcome", "is": "hold"}"""));

    [Fact]
    public void A_vector_as_the_page_describes_it_satisfies_the_schema() => Assert.True(IsValid("replay", """{"events": [{}]}""", """{"at": "gate", "is": "hold"}"""));

    private static bool IsValid(string operation, string input, string entry)
    {
        using JsonDocument document = JsonDocument.Parse(
            $$"""[{"id": "x", "operation": "{{operation}}", "title": "x", "rules": ["X"], "citation": {"source": "X", "place": "x"}, "working": "x", "input": {{input}}, "expected": [{{entry}}]}]""");
        return Schema.Value.Evaluate(document.RootElement, Options).IsValid;
    }
}
