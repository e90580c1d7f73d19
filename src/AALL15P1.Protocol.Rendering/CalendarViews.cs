using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Rendering;

/// <summary>One week to hang up or take home: each day with what is planned, how much, and room to sign.</summary>
internal sealed class WeekView(Html html, Chart chart, Footnotes notes)
{
    private const int DaysInWeek = 7;

    public static LocalDate Monday(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    public void Write(LocalDate on)
    {
        LocalDate monday = Monday(on);
        string caption = $"{Words.Date(monday)} to {Words.Date(monday.PlusDays(DaysInWeek - 1))}";
        using (html.In("section", "weekview", ("aria-labelledby", "week")))
        {
            html.Put("h2", caption, "vh", ("id", "week"));
            using (html.In("table", "week"))
            {
                html.Put("caption", $"What is planned from {caption}", "vh");
                using (html.In("thead"))
                using (html.In("tr"))
                {
                    foreach (string header in (string[])["Day", "Drug", "How", "How much", "Given: time, name"])
                    {
                        html.Put("th", header, null, ("scope", "col"));
                    }
                }

                for (int day = 0; day < DaysInWeek; day++)
                {
                    WriteDay(monday.PlusDays(day));
                }
            }
        }
    }

    private void WriteDay(LocalDate date)
    {
        Entry[] entries = [.. chart.Between(date, date)];
        using (html.In("tbody", date == chart.Today ? "today" : null))
        {
            if (entries.Length == 0)
            {
                using (html.In("tr", "empty"))
                {
                    WriteDayHeader(date, 1);
                    html.Put("td", "Nothing is planned", null, ("colspan", "4"));
                }
            }

            for (int index = 0; index < entries.Length; index++)
            {
                using (html.In("tr", $"s-{PageWriter.Name(entries[index].Mark)}"))
                {
                    if (index == 0)
                    {
                        WriteDayHeader(date, entries.Length);
                    }

                    WriteEntry(entries[index]);
                }
            }
        }
    }

    private void WriteDayHeader(LocalDate date, int rows)
    {
        using (html.In("th", "date", ("scope", rows > 1 ? "rowgroup" : "row"), ("rowspan", rows > 1 ? Words.Invariant($"{rows}") : null)))
        {
            html.Put("b", date.DayOfWeek.ToString());
            html.Put("span", $" {Words.Date(date)}", "dt");
            html.Put("span", $" {DayText(chart, date)}", "bd");
            if (date == chart.Today)
            {
                html.Put("span", chart.IsRecord ? " day of the record" : " the day asked for", "now");
            }
        }
    }

    private void WriteEntry(Entry entry)
    {
        PlannedOrder order = entry.Order;
        using (html.In("td", "drug"))
        using (html.In("span", entry.Planned.IsProjected ? "e projected" : "e", ("data-slot", entry.Slot)))
        {
            html.Put("span", Words.Sign(entry.Mark), $"g s-{PageWriter.Name(entry.Mark)}", ("aria-hidden", "true"));
            html.Put("b", $" {Words.Name(order)}", "name");
            html.Put("span", $" {Words.Word(entry.Mark)}{(entry.Planned.IsProjected ? ", ≈ projected" : string.Empty)}{(entry.IsMoved ? $", planned for {Words.ShortDate(entry.Planned.Date)}" : string.Empty)}", "w");
            if (entry.Note.Length > 0)
            {
                html.Put("span", $" {entry.Note}", "note");
            }
        }

        using (html.In("td", $"how r-{RouteClass.Of(order.Routes).Name}"))
        {
            html.Put("span", order.Routes.ToString(), $"chip r-{RouteClass.Of(order.Routes).Name}");
            string given = Words.Given(order);
            html.Text($" {(given == order.Routes.ToString() ? string.Empty : $"{given}, ")}{Words.Often(order)}");
            notes.Cite(order.Citation);
            foreach ((Interpretation question, _) in entry.Planned.Readings)
            {
                notes.Refer(question);
            }
        }

        using (html.In("td", "much"))
        {
            WriteAmount(entry);
        }

        using (html.In("td", "sign"))
        {
            html.Text(entry.Given.Length > 0 ? $"given {entry.Given}".TrimEnd() : entry.IsCancelled ? Words.Word(entry.Mark) : string.Empty);
        }
    }

    private void WriteAmount(Entry entry)
    {
        if (Words.Amount(entry, chart.Definition) is { } amount)
        {
            html.Put("b", amount.Dose);
            html.Text($" {amount.Standing}");
            return;
        }

        if (entry.Dose is { } dose && entry.Order.Dose is Fact<DoseRule>.Known)
        {
            html.Put("b", "No amount. ");
            html.Text($"{Words.NoAmount(dose)}. ");
        }

        if (entry.Order.Dose is Fact<DoseRule>.Known known)
        {
            html.Text(Words.Dose(entry.Order, chart.Definition));
            notes.Cite(known.Stated.Citation);
        }
        else
        {
            html.Put("abbr", "U", "badge unpublished", ("title", "unpublished"));
            html.Text(" dose unpublished: as the site orders");
        }
    }

    public static string DayText(Chart chart, LocalDate date) =>
        date < chart.FirstDay ? "before therapy"
        : date >= chart.End ? "after therapy"
        : chart.BlockOn(date) is not { } block ? string.Empty
        : date > block.LastDate ? $"after {block.Block.Title}"
        : Words.Invariant($"{(block.IsProjected ? "≈ " : string.Empty)}{block.Block.Title} day {Period.DaysBetween(block.Start, date) + 1}");
}

/// <summary>One calendar month: weeks down and weekdays across, each day with what is planned on it.</summary>
internal sealed class MonthView(Html html, Chart chart, Footnotes notes)
{
    private const int DaysInWeek = 7;

