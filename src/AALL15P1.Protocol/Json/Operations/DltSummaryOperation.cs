using System.Text.Json;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

internal sealed class DltSummaryOperation() : Operation<DltSummaryInput>(
    DltSummary.Operation, "Which share of the evaluable patients has a dose-limiting toxicity?", DltSummary.Words, DltSummaryJson.Default.DltSummaryInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, DltSummaryInput input)
    {
        ValueList<DltPatient> patients = SharedInputs.Each(
            input.Patients, "$.patients", (patient, path) => ReadPatient(patient, path));
        if (patients.Count > BinomialInterval.MostPatients)
        {
            throw new FormatException($"$.patients: found {patients.Count} patients, expected {BinomialInterval.MostPatients} at most.");
        }

        DltDefinition definition = protocol.Definition.DoseLimitingToxicity ?? throw new InvalidOperationException($"{protocol.Definition.Title} defines no dose-limiting toxicity.");
        DltSummary summary = DocumentText.At("$.confidence", () => DltSummary.Of(definition, patients, input.Confidence ?? 0.95m));
        DltSummaryResult result = new()
        {
            Patients = summary.Patients,
            Evaluable = summary.Evaluable,
            NotEvaluable = summary.NotEvaluable,
            EvaluabilityUnstated = summary.EvaluabilityUnstated,
            WithToxicity = summary.WithToxicity,
            Undecided = summary.Undecided,
            Confidence = summary.Confidence,
            Rate = summary.Rate,
            Lower = summary.Interval?.Lower,
            Upper = summary.Interval?.Upper,
        };
        return (protocol.Dlt(summary), JsonSerializer.SerializeToElement(result, DltSummaryJson.Default.DltSummaryResult));
    }

    private static DltPatient ReadPatient(DltSummaryInput.PatientDocument patient, string path)
    {
        Outcome toxicity = Toxicity(patient.Toxicity, $"{path}.toxicity");
        return DocumentText.At($"{path}.completedCourses", () => new DltPatient(toxicity, patient.Evaluable) { CompletedCourses = patient.CompletedCourses });
    }

    private static Outcome Toxicity(string word, string path) =>
        word == DltAssessment.Words.Hold ? Outcome.Hold
        : word == DltAssessment.Words.Proceed ? Outcome.Proceed
        : word == DltAssessment.Words.CannotDecide ? Outcome.CannotDecide
        : throw new FormatException($"{path}: found '{word}', expected {DltAssessment.Words.Hold}, {DltAssessment.Words.Proceed} or {DltAssessment.Words.CannotDecide}.");
}

/// <summary>The input of <c>dlt-summary</c>.</summary>
internal sealed record DltSummaryInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public required IReadOnlyList<PatientDocument> Patients { get; init; }

    public decimal? Confidence { get; init; }

    internal sealed record PatientDocument
    {
        public required string Toxicity { get; init; }

        public bool? Evaluable { get; init; }

        public int? CompletedCourses { get; init; }
    }
}

/// <summary>The result of <c>dlt-summary</c>.</summary>
internal sealed record DltSummaryResult
{
    public required int Patients { get; init; }

    public required int Evaluable { get; init; }

    public required int NotEvaluable { get; init; }

    public required int EvaluabilityUnstated { get; init; }

    public required int WithToxicity { get; init; }

    public required int Undecided { get; init; }

    public required decimal Confidence { get; init; }

    public decimal? Rate { get; init; }

    public decimal? Lower { get; init; }

    public decimal? Upper { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DltSummaryInput))]
[JsonSerializable(typeof(DltSummaryResult))]
internal sealed partial class DltSummaryJson : JsonSerializerContext;
