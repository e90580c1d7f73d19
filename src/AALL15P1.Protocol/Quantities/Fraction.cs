using System.Globalization;

namespace AALL15P1.Protocol;

/// <summary>
/// A factor as numerator and denominator, in lowest terms, 0 or more, so that 2/3 of a dose loses nothing to a decimal
/// that has no third. The default is 0.
/// </summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    /// <summary>The largest numerator and denominator; both bounds inclusive. It keeps the products of a dose exact.</summary>
    public const int Largest = 1_000_000;

    private readonly int denominatorLessOne;

    /// <summary>Makes a factor.</summary>
    /// <param name="numerator">0 to <see cref="Largest"/>.</param>
    /// <param name="denominator">1 to <see cref="Largest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is broken.</exception>
    public Fraction(int numerator, int denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, Largest);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(denominator, Largest);
        int divisor = GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>The whole: 1.</summary>
    public static Fraction One => new(1, 1);

    /// <summary>The numerator, in lowest terms.</summary>
    public int Numerator { get; }

    /// <summary>The denominator, in lowest terms; 1 or more.</summary>
    public int Denominator => denominatorLessOne + 1;

    /// <summary>Reads <c>2/3</c> or <c>1</c>.</summary>
    /// <param name="text">Digits, or digits, a slash and digits.</param>
    /// <param name="fraction">The factor.</param>
    /// <returns>False when the text is no factor within the bounds.</returns>
    public static bool TryParse(string? text, out Fraction fraction)
    {
        fraction = default;
        string[] parts = (text ?? string.Empty).Split('/');
        int denominator = 1;
        if (parts.Length > 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int numerator)
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out denominator))
            || numerator > Largest || denominator is < 1 or > Largest)
        {
            return false;
        }

        fraction = new Fraction(numerator, denominator);
        return true;
    }

    /// <summary>Compares by size.</summary>
    /// <param name="other">The other factor.</param>
    /// <returns>Negative, zero or positive.</returns>
    public int CompareTo(Fraction other) =>
        ((long)Numerator * other.Denominator).CompareTo((long)other.Numerator * Denominator);

    /// <summary>The factor as <c>2/3</c>, or as <c>1</c> when it is whole.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        Denominator == 1
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static int GreatestCommonDivisor(int left, int right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return Math.Max(left, 1);
    }
}
