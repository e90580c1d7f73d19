using AALL15P1.Protocol.Quantities;

namespace AALL15P1.Protocol.Regimen;

/// <summary>A stated dose: its size, and whether that is for one dose or for a whole day.</summary>
/// <param name="Size">The size on its basis.</param>
/// <param name="Period">What the size covers.</param>
public sealed record DoseRule(DoseSize Size, DosePeriod Period)
{
    /// <summary>
    /// Whether the source states the size before an infant factor. Which factor applies, if any, is a policy of the
    /// site.
    /// </summary>
    public bool IsBeforeInfantFactor { get; init; }

    /// <summary>A dose by weight, for one dose.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDose<MassPerWeight> dose) => new(new DoseSize.MassByWeight(dose.Quantity), DosePeriod.PerDose);

    /// <summary>A dose by weight, for a whole day.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDay<MassPerWeight> dose) => new(new DoseSize.MassByWeight(dose.Quantity), DosePeriod.PerDay);

    /// <summary>A dose by body surface, for one dose.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDose<MassPerArea> dose) => new(new DoseSize.MassByArea(dose.Quantity), DosePeriod.PerDose);

    /// <summary>A dose by body surface, for a whole day.</summary>
    /// <param name="dose">The size.</param>
    /// <returns>The rule.</returns>
    public static DoseRule Of(PerDay<MassPerArea> dose) => new(new DoseSize.MassByArea(dose.Quantity), DosePeriod.PerDay);

    /// <summary>The dose as <c>2.5 mg/kg/dose</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Size}{(Period == DosePeriod.PerDose ? "/dose" : "/day")}{(IsBeforeInfantFactor ? ", before the infant factor" : string.Empty)}";
}
