using System.Globalization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Titration;
using Xunit;
using static AALL15P1.Protocol.Titration.TitrationActionKind;

namespace AALL15P1.Protocol.Tests.Titration;

/// <summary>The policy against the table of section 9 of the clinical reference, and at each of its thresholds.</summary>
public sealed class IcicleAll14Tests
{
    /// <summary>100 % of both from day 0.</summary>
    private static readonly Course Fresh = Course.From();

    [Theory]
    [Trait("Rule", "ICICLE-STOP")]
    [InlineData(499, 200_000)]
    [InlineData(500, 200_000)]
    [InlineData(0, 200_000)]
    [InlineData(2000, 49_999)]
    [InlineData(2000, 50_000)]
    [InlineData(600, 50_000)]
    [InlineData(500, 60_000)]
    public void Severe_neutropenia_or_moderate_thrombocytopenia_stops_both(int anc, int platelets)
    {
        TitrationDecision decision = Fresh.DecideOn(14, anc, platelets);

        Assert.Equal(new TitrationAction.Stop(), decision.Action);
        Assert.Equal(Course.Pair(0, 0), decision.Doses);
        Assert.Equal("ICICLE-STOP", decision.Rule.Id);
        Assert.Equal(DecisionOutcome.Hold, decision.Outcome);
        Assert.Equal(Course.Day(14), decision.Since);
    }

    [Theory]
    [Trait("Rule", "ICICLE-HALVE")]
    [InlineData("500.5", 200_000)]
    [InlineData("501", 200_000)]
    [InlineData("749", 200_000)]
    [InlineData("749.9", 75_000)]
    [InlineData("2000", 50_001)]
    [InlineData("2000", 74_999)]
    [InlineData("750", 74_999)]
    public void Moderate_neutropenia_or_mild_thrombocytopenia_halves_both(string anc, int platelets)
    {
        TitrationDecision decision = Fresh.DecideOn(14, decimal.Parse(anc, CultureInfo.InvariantCulture), platelets);

        Assert.Equal(new TitrationAction.Halve(DosePercent.FromPercent(50)), decision.Action);
        Assert.Equal(Course.Pair(50, 50), decision.Doses);
        Assert.Equal("ICICLE-HALVE", decision.Rule.Id);
        Assert.Equal(DecisionOutcome.Hold, decision.Outcome);
    }

    [Theory]
    [Trait("Rule", "ICICLE-HALVE")]
    [InlineData(41, "50")] // 125 % not yet held for 6 weeks: half of 100 %
    [InlineData(42, "62.5")] // held for 6 weeks: half of 125 %
    public void Half_is_half_of_the_last_tolerated_dose(int daysHeld, string half)
    {
        TitrationDecision decision = Fresh.Doses(42, 125, 100).Doses(56, 125, 125).DecideOn(56 + daysHeld, 600, 200_000);

        Assert.Equal(TitratedDoses.Both(DosePercent.FromPercent(decimal.Parse(half, CultureInfo.InvariantCulture))), decision.Doses);
    }

    [Theory]
    [Trait("Rule", "ICICLE-RESUME")]
    [InlineData(0, 749, 200_000, Stop)]
    [InlineData(0, 750, 200_000, Resume)]
    [InlineData(0, 751, 200_000, Resume)]
    [InlineData(0, 2000, 74_999, Stop)]
    [InlineData(0, 2000, 75_000, Resume)]
    [InlineData(0, 2000, 75_001, Resume)]
    [InlineData(0, 750, 75_000, Resume)]
    [InlineData(50, 749, 200_000, Halve)]
    [InlineData(50, 750, 200_000, Resume)]
    [InlineData(50, 751, 200_000, Resume)]
    [InlineData(50, 2000, 74_999, Halve)]
    [InlineData(50, 2000, 75_000, Resume)]
    [InlineData(50, 2000, 75_001, Resume)]
    public void Recovery_returns_to_the_last_tolerated_dose(int percent, int anc, int platelets, TitrationActionKind expected)
    {
        TitrationDecision decision = Fresh.Doses(14, percent, percent).DecideOn(28, anc, platelets);

        Assert.Equal(expected, decision.Action.Kind);
        if (expected == Resume)
        {
            Assert.Equal(Course.Pair(100, 100), decision.Doses);
            Assert.Equal("ICICLE-RESUME", decision.Rule.Id);
            Assert.Equal(Course.Day(28), decision.Since);
        }
    }

