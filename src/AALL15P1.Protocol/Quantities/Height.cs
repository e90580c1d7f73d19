using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>A body height or length, greater than 0. The default of the type is no height: reading it throws.</summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<Height>))]
[TypeConverter(typeof(TextTypeConverter<Height>))]
public readonly record struct Height : IExactQuantity<Height>
{
    private readonly decimal _centimetres;

    private Height(decimal centimetres) => _centimetres = centimetres;

    /// <summary>The centimetre.</summary>
    public static Unit CentimetreUnit { get; } = new("cm", "cm", 1m);

    /// <summary>The metre: 100 cm.</summary>
    public static Unit MetreUnit { get; } = new("m", "m", 100m);

    /// <summary>Centimetres and metres, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [CentimetreUnit, MetreUnit];

    /// <summary>The height in centimetres.</summary>
    /// <exception cref="InvalidOperationException">The height was never given a value.</exception>
    public decimal Centimetres => QuantityArithmetic.Initialised<Height>(_centimetres);

    /// <summary>The height in metres.</summary>
    /// <exception cref="InvalidOperationException">The height was never given a value.</exception>
    public decimal Metres => In(MetreUnit);

    static string IExactQuantity<Height>.Name => "height";

    static bool IExactQuantity<Height>.AllowsZero => false;

    decimal IExactQuantity<Height>.CanonicalValue => Centimetres;

    /// <summary>A height in centimetres.</summary>
    /// <param name="centimetres">Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    public static Height FromCentimetres(decimal centimetres) =>
        QuantityArithmetic.From<Height>(centimetres, CentimetreUnit, nameof(centimetres));

    /// <summary>A height in metres.</summary>
    /// <param name="metres">Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    /// <exception cref="OverflowException">The value is too large for a decimal in centimetres.</exception>
    public static Height FromMetres(decimal metres) => QuantityArithmetic.From<Height>(metres, MetreUnit, nameof(metres));

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(Height left, Height right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(Height left, Height right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(Height left, Height right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(Height left, Height right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static Height operator *(Height left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static Height operator *(decimal left, Height right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static Height operator /(Height left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(Height left, Height right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static Height Parse(string s) => QuantityText.Parse<Height>(s);
    /// <inheritdoc/>
    public static Height Parse(string s, IFormatProvider? provider) => QuantityText.Parse<Height>(s);
    /// <inheritdoc/>
    public static Height Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<Height>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Height result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Height result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Height result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(Height other) => Centimetres.CompareTo(other.Centimetres);

    /// <summary>The clinical spelling, for example <c>67.5 cm</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static Height IExactQuantity<Height>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<Height>(value));
}
