using System.Xml;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Json;
using NodaTime;

namespace AALL15P1.Protocol.Rendering;

/// <summary>The page around its views: what it is, what its marks mean, what stands behind it, and what it does not replace.</summary>
internal sealed class PageWriter
{
    private readonly Html html;
    private readonly Chart chart;
    private readonly Footnotes notes;

    private PageWriter(Html html, Chart chart)
    {
        this.html = html;
        this.chart = chart;
        notes = new(html, chart.Definition);
    }

    public static void Write(TextWriter output, Chart chart, PageView view, LocalDate on, string? label)
    {
        output.Write("<!DOCTYPE html>");
        using XmlWriter xml = XmlWriter.Create(output, Html.Settings);
        new PageWriter(new(xml, Html.Page), chart).WritePage(view, on, label);
        xml.WriteWhitespace("\n");
    }

    private void WritePage(PageView view, LocalDate on, string? label)
    {
        string title = view switch
        {
            PageView.Week => $"Week of {Words.Date(WeekView.Monday(on))} to {Words.Date(WeekView.Monday(on).PlusDays(6))}",
            PageView.Month => Words.FullMonth(on),
            _ => "Therapy delivery map",
        };
        using (html.In("html", null, ("lang", "en")))
        {
            using (html.In("head"))
            {
                html.Void("meta", ("charset", "utf-8"));
                html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
                html.Put("title", $"{title}: {chart.Definition.Title}{(label is null ? string.Empty : $", {label}")}");
                html.Style(StyleSheet(view));
            }

            using (html.In("body", $"view-{view.ToString().ToLowerInvariant()}"))
            {
                WriteHead(title, label);
                using (html.In("main"))
                {
                    WriteView(view, on);
                    notes.WriteQuestions();
                    notes.WriteSources();
                    WriteAbout();
                }
            }
        }
    }

    private void WriteHead(string title, string? label)
    {
        using (html.In("header"))
        {
            html.Put("p", $"{chart.Definition.Title}, edition {chart.Definition.Edition}", "kicker");
            html.Put("h1", title);
            using (html.In("dl", "who"))
            {
                Pair("Infant", label ?? string.Empty, label is null ? "blank" : null);
                Pair("Born", Words.Date(chart.BirthDate));
                Pair("First day of therapy", Words.Date(chart.FirstDay));
                Pair("First day without therapy", Words.Date(chart.End));
                if (chart.Next is { } next)
                {
                    Pair("Record as of", Words.Date(next.State.Date));
                    Pair("Course", Stage(next.State));
                }
            }

            using (html.In("p", "warning"))
            {
                html.Put("strong", "This page does not replace the protocol document, and is no order. ");
                html.Text("It is a planning aid and not a medical device. Check every date and amount before anything is given.");
            }

            if (chart.Protocol.Supplement is { } supplement)
            {
                html.Put("p", $"Site supplement: {supplement.Title}", "supplement");
            }
        }
    }

    private void WriteView(PageView view, LocalDate on)
    {
        switch (view)
        {
            case PageView.Week:
                new WeekView(html, chart, notes).Write(on);
                WriteKey();
                break;
            case PageView.Month:
                new MonthView(html, chart, notes).Write(on);
                WriteKey();
                break;
            default:
                new Timeline(html, chart).Write();
                WriteKey();
                new BlockOverview(html, chart, notes).Write();
                WriteNext();
                new BlockTables(html, chart, notes).Write();
                foreach (Interpretation question in chart.Definition.Interpretations.Register)
                {
                    notes.Note(question);
                }

                break;
        }
    }

    /// <summary>What must be decided or done, of a record; what is due and overdue stands in the tables and is only counted here.</summary>
    private void WriteNext()
    {
        if (chart.Next is not { } next)
        {
            return;
        }

        RecordState state = next.State;
        using (html.In("section", "next", ("aria-labelledby", "next")))
        {
            html.Put("h2", $"To decide or do on {Words.Date(state.Date)}", null, ("id", "next"));
            html.Put("p", Words.Invariant($"Due {state.Due.Count}, overdue {state.Overdue.Count}, open holds {state.OpenHolds.Count}, without a record {state.Unrecorded.Count}, given {state.Done.Count}, omitted {state.Omitted.Count}."));
            NextStep[] steps = [.. next.Steps.Where(step => step.Kind is not (NextStepKind.Due or NextStepKind.Overdue))];
            if (steps.Length > 0)
            {
                using (html.In("ul"))
                {
                    foreach (NextStep step in steps)
                    {
                        using (html.In("li", step.Kind == NextStepKind.Alert ? "alert" : null))
                        {
                            html.Put("b", Kind(step.Kind));
                            html.Text($"{(step.Date is { } date ? $" ({Words.Date(date)})" : string.Empty)}: {step.What}");
                        }
                    }
                }
            }
        }
    }

