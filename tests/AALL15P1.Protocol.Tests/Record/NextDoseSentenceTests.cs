using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>
/// What is due beside something else. In Consolidation cytarabine and hydrocortisone go into the canal on day 10, 2026-02-23, and
/// methotrexate and hydrocortisone on day 24, 03-09; in Induction methotrexate on days 1 and 29, hydrocortisone on 15 and 29.
/// </summary>
public sealed class NextDoseSentenceTests
{
    private const string Im = "interim-maintenance";
    private const string Omitted = "\"type\":\"administration-omitted\",\"reason\":\"x\"";

    // By the illustration 7.5 mg before the first birthday, of no weight.
    [Fact]
    public void An_amount_by_age_is_said_without_a_weight() => Assert.Equal(
        "2026-01-05 [TreatingTeam] methotrexate IT (induction/methotrexate-intrathecal day 1) is due: 7.5 mg, one dose that day.",
        Journeys.Begin(Aall15P1.Compile(Aall15P1.Illustration)).Record.Next(Date("2026-01-05")).Of(NextStepKind.Due).First(step => step.Slot?.OrderId == "methotrexate-intrathecal").ToString());

    // Intrathecal methotrexate of day 1 is held until 07-13, on which weekly methotrexate is due.
    [Fact]
    public void Two_that_are_kept_apart_and_due_on_one_day_say_so()
    {
        NextSteps next = RecordIn(HoldPolicy.ShiftOrder, "maintenance", Held("2026-07-06", "methotrexate-intrathecal", 1, "2026-07-13", "maintenance")).Next(Date("2026-07-13"));
        const string Decided = "is planned for this day and is not given before this is decided: Oral and intrathecal methotrexate.";
        const string Rule = "Required: the two on different days. (METHOTREXATE-PO-IT; this library's own safeguard).";

        Assert.Equal(
            [
                $"methotrexate PO (maintenance/methotrexate day 8) {Decided} Methotrexate-intrathecal is planned for this day too. {Rule}",
                $"methotrexate IT (maintenance/methotrexate-intrathecal day 1) {Decided} Methotrexate is planned for this day too. {Rule}",
            ],
            next.Of(NextStepKind.Due).Where(step => step.Slot?.OrderId.StartsWith("methotrexate", StringComparison.Ordinal) == true).Select(step => step.What).Order(StringComparer.Ordinal).Reverse());
        Assert.Contains("is due", Assert.Single(next.Of(NextStepKind.Due), step => step.Slot?.OrderId == "mercaptopurine").What, StringComparison.Ordinal);
    }

    // From 20:00 on 03-20 hour 48 is on 03-22, and hour 54 at 02:00 on 03-23. What is no infusion of it has no rescue.
    [Theory]
    [InlineData("methotrexate-high-dose", 1, "2026-03-20", "2026-03-23", 1)]
    [InlineData("methotrexate-high-dose", 1, "2026-03-20", "2026-03-24", 0)]
    [InlineData("cytarabine-high-dose", 15, "2026-04-03", "2026-04-03", 0)]
    public void The_hours_of_a_rescue_are_told_until_the_last_has_passed(string order, int day, string date, string on, int expected) => Assert.Equal(
        expected,
        RecordIn(Im, Given(date, order, day, $"\"startedAt\":\"{date}T20:00:00Z\"")).Next(Date(on)).Of(NextStepKind.Due).Count(step => step.What.Contains("rescues from", StringComparison.Ordinal)));

    [Fact]
    public void What_is_gone_beside_what_was_given_or_is_planned_for_another_day_is_not_asked_about()
    {
        TreatmentRecord given = RecordIn("consolidation", Given("2026-02-23", "hydrocortisone", 10, null, "IT", "consolidation"), Omit("2026-02-23", "cytarabine-intrathecal", 10, "consolidation"));
        Assert.Empty(Asked(given, "2026-02-23"));

        // Hydrocortisone has no day 1.
        Assert.Empty(Asked(RecordIn("induction", Omit("2026-01-05", "methotrexate-intrathecal", 1, "induction")), "2026-01-05"));
    }

