using System.Reflection;
using System.Text.Json;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Every document has a schema, every schema has a document, and both have the same members.</summary>
public sealed class SchemaCoverageTests
{
    private const string Urn = "urn:aall15p1:schema:";

    /// <summary>The schemas of the documents that a class states the version of.</summary>
    private static readonly Dictionary<Type, string[]> SchemasOf = new()
    {
        [typeof(RecordJson)] = ["record"],
        [typeof(RecordReportJson)] = ["record-report"],
        [typeof(RoadmapJson)] = ["roadmap"],
        [typeof(RuleCatalogueJson)] = ["rule-catalogue"],
        [typeof(DoseJson)] = ["dose-result", "dose-results"],
        [typeof(SupplementJson)] = ["site-supplement"],
        [typeof(DefinitionJson)] = ["definition"],
        [typeof(TitrationJson)] = ["titration-history", "titration-result"],
        [typeof(DecisionJson)] = ["decision", "batch.input", "batch.output", .. ProtocolOperations.All.SelectMany(operation => new[] { $"{operation.Id}.input", $"{operation.Id}.output" })],
    };

    [Fact]
    public void Every_class_that_states_a_version_has_its_schemas_and_every_schema_has_such_a_class()
    {
        Type[] stating = [.. typeof(Schemas).Assembly.GetTypes().Where(type => type.GetField("SchemaVersion", BindingFlags.Public | BindingFlags.Static) is not null)];

        Assert.Equal(stating.Select(type => type.Name).Order(StringComparer.Ordinal), SchemasOf.Keys.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Schemas.Names, SchemasOf.Values.SelectMany(names => names).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_schema_names_itself_allows_no_other_members_and_refers_only_to_what_there_is() => Assert.All(Schemas.Names, name =>
    {
        using JsonDocument document = JsonDocument.Parse(Schemas.Read(name));
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", document.RootElement.GetProperty("$schema").GetString());
        Assert.Equal(Urn + name, document.RootElement.GetProperty("$id").GetString());
        Assert.NotEqual(string.Empty, document.RootElement.GetProperty("title").GetString());
        Require(name, document.RootElement, document.RootElement, isSchema: true, isPartOfAnother: false);
    });

    private static void Require(string name, JsonElement root, JsonElement place, bool isSchema, bool isPartOfAnother)
    {
        if (place.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in place.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
            {
                Require(name, root, item, isSchema, isPartOfAnother);
            }
        }
        else if (place.ValueKind == JsonValueKind.Object)
        {
            if (isSchema && place.TryGetProperty("$ref", out JsonElement reference))
            {
                Assert.True(Resolves(root, reference.GetString()!), $"{name}: {reference} leads nowhere.");
            }

            if (isSchema && !isPartOfAnother && place.TryGetProperty("properties", out _) && !place.TryGetProperty("$ref", out _))
            {
                Assert.True(place.TryGetProperty("additionalProperties", out JsonElement other) && other.ValueKind == JsonValueKind.False, $"{name}: an object allows members that it does not state.");
            }

            foreach (JsonProperty keyword in place.EnumerateObject().Where(keyword => keyword.Name is not ("const" or "enum" or "required" or "dependentRequired")))
            {
                Require(name, root, keyword.Value, !isSchema || keyword.Name is not ("properties" or "$defs" or "dependentSchemas"), isPartOfAnother || (isSchema && keyword.Name is "if" or "then" or "else" or "dependentSchemas"));
            }
        }
    }

    private static bool Resolves(JsonElement root, string reference)
    {
        string[] parts = reference.Split('#');
        if (parts[0].Length > 0 && !Schemas.Names.Contains(parts[0][Urn.Length..]))
        {
            return false;
        }

        using JsonDocument? other = parts[0].Length == 0 ? null : JsonDocument.Parse(Schemas.Read(parts[0][Urn.Length..]));
        return parts.Length == 1 || (other?.RootElement ?? root).GetProperty("$defs").TryGetProperty(parts[1]["/$defs/".Length..], out _);
    }
}
