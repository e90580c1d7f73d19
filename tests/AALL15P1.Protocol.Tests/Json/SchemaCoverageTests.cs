using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
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
        [typeof(RecordDocuments)] = ["record"],
        [typeof(RecordReportJson)] = ["record-report"],
        [typeof(RoadmapDocuments)] = ["roadmap"],
        [typeof(RuleCatalogueJson)] = ["rule-catalogue"],
        [typeof(DoseJson)] = ["dose-result", "dose-results"],
        [typeof(SupplementJson)] = ["site-supplement"],
        [typeof(DefinitionJson)] = ["definition"],
        [typeof(TitrationDocuments)] = ["titration-history", "titration-result"],
        [typeof(DecisionJson)] = ["decision", "batch.input", "batch.output", .. ProtocolOperations.All.SelectMany(operation => new[] { $"{operation.Id}.input", $"{operation.Id}.output" })],
    };

    /// <summary>The schema of each type with a version; an operation's input is added by its id.</summary>
    private static readonly Dictionary<Type, string> SchemaOf = new()
    {
        [typeof(RecordEventDocument)] = "record",
        [typeof(RecordReportDocument)] = "record-report",
        [typeof(RoadmapDocument)] = "roadmap",
        [typeof(RuleCatalogueDocument)] = "rule-catalogue",
        [typeof(DoseResultDocument)] = "dose-result",
        [typeof(DecisionDocument)] = "decision",
        [typeof(TitrationHistoryDocument)] = "titration-history",
        [typeof(TitrationResultDocument)] = "titration-result",
    };

    [Fact]
    public void Every_class_that_states_a_version_has_its_schemas_and_every_schema_has_such_a_class()
    {
        Type[] stating = [.. typeof(Schemas).Assembly.GetTypes().Where(type => type.GetField("SchemaVersion", BindingFlags.Public | BindingFlags.Static) is not null)];

        Assert.Equal(stating.Select(type => type.Name).Order(StringComparer.Ordinal), SchemasOf.Keys.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Schemas.Names, SchemasOf.Values.SelectMany(names => names).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_type_with_a_version_has_a_schema_with_its_members()
    {
        Type[] versioned = [.. typeof(Schemas).Assembly.GetTypes().Where(type => !type.IsInterface && type.GetProperty("SchemaVersion", BindingFlags.Public | BindingFlags.Instance) is not null)];
        Dictionary<Type, string> schemas = new(SchemaOf);
        foreach (Operation operation in (IEnumerable<Operation>)ProtocolOperations.All)
        {
            schemas.Add(operation.GetType().BaseType!.GetGenericArguments()[0], $"{operation.Id}.input");
        }

        Assert.All(versioned, type =>
        {
            Assert.True(schemas.TryGetValue(type, out string? schema), $"{type.Name} has a SchemaVersion and no schema.");
            using JsonDocument document = JsonDocument.Parse(Schemas.Read(schema));
            string[] members = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal)];

            Assert.Equal(members, MembersOf(document.RootElement, document.RootElement).Distinct().Order(StringComparer.Ordinal));
        });
        Assert.Equal(schemas.Count, versioned.Length);
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
                Require(name, root, keyword.Value, !isSchema || keyword.Name is not ("properties" or "$defs"), isSchema && keyword.Name is "if" or "then" or "else");
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

    private static IEnumerable<string> MembersOf(JsonElement root, JsonElement schema)
    {
        IEnumerable<string> own = schema.TryGetProperty("properties", out JsonElement properties) ? properties.EnumerateObject().Select(member => member.Name) : [];
        IEnumerable<string> referred = schema.TryGetProperty("$ref", out JsonElement reference) && reference.GetString()![0] == '#'
            ? MembersOf(root, root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]))
            : [];
        IEnumerable<string> chosen = schema.TryGetProperty("oneOf", out JsonElement choices) ? choices.EnumerateArray().SelectMany(choice => MembersOf(root, choice)) : [];
        return own.Concat(referred).Concat(chosen);
    }
}
