using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>What holds besides for every quantity in which a dose is prescribed.</summary>
public abstract class DoseQuantityLaws<T> : AdditiveQuantityLaws<T>
    where T : struct, IDoseQuantity<T>
{
    [Property]
    public void Per_dose_and_per_day_keep_the_amount(T amount)
    {
        Assert.Equal(amount, amount.PerDose().Quantity);
        Assert.Equal(amount, amount.PerDay().Quantity);
    }

    [Property]
    public void Doses_of_a_day_divided_again_give_the_single_dose(T amount, byte more)
    {
        int dosesPerDay = more + 1;
        PerDose<T> dose = amount.PerDose();
        Assert.Equal(dose, dose.Times(dosesPerDay).DividedInto(dosesPerDay));
        Assert.Equal(amount * dosesPerDay, dose.Times(dosesPerDay).Quantity);
    }

    [Property]
    public void One_dose_a_day_is_the_amount_of_the_day(T amount)
    {
        Assert.Equal(amount.PerDay(), amount.PerDose().Times(1));
        Assert.Equal(amount.PerDose(), amount.PerDay().DividedInto(1));
    }

    [Property]
    public void Per_dose_and_per_day_are_printed_differently_and_neither_parses_as_the_other(T amount)
    {
        Assert.Equal($"{amount}/dose", amount.PerDose().ToString());
        Assert.Equal($"{amount}/day", amount.PerDay().ToString());
        Assert.False(PerDay<T>.TryParse(amount.PerDose().ToString(), out _));
        Assert.False(PerDose<T>.TryParse(amount.PerDay().ToString(), out _));
        Assert.False(PerDose<T>.TryParse(amount.ToString()!, out _));
        Assert.False(T.TryParse(amount.PerDose().ToString(), out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_than_one_dose_a_day_is_refused(int dosesPerDay)
    {
        T amount = T.FromCanonical(6m);
        Assert.Equal(dosesPerDay, Assert.Throws<ArgumentOutOfRangeException>(nameof(dosesPerDay), () => amount.PerDose().Times(dosesPerDay)).ActualValue);
        Assert.Equal(dosesPerDay, Assert.Throws<ArgumentOutOfRangeException>(nameof(dosesPerDay), () => amount.PerDay().DividedInto(dosesPerDay)).ActualValue);
    }
}
