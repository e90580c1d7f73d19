using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount in each day, for example 75 mg/m²/day, however many doses it is given in. Taking it for an amount per
/// dose multiplies what the infant gets, so only a stated number of doses a day leads from one to the other
/// (<see cref="DividedInto"/>). Made with <c>PerDay()</c> on the amount. The default is no amount: reading it throws.
/// </summary>
/// <typeparam name="T">The quantity in which the dose is prescribed.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(DoseJsonConverter))]
[TypeConverter(typeof(DoseTypeConverter))]
public readonly record struct PerDay<T> : IExactQuantity<PerDay<T>>, IAdditionOperators<PerDay<T>, PerDay<T>, PerDay<T>>, ISubtractionOperators<PerDay<T>, PerDay<T>, PerDay<T>>
    where T : struct, IDoseQuantity<T>
{
    internal PerDay(T quantity) => Quantity = quantity;

    /// <summary>The units of <typeparamref name="T"/>, each per day.</summary>
    public static ImmutableArray<Unit> Units { get; } = [.. T.Units.Select(unit => unit.Per("day", "d"))];

    /// <summary>The amount in each day.</summary>
    public T Quantity { get; }

    static string IExactQuantity<PerDay<T>>.Name => $"{T.Name} per day";

    static bool IExactQuantity<PerDay<T>>.AllowsZero => T.AllowsZero;

    decimal IExactQuantity<PerDay<T>>.CanonicalValue => Quantity.CanonicalValue;

    /// <summary>The single dose, when the day's amount is given in equal doses.</summary>
    /// <param name="dosesPerDay">How many doses are given each day: 1 or more.</param>
    /// <returns>The quotient; exact where it is finite, and otherwise rounded to nearest at the 28th digit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one dose a day.</exception>
    public PerDose<T> DividedInto(int dosesPerDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dosesPerDay, 1);
        return new(T.FromCanonical(QuantityArithmetic.Divide(Quantity.CanonicalValue, dosesPerDay)));
    }

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(PerDay<T> left, PerDay<T> right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(PerDay<T> left, PerDay<T> right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(PerDay<T> left, PerDay<T> right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(PerDay<T> left, PerDay<T> right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static PerDay<T> operator *(PerDay<T> left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static PerDay<T> operator *(decimal left, PerDay<T> right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static PerDay<T> operator /(PerDay<T> left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(PerDay<T> left, PerDay<T> right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static PerDay<T> operator +(PerDay<T> left, PerDay<T> right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static PerDay<T> operator -(PerDay<T> left, PerDay<T> right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static PerDay<T> Parse(string s) => QuantityText.Parse<PerDay<T>>(s);
    /// <inheritdoc/>
    public static PerDay<T> Parse(string s, IFormatProvider? provider) => QuantityText.Parse<PerDay<T>>(s);
    /// <inheritdoc/>
    public static PerDay<T> Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<PerDay<T>>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out PerDay<T> result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PerDay<T> result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PerDay<T> result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(PerDay<T> other) => Quantity.CompareTo(other.Quantity);

    /// <summary>The clinical spelling, for example <c>75 mg/m²/day</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static PerDay<T> IExactQuantity<PerDay<T>>.FromCanonical(decimal value) =>
        new(T.FromCanonical(QuantityArithmetic.Checked<PerDay<T>>(value)));
}
