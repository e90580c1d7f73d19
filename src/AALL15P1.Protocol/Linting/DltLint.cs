namespace AALL15P1.Protocol.Linting;

/// <summary>Looks at the evaluation period of dose-limiting toxicity.</summary>
internal static class DltLint
{
    public static IEnumerable<LintFinding> Findings(LintSubject subject)
    {
        if (subject.DoseLimitingToxicity is not { } toxicity)
        {
            yield break;
        }

        BlockId[] order = [.. subject.Definition.Blocks.Select(block => block.Id)];
        foreach (BlockId missing in new[] { toxicity.OpensWith, toxicity.ClosesBefore }.Except(order))
        {
            yield return new(LintChecks.DltPeriod, $"{toxicity.Rules.Period.Id}", $"{subject.Definition.Title} has no block '{missing}'");
        }

        int opens = Array.IndexOf(order, toxicity.OpensWith);
        int closes = Array.IndexOf(order, toxicity.ClosesBefore);
        if (opens >= 0 && closes >= 0 && closes < opens)
        {
            yield return new(LintChecks.DltPeriod, $"{toxicity.Rules.Period.Id}", $"{toxicity.ClosesBefore} comes before {toxicity.OpensWith}");
        }
    }
}
