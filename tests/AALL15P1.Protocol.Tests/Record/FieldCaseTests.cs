using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>Small records from the field that were answered wrongly once, each with the right answer and with its neighbours.</summary>
public sealed class FieldCaseTests
{
    private static readonly SiteSupplement Site = SupplementJson.Read(Fixture("site.supplement.json"));
    private static readonly SiteSupplement Amended = SupplementJson.Read(Fixture("site-amended.supplement.json"));

    // A morning count of 1200, an evening count of 300, and the morning's corrected to 1100 at 19:00: the evening's counts.
    [Theory]
    [InlineData("07a-before-correction")]
    [InlineData("07b-corrected-morning-count-outranks-evening-count")]
    public void A_corrected_value_keeps_its_own_place_in_time(string name)
    {
        NextSteps next = Case(name).Next(Date("2026-02-09"));

        Assert.Equal(DecisionOutcome.Hold, next.Gate!.Outcome);
        Assert.Equal("300/µL", next.GateFacts!.Value.Values!.Neutrophils.ToString());
    }

    // A value that states its clock time has that place, whenever it is recorded.
    [Theory]
    [InlineData("2026-02-09T17:59:59Z", "300/µL")]
    [InlineData("2026-02-09T18:00:01Z", "900/µL")]
    public void A_value_counts_by_its_clock_time(string happenedAt, string expected)
    {
        TreatmentRecord record = With(Case("07a-before-correction"), $$$"""{"schemaVersion":1,"id":"late","type":"laboratory-reported","date":"2026-02-09","recordedAt":"2026-02-11T08:00:00Z","recordedBy":"dr-a","happenedAt":"{{{happenedAt}}}","values":{"takenOn":"2026-02-09","neutrophils":"900/µL"}}""");

        LaboratoryValues values = record.Next(Date("2026-02-09")).GateFacts!.Value.Values!;
        Assert.Equal((expected, "150000/µL"), (values.Neutrophils.ToString(), values.Platelets.ToString()));
    }

    [Fact]
    public void The_values_of_one_day_stand_together_and_those_of_another_day_do_not()
    {
        TreatmentRecord record = Case("29-three-reports-of-one-morning");
        LaboratoryValues values = record.Next(Date("2026-02-10")).GateFacts!.Value.Values!;

        Assert.Equal(("900/µL", "61000/µL", "3100/µL"), (values.Neutrophils.ToString(), values.Platelets.ToString(), values.WhiteCells.ToString()));

        LaboratoryValues nextDay = With(record, """{"schemaVersion":1,"recordedBy":"lab","id":"6","type":"laboratory-reported","date":"2026-02-11","recordedAt":"2026-02-11T06:00:00Z","values":{"takenOn":"2026-02-11","platelets":"70 ×10⁹/L"}}""")
            .Next(Date("2026-02-11")).GateFacts!.Value.Values!;
        Assert.Null(nextDay.Neutrophils);
        Assert.Equal("70000/µL", nextDay.Platelets.ToString());
    }

    // Sepsis at 12:00 of the day of the statement.
    [Theory]
    [InlineData("2026-02-09T11:59:59Z", null)]
    [InlineData("2026-02-09T12:00:00Z", true)]
    [InlineData("2026-02-09T12:00:01Z", true)]
    public void A_statement_about_toxicity_counts_by_the_clock(string stated, bool? expected)
    {
        TreatmentRecord record = With(
            Case("29-three-reports-of-one-morning"),
            """{"schemaVersion":1,"id":"ae","type":"adverse-event-started","date":"2026-02-09","recordedAt":"2026-02-12T12:00:00Z","recordedBy":"dr-a","happenedAt":"2026-02-09T12:00:00Z","episode":"s","term":"sepsis","grade":3}""",
            $$"""{"schemaVersion":1,"id":"tox","type":"toxicity-stated","date":"2026-02-09","recordedAt":"2026-02-12T12:00:00Z","recordedBy":"dr-a","happenedAt":"{{stated}}","resolved":true}""");

        Assert.Equal(expected, record.Next(Date("2026-02-10")).GateFacts!.Value.ToxicityResolved);
    }

