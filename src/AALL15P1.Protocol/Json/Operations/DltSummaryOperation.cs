using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

internal sealed class DltSummaryOperation() : Operation<DltSummaryInput>(
    DltSummary.Operation, "Which share of the evaluable patients has a dose-limiting toxicity?", DltSummary.Words, DocumentWriter.Plain.DltSummaryInput)
{
    internal override JsonTypeInfo Result => DocumentWriter.Plain.DltSummaryResult;

    internal override bool CanHold => false;

    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, DltSummaryInput input, Place place)
    {
        DltDefinition definition = protocol.Definition.DoseLimitingToxicity ?? throw new InvalidOperationException($"{protocol.Definition.Title} defines no dose-limiting toxicity.");
        ValueList<DltPatient> patients = place.Member(nameof(input.Patients)).Each(input.Patients, (patient, at) =>
            at.Member(nameof(patient.CompletedCourses)).Make(() => new DltPatient(OutcomeOf(patient.Toxicity), patient.Evaluable) { CompletedCourses = patient.CompletedCourses }));
        DltSummary summary = place.Member(nameof(input.Confidence)).Make(() => DltSummary.Of(definition, patients, input.Confidence ?? 0.95m));
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
        return (protocol.Dlt(summary), JsonSerializer.SerializeToElement(result, DocumentWriter.Plain.DltSummaryResult));
    }

    private static DecisionOutcome OutcomeOf(string word) =>
        word == DltAssessment.Words.Hold ? DecisionOutcome.Hold
        : word == DltAssessment.Words.Proceed ? DecisionOutcome.Proceed
        : DecisionOutcome.CannotDecide;
}

/// <summary>The input of <c>dlt-summary</c>.</summary>
internal sealed record DltSummaryInput : OperationInput
{
    [Items(Most = BinomialInterval.MostPatients)]
    public required IReadOnlyList<PatientDocument> Patients { get; init; }

    /// <summary>The confidence of the interval, with at most 4 decimal places; absent or null is 0.95.</summary>
    [Number(Above = 0, Below = 1)]
    public decimal? Confidence { get; init; }

    /// <summary>A patient.</summary>
    [NullIsAbsent]
    internal sealed record PatientDocument
    {
        /// <summary>The answer of dlt for the patient.</summary>
        [Words("dlt", "no-dlt", "cannot-decide")]
        public required string Toxicity { get; init; }

        /// <summary>Whether the site states that the patient is evaluable. Absent or null when nobody has said.</summary>
        public bool? Evaluable { get; init; }

        /// <summary>The courses of azacitidine with chemotherapy that the patient completed; from 3 on the patient is evaluable. Absent or null when it is not known.</summary>
        [Number(Least = 0)]
        public int? CompletedCourses { get; init; }
    }
}

/// <summary>The result of <c>dlt-summary</c>.</summary>
internal sealed record DltSummaryResult
{
    [Number(Least = 0)]
    public required int Patients { get; init; }

    [Number(Least = 0)]
    public required int Evaluable { get; init; }

    [Number(Least = 0)]
    public required int NotEvaluable { get; init; }

    [Number(Least = 0)]
    public required int EvaluabilityUnstated { get; init; }

    /// <summary>Evaluable patients with a dose-limiting toxicity.</summary>
    [Number(Least = 0)]
    public required int WithToxicity { get; init; }

    /// <summary>Evaluable patients whose assessment cannot be decided.</summary>
    [Number(Least = 0)]
    public required int Undecided { get; init; }

    public required decimal Confidence { get; init; }

    /// <summary>Absent while something is open.</summary>
    [Number(Least = 0, Most = 1)]
    public decimal? Rate { get; init; }

    /// <summary>The lower bound of the exact interval.</summary>
    [Number(Least = 0, Most = 1)]
    public decimal? Lower { get; init; }

    /// <summary>The upper bound of the exact interval.</summary>
    [Number(Least = 0, Most = 1)]
    public decimal? Upper { get; init; }
}
