namespace AALL15P1.Protocol;

/// <summary>
/// The arithmetic that every quantity shares: bounds, and decimal operations in which nothing is lost silently.
/// A decimal has 28 significant digits; beyond them a quotient is rounded to nearest, and a product that would be
/// rounded to nothing is an error.
/// </summary>
internal static class QuantityArithmetic
{
    /// <summary>Dividing by it strips trailing zeros, so that two equal quantities are the same to the last bit.</summary>
    private const decimal OneWithEveryDigit = 1.0000000000000000000000000000m;

    public static T From<T>(decimal value, Unit unit, string parameter)
        where T : struct, IExactQuantity<T>
    {
        ThrowIfOutOfBounds<T>(value, unit, parameter);
        return T.FromCanonical(unit.Factor == 1m ? value : Multiply(value, unit.Factor));
    }

    /// <summary>The value to be stored for a canonical value.</summary>
    public static decimal Checked<T>(decimal canonical)
        where T : struct, IExactQuantity<T>
    {
        ThrowIfOutOfBounds<T>(canonical, T.Units[0], "value");
        return Normalise(canonical);
    }

    /// <summary>The stored value of a quantity that cannot be 0, which 0 therefore shows to be uninitialised. Its sign is there to be read; a comparison is called for.</summary>
    public static decimal Initialised<T>(decimal stored)
        where T : struct, IExactQuantity<T> => decimal.Sign(stored) > 0 ? stored : throw Uninitialised<T>();

    /// <summary>The stored value of a quantity that can be 0, so that its default is told from 0 by storing nothing.</summary>
    public static decimal Given<T>(decimal? stored)
        where T : struct, IExactQuantity<T> => stored ?? throw Uninitialised<T>();

    private static InvalidOperationException Uninitialised<T>()
        where T : struct, IExactQuantity<T> =>
        new($"This {T.Name} was never given a value: it is the default of its type, which has no meaning. Make one with its From methods.");

    public static T Scale<T>(T quantity, decimal factor)
        where T : struct, IExactQuantity<T> =>
        factor > 0m || (factor == 0m && T.AllowsZero)
            ? T.FromCanonical(Multiply(quantity.CanonicalValue, factor))
            : throw new ArgumentOutOfRangeException(
                nameof(factor), factor, $"The factor of a {T.Name} must be {(T.AllowsZero ? "0 or more" : "greater than 0")}.");

    /// <summary>A part of a quantity. Two thirds are exact as <c>dose * 2 / 3</c>, and are not as <c>dose * (2m / 3m)</c>.</summary>
    public static T Part<T>(T quantity, decimal divisor)
        where T : struct, IExactQuantity<T> =>
        divisor > 0m
            ? T.FromCanonical(Divide(quantity.CanonicalValue, divisor))
            : throw new ArgumentOutOfRangeException(nameof(divisor), divisor, $"The divisor of a {T.Name} must be greater than 0.");

    /// <summary>How many times the right quantity is contained in the left one.</summary>
    public static decimal Ratio<T>(T left, T right)
        where T : struct, IExactQuantity<T> => Normalise(Divide(left.CanonicalValue, right.CanonicalValue));

    public static T Sum<T>(T left, T right)
        where T : struct, IExactQuantity<T> => T.FromCanonical(Add(left.CanonicalValue, right.CanonicalValue));

    public static T Difference<T>(T left, T right)
        where T : struct, IExactQuantity<T> =>
        right.CanonicalValue <= left.CanonicalValue
            ? T.FromCanonical(left.CanonicalValue - right.CanonicalValue)
            : throw new ArgumentOutOfRangeException(nameof(right), right, $"{right} cannot be taken from {left}.");

    public static decimal In<T>(T quantity, Unit unit)
        where T : struct, IExactQuantity<T>
    {
        ArgumentNullException.ThrowIfNull(unit);
        return T.Units.Contains(unit)
            ? Normalise(Divide(quantity.CanonicalValue, unit.Factor))
            : throw new ArgumentException($"{unit.Symbol} is no unit of {T.Name}.", nameof(unit));
    }

    public static decimal Normalise(decimal value) => value.Scale == 0 ? value : value / OneWithEveryDigit;

    public static decimal Multiply(decimal left, decimal right)
    {
        decimal product;
        try
        {
            product = left * right;
        }
        catch (OverflowException overflow)
        {
            throw new OverflowException(FormattableString.Invariant($"{left} × {right} is larger than a decimal number can hold."), overflow);
        }

        return product != 0m || left == 0m || right == 0m
            ? product
            : throw new OverflowException(FormattableString.Invariant($"{left} × {right} is smaller than a decimal number can hold."));
    }

    public static decimal Divide(decimal dividend, decimal divisor)
    {
        if (divisor == 0m)
        {
            throw new DivideByZeroException(FormattableString.Invariant($"{dividend} cannot be divided by a quantity of 0."));
        }

        decimal quotient;
        try
        {
            quotient = dividend / divisor;
        }
        catch (OverflowException overflow)
        {
            throw new OverflowException(FormattableString.Invariant($"{dividend} ÷ {divisor} is larger than a decimal number can hold."), overflow);
        }

        return quotient != 0m || dividend == 0m
            ? quotient
            : throw new OverflowException(FormattableString.Invariant($"{dividend} ÷ {divisor} is smaller than a decimal number can hold."));
    }

    public static decimal Add(decimal left, decimal right)
    {
        try
        {
            return left + right;
        }
        catch (OverflowException overflow)
        {
            throw new OverflowException(FormattableString.Invariant($"{left} + {right} is larger than a decimal number can hold."), overflow);
        }
    }

    private static void ThrowIfOutOfBounds<T>(decimal value, Unit unit, string parameter)
        where T : struct, IExactQuantity<T>
    {
        if (value < 0m || (value == 0m && !T.AllowsZero))
        {
            string bound = T.AllowsZero ? "0 or more" : "greater than 0";
            throw new ArgumentOutOfRangeException(parameter, value, $"The {T.Name} must be {bound}, in {unit.Symbol}.");
        }
    }
}