    // Day 92 was planned for 2026-10-05 and given; that the pair is on day 99 was chosen on the day after.
    [Fact]
    public void A_reading_chosen_after_a_dose_does_not_make_it_due_again()
    {
        TreatmentRecord record = Case("10-reading-chosen-after-the-dose");
        RecordState state = record.StateOn(Date("2026-10-12"));

        Assert.DoesNotContain(state.Due, row => row.Order.Id == "methotrexate-intrathecal");
        PlannedAdministration given = Assert.Single(state.Done);
        Assert.Equal((99, Date("2026-10-05")), (given.Day, given.Date));
        Assert.DoesNotContain(state.Findings, found => found.EventId == "e0012" && found.Finding.Rule.Id == "RECORD-UNPLANNED");

        // Omitted by decision instead of given, it stays omitted.
        TreatmentRecord omitted = Aall15P1.Compile().Replay(RecordJson.Read(Fixture("case-10-reading-chosen-after-the-dose.jsonl").Replace("administration-given", "administration-omitted", StringComparison.Ordinal).Replace("\"dose\": {\"route\": \"IT\"}", "\"reason\": \"fever\"", StringComparison.Ordinal)));
        Assert.DoesNotContain(omitted.StateOn(Date("2026-10-12")).Due, row => row.Order.Id == "methotrexate-intrathecal");
        Assert.Equal(99, Assert.Single(omitted.StateOn(Date("2026-10-12")).Omitted).Day);

        // Chosen on the day of the dose, the reading was in force, and day 92 was no day of it.
        TreatmentRecord sooner = Aall15P1.Compile().Replay(RecordJson.Read(Fixture("case-10-reading-chosen-after-the-dose.jsonl").Replace("\"date\": \"2026-10-06\"", "\"date\": \"2026-10-05\"", StringComparison.Ordinal)));
        Assert.Contains(sooner.StateOn(Date("2026-10-12")).Findings, found => found.EventId == "e0012" && found.Finding.Rule.Id == "RECORD-UNPLANNED");
    }

    // Delayed from 2026-03-15, and EPI#2 began on 2026-03-25: ten days, whenever it is asked about.
    [Theory]
    [InlineData("2026-03-26")]
    [InlineData("2026-04-20")]
    [Trait("Rule", "RECORD-DELAY-END")]
    public void A_delay_that_nobody_closed_ends_with_the_treatment_that_was_given(string date)
    {
        RecordState state = Case("11a-delay-runs-on-after-treatment-went-on", Site).StateOn(Date(date));

        AssessedAdverseEvent assessed = Assert.Single(state.Dlt!.Assessments);
        Assert.Equal(10, Assert.IsType<TreatmentDelay.Ended>(assessed.AdverseEvent.Delay).Days);
        Assert.Equal(DecisionOutcome.Proceed, assessed.Decision.Outcome);
        Assert.Contains(state.Findings, found => found.Finding.Rule.Id == "RECORD-DELAY-END" && found.Finding.Observed!.Contains("ended on 2026-03-25, when treatment was given", StringComparison.Ordinal));
    }

    [Fact]
    public void A_delay_of_which_nobody_says_more_asks_and_does_not_grow_by_the_passing_of_days()
    {
        TreatmentRecord record = Case("11a-delay-runs-on-after-treatment-went-on", Site, upTo: 6);
        NextSteps next = record.Next(Date("2026-06-30"));

        AssessedAdverseEvent assessed = Assert.Single(next.State.Dlt!.Assessments);
        Assert.Equal(1, Assert.IsType<TreatmentDelay.Ongoing>(assessed.AdverseEvent.Delay).DaysAtLeast);
        Assert.Equal(DecisionOutcome.CannotDecide, assessed.Decision.Outcome);
        Assert.Contains(next.Of(NextStepKind.DecideHold), step => step.Finding?.Rule.Id == "RECORD-DELAY-END");

        // Somebody says on 2026-06-29 that it still lasts: 107 days by the end of that day.
        TreatmentRecord said = With(record, """{"schemaVersion":1,"id":"again","type":"treatment-delayed","date":"2026-03-15","recordedAt":"2026-06-29T12:00:00Z","recordedBy":"dr-a","episode":"a","reason":"platelets"}""");
        AssessedAdverseEvent stated = Assert.Single(said.StateOn(Date("2026-06-30")).Dlt!.Assessments);
        Assert.Equal(107, Assert.IsType<TreatmentDelay.Ongoing>(stated.AdverseEvent.Delay).DaysAtLeast);
        Assert.Equal(DecisionOutcome.Hold, stated.Decision.Outcome);
    }

