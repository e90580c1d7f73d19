namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>The amounts of a block beside its dates: a line for each run of days with the same amount.</summary>
internal static class AmountsText
{
    /// <summary>An amount with its standing, or why there is none; what holds it is named here and told by <see cref="Holds"/>.</summary>
    public static string Of(DoseResult result) => result.Outcome switch
    {
        DecisionOutcome.Proceed => $"{result.Dose} ({OrderText.Standing(result.LowestStanding)})",
        DecisionOutcome.Hold => $"hold: {string.Join(", ", Holding(result).Select(finding => finding.Rule.Id))}",
        _ => $"cannot decide: {result.Answer}",
    };

    /// <summary>What holds amounts, each once: the first finding of each rule.</summary>
    public static IEnumerable<string> Holds(IEnumerable<DoseResult> results) =>
        results.SelectMany(Holding).DistinctBy(finding => finding.Rule.Id, StringComparer.Ordinal).Select(finding => finding.Sentence);

    private static IEnumerable<Finding> Holding(DoseResult result) => result.Decision.Findings.Where(finding => finding.Effect == DecisionOutcome.Hold);

    public static void Write(TextWriter output, ScheduledBlock block, RoadmapDoses doses)
    {
        List<IReadOnlyList<string>> lines = [];
        foreach (PlannedOrder order in block.Block.Orders)
        {
            string? last = null;
            foreach (Administration row in block.Administrations.Where(row => row.Order == order))
            {
                string amount = Of(doses.Explain(row));
                if (amount != last)
                {
                    lines.Add([OrderText.Name(order), order.Routes.ToString(), OrderText.Iso(row.Date), amount]);
                    last = amount;
                }
            }
        }

        if (lines.Count > 0)
        {
            TextTable.Write(output, ["amounts", "route", "from", "amount"], lines);
        }
    }
}
