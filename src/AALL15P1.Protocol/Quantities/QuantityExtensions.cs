using System.Diagnostics.CodeAnalysis;

namespace AALL15P1.Protocol;

/// <summary>What every quantity can do: be compared, scaled, divided by its like, read in a unit, printed and parsed.</summary>
public static class QuantityExtensions
{
    extension<T>(T quantity)
        where T : struct, IDecimalQuantity<T>
    {
        /// <summary>Whether the left quantity is smaller.</summary>
        /// <exception cref="InvalidOperationException">Either was never given a value and cannot be 0.</exception>
        public static bool operator <(T left, T right) => left.CanonicalValue < right.CanonicalValue;

        /// <summary>Whether the left quantity is smaller or equal.</summary>
        /// <exception cref="InvalidOperationException">Either was never given a value and cannot be 0.</exception>
        public static bool operator <=(T left, T right) => left.CanonicalValue <= right.CanonicalValue;

        /// <summary>Whether the left quantity is larger.</summary>
        /// <exception cref="InvalidOperationException">Either was never given a value and cannot be 0.</exception>
        public static bool operator >(T left, T right) => left.CanonicalValue > right.CanonicalValue;

        /// <summary>Whether the left quantity is larger or equal.</summary>
        /// <exception cref="InvalidOperationException">Either was never given a value and cannot be 0.</exception>
        public static bool operator >=(T left, T right) => left.CanonicalValue >= right.CanonicalValue;

        /// <summary>The quantity multiplied by a factor: 0 or more, and more than 0 for a quantity that cannot be 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The factor is out of bounds.</exception>
        /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
        public static T operator *(T left, decimal factor) => Scale(left, factor);

        /// <summary>The quantity multiplied by a factor: 0 or more, and more than 0 for a quantity that cannot be 0.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The factor is out of bounds.</exception>
        /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
        public static T operator *(decimal factor, T right) => Scale(right, factor);

        /// <summary>
        /// The quantity divided by a plain number. A fraction such as two thirds is exact as <c>dose * 2 / 3</c>, and is
        /// not as <c>dose * (2m / 3m)</c>.
        /// </summary>
        /// <exception cref="ArgumentOutOfRangeException">The divisor is 0 or less.</exception>
        /// <exception cref="OverflowException">The quotient is too large for a decimal, or too small to be told from 0.</exception>
        public static T operator /(T left, decimal divisor) =>
            divisor > 0m
                ? T.FromCanonical(QuantityArithmetic.Divide(left.CanonicalValue, divisor))
                : throw new ArgumentOutOfRangeException(nameof(divisor), divisor, $"The {T.Name} can be divided by a number greater than 0 only.");

        /// <summary>How many times the right quantity is contained in the left one: a plain number.</summary>
        /// <exception cref="DivideByZeroException">The right quantity is 0.</exception>
        /// <exception cref="OverflowException">The ratio is too large for a decimal, or too small to be told from 0.</exception>
        public static decimal operator /(T left, T right) =>
            QuantityArithmetic.Normalise(QuantityArithmetic.Divide(left.CanonicalValue, right.CanonicalValue));

        /// <summary>
        /// Reads a number and a unit, such as <c>2.5 mg/kg/dose</c> or <c>50 ×10⁹/L</c>: the clinical spelling or the
        /// UCUM code of any unit of the quantity, with or without a space, in the invariant culture.
        /// </summary>
        /// <remarks>
        /// Zeros at the end are accepted. Refused are spellings that have led to misreading: no zero before the point,
        /// a comma, "U" for international units; and a sign, an exponent, a missing or unknown unit, anything more.
        /// </remarks>
        /// <param name="text">The text; white space around it is ignored.</param>
        /// <exception cref="ArgumentNullException">The text is null.</exception>
        /// <exception cref="FormatException">The text is no such quantity; the message says what was found and what was expected.</exception>
        public static T Parse(string text)
        {
            ArgumentNullException.ThrowIfNull(text);
            return QuantityText.Parse<T>(text);
        }

        /// <summary>Reads what <c>Parse</c> reads, and says whether it could.</summary>
        /// <param name="text">The text, or null, which is no quantity.</param>
        /// <param name="result">The quantity, or the default if the text is none.</param>
        public static bool TryParse([NotNullWhen(true)] string? text, out T result) => QuantityText.TryParse(text, out result, out _);

        /// <summary>The number of this unit that the quantity makes; exact where the decimal quotient is finite.</summary>
        /// <param name="unit">One of the quantity's own units.</param>
        /// <exception cref="ArgumentException">The unit belongs to another quantity.</exception>
        /// <exception cref="InvalidOperationException">The quantity was never given a value and cannot be 0.</exception>
        /// <exception cref="OverflowException">The number is too large for a decimal.</exception>
        public decimal In(Unit unit)
        {
            ArgumentNullException.ThrowIfNull(unit);
            return T.Units.Contains(unit)
                ? QuantityArithmetic.Normalise(QuantityArithmetic.Divide(quantity.CanonicalValue, unit.Factor))
                : throw new ArgumentException($"{unit.Symbol} is no unit of {T.Name}.", nameof(unit));
        }

        /// <summary>The quantity in this unit: no trailing zeros, always a digit before the point, invariant culture.</summary>
        /// <param name="unit">One of the quantity's own units.</param>
        /// <exception cref="ArgumentException">The unit belongs to another quantity.</exception>
        /// <exception cref="InvalidOperationException">The quantity was never given a value and cannot be 0.</exception>
        public string ToString(Unit unit)
        {
            ArgumentNullException.ThrowIfNull(unit);
            return QuantityText.Format(quantity, unit);
        }
    }

    private static T Scale<T>(T quantity, decimal factor)
        where T : struct, IDecimalQuantity<T> =>
        factor > 0m || (factor == 0m && T.AllowsZero)
            ? T.FromCanonical(QuantityArithmetic.Multiply(quantity.CanonicalValue, factor))
            : throw new ArgumentOutOfRangeException(
                nameof(factor), factor, $"The {T.Name} can be multiplied by a number {(T.AllowsZero ? "of 0 or more" : "greater than 0")} only.");
}
