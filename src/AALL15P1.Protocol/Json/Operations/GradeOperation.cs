using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class GradeOperation() : Operation<GradeInput>(
    CtcaeGrading.Operation, "Which grade has this laboratory value?", CtcaeGrading.Words, DocumentWriter.Plain.GradeInput)
{
    private delegate Grading Judge(CompiledProtocol protocol, GradeInput input, Place place);

    /// <summary>The terms that are graded from values, by the unit of the value: mass, or amount of substance where the term has it.</summary>
    private static readonly Dictionary<string, (Judge Mass, Judge? Molar)> Terms = new(StringComparer.Ordinal)
    {
        [CtcaeTerms.NeutrophilCountDecreased.Term.Id] = (By(CtcaeTerms.NeutrophilCountDecreased), null),
        [CtcaeTerms.PlateletCountDecreased.Term.Id] = (By(CtcaeTerms.PlateletCountDecreased), null),
        [CtcaeTerms.WhiteBloodCellDecreased.Term.Id] = (By(CtcaeTerms.WhiteBloodCellDecreased), null),
        [CtcaeTerms.Anaemia.Term.Id] = (By(CtcaeTerms.Anaemia), null),
        [CtcaeTerms.BloodBilirubinIncreased.Term.Id] = (By(CtcaeTerms.BloodBilirubinIncreased), By(CtcaeTerms.BloodBilirubinIncreasedMolar)),
        [CtcaeTerms.AlanineAminotransferaseIncreased.Term.Id] = (By(CtcaeTerms.AlanineAminotransferaseIncreased), null),
        [CtcaeTerms.AspartateAminotransferaseIncreased.Term.Id] = (By(CtcaeTerms.AspartateAminotransferaseIncreased), null),
        [CtcaeTerms.CreatinineIncreased.Term.Id] = (By(CtcaeTerms.CreatinineIncreased), By(CtcaeTerms.CreatinineIncreasedMolar)),
    };

    internal override JsonTypeInfo Result => DocumentWriter.Plain.GradeResult;

    internal override bool CanHold => false;

    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, GradeInput input, Place place)
    {
        AdverseEventTerm term = place.Member(nameof(input.Term)).Make(() => new AdverseEventTerm(input.Term));
        if (!Terms.TryGetValue(term.Id, out (Judge Mass, Judge? Molar) judges))
        {
            throw place.Member(nameof(input.Term)).Misfit($"a term that is graded from values: {string.Join(", ", Terms.Keys)}");
        }

        Judge judge = judges.Molar is { } molar && MolarConcentration.TryParse(NumberOf(input.Value, out _), out _) ? molar : judges.Mass;
        Grading grading = judge(protocol, input, place);
        GradeResult result = new()
        {
            Term = grading.Term.Id,
            Version = grading.Version,
            Lowest = (int)grading.Grade.Lowest,
            Highest = (int)grading.Grade.Highest,
        };
        return (grading.Decision, JsonSerializer.SerializeToElement(result, DocumentWriter.Plain.GradeResult));
    }

    private static Judge By<T>(LaboratoryTerm<T> term)
        where T : struct, IExactQuantity<T> => (protocol, input, place) =>
        {
            Place at = place.Member(nameof(input.Value));
            T value = at.Parse<T>(NumberOf(input.Value, out BoundKind kind));
            List<Finding> converted = [];
            MeasuredValue<T> measured = at.Make(() => new MeasuredValue<T>(value) { Kind = kind }) with
            {
                Before = Compared(term, input.Before, "value before", place.Member(nameof(input.Before)), converted),
                LowerLimit = Compared(term, input.LowerLimit, "lower limit of normal", place.Member(nameof(input.LowerLimit)), converted),
                UpperLimit = Compared(term, input.UpperLimit, "upper limit of normal", place.Member(nameof(input.UpperLimit)), converted),
                Baseline = Compared(term, input.Baseline, "baseline", place.Member(nameof(input.Baseline)), converted),
                IsLifeThreatening = input.LifeThreatening,
                IsTransfusionIndicated = input.TransfusionIndicated,
            };
            Grading grading = place.Make(() => protocol.Grade(term, input.On, measured));
            return converted.Count == 0 ? grading
                : grading with { Decision = new Decision(grading.Decision.Operation, grading.Decision.Findings.Concat(converted).ToValueList()) { DecidedBy = grading.Decision.DecidedBy } };
        };

    private static string NumberOf(string text, out BoundKind kind)
    {
        kind = BoundText.Split(text, out string number);
        return number;
    }

    /// <summary>A value that the measured one is compared with, in any unit of the analyte; more than 0.</summary>
    private static T? Compared<T>(LaboratoryTerm<T> term, string? text, string what, Place place, List<Finding> converted)
        where T : struct, IExactQuantity<T>
    {
        if (text is null)
        {
            return null;
        }

        if (!term.TryParse(text, out T value, out bool isConverted))
        {
            value = place.Parse<T>(text);
        }

        if (isConverted)
        {
            converted.Add(term.Converted(text, what, value));
        }

        return value.CanonicalValue > 0m ? value : throw place.Misfit("more than 0");
    }
}

