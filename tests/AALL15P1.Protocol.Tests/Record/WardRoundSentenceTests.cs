using AALL15P1.Protocol.Evidence;
using Xunit;
using static AALL15P1.Protocol.Tests.Record.RecordBuilder;
using static AALL15P1.Protocol.Tests.Record.RecordScript;

namespace AALL15P1.Protocol.Tests.Record;

/// <summary>What a ward round says, sentence by sentence. By a course without delays EPI#1 begins on 2026-02-09, Consolidation on 02-14, EPI#2 on 03-15.</summary>
public sealed class WardRoundSentenceTests
{
    private static readonly Citation Manual = new(new("SITE-WARD", "The test site's manual", Standing.Site), "ward");

    // EPI#1 is projected for day 36 of Induction, 02-09, and Consolidation for its day 6.
    [Theory]
    [InlineData("2026-02-09", "2026-02-14", 0)]
    [InlineData("2026-02-10", "2026-02-15", 1, "2026-02-10 1 EPI#1 began 1 day later than it would have after the block before.")]
    [InlineData("2026-02-07", "2026-02-12", -2, "2026-02-07 -2 EPI#1 began 2 days sooner than it would have after the block before.")]
    [InlineData("2026-02-10", "2026-02-14", 0, "2026-02-10 1 EPI#1 began 1 day later than it would have after the block before.", "2026-02-14 -1 Consolidation began 1 day sooner than it would have after the block before.")]
    [InlineData("2026-02-09", null, 0)]
    public void Lags_are_told_block_by_block(string epi1, string? consolidation, int behind, params string[] expected)
    {
        RecordBuilder journey = Journeys.Begin().Start(BlockIds.Azacitidine1, epi1);
        WardRound round = (consolidation is null ? journey : journey.Start(BlockIds.Consolidation, consolidation)).Record.Round(Date(consolidation ?? epi1));

        Assert.Equal(behind, round.DaysBehind);
        Assert.Equal(expected, round.Lags.Select(lag => FormattableString.Invariant($"{NodaTime.Text.LocalDatePattern.Iso.Format(lag.Date)} {lag.Days} {lag.What}")));
    }

    // Of the days that have passed: EPI#1 was projected for 02-09, and has not begun on 02-12.
    [Fact]
    public void What_has_not_begun_is_projected_and_who_has_left_has_no_projection()
    {
        RecordBuilder journey = Journeys.Begin();
        Assert.Equal(0, journey.Record.Round(Date("2026-02-09")).DaysBehind);

        WardRound late = journey.Record.Round(Date("2026-02-12"));
        Assert.Equal(3, late.DaysBehind);
        Assert.Equal(new PlanLag(Date("2026-02-12"), 3, "EPI#1 is projected 3 days later than it would come after the block before: by holds, delays, or the days that have passed."), Assert.Single(late.Lags));

        journey.Apply(new RecordEvent.LeftProtocol(journey.Stamp(Date("2026-02-12")), Date("2026-02-12"), "family"));
        Assert.Equal((0, 0), (journey.Record.Round(Date("2026-02-12")).DaysBehind, journey.Record.Round(Date("2026-02-12")).Lags.Count));
        RecordBuilder died = Journeys.Begin();
        died.Apply(new RecordEvent.Died(died.Stamp(Date("2026-02-12")), Date("2026-02-12")));
        Assert.Equal((0, 0), (died.Record.Round(Date("2026-02-12")).DaysBehind, died.Record.Round(Date("2026-02-12")).Lags.Count));
    }

