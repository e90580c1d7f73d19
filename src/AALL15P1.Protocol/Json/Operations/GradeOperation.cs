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
        AdverseEventTerm term = place.Member("term").Make(() => new AdverseEventTerm(input.Term));
        if (!Terms.TryGetValue(term.Id, out (Judge Mass, Judge? Molar) judges))
        {
            throw place.Member("term").Misfit($"a term that is graded from values: {string.Join(", ", Terms.Keys)}");
        }

        Judge judge = judges.Molar is { } molar && MolarConcentration.TryParse(input.Value, out _) ? molar : judges.Mass;
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
            MeasuredValue<T> measured = new(place.Member("value").Parse<T>(input.Value))
            {
                LowerLimit = Limit<T>(input.LowerLimit, place.Member("lowerLimit")),
                UpperLimit = Limit<T>(input.UpperLimit, place.Member("upperLimit")),
                Baseline = Limit<T>(input.Baseline, place.Member("baseline")),
                IsLifeThreatening = input.LifeThreatening,
                IsTransfusionIndicated = input.TransfusionIndicated,
            };
            return place.Make(() => protocol.Grade(term, input.On, measured));
        };

    private static T? Limit<T>(string? text, Place place)
        where T : struct, IExactQuantity<T>
    {
        if (text is null)
        {
            return null;
        }

        T limit = place.Parse<T>(text);
        return limit.CanonicalValue > 0m ? limit : throw place.Misfit("more than 0");
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

    /// <summary>The measured value, as 400/µL, 79 g/L, 1.3 mg/dL, 22 µmol/L or 120 U/L.</summary>
    [Text(Pattern = TextAttribute.Quantity, In = Quantity)]
    public required string Value { get; init; }

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
