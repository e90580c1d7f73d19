using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Neighbours of the small records from the field: what an examiner tries next. Each expected answer was worked out by hand before it was asked for.</summary>
public sealed class FieldNeighbourTests
{
    // High-dose methotrexate was given on 2026-03-20: its leucovorin is owed on 2026-03-22, whatever else happens.
    [Theory]
    [InlineData("\"type\":\"kmt2a-reported\",\"status\":\"germline\"")]
    [InlineData("\"type\":\"treatment-delayed\",\"reason\":\"fever\"")]
    [Trait("Rule", "LEUCOVORIN-RESCUE")]
    public void A_rescue_is_owed_to_whoever_got_the_infusion(string then)
    {
        TreatmentRecord record = RecordIn("interim-maintenance", Given("2026-03-20", "methotrexate-high-dose", 1), Event("2026-03-21", then));

        Assert.DoesNotContain(record.StateOn(Date("2026-03-21")).Due, row => row.Order.Id == "leucovorin");
        Assert.Equal([3], record.StateOn(Date("2026-03-22")).Due.Where(row => row.Order.Id == "leucovorin").Select(row => row.Day));
        Assert.DoesNotContain(record.StateOn(Date("2026-03-22")).Due, row => row.Order.Id == "mercaptopurine");
    }

    // A rescue that is held, or that the plan no longer has, is a hazard at once, and not only the day after.
    [Theory]
    [InlineData("\"type\":\"administration-held\",\"block\":\"interim-maintenance\",\"order\":\"leucovorin\",\"day\":3,\"reason\":\"vomiting\",\"until\":\"2026-03-25\"", "is held")]
    [InlineData("\"type\":\"administration-held\",\"block\":\"interim-maintenance\",\"order\":\"leucovorin\",\"day\":3,\"reason\":\"vomiting\"", "is held")]
    [InlineData("\"type\":\"left-protocol\",\"reason\":\"parents\"", "is no longer in the plan")]
    [InlineData("\"type\":\"block-started\",\"block\":\"azacitidine-3\"", "is no longer in the plan")]
    [Trait("Rule", "LEUCOVORIN-RESCUE")]
    public void A_rescue_that_does_not_come_is_a_hazard_at_once(string then, string expected)
    {
        TreatmentRecord record = RecordIn("interim-maintenance", Given("2026-03-20", "methotrexate-high-dose", 1), Event("2026-03-21", then));
        string[] alerts = [.. record.Next(Date("2026-03-21")).Of(NextStepKind.Alert).Where(step => step.Finding?.Rule.Id == "LEUCOVORIN-RESCUE").Select(step => step.What)];

        Assert.Contains($"the leucovorin that follows on 2026-03-22 {expected}", Assert.Single(alerts), StringComparison.Ordinal);
    }

    // One infusion in two portions, from 08:00 over midnight: hour 42 is 02:00 of 2026-03-22, and a week from its start 2026-03-27.
    [Fact]
    public void A_dose_in_portions_over_midnight_counts_from_its_first()
    {
        TreatmentRecord record = RecordIn(
            "interim-maintenance",
            Given("2026-03-20", "methotrexate-high-dose", 1, "\"startedAt\":\"2026-03-20T08:00:00Z\",\"portion\":{\"number\":1,\"of\":2}"),
            Given("2026-03-21", "methotrexate-high-dose", 1, "\"startedAt\":\"2026-03-21T00:30:00Z\",\"portion\":{\"number\":2,\"of\":2}"));
        NextSteps next = record.Next(Date("2026-03-22"));

        Assert.Equal([3], next.State.Due.Where(row => row.Order.Id == "leucovorin").Select(row => row.Day));
        Assert.Contains("hour 42 at 2026-03-22T02:00:00Z", Assert.Single(next.Of(NextStepKind.Due), step => step.Finding?.Rule.Id == "LEUCOVORIN-RESCUE").What, StringComparison.Ordinal);
        Assert.DoesNotContain(next.State.Findings, found => found.EventId.StartsWith('g'));
        Assert.Equal([8], record.StateOn(Date("2026-03-27")).Due.Where(row => row.Order.Id == "methotrexate-high-dose").Select(row => row.Day));

        // Given as planned, a week after the start: no interval is too short.
        Assert.DoesNotContain(With(record, Given("2026-03-27", "methotrexate-high-dose", 8)).StateOn(Date("2026-03-27")).Findings, found => found.Finding.Rule.Id is "RECORD-INTERVAL" or "ORDER-INTERVAL");
    }