    // EPI#1 began a day late. Consolidation would follow on 02-15, and has not begun on 02-18. Maintenance would follow on 07-06.
    [Theory]
    [InlineData("2026-02-18", 4, "2026-02-10 1 EPI#1 began 1 day later than it would have after the block before.", "2026-02-18 3 Consolidation is projected 3 days later than it would come after the block before: by holds, delays, or the days that have passed.")]
    [InlineData("2026-02-14", 1, "2026-02-10 1 EPI#1 began 1 day later than it would have after the block before.")]
    public void A_projection_is_told_against_what_was_late_before(string on, int behind, params string[] expected)
    {
        WardRound round = Journeys.Begin().Start(BlockIds.Azacitidine1, "2026-02-10").Record.Round(Date(on));

        Assert.Equal(behind, round.DaysBehind);
        Assert.Equal(expected, round.Lags.Select(lag => FormattableString.Invariant($"{NodaTime.Text.LocalDatePattern.Iso.Format(lag.Date)} {lag.Days} {lag.What}")));
    }

    // Delayed Intensification Part 2 began on 06-02, six days sooner than in the plan; Maintenance, of 07-06 in the plan, has not begun on 07-10.
    [Fact]
    public void The_last_block_is_projected_as_well() =>
        Assert.Equal([(Date("2026-07-10"), 10)], RecordIn("delayed-intensification-2").Round(Date("2026-07-10")).Lags.Where(lag => lag.What.StartsWith("Maintenance", StringComparison.Ordinal)).Select(lag => (lag.Date, lag.Days)));

    // From 20:00 on 03-20 the last stated hour is 54, at 02:00 on 03-23. Whoever leaves on the 21st is still owed it; of the dead nobody asks.
    [Theory]
    [InlineData("left-protocol\",\"reason\":\"family", "2026-03-23", 1)]
    [InlineData("left-protocol\",\"reason\":\"family", "2026-03-24", 0)]
    [InlineData("died", "2026-03-22", 0)]
    public void A_rescue_is_owed_whatever_else_has_ended(string what, string on, int expected)
    {
        TreatmentRecord record = RecordIn("interim-maintenance", Given("2026-03-20", "methotrexate-high-dose", 1, "\"startedAt\":\"2026-03-20T20:00:00Z\""), Event("2026-03-21", $"\"type\":\"{what}\""));

        Assert.Equal(expected, record.Round(Date(on)).RescueTimes.Count);
        Assert.Equal(expected, record.Next(Date(on)).Of(NextStepKind.Due).Count());
    }

    [Fact]
    public void Delays_and_holds_are_told_by_their_first_day()
    {
        TreatmentRecord record = RecordIn(
            "consolidation",
            Event("2026-02-20", "\"type\":\"administration-held\",\"block\":\"consolidation\",\"order\":\"mercaptopurine\",\"day\":7,\"reason\":\"fever\",\"until\":\"2026-02-22\""),
            Event("2026-02-23", "\"type\":\"administration-held\",\"block\":\"consolidation\",\"order\":\"cytarabine\",\"day\":10,\"reason\":\"counts\""),
            Event("2026-02-24", "\"type\":\"treatment-delayed\",\"reason\":\"platelets\"").Replace("\"date\":\"2026-02-24\"", "\"date\":\"2026-02-21\"", StringComparison.Ordinal));

        Assert.Equal(
            [
                "consolidation/mercaptopurine day 7 was held from 2026-02-20 until 2026-02-22: fever.",
                "Treatment was delayed from 2026-02-21 and nobody has said until when: platelets.",
                "consolidation/cytarabine day 10 was held from 2026-02-23 and nobody has said until when: counts.",
            ],
            record.Round(Date("2026-02-25")).Reasons);
    }

    [Fact]
    public void Without_limits_of_the_site_nobody_can_say_when_weight_and_counts_are_due()
    {
        TreatmentRecord record = RecordIn("induction");
        Assert.Equal(
            [
                "2026-01-20 [StudyTeam] When the next weight is due, the site has not stated (measurement age limit); there is none on record.",
                "2026-02-09 [StudyTeam] Counts are due for EPI#1, projected for 2026-02-09; how old they may be, the site has not stated; there are none on record.",
            ],
            record.Round(Date("2026-01-20")).MeasurementsDue.Select(step => step.ToString()));

        TreatmentRecord known = With(record, Event("2026-01-10", "\"type\":\"measured\",\"weight\":\"6.2 kg\""), Event("2026-01-19", "\"type\":\"laboratory-reported\",\"values\":{\"takenOn\":\"2026-01-19\",\"neutrophils\":\"900/µL\"}"));
        Assert.Equal(
            [
                "[StudyTeam] When the next weight is due, the site has not stated (measurement age limit); the last is of 2026-01-10.",
                "2026-02-09 [StudyTeam] Counts are due for EPI#1, projected for 2026-02-09; how old they may be, the site has not stated; the last are of 2026-01-19.",
            ],
            known.Round(Date("2026-01-20")).MeasurementsDue.Select(step => step.ToString()));
    }

