using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// The limits of an infusion from a reconstituted vial: how long it lasts, how soon after the reconstitution it has
/// ended, and where it is given.
/// </summary>
public sealed record InfusionWindow
{
    /// <summary>Makes a window.</summary>
    /// <param name="drug">The drug.</param>
    /// <param name="infusion">How long the infusion lasts.</param>
    /// <param name="infusionRule">The rule of <paramref name="infusion"/>.</param>
    /// <param name="completeWithin">The longest time from reconstitution to the end of the infusion, inclusive; not below the shortest infusion.</param>
    /// <param name="completionRule">The rule of <paramref name="completeWithin"/>.</param>
    /// <param name="site">The kind of centre that may give the drug.</param>
    /// <param name="siteRule">The rule of <paramref name="site"/>.</param>
    /// <param name="product">The vial.</param>
    /// <exception cref="ArgumentOutOfRangeException">No infusion of the stated length could be completed in time.</exception>
    public InfusionWindow(
        Drug drug, InfusionTime infusion, Rule infusionRule, Duration completeWithin, Rule completionRule, CareSetting site, Rule siteRule, VialProduct product)
    {
        if (completeWithin < infusion.Shortest)
        {
            throw new ArgumentOutOfRangeException(nameof(completeWithin), completeWithin, $"An infusion of {infusion} cannot be completed in it.");
        }

        Drug = drug;
        Infusion = infusion;
        InfusionRule = infusionRule;
        CompleteWithin = completeWithin;
        CompletionRule = completionRule;
        Site = site;
        SiteRule = siteRule;
        Product = product;
    }

    /// <summary>The drug.</summary>
    public Drug Drug { get; }

    /// <summary>How long the infusion lasts, both bounds inclusive.</summary>
    public InfusionTime Infusion { get; }

    /// <summary>The rule of <see cref="Infusion"/>.</summary>
    public Rule InfusionRule { get; }

    /// <summary>The longest time from reconstitution to the end of the infusion, inclusive.</summary>
    public Duration CompleteWithin { get; }

    /// <summary>The rule of <see cref="CompleteWithin"/>.</summary>
    public Rule CompletionRule { get; }

    /// <summary>The kind of centre that may give the drug.</summary>
    public CareSetting Site { get; }

    /// <summary>The rule of <see cref="Site"/>.</summary>
    public Rule SiteRule { get; }

    /// <summary>The vial.</summary>
    public VialProduct Product { get; }

    /// <summary>Every rule of the window.</summary>
    public ValueList<Rule> Rules =>
        Product.DiluentRule is { } diluent
            ? [InfusionRule, CompletionRule, SiteRule, Product.ConcentrationRule, diluent]
            : [InfusionRule, CompletionRule, SiteRule, Product.ConcentrationRule];

    /// <summary>The latest start of an infusion that is still completed in time.</summary>
    /// <param name="reconstituted">When the vial was reconstituted.</param>
    /// <param name="duration">How long the infusion will last; within <see cref="Infusion"/>.</param>
    /// <returns>The latest start, inclusive. It is before <paramref name="reconstituted"/> when the infusion cannot be completed in time at all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The duration is outside <see cref="Infusion"/>.</exception>
    public Instant LatestStart(Instant reconstituted, Duration duration) =>
        Infusion.Contains(duration)
            ? reconstituted + CompleteWithin - duration
            : throw new ArgumentOutOfRangeException(nameof(duration), duration, $"An infusion of {Drug} lasts {Infusion}, both bounds inclusive.");

    private bool PrintMembers(StringBuilder builder) => Printed.Members(
        builder,
        (nameof(Drug), Drug), (nameof(Infusion), Infusion), (nameof(InfusionRule), InfusionRule), (nameof(CompleteWithin), CompleteWithin),
        (nameof(CompletionRule), CompletionRule), (nameof(Site), Site), (nameof(SiteRule), SiteRule), (nameof(Product), Product),
        (nameof(Rules), Rules));
}

/// <summary>Where the infant is seen or treated.</summary>
public enum CareSetting
{
    /// <summary>At the tertiary centre.</summary>
    TertiaryCentre,

    /// <summary>At a shared-care centre.</summary>
    SharedCareCentre,

    /// <summary>At any other place.</summary>
    Elsewhere,
}
