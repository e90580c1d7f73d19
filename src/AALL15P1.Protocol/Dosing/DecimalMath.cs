namespace AALL15P1.Protocol;

/// <summary>
/// Square root, logarithm and exponential over decimal, for body surface area: the same digits on every machine, which
/// double does not promise for a power.
/// </summary>
internal static class DecimalMath
{
    private const decimal Ln2 = 0.6931471805599453094172321215m;

    /// <summary>The square root to 24 significant digits.</summary>
    /// <param name="value">More than 0.</param>
    public static decimal Sqrt(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, 0m);

        // The square root of a double is correctly rounded everywhere, so the seed is good to 15 digits; one of
        // Newton's steps doubles that.
        decimal root = (decimal)Math.Sqrt((double)value);
        return Significant((root + (value / root)) / 2m, 24);
    }

    /// <summary>The natural logarithm, good to 24 decimals or more.</summary>
    /// <param name="value">More than 0.</param>
    public static decimal Ln(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, 0m);
        int twos = 0;
        while (value > 1.5m)
        {
            value /= 2m;
            twos++;
        }

        while (value < 0.75m)
        {
            value *= 2m;
            twos--;
        }

        // ln v = 2 artanh((v - 1)/(v + 1)); the argument lies between -1/7 and 1/5, so each term gains at least 1.4 digits.
        decimal ratio = (value - 1m) / (value + 1m);
        decimal square = ratio * ratio;
        decimal sum = 0m;
        decimal power = ratio;
        for (int odd = 1; power != 0m; odd += 2)
        {
            sum += power / odd;
            power *= square;
        }

        return (2m * sum) + (twos * Ln2);
    }

    /// <summary>The exponential, good to 24 significant digits or more as far as it has them within 28 decimals.</summary>
    /// <param name="value">Any value whose exponential a decimal can hold: at most 66.</param>
    public static decimal Exp(decimal value)
    {
        int twos = (int)decimal.Round(value / Ln2);
        decimal rest = value - (twos * Ln2);
        decimal sum = 1m;
        decimal term = 1m;
        for (int n = 1; term != 0m; n++)
        {
            term = term * rest / n;
            sum += term;
        }

        for (; twos > 0; twos--)
        {
            sum *= 2m;
        }

        for (; twos < 0; twos++)
        {
            sum /= 2m;
        }

        return sum;
    }

    /// <summary>A value rounded to nearest at a number of significant digits, or at the 28 decimals that a decimal number has; ties to even.</summary>
    /// <param name="value">0 or more.</param>
    /// <param name="digits">The digits.</param>
    /// <exception cref="OverflowException">The value has more digits before its point.</exception>
    public static decimal Significant(decimal value, int digits)
    {
        int decimals = 28;
        for (decimal bound = new(1, 0, 0, isNegative: false, (byte)(28 - digits)); value >= bound; bound *= 10m)
        {
            decimals = decimals > 0
                ? decimals - 1
                : throw new OverflowException(FormattableString.Invariant($"{value} is larger than can be computed to {digits} significant digits."));
        }

        return decimal.Round(value, decimals);
    }
}
