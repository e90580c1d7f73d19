using System.Xml;
using System.Xml.Linq;
using Xunit;

namespace AALL15P1.Protocol.Tool.Tests;

/// <summary>Pages and calendars through the tool: that the options reach them, and that one that would be left unread is refused.</summary>
public sealed class DrawingTests
{
    private static readonly string[] Stamped = ["--format", "ics", "--label", "infant 7", "--stamp", "2026-01-05T08:00:00Z"];

    [Theory]
    [InlineData("Therapy delivery map: AALL15P1", 886)]
    [InlineData("Week of 12 Jan 2026 to 18 Jan 2026: AALL15P1", 18, "--view", "week", "--on", "2026-01-14")]
    [InlineData("January 2026: AALL15P1, B.", 50, "--view", "month", "--label", "B.")]
    public void A_roadmap_is_drawn_as_a_page(string title, int entries, params string[] options)
    {
        ToolRun run = ToolRun.Of([.. ToolRun.Infant, "--format", "html", .. options]);
        XDocument page = Parsed(run.Output);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(title, page.Descendants().Single(element => element.Name.LocalName == "title" && element.Parent!.Name.LocalName == "head").Value);
        Assert.Equal(entries, page.Descendants().Count(element => element.Attribute("data-slot") is not null));
    }

    [Fact]
    public void A_page_has_amounts_where_the_command_gives_a_weight()
    {
        string page = ToolRun.Of([.. ToolRun.Infant, "--format", "html", "--weight", "6.2 kg"]).Output;

        Assert.Contains("15.5 mg, one dose that day", page, StringComparison.Ordinal);
        Assert.DoesNotContain("15.5 mg", ToolRun.Of([.. ToolRun.Infant, "--format", "html"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_is_drawn_as_a_page()
    {
        ToolRun run = ToolRun.Of("replay", ToolRun.Sample("induction.jsonl"), "--format", "html");
        XElement held = Parsed(run.Output).Descendants().Single(element => element.Attribute("data-slot")?.Value == "induction/daunorubicin/8");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("held", held.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_roadmap_and_a_record_are_written_as_calendars()
    {
        ToolRun plan = ToolRun.Of([.. ToolRun.Infant, .. Stamped]);
        ToolRun record = ToolRun.Of(["replay", ToolRun.Sample("induction.jsonl"), .. Stamped]);
        ToolRun revised = ToolRun.Of([.. ToolRun.Infant, .. Stamped, "--revision", "3"]);

        Assert.Equal(886, plan.Lines.Count(line => line == "BEGIN:VEVENT"));
        Assert.Equal(886, plan.Lines.Count(line => line == "SEQUENCE:0"));
        Assert.Equal(886, revised.Lines.Count(line => line == "SEQUENCE:3"));

        // Ten events, on day 8 of the first block.
        Assert.Equal(886, record.Lines.Count(line => line == "SEQUENCE:17"));
        Assert.Equal(0, record.ExitCode);
    }

    [Theory]
    [InlineData("--view is for --format html; found --format table.", "--view", "week")]
    [InlineData("--label is for --format html and ics; found --format csv.", "--format", "csv", "--label", "x")]
    [InlineData("--stamp is for --format ics; found --format html.", "--format", "html", "--stamp", "2026-01-05T08:00:00Z")]
    [InlineData("--revision is for --format ics; found --format json.", "--format", "json", "--revision", "1")]
    [InlineData("--revision: '-1' is not a whole number from 0 to 1000000000.", "--format", "ics", "--revision", "-1")]
    [InlineData("--stamp: 'now' is not an instant; write it as 2026-01-05T08:00:00Z.", "--format", "ics", "--stamp", "now")]
    [InlineData("--view: 'year' is none of map, week, month.", "--format", "html", "--view", "year")]
    [InlineData("--label is missing: a calendar needs what the site calls the infant, which tells the events of two infants apart.", "--format", "ics", "--stamp", "2026-01-05T08:00:00Z")]
    [InlineData("--stamp is missing: a calendar says when it was made, as 2026-01-05T08:00:00Z, and the tool reads no clock.", "--format", "ics", "--label", "x")]
    [InlineData("--format html holds the whole of therapy: leave out --from and --to.", "--format", "html", "--from", "2026-01-05")]
    [InlineData("--format ics holds the whole of therapy: leave out --on, --from and --to.", "--format", "ics", "--label", "x", "--stamp", "2026-01-05T08:00:00Z", "--on", "2026-01-05")]
    public void An_option_that_would_be_left_unread_is_refused(string message, params string[] options)
    {
        ToolRun run = ToolRun.Of([.. ToolRun.Infant, .. options]);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"aall15p1: {message}\n", run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_page_of_a_record_holds_its_plan_already() =>
        Assert.Equal(
            "aall15p1: --format html holds the plan as it is: leave out --plan.\n",
            ToolRun.Of("replay", ToolRun.Sample("induction.jsonl"), "--format", "html", "--plan").Error);

    private static XDocument Parsed(string page)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
        return XDocument.Load(reader);
    }
}
