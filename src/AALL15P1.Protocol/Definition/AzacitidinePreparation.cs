using AALL15P1.Protocol.Evidence;
using NodaTime;
using static AALL15P1.Protocol.Definition.DeliveryMap;

namespace AALL15P1.Protocol.Definition;

/// <summary>
/// How azacitidine, the study drug, is prepared and infused. The trial's limit of 45 minutes is stricter than the hour
/// of the US label.
/// </summary>
internal static class AzacitidinePreparation
{
    private static readonly Citation Slide = new(Sources.EducationDeck, "slide Azacitidine");
    private static readonly Citation Manual = new(Sources.CheoAzacitidine, "azacitidine, preparation");
    private static readonly Citation Label = new(Sources.LabelAzacitidine, "preparation for intravenous administration");

    /// <summary>The infusion's limits, with the vial.</summary>
    public static InfusionWindow Window { get; } = new(
        Drugs.Azacitidine,
        Minutes(10, 40),
        new("AZA-INFUSION-10-40", "Length of the azacitidine infusion", "An infusion of azacitidine lasts from 10 to 40 minutes, both inclusive.", Slide, Standing.Protocol)
        {
            Parameters = [new("shortest", "10 min, inclusive"), new("longest", "40 min, inclusive")],
        },
        Duration.FromMinutes(45),
        new("AZA-VIAL-45", "Azacitidine completed after reconstitution", "The infusion of azacitidine has ended no later than 45 minutes after its vial was reconstituted.", Slide, Standing.Protocol)
        {
            Parameters = [new("longest time from reconstitution to the end of the infusion", "45 min, inclusive")],
        },
        CareSetting.TertiaryCentre,
        CareRules.AzacitidineAtTertiaryCentre,
        new VialProduct(
            DrugMass.FromMilligrams(100m),
            FluidVolume.FromMillilitres(10m),
            MassPerVolume.FromMilligramsPerMillilitre(0.9m),
            MassPerVolume.FromMilligramsPerMillilitre(4m),
            new("AZA-CONCENTRATION", "Final concentration of azacitidine", "The infusion holds from 0.9 to 4 mg/mL of azacitidine, both inclusive: advice, which holds nothing.", Manual, Standing.Reference)
            {
                Parameters = [new("weakest", "0.9 mg/mL, inclusive"), new("strongest", "4 mg/mL, inclusive")],
            },
            new("AZA-NO-DEXTROSE", "Diluent of azacitidine", "Azacitidine is never diluted in dextrose.", Label, Standing.Reference),
            Label));
}