    // Weights of at most 14 days, and counts of at most 1 or 3 days before a start.
    [Theory]
    [InlineData(1, "2026-02-08 [TreatingTeam] Counts for EPI#1, projected for 2026-02-09, are at most 1 day old (SITE-WARD, ward); the last are of 2026-01-19.")]
    [InlineData(3, "2026-02-06 [TreatingTeam] Counts for EPI#1, projected for 2026-02-09, are at most 3 days old (SITE-WARD, ward); the last are of 2026-01-19.")]
    public void By_the_sites_limits_they_are_due_on_their_day(int days, string counts)
    {
        CompiledProtocol site = Aall15P1.Compile(new SiteSupplement("site", "A site") { LaboratoryAgeLimit = new(new Cited<int>(days, Manual, Standing.Site)), Measurements = MeasurementPolicy.Default with { LongestAgeInDays = new(14, Manual, Standing.Site) } });
        RecordBuilder journey = Journeys.Begin(site);
        Assert.Equal("2026-01-20 [TreatingTeam] A weight is at most 14 days old (SITE-WARD, ward); there is none on record.", journey.Record.Round(Date("2026-01-20")).MeasurementsDue[0].ToString());

        journey.Measure("2026-01-10", Weight.FromKilograms(6.2m)).Counts("2026-01-19", 900, 90_000);
        Assert.Equal(["2026-01-24 [TreatingTeam] A weight is at most 14 days old (SITE-WARD, ward); the last is of 2026-01-10.", counts], journey.Record.Round(Date("2026-01-20")).MeasurementsDue.Select(step => step.ToString()));
    }

    // Counts for the oral drugs are current for 14 days by ICiCLe-ALL-14; Maintenance is the last block.
    [Fact]
    public void In_Maintenance_the_counts_of_the_oral_drugs_are_due()
    {
        RecordBuilder journey = TitrationRecordTests.Prescribe(TitrationRecordTests.InMaintenance(), "2026-07-06", 100, 100);
        Assert.Equal("2026-07-08 [TreatingTeam] Counts for the oral drugs are current for 14 days (ICICLE, maintenance rules); there are none on record.", journey.Record.Round(Date("2026-07-08")).MeasurementsDue[^1].ToString());

        journey.Counts("2026-07-07", 1000, 100_000);
        Assert.Equal("2026-07-21 [TreatingTeam] Counts for the oral drugs are current for 14 days (ICICLE, maintenance rules); the last are of 2026-07-07.", journey.Record.Round(Date("2026-07-08")).MeasurementsDue[^1].ToString());
        Assert.NotNull(journey.Record.Round(Date("2026-07-08")).Titration);
    }

