using System.Text.Json;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>An infusion's decision with what follows from it, and its form in JSON.</summary>
/// <param name="Decision">The decision.</param>
public sealed record InfusionAnswer(Decision Decision)
{
    /// <summary>The latest start for the planned duration; null when it cannot be told.</summary>
    public Instant? LatestStart { get; private init; }

    /// <summary>When the infusion ends; null when it cannot be told.</summary>
    public Instant? End { get; private init; }

    /// <summary>By when it must have ended; null when it cannot be told.</summary>
    public Instant? CompleteBy { get; private init; }

    /// <summary>The offset from UTC in which the times were given; null for UTC.</summary>
    public Offset? Offset { get; private init; }

    /// <summary>The dose; null when it is not known.</summary>
    public DrugMass? Dose { get; private init; }

    /// <summary>What is drawn from vials for the dose; null without one.</summary>
    public VialAmounts? Amounts { get; private init; }

    /// <summary>The final concentration; null when it is not known.</summary>
    public MassPerVolume? FinalConcentration { get; private init; }

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
        return new(protocol.Infusion(drug, record))
        {
            LatestStart = record is { Reconstituted: { } reconstituted, PlannedDuration: { } planned } && window.Infusion.Contains(planned) ? window.LatestStart(reconstituted, planned) : null,
            End = record.End,
            CompleteBy = record.Reconstituted + window.CompleteWithin,
            Offset = record.Offset,
            Dose = dose,
            Amounts = dose is { } known ? window.Product.For(known) : null,
            FinalConcentration = record.FinalConcentration,
        };
    }

    /// <summary>Writes the answer as a decision's document.</summary>
    /// <param name="indented">Whether over several lines; one line otherwise.</param>
    /// <returns>The JSON text.</returns>
    public string ToJson(bool indented = false) => DecisionJson.Write(DecisionDocument.Of(Decision, DecisionVocabulary.Plain, ToElement()), indented);

    /// <summary>A time in the offset in which the times were given; null where that is UTC, or the time is not known.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The same time.</returns>
    public OffsetDateTime? InOffset(Instant? time) =>
        time is { } known && Offset is { } given && given != NodaTime.Offset.Zero ? known.WithOffset(given) : null;

    internal JsonElement ToElement() => JsonSerializer.SerializeToElement(
        new InfusionResult
        {
            LatestStart = LatestStart,
            End = End,
            CompleteBy = CompleteBy,
            LatestStartLocal = InOffset(LatestStart),
            EndLocal = InOffset(End),
            CompleteByLocal = InOffset(CompleteBy),
            Dose = Dose,
            VolumeToDraw = Amounts?.VolumeToDraw,
            Vials = Amounts?.Vials,
            FinalConcentration = FinalConcentration?.ToString(),
        },
        DocumentWriter.Plain.InfusionResult);
}

/// <summary>What follows from what is known of an infusion; what cannot be told is absent. Instants are in UTC.</summary>
internal sealed record InfusionResult
{
    /// <summary>The latest start for the planned duration.</summary>
    public Instant? LatestStart { get; init; }

    /// <summary>When the infusion ends.</summary>
    public Instant? End { get; init; }

    /// <summary>By when it must have ended.</summary>
    public Instant? CompleteBy { get; init; }

    /// <summary>The latest start in the offset in which the times were given; absent where that is UTC.</summary>
    public OffsetDateTime? LatestStartLocal { get; init; }

    /// <summary>The end in the offset in which the times were given; absent where that is UTC.</summary>
    public OffsetDateTime? EndLocal { get; init; }

    /// <summary>By when it must have ended, in the offset in which the times were given; absent where that is UTC.</summary>
    public OffsetDateTime? CompleteByLocal { get; init; }

    public DrugMass? Dose { get; init; }

    /// <summary>The volume to draw from reconstituted vials.</summary>
    public FluidVolume? VolumeToDraw { get; init; }

    /// <summary>How many vials.</summary>
    [Number(Least = 1)]
    public int? Vials { get; init; }

    /// <summary>The final concentration, as 1.55 mg/mL.</summary>
    [Text(Pattern = TextAttribute.Quantity)]
    public string? FinalConcentration { get; init; }
}
