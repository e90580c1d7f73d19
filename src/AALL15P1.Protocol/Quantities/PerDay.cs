using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// An amount in each day, for example 75 mg/m²/day, however many doses it is given in. Taking it for an amount per
/// dose multiplies what the infant gets, so only a stated number of doses a day leads from one to the other
/// (<see cref="DividedInto"/>). Made with <c>PerDay()</c> on the amount. The default is 0 per day.
/// </summary>
/// <typeparam name="T">The quantity in which the dose is prescribed.</typeparam>
public readonly record struct PerDay<T> : IAdditiveQuantity<PerDay<T>>
    where T : struct, IDoseQuantity<T>
{
    internal PerDay(T quantity) => Quantity = quantity;

    /// <summary>The units of <typeparamref name="T"/>, each per day.</summary>
    public static ImmutableArray<Unit> Units { get; } = [.. T.Units.Select(unit => unit.Per("day", "d"))];

    /// <summary>The amount in each day.</summary>
    public T Quantity { get; }

    static string IDecimalQuantity<PerDay<T>>.Name => $"{T.Name} per day";

    static bool IDecimalQuantity<PerDay<T>>.AllowsZero => T.AllowsZero;

    decimal IDecimalQuantity<PerDay<T>>.CanonicalValue => Quantity.CanonicalValue;

    /// <summary>The single dose, when the day's amount is given in equal doses.</summary>
    /// <param name="dosesPerDay">How many doses are given each day: 1 or more.</param>
    /// <returns>The quotient; exact where it is finite, and otherwise rounded to nearest at the 28th digit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one dose a day.</exception>
    public PerDose<T> DividedInto(int dosesPerDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dosesPerDay, 1);
        return new(T.FromCanonical(QuantityArithmetic.Divide(Quantity.CanonicalValue, dosesPerDay)));
    }

    /// <inheritdoc/>
    public int CompareTo(PerDay<T> other) => Quantity.CompareTo(other.Quantity);

    /// <summary>The clinical spelling, for example <c>75 mg/m²/day</c>.</summary>
    public override string ToString() => QuantityText.Format(this);

    static PerDay<T> IDecimalQuantity<PerDay<T>>.FromCanonical(decimal value) =>
        new(T.FromCanonical(QuantityArithmetic.Checked<PerDay<T>>(value)));
}
