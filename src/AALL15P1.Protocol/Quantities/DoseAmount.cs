using System.Diagnostics.CodeAnalysis;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount of a drug: a mass or international units, and never both. Two amounts of different kinds are not equal
/// and cannot be compared. The default is 0 mg.
/// </summary>
public readonly record struct DoseAmount
{
    private readonly decimal value;

    internal DoseAmount(decimal canonicalValue, bool isUnits)
    {
        value = canonicalValue;
        IsUnits = isUnits;
    }

    /// <summary>Whether the amount is in international units; otherwise it is a mass.</summary>
    public bool IsUnits { get; }

    /// <summary>The mass; null when the amount is in international units.</summary>
    public DrugMass? Mass => IsUnits ? null : DrugMass.FromMilligrams(value);

    /// <summary>The international units; null when the amount is a mass.</summary>
    public InternationalUnits? Units => IsUnits ? InternationalUnits.FromInternationalUnits(value) : null;

    /// <summary>Milligrams or international units.</summary>
    internal decimal CanonicalValue => value;

    /// <summary>A mass.</summary>
    /// <param name="mass">The mass.</param>
    public static implicit operator DoseAmount(DrugMass mass) => FromMass(mass);

    /// <summary>International units.</summary>
    /// <param name="units">The units.</param>
    public static implicit operator DoseAmount(InternationalUnits units) => FromInternationalUnits(units);

    /// <summary>A mass.</summary>
    /// <param name="mass">The mass.</param>
    /// <returns>The amount.</returns>
    public static DoseAmount FromMass(DrugMass mass) => new(mass.Milligrams, isUnits: false);

    /// <summary>International units.</summary>
    /// <param name="units">The units.</param>
    /// <returns>The amount.</returns>
    public static DoseAmount FromInternationalUnits(InternationalUnits units) => new(units.Value, isUnits: true);

    /// <summary>Reads <c>15.5 mg</c> or <c>2500 IU</c>, in any unit of the two quantities.</summary>
    /// <param name="text">The text.</param>
    /// <param name="amount">The amount.</param>
    /// <returns>False when the text is neither.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out DoseAmount amount)
    {
        bool isMass = QuantityText.TryParse(text, out DrugMass mass, out _);
        bool isUnits = QuantityText.TryParse(text, out InternationalUnits units, out _);
        amount = isUnits ? units : mass;
        return isMass || isUnits;
    }

    /// <summary>How many times another amount of the same kind is contained in this one.</summary>
    /// <param name="other">The other amount; more than 0.</param>
    /// <returns>The ratio.</returns>
    /// <exception cref="ArgumentException">One amount is a mass and the other is not.</exception>
    /// <exception cref="DivideByZeroException">The other amount is 0.</exception>
    public decimal RatioTo(DoseAmount other) =>
        IsUnits == other.IsUnits
            ? QuantityArithmetic.Normalise(QuantityArithmetic.Divide(value, other.value))
            : throw new ArgumentException($"{this} and {other} are of different kinds.", nameof(other));

    /// <summary>The amount multiplied by a number.</summary>
    /// <param name="factor">0 or more.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public DoseAmount Times(decimal factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        return new(QuantityArithmetic.Multiply(value, factor), IsUnits);
    }

    /// <summary>The clinical spelling, for example <c>15.5 mg</c> or <c>825 IU</c>, with every digit.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Units is { } units ? units.ToString() : Mass.ToString()!;
}
