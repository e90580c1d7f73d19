using System.Globalization;

namespace AALL15P1.Protocol.UnitsNet;

/// <summary>
/// Between <see cref="decimal"/> and <see cref="double"/> by way of the shortest text that means the double, so that the
/// double that prints as 0.1 becomes 0.1 and not the 0.1000000000000000055… that it holds.
/// </summary>
internal static class ExactNumber
{
    /// <summary>The double nearest to the decimal. A decimal of at most 15 significant digits comes back from it unchanged.</summary>
    public static double ToDouble(decimal value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The decimal of the shortest text that means the double, times a factor, with nothing rounded.</summary>
    /// <exception cref="OverflowException">No decimal is the product: it is too large, or too small for 28 decimal places.</exception>
    public static decimal Product(double value, decimal factor)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            && ToDouble(exact).Equals(value)
            && TryMultiply(exact, factor, out decimal product)
            ? product
            : throw new OverflowException($"{text} is too large or too small for a decimal number.");
    }

    private static bool TryMultiply(decimal value, decimal factor, out decimal product)
    {
        try
        {
            product = value * factor;
            return product / factor == value;
        }
        catch (OverflowException)
        {
            product = default;
            return false;
        }
    }
}
