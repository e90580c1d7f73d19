using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Rendering;

/// <summary>What stands under a block's table in words, because a cell has no room for it.</summary>
internal sealed class BlockRemarks(Html html, Footnotes notes)
{
    /// <summary>Under a table: what was held, omitted or moved, with the reasons; and what a source says beside the plan.</summary>
    public void Write(ChartBlock block)
    {
        var exceptions = block.Entries
            .Where(entry => entry.Note.Length > 0 || entry.IsMoved || entry.Mark is not (Mark.Planned or Mark.Given or Mark.Due))
            .GroupBy(entry => (entry.Order.Id, entry.Mark, entry.Note, Moved: entry.IsMoved ? entry.Date : (LocalDate?)null)).ToArray();
        var withoutAmount = block.Entries
            .Where(entry => entry is { Dose.Outcome: not DecisionOutcome.Proceed, Order.Dose: Fact<DoseRule>.Known, IsOpen: true })
            .GroupBy(entry => Words.NoAmount(entry.Dose!), StringComparer.Ordinal).ToArray();
        if (exceptions.Length == 0 && withoutAmount.Length == 0 && block.Block.Orders.All(order => order.Notes.Count == 0))
        {
            return;
        }

        using (html.In("ul", "remarks"))
        {
            foreach (var group in exceptions)
            {
                Entry first = group.First();
                using (html.In("li"))
                {
                    html.Put("b", $"{Words.Sign(first.Mark)} {Words.Capital(Words.Word(first.Mark))}");
                    string given = string.Join(", ", group.Select(entry => entry.Given).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
                    html.Text($": {Words.Name(first.Order)} {first.Order.Routes}, {Words.Days(group.Select(entry => entry.Day))}, {Span(group.Select(entry => entry.Planned.Date))}"
                        + $"{(group.Key.Moved is { } moved ? $", now {Words.Date(moved)}" : string.Empty)}{(given.Length > 0 ? $"; given {given}" : string.Empty)}{(first.Note.Length > 0 ? $"; {first.Note}" : string.Empty)}.");
                }
            }

            foreach (var group in withoutAmount)
            {
                using (html.In("li"))
                {
                    html.Put("b", "No amount");
                    html.Text($": {string.Join("; ", group.GroupBy(entry => entry.Order).Select(order => $"{Words.Name(order.Key)} {order.Key.Routes}, {Words.Days(order.Select(entry => entry.Day))}"))}. "
                        + string.Join(" ", group.First().Dose!.Decision.Findings.Where(finding => finding.Effect != DecisionOutcome.Proceed).Select(finding => finding.Sentence)));
                }
            }

            foreach (PlannedOrder order in block.Block.Orders)
            {
                foreach (Cited<string> note in order.Notes)
                {
                    using (html.In("li"))
                    {
                        html.Put("b", Words.Capital(Words.Name(order)));
                        html.Text($": {note.Value}");
                        notes.Cite(note.Citation);
                    }
                }
            }
        }
    }

    private static string Span(IEnumerable<LocalDate> dates)
    {
        LocalDate[] all = [.. dates.Order()];
        return all.Length == 1 ? Words.Date(all[0]) : $"{Words.Date(all[0])} to {Words.Date(all[^1])}";
    }
}
