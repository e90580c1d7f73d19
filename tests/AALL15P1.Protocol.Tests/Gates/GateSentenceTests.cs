using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

/// <summary>Every sentence of the gates of enrolment and of the place of care, whole and word for word.</summary>
public sealed class GateSentenceTests
{
    private const string Visits = " Required: the tertiary centre. The infant is seen at the tertiary centre. (EVALUATION-VISITS; DECK, slide Azacitidine: Dose Modifications)";
    private const string Symptoms = " Required: the tertiary team's guidance. Contact the tertiary team now about advice and a possible transfer. (EVALUATION-SYMPTOMS; DECK, slide Azacitidine: Dose Modifications)";
    private const string SeenWhere = "Place of visits in the evaluation period. Missing: the place." + Visits;
    private const string SeenAtShared = "Place of visits in the evaluation period. The infant would be seen at a shared-care centre." + Visits;
    private const string SymptomsNotAsked = "Symptoms of toxicity in the evaluation period. Missing: whether the infant has symptoms of toxicity." + Symptoms;

    private static readonly LocalDate Day = new(2020, 3, 10);

    [Theory]
    [InlineData("interim-maintenance", CareSetting.SharedCareCentre, false, false, false, SeenAtShared)]
    [InlineData("interim-maintenance", CareSetting.Elsewhere, false, false, false, "Place of visits in the evaluation period. The infant would be seen elsewhere." + Visits)]
    [InlineData("interim-maintenance", null, false, false, false, SeenWhere)]
    [InlineData("interim-maintenance", CareSetting.SharedCareCentre, true, false, false, "Symptoms of toxicity in the evaluation period. Symptoms of toxicity at a shared-care centre." + Symptoms)]
    [InlineData("interim-maintenance", CareSetting.Elsewhere, true, false, false, "Symptoms of toxicity in the evaluation period. Symptoms of toxicity elsewhere." + Symptoms)]
    [InlineData("interim-maintenance", null, true, false, false, "Symptoms of toxicity in the evaluation period. Missing: the place." + Symptoms)]
    [InlineData("interim-maintenance", CareSetting.SharedCareCentre, null, false, false, SeenAtShared, SymptomsNotAsked)]
    [InlineData("interim-maintenance", null, null, false, false, SeenWhere, SymptomsNotAsked)]
    [InlineData("consolidation", CareSetting.TertiaryCentre, false, true, false, "Sepsis in Consolidation. A fever or suspected sepsis. Expected: that sepsis is considered. Sepsis is a concern in this block: more myelosuppressive drugs are given, and the patient is an infant. (CONSOLIDATION-SEPSIS; DECK, slide Consolidation)")]
    [InlineData("consolidation", CareSetting.TertiaryCentre, false, null, false, "Sepsis in Consolidation. Missing: whether the infant has a fever. Expected: that sepsis is considered where there is a fever. (CONSOLIDATION-SEPSIS; DECK, slide Consolidation)")]
    [InlineData("maintenance", null, false, false, true, "Place of azacitidine. Missing: the place. Required: the tertiary centre. Azacitidine is given at the tertiary centre. (AZA-TERTIARY-ONLY; DECK, slide Azacitidine)")]
    [InlineData("maintenance", CareSetting.Elsewhere, false, false, true, "Place of azacitidine. Azacitidine would be given elsewhere. Required: the tertiary centre. Azacitidine is given at the tertiary centre. (AZA-TERTIARY-ONLY; DECK, slide Azacitidine)")]
    [Trait("Rule", "AZA-TERTIARY-ONLY")]
    [Trait("Rule", "EVALUATION-VISITS")]
    [Trait("Rule", "EVALUATION-SYMPTOMS")]
    [Trait("Rule", "CONSOLIDATION-SEPSIS")]
    public void What_the_place_of_care_says(string block, CareSetting? setting, bool? symptoms, bool? fever, bool azacitidine, params string[] sentences)
    {
        CareVisit visit = new() { Setting = setting, ToxicitySymptoms = symptoms, FeverOrSuspectedSepsis = fever, Administers = azacitidine ? Drugs.Azacitidine : null };
        Decision decision = SiteOfCareGate.Explain(Aall15P1.Definition.Block(new(block)), visit);

        Assert.Equal("site-of-care", decision.Operation);
        Assert.Equal(sentences, decision.Findings.Select(finding => finding.Sentence));
    }

