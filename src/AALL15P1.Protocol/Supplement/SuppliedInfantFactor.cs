using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>The infant factor that a site's protocol states. A closed union.</summary>
public abstract record SuppliedInfantFactor
{
    private SuppliedInfantFactor(Cited<string> title) => Title = title;

    /// <summary>Copies a case.</summary>
    /// <param name="original">The case.</param>
    /// <exception cref="NotSupportedException">The copy is of another type: the union is closed.</exception>
    protected SuppliedInfantFactor(SuppliedInfantFactor original)
    {
        ClosedUnion.RequireCase(this, original);
        Title = original.Title;
    }

    /// <summary>What the policy is called, with where the site's protocol states it.</summary>
    public Cited<string> Title { get; }

    /// <summary>One of the published factors that the protocol knows by name.</summary>
    /// <param name="stated">The title, with where the site's protocol states the factors.</param>
    /// <param name="id">The factor's id.</param>
    /// <returns>The factor.</returns>
    public static SuppliedInfantFactor ByName(Cited<string> stated, string id) => new Named(stated, id);

    /// <summary>Bands that the site states itself.</summary>
    /// <param name="stated">The title, with where the site's protocol states the factors.</param>
    /// <param name="table">The factors by age.</param>
    /// <returns>The factor.</returns>
    public static SuppliedInfantFactor ByAge(Cited<string> stated, AgeTable<Fraction> table) => new Bands(stated, table);

    /// <summary>The policy for a protocol under its readings.</summary>
    /// <param name="definition">The protocol.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">The protocol has no infant factor of the name, or more than one.</exception>
    public abstract InfantFactorPolicy PolicyFor(ProtocolDefinition definition);

    /// <summary>One of the published factors that the protocol knows by name.</summary>
    /// <param name="Stated">The title, with where the site's protocol states the factors.</param>
    /// <param name="Id">The factor's id.</param>
    internal sealed record Named(Cited<string> Stated, string Id) : SuppliedInfantFactor(Stated)
    {
        /// <inheritdoc/>
        public override InfantFactorPolicy PolicyFor(ProtocolDefinition definition)
        {
            NamedInfantFactor[] named = [.. definition.InfantFactors.Where(factor => factor.Id == Id)];
            return named is [{ } only]
                ? only.Policy.As(Stated)
                : throw new ArgumentException(
                    $"{definition.Title} has {(named.Length == 0 ? "no" : "more than one")} infant factor '{Id}'; it has {string.Join(", ", definition.InfantFactors.Select(factor => factor.Id).DefaultIfEmpty("none"))}.",
                    nameof(definition));
        }
    }

    /// <summary>Bands that the site states itself.</summary>
    /// <param name="Stated">The title, with where the site's protocol states the factors.</param>
    /// <param name="Table">The factors by age.</param>
    internal sealed record Bands(Cited<string> Stated, AgeTable<Fraction> Table) : SuppliedInfantFactor(Stated)
    {
        /// <inheritdoc/>
        public override InfantFactorPolicy PolicyFor(ProtocolDefinition definition) => new(
            Stated.Value,
            new(Table.Bands.Select(band => new AgeBand<Cited<Fraction>>(band.FromMonths, Stated.WithValue(band.Value)) { BeginsAfter = band.BeginsAfter }).ToValueList()),
            definition.InfantFactorAge);
    }
}
