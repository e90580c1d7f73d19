using System.Text.Json;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Json;

internal sealed class ContinuePastInductionOperation() : Operation<ContinuePastInductionInput>(
    ContinuationGate.OperationOf(Version1.Protocol), $"Does the infant continue past {Version1.Protocol.Blocks[0].Title}?", ContinuationGate.Words, ContinuePastInductionJson.Default.ContinuePastInductionInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, ContinuePastInductionInput input) =>
        (protocol.MayContinue(Version1.OptionalMarker(input.Marker, Version1.Marker) ?? MarkerStatus.Unknown), null);
}

/// <summary>The input of <c>continue-past-induction</c>.</summary>
internal sealed record ContinuePastInductionInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    [JsonPropertyName("kmt2a")]
    public string? Marker { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ContinuePastInductionInput))]
internal sealed partial class ContinuePastInductionJson : JsonSerializerContext;
