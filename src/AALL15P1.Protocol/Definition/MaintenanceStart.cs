using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol.Definition;

/// <summary>What AALL15P1 says about the starting doses of oral chemotherapy in Maintenance: they follow the age, and are the site's.</summary>
internal static class MaintenanceStart
{
    public static readonly StartingDoseBasis Basis = new(
        TitrationRules.StartingDoseByAge, "the starting dose of oral chemotherapy in Maintenance", Interpretations.MaintenanceStartingDoseAge, "start-of-each-cycle");
}
