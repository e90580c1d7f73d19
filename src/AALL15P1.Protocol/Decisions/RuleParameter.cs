namespace AALL15P1.Protocol;

/// <summary>A number in a rule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value with its unit, as the field spells it; for a site's policy, the words that say so.</param>
public sealed record RuleParameter(string Name, string Value);
