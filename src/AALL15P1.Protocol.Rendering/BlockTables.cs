using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Rendering;

/// <summary>A table for each block, with its days across and its drugs down.</summary>
internal sealed class BlockTables(Html html, Chart chart, Footnotes notes)
{
    private const int DaysInWeek = 7;

    /// <summary>What a page of ordinary width has for days, beside the two columns of an order, in pixels.</summary>
    private const int RoomForDays = 936;

    public static string Anchor(ChartBlock block) => $"block-{block.Block.Id.Value}";

    public void Write()
    {
        using (html.In("section", null, ("aria-labelledby", "days")))
        {
            html.Put("h2", "Day by day", null, ("id", "days"));
            if (chart.Infant is { Measurements.Count: > 0 } infant)
            {
                html.Put("p", $"Amounts are computed from what was measured, the latest on {Words.Date(infant.Measurements[^1].Date)}. A new measurement changes them.", "lead");
            }

            foreach (ChartBlock block in chart.Blocks)
            {
                using (html.In("section", "block", ("aria-labelledby", Anchor(block))))
                {
                    WriteBlock(block);
                }
            }
        }
    }

    private void WriteBlock(ChartBlock block)
    {
        html.Put("h3", block.Block.Title, null, ("id", Anchor(block)));
        using (html.In("p", "start"))
        {
            html.Text($"Day 1: {Words.Weekday(block.Start)} {Words.Date(block.Start)}");
            if (block.IsProjected)
            {
                html.Text(", ");
                html.Put("b", "≈ projected", "badge projected");
                WriteSpacing(block.Block.Spacing);
            }

            foreach (Cited<string> parentage in block.Block.Parentage)
            {
                html.Text($". {parentage.Value.TrimEnd('.')}");
                notes.Cite(parentage.Citation);
            }
        }

        if (block.Entries.Count == 0)
        {
            html.Put("p", "Nothing is given: therapy has ended by then, or the block was passed over.");
            return;
        }

        if (block.Block.CycleLength is { } length)
        {
            foreach (IGrouping<int, Entry> cycle in block.Entries.GroupBy(entry => entry.Planned.Cycle!.Value))
            {
                WriteCycle(block, cycle.Key, length, [.. cycle]);
            }
        }
        else
        {
            WriteDays(block);
        }

        new BlockRemarks(html, notes).Write(block);
    }

    private void WriteSpacing(BlockSpacing? spacing)
    {
        if (spacing is null)
        {
            return;
        }

        html.Text($" ({spacing.Basis.Statement.TrimEnd('.')}");
        if (spacing.Basis.Citation is { } citation)
        {
            html.Text($"; {spacing.Basis.Standing}");
            notes.Cite(citation);
        }
        else
        {
            html.Text("; an assumption");
        }

        html.Text(")");
    }

    /// <summary>A table that may be wider than a phone: it can be reached and scrolled by the keyboard as well.</summary>
    private Html.Scope Scrolled(string label) => html.In("div", "scroll", ("role", "region"), ("tabindex", "0"), ("aria-label", label));

    /// <summary>How many columns there are and how wide each can be: few of them need not be narrow.</summary>
    private static string Columns(int count, bool isWeek) => Words.Invariant($"--count: {count}; --cell: {(isWeek ? 76 : Math.Clamp(RoomForDays / count, 32, 44))}px");

    private void WriteDays(ChartBlock block)
    {
        string caption = $"{block.Block.Title}: days across, drugs down";
        using (Scrolled(caption))
        using (html.In("table", "map", ("style", Columns(block.LastDay, isWeek: false))))
        {
            html.Put("caption", caption, "vh");
            using (html.In("thead"))
            using (html.In("tr"))
            {
                WriteCorner();
                for (int day = 1; day <= block.LastDay; day++)
                {
                    WriteDayHeader(block, block.DateOf(day), Words.Invariant($"{day}"));
                }
            }

            using (html.In("tbody"))
            {
                foreach (PlannedOrder order in block.Block.Orders)
                {
                    Dictionary<int, Entry> entries = block.Entries.Where(entry => entry.Order.Id == order.Id).ToDictionary(entry => entry.Day);
                    using (html.In("tr"))
                    {
                        WriteOrder(order, [.. entries.Values]);
                        for (int day = 1; day <= block.LastDay; day++)
                        {
                            WriteCell(entries.GetValueOrDefault(day));
                        }
                    }
                }
            }
        }
    }