    [Theory]
    [InlineData("maintenance", true, "Place of azacitidine. Azacitidine was given at a shared-care centre. Required: the tertiary centre. Azacitidine is given at the tertiary centre. (AZA-TERTIARY-ONLY; DECK, slide Azacitidine)")]
    [InlineData("interim-maintenance", false, "Place of visits in the evaluation period. The infant was seen at a shared-care centre." + Visits)]
    public void What_is_over_is_told_as_over(string block, bool azacitidine, string sentence)
    {
        CareVisit visit = new()
        {
            Setting = CareSetting.SharedCareCentre,
            ToxicitySymptoms = false,
            FeverOrSuspectedSepsis = false,
            Administers = azacitidine ? Drugs.Azacitidine : null,
            IsOver = true,
        };

        Assert.Equal([sentence], SiteOfCareGate.Explain(Aall15P1.Definition.Block(new(block)), visit).Findings.Select(finding => finding.Sentence));
    }

    [Fact]
    public void The_place_of_care_has_words_of_its_own() => Assert.Equal(
        ["place-is-right", "tertiary-centre", "cannot-decide"],
        new[] { DecisionOutcome.Proceed, DecisionOutcome.Hold, DecisionOutcome.CannotDecide }.Select(SiteOfCareGate.Words.Of));

    [Fact]
    [Trait("Rule", "ELIGIBLE-AGE")]
    [Trait("Rule", "ELIGIBLE-GESTATION")]
    [Trait("Rule", "ELIGIBLE-DIAGNOSIS")]
    [Trait("Rule", "ELIGIBLE-CNS-SAMPLE")]
    [Trait("Rule", "ELIGIBLE-KMT2A")]
    [Trait("Rule", "ELIGIBLE-DOWN-SYNDROME")]
    [Trait("Rule", "ELIGIBLE-SECONDARY")]
    [Trait("Rule", "ELIGIBLE-PRIOR-THERAPY")]
    [Trait("Rule", "ELIGIBLE-SITE-CHECKS")]
    public void What_enrolment_says_when_nothing_is_known() => Assert.Equal(
        [
            "Age at enrolment. Missing: the date of birth. Required: at most 364 days. (ELIGIBLE-AGE; CTGOV, eligibility, maximum age)",
            "Gestational age at enrolment. Missing: the gestational age at enrolment. Required: more than 36+0 weeks. (ELIGIBLE-GESTATION; CTGOV, eligibility)",
            "Diagnosis. Missing: the diagnosis. Required: newly diagnosed B-acute lymphoblastic leukaemia, or leukaemia of ambiguous lineage that is at least 50 % B-lymphoblastic. (ELIGIBLE-DIAGNOSIS; CTGOV, eligibility)",
            "Sample for the CNS status. Missing: when the sample for the CNS status was taken. Required: a sample taken before any systemic or intrathecal chemotherapy; steroids may come before it. (ELIGIBLE-CNS-SAMPLE; CTGOV, eligibility)",
            "KMT2A at enrolment. The KMT2A status is unknown. Expected: no result that KMT2A is not rearranged. The infant may be enrolled, and needs the result before the end of the first block. (ELIGIBLE-KMT2A; CTGOV, eligibility)",
            "Down syndrome. Missing: whether the infant has Down syndrome. Required: no Down syndrome. (ELIGIBLE-DOWN-SYNDROME; CTGOV, eligibility)",
            "Secondary leukaemia. Missing: whether the leukaemia is secondary. Required: no cytotoxic therapy of a prior malignancy. (ELIGIBLE-SECONDARY; CTGOV, eligibility)",
            "Therapy before enrolment. Missing: the therapy before enrolment. Required: nothing but steroids, intrathecal methotrexate, intrathecal cytarabine. (ELIGIBLE-PRIOR-THERAPY; CTGOV, eligibility)",
            "Enrolment criteria that are unpublished. This library does not judge organ function, performance status and remission. Expected: the site's own check against the protocol document. (ELIGIBLE-SITE-CHECKS; unpublished, the site states it)",
        ],
        Sentences(new(Day)));

