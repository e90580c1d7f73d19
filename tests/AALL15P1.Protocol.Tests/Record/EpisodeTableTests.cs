using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What the events of an adverse event tell of it: its grades, when it resolved, and how long it delayed treatment. Sepsis of
/// grade 3 begins on 2026-03-01, in the evaluation period that EPI#1 opened on 02-09; the question is asked on 03-15.
/// </summary>
public sealed class EpisodeTableTests
{
    // A delay is "from>until@recorded", or without an end. The longest that has ended counts, and before it one that lasts and may be as
    // long. What nobody has said any more to last is counted up to that day; one with an end to come up to the day of the question.
    [Theory]
    [InlineData("02>10@02", "ended 02 10")]
    [InlineData("02>02@02", "absent")]
    [InlineData("02>20@02", "ongoing 02 15")]
    [InlineData("02@04", "ongoing 02 04")]
    [InlineData("02>06@02 08>12@08", "ended 02 06")]
    [InlineData("02>06@02 08>13@08", "ended 08 13")]
    [InlineData("02>08@02 10>13@10", "ended 02 08")]
    [InlineData("02>02@02 08>13@08", "ended 08 13")]
    [InlineData("02>08@02 10>20@10", "ongoing 10 15")]
    [InlineData("02>09@02 10>20@10", "ended 02 09")]
    [InlineData("02>20@02 08>20@08", "ongoing 02 15")]
    [InlineData("08>20@08 02@09", "ongoing 02 09")]
    [InlineData("07>20@07 02@08", "ongoing 07 15")]
    public void The_longest_delay_counts(string delays, string expected)
    {
        AdverseEvent told = Told([.. delays.Split(' ').Select((text, at) => Delay(text, at))]).AdverseEvent;

        Assert.Equal(expected, told.Delay switch
        {
            TreatmentDelay.Ended ended => $"ended {ended.Due.Day:D2} {ended.Due.PlusDays(ended.Days).Day:D2}",
            TreatmentDelay.Ongoing ongoing => $"ongoing {ongoing.Due.Day:D2} {ongoing.NotGivenBy.Day:D2}",
            _ => "absent",
        });
    }

    // "g03 4" is grade 4 of 03-03, with a 6 by CTCAE 6, by which the trial does not grade; "r04" the resolution of 03-04.
    [Theory]
    [InlineData("g03 4", "01:3 03:4", null)]
    [InlineData("g03 4,g03 2", "01:3 03:4", null)]
    [InlineData("g03 2,g03 4", "01:3 03:4", null)]
    [InlineData("g03 46,g03 2", "01:3 03:2", null)]
    [InlineData("g03 2,g03 46", "01:3 03:2", null)]
    [InlineData("g01 4", "01:4", null)]
    [InlineData("g03 4,r04", "01:3 03:4", 4)]
    [InlineData("g03 4,r03", "01:3 03:4", 3)]
    [InlineData("r04,g05 2", "01:3 05:2", null)]
    [InlineData("r04,g05 2,r06", "01:3 05:2", 6)]
    public void The_grades_and_the_resolution(string changes, string grades, int? resolved)
    {
        AdverseEvent told = Told([.. changes.Split(',').Select((text, at) => Change(text, at))]).AdverseEvent;

        Assert.Equal(grades, string.Join(' ', told.Grades.Select(change => $"{change.Day.Day:D2}:{(int)change.Grade}")));
        Assert.Equal(resolved, told.Resolved?.Day);
    }

