using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// A unit in which one kind of quantity is written: how a clinician writes it, how a machine writes it (UCUM), and how
/// much of the quantity's canonical unit it is. Only this library makes units, in one table per quantity
/// (<see cref="IDecimalQuantity{TSelf}.Units"/>), so a unit can be asked for but not invented.
/// </summary>
/// <remarks>
/// A unit belongs to its quantity: the gram of <see cref="DrugMass"/> (1000 mg) does not equal the gram of
/// <see cref="Weight"/> (0.001 kg), and neither is taken where the other is meant. Two units are equal if their
/// symbol, UCUM code and factor are equal.
/// </remarks>
public sealed record Unit
{
    /// <summary>Every accepted spelling, in the form that <see cref="Fold"/> gives.</summary>
    private readonly ImmutableArray<string> _spellings;

    internal Unit(string symbol, string ucumCode, decimal factor, params ImmutableArray<string> alsoAccepted)
    {
        Symbol = symbol;
        UcumCode = ucumCode;
        Factor = factor;
        _spellings = [Fold(symbol), Fold(ucumCode), .. alsoAccepted.Select(spelling => Fold(spelling))];
    }

    /// <summary>The spelling that is printed, for example <c>mg/kg</c>, <c>×10⁹/L</c> or <c>IU/m²/dose</c>.</summary>
    public string Symbol { get; }

    /// <summary>
    /// The case-sensitive code of the Unified Code for Units of Measure, for example <c>mg/kg</c>, <c>10*9/L</c> or
    /// <c>[iU]/m2/{dose}</c>. UCUM has no unit for a dose, so <c>{dose}</c> is an annotation, which UCUM counts as 1;
    /// a day is its unit <c>d</c>.
    /// </summary>
    public string UcumCode { get; }

    /// <summary>How many of the quantity's canonical unit make one of this unit. Greater than 0, and exact.</summary>
    public decimal Factor { get; }

    /// <summary>Whether two units have the same symbol, UCUM code and factor.</summary>
    /// <param name="other">The other unit.</param>
    public bool Equals(Unit? other) =>
        other is not null
        && string.Equals(Symbol, other.Symbol, StringComparison.Ordinal)
        && string.Equals(UcumCode, other.UcumCode, StringComparison.Ordinal)
        && Factor == other.Factor;

    /// <summary>A hash code that is equal for equal units.</summary>
    public override int GetHashCode() => HashCode.Combine(Symbol, UcumCode, Factor);

    /// <summary>The <see cref="Symbol"/>.</summary>
    public override string ToString() => Symbol;

    /// <summary>Whether a text is one of this unit's spellings.</summary>
    internal bool Accepts(ReadOnlySpan<char> text) => _spellings.Contains(Fold(text), StringComparer.Ordinal);

    /// <summary>This unit divided by another, each accepted spelling of the one before each of the other.</summary>
    internal Unit Per(string symbol, string ucumCode) =>
        new(
            $"{Symbol}/{symbol}",
            $"{UcumCode}/{ucumCode}",
            Factor,
            [.. _spellings.Select(spelling => $"{spelling}/{symbol}"), .. _spellings.Select(spelling => $"{spelling}/{ucumCode}")]);

    /// <summary>
    /// Unicode has two micro signs (U+00B5 and U+03BC) that look alike, keyboards often have neither, and the same
    /// goes for the superscript two: all of them are read as the letter or digit that UCUM uses.
    /// The superscript nine is not folded, because "×109/L" is a dangerous misreading of "×10⁹/L".
    /// </summary>
    private static string Fold(ReadOnlySpan<char> text) =>
        string.Create(text.Length, text, static (folded, original) =>
        {
            for (int i = 0; i < folded.Length; i++)
            {
                folded[i] = original[i] switch
                {
                    '\u00B5' or '\u03BC' => 'u',
                    '²' => '2',
                    char other => other,
                };
            }
        });
}
