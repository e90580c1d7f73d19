using System.Text.Json;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Json;

internal sealed class EligibilityOperation() : Operation<EligibilityInput>(
    EligibilityGate.Operation, "May the infant be enrolled?", EligibilityGate.Words, DocumentWriter.Plain.EligibilityInput)
{
    private protected override (Decision Decision, JsonElement? Result) Decide(CompiledProtocol protocol, EligibilityInput input, Place place)
    {
        if (input.BirthDate > input.EnrolledOn)
        {
            throw place.Member(nameof(input.BirthDate)).Misfit(FormattableString.Invariant($"a day not after enrolledOn, {input.EnrolledOn:uuuu-MM-dd}"));
        }

        CompiledProtocol completed = input.Complete(protocol, place);
        EnrolmentCandidate candidate = new(input.EnrolledOn)
        {
            BirthDate = input.BirthDate,
            GestationalAgeAtEnrolment = input.GestationalAgeAtEnrolment is { } age ? place.Member(nameof(input.GestationalAgeAtEnrolment)).Make(() => new GestationalAge(age.Weeks, age.Days)) : null,
            Diagnosis = input.Diagnosis,
            NewlyDiagnosed = input.NewlyDiagnosed,
            BLymphoblasticPercent = input.BLymphoblasticPercent,
            CnsSample = input.CnsSample,
            Marker = input.ReadMarker(protocol.Definition, place),
            DownSyndrome = input.DownSyndrome,
            SecondaryAfterCytotoxicTherapy = input.SecondaryAfterCytotoxicTherapy,
            PriorTherapy = input.PriorTherapy is { } names ? ReadTherapies(names, completed.Definition, place.Member(nameof(input.PriorTherapy))) : null,
        };
        return (completed.MayEnrol(candidate), null);
    }

    /// <summary>What was given before enrolment. An empty list says that nothing was given; no list says that nobody knows.</summary>
    private static ValueList<PriorTherapy> ReadTherapies(IReadOnlyList<string> names, ProtocolDefinition definition, Place place)
    {
        PriorTherapy[] asked = [.. EligibilityInput.AskedTherapies(definition)];
        return names.Index().Where(given => given.Item != EligibilityInput.NoTherapy).Select(given => asked.FirstOrDefault(therapy => therapy.Id == given.Item)
            ?? throw place.Item(given.Index).Misfit($"one of {EligibilityInput.NoTherapy}, {string.Join(", ", asked.Select(therapy => therapy.Id))}")).ToValueList();
    }
}

/// <summary>The input of <c>eligibility</c>.</summary>
internal sealed record EligibilityInput : MarkedInput
{
    /// <summary>What a list of prior therapy may say instead of being empty.</summary>
    public const string NoTherapy = "none";

    /// <summary>The day of enrolment.</summary>
    public required LocalDate EnrolledOn { get; init; }

    /// <summary>Not after the day of enrolment.</summary>
    public LocalDate? BirthDate { get; init; }

    /// <summary>Completed weeks and days on the day of enrolment, not at birth.</summary>
    public GestationDocument? GestationalAgeAtEnrolment { get; init; }

    public LeukaemiaDiagnosis? Diagnosis { get; init; }

    /// <summary>Whether the leukaemia is newly diagnosed. Absent or null when nobody has said.</summary>
    public bool? NewlyDiagnosed { get; init; }

    /// <summary>The B-lymphoblastic part of an ambiguous lineage.</summary>
    [Number(Least = 0, Most = 100)]
    public decimal? BLymphoblasticPercent { get; init; }

    /// <summary>What had been given when the sample for the CNS status was taken.</summary>
    public CnsSampleTiming? CnsSample { get; init; }

    /// <summary>Whether the infant has Down syndrome. Absent or null when nobody has said.</summary>
    public bool? DownSyndrome { get; init; }

    /// <summary>Whether the leukaemia followed cytotoxic therapy of a prior malignancy. Absent or null when nobody has said.</summary>
    public bool? SecondaryAfterCytotoxicTherapy { get; init; }

    /// <summary>What was given before enrolment; an empty array when nothing was, absent or null when nobody knows.</summary>
    [Names(Vocabulary.PriorTherapies)]
    public IReadOnlyList<string>? PriorTherapy { get; init; }

    /// <summary>What the protocol asks about, and anything else.</summary>
    public static IEnumerable<PriorTherapy> AskedTherapies(ProtocolDefinition definition) =>
        definition.EligibilityCriteria.OfType<EligibilityCriterion.PriorTherapyOnly>().SelectMany(criterion => criterion.Allowed).Append(Protocol.PriorTherapy.Other).Distinct();

    /// <summary>A gestational age.</summary>
    internal sealed record GestationDocument
    {
        [Number(Least = 0, Most = GestationalAge.GreatestWeeks)]
        public required int Weeks { get; init; }

        [Number(Least = 0, Most = 6)]
        public required int Days { get; init; }
    }
}
