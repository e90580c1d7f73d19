using System.Text.Json;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Json;

internal sealed class SiteOfCareOperation() : Operation<SiteOfCareInput>(
    SiteOfCareGate.Operation, "Is this the place to see or treat the infant, and who must be called?", SiteOfCareGate.Words, SiteOfCareJson.Default.SiteOfCareInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, SiteOfCareInput input)
    {
        BlockId block = DocumentText.At("$.block", () => protocol.Definition.Block(new(input.Block)).Id);
        CareVisit visit = new()
        {
            Setting = DocumentText.OptionalChoice<CareSetting>(input.Setting, "$.setting"),
            Administers = input.Administers is { } name
                ? Drugs.Formulary.TryFind(name, out Drug? drug) ? drug : throw new FormatException($"$.administers: found '{name}', expected one of {Drugs.Formulary}.")
                : null,
            ToxicitySymptoms = input.ToxicitySymptoms,
            FeverOrSuspectedSepsis = input.FeverOrSuspectedSepsis,
            EvaluationPeriodClosed = input.EvaluationPeriodClosed ?? false,
        };
        return (protocol.SiteOfCare(block, visit), null);
    }
}

/// <summary>The input of <c>site-of-care</c>.</summary>
internal sealed record SiteOfCareInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public required string Block { get; init; }

    public string? Setting { get; init; }

    public string? Administers { get; init; }

    public bool? ToxicitySymptoms { get; init; }

    public bool? FeverOrSuspectedSepsis { get; init; }

    public bool? EvaluationPeriodClosed { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SiteOfCareInput))]
internal sealed partial class SiteOfCareJson : JsonSerializerContext;