    [Fact]
    public void What_was_changed_is_told_in_the_order_of_recording()
    {
        TreatmentRecord record = RecordIn(
            "induction",
            Event("2026-01-06", "\"type\":\"measured\",\"weight\":\"6.2 kg\"").Replace("\"date\":\"2026-01-06\"", "\"date\":\"2026-01-05\"", StringComparison.Ordinal),
            Event("2026-01-07", "\"type\":\"measured\",\"weight\":\"6.3 kg\",\"supersedes\":\"g2\"").Replace("\"date\":\"2026-01-07\"", "\"date\":\"2026-01-05\"", StringComparison.Ordinal),
            Event("2026-01-08", "\"type\":\"entered-in-error\",\"reason\":\"another infant\",\"supersedes\":\"g3\""),
            Event("2026-01-09", "\"type\":\"finding-overridden\",\"rule\":\"RECORD-DAY\",\"reason\":\"holiday\",\"concerns\":\"g2\""),
            Event("2026-01-10", "\"type\":\"finding-overridden\",\"rule\":\"RECORD-ROUTE\",\"reason\":\"no tube\""),
            Event("2026-01-11", "\"type\":\"toxicity-stated\",\"resolved\":true"),
            Event("2026-01-14", "\"type\":\"toxicity-stated\",\"resolved\":true").Replace("\"date\":\"2026-01-14\"", "\"date\":\"2026-01-12\"", StringComparison.Ordinal));

        string[] expected =
        [
            "g2: 2026-01-05 Measured (event g2), recorded 1 day later.",
            "g3: 2026-01-05 Measured (event g3) takes the place of 2026-01-05 Measured (event g2), recorded 2 days later.",
            "g4: It takes back 2026-01-05 Measured (event g3): another infant.",
            "g5: It overrides RECORD-DAY at event g2: holiday.",
            "g6: It overrides RECORD-ROUTE: no tube.",
            "g8: 2026-01-12 ToxicityStated (event g8), recorded 2 days later.",
        ];
        Assert.Equal(expected, Changes("2026-01-14"));
        Assert.Equal(expected, Changes("2026-01-12"));

        // By the 7th only what had happened by then, and every correction.
        Assert.Equal(expected[..3], Changes("2026-01-07"));

        string[] Changes(string on) => [.. record.Round(Date(on)).Changes.Select(change => $"{change.EventId}: {change.What}")];
    }

    // The doses of the day and the six before it that state when they began.
    [Theory]
    [InlineData("2026-02-15", 1)]
    [InlineData("2026-02-16", 0)]
    public void Clock_times_of_a_week_are_shown(string on, int expected) => Assert.Equal(
        expected,
        With(
            RecordIn("azacitidine-1", Given("2026-02-09", "azacitidine", 1, "\"startedAt\":\"2026-02-09T09:30:00Z\"", "IV", "azacitidine-1")),
            """{"schemaVersion":1,"id":"t","date":"2026-02-10","recordedAt":"2026-02-10T12:00:00Z","recordedBy":"dr-a","type":"toxicity-stated","resolved":true,"happenedAt":"2026-02-10T09:00:00Z"}""").Round(Date(on)).ClockTimes.Count);

    // By the clock, whatever the order of recording.
    [Fact]
    public void Clock_times_are_in_their_order() => Assert.Equal(
        ["vincristine", "daunorubicin"],
        RecordIn("induction", Given("2026-01-12", "daunorubicin", 8, "\"startedAt\":\"2026-01-12T14:00:00Z\"", block: "induction"), Given("2026-01-12", "vincristine", 8, "\"startedAt\":\"2026-01-12T09:00:00Z\"", block: "induction"))
            .Round(Date("2026-01-12")).ClockTimes.Select(recorded => recorded.ConcernedSlot!.Value.OrderId));

    [Theory]
    [InlineData("2026-01-04", CourseStage.Enrolled, 2)]
    [InlineData("2026-01-05", CourseStage.OnTherapy, 2)]
    [InlineData("2026-01-20", CourseStage.OffProtocol, 0)]
    public void Off_therapy_nothing_is_planned_or_due(string on, CourseStage stage, int measurements)
    {
        RecordBuilder journey = Journeys.Begin();
        journey.Apply(new RecordEvent.LeftProtocol(journey.Stamp(Date("2026-01-20")), Date("2026-01-20"), "family"));
        WardRound round = journey.Record.Round(Date(on));

        Assert.Equal((stage, measurements), (round.Next.State.Stage, round.MeasurementsDue.Count));
        Assert.Equal(stage == CourseStage.OnTherapy, round.Week.Count > 0);
        Assert.Empty(round.RescueTimes);
        Assert.Null(round.Titration);
    }

