using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class InfusionOperation(ProtocolDefinition definition) : Operation<InfusionInput>(
    InfusionCheck.Operation, $"Does this infusion of {string.Join(" or ", definition.Infusions.Select(window => window.Drug))} keep to its limits?", DecisionVocabulary.Plain, DocumentWriter.Plain.InfusionInput)
{
    internal override JsonTypeInfo Result => DocumentWriter.Plain.InfusionResult;

    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, InfusionInput input, Place place)
    {
        Drug drug = DrugOf(protocol.Definition, input.Drug, place);
        Duration? planned = input.PlannedMinutes is { } minutes ? Whole(minutes, place.Member(nameof(input.PlannedMinutes))) : null;
        InfusionRecord record = place.Make(() => new InfusionRecord(input.Reconstituted?.ToInstant(), input.Start?.ToInstant(), input.End?.ToInstant(), planned, input.Setting)) with
        {
            FinalConcentration = Concentration(input.Dose, input.FinalVolume, place.Member(nameof(input.FinalVolume))),
            IsDilutedInDextrose = input.DilutedInDextrose,
            Offset = (input.Reconstituted ?? input.Start ?? input.End)?.Offset,
        };
        InfusionAnswer answer = place.Member(nameof(input.Dose)).Make(() => InfusionAnswer.Of(protocol, drug, record, input.Dose));
        return (answer.Decision, answer.ToElement());
    }

    /// <summary>A limit is exact, so nothing of a duration is dropped.</summary>
    private static Duration Whole(decimal minutes, Place place)
    {
        decimal nanoseconds = minutes * 60m * NodaConstants.NanosecondsPerSecond;
        return decimal.IsInteger(nanoseconds) ? Duration.FromNanoseconds((long)nanoseconds) : throw place.Misfit("a number of minutes in whole nanoseconds");
    }

    private static Drug DrugOf(ProtocolDefinition definition, string? name, Place place) =>
        name is { } stated ? place.Member(nameof(InfusionInput.Drug)).Make(() => definition.Formulary.Find(stated))
        : definition.Infusions is [{ } only] ? only.Drug
        : throw place.Missing("drug");

    private static MassPerVolume? Concentration(DrugMass? dose, FluidVolume? finalVolume, Place place) =>
        finalVolume is not { } volume ? null
        : dose is { } mass && volume.Millilitres > 0m ? place.Make(() => mass / volume)
        : throw place.Misfit("more than 0 mL, and a dose beside it");
}

/// <summary>The input of <c>infusion</c>.</summary>
[Excludes("end", "plannedMinutes")]
internal sealed record InfusionInput : OperationInput
{
    private const string Time = "a time with its offset of the years 1900 to 2200, as 2026-02-09T10:00:00Z";

    /// <summary>The drug; absent where the protocol states such limits for one drug only, as AALL15P1 does.</summary>
    [Names(Vocabulary.Drugs)]
    public string? Drug { get; init; }

    /// <summary>When the vial was reconstituted, with its offset.</summary>
    [Years(1900, 2200, Time)]
    public OffsetDateTime? Reconstituted { get; init; }

    /// <summary>When the infusion starts.</summary>
    [Years(1900, 2200, Time)]
    public OffsetDateTime? Start { get; init; }

    /// <summary>When it ended; not beside plannedMinutes.</summary>
    [Years(1900, 2200, Time)]
    public OffsetDateTime? End { get; init; }

    /// <summary>How long it is planned to last; not beside end.</summary>
    [Number(Above = 0, Most = 1440)]
    public decimal? PlannedMinutes { get; init; }

    /// <summary>Where it is given.</summary>
    public CareSetting? Setting { get; init; }

    /// <summary>The dose, as 15.5 mg; more than 0.</summary>
    public DrugMass? Dose { get; init; }

    /// <summary>The volume that is infused, as 10 mL; with dose it gives the final concentration.</summary>
    public FluidVolume? FinalVolume { get; init; }

    /// <summary>Whether the diluent holds dextrose; absent or null when nobody has said, and then the answer says so.</summary>
    public bool? DilutedInDextrose { get; init; }
}