    [Theory]
    [InlineData("""{"schemaVersion":1,"id":"end","type":"treatment-delayed","date":"2026-03-15","until":"2026-03-19","recordedAt":"2026-03-19T12:00:00Z","recordedBy":"dr-a","episode":"a","reason":"platelets"}""", 4)]
    [InlineData("""{"schemaVersion":1,"id":"end","type":"treatment-delayed","date":"2026-03-17","until":"2026-03-19","recordedAt":"2026-03-19T12:00:00Z","recordedBy":"dr-a","episode":"a","reason":"platelets"}""", 4)]
    [InlineData("""{"schemaVersion":1,"id":"end","type":"left-protocol","date":"2026-03-18","recordedAt":"2026-03-19T12:00:00Z","recordedBy":"dr-a","reason":"relapse"}""", 3)]
    [InlineData("""{"schemaVersion":1,"id":"end","type":"died","date":"2026-03-17","recordedAt":"2026-03-19T12:00:00Z","recordedBy":"dr-a"}""", 2)]
    public void A_delay_ends_with_a_later_statement_with_leaving_or_with_death(string end, int days)
    {
        RecordState state = With(Case("11a-delay-runs-on-after-treatment-went-on", Site, upTo: 6), end).StateOn(Date("2026-06-30"));

        Assert.Equal(days, Assert.IsType<TreatmentDelay.Ended>(Assert.Single(state.Dlt!.Assessments).AdverseEvent.Delay).Days);
    }

    [Fact]
    public void After_leaving_an_event_cannot_be_decided_until_the_end_of_the_observation_is_stated()
    {
        TreatmentRecord record = Case("11c-death-seven-months-after-leaving", Site);
        DltStatus open = record.StateOn(Date("2026-10-11")).Dlt!;
        Assert.Equal(DecisionOutcome.CannotDecide, Assert.Single(open.Assessments).Decision.Outcome);
        Assert.Contains(record.Next(Date("2026-10-11")).Of(NextStepKind.AnswerDlt), step => step.What.Contains("the end of the observation for dose-limiting toxicity of an infant who left on 2026-03-12", StringComparison.Ordinal));

        // Before the death, what is missing is said all the same.
        Assert.Contains(Case("11c-death-seven-months-after-leaving", Site, upTo: 5).Next(Date("2026-05-01")).Of(NextStepKind.AnswerDlt), step => step.What.Contains("2026-03-12", StringComparison.Ordinal));

        // The first day after the observation: the day of the event is outside; a day later, and it is inside.
        TreatmentRecord alive = Case("11c-death-seven-months-after-leaving", Site, upTo: 6);
        Assert.Equal(DecisionOutcome.Proceed, Observed("2026-10-10"));
        Assert.Equal(DecisionOutcome.Hold, Observed("2026-10-11"));

        DecisionOutcome Observed(string ended) => Assert.Single(With(alive, $$"""{"schemaVersion":1,"id":"obs","type":"observation-ended","date":"{{ended}}","recordedAt":"2026-10-12T12:00:00Z","recordedBy":"dr-b","reason":"last visit"}""").StateOn(Date("2026-10-11")).Dlt!.Assessments).Decision.Outcome;
    }

    [Fact]
    [Trait("Rule", "RECORD-EVENT-OF-DEATH")]
    public void A_death_in_the_period_asks_for_its_adverse_event()
    {
        TreatmentRecord record = Case("12-death-in-the-window-raises-no-question", Site);
        NextSteps next = record.Next(Date("2026-03-11"));
        Assert.Contains(next.Of(NextStepKind.AnswerDlt), step => step.Finding?.Rule.Id == "RECORD-EVENT-OF-DEATH");
        Assert.Equal(DecisionOutcome.CannotDecide, next.State.Dlt!.Outcome);

        NextSteps told = With(record, """{"schemaVersion":1,"id":"ae","type":"adverse-event-started","date":"2026-03-10","recordedAt":"2026-03-11T12:00:00Z","recordedBy":"dr-a","episode":"s","term":"sepsis","grade":5}""").Next(Date("2026-03-11"));
        Assert.DoesNotContain(told.Steps, step => step.Finding?.Rule.Id == "RECORD-EVENT-OF-DEATH");
        Assert.Equal(DecisionOutcome.Hold, told.State.Dlt!.Outcome);
        Assert.Contains(told.Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "DLT-GRADE5");
    }

