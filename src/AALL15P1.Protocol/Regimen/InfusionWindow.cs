using System.Text;
using NodaTime;

namespace AALL15P1.Protocol;

/// <summary>
/// Decides whether an infusion from a reconstituted vial keeps to its limits: how long it lasts, how soon after the
/// reconstitution it has ended, and where it is given. The limits are data; this engine knows no drug.
/// </summary>
public sealed record InfusionWindow
{
    /// <summary>The id of this operation in decisions.</summary>
    public const string Operation = "infusion";

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

    /// <summary>Decides without an explanation; allocates nothing.</summary>
    /// <param name="record">What is known of the infusion.</param>
    /// <returns>The answer. The concentration is advice and never changes it.</returns>
    public Outcome Evaluate(in InfusionRecord record) =>
        JudgeLength(record).And(JudgeCompletion(record)).And(JudgeSite(record)).And(JudgeDiluent(record));

    /// <summary>Decides and explains.</summary>
    /// <param name="record">What is known of the infusion.</param>
    /// <returns>The decision; its outcome is that of <see cref="Evaluate"/>.</returns>
    public Decision Explain(in InfusionRecord record)
    {
        List<Finding> findings = [];
        Outcome length = JudgeLength(record);
        if (length != Outcome.Proceed)
        {
            findings.Add(new(InfusionRule, length, Severity.Deviation, record.Length is { } lasted ? $"the infusion lasts {ClockText.Of(lasted)}" : null, Infusion.ToString())
            {
                Missing = length == Outcome.CannotDecide ? "the start and end of the infusion, or its planned duration" : null,
                Audience = Audience.TertiaryCentre,
            });
        }

        Outcome completion = JudgeCompletion(record);
        if (completion != Outcome.Proceed)
        {
            findings.Add(new(CompletionRule, completion, Severity.Deviation, ObservedCompletion(record), $"at most {ClockText.Of(CompleteWithin)}")
            {
                Missing = completion == Outcome.CannotDecide ? "the time of reconstitution or of the end of the infusion" : null,
                Audience = Audience.Pharmacy,
            });
        }

        Outcome site = JudgeSite(record);
        if (site != Outcome.Proceed)
        {
            findings.Add(new(SiteRule, site, Severity.Deviation, record.Site is { } given ? $"given {SiteText(given)}" : null, SiteText(Site))
            {
                Missing = site == Outcome.CannotDecide ? "the kind of centre" : null,
            });
        }

        AddProductFindings(record, findings);
        return new Decision(Operation, findings.ToValueList());
    }

    private static string SiteText(CareSetting site) => site switch
    {
        CareSetting.TertiaryCentre => "at a tertiary centre",
        CareSetting.SharedCareCentre => "at a shared-care centre",
        CareSetting.Elsewhere => "elsewhere",
        _ => throw new ArgumentOutOfRangeException(nameof(site), site, "A setting is the tertiary centre, a shared-care centre or elsewhere."),
    };

    private static string? ObservedCompletion(in InfusionRecord record) =>
        (record.End - record.Reconstituted) is { } ended ? $"the infusion ends {ClockText.Of(ended)} after reconstitution"
        : (record.Start - record.Reconstituted) is { } started ? $"the infusion starts {ClockText.Of(started)} after reconstitution"
        : null;

    private void AddProductFindings(in InfusionRecord record, List<Finding> findings)
    {
        if (record.FinalConcentration is { } concentration
            && (concentration.CompareTo(Product.Weakest) < 0 || concentration.CompareTo(Product.Strongest) > 0))
        {
            findings.Add(new(
                Product.ConcentrationRule,
                Outcome.Proceed,
                Severity.Information,
                $"the final concentration is {concentration}",
                $"{Product.Weakest} to {Product.Strongest}, both inclusive")
            { Audience = Audience.Pharmacy });
        }

        if (JudgeDiluent(record) == Outcome.Hold)
        {
            findings.Add(new(Product.DiluentRule!, Outcome.Hold, Severity.Hazard, "the diluent holds dextrose", "a diluent without dextrose") { Audience = Audience.Pharmacy });
        }
    }

    private Outcome JudgeLength(in InfusionRecord record) =>
        record.Length is not { } length ? Outcome.CannotDecide
        : Infusion.Contains(length) ? Outcome.Proceed
        : Outcome.Hold;

    /// <summary>An infusion that starts too late has ended too late, even when its end is not known.</summary>
    private Outcome JudgeCompletion(in InfusionRecord record) =>
        (record.End - record.Reconstituted) is { } ended ? ended <= CompleteWithin ? Outcome.Proceed : Outcome.Hold
        : (record.Start - record.Reconstituted) is { } started && started >= CompleteWithin ? Outcome.Hold
        : Outcome.CannotDecide;

    private Outcome JudgeSite(in InfusionRecord record) =>
        record.Site is not { } site ? Outcome.CannotDecide
        : site == Site ? Outcome.Proceed
        : Outcome.Hold;

    private Outcome JudgeDiluent(in InfusionRecord record) =>
        Product.DiluentRule is not null && record.IsDilutedInDextrose is true ? Outcome.Hold : Outcome.Proceed;

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
