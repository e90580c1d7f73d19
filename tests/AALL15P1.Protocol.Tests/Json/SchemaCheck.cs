using System.Text.Json;
using AALL15P1.Protocol.Json;
using Json.Schema;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Validates a document against one of the library's schemas, formats included.</summary>
internal static class SchemaCheck
{
    private static readonly Lazy<Dictionary<string, JsonSchema>> All = new(Load);

    private static readonly EvaluationOptions Options = new() { RequireFormatValidation = true, OutputFormat = OutputFormat.List };

    public static IReadOnlyList<string> Problems(string schemaName, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        EvaluationResults results = All.Value[schemaName].Evaluate(document.RootElement, Options);
        return results.IsValid ? [] :
        [
            .. (results.Details ?? []).Append(results).SelectMany(detail => (detail.Errors ?? new Dictionary<string, string>()).Select(error => $"{detail.InstanceLocation}: {error.Value}")),
            $"{schemaName}: not valid",
        ];
    }

    private static Dictionary<string, JsonSchema> Load()
    {
        SchemaRegistry registry = new();
        BuildOptions options = new() { SchemaRegistry = registry, Dialect = Dialect.Draft202012 };
        Dictionary<string, JsonSchema> schemas = new(StringComparer.Ordinal);
        registry.Fetch = (uri, _) => Get(uri.OriginalString["urn:aall15p1:schema:".Length..]);
        foreach (string name in Schemas.Names)
        {
            Get(name);
        }

        return schemas;

        JsonSchema Get(string name)
        {
            if (!schemas.TryGetValue(name, out JsonSchema? schema))
            {
                schema = JsonSchema.FromText(Schemas.Read(name), options);
                schemas[name] = schema;
            }

            return schema;
        }
    }
}
