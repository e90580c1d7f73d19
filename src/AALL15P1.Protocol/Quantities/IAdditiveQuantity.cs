namespace AALL15P1.Protocol;

/// <summary>
/// A quantity of which two can be added, and a smaller taken from a larger: amounts, doses, counts.
/// A body weight or a concentration is a quantity, but the sum of two of them means nothing.
/// </summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IAdditiveQuantity<TSelf> : IDecimalQuantity<TSelf>
    where TSelf : struct, IAdditiveQuantity<TSelf>;
