using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

/// <summary>Numbers of which there is at least one: less cannot be built.</summary>
public sealed class LeastValueTests
{
    private static readonly TherapyLength Length = Aall15P1.Definition.TherapyLength;

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void An_order_is_given_once_a_day_or_more(int times)
    {
        PlannedOrder order = Aall15P1.Definition.Blocks[0].Orders[0];

        Assert.Contains("1 or more times a day", Assert.Throws<ArgumentOutOfRangeException>(() => order with { TimesPerDay = times }).Message, StringComparison.Ordinal);
        Assert.Equal(1, (order with { TimesPerDay = 1 }).TimesPerDay);
        Assert.Null((order with { TimesPerDay = null }).TimesPerDay);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void From_one_dose_to_the_next_some_time_passes(long nanoseconds)
    {
        PlannedOrder order = Aall15P1.Definition.Blocks[0].Orders[0];
        Duration none = Duration.FromNanoseconds(nanoseconds);

        Refused.OutOfRange("value", none, $"The time from one dose of {order.Id} to the next is more than zero.", () => order with { Interval = none });
        Refused.OutOfRange("withinDay", none, "The time from one dose of a day to the next is more than zero.", () => new LeastInterval(1, none));
        Refused.OutOfRange("withinDay", none, "The time from one dose of a day to the next is more than zero.", () => default(LeastInterval) with { WithinDay = none });
        Assert.Equal(Duration.FromNanoseconds(1), (order with { Interval = Duration.FromNanoseconds(1) }).Interval);
        Assert.Equal(Duration.FromNanoseconds(1), new LeastInterval(1, Duration.FromNanoseconds(1)).WithinDay);
        Assert.Null((order with { Interval = null }).Interval);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    public void Days_courses_and_years_begin_with_the_first(int number)
    {
        DltDefinition toxicity = Aall15P1.Definition.DoseLimitingToxicity!;
        LabelGuard guard = Aall15P1.Definition.Safeguards!.Guards[0];

        Refused.OutOfRange("days", number, "From one day of an order to the next it is 1 day or more.", () => new LeastInterval(number, WithinDay: null));
        Refused.OutOfRange("days", number, "From one day of an order to the next it is 1 day or more.", () => default(LeastInterval) with { Days = number });
        Refused.OutOfRange("value", number, "A patient is evaluable from 1 or more completed courses on.", () => toxicity with { CoursesForEvaluability = number });
        Refused.OutOfRange("value", number, "A limit below an age is below 1 year or more.", () => guard with { BelowYears = number });
        Assert.Equal((1, 1, 1), (new LeastInterval(1, WithinDay: null).Days, (toxicity with { CoursesForEvaluability = 1 }).CoursesForEvaluability, (guard with { BelowYears = 1 }).BelowYears));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Therapy_lasts_a_year_or_more(int years)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TherapyLength(Length.Years.WithValue(years), AnniversaryIsTreated: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => Length with { Years = Length.Years.WithValue(years) });
        Assert.Equal(1, new TherapyLength(Length.Years.WithValue(1), AnniversaryIsTreated: false).Years.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-84)]
    public void A_cycle_lasts_a_day_or_more(int length)
    {
        Block block = Aall15P1.Definition.Blocks[^1];

        Assert.Throws<ArgumentOutOfRangeException>(() => block with { CycleLength = length });
        Assert.Equal(1, (block with { CycleLength = 1 }).CycleLength);
        Assert.Null((block with { CycleLength = null }).CycleLength);
    }

    // The weekday of day 8 falls on days 1, 8, 15: none of them is day 2 or 3.
    [Fact]
    public void A_weekly_pattern_without_a_day_is_refused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => DayPattern.WeeklyOnTheWeekdayOf(8, (2, 3)));

        Assert.Contains("No day of 2-3 falls on the weekday of day 8", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DayPattern.WeeklyOnTheWeekdayOf(8, (2, 7), (9, 14)));
    }

    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(2, 8, 8)]
    [InlineData(8, 8, 8)]
    [InlineData(2, 20, 15)]
    public void A_weekly_pattern_ends_with_its_last_day(int first, int last, int expected) =>
        Assert.Equal(expected, DayPattern.WeeklyOnTheWeekdayOf(8, (first, last)).LastDay);

    // A hundred years, 36,525 days, are 5217 weeks and 6 days: also what a definition's JSON takes.
    [Fact]
    public void The_oldest_gestational_age_of_a_criterion_is_read_back_from_its_definition()
    {
        ProtocolDefinition definition = Aall15P1.Definition;
        EligibilityCriterion oldest = EligibilityCriterion.Gestation(new(5217, 6), definition.EligibilityCriteria[1].Rule);
        ProtocolDefinition changed = definition with { EligibilityCriteria = [.. definition.EligibilityCriteria.Select((criterion, at) => at == 1 ? oldest : criterion)] };

        Assert.Equal(oldest, DefinitionJson.Read(DefinitionJson.Write(changed)).EligibilityCriteria[1]);
    }

    // A hundred years of days, 36,525, are the most that any number of days of a block can be, as in a definition's JSON.
    [Theory]
    [InlineData(36_526)]
    [InlineData(int.MaxValue)]
    public void No_number_of_days_is_over_a_hundred_years(int days)
    {
        const int Most = 36_525;
        Rule rule = Aall15P1.Definition.Rules[0];
        Block block = Aall15P1.Definition.Blocks[^1];
        BlockSpacingBasis basis = BlockSpacingBasis.Assumed("for a test");
        Drug drug = Aall15P1.Definition.Formulary.Drugs[0];

        Assert.Throws<ArgumentOutOfRangeException>("last", () => DayPattern.Days(1, days));
        Assert.Throws<ArgumentOutOfRangeException>("last", () => DayPattern.Through((1, days)));
        Assert.Throws<ArgumentOutOfRangeException>("last", () => DayPattern.WeeklyOnTheWeekdayOf(1, (1, days)));
        Assert.Throws<ArgumentOutOfRangeException>("weekdayOfDay", () => DayPattern.WeeklyOnTheWeekdayOf(days, (1, 7)));
        Assert.Throws<ArgumentOutOfRangeException>("fromDay", () => DayPattern.EachCycle(days, 7, DayPattern.Days(1)));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => DayPattern.EachCycle(1, days, DayPattern.Days(1)));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => block with { CycleLength = days });
        Assert.Throws<ArgumentOutOfRangeException>("number", () => BlockSpacing.OnDay(days, basis));
        Assert.Throws<ArgumentOutOfRangeException>("number", () => BlockSpacing.AfterLastAdministration(days, basis));
        Assert.Throws<ArgumentOutOfRangeException>("day", () => StartCriterion.DayOfPreviousBlock(days, rule));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(days), () => EligibilityCriterion.Age(days, rule));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(days), () => new MinimumInterval(drug, days, rule));
        Assert.False(DayRange.TryParse($"1-{days}", out _));

        Assert.Equal((Most, Most), (DayPattern.Through((1, Most)).LastDay, DayPattern.WeeklyOnTheWeekdayOf(Most, (1, Most)).LastDay));
        Assert.Equal((Most, Most), (DayPattern.EachCycle(Most, Most, DayPattern.Days(1)).LeastSpacing, (block with { CycleLength = Most }).CycleLength));
        Assert.Equal(36_524, DayPattern.Days(Most).Then(DayPattern.EachCycle(Most, Most, DayPattern.Days(Most))).LeastSpacing);
        Assert.NotNull(BlockSpacing.OnDay(Most, basis));
        Assert.NotNull(StartCriterion.DayOfPreviousBlock(Most, rule));
        Assert.NotNull(EligibilityCriterion.Age(Most, rule));
        Assert.Equal((Most, Most), (new MinimumInterval(drug, Most, rule).Days, DayRange.Parse("36525").Last));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 2)]
    public void A_range_begins_at_day_1_and_ends_no_earlier(int first, int last) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DayPattern.Through((first, last)));
}
