using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Definition;

/// <summary>The doses that a public source states. Every other dose of AALL15P1 is unpublished.</summary>
internal static class PublishedDoses
{
    public static readonly Cited<DoseRule> Azacitidine = new(
        DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(2.5m).PerDose()),
        new(Sources.EducationDeck, "slide Azacitidine"),
        Standing.Protocol);

    public static readonly Cited<DoseRule> HighDoseMethotrexate = new(
        DoseRule.Of(MassPerArea.FromGramsPerSquareMetre(5m).PerDose()) with { IsBeforeInfantFactor = true },
        new(Sources.Interfant99Methotrexate, "abstract"),
        Standing.Backbone);

    public static readonly Cited<DoseRule> Daunorubicin = new(
        DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(30m).PerDose()) with { IsBeforeInfantFactor = true },
        new(Sources.Interfant99Daunorubicin, "abstract"),
        Standing.Backbone);
}
