namespace AALL15P1.Protocol;

/// <summary>
/// Square root, logarithm and exponential over decimal, for body surface area: the same digits on every machine, which
/// double does not promise for a power.
/// </summary>
internal static class DecimalMath
{
    private const decimal Ln2 = 0.6931471805599453094172321215m;

    /// <summary>The square root, rounded to 24 significant digits from a value that is exact to the last few of 28.</summary>
    /// <param name="value">More than 0.</param>
    public static decimal Sqrt(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, 0m);

        // The square root of a double is correctly rounded everywhere, so the seed is good to 15 digits; one of
        // Newton's steps doubles that, and the second takes up what the first lost in rounding.
        decimal root = (decimal)Math.Sqrt((double)value);
        root = (root + (value / root)) / 2m;
        root = (root + (value / root)) / 2m;
        return Significant(root, 24);
    }

    /// <summary>The natural logarithm.</summary>
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

    /// <summary>The exponential.</summary>
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

    /// <summary>A positive value below 10¹⁵, as every root is, rounded to nearest at a number of significant digits, ties to even.</summary>
    private static decimal Significant(decimal value, int digits)
    {
        int whole = 0;
        for (decimal scaled = value; scaled >= 1m; scaled /= 10m)
        {
            whole++;
        }

        if (whole == 0)
        {
            for (decimal scaled = value; scaled < 0.1m; scaled *= 10m)
            {
                whole--;
            }
        }

        return decimal.Round(value, Math.Min(digits - whole, 28));
    }
}
