using System.Xml.Linq;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Rendering.Tests;

/// <summary>The code that the README shows is compiled here and run.</summary>
public sealed class RenderingReadmeTests
{
    [Fact]
    public void The_snippet_writes_a_week_and_a_calendar()
    {
        using StringWriter page = new();
        using StringWriter calendar = new();
        Snippet(page, calendar, Pages.Protocol, Pages.Roadmap, Pages.Infant, Pages.Record, Instant.FromUtc(2026, 1, 17, 8, 0));

        Assert.Equal(18, Pages.Parsed(page.ToString()).Descendants().Attributes("data-slot").Count());
        Assert.Contains("X-WR-CALNAME:AALL15P1 infant 7\r\n", calendar.ToString(), StringComparison.Ordinal);
    }

    private static void Snippet(
        TextWriter page, TextWriter calendar, CompiledProtocol protocol, Roadmap roadmap, Infant infant, TreatmentRecord record, Instant stamp)
    {
        // snippet
        RoadmapPage.Write(page, protocol, roadmap, new() { View = PageView.Week, On = new LocalDate(2026, 1, 12), Infant = infant });
        RoadmapCalendar.Write(calendar, record, on: new LocalDate(2026, 1, 17), new CalendarOptions("infant 7", stamp));

        // end
    }
}
