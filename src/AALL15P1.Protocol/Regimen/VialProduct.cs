using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol;

/// <summary>A drug that comes as a powder in a vial: what a vial holds, how it is reconstituted and how strong the infusion may be.</summary>
public sealed record VialProduct
{
    /// <summary>Describes a vial.</summary>
    /// <param name="content">What one vial holds; more than 0.</param>
    /// <param name="diluentVolume">The volume of sterile water that reconstitutes one vial; more than 0.</param>
    /// <param name="weakest">The weakest final concentration, inclusive.</param>
    /// <param name="strongest">The strongest final concentration, inclusive; not below <paramref name="weakest"/>.</param>
    /// <param name="concentrationRule">The rule for the final concentration.</param>
    /// <param name="diluentRule">The rule that forbids dextrose as the diluent; null when it is allowed.</param>
    /// <param name="citation">Where the content and the volume are stated.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is broken.</exception>
    public VialProduct(
        DrugMass content, FluidVolume diluentVolume, MassPerVolume weakest, MassPerVolume strongest, Rule concentrationRule, Rule? diluentRule, Citation citation)
    {
        if (content.Milligrams == 0m)
        {
            throw new ArgumentOutOfRangeException(nameof(content), content, "A vial holds more than 0 mg.");
        }

        if (diluentVolume.Millilitres == 0m)
        {
            throw new ArgumentOutOfRangeException(nameof(diluentVolume), diluentVolume, "A vial is reconstituted with more than 0 mL.");
        }

        if (strongest.CompareTo(weakest) < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(strongest), strongest, $"The strongest concentration is not below the weakest, {weakest}.");
        }

        Content = content;
        DiluentVolume = diluentVolume;
        Weakest = weakest;
        Strongest = strongest;
        ConcentrationRule = concentrationRule;
        DiluentRule = diluentRule;
        Citation = citation;
    }

    /// <summary>What one vial holds.</summary>
    public DrugMass Content { get; }

    /// <summary>The volume of sterile water that reconstitutes one vial.</summary>
    public FluidVolume DiluentVolume { get; }

    /// <summary>The concentration in the reconstituted vial.</summary>
    public MassPerVolume ReconstitutedConcentration => Content / DiluentVolume;

    /// <summary>The weakest final concentration, inclusive.</summary>
    public MassPerVolume Weakest { get; }

    /// <summary>The strongest final concentration, inclusive.</summary>
    public MassPerVolume Strongest { get; }

    /// <summary>The rule for the final concentration.</summary>
    public Rule ConcentrationRule { get; }

    /// <summary>The rule that forbids dextrose as the diluent; null when it is allowed.</summary>
    public Rule? DiluentRule { get; }

    /// <summary>Where the content and the volume are stated.</summary>
    public Citation Citation { get; }

    /// <summary>What a dose takes: the volume to draw from reconstituted vials, how many vials, and the bounds of the final volume.</summary>
    /// <param name="dose">The dose; more than 0.</param>
    /// <returns>The amounts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The dose is 0, or needs more vials than can be counted.</exception>
    public VialAmounts For(DrugMass dose)
    {
        if (dose.Milligrams == 0m)
        {
            throw new ArgumentOutOfRangeException(nameof(dose), dose, "A dose that is drawn from a vial is more than 0 mg.");
        }

        decimal vials = decimal.Ceiling(dose.Milligrams / Content.Milligrams);
        return vials <= int.MaxValue
            ? new(dose, dose / ReconstitutedConcentration, (int)vials, dose / Strongest, dose / Weakest)
            : throw new ArgumentOutOfRangeException(nameof(dose), dose, $"The dose needs more than {int.MaxValue} vials of {Content}.");
    }
}

/// <summary>What one dose takes from its vials.</summary>
/// <param name="Dose">The dose.</param>
/// <param name="VolumeToDraw">The volume to draw from reconstituted vials, not rounded.</param>
/// <param name="Vials">How many vials are reconstituted; 1 or more.</param>
/// <param name="SmallestFinalVolume">The volume at the strongest allowed concentration, inclusive.</param>
/// <param name="LargestFinalVolume">The volume at the weakest allowed concentration, inclusive.</param>
public readonly record struct VialAmounts(DrugMass Dose, FluidVolume VolumeToDraw, int Vials, FluidVolume SmallestFinalVolume, FluidVolume LargestFinalVolume);