    // Hour 42 is 02:00; later is a deviation, and from more than three hours later on a hazard.
    [Theory]
    [InlineData("2026-03-22T02:00:00Z", null, null)]
    [InlineData("2026-03-22T02:01:00Z", Severity.Deviation, "leucovorin began 42 hours 1 min after the start of interim-maintenance/methotrexate-high-dose day 1")]
    [InlineData("2026-03-22T05:00:00Z", Severity.Deviation, "leucovorin began 45 hours after the start of interim-maintenance/methotrexate-high-dose day 1")]
    [InlineData("2026-03-22T05:00:01Z", Severity.Hazard, "leucovorin began 45 hours 0 min 1 s after the start of interim-maintenance/methotrexate-high-dose day 1")]
    [InlineData("2026-03-21T07:59:00Z", Severity.Hazard, "interim-maintenance/leucovorin day 3 was given on 2026-03-21, and methotrexate-high-dose day 1, which takes 24 hours, had begun 23 hours 59 min before")]
    [InlineData("2026-03-21T08:00:00Z", null, null)]
    [Trait("Rule", "LEUCOVORIN-RESCUE")]
    public void A_rescue_says_by_how_much_it_is_early_or_late(string began, Severity? severity, string? observed)
    {
        TreatmentRecord record = RecordIn(
            "interim-maintenance",
            Given("2026-03-20", "methotrexate-high-dose", 1, "\"startedAt\":\"2026-03-20T08:00:00Z\""),
            Given(began[..10], "leucovorin", 3, $"\"doseOfDay\":1,\"startedAt\":\"{began}\""));
        Finding? found = record.StateOn(Date("2026-03-22")).Findings.Select(each => each.Finding).SingleOrDefault(finding => finding.Rule.Id == "LEUCOVORIN-RESCUE");

        Assert.Equal((severity, observed), (found?.Severity, found?.Observed));
    }