    [Theory]
    [Trait("Rule", "ICICLE-RESUME")]
    [InlineData(41, 100)]
    [InlineData(42, 125)]
    [InlineData(43, 125)]
    public void The_last_tolerated_dose_is_the_highest_held_for_6_uninterrupted_weeks(int daysHeld, int expected)
    {
        Course stopped = Fresh.Doses(42, 125, 100).Doses(56, 125, 125).Doses(56 + daysHeld, 0, 0);

        Assert.Equal(Course.Pair(expected, expected), stopped.DecideOn(56 + daysHeld + 14, 2000, 200_000).Doses);
    }

    [Theory]
    [Trait("Rule", "ICICLE-STOP-UNTIL-RECOVERY")]
    [InlineData(501, 200_000)]
    [InlineData(749, 200_000)]
    [InlineData(2000, 50_001)]
    [InlineData(2000, 74_999)]
    public void What_is_stopped_stays_stopped_at_counts_that_would_halve(int anc, int platelets)
    {
        TitrationDecision decision = Fresh.Doses(14, 0, 0).DecideOn(28, anc, platelets);

        Assert.Equal(new TitrationAction.Stop(), decision.Action);
        Assert.Equal("ICICLE-STOP-UNTIL-RECOVERY", decision.Rule.Id);
        Assert.Equal(Course.Day(14), decision.Since);
    }

    [Theory]
    [Trait("Rule", "ICICLE-FIRST-STEP")]
    [InlineData(41, HoldSteady)]
    [InlineData(42, Escalate)]
    [InlineData(43, Escalate)]
    public void The_first_step_comes_after_6_uninterrupted_weeks_at_100_percent(int day, TitrationActionKind expected)
    {
        TitrationDecision decision = Fresh.DecideOn(day, 800, 75_001);

        Assert.Equal(expected, decision.Action.Kind);
        Assert.Equal("ICICLE-FIRST-STEP", decision.Rule.Id);
        Assert.Equal(expected == Escalate ? Course.Pair(125, 100) : Course.Pair(100, 100), decision.Doses);
        Assert.Equal(expected == Escalate ? Course.Day(42) : Course.Day(0), decision.Since);
    }

    [Theory]
    [Trait("Rule", "ICICLE-STEP-PLATELETS")]
    [InlineData(75_000, HoldSteady)]
    [InlineData(75_001, Escalate)]
    [InlineData(74_999, Halve)]
    public void A_step_of_the_thiopurine_needs_platelets_above_75000(int platelets, TitrationActionKind expected) =>
        Assert.Equal(expected, Fresh.DecideOn(42, 2000, platelets).Action.Kind);

    [Theory]
    [Trait("Rule", "ICICLE-STEP-PLATELETS")]
    [InlineData(75_000, HoldSteady)]
    [InlineData(75_001, Escalate)]
    [InlineData(74_999, Halve)]
    public void A_step_of_methotrexate_needs_platelets_above_75000(int platelets, TitrationActionKind expected) =>
        Assert.Equal(expected, Fresh.Doses(42, 125, 100).DecideOn(56, 2000, platelets).Action.Kind);

