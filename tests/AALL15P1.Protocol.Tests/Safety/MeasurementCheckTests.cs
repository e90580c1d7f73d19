using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>The bounds are WHO's at -3 and +3 SD, the wider of girls and boys; at birth 2.0-5.0 kg and 43.6-55.6 cm.</summary>
public sealed class MeasurementCheckTests
{
    private static readonly LocalDate Birth = new(2026, 1, 1);
    private static readonly GrowthReference Growth = GrowthStandards.WorldHealthOrganization;
    private static readonly MeasurementCheck Check = new(Growth, MeasurementPolicy.Default);
    private static readonly Citation Site = new(new Source("SITE", "a site's protocol text made up for this test", Standing.Site), "section 5");

    [Theory]
    [Trait("Rule", "WEIGHT-FOR-AGE")]
    [InlineData(1999, DecisionOutcome.Hold)]
    [InlineData(2000, DecisionOutcome.Proceed)]
    [InlineData(2001, DecisionOutcome.Proceed)]
    [InlineData(4999, DecisionOutcome.Proceed)]
    [InlineData(5000, DecisionOutcome.Proceed)]
    [InlineData(5001, DecisionOutcome.Hold)]
    public void A_newborn_weighs_from_2_to_5_kg(int grams, DecisionOutcome expected)
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromGrams(grams), null)]);
        Decision decision = Check.Explain(infant, Birth);

        Assert.Equal(expected, Check.Evaluate(infant, Birth));
        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(expected == DecisionOutcome.Hold ? ["WEIGHT-FOR-AGE"] : [], Held(decision));
    }

    [Theory]
    [Trait("Rule", "HEIGHT-FOR-AGE")]
    [InlineData(435, DecisionOutcome.Hold)]
    [InlineData(436, DecisionOutcome.Proceed)]
    [InlineData(437, DecisionOutcome.Proceed)]
    [InlineData(555, DecisionOutcome.Proceed)]
    [InlineData(556, DecisionOutcome.Proceed)]
    [InlineData(557, DecisionOutcome.Hold)]
    public void A_newborn_is_from_43_6_to_55_6_cm_long(int millimetres, DecisionOutcome expected)
    {
        Infant infant = new(Birth, [new(Birth, null, Height.FromCentimetres(millimetres / 10m))]);

        Assert.Equal(expected, Check.Evaluate(infant, Birth));
        Assert.Equal(expected == DecisionOutcome.Hold ? ["HEIGHT-FOR-AGE"] : [], Held(Check.Explain(infant, Birth)));
    }

    // At 60 cm WHO's weights are 4.5 to 7.8 kg; at 3 months (92 days) an infant weighs 4.0 to 9.8.
    [Theory]
    [Trait("Rule", "WEIGHT-FOR-HEIGHT")]
    [InlineData(44, DecisionOutcome.Hold)]
    [InlineData(45, DecisionOutcome.Proceed)]
    [InlineData(46, DecisionOutcome.Proceed)]
    [InlineData(77, DecisionOutcome.Proceed)]
    [InlineData(78, DecisionOutcome.Proceed)]
    [InlineData(79, DecisionOutcome.Hold)]
    public void A_weight_fits_the_height_of_the_same_day(int tenthsOfKilogram, DecisionOutcome expected)
    {
        LocalDate day = Birth.PlusDays(92);
        Infant infant = new(Birth, [new(day, Weight.FromKilograms(tenthsOfKilogram / 10m), Height.FromCentimetres(60m))]);

        Assert.Equal(expected, Check.Evaluate(infant, day));
        Assert.Equal(expected == DecisionOutcome.Hold ? ["WEIGHT-FOR-HEIGHT"] : [], Held(Check.Explain(infant, day)));
    }

    // 6.2 kg is 13.67 lb.
    [Fact]
    [Trait("Rule", "WEIGHT-UNIT-SLIP")]
    public void Pounds_entered_as_kilograms_are_named()
    {
        Infant infant = new(Birth, [new(Birth.PlusDays(100), Weight.FromKilograms(6.0m), null), new(Birth.PlusDays(107), Weight.FromKilograms(13.67m), null)]);
        Decision decision = Check.Explain(infant, Birth.PlusDays(107));

        Assert.Equal(["WEIGHT-FOR-AGE", "WEIGHT-UNIT-SLIP"], Held(decision));
        Assert.Equal("13.67 kg after 6 kg, which pounds entered as kilograms would explain", decision.Findings.Single(finding => finding.Rule.Id == "WEIGHT-UNIT-SLIP").Observed);
        Assert.Contains("pounds entered as kilograms", decision.Findings.Single(finding => finding.Rule.Id == "WEIGHT-FOR-AGE").Observed, StringComparison.Ordinal);
    }

    // A table that does not grow: 5.5 kg are expected after 5.5 kg. The square
    // root of 2.20462 is 1.48480, and 5.5 × 1.48480 = 8.1664. A quarter above is 6.875 kg, a quarter below 4.125 kg, and
    // 5.5 / 1.48480 = 3.7042 kg, below which kilograms were entered as pounds.
    [Theory]
    [Trait("Rule", "WEIGHT-UNIT-SLIP")]
    [Trait("Rule", "WEIGHT-JUMP")]
    [InlineData(3778, "WEIGHT-JUMP")]
    [InlineData(4124, "WEIGHT-JUMP")]
    [InlineData(4125, "WEIGHT-JUMP")]
    [InlineData(4126, null)]
    [InlineData(6874, null)]
    [InlineData(6875, "WEIGHT-JUMP")]
    [InlineData(8166, "WEIGHT-JUMP")]
    [InlineData(8167, "WEIGHT-UNIT-SLIP")]
    public void A_step_of_a_quarter_is_held_and_one_nearer_to_pounds_is_named(int grams, string? held)
    {
        GrowthTable flat = new(0, [.. Enumerable.Repeat(3.7m, 61)], [.. Enumerable.Repeat(9m, 61)]);
        MeasurementCheck check = new(Growth with { WeightForAge = flat }, MeasurementPolicy.Default);
        Infant infant = new(Birth, [new(Birth.PlusDays(79), Weight.FromKilograms(5.5m), null), new(Birth.PlusDays(80), Weight.FromGrams(grams), null)]);

        Assert.Equal(held is null ? DecisionOutcome.Proceed : DecisionOutcome.Hold, check.Evaluate(infant, Birth.PlusDays(80)));
        Assert.Equal(held is null ? [] : [held], Held(check.Explain(infant, Birth.PlusDays(80))));
        Assert.Equal(DecisionOutcome.Proceed, check.Evaluate(infant, Birth.PlusDays(80), isConfirmed: true));
    }

    // 6 kg after 6 weeks in which WHO's band lets 3.3 kg become about 5.7: no jump. The same 3.3 kg again are one, downwards.
    [Theory]
    [Trait("Rule", "WEIGHT-JUMP")]
    [InlineData(6000, false)]
    [InlineData(3300, true)]
    public void A_step_is_judged_against_the_growth_since(int grams, bool isHeld)
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(3.3m), null), new(Birth.PlusDays(45), Weight.FromGrams(grams), null)]);

        Assert.Equal(isHeld ? ["WEIGHT-JUMP"] : [], Held(Check.Explain(infant, Birth.PlusDays(45))));
    }

    // The band of the day: from birth (5.0 kg) to 1 month (6.5 kg), on day 1 the upper bound is 5.0 + 1.5 / 30.4375 = 5.0493 kg.
    [Theory]
    [Trait("Rule", "WEIGHT-FOR-AGE")]
    [InlineData(5049, DecisionOutcome.Proceed)]
    [InlineData(5050, DecisionOutcome.Hold)]
    [InlineData(6500, DecisionOutcome.Hold)]
    public void On_day_1_the_band_is_that_of_day_1(int grams, DecisionOutcome expected) =>
        Assert.Equal(expected, Check.Evaluate(new(Birth, [new(Birth.PlusDays(1), Weight.FromGrams(grams), null)]), Birth.PlusDays(1)));

    // 2.2 kg are 4.85 lb, within the band of weight at birth (2.0 to 5.0 kg). At 46 cm WHO's weights end at 3.5 kg, at 45 cm at 3.3 kg.
    [Fact]
    [Trait("Rule", "WEIGHT-FOR-HEIGHT")]
    public void A_birth_weight_in_pounds_is_held_by_the_length_of_the_next_day()
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(4.85m), null), new(Birth.PlusDays(1), null, Height.FromCentimetres(46m))]);
        Finding finding = Check.Explain(infant, Birth.PlusDays(1)).Findings.Single(found => found.Effect == DecisionOutcome.Hold);

        Assert.Equal("WEIGHT-FOR-HEIGHT", finding.Rule.Id);
        Assert.Equal("4.85 kg at 46 cm, measured 1 day after the weight, which pounds entered as kilograms would explain", finding.Observed);
        Assert.Equal(DecisionOutcome.Proceed, Check.Evaluate(infant, Birth));
    }

    // Born on 2026-01-01, the infant is 60 months old on 2031-01-01, where the tables end.
    [Theory]
    [Trait("Rule", "INFANT-AGE-TABLES")]
    [InlineData("2030-12-31", DecisionOutcome.Proceed)]
    [InlineData("2031-01-01", DecisionOutcome.Hold)]
    [InlineData("2031-01-02", DecisionOutcome.Hold)]
    [InlineData("2126-01-01", DecisionOutcome.Hold)]
    public void From_five_years_on_nothing_is_dosed(string on, DecisionOutcome expected)
    {
        LocalDate day = NodaTime.Text.LocalDatePattern.Iso.Parse(on).Value;
        Decision decision = Check.Explain(new(Birth, []), day, isConfirmed: true);

        Assert.Equal(expected, Check.Evaluate(new(Birth, []), day, isConfirmed: true));
        Assert.Equal(expected == DecisionOutcome.Hold ? ["INFANT-AGE-TABLES"] : [], Held(decision));
        Assert.All(decision.Findings, finding => Assert.Contains("the tables of weight and height for age end at 60 months", finding.Observed, StringComparison.Ordinal));
    }

    // WHO's median weight grows from 3.23 kg (girls) and 3.35 kg (boys) at birth to 4.17 and 4.45 kg at one month: by
    // 1.10 / 3.35 = 32.84 % in 30.4375 days for boys, so that a tenth is passed between day 9 (9.71 %) and day 10 (10.79 %).
    [Theory]
    [Trait("Rule", "MEASUREMENT-GROWTH")]
    [InlineData(8, DecisionOutcome.Proceed)]
    [InlineData(9, DecisionOutcome.Proceed)]
    [InlineData(10, DecisionOutcome.CannotDecide)]
    public void Without_a_limit_a_weight_carries_until_the_median_has_grown_by_a_tenth(int days, DecisionOutcome expected)
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(3.3m), null)]);
        Decision decision = Check.Explain(infant, Birth.PlusDays(days));

        Assert.Equal(expected, Check.Evaluate(infant, Birth.PlusDays(days)));
        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(expected == DecisionOutcome.Proceed, decision.Findings.All(finding => finding.Missing is null));
    }

    [Theory]
    [Trait("Rule", "MEASUREMENT-GROWTH")]
    [InlineData(18, DecisionOutcome.Proceed)]
    [InlineData(19, DecisionOutcome.Hold)]
    public void A_site_states_a_limit_in_percent(int days, DecisionOutcome expected)
    {
        // A fifth of boys' median: day 18 is 19.42 %, day 19 is 20.50 %.
        MeasurementCheck check = new(Growth, new() { LargestGrowth = new(0.2m, Site, Standing.Site) });
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(3.3m), null)]);

        Assert.Equal(expected, check.Evaluate(infant, Birth.PlusDays(days)));
        Assert.Equal(expected, check.Explain(infant, Birth.PlusDays(days)).Outcome);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasurementPolicy { LargestGrowth = new(-0.1m, Site, Standing.Site) });
    }

    [Theory]
    [Trait("Rule", "WEIGHT-UNIT-SLIP")]
    [InlineData("62", "a decimal point one place too far to the right")]
    [InlineData("0.62", "a decimal point one place too far to the left")]
    [InlineData("6200", "grams entered as kilograms")]
    [InlineData("0.0062", "kilograms entered as grams")]
    [InlineData("2.81", "kilograms entered as pounds")]
    public void Slips_of_weight_are_named(string kilograms, string words)
    {
        Infant infant = new(
            Birth,
            [
                new(Birth.PlusDays(130), Weight.FromKilograms(6.2m), null),
                new(Birth.PlusDays(132), Weight.FromKilograms(decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture)), null),
            ]);

        Assert.Contains(words, Check.Explain(infant, Birth.PlusDays(132)).Findings.Single(finding => finding.Rule.Id == "WEIGHT-UNIT-SLIP").Observed, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Rule", "HEIGHT-UNIT-SLIP")]
    [InlineData("0.62", "metres entered as centimetres")]
    [InlineData("6200", "centimetres entered as metres")]
    [InlineData("24.4", "inches entered as centimetres")]
    [InlineData("157.5", "centimetres entered as inches")]
    [InlineData("620", "a decimal point one place too far to the right")]
    [InlineData("6.2", "a decimal point one place too far to the left")]
    public void Slips_of_height_are_named(string centimetres, string words)
    {
        Infant infant = new(
            Birth,
            [
                new(Birth.PlusDays(130), null, Height.FromCentimetres(62m)),
                new(Birth.PlusDays(132), null, Height.FromCentimetres(decimal.Parse(centimetres, System.Globalization.CultureInfo.InvariantCulture))),
            ]);
        Decision decision = Check.Explain(infant, Birth.PlusDays(132));

        Assert.Equal(["HEIGHT-FOR-AGE", "HEIGHT-UNIT-SLIP"], Held(decision));
        Assert.Contains(words, decision.Findings.Single(finding => finding.Rule.Id == "HEIGHT-UNIT-SLIP").Observed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_confirmed_measurement_is_pointed_out_and_holds_nothing()
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(5.2m), null)]);
        Decision decision = Check.Explain(infant, Birth, isConfirmed: true);

        Assert.Equal(DecisionOutcome.Proceed, Check.Evaluate(infant, Birth, isConfirmed: true));
        Assert.Equal(DecisionOutcome.Proceed, decision.Outcome);
        Assert.Equal(Severity.Information, decision.Findings.Single(finding => finding.Rule.Id == "WEIGHT-FOR-AGE").Severity);
    }

    [Theory]
    [Trait("Rule", "MEASUREMENT-AGE")]
    [InlineData(6, DecisionOutcome.Proceed)]
    [InlineData(7, DecisionOutcome.Proceed)]
    [InlineData(8, DecisionOutcome.Hold)]
    public void A_measurement_is_no_older_than_the_site_allows(int days, DecisionOutcome expected)
    {
        MeasurementCheck check = new(Growth, new() { LongestAgeInDays = new(7, Site, Standing.Site) });
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(3.3m), null)]);
        Decision decision = check.Explain(infant, Birth.PlusDays(days));

        Assert.Equal(expected, check.Evaluate(infant, Birth.PlusDays(days)));
        Assert.Equal(expected == DecisionOutcome.Hold ? ["MEASUREMENT-AGE"] : [], Held(decision));
    }

    [Fact]
    [Trait("Rule", "MEASUREMENT-AGE")]
    public void Without_a_limit_the_age_is_reported_and_not_judged()
    {
        Decision decision = Check.Explain(new(Birth, [new(Birth, Weight.FromKilograms(3.3m), null)]), Birth.PlusDays(5));

        Finding finding = Assert.Single(decision.Findings);
        Assert.Equal("the weight of 2026-01-01 is 5 days old", finding.Observed);
        Assert.Equal((DecisionOutcome.Proceed, Severity.Information), (finding.Effect, finding.Severity));
    }

    [Fact]
    [Trait("Rule", "WEIGHT-FOR-HEIGHT")]
    public void Beyond_the_table_of_lengths_only_a_confirmation_lets_pass()
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(2.1m), Height.FromCentimetres(44m))]);
        Decision decision = Check.Explain(infant, Birth);

        Assert.Equal(DecisionOutcome.CannotDecide, Check.Evaluate(infant, Birth));
        Assert.Equal(DecisionOutcome.CannotDecide, decision.Outcome);
        Assert.Equal("a band for it (2.1 kg at 44 cm, and the table goes from 45 to 110)", decision.Findings.Single(finding => finding.Rule.Id == "WEIGHT-FOR-HEIGHT").Missing);
        Assert.Equal(DecisionOutcome.Proceed, Check.Evaluate(infant, Birth, isConfirmed: true));
    }

    [Fact]
    public void A_negative_limit_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasurementPolicy { LongestAgeInDays = new(-1, Site, Standing.Site) });

    // Mosteller at birth: √(43.6 × 2.0 / 3600) = 0.155635...; √(55.6 × 5.0 / 3600) = 0.277889...
    [Theory]
    [Trait("Rule", "BSA-FOR-AGE")]
    [InlineData("0.1556", DecisionOutcome.Hold)]
    [InlineData("0.1557", DecisionOutcome.Proceed)]
    [InlineData("0.2778", DecisionOutcome.Proceed)]
    [InlineData("0.2779", DecisionOutcome.Hold)]
    public void A_recorded_area_fits_the_age(string squareMetres, DecisionOutcome expected)
    {
        BodySurfaceArea area = BodySurfaceArea.FromSquareMetres(decimal.Parse(squareMetres, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(expected, Check.EvaluateArea(area, Birth, Birth));
        Assert.Equal(expected, Check.ExplainArea(area, Birth, Birth).Outcome);
    }

    [Fact]
    public void An_area_before_birth_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("on", () => Check.EvaluateArea(BodySurfaceArea.FromSquareMetres(0.2m), Birth, Birth.PlusDays(-1)));

    /// <summary>A weight in pounds is 2.2046 times the number: more than the whole width of WHO's band at any length.</summary>
    [Fact]
    public void At_every_length_pounds_leave_the_band()
    {
        GrowthTable table = Growth.WeightForHeight;

        Assert.All(
            Enumerable.Range(table.First, table.Last - table.First),
            length => Assert.True(table.Highest[length + 1 - table.First] < table.Lowest[length - table.First] * 2.2046m));
    }

    // WHO's printed field tables: weight at 12 months, girls -3 SD 6.3 kg, boys +3 SD 13.3 kg; at 24 months 8.1 and 17.1.
    [Theory]
    [InlineData(12, 6.3, 13.3)]
    [InlineData(24, 8.1, 17.1)]
    public void The_table_holds_what_WHO_prints(int months, double lowest, double highest)
    {
        Assert.True(Growth.WeightForAge.TryFind(months, out decimal low, out decimal high));
        Assert.Equal(((decimal)lowest, (decimal)highest), (low, high));
    }

    [Fact]
    public void Between_two_steps_the_bounds_lie_on_the_line_between_them()
    {
        GrowthTable table = new(3, [10m, 11m], [20m, 21m]);

        Assert.True(table.TryFind(3.5m, out decimal lowest, out decimal highest));
        Assert.Equal((10.5m, 20.5m), (lowest, highest));
        Assert.False(table.TryFind(2.9m, out _, out _));
        Assert.False(table.TryFind(4.1m, out _, out _));
        Assert.Throws<ArgumentException>("highest", () => new GrowthTable(0, [1m], []));
        Assert.Throws<ArgumentException>("lowest", () => new GrowthTable(0, [2m], [1m]));
    }

    [Property]
    public FsCheck.Property The_explanation_agrees_with_the_evaluation() =>
        Prop.ForAll(Infants(), infant =>
            Check.Explain(infant, Birth.PlusDays(400)).Outcome == Check.Evaluate(infant, Birth.PlusDays(400))
            && Check.Explain(infant, Birth.PlusDays(400), isConfirmed: true).Outcome == Check.Evaluate(infant, Birth.PlusDays(400), isConfirmed: true));

    /// <summary>An infant at a place of both bands, and the same infant weighed and measured again a week later.</summary>
    [Property]
    [Trait("Rule", "WEIGHT-FOR-AGE")]
    [Trait("Rule", "HEIGHT-FOR-AGE")]
    [Trait("Rule", "WEIGHT-UNIT-SLIP")]
    [Trait("Rule", "WEIGHT-JUMP")]
    [Trait("Rule", "HEIGHT-UNIT-SLIP")]
    public FsCheck.Property An_infant_who_follows_the_band_is_never_held_for_age_or_slip() =>
        Prop.ForAll(Places(), place =>
        {
            Infant infant = new(Birth, [At(place.Day, place.Weight, place.Height), At(place.Day + 7, place.Weight, place.Height)]);
            return !Held(Check.Explain(infant, Birth.PlusDays(place.Day + 7))).Except(["WEIGHT-FOR-HEIGHT"], StringComparer.Ordinal).Any();
        });

    [Property]
    [Trait("Rule", "WEIGHT-FOR-HEIGHT")]
    [Trait("Rule", "WEIGHT-UNIT-SLIP")]
    public FsCheck.Property Pounds_are_always_held_for_height_and_after_the_weight_before() =>
        Prop.ForAll(Places(), place =>
        {
            Measurement right = At(place.Day, place.Weight, place.Height);
            Measurement again = At(place.Day + 7, place.Weight, place.Height);
            Measurement pounds = new(again.Date, Weight.FromKilograms(again.Weight!.Value.Kilograms * 2.2046m), again.Height);
            string[] held = Held(Check.Explain(new(Birth, [right, pounds]), pounds.Date));
            bool isInBand = again.Height!.Value.Centimetres >= Growth.WeightForHeight.First && Check.Evaluate(new(Birth, [again]), again.Date) == DecisionOutcome.Proceed;
            return held.Contains("WEIGHT-UNIT-SLIP", StringComparer.Ordinal) && (!isInBand || held.Contains("WEIGHT-FOR-HEIGHT", StringComparer.Ordinal));
        });

    [Property]
    [Trait("Rule", "MEASUREMENT-AGE")]
    public FsCheck.Property A_measurement_is_held_exactly_beyond_the_limit() =>
        Prop.ForAll(
            (from limit in Gen.Choose(0, 60) from days in Gen.Choose(0, 60) select (Limit: limit, Days: days)).ToArbitrary(),
            given =>
            {
                MeasurementCheck check = new(Growth, new() { LongestAgeInDays = new(given.Limit, Site, Standing.Site) });
                Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(3.3m), null)]);
                return (check.Evaluate(infant, Birth.PlusDays(given.Days)) == DecisionOutcome.Hold) == (given.Days > given.Limit);
            });

    /// <summary>An infant at any age: every dose is held from the month after the last of the tables on, and none before for its age.</summary>
    [Property]
    [Trait("Rule", "INFANT-AGE-TABLES")]
    public FsCheck.Property The_age_holds_exactly_from_the_end_of_the_tables() =>
        Prop.ForAll(Gen.Choose(0, 40_000).ToArbitrary(), days =>
            (Check.Evaluate(new(Birth, []), Birth.PlusDays(days)) == DecisionOutcome.Hold) == (Birth.PlusDays(days) >= Birth.PlusYears(5)));

    /// <summary>The longer ago a measurement is, the less it carries.</summary>
    [Property]
    [Trait("Rule", "MEASUREMENT-GROWTH")]
    public FsCheck.Property A_measurement_that_is_too_old_stays_so() =>
        Prop.ForAll(
            (from at in Gen.Choose(0, 700) from days in Gen.Choose(0, 200) from more in Gen.Choose(0, 200) select (At: at, Days: days, More: more)).ToArbitrary(),
            given =>
            {
                Infant infant = new(Birth, [At(given.At, 0.5m, 0.5m)]);
                LocalDate day = Birth.PlusDays(given.At + given.Days);
                return Check.Evaluate(infant, day) == DecisionOutcome.Proceed || Check.Evaluate(infant, day.PlusDays(given.More)) != DecisionOutcome.Proceed;
            });

    [Property]
    [Trait("Rule", "BSA-FOR-AGE")]
    public FsCheck.Property Between_two_plausible_areas_every_area_is_plausible() =>
        Prop.ForAll(
            (from areas in Gen.Choose(100, 900).ListOf(3) from days in Gen.Choose(0, 900) select (Areas: areas.Order().ToArray(), Days: days)).ToArbitrary(),
            given =>
            {
                bool[] plausible = [.. given.Areas.Select(area => Check.EvaluateArea(BodySurfaceArea.FromSquareMetres(area / 1000m), Birth, Birth.PlusDays(given.Days)) == DecisionOutcome.Proceed)];
                return plausible[1] || !plausible[0] || !plausible[2];
            });

    [Property]
    public FsCheck.Property Confirming_never_adds_a_hold() =>
        Prop.ForAll(Infants(), infant =>
            Check.Evaluate(infant, Birth.PlusDays(400)) != DecisionOutcome.Proceed || Check.Evaluate(infant, Birth.PlusDays(400), isConfirmed: true) == DecisionOutcome.Proceed);

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        Infant infant = new(
            Birth,
            [
                new(Birth.PlusDays(70), Weight.FromKilograms(5m), Height.FromCentimetres(58m)), new(Birth.PlusDays(80), Weight.FromKilograms(5.2m), Height.FromCentimetres(59m)),
                new(Birth.PlusDays(81), Weight.FromKilograms(5.2m), null),
            ]);
        LocalDate day = Birth.PlusDays(81);
        DecisionOutcome outcome = Check.Evaluate(infant, day);
        long bytes = Allocated.Least(() =>
        {
            for (int round = 0; round < 1000; round++)
            {
                outcome = outcome.And(Check.Evaluate(infant, day));
            }
        });

        Assert.Equal(0, bytes);
        Assert.Equal(DecisionOutcome.Proceed, outcome);
    }

    private static string[] Held(Decision decision) =>
        [.. decision.Findings.Where(finding => finding.Effect == DecisionOutcome.Hold).Select(finding => finding.Rule.Id)];

    private static Measurement At(int day, decimal weight, decimal height)
    {
        decimal months = day / 30.4375m;
        Assert.True(Growth.WeightForAge.TryFind(months, out decimal lightest, out decimal heaviest));
        Assert.True(Growth.HeightForAge.TryFind(months, out decimal shortest, out decimal tallest));
        return new(
            Birth.PlusDays(day), Weight.FromKilograms(lightest + ((heaviest - lightest) * weight)), Height.FromCentimetres(shortest + ((tallest - shortest) * height)));
    }

    private static FsCheck.Arbitrary<(int Day, decimal Weight, decimal Height)> Places() =>
        (from day in Gen.Choose(0, 1000) from weight in Gen.Choose(0, 100) from height in Gen.Choose(0, 100) select (day, weight / 100m, height / 100m)).ToArbitrary();

    private static FsCheck.Arbitrary<Infant> Infants()
    {
        FsCheck.Gen<Measurement> measurement =
            from day in Gen.Choose(0, 400)
            from grams in Gen.Choose(1000, 30000)
            from millimetres in Gen.Choose(300, 1200)
            select new Measurement(Birth.PlusDays(day), Weight.FromGrams(grams), Height.FromCentimetres(millimetres / 10m));
        return measurement.ListOf(3).Select(measurements => new Infant(Birth, measurements.ToValueList())).ToArbitrary();
    }
}
