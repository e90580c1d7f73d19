using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.Journeys;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Three journeys, each asserted at its turning points. Dates are counted by hand from the calendar in the registry's outline.</summary>
public sealed class JourneyTests
{
    [Fact]
    public void An_uneventful_journey_ends_two_years_after_Induction_began()
    {
        RecordBuilder journey = Begin();
        RecordState onDay15 = journey.Record.StateOn(Date("2026-01-19"));
        Assert.Equal("Induction", onDay15.Block!.Title);
        Assert.Equal(15, onDay15.Day);

        // Day 15 of Induction: cytarabine IV and IT, hydrocortisone IT, dexamethasone, vincristine.
        Assert.Equal(["cytarabine", "cytarabine-intrathecal", "hydrocortisone", "dexamethasone", "vincristine"], onDay15.Due.Select(row => row.Order.Id));

        // Induction's day 36 is 2026-02-09; Consolidation follows on day 6 of EPI#1.
        journey.GiveAll(Date("2026-01-05"), Date("2026-02-08")).Kmt2a("2026-01-12", MarkerStatus.Present);
        Recover(journey, "2026-02-08");
        Assert.Equal(DecisionOutcome.Proceed, journey.Record.Next(Date("2026-02-09")).Gate!.Outcome);
        journey.Complete(BlockIds.Azacitidine1, Date("2026-02-09")).Complete(BlockIds.Consolidation, Date("2026-02-14"));

        // Consolidation's day 29 is 2026-03-14; no source states a spacing, so EPI#2 is projected on the next day.
        Recover(journey, "2026-03-14").Complete(BlockIds.Azacitidine2, Date("2026-03-15")).Complete(BlockIds.InterimMaintenance, Date("2026-03-20"));

        // Interim Maintenance's day 23 is 2026-04-11, and 14 days later comes EPI#3.
        Recover(journey, "2026-04-24").Complete(BlockIds.Azacitidine3, Date("2026-04-25")).Complete(BlockIds.DelayedIntensification1, Date("2026-04-30"));

        // Day 28 is 2026-05-27. The evaluation period is open until the criteria for EPI#4 are met after it.
        Assert.True(journey.Record.StateOn(Date("2026-05-27")).Dlt!.IsOpen);
        Recover(journey, "2026-06-02");
        DltStatus closed = journey.Record.StateOn(Date("2026-06-02")).Dlt!;
        Assert.Equal((Date("2026-02-09"), Date("2026-06-02"), false), (closed.Opened, closed.Closed, closed.IsOpen));

        journey.Complete(BlockIds.Azacitidine4, Date("2026-06-03")).Complete(BlockIds.DelayedIntensification2, Date("2026-06-08"));

        // Day 15 is 2026-06-22, and 14 days later comes Maintenance, until the second anniversary.
        journey.Complete(BlockIds.Maintenance, Date("2026-07-06"));
        Assert.Empty(journey.Refusals);

        RecordState last = journey.Record.StateOn(Date("2028-01-04"));
        Assert.Equal(CourseStage.OnTherapy, last.Stage);

        // 2026-07-06 to 2028-01-04: 548 days.
        Assert.Equal(548, last.Day);
        Assert.Empty(last.Due.Concat(last.Overdue).Concat(last.Unrecorded).Concat(last.Omitted));
        Assert.DoesNotContain(last.Findings, found => found.Finding.Rule.Id.StartsWith("RECORD-", StringComparison.Ordinal) || found.Finding.Effect == DecisionOutcome.Hold);

        // Azacitidine: 4 blocks of 5. Daunorubicin: 2 in Induction, 4 in Delayed Intensification. Pegaspargase: 3.
        // Intrathecal methotrexate: 2 + 1 + 2 + 2. Hydrocortisone: 2 + 2 + 2 + 2 + 3. Intrathecal cytarabine: 1 + 1 + 2 + 1.
        Assert.Equal(20, Times(last, Drugs.Azacitidine, Route.IV));
        Assert.Equal(6, Times(last, Drugs.Daunorubicin, Route.IV));
        Assert.Equal(8, Times(last, Drugs.Vincristine, Route.IV));
        Assert.Equal(3, Times(last, Drugs.Pegaspargase, Route.IV));
        Assert.Equal(7, Times(last, Drugs.Methotrexate, Route.IT));
        Assert.Equal(11, Times(last, Drugs.Hydrocortisone, Route.IT));
        Assert.Equal(5, Times(last, Drugs.Cytarabine, Route.IT));

        Assert.Equal(CourseStage.Completed, journey.Record.StateOn(Date("2028-01-05")).Stage);
        Assert.Null(journey.Record.Next(Date("2028-01-05")).NextBlock);
    }

