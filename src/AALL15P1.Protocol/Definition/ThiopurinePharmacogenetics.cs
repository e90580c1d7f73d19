using AALL15P1.Protocol.Evidence;
using static AALL15P1.Protocol.Titration.MetaboliserPhenotype;

namespace AALL15P1.Protocol.Titration;

/// <summary>
/// CPIC's starting doses of thiopurines by TPMT and NUDT15 (a Reference, not AALL15P1's own). What the guideline, as
/// cited here, does not say cannot be decided: a low start of mercaptopurine in an intermediate metaboliser, both
/// enzymes intermediate, or an enzyme that is not known where it could be the worse one.
/// </summary>
public static class ThiopurinePharmacogenetics
{
    private const int TimesPerWeek = 3;
    private static readonly DosePercent IntermediateLowest = DosePercent.FromPercent(30m);
    private static readonly DosePercent IntermediateLowestThioguanine = DosePercent.FromPercent(50m);
    private static readonly DosePercent IntermediateHighest = DosePercent.FromPercent(80m);
    private static readonly PerDay<MassPerArea> IntermediateLeastStart = MassPerArea.FromMilligramsPerSquareMetre(75m).PerDay();
    private static readonly PerDay<MassPerArea> Nudt15PoorMercaptopurine = MassPerArea.FromMilligramsPerSquareMetre(10m).PerDay();

    /// <summary>Where the guideline states its starting doses.</summary>
    public static Citation Citation => TitrationRules.Intermediate.Citation!;

    /// <summary>Adjusts a starting dose.</summary>
    /// <param name="thiopurine">The drug: mercaptopurine or thioguanine.</param>
    /// <param name="start">The starting dose before the adjustment; above 0.</param>
    /// <param name="tpmt">The TPMT phenotype; null when it is not known.</param>
    /// <param name="nudt15">The NUDT15 phenotype; null when it is not known.</param>
    /// <returns>The adjustment: the adjusted dose, or what is missing. With neither phenotype, and with both normal, the dose stays.</returns>
    /// <exception cref="ArgumentException">The drug is not one of the two.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The start is 0, or a phenotype is none.</exception>
    public static ThiopurineAdjustment Adjust(Drug thiopurine, PerDay<MassPerArea> start, MetaboliserPhenotype? tpmt, MetaboliserPhenotype? nudt15) =>
        new(tpmt, nudt15, DoseOf(thiopurine, start, tpmt, nudt15), Citation);

    private static AdjustedStartingDose DoseOf(Drug thiopurine, PerDay<MassPerArea> start, MetaboliserPhenotype? tpmt, MetaboliserPhenotype? nudt15)
    {
        bool isMercaptopurine = thiopurine.Equals(Drugs.Mercaptopurine);
        if (!isMercaptopurine && !thiopurine.Equals(Drugs.Thioguanine))
        {
            throw new ArgumentException($"'{thiopurine}' is neither mercaptopurine nor thioguanine.", nameof(thiopurine));
        }

        if (start.Quantity.MilligramsPerSquareMetre == 0m)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, "A starting dose is above 0.");
        }

        Require(tpmt, nameof(tpmt));
        Require(nudt15, nameof(nudt15));
        return (tpmt, nudt15) switch
        {
            (Poor, _) => new AdjustedStartingDose.SomeDaysOfTheWeek(TitrationRules.TpmtPoor, Part(start, 10m).Quantity.PerDose(), TimesPerWeek),
            (null, null) or (Normal, Normal) => new AdjustedStartingDose.Unadjusted(start),
            (null, Poor) => NotKnown(TitrationRules.TpmtPoor, "TPMT"),
            (_, Poor) => Nudt15Poor(isMercaptopurine, start),
            (null, _) => NotKnown(TitrationRules.TpmtPoor, "TPMT"),
            (_, null) => NotKnown(TitrationRules.Nudt15Poor, "NUDT15"),
            (Intermediate, Intermediate) => new AdjustedStartingDose.CannotDecide(
                TitrationRules.Intermediate, "a starting dose for an intermediate metaboliser by both TPMT and NUDT15"),
            _ => IntermediateByOne(isMercaptopurine, start),
        };
    }

    private static AdjustedStartingDose IntermediateByOne(bool isMercaptopurine, PerDay<MassPerArea> start)
    {
        if (isMercaptopurine && start < IntermediateLeastStart)
        {
            return new AdjustedStartingDose.CannotDecide(
                TitrationRules.Intermediate, $"an adjustment of a mercaptopurine start below {IntermediateLeastStart}; it is {start}");
        }

        DosePercent lowest = isMercaptopurine ? IntermediateLowest : IntermediateLowestThioguanine;
        return new AdjustedStartingDose.Range(
            TitrationRules.Intermediate, Part(start, lowest.Percent), Part(start, IntermediateHighest.Percent), lowest, IntermediateHighest);
    }

    private static AdjustedStartingDose Nudt15Poor(bool isMercaptopurine, PerDay<MassPerArea> start) =>
        !isMercaptopurine ? new AdjustedStartingDose.Daily(TitrationRules.Nudt15Poor, Part(start, 25m))
        : start < Nudt15PoorMercaptopurine ? new AdjustedStartingDose.CannotDecide(
            TitrationRules.Nudt15Poor, $"an adjustment of a mercaptopurine start below {Nudt15PoorMercaptopurine}, which the guideline's dose would raise; it is {start}")
        : new AdjustedStartingDose.Daily(TitrationRules.Nudt15Poor, Nudt15PoorMercaptopurine);

    private static AdjustedStartingDose.CannotDecide NotKnown(Rule rule, string enzyme) => new(rule, $"the {enzyme} phenotype");

    private static PerDay<MassPerArea> Part(PerDay<MassPerArea> start, decimal percent) =>
        MassPerArea.FromMilligramsPerSquareMetre(start.Quantity.MilligramsPerSquareMetre * percent / 100m).PerDay();

    private static void Require(MetaboliserPhenotype? phenotype, string parameter)
    {
        if (phenotype is { } given && given is not (Normal or Intermediate or Poor))
        {
            throw new ArgumentOutOfRangeException(parameter, given, "Not a phenotype.");
        }
    }
}
