using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using Xunit;

namespace AALL15P1.Protocol.Tests.Dosing;

public sealed class DoseAllocationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dose_without_its_steps_allocates_nothing(bool isByArea)
    {
        DoseRule rule = isByArea
            ? DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(30m).PerDay()) with { IsBeforeInfantFactor = true, MaximumPerDose = Sample.Milligrams(100m) }
            : DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDose());
        DosingPolicy policy = Sample.Rounding(Sample.Milligrams(0.1m)) with
        {
            InfantFactor = AALL15P1.Protocol.Definition.InterfantFactor.Under(InterpretationChoices.DefaultsOf(Interpretations.All)),
        };
        DoseCalculator calculator = DoseCalculator.Compile(Sample.Order(rule, timesPerDay: 3), policy);
        Assert.Equal(DecisionOutcome.Proceed, calculator.Evaluate(Sample.Infant, Sample.BlockStart, Sample.BlockStart, out _));

        decimal sum = 0m;
        long bytes = Allocated.Least(() =>
        {
            for (int day = 0; day < 1000; day++)
            {
                calculator.Evaluate(Sample.Infant, Sample.BlockStart, Sample.BlockStart, out ComputedDose dose);
                sum += dose.PerDose!.Value.Mass!.Value.Milligrams;
            }
        });

        Assert.Equal(0, bytes);
        Assert.True(sum > 0m);
    }
}
