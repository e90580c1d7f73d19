using System.Collections.Immutable;

namespace AALL15P1.Protocol;

/// <summary>
/// A unit in which one kind of quantity is written: how a clinician writes it, how a machine writes it (UCUM), and how
/// much of the quantity's canonical unit it is. Only this library makes units, in one table per quantity
/// (<see cref="IExactQuantity{TSelf}.Units"/>), so a unit can be asked for but not invented.
/// </summary>
/// <remarks>
/// A unit belongs to its quantity: the gram of <see cref="DrugMass"/> (1000 mg) does not equal the gram of
/// <see cref="Weight"/> (0.001 kg), and neither is taken where the other is meant. Two units are equal if their
/// symbol, UCUM code and factor are equal.
/// </remarks>
public sealed record Unit
{
    /// <summary>Every accepted spelling, folded by <see cref="UnitText"/>.</summary>
    private readonly ImmutableArray<string> spellings;

    /// <summary>Spellings that are accepted beside the symbol and the UCUM code, as a message lists them.</summary>
    private readonly ImmutableArray<string> also;

    internal Unit(string symbol, string ucumCode, decimal factor, params ImmutableArray<string> alsoAccepted)
        : this(symbol, ucumCode, factor, alsoAccepted, [symbol, ucumCode, .. alsoAccepted])
    {
    }

    private Unit(string symbol, string ucumCode, decimal factor, ImmutableArray<string> also, IEnumerable<string> spellings)
    {
        Symbol = symbol;
        UcumCode = ucumCode;
        Factor = factor;
        this.also = also;
        this.spellings = [.. spellings.Select(spelling => UnitText.Fold(spelling)).Distinct(StringComparer.Ordinal)];
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

    /// <summary>The one of these units of which a text is a spelling; null when it is of none.</summary>
    internal static Unit? Find(ImmutableArray<Unit> units, ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[UnitText.Longest];
        if (!UnitText.TryFold(text, buffer, out int length))
        {
            return null;
        }

        ReadOnlySpan<char> folded = buffer[..length];
        foreach (Unit unit in units)
        {
            foreach (string spelling in unit.spellings)
            {
                if (folded.SequenceEqual(spelling))
                {
                    return unit;
                }
            }
        }

        return null;
    }

    /// <summary>What is accepted: the symbol, the UCUM code where it differs, and the other spellings.</summary>
    internal string Accepted()
    {
        List<string> more = [];
        if (!string.Equals(Symbol, UcumCode, StringComparison.Ordinal))
        {
            more.Add($"UCUM {UcumCode}");
        }

        if (!also.IsEmpty)
        {
            more.Add($"also {string.Join(", ", also)}");
        }

        return more.Count == 0 ? Symbol : $"{Symbol} ({string.Join("; ", more)})";
    }

    /// <summary>This unit divided by another, each accepted spelling of the one before each of the other.</summary>
    internal Unit Per(string symbol, string ucumCode) =>
        new(
            $"{Symbol}/{symbol}",
            $"{UcumCode}/{ucumCode}",
            Factor,
            also: [],
            [.. spellings.Select(spelling => $"{spelling}/{symbol}"), .. spellings.Select(spelling => $"{spelling}/{ucumCode}")]);
}
