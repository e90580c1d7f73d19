using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

/// <summary>The registry's criteria (section 4 of the record's eligibility), each just below, at and just above its bound.</summary>
public sealed class EligibilityGateTests
{
    private static readonly EnrolmentCandidate Eligible = new(new LocalDate(2020, 3, 10))
    {
        BirthDate = new LocalDate(2019, 11, 10),
        GestationalAgeAtEnrolment = new GestationalAge(56, 0),
        Diagnosis = LeukaemiaDiagnosis.BLymphoblastic,
        NewlyDiagnosed = true,
        CnsSample = CnsSampleTiming.BeforeAnyTreatment,
        Marker = MarkerStatus.Present,
        DownSyndrome = false,
        SecondaryAfterCytotoxicTherapy = false,
        PriorTherapy = default(ValueList<PriorTherapy>),
    };

    /// <summary>Three days old at enrolment, so that about 36 weeks of gestation agree with the date of birth.</summary>
    private static readonly EnrolmentCandidate Newborn = Eligible with { BirthDate = new LocalDate(2020, 3, 7) };

    // Born on 10 November 2019, 121 days (17+2 weeks) before enrolment: 20+0 at birth is 37+2 at enrolment, 45+0 is 62+2.
    [Theory]
    [InlineData(37, 1, DecisionOutcome.CannotDecide)]
    [InlineData(37, 2, DecisionOutcome.Proceed)]
    [InlineData(37, 3, DecisionOutcome.Proceed)]
    [InlineData(62, 1, DecisionOutcome.Proceed)]
    [InlineData(62, 2, DecisionOutcome.Proceed)]
    [InlineData(62, 3, DecisionOutcome.CannotDecide)]
    [Trait("Rule", "GESTATION-AGREES-WITH-AGE")]
    public void The_gestational_age_agrees_with_the_date_of_birth(int weeks, int days, DecisionOutcome expected)
    {
        EnrolmentCandidate candidate = Eligible with { GestationalAgeAtEnrolment = new GestationalAge(weeks, days) };

        Assert.Equal(expected, EligibilityGate.Evaluate(Aall15P1.Definition, candidate));
        Assert.Equal(expected, EligibilityGate.Explain(Aall15P1.Definition, candidate).Outcome);
    }

    // 200 days old and 37 weeks (259 days) of gestation: a birth at 59 days. Five days old and 54 weeks: a birth at 373 days.
    [Theory]
    [InlineData("2025-06-18", 37, "a gestational age that agrees with the date of birth (37+0 weeks at enrolment and 200 days old, which is a birth at 8+3 weeks)")]
    [InlineData("2025-12-30", 54, "a gestational age that agrees with the date of birth (54+0 weeks at enrolment and 5 days old, which is a birth at 53+2 weeks)")]
    [InlineData("2025-03-01", 40, "a gestational age that agrees with the date of birth (40+0 weeks at enrolment and 309 days old, less than the age since birth)")]
    [Trait("Rule", "GESTATION-AGREES-WITH-AGE")]
    public void A_contradiction_is_explained(string birth, int weeks, string missing)
    {
        EnrolmentCandidate candidate = Eligible with { BirthDate = NodaTime.Text.LocalDatePattern.Iso.Parse(birth).Value, GestationalAgeAtEnrolment = new GestationalAge(weeks, 0) };
        candidate = new EnrolmentCandidate(new LocalDate(2026, 1, 4)) { BirthDate = candidate.BirthDate, GestationalAgeAtEnrolment = candidate.GestationalAgeAtEnrolment };
        Finding finding = EligibilityGate.Explain(Aall15P1.Definition, candidate).Findings[0];

        Assert.Equal(("GESTATION-AGREES-WITH-AGE", DecisionOutcome.CannotDecide, missing), (finding.Rule.Id, finding.Effect, finding.Missing));
    }

