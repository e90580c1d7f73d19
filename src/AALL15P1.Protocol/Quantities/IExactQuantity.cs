using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace AALL15P1.Protocol;

/// <summary>
/// A number with a unit, held as a <see cref="decimal"/> in one canonical unit. What every quantity can do (be
/// compared, scaled, divided by its like, printed and read) is written once and offered by each as its own member.
/// </summary>
/// <remarks>
/// The set of quantities is closed: <see cref="Unit"/>s are made only inside this library. Equality is by value, so
/// 2.50 mg equals 2.5 mg and 1 g equals 1000 mg. Text is always in the invariant culture; a format provider is
/// ignored wherever .NET's interfaces pass one. A format is empty, <c>G</c>, or a unit: <c>$"{mass:mcg}"</c>.
/// </remarks>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IExactQuantity<TSelf> :
    IEquatable<TSelf>,
    IComparable<TSelf>,
    IComparisonOperators<TSelf, TSelf, bool>,
    IMultiplyOperators<TSelf, decimal, TSelf>,
    IDivisionOperators<TSelf, decimal, TSelf>,
    ISpanFormattable,
    ISpanParsable<TSelf>
    where TSelf : struct, IExactQuantity<TSelf>
{
    /// <summary>What the quantity is called in an error message, for example <c>body surface area</c>.</summary>
    static abstract string Name { get; }

    /// <summary>Whether 0 is a value of this quantity. Nothing is ever negative.</summary>
    static abstract bool AllowsZero { get; }

    /// <summary>The units in which it can be written; the first is canonical (its factor is 1) and is the one printed.</summary>
    static abstract ImmutableArray<Unit> Units { get; }

    /// <summary>The quantity with this value in the canonical unit.</summary>
    /// <param name="value">The value in the first of <see cref="Units"/>: 0 or more, or more than 0 where 0 is not allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of bounds.</exception>
    static abstract TSelf FromCanonical(decimal value);

    /// <summary>The quantity multiplied by a factor: 0 or more, and more than 0 for a quantity that cannot be 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is out of bounds.</exception>
    /// <exception cref="OverflowException">The product is too large for a decimal, or too small to be told from 0.</exception>
    static abstract TSelf operator *(decimal left, TSelf right);

    /// <summary>How many times the right quantity is contained in the left one: a plain number.</summary>
    /// <exception cref="DivideByZeroException">The right quantity is 0.</exception>
    /// <exception cref="OverflowException">The ratio is too large for a decimal, or too small to be told from 0.</exception>
    static abstract decimal operator /(TSelf left, TSelf right);

    /// <summary>
    /// Reads a number and a unit, such as <c>2.5 mg/kg/dose</c> or <c>50 ×10⁹/L</c>: the clinical spelling or the UCUM
    /// code of any unit of the quantity, with or without a space, in the invariant culture.
    /// </summary>
    /// <remarks>
    /// Zeros at the end are accepted. Refused are spellings that have led to misreading: no zero before the point, a
    /// comma, "U" for international units; and a sign, an exponent, a missing or unknown unit, anything more.
    /// </remarks>
    /// <param name="s">The text; white space around it is ignored.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is no such quantity; the message says what was found and what was expected.</exception>
    static abstract TSelf Parse(string s);

    /// <summary>Reads what <see cref="Parse(string)"/> reads, and says whether it could.</summary>
    /// <param name="s">The text, or null, which is no quantity.</param>
    /// <param name="result">The quantity, or the default if the text is none.</param>
    static abstract bool TryParse([NotNullWhen(true)] string? s, out TSelf result);

    /// <summary>The value in the first of <see cref="Units"/>, without trailing zeros.</summary>
    /// <exception cref="InvalidOperationException">The quantity has to be more than 0 and was never given a value.</exception>
    decimal CanonicalValue { get; }

    /// <summary>The number of this unit that the quantity makes; exact where the decimal quotient is finite.</summary>
    /// <param name="unit">One of the quantity's own units.</param>
    /// <exception cref="ArgumentException">The unit belongs to another quantity.</exception>
    /// <exception cref="InvalidOperationException">The quantity was never given a value and cannot be 0.</exception>
    /// <exception cref="OverflowException">The number is too large for a decimal.</exception>
    decimal In(Unit unit);

    /// <summary>The quantity in this unit: no trailing zeros, always a digit before the point, invariant culture.</summary>
    /// <param name="unit">One of the quantity's own units.</param>
    /// <exception cref="ArgumentException">The unit belongs to another quantity.</exception>
    /// <exception cref="InvalidOperationException">The quantity was never given a value and cannot be 0.</exception>
    string ToString(Unit unit);
}

/// <summary>
/// A quantity in which a dose is prescribed, and which therefore is meant either per dose or per day:
/// <see cref="DrugMass"/>, <see cref="InternationalUnits"/>, <see cref="MassPerWeight"/>, <see cref="MassPerArea"/>,
/// <see cref="UnitsPerWeight"/> and <see cref="UnitsPerArea"/>.
/// </summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IDoseQuantity<TSelf> : IExactQuantity<TSelf>, IAdditionOperators<TSelf, TSelf, TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>
    where TSelf : struct, IDoseQuantity<TSelf>
{
    /// <summary>This amount in each single dose.</summary>
    PerDose<TSelf> PerDose();

    /// <summary>This amount in each day, however many doses it is given in.</summary>
    PerDay<TSelf> PerDay();
}
