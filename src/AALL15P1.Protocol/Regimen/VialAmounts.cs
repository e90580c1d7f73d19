namespace AALL15P1.Protocol;

/// <summary>What one dose takes from its vials.</summary>
/// <param name="Dose">The dose.</param>
/// <param name="VolumeToDraw">The volume to draw from reconstituted vials, not rounded.</param>
/// <param name="Vials">How many vials are reconstituted; 1 or more.</param>
/// <param name="SmallestFinalVolume">The volume at the strongest allowed concentration, inclusive.</param>
/// <param name="LargestFinalVolume">The volume at the weakest allowed concentration, inclusive.</param>
public readonly record struct VialAmounts(DrugMass Dose, FluidVolume VolumeToDraw, int Vials, FluidVolume SmallestFinalVolume, FluidVolume LargestFinalVolume);
