namespace AALL15P1.Protocol.Definition;

/// <summary>AALL15P1's rules of toxicity: the version of the grading criteria, and dose-limiting toxicity.</summary>
internal static class ToxicityRules
{
    /// <summary>Every rule.</summary>
    public static ValueList<Rule> All { get; } = [ToxicityGrading.Calendar.Rule, .. DoseLimitingToxicity.Rules.All];
}
