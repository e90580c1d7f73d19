using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class InfusionOperation() : Operation<InfusionInput>(
    InfusionCheck.Operation, $"Does this infusion of {Version1.Protocol.Infusions[0].Drug} keep to its limits?", DecisionVocabulary.Plain, InfusionInputJson.Default.InfusionInput)
{
    /// <summary>The longest planned duration, inclusive: a day.</summary>
    private const decimal LongestMinutes = 1440m;

    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, InfusionInput input)
    {
        Instant? reconstituted = Time(input.Reconstituted, "$.reconstituted");
        Instant? start = Time(input.Start, "$.start");
        Instant? end = Time(input.End, "$.end");
        CareSetting? setting = DocumentText.OptionalChoice<CareSetting>(input.Setting, "$.setting");
        DrugMass? dose = DocumentText.OptionalQuantity<DrugMass>(input.Dose, "$.dose");
        Duration? planned = Minutes(input.PlannedMinutes);
        if (end is not null && planned is not null)
        {
            throw new FormatException("$: found end and plannedMinutes, expected one of them: the actual end or the planned duration.");
        }

        MassPerVolume? concentration = Concentration(dose, input.FinalVolume);
        InfusionRecord record = DocumentText.At("$", () => new InfusionRecord(reconstituted, start, end, planned, setting)) with
        {
            FinalConcentration = concentration,
            IsDilutedInDextrose = input.DilutedInDextrose,
        };
        InfusionAnswer answer = DocumentText.At("$.dose", () => InfusionAnswer.Of(protocol, DrugOf(protocol), record, dose));
        return (answer.Decision, JsonSerializer.SerializeToElement(answer.Result, InfusionJsonContext.Default.InfusionResultDocument));
    }

    /// <summary>The drug whose infusion a clock measures; the input names none, so there must be one only.</summary>
    private static Drug DrugOf(CompiledProtocol protocol) => protocol.Definition.Infusions is [{ } only]
        ? only.Drug
        : throw new FormatException("$: the protocol has no single drug whose infusion a clock measures.");

    private static Instant? Time(string? text, string path) => text is null ? null : DocumentText.Time(text, path).ToInstant();

    private static Duration? Minutes(decimal? minutes) => minutes switch
    {
        null => null,
        > 0m and <= LongestMinutes => Duration.FromTicks((long)(minutes.Value * NodaConstants.TicksPerMinute)),
        _ => throw new FormatException(FormattableString.Invariant($"$.plannedMinutes: found {minutes}, expected more than 0 and at most {LongestMinutes}.")),
    };

    private static MassPerVolume? Concentration(DrugMass? dose, string? finalVolume)
    {
        if (DocumentText.OptionalQuantity<FluidVolume>(finalVolume, "$.finalVolume") is not { } volume)
        {
            return null;
        }

        return dose is { } mass && volume.Millilitres > 0m
            ? DocumentText.At("$.finalVolume", () => mass / volume)
            : throw new FormatException($"$.finalVolume: found '{finalVolume}', expected more than 0 mL, and a dose beside it.");
    }
}

/// <summary>The input of <c>infusion</c>.</summary>
internal sealed record InfusionInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public string? Reconstituted { get; init; }

    public string? Start { get; init; }

    public string? End { get; init; }

    public decimal? PlannedMinutes { get; init; }

    public string? Setting { get; init; }

    public string? Dose { get; init; }

    public string? FinalVolume { get; init; }

    public bool? DilutedInDextrose { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(InfusionInput))]
internal sealed partial class InfusionInputJson : JsonSerializerContext;
