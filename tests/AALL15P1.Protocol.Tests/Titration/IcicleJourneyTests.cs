using AALL15P1.Protocol.Titration;
using Xunit;

namespace AALL15P1.Protocol.Tests.Titration;

/// <summary>Whole courses, worked by hand, in which the physician does what the policy says.</summary>
public sealed class IcicleJourneyTests
{
    // Fortnightly counts, ANC always at least 1500. First step at 6 weeks (day 42), methotrexate 14 days later (56);
    // 6 weeks after that (98), methotrexate at 112; 6 weeks after that (154), methotrexate at 168; then the ceiling.
    [Fact]
    [Trait("Rule", "ICICLE-FIRST-STEP")]
    [Trait("Rule", "ICICLE-LATER-STEP")]
    [Trait("Rule", "ICICLE-METHOTREXATE-STEP")]
    [Trait("Rule", "ICICLE-CEILING")]
    public void Good_counts_reach_175_percent_of_both_on_day_168() => Follow(
        (14, 2000, 200_000, "hold both drugs steady", 100, 100),
        (28, 2000, 200_000, "hold both drugs steady", 100, 100),
        (42, 2000, 200_000, "escalate the thiopurine to 125 %", 125, 100),
        (56, 2000, 200_000, "escalate methotrexate to 125 %", 125, 125),
        (70, 2000, 200_000, "hold both drugs steady", 125, 125),
        (84, 2000, 200_000, "hold both drugs steady", 125, 125),
        (98, 2000, 200_000, "escalate the thiopurine to 150 %", 150, 125),
        (112, 2000, 200_000, "escalate methotrexate to 150 %", 150, 150),
        (126, 2000, 200_000, "hold both drugs steady", 150, 150),
        (140, 2000, 200_000, "hold both drugs steady", 150, 150),
        (154, 2000, 200_000, "escalate the thiopurine to 175 %", 175, 150),
        (168, 2000, 200_000, "escalate methotrexate to 175 %", 175, 175),
        (182, 2000, 200_000, "hold both drugs steady", 175, 175),
        (210, 5000, 400_000, "hold both drugs steady", 175, 175));

    // ANC always 1000: methotrexate 28 days after the thiopurine (42 + 28 = 70), the next step 12 weeks later
    // (70 + 84 = 154), methotrexate at 182.
    [Fact]
    [Trait("Rule", "ICICLE-LATER-STEP")]
    [Trait("Rule", "ICICLE-METHOTREXATE-STEP")]
    public void Counts_below_1500_take_the_long_way() => Follow(
        (14, 1000, 200_000, "hold both drugs steady", 100, 100),
        (28, 1000, 200_000, "hold both drugs steady", 100, 100),
        (42, 1000, 200_000, "escalate the thiopurine to 125 %", 125, 100),
        (56, 1000, 200_000, "hold both drugs steady", 125, 100),
        (70, 1000, 200_000, "escalate methotrexate to 125 %", 125, 125),
        (84, 1000, 200_000, "hold both drugs steady", 125, 125),
        (98, 1000, 200_000, "hold both drugs steady", 125, 125),
        (112, 1000, 200_000, "hold both drugs steady", 125, 125),
        (126, 1000, 200_000, "hold both drugs steady", 125, 125),
        (140, 1000, 200_000, "hold both drugs steady", 125, 125),
        (154, 1000, 200_000, "escalate the thiopurine to 150 %", 150, 125),
        (168, 1000, 200_000, "hold both drugs steady", 150, 125),
        (182, 1000, 200_000, "escalate methotrexate to 150 %", 150, 150));

    // Neutropenia on day 28, still below 750 on day 42, recovered on day 56; 6 more weeks make day 98.
    [Fact]
    [Trait("Rule", "ICICLE-STOP")]
    [Trait("Rule", "ICICLE-STOP-UNTIL-RECOVERY")]
    [Trait("Rule", "ICICLE-RESUME")]
    [Trait("Rule", "ICICLE-STEP-AFTER-RECOVERY")]
    public void A_neutropenia_stops_and_recovers_and_the_6_weeks_begin_anew() => Follow(
        (14, 2000, 200_000, "hold both drugs steady", 100, 100),
        (28, 400, 200_000, "stop both drugs", 0, 0),
        (42, 600, 200_000, "stop both drugs", 0, 0),
        (56, 900, 200_000, "resume both drugs at 100 %", 100, 100),
        (70, 2000, 200_000, "hold both drugs steady", 100, 100),
        (84, 2000, 200_000, "hold both drugs steady", 100, 100),
        (97, 2000, 200_000, "hold both drugs steady", 100, 100),
        (98, 2000, 200_000, "escalate the thiopurine to 125 %", 125, 100));

