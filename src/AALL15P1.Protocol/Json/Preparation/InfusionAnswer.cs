using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>An infusion's decision with what follows from it, and its form in JSON.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Result">What follows.</param>
public sealed record InfusionAnswer(Decision Decision, InfusionResultDocument Result)
{
    /// <summary>Answers for an infusion.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="drug">The drug.</param>
    /// <param name="record">What is known of the infusion.</param>
    /// <param name="dose">The dose; null when it is not known.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The dose cannot be drawn from vials.</exception>
    public static InfusionAnswer Of(CompiledProtocol protocol, Drug drug, InfusionRecord record, DrugMass? dose)
    {
        InfusionWindow window = protocol.InfusionLimits(drug);
        VialAmounts? amounts = dose is { } known ? window.Product.For(known) : null;
        return new(protocol.Infusion(drug, record), new InfusionResultDocument
        {
            LatestStart = record is { Reconstituted: { } reconstituted, PlannedDuration: { } planned } && window.Infusion.Contains(planned)
                ? Text(window.LatestStart(reconstituted, planned))
                : null,
            End = Text(record.End),
            CompleteBy = Text(record.Reconstituted + window.CompleteWithin),
            Dose = dose?.ToString(),
            VolumeToDraw = amounts?.VolumeToDraw.ToString(),
            Vials = amounts?.Vials,
            FinalConcentration = record.FinalConcentration?.ToString(),
        });
    }

    /// <summary>Writes the answer as a decision's document.</summary>
    /// <param name="indented">Whether over several lines; one line otherwise.</param>
    /// <returns>The JSON text.</returns>
    public string ToJson(bool indented = false) => DecisionJson.Write(
        DecisionDocument.Of(Decision, DecisionVocabulary.Plain, JsonSerializer.SerializeToElement(Result, InfusionJsonContext.Default.InfusionResultDocument)),
        indented);

    private static string? Text(Instant? instant) => instant is { } known ? InstantPattern.ExtendedIso.Format(known) : null;
}

/// <summary>The generated serializers of an infusion's result.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InfusionResultDocument))]
internal sealed partial class InfusionJsonContext : JsonSerializerContext;
