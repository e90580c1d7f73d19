namespace AALL15P1.Protocol.Linting;

/// <summary>A rule that requires a number to be in a range, as the linter looks at it.</summary>
/// <param name="RuleId">The rule's id.</param>
/// <param name="Decision">The decision for which the rule must be met together with the others of the same name, such as <c>start of azacitidine-1</c>.</param>
/// <param name="Measure">What is measured, with its unit, such as <c>ANC, /µL</c>.</param>
/// <param name="Required">The values that meet the rule.</param>
/// <param name="Possible">The values that can be measured at all.</param>
internal sealed record RequiredRange(string RuleId, string Decision, string Measure, NumberRange Required, NumberRange Possible);
