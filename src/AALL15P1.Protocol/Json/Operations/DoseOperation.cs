using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class DoseOperation() : Operation<DoseInput>(
    DoseCalculator.Operation, "How much of the drug is given to the infant on this day?", DecisionVocabulary.Plain, DoseInputJson.Default.DoseInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, DoseInput input)
    {
        CompiledProtocol completed = SharedInputs.Complete(protocol, input.Supplement, input.Readings);
        Block block = DocumentText.At("$.block", () => completed.Definition.Block(new(input.Block)));
        PlannedOrder order = DocumentText.At("$.order", () => block.Order(input.Order));
        Infant infant = SharedInputs.Infant(input.BirthDate, input.Measurements);
        LocalDate blockStart = DocumentText.Date(input.BlockStart, "$.blockStart");
        LocalDate on = DocumentText.Date(input.On, "$.on");
        RequireNotBefore(infant.BirthDate, blockStart, "$.blockStart", "birthDate");
        RequireNotBefore(blockStart, on, "$.on", "blockStart");
        DoseResult result = DocumentText.At("$.measurements", () => completed.Dose(block.Id, order.Id, infant, blockStart, on));
        return (result.Decision, JsonSerializer.SerializeToElement(DoseResultDocument.Of(block.Id, result), DocumentWriter.Plain.DoseResultDocument));
    }

    private static void RequireNotBefore(LocalDate earlier, LocalDate later, string path, string bound)
    {
        if (later < earlier)
        {
            throw new FormatException($"{path}: found {later:uuuu-MM-dd}, expected a day not before {bound}, {earlier:uuuu-MM-dd}.");
        }
    }
}

/// <summary>The input of <c>dose</c>.</summary>
internal sealed record DoseInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public required string Block { get; init; }

    public required string Order { get; init; }

    public required string BlockStart { get; init; }

    public required string On { get; init; }

    public required string BirthDate { get; init; }

    public IReadOnlyList<MeasurementDocument>? Measurements { get; init; }

    public JsonElement? Supplement { get; init; }

    public IReadOnlyList<ReadingDocument>? Readings { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DoseInput))]
internal sealed partial class DoseInputJson : JsonSerializerContext;
