using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What is found of the course beside the doses, and a finding as one line. Consolidation begins on 2026-02-14.</summary>
public sealed class CourseFindingTests
{
    [Theory]
    [InlineData(0, null, "2026-01-12 event g2: ", "")]
    [InlineData(1, null, "2026-01-12 event g2 (recorded 1 day later): ", "")]
    [InlineData(2, null, "2026-01-12 event g2 (recorded 2 days later): ", "")]
    [InlineData(0, "by telephone", "2026-01-12 event g2: ", " Overridden by dr-a: by telephone.")]
    public void A_finding_is_one_line_with_its_event_and_who_overrode_it(int later, string? reason, string before, string after)
    {
        RecordEvent.FindingOverridden? by = reason is null ? null : new(new("o", Instant.FromUtc(2026, 1, 13, 12, 0), "dr-a"), Date("2026-01-13"), "RECORD-TWICE", null, reason);
        RecordFinding found = new("g2", Date("2026-01-12"), new(RecordRules.Twice, DecisionOutcome.Hold, Severity.Hazard, "vincristine was given before", "one dose"), by) { RecordedDaysLater = later };

        Assert.Equal($"{before}Administration given twice. Vincristine was given before. Required: one dose. (RECORD-TWICE; this library's own safeguard){after.TrimEnd('.')}", found.ToString());
    }

    // Sepsis from 02-16 to 02-20. A delay is "from>until", and g a dose of a day; c is the sepsis graded again on 02-22.
    [Theory]
    [InlineData("16>25", null)]
    [InlineData("15>25", "the delay of 2026-02-15 begins before the adverse event that is said to have caused it, of 2026-02-16")]
    [InlineData("20>25", null)]
    [InlineData("21>25", "the delay of 2026-02-21 begins after the adverse event that is said to have caused it had resolved, on 2026-02-20")]
    [InlineData("21>21", null)]
    [InlineData("c 22>25", null)]
    [InlineData("c 21>25", "the delay of 2026-02-21 begins after the adverse event that is said to have caused it had resolved, on 2026-02-20")]
    [InlineData("g18 16>20", "the delay of 2026-02-16 is said to have lasted until 2026-02-20, and treatment is recorded on 2026-02-18")]
    [InlineData("g20 16>20", null)]
    public void A_delay_contradicts_the_record(string happened, string? observed)
    {
        string[] lines =
        [
            On("16", "\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"sepsis\",\"grade\":3"),
            On("20", "\"type\":\"adverse-event-resolved\",\"episode\":\"r\""),
            .. happened.Split(' ').Select(part => part[0] switch
            {
                'c' => On("22", "\"type\":\"adverse-event-graded\",\"episode\":\"r\",\"grade\":3"),
                'g' => On(part[1..], $"\"type\":\"administration-given\",\"block\":\"consolidation\",\"order\":\"mercaptopurine\",\"day\":{int.Parse(part[1..], System.Globalization.CultureInfo.InvariantCulture) - 13},\"dose\":{{\"route\":\"PO\"}}"),
                _ => On(part[..2], $"\"type\":\"treatment-delayed\",\"episode\":\"r\",\"reason\":\"x\",\"until\":\"2026-02-{part[3..]}\""),
            }),
        ];
        string missing = observed?.EndsWith("2026-02-18", StringComparison.Ordinal) == true ? "whether the delay had ended, or which treatment went on" : "which of the two dates is right";

        Assert.Equal(
            observed is null ? [] : [$"RECORD-DELAY-CONTRADICTED CannotDecide Deviation | {observed} | a delay that agrees with its adverse event and with the treatment that is recorded | {missing}"],
            Lines(RecordIn("consolidation", lines), "2026-02-28", $"g{4 + lines.Length - 1}"));
    }

    [Fact]
    public void A_grade_5_that_an_event_comes_to() => Assert.Equal(
        ["RECORD-GRADE-5 Hold Hazard | Sepsis of grade 5 on 2026-02-18, and no death is recorded | the death on record, or the grade that is right"],
        Lines(RecordIn("consolidation", On("16", "\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"sepsis\",\"grade\":3"), On("18", "\"type\":\"adverse-event-graded\",\"episode\":\"r\",\"grade\":5")), "2026-02-18", "g5"));

    [Fact]
    public void A_grade_that_is_taken_back_is_none()
    {
        TreatmentRecord record = RecordIn("consolidation", On("16", "\"type\":\"adverse-event-started\",\"episode\":\"r\",\"term\":\"sepsis\",\"grade\":3"), On("18", "\"type\":\"adverse-event-graded\",\"episode\":\"r\",\"grade\":5"));
        TreatmentRecord back = With(record, On("18", "\"type\":\"entered-in-error\",\"reason\":\"x\",\"supersedes\":\"g5\""));

        Assert.Equal([Grade.Severe, Grade.Death], Grades(record));
        Assert.Equal([Grade.Severe], Grades(back));
        Assert.DoesNotContain(back.StateOn(Date("2026-02-28")).Findings, found => found.Finding.Rule.Id == "RECORD-GRADE-5");

        static IEnumerable<Grade> Grades(TreatmentRecord record) => Assert.Single(record.StateOn(Date("2026-02-28")).Dlt!.Assessments).AdverseEvent.Grades.Select(change => change.Grade);
    }

    // Days 28 and 29 of Induction are 02-01 and 02-02: dexamethasone, and vincristine, methotrexate and hydrocortisone.
    [Fact]
    public void The_first_block_is_cut_short_as_any_other() => Assert.Equal(
        ["RECORD-BLOCK-CUT Proceed Deviation | 4 planned administrations of induction had not been given | the planned administrations of the block before, first"],
        Lines(RecordIn("induction", Event("2026-02-01", "\"type\":\"block-started\",\"block\":\"azacitidine-1\"")), "2026-02-01", "g2").Where(line => line.StartsWith("RECORD-BLOCK-CUT", StringComparison.Ordinal)));

