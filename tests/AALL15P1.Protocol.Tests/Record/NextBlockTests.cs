using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>The gate of the next block: what counts for it, and when it can open.</summary>
public sealed class NextBlockTests
{
    private static readonly LocalDate Epi1 = new(2026, 2, 9);

    // EPI#1 has azacitidine on 2026-02-09 to 13; Consolidation starts on 2026-02-14.
    [Fact]
    public void Counts_and_a_statement_from_before_the_last_course_open_no_gate()
    {
        RecordBuilder journey = InEpi1();
        Assert.DoesNotContain(journey.Record.StateOn(Epi1).Findings, found => found.Finding.Rule.Id.StartsWith("EPI-START", StringComparison.Ordinal));
        journey.GiveAll(Epi1, Epi1.PlusDays(4)).Start(BlockIds.Consolidation, "2026-02-14").Give(BlockIds.Consolidation, "cyclophosphamide", 1, new(2026, 2, 14));

        NextSteps next = journey.Record.Next(new(2026, 3, 15));

        Assert.Equal(("EPI#2", DecisionOutcome.CannotDecide), (next.NextBlock!.Title, next.Gate!.Outcome));
        Assert.Equal(
            ["the ANC on or after 2026-02-14 (one of 2026-02-09 says nothing about recovery since)", "the platelet count on or after 2026-02-14 (one of 2026-02-09 says nothing about recovery since)", "a clinician's statement about toxicity on or after 2026-02-14"],
            next.Gate.Findings.Where(finding => finding.Rule.Id.StartsWith("EPI-", StringComparison.Ordinal)).Select(finding => finding.Missing));
    }

    [Theory]
    [InlineData("2026-02-13", DecisionOutcome.CannotDecide)]
    [InlineData("2026-02-14", DecisionOutcome.Proceed)]
    [InlineData("2026-02-15", DecisionOutcome.Proceed)]
    public void Counts_and_a_statement_count_from_the_day_of_the_last_dose_on(string known, DecisionOutcome expected)
    {
        RecordBuilder journey = InEpi1().GiveAll(Epi1, Epi1.PlusDays(4));
        journey.Start(BlockIds.Consolidation, "2026-02-14").Give(BlockIds.Consolidation, "cyclophosphamide", 1, new(2026, 2, 14));
        journey.Counts(known, 500, 50_000).Resolved(known);

        // Consolidation's last planned day is day 29, 2026-03-14; its completion is another rule's question.
        Assert.Equal(expected, OfCounts(journey.Record.Next(new(2026, 2, 18)).Gate!));
    }

    [Theory]
    [InlineData("2026-02-19", DecisionOutcome.CannotDecide)]
    [InlineData("2026-02-20", DecisionOutcome.Proceed)]
    public void A_statement_from_before_an_adverse_event_says_nothing_about_it(string stated, DecisionOutcome expected)
    {
        RecordBuilder journey = InEpi1().Start(BlockIds.Consolidation, "2026-02-14").Counts("2026-03-01", 600, 60_000).Resolved(stated);
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-02-20")), Date("2026-02-20"), "ae-1", new("sepsis"), Grade.Severe));

        Assert.Equal(expected, OfCounts(journey.Record.Next(new(2026, 3, 5)).Gate!));
    }

    // Consolidation gives its last drug on day 29 (cyclophosphamide): EPI#2 follows on day 30, 2026-03-15, at the earliest.
    [Theory]
    [InlineData("2026-02-15", DecisionOutcome.Hold)]
    [InlineData("2026-03-14", DecisionOutcome.Hold)]
    [InlineData("2026-03-15", DecisionOutcome.Proceed)]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    public void A_block_waits_until_the_one_before_is_complete(string date, DecisionOutcome expected)
    {
        RecordBuilder journey = InEpi1().GiveAll(Epi1, Epi1.PlusDays(4));
        journey.Start(BlockIds.Consolidation, "2026-02-14").GiveAll(new(2026, 2, 14), new(2026, 3, 14));
        journey.Counts(date, 500, 50_000).Resolved(date);

        Assert.Equal(expected, journey.Record.Next(Date(date)).Gate!.Outcome);
    }

    private static DecisionOutcome OfCounts(Decision gate) =>
        gate.Findings.Where(finding => finding.Rule.Id != "BLOCK-BEFORE-COMPLETE").Aggregate(DecisionOutcome.Proceed, (all, finding) => all.And(finding.Effect));

