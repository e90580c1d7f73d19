using System.Text.Json;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

internal sealed class StartBlockOperation() : Operation<StartBlockInput>(
    StartGate.Operation, "May the block start on this day?", DecisionVocabulary.Plain, StartBlockJson.Default.StartBlockInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(StartBlockInput input)
    {
        SiteSupplement? supplement = SharedInputs.Supplement(input.Supplement);
        ProtocolDefinition definition = supplement?.Define() ?? Aall15P1.Definition;
        Block block = DocumentText.At("$.block", () => definition.Block(new(input.Block)));
        if (input.Site?.StartCriteria is { } documents)
        {
            if (documents.Count == 0)
            {
                // Without a criterion there is nothing to hold the block for, which is not what the protocol leaves open.
                throw new FormatException("$.site.startCriteria: found an empty list, expected at least one criterion.");
            }

            ValueList<StartCriterion> criteria = SharedInputs.Each(documents, "$.site.startCriteria", (document, path) => document.Read(path));
            block = DocumentText.At("$.site.startCriteria", () => block.WithSiteCriteria(criteria));
        }

        StartFacts facts = new(DocumentText.Date(input.On, "$.on"))
        {
            Values = input.Values?.Read("$.values"),
            ToxicityResolved = input.ToxicityResolved,
            Marker = Version1.OptionalMarker(input.Marker, Version1.Marker) ?? MarkerStatus.Unknown,
            PreviousBlockStart = DocumentText.OptionalDate(input.PreviousBlockStart, "$.previousBlockStart"),
            AgeLimit = input.Site?.LaboratoryAgeLimit?.Read("$.site.laboratoryAgeLimit") ?? supplement?.LaboratoryAgeLimit,
        };
        return (StartGate.Explain(block, facts), null);
    }
}

/// <summary>The input of <c>start-block</c>.</summary>
internal sealed record StartBlockInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public required string Block { get; init; }

    public required string On { get; init; }

    public LaboratoryValuesDocument? Values { get; init; }

    public bool? ToxicityResolved { get; init; }

    [JsonPropertyName("kmt2a")]
    public string? Marker { get; init; }

    public string? PreviousBlockStart { get; init; }

    public JsonElement? Supplement { get; init; }

    public SitePolicy? Site { get; init; }

    internal sealed record SitePolicy
    {
        public LaboratoryAgeLimitDocument? LaboratoryAgeLimit { get; init; }

        public IReadOnlyList<SiteStartCriterionDocument>? StartCriteria { get; init; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(StartBlockInput))]
internal sealed partial class StartBlockJson : JsonSerializerContext;