    // Before the enrolment there is no infant: nothing is compared, planned, or added up.
    [Fact]
    public void Of_nobody_nothing_is_said()
    {
        WardRound round = Aall15P1.Compile().NewRecord().Round(Date("2026-01-04"));

        Assert.Equal((CourseStage.NotEnrolled, 0, 0, 0, 0), (round.Next.State.Stage, round.Week.Count, round.Intensities.Count, round.CumulativeDoses.Count, round.MeasurementsDue.Count));
        Assert.Null(round.DaysBehind);
    }

    // The week is the day and the six after it; nothing of EPI#1, projected for 02-09.
    [Theory]
    [InlineData("2026-01-26", "2026-02-01")]
    [InlineData("2026-01-27", "2026-02-02")]
    [InlineData("2026-02-04", null)]
    public void The_week_has_seven_days_of_what_has_begun(string on, string? last) =>
        Assert.Equal(last, Journeys.Begin().Record.Round(Date(on)).Week.Select(row => NodaTime.Text.LocalDatePattern.Iso.Format(row.Date)).LastOrDefault());

    // Open is what has not resolved.
    [Fact]
    public void Adverse_events_are_shown_until_they_have_resolved()
    {
        TreatmentRecord record = RecordIn("consolidation", Event("2026-02-16", "\"type\":\"adverse-event-started\",\"episode\":\"a\",\"term\":\"sepsis\",\"grade\":3"), Event("2026-02-17", "\"type\":\"adverse-event-started\",\"episode\":\"b\",\"term\":\"anaphylaxis\",\"grade\":3"), Event("2026-02-18", "\"type\":\"adverse-event-resolved\",\"episode\":\"a\""));

        Assert.Equal(["b"], record.Round(Date("2026-02-18")).OpenAdverseEvents.Select(assessed => assessed.Episode));
        Assert.Equal(["a", "b"], record.Round(Date("2026-02-17")).OpenAdverseEvents.Select(assessed => assessed.Episode));
    }

    // By drug, those into the canal apart; what was given before its day, or of a drug not yet planned, is told against nothing.
    // The illustration has 7.5 mg of intrathecal methotrexate before the first birthday.
    [Fact]
    public void What_was_given_is_told_by_drug_with_the_intrathecal_apart()
    {
        RecordBuilder journey = Journeys.Begin(Aall15P1.Compile(Aall15P1.Illustration)).Measure("2026-01-05", Weight.FromKilograms(5.4m), Height.FromCentimetres(60m))
            .Give(BlockIds.Induction, "methotrexate-intrathecal", 1, Date("2026-01-05"), amount: DrugMass.FromMilligrams(6m))
            .Give(BlockIds.Induction, "pegaspargase", 12, Date("2026-01-05"), amount: InternationalUnits.FromInternationalUnits(400m));
        ValueList<DoseIntensity> intensities = journey.Record.Round(Date("2026-01-05")).Intensities;

        Assert.Equal([("methotrexate", true, 1, 1), ("pegaspargase", false, 0, 0), ("prednisolone", false, 1, 0)], intensities.Select(each => (each.Drug.Name, each.IsIntrathecal, each.PlannedDays, each.GivenDays)));
        Assert.Equal("methotrexate intrathecally: 1 of 1 planned day (100 %), 6 mg of 7.5 mg (80 %)", intensities[0].ToString());
        Assert.Equal(("400 IU", null, 0), (intensities[1].Given.ToString(), intensities[1].Planned, intensities[1].PlannedWithoutAmount));
        Assert.Null(intensities[1].PercentOfDays);
        Assert.Null(intensities[2].Given);
    }

