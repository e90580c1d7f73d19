using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

[Properties(Arbitrary = [typeof(DecisionGenerators)], MaxTest = 500)]
public sealed class EligibilityGateProperties
{
    private static readonly ProtocolDefinition Definition = Aall15P1.Definition;

    [Property]
    [Trait("Rule", "ELIGIBLE-AGE")]
    [Trait("Rule", "ELIGIBLE-GESTATION")]
    [Trait("Rule", "ELIGIBLE-DIAGNOSIS")]
    [Trait("Rule", "ELIGIBLE-CNS-SAMPLE")]
    [Trait("Rule", "ELIGIBLE-KMT2A")]
    [Trait("Rule", "ELIGIBLE-DOWN-SYNDROME")]
    [Trait("Rule", "ELIGIBLE-SECONDARY")]
    [Trait("Rule", "ELIGIBLE-PRIOR-THERAPY")]
    public void The_explanation_names_every_criterion_that_fails_alone(EnrolmentCandidate candidate)
    {
        Decision decision = EligibilityGate.Explain(Definition, candidate);
        bool isContradictory = EligibilityGate.Evaluate(Definition with { EligibilityCriteria = [] }, candidate) != DecisionOutcome.Proceed;

        Assert.Equal(EligibilityGate.Evaluate(Definition, candidate), decision.Outcome);
        Assert.All(Definition.EligibilityCriteria, criterion =>
        {
            // A criterion that one of two contradictory dates is about cannot be judged alone.
            DecisionOutcome alone = EligibilityGate.Evaluate(Definition with { EligibilityCriteria = [criterion] }, candidate);
            if (isContradictory)
            {
                Assert.NotEqual(DecisionOutcome.Proceed, alone);
                return;
            }

            Assert.Equal(alone, decision.Findings.SingleOrDefault(finding => finding.Rule.Id == criterion.Rule.Id)?.Effect ?? DecisionOutcome.Proceed);
        });
    }

    [Property]
    [Trait("Rule", "ELIGIBLE-AGE")]
    [Trait("Rule", "ELIGIBLE-GESTATION")]
    [Trait("Rule", "ELIGIBLE-DIAGNOSIS")]
    [Trait("Rule", "ELIGIBLE-CNS-SAMPLE")]
    [Trait("Rule", "ELIGIBLE-DOWN-SYNDROME")]
    [Trait("Rule", "ELIGIBLE-SECONDARY")]
    [Trait("Rule", "ELIGIBLE-PRIOR-THERAPY")]
    public void Knowing_less_never_makes_an_infant_eligible(EnrolmentCandidate candidate)
    {
        DecisionOutcome known = EligibilityGate.Evaluate(Definition, candidate);

        Assert.All(
            DecisionGenerators.Without(candidate),
            less => Assert.True(known == DecisionOutcome.Proceed || EligibilityGate.Evaluate(Definition, less) != DecisionOutcome.Proceed));
    }

    /// <summary>Counted in days: the gestation at enrolment less the age is 140 to 315 days (20 to 45 weeks) at a birth.</summary>
    [Property]
    [Trait("Rule", "GESTATION-AGREES-WITH-AGE")]
    public void Two_dates_contradict_each_other_exactly_beyond_what_a_birth_can_have(EnrolmentCandidate candidate)
    {
        bool isFound = EligibilityGate.Explain(Definition, candidate).Findings.Any(finding => finding.Rule.Id == "GESTATION-AGREES-WITH-AGE");
        int? atBirth = candidate is { BirthDate: { } birth, GestationalAgeAtEnrolment: { } gestation } ? gestation.TotalDays - Period.DaysBetween(birth, candidate.EnrolledOn) : null;

        Assert.Equal(atBirth is < 140 or > 315, isFound);
    }