    // Born on 11 March 2019, 365 days before; 40+0 weeks at enrolment are a birth at less than nothing.
    [Fact]
    [Trait("Rule", "ELIGIBLE-AGE")]
    [Trait("Rule", "ELIGIBLE-DIAGNOSIS")]
    [Trait("Rule", "ELIGIBLE-CNS-SAMPLE")]
    [Trait("Rule", "ELIGIBLE-KMT2A")]
    [Trait("Rule", "ELIGIBLE-DOWN-SYNDROME")]
    [Trait("Rule", "ELIGIBLE-SECONDARY")]
    [Trait("Rule", "ELIGIBLE-PRIOR-THERAPY")]
    [Trait("Rule", "GESTATION-AGREES-WITH-AGE")]
    public void What_enrolment_says_when_nothing_is_met() => Assert.Equal(
        [
            "Gestational age and date of birth. Missing: a gestational age that agrees with the date of birth (36+0 weeks at enrolment and 365 days old, less than the age since birth). Required: a birth at 20+0 weeks to 45+0 weeks, both inclusive. Check both dates, and whether the gestational age is that at enrolment and not that at birth. (GESTATION-AGREES-WITH-AGE; this library's own safeguard)",
            "Age at enrolment. 365 days old at enrolment. Required: at most 364 days. (ELIGIBLE-AGE; CTGOV, eligibility, maximum age)",
            "Gestational age at enrolment. 36+0 weeks at enrolment. Required: more than 36+0 weeks. (ELIGIBLE-GESTATION; CTGOV, eligibility)",
            "Diagnosis. Ambiguous lineage, 49.5 % B-lymphoblastic. Required: newly diagnosed B-acute lymphoblastic leukaemia, or leukaemia of ambiguous lineage that is at least 50 % B-lymphoblastic. (ELIGIBLE-DIAGNOSIS; CTGOV, eligibility)",
            "Sample for the CNS status. The sample was taken after chemotherapy. Required: a sample taken before any systemic or intrathecal chemotherapy; steroids may come before it. (ELIGIBLE-CNS-SAMPLE; CTGOV, eligibility)",
            "KMT2A at enrolment. KMT2A is known not to be rearranged. Required: no result that KMT2A is not rearranged. (ELIGIBLE-KMT2A; CTGOV, eligibility)",
            "Down syndrome. Down syndrome. Required: no Down syndrome. (ELIGIBLE-DOWN-SYNDROME; CTGOV, eligibility)",
            "Secondary leukaemia. Leukaemia after cytotoxic therapy of a prior malignancy. Required: no cytotoxic therapy of a prior malignancy. (ELIGIBLE-SECONDARY; CTGOV, eligibility)",
            "Therapy before enrolment. Other therapy was given. Required: nothing but steroids, intrathecal methotrexate, intrathecal cytarabine. (ELIGIBLE-PRIOR-THERAPY; CTGOV, eligibility)",
            "Enrolment criteria that are unpublished. This library does not judge organ function, performance status and remission. Expected: the site's own check against the protocol document. (ELIGIBLE-SITE-CHECKS; unpublished, the site states it)",
        ],
        Sentences(new(Day)
        {
            BirthDate = new(2019, 3, 11),
            GestationalAgeAtEnrolment = new(36, 0),
            Diagnosis = LeukaemiaDiagnosis.AmbiguousLineage,
            NewlyDiagnosed = true,
            BLymphoblasticPercent = 49.5m,
            CnsSample = CnsSampleTiming.AfterChemotherapy,
            Marker = MarkerStatus.Absent,
            DownSyndrome = true,
            SecondaryAfterCytotoxicTherapy = true,
            PriorTherapy = [PriorTherapy.Other, new("steroids"), PriorTherapy.Other],
        }));

    [Theory]
    [InlineData(null, true, null, "the diagnosis")]
    [InlineData(null, null, null, "the diagnosis")]
    [InlineData(LeukaemiaDiagnosis.BLymphoblastic, null, null, "whether the leukaemia is newly diagnosed")]
    [InlineData(LeukaemiaDiagnosis.AmbiguousLineage, null, null, "whether the leukaemia is newly diagnosed")]
    [InlineData(LeukaemiaDiagnosis.AmbiguousLineage, true, null, "the B-lymphoblastic part of the ambiguous lineage")]
    [Trait("Rule", "ELIGIBLE-DIAGNOSIS")]
    public void What_is_missing_of_a_diagnosis(LeukaemiaDiagnosis? diagnosis, bool? newly, double? percent, string missing) => Assert.Equal(
        (null, missing),
        Of("ELIGIBLE-DIAGNOSIS", new(Day) { Diagnosis = diagnosis, NewlyDiagnosed = newly, BLymphoblasticPercent = (decimal?)percent }));