/// <summary>The input of <c>grade</c>.</summary>
internal sealed record GradeInput : OperationInput
{
    private const string Quantity = "a value with its unit, as 400/µL, 79 g/L, 1.3 mg/dL, 22 µmol/L or 120 U/L";

    /// <summary>The term that is graded, in American or British spelling or by a synonym: neutrophil-count-decreased, platelet-count-decreased, white-blood-cell-decreased, anemia, blood-bilirubin-increased, alanine-aminotransferase-increased, aspartate-aminotransferase-increased or creatinine-increased.</summary>
    [Text(Pattern = TextAttribute.Term)]
    public required string Term { get; init; }

    /// <summary>The day of the event; it chooses the version of the criteria.</summary>
    public required LocalDate On { get; init; }

    /// <summary>The measured value, as 400/µL, 79 g/L, 1.3 mg/dL, 22 µmol/L or 120 U/L, or a bound of it, as &lt;18 µmol/L.</summary>
    [Text(Pattern = TextAttribute.BoundedQuantity, In = Quantity)]
    public required string Value { get; init; }

    /// <summary>The value before this one, for the change since; absent or null when there is none.</summary>
    [Text(Pattern = TextAttribute.Quantity, In = Quantity)]
    public string? Before { get; init; }

    /// <summary>The laboratory's lower limit of normal; absent or null when it is not known.</summary>
    [Text(Pattern = TextAttribute.Quantity, In = Quantity)]
    public string? LowerLimit { get; init; }

    /// <summary>The laboratory's upper limit of normal; absent or null when it is not known.</summary>
    [Text(Pattern = TextAttribute.Quantity, In = Quantity)]
    public string? UpperLimit { get; init; }

    /// <summary>The patient's value before treatment; absent or null when it is not known.</summary>
    [Text(Pattern = TextAttribute.Quantity, In = Quantity)]
    public string? Baseline { get; init; }

    /// <summary>The clinician's statement whether the consequences are life-threatening; for anemia of grade 3.</summary>
    public bool? LifeThreatening { get; init; }

    /// <summary>The clinician's statement whether a transfusion is indicated; for anemia.</summary>
    public bool? TransfusionIndicated { get; init; }
}

/// <summary>The result of <c>grade</c>.</summary>
internal sealed record GradeResult
{
    /// <summary>The term of the adverse event criteria, in kebab case and American spelling.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Term { get; init; }

    /// <summary>The version of the criteria.</summary>
    [Words("4.0", "5.0")]
    public required CtcaeVersion Version { get; init; }

    /// <summary>The lowest grade that it can be; 0 is no adverse event.</summary>
    [Number(Least = 0, Most = 4)]
    public required int Lowest { get; init; }

    /// <summary>The highest grade that it can be.</summary>
    [Number(Least = 0, Most = 4)]
    public required int Highest { get; init; }
}
