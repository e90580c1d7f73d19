namespace AALL15P1.Protocol.Titration;

/// <summary>A thiopurine's starting dose after pharmacogenetics. A closed union; a range stays a range.</summary>
internal abstract record AdjustedStartingDose
{
    private AdjustedStartingDose()
    {
    }

    /// <summary>The starting dose stays: no phenotype was given, or both are normal.</summary>
    /// <param name="Dose">The starting dose.</param>
    public sealed record Unadjusted(PerDay<MassPerArea> Dose) : AdjustedStartingDose;

    /// <summary>A range, from which the physician chooses.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Lowest">The lowest dose, inclusive.</param>
    /// <param name="Highest">The highest dose, inclusive.</param>
    /// <param name="LowestPercent">The lowest dose as a percentage of the unadjusted start, inclusive.</param>
    /// <param name="HighestPercent">The highest dose as a percentage of the unadjusted start, inclusive.</param>
    public sealed record Range(Rule Rule, PerDay<MassPerArea> Lowest, PerDay<MassPerArea> Highest, DosePercent LowestPercent, DosePercent HighestPercent)
        : AdjustedStartingDose;

    /// <summary>One daily dose.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Dose">The dose.</param>
    public sealed record Daily(Rule Rule, PerDay<MassPerArea> Dose) : AdjustedStartingDose;

    /// <summary>A dose on some days of the week only.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Dose">One dose.</param>
    /// <param name="TimesPerWeek">The doses in a week.</param>
    public sealed record SomeDaysOfTheWeek(Rule Rule, PerDose<MassPerArea> Dose, int TimesPerWeek) : AdjustedStartingDose;

    /// <summary>The guideline, as far as this library has it, gives no answer.</summary>
    /// <param name="Rule">The rule that stops short.</param>
    /// <param name="Missing">What is missing.</param>
    public sealed record CannotDecide(Rule Rule, string Missing) : AdjustedStartingDose;
}
