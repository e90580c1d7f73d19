using System.Diagnostics;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol;

/// <summary>Whether an infant may be enrolled: a protocol's criteria, compared with what is known.</summary>
internal static class EligibilityGate
{
    /// <summary>The operation's name in a <see cref="Decision"/>.</summary>
    public const string Operation = "eligibility";

    /// <summary>The shortest gestation of a birth that is taken for true, inclusive; a safeguard of this library.</summary>
    internal static readonly GestationalAge LowestGestationAtBirth = new(20, 0);

    /// <summary>The longest gestation of a birth that is taken for true, inclusive; a safeguard of this library.</summary>
    internal static readonly GestationalAge HighestGestationAtBirth = new(45, 0);

    /// <summary>What this operation calls the three answers.</summary>
    public static DecisionVocabulary Words { get; } = new("eligible", "not-eligible");

    /// <summary>The answer without its reasons. Allocates nothing.</summary>
    /// <param name="definition">The protocol.</param>
    /// <param name="candidate">What is known.</param>
    /// <returns>The answer; always that of <see cref="Explain"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The date of birth is after the day of enrolment.</exception>
    public static DecisionOutcome Evaluate(ProtocolDefinition definition, in EnrolmentCandidate candidate)
    {
        ThrowIfUnborn(candidate);
        DecisionOutcome outcome = JudgeGestation(candidate);
        foreach (EligibilityCriterion criterion in definition.EligibilityCriteria)
        {
            outcome = outcome.And(Judge(criterion, candidate));
        }

        return outcome;
    }

    /// <summary>The answer with a finding for every criterion that is not met, cannot be judged, or that the site must check.</summary>
    /// <param name="definition">The protocol.</param>
    /// <param name="candidate">What is known.</param>
    /// <returns>The decision, its findings in the order of the protocol's criteria.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The date of birth is after the day of enrolment.</exception>
    public static Decision Explain(ProtocolDefinition definition, in EnrolmentCandidate candidate)
    {
        ThrowIfUnborn(candidate);
        List<Finding> findings = [];
        if (JudgeGestation(candidate) != DecisionOutcome.Proceed)
        {
            findings.Add(EligibilityFindings.Contradiction(candidate));
        }

        foreach (EligibilityCriterion criterion in definition.EligibilityCriteria)
        {
            if (EligibilityFindings.Of(criterion, Judge(criterion, candidate), candidate) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return new Decision(Operation, findings.ToValueList());
    }

    /// <summary>
    /// The gestational age at enrolment less the age since birth is that at birth. One that no birth has says that one of
    /// the two is wrong, and nobody knows which.
    /// </summary>
    internal static DecisionOutcome JudgeGestation(in EnrolmentCandidate candidate) =>
        GestationAtBirthInDays(candidate) is { } days && (days < LowestGestationAtBirth.TotalDays || days > HighestGestationAtBirth.TotalDays)
            ? DecisionOutcome.CannotDecide
            : DecisionOutcome.Proceed;

    private static DecisionOutcome Judge(EligibilityCriterion criterion, in EnrolmentCandidate candidate) => criterion switch
    {
        EligibilityCriterion.AgeAtMost age => Judge(candidate.BirthDate is { } birth ? Period.DaysBetween(birth, candidate.EnrolledOn) <= age.Days : null),
        EligibilityCriterion.GestationalAgeOver over => Judge(candidate.GestationalAgeAtEnrolment is { } gestation ? gestation > over.Bound : null),
        EligibilityCriterion.Diagnosis diagnosis => Judge(candidate.NewlyDiagnosed).And(Judge(IsBLymphoblastic(diagnosis, candidate))),
        EligibilityCriterion.CnsSampleBeforeChemotherapy => Judge(candidate.CnsSample is { } timing ? timing != CnsSampleTiming.AfterChemotherapy : null),
        EligibilityCriterion.MarkerNotKnownAbsent => Judge(candidate.Marker != MarkerStatus.Absent),
        EligibilityCriterion.MarkerPresent => Judge(candidate.Marker switch { MarkerStatus.Present => true, MarkerStatus.Absent => false, _ => null }),
        EligibilityCriterion.NoDownSyndrome => Judge(!candidate.DownSyndrome),
        EligibilityCriterion.NotSecondary => Judge(!candidate.SecondaryAfterCytotoxicTherapy),
        EligibilityCriterion.PriorTherapyOnly prior => Judge(candidate.PriorTherapy is { } given ? IsWithin(given, prior.Allowed) : null),
        EligibilityCriterion.CheckedBySite => DecisionOutcome.Proceed,
        _ => throw new UnreachableException(),
    };

    private static DecisionOutcome Judge(bool? met) => met switch
    {
        true => DecisionOutcome.Proceed,
        false => DecisionOutcome.Hold,
        null => DecisionOutcome.CannotDecide,
    };

    /// <summary>By loops: a query would allocate for every infant.</summary>
    private static bool IsWithin(ValueList<PriorTherapy> given, ValueList<PriorTherapy> allowed)
    {
        foreach (PriorTherapy therapy in given)
        {
            bool isAllowed = false;
            foreach (PriorTherapy candidate in allowed)
            {
                isAllowed |= candidate.Id == therapy.Id;
            }

            if (!isAllowed)
            {
                return false;
            }
        }

        return true;
    }

    private static bool? IsBLymphoblastic(EligibilityCriterion.Diagnosis criterion, in EnrolmentCandidate candidate) => candidate.Diagnosis switch
    {
        null => null,
        LeukaemiaDiagnosis.BLymphoblastic => true,
        LeukaemiaDiagnosis.AmbiguousLineage => candidate.BLymphoblasticPercent is { } percent ? percent >= criterion.LowestBLymphoblasticPercent : null,
        _ => false,
    };

    /// <summary>The gestational age at birth in days, as the other two imply it; negative when the infant is older than the gestation. Null when one is not known.</summary>
    internal static int? GestationAtBirthInDays(in EnrolmentCandidate candidate) =>
        candidate is { BirthDate: { } birth, GestationalAgeAtEnrolment: { } gestation } ? gestation.TotalDays - Period.DaysBetween(birth, candidate.EnrolledOn) : null;

    private static void ThrowIfUnborn(in EnrolmentCandidate candidate)
    {
        if (candidate.BirthDate > candidate.EnrolledOn)
        {
            throw new ArgumentOutOfRangeException(nameof(candidate), candidate.BirthDate, $"The date of birth must not be after the day of enrolment, {LocalDatePattern.Iso.Format(candidate.EnrolledOn)}.");
        }
    }
}