    [Property]
    public void Equal_infants_get_equal_decisions(EnrolmentCandidate candidate)
    {
        Decision first = EligibilityGate.Explain(Definition, candidate);
        Decision second = EligibilityGate.Explain(Aall15P1.With(InterpretationChoices.DefaultsOf(Interpretations.All)), candidate);

        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Property]
    [Trait("Rule", "ELIGIBLE-AGE")]
    public void An_older_infant_never_becomes_eligible_by_age(EnrolmentCandidate candidate, byte days)
    {
        // Dates that contradict each other decide nothing; another date of birth can resolve the contradiction.
        if (EligibilityGate.JudgeGestation(candidate) == DecisionOutcome.Proceed)
        {
            AssertNoBetter(candidate, candidate with { BirthDate = candidate.BirthDate?.PlusDays(-days) });
        }
    }

    [Property]
    [Trait("Rule", "ELIGIBLE-GESTATION")]
    public void A_shorter_gestation_never_makes_an_infant_eligible(EnrolmentCandidate candidate)
    {
        if (candidate.GestationalAgeAtEnrolment is { Weeks: > 0 } age && EligibilityGate.JudgeGestation(candidate) == DecisionOutcome.Proceed)
        {
            AssertNoBetter(candidate, candidate with { GestationalAgeAtEnrolment = new GestationalAge(age.Weeks - 1, age.Days) });
        }
    }

    [Property]
    [Trait("Rule", "ELIGIBLE-DIAGNOSIS")]
    public void A_smaller_lymphoblastic_part_never_makes_an_infant_eligible(EnrolmentCandidate candidate) =>
        AssertNoBetter(candidate, candidate with { BLymphoblasticPercent = candidate.BLymphoblasticPercent / 2m });

    [Property]
    [Trait("Rule", "ELIGIBLE-PRIOR-THERAPY")]
    public void More_therapy_before_enrolment_never_makes_an_infant_eligible(EnrolmentCandidate candidate, bool other, bool steroids) =>
        AssertNoBetter(candidate, candidate with
        {
            PriorTherapy = candidate.PriorTherapy?.Concat(new[] { PriorTherapy.Other }.Where(_ => other)).Concat(new[] { new PriorTherapy("steroids") }.Where(_ => steroids)).ToValueList(),
        });

    [Property]
    [Trait("Rule", "ELIGIBLE-KMT2A")]
    public void An_unknown_KMT2A_status_enrols_as_a_rearranged_one_does(EnrolmentCandidate candidate) =>
        Assert.Equal(
            EligibilityGate.Evaluate(Definition, candidate with { Marker = MarkerStatus.Present }),
            EligibilityGate.Evaluate(Definition, candidate with { Marker = MarkerStatus.Unknown }));

    [Property]
    [Trait("Rule", "ELIGIBLE-SITE-CHECKS")]
    public void What_the_site_checks_is_always_named_and_changes_no_answer(EnrolmentCandidate candidate)
    {
        ProtocolDefinition without = Definition with { EligibilityCriteria = Definition.EligibilityCriteria.Where(criterion => criterion is not EligibilityCriterion.CheckedBySite).ToValueList() };

        Assert.Equal(EligibilityGate.Evaluate(without, candidate), EligibilityGate.Evaluate(Definition, candidate));
        Assert.Contains(EligibilityGate.Explain(Definition, candidate).Findings, finding => finding.Rule.Id == "ELIGIBLE-SITE-CHECKS");
    }

    [Property(Arbitrary = [typeof(RoadmapGenerators)])]
    public void Gestational_age_grows_by_a_day_a_day(LocalDate birth, byte weeks, byte days)
    {
        GestationalAge atBirth = new(weeks, days % 7);
        GestationalAge later = atBirth.AtBirthThenOn(birth, birth.PlusDays(days));

        Assert.Equal(days, later.TotalDays - atBirth.TotalDays);
        Assert.Equal(later.TotalDays, (later.Weeks * 7) + later.Days);
        Assert.InRange(later.Days, 0, 6);
    }

    private static void AssertNoBetter(EnrolmentCandidate candidate, EnrolmentCandidate worse) =>
        Assert.True(EligibilityGate.Evaluate(Definition, candidate) == DecisionOutcome.Proceed || EligibilityGate.Evaluate(Definition, worse) != DecisionOutcome.Proceed);
}
