using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>The published schemas are those of the document types. <c>.ci/update-schemas</c> writes them.</summary>
public sealed class PublishedSchemaTests
{
    private const string Update = "UPDATE_SCHEMAS";

    private static readonly Dictionary<string, Func<string, string>> Generated = new(
        ProtocolOperations.All.SelectMany(operation => new Dictionary<string, Func<string, string>>
        {
            [$"{operation.Id}.input"] = name => SchemaExport.Of(name, operation.Title, operation.Input.Type),
            [$"{operation.Id}.output"] = name => SchemaExport.OfOutput(name, operation),
        }),
        StringComparer.Ordinal)
    {
        ["batch.input"] = name => SchemaExport.OfBatch(name, isInput: true),
        ["batch.output"] = name => SchemaExport.OfBatch(name, isInput: false),
        ["decision"] = name => SchemaExport.Of(name, "A decision: what every operation answers", typeof(DecisionDocument)),
        ["definition"] = name => SchemaExport.Of(name, "A protocol as data: its canonical form has the members in this order", typeof(DefinitionDocument)),
        ["dose-result"] = name => SchemaExport.Of(name, "A computed dose with every step", typeof(DoseResultDocument)),
        ["dose-results"] = name => SchemaExport.Composed(name, "Computed doses, each with every step", new() { ["type"] = "array", ["items"] = new System.Text.Json.Nodes.JsonObject { ["$ref"] = "urn:aall15p1:schema:dose-result" } }),
        ["record"] = name => SchemaExport.OfOneOrMany(name, "One event of a treatment record; a record is a JSON array of them, or JSON Lines.", typeof(RecordEventDocument)),
        ["record-report"] = name => SchemaExport.Of(name, "Where an infant is on a day, what was found, and what is next", typeof(RecordReportDocument)),
        ["roadmap"] = name => SchemaExport.Of(name, "A roadmap: the dated administrations of one infant's therapy", typeof(RoadmapDocument)),
        ["rule-catalogue"] = name => SchemaExport.Of(name, "The rule catalogue: every rule that a decision can name", typeof(RuleCatalogueDocument)),
        ["site-supplement"] = name => SchemaExport.Of(name, "AALL15P1 site supplement", typeof(SupplementDocument)),
        ["titration-history"] = name => SchemaExport.Of(name, "The counts and prescriptions of one infant in Maintenance", typeof(TitrationHistoryDocument)),
        ["titration-result"] = name => SchemaExport.Of(name, "What a titration policy says of a history", typeof(TitrationResultDocument)),
    };

    public static TheoryData<string> Names => [.. Generated.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_committed_schema_is_that_of_the_document_type(string name)
    {
        string current = Generated[name](name);
        if (Environment.GetEnvironmentVariable(Update) is not null)
        {
            File.WriteAllText(Path.Combine(Readme.Root, "src", "AALL15P1.Protocol", "Json", "Schemas", $"{name}.schema.json"), current);
        }

        Assert.Equal(current, Environment.GetEnvironmentVariable(Update) is null ? Schemas.Read(name) : current);
    }
}
