namespace AALL15P1.Protocol.Titration;

/// <summary>One decision point of an audit: what the policy said on a day with counts, and what was prescribed.</summary>
/// <param name="Decision">What the policy says of the history up to that day.</param>
/// <param name="Prescribed">The doses in force at the end of that day.</param>
/// <param name="Verdict">How they compare.</param>
public sealed record TitrationComparison(TitrationDecision Decision, TitratedDoses Prescribed, TitrationVerdict Verdict);
