using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

public sealed class RoundingTests
{
    // To a multiple of 0.5 mg: just below, at and just above a tie, and on a multiple.
    [Theory]
    [InlineData("2.2499", RoundingDirection.Nearest, RoundingTie.Up, "2 mg")]
    [InlineData("2.25", RoundingDirection.Nearest, RoundingTie.Up, "2.5 mg")]
    [InlineData("2.25", RoundingDirection.Nearest, RoundingTie.Down, "2 mg")]
    [InlineData("2.25", RoundingDirection.Nearest, RoundingTie.Even, "2 mg")]
    [InlineData("2.75", RoundingDirection.Nearest, RoundingTie.Even, "3 mg")]
    [InlineData("2.75", RoundingDirection.Nearest, RoundingTie.Down, "2.5 mg")]
    [InlineData("2.2501", RoundingDirection.Nearest, RoundingTie.Down, "2.5 mg")]
    [InlineData("2.4999", RoundingDirection.Down, RoundingTie.Down, "2 mg")]
    [InlineData("2.5", RoundingDirection.Down, RoundingTie.Down, "2.5 mg")]
    [InlineData("2.5", RoundingDirection.Up, RoundingTie.Down, "2.5 mg")]
    [InlineData("2.5001", RoundingDirection.Up, RoundingTie.Down, "3 mg")]
    public void A_dose_is_rounded_as_the_policy_says(string milligrams, RoundingDirection direction, RoundingTie tie, string rounded)
    {
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(Parse(milligrams)).PerDose());