    [Fact]
    [Trait("Rule", "RECORD-GRADE-5")]
    public void Grade_5_alerts_and_an_established_toxicity_is_in_next_and_in_the_state()
    {
        NextSteps next = Case("12b-grade-5-still-on-therapy-and-dlt-not-in-next").Next(Date("2026-02-13"));

        Assert.Contains(next.Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "RECORD-GRADE-5" && step.What.Contains("no death is recorded", StringComparison.Ordinal));
        Assert.Contains(next.Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "DLT-GRADE5");
        Assert.Equal(DecisionOutcome.Hold, next.State.Dlt!.Outcome);
    }

    [Fact]
    public void A_marker_that_ends_therapy_alerts_at_once()
    {
        TreatmentRecord record = Case("14-germline-in-consolidation");

        Assert.DoesNotContain(record.Next(Date("2026-02-19")).Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "KMT2A-TO-CONTINUE");
        Assert.Contains(record.Next(Date("2026-02-20")).Of(NextStepKind.Alert), step => step.Finding?.Rule.Id == "KMT2A-TO-CONTINUE" && step.Date == Date("2026-02-20"));
        Assert.Contains(record.Next(Date("2026-02-21")).Of(NextStepKind.Alert), step => step.What.StartsWith("The infant does not continue.", StringComparison.Ordinal));
    }

    [Fact]
    public void Eligibility_speaks_in_the_record()
    {
        string[] rules = [.. Case("17-two-year-old-germline-enrolled").StateOn(Date("2026-01-05")).Findings.Where(found => found.EventId == "e0001").Select(found => found.Finding.Rule.Id)];

        Assert.Equal(["ELIGIBLE-AGE", "ELIGIBLE-KMT2A"], rules);
    }

    // In the period a dose at a shared-care centre departs from the visits; at the tertiary centre it does not, and a
    // tablet that is taken elsewhere is no visit.
    [Theory]
    [InlineData("IV", "shared-care-centre", 1)]
    [InlineData("IV", "elsewhere", 1)]
    [InlineData("IV", "tertiary-centre", 0)]
    [InlineData("PO", "elsewhere", 0)]
    [InlineData("PO", "shared-care-centre", 1)]
    public void The_place_of_a_visit_in_the_evaluation_period_speaks_in_the_record(string route, string setting, int expected)
    {
        string text = Fixture("case-18-shared-care-in-the-window.jsonl").Replace("\"IV\"", $"\"{route}\"", StringComparison.Ordinal).Replace("shared-care-centre", setting, StringComparison.Ordinal);
        RecordState state = Aall15P1.Compile().Replay(RecordJson.Read(text)).StateOn(Date("2026-02-16"));

        Assert.Equal(expected, state.Findings.Count(found => found.EventId == "e0005" && found.Finding.Rule.Id == "EVALUATION-VISITS"));
    }

    // Recorded eleven days after the day, and after the start: three hazards go, and what they went by stays.
    [Fact]
    [Trait("Rule", "RECORD-LATER")]
    public void Evidence_that_was_recorded_later_is_shown_as_such()
    {
        RecordState state = Case("20-back-dated-evidence-clears-hazards").StateOn(Date("2026-02-20"));
        string[] later = [.. state.Findings.Where(found => found.Finding.Rule.Id == "RECORD-LATER").Select(found => found.Finding.Observed!)];

        Assert.Equal(3, later.Length);
        Assert.Equal("the laboratory values of 2026-02-09 (event e0005) were recorded 11 days later, on 2026-02-20, by dr-a, after the start had been recorded", later[0]);
        Assert.Equal("the statement about toxicity of 2026-02-09 (event e0006) was recorded 11 days later, on 2026-02-20, by dr-a, after the start had been recorded", later[1]);
        Assert.All(state.Findings.Where(found => found.Finding.Rule.Id == "RECORD-LATER"), found => Assert.Equal(Severity.Deviation, found.Finding.Severity));
    }