    [Theory]
    [Trait("Rule", "ICICLE-METHOTREXATE-STEP")]
    [InlineData(13, 1500, HoldSteady)]
    [InlineData(14, 1499, HoldSteady)]
    [InlineData(14, 1500, Escalate)]
    [InlineData(14, 1501, Escalate)]
    [InlineData(15, 1500, Escalate)]
    [InlineData(27, 1499, HoldSteady)]
    [InlineData(28, 1499, Escalate)]
    [InlineData(29, 1499, Escalate)]
    [InlineData(28, 750, Escalate)]
    public void Methotrexate_follows_after_14_days_at_an_ANC_of_1500_and_otherwise_after_28(int days, int anc, TitrationActionKind expected)
    {
        TitrationDecision decision = Fresh.Doses(42, 125, 100).DecideOn(42 + days, anc, 200_000);

        Assert.Equal(expected, decision.Action.Kind);
        Assert.Equal("ICICLE-METHOTREXATE-STEP", decision.Rule.Id);
        Assert.Equal(expected == Escalate ? Course.Pair(125, 125) : Course.Pair(125, 100), decision.Doses);
    }

    [Fact]
    [Trait("Rule", "ICICLE-METHOTREXATE-STEP")]
    public void The_ANC_of_day_14_settles_it_not_a_later_one()
    {
        Course low = Fresh.Doses(42, 125, 100).Counts(56, 1400, 200_000);
        Course high = Fresh.Doses(42, 125, 100).Counts(56, 1500, 75_000);

        Assert.Equal(HoldSteady, low.DecideOn(63, 3000, 200_000).Action.Kind);
        Assert.Equal(Escalate, high.DecideOn(63, 800, 200_000).Action.Kind);
    }

    [Fact]
    [Trait("Rule", "ICICLE-METHOTREXATE-STEP")]
    public void Without_an_ANC_since_day_14_it_cannot_be_decided()
    {
        TitrationDecision decision = Fresh.Doses(42, 125, 100).Counts(55, 2000, 200_000).Decide(57);

        Assert.Equal(new TitrationAction.CannotDecide("an ANC on or after 2026-08-31"), decision.Action); // day 42 + 14 = 56: 2026-07-06 + 56 days
        Assert.Null(decision.Doses);
    }

    // Three fortnightly counts after the methotrexate step on day 56: days 70, 84, 98.
    [Theory]
    [Trait("Rule", "ICICLE-LATER-STEP")]
    [InlineData(1500, 1500, 1499, Escalate)]
    [InlineData(1500, 1499, 1500, Escalate)]
    [InlineData(1499, 1500, 1501, Escalate)]
    [InlineData(1501, 1501, 1501, Escalate)]
    [InlineData(1500, 1499, 1499, HoldSteady)]
    [InlineData(1499, 1499, 1500, HoldSteady)]
    [InlineData(1499, 1499, 1499, HoldSteady)]
    public void A_later_step_at_6_weeks_needs_2_of_3_counts_of_1500(int first, int second, int third, TitrationActionKind expected)
    {
        TitrationDecision decision = At125().Counts(70, first, 200_000).Counts(84, second, 200_000).DecideOn(98, third, 200_000);

        Assert.Equal(expected, decision.Action.Kind);
        Assert.Equal("ICICLE-LATER-STEP", decision.Rule.Id);
        Assert.Equal(expected == Escalate ? Course.Pair(150, 125) : Course.Pair(125, 125), decision.Doses);
    }

    [Theory]
    [Trait("Rule", "ICICLE-LATER-STEP")]
    [InlineData(41, 2000, HoldSteady)]
    [InlineData(42, 2000, Escalate)]
    [InlineData(43, 2000, Escalate)]
    [InlineData(42, 1000, HoldSteady)]
    [InlineData(83, 1000, HoldSteady)]
    [InlineData(84, 1000, Escalate)]
    [InlineData(85, 1000, Escalate)]
    public void A_later_step_is_due_6_or_12_weeks_after_the_methotrexate_step(int days, int anc, TitrationActionKind expected)
    {
        Course course = At125().Counts(70, anc, 200_000).Counts(84, anc, 200_000);
        TitrationDecision decision = (days > 49 ? course.Counts(98, anc, 200_000) : course).DecideOn(56 + days, anc, 200_000);

        Assert.Equal(expected, decision.Action.Kind);
    }