    /// <summary>What the marks mean: those that the page can show.</summary>
    private void WriteKey()
    {
        using (html.In("section", "key", ("aria-labelledby", "key")))
        {
            html.Put("h2", "What the marks mean", null, ("id", "key"));
            using (html.In("ul", "marks"))
            {
                foreach (Mark mark in Enum.GetValues<Mark>().Where(mark => mark == Mark.Planned || (chart.IsRecord && chart.Entries.Any(entry => entry.Mark == mark))))
                {
                    KeyItem($"s-{Name(mark)}", Words.Sign(mark), Words.Word(mark), mark == Mark.Planned ? "once that day; 3× three times that day, ?× a number of times that is not published" : Words.Meaning(mark));
                }

                KeyItem("projected", "≈", "projected", "no actual start is known, so the date follows from a spacing; it moves when the actual start is known");
                KeyItem("unpublished", "U", "unpublished", $"{chart.Definition.Title} has a value and no public source states it: the site must supply it");
                if (chart.Definition.Interpretations.Register.Count > 0)
                {
                    KeyItem("interpreted", chart.Definition.Interpretations.Register[0].Id, "interpreted", "the sources leave a question open; its number leads to the reading taken");
                }
            }

            using (html.In("ul", "routes"))
            {
                foreach (RouteClass route in RouteClass.All.Where(route => chart.Entries.Any(entry => RouteClass.Of(entry.Order.Routes) == route)))
                {
                    using (html.In("li"))
                    {
                        html.Put("span", route.Label, $"chip r-{route.Name}");
                    }
                }
            }
        }

        void KeyItem(string cssClass, string sign, string word, string meaning)
        {
            using (html.In("li"))
            {
                html.Put("span", sign, $"sign {cssClass}");
                html.Put("b", $" {word}");
                html.Text($": {meaning}");
            }
        }
    }

    private void WriteAbout()
    {
        using (html.In("section", "about", ("aria-labelledby", "about")))
        {
            html.Put("h2", "What made this page", null, ("id", "about"));
            using (html.In("dl"))
            {
                Pair("Protocol", $"{chart.Definition.Title}, edition {chart.Protocol.Identity.Edition}");
                Pair("Fingerprint of the definition (SHA-256)", chart.Protocol.Identity.Fingerprint, "hash");
                if (chart.Protocol.Supplement is { } supplement)
                {
                    Pair("Site supplement", $"{supplement.Id}: {supplement.Title}");
                    Pair("Fingerprint of the supplement (SHA-256)", SupplementJson.Fingerprint(supplement), "hash");
                }

                Pair("Made from", chart.IsRecord ? $"a treatment record, as of {Words.Date(chart.Today!.Value)}" : "a plan, without a record of what was given");
            }

            html.Put("p", "This page does not replace the protocol document. Made by the library AALL15P1.Protocol, which is not a medical device.", "warning");
        }
    }

    private void Pair(string term, string value, string? cssClass = null)
    {
        using (html.In("div"))
        {
            html.Put("dt", term);
            html.Put("dd", value, cssClass);
        }
    }

    private static string Stage(RecordState state) => state.Stage switch
    {
        CourseStage.OnTherapy when state is { Block: { } block, Day: { } day } => Words.Invariant($"on therapy: {block.Title}, day {day}"),
        CourseStage.OnTherapy => "on therapy",
        CourseStage.Completed => "therapy completed",
        CourseStage.OffProtocol => "off protocol therapy",
        CourseStage.Died => "died",
        CourseStage.Enrolled => "enrolled",
        _ => "not enrolled",
    };

    private static string Kind(NextStepKind kind) => kind switch
    {
        NextStepKind.Alert => "Alert",
        NextStepKind.DecideHold => "Decide",
        NextStepKind.EvaluateGate => "Next block",
        NextStepKind.SupplyMissing => "Missing",
        NextStepKind.VisitTertiaryCentre => "Visit",
        NextStepKind.AnswerDlt => "DLT question",
        _ => Words.Capital(kind.ToString()),
    };

    internal static string Name(Mark mark) => mark.ToString().ToLowerInvariant();

    private static string StyleSheet(PageView view)
    {
        using Stream stream = typeof(PageWriter).Assembly.GetManifestResourceStream("page.css")!;
        using StreamReader reader = new(stream);
        return $"@page {{ size: A4 {(view == PageView.Week ? "portrait" : "landscape")}; margin: 11mm 10mm 13mm; }}\n{reader.ReadToEnd().ReplaceLineEndings("\n")}";
    }
}