    public void Write(LocalDate on)
    {
        LocalDate first = new(on.Year, on.Month, 1);
        LocalDate next = first.PlusMonths(1);
        using (html.In("section", "monthview", ("aria-labelledby", "month")))
        {
            html.Put("h2", $"The days of {Words.FullMonth(first)}", "vh", ("id", "month"));
            using (html.In("table", "month"))
            {
                html.Put("caption", $"What is planned in {Words.FullMonth(first)}: weeks down, weekdays across", "vh");
                using (html.In("thead"))
                using (html.In("tr"))
                {
                    for (int day = 0; day < DaysInWeek; day++)
                    {
                        html.Put("th", WeekView.Monday(on).PlusDays(day).DayOfWeek.ToString(), null, ("scope", "col"));
                    }
                }

                using (html.In("tbody"))
                {
                    for (LocalDate monday = WeekView.Monday(first); monday < next; monday = monday.PlusDays(DaysInWeek))
                    {
                        using (html.In("tr"))
                        {
                            for (int day = 0; day < DaysInWeek; day++)
                            {
                                WriteDay(monday.PlusDays(day), first, next);
                            }
                        }
                    }
                }
            }
        }
    }

    private void WriteDay(LocalDate date, LocalDate first, LocalDate next)
    {
        if (date < first || date >= next)
        {
            html.Put("td", string.Empty, "outside");
            return;
        }

        Entry[] entries = [.. chart.Between(date, date)];
        string today = date == chart.Today ? " today" : string.Empty;
        using (html.In("td", $"{(entries.Length == 0 ? "free" : "busy")}{today}"))
        {
            using (html.In("p", "dayhead"))
            {
                html.Put("b", Words.Invariant($"{date.Day}"));
                html.Put("span", $" {Words.Weekday(date)}", "wd");
                html.Put("span", $" {WeekView.DayText(chart, date)}", "bd");
                if (today.Length > 0)
                {
                    html.Put("span", chart.IsRecord ? " day of the record" : " the day asked for", "now");
                }
            }

            if (entries.Length > 0)
            {
                using (html.In("ul"))
                {
                    foreach (Entry entry in entries)
                    {
                        WriteEntry(entry);
                    }
                }
            }
        }
    }

    private void WriteEntry(Entry entry)
    {
        string route = RouteClass.Of(entry.Order.Routes).Name;
        using (html.In("li", $"e r-{route} s-{PageWriter.Name(entry.Mark)}{(entry.Planned.IsProjected ? " projected" : string.Empty)}", ("data-slot", entry.Slot)))
        {
            html.Put("span", Words.Sign(entry), "g");
            html.Put("b", $" {Words.Name(entry.Order)}", "name");
            html.Put("span", $" {entry.Order.Routes}", $"rt r-{route}");
            string amount = entry.Dose is { Outcome: DecisionOutcome.Proceed, Dose.PerDose: { } each } dose ? $" {new ComputedDose(each, PerDay: null)} ({dose.LowestStanding})" : string.Empty;
            html.Text(amount);
            html.Put("span", entry.Mark == Mark.Planned ? string.Empty : $" {Words.Word(entry.Mark)}", "w");
            notes.Cite(entry.Order.Citation);
            foreach ((Interpretation question, _) in entry.Planned.Readings)
            {
                notes.Refer(question);
            }
        }
    }
}
