using System.Text;

namespace AALL15P1.Protocol;

/// <summary>A way in which a right measurement becomes a wrong number: a unit taken for another, or a shifted decimal point.</summary>
/// <param name="Factor">What the right value is multiplied by; more than 0 and not 1.</param>
/// <param name="Words">What happened, as the end of a sentence.</param>
internal sealed record UnitSlip(decimal Factor, string Words)
{
    /// <summary>The slips of a weight.</summary>
    public static ValueList<UnitSlip> OfWeight { get; } =
    [
        new(1m / Weight.PoundUnit.Factor, "pounds entered as kilograms"),
        new(Weight.PoundUnit.Factor, "kilograms entered as pounds"),
        new(10m, "a decimal point one place too far to the right"),
        new(0.1m, "a decimal point one place too far to the left"),
        new(1m / Weight.GramUnit.Factor, "grams entered as kilograms"),
        new(Weight.GramUnit.Factor, "kilograms entered as grams"),
    ];

    /// <summary>The slips of a height or length. An inch is exactly 2.54 cm.</summary>
    public static ValueList<UnitSlip> OfHeight { get; } =
    [
        new(2.54m, "centimetres entered as inches"),
        new(1m / 2.54m, "inches entered as centimetres"),
        new(10m, "a decimal point one place too far to the right"),
        new(0.1m, "a decimal point one place too far to the left"),
        new(100m, "centimetres entered as metres"),
        new(0.01m, "metres entered as centimetres"),
    ];

    /// <summary>
    /// Within this multiple of what was expected, and its reciprocal, no slip is nearer than none: the square of the multiple is
    /// less than the smallest factor.
    /// </summary>
    internal const decimal Unexplained = 1.4m;

    /// <summary>
    /// The slip that explains a value better than no slip does: the one whose factor is nearest, by ratio, to value ÷
    /// expected.
    /// </summary>
    /// <param name="slips">The slips to look at.</param>
    /// <param name="value">The value.</param>
    /// <param name="expected">What was expected; more than 0.</param>
    /// <returns>The slip; null when none explains the value better.</returns>
    internal static UnitSlip? Nearest(ValueList<UnitSlip> slips, decimal value, decimal expected)
    {
        decimal ratio = value / expected;
        decimal distance = Distance(ratio);
        UnitSlip? nearest = null;
        if (distance <= Unexplained)
        {
            return nearest;
        }

        foreach (UnitSlip slip in slips)
        {
            decimal other = Distance(ratio / slip.Factor);
            if (other < distance)
            {
                distance = other;
                nearest = slip;
            }
        }

        return nearest;
    }

    /// <summary>The slip whose undoing brings a value into a band; null when none does.</summary>
    internal static UnitSlip? Explaining(ValueList<UnitSlip> slips, decimal value, decimal lowest, decimal highest)
    {
        foreach (UnitSlip slip in slips)
        {
            decimal undone = value / slip.Factor;
            if (undone >= lowest && undone <= highest)
            {
                return slip;
            }
        }

        return null;
    }

    /// <summary>How far a ratio is from 1, as a multiple in either direction: 2 for twice and for half.</summary>
    internal static decimal Distance(decimal ratio) => ratio >= 1m ? ratio : 1m / ratio;

    private bool PrintMembers(StringBuilder builder) => Printed.Members(builder, (nameof(Factor), Factor), (nameof(Words), Words));
}
