using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Definition;

/// <summary>The rules of AALL15P1 for enrolment.</summary>
internal static class EligibilityRules
{
    private const decimal LowestBLymphoblasticPercent = 50m;
    private static readonly GestationalAge GestationBound = new(36, 0);
    private static readonly Citation Registry = new(Sources.Registry, "eligibility");

    /// <summary>The greatest age at enrolment, as registered.</summary>
    public static Rule Age { get; } = new(
        "ELIGIBLE-AGE", "Age at enrolment", "The infant is at most 364 days old on the day of enrolment.", new(Sources.Registry, "eligibility, maximum age"), Standing.Protocol)
    {
        Parameters = [new("greatest age, inclusive", "364 days")],
        Interpretations = [Interpretations.UpperAgeAtEnrolment],
    };

    /// <summary>The gestational age at enrolment.</summary>
    public static Rule Gestation { get; } = Registered(
        "ELIGIBLE-GESTATION", "Gestational age at enrolment", "The gestational age at enrolment is more than 36 weeks.", new RuleParameter("lowest gestational age, exclusive", "36 weeks"));

    /// <summary>The diagnosis.</summary>
    public static Rule Diagnosis { get; } = Registered(
        "ELIGIBLE-DIAGNOSIS",
        "Diagnosis",
        "Newly diagnosed B-acute lymphoblastic leukaemia (WHO 2008), or acute leukaemia of ambiguous lineage, mixed phenotype included, that is at least 50 % B-lymphoblastic by morphology and immunophenotype; \"newly diagnosed\" is read with both.",
        new RuleParameter("lowest B-lymphoblastic part of an ambiguous lineage, inclusive", "50 %"));

    /// <summary>When the sample for the CNS status is taken.</summary>
    public static Rule CnsSample { get; } = Registered(
        "ELIGIBLE-CNS-SAMPLE",
        "Sample for the CNS status",
        "The CNS status is determined from a sample taken before any systemic or intrathecal chemotherapy; steroid pretreatment is the one exception.");

    /// <summary>A leukaemia that is known to lack the rearrangement.</summary>
    public static Rule Kmt2a { get; } = Registered(
        "ELIGIBLE-KMT2A",
        "KMT2A at enrolment",
        "An infant whose leukaemia is known before enrolment to lack a KMT2A rearrangement is excluded; an infant whose status is unknown may be enrolled.") with
    {
        Interpretations = [Interpretations.EnrolmentWithUnknownKmt2a],
    };

    /// <summary>Down syndrome.</summary>
    public static Rule DownSyndrome { get; } = Registered("ELIGIBLE-DOWN-SYNDROME", "Down syndrome", "An infant with Down syndrome is excluded.");

    /// <summary>Secondary leukaemia.</summary>
    public static Rule Secondary { get; } = Registered(
        "ELIGIBLE-SECONDARY", "Secondary leukaemia", "Secondary B-acute lymphoblastic leukaemia after cytotoxic therapy of a prior malignancy is excluded.");

    /// <summary>What may have been given before enrolment.</summary>
    public static Rule PriorTherapy { get; } = Registered(
        "ELIGIBLE-PRIOR-THERAPY", "Therapy before enrolment", "Nothing was given before enrolment but steroids, intrathecal methotrexate or intrathecal cytarabine.");

    /// <summary>What the protocol asks for and no public source states.</summary>
    public static Rule SiteChecks { get; } = new(
        "ELIGIBLE-SITE-CHECKS",
        "Enrolment criteria that are unpublished",
        "The thresholds of organ function, performance status and remission are unpublished: the site checks them against the protocol document.",
        Citation: null,
        Standing.Unpublished);

    /// <summary>Every rule for enrolment.</summary>
    public static ValueList<Rule> All { get; } = [Age, Gestation, Diagnosis, CnsSample, Kmt2a, DownSyndrome, Secondary, PriorTherapy, SiteChecks];

    /// <summary>What may have been given before enrolment.</summary>
    internal static ValueList<PriorTherapy> AllowedBefore { get; } = [new("steroids"), new("intrathecal-methotrexate"), new("intrathecal-cytarabine")];

    internal static ValueList<EligibilityCriterion> Criteria(InterpretationChoices readings) =>
    [
        readings.Takes(Interpretations.UpperAgeAtEnrolment, "365-days") ? new EligibilityCriterion.AgeAtMost(365, AgeOfTheSuccessorTrial()) : new EligibilityCriterion.AgeAtMost(364, Age),
        new EligibilityCriterion.GestationalAgeOver(GestationBound, Gestation),
        new EligibilityCriterion.Diagnosis(LowestBLymphoblasticPercent, Diagnosis),
        new EligibilityCriterion.CnsSampleBeforeChemotherapy(CnsSample),
        readings.Takes(Interpretations.EnrolmentWithUnknownKmt2a, "rearranged-only")
            ? new EligibilityCriterion.MarkerPresent(Definition.Kmt2a.Marker, RearrangementNeeded())
            : new EligibilityCriterion.MarkerNotKnownAbsent(Definition.Kmt2a.Marker, Kmt2a),
        new EligibilityCriterion.NoDownSyndrome(DownSyndrome),
        new EligibilityCriterion.NotSecondary(Secondary),
        new EligibilityCriterion.PriorTherapyOnly(AllowedBefore, PriorTherapy),
        new EligibilityCriterion.CheckedBySite("organ function, performance status and remission", SiteChecks),
    ];

    /// <summary>The other reading is not AALL15P1's own, and the register has no document that states it.</summary>
    private static Rule AgeOfTheSuccessorTrial() => Age with
    {
        Statement = "The infant is at most 365 days old on the day of enrolment, as the successor trial has it.",
        Parameters = [new("greatest age, inclusive", "365 days")],
        Citation = null,
        Standing = Standing.Unpublished,
    };

    private static Rule RearrangementNeeded() => Kmt2a with
    {
        Statement = "An infant is enrolled only with a leukaemia that carries a KMT2A rearrangement.",
        Citation = new(Sources.EducationDeck, "slide Summary"),
    };

    private static Rule Registered(string id, string title, string statement, params ReadOnlySpan<RuleParameter> parameters) =>
        new(id, title, statement, Registry, Standing.Protocol) { Parameters = ValueList.Create(parameters) };
}

/// <summary>The marker by which AALL15P1 enrols and continues: a rearrangement of KMT2A.</summary>
internal static class Kmt2a
{
    public static readonly Marker Marker = new("kmt2a", "KMT2A", Present: "rearranged", Absent: "germline", Feature: "a KMT2A rearrangement");
}
