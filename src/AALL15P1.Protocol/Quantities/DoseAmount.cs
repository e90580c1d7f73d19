using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount of a drug: a mass or international units, and never both. Two amounts of different kinds are not equal
/// and cannot be compared. The default of the type is no amount: reading it throws, so that an amount that was
/// forgotten never acts as 0 mg.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(TextJsonConverter<DoseAmount>))]
[TypeConverter(typeof(TextTypeConverter<DoseAmount>))]
public readonly record struct DoseAmount : IComparable<DoseAmount>, IComparisonOperators<DoseAmount, DoseAmount, bool>, ISpanFormattable, ISpanParsable<DoseAmount>
{
    private const string Name = "dose amount";

    private readonly decimal value;
    private readonly Kind kind;

    internal DoseAmount(decimal canonicalValue, bool isUnits)
    {
        value = canonicalValue;
        kind = isUnits ? Kind.InternationalUnits : Kind.Mass;
    }

    private enum Kind : byte
    {
        None,
        Mass,
        InternationalUnits,
    }

    /// <summary>Whether the amount is in international units; otherwise it is a mass.</summary>
    /// <exception cref="InvalidOperationException">The amount was never given a value.</exception>
    public bool IsUnits => Initialised == Kind.InternationalUnits;

    /// <summary>The mass; null when the amount is in international units.</summary>
    /// <exception cref="InvalidOperationException">The amount was never given a value.</exception>
    public DrugMass? Mass => IsUnits ? null : DrugMass.FromMilligrams(value);

    /// <summary>The international units; null when the amount is a mass.</summary>
    /// <exception cref="InvalidOperationException">The amount was never given a value.</exception>
    public InternationalUnits? Units => IsUnits ? InternationalUnits.FromInternationalUnits(value) : null;

    /// <summary>Milligrams or international units.</summary>
    internal decimal CanonicalValue => kind != Kind.None ? value : throw Uninitialised();

    private Kind Initialised => kind != Kind.None ? kind : throw Uninitialised();

    /// <summary>A mass.</summary>
    /// <param name="mass">The mass.</param>
    public static implicit operator DoseAmount(DrugMass mass) => FromMass(mass);

    /// <summary>International units.</summary>
    /// <param name="units">The units.</param>
    public static implicit operator DoseAmount(InternationalUnits units) => FromInternationalUnits(units);

    /// <summary>Whether the left amount is smaller.</summary>
    /// <exception cref="ArgumentException">One amount is a mass and the other is not.</exception>
    public static bool operator <(DoseAmount left, DoseAmount right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    /// <exception cref="ArgumentException">One amount is a mass and the other is not.</exception>
    public static bool operator <=(DoseAmount left, DoseAmount right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is larger.</summary>
    /// <exception cref="ArgumentException">One amount is a mass and the other is not.</exception>
    public static bool operator >(DoseAmount left, DoseAmount right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is larger or equal.</summary>
    /// <exception cref="ArgumentException">One amount is a mass and the other is not.</exception>
    public static bool operator >=(DoseAmount left, DoseAmount right) => left.CompareTo(right) >= 0;

    /// <summary>A mass.</summary>
    /// <param name="mass">The mass.</param>
    /// <returns>The amount.</returns>
    public static DoseAmount FromMass(DrugMass mass) => new(mass.Milligrams, isUnits: false);

    /// <summary>International units.</summary>
    /// <param name="units">The units.</param>
    /// <returns>The amount.</returns>
    public static DoseAmount FromInternationalUnits(InternationalUnits units) => new(units.Value, isUnits: true);

    /// <summary>Reads <c>15.5 mg</c> or <c>2500 IU</c>, in any unit of the two quantities.</summary>
    /// <param name="s">The text; white space around it is ignored.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is no such amount; the message says what was found and what was expected.</exception>
    public static DoseAmount Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider: null);
    }

    /// <inheritdoc/>
    public static DoseAmount Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <inheritdoc/>
    public static DoseAmount Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, out DoseAmount amount, out string? problem)
            ? amount
            : throw new FormatException(
                $"\"{s}\" is not a valid {Name}: {problem} Expected a number such as 2.5 and one of these units: {QuantityText.AcceptedUnits<DrugMass>()}, {QuantityText.AcceptedUnits<InternationalUnits>()}.");

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null, which is no amount.</param>
    /// <param name="result">The amount, or the default if the text is none.</param>
    public static bool TryParse([NotNullWhen(true)] string? s, out DoseAmount result) => TryParse(s, out result, out _);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DoseAmount result) => TryParse(s, out result, out _);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DoseAmount result) => TryParse(s, out result, out _);

    /// <summary>How many times another amount of the same kind is contained in this one.</summary>
    /// <param name="other">The other amount; more than 0.</param>
    /// <returns>The ratio.</returns>
    /// <exception cref="ArgumentException">One amount is a mass and the other is not.</exception>
    /// <exception cref="DivideByZeroException">The other amount is 0.</exception>
    public decimal RatioTo(DoseAmount other) => QuantityArithmetic.Normalise(QuantityArithmetic.Divide(value, OfThisKind(other)));

    /// <summary>The amount multiplied by a number.</summary>
    /// <param name="factor">0 or more.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public DoseAmount Times(decimal factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        return new(QuantityArithmetic.Multiply(CanonicalValue, factor), IsUnits);
    }

    /// <summary>Compares two amounts of the same kind by size.</summary>
    /// <param name="other">The other amount.</param>
    /// <returns>Negative, zero or positive.</returns>
    /// <exception cref="ArgumentException">One amount is a mass and the other is not.</exception>
    /// <exception cref="InvalidOperationException">Either was never given a value.</exception>
    public int CompareTo(DoseAmount other) => value.CompareTo(OfThisKind(other));

    /// <summary>The clinical spelling, for example <c>15.5 mg</c> or <c>825 IU</c>, with every digit.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(format: null, formatProvider: null);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => kind switch
    {
        Kind.Mass => Mass!.Value.ToString(format, formatProvider),
        Kind.InternationalUnits => Units!.Value.ToString(format, formatProvider),
        _ => QuantityText.Uninitialised(Name),
    };

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        switch (kind)
        {
            case Kind.Mass:
                return Mass!.Value.TryFormat(destination, out charsWritten, format, provider);
            case Kind.InternationalUnits:
                return Units!.Value.TryFormat(destination, out charsWritten, format, provider);
            default:
                bool fits = QuantityText.Uninitialised(Name).TryCopyTo(destination);
                charsWritten = fits ? QuantityText.Uninitialised(Name).Length : 0;
                return fits;
        }
    }

    private static bool TryParse(ReadOnlySpan<char> text, out DoseAmount amount, [NotNullWhen(false)] out string? problem)
    {
        amount = default;
        if (QuantityText.TryParse(text, out DrugMass mass, out problem))
        {
            amount = mass;
            return true;
        }

        // What is wrong with "825 U" is what is wrong with it as international units; the rest is the same for both.
        if (QuantityText.TryParse(text, out InternationalUnits units, out string? problemOfUnits))
        {
            amount = units;
            problem = null;
            return true;
        }

        problem = QuantityText.IsUnitProblem(problem) ? problemOfUnits : problem;
        return false;
    }

    private static InvalidOperationException Uninitialised() =>
        new($"This {Name} was never given a value: it is the default of its type, which has no meaning. Make one from a mass or from international units.");

    private decimal OfThisKind(DoseAmount other) => IsUnits == other.IsUnits
        ? other.value
        : throw new ArgumentException($"{this} and {other} are of different kinds and cannot be compared.", nameof(other));
}
