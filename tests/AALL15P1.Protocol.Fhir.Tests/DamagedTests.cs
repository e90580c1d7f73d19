using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
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

    private static readonly string Plan = FhirWriter.PlanDefinitionOf(Fhir.Protocol).ToJson();

    private static readonly Roadmap Planned = Fhir.Protocol.Plan(Fhir.Birth, Fhir.Start);

    private static readonly Bundle Roadmap = FhirWriter.RoadmapOf(Fhir.Protocol, Planned, Fhir.Context, ValidationTests.Infant);

    [Property(MaxTest = 500)]
    public Property What_is_damaged_is_refused_or_read(NonNegativeInt which, NonNegativeInt place, NonNegativeInt way)
    {
        JsonNode damaged = Written[which.Get * 31 % Written.Length].DeepClone();
        DamageAt(damaged, place.Get, way.Get);
        if (!FhirJsonDeserializer.RECOVERABLE.TryDeserializeResource(damaged.ToJsonString(), out Resource? resource, out _) && resource is null)
        {
            return true.Classify(true, "no resource");
        }

        FhirReading reading = FhirReader.TryRead(Fhir.Illustrated.NewRecord(), Fhir.Context, [resource!]);
        Assert.All(reading.Refusals, refusal => Assert.DoesNotContain("  ", refusal.ToString(), StringComparison.Ordinal));
        return true.Classify(reading.Refusals.Count > 0, "refused").Classify(reading.Refusals.Count == 0, "read");
    }

    /// <summary>A definition, once it is read, is the one that was written: whatever was damaged in what a plan says is refused.</summary>
    [Property(MaxTest = 20)]
    public Property A_damaged_plan_is_refused_or_says_the_same(NonNegativeInt place, NonNegativeInt way)
    {
        JsonNode damaged = JsonNode.Parse(Plan)!;
        DamageAt(damaged, place.Get, way.Get);
        return Refuses<PlanDefinition>(damaged, plan => Assert.Equal(Fhir.Protocol.Definition, FhirReader.DefinitionOf(plan)));
    }

    [Property(MaxTest = 15)]
    public Property A_damaged_roadmap_is_refused_or_says_the_same(NonNegativeInt which, NonNegativeInt place, NonNegativeInt way)
    {
        Bundle bundle = (Bundle)Roadmap.DeepCopy();
        JsonNode damaged = JsonNode.Parse(bundle.Entry[which.Get * 31 % bundle.Entry.Count].Resource!.ToJson())!;
        DamageAt(damaged, place.Get, way.Get);
        return Refuses<Resource>(damaged, resource =>
        {
            bundle.Entry[which.Get * 31 % bundle.Entry.Count].Resource = resource;
            Assert.Equal(Planned.ToArray(), FhirReader.RoadmapOf(Fhir.Protocol, Fhir.Birth, bundle, Fhir.Context, ValidationTests.Infant).ToArray());
        });
    }

    private static Property Refuses<T>(JsonNode damaged, Action<T> read)
        where T : Resource
    {
        if (!FhirJsonDeserializer.RECOVERABLE.TryDeserializeResource(damaged.ToJsonString(), out Resource? resource, out _) && resource is not T)
        {
            return true.Classify(true, "no resource");
        }

        try
        {
            read((T)resource!);
            return true.Classify(true, "read");
        }
        catch (FhirRefusedException)
        {
            return true.Classify(true, "refused");
        }
    }

    private static void DamageAt(JsonNode whole, int place, int way)
    {
        List<JsonNode> nodes = [];
        Collect(whole, nodes);
        Damage(nodes[(int)(place * 7919L % nodes.Count)], way % 5);
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