    [Fact]
    public void What_is_gone_beside_what_was_given_in_part_is_asked_about()
    {
        TreatmentRecord part = RecordIn("consolidation", Given("2026-02-23", "hydrocortisone", 10, "\"portion\":{\"number\":1,\"of\":2}", "IT", "consolidation"), Omit("2026-02-23", "cytarabine-intrathecal", 10, "consolidation"));
        Assert.Equal(["cytarabine-intrathecal of day 10 is not given, and consolidation/hydrocortisone day 10 is given with it: decide whether it is given alone (INTRATHECAL-ONE-PUNCTURE)."], Asked(part, "2026-02-23"));

        // Hydrocortisone of day 10 as late as 03-05 leaves none for day 24, four days later.
        TreatmentRecord late = RecordIn("consolidation", Given("2026-03-05", "hydrocortisone", 10, null, "IT", "consolidation"));
        Assert.Equal(["hydrocortisone of day 24 is not given, and consolidation/methotrexate-intrathecal day 24 is given with it: decide whether it is given alone (INTRATHECAL-ONE-PUNCTURE)."], Asked(late, "2026-03-09"));
    }

    // The delay begins before the event that is said to have caused it: whether it counts turns on which date is right.
    [Fact]
    public void A_question_of_toxicity_that_does_not_name_its_event_is_said_with_it()
    {
        RecordBuilder journey = Journeys.Begin(Journeys.WithDltPolicy()).Start(BlockIds.Azacitidine1, "2026-02-09");
        journey.Apply(new RecordEvent.AdverseEventStarted(journey.Stamp(Date("2026-02-20")), Date("2026-02-20"), "s", new("sepsis"), Grade.LifeThreatening));
        journey.Apply(new RecordEvent.TreatmentDelayed(journey.Stamp(Date("2026-03-10")), Date("2026-02-16"), Date("2026-03-10"), "s", "sepsis"));

        Assert.Contains(
            "Sepsis: Delay that contradicts the record. The delay of 2026-02-16 begins before the adverse event that is said to have caused it, of 2026-02-20. Missing: which of the two dates is right. Required: a delay that agrees with its adverse event and with the treatment that is recorded. (RECORD-DELAY-CONTRADICTED; this library's own safeguard)",
            journey.Record.Next(Date("2026-03-10")).Of(NextStepKind.AnswerDlt).Select(step => step.What));
    }

    // What is no term of the list is pointed out, and asks for nothing; two doses too near are told by the first.
    [Fact]
    public void What_is_pointed_out_of_a_dose_stands_with_it()
    {
        NextSteps next = RecordIn("induction", Event("2026-01-10", "\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"hives\",\"grade\":3")).Next(Date("2026-01-16"));
        string due = Assert.Single(next.Of(NextStepKind.Due), step => step.Slot?.OrderId == "pegaspargase").What;
        Assert.StartsWith("pegaspargase IV or IM (induction/pegaspargase day 12) is due", due, StringComparison.Ordinal);
        Assert.Contains("is not judged", due, StringComparison.Ordinal);
        Assert.DoesNotContain(next.Of(NextStepKind.Alert), step => step.Slot?.OrderId == "pegaspargase");

        RecordBuilder twice = Journeys.Begin().Start(BlockIds.InterimMaintenance, "2026-03-20").Give(BlockIds.InterimMaintenance, "pegaspargase", 22, Date("2026-04-18")).Give(BlockIds.InterimMaintenance, "pegaspargase", 23, Date("2026-04-20")).Start(BlockIds.DelayedIntensification1, "2026-04-30");
        Assert.Contains("Pegaspargase on 2026-04-30 and on 2026-04-18, 12 days apart", Assert.Single(twice.Record.Next(Date("2026-04-30")).Of(NextStepKind.Due), step => step.Slot?.OrderId == "pegaspargase").What, StringComparison.Ordinal);
    }

    private static string Omit(string date, string order, int day, string block) => Event(date, $"{Omitted},\"block\":\"{block}\",\"order\":\"{order}\",\"day\":{day}");

    private static IEnumerable<string> Asked(TreatmentRecord record, string on) =>
        record.Next(Date(on)).Of(NextStepKind.DecideHold).Select(step => step.What).Where(what => what.Contains("is given with it", StringComparison.Ordinal));
}