    // A count that is only asked about and was recorded late is no deviation.
    [Fact]
    public void Late_evidence_of_a_start_that_is_only_asked_about_is_shown()
    {
        TreatmentRecord record = RecordIn(
            "induction",
            Event("2026-02-10", "\"type\":\"laboratory-reported\",\"values\":{\"takenOn\":\"2026-02-09\",\"neutrophils\":\"900/µL\",\"platelets\":\"90000/µL\"}").Replace("\"date\":\"2026-02-10\"", "\"date\":\"2026-02-09\"", StringComparison.Ordinal));

        Assert.Equal(Severity.Information, Assert.Single(record.Next(Date("2026-02-10")).Steps, step => step.Finding?.Rule.Id == "RECORD-LATER").Finding!.Severity);
    }

    // A dose of Consolidation as late as 05-30, at a shared-care centre: in the evaluation period, until counts of 05-28 are
    // reported, on which by D7 and D13 it had closed.
    [Fact]
    public void A_visit_after_the_evaluation_period_is_none_as_soon_as_that_is_known()
    {
        RecordBuilder journey = Journeys.Begin().Start(BlockIds.Azacitidine1, "2026-02-09").Start(BlockIds.Consolidation, "2026-02-14").Start(BlockIds.DelayedIntensification1, "2026-04-30");
        journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Date("2026-04-30")), Date("2026-04-30"), "D7", "criteria-first-met"));
        journey.Apply(new RecordEvent.ReadingChosen(journey.Stamp(Date("2026-04-30")), Date("2026-04-30"), "D13", "counts"));
        journey.GiveAll(Date("2026-04-30"), Date("2026-05-27"));
        journey.Apply(new RecordEvent.AdministrationGiven(journey.Stamp(Date("2026-05-30")), Date("2026-05-30"), new(BlockIds.Consolidation, "cyclophosphamide", 29), new(Route.IV) { Setting = CareSetting.SharedCareCentre }));
        Assert.Equal(1, Visits(journey));

        Assert.Equal(0, Visits(journey.Counts("2026-05-28", 600, 60_000)));
        Assert.Empty(journey.Refusals);

        static int Visits(RecordBuilder journey) => journey.Record.StateOn(Date("2026-05-31")).Findings.Count(found => found.Finding.Rule.Id == "EVALUATION-VISITS");
    }

    // Where a protocol has no definition of dose-limiting toxicity nothing is asked of a death.
    [Fact]
    public void A_protocol_without_dose_limiting_toxicity_asks_nothing_of_it()
    {
        RecordBuilder journey = Journeys.Begin(CompiledProtocol.Compile(Aall15P1.Definition with { DoseLimitingToxicity = null }));
        journey.Apply(new RecordEvent.Died(journey.Stamp(Date("2026-02-12")), Date("2026-02-12")));
        WardRound round = journey.Record.Round(Date("2026-02-12"));

        Assert.Null(round.Next.State.Dlt);
        Assert.Null(round.Evaluability);
        Assert.Empty(round.OpenAdverseEvents);
        Assert.DoesNotContain(round.Next.Steps, step => step.Kind == NextStepKind.AnswerDlt);
        Assert.DoesNotContain(round.Next.State.Findings, found => found.Finding.Rule.Id == "RECORD-EVENT-OF-DEATH");
    }

    /// <summary>An event of a day of February, recorded at its end.</summary>
    private static string On(string day, string members) => Event("2026-02-28", members).Replace("\"date\":\"2026-02-28\"", $"\"date\":\"2026-02-{day}\"", StringComparison.Ordinal);

    // A drug for the tertiary centre that somebody gave by mouth elsewhere: that was no visit, and the rule of visits has nothing to say.
    [Theory]
    [InlineData("PO", false)]
    [InlineData("IV", true)]
    public void What_is_taken_by_mouth_is_no_visit(string route, bool isVisit)
    {
        TreatmentRecord record = RecordIn("azacitidine-1", Given("2026-02-09", "azacitidine", 1, "\"setting\":\"elsewhere\"", route, "azacitidine-1"));
        string[] found = [.. record.StateOn(Date("2026-02-09")).Findings.Select(each => each.Finding.Rule.Id)];
        Block block = record.Protocol.Definition.Block(BlockIds.Azacitidine1);

        Assert.Contains(block.CareRules.OfType<CareRule.TertiaryCentreOnly>().Single().Rule.Id, found);
        Assert.Equal(isVisit, found.Contains(block.CareRules.OfType<CareRule.SeenAtTertiaryCentre>().Single().Rule.Id));
    }

    // Mercaptopurine of day 1000 of Maintenance (2026-07-06 and 999 days) is beyond every therapy, and on its own day; a day later it is not.
    [Theory]
    [InlineData("2029-03-31", false)]
    [InlineData("2029-04-01", true)]
    public void A_day_beyond_therapy_has_its_date(string given, bool isLate)
    {
        string[] found = [.. RecordIn("maintenance", Given(given, "mercaptopurine", 1000, null, "PO", "maintenance")).StateOn(Date(given)).Findings.Where(each => each.Date == Date(given)).Select(each => each.Finding.Rule.Id)];

        Assert.Contains("RECORD-AFTER-END", found);
        Assert.Equal(isLate, found.Contains("RECORD-DAY"));
    }
}
