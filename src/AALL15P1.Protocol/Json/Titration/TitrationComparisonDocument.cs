namespace AALL15P1.Protocol.Json;

/// <summary>What the policy said on a day with counts, and what was prescribed.</summary>
/// <param name="Decision">What the policy said.</param>
/// <param name="MercaptopurinePercent">The mercaptopurine in force at the end of the day, in percent of its starting dose.</param>
/// <param name="MethotrexatePercent">The methotrexate in force at the end of the day, in percent of its starting dose.</param>
/// <param name="Verdict">How they compare: <c>agrees</c>, <c>above-policy</c>, <c>below-policy</c>, <c>mixed</c> or <c>not-judged</c>.</param>
public sealed record TitrationComparisonDocument(
    TitrationDecisionDocument Decision, decimal MercaptopurinePercent, decimal MethotrexatePercent, string Verdict);
