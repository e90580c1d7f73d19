using System.Text.Json;
using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What a ward round asks, with the answers worked by hand.</summary>
public sealed class WardRoundTests
{
    private static readonly SiteSupplement Site = SupplementJson.Read(Fixture("site.supplement.json"));

    // Induction from 2026-01-05, EPI#1 on its day 36; EPI#2 was due on 2026-03-15, after Consolidation's day 29, and began on 2026-03-25.
    private static readonly TreatmentRecord Delayed = Aall15P1.Compile(Site).Replay(RecordJson.Read(Fixture("case-11a-delay-runs-on-after-treatment-went-on.jsonl")));

    [Fact]
    public void It_says_how_far_therapy_is_behind_its_plan_and_why()
    {
        WardRound round = Delayed.Round(Date("2026-03-26"));

        Assert.Equal(10, round.DaysBehind);
        Assert.Equal(new PlanLag(Date("2026-03-25"), 10, "EPI#2 began 10 days later than it would have after the block before."), Assert.Single(round.Lags));
        Assert.Equal(["Treatment was delayed from 2026-03-15 until 2026-03-25: platelets."], round.Reasons);
        Assert.Equal(0, Delayed.Round(Date("2026-02-20")).DaysBehind);
        Assert.Null(Delayed.Round(Date("2026-01-04")).DaysBehind);
    }

    [Fact]
    public void It_shows_the_week_and_what_is_missing_for_its_amounts()
    {
        WardRound round = Delayed.Round(Date("2026-03-26"));
        Assert.Equal(["2026-03-26 2", "2026-03-27 3", "2026-03-28 4", "2026-03-29 5"], round.Week.Select(row => $"{row.Date:uuuu-MM-dd} {row.Day}"));
        Assert.All(round.Week, row => Assert.Equal(DecisionOutcome.CannotDecide, row.Dose!.Outcome));

        // Azacitidine 2.5 mg/kg of 6.2 kg is 15.5 mg, on each of the days.
        WardRound weighed = With(Delayed, """{"schemaVersion":1,"id":"w","type":"measured","date":"2026-03-26","recordedAt":"2026-03-26T12:00:00Z","recordedBy":"dr-a","weight":"6.2 kg","height":"62 cm"}""").Round(Date("2026-03-26"));
        Assert.All(weighed.Week, row => Assert.Equal("15.5 mg", row.Dose!.Dose.PerDose.ToString()));
    }

    // Seven days of azacitidine by 2026-03-26 (five and two), of which one was given.
    [Fact]
    public void It_compares_what_was_given_with_what_was_planned()
    {
        DoseIntensity azacitidine = Delayed.Round(Date("2026-03-26")).Intensities.Single(intensity => intensity.Drug.Equals(Drugs.Azacitidine));
        Assert.Equal((7, 1), (azacitidine.PlannedDays, azacitidine.GivenDays));
        Assert.Equal((7, 1), (azacitidine.PlannedWithoutAmount, azacitidine.GivenWithoutAmount));
        Assert.Null(azacitidine.PercentOfAmount);

        // Weighed on the first day, 15.5 mg are planned for each of five days; 15.5 mg and 12.4 mg were given: 36 %.
        TreatmentRecord record = Aall15P1.Compile().Replay(RecordJson.Read(
            """
            {"schemaVersion":1,"id":"1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T12:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-14"}
            {"schemaVersion":1,"id":"2","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T12:00:00Z","recordedBy":"dr-a","block":"induction"}
            {"schemaVersion":1,"id":"3","type":"measured","date":"2026-02-09","recordedAt":"2026-02-09T12:00:00Z","recordedBy":"dr-a","weight":"6.2 kg","height":"62 cm"}
            {"schemaVersion":1,"id":"4","type":"block-started","date":"2026-02-09","recordedAt":"2026-02-09T12:00:00Z","recordedBy":"dr-a","block":"azacitidine-1"}
            {"schemaVersion":1,"id":"5","type":"administration-given","date":"2026-02-09","recordedAt":"2026-02-09T12:00:00Z","recordedBy":"dr-a","block":"azacitidine-1","order":"azacitidine","day":1,"dose":{"route":"IV","amount":"15.5 mg","startedAt":"2026-02-09T09:30:00Z"}}
            {"schemaVersion":1,"id":"6","type":"administration-given","date":"2026-02-10","recordedAt":"2026-02-10T12:00:00Z","recordedBy":"dr-a","block":"azacitidine-1","order":"azacitidine","day":2,"dose":{"route":"IV","amount":"12.4 mg"}}
            """));
        WardRound round = record.Round(Date("2026-02-13"));
        DoseIntensity whole = round.Intensities.Single(intensity => intensity.Drug.Equals(Drugs.Azacitidine));
        Assert.Equal((5, 2, 40m), (whole.PlannedDays, whole.GivenDays, whole.PercentOfDays));
        Assert.Equal(("77.5 mg", "27.9 mg", 36m), (whole.Planned.ToString(), whole.Given.ToString(), whole.PercentOfAmount));

        // The one dose that states when it began.
        Assert.Equal("5", Assert.Single(round.ClockTimes).Stamp.Id);
        Assert.Empty(record.Round(Date("2026-02-16")).ClockTimes);
    }

