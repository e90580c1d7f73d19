using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Tests.Dosing;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>What is kept from one dose of an infant to the next gives no other answer than judging anew.</summary>
public sealed class PlausibleMeasurementsTests
{
    private static readonly LocalDate Birth = new(2026, 1, 1);
    private static readonly GrowthReference Growth = GrowthStandards.WorldHealthOrganization;
    private static readonly MeasurementCheck Check = new(Growth, MeasurementPolicy.Default);

    // 2.2 kg entered in pounds: within the band of weight at birth, and above the 3.5 kg of 46 cm, which are measured a day later.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_weight_is_judged_again_beside_another_height(int first, int second)
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(4.85m), null), new(Birth.PlusDays(1), null, Height.FromCentimetres(46m))]);
        PlausibleMeasurements known = new(infant);
        DecisionOutcome[] expected = [DecisionOutcome.Proceed, DecisionOutcome.Hold];

        Assert.All([first, second, first, second], day => Assert.Equal(expected[day], Judge(infant, Birth.PlusDays(day), MeasurementUse.Both, null, known)));
    }

    // What the team has confirmed holds nothing for the team, and is no plausible measurement for the next dose.
    [Fact]
    public void A_confirmed_measurement_is_not_known_as_plausible()
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(5.2m), Height.FromCentimetres(57m))]);
        PlausibleMeasurements known = new(infant);

        Assert.Equal(DecisionOutcome.Proceed, Check.Judge(infant, Birth, isConfirmed: true, MeasurementUse.Both, null, known));
        Assert.False(known.HasWeight(infant.Measurements[0], infant.Measurements[0]) || known.HasHeight(infant.Measurements[0]));
        Assert.Equal(DecisionOutcome.Hold, Judge(infant, Birth, MeasurementUse.Both, null, known));
    }

    // A weight that was judged without a height is not one that was judged beside the first of all measurements.
    [Fact]
    public void A_weight_is_kept_with_the_height_beside_which_it_was_judged()
    {
        Infant infant = new(Birth, [new(Birth, null, Height.FromCentimetres(50m)), new(Birth.PlusDays(1), Weight.FromKilograms(3.3m), null)]);
        (Measurement measured, Measurement weighed) = (infant.Measurements[0], infant.Measurements[1]);
        PlausibleMeasurements known = new(infant);

        Assert.False(known.HasWeight(weighed, null) || known.HasWeight(weighed, measured));
        known.AddWeight(weighed, null);
        Assert.Equal((true, false), (known.HasWeight(weighed, null), known.HasWeight(weighed, measured)));
        known.AddWeight(weighed, measured);
        Assert.Equal((false, true), (known.HasWeight(weighed, null), known.HasWeight(weighed, measured)));
    }

    // What is kept is kept: each is asked for often.
    [Fact]
    public void What_was_judged_is_kept()
    {
        Infant infant = new(Birth, [new(Birth, Weight.FromKilograms(3.3m), Height.FromCentimetres(50m))]);
        PlausibleMeasurements known = new(infant);

        Assert.Equal(DecisionOutcome.Proceed, Judge(infant, Birth, MeasurementUse.Both, null, known));
        Assert.Equal((true, true), (known.HasWeight(infant.Measurements[0], infant.Measurements[0]), known.HasHeight(infant.Measurements[0])));
    }

    // Two that are equal stand at two places: 5 kg after 5 kg is plausible, and 9 kg between them are not.
    [Fact]
    public void Equal_measurements_of_one_day_are_told_apart()
    {
        Measurement Of(decimal kilograms) => new(Birth.PlusDays(80), Weight.FromKilograms(kilograms), null);
        Infant infant = new(Birth, [Of(5m), Of(9m), Of(5m)]);

        Assert.Equal([0, 1, 2], infant.Measurements.Select(infant.PlaceOf));
    }

    [Property]
    public FsCheck.Property Asking_again_and_in_any_order_gives_the_same_answer_and_words() =>
        Prop.ForAll(
            (from infant in Infants() from days in Gen.Choose(0, 420).ListOf(5) from uses in Gen.Choose(0, 3).ListOf(5) select (infant, days.Zip(uses).ToArray())).ToArbitrary(),
            given =>
            {
                (Infant infant, (int Day, int Use)[] asked) = given;
                PlausibleMeasurements known = new(infant);
                return asked.All(ask =>
                {
                    List<Finding> anew = [];
                    List<Finding> kept = [];
                    DecisionOutcome expected = Judge(infant, Birth.PlusDays(ask.Day), (MeasurementUse)ask.Use, anew, null);
                    return Judge(infant, Birth.PlusDays(ask.Day), (MeasurementUse)ask.Use, null, known) == expected
                        && Judge(infant, Birth.PlusDays(ask.Day), (MeasurementUse)ask.Use, kept, known) == expected
                        && anew.SequenceEqual(kept);
                });
            });

    // The table goes from 3 to 4 months: from the 92nd day (91.3) to the 121st (121.75).
    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(91, null)]
    [InlineData(92, "2.0225872690")]
    [InlineData(121, "2.9753593429")]
    [InlineData(122, null)]
    [InlineData(3_699, null)]
    [InlineData(int.MaxValue, null)]
    public void The_band_of_a_day_lies_between_those_of_the_months(int day, string? lowest)
    {
        GrowthByDay table = new(new GrowthTable(3, [2m, 3m], [4m, 6m]));

        Assert.Equal(lowest, table.Of(day)?.Lowest.ToString("0.0000000000", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(table.Of(day), table.Of(day));
    }

    [Fact]
    public void Each_day_has_the_band_of_its_months()
    {
        GrowthByDay kept = new(Growth.WeightForAge);
        for (int day = 0; day < 1_900; day++)
        {
            bool isFound = Growth.WeightForAge.TryFind(day / 30.4375m, out decimal lowest, out decimal highest);
            Assert.Equal(isFound ? new GrowthByDay.Band(lowest, highest) : null, kept.Of(day));
        }
    }

    // From 10 years on nothing is kept, and the table is still asked.
    [Fact]
    public void A_table_of_many_years_reaches_its_end()
    {
        decimal[] values = [.. Enumerable.Range(1, 200).Select(step => (decimal)step)];
        GrowthByDay table = new(new GrowthTable(0, values.ToValueList(), values.ToValueList()));

        // 199 months are 6057.06 days, and 6,057 days are 198.998 months.
        Assert.Equal(199.998m, decimal.Round(table.Of(6_057)!.Lowest, 3));
        Assert.Null(table.Of(6_058));
    }

    // The square of the multiple is 1.96; the least of all factors is that of a pound, 2.2046.
    [Fact]
    public void No_slip_is_nearer_than_none_within_the_multiple() =>
        Assert.All(UnitSlip.OfWeight.Concat(UnitSlip.OfHeight), slip => Assert.True(Math.Max(slip.Factor, 1m / slip.Factor) > UnitSlip.Unexplained * UnitSlip.Unexplained));

    // The root of 2.2046 is 1.4848: below it a pound explains nothing better than no slip does.
    [Theory]
    [InlineData("1.40", null)]
    [InlineData("1.41", null)]
    [InlineData("1.48", null)]
    [InlineData("1.49", "kilograms as pounds")]
    [InlineData("0.72", null)]
    [InlineData("0.68", null)]
    [InlineData("0.67", "pounds as kilograms")]
    public void The_nearest_slip_is_found_from_the_root_of_its_factor_on(string value, string? slip) =>
        Assert.Equal(
            slip switch { null => null, "kilograms as pounds" => UnitSlip.OfWeight[0], _ => UnitSlip.OfWeight[1] },
            UnitSlip.Nearest(UnitSlip.OfWeight, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), 1m));

    /// <summary>The doses of a roadmap keep what is plausible; a dose that is asked about by itself keeps nothing.</summary>
    [Fact]
    public void The_doses_of_a_roadmap_are_those_that_are_asked_for_one_by_one()
    {
        LocalDate start = new(2026, 1, 5);
        CompiledProtocol protocol = Aall15P1.Compile();
        Roadmap roadmap = protocol.Plan(Sample.Born, start);
        Infant infant = new(
            Sample.Born,
            [
                new(start, Weight.FromKilograms(6.2m), null), new(start.PlusDays(9), null, Height.FromCentimetres(62m)), new(start.PlusDays(16), Weight.FromKilograms(13.7m), null),
                new(start.PlusDays(30), Weight.FromKilograms(6.6m), Height.FromCentimetres(63m)), new(start.PlusDays(60), Weight.FromKilograms(7m), Height.FromCentimetres(46m)),
            ]);
        RoadmapDoses doses = protocol.DosesOf(roadmap, infant);
        Administration[] rows = [.. roadmap.Take(150)];

        Assert.Equal(rows.Select(row => protocol.Dose(row, infant).Decision), rows.Select(row => doses.Explain(row).Decision));
        Assert.Equal(rows.Select(row => protocol.EvaluateDose(row, infant, out _)), rows.Select(row => doses.Evaluate(row, out _)));
        Assert.True(rows.Select(row => doses.Explain(row).Outcome).Distinct().Count() > 1);
    }

    private static DecisionOutcome Judge(Infant infant, LocalDate on, MeasurementUse used, List<Finding>? findings, PlausibleMeasurements? known) =>
        Check.Judge(infant, on, isConfirmed: false, used, findings, known);

    /// <summary>Weights and heights about those of the band, on days that often coincide, some without the one or the other.</summary>
    private static FsCheck.Gen<Infant> Infants()
    {
        FsCheck.Gen<Measurement> measurement =
            from day in Gen.Choose(0, 40)
            from part in Gen.Choose(0, 60)
            from kind in Gen.Choose(0, 2)
            let months = day * 10 / 30.4375m
            let light = Growth.WeightForAge.TryFind(months, out decimal least, out decimal most) ? least + ((most - least) * part / 50m) : 0m
            let low = Growth.HeightForAge.TryFind(months, out decimal shortest, out decimal tallest) ? shortest + ((tallest - shortest) * part / 50m) : 0m
            select new Measurement(Birth.PlusDays(day * 10), kind == 1 ? null : Weight.FromKilograms(light), kind == 2 ? null : Height.FromCentimetres(low));
        return measurement.ListOf(4).Select(measurements => new Infant(Birth, measurements.ToValueList()));
    }
}