    // Days 15 and 16 were held until day 21; day 15 was made up on it. Day 16 would come on day 22's date.
    [Fact]
    public void What_was_missed_is_not_made_up_twice_on_one_day()
    {
        string hold = "\"type\":\"administration-held\",\"block\":\"interim-maintenance\",\"order\":\"cytarabine-high-dose\",\"reason\":\"fever\",\"until\":\"2026-04-09\"";
        TreatmentRecord record = RecordIn(
            HoldPolicy.MakeUp,
            "interim-maintenance",
            Event("2026-04-03", $"{hold},\"day\":15"),
            Event("2026-04-04", $"{hold},\"day\":16"),
            Given("2026-04-09", "cytarabine-high-dose", 15).Replace("administration-given", "administration-made-up", StringComparison.Ordinal));
        NextSteps next = record.Next(Date("2026-04-09"));

        Assert.DoesNotContain(next.State.Due, row => row.Order.Id == "cytarabine-high-dose");
        Assert.Contains(next.Of(NextStepKind.DecideHold), step => step.What.Contains("cytarabine-high-dose day 16) cannot be given as planned: made up on 2026-04-10,", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hold_without_a_policy_names_every_day_that_it_keeps_back()
    {
        TreatmentRecord record = RecordIn("consolidation", Event("2026-02-21", "\"type\":\"administration-held\",\"block\":\"consolidation\",\"order\":\"mercaptopurine\",\"day\":8,\"reason\":\"sepsis\",\"until\":\"2026-02-28\""));

        Assert.Contains(record.Next(Date("2026-02-22")).Of(NextStepKind.DecideHold), step => step.What.StartsWith("consolidation/mercaptopurine days 8-14 are held", StringComparison.Ordinal));
    }

    // Day 1 (2026-03-20) was never recorded, and day 8 was given a day early: nobody knows of day 1.
    [Fact]
    public void A_later_dose_does_not_explain_a_day_that_was_never_recorded()
    {
        NextSteps next = RecordIn("interim-maintenance", Given("2026-03-26", "methotrexate-high-dose", 8)).Next(Date("2026-03-26"));

        Assert.Contains(next.Of(NextStepKind.DecideHold), step => step.What.Contains("methotrexate-high-dose day 1) cannot be given as planned: nothing of it is recorded, and the order was given on 2026-03-26, nearer to it than the 7 days between two of its days.", StringComparison.Ordinal));
    }

    // One of two doses was given, and then the order was held: the other is not due before the hold ends.
    [Theory]
    [InlineData(HoldPolicy.MakeUp, "2026-04-03", null)]
    [InlineData(HoldPolicy.MakeUp, "2026-04-04", null)]
    [InlineData(HoldPolicy.MakeUp, "2026-04-05", 15)]
    [InlineData(HoldPolicy.ShiftOrder, "2026-04-04", null)]
    [InlineData(HoldPolicy.Omit, "2026-04-05", null)]
    [InlineData(null, "2026-04-05", null)]
    public void The_rest_of_a_day_is_held_with_its_order(HoldPolicy? policy, string on, int? due)
    {
        TreatmentRecord record = RecordIn(
            policy,
            "interim-maintenance",
            Given("2026-04-03", "cytarabine-high-dose", 15, "\"doseOfDay\":1"),
            Event("2026-04-03", "\"type\":\"administration-held\",\"block\":\"interim-maintenance\",\"order\":\"cytarabine-high-dose\",\"day\":15,\"reason\":\"fever\",\"until\":\"2026-04-05\""));
        RecordState state = record.StateOn(Date(on));

        Assert.Equal(due, state.Due.Where(row => row.Order.Id == "cytarabine-high-dose" && row.Day == 15).Select(row => (int?)row.Day).SingleOrDefault());
        Assert.DoesNotContain(state.Overdue, row => row.Order.Id == "cytarabine-high-dose");
    }

    // Both doses of day 15 were given on 2026-04-04: the two of day 16 have no room on it.
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Two_days_of_doses_do_not_fall_on_one_day(bool onlyOne, bool expected)
    {
        TreatmentRecord record = RecordIn("interim-maintenance", Given("2026-04-04", "cytarabine-high-dose", 15, onlyOne ? "\"doseOfDay\":2" : null));

        Assert.Equal(expected, record.Next(Date("2026-04-04")).State.LeftOut.Any(row => row.Order.Id == "cytarabine-high-dose" && row.Day == 16));
        Assert.Equal(!expected, record.StateOn(Date("2026-04-04")).Due.Any(row => row.Order.Id == "cytarabine-high-dose" && row.Day == 16));
    }

    // Twelve hours from one to the next: less is pointed out, as safety-check does, and less than half of it is a hazard, said once.
    [Theory]
    [InlineData("2026-04-03T20:00:00Z", null, 0)]
    [InlineData("2026-04-03T19:59:00Z", "two doses of cytarabine 11 hours 59 min apart", 0)]
    [InlineData("2026-04-03T14:00:00Z", "two doses of cytarabine 6 hours apart", 0)]
    [InlineData("2026-04-03T13:59:00Z", "two doses of cytarabine 5 hours 59 min apart", 1)]
    [Trait("Rule", "ORDER-INTERVAL")]
    public void Doses_too_near_in_a_day_are_said_once(string second, string? observed, int alerts)
    {
        NextSteps next = RecordIn(
            "interim-maintenance",
            Given("2026-04-03", "cytarabine-high-dose", 15, "\"doseOfDay\":1,\"startedAt\":\"2026-04-03T08:00:00Z\""),
            Given("2026-04-03", "cytarabine-high-dose", 15, $"\"doseOfDay\":2,\"startedAt\":\"{second}\"")).Next(Date("2026-04-03"));

        Assert.Equal(observed, next.State.Findings.Where(found => found.Finding.Rule.Id == "ORDER-INTERVAL").Select(found => found.Finding.Observed).Distinct().SingleOrDefault());
        Assert.Equal(alerts, next.Of(NextStepKind.Alert).Count(step => step.Finding?.Rule.Id == "ORDER-INTERVAL"));
    }

    // Pegaspargase on 2026-04-11, anaphylaxis after it, and the next on 2026-04-30, 19 days later.
    [Fact]
    [Trait("Rule", "PEG-AFTER-REACTION")]
    public void A_decision_after_a_reaction_is_taken_for_one()
    {
        TreatmentRecord record = RecordIn(
            "delayed-intensification-1",
            Event("2026-04-30", "\"type\":\"administration-given\",\"block\":\"interim-maintenance\",\"order\":\"pegaspargase\",\"day\":23,\"dose\":{\"route\":\"IV\"}").Replace("\"date\":\"2026-04-30\"", "\"date\":\"2026-04-11\"", StringComparison.Ordinal),
            Event("2026-04-30", "\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"anaphylaxis\",\"grade\":4").Replace("\"date\":\"2026-04-30\"", "\"date\":\"2026-04-11\"", StringComparison.Ordinal));

        // The dose that led to it is no dose after a reaction; the next one waits for a decision.
        Assert.DoesNotContain(record.StateOn(Date("2026-04-30")).Findings, found => found.Finding.Rule.Id == "PEG-AFTER-REACTION");
        Assert.Contains(record.Next(Date("2026-04-30")).Of(NextStepKind.Due), step => step.What.Contains("pegaspargase day 1) is planned for this day and is not given before this is decided", StringComparison.Ordinal));

        TreatmentRecord decided = With(record, Event("2026-04-30", "\"type\":\"finding-overridden\",\"rule\":\"PEG-AFTER-REACTION\",\"reason\":\"desensitised\""));
        Assert.DoesNotContain(decided.Next(Date("2026-04-30")).Steps, step => step.Finding?.Rule.Id == "PEG-AFTER-REACTION" || step.What.Contains("PEG-AFTER-REACTION", StringComparison.Ordinal));
        Assert.DoesNotContain(
            With(decided, Given("2026-05-01", "pegaspargase", 1, block: "delayed-intensification-1")).StateOn(Date("2026-05-01")).Findings,
            found => found.Finding.Rule.Id == "PEG-AFTER-REACTION");

        // A reaction after the decision asks again.
        TreatmentRecord again = With(decided, Event("2026-05-01", "\"type\":\"adverse-event-graded\",\"episode\":\"r\",\"grade\":4"));
        Assert.Contains(again.Next(Date("2026-05-01")).Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "PEG-AFTER-REACTION");
    }

    [Theory]
    [InlineData("2026-01-03", "2026-01-06T12:00:00Z", "the KMT2A result of 2026-01-03 (event g2) was recorded 3 days later, on 2026-01-06, by lab, after the enrolment had been recorded")]
    [InlineData("2026-01-03", "2026-01-03T12:00:00Z", null)]
    [InlineData("2026-01-05", "2026-01-06T12:00:00Z", null)]
    [Trait("Rule", "RECORD-LATER")]
    public void A_result_that_was_recorded_after_the_enrolment_is_shown_as_such(string date, string recordedAt, string? expected)
    {
        TreatmentRecord record = RecordIn("induction", $"{{\"schemaVersion\":1,\"id\":\"g2\",\"type\":\"kmt2a-reported\",\"date\":\"{date}\",\"recordedAt\":\"{recordedAt}\",\"recordedBy\":\"lab\",\"status\":\"germline\"}}");
        RecordState state = record.StateOn(Date("2026-01-06"));

        Assert.Equal(expected, state.Findings.SingleOrDefault(found => found.Finding.Rule.Id == "RECORD-LATER")?.Finding.Observed);
        Assert.Equal(date == "2026-01-03", state.Findings.Any(found => found.Finding.Rule.Id == "ELIGIBLE-KMT2A"));
    }

    // The start was recorded at midnight of its day; the counts of that day by another writer 20 hours later.
    [Fact]
    [Trait("Rule", "RECORD-LATER")]
    public void Counts_of_the_day_that_were_recorded_after_the_start_are_shown_as_such()
    {
        RecordState state = RecordIn("azacitidine-1", """{"schemaVersion":1,"id":"lab","type":"laboratory-reported","date":"2026-02-09","recordedAt":"2026-02-09T20:00:00Z","recordedBy":"lab","values":{"takenOn":"2026-02-09","neutrophils":"900/µL","platelets":"90000/µL"}}""").StateOn(Date("2026-02-09"));
        Finding found = Assert.Single(state.Findings, each => each.Finding.Rule.Id == "RECORD-LATER").Finding;

        Assert.Equal((Severity.Information, "the laboratory values of 2026-02-09 (event lab) were recorded on that day, at 2026-02-09T20:00:00Z, by lab, after the start had been recorded"), (found.Severity, found.Observed));
    }

    // Grade 5 with the death on record: nothing is missing of it.
    [Theory]
    [InlineData("2026-01-20", "2026-01-20", Severity.Information)]
    [InlineData("2026-01-19", "2026-01-20", Severity.Information)]
    [InlineData("2026-01-20", null, Severity.Hazard)]
    [Trait("Rule", "RECORD-GRADE-5")]
    public void Grade_5_asks_for_the_death_only_while_it_is_missing(string graded, string? died, Severity expected)
    {
        string[] lines = [Event("2026-01-21", "\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"sepsis\",\"grade\":5").Replace("\"date\":\"2026-01-21\"", $"\"date\":\"{graded}\"", StringComparison.Ordinal)];
        TreatmentRecord record = RecordIn("induction", died is null ? lines : [.. lines, Event("2026-01-21", "\"type\":\"died\"").Replace("\"date\":\"2026-01-21\"", $"\"date\":\"{died}\"", StringComparison.Ordinal)]);

        Assert.Equal(expected, Assert.Single(record.StateOn(Date("2026-01-21")).Findings, found => found.Finding.Rule.Id == "RECORD-GRADE-5").Finding.Severity);
    }
}