    [Theory]
    [InlineData(LeukaemiaDiagnosis.BLymphoblastic, false, null, "not newly diagnosed")]
    [InlineData(LeukaemiaDiagnosis.AmbiguousLineage, false, 49.9, "not newly diagnosed")]
    [InlineData(LeukaemiaDiagnosis.Other, true, 49.9, "another diagnosis")]
    [Trait("Rule", "ELIGIBLE-DIAGNOSIS")]
    public void What_is_wrong_with_a_diagnosis(LeukaemiaDiagnosis? diagnosis, bool? newly, double? percent, string observed) => Assert.Equal(
        (observed, null),
        Of("ELIGIBLE-DIAGNOSIS", new(Day) { Diagnosis = diagnosis, NewlyDiagnosed = newly, BLymphoblasticPercent = (decimal?)percent }));

    // One day old; 280 days old and 40+0 weeks (280 days), a birth at nothing; 281 days old.
    [Theory]
    [InlineData("2020-03-09", 100, "a gestational age that agrees with the date of birth (100+0 weeks at enrolment and 1 day old, which is a birth at 99+6 weeks)")]
    [InlineData("2019-06-04", 40, "a gestational age that agrees with the date of birth (40+0 weeks at enrolment and 280 days old, which is a birth at 0+0 weeks)")]
    [InlineData("2019-06-03", 40, "a gestational age that agrees with the date of birth (40+0 weeks at enrolment and 281 days old, less than the age since birth)")]
    [Trait("Rule", "GESTATION-AGREES-WITH-AGE")]
    public void What_a_gestational_age_implies(string birth, int weeks, string missing) => Assert.Equal(
        (null, missing),
        Of("GESTATION-AGREES-WITH-AGE", new(Day) { BirthDate = NodaTime.Text.LocalDatePattern.Iso.Parse(birth).Value, GestationalAgeAtEnrolment = new(weeks, 0) }));

    [Fact]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    public void What_the_end_of_Induction_says_when_nothing_is_known()
    {
        Decision decision = ContinuationGate.Explain(Aall15P1.Definition, MarkerStatus.Unknown);

        Assert.Equal("continue-past-induction", decision.Operation);
        Assert.Equal(
            "KMT2A after Induction. Missing: the KMT2A result. Required: a KMT2A rearrangement. (KMT2A-TO-CONTINUE; CTGOV, eligibility and outline, after Induction)",
            Assert.Single(decision.Findings).Sentence);
        Assert.Empty(ContinuationGate.Explain(Aall15P1.Definition, MarkerStatus.Present).Findings);
    }

    // Which block first asks for the marker decides which is the last that every infant is given.
    [Theory]
    [InlineData("azacitidine-1", "continue-past-induction", "azacitidine-1")]
    [InlineData("consolidation", "continue-past-azacitidine-1", "consolidation")]
    [InlineData("maintenance", "continue-past-delayed-intensification-2", "maintenance")]
    [InlineData("nothing", "continue-past-induction", null)]
    public void The_last_block_of_all_comes_before_the_first_that_asks_for_the_marker(string firstToAsk, string operation, string? asking)
    {
        ProtocolDefinition definition = Aall15P1.Definition;
        foreach (Block block in Aall15P1.Definition.Blocks.TakeWhile(block => block.Id.Value != firstToAsk))
        {
            definition = definition.With(block with { StartCriteria = [.. block.StartCriteria.Where(criterion => criterion is not StartCriterion.MarkerPresent)] });
        }

        Assert.Equal(operation, ContinuationGate.OperationOf(definition));
        Assert.Equal(asking is null ? DecisionOutcome.Proceed : DecisionOutcome.Hold, ContinuationGate.Evaluate(definition, MarkerStatus.Absent));
        Assert.Equal(asking is null ? 0 : 1, ContinuationGate.Explain(definition, MarkerStatus.Absent).Findings.Count);
    }

