using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// A factor as numerator and denominator, in lowest terms, 0 or more, so that 2/3 of a dose loses nothing to a decimal
/// that has no third. The default is no factor: reading it throws, so that a factor that was forgotten never makes a dose 0.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<Fraction>))]
[TypeConverter(typeof(TextTypeConverter<Fraction>))]
public readonly record struct Fraction : IComparable<Fraction>, IParsable<Fraction>
{
    /// <summary>The largest numerator and denominator; both bounds inclusive. It keeps the products of a dose exact.</summary>
    public const int Largest = 1_000_000;

    private const string Name = "factor";

    // 0 in the default, which is no factor.
    private readonly int denominator;
    private readonly int numerator;

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
        this.numerator = numerator / divisor;
        this.denominator = denominator / divisor;
    }

    /// <summary>The whole: 1.</summary>
    public static Fraction One => new(1, 1);

    /// <summary>The numerator, in lowest terms.</summary>
    /// <exception cref="InvalidOperationException">The factor was never given a value.</exception>
    public int Numerator => denominator > 0 ? numerator : throw Uninitialised();

    /// <summary>The denominator, in lowest terms; 1 or more.</summary>
    /// <exception cref="InvalidOperationException">The factor was never given a value.</exception>
    public int Denominator => denominator > 0 ? denominator : throw Uninitialised();

    /// <summary>Whether the left factor is smaller.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left factor is smaller or equal.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left factor is larger.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left factor is larger or equal.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>Reads what <c>ToString</c> prints, such as <c>2/3</c> or <c>1</c>.</summary>
    /// <param name="s">The text.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is nothing of the kind.</exception>
    public static Fraction Parse(string s) => Parse(s, provider: null);

    /// <inheritdoc/>
    public static Fraction Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out Fraction result)
            ? result
            : throw new FormatException($"\"{s}\" is not a valid factor. Expected a whole number or two with a slash between them, such as 2/3, of at most 1000000 each.");
    }

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null.</param>
    /// <param name="result">The value, or the default if the text is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out Fraction result) => TryParse(s, provider: null, out result);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Fraction result)
    {
        result = default;
        string[] parts = (s ?? string.Empty).Split('/');
        int lower = 1;
        if (parts.Length > 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int numerator)
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out lower))
            || numerator > Largest || lower is < 1 or > Largest)
        {
            return false;
        }

        result = new Fraction(numerator, lower);
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
        denominator == 0 ? QuantityText.Uninitialised(Name)
        : denominator == 1
            ? numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{numerator}/{denominator}");

    private static InvalidOperationException Uninitialised() =>
        new($"This {Name} was never given a value: it is the default of its type, which has no meaning. Make one from a numerator and a denominator.");

    // 1 or more, because the denominator is.
    private static int GreatestCommonDivisor(int left, int right)
    {
        while (right != 0)
        {
            (left, right) = (right, left % right);
        }

        return left;
    }
}
