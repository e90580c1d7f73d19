using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class DoseOperation() : Operation<DoseInput>(
    DoseCalculator.Operation, "How much of the drug is given to the infant on this day?", DecisionVocabulary.Plain, DocumentWriter.Plain.DoseInput)
{
    internal override JsonTypeInfo Result => DocumentWriter.Plain.DoseResultDocument;

    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, DoseInput input, Place place)
    {
        CompiledProtocol completed = input.Complete(protocol, place);
        Block block = place.Member(nameof(completed.Definition.Block)).Make(() => completed.Definition.Block(new(input.Block)));
        PlannedOrder order = place.Member(nameof(input.Order)).Make(() => block.Order(input.Order));
        Infant infant = MeasurementDocument.Infant(input.BirthDate, input.Measurements, place.Member(nameof(input.Measurements)));
        place.Member(nameof(input.BlockStart)).RequireNotBefore(infant.BirthDate, "birthDate", input.BlockStart);
        place.Member(nameof(input.On)).RequireNotBefore(input.BlockStart, "blockStart", input.On);
        DoseResult result = place.Member(nameof(input.Measurements)).Make(() => completed.Dose(block.Id, order.Id, infant, input.BlockStart, input.On));
        return (result.Decision, JsonSerializer.SerializeToElement(DoseResultDocument.Of(block.Id, result), DocumentWriter.Plain.DoseResultDocument));
    }
}

/// <summary>The input of <c>dose</c>.</summary>
internal sealed record DoseInput : CompletedInput
{
    [Names(Vocabulary.Blocks)]
    public required string Block { get; init; }

    /// <summary>The order's id within the block, as azacitidine.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Order { get; init; }

    /// <summary>Day 1 of the block.</summary>
    public required LocalDate BlockStart { get; init; }

    /// <summary>The day of the dose.</summary>
    public required LocalDate On { get; init; }

    /// <summary>The infant's date of birth.</summary>
    public required LocalDate BirthDate { get; init; }

    /// <summary>What was measured, in any order; the latest up to the day of the dose counts.</summary>
    public IReadOnlyList<MeasurementDocument>? Measurements { get; init; }
}