    [Fact]
    public void A_four_week_neutropenic_delay_in_course_2_is_a_DLT_by_the_sites_policy_and_undecided_without()
    {
        RecordBuilder journey = UntilEpi3(WithDltPolicy());
        RecordBuilder withoutPolicy = UntilEpi3(Aall15P1.Compile());

        // EPI#3 was projected for 2026-04-25. With an ANC of 200/µL it must wait.
        NextSteps waiting = journey.Record.Next(Date("2026-04-25"));
        Assert.Equal("EPI#3", waiting.NextBlock!.Title);
        Assert.Equal(DecisionOutcome.Hold, waiting.Gate!.Outcome);
        Assert.Contains(waiting.Steps, step => step.Finding?.Rule.Id == "EPI-START-ANC" && step.Kind == NextStepKind.EvaluateGate);

        journey.Apply(Delay(journey, until: null));
        AssessedAdverseEvent ongoing = Assert.Single(journey.Record.StateOn(Date("2026-05-04")).Dlt!.Assessments);
        Assert.Equal(DecisionOutcome.CannotDecide, ongoing.Decision.Outcome);

        // 2026-04-25 to 2026-05-23 are 28 days.
        journey.Counts("2026-05-22", 600, 80_000).Resolved("2026-05-22");
        Assert.Equal(DecisionOutcome.Proceed, journey.Record.Next(Date("2026-05-23")).Gate!.Outcome);
        journey.Start(BlockIds.Azacitidine3, "2026-05-23");
        journey.Apply(Delay(journey, until: Date("2026-05-23"), supersedes: journey.Record.Events.Last(recorded => recorded is RecordEvent.TreatmentDelayed).Stamp.Id));
        Assert.Empty(journey.Refusals);

        AssessedAdverseEvent assessed = Assert.Single(journey.Record.StateOn(Date("2026-05-23")).Dlt!.Assessments);
        Assert.Equal(DecisionOutcome.Hold, assessed.Decision.Outcome);
        Assert.Contains(assessed.Decision.Findings, finding => finding.Rule.Id == "DLT-GRADE34-DELAY" && finding.Effect == DecisionOutcome.Hold);
        Assert.Equal(28, Assert.IsType<TreatmentDelay.Ended>(assessed.AdverseEvent.Delay).Days);

        // What follows is dated from the actual start: Delayed Intensification Part 1 on the day after azacitidine day 5.
        Assert.Equal(Date("2026-05-28"), journey.Record.Plan!.Roadmap.Block(BlockIds.DelayedIntensification1).Start);
        Assert.Equal(Date("2028-01-05"), journey.Record.Plan!.EndOfTherapy);

        withoutPolicy.Counts("2026-05-22", 600, 80_000).Resolved("2026-05-22").Start(BlockIds.Azacitidine3, "2026-05-23");
        withoutPolicy.Apply(Delay(withoutPolicy, Date("2026-05-23")));
        Assert.Equal(DecisionOutcome.CannotDecide, Assert.Single(withoutPolicy.Record.StateOn(Date("2026-05-23")).Dlt!.Assessments).Decision.Outcome);
        Assert.Contains(withoutPolicy.Record.Next(Date("2026-05-23")).Of(NextStepKind.AnswerDlt), step => step.Finding!.Rule.Id == "DLT-DELAY-MINIMUM");
    }

