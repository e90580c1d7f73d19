using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AALL15P1.Protocol;

/// <summary>
/// A number with a unit, held as a <see cref="decimal"/> in one canonical unit. What every quantity can do
/// (compare, scale, take a ratio, print, parse) is written once, in <see cref="QuantityExtensions"/>, over this interface.
/// </summary>
/// <remarks>
/// The set of quantities is closed: <see cref="Unit"/>s are made only inside this library. Equality is by value, so
/// 2.50 mg equals 2.5 mg and 1 g equals 1000 mg. Text is always in the invariant culture; a format provider is
/// ignored wherever .NET's interfaces pass one.
/// </remarks>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IDecimalQuantity<TSelf> : IEquatable<TSelf>, IComparable<TSelf>, ISpanFormattable, ISpanParsable<TSelf>
    where TSelf : struct, IDecimalQuantity<TSelf>
{
    /// <summary>What the quantity is called in an error message, for example <c>body surface area</c>.</summary>
    static abstract string Name { get; }

    /// <summary>Whether 0 is a value of this quantity. Nothing is ever negative.</summary>
    static abstract bool AllowsZero { get; }

    /// <summary>The units in which it can be written; the first is canonical (its factor is 1) and is the one printed.</summary>
    static abstract ImmutableArray<Unit> Units { get; }

    /// <summary>The quantity with this value in the canonical unit.</summary>
    /// <param name="value">The value in the first of <see cref="Units"/>: 0 or more, or more than 0 where 0 is not allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of bounds.</exception>
    static abstract TSelf FromCanonical(decimal value);

    /// <summary>The value in the first of <see cref="Units"/>, without trailing zeros.</summary>
    /// <exception cref="InvalidOperationException">The quantity has to be more than 0 and was never given a value.</exception>
    decimal CanonicalValue { get; }

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format((TSelf)this, format);

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = QuantityText.Format((TSelf)this, format);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <inheritdoc/>
    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return QuantityText.Parse<TSelf>(s);
    }

    /// <inheritdoc/>
    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TSelf result) =>
        QuantityText.TryParse(s, out result, out _);

    /// <inheritdoc/>
    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<TSelf>(s);

    /// <inheritdoc/>
    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TSelf result) =>
        QuantityText.TryParse(s, out result, out _);
}
