using Xunit;

namespace AALL15P1.Protocol.Tests.Quantities;

/// <summary>What holds besides for every quantity of which two can be added.</summary>
public abstract class AdditiveQuantityLaws<T> : QuantityLaws<T>
    where T : struct, IExactQuantity<T>, System.Numerics.IAdditionOperators<T, T, T>, System.Numerics.ISubtractionOperators<T, T, T>
{
    [Property]
    public void Addition_is_commutative(T left, T right) => Assert.Equal(left + right, right + left);

    [Property]
    public void Addition_is_associative(T first, T second, T third) =>
        Assert.Equal(first + second + third, first + (second + third));

    [Property]
    public void Nothing_added_or_taken_changes_nothing(T quantity)
    {
        T zero = T.FromCanonical(0m);
        Assert.Equal(quantity, quantity + zero);
        Assert.Equal(quantity, quantity - zero);
        Assert.Equal(zero, quantity - quantity);
    }

    [Property]
    public void What_was_added_can_be_taken_again(T left, T right) => Assert.Equal(left, left + right - right);

    [Property]
    public void A_sum_is_at_least_each_part(T left, T right) => Assert.True(left + right >= left && left + right >= right);

    [Property]
    public void More_than_there_is_cannot_be_taken(T quantity)
    {
        T more = quantity + T.FromCanonical(0.000000001m);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("right", () => quantity - more);
        Assert.Equal(more, error.ActualValue);
        Assert.StartsWith($"{more} cannot be taken from {quantity}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_larger_than_a_decimal_can_hold_is_an_overflow() =>
        Assert.Throws<OverflowException>(() => T.FromCanonical(decimal.MaxValue) + T.FromCanonical(1m));
}