    [Fact]
    public void A_germline_infant_leaves_after_Induction()
    {
        RecordBuilder journey = Begin();
        journey.GiveAll(Date("2026-01-05"), Date("2026-02-08"));

        // Before the result nobody can decide; with it, the infant must not continue.
        NextSteps before = journey.Record.Next(Date("2026-02-03"));
        Assert.Equal(DecisionOutcome.CannotDecide, before.Gate!.Outcome);
        Assert.Contains(before.Of(NextStepKind.SupplyMissing), step => step.Finding!.Rule.Id == "KMT2A-TO-CONTINUE");

        journey.Kmt2a("2026-02-04", MarkerStatus.Absent);
        NextSteps after = journey.Record.Next(Date("2026-02-04"));
        Assert.Equal(DecisionOutcome.Hold, after.Gate!.Outcome);

        journey.Apply(new RecordEvent.LeftProtocol(journey.Stamp(Date("2026-02-05")), Date("2026-02-05"), "KMT2A germline"));
        NextSteps left = journey.Record.Next(Date("2026-02-09"));
        Assert.Equal(CourseStage.OffProtocol, left.State.Stage);
        Assert.Null(left.NextBlock);
        Assert.Null(left.State.Day);
        Assert.Empty(left.Of(NextStepKind.Due));
        Assert.Empty(journey.Record.Plan!.Remaining);

        // A start all the same is accepted, because it happened, and found twice over.
        journey.Start(BlockIds.Azacitidine1, "2026-02-09");
        Assert.Empty(journey.Refusals);
        string[] rules = [.. journey.Record.StateOn(Date("2026-02-09")).Findings.Where(found => found.Date == Date("2026-02-09")).Select(found => found.Finding.Rule.Id)];
        Assert.Contains("KMT2A-TO-CONTINUE", rules);
        Assert.Contains("RECORD-AFTER-LEAVING", rules);
    }

    [Fact]
    public void The_record_tells_what_was_known_at_the_time()
    {
        RecordBuilder journey = Begin().Kmt2a("2026-01-20", MarkerStatus.Absent);
        string first = journey.Record.Events[^1].Stamp.Id;
        journey.Apply(new RecordEvent.MarkerReported(journey.Stamp(Date("2026-01-30"), first), Date("2026-01-20"), MarkerStatus.Present));

        Assert.Equal(MarkerStatus.Present, journey.Record.StateOn(Date("2026-01-25")).Marker);
        Assert.Equal(MarkerStatus.Absent, journey.Record.AsKnownAt(Instant.FromUtc(2026, 1, 25, 0, 0)).StateOn(Date("2026-01-25")).Marker);
        Assert.Equal(MarkerStatus.Unknown, journey.Record.StateOn(Date("2026-01-19")).Marker);
        Assert.Equal("0004", journey.Record.SupersededBy(first)!.Stamp.Id);
    }

    [Fact]
    public void A_dashboard_is_told_of_visits_alerts_and_missing_values()
    {
        RecordBuilder journey = Begin().GiveAll(Date("2026-01-05"), Date("2026-02-08")).Kmt2a("2026-01-12", MarkerStatus.Present).Start(BlockIds.Azacitidine1, "2026-02-09");
        NextSteps next = journey.Record.Next(Date("2026-02-10"));

        Assert.Equal([Date("2026-02-09")], next.Of(NextStepKind.Overdue).Select(step => step.Date!.Value));
        NextStep due = Assert.Single(next.Of(NextStepKind.Due));
        Assert.Equal((Audience.TertiaryCentre, new AdministrationSlot(BlockIds.Azacitidine1, "azacitidine", 2)), (due.Audience, due.Slot!.Value));

        // Azacitidine on days 2 to 5, and the visit of an infant within the evaluation period.
        Assert.Equal(5, next.Of(NextStepKind.VisitTertiaryCentre).Count());
        journey.Complete(BlockIds.Consolidation, Date("2026-02-14"));
        Assert.Contains(journey.Record.Next(Date("2026-02-14")).Of(NextStepKind.Alert), step => step.Finding!.Rule.Title.Contains("epsis", StringComparison.Ordinal));
        Assert.Contains(journey.Record.Next(Date("2026-03-14")).Of(NextStepKind.SupplyMissing), step => step.Finding!.Rule.Id == "EPI-START-ANC");
    }

    private static int Times(RecordState state, Drug drug, Route route) => state.CumulativeDoses.Single(dose => dose.Drug.Equals(drug) && dose.Route == route).Administrations;
}
