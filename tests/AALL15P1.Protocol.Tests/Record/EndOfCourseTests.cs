using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// Once an infant has left or died, or therapy has ended, nothing is due or overdue: what nobody recorded is
/// unrecorded, and stays so. Day 1 of Induction is 2026-01-05, so that day 15 is 2026-01-19, with cytarabine IV and IT,
/// hydrocortisone IT, dexamethasone and vincristine. Before it lie methotrexate IT on day 1, prednisolone on days 1 to
/// 7, daunorubicin on 8 and 9, cytarabine and dexamethasone on 8 to 14, vincristine on 8 and pegaspargase on 12:
/// 1 + 7 + 2 + 7 + 7 + 1 + 1 = 26 administrations, 2 of them on day 14.
/// </summary>
public sealed class EndOfCourseTests
{
    private static readonly LocalDate Day15 = Date("2026-01-19");

    [Fact]
    public void From_the_day_on_which_the_infant_left_nothing_is_due_or_overdue()
    {
        TreatmentRecord record = Leave(Begin()).Record;

        RecordState before = record.StateOn(Day15.PlusDays(-1));
        Assert.Equal((CourseStage.OnTherapy, 2, 24, 0), (before.Stage, before.Due.Count, before.Overdue.Count, before.Unrecorded.Count));

        // What is planned from that day on is cut short, and not unrecorded.
        RecordState on = record.StateOn(Day15);
        Assert.Equal((CourseStage.OffProtocol, 0, 0, 26), (on.Stage, on.Due.Count, on.Overdue.Count, on.Unrecorded.Count));
        Assert.All(on.Unrecorded, row => Assert.True(row.Date < Day15));
        AssertStays(record, on, Day15.PlusDays(1), Date("2026-02-20"), Date("2030-01-01"));
        Assert.Empty(record.Plan!.Remaining);
        Assert.Empty(record.Plan.ToBeGiven(Date("2026-01-05"), Date("2028-01-05")));
    }

    [Fact]
    public void From_the_day_of_death_nothing_is_due_or_overdue_and_what_was_planned_on_it_may_be_recorded_still()
    {
        RecordBuilder journey = Begin();
        journey.Apply(new RecordEvent.Died(journey.Stamp(Day15), Day15));
        TreatmentRecord record = journey.Record;

        RecordState before = record.StateOn(Day15.PlusDays(-1));
        Assert.Equal((CourseStage.OnTherapy, 2, 24, 0), (before.Stage, before.Due.Count, before.Overdue.Count, before.Unrecorded.Count));

        // The five of the day itself could have been given before the death.
        RecordState on = record.StateOn(Day15);
        Assert.Equal((CourseStage.Died, 0, 0, 31), (on.Stage, on.Due.Count, on.Overdue.Count, on.Unrecorded.Count));
        AssertStays(record, on, Day15.PlusDays(1), Date("2030-01-01"));
        Assert.Empty(record.Plan!.Remaining);
    }

    [Fact]
    public void From_the_end_of_therapy_what_was_overdue_is_unrecorded()
    {
        TreatmentRecord record = Begin().Record;

        RecordState last = record.StateOn(Date("2028-01-04"));
        Assert.Equal(CourseStage.OnTherapy, last.Stage);
        Assert.NotEmpty(last.Overdue);
        Assert.Empty(last.Unrecorded);

        RecordState ended = record.StateOn(Date("2028-01-05"));
        Assert.Equal(CourseStage.Completed, ended.Stage);
        Assert.Empty(ended.Due);
        Assert.Empty(ended.Overdue);
        Assert.Equal(last.Overdue.Select(row => row.Slot), ended.Unrecorded.Select(row => row.Slot));
        AssertStays(record, ended, Date("2028-01-06"), Date("2040-01-01"));
    }

    [Fact]
    public void Of_a_block_after_which_another_has_started_nothing_is_to_be_given()
    {
        TreatmentRecord record = Begin().Start(BlockIds.Azacitidine1, Day15).Record;
        RecordState state = record.StateOn(Day15);

        Assert.Equal(26, state.Unrecorded.Count);
        Assert.Equal([new AdministrationSlot(BlockIds.Azacitidine1, "azacitidine", 1)], state.Due.Select(row => row.Slot));
        Assert.DoesNotContain(record.Plan!.Remaining, row => row.Block.Id == BlockIds.Induction);
        Assert.Contains(record.Plan.Remaining, row => row.Block.Id == BlockIds.Azacitidine1);
    }

    [Fact]
    public void No_hold_waits_for_a_decision_after_leaving()
    {
        TreatmentRecord record = Leave(Begin().Hold(BlockIds.Induction, "vincristine", 8, Date("2026-01-12"), until: null)).Record;

        Assert.Single(record.StateOn(Day15.PlusDays(-1)).OpenHolds);
        Assert.Empty(record.StateOn(Day15).OpenHolds);
        Assert.Equal(25, record.StateOn(Day15).Unrecorded.Count);
    }

    [Fact]
    public void What_is_recorded_late_is_done_and_no_longer_unrecorded()
    {
        RecordBuilder journey = Leave(Begin());
        journey.Give(BlockIds.Induction, "vincristine", 8, Date("2026-01-12"));
        RecordState state = journey.Record.StateOn(Date("2026-03-01"));

        Assert.Empty(journey.Refusals);
        Assert.Equal((1, 25), (state.Done.Count, state.Unrecorded.Count));
    }

    [Fact]
    public void A_leaving_that_is_taken_back_makes_overdue_again_what_was()
    {
        RecordBuilder journey = Leave(Begin());
        string left = journey.Record.Events[^1].Stamp.Id;
        journey.Apply(new RecordEvent.EnteredInError(journey.Stamp(Day15, left), Day15, "another infant"));
        RecordState state = journey.Record.StateOn(Day15);

        Assert.Equal((CourseStage.OnTherapy, 5, 26, 0), (state.Stage, state.Due.Count, state.Overdue.Count, state.Unrecorded.Count));
    }

    private static RecordBuilder Begin() => Journeys.Begin();

    private static RecordBuilder Leave(RecordBuilder journey) => journey.Apply(new RecordEvent.LeftProtocol(journey.Stamp(Day15), Day15, "the family's wish"));

    private static void AssertStays(TreatmentRecord record, RecordState ended, params LocalDate[] later) => Assert.All(later, date =>
    {
        RecordState state = record.StateOn(date);
        Assert.Empty(state.Due);
        Assert.Empty(state.Overdue);
        Assert.Equal(ended.Unrecorded, state.Unrecorded);
        Assert.DoesNotContain(record.Next(date).Steps, step => step.Kind is NextStepKind.Due or NextStepKind.Overdue or NextStepKind.DecideHold);
    });
}
