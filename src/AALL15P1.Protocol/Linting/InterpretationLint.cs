using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Linting;

/// <summary>Looks at the open questions: each one that is registered is used, and each one that is used is registered.</summary>
internal static class InterpretationLint
{
    public static IEnumerable<LintFinding> Findings(LintSubject subject)
    {
        ValueList<Interpretation> register = subject.Definition.Interpretations.Register;
        (string By, Interpretation Question)[] uses = [.. Uses(subject)];
        foreach ((string by, Interpretation question) in uses)
        {
            if (!register.Contains(question))
            {
                yield return new(LintChecks.InterpretationUnregistered, by, $"{question.Id} is not in the register, or reads otherwise there");
            }
        }

        foreach (Interpretation question in (IEnumerable<Interpretation>)register)
        {
            if (!uses.Any(use => use.Question == question) && !ChangesAnything(question, subject))
            {
                yield return new(LintChecks.InterpretationUnused, question.Id, question.Question);
            }
        }

        foreach ((Block block, PlannedOrder order) in Orders(subject.Definition))
        {
            foreach (InterpretedDays touched in order.Interpretations.Where(touched => !Touches(touched, order, OrderLint.TherapyDays(subject.Definition))))
            {
                yield return new(LintChecks.InterpretationDays, $"{block}, {order.Id}", $"{touched.Interpretation.Id} touches days {touched.Days}, and the order has days {order.Days}");
            }
        }
    }

    // A pattern without an end goes on until therapy ends.
    private static bool Touches(InterpretedDays touched, PlannedOrder order, int therapyDays) =>
        touched.Days is null || touched.Days.DaysUpTo(touched.Days.LastDay ?? therapyDays).Any(order.Days.Contains);

    private static IEnumerable<(string By, Interpretation Question)> Uses(LintSubject subject) =>
        Orders(subject.Definition)
            .SelectMany(row => row.Order.Interpretations.Select(touched => ($"{row.Block}, {row.Order.Id}", touched.Interpretation)))
            .Concat(CarriedRules.Of(subject.Definition).Concat(subject.Rules).Distinct().SelectMany(rule => rule.Interpretations.Select(question => (rule.Id, question))));

    private static IEnumerable<(Block Block, PlannedOrder Order)> Orders(ProtocolDefinition definition) =>
        definition.Blocks.SelectMany(block => block.Orders.Select(order => (block, order)));

    private static bool ChangesAnything(Interpretation question, LintSubject subject) =>
        question.Readings.Any(reading => subject.IsChangedBy(subject.Definition.Interpretations.With(question.Id, reading.Id)));
}

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

        if (order.SkipWhile(block => block != toxicity.ClosesBefore).Contains(toxicity.OpensWith))
        {
            yield return new(LintChecks.DltPeriod, $"{toxicity.Rules.Period.Id}", $"{toxicity.ClosesBefore} comes before {toxicity.OpensWith}");
        }
    }
}