    // 2026-02-09 begins at 2026-02-08T10:00Z on the line islands (UTC+14) and ends at 2026-02-10T12:00Z at UTC-12.
    [Theory]
    [InlineData("2025-02-10T03:30:00Z", 1)]
    [InlineData("2026-02-08T09:59:59Z", 1)]
    [InlineData("2026-02-08T10:00:00Z", 0)]
    [InlineData("2026-02-09T12:00:01Z", 0)]
    [InlineData("2026-02-09T12:00:02Z", 1)]
    [Trait("Rule", "RECORD-CLOCK")]
    public void A_dose_begins_on_its_day_and_before_it_is_recorded(string startedAt, int expected)
    {
        string text = Fixture("case-22-startedAt-a-year-off.jsonl").Replace("2025-02-10T03:30:00Z", startedAt, StringComparison.Ordinal);
        RecordState state = Aall15P1.Compile().Replay(RecordJson.Read(text)).StateOn(Date("2026-02-09"));

        Assert.Equal(expected, state.Findings.Count(found => found.Finding.Rule.Id == "RECORD-CLOCK"));
    }

    [Theory]
    [InlineData("2026-03-15", DecisionOutcome.CannotDecide, 1)]
    [InlineData("2026-03-19", DecisionOutcome.CannotDecide, 1)]
    [InlineData("2026-03-20", DecisionOutcome.Hold, 0)]
    [Trait("Rule", "RECORD-DELAY-CONTRADICTED")]
    public void A_delay_that_begins_before_its_event_contradicts_it(string delayed, DecisionOutcome expected, int found)
    {
        string text = Fixture("case-25-delay-before-its-event.jsonl").Replace("\"date\": \"2026-03-15\"", $"\"date\": \"{delayed}\"", StringComparison.Ordinal);
        RecordState state = Aall15P1.Compile(Site).Replay(RecordJson.Read(text)).StateOn(Date("2026-04-20"));

        Assert.Equal(expected, Assert.Single(state.Dlt!.Assessments).Decision.Outcome);
        Assert.Equal(found, state.Findings.Count(each => each.Finding.Rule.Id == "RECORD-DELAY-CONTRADICTED"));
    }

    [Fact]
    public void A_dose_within_a_stated_delay_contradicts_it()
    {
        TreatmentRecord record = With(
            Case("25-delay-before-its-event", Site, upTo: 5),
            """{"schemaVersion":1,"id":"d","type":"treatment-delayed","date":"2026-03-20","until":"2026-04-20","recordedAt":"2026-04-20T12:00:00Z","recordedBy":"dr-a","episode":"a","reason":"sepsis"}""",
            """{"schemaVersion":1,"id":"g","type":"administration-given","date":"2026-03-25","recordedAt":"2026-04-20T12:00:00Z","recordedBy":"dr-a","block":"consolidation","order":"mercaptopurine","day":1,"dose":{"route":"PO"}}""");

        Assert.Equal(DecisionOutcome.CannotDecide, Assert.Single(record.StateOn(Date("2026-04-20")).Dlt!.Assessments).Decision.Outcome);
        Assert.Contains(record.StateOn(Date("2026-04-20")).Findings, found => found.Finding.Observed == "the delay of 2026-03-20 is said to have lasted until 2026-04-20, and treatment is recorded on 2026-03-25");
    }

    // EPI#1 began on 2026-02-09 with an ANC of 600; the amended supplement asks for 750.
    [Theory]
    [InlineData("2026-02-08", 1)]
    [InlineData("2026-02-09", 1)]
    [InlineData("2026-02-10", 0)]
    public void A_start_is_judged_by_the_supplement_that_was_in_force_that_day(string inForce, int expected)
    {
        CompiledProtocol protocol = Aall15P1.Compile(Site).Knowing([Amended]);
        TreatmentRecord record = With(
            protocol.Replay(RecordJson.Read(Fixture("case-28-supplement-amended.jsonl"))),
            $$"""{"schemaVersion":1,"id":"amended","type":"supplement-in-force","date":"{{inForce}}","recordedAt":"2026-02-12T12:00:00Z","recordedBy":"dr-a","supplement":"{{SupplementJson.Fingerprint(Amended)}}"}""");

        Assert.Equal(expected, record.StateOn(Date("2026-02-20")).Findings.Count(found => found.Finding.Rule.Id == "SITE-EPI1-ANC"));
    }

    [Fact]
    public void A_supplement_that_was_not_given_is_refused()
    {
        TreatmentRecord record = Case("28-supplement-amended", Site);
        RecordEvent unknown = RecordJson.Read($$"""{"schemaVersion":1,"id":"amended","type":"supplement-in-force","date":"2026-02-12","recordedAt":"2026-02-12T12:00:00Z","recordedBy":"dr-a","supplement":"{{SupplementJson.Fingerprint(Amended)}}"}""")[0];

        Assert.False(record.TryApply(unknown, out _, out RecordRefusal? refusal));
        Assert.Equal(RefusalReason.UnknownSupplement, refusal.Reason);
    }

