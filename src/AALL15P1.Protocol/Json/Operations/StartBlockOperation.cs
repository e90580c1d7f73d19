using System.Text.Json;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

internal sealed class StartBlockOperation() : Operation<StartBlockInput>(
    StartGate.Operation, "May the block start on this day?", DecisionVocabulary.Plain, StartBlockJson.Default.StartBlockInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, StartBlockInput input)
    {
        BlockId block = DocumentText.At("$.block", () => protocol.Definition.Block(new(input.Block)).Id);
        SiteSupplement? supplement = WithSite(SharedInputs.SupplementOf(protocol, input.Supplement), input.Site, block);
        CompiledProtocol completed = input.Site is null
            ? SharedInputs.Complete(protocol, supplement, input.Readings)
            : DocumentText.At("$.site", () => SharedInputs.Complete(protocol, supplement, input.Readings));

        StartFacts facts = new(DocumentText.Date(input.On, "$.on"))
        {
            Values = input.Values?.Read("$.values"),
            ToxicityResolved = input.ToxicityResolved,
            Marker = Version1.OptionalMarker(input.Marker, Version1.Marker) ?? MarkerStatus.Unknown,
            PreviousBlockStart = DocumentText.OptionalDate(input.PreviousBlockStart, "$.previousBlockStart"),
            PreviousBlockHeldDays = HeldDays(input.PreviousBlockHeldDays) ?? (input.SchemaVersion == 1 ? 0 : null),

            // Version 1 could not say it, and its answers did not look at it.
            PreviousBlockIsComplete = input.PreviousBlockComplete ?? (input.SchemaVersion == 1 && input.PreviousBlockStart is null),
            Since = DocumentText.OptionalDate(input.LastDoseOn, "$.lastDoseOn"),
        };
        return (completed.MayStart(block, facts), null);
    }

    private static int? HeldDays(int? days) => days is null or (>= 0 and <= 1000) ? days : throw new FormatException($"$.previousBlockHeldDays: found {days}, expected 0 to 1000.");

    private static SuppliedStartCriterion Supplied(BlockId block, StartCriterion criterion, string path) => DocumentText.At(path, () => new SuppliedStartCriterion(block, criterion).RequireOwnId(ProtocolRules.Catalogue));

    /// <summary>The supplement with what version 1 of the input states beside it.</summary>
    private static SiteSupplement? WithSite(SiteSupplement? supplement, StartBlockInput.SitePolicy? site, BlockId block)
    {
        if (site is null)
        {
            return supplement;
        }

        SiteSupplement stated = supplement ?? SharedInputs.OnlySite;
        if (site.LaboratoryAgeLimit?.Read("$.site.laboratoryAgeLimit") is { } limit)
        {
            stated = stated with { LaboratoryAgeLimit = limit };
        }

        if (site.StartCriteria is { } documents)
        {
            if (documents.Count == 0)
            {
                // Without a criterion there is nothing to hold the block for, which is not what the protocol leaves open.
                throw new FormatException("$.site.startCriteria: found an empty list, expected at least one criterion.");
            }

            ValueList<SuppliedStartCriterion> criteria = SharedInputs.Each(documents, "$.site.startCriteria", (document, path) => Supplied(block, document.Read(path), path));
            stated = stated with { StartCriteria = [.. stated.StartCriteria, .. criteria] };
        }

        return stated;
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

    public int? PreviousBlockHeldDays { get; init; }

    public bool? PreviousBlockComplete { get; init; }

    public string? LastDoseOn { get; init; }

    public JsonElement? Supplement { get; init; }

    public IReadOnlyList<ReadingDocument>? Readings { get; init; }

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
