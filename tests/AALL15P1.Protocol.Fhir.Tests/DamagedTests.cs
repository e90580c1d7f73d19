using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

/// <summary>Whatever is wrong in a resource, reading it gives events or refusals, and no exception.</summary>
public class DamagedTests
{
    /// <summary>One resource of each shape.</summary>
    private static readonly JsonNode[] Written =
    [
        .. FhirWriter.RecordOf(Fhir.Illustrated.Replay(TwoYears.Events(Fhir.Illustrated)), Fhir.Context).Entry
            .Select(entry => entry.Resource!).DistinctBy(Shapes.Of, StringComparer.Ordinal).Select(resource => JsonNode.Parse(resource.ToJson())!),
    ];

    [Property(MaxTest = 500)]
    public Property What_is_damaged_is_refused_or_read(NonNegativeInt which, NonNegativeInt place, NonNegativeInt way)
    {
        JsonNode damaged = Written[which.Get * 31 % Written.Length].DeepClone();
        List<JsonNode> nodes = [];
        Collect(damaged, nodes);
        JsonNode node = nodes[place.Get * 7919 % nodes.Count];
        Damage(node, way.Get % 5);
        if (!FhirJsonDeserializer.RECOVERABLE.TryDeserializeResource(damaged.ToJsonString(), out Resource? resource, out _) && resource is null)
        {
            return true.Classify(true, "no resource");
        }

        FhirReading reading = FhirReader.TryRead(Fhir.Illustrated.NewRecord(), Fhir.Context, [resource!]);
        Assert.All(reading.Refusals, refusal => Assert.DoesNotContain("  ", refusal.ToString(), StringComparison.Ordinal));
        return true.Classify(reading.Refusals.Count > 0, "refused").Classify(reading.Refusals.Count == 0, "read");
    }

    private static void Damage(JsonNode node, int way)
    {
        if (way == 0)
        {
            _ = node.Parent switch
            {
                JsonObject owner => owner.Remove(node.GetPropertyName()),
                JsonArray owner => owner.Remove(node),
                _ => false,
            };
        }
        else
        {
            node.ReplaceWith<JsonNode?>(way switch { 1 => JsonValue.Create("9999-99-99"), 2 => JsonValue.Create(-1), 3 => new JsonObject(), _ => JsonValue.Create("\u0001 what") });
        }
    }

    private static void Collect(JsonNode node, List<JsonNode> nodes)
    {
        // Without its type a resource is none, and the deserializer says so itself.
        foreach (JsonNode child in (node as JsonObject)?.Where(member => member.Key != "resourceType").Select(member => member.Value!) ?? (node as JsonArray)?.Select(item => item!) ?? [])
        {
            nodes.Add(child);
            Collect(child, nodes);
        }
    }
}