    [Fact]
    public void Late_records_of_another_writer_come_in_whatever_their_order()
    {
        ValueList<RecordEvent> events = RecordJson.Read(Fixture("case-20-back-dated-evidence-clears-hazards.jsonl"));
        ValueList<RecordEvent> ofAnother = RecordJson.Read(
            """
            {"schemaVersion":1,"id":"w1","type":"administration-given","date":"2026-02-09","recordedAt":"2026-02-09T11:59:00Z","recordedBy":"nurse-b","block":"azacitidine-1","order":"azacitidine","day":1,"dose":{"route":"IV","setting":"tertiary-centre"}}
            {"schemaVersion":1,"id":"w2","type":"administration-given","date":"2026-02-10","recordedAt":"2026-02-10T12:00:00Z","recordedBy":"nurse-b","block":"azacitidine-1","order":"azacitidine","day":2,"dose":{"route":"IV","setting":"tertiary-centre"}}
            """);
        TreatmentRecord appended = ofAnother.Aggregate(Aall15P1.Compile().Replay(events), (record, recorded) => record.Apply(recorded));
        TreatmentRecord merged = TreatmentRecord.Merge(Aall15P1.Compile(), ofAnother.Concat(events).Concat(ofAnother));

        Assert.Equal(8, merged.Events.Count);
        Assert.Equal(appended.StateOn(Date("2026-02-11")), merged.StateOn(Date("2026-02-11")));

        // The dose was recorded a minute before the start of its block: until then it waits.
        Assert.Empty(merged.AsKnownAt(Instant.FromUtc(2026, 2, 9, 11, 59)).StateOn(Date("2026-02-09")).Done);
        Assert.Single(merged.AsKnownAt(Instant.FromUtc(2026, 2, 9, 12, 0)).StateOn(Date("2026-02-09")).Done);

        // What one writer records stays in its order.
        Assert.False(merged.TryApply(RecordJson.Read("""{"schemaVersion":1,"id":"w3","type":"toxicity-stated","date":"2026-02-09","recordedAt":"2026-02-10T11:59:59Z","recordedBy":"nurse-b","resolved":true}""")[0], out _, out RecordRefusal? refusal));
        Assert.Equal(RefusalReason.RecordedOutOfOrder, refusal.Reason);
    }

    [Theory]
    [InlineData(",\"patient\":\"p-1\"", ",\"patient\":\"p-1\"", true)]
    [InlineData(",\"patient\":\"p-1\"", ",\"patient\":\"p-2\"", false)]
    [InlineData(",\"patient\":\"p-1\"", "", false)]
    [InlineData("", ",\"patient\":\"p-1\"", false)]
    [InlineData("", "", true)]
    public void Every_event_is_about_the_same_infant(string first, string second, bool expected)
    {
        string Line(string id, string type, string more, string patient) => $$"""{"schemaVersion":1,"id":"{{id}}","type":"{{type}}","date":"2026-01-05","recordedAt":"2026-01-05T12:00:00Z","recordedBy":"dr-a"{{more}}{{patient}}}""";
        TreatmentRecord record = Aall15P1.Compile().Replay(RecordJson.Read(Line("1", "enrolled", ",\"birthDate\":\"2025-09-14\"", first)));

        Assert.Equal(expected, record.TryApply(RecordJson.Read(Line("2", "block-started", ",\"block\":\"induction\"", second))[0], out _, out RecordRefusal? refusal));
        Assert.Equal(expected ? null : RefusalReason.AnotherPatient, refusal?.Reason);
    }

    private static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Record", "Fixtures", name));

    private static TreatmentRecord Case(string name, SiteSupplement? supplement = null, int upTo = int.MaxValue) =>
        Aall15P1.Compile(supplement).Replay(RecordJson.Read(Fixture($"case-{name}.jsonl")).Take(upTo));

    private static TreatmentRecord With(TreatmentRecord record, params string[] lines) => RecordJson.Read(string.Join('\n', lines)).Aggregate(record, (all, recorded) => all.Apply(recorded));
}
