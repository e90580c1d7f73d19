using System.Text.Json;

namespace AALL15P1.Protocol.Json;

internal sealed class SiteOfCareOperation() : Operation<SiteOfCareInput>(
    SiteOfCareGate.Operation, "Is this the place to see or treat the infant, and who must be called?", SiteOfCareGate.Words, DocumentWriter.Plain.SiteOfCareInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, SiteOfCareInput input, Place place)
    {
        Block block = place.Member(nameof(input.Block)).Make(() => protocol.Definition.Block(new(input.Block)));
        CareVisit visit = new()
        {
            Setting = input.Setting,
            Administers = input.Administers is { } name ? place.Member(nameof(input.Administers)).Make(() => protocol.Definition.Formulary.Find(name)) : null,
            ToxicitySymptoms = input.ToxicitySymptoms,
            FeverOrSuspectedSepsis = input.FeverOrSuspectedSepsis,
            EvaluationPeriodClosed = input.EvaluationPeriodClosed ?? false,
        };
        return (protocol.SiteOfCare(block.Id, visit), null);
    }
}

/// <summary>The input of <c>site-of-care</c>.</summary>
internal sealed record SiteOfCareInput : OperationInput
{
    /// <summary>The block in which the infant is.</summary>
    [Names(Vocabulary.Blocks)]
    public required string Block { get; init; }

    /// <summary>Where the infant is or would be; absent or null when it is not known.</summary>
    public CareSetting? Setting { get; init; }

    /// <summary>The drug that would be given, by its generic name; absent or null when none would.</summary>
    [Names(Vocabulary.Drugs)]
    public string? Administers { get; init; }

    /// <summary>Whether the infant has symptoms of toxicity. Absent or null when nobody has said.</summary>
    public bool? ToxicitySymptoms { get; init; }

    /// <summary>Whether the infant has a fever or sepsis is suspected. Absent or null when nobody has said.</summary>
    public bool? FeverOrSuspectedSepsis { get; init; }

    /// <summary>Whether the evaluation period of dose-limiting toxicity is known to have closed; absent or null is taken as open.</summary>
    public bool? EvaluationPeriodClosed { get; init; }
}