    [Fact]
    [Trait("Rule", "ELIGIBLE-SITE-CHECKS")]
    public void An_eligible_infant_is_eligible_and_the_site_is_told_what_it_must_check()
    {
        Decision decision = EligibilityGate.Explain(Aall15P1.Definition, Eligible);

        Finding finding = Assert.Single(decision.Findings);
        Assert.Equal(DecisionOutcome.Proceed, decision.Outcome);
        Assert.Equal("eligible", EligibilityGate.Words.Of(decision.Outcome));
        Assert.Equal("ELIGIBLE-SITE-CHECKS", finding.Rule.Id);
        Assert.Equal(Severity.Information, finding.Severity);
        Assert.Equal(Audience.StudyTeam, finding.Audience);
        Assert.Equal("this library does not judge organ function, performance status and remission", finding.Observed);
    }

    // 10 March 2020 less 363, 364, 365 and 366 days; 29 February 2020 lies between.
    [Theory]
    [InlineData(2019, 3, 13, DecisionOutcome.Proceed, DecisionOutcome.Proceed)]
    [InlineData(2019, 3, 12, DecisionOutcome.Proceed, DecisionOutcome.Proceed)]
    [InlineData(2019, 3, 11, DecisionOutcome.Hold, DecisionOutcome.Proceed)]
    [InlineData(2019, 3, 10, DecisionOutcome.Hold, DecisionOutcome.Hold)]
    [Trait("Rule", "ELIGIBLE-AGE")]
    public void The_infant_is_at_most_364_days_old_or_365_by_the_other_reading(int year, int month, int day, DecisionOutcome registered, DecisionOutcome successor)
    {
        EnrolmentCandidate candidate = Born(new LocalDate(year, month, day));
        ProtocolDefinition other = Aall15P1.With(InterpretationChoices.DefaultsOf(Interpretations.All).With("D5", "365-days"));

        Assert.Equal(registered, EligibilityGate.Evaluate(Aall15P1.Definition, candidate));
        Assert.Equal(successor, EligibilityGate.Evaluate(other, candidate));
    }

    [Fact]
    [Trait("Rule", "ELIGIBLE-AGE")]
    public void An_infant_of_365_days_is_told_so()
    {
        Finding finding = EligibilityGate.Explain(Aall15P1.Definition, Born(new LocalDate(2019, 3, 11))).Findings[0];

        Assert.Equal("Age at enrolment. 365 days old at enrolment. Required: at most 364 days. (ELIGIBLE-AGE; CTGOV, eligibility, maximum age)", finding.Sentence);
    }

    [Fact]
    [Trait("Rule", "ELIGIBLE-AGE")]
    public void The_other_readings_bound_is_not_the_protocols()
    {
        ProtocolDefinition other = Aall15P1.With(InterpretationChoices.DefaultsOf(Interpretations.All).With("D5", "365-days"));

        Finding finding = EligibilityGate.Explain(other, Born(new LocalDate(2019, 3, 10))).Findings[0];

        Assert.Equal("at most 365 days", finding.Required);
        Assert.Equal(Standing.Unpublished, finding.Rule.Standing);
        Assert.Null(finding.Rule.Citation);
    }