    /// <summary>A block that goes on for a long time has weeks across; each week's cell has a place for each of its seven days.</summary>
    private void WriteCycle(ChartBlock block, int cycle, int length, Entry[] entries)
    {
        int first = ((cycle - 1) * length) + 1;
        int[] weeks = [.. Enumerable.Range(0, (length + DaysInWeek - 1) / DaysInWeek).Select(week => first + (week * DaysInWeek))];
        string caption = Words.Invariant($"{block.Block.Title}, cycle {cycle}, from {Words.Date(block.DateOf(first))}: weeks across, drugs down");
        using (html.In("div", "cycle"))
        {
            html.Put("h4", Words.Invariant($"Cycle {cycle}, days {first}–{first + length - 1}"));
            using (Scrolled(caption))
            using (html.In("table", "map weeks", ("style", Columns(weeks.Length, isWeek: true))))
            {
                html.Put("caption", caption, "vh");
                using (html.In("thead"))
                using (html.In("tr"))
                {
                    WriteCorner();
                    foreach (int week in weeks)
                    {
                        WriteDayHeader(block, block.DateOf(week), Words.Invariant($"from {week}"), DaysInWeek);
                    }
                }

                using (html.In("tbody"))
                {
                    foreach (PlannedOrder order in block.Block.Orders.Where(order => entries.Any(entry => entry.Order.Id == order.Id)))
                    {
                        Dictionary<int, Entry> own = entries.Where(entry => entry.Order.Id == order.Id).ToDictionary(entry => entry.Day);
                        using (html.In("tr"))
                        {
                            WriteOrder(order, [.. own.Values]);
                            foreach (int week in weeks)
                            {
                                WriteWeek(own, week);
                            }
                        }
                    }
                }
            }
        }
    }

    private void WriteCorner()
    {
        html.Put("th", "Drug", "drug", ("scope", "col"));
        html.Put("th", "How, and how much", "how", ("scope", "col"));
    }

    private void WriteDayHeader(ChartBlock block, LocalDate date, string day, int span = 1)
    {
        bool isToday = chart.Today is { } today && today >= date && today < date.PlusDays(span);
        using (html.In("th", isToday ? "day today" : "day", ("scope", "col")))
        {
            html.Put("span", "day ", "vh");
            html.Put("b", day);
            html.Put("span", $" {Words.Weekday(date)}", "wd");
            html.Put("span", $" {(block.IsProjected ? "≈" : string.Empty)}{Words.ShortDate(date)}", "dt");
            if (isToday)
            {
                html.Put("span", " as of", "now");
            }
        }
    }

    private void WriteOrder(PlannedOrder order, Entry[] entries)
    {
        RouteClass route = RouteClass.Of(order.Routes);
        using (html.In("th", "drug", ("scope", "row")))
        {
            html.Put("span", Words.Name(order), "name");
            html.Text(" ");
            using (html.In("span", "nb"))
            {
                html.Put("span", order.Routes.ToString(), $"chip r-{route.Name}");
                notes.Cite(order.Citation);
            }
        }

        using (html.In("td", "how"))
        {
            string given = Words.Given(order);
            html.Text($"{(given == order.Routes.ToString() ? string.Empty : $"{given}, ")}{Words.Often(order)}");
            html.Text(". ");
            if (order.Dose is Fact<DoseRule>.Known known)
            {
                html.Put("span", Words.Dose(order, chart.Definition), "dose");
                notes.Cite(known.Stated.Citation);
            }
            else
            {
                html.Put("abbr", "U", "badge unpublished", ("title", "unpublished"));
                html.Text(" dose unpublished");
            }

            foreach ((string days, string amount, string standing) in Amounts(entries))
            {
                using (html.In("span", "amount"))
                {
                    html.Text($" {days}");
                    html.Put("b", amount);
                    html.Text($" {standing}");
                }
            }

            foreach (Interpretation question in order.Interpretations.Where(touched => touched.Days is null).Select(touched => touched.Interpretation))
            {
                notes.Refer(question);
            }
        }
    }

