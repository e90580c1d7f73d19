using System.Text.Json;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol.Json;

internal sealed class ContinuePastInductionOperation() : Operation<ContinuePastInductionInput>(
    ContinuationGate.Operation, "Does the infant continue past Induction?", ContinuationGate.Words, ContinuePastInductionJson.Default.ContinuePastInductionInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(ContinuePastInductionInput input) =>
        (ContinuationGate.Explain(Aall15P1.Definition, DocumentText.OptionalChoice<Kmt2aStatus>(input.Kmt2a, "$.kmt2a") ?? Kmt2aStatus.Unknown), null);
}

/// <summary>The input of <c>continue-past-induction</c>.</summary>
internal sealed record ContinuePastInductionInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public string? Kmt2a { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ContinuePastInductionInput))]
internal sealed partial class ContinuePastInductionJson : JsonSerializerContext;
