using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount in each single dose, for example 2.5 mg/kg/dose. Taking it for an amount per day multiplies or divides
/// what the infant gets, so only a stated number of doses a day leads from one to the other (<see cref="Times"/>).
/// Made with <c>PerDose()</c> on the amount. The default is 0 per dose.
/// </summary>
/// <typeparam name="T">The quantity in which the dose is prescribed.</typeparam>
public readonly record struct PerDose<T> : IAdditiveQuantity<PerDose<T>>
    where T : struct, IDoseQuantity<T>
{
    internal PerDose(T quantity) => Quantity = quantity;

    /// <summary>The units of <typeparamref name="T"/>, each per dose.</summary>
    public static ImmutableArray<Unit> Units { get; } = [.. T.Units.Select(unit => unit.Per("dose", "{dose}"))];

    /// <summary>The amount in each single dose.</summary>
    public T Quantity { get; }

    static string IDecimalQuantity<PerDose<T>>.Name => $"{T.Name} per dose";

    static bool IDecimalQuantity<PerDose<T>>.AllowsZero => T.AllowsZero;

    decimal IDecimalQuantity<PerDose<T>>.CanonicalValue => Quantity.CanonicalValue;

    /// <summary>What a day's doses add up to.</summary>
    /// <param name="dosesPerDay">How many doses are given each day: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one dose a day.</exception>
    /// <exception cref="OverflowException">The product is too large for a decimal.</exception>
    public PerDay<T> Times(int dosesPerDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dosesPerDay, 1);
        return new(T.FromCanonical(QuantityArithmetic.Multiply(Quantity.CanonicalValue, dosesPerDay)));
    }

    /// <inheritdoc/>
    public int CompareTo(PerDose<T> other) => Quantity.CompareTo(other.Quantity);

    /// <summary>The clinical spelling, for example <c>2.5 mg/kg/dose</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static PerDose<T> IDecimalQuantity<PerDose<T>>.FromCanonical(decimal value) =>
        new(T.FromCanonical(QuantityArithmetic.Checked<PerDose<T>>(value)));
}
