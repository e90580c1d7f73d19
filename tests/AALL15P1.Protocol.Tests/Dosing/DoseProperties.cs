using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

[Properties(Arbitrary = [typeof(QuantityGenerators), typeof(DosingGenerators)])]
public sealed class DoseProperties
{
    [Property]
    public bool More_weight_never_gives_less(MassPerWeight size, Weight one, Weight other, RoundingDirection direction, RoundingTie tie)
    {
        DosingPolicy policy = Sample.Rounding(Sample.Milligrams(0.5m), direction, tie);
        (Weight lighter, Weight heavier) = one <= other ? (one, other) : (other, one);

        decimal less = Amount(DoseRule.Of(size.PerDose()), policy, lighter, Height.FromCentimetres(60m)) ?? 0m;
        decimal more = Amount(DoseRule.Of(size.PerDose()), policy, heavier, Height.FromCentimetres(60m)) ?? 0m;

        return less <= more;
    }

    [Property]
    public bool The_engine_agrees_with_the_typed_algebra_on_a_dose_by_weight(MassPerWeight size, Weight weight) =>
        Amount(DoseRule.Of(size.PerDose()), DosingPolicy.Default, weight, Height.FromCentimetres(60m)) == (size * weight).Milligrams;

    [Property]
    public bool Grams_or_kilograms_centimetres_or_metres_milligrams_or_grams_give_the_same(MassPerArea size, Weight weight, Height height)
    {
        decimal? canonical = Amount(DoseRule.Of(size.PerDose()), DosingPolicy.Default, weight, height);
        decimal? other = Amount(
            DoseRule.Of(MassPerArea.FromGramsPerSquareMetre(size.GramsPerSquareMetre).PerDose()),
            DosingPolicy.Default,
            Weight.FromGrams(weight.Grams),
            Height.FromMetres(height.Metres));

        return canonical == other;
    }

    [Property]
    public bool A_dose_is_never_above_its_caps(
        MassPerWeight size, Weight weight, CapCase caps, RoundingDirection direction, RoundingTie tie, DosePeriod period)
    {
        DoseRule rule = new(new DoseSize.MassByWeight(size), period) { MaximumPerDose = caps.PerDose, MaximumPerDay = caps.PerDay };
        DosingPolicy policy = DosingPolicy.Default with { Rounding = caps.Increment is { } increment ? [Sample.Cited(new RoundingPolicy(increment, direction, tie))] : [] };
        DecisionOutcome outcome = DoseCalculator.Compile(Sample.Order(rule, caps.TimesPerDay), policy)
            .Evaluate(Infant(weight, Height.FromCentimetres(60m)), Sample.BlockStart, Sample.BlockStart, out ComputedDose dose);

        return outcome == DecisionOutcome.Hold
            || (dose.PerDose!.Value.RatioTo(caps.PerDose) <= 1m
                && dose.PerDay!.Value.RatioTo(caps.PerDay) <= 1m
                && decimal.Round(dose.PerDay.Value.Mass!.Value.Milligrams - (dose.PerDose.Value.Mass!.Value.Milligrams * caps.TimesPerDay), 15) == 0m);
    }

    [Property]
    public bool Rounding_stays_within_its_increment(MassPerWeight size, Weight weight, DrugMass step, RoundingDirection direction, RoundingTie tie)
    {
        DoseAmount increment = step.Milligrams == 0m ? Sample.Milligrams(0.1m) : step;
        decimal exact = (size * weight).Milligrams;
        decimal? rounded = Amount(DoseRule.Of(size.PerDose()), Sample.Rounding(increment, direction, tie), weight, Height.FromCentimetres(60m));
        decimal unit = increment.Mass!.Value.Milligrams;
        decimal error = (rounded ?? 0m) - exact;

        return decimal.Remainder(rounded ?? 0m, unit) == 0m && direction switch
        {
            RoundingDirection.Nearest => Math.Abs(error) * 2m <= unit,
            RoundingDirection.Down => error <= 0m && -error < unit,
            _ => error >= 0m && error < unit,
        };
    }

