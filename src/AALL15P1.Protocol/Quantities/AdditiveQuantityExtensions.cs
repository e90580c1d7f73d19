namespace AALL15P1.Protocol;

/// <summary>Sum and difference of two quantities of one kind.</summary>
public static class AdditiveQuantityExtensions
{
    extension<T>(T)
        where T : struct, IAdditiveQuantity<T>
    {
        /// <summary>The sum.</summary>
        /// <exception cref="OverflowException">The sum is too large for a decimal.</exception>
        public static T operator +(T left, T right) =>
            T.FromCanonical(QuantityArithmetic.Add(left.CanonicalValue, right.CanonicalValue));

        /// <summary>What is left when the right quantity is taken from the left one, which must be at least as large.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The right quantity is the larger.</exception>
        public static T operator -(T left, T right) =>
            right.CanonicalValue <= left.CanonicalValue
                ? T.FromCanonical(left.CanonicalValue - right.CanonicalValue)
                : throw new ArgumentOutOfRangeException(nameof(right), right, $"No more than {left} can be taken from {left}.");
    }
}
