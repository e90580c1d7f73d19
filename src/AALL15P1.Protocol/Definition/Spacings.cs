using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Definition;

/// <summary>
/// The spacing between blocks that a projection takes. AALL15P1's own is unpublished, but for the chemotherapy that
/// follows azacitidine. Where Interfant-06 states a spacing to its next block, the whole course (azacitidine, then the
/// chemotherapy) takes that block's place, so the spacing leads to the course's first day.
/// </summary>
internal static class Spacings
{
    public static readonly BlockSpacing AfterAzacitidine = new BlockSpacing.OnDayOfPrevious(
        StartRules.ChemotherapyDay,
        BlockSpacingBasis.Stated(new(
            "Chemotherapy starts on day 6: the day after azacitidine day 5.", new(Sources.Haematologica2024, "abstract"), Standing.Protocol)),
        isExact: true);

    public static readonly BlockSpacing AfterInduction = new BlockSpacing.OnDayOfPrevious(
        36, Backbone("Post-induction therapy starts from Induction day 36; the course takes that place."));

    public static readonly BlockSpacing AfterConsolidation = new BlockSpacing.DaysAfterLastAdministration(
        1, BlockSpacingBasis.Assumed("No source states a spacing: EPI#2 is projected on the day after Consolidation's last planned administration."));

    public static readonly BlockSpacing AfterInterimMaintenance = new BlockSpacing.DaysAfterLastAdministration(
        14, Backbone("Delayed Intensification starts at least 2 weeks after the end of the Interim Maintenance chemotherapy; the course takes that place."));

    public static readonly BlockSpacing AfterDelayedIntensification1 = new BlockSpacing.DaysAfterLastAdministration(
        7, Backbone("Delayed Intensification part II starts 1 week after part I; the course takes that place."));

    public static readonly BlockSpacing AfterDelayedIntensification2 = new BlockSpacing.DaysAfterLastAdministration(
        14, Backbone("Maintenance starts at least 2 weeks after part II of Delayed Intensification."));

    private static BlockSpacingBasis Backbone(string statement) =>
        BlockSpacingBasis.Stated(new(statement, new(Sources.RegistryInterfant06, "outline"), Standing.Backbone));
}