    // The site's least delay is 14 days. A delay from before the event contradicts the record: where the answer turns on it nothing is
    // decided, and the first such delay is named; where a sound one gives the same answer, that stands.
    [Theory]
    [InlineData("02>20@20", DecisionOutcome.Hold, null)]
    [InlineData("28>20@20", DecisionOutcome.CannotDecide, "the delay of 2026-02-28 begins before the adverse event that is said to have caused it, of 2026-03-01")]
    [InlineData("27>20@20 28>20@20", DecisionOutcome.CannotDecide, "the delay of 2026-02-27 begins before the adverse event that is said to have caused it, of 2026-03-01")]
    [InlineData("28>20@20 02>20@20", DecisionOutcome.Hold, null)]
    [InlineData("28>20@20 02>05@20", DecisionOutcome.CannotDecide, "the delay of 2026-02-28 begins before the adverse event that is said to have caused it, of 2026-03-01")]
    public void A_delay_that_contradicts_the_record_decides_nothing(string delays, DecisionOutcome expected, string? contradicted)
    {
        AssessedAdverseEvent assessed = Told([.. delays.Split(' ').Select((text, at) => Delay(text, at))], Journeys.WithDltPolicy(), "2026-03-25");

        Assert.Equal(expected, assessed.Decision.Outcome);
        Assert.Equal(contradicted, assessed.Decision.Findings.SingleOrDefault(finding => finding.Rule.Id == "RECORD-DELAY-CONTRADICTED")?.Observed);
        if (contradicted is not null)
        {
            Assert.Contains(assessed.Decision.Findings, finding => finding is { Effect: DecisionOutcome.CannotDecide, Severity: Severity.Information, Missing: "a delay that agrees with the record" });
            Assert.DoesNotContain(assessed.Decision.Findings, finding => finding.Effect == DecisionOutcome.Hold);

            // That the event is of the period does not turn on the delay.
            Assert.Equal((DecisionOutcome.Proceed, null), assessed.Decision.Findings.Where(finding => finding.Rule.Id == "DLT-PERIOD").Select(finding => (finding.Effect, finding.Missing)).Single());
        }
    }

    // Where the site states no least delay nobody can decide either way, but that there was none.
    [Fact]
    public void Without_a_policy_a_contradiction_is_named_too()
    {
        AssessedAdverseEvent assessed = Told([Delay("28>20@20", 0)], on: "2026-03-25");

        Assert.Equal(DecisionOutcome.CannotDecide, assessed.Decision.Outcome);
        Assert.Contains(assessed.Decision.Findings, finding => finding.Rule.Id == "RECORD-DELAY-CONTRADICTED");
    }

    private static AssessedAdverseEvent Told(RecordEvent[] events, CompiledProtocol? protocol = null, string on = "2026-03-15")
    {
        RecordBuilder journey = Journeys.Begin(protocol).Start(BlockIds.Azacitidine1, "2026-02-09");
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-03-01")), Date("2026-03-01"), "r", new("sepsis"), Grade.Severe));
        foreach (RecordEvent recorded in events)
        {
            journey.Apply(recorded);
        }

        Assert.Empty(journey.Refusals);
        return Assert.Single(journey.Record.StateOn(Date(on)).Dlt!.Assessments);
    }

    // Each by a writer of its own.
    private static EventStamp Stamp(int at, int recorded) => new($"x{at}", Instant.FromUtc(2026, 3, recorded, 23, 59), $"w{at}");

    private static RecordEvent.TreatmentDelayed Delay(string text, int at)
    {
        string[] parts = text.Split('>', '@');
        LocalDate from = new(2026, parts[0][0] == '2' ? 2 : 3, Number(parts[0]));
        return new(Stamp(at, Number(parts[^1])), from, parts.Length == 3 ? new LocalDate(2026, 3, Number(parts[1])) : null, "r", "x");
    }

    private static RecordEvent Change(string text, int at)
    {
        LocalDate date = new(2026, 3, Number(text[1..3]));
        return text[0] == 'r'
            ? new RecordEvent.AdverseEventResolved(Stamp(at, 10), date, "r")
            : new RecordEvent.AdverseEventGraded(Stamp(at, 10), date, "r", (Grade)Number(text[4..5])) { Version = text.Length > 5 ? CtcaeVersion.V6 : null };
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
