using AALL15P1.Protocol.Decisions;
using AALL15P1.Protocol.Dosing;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Scheduling;

namespace AALL15P1.Protocol.Tool.Rendering;

/// <summary>The amounts of a block beside its dates: a line for each run of days with the same amount.</summary>
internal static class AmountsText
{
    /// <summary>An amount with its standing, or why there is none.</summary>
    public static string Of(DoseResult result) => result.Outcome switch
    {
        Outcome.Proceed => $"{result.Dose} ({OrderText.Standing(result.LowestStanding)})",
        Outcome.Hold => $"hold: {result.Answer}",
        _ => $"cannot decide: {result.Answer}",
    };

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