    // Both methotrexates: by mouth 20 mg/m² a week of Maintenance, into the canal 7.5 mg (the illustration's) on day 1. Amounts of two kinds are not added up.
    [Fact]
    public void One_drug_is_told_twice_where_it_is_given_into_the_canal_as_well()
    {
        RecordBuilder journey = TitrationRecordTests.InMaintenance();
        journey.Give(BlockIds.Maintenance, "methotrexate-intrathecal", 1, Date("2026-07-06"), amount: DrugMass.FromMilligrams(6m))
            .Give(BlockIds.Maintenance, "methotrexate", 8, Date("2026-07-13"), amount: DrugMass.FromMilligrams(5m));
        DoseIntensity[] both = [.. journey.Record.Round(Date("2026-07-13")).Intensities.Where(each => each.Drug.Name == "methotrexate" && each.GivenDays > 0)];

        Assert.Equal([(false, "5 mg"), (true, "6 mg")], both.Select(each => (each.IsIntrathecal, each.Given.ToString()!)));
    }

    [Theory]
    [InlineData("0.2 mg", "0.3 mg", "0.5 mg", 0)]
    [InlineData("0.2 mg", null, null, 1)]
    [InlineData("0.2 mg", "300 IU", null, 0)]
    public void Amounts_are_added_up_as_far_as_they_are_known_and_of_one_kind(string first, string? second, string? sum, int without)
    {
        TreatmentRecord record = RecordIn(
            "induction",
            Given("2026-01-12", "vincristine", 8, $"\"amount\":\"{first}\"", block: "induction"),
            Given("2026-01-19", "vincristine", 15, second is null ? null : $"\"amount\":\"{second}\"", block: "induction"));
        DoseIntensity vincristine = record.Round(Date("2026-01-19")).Intensities.Single(each => each.Drug.Name == "vincristine");

        Assert.Equal((2, sum, without), (vincristine.GivenDays, vincristine.Given?.ToString(), vincristine.GivenWithoutAmount));
    }

    // EPI#1 was given, Consolidation never, and EPI#2 after it: the first course is not completed, and no later one counts.
    [Fact]
    public void A_course_of_which_a_block_was_skipped_is_not_completed() => Assert.Contains(
        "0 completed",
        Journeys.Begin(Journeys.WithDltPolicy()).Complete(BlockIds.Azacitidine1, Date("2026-02-09")).Complete(BlockIds.Azacitidine2, Date("2026-03-15")).Record.Round(Date("2026-06-01")).Evaluability!.ToString(),
        StringComparison.Ordinal);

    // A course is an EPI block and the intensive block after it. Completed is what was given whole, one after the other from the first.
    [Theory]
    [InlineData("", 0)]
    [InlineData("azacitidine-1", 0)]
    [InlineData("azacitidine-1 consolidation", 1)]
    [InlineData("consolidation", 0)]
    [InlineData("azacitidine-1 consolidation azacitidine-2", 1)]
    [InlineData("azacitidine-1 consolidation azacitidine-2 interim-maintenance", 2)]
    [InlineData("azacitidine-1 consolidation azacitidine-2 interim-maintenance azacitidine-3", 2)]
    [InlineData("azacitidine-1 consolidation azacitidine-2 interim-maintenance azacitidine-3 delayed-intensification-1", 3)]
    [InlineData("azacitidine-1 consolidation azacitidine-2 interim-maintenance azacitidine-3 delayed-intensification-1 azacitidine-4", 3)]
    public void Courses_are_counted_as_long_as_all_of_them_was_given(string complete, int courses)
    {
        RecordBuilder journey = Journeys.Begin(Journeys.WithDltPolicy());
        foreach ((BlockId block, string start) in new[] { (BlockIds.Azacitidine1, "2026-02-09"), (BlockIds.Consolidation, "2026-02-14"), (BlockIds.Azacitidine2, "2026-03-15"), (BlockIds.InterimMaintenance, "2026-03-20"), (BlockIds.Azacitidine3, "2026-04-25"), (BlockIds.DelayedIntensification1, "2026-04-30"), (BlockIds.Azacitidine4, "2026-05-28") })
        {
            _ = complete.Split(' ').Contains(block.Value) ? journey.Complete(block, Date(start)) : journey.Start(block, start);
        }

        Assert.Contains($"{courses} completed", journey.Record.Round(Date("2026-06-01")).Evaluability!.ToString(), StringComparison.Ordinal);
    }
}