    // 125 % reached on day 56 and held to day 84 only, so the thrombocytopenia goes back to 100 %; a second one, after
    // 125 % was held from day 168 (methotrexate's step, 154 + 14) for 6 weeks to day 210, goes to half of 125 % and back to it.
    [Fact]
    [Trait("Rule", "ICICLE-HALVE")]
    [Trait("Rule", "ICICLE-RESUME")]
    public void A_step_that_was_not_tolerated_is_taken_back_and_one_that_was_is_returned_to() => Follow(
        (14, 2000, 200_000, "hold both drugs steady", 100, 100),
        (28, 2000, 200_000, "hold both drugs steady", 100, 100),
        (42, 2000, 200_000, "escalate the thiopurine to 125 %", 125, 100),
        (56, 2000, 200_000, "escalate methotrexate to 125 %", 125, 125),
        (70, 2000, 200_000, "hold both drugs steady", 125, 125),
        (84, 2000, 60_000, "halve both drugs, to 50 %", 50, 50),
        (98, 2000, 70_000, "halve both drugs, to 50 %", 50, 50),
        (112, 2000, 90_000, "resume both drugs at 100 %", 100, 100),
        (126, 2000, 90_000, "hold both drugs steady", 100, 100),
        (140, 2000, 90_000, "hold both drugs steady", 100, 100),
        (154, 2000, 90_000, "escalate the thiopurine to 125 %", 125, 100),
        (168, 2000, 90_000, "escalate methotrexate to 125 %", 125, 125),
        (182, 1000, 90_000, "hold both drugs steady", 125, 125),
        (196, 1000, 90_000, "hold both drugs steady", 125, 125),
        (210, 600, 90_000, "halve both drugs, to 62.5 %", 62.5m, 62.5m),
        (224, 800, 90_000, "resume both drugs at 125 %", 125, 125));

    // Three interruptions from the start (a stop on day 14, a stop on day 42, a reduction on day 70 that becomes a stop
    // and is still one) return to 100 %; the fourth does not. The physician sets a new 100 % on day 126, and the first
    // step comes 6 weeks later, on day 168.
    [Fact]
    [Trait("Rule", "ICICLE-NEW-STARTING-DOSE")]
    public void Three_interruptions_return_to_100_percent_and_the_fourth_needs_a_new_one()
    {
        Course course = Follow(
            (14, 300, 200_000, "stop both drugs", 0, 0),
            (28, 2000, 200_000, "resume both drugs at 100 %", 100, 100),
            (42, 2000, 40_000, "stop both drugs", 0, 0),
            (56, 2000, 200_000, "resume both drugs at 100 %", 100, 100),
            (70, 600, 200_000, "halve both drugs, to 50 %", 50, 50),
            (84, 500, 200_000, "stop both drugs", 0, 0),
            (98, 2000, 200_000, "resume both drugs at 100 %", 100, 100),
            (112, 500, 200_000, "stop both drugs", 0, 0));

        Assert.Equal("cannot decide; missing: the new 100 %", course.DecideOn(126, 2000, 200_000).Action.ToString());

        Course anew = course.Counts(126, 2000, 200_000).Doses(126, 100, 100, newStart: true);
        Assert.Equal("hold both drugs steady", anew.DecideOn(167, 2000, 200_000).Action.ToString());
        Assert.Equal("escalate the thiopurine to 125 %", anew.DecideOn(168, 2000, 200_000).Action.ToString());
        Assert.Equal("ICICLE-FIRST-STEP", anew.DecideOn(168, 2000, 200_000).Rule.Id);
        Assert.Equal("resume both drugs at 100 %", anew.Doses(140, 0, 0).DecideOn(154, 2000, 200_000).Action.ToString());
    }

    // Once 100 % has been held for 6 weeks, later interruptions return to the last tolerated dose however many they are.
    [Fact]
    [Trait("Rule", "ICICLE-NEW-STARTING-DOSE")]
    public void The_clause_of_the_first_three_ends_with_6_weeks_at_100_percent()
    {
        Course course = Course.From();
        for (int index = 0; index < 5; index++)
        {
            course = course.Doses(42 + (28 * index), 0, 0).Doses(56 + (28 * index), 100, 100);
        }

        Assert.Equal("resume both drugs at 100 %", course.Doses(182, 0, 0).DecideOn(196, 2000, 200_000).Action.ToString());
    }

    private static Course Follow(params (int Day, int Neutrophils, int Platelets, string Action, decimal Thiopurine, decimal Methotrexate)[] visits)
    {
        Course course = Course.From();
        foreach ((int day, int neutrophils, int platelets, string action, decimal thiopurine, decimal methotrexate) in visits)
        {
            course = course.Counts(day, neutrophils, platelets);
            TitrationDecision decision = course.Decide(day);

            Assert.Equal((day, action), (day, decision.Action.ToString()));
            Assert.Equal(Course.Pair(thiopurine, methotrexate), decision.Doses);
            course = course.Doses(day, thiopurine, methotrexate);
        }

        return course;
    }
}