    // The site's weights are at most 14 days old, and its counts at most 3 days before a start; Interim Maintenance is projected for 2026-03-30.
    [Fact]
    public void It_says_when_weight_and_counts_are_due()
    {
        ValueList<NextStep> due = Delayed.Round(Date("2026-03-26")).MeasurementsDue;

        Assert.Equal([Date("2026-03-26"), Date("2026-03-27")], due.Select(step => step.Date!.Value));
        Assert.Contains("there is none on record", due[0].What, StringComparison.Ordinal);
        Assert.Contains("projected for 2026-03-30", due[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void It_shows_open_adverse_events_cumulative_doses_what_applied_and_whether_the_infant_is_evaluable()
    {
        WardRound round = Delayed.Round(Date("2026-03-26"));

        Assert.Equal(Grade.LifeThreatening, Assert.Single(round.OpenAdverseEvents).AdverseEvent.Grades[^1].Grade);
        Assert.Contains("the Anthracycline doses add up to 0 mg/m²", Assert.Single(round.CumulativeDoses).Observed, StringComparison.Ordinal);
        Assert.Equal(("test site", SupplementJson.Fingerprint(Site)), (round.InForce.Supplement!.Title, SupplementJson.Fingerprint(round.InForce.Supplement)));
        Assert.Equal(DecisionOutcome.CannotDecide, round.Evaluability!.Outcome);

        // Three completed courses, in the journey in which everything is given.
        TreatmentRecord whole = Journeys.Uneventful().Record;
        Assert.Equal(DecisionOutcome.Proceed, whole.Round(Date("2026-06-02")).Evaluability!.Outcome);
        Assert.Equal(DecisionOutcome.CannotDecide, whole.Round(Date("2026-05-26")).Evaluability!.Outcome);
        Assert.Equal(100m, whole.Round(Date("2026-06-02")).Intensities.Single(intensity => intensity.Drug.Equals(Drugs.Azacitidine)).PercentOfDays);
    }

    [Fact]
    public void It_shows_what_was_changed_by_whom_and_when()
    {
        ValueList<RecordChange> changes = Aall15P1.Compile().Replay(RecordJson.Read(Fixture("case-07b-corrected-morning-count-outranks-evening-count.jsonl"))).Round(Date("2026-02-09")).Changes;
        Assert.Equal(
            new RecordChange("morning-corrected", Instant.FromUtc(2026, 2, 9, 19, 0), "dr-a", "2026-02-09 LaboratoryReported (event morning-corrected) takes the place of 2026-02-09 LaboratoryReported (event morning)."),
            Assert.Single(changes));

        ValueList<RecordChange> late = Aall15P1.Compile().Replay(RecordJson.Read(Fixture("case-20-back-dated-evidence-clears-hazards.jsonl"))).Round(Date("2026-02-20")).Changes;
        Assert.Equal(["e0004", "e0005", "e0006"], late.Select(change => change.EventId));
        Assert.Equal("2026-02-09 LaboratoryReported (event e0005), recorded 11 days later.", late[1].What);
    }

    [Theory]
    [InlineData(null, "2.25", 0, "vincristine: 1 of 2 planned days (50 %), nothing of 2.25 mg")]
    [InlineData("0.9", "0", 0, "vincristine: 1 of 2 planned days (50 %), 0.9 mg of 0 mg")]
    [InlineData("0.9", "2.25", 0, "vincristine: 1 of 2 planned days (50 %), 0.9 mg of 2.25 mg (40 %)")]
    [InlineData("0.4", "0.980306074652197592919657", 0, "vincristine: 1 of 2 planned days (50 %), 0.4 mg of 0.980306… mg (40.8 %)")]
    [InlineData(null, null, 1, "vincristine: 1 of 2 planned days (50 %), 1 dose without an amount of a planned amount that cannot be computed on 2 days")]
    public void What_was_given_against_what_was_planned_is_one_line(string? given, string? planned, int without, string expected)
    {
        Drug vincristine = Aall15P1.Definition.Block(BlockIds.Induction).Order("vincristine").Drug;
        DoseIntensity intensity = new(vincristine, IsIntrathecal: false, PlannedDays: 2, GivenDays: 1)
        {
            Given = Milligrams(given),
            Planned = Milligrams(planned),
            GivenWithoutAmount = without,
            PlannedWithoutAmount = planned is null ? 2 : 0,
        };

        Assert.Equal(expected, intensity.ToString());

        static DoseAmount? Milligrams(string? text) => text is null ? null : DrugMass.FromMilligrams(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void It_is_written_as_JSON()
    {
        WardRound round = Delayed.Round(Date("2026-03-26"));
        using JsonDocument document = JsonDocument.Parse(RecordReportJson.Write(Delayed.Protocol, round.Next, plan: null, round));
        JsonElement written = document.RootElement.GetProperty("round");

        Assert.Equal(10, written.GetProperty("daysBehind").GetInt32());
        Assert.Equal(SupplementJson.Fingerprint(Site), written.GetProperty("supplement").GetProperty("fingerprint").GetString());
        Assert.Equal(4, written.GetProperty("week").GetArrayLength());
        Assert.Equal(14.3m, written.GetProperty("intensities").EnumerateArray().Single(intensity => intensity.GetProperty("drug").GetString() == "azacitidine").GetProperty("percentOfDays").GetDecimal());
    }

    private static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Record", "Fixtures", name));

    private static TreatmentRecord With(TreatmentRecord record, params string[] lines) => RecordJson.Read(string.Join('\n', lines)).Aggregate(record, (all, recorded) => all.Apply(recorded));
}
