using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using Hl7.Fhir.Model;
using Xunit;

namespace AALL15P1.Protocol.Fhir.Tests;

[Properties(Arbitrary = [typeof(ProtocolArbitraries)])]
public class DecisionTests
{
    [Property]
    public void A_start_decision_is_read_back_the_same(StartFacts facts) => Same(Fhir.Protocol.MayStart(BlockIds.Azacitidine2, facts));

    [Property]
    public void An_enrolment_decision_is_read_back_the_same(EnrolmentCandidate candidate) => Same(Fhir.Protocol.MayEnrol(candidate));

    [Property]
    public void A_toxicity_decision_is_read_back_the_same(DltCourse course, AdverseEvent adverse) => Same(Fhir.Illustrated.Dlt(course, adverse), Fhir.Illustrated);

    [Property]
    public void A_dose_decision_is_read_back_the_same(RoadmapCase drawn, DoseRequest request) => Same(
        Fhir.Protocol.CheckSafety(Fhir.Protocol.Plan(Fhir.Birth, Fhir.Start), ValidationTests.Infant, request with { Date = Fhir.Start.PlusDays(drawn.AgeInDays % 40) }));

    [Fact]
    public void What_cannot_be_decided_asks_for_data()
    {
        GuidanceResponse guidance = FhirWriter.GuidanceOf(Fhir.Protocol.MayContinue(MarkerStatus.Unknown), Fhir.Context);
        Assert.Equal(GuidanceResponse.GuidanceResponseStatus.DataRequired, guidance.Status);
        Assert.Equal(OperationOutcome.IssueType.Incomplete, Assert.Single(Assert.IsType<OperationOutcome>(Assert.Single(guidance.Contained)).Issue).Code);
    }

    [Fact]
    public void A_hold_has_the_finding_as_a_sentence()
    {
        GuidanceResponse guidance = FhirWriter.GuidanceOf(Fhir.Protocol.MayContinue(MarkerStatus.Absent), Fhir.Context);
        OperationOutcome.IssueComponent issue = Assert.Single(Assert.IsType<OperationOutcome>(guidance.Contained[0]).Issue);
        Assert.Equal(OperationOutcome.IssueType.BusinessRule, issue.Code);
        Assert.Equal(Fhir.Protocol.MayContinue(MarkerStatus.Absent).Findings[0].Sentence, issue.Diagnostics);
        Assert.Equal("continue-past-induction: hold.", guidance.Note[0].Text);
    }

    /// <summary>Somebody changed the answer and not the findings.</summary>
    [Fact]
    public void An_outcome_that_does_not_follow_from_the_findings_is_refused()
    {
        GuidanceResponse guidance = FhirWriter.GuidanceOf(Fhir.Protocol.MayContinue(MarkerStatus.Absent), Fhir.Context);
        guidance.Extension[0].Extension.Single(part => part.Url == "outcome").Value = new Code("proceed");
        FhirRefusal refusal = Assert.Single(Assert.Throws<FhirRefusedException>(() => FhirReader.DecisionOf(Fhir.Protocol, guidance, Fhir.Context)).Refusals);
        Assert.Equal(("'proceed'", "hold, which follows from the findings"), (refusal.Found, refusal.Expected));
    }

    private static void Same(Decision decision, CompiledProtocol? protocol = null) =>
        Assert.Equal(decision, FhirReader.DecisionOf(protocol ?? Fhir.Protocol, Fhir.Sent(FhirWriter.GuidanceOf(decision, Fhir.Context)), Fhir.Context));
}