    [Fact]
    [Trait("Rule", "ICICLE-LATER-STEP")]
    public void Too_few_fortnightly_counts_leave_a_later_step_undecided_until_12_weeks()
    {
        Course course = At125().Counts(70, 2000, 200_000); // the second fortnight has no count

        TitrationDecision sixWeeks = course.DecideOn(98, 1000, 200_000);
        Assert.Equal(CannotDecide, sixWeeks.Action.Kind);
        Assert.Equal("the step falls due on 2026-11-23 in any case", sixWeeks.Instead); // day 56 + 84 = 140: 2026-07-06 + 140 days
        Assert.Equal(DecisionOutcome.CannotDecide, sixWeeks.Outcome);
        Assert.Equal(Escalate, course.DecideOn(98, 1500, 200_000).Action.Kind); // 2 of 3 whatever the missing one was
        Assert.Equal(Escalate, course.Counts(98, 1000, 200_000).DecideOn(140, 1000, 200_000).Action.Kind);
    }

    // The second fortnight is due on day 56 + 28 = 84, and its counts are those of days 77 to 90.
    [Theory]
    [Trait("Rule", "ICICLE-LATER-STEP")]
    [InlineData(76, CannotDecide)]
    [InlineData(77, Escalate)]
    [InlineData(90, Escalate)]
    [InlineData(91, CannotDecide)]
    public void A_count_belongs_to_the_fortnight_whose_due_day_is_within_7_days(int day, TitrationActionKind expected) =>
        Assert.Equal(expected, At125().Counts(70, 2000, 200_000).Counts(day, 2000, 200_000).DecideOn(98, 1000, 200_000).Action.Kind);

    [Theory]
    [Trait("Rule", "ICICLE-LATER-STEP")]
    [InlineData(82, 2000, 87, 1000, Escalate)] // 2 days before the due day 84 is nearer than 3 after
    [InlineData(82, 1000, 87, 2000, HoldSteady)]
    [InlineData(81, 2000, 86, 1000, HoldSteady)]
    [InlineData(81, 1000, 87, 2000, Escalate)] // equally near: the later
    [InlineData(81, 2000, 87, 1000, HoldSteady)]
    public void Of_a_fortnights_counts_the_one_nearest_to_its_due_day_counts(int day, int anc, int otherDay, int otherAnc, TitrationActionKind expected) =>
        Assert.Equal(
            expected, At125().Counts(70, 2000, 200_000).Counts(day, anc, 200_000).Counts(otherDay, otherAnc, 200_000).DecideOn(98, 1000, 200_000).Action.Kind);

    [Theory]
    [Trait("Rule", "ICICLE-STEP-AFTER-RECOVERY")]
    [InlineData(41, HoldSteady)]
    [InlineData(42, Escalate)]
    [InlineData(43, Escalate)]
    public void After_recovery_6_more_uninterrupted_weeks_come_before_the_next_step(int days, TitrationActionKind expected)
    {
        // 125 % held on days 56-98, stopped, resumed at 125 % on day 112. The ANC never reaches 1500.
        TitrationDecision decision = At125().Doses(98, 0, 0).Doses(112, 125, 125).DecideOn(112 + days, 900, 200_000);

        Assert.Equal(expected, decision.Action.Kind);
        Assert.Equal("ICICLE-STEP-AFTER-RECOVERY", decision.Rule.Id);
        Assert.Equal(expected == Escalate ? Course.Pair(150, 125) : Course.Pair(125, 125), decision.Doses);
    }

