using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

public sealed class DoseCalculatorTests
{
    private static readonly DosingPolicy WithInterfant = DosingPolicy.Default with
    {
        InfantFactor = AALL15P1.Protocol.Definition.InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)),
    };

    // 2.5 mg/kg × 6.2 kg = 15.5 mg, once a day.
    [Fact]
    public void Azacitidine_is_computed_completely_without_a_supplement()
    {
        PlannedOrder order = Aall15P1.Definition.Block(BlockIds.Azacitidine1).Order("azacitidine");

        DoseResult result = DoseCalculator.Compile(order, DosingPolicy.Default).Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart.PlusDays(4));

        Assert.Equal(DecisionOutcome.Proceed, result.Outcome);
        Assert.Equal(new ComputedDose(Sample.Milligrams(15.5m), Sample.Milligrams(15.5m)), result.Dose);
        Assert.Equal(Standing.Protocol, result.LowestStanding);
        Assert.Null(result.SupplementFingerprint);
        Assert.Null(result.PercentChangeByRounding);
        Assert.Equal(
            ["weight 6.2 kg, measured on 2026-02-07 (6 days before)", "2.5 mg/kg/dose = 15.5 mg/dose", "15.5 mg, one dose that day"],
            result.Steps.Select(step => step.Text));
        Assert.Equal([null, "DECK, slide Azacitidine", null], result.Steps.Select(step => step.Citation?.ToString()));
        Assert.Equal("azacitidine 15.5 mg, one dose that day", result.Answer);
    }

    // 60 cm and 5.4 kg: √(324/3600) = 0.3 m². 5 g/m² × 0.3 m² = 1500 mg; born 2025-09-14, so 4 months old on
    // 2026-02-09: × 2/3 = 1000 mg, exactly.
    [Fact]
    public void High_dose_methotrexate_shows_every_step_and_its_standing()
    {
        PlannedOrder order = Aall15P1.Definition.Block(BlockIds.InterimMaintenance).Order("methotrexate-high-dose");

        DoseResult result = DoseCalculator.Compile(order, WithInterfant).Explain(Sample.Measured(5.4m, 60m), Sample.BlockStart, Sample.BlockStart);

        Assert.Equal(Sample.Milligrams(1000m), result.Dose.PerDose);
        Assert.Equal(["weight", "height", "body-surface-area", "size", "infant-factor", "final"], result.Steps.Select(step => step.Kind));
        Assert.Equal(
            [null, null, Standing.Reference, Standing.Backbone, Standing.Backbone, null], result.Steps.Select(step => step.Standing));
        Assert.Equal("body surface area by mosteller, √(cm × kg / 3600) = 0.3 m²", result.Steps[2].Text);
        Assert.Equal("5000 mg/m²/dose, before the infant factor = 1500 mg/dose", result.Steps[3].Text);
        Assert.Equal("infant factor 2/3 (Interfant, band from 0 months, age on 2026-02-09) = 1000 mg", result.Steps[4].Text);
        Assert.Equal(Standing.Reference, result.LowestStanding);
    }

    [Trait("Rule", "DOSE-INFANT-FACTOR")]
    [Fact]
    public void A_dose_before_the_infant_factor_is_refused_without_a_policy()
    {
        PlannedOrder order = Aall15P1.Definition.Block(BlockIds.Induction).Order("daunorubicin");

        DoseResult result = DoseCalculator.Compile(order, DosingPolicy.Default).Explain(Sample.Measured(5.4m, 60m), Sample.BlockStart, Sample.BlockStart);

        Assert.Equal(DecisionOutcome.CannotDecide, result.Outcome);
        Assert.Equal(default, result.Dose);
        Assert.Equal(Standing.Unpublished, result.LowestStanding);
        Assert.Equal("DOSE-INFANT-FACTOR", Assert.Single(result.Decision.Findings).Rule.Id);
        Assert.StartsWith("missing: the infant factor policy (daunorubicin is stated before the infant factor", result.Answer, StringComparison.Ordinal);
    }

    [Trait("Rule", "DOSE-STATED")]
    [Fact]
    public void An_unpublished_dose_is_refused_by_name()
    {
        PlannedOrder order = Aall15P1.Definition.Block(BlockIds.Consolidation).Order("cyclophosphamide");

        DoseResult result = DoseCalculator.Compile(order, WithInterfant).Explain(Sample.Infant, Sample.BlockStart, Sample.BlockStart);

        Assert.Equal("AALL15P1's cyclophosphamide dose in Consolidation is unpublished; the site's supplement must state it", result.Answer);
        Finding finding = Assert.Single(result.Decision.Findings);
        Assert.Equal("DOSE-STATED", finding.Rule.Id);
        Assert.Equal(DecisionOutcome.CannotDecide, finding.Effect);
        Assert.Equal("AALL15P1's cyclophosphamide dose in Consolidation", finding.Missing);
        Assert.Equal(Audience.StudyTeam, finding.Audience);
    }

    [Trait("Rule", "DOSE-WEIGHT")]
    [Trait("Rule", "DOSE-HEIGHT")]
    [Theory]
    [InlineData(false, false, "DOSE-WEIGHT,DOSE-HEIGHT")]
    [InlineData(true, false, "DOSE-HEIGHT")]
    [InlineData(false, true, "DOSE-WEIGHT")]
    public void Every_missing_measurement_is_named(bool hasWeight, bool hasHeight, string rules)
    {
        List<Measurement> measured = [];
        if (hasWeight)
        {
            measured.Add(new(Sample.BlockStart, Weight.FromKilograms(6m), height: null));
        }

        if (hasHeight)
        {
            measured.Add(new(Sample.BlockStart, weight: null, Height.FromCentimetres(60m)));
        }

        DoseResult result = Sample.Explain(Area(75m), infant: new Infant(Sample.Born, measured.ToValueList()));

        Assert.Equal(DecisionOutcome.CannotDecide, result.Outcome);
        Assert.Equal(rules, string.Join(',', result.Decision.Findings.Select(finding => finding.Rule.Id)));
    }

    // Weighed on 2026-02-10 only. The day before: no weight. The day itself and the day after: 6 kg × 1 mg/kg.
    [Trait("Rule", "DOSE-WEIGHT")]
    [Theory]
    [InlineData(9, null)]
    [InlineData(10, "6 mg")]
    [InlineData(11, "6 mg")]
    public void A_measurement_that_is_dated_later_is_not_used(int day, string? amount)
    {
        Infant infant = new(Sample.Born, [new(new LocalDate(2026, 2, 10), Weight.FromKilograms(6m), height: null)]);

        DoseResult result = Sample.Explain(ByWeight(1m), infant: infant, date: new LocalDate(2026, 2, day));

        Assert.Equal(amount, result.Dose.PerDose?.ToString());
    }

    [Fact]
    public void The_latest_measurement_counts_and_of_one_day_the_later_in_the_list()
    {
        LocalDate day = new(2026, 2, 5);
        Infant infant = new(Sample.Born,
        [
            new(day, Weight.FromKilograms(7m), height: null),
            new(day.PlusDays(-1), Weight.FromKilograms(9m), height: null),
            new(day, Weight.FromKilograms(6m), height: null),
        ]);

        Assert.Equal(Sample.Milligrams(6m), Sample.Explain(ByWeight(1m), infant: infant).Dose.PerDose);
    }

    [Fact]
    public void A_measurement_before_birth_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Infant(Sample.Born, [new(Sample.Born.PlusDays(-1), Weight.FromKilograms(3m), height: null)]));

    [Fact]
    public void A_measurement_without_values_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Measurement(Sample.Born, weight: null, height: null));
        Assert.Throws<ArgumentException>(() => new Measurement(Sample.Born, default(Weight), height: null));
    }

    [Fact]
    public void Infants_are_equal_by_value() =>
        Assert.Equal(Sample.Infant, new Infant(Sample.Born, Sample.Infant.Measurements.Reverse().ToValueList()));

    // Every basis with 6.2 kg, and 0.3 m² where the body surface counts.
    [Theory]
    [MemberData(nameof(Bases))]
    public void Every_basis_gives_its_amount(DoseRule rule, string perDose, string perDay, int timesPerDay)
    {
        ComputedDose dose = Sample.Explain(rule, timesPerDay: timesPerDay, infant: Sample.Measured(5.4m, 60m)).Dose;

        Assert.Equal((perDose, perDay), (dose.PerDose.ToString(), dose.PerDay.ToString()));
    }

    // 5.4 kg; 60 cm and 5.4 kg make 0.3 m².
    public static TheoryData<DoseRule, string, string, int> Bases() => new()
    {
        { DoseRule.Of(DrugMass.FromMilligrams(12m).PerDose()), "12 mg", "12 mg", 1 },
        { DoseRule.Of(DrugMass.FromMilligrams(12m).PerDay()), "4 mg", "12 mg", 3 },
        { DoseRule.Of(InternationalUnits.FromInternationalUnits(500m).PerDose()), "500 IU", "1000 IU", 2 },
        { DoseRule.Of(InternationalUnits.FromInternationalUnits(500m).PerDay()), "250 IU", "500 IU", 2 },
        { DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2m).PerDose()), "10.8 mg", "21.6 mg", 2 },
        { DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2m).PerDay()), "3.6 mg", "10.8 mg", 3 },
        { DoseRule.Of(UnitsPerWeight.FromInternationalUnitsPerKilogram(100m).PerDose()), "540 IU", "540 IU", 1 },
        { DoseRule.Of(UnitsPerWeight.FromInternationalUnitsPerKilogram(100m).PerDay()), "270 IU", "540 IU", 2 },
        { DoseRule.Of(MassPerArea.FromGramsPerSquareMetre(2m).PerDose()), "600 mg", "1200 mg", 2 },
        { DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(6m).PerDay()), "0.6 mg", "1.8 mg", 3 },
        { DoseRule.Of(UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m).PerDose()), "750 IU", "750 IU", 1 },
        { DoseRule.Of(UnitsPerArea.FromInternationalUnitsPerSquareMetre(2500m).PerDay()), "375 IU", "750 IU", 2 },
    };

    // 10 mg/day in 3 doses: 3.33... mg a dose, and the day stays exactly 10 mg.
    [Fact]
    public void A_divided_day_adds_up_to_itself()
    {
        ComputedDose dose = Sample.Explain(DoseRule.Of(DrugMass.FromMilligrams(10m).PerDay()), timesPerDay: 3).Dose;

        Assert.Equal(Sample.Milligrams(10m), dose.PerDay);
        Assert.Equal("3.333333… mg per dose, 10 mg per day", dose.ToString());
    }

    [Trait("Rule", "DOSE-TIMES-PER-DAY")]
    [Fact]
    public void Unknown_doses_a_day_matter_only_where_the_dose_depends_on_them()
    {
        DoseRule perDose = DoseRule.Of(DrugMass.FromMilligrams(10m).PerDose());
        DoseRule perDay = DoseRule.Of(DrugMass.FromMilligrams(10m).PerDay());
        DosingPolicy rounded = Sample.Rounding(Sample.Milligrams(1m));

        Assert.Equal(new ComputedDose(Sample.Milligrams(10m), null), Sample.Explain(perDose, timesPerDay: null).Dose);
        Assert.Equal(new ComputedDose(null, Sample.Milligrams(10m)), Sample.Explain(perDay, timesPerDay: null).Dose);
        Assert.Equal(new ComputedDose(Sample.Milligrams(10m), null), Sample.Explain(perDose, rounded, timesPerDay: null).Dose);
        Assert.Equal(
            new ComputedDose(null, Sample.Milligrams(9m)), Sample.Explain(perDay with { MaximumPerDay = Sample.Milligrams(9m) }, timesPerDay: null).Dose);
        foreach (DoseResult refused in new[]
        {
            Sample.Explain(perDay, rounded, timesPerDay: null),
            Sample.Explain(perDay with { MaximumPerDose = Sample.Milligrams(9m) }, timesPerDay: null),
            Sample.Explain(perDose with { MaximumPerDay = Sample.Milligrams(9m) }, timesPerDay: null),
        })
        {
            Assert.Equal(DecisionOutcome.CannotDecide, refused.Outcome);
            Assert.Equal("DOSE-TIMES-PER-DAY", Assert.Single(refused.Decision.Findings).Rule.Id);
        }
    }

    // 1 mg/kg with a cap of 6 mg: just below, at, and just above the weight of 6 kg.
    [Theory]
    [InlineData("5.999", "5.999 mg", false)]
    [InlineData("6", "6 mg", false)]
    [InlineData("6.001", "6 mg", true)]
    public void A_cap_of_one_dose_bites_above_it(string kilograms, string amount, bool isCapped)
    {
        DoseResult result = Sample.Explain(ByWeight(1m) with { MaximumPerDose = Sample.Milligrams(6m) }, infant: Sample.Measured(Parse(kilograms), 60m));

        Assert.Equal(amount, result.Dose.PerDose.ToString());
        Assert.Equal(isCapped, result.Steps.OfType<DoseStep.Capped>().Any());
    }

    // 1 mg/kg/dose twice a day with a cap of 9 mg a day: 4.5 mg a dose at most; a cap of 4 mg a dose is the lower.
    [Fact]
    public void The_lower_of_two_caps_bites()
    {
        DoseRule ofDay = ByWeight(1m) with { MaximumPerDay = Sample.Milligrams(9m) };
        DoseResult byDay = Sample.Explain(ofDay, timesPerDay: 2);
        DoseResult byDose = Sample.Explain(ofDay with { MaximumPerDose = Sample.Milligrams(4m) }, timesPerDay: 2);

        Assert.Equal(new ComputedDose(Sample.Milligrams(4.5m), Sample.Milligrams(9m)), byDay.Dose);
        Assert.Equal("at most 9 mg/day = 4.5 mg", Assert.Single(byDay.Steps.OfType<DoseStep.Capped>()).Text);
        Assert.Equal(new ComputedDose(Sample.Milligrams(4m), Sample.Milligrams(8m)), byDose.Dose);
        Assert.Equal("at most 4 mg/dose = 4 mg", Assert.Single(byDose.Steps.OfType<DoseStep.Capped>()).Text);
    }

    [Fact]
    public void A_cap_of_another_kind_or_of_nothing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ByWeight(1m) with { MaximumPerDose = InternationalUnits.FromInternationalUnits(5m) });
        Assert.Throws<ArgumentException>(() => ByWeight(1m) with { MaximumPerDay = Sample.Milligrams(0m) });
    }

    // 12 mg with a taper of 1/2 for 2 days and 1/4 for 3 days, on an order of days 1-28: days 1, 2 | 3, 4, 5 | 6.
    [Trait("Rule", "DOSE-TAPER")]
    [Theory]
    [InlineData(1, "6 mg")]
    [InlineData(2, "6 mg")]
    [InlineData(3, "3 mg")]
    [InlineData(5, "3 mg")]
    [InlineData(6, null)]
    public void A_taper_goes_through_its_steps_and_ends_where_they_end(int day, string? amount)
    {
        DoseRule taper = DoseRule.Of(DrugMass.FromMilligrams(12m).PerDose()) with { Taper = [new(2, new(1, 2)), new(3, new(1, 4))] };

        DoseResult result = Sample.Explain(taper, date: Sample.BlockStart.PlusDays(day - 1));

        Assert.Equal(amount, result.Dose.PerDose?.ToString());
        Assert.Equal(amount is null ? ["DOSE-TAPER"] : [], result.Decision.Findings.Select(finding => finding.Rule.Id));
    }

    // The taper of Delayed Intensification Part 1 is on days 15-21: its first step is for day 15.
    [Fact]
    public void A_taper_counts_the_orders_own_days()
    {
        PlannedOrder order = Aall15P1.Definition.Block(BlockIds.DelayedIntensification1).Order("dexamethasone-taper") with
        {
            Dose = new Fact<DoseRule>.Known(Sample.Cited(DoseRule.Of(DrugMass.FromMilligrams(12m).PerDay()) with { Taper = [new(3, new(1, 2)), new(4, new(1, 4))] })),
        };
        DoseCalculator calculator = DoseCalculator.Compile(order, DosingPolicy.Default);

        Assert.Equal("2 mg", Of(15));
        Assert.Equal("2 mg", Of(17));
        Assert.Equal("1 mg", Of(18));
        Assert.Equal("1 mg", Of(21));
        Assert.Equal("none", Of(14));

        string Of(int day) =>
            calculator.Evaluate(Sample.Infant, Sample.BlockStart, Sample.BlockStart.PlusDays(day - 1), out ComputedDose dose) == DecisionOutcome.Proceed ? dose.PerDose.ToString()! : "none";
    }

    [Fact]
    public void Dates_out_of_order_are_refused()
    {
        DoseCalculator calculator = DoseCalculator.Compile(Sample.Order(ByWeight(1m)), DosingPolicy.Default);

        Assert.Throws<ArgumentOutOfRangeException>(() => calculator.Evaluate(Sample.Infant, Sample.BlockStart, Sample.BlockStart.PlusDays(-1), out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => calculator.Evaluate(Sample.Infant, Sample.Born.PlusDays(-1), Sample.BlockStart, out _));
    }

    [Fact]
    public void A_book_has_a_calculator_for_every_order()
    {
        DoseBook book = DoseBook.Compile(Aall15P1.Definition, WithInterfant);

        Assert.Same(WithInterfant, book.Policy);
        foreach (Block block in Aall15P1.Definition.Blocks)
        {
            foreach (PlannedOrder order in block.Orders)
            {
                Assert.Same(order, book.Of(block.Id, order.Id).Order);
            }
        }

        Assert.Throws<ArgumentException>(() => book.Of(0, Aall15P1.Definition.Blocks[1].Orders[0]));
    }

    private static DoseRule ByWeight(decimal milligramsPerKilogram) => DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(milligramsPerKilogram).PerDose());

    private static DoseRule Area(decimal milligramsPerSquareMetre) => DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(milligramsPerSquareMetre).PerDose());

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
