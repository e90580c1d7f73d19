using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class GradeOperation() : Operation<GradeInput>(
    CtcaeGrading.Operation, "Which grade has this laboratory value?", CtcaeGrading.Words, GradeJson.Default.GradeInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, GradeInput input)
    {
        LocalDate on = DocumentText.Date(input.On, "$.on");
        Grading grading = GradingOf(protocol, input, on);
        GradeResult result = new()
        {
            Term = grading.Term.Id,
            Version = grading.Version.Number(),
            Lowest = (int)grading.Grade.Lowest,
            Highest = (int)grading.Grade.Highest,
        };
        return (grading.Decision, JsonSerializer.SerializeToElement(result, GradeJson.Default.GradeResult));
    }

    private static Grading GradingOf(CompiledProtocol protocol, GradeInput input, LocalDate on)
    {
        bool isMolar = MolarConcentration.TryParse(input.Value, out _);
        AdverseEventTerm term = DocumentText.At("$.term", () => new AdverseEventTerm(input.Term));
        return term.Id switch
        {
            "neutrophil-count-decreased" => GradingOf(CtcaeTerms.NeutrophilCountDecreased, protocol, input, on),
            "platelet-count-decreased" => GradingOf(CtcaeTerms.PlateletCountDecreased, protocol, input, on),
            "white-blood-cell-decreased" => GradingOf(CtcaeTerms.WhiteBloodCellDecreased, protocol, input, on),
            "anemia" => GradingOf(CtcaeTerms.Anaemia, protocol, input, on),
            "blood-bilirubin-increased" when isMolar => GradingOf(CtcaeTerms.BloodBilirubinIncreasedMolar, protocol, input, on),
            "blood-bilirubin-increased" => GradingOf(CtcaeTerms.BloodBilirubinIncreased, protocol, input, on),
            "alanine-aminotransferase-increased" => GradingOf(CtcaeTerms.AlanineAminotransferaseIncreased, protocol, input, on),
            "aspartate-aminotransferase-increased" => GradingOf(CtcaeTerms.AspartateAminotransferaseIncreased, protocol, input, on),
            "creatinine-increased" when isMolar => GradingOf(CtcaeTerms.CreatinineIncreasedMolar, protocol, input, on),
            "creatinine-increased" => GradingOf(CtcaeTerms.CreatinineIncreased, protocol, input, on),
            _ => throw new FormatException(
                $"$.term: found '{input.Term}', expected a term that is graded from values: neutrophil-count-decreased, platelet-count-decreased, white-blood-cell-decreased, anemia, "
                + "blood-bilirubin-increased, alanine-aminotransferase-increased, aspartate-aminotransferase-increased, creatinine-increased."),
        };
    }

    private static Grading GradingOf<T>(LaboratoryTerm<T> term, CompiledProtocol protocol, GradeInput input, LocalDate on)
        where T : struct, IDecimalQuantity<T>
    {
        T value = DocumentText.Quantity<T>(input.Value, "$.value");
        T? lower = Limit<T>(input.LowerLimit, "$.lowerLimit");
        T? upper = Limit<T>(input.UpperLimit, "$.upperLimit");
        T? baseline = Limit<T>(input.Baseline, "$.baseline");
        MeasuredValue<T> measured = new(value) { LowerLimit = lower, UpperLimit = upper, Baseline = baseline, IsLifeThreatening = input.LifeThreatening, IsTransfusionIndicated = input.TransfusionIndicated };
        return DocumentText.At("$", () => protocol.Grade(term, on, measured));
    }

    private static T? Limit<T>(string? text, string path)
        where T : struct, IDecimalQuantity<T> =>
        DocumentText.OptionalQuantity<T>(text, path) is { } limit
            ? limit.CanonicalValue > 0m ? limit : throw new FormatException($"{path}: found '{text}', expected more than 0.")
            : null;
}

/// <summary>The input of <c>grade</c>.</summary>
internal sealed record GradeInput : IOperationInput
{
    public required int SchemaVersion { get; init; }

    public required string Term { get; init; }

    public required string On { get; init; }

    public required string Value { get; init; }

    public string? LowerLimit { get; init; }

    public string? UpperLimit { get; init; }

    public string? Baseline { get; init; }

    public bool? LifeThreatening { get; init; }

    public bool? TransfusionIndicated { get; init; }
}

/// <summary>The result of <c>grade</c>.</summary>
internal sealed record GradeResult
{
    public required string Term { get; init; }

    public required string Version { get; init; }

    public required int Lowest { get; init; }

    public required int Highest { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GradeInput))]
[JsonSerializable(typeof(GradeResult))]
internal sealed partial class GradeJson : JsonSerializerContext;
