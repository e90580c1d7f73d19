using System.Text.Json;

namespace AALL15P1.Protocol.Json;

internal sealed class ContinuePastInductionOperation(ProtocolDefinition definition) : Operation<ContinuePastInductionInput>(
    ContinuationGate.OperationOf(definition), $"Does the infant continue past {ContinuationGate.LastOfAll(definition).Title}?", ContinuationGate.Words, DocumentWriter.Plain.ContinuePastInductionInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, ContinuePastInductionInput input, Place place) =>
        (input.Complete(protocol, place).MayContinue(input.ReadMarker(protocol.Definition, place)), null);
}

/// <summary>The input of <c>continue-past-induction</c>.</summary>
internal sealed record ContinuePastInductionInput : MarkedInput;
