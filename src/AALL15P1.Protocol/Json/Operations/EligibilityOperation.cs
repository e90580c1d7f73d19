using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class EligibilityOperation() : Operation<EligibilityInput>(
    EligibilityGate.Operation, "May the infant be enrolled?", EligibilityGate.Words, EligibilityJson.Default.EligibilityInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, EligibilityInput input)
    {
        LocalDate enrolled = DocumentText.Date(input.EnrolledOn, "$.enrolledOn");
        LocalDate? birth = DocumentText.OptionalDate(input.BirthDate, "$.birthDate");
        if (birth > enrolled)
        {
            throw new FormatException($"$.birthDate: found {input.BirthDate}, expected a day not after enrolledOn, {input.EnrolledOn}.");
        }

        CompiledProtocol completed = SharedInputs.Complete(protocol, input.Supplement, input.Readings);
        EnrolmentCandidate candidate = new(enrolled)
        {
            BirthDate = birth,
            GestationalAgeAtEnrolment = input.GestationalAgeAtEnrolment is { } age
                ? DocumentText.At("$.gestationalAgeAtEnrolment", () => new GestationalAge(age.Weeks, age.Days))
                : null,
            Diagnosis = DocumentText.OptionalChoice<LeukaemiaDiagnosis>(input.Diagnosis, "$.diagnosis"),
            NewlyDiagnosed = input.NewlyDiagnosed,
            BLymphoblasticPercent = input.BLymphoblasticPercent is null or (>= 0m and <= 100m)
                ? input.BLymphoblasticPercent
                : throw new FormatException(FormattableString.Invariant($"$.bLymphoblasticPercent: found {input.BLymphoblasticPercent}, expected 0 to 100.")),
            CnsSample = DocumentText.OptionalChoice<CnsSampleTiming>(input.CnsSample, "$.cnsSample"),
            Marker = Version1.OptionalMarker(input.Marker, Version1.Marker) ?? MarkerStatus.Unknown,
            DownSyndrome = input.DownSyndrome,
            SecondaryAfterCytotoxicTherapy = input.SecondaryAfterCytotoxicTherapy,
            PriorTherapy = Version1.PriorTherapies(input.PriorTherapy, completed.Definition, "$.priorTherapy"),
        };
        return (completed.MayEnrol(candidate), null);
    }
}

/// <summary>The input of <c>eligibility</c>.</summary>
internal sealed record EligibilityInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public required string EnrolledOn { get; init; }

    public string? BirthDate { get; init; }

    public GestationDocument? GestationalAgeAtEnrolment { get; init; }

    public string? Diagnosis { get; init; }

    public bool? NewlyDiagnosed { get; init; }

    public decimal? BLymphoblasticPercent { get; init; }

    public string? CnsSample { get; init; }

    [JsonPropertyName("kmt2a")]
    public string? Marker { get; init; }

    public bool? DownSyndrome { get; init; }

    public bool? SecondaryAfterCytotoxicTherapy { get; init; }

    public IReadOnlyList<string>? PriorTherapy { get; init; }

    public JsonElement? Supplement { get; init; }

    public IReadOnlyList<ReadingDocument>? Readings { get; init; }

    internal sealed record GestationDocument
    {
        public required int Weeks { get; init; }

        public required int Days { get; init; }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EligibilityInput))]
internal sealed partial class EligibilityJson : JsonSerializerContext;
