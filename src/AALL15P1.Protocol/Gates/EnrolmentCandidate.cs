using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>What is known about an infant on the day of enrolment. What is not known is null, and null is never taken for a yes.</summary>
/// <param name="EnrolledOn">The day of enrolment.</param>
public readonly record struct EnrolmentCandidate(LocalDate EnrolledOn)
{
    /// <summary>The day of enrolment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1900 to 2200.</exception>
    public LocalDate EnrolledOn { get; init => field = DayNumber.Require(value, nameof(EnrolledOn)); } = DayNumber.Require(EnrolledOn, nameof(EnrolledOn));

    /// <summary>The date of birth, not after the day of enrolment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date is not of the years 1900 to 2200.</exception>
    public LocalDate? BirthDate { get; init => field = value is { } date ? DayNumber.Require(date, nameof(BirthDate)) : null; }

    /// <summary>
    /// The gestational age at enrolment, which is not the one at birth: it grows with the infant, and
    /// <see cref="GestationalAge.AtBirthThenOn"/> gives it.
    /// </summary>
    public GestationalAge? GestationalAgeAtEnrolment { get; init; }

    /// <summary>The diagnosis.</summary>
    public LeukaemiaDiagnosis? Diagnosis { get; init; }

    /// <summary>Whether the leukaemia is newly diagnosed.</summary>
    public bool? NewlyDiagnosed { get; init; }

    /// <summary>The B-lymphoblastic part of an ambiguous lineage by morphology and immunophenotype, in percent, 0 to 100; asked for with that diagnosis only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of bounds.</exception>
    public decimal? BLymphoblasticPercent
    {
        get;
        init => field = value is < 0m or > 100m ? throw new ArgumentOutOfRangeException(nameof(value), value, "A percentage lies between 0 and 100.") : value;
    }

    /// <summary>When the sample was taken from which the CNS status was determined; null when none was, or nobody knows.</summary>
    public CnsSampleTiming? CnsSample { get; init; }

    /// <summary>What is known about the protocol's marker before enrolment.</summary>
    public MarkerStatus Marker { get; init; }

    /// <summary>Whether the infant has Down syndrome.</summary>
    public bool? DownSyndrome { get; init; }

    /// <summary>Whether the leukaemia is a secondary one, after cytotoxic therapy of a prior malignancy.</summary>
    public bool? SecondaryAfterCytotoxicTherapy { get; init; }

    /// <summary>What was given before enrolment, as the protocol asks for it; empty when nothing was, null when nobody knows.</summary>
    public ValueList<PriorTherapy>? PriorTherapy { get; init; }

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(EnrolledOn), EnrolledOn), (nameof(BirthDate), BirthDate), (nameof(GestationalAgeAtEnrolment), GestationalAgeAtEnrolment),
        (nameof(Diagnosis), Diagnosis), (nameof(NewlyDiagnosed), NewlyDiagnosed), (nameof(BLymphoblasticPercent), BLymphoblasticPercent),
        (nameof(CnsSample), CnsSample), (nameof(Marker), Marker), (nameof(DownSyndrome), DownSyndrome),
        (nameof(SecondaryAfterCytotoxicTherapy), SecondaryAfterCytotoxicTherapy), (nameof(PriorTherapy), PriorTherapy));
}

/// <summary>What had been given when the sample was taken from which the CNS status was determined.</summary>
public enum CnsSampleTiming
{
    /// <summary>No treatment.</summary>
    BeforeAnyTreatment,

    /// <summary>Steroids, and neither systemic nor intrathecal chemotherapy.</summary>
    AfterSteroidsOnly,

    /// <summary>Systemic or intrathecal chemotherapy.</summary>
    AfterChemotherapy,
}

/// <summary>The diagnosis with which an infant comes.</summary>
public enum LeukaemiaDiagnosis
{
    /// <summary>B-acute lymphoblastic leukaemia (WHO 2008).</summary>
    BLymphoblastic,

    /// <summary>Acute leukaemia of ambiguous lineage, mixed phenotype included.</summary>
    AmbiguousLineage,

    /// <summary>Any other diagnosis.</summary>
    Other,
}
