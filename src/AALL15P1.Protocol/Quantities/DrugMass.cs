using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount of a drug by mass, 0 or more. The body's mass is a <see cref="Weight"/>, which is another type. The default of
/// the type is no amount: reading it throws.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<DrugMass>))]
[TypeConverter(typeof(TextTypeConverter<DrugMass>))]
public readonly record struct DrugMass : IDoseQuantity<DrugMass>
{
    private readonly decimal? _milligrams;

    private DrugMass(decimal milligrams) => _milligrams = milligrams;

    /// <summary>The milligram.</summary>
    public static Unit MilligramUnit { get; } = new("mg", "mg", 1m);

    /// <summary>The gram: 1000 mg.</summary>
    public static Unit GramUnit { get; } = new("g", "g", 1000m);

    /// <summary>The microgram: 0.001 mg. Printed <c>mcg</c>, because a handwritten µg is misread as mg; <c>µg</c> is read all the same.</summary>
    public static Unit MicrogramUnit { get; } = new("mcg", "ug", 0.001m, "microgram", "micrograms");

    /// <summary>Milligrams, grams and micrograms, of which the first is printed by default.</summary>
    public static ImmutableArray<Unit> Units { get; } = [MilligramUnit, GramUnit, MicrogramUnit];

    /// <summary>The amount in milligrams.</summary>
    /// <exception cref="InvalidOperationException">The amount was never given a value.</exception>
    public decimal Milligrams => QuantityArithmetic.Given<DrugMass>(_milligrams);

    /// <summary>The amount in grams.</summary>
    public decimal Grams => In(GramUnit);

    /// <summary>The amount in micrograms.</summary>
    public decimal Micrograms => In(MicrogramUnit);

    static string IExactQuantity<DrugMass>.Name => "mass";

    static bool IExactQuantity<DrugMass>.AllowsZero => true;

    decimal IExactQuantity<DrugMass>.CanonicalValue => Milligrams;

    /// <summary>An amount in milligrams.</summary>
    /// <param name="milligrams">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static DrugMass FromMilligrams(decimal milligrams) =>
        QuantityArithmetic.From<DrugMass>(milligrams, MilligramUnit, nameof(milligrams));

    /// <summary>An amount in grams.</summary>
    /// <param name="grams">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The value is too large for a decimal in milligrams.</exception>
    public static DrugMass FromGrams(decimal grams) => QuantityArithmetic.From<DrugMass>(grams, GramUnit, nameof(grams));

    /// <summary>An amount in micrograms.</summary>
    /// <param name="micrograms">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="OverflowException">The value is too small for a decimal in milligrams.</exception>
    public static DrugMass FromMicrograms(decimal micrograms) =>
        QuantityArithmetic.From<DrugMass>(micrograms, MicrogramUnit, nameof(micrograms));

    /// <summary>The amount for each kilogram of body weight.</summary>
    /// <exception cref="OverflowException">The quotient is too large for a decimal, or too small to be told from 0.</exception>
    public static MassPerWeight operator /(DrugMass mass, Weight weight) =>
        MassPerWeight.FromMilligramsPerKilogram(QuantityArithmetic.Divide(mass.Milligrams, weight.Kilograms));

    /// <summary>The amount for each square metre of body surface.</summary>
    /// <exception cref="OverflowException">The quotient is too large for a decimal, or too small to be told from 0.</exception>
    public static MassPerArea operator /(DrugMass mass, BodySurfaceArea area) =>
        MassPerArea.FromMilligramsPerSquareMetre(QuantityArithmetic.Divide(mass.Milligrams, area.SquareMetres));

    /// <summary>The concentration when the amount is dissolved in this volume.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static MassPerVolume operator /(DrugMass mass, FluidVolume volume) =>
        MassPerVolume.FromMilligramsPerMillilitre(QuantityArithmetic.Divide(mass.Milligrams, volume.Millilitres));

    /// <summary>The volume of a solution of this concentration that holds the amount.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static FluidVolume operator /(DrugMass mass, MassPerVolume concentration) =>
        FluidVolume.FromMillilitres(QuantityArithmetic.Divide(mass.Milligrams, concentration.MilligramsPerMillilitre));

    // What every quantity can do; QuantityArithmetic and QuantityText say how.

    /// <inheritdoc/>
    public static bool operator <(DrugMass left, DrugMass right) => left.CompareTo(right) < 0;
    /// <inheritdoc/>
    public static bool operator <=(DrugMass left, DrugMass right) => left.CompareTo(right) <= 0;
    /// <inheritdoc/>
    public static bool operator >(DrugMass left, DrugMass right) => left.CompareTo(right) > 0;
    /// <inheritdoc/>
    public static bool operator >=(DrugMass left, DrugMass right) => left.CompareTo(right) >= 0;
    /// <inheritdoc/>
    public static DrugMass operator *(DrugMass left, decimal right) => QuantityArithmetic.Scale(left, right);
    /// <inheritdoc/>
    public static DrugMass operator *(decimal left, DrugMass right) => QuantityArithmetic.Scale(right, left);
    /// <inheritdoc/>
    public static DrugMass operator /(DrugMass left, decimal right) => QuantityArithmetic.Part(left, right);
    /// <inheritdoc/>
    public static decimal operator /(DrugMass left, DrugMass right) => QuantityArithmetic.Ratio(left, right);
    /// <inheritdoc/>
    public static DrugMass operator +(DrugMass left, DrugMass right) => QuantityArithmetic.Sum(left, right);
    /// <inheritdoc/>
    public static DrugMass operator -(DrugMass left, DrugMass right) => QuantityArithmetic.Difference(left, right);
    /// <inheritdoc/>
    public static DrugMass Parse(string s) => QuantityText.Parse<DrugMass>(s);
    /// <inheritdoc/>
    public static DrugMass Parse(string s, IFormatProvider? provider) => QuantityText.Parse<DrugMass>(s);
    /// <inheritdoc/>
    public static DrugMass Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => QuantityText.Parse<DrugMass>(s);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, out DrugMass result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DrugMass result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DrugMass result) => QuantityText.TryParse(s, out result);
    /// <inheritdoc/>
    public PerDose<DrugMass> PerDose() => new(this);
    /// <inheritdoc/>
    public PerDay<DrugMass> PerDay() => new(this);
    /// <inheritdoc/>
    public decimal In(Unit unit) => QuantityArithmetic.In(this, unit);

    /// <inheritdoc/>
    public int CompareTo(DrugMass other) => Milligrams.CompareTo(other.Milligrams);

    /// <summary>The clinical spelling, for example <c>0.5 mg</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    /// <inheritdoc/>
    public string ToString(Unit unit) => QuantityText.Format(this, unit);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => QuantityText.Format(this, format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        QuantityText.TryFormat(this, format, destination, out charsWritten);

    static DrugMass IExactQuantity<DrugMass>.FromCanonical(decimal value) => new(QuantityArithmetic.Checked<DrugMass>(value));
}