        Assert.Equal(rounded, Sample.Explain(rule, Sample.Rounding(Sample.Milligrams(0.5m), direction, tie)).Dose.PerDose.ToString());
    }

    // 10 mg/day in 3 doses, each to 0.5 mg: 3.33... to 3.5; the day is then 10.5 mg. (3.5 - 10/3) / (10/3) = 5 %.
    [Fact]
    public void The_single_dose_is_rounded_and_the_day_follows()
    {
        DoseResult result = Sample.Explain(DoseRule.Of(DrugMass.FromMilligrams(10m).PerDay()), Sample.Rounding(Sample.Milligrams(0.5m)), timesPerDay: 3);

        Assert.Equal(new ComputedDose(Sample.Milligrams(3.5m), Sample.Milligrams(10.5m)), result.Dose);
        Assert.Equal(5m, decimal.Round(result.PercentChangeByRounding!.Value, 20));
        Assert.Equal(Standing.Site, Assert.Single(result.Steps.OfType<DoseStep.Rounded>()).Standing);
    }

    // 37.5 mg × 2/3 = 25 mg, exactly between 20 and 30, which a factor of 0.6666... would miss.
    [Theory]
    [InlineData(RoundingTie.Down, 20)]
    [InlineData(RoundingTie.Up, 30)]
    public void A_tie_after_a_factor_of_two_thirds_is_still_a_tie(RoundingTie tie, int milligrams)
    {
        DosingPolicy policy = Sample.Rounding(Sample.Milligrams(10m), RoundingDirection.Nearest, tie) with
        {
            InfantFactor = AALL15P1.Protocol.Definition.InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)),
        };

        DoseResult result = Sample.Explain(DoseRule.Of(DrugMass.FromMilligrams(37.5m).PerDose()) with { IsBeforeInfantFactor = true }, policy);

        Assert.Equal(Sample.Milligrams(milligrams), result.Dose.PerDose);
    }

    // A cap of 2.2 mg: 2.1 mg to the nearest 0.5 is 2; 2.4 mg is capped to 2.2, and up would be 2.5, so it is 2.
    [Theory]
    [InlineData("2.1", RoundingDirection.Up)]
    [InlineData("2.4", RoundingDirection.Up)]
    [InlineData("2.4", RoundingDirection.Nearest)]
    public void Rounding_never_breaks_a_cap(string milligrams, RoundingDirection direction)
    {
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(Parse(milligrams)).PerDose()) with { MaximumPerDose = Sample.Milligrams(2.2m) };

        Assert.Equal(Sample.Milligrams(2m), Sample.Explain(rule, Sample.Rounding(Sample.Milligrams(0.5m), direction)).Dose.PerDose);
    }

    // 2.1 mg to a multiple of 0.5 mg is 2 mg, however far above it the cap lies.
    [Theory]
    [InlineData("2")]
    [InlineData("10")]
    public void Rounding_never_raises_a_dose_towards_its_cap(string cap)
    {
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(2.1m).PerDose()) with { MaximumPerDose = Sample.Milligrams(Parse(cap)) };

        Assert.Equal("2 mg", Sample.Explain(rule, Sample.Rounding(Sample.Milligrams(0.5m))).Dose.PerDose.ToString());
    }

    // The quotients by 3 round to 1 and 2 in the 28 digits that they have, and their multiples do not fit. Four times
    // 2.0000000000000000000000000001 is above 8 in its last digit, and rounds to 8 where it is multiplied.
    [Theory]
    [InlineData("2.9999999999999999999999999999", "3", 0)]
    [InlineData("3", "3", 1)]
    [InlineData("5.9999999999999999999999999999", "3", 1)]
    [InlineData("6", "3", 2)]
    [InlineData("8.5", "3", 2)]
    [InlineData("8", "2.0000000000000000000000000001", 3)]
    public void A_multiple_fits_exactly_or_not(string value, string step, int multiples) => Assert.Equal(multiples, Rounding.MultiplesWithin(Parse(value), Parse(step)));

    // Five times 2.0000000000000000000000000004 mg is 10.000000000000000000000000002 mg, and four such doses are the day's cap:
    // the dose is at the cap, and rounding leaves it there.
    [Fact]
    public void A_rounded_dose_at_its_cap_stays()
    {
        DoseAmount dose = Sample.Milligrams(10.000000000000000000000000002m);
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(10.000000000000000000000000002m).PerDose()) with { MaximumPerDay = Sample.Milligrams(40.000000000000000000000000008m) };

        Assert.Equal(dose, Sample.Explain(rule, Sample.Rounding(Sample.Milligrams(2.0000000000000000000000000004m), RoundingDirection.Down), timesPerDay: 4).Dose.PerDose);
    }

    // 0.2 mg to a multiple of 0.5 mg is nothing: that is no dose but a hazard.
    [Trait("Rule", "DOSE-NOT-ROUNDED-AWAY")]
    [Fact]
    public void A_dose_that_rounding_would_turn_into_nothing_is_held()
    {
        DoseResult result = Sample.Explain(DoseRule.Of(DrugMass.FromMilligrams(0.2m).PerDose()), Sample.Rounding(Sample.Milligrams(0.5m)));

        Finding finding = Assert.Single(result.Decision.Findings);
        Assert.Equal((DecisionOutcome.Hold, Severity.Hazard, "DOSE-NOT-ROUNDED-AWAY"), (result.Outcome, finding.Severity, finding.Rule.Id));
        Assert.Null(result.Dose.PerDose);
    }

    // √(1 cm × 1 kg / 3600) = 0.0166... m², which is nothing to one decimal.
    [Trait("Rule", "DOSE-NOT-ROUNDED-AWAY")]
    [Fact]
    public void An_area_that_rounding_would_turn_into_nothing_is_held()
    {
        DosingPolicy policy = DosingPolicy.Default with { BsaRounding = Sample.Cited(new BsaRounding(1)) };
        DoseResult result = Sample.Explain(DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(30m).PerDose()), policy, infant: Sample.Measured(1m, 1m));

        Assert.Equal(DecisionOutcome.Hold, result.Outcome);
        Assert.StartsWith("a body surface area of 0.016666… m² rounded", Assert.Single(result.Decision.Findings).Observed, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_policy_nothing_is_rounded() =>
        Assert.Equal("0.123456789012345678 mg", Sample.Explain(DoseRule.Of(DrugMass.FromMilligrams(0.123456789012345678m).PerDose())).Dose.PerDose.ToString());

    [Fact]
    public void A_policy_that_names_the_drug_goes_before_one_that_does_not_and_units_keep_apart()
    {
        Cited<RoundingPolicy> all = Sample.Cited(new RoundingPolicy(Sample.Milligrams(10m)));
        Cited<RoundingPolicy> cytarabine = Sample.Cited(new RoundingPolicy(Sample.Milligrams(1m)) { Drug = Drugs.Cytarabine });
        Cited<RoundingPolicy> intravenous = Sample.Cited(new RoundingPolicy(Sample.Milligrams(2m)) { Drug = Drugs.Vincristine, Routes = Route.IV });
        Cited<RoundingPolicy> units = Sample.Cited(new RoundingPolicy(InternationalUnits.FromInternationalUnits(5m)));
        DosingPolicy policy = DosingPolicy.Default with { Rounding = [all, intravenous, cytarabine, units] };
        DoseRule milligrams = DoseRule.Of(DrugMass.FromMilligrams(10m).PerDose());

        Assert.Same(cytarabine, Applied(milligrams, Drugs.Cytarabine));
        Assert.Same(intravenous, Applied(milligrams, Drugs.Vincristine));
        Assert.Same(all, Applied(milligrams, Drugs.Daunorubicin));
        Assert.Same(units, Applied(DoseRule.Of(InternationalUnits.FromInternationalUnits(10m).PerDose()), Drugs.Cytarabine));

        Cited<RoundingPolicy>? Applied(DoseRule rule, Drug drug) => DoseCalculator.Compile(Sample.Order(rule, drug: drug), policy).AppliedRounding;
    }

    [Fact]
    public void An_increment_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new RoundingPolicy(Sample.Milligrams(0m)));

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