    [Property]
    public bool The_infant_factor_never_gives_more_than_the_stated_size(MassPerArea size, Weight weight, Height height, bool isAsPrinted)
    {
        InterpretationChoices choices = InterpretationChoices.DefaultsOf(Interpretations.All);
        DosingPolicy policy = DosingPolicy.Default with
        {
            InfantFactor = AALL15P1.Protocol.Definition.InterfantFactor.Under(isAsPrinted ? choices.With("D4", "as-printed") : choices),
        };
        decimal full = Amount(DoseRule.Of(size.PerDose()), policy, weight, height)!.Value;
        decimal scaled = Amount(DoseRule.Of(size.PerDose()) with { IsBeforeInfantFactor = true }, policy, weight, height)!.Value;

        // Two thirds, to the last digit that a decimal of this size has.
        return scaled <= full && decimal.Round((scaled * 3m) - (full * 2m), 8) == 0m;
    }

    [Property]
    public bool The_answer_and_its_explanation_are_the_same(Weight weight, Height height, bool hasWeight, bool hasHeight, bool hasFactor, bool isRounded, FsCheck.NonNegativeInt which)
    {
        DosingPolicy policy = new()
        {
            InfantFactor = hasFactor ? AALL15P1.Protocol.Definition.InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)) : null,
            BsaRounding = isRounded ? Sample.Cited(new BsaRounding(2)) : null,
            Rounding = isRounded ? [Sample.Cited(new RoundingPolicy(Sample.Milligrams(0.5m)))] : [],
        };
        Infant infant = hasWeight || hasHeight
            ? new(Sample.Born, [new(Sample.BlockStart, hasWeight ? weight : null, hasHeight ? height : null)])
            : new(Sample.Born, []);
        PlannedOrder[] orders = [.. Aall15P1.Definition.Blocks.SelectMany(block => block.Orders)];
        DoseCalculator calculator = DoseCalculator.Compile(orders[which.Get % orders.Length], policy);

        DecisionOutcome outcome = calculator.Evaluate(infant, Sample.BlockStart, Sample.BlockStart, out ComputedDose dose);
        DoseResult result = calculator.Explain(infant, Sample.BlockStart, Sample.BlockStart);

        return outcome == result.Outcome && dose == result.Dose && (outcome == DecisionOutcome.Proceed) == result.Steps.OfType<DoseStep.Final>().Any();
    }

    [Property]
    public bool A_fraction_is_in_lowest_terms_and_reads_back(Fraction fraction, FsCheck.PositiveInt factor)
    {
        int multiple = Math.Min(factor.Get, Fraction.Largest / Math.Max(1, Math.Max(fraction.Numerator, fraction.Denominator)));
        return Fraction.TryParse(fraction.ToString(), out Fraction read) && read == fraction
            && new Fraction(fraction.Numerator * multiple, fraction.Denominator * multiple) == fraction;
    }

    private static Infant Infant(Weight weight, Height height) => new(Sample.Born, [new(Sample.BlockStart, weight, height)]);

    private static decimal? Amount(DoseRule rule, DosingPolicy policy, Weight weight, Height height)
    {
        DoseCalculator.Compile(Sample.Order(rule), policy).Evaluate(Infant(weight, height), Sample.BlockStart, Sample.BlockStart, out ComputedDose dose);
        return dose.PerDose?.Mass?.Milligrams;
    }
}

/// <summary>Caps, doses a day and perhaps an increment.</summary>
public sealed record CapCase(DoseAmount PerDose, DoseAmount PerDay, int TimesPerDay, DoseAmount? Increment);

/// <summary>What the laws of dosing are tried on.</summary>
public static class DosingGenerators
{
    public static FsCheck.Arbitrary<CapCase> Caps() => (
        from perDose in Gen.Choose(1, 4000)
        from perDay in Gen.Choose(1, 4000)
        from times in Gen.Choose(1, 6)
        from increment in Gen.Choose(0, 300)
        select new CapCase(Milligrams(perDose), Milligrams(perDay), times, increment == 0 ? null : Milligrams(increment))).ToArbitrary();

    public static FsCheck.Arbitrary<Fraction> Fractions() => (
        from numerator in Gen.Choose(0, 5000)
        from denominator in Gen.Choose(1, 5000)
        select new Fraction(numerator, denominator)).ToArbitrary();

    public static FsCheck.Arbitrary<RoundingDirection> Directions() => Gen.Elements(Enum.GetValues<RoundingDirection>()).ToArbitrary();

    public static FsCheck.Arbitrary<RoundingTie> Ties() => Gen.Elements(Enum.GetValues<RoundingTie>()).ToArbitrary();

    public static FsCheck.Arbitrary<DosePeriod> Periods() => Gen.Elements(Enum.GetValues<DosePeriod>()).ToArbitrary();

    private static DoseAmount Milligrams(int hundredths) => DrugMass.FromMilligrams(hundredths / 100m);
}
