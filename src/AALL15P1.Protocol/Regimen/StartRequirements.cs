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
    public CellCount? Neutrophils { get; private init; }

    /// <summary>The lowest platelet count, inclusive; null when any will do.</summary>
    public CellCount? Platelets { get; private init; }

    /// <summary>The lowest white blood cell count, inclusive; null when any will do.</summary>
    public CellCount? WhiteCells { get; private init; }

    public bool ToxicityResolved { get; private init; }

    public bool MarkerPresent { get; private init; }

    public bool LaboratoryValuesRecent { get; private init; }

    /// <summary>The earliest day of the block before, from 1; null when the block follows no numbered day.</summary>
    public int? DayOfPreviousBlock { get; private init; }

    /// <summary>Whether some criteria are unpublished and the site has not stated them.</summary>
    public bool SuppliedBySite { get; private init; }

    public static StartRequirements Of(ValueList<StartCriterion> criteria)
    {
        StartRequirements sum = None;
        foreach (StartCriterion criterion in criteria)
        {
            sum = sum.With(criterion);
        }

        return sum;
    }

    private StartRequirements With(StartCriterion criterion) => criterion switch
    {
        StartCriterion.CountAtLeast { Analyte: Analyte.Neutrophils } count => this with { Neutrophils = Stricter(Neutrophils, count.Minimum) },
        StartCriterion.CountAtLeast { Analyte: Analyte.Platelets } count => this with { Platelets = Stricter(Platelets, count.Minimum) },
        StartCriterion.CountAtLeast { Analyte: Analyte.WhiteCells } count => this with { WhiteCells = Stricter(WhiteCells, count.Minimum) },
        StartCriterion.ToxicityResolved => this with { ToxicityResolved = true },
        StartCriterion.MarkerPresent => this with { MarkerPresent = true },
        StartCriterion.LaboratoryValuesRecent => this with { LaboratoryValuesRecent = true },
        StartCriterion.OnDayOfPreviousBlock follows => this with { DayOfPreviousBlock = Math.Max(DayOfPreviousBlock ?? 1, follows.Day) },
        StartCriterion.SuppliedBySite => this with { SuppliedBySite = true },
        _ => throw new ArgumentException($"{criterion} is no start criterion.", nameof(criterion)),
    };

    private static CellCount Stricter(CellCount? one, CellCount other) => one is { } known && known > other ? known : other;
}
