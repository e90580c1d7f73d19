using System.Globalization;
using NodaTime;

namespace AALL15P1.Protocol.Rendering;

/// <summary>The whole of therapy at a glance, drawn to scale: blocks as bands, gates before them, the DLT period, and a lane for each class of route.</summary>
internal sealed class Timeline(Html html, Chart chart)
{
    private const double Width = 1120;
    private const double Left = 92;
    private const double Right = 12;
    private const double LaneHeight = 17;

    private readonly Html svg = html.InDrawing;

    public void Write()
    {
        // The intensive months are drawn a second time in detail where what follows them fills most of the therapy.
        ChartBlock last = chart.Blocks[^1];
        int whole = Period.DaysBetween(chart.FirstDay, chart.End);
        bool hasDetail = last.Start < chart.End && Period.DaysBetween(last.Start, chart.End) * 2 > whole;
        RouteClass[] lanes = [.. RouteClass.All.Where(route => chart.Entries.Any(entry => RouteClass.Of(entry.Order.Routes) == route))];
        double lanesHeight = lanes.Length * LaneHeight;
        double height = (hasDetail ? 236 : 104) + lanesHeight + (chart.Today is null ? 6 : 20);
        using (html.In("section", null, ("aria-labelledby", "glance")))
        {
            html.Put("h2", "The whole of therapy at a glance", null, ("id", "glance"));
            using (html.In("figure"))
            {
                using (html.In("div", "scroll", ("role", "region"), ("tabindex", "0"), ("aria-label", "Time line of the whole of therapy")))
                using (svg.In("svg", "timeline", ("viewBox", $"0 0 {N(Width)} {N(height)}"), ("role", "img"), ("aria-labelledby", "timeline-title timeline-text")))
                {
                    svg.Put("title", "Time line of the whole of therapy", null, ("id", "timeline-title"));
                    svg.Put("desc", Description(), null, ("id", "timeline-text"));
                    WritePatterns();
                    Scale overview = new(chart.FirstDay, chart.End, Left, Width - Right);
                    if (hasDetail)
                    {
                        Label(0, 60, "Whole therapy");
                        WriteBands(overview, 0, isDetailed: false);
                        WriteToday(overview, 0, 78, isDetailed: false);
                        LocalDate until = LocalDate.Min(last.Start.PlusDays(14), chart.End);
                        Scale detail = new(chart.FirstDay, until, Left, Width - Right);
                        WriteLens(overview, detail, until, 108, 130);
                        Label(0, 194, "In detail");
                        WriteBands(detail, 132, isDetailed: true);
                        WriteLanes(detail, 232, lanes);
                        WriteToday(detail, 132, 232 + lanesHeight, isDetailed: true);
                    }
                    else
                    {
                        WriteBands(overview, 0, isDetailed: true);
                        WriteLanes(overview, 100, lanes);
                        WriteToday(overview, 0, 100 + lanesHeight, isDetailed: true);
                    }
                }

                using (html.In("figcaption"))
                {
                    html.Text("Blocks as bands; dashed where the start is projected (≈). ◆ a gate before a block. ");
                    html.Text(chart.Dlt?.Text ?? string.Empty);
                }
            }
        }
    }

    /// <summary>What the drawing shows, for those who do not see it.</summary>
    private string Description() => string.Join(" ", chart.Blocks.Select(block =>
        $"{block.Block.Title} from {Words.Date(block.Start)}{(block.IsProjected ? ", projected" : string.Empty)}.")) + $" Therapy ends before {Words.Date(chart.End)}.";

