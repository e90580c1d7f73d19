using System.Globalization;
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

    /// <summary>The adjusted dose, or what is missing, as words.</summary>
    public string DoseText => Dose switch
    {
        AdjustedStartingDose.Unadjusted stays => $"{stays.Dose}, not adjusted",
        AdjustedStartingDose.Daily daily => daily.Dose.ToString(),
        AdjustedStartingDose.SomeDaysOfTheWeek some => string.Create(CultureInfo.InvariantCulture, $"{some.Dose}, {some.TimesPerWeek} times a week"),
        AdjustedStartingDose.Range range => $"from {range.Lowest} to {range.Highest}, which are {range.LowestPercent} to {range.HighestPercent} of it",
        AdjustedStartingDose.CannotDecide cannot => $"cannot be decided without {cannot.Missing}",
        _ => throw new InvalidOperationException("Not an adjusted dose."),
    };

    /// <summary>The lowest daily dose, inclusive; null when it is not a daily one, or cannot be decided.</summary>
    public PerDay<MassPerArea>? Lowest => Dose switch
    {
        AdjustedStartingDose.Unadjusted stays => stays.Dose,
        AdjustedStartingDose.Daily daily => daily.Dose,
        AdjustedStartingDose.Range range => range.Lowest,
        _ => null,
    };

    /// <summary>The highest daily dose, inclusive: above <see cref="Lowest"/> where the guideline leaves a range to the physician; null as that is.</summary>
    public PerDay<MassPerArea>? Highest => Dose is AdjustedStartingDose.Range range ? range.Highest : Lowest;

    /// <summary>One dose, where it is given on some days of the week only; null otherwise.</summary>
    public PerDose<MassPerArea>? SingleDose => Dose is AdjustedStartingDose.SomeDaysOfTheWeek some ? some.Dose : null;

    /// <summary>On how many days of the week <see cref="SingleDose"/> is given; null without one.</summary>
    public int? TimesPerWeek => Dose is AdjustedStartingDose.SomeDaysOfTheWeek some ? some.TimesPerWeek : null;

    /// <summary>What is missing to know the dose; null when nothing is.</summary>
    public string? Missing => Dose is AdjustedStartingDose.CannotDecide cannot ? cannot.Missing : null;

    internal AdjustedStartingDose Dose { get; }

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

    /// <summary>The answer: <see cref="DecisionOutcome.Proceed"/> with a dose or a range, <see cref="DecisionOutcome.CannotDecide"/> without.</summary>
    public DecisionOutcome Outcome => Dose is AdjustedStartingDose.CannotDecide ? DecisionOutcome.CannotDecide : DecisionOutcome.Proceed;
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
