using AALL15P1.Protocol.Evidence;

namespace AALL15P1.Protocol.Titration;

/// <summary>An infant's starting thiopurine after pharmacogenetics by CPIC, with the phenotypes that it rests on. A reference, not AALL15P1's own.</summary>
public sealed record ThiopurineAdjustment
{
    internal ThiopurineAdjustment(MetaboliserPhenotype? tpmt, MetaboliserPhenotype? nudt15, AdjustedStartingDose dose, Citation citation)
    {
        Tpmt = tpmt;
        Nudt15 = nudt15;
        Dose = dose;
        Citation = citation;
    }

    /// <summary>The TPMT phenotype; null when it is not known.</summary>
    public MetaboliserPhenotype? Tpmt { get; }

    /// <summary>The NUDT15 phenotype; null when it is not known.</summary>
    public MetaboliserPhenotype? Nudt15 { get; }

    /// <summary>The adjusted dose, or what is missing.</summary>
    public AdjustedStartingDose Dose { get; }

    /// <summary>The rule behind it; null when the dose stays.</summary>
    public Rule? Rule => Dose switch
    {
        AdjustedStartingDose.Range range => range.Rule,
        AdjustedStartingDose.Daily daily => daily.Rule,
        AdjustedStartingDose.SomeDaysOfTheWeek some => some.Rule,
        AdjustedStartingDose.CannotDecide cannot => cannot.Rule,
        _ => null,
    };

    /// <summary>Where the guideline states it.</summary>
    public Citation Citation { get; }

    /// <summary>What the guideline is worth for AALL15P1: a reference.</summary>
    public Standing Standing { get; } = Standing.Reference;

    /// <summary>The answer: <see cref="Outcome.Proceed"/> with a dose or a range, <see cref="Outcome.CannotDecide"/> without.</summary>
    public Outcome Outcome => Dose is AdjustedStartingDose.CannotDecide ? Outcome.CannotDecide : Outcome.Proceed;
}

/// <summary>The phenotype of an enzyme that breaks thiopurines down, as the laboratory reports it.</summary>
public enum MetaboliserPhenotype
{
    /// <summary>Normal metaboliser.</summary>
    Normal,

    /// <summary>Intermediate metaboliser.</summary>
    Intermediate,

    /// <summary>Poor metaboliser.</summary>
    Poor,
}
