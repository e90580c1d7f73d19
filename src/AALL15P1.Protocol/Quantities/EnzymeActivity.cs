using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// The activity of an enzyme in serum, such as ALT or AST, 0 or more. Its unit U is the enzyme unit (a micromole
/// of substrate a minute), which laboratories also write IU; it is not the international unit in which a drug is dosed.
/// The default of the type is no activity: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<EnzymeActivity>))]
[TypeConverter(typeof(TextTypeConverter<EnzymeActivity>))]
public readonly record struct EnzymeActivity : IExactQuantity<EnzymeActivity>
{
    private readonly decimal? _unitsPerLitre;

    private EnzymeActivity(decimal unitsPerLitre) => _unitsPerLitre = unitsPerLitre;

    /// <summary>The enzyme unit per litre.</summary>
    public static Unit UnitsPerLitreUnit { get; } = new("U/L", "U/L", 1m, "IU/L", "[iU]/L", "[IU]/L");

    /// <summary>Enzyme units per litre, the only unit.</summary>
    public static ImmutableArray<Unit> Units { get; } = [UnitsPerLitreUnit];

    /// <summary>The activity in enzyme units per litre.</summary>
    /// <exception cref="InvalidOperationException">The activity was never given a value.</exception>
    public decimal UnitsPerLitre => QuantityArithmetic.Given<EnzymeActivity>(_unitsPerLitre);

    static string IExactQuantity<EnzymeActivity>.Name => "enzyme activity";

    static bool IExactQuantity<EnzymeActivity>.AllowsZero => true;

    decimal IExactQuantity<EnzymeActivity>.CanonicalValue => UnitsPerLitre;

    /// <summary>An activity in enzyme units per litre.</summary>
    /// <param name="unitsPerLitre">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static EnzymeActivity FromUnitsPerLitre(decimal unitsPerLitre) =>
        QuantityArithmetic.From<EnzymeActivity>(unitsPerLitre, UnitsPerLitreUnit, nameof(unitsPerLitre));

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(EnzymeActivity left, EnzymeActivity right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(EnzymeActivity left, EnzymeActivity right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(EnzymeActivity left, EnzymeActivity right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(EnzymeActivity left, EnzymeActivity right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static EnzymeActivity operator *(EnzymeActivity left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static EnzymeActivity operator *(decimal left, EnzymeActivity right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static EnzymeActivity operator /(EnzymeActivity left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(EnzymeActivity left, EnzymeActivity right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static EnzymeActivity Parse(string s) => QuantityText.Parse<EnzymeActivity>(s);
    /// <inheritdoc/>
    public static EnzymeActivity Parse(string s, IFormatProvider? provider) => QuantityText.Parse<EnzymeActivity>(s);
    /// <inheritdoc/>
    public static EnzymeActivity Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<EnzymeActivity>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out EnzymeActivity result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EnzymeActivity result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out EnzymeActivity result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(EnzymeActivity other) => UnitsPerLitre.CompareTo(other.UnitsPerLitre);

    /// <summary>The clinical spelling, for example <c>35 U/L</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static EnzymeActivity IExactQuantity<EnzymeActivity>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<EnzymeActivity>(value));
}