    [Fact]
    public void A_first_block_that_asks_for_the_marker_is_given_to_everyone_all_the_same()
    {
        ProtocolDefinition definition = Aall15P1.Definition;
        StartCriterion asks = definition.Blocks[1].StartCriteria.Single(criterion => criterion is StartCriterion.MarkerPresent);

        Assert.Equal("continue-past-induction", ContinuationGate.OperationOf(definition.With(definition.Blocks[0] with { StartCriteria = [asks] })));
    }

    [Theory]
    [InlineData(MarkerStatus.Present, DecisionOutcome.Proceed, null)]
    [InlineData(MarkerStatus.Absent, DecisionOutcome.Hold, "KMT2A at enrolment. KMT2A is known not to be rearranged. Required: KMT2A rearranged. (ELIGIBLE-KMT2A; DECK, slide Summary)")]
    [InlineData(MarkerStatus.Unknown, DecisionOutcome.CannotDecide, "KMT2A at enrolment. Missing: the KMT2A status. Required: KMT2A rearranged. (ELIGIBLE-KMT2A; DECK, slide Summary)")]
    [Trait("Rule", "ELIGIBLE-KMT2A")]
    public void By_the_other_reading_the_marker_is_needed_to_be_enrolled(MarkerStatus status, DecisionOutcome effect, string? sentence)
    {
        ProtocolDefinition other = Aall15P1.With(InterpretationChoices.DefaultsOf(Interpretations.All).With("D12", "rearranged-only"));
        Finding? finding = EligibilityGate.Explain(other, new(Day) { Marker = status }).Findings.SingleOrDefault(found => found.Rule.Id == "ELIGIBLE-KMT2A");

        Assert.Equal((sentence, effect), (finding?.Sentence, finding?.Effect ?? DecisionOutcome.Proceed));
    }

    [Fact]
    public void Enrolment_has_words_of_its_own()
    {
        Assert.Equal("eligibility", EligibilityGate.Explain(Aall15P1.Definition, new(Day)).Operation);
        Assert.Equal(["eligible", "not-eligible", "cannot-decide"], new[] { DecisionOutcome.Proceed, DecisionOutcome.Hold, DecisionOutcome.CannotDecide }.Select(EligibilityGate.Words.Of));
    }

    [Fact]
    public void An_infant_may_be_enrolled_on_the_day_of_birth_and_not_before()
    {
        Assert.Equal(DecisionOutcome.CannotDecide, EligibilityGate.Evaluate(Aall15P1.Definition, new(Day) { BirthDate = Day }));
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("candidate", () => EligibilityGate.Evaluate(Aall15P1.Definition, new(Day) { BirthDate = Day.PlusDays(1) }));
        Assert.Contains("The date of birth must not be after the day of enrolment, 2020-03-10.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("candidate", () => EligibilityGate.Explain(Aall15P1.Definition, new(Day) { BirthDate = Day.PlusDays(1) }));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    public void A_percentage_may_be_nothing_or_all(string percent) => Assert.Equal(
        decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture),
        new EnrolmentCandidate(Day) { BLymphoblasticPercent = decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture) }.BLymphoblasticPercent);

    [Fact]
    public void What_is_out_of_bounds_is_told()
    {
        Says("A percentage lies between 0 and 100.", () => new EnrolmentCandidate(Day) { BLymphoblasticPercent = -0.1m });
        Says("A percentage lies between 0 and 100.", () => new EnrolmentCandidate(Day) { BLymphoblasticPercent = 100.1m });
        Says("A number of administrations is 0 or more.", () => new StartFacts(Day) { PreviousBlockUnrecorded = -1 });
        Says("The greatest age of laboratory values is 0 days or more.", () => new LaboratoryAgeLimit(new(-1, new(new("SITE", "A site's handbook", Standing.Site), "1"), Standing.Site)));

        static void Says(string sentence, Func<object> make) => Assert.StartsWith(sentence, Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Sentences(EnrolmentCandidate candidate) => EligibilityGate.Explain(Aall15P1.Definition, candidate).Findings.Select(finding => finding.Sentence);

    private static (string? Observed, string? Missing) Of(string rule, EnrolmentCandidate candidate)
    {
        Finding finding = Assert.Single(EligibilityGate.Explain(Aall15P1.Definition, candidate).Findings, found => found.Rule.Id == rule);
        return (finding.Observed, finding.Missing);
    }
}