    [Fact]
    public void An_infant_who_is_born_after_enrolment_cannot_exist() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EligibilityGate.Evaluate(Aall15P1.Definition, Eligible with { BirthDate = new LocalDate(2020, 3, 11) }));

    [Theory]
    [InlineData(35, 6, DecisionOutcome.Hold)]
    [InlineData(36, 0, DecisionOutcome.Hold)]
    [InlineData(36, 1, DecisionOutcome.Proceed)]
    [Trait("Rule", "ELIGIBLE-GESTATION")]
    public void The_gestational_age_is_more_than_36_weeks(int weeks, int days, DecisionOutcome expected) =>
        Assert.Equal(expected, EligibilityGate.Evaluate(Aall15P1.Definition, Newborn with { GestationalAgeAtEnrolment = new GestationalAge(weeks, days) }));

    [Fact]
    [Trait("Rule", "ELIGIBLE-GESTATION")]
    public void Exactly_36_weeks_is_explained()
    {
        Finding finding = EligibilityGate.Explain(Aall15P1.Definition, Newborn with { GestationalAgeAtEnrolment = new GestationalAge(36, 0) }).Findings[0];

        Assert.Equal("36+0 weeks at enrolment", finding.Observed);
        Assert.Equal("more than 36+0 weeks", finding.Required);
    }

    [Theory]
    [InlineData(LeukaemiaDiagnosis.BLymphoblastic, true, null, DecisionOutcome.Proceed)]
    [InlineData(LeukaemiaDiagnosis.BLymphoblastic, false, null, DecisionOutcome.Hold)]
    [InlineData(LeukaemiaDiagnosis.BLymphoblastic, null, null, DecisionOutcome.CannotDecide)]
    [InlineData(LeukaemiaDiagnosis.AmbiguousLineage, true, 49.9, DecisionOutcome.Hold)]
    [InlineData(LeukaemiaDiagnosis.AmbiguousLineage, true, 50.0, DecisionOutcome.Proceed)]
    [InlineData(LeukaemiaDiagnosis.AmbiguousLineage, true, 50.1, DecisionOutcome.Proceed)]
    [InlineData(LeukaemiaDiagnosis.AmbiguousLineage, false, 50.1, DecisionOutcome.Hold)]
    [InlineData(LeukaemiaDiagnosis.AmbiguousLineage, true, null, DecisionOutcome.CannotDecide)]
    [InlineData(LeukaemiaDiagnosis.Other, true, 90.0, DecisionOutcome.Hold)]
    [InlineData(null, true, null, DecisionOutcome.CannotDecide)]
    [InlineData(null, false, null, DecisionOutcome.Hold)]
    [Trait("Rule", "ELIGIBLE-DIAGNOSIS")]
    public void The_diagnosis_is_B_lymphoblastic_or_ambiguous_with_half_of_it(LeukaemiaDiagnosis? diagnosis, bool? newlyDiagnosed, double? percent, DecisionOutcome expected)
    {
        EnrolmentCandidate candidate = Eligible with { Diagnosis = diagnosis, NewlyDiagnosed = newlyDiagnosed, BLymphoblasticPercent = (decimal?)percent };

        Assert.Equal(expected, EligibilityGate.Evaluate(Aall15P1.Definition, candidate));
        Assert.Equal(expected, EligibilityGate.Explain(Aall15P1.Definition, candidate).Outcome);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    public void A_percentage_lies_between_0_and_100(double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Eligible with { BLymphoblasticPercent = (decimal)percent });

    [Theory]
    [InlineData(CnsSampleTiming.BeforeAnyTreatment, DecisionOutcome.Proceed)]
    [InlineData(CnsSampleTiming.AfterSteroidsOnly, DecisionOutcome.Proceed)]
    [InlineData(CnsSampleTiming.AfterChemotherapy, DecisionOutcome.Hold)]
    [InlineData(null, DecisionOutcome.CannotDecide)]
    [Trait("Rule", "ELIGIBLE-CNS-SAMPLE")]
    public void The_CNS_sample_comes_before_chemotherapy_and_may_come_after_steroids(CnsSampleTiming? timing, DecisionOutcome expected) =>
        Assert.Equal(expected, EligibilityGate.Evaluate(Aall15P1.Definition, Eligible with { CnsSample = timing }));

    [Theory]
    [InlineData(MarkerStatus.Present, DecisionOutcome.Proceed)]
    [InlineData(MarkerStatus.Unknown, DecisionOutcome.Proceed)]
    [InlineData(MarkerStatus.Absent, DecisionOutcome.Hold)]
    [Trait("Rule", "ELIGIBLE-KMT2A")]
    public void An_unknown_KMT2A_status_may_enrol(MarkerStatus status, DecisionOutcome expected) =>
        Assert.Equal(expected, EligibilityGate.Evaluate(Aall15P1.Definition, Eligible with { Marker = status }));

    [Fact]
    [Trait("Rule", "ELIGIBLE-KMT2A")]
    public void An_unknown_KMT2A_status_is_reported_because_it_cannot_go_on()
    {
        Finding finding = EligibilityGate.Explain(Aall15P1.Definition, Eligible with { Marker = MarkerStatus.Unknown }).Findings[0];

        Assert.Equal(Severity.Information, finding.Severity);
        Assert.Equal("the infant may be enrolled, and needs the result before the end of the first block", finding.Instead);
    }

    [Theory]
    [InlineData(false, DecisionOutcome.Proceed)]
    [InlineData(true, DecisionOutcome.Hold)]
    [InlineData(null, DecisionOutcome.CannotDecide)]
    [Trait("Rule", "ELIGIBLE-DOWN-SYNDROME")]
    public void Down_syndrome_is_excluded(bool? downSyndrome, DecisionOutcome expected) =>
        Assert.Equal(expected, EligibilityGate.Evaluate(Aall15P1.Definition, Eligible with { DownSyndrome = downSyndrome }));

    [Theory]
    [InlineData(false, DecisionOutcome.Proceed)]
    [InlineData(true, DecisionOutcome.Hold)]
    [InlineData(null, DecisionOutcome.CannotDecide)]
    [Trait("Rule", "ELIGIBLE-SECONDARY")]
    public void Secondary_leukaemia_is_excluded(bool? secondary, DecisionOutcome expected) =>
        Assert.Equal(expected, EligibilityGate.Evaluate(Aall15P1.Definition, Eligible with { SecondaryAfterCytotoxicTherapy = secondary }));

    [Theory]
    [InlineData("", DecisionOutcome.Proceed)]
    [InlineData("steroids", DecisionOutcome.Proceed)]
    [InlineData("intrathecal-methotrexate", DecisionOutcome.Proceed)]
    [InlineData("intrathecal-cytarabine", DecisionOutcome.Proceed)]
    [InlineData("steroids intrathecal-methotrexate intrathecal-cytarabine", DecisionOutcome.Proceed)]
    [InlineData("other", DecisionOutcome.Hold)]
    [InlineData("steroids other", DecisionOutcome.Hold)]
    [InlineData(null, DecisionOutcome.CannotDecide)]
    [Trait("Rule", "ELIGIBLE-PRIOR-THERAPY")]
    public void Nothing_but_steroids_and_two_intrathecal_drugs_came_before(string? given, DecisionOutcome expected) =>
        Assert.Equal(expected, EligibilityGate.Evaluate(Aall15P1.Definition, Eligible with
        {
            PriorTherapy = given?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => id == PriorTherapy.Other.Id ? PriorTherapy.Other : new(id)).ToValueList(),
        }));

    [Fact]
    public void Nothing_known_decides_nothing_and_every_criterion_says_what_is_missing()
    {
        Decision decision = EligibilityGate.Explain(Aall15P1.Definition, new EnrolmentCandidate(new LocalDate(2020, 3, 10)));

        Assert.Equal(DecisionOutcome.CannotDecide, decision.Outcome);
        Assert.Equal(
            ["ELIGIBLE-AGE", "ELIGIBLE-GESTATION", "ELIGIBLE-DIAGNOSIS", "ELIGIBLE-CNS-SAMPLE", "ELIGIBLE-DOWN-SYNDROME", "ELIGIBLE-SECONDARY", "ELIGIBLE-PRIOR-THERAPY"],
            decision.Findings.Where(finding => finding.Missing is not null).Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        EnrolmentCandidate candidate = Eligible;
        DecisionOutcome outcome = DecisionOutcome.CannotDecide;
        long allocated = Allocated.Least(() => outcome = EligibilityGate.Evaluate(Aall15P1.Definition, candidate));

        Assert.Equal(DecisionOutcome.Proceed, outcome);
        Assert.Equal(0, allocated);
    }

    /// <summary>An infant born on a day at 40 weeks, whose gestational age at enrolment agrees with it.</summary>
    private static EnrolmentCandidate Born(LocalDate birth) =>
        Eligible with { BirthDate = birth, GestationalAgeAtEnrolment = new GestationalAge(40, 0).AtBirthThenOn(birth, Eligible.EnrolledOn) };
}
