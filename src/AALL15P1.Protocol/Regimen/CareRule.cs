namespace AALL15P1.Protocol.Regimen;

/// <summary>What a block asks of the place where the infant is treated, with the rule that says so.</summary>
public abstract record CareRule
{
    private CareRule(Rule rule) => Rule = rule;

    /// <summary>Copies a case.</summary>
    /// <param name="original">The case.</param>
    /// <exception cref="NotSupportedException">The copy is of another type: the union is closed.</exception>
    protected CareRule(CareRule original)
    {
        ClosedUnion.RequireCase(this, original);
        Rule = original.Rule;
    }

    /// <summary>The rule that states it.</summary>
    public Rule Rule { get; }

    /// <summary>A drug is given at a tertiary centre only.</summary>
    /// <param name="drug">The drug.</param>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The care rule.</returns>
    public static CareRule GivenAtTertiaryCentre(Drug drug, Rule rule) => new TertiaryCentreOnly(drug, rule);

    /// <summary>While the evaluation period of dose-limiting toxicity is open, the infant is seen at the tertiary centre.</summary>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The care rule.</returns>
    public static CareRule SeenInEvaluationPeriod(Rule rule) => new SeenAtTertiaryCentre(rule);

    /// <summary>While that period is open, another centre to which the infant comes with symptoms of toxicity contacts the tertiary team.</summary>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The care rule.</returns>
    public static CareRule SymptomsReported(Rule rule) => new SymptomsToTertiaryTeam(rule);

    /// <summary>A fever or suspected sepsis alerts the treating team, wherever the infant is.</summary>
    /// <param name="rule">The rule that states it.</param>
    /// <returns>The care rule.</returns>
    public static CareRule FeverReported(Rule rule) => new SepsisAlert(rule);

    /// <summary>A drug is given at a tertiary centre only.</summary>
    /// <param name="Drug">The drug.</param>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record TertiaryCentreOnly(Drug Drug, Rule Rule) : CareRule(Rule);

    /// <summary>While the evaluation period of dose-limiting toxicity is open, the infant is seen at the tertiary centre.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record SeenAtTertiaryCentre(Rule Rule) : CareRule(Rule);

    /// <summary>While that period is open, another centre to which the infant comes with symptoms of toxicity contacts the tertiary team.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record SymptomsToTertiaryTeam(Rule Rule) : CareRule(Rule);

    /// <summary>A fever or suspected sepsis alerts the treating team, wherever the infant is.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record SepsisAlert(Rule Rule) : CareRule(Rule);
}
