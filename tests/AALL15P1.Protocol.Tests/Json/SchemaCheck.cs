using System.Text.Json;
using System.Text.RegularExpressions;
using AALL15P1.Protocol.Json;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>
/// Holds a document against one of the library's schemas. It knows the keywords that those schemas use, and refuses a
/// schema with another one, so that nothing is left unchecked.
/// </summary>
internal static class SchemaCheck
{
    private const string Urn = "urn:aall15p1:schema:";

    public static IReadOnlyList<string> Problems(string schemaName, string json)
    {
        using JsonDocument schema = JsonDocument.Parse(Schemas.Read(schemaName));
        using JsonDocument document = JsonDocument.Parse(json);
        List<string> problems = [];
        Check(schema.RootElement, schema.RootElement, document.RootElement, "$", problems);
        return problems;
    }

    private static void Check(JsonElement root, JsonElement schema, JsonElement value, string path, List<string> problems)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            Require(schema.ValueKind == JsonValueKind.True, path, "nothing may stand here", problems);
            return;
        }

        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            JsonElement of = keyword.Value;
            switch (keyword.Name)
            {
                case "$schema" or "$id" or "$defs" or "title" or "description" or "format":
                    break;
                case "$ref":
                    Follow(root, of.GetString()!, value, path, problems);
                    break;
                case "type":
                    Require(Types(of).Any(type => IsOf(type, value)), path, $"type {of}", problems);
                    break;
                case "const":
                    Require(JsonElement.DeepEquals(of, value), path, $"const {of}", problems);
                    break;
                case "enum":
                    Require(of.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), path, $"enum {of}", problems);
                    break;
                case "required":
                    Require(value.ValueKind != JsonValueKind.Object || of.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)), path, $"required {of}", problems);
                    break;
                case "properties":
                    CheckMembers(root, of, value, path, problems);
                    break;
                case "additionalProperties" when of.ValueKind == JsonValueKind.False:
                    Require(
                        value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(member => schema.GetProperty("properties").TryGetProperty(member.Name, out _)),
                        path,
                        "no other members",
                        problems);
                    break;
                case "items":
                    CheckItems(root, of, value, path, problems);
                    break;
                case "oneOf":
                    Require(of.EnumerateArray().Count(each => Fits(root, each, value)) == 1, path, "oneOf", problems);
                    break;
                case "anyOf":
                    Require(of.EnumerateArray().Any(each => Fits(root, each, value)), path, "anyOf", problems);
                    break;
                case "pattern":
                    Require(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, of.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)), path, $"pattern {of}", problems);
                    break;
                case "minLength":
                    Require(value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= of.GetInt32(), path, $"minLength {of}", problems);
                    break;
                case "maxLength":
                    Require(value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= of.GetInt32(), path, $"maxLength {of}", problems);
                    break;
                case "minimum":
                    Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= of.GetDecimal(), path, $"minimum {of}", problems);
                    break;
                case "exclusiveMinimum":
                    Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() > of.GetDecimal(), path, $"exclusiveMinimum {of}", problems);
                    break;
                case "minItems":
                    Require(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= of.GetInt32(), path, $"minItems {of}", problems);
                    break;
                case "maxItems":
                    Require(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= of.GetInt32(), path, $"maxItems {of}", problems);
                    break;
                case "dependentRequired":
                    Require(value.ValueKind != JsonValueKind.Object || HasDependents(of, value), path, $"dependentRequired {of}", problems);
                    break;
                case "if":
                    if (schema.TryGetProperty(Fits(root, of, value) ? "then" : "else", out JsonElement branch))
                    {
                        Check(root, branch, value, path, problems);
                    }

                    break;
                case "then" or "else" when schema.TryGetProperty("if", out _):
                    break;
                case "maximum":
                    Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= of.GetDecimal(), path, $"maximum {of}", problems);
                    break;
                default:
                    throw new NotSupportedException($"The schema check does not know the keyword {keyword.Name}.");
            }
        }
    }

    private static void Follow(JsonElement root, string reference, JsonElement value, string path, List<string> problems)
    {
        int place = reference.IndexOf('#', StringComparison.Ordinal);
        string other = place < 0 ? reference : reference[..place];
        using JsonDocument? document = other.Length == 0 ? null : JsonDocument.Parse(Schemas.Read(other[Urn.Length..]));
        JsonElement within = document?.RootElement ?? root;
        Check(within, place < 0 ? within : within.GetProperty("$defs").GetProperty(reference[(place + "#/$defs/".Length)..]), value, path, problems);
    }

    private static void CheckMembers(JsonElement root, JsonElement properties, JsonElement value, string path, List<string> problems)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                if (value.TryGetProperty(property.Name, out JsonElement member))
                {
                    Check(root, property.Value, member, $"{path}.{property.Name}", problems);
                }
            }
        }
    }

    private static void CheckItems(JsonElement root, JsonElement items, JsonElement value, string path, List<string> problems)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach ((int index, JsonElement item) in value.EnumerateArray().Index())
            {
                Check(root, items, item, $"{path}[{index}]", problems);
            }
        }
    }

    private static bool HasDependents(JsonElement dependents, JsonElement value) =>
        dependents.EnumerateObject().All(each => !value.TryGetProperty(each.Name, out _) || each.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)));

    private static bool Fits(JsonElement root, JsonElement schema, JsonElement value)
    {
        List<string> problems = [];
        Check(root, schema, value, "$", problems);
        return problems.Count == 0;
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(each => each.GetString()!) : [type.GetString()!];

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"The schema check does not know the type {type}."),
    };

    private static void Require(bool holds, string path, string what, List<string> problems)
    {
        if (!holds)
        {
            problems.Add($"{path}: {what}");
        }
    }
}
