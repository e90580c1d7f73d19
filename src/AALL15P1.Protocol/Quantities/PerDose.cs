using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount in each single dose, for example 2.5 mg/kg/dose. Taking it for an amount per day multiplies or divides
/// what the infant gets, so only a stated number of doses a day leads from one to the other (<see cref="Times"/>).
/// Made with <c>PerDose()</c> on the amount. The default is no amount: reading it throws.
/// </summary>
/// <typeparam name="T">The quantity in which the dose is prescribed.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(DoseJsonConverter))]
[TypeConverter(typeof(DoseTypeConverter))]
public readonly record struct PerDose<T> : IExactQuantity<PerDose<T>>, IAdditionOperators<PerDose<T>, PerDose<T>, PerDose<T>>, ISubtractionOperators<PerDose<T>, PerDose<T>, PerDose<T>>
    where T : struct, IDoseQuantity<T>
{
    internal PerDose(T quantity) => Quantity = quantity;

    /// <summary>The units of <typeparamref name="T"/>, each per dose.</summary>
    public static ImmutableArray<Unit> Units { get; } = [.. T.Units.Select(unit => unit.Per("dose", "{dose}"))];

    /// <summary>The amount in each single dose.</summary>
    public T Quantity { get; }

    static string IExactQuantity<PerDose<T>>.Name => $"{T.Name} per dose";

    static bool IExactQuantity<PerDose<T>>.AllowsZero => T.AllowsZero;

    decimal IExactQuantity<PerDose<T>>.CanonicalValue => Quantity.CanonicalValue;

    /// <summary>What a day's doses add up to.</summary>
    /// <param name="dosesPerDay">How many doses are given each day: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one dose a day.</exception>
    /// <exception cref="OverflowException">The product is too large for a decimal.</exception>
    public PerDay<T> Times(int dosesPerDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dosesPerDay, 1);
        return new(T.FromCanonical(QuantityArithmetic.Multiply(Quantity.CanonicalValue, dosesPerDay)));
    }

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(PerDose<T> left, PerDose<T> right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(PerDose<T> left, PerDose<T> right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(PerDose<T> left, PerDose<T> right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(PerDose<T> left, PerDose<T> right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static PerDose<T> operator *(PerDose<T> left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static PerDose<T> operator *(decimal left, PerDose<T> right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static PerDose<T> operator /(PerDose<T> left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(PerDose<T> left, PerDose<T> right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static PerDose<T> operator +(PerDose<T> left, PerDose<T> right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static PerDose<T> operator -(PerDose<T> left, PerDose<T> right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static PerDose<T> Parse(string s) => QuantityText.Parse<PerDose<T>>(s);
    /// <inheritdoc/>
    public static PerDose<T> Parse(string s, IFormatProvider? provider) => QuantityText.Parse<PerDose<T>>(s);
    /// <inheritdoc/>
    public static PerDose<T> Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<PerDose<T>>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out PerDose<T> result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PerDose<T> result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PerDose<T> result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(PerDose<T> other) => Quantity.CompareTo(other.Quantity);

    /// <summary>The clinical spelling, for example <c>2.5 mg/kg/dose</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static PerDose<T> IExactQuantity<PerDose<T>>.FromCanonical(decimal value) =>
        new(T.FromCanonical(QuantityArithmetic.Checked<PerDose<T>>(value)));
}
