using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

/// <summary>What is missing is named, all of it and nothing else, and never gives a dose.</summary>
[Properties(Arbitrary = [typeof(QuantityGenerators), typeof(DosingGenerators)])]
public sealed class MissingDataProperties
{
    [Property]
    [Trait("Rule", "DOSE-WEIGHT")]
    [Trait("Rule", "DOSE-HEIGHT")]
    [Trait("Rule", "DOSE-INFANT-FACTOR")]
    public bool A_dose_by_surface_before_the_infant_factor_names_each_thing_that_is_missing(
        MassPerArea size, Weight weight, Height height, bool hasWeight, bool hasHeight, bool hasFactor)
    {
        DosingPolicy policy = DosingPolicy.Default with
        {
            InfantFactor = hasFactor ? AALL15P1.Protocol.Definition.InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)) : null,
        };
        Infant infant = new(
            Sample.Born,
            hasWeight || hasHeight ? [new(Sample.BlockStart, hasWeight ? weight : null, hasHeight ? height : null)] : []);
        List<string> missing = [];
        missing.AddRange(hasWeight ? [] : ["DOSE-WEIGHT"]);
        missing.AddRange(hasHeight ? [] : ["DOSE-HEIGHT"]);
        missing.AddRange(hasFactor ? [] : ["DOSE-INFANT-FACTOR"]);

        return Names(Sample.Explain(DoseRule.Of(size.PerDose()) with { IsBeforeInfantFactor = true }, policy, infant: infant), missing);
    }

    [Property]
    [Trait("Rule", "DOSE-STATED")]
    public bool An_unpublished_dose_is_refused_whatever_is_known(Weight weight, Height height, FsCheck.NonNegativeInt which)
    {
        PlannedOrder[] unpublished = [.. Aall15P1.Definition.Blocks.SelectMany(block => block.Orders).Where(order => order.Dose is Fact<DoseRule>.Unpublished)];
        DosingPolicy policy = DosingPolicy.Default with { InfantFactor = AALL15P1.Protocol.Definition.InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)) };
        Infant infant = new(Sample.Born, [new(Sample.BlockStart, weight, height)]);

        return Names(DoseCalculator.Compile(unpublished[which.Get % unpublished.Length], policy).Explain(infant, Sample.BlockStart, Sample.BlockStart), ["DOSE-STATED"]);
    }

    [Property]
    [Trait("Rule", "DOSE-AGE-BAND")]
    public bool A_table_by_age_refuses_whoever_is_younger_than_it(DrugMass amount, FsCheck.NonNegativeInt from, FsCheck.NonNegativeInt age)
    {
        int firstBand = from.Get % 36;
        int days = age.Get % 1100;
        LocalDate date = Sample.Born.PlusDays(days);
        DoseRule rule = DoseRule.Of(new AgeTable<DoseAmount>([new(firstBand, amount)]));

        DoseResult result = DoseCalculator.Compile(Sample.Order(rule), DosingPolicy.Default).Explain(new Infant(Sample.Born, []), Sample.Born, date);

        return Names(result, Period.Between(Sample.Born, date, PeriodUnits.Months).Months < firstBand ? ["DOSE-AGE-BAND"] : []);
    }

    [Property]
    [Trait("Rule", "DOSE-TIMES-PER-DAY")]
    public bool Doses_a_day_are_asked_for_only_where_the_dose_depends_on_them(DosePeriod period, bool capsDose, bool capsDay, bool isRounded)
    {
        DoseRule rule = new(new DoseSize.FlatMass(DrugMass.FromMilligrams(10m)), period)
        {
            MaximumPerDose = capsDose ? Sample.Milligrams(9m) : null,
            MaximumPerDay = capsDay ? Sample.Milligrams(9m) : null,
        };
        DosingPolicy policy = isRounded ? Sample.Rounding(Sample.Milligrams(1m)) : DosingPolicy.Default;
        bool isNeeded = period == DosePeriod.PerDose ? capsDay : capsDose || isRounded;

        return Names(Sample.Explain(rule, policy, timesPerDay: null), isNeeded ? ["DOSE-TIMES-PER-DAY"] : []);
    }

    [Property]
    [Trait("Rule", "DOSE-TAPER")]
    public bool A_taper_refuses_the_days_after_its_last_step(FsCheck.PositiveInt first, FsCheck.PositiveInt second, FsCheck.NonNegativeInt day)
    {
        (int shorter, int longer) = ((first.Get % 14) + 1, (second.Get % 14) + 1);
        int dayOfBlock = (day.Get % 28) + 1;
        DoseRule rule = DoseRule.Of(DrugMass.FromMilligrams(12m).PerDose()) with { Taper = [new(shorter, new(1, 2)), new(longer, new(1, 4))] };

        return Names(Sample.Explain(rule, date: Sample.BlockStart.PlusDays(dayOfBlock - 1)), dayOfBlock > shorter + longer ? ["DOSE-TAPER"] : []);
    }

    [Property]
    [Trait("Rule", "DOSE-NOT-ROUNDED-AWAY")]
    public bool A_dose_is_never_rounded_to_nothing(DrugMass size, DrugMass step, RoundingDirection direction, RoundingTie tie)
    {
        DoseAmount increment = step.Milligrams == 0m ? Sample.Milligrams(0.1m) : step;
        DoseResult result = Sample.Explain(DoseRule.Of(size.PerDose()), Sample.Rounding(increment, direction, tie));
        bool isLost = size.Milligrams > 0m && (direction switch
        {
            RoundingDirection.Down => size.Milligrams < increment.Mass!.Value.Milligrams,
            RoundingDirection.Up => false,
            _ => tie == RoundingTie.Up
                ? size.Milligrams * 2m < increment.Mass!.Value.Milligrams
                : size.Milligrams * 2m <= increment.Mass!.Value.Milligrams,
        });

        return (result.Outcome == DecisionOutcome.Hold) == isLost && Names(result, isLost ? ["DOSE-NOT-ROUNDED-AWAY"] : []);
    }

    /// <summary>Whether the findings are exactly these rules', and a dose is given only without any.</summary>
    private static bool Names(DoseResult result, IEnumerable<string> rules) =>
        result.Decision.Findings.Select(finding => finding.Rule.Id).SequenceEqual(rules)
        && (result.Dose == default) == (result.Outcome != DecisionOutcome.Proceed)
        && (result.Outcome == DecisionOutcome.Proceed) == (result.Decision.Findings.Count == 0);
}
