using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace AALL15P1.Protocol.Fhir;

/// <summary>
/// Reads the definitions that <see cref="PlanWriter"/> has written: the canonical form that the resource carries, and only if
/// the resource's own elements say the same.
/// </summary>
internal static class PlanReader
{
    /// <summary>What a site completes on its own account, such as the status, the publisher or a narrative, is not here.</summary>
    private static readonly string[] Said = ["url", "version", "type", "modifierExtension", "goal", "contained", "action"];

    public static ProtocolDefinition Read(PlanDefinition plan, FhirContext context)
    {
        ResourceReader reader = new(plan, context);
        ProtocolDefinition definition = Definition(reader, plan);
        string fingerprint = DefinitionJson.Fingerprint(definition);
        string? stated = plan.Identifier.Find(identifier => identifier.System == Own.FingerprintIdentifier)?.Value;
        if (stated != fingerprint)
        {
            throw reader.Refuse("identifier", stated, $"{fingerprint}, the fingerprint of the definition that it carries");
        }

        Differences.RefuseAny(reader, Differences.Json(PlanWriter.Write(CompiledProtocol.Compile(definition))), Differences.Json(plan), Said);
        return definition;
    }

    private static ProtocolDefinition Definition(ResourceReader reader, PlanDefinition plan)
    {
        Attachment? form = plan.RelatedArtifact.Find(artifact => artifact.Type == RelatedArtifact.RelatedArtifactType.DerivedFrom && artifact.Document?.ContentType == Own.DefinitionType)?.Document;
        try
        {
            return DefinitionJson.Read(form?.Data ?? throw reader.Refuse("relatedArtifact.document.data", null, "the canonical form of the definition, which this library writes there"));
        }
        catch (FormatException unreadable) when (unreadable is not FhirRefusedException)
        {
            throw reader.Refuse("relatedArtifact.document.data", unreadable.Message, "the canonical form of a definition");
        }
    }
}

/// <summary>Where what was read differs from what this library writes.</summary>
internal static class Differences
{
    public static JsonObject Json(Resource resource) => JsonNode.Parse(resource.ToJson())!.AsObject();

    /// <summary>Refuses the first place, in the order in which this library writes it, at which one has something that the other has not.</summary>
    public static void RefuseAny(ResourceReader reader, JsonObject expected, JsonObject found, params string[] members)
    {
        foreach (string member in members.Length > 0 ? members : expected.Concat(found).Select(known => known.Key).Distinct(StringComparer.Ordinal))
        {
            if (First(member, expected[member], found[member]) is var (path, wanted, had))
            {
                throw reader.Refuse(path, Text(had), wanted is null ? "nothing there" : $"'{Text(wanted)}', as this library writes it");
            }
        }
    }

    private static (string Path, JsonNode? Expected, JsonNode? Found)? First(string path, JsonNode? expected, JsonNode? found) => (expected, found) switch
    {
        (null, null) => null,
        // What the elements say comes before the words for it.
        (JsonObject wanted, JsonObject had) => wanted.Select(member => member.Key).Union(had.Select(member => member.Key), StringComparer.Ordinal).OrderBy(name => name == "text")
            .Select(name => First($"{path}.{name}", wanted[name], had[name])).FirstOrDefault(difference => difference is not null),
        (JsonArray wanted, JsonArray had) => Enumerable.Range(0, Math.Max(wanted.Count, had.Count))
            .Select(at => First(Elements.Invariant($"{path}[{at}]"), wanted.ElementAtOrDefault(at), had.ElementAtOrDefault(at))).FirstOrDefault(difference => difference is not null),
        (JsonValue wanted, JsonValue had) when IsSame(wanted, had) => null,
        _ => (path, expected, found),
    };

    /// <summary>A number is the same however many noughts end it.</summary>
    private static bool IsSame(JsonValue wanted, JsonValue had) =>
        JsonNode.DeepEquals(wanted, had) || (wanted.TryGetValue(out decimal number) && had.TryGetValue(out decimal other) && number == other);

    private static string? Text(JsonNode? node)
    {
        const int longest = 120;
        string? text = node is JsonValue value ? value.ToString() : node?.ToJsonString();
        return text?.Length > longest ? $"{text[..longest]}…" : text;
    }
}