    private void WritePatterns()
    {
        using (svg.In("defs"))
        using (svg.In("pattern", null, ("id", "hatch"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)")))
        {
            svg.Put("rect", string.Empty, null, ("width", "6"), ("height", "6"), ("fill", "#ffffff"));
            svg.Put("rect", string.Empty, null, ("width", "2.4"), ("height", "6"), ("fill", "#c9ced6"));
        }
    }

    private void WriteBands(Scale scale, double top, bool isDetailed)
    {
        double band = top + 42;
        WriteAxis(scale, band);
        if (chart.Dlt is { } dlt && dlt.From < scale.To)
        {
            WriteDlt(scale, dlt, top);
        }

        Line(scale.Start, band + 17, scale.Stop, band + 17, "rest");
        foreach (ChartBlock block in chart.Blocks.Where(block => block.Entries.Count > 0 && block.Start < scale.To))
        {
            WriteBand(scale, block, band, isDetailed);
        }
    }

    /// <summary>The day that is marked: above and below the bands, so that it runs through no title.</summary>
    private void WriteToday(Scale scale, double top, double bottom, bool isDetailed)
    {
        if (chart.Today is not { } today || today < chart.FirstDay || today >= scale.To)
        {
            return;
        }

        double at = scale.At(today);
        svg.Put("path", string.Empty, "todaymark", ("d", $"M{N(at)} {N(top + 42)}l-4 -8h8z"));
        Line(at, top + 76, at, bottom, "today");
        if (isDetailed)
        {
            Put(at, bottom + 12, chart.IsRecord ? $"record of {Words.Date(today)}" : Words.Date(today), "todaytext", at > Width - 80 ? "end" : "middle");
        }
    }

    private void WriteBand(Scale scale, ChartBlock block, double top, bool isDetailed)
    {
        LocalDate end = LocalDate.Min(block.LastDate.PlusDays(1), chart.End);
        double from = scale.At(block.Start);
        double to = Math.Max(scale.At(LocalDate.Min(end, scale.To)), from + 2);
        svg.Put("rect", string.Empty, $"band {block.Block.Kind.ToString().ToLowerInvariant()}{(block.IsProjected ? " projected" : string.Empty)}", ("x", N(from)), ("y", N(top)), ("width", N(to - from)), ("height", "34"), ("rx", "2"));
        if (block.Block.CycleLength is { } length && !isDetailed)
        {
            for (int cycle = 1; block.DateOf((cycle * length) + 1) < end; cycle++)
            {
                double at = scale.At(block.DateOf((cycle * length) + 1));
                Line(at, top, at, top + 34, "cycleline");
            }
        }

        if (block.Block.StartCriteria.Count > 0)
        {
            double size = isDetailed ? 6 : 3.6;
            double y = top - size - 1;
            svg.Put("path", string.Empty, "gatemark", ("d", $"M{N(from)} {N(y - size)}l{N(size)} {N(size)}l{N(-size)} {N(size)}l{N(-size)} {N(-size)}z"));
        }

        WriteTitle(block, from, to, top, isDetailed);
    }

    /// <summary>The title inside its band, smaller and over more lines where it needs them. In the overview a title without room is left out: the detail has it.</summary>
    private void WriteTitle(ChartBlock block, double from, double to, double top, bool isDetailed)
    {
        string title = VisibleText.Of(block.Block.Title);
        string date = $"{(block.IsProjected ? "≈" : string.Empty)}{Words.ShortDate(block.Start)}";
        string kind = $"{block.Block.Kind.ToString().ToLowerInvariant()}{(block.IsProjected ? " projected" : string.Empty)}";
        foreach ((double perCharacter, int most, double step, string size) in ((double, int, double, string)[])[(5.9, 2, 13, "bandtext"), (4.7, 3, 10.5, "bandtext small"), (4.2, 3, 9.5, "bandtext tiny")])
        {
            double room = (to - from - 3) / perCharacter;
            List<string> lines = Wrapped(title, room);
            if (lines.Count > most || lines.Exists(line => line.Length > room))
            {
                continue;
            }

            if (isDetailed && lines.Count < most && date.Length <= room)
            {
                lines.Add(date);
            }

            double first = top + 21 - (step * (lines.Count - 1) / 2);
            for (int index = 0; index < lines.Count; index++)
            {
                Put((from + to) / 2, first + (step * index), lines[index], $"{size} {kind}", "middle");
            }

            return;
        }

        if (isDetailed)
        {
            Put((from + to) / 2, top + 45, title, "bandbelow", "middle");
        }
    }

    private void WriteDlt(Scale scale, DltPeriod dlt, double top)
    {
        double from = scale.At(dlt.From);
        double to = scale.At(LocalDate.Min(dlt.Until, scale.To));
        string cssClass = $"dlt{(dlt.IsFromProjected || dlt.IsUntilProjected ? " projected" : string.Empty)}";
        svg.Put("path", string.Empty, cssClass, ("d", $"M{N(from)} {N(top + 24)}v-8H{N(to)}v8"));
        Put(from + 4, top + 12, to - from > 130 ? $"DLT evaluation period{(dlt.IsUntilProjected ? ", end projected" : string.Empty)}" : "DLT", "dlttext");
    }

    private void WriteAxis(Scale scale, double band)
    {
        double low = band + 48;
        Put(scale.Start + 2, low + 12, Words.Invariant($"{chart.FirstDay.Year:0000}"), "axis year");
        for (LocalDate month = new LocalDate(chart.FirstDay.Year, chart.FirstDay.Month, 1).PlusMonths(1); month < scale.To; month = month.PlusMonths(1))
        {
            double at = scale.At(month);
            Line(at, band - 4, at, low + 2, "monthline");
            if (scale.Stop - at > 18)
            {
                Put(at + 3, low, Words.Month(month), "axis");
                if (month.Month == 1)
                {
                    Put(at + 3, low + 12, Words.Invariant($"{month.Year:0000}"), "axis year");
                }
            }
        }

        if (scale.At(new LocalDate(chart.FirstDay.Year, chart.FirstDay.Month, 1).PlusMonths(1)) - scale.Start > 24)
        {
            Put(scale.Start + 2, low, Words.Month(chart.FirstDay), "axis");
        }
    }

    private void WriteLens(Scale overview, Scale detail, LocalDate until, double top, double bottom) =>
        svg.Put("path", string.Empty, "lens", ("d", $"M{N(overview.Start)} {N(top)}H{N(overview.At(until))}L{N(detail.Stop)} {N(bottom)}H{N(detail.Start)}z"));

    private void WriteLanes(Scale scale, double top, RouteClass[] lanes)
    {
        for (int lane = 0; lane < lanes.Length; lane++)
        {
            double y = top + (lane * LaneHeight) + 10;
            Label(0, y + 4, lanes[lane].Label);
            Line(scale.Start, y, scale.Stop, y, "lane");
            foreach (IGrouping<LocalDate, Entry> day in chart.Entries
                .Where(entry => RouteClass.Of(entry.Order.Routes) == lanes[lane] && !entry.IsCancelled && entry.Date < scale.To).GroupBy(entry => entry.Date))
            {
                WriteShape(lanes[lane], scale.At(day.Key), scale.At(day.Key.PlusDays(1)), y);
            }
        }
    }

    /// <summary>A day of a lane. Every class has a shape of its own, so that it is told without colour.</summary>
    private void WriteShape(RouteClass route, double from, double to, double y)
    {
        double middle = (from + to) / 2;
        double wide = Math.Max(to - from - 0.8, 0.8);
        double half = Math.Min(wide / 2, 3.2);
        string shape = route.Name switch
        {
            "it" => $"M{N(middle)} {N(y - 6)}l5 6l-5 6l-5 -6z",
            "iv" => $"M{N(middle - half)} {N(y - 5)}h{N(2 * half)}v10h{N(-2 * half)}z",
            "sc" => $"M{N(middle)} {N(y - 5)}l{N(half + 1)} 9h{N(-2 * (half + 1))}z",
            "im" => $"M{N(middle - 1.3)} {N(y - 6)}h2.6v4.7h4.7v2.6h-4.7v4.7h-2.6v-4.7h-4.7v-2.6h4.7z",
            "mx" => $"M{N(from)} {N(y - 4)}h{N(wide)}v2.5h{N(-wide)}z M{N(from)} {N(y + 1.5)}h{N(wide)}v2.5h{N(-wide)}z",
            _ => $"M{N(from)} {N(y - 2)}h{N(wide)}v4h{N(-wide)}z",
        };
        svg.Put("path", string.Empty, $"shape l-{route.Name}", ("d", shape));
    }

    private void Label(double x, double y, string text) => Put(x, y, text, "lanetext");

    private void Put(double x, double y, string text, string cssClass, string? anchor = null) =>
        svg.Put("text", text, cssClass, ("x", N(x)), ("y", N(y)), ("text-anchor", anchor));

    private void Line(double x1, double y1, double x2, double y2, string cssClass) =>
        svg.Put("line", string.Empty, cssClass, ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)));

    /// <summary>A text over lines of at most so many characters; a word that is longer stands alone.</summary>
    private static List<string> Wrapped(string text, double most)
    {
        List<string> lines = [];
        foreach (string word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= most)
            {
                lines[^1] += $" {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }

    private static string N(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Days as places on the line.</summary>
    private readonly record struct Scale(LocalDate From, LocalDate To, double Start, double Stop)
    {
        public double At(LocalDate date) => Start + ((Stop - Start) * Period.DaysBetween(From, date) / Period.DaysBetween(From, To));
    }
}
