namespace AALL15P1.Protocol.Titration;

/// <summary>The numbers of ICiCLe-ALL-14, each stated by a rule of <see cref="TitrationRules"/>.</summary>
internal static class IcicleNumbers
{
    public const int GreatestAgeOfACount = 14;
    public const int DaysToFirstStep = 42;
    public const int DaysToLateStep = 84;
    public const int DaysToMethotrexate = 14;
    public const int DaysToLateMethotrexate = 28;
    public const int InterruptionsThatReturn = 3;

    public static readonly CellCount StopNeutrophils = CellCount.FromPerMicrolitre(500m);
    public static readonly CellCount StopPlatelets = CellCount.FromPerMicrolitre(50_000m);
    public static readonly CellCount RecoveredNeutrophils = CellCount.FromPerMicrolitre(750m);
    public static readonly CellCount RecoveredPlatelets = CellCount.FromPerMicrolitre(75_000m);
    public static readonly CellCount StepNeutrophils = CellCount.FromPerMicrolitre(1500m);

    public static readonly TitrationSteps Steps = new([.. new[] { 100m, 125m, 150m, 175m }.Select(DosePercent.FromPercent)], DaysToFirstStep);

    public static CountBand BandOf(CountView counts) =>
        (counts.Neutrophils?.IsAtMost(StopNeutrophils) | counts.Platelets?.IsAtMost(StopPlatelets)) switch
        {
            true => CountBand.Stop,
            null => CountBand.Unknown,
            false => (counts.Neutrophils?.IsBelow(RecoveredNeutrophils) | counts.Platelets?.IsBelow(RecoveredPlatelets)) switch
            {
                true => CountBand.Halve,
                null => CountBand.Unknown,
                false => CountBand.Recovered,
            },
        };
}
