using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Rendering;

/// <summary>The list of the blocks: when each starts and ends, and the gate before it.</summary>
internal sealed class BlockOverview(Html html, Chart chart, Footnotes notes)
{
    /// <summary>Every block with its dates and what must hold before it starts.</summary>
    public void Write()
    {
        using (html.In("section", null, ("aria-labelledby", "blocks")))
        {
            html.Put("h2", "The blocks", null, ("id", "blocks"));
            using (html.In("table", "blocks"))
            {
                html.Put("caption", "Each block with its first and last planned day, and the gate before it", "vh");
                using (html.In("thead"))
                using (html.In("tr"))
                {
                    foreach (string header in (string[])["Block", "Day 1", "Last planned day", "Gate: what must hold before day 1"])
                    {
                        html.Put("th", header, null, ("scope", "col"));
                    }
                }

                using (html.In("tbody"))
                {
                    foreach (ChartBlock block in chart.Blocks)
                    {
                        WriteRow(block);
                    }
                }
            }
        }
    }

    private void WriteRow(ChartBlock block)
    {
        using (html.In("tr", block.IsProjected ? "projected" : null))
        {
            using (html.In("th", null, ("scope", "row")))
            {
                html.Put("a", block.Block.Title, null, ("href", $"#{BlockTables.Anchor(block)}"));
            }

            html.Put("td", $"{(block.IsProjected ? "≈ " : string.Empty)}{Words.Weekday(block.Start)} {Words.Date(block.Start)}{(block.IsProjected ? ", projected" : ", started")}");
            html.Put("td", block.Entries.Count == 0 ? "nothing is given" : $"{Words.Date(block.LastDate)} (day {Words.Invariant($"{block.LastDay}")})");
            using (html.In("td", "gate"))
            {
                string separator = string.Empty;
                foreach (StartCriterion criterion in block.Block.StartCriteria)
                {
                    html.Text($"{separator}{criterion.Summary}");
                    if (criterion.Rule.Citation is { } citation)
                    {
                        notes.Cite(citation);
                    }

                    separator = "; ";
                }

                if (block.Gate is { } gate)
                {
                    html.Put("strong", gate.Outcome switch
                    {
                        DecisionOutcome.Proceed => " Met on the day of the record.",
                        DecisionOutcome.Hold => " Hold: not met on the day of the record.",
                        _ => " Cannot be decided on the day of the record.",
                    });
                }
            }
        }
    }
}
