namespace AALL15P1.Protocol.Regimen;

/// <summary>
/// What a block's start criteria ask for, added up: of two criteria for the same thing the stricter one counts. The
/// gate reads this instead of the list, because it is asked for every infant and every day; the explanation goes
/// through the criteria one by one, and a property compares the two.
/// </summary>
internal sealed record StartRequirements
{
    public static StartRequirements None { get; } = new();

    /// <summary>The lowest neutrophil count, inclusive; null when any will do.</summary>
    public LeastCount? Neutrophils { get; private init; }

    /// <summary>The lowest platelet count, inclusive; null when any will do.</summary>
    public LeastCount? Platelets { get; private init; }

    /// <summary>The lowest white blood cell count, inclusive; null when any will do.</summary>
    public LeastCount? WhiteCells { get; private init; }

    public bool LooksAtCounts { get; private init; }

    public bool ToxicityResolved { get; init; }

    public bool MarkerPresent { get; init; }

    public bool LaboratoryValuesRecent { get; init; }

    /// <summary>The earliest day of the block before, from 1; null when the block follows no numbered day.</summary>
    public int? DayOfPreviousBlock { get; init; }

    /// <summary>Whether some criteria are unpublished and the site has not stated them.</summary>
    public bool SuppliedBySite { get; init; }

    public static StartRequirements Of(ValueList<StartCriterion> criteria)
    {
        StartRequirements sum = None;
        foreach (StartCriterion criterion in criteria)
        {
            sum = criterion.AddTo(sum);
        }

        return sum with { LooksAtCounts = sum.Neutrophils is not null || sum.Platelets is not null || sum.WhiteCells is not null };
    }

    /// <summary>These, and at least a number of one kind of cells.</summary>
    public StartRequirements WithAtLeast(Analyte analyte, CellCount minimum) => analyte switch
    {
        Analyte.Neutrophils => this with { Neutrophils = Stricter(Neutrophils, analyte, minimum) },
        Analyte.Platelets => this with { Platelets = Stricter(Platelets, analyte, minimum) },
        _ => this with { WhiteCells = Stricter(WhiteCells, analyte, minimum) },
    };

    private static LeastCount Stricter(LeastCount? one, Analyte analyte, CellCount other) => one is { } known && known.Minimum > other ? known : new(analyte, other);
}

/// <summary>The least count with which a block starts.</summary>
/// <param name="Analyte">Which cells.</param>
/// <param name="Minimum">The least count, inclusive.</param>
internal sealed record LeastCount(Analyte Analyte, CellCount Minimum)
{
    /// <summary>The least whole number of cells for each microlitre that is enough.</summary>
    public long Whole { get; } = (long)decimal.Min(decimal.Ceiling(Minimum.PerMicrolitre), long.MaxValue);
}