    // Azacitidine on days 1 to 5; day 2 is held from 2026-02-10 to 13, three days: day 5 is 2026-02-16.
    [Theory]
    [InlineData(HoldPolicy.ShiftBlock, "2026-02-16", DecisionOutcome.Hold)]
    [InlineData(HoldPolicy.ShiftBlock, "2026-02-17", DecisionOutcome.Proceed)]
    [InlineData(HoldPolicy.ShiftOrder, "2026-02-16", DecisionOutcome.Hold)]
    [InlineData(HoldPolicy.ShiftOrder, "2026-02-17", DecisionOutcome.Proceed)]
    [InlineData(HoldPolicy.Omit, "2026-02-13", DecisionOutcome.Hold)]
    [InlineData(HoldPolicy.Omit, "2026-02-14", DecisionOutcome.Proceed)]
    public void Chemotherapy_follows_on_the_day_after_the_last_azacitidine_with_its_holds(HoldPolicy policy, string date, DecisionOutcome expected)
    {
        RecordBuilder journey = InEpi1(With(policy)).Give(BlockIds.Azacitidine1, "azacitidine", 1, Epi1).Hold(BlockIds.Azacitidine1, "azacitidine", 2, new(2026, 2, 10), new(2026, 2, 13));
        journey.GiveAll(Epi1.PlusDays(1), new(2026, 2, 20));

        Assert.Equal(expected, journey.Record.Next(Date(date)).Gate!.Outcome);
    }

    [Fact]
    public void While_azacitidine_is_held_nobody_knows_when_chemotherapy_follows()
    {
        RecordBuilder journey = InEpi1(With(HoldPolicy.ShiftBlock)).Hold(BlockIds.Azacitidine1, "azacitidine", 2, new(2026, 2, 10), until: null);

        Finding finding = Assert.Single(journey.Record.Next(new(2026, 2, 20)).Gate!.Findings, finding => finding.Rule.Id == "AZA-CHEMO-DAY-6");
        Assert.Equal((DecisionOutcome.CannotDecide, "the end of a hold in the block before"), (finding.Effect, finding.Missing));
    }

    // EPI#1 is projected for 2026-02-09, the day after the last planned administration of Induction.
    [Theory]
    [InlineData("2026-02-08", "2026-02-09")]
    [InlineData("2026-02-09", "2026-02-09")]
    [InlineData("2026-02-20", "2026-02-20")]
    public void A_block_that_has_not_started_is_never_projected_into_the_past(string asked, string start)
    {
        RecordBuilder journey = InInduction();

        Assert.Equal(Date(start), journey.Record.PlanOn(Date(asked))!.Roadmap.Block(BlockIds.Azacitidine1).Start);
        Assert.Equal(Date(start), journey.Record.Next(Date(asked)).Of(NextStepKind.EvaluateGate).First().Date);
        Assert.Contains(journey.Record.Next(Date(asked)).Of(NextStepKind.VisitTertiaryCentre), step => step.Date == Date(start));
        Assert.Equal(new LocalDate(2026, 2, 9), journey.Record.Plan!.Roadmap.Block(BlockIds.Azacitidine1).Start);
    }

    [Fact]
    public void A_delay_of_treatment_moves_the_next_block_and_what_follows()
    {
        RecordBuilder journey = InInduction();
        journey.Apply(new RecordEvent.TreatmentDelayed(journey.Stamp(Date("2026-02-09")), Date("2026-02-09"), Date("2026-02-23"), null, "counts"));

        Assert.Equal(new LocalDate(2026, 2, 23), journey.Record.Plan!.Roadmap.Block(BlockIds.Azacitidine1).Start);
        Assert.Equal(new LocalDate(2026, 2, 28), journey.Record.Plan!.Roadmap.Block(BlockIds.Consolidation).Start);
        Assert.Equal(new LocalDate(2028, 1, 5), journey.Record.Plan!.EndOfTherapy);
    }

    [Fact]
    public void Who_is_known_to_leave_after_Induction_has_no_visits_in_later_blocks()
    {
        RecordBuilder journey = InInduction(MarkerStatus.Absent);

        Assert.Empty(journey.Record.Next(new(2026, 2, 8)).Of(NextStepKind.VisitTertiaryCentre));
        Assert.Contains(journey.Record.Next(new(2026, 2, 8)).Steps, step => step.Finding?.Rule.Id == "KMT2A-TO-CONTINUE");
    }

    private static RecordBuilder InInduction(MarkerStatus status = MarkerStatus.Present, CompiledProtocol? protocol = null) =>
        new RecordBuilder(protocol).Enrol("2026-01-04", "2025-09-14").Start(BlockIds.Induction, "2026-01-05").Kmt2a("2026-01-09", status);

    private static RecordBuilder InEpi1(CompiledProtocol? protocol = null) =>
        InInduction(protocol: protocol).Counts("2026-02-09", 812, 67_000).Resolved("2026-02-09").Start(BlockIds.Azacitidine1, Epi1);
}
