using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// The mass of a mole of a substance, greater than 0. The caller supplies it with its source: none is built in.
/// The default of the type is no molar mass: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<MassPerMole>))]
[TypeConverter(typeof(TextTypeConverter<MassPerMole>))]
public readonly record struct MassPerMole : IExactQuantity<MassPerMole>
{
    private readonly decimal _gramsPerMole;

    private MassPerMole(decimal gramsPerMole) => _gramsPerMole = gramsPerMole;

    /// <summary>The gram per mole.</summary>
    public static Unit GramsPerMoleUnit { get; } = new("g/mol", "g/mol", 1m);

    /// <summary>Grams per mole, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [GramsPerMoleUnit];

    /// <summary>The molar mass in grams per mole.</summary>
    /// <exception cref="InvalidOperationException">The molar mass was never given a value.</exception>
    public decimal GramsPerMole => QuantityArithmetic.Initialised<MassPerMole>(_gramsPerMole);

    static string IExactQuantity<MassPerMole>.Name => "molar mass";

    static bool IExactQuantity<MassPerMole>.AllowsZero => false;

    decimal IExactQuantity<MassPerMole>.CanonicalValue => GramsPerMole;

    /// <summary>A molar mass in grams per mole.</summary>
    /// <param name="gramsPerMole">Greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is 0 or less.</exception>
    public static MassPerMole FromGramsPerMole(decimal gramsPerMole) =>
        QuantityArithmetic.From<MassPerMole>(gramsPerMole, GramsPerMoleUnit, nameof(gramsPerMole));

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(MassPerMole left, MassPerMole right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(MassPerMole left, MassPerMole right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(MassPerMole left, MassPerMole right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(MassPerMole left, MassPerMole right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static MassPerMole operator *(MassPerMole left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static MassPerMole operator *(decimal left, MassPerMole right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static MassPerMole operator /(MassPerMole left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(MassPerMole left, MassPerMole right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static MassPerMole Parse(string s) => QuantityText.Parse<MassPerMole>(s);
    /// <inheritdoc/>
    public static MassPerMole Parse(string s, IFormatProvider? provider) => QuantityText.Parse<MassPerMole>(s);
    /// <inheritdoc/>
    public static MassPerMole Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<MassPerMole>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out MassPerMole result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MassPerMole result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out MassPerMole result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(MassPerMole other) => GramsPerMole.CompareTo(other.GramsPerMole);

    /// <summary>The clinical spelling, for example <c>180 g/mol</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static MassPerMole IExactQuantity<MassPerMole>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<MassPerMole>(value));
}
