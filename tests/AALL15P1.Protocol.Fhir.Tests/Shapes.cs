using System.Text.Json;
using System.Text.Json.Nodes;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>
/// The shape of a resource: its elements, and in them what a validator looks at beyond the type. Two resources of one
/// shape differ in text, numbers, dates and ids alone, and one of them stands for all.
/// </summary>
internal static class Shapes
{
    private static readonly HashSet<string> Kept = ["resourceType", "status", "intent", "type", "system", "url", "comparator", "language", "kind", "severity", "code", "periodUnit", "durationUnit", "relationship"];

    public static string Of(Resource resource) => Of(JsonNode.Parse(resource.ToJson())!, key: string.Empty);

    private static string Of(JsonNode node, string key) => node switch
    {
        JsonObject all => $"{{{string.Join(",", all.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Of(member.Value!, member.Key)}"))}}}",
        JsonArray all => $"[{string.Join(",", all.Select(item => Of(item!, key)).Distinct().Order(StringComparer.Ordinal))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Kept.Contains(key) ? value.ToString() : $"text{value.ToString().Length switch { 10 => "10", _ => string.Empty }}",
        JsonValue value => value.GetValueKind().ToString(),
        _ => "null",
    };
}
