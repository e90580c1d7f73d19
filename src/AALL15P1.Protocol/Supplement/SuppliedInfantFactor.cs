using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>The infant factor that a site's protocol states. A closed union.</summary>
public abstract record SuppliedInfantFactor
{
    private SuppliedInfantFactor(Cited<string> title) => Title = title;

    /// <summary>What the policy is called, with where the site's protocol states it.</summary>
    public Cited<string> Title { get; }

    /// <summary>The policy under the readings of D4 and D9.</summary>
    /// <param name="readings">The readings.</param>
    /// <returns>The policy.</returns>
    public abstract InfantFactorPolicy PolicyFor(InterpretationChoices readings);

    /// <summary>Interfant's bands: 2/3, 3/4, full; the band of exactly 12 months by D4.</summary>
    /// <param name="Stated">The title, with where the site's protocol states the factors.</param>
    public sealed record Interfant(Cited<string> Stated) : SuppliedInfantFactor(Stated)
    {
        /// <inheritdoc/>
        public override InfantFactorPolicy PolicyFor(InterpretationChoices readings) => InfantFactorPolicy.Interfant(readings, Stated);
    }

    /// <summary>Bands that the site states itself.</summary>
    /// <param name="Stated">The title, with where the site's protocol states the factors.</param>
    /// <param name="Table">The factors by age.</param>
    public sealed record Bands(Cited<string> Stated, AgeTable<Fraction> Table) : SuppliedInfantFactor(Stated)
    {
        /// <inheritdoc/>
        public override InfantFactorPolicy PolicyFor(InterpretationChoices readings) => new(
            Stated.Value,
            new(Table.Bands.Select(band => new AgeBand<Cited<Fraction>>(band.FromMonths, Stated.Same(band.Value)) { BeginsAfter = band.BeginsAfter }).ToValueList()),
            InfantFactorPolicy.AgeTakenBy(readings));
    }
}
