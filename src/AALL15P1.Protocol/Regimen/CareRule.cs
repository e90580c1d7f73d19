namespace AALL15P1.Protocol.Regimen;

/// <summary>What a block asks of the place where the infant is treated, with the rule that says so.</summary>
public abstract record CareRule
{
    private CareRule(Rule rule) => Rule = rule;

    /// <summary>The rule that states it.</summary>
    public Rule Rule { get; }

    /// <summary>Whether a visit keeps the rule; null when what is known does not tell.</summary>
    /// <param name="visit">The visit.</param>
    internal abstract bool? IsKept(in CareVisit visit);

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
    internal sealed record TertiaryCentreOnly(Drug Drug, Rule Rule) : CareRule(Rule)
    {
        internal override bool? IsKept(in CareVisit visit) => Drug.Equals(visit.Administers) ? IsAtTertiaryCentre(visit) : true;
    }

    /// <summary>While the evaluation period of dose-limiting toxicity is open, the infant is seen at the tertiary centre.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record SeenAtTertiaryCentre(Rule Rule) : CareRule(Rule)
    {
        // An infant who came because of symptoms is the next rule's: the visit was not planned, so it departs from nothing.
        internal override bool? IsKept(in CareVisit visit) => visit.EvaluationPeriodClosed || visit.ToxicitySymptoms is true ? true : IsAtTertiaryCentre(visit);
    }

    /// <summary>While that period is open, another centre to which the infant comes with symptoms of toxicity contacts the tertiary team.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record SymptomsToTertiaryTeam(Rule Rule) : CareRule(Rule)
    {
        internal override bool? IsKept(in CareVisit visit) => visit switch
        {
            { EvaluationPeriodClosed: true } or { ToxicitySymptoms: false } or { Setting: CareSetting.TertiaryCentre } => true,
            { ToxicitySymptoms: null } or { Setting: null } => null,
            _ => false,
        };
    }

    /// <summary>A fever or suspected sepsis alerts the treating team, wherever the infant is.</summary>
    /// <param name="Rule">The rule that states it.</param>
    internal sealed record SepsisAlert(Rule Rule) : CareRule(Rule)
    {
        internal override bool? IsKept(in CareVisit visit) => true;
    }

    private static bool? IsAtTertiaryCentre(in CareVisit visit) => visit.Setting is { } setting ? setting == CareSetting.TertiaryCentre : null;
}