    [Theory]
    [Trait("Rule", "ICICLE-NEW-STARTING-DOSE")]
    [InlineData(2, Resume)]
    [InlineData(3, Resume)]
    [InlineData(4, CannotDecide)]
    [InlineData(5, CannotDecide)]
    public void After_more_than_three_interruptions_from_the_start_a_new_100_percent_is_set(int interruptions, TitrationActionKind expected)
    {
        Course course = Fresh;
        for (int index = 0; index < interruptions; index++)
        {
            course = course.Doses((28 * index) + 14, 0, 0);
            course = index + 1 < interruptions ? course.Doses((28 * index) + 28, 100, 100) : course;
        }

        TitrationDecision decision = course.DecideOn(28 * interruptions, 2000, 200_000);

        Assert.Equal(expected, decision.Action.Kind);
        Assert.Equal(expected == Resume ? "ICICLE-RESUME" : "ICICLE-NEW-STARTING-DOSE", decision.Rule.Id);
    }

    [Fact]
    [Trait("Rule", "ICICLE-CEILING")]
    public void At_175_percent_of_both_the_doses_are_held()
    {
        TitrationDecision decision = Course.From(175, 175).DecideOn(200, 5000, 400_000);

        Assert.Equal(HoldSteady, decision.Action.Kind);
        Assert.Equal(Course.Pair(175, 175), decision.Doses);
        Assert.Equal("ICICLE-CEILING", decision.Rule.Id);
    }

    [Fact]
    [Trait("Rule", "ICICLE-CEILING")]
    public void A_dose_above_175_percent_is_never_resumed() =>
        Assert.Equal(Course.Pair(175, 175), Course.From(200, 200).Doses(50, 0, 0).DecideOn(64, 2000, 200_000).Doses);

    [Theory]
    [Trait("Rule", "ICICLE-COUNTS-CURRENT")]
    [InlineData(13, HoldSteady)]
    [InlineData(14, HoldSteady)]
    [InlineData(15, CannotDecide)]
    public void A_count_is_current_for_2_weeks(int age, TitrationActionKind expected)
    {
        TitrationDecision decision = Fresh.Counts(7, 2000, 200_000).Decide(7 + age);

        Assert.Equal(expected, decision.Action.Kind);
        Assert.Equal(expected == CannotDecide ? "ICICLE-COUNTS-CURRENT" : "ICICLE-FIRST-STEP", decision.Rule.Id);
    }

    [Theory]
    [Trait("Rule", "ICICLE-COUNTS-CURRENT")]
    [InlineData(null, null, CannotDecide)]
    [InlineData(2000, null, CannotDecide)]
    [InlineData(600, null, CannotDecide)]
    [InlineData(500, null, Stop)]
    [InlineData(null, 200_000, CannotDecide)]
    [InlineData(null, 60_000, CannotDecide)]
    [InlineData(null, 50_000, Stop)]
    public void One_count_alone_can_only_stop(int? anc, int? platelets, TitrationActionKind expected) =>
        Assert.Equal(expected, Fresh.DecideOn(14, anc, platelets).Action.Kind);

    [Fact]
    [Trait("Rule", "ICICLE-COUNTS-CURRENT")]
    public void A_missing_count_is_named()
    {
        Assert.Equal(new TitrationAction.CannotDecide("a platelet count of the last 14 days"), Fresh.DecideOn(14, 2000, null).Action);
        Assert.Equal(new TitrationAction.CannotDecide("an ANC of the last 14 days"), Fresh.DecideOn(14, null, 200_000).Action);
        Assert.Equal(new TitrationAction.CannotDecide("an ANC and a platelet count of the last 14 days"), Fresh.Decide(14).Action);
        Assert.Null(Fresh.Decide(14).Since);
    }

