using System.Diagnostics;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol;

/// <summary>
/// Whether an infant can be seen or treated at a place, and whom the place must call. An infant who has come with
/// symptoms is assessed wherever he or she is: the findings say who must act, and nothing here sends anyone away.
/// </summary>
internal static class SiteOfCareGate
{
    /// <summary>The operation's name in a <see cref="Decision"/>.</summary>
    public const string Operation = "site-of-care";

    /// <summary>What this operation calls the three answers.</summary>
    public static DecisionVocabulary Words { get; } = new("place-is-right", "tertiary-centre");

    /// <summary>The answer without its reasons. Allocates nothing.</summary>
    /// <param name="block">The block in which the infant is.</param>
    /// <param name="visit">The visit.</param>
    /// <returns>The answer; always that of <see cref="Explain"/>.</returns>
    public static DecisionOutcome Evaluate(Block block, in CareVisit visit)
    {
        DecisionOutcome outcome = DecisionOutcome.Proceed;
        foreach (CareRule rule in block.CareRules)
        {
            outcome = outcome.And(Judge(rule, visit));
        }

        return outcome;
    }

    /// <summary>The answer with a finding for every rule that is not met, cannot be judged, or alerts somebody.</summary>
    /// <param name="block">The block in which the infant is.</param>
    /// <param name="visit">The visit.</param>
    /// <returns>The decision; each finding says who must act.</returns>
    public static Decision Explain(Block block, in CareVisit visit)
    {
        List<Finding> findings = [];
        foreach (CareRule rule in block.CareRules)
        {
            if (Of(rule, Judge(rule, visit), visit) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return new Decision(Operation, findings.ToValueList());
    }

    private static DecisionOutcome Judge(CareRule rule, in CareVisit visit) => rule switch
    {
        CareRule.TertiaryCentreOnly only => only.Drug.Equals(visit.Administers) ? AtTertiaryCentre(visit.Setting) : DecisionOutcome.Proceed,

        // An infant who came because of symptoms is the next rule's: the visit was not planned, so it departs from nothing.
        CareRule.SeenAtTertiaryCentre => visit.EvaluationPeriodClosed || visit.ToxicitySymptoms is true ? DecisionOutcome.Proceed : AtTertiaryCentre(visit.Setting),
        CareRule.SymptomsToTertiaryTeam => visit switch
        {
            { EvaluationPeriodClosed: true } or { ToxicitySymptoms: false } or { Setting: CareSetting.TertiaryCentre } => DecisionOutcome.Proceed,
            { ToxicitySymptoms: null } or { Setting: null } => DecisionOutcome.CannotDecide,
            _ => DecisionOutcome.Hold,
        },
        CareRule.SepsisAlert => DecisionOutcome.Proceed,
        _ => throw new UnreachableException(),
    };

    private static DecisionOutcome AtTertiaryCentre(CareSetting? setting) => setting switch
    {
        null => DecisionOutcome.CannotDecide,
        CareSetting.TertiaryCentre => DecisionOutcome.Proceed,
        _ => DecisionOutcome.Hold,
    };

    private static Finding? Of(CareRule rule, DecisionOutcome effect, in CareVisit visit) => rule switch
    {
        CareRule.SepsisAlert => Sepsis(rule.Rule, visit.FeverOrSuspectedSepsis),
        _ when effect == DecisionOutcome.Proceed => null,
        CareRule.TertiaryCentreOnly only => PlaceFinding(rule.Rule, effect, visit, $"{only.Drug} {(visit.IsOver ? "was" : "would be")} given {Name(visit.Setting)}", $"{only.Drug} is given at the tertiary centre"),
        CareRule.SeenAtTertiaryCentre => PlaceFinding(rule.Rule, effect, visit, $"the infant {(visit.IsOver ? "was" : "would be")} seen {Name(visit.Setting)}", "the infant is seen at the tertiary centre"),
        CareRule.SymptomsToTertiaryTeam => new(
            rule.Rule,
            effect,
            Severity.Hazard,
            effect == DecisionOutcome.Hold ? $"symptoms of toxicity {Name(visit.Setting)}" : null,
            "the tertiary team's guidance")
        {
            Missing = effect == DecisionOutcome.Hold ? null : visit.ToxicitySymptoms is null ? "whether the infant has symptoms of toxicity" : "the place",
            Instead = "contact the tertiary team now about advice and a possible transfer",
            Audience = Local(visit.Setting),
        },
        _ => throw new UnreachableException(),
    };

    private static Finding PlaceFinding(Rule rule, DecisionOutcome effect, in CareVisit visit, string observed, string instead) =>
        new(rule, effect, Severity.Deviation, effect == DecisionOutcome.Hold ? observed : null, "the tertiary centre")
        {
            Missing = effect == DecisionOutcome.Hold ? null : "the place",
            Instead = instead,
            Audience = Local(visit.Setting),
        };

    private static Finding? Sepsis(Rule rule, bool? fever) => fever switch
    {
        true => new(rule, DecisionOutcome.Proceed, Severity.Hazard, "a fever or suspected sepsis", "that sepsis is considered")
        {
            Instead = "sepsis is a concern in this block: more myelosuppressive drugs are given, and the patient is an infant",
        },
        false => null,
        null => new(rule, DecisionOutcome.Proceed, Severity.Information, null, "that sepsis is considered where there is a fever")
        {
            Missing = "whether the infant has a fever",
        },
    };

    private static Audience Local(CareSetting? setting) => setting == CareSetting.SharedCareCentre ? Audience.SharedCareCentre : Audience.TreatingTeam;

    /// <summary>Where the infant is, of the places that are not the tertiary centre.</summary>
    private static string Name(CareSetting? setting) => setting == CareSetting.SharedCareCentre ? "at a shared-care centre" : "elsewhere";
}
