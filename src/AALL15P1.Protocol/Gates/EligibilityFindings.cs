using System.Diagnostics;
using System.Globalization;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>The words in which an eligibility criterion says what it found.</summary>
internal static class EligibilityFindings
{
    public static Finding? Of(EligibilityCriterion criterion, DecisionOutcome effect, in EnrolmentCandidate candidate) => criterion switch
    {
        EligibilityCriterion.CheckedBySite site => new(criterion.Rule, effect, Severity.Information, $"this library does not judge {site.What}", "the site's own check against the protocol document")
        {
            Audience = Audience.StudyTeam,
        },
        EligibilityCriterion.MarkerNotKnownAbsent { Marker: var marker } when effect == DecisionOutcome.Proceed => candidate.Marker == MarkerStatus.Unknown
            ? new(criterion.Rule, effect, Severity.Information, $"the {marker} status is unknown", $"no result that {marker} is not {marker.Present}")
            {
                Instead = "the infant may be enrolled, and needs the result before the end of the first block",
            }
            : null,
        _ when effect == DecisionOutcome.Proceed => null,
        _ => Failed(criterion, effect, candidate),
    };

    public static Finding Contradiction(in EnrolmentCandidate candidate)
    {
        int age = Period.DaysBetween(candidate.BirthDate!.Value, candidate.EnrolledOn);
        int atBirth = EligibilityGate.GestationAtBirthInDays(candidate)!.Value;
        string implied = atBirth < 0
            ? "less than the age since birth"
            : $"which is a birth at {new GestationalAge(atBirth / 7, atBirth % 7)}";
        return new(
            PlausibilityRules.GestationAgreesWithAge,
            DecisionOutcome.CannotDecide,
            Severity.Deviation,
            Observed: null,
            $"a birth at {EligibilityGate.LowestGestationAtBirth} to {EligibilityGate.HighestGestationAtBirth}, both inclusive")
        {
            Missing = string.Create(
                CultureInfo.InvariantCulture,
                $"a gestational age that agrees with the date of birth ({candidate.GestationalAgeAtEnrolment} at enrolment and {age} {(age == 1 ? "day" : "days")} old, {implied})"),
            Instead = "check both dates, and whether the gestational age is that at enrolment and not that at birth",
        };
    }

    private static Finding Failed(EligibilityCriterion criterion, DecisionOutcome effect, in EnrolmentCandidate candidate)
    {
        (string observed, string missing, string required) = Words(criterion, candidate);
        bool isMissing = effect == DecisionOutcome.CannotDecide;
        return new(criterion.Rule, effect, Severity.Deviation, isMissing ? null : observed, required) { Missing = isMissing ? missing : null };
    }

    private static (string Observed, string Missing, string Required) Words(EligibilityCriterion criterion, in EnrolmentCandidate candidate) => criterion switch
    {
        EligibilityCriterion.AgeAtMost age => (
            candidate.BirthDate is { } birth ? string.Create(CultureInfo.InvariantCulture, $"{Period.DaysBetween(birth, candidate.EnrolledOn)} days old at enrolment") : string.Empty,
            "the date of birth",
            string.Create(CultureInfo.InvariantCulture, $"at most {age.Days} days")),
        EligibilityCriterion.GestationalAgeOver over => ($"{candidate.GestationalAgeAtEnrolment} at enrolment", "the gestational age at enrolment", $"more than {over.Bound}"),
        EligibilityCriterion.Diagnosis diagnosis => Diagnosis(diagnosis, candidate),
        EligibilityCriterion.CnsSampleBeforeChemotherapy => (
            "the sample was taken after chemotherapy",
            "when the sample for the CNS status was taken",
            "a sample taken before any systemic or intrathecal chemotherapy; steroids may come before it"),
        // An unknown status is no exclusion, so that nothing is ever missing.
        EligibilityCriterion.MarkerNotKnownAbsent { Marker: var marker } => ($"{marker} is known not to be {marker.Present}", string.Empty, $"no result that {marker} is not {marker.Present}"),
        EligibilityCriterion.MarkerPresent { Marker: var marker } => ($"{marker} is known not to be {marker.Present}", $"the {marker} status", $"{marker} {marker.Present}"),
        EligibilityCriterion.NoDownSyndrome => ("Down syndrome", "whether the infant has Down syndrome", "no Down syndrome"),
        EligibilityCriterion.NotSecondary => (
            "leukaemia after cytotoxic therapy of a prior malignancy",
            "whether the leukaemia is secondary",
            "no cytotoxic therapy of a prior malignancy"),
        EligibilityCriterion.PriorTherapyOnly prior => ($"{Names(candidate.PriorTherapy.GetValueOrDefault().Where(given => prior.Allowed.All(allowed => allowed.Id != given.Id)))} was given", "the therapy before enrolment", $"nothing but {Names(prior.Allowed)}"),
        _ => throw new UnreachableException(),
    };

    private static (string Observed, string Missing, string Required) Diagnosis(EligibilityCriterion.Diagnosis criterion, in EnrolmentCandidate candidate)
    {
        string observed = candidate switch
        {
            { NewlyDiagnosed: false } => "not newly diagnosed",
            { Diagnosis: LeukaemiaDiagnosis.AmbiguousLineage } => string.Create(CultureInfo.InvariantCulture, $"ambiguous lineage, {candidate.BLymphoblasticPercent:0.##########} % B-lymphoblastic"),
            _ => "another diagnosis",
        };
        string missing = candidate switch
        {
            { Diagnosis: null } => "the diagnosis",
            { NewlyDiagnosed: null } => "whether the leukaemia is newly diagnosed",
            _ => "the B-lymphoblastic part of the ambiguous lineage",
        };
        string required = string.Create(
            CultureInfo.InvariantCulture,
            $"newly diagnosed B-acute lymphoblastic leukaemia, or leukaemia of ambiguous lineage that is at least {criterion.LowestBLymphoblasticPercent:0.##########} % B-lymphoblastic");
        return (observed, missing, required);
    }

    private static string Names(IEnumerable<PriorTherapy> therapies) => string.Join(", ", therapies.Distinct().Select(therapy => therapy.Title));
}
