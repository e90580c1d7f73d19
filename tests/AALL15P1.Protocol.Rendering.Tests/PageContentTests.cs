using System.Xml.Linq;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Rendering.Tests;

/// <summary>That a page shows what the plan or the record says, each thing where it belongs.</summary>
public sealed class PageContentTests
{
    [Theory]
    [InlineData("plan")]
    [InlineData("amounts")]
    [InlineData("record")]
    public void Every_administration_is_in_exactly_one_cell(string kind)
    {
        XDocument page = Pages.Parsed(PageStructureTests.Page(kind));
        string[] shown = [.. page.Descendants().Attributes("data-slot").Select(slot => slot.Value)];
        string[] planned = [.. Pages.Roadmap.Select(row => $"{row.Block.Id.Value}/{row.Order.Id}/{row.Day}")];

        Assert.Equal(planned.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.All(page.Descendants().Where(element => element.Attribute("data-slot") is not null), entry => Assert.Single(entry.Ancestors(Pages.Html + "td")));
    }

    [Fact]
    public void A_cell_stands_under_its_day_and_beside_its_drug()
    {
        XElement cell = Pages.Parsed(Pages.TextOf()).Slot("induction/vincristine/15").Cell();
        XElement row = cell.Parent!;
        int column = row.Elements().ToList().IndexOf(cell);
        XElement header = row.Ancestors(Pages.Html + "table").Single().Descendants(Pages.Html + "tr").First().Elements().ElementAt(column);

        Assert.Equal("15", header.Element(Pages.Html + "b")!.Value);
        Assert.Contains("Mon 19 Jan", header.Value, StringComparison.Ordinal);
        Assert.StartsWith("vincristine", row.Elements().First().Value, StringComparison.Ordinal);
        Assert.Contains("r-iv", cell.Classes());
    }

    [Fact]
    public void How_often_a_day_is_told_by_the_sign()
    {
        XDocument page = Pages.Parsed(Pages.TextOf());

        Assert.StartsWith("●", page.Slot("induction/vincristine/8").Value, StringComparison.Ordinal);
        Assert.StartsWith("3×", page.Slot("induction/prednisolone/1").Value, StringComparison.Ordinal);
        Assert.StartsWith("?×", page.Slot("interim-maintenance/leucovorin/3").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_projected_says_so_in_every_place()
    {
        XDocument page = Pages.Parsed(Pages.TextOf());
        XElement table = page.Slot("azacitidine-1/azacitidine/1").Ancestors(Pages.Html + "table").Single();

        Assert.Contains("≈9 Feb", table.Descendants(Pages.Html + "th").ElementAt(2).Value, StringComparison.Ordinal);
        Assert.Contains("projected", page.Slot("azacitidine-1/azacitidine/1").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("≈", page.Slot("induction/vincristine/8").Ancestors(Pages.Html + "table").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("projected", page.Slot("induction/vincristine/8").Value, StringComparison.Ordinal);
        Assert.Contains("an assumption", page.Descendants().Single(element => element.Attribute("id")?.Value == "block-azacitidine-2").Parent!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_question_is_marked_on_its_days_and_leads_to_the_reading_taken()
    {
        XDocument page = Pages.Parsed(Pages.TextOf());
        XElement link = Assert.Single(page.Slot("maintenance/methotrexate-intrathecal/92").Descendants(Pages.Html + "a"));

        Assert.Equal("D1", link.Value);
        Assert.Contains("D1", page.Descendants().Single(element => $"#{element.Attribute("id")?.Value}" == link.Attribute("href")!.Value).Value, StringComparison.Ordinal);
        Assert.Empty(page.Slot("maintenance/methotrexate-intrathecal/1").Descendants(Pages.Html + "a"));
        Assert.Equal("D10", Assert.Single(page.Slot("induction/dexamethasone/28").Descendants(Pages.Html + "a")).Value);
    }

    [Fact]
    public void A_dose_is_stated_with_its_standing_or_called_unpublished()
    {
        XDocument page = Pages.Parsed(Pages.TextOf());
        XElement azacitidine = page.Slot("azacitidine-1/azacitidine/1").Ancestors(Pages.Html + "tr").Single();
        XElement vincristine = page.Slot("induction/vincristine/8").Ancestors(Pages.Html + "tr").Single();

        Assert.Contains("2.5 mg/kg/dose (Protocol)", azacitidine.Value, StringComparison.Ordinal);
        Assert.Contains("dose unpublished", vincristine.Value, StringComparison.Ordinal);
        Assert.Equal("U", Assert.Single(vincristine.OfClass("unpublished")).Value);
        Assert.Empty(azacitidine.OfClass("unpublished"));
    }

    /// <summary>2.5 mg/kg × 6.2 kg = 15.5 mg, for as long as the weight is near enough to the day; after that the page says why there is none.</summary>
    [Fact]
    public void An_amount_is_told_where_it_is_known()
    {
        XDocument page = Pages.Parsed(Pages.TextOf(new() { Infant = Pages.Infant }));
        XElement row = page.Slot("azacitidine-1/azacitidine/1").Ancestors(Pages.Html + "tr").Single();

        Assert.Contains("Days 1–4: 15.5 mg, one dose that day (Protocol)", row.Value, StringComparison.Ordinal);
        Assert.Contains("Day 5: No amount", row.Value, StringComparison.Ordinal);
        Assert.Contains("No amount: azacitidine IV, day 5. ", row.Ancestors(Pages.Html + "section").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_amount_is_never_taken_for_the_protocols_own()
    {
        XElement row = Pages.Parsed(PageStructureTests.Page("illustration")).Slot("induction/methotrexate-intrathecal/1").Ancestors(Pages.Html + "tr").Single();

        Assert.Contains("7.5 mg, one dose that day (Reference, not AALL15P1)", row.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_line_draws_each_block_the_gates_and_the_evaluation_period()
    {
        XElement drawing = Assert.Single(Pages.Parsed(Pages.TextOf()).Descendants(Pages.Svg + "svg"));

        // Ten blocks in the overview; in the detail, up to the first days of Maintenance, all ten again.
        Assert.Equal(20, drawing.OfClass("band").Length);
        Assert.Equal(18, drawing.OfClass("band").Count(band => band.Classes().Contains("projected")));
        Assert.Equal(20, drawing.OfClass("gatemark").Length);
        Assert.Equal(2, drawing.OfClass("dlt").Length);
        Assert.Contains("EPI#1 from 9 Feb 2026, projected.", drawing.Element(Pages.Svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Empty(Pages.Parsed(PageStructureTests.Page("no-dlt")).OfClass("dlt"));
    }

    [Fact]
    public void A_lane_has_a_shape_for_each_day_of_its_routes()
    {
        XElement drawing = Pages.Parsed(Pages.TextOf()).Descendants(Pages.Svg + "svg").Single();

        // Intrathecal days to the end of the detail, 20 July: Induction 1, 15, 29; Consolidation 10, 24; Interim Maintenance 2, 9; DI-1 1, 15; Maintenance 1.
        Assert.Equal(10, drawing.OfClass("l-it").Length);

        // Pegaspargase: Induction 12, Interim Maintenance 23, DI-1 1.
        Assert.Equal(3, drawing.OfClass("l-im").Length);
    }

    [Fact]
    public void The_gate_of_each_block_is_told()
    {
        XElement row = Pages.Parsed(Pages.TextOf()).OfClass("blocks").Single().Descendants(Pages.Html + "tr").Single(line => line.Value.StartsWith("\nEPI#1", StringComparison.Ordinal) || line.Value.TrimStart().StartsWith("EPI#1", StringComparison.Ordinal));

        Assert.Contains("ANC at least 500/µL", row.Value, StringComparison.Ordinal);
        Assert.Contains("platelet count at least 50000/µL", row.Value, StringComparison.Ordinal);
        Assert.Contains("any toxicity resolved", row.Value, StringComparison.Ordinal);
        Assert.Contains("Mon 9 Feb 2026, projected", row.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("induction/methotrexate-intrathecal/1", "given", "✓", "given")]
    [InlineData("induction/prednisolone/1", "given", "✓", "given")]
    [InlineData("induction/prednisolone/2", "overdue", "!", "overdue")]
    [InlineData("induction/prednisolone/3", "overdue", "!", "overdue")]
    [InlineData("induction/daunorubicin/8", "madeup", "↻", "made up")]
    [InlineData("induction/daunorubicin/9", "held", "H", "held")]
    [InlineData("induction/cytarabine/13", "waiting", "…", "waits")]
    [InlineData("induction/cytarabine/9", "held", "H", "held")]
    [InlineData("induction/pegaspargase/12", "omitted", "✕", "omitted")]
    [InlineData("induction/dexamethasone/13", "due", "▶", "due")]
    [InlineData("induction/dexamethasone/14", "planned", "3×", "planned")]
    public void What_became_of_an_administration_is_told_by_mark_and_word(string slot, string mark, string sign, string word)
    {
        XDocument page = Pages.Parsed(Pages.TextOfRecord());
        XElement entry = page.Slot(slot);

        Assert.Contains($"s-{mark}", entry.Classes());
        Assert.Contains($"s-{mark}", entry.Cell().Classes());
        Assert.Equal(sign, entry.OfClass("g").Single().Value);
        Assert.Contains(word, entry.Value, StringComparison.Ordinal);
        Assert.Single(page.OfClass("key").Single().OfClass($"s-{mark}"));
    }

    [Theory]
    [InlineData("busy", "induction/prednisolone/5", "partlyomitted", "✓✕", "rest omitted")]
    [InlineData("busy", "induction/prednisolone/4", "overdue", "!", "overdue")]
    [InlineData("busy", "induction/vincristine/15", "leftout", "≠", "to decide")]
    [InlineData("busy", "induction/dexamethasone/17", "partlygiven", "½", "in part")]
    [InlineData("busy", "induction/cytarabine/17", "waiting", "…", "waits")]
    [InlineData("later", "induction/prednisolone/5", "partlyomitted", "✓✕", "rest omitted")]
    [InlineData("later", "induction/prednisolone/4", "unrecorded", "∅", "no record")]
    [InlineData("later", "induction/vincristine/29", "cutshort", "⊘", "dropped")]
    public void What_is_rare_has_a_mark_and_a_word_of_its_own(string kind, string slot, string mark, string sign, string word)
    {
        XDocument page = Pages.Parsed(PageStructureTests.Page(kind));
        XElement entry = page.Slot(slot);

        Assert.Contains($"s-{mark}", entry.Classes());
        Assert.Contains($"s-{mark}", entry.Cell().Classes());
        Assert.Equal(sign, entry.OfClass("g").Single().Value);
        Assert.Contains(word, entry.Value, StringComparison.Ordinal);
        Assert.Equal(sign, page.OfClass("key").Single().OfClass($"s-{mark}").Single().Value);
    }

    [Fact]
    public void What_a_delay_keeps_back_waits_and_says_why()
    {
        XDocument page = Pages.Parsed(PageStructureTests.Page("busy"));

        Assert.Contains("Waits: cytarabine IV, day 17, 21 Jan 2026; because treatment is delayed since 21 Jan 2026", page.Slot("induction/cytarabine/17").Ancestors(Pages.Html + "section").First().Value, StringComparison.Ordinal);
        Assert.Contains("s-overdue", page.Slot("induction/cytarabine/16").Classes());
        Assert.Contains("s-planned", page.Slot("induction/cytarabine/18").Classes());
    }

    /// <summary>No two marks of a page have one sign, so that a page in black and white tells them apart.</summary>
    [Fact]
    public void Every_mark_has_a_sign_a_word_and_a_meaning_of_its_own()
    {
        Mark[] marks = Enum.GetValues<Mark>();

        Assert.Equal(13, marks.Length);
        Assert.Distinct(marks.Select(Words.Sign));
        Assert.Distinct(marks.Select(Words.Word));
        Assert.Distinct(marks.Select(Words.Meaning));
        Assert.All(marks, mark => Assert.Equal(Words.Word(mark), string.Concat(Words.Parts(mark))));
    }

    [Fact]
    public void A_reason_stands_under_the_table_as_it_was_written()
    {
        string block = Pages.Parsed(Pages.TextOfRecord()).Slot("induction/daunorubicin/8").Ancestors(Pages.Html + "section").First().Value;

        Assert.Contains("Made up: daunorubicin IV, day 8, 12 Jan 2026, now 14 Jan 2026; given IV; held on 12 Jan 2026 until 14 Jan 2026: sepsis <b>&.", block, StringComparison.Ordinal);
        Assert.Contains("Held: cytarabine IV, day 9, 13 Jan 2026; held on 13 Jan 2026, end not known: fever.", block, StringComparison.Ordinal);
        Assert.Contains("Waits: cytarabine IV, days 10–21, 14 Jan 2026 to 25 Jan 2026; because cytarabine day 9 is held since 2026-01-13", block, StringComparison.Ordinal);
        Assert.Contains("Omitted: pegaspargase IV or IM, day 12, 16 Jan 2026; omission decided on 16 Jan 2026: not available.", block, StringComparison.Ordinal);
        Assert.Contains("Overdue: prednisolone PO or NG, day 2, 6 Jan 2026; given PO; given in part.", block, StringComparison.Ordinal);
        Assert.Contains("Given day 8: 0.49 mg IV", block, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_page_says_its_day_and_what_is_next()
    {
        XDocument page = Pages.Parsed(Pages.TextOfRecord());

        Assert.Contains("Induction, day 13", page.Descendants(Pages.Html + "header").Single().Value, StringComparison.Ordinal);
        Assert.Contains("cytarabine day 9 is held", page.OfClass("next").Single().Value, StringComparison.Ordinal);
        Assert.Equal(2, page.OfClass("todaymark").Length);
        Assert.Equal("13", Assert.Single(page.OfClass("today"), header => header.Name == Pages.Html + "th").Element(Pages.Html + "b")!.Value);
    }

    [Fact]
    public void A_record_without_a_block_has_nothing_to_draw()
    {
        TreatmentRecord record = Pages.Protocol.Replay(Json.RecordJson.Read(Pages.Events).Take(2));

        ArgumentException mistake = Assert.Throws<ArgumentException>(() => Pages.TextOfRecord(null, record, new LocalDate(2026, 1, 4)));
        Assert.StartsWith("No block of the record has started by 2026-01-04, so nothing has a date.", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2026, 1, 12)]
    [InlineData(2026, 1, 14)]
    [InlineData(2026, 1, 18)]
    public void A_week_runs_from_Monday_to_Sunday_and_has_what_is_due_in_it(int year, int month, int day)
    {
        XDocument page = Pages.Parsed(Pages.TextOf(new() { View = PageView.Week, On = new(year, month, day) }));
        string[] shown = [.. page.Descendants().Attributes("data-slot").Select(slot => slot.Value)];

        Assert.Equal(Slots(new(2026, 1, 12), new(2026, 1, 18)), shown);
        Assert.Equal(7, page.OfClass("week").Single().Elements(Pages.Html + "tbody").Count());
        Assert.Contains("Induction day 8", page.OfClass("date").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_without_anything_says_so()
    {
        XDocument page = Pages.Parsed(Pages.TextOf(new() { View = PageView.Week, On = new(2028, 2, 2) }));

        Assert.Equal(7, page.Descendants(Pages.Html + "td").Count(cell => cell.Value == "Nothing is planned"));
        Assert.Equal(7, page.OfClass("bd").Count(text => text.Value == " after therapy"));
    }

    [Fact]
    public void A_month_has_each_of_its_days_and_what_is_due_on_it()
    {
        XDocument page = Pages.Parsed(Pages.TextOf(new() { View = PageView.Month, On = new(2026, 2, 28) }));
        string[] shown = [.. page.Descendants().Attributes("data-slot").Select(slot => slot.Value)];

        Assert.Equal(Slots(new(2026, 2, 1), new(2026, 2, 28)), shown);
        Assert.Equal(Enumerable.Range(1, 28).Select(day => $"{day}"), page.OfClass("dayhead").Select(head => head.Element(Pages.Html + "b")!.Value));
        Assert.Equal(5, page.OfClass("month").Single().Element(Pages.Html + "tbody")!.Elements().Count());
    }

    [Fact]
    public void A_moved_administration_stands_on_its_new_day_in_a_week()
    {
        XDocument page = Pages.Parsed(Pages.TextOfRecord(new() { View = PageView.Week }));
        XElement entry = page.Slot("induction/daunorubicin/8");

        Assert.Contains("Wednesday", entry.Ancestors(Pages.Html + "tbody").Single().Value, StringComparison.Ordinal);
        Assert.Contains("made up, planned for 12 Jan", entry.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_another_protocol_is_refused()
    {
        CompiledProtocol other = Aall15P1.Compile(Aall15P1.Illustration);

        Assert.Throws<ArgumentException>(() => Pages.TextOf(null, other, Pages.Roadmap));
    }

    private static string[] Slots(LocalDate from, LocalDate to) => [.. Pages.Roadmap.Between(from, to).Select(row => $"{row.Block.Id.Value}/{row.Order.Id}/{row.Day}")];
}