    /// <summary>What was recorded as given, and the computed amounts of what is still to be given: one for each run of days with the same, or why there is none.</summary>
    private IEnumerable<(string Days, string Amount, string Standing)> Amounts(Entry[] entries)
    {
        foreach (IGrouping<string, Entry> given in entries.Where(entry => entry.HasRecordedAmount).GroupBy(entry => entry.Given, StringComparer.Ordinal))
        {
            yield return ($"Given {Words.Days(given.Select(entry => entry.Day))}: ", given.Key, string.Empty);
        }

        Entry[] open = [.. entries.Where(entry => entry.Dose is not null && entry.Order.Dose is Fact<DoseRule>.Known && entry.IsOpen)];
        foreach (var planned in open.GroupBy(entry => Words.Amount(entry, chart.Definition) ?? ("No amount", $"({Words.NoAmount(entry.Dose!)})")))
        {
            bool isAll = planned.Count() == entries.Length;
            yield return (isAll ? string.Empty : $"{Words.Capital(Words.Days(planned.Select(entry => entry.Day)))}: ", planned.Key.Item1, planned.Key.Item2);
        }
    }

    private void WriteCell(Entry? entry)
    {
        if (entry is null)
        {
            html.Put("td", string.Empty);
            return;
        }

        using (html.In("td", $"r-{RouteClass.Of(entry.Order.Routes).Name} s-{PageWriter.Name(entry.Mark)}"))
        {
            WriteEntry(entry, isNarrow: true);
        }
    }

    private void WriteWeek(Dictionary<int, Entry> entries, int week)
    {
        Entry[] own = [.. Enumerable.Range(week, DaysInWeek).Select(entries.GetValueOrDefault).OfType<Entry>()];
        if (own.Length == 0)
        {
            html.Put("td", string.Empty);
            return;
        }

        using (html.In("td", $"r-{RouteClass.Of(own[0].Order.Routes).Name}"))
        {
            using (html.In("span", "strip"))
            {
                for (int day = week; day < week + DaysInWeek; day++)
                {
                    if (entries.TryGetValue(day, out Entry? entry))
                    {
                        WriteEntry(entry, isNarrow: false);
                    }
                    else
                    {
                        html.Put("span", string.Empty, "e none");
                    }
                }
            }

            bool isWhole = own.Length == DaysInWeek && own.All(entry => entry.Mark == own[0].Mark);
            html.Put("span", isWhole ? own[0].Mark == Mark.Planned ? "daily" : $"daily, {Words.Word(own[0].Mark)}" : WeekText(own), "w");
        }
    }

    private static string WeekText(Entry[] entries) => string.Join("; ", entries.GroupBy(entry => entry.Mark)
        .Select(group => $"{(group.Key == Mark.Planned ? string.Empty : $"{Words.Word(group.Key)} ")}{Words.Days(group.Select(entry => entry.Day)).Replace("days ", "d ", StringComparison.Ordinal).Replace("day ", "d ", StringComparison.Ordinal)}"));

    /// <summary>One administration: its sign, its word, and what marks it. It is written once in a page.</summary>
    private void WriteEntry(Entry entry, bool isNarrow)
    {
        using (html.In("span", $"e s-{PageWriter.Name(entry.Mark)}{(entry.Planned.IsProjected ? " projected" : string.Empty)}", ("data-slot", entry.Slot)))
        {
            html.Put("span", Words.Sign(entry), "g");
            bool isShown = isNarrow && entry.Mark != Mark.Planned;
            html.Put("span", $" {(isShown ? string.Empty : Words.Word(entry.Mark))}{(entry.Planned.IsProjected ? ", projected" : string.Empty)}", "vh");
            if (isShown)
            {
                WriteWord(entry.Mark);
            }

            if (entry.IsMoved && isNarrow)
            {
                html.Put("span", $" →{Words.ShortDate(entry.Date)}", "moved");
            }

            foreach (InterpretedDays touched in entry.Order.Interpretations.Where(touched => touched.Days is not null && touched.Days.Contains(entry.Day)))
            {
                notes.Refer(touched.Interpretation);
            }
        }
    }

    private void WriteWord(Mark mark)
    {
        using (html.In("span", "w"))
        {
            foreach (string part in Words.Parts(mark))
            {
                html.Text(part);
                html.Void("wbr");
            }
        }
    }
}