    [Theory]
    [Trait("Rule", "TITRATION-KNOWN-DOSES")]
    [InlineData(110, 110)]
    [InlineData(100, 125)]
    [InlineData(100, 110)]
    [InlineData(150, 100)]
    [InlineData(200, 200)]
    [InlineData(200, 175)]
    public void From_doses_to_which_the_policy_never_leads_no_step_is_taken(int thiopurine, int methotrexate)
    {
        Course course = Course.From(thiopurine, methotrexate);

        TitrationDecision recovered = course.DecideOn(14, 3000, 200_000);
        Assert.Equal(CannotDecide, recovered.Action.Kind);
        Assert.Equal("TITRATION-KNOWN-DOSES", recovered.Rule.Id);
        Assert.Equal(TitrationState.OffSteps, recovered.State);
        Assert.Equal(Stop, course.DecideOn(14, 500, 200_000).Action.Kind);
        Assert.Equal(Halve, course.DecideOn(14, 600, 200_000).Action.Kind);
    }

    [Fact]
    [Trait("Rule", "TITRATION-KNOWN-DOSES")]
    public void Before_the_first_prescription_nothing_can_be_titrated()
    {
        TitrationDecision decision = Fresh.DecideOn(0, 2000, 200_000);

        Assert.Equal(TitrationState.NotStarted, decision.State);
        Assert.Equal(CannotDecide, decision.Action.Kind);
        Assert.Null(decision.Doses);
    }

    [Fact]
    public void A_reason_says_what_was_observed_what_is_required_and_who_says_so() =>
        Assert.Equal(
            "Stop. ANC 480/µL, platelets 90000/µL; thiopurine 100 %, methotrexate 100 % since 2026-07-06. "
            + "Required: to stop at ANC at most 500/µL or platelets at most 50000/µL. (ICICLE-STOP; ICICLE, maintenance rules)",
            Fresh.DecideOn(14, 480, 90_000).Reason);

    // Day 0 is 2026-07-06. A count is current for 14 days: of day 7 on day 21, and no longer on day 22.
    [Theory]
    [InlineData(7, "ANC 480/µL, platelets 90000/µL; ")]
    [InlineData(8, "ANC 480/µL, platelets 90000/µL of 2026-07-13; ")]
    [InlineData(21, "ANC 480/µL, platelets 90000/µL of 2026-07-13; ")]
    [InlineData(22, "ANC 480/µL, platelets not known; ")]
    public void A_reason_has_the_date_of_a_platelet_count_that_is_not_of_the_day(int day, string observed) =>
        Assert.StartsWith($"Stop. {observed}", (day == 7 ? Fresh.Counts(7, 480, 90_000) : Fresh.Counts(7, null, 90_000).Counts(day, 480, null)).Decide(day).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_reason_has_the_date_of_each_count_when_none_is_of_the_day() =>
        Assert.Equal(
            "Stop. ANC 480/µL of 2026-07-20, platelets 90000/µL of 2026-07-13; thiopurine 100 %, methotrexate 100 % since 2026-07-06. "
            + "Required: to stop at ANC at most 500/µL or platelets at most 50000/µL. (ICICLE-STOP; ICICLE, maintenance rules)",
            Fresh.Counts(7, 2000, 90_000).Counts(14, 480, null).Decide(16).Reason);

    [Fact]
    public void The_policy_is_a_reference_and_says_that_it_is_not_AALL15P1s()
    {
        Assert.Equal(Standing.Reference, IcicleAll14.Policy.Standing);
        Assert.Contains("not AALL15P1's", IcicleAll14.Policy.Notice, StringComparison.Ordinal);
        Assert.Equal("ICICLE", IcicleAll14.Policy.Citation.Source.Id);
        Assert.Equal("60 mg/m²/day", IcicleAll14.Policy.StartingThiopurine.Value.ToString());
        Assert.Equal("20 mg/m²/dose", IcicleAll14.Policy.StartingWeeklyAntifolate.Value.ToString());
    }

    /// <summary>100 % from day 0, the first step on day 42, methotrexate after it on day 56.</summary>
    private static Course At125() => Fresh.Doses(42, 125, 100).Doses(56, 125, 125);
}
