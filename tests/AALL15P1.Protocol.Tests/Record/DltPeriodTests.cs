using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// The evaluation period of dose-limiting toxicity opens with EPI#1, 2026-02-09. By D7 it closes when EPI#4 begins, or when the
/// criteria to start it are first met: the counts alone, or all of them (D13). The block before EPI#4, Delayed Intensification
/// Part 1, began on 2026-04-30 and has its last day, 28, on 2026-05-27.
/// </summary>
public sealed class DltPeriodTests
{
    // Statements are "day:what", on days of May (and 32 is 06-01): n for neutrophils with platelets, t for toxicity, k for the marker.
    [Theory]
    [InlineData("counts", "", 20, null, true)]
    [InlineData("counts", "", 27, null, true)]
    [InlineData("counts", "", 28, null, null)]
    [InlineData("counts", "27:n600", 30, null, null)]
    [InlineData("counts", "27:n499", 30, null, null)]
    [InlineData("counts", "28:n600", 30, 28, false)]
    [InlineData("counts", "28:n600", 28, 28, false)]
    [InlineData("counts", "28:n600", 27, null, true)]
    [InlineData("counts", "28:n499", 30, null, true)]
    [InlineData("counts", "28:n499 30:n600", 32, 30, false)]
    [InlineData("counts", "28:n499 30:n600", 29, null, true)]
    [InlineData("counts", "28:n600 30:n499", 32, 28, false)]
    [InlineData("all", "28:n600", 30, null, null)]
    [InlineData("all", "28:n600 29:t 30:k", 32, 30, false)]
    [InlineData("all", "28:k 29:t 30:n600", 32, 30, false)]
    [InlineData("all", "28:n600 29:k 30:t", 32, 30, false)]
    [InlineData("all", "28:n600 28:t 28:k", 32, 28, false)]
    [InlineData("all", "28:n600 27:t 28:k", 32, null, null)]
    [InlineData("next", "28:n600 28:t 28:k", 32, null, true)]
    public void The_period_closes_when_the_criteria_are_first_met(string reading, string stated, int on, int? closed, bool? isOpen)
    {
        RecordBuilder journey = Journeys.Begin().Start(BlockIds.Azacitidine1, "2026-02-09").Start(BlockIds.DelayedIntensification1, "2026-04-30");
        journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Date("2026-04-30")), Date("2026-04-30"), "D7", reading == "next" ? "fourth-course-given" : "criteria-first-met"));
        journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Date("2026-04-30")), Date("2026-04-30"), "D13", reading == "counts" ? "counts" : "all-criteria"));
        journey.GiveAll(Date("2026-04-30"), Date("2026-05-27"));
        foreach (string[] part in stated.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')))
        {
            string date = NodaTime.Text.LocalDatePattern.Iso.Format(May(int.Parse(part[0], System.Globalization.CultureInfo.InvariantCulture)));
            _ = part[1][0] switch
            {
                'n' => journey.Counts(date, int.Parse(part[1].AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), 60_000),
                't' => journey.Resolved(date),
                _ => journey.Kmt2a(date, MarkerStatus.Present),
            };
        }

        Assert.Empty(journey.Refusals);
        DltStatus status = journey.Record.StateOn(May(on)).Dlt!;
        Assert.Equal((Date("2026-02-09"), closed is { } day ? May(day) : (LocalDate?)null, isOpen), (status.Opened, status.Closed, status.IsOpen));
    }

    // A delay until its own first day was none; one of which nobody has said the end goes on.
    [Theory]
    [InlineData("2026-02-17", "Absent")]
    [InlineData("2026-02-18", "Ended")]
    [InlineData(null, "Ongoing")]
    public void A_delay_of_no_days_is_none(string? until, string expected)
    {
        RecordBuilder journey = Journeys.Begin().Start(BlockIds.Azacitidine1, "2026-02-09");
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-02-16")), Date("2026-02-16"), "a", new("sepsis"), Grade.Severe));
        journey.Apply(new RecordEvent.TreatmentDelayed(journey.Stamp(Date("2026-02-17")), Date("2026-02-17"), until is null ? null : Date(until), "a", "sepsis"));

        Assert.Equal(expected, Assert.Single(journey.Record.StateOn(Date("2026-02-20")).Dlt!.Assessments).AdverseEvent.Delay!.GetType().Name);
    }

    // While the block before has not started, nothing is known to close it.
    [Fact]
    public void Before_the_block_before_the_last_nothing_closes_it()
    {
        RecordBuilder journey = Journeys.Begin().Start(BlockIds.Azacitidine1, "2026-02-09");
        journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Date("2026-02-09")), Date("2026-02-09"), "D7", "criteria-first-met"));
        DltStatus status = journey.Counts("2026-02-20", 900, 90_000).Record.StateOn(Date("2026-02-21")).Dlt!;

        Assert.Equal((null, true), (status.Closed, status.IsOpen));
    }

    // EPI#1, which opens it, was never given: EPI#4 closes nothing. And of the block before EPI#4, which was skipped with it, no counts are after.
    [Fact]
    public void What_was_skipped_neither_opens_nor_closes_it()
    {
        DltStatus unopened = Journeys.Begin(Journeys.WithDltPolicy()).Start(BlockIds.Azacitidine4, "2026-06-03").Record.StateOn(Date("2026-06-10")).Dlt!;
        Assert.Equal((null, null, DecisionOutcome.CannotDecide), (unopened.Opened, unopened.Closed, unopened.Outcome));

        RecordBuilder journey = Journeys.Begin().Start(BlockIds.Azacitidine1, "2026-02-09").Start(BlockIds.DelayedIntensification2, "2026-04-01");
        journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Date("2026-04-01")), Date("2026-04-01"), "D7", "criteria-first-met"));
        Assert.Null(journey.Counts("2026-06-10", 900, 90_000).Record.StateOn(Date("2026-06-11")).Dlt!.Closed);
    }

    // It has no toxicity once it has closed without one; before, nobody can say.
    [Theory]
    [InlineData("2026-05-31", DecisionOutcome.CannotDecide)]
    [InlineData("2026-06-03", DecisionOutcome.Proceed)]
    public void Without_an_event_the_answer_waits_for_the_end(string on, DecisionOutcome expected)
    {
        RecordBuilder journey = Journeys.Begin(Journeys.WithDltPolicy()).Start(BlockIds.Azacitidine1, "2026-02-09").Start(BlockIds.Azacitidine4, "2026-06-03");

        Assert.Equal(expected, journey.Record.StateOn(Date(on)).Dlt!.Outcome);
    }

    // The stated end of the observation counts before a death's, and before a leaving leaves the end open.
    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, "2026-03-11")]
    [InlineData(false, true, "2026-03-05")]
    [InlineData(true, true, "2026-03-05")]
    public void The_observation_ends_as_stated_or_the_day_after_a_death(bool died, bool stated, string? closed)
    {
        RecordBuilder journey = Journeys.Begin().Start(BlockIds.Azacitidine1, "2026-02-09");
        if (stated)
        {
            journey.Apply(new RecordEvent.ObservationEnded(journey.Stamp(Date("2026-03-05")), Date("2026-03-05"), "last visit"));
        }

        if (died)
        {
            journey.Apply(new RecordEvent.Died(journey.Stamp(Date("2026-03-10")), Date("2026-03-10")));
        }

        Assert.Equal(closed is null ? null : Date(closed), journey.Record.StateOn(Date("2026-03-20")).Dlt!.Closed);
    }

    private static LocalDate May(int day) => new LocalDate(2026, 4, 30).PlusDays(day);
}
