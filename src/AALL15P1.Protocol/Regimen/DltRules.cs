namespace AALL15P1.Protocol.Regimen;

/// <summary>The rules of a definition of dose-limiting toxicity: what it states, and what it leaves to a site.</summary>
/// <param name="Period">Which days belong to the evaluation period.</param>
/// <param name="AlwaysLimiting">Which events limit the dose whatever follows from them.</param>
/// <param name="LimitingWhenDelaying">Which events limit the dose when they delay treatment.</param>
/// <param name="MinimumDelay">How long a delay must be.</param>
/// <param name="ExpectedToxicity">Which events are expected and do not count.</param>
/// <param name="Attribution">Whether an event must be attributed to the treatment.</param>
/// <param name="Evaluability">Which patients are evaluable.</param>
public sealed record DltRules(
    Rule Period, Rule AlwaysLimiting, Rule LimitingWhenDelaying, Rule MinimumDelay, Rule ExpectedToxicity, Rule Attribution, Rule Evaluability)
{
    /// <summary>Every rule, in the order in which an assessment goes through them.</summary>
    public ValueList<Rule> All =>
        [Period, AlwaysLimiting, LimitingWhenDelaying, MinimumDelay, ExpectedToxicity, Attribution, Evaluability];
}
