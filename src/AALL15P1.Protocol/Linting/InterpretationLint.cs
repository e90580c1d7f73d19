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
            foreach (InterpretedDays touched in order.Interpretations.Where(touched => !Touches(touched, order)))
            {
                yield return new(LintChecks.InterpretationDays, $"{block}, {order.Id}", $"{touched.Interpretation.Id} touches days {touched.Days}, and the order has days {order.Days}");
            }
        }
    }

    // A pattern without an end repeats itself, so days up to one year beyond show whatever it shares with another.
    private static bool Touches(InterpretedDays touched, PlannedOrder order) =>
        touched.Days is null || touched.Days.DaysUpTo(touched.Days.LastDay ?? 366).Any(order.Days.Contains);

    private static IEnumerable<(string By, Interpretation Question)> Uses(LintSubject subject) =>
        Orders(subject.Definition)
            .SelectMany(row => row.Order.Interpretations.Select(touched => ($"{row.Block}, {row.Order.Id}", touched.Interpretation)))
            .Concat(CarriedRules.Of(subject.Definition).Concat(subject.Rules).Distinct().SelectMany(rule => rule.Interpretations.Select(question => (rule.Id, question))));

    private static IEnumerable<(Block Block, PlannedOrder Order)> Orders(ProtocolDefinition definition) =>
        definition.Blocks.SelectMany(block => block.Orders.Select(order => (block, order)));

    private static bool ChangesAnything(Interpretation question, LintSubject subject)
    {
        ProtocolDefinition definition = subject.Definition;
        return question.Readings.Select(reading => definition.Interpretations.With(question.Id, reading.Id)).Any(readings =>
            (subject.WithReadings?.Invoke(readings) is { } other && (other.Blocks != definition.Blocks || other.TherapyLength != definition.TherapyLength))
            || subject.AlsoMadeFromReadings.Any(make => !make(readings).Equals(make(definition.Interpretations))));
    }
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

        int opens = Array.IndexOf(order, toxicity.OpensWith);
        int closes = Array.IndexOf(order, toxicity.ClosesBefore);
        if (closes >= 0 && closes < opens)
        {
            yield return new(LintChecks.DltPeriod, $"{toxicity.Rules.Period.Id}", $"{toxicity.ClosesBefore} comes before {toxicity.OpensWith}");
        }
    }
}
