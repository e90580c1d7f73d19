using System.Text;
using AALL15P1.Protocol.Json;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Rendering.Tests;

/// <summary>The calendar as text, line by line; <c>tests/calendar-check.py</c> reads it with a parser of other people.</summary>
public sealed class CalendarTests
{
    private static readonly CalendarOptions Options = new("infant 7", Instant.FromUtc(2026, 1, 5, 8, 0));

    [Fact]
    public void Every_administration_has_an_all_day_event_on_its_date()
    {
        Dictionary<string, string>[] events = EventsOf(Text());

        Assert.Equal(Pages.Roadmap.Count, events.Length);
        Assert.Equal(Pages.Roadmap.Select(row => $"{row.Date:uuuuMMdd}"), events.Select(one => one["DTSTART;VALUE=DATE"]));
        Assert.DoesNotContain(events, one => one.ContainsKey("DTEND") || one.ContainsKey("DURATION"));
        Assert.All(events, one => Assert.Equal("20260105T080000Z", one["DTSTAMP"]));
        Assert.Equal(events.Length, events.DistinctBy(one => one["UID"], StringComparer.Ordinal).Count());
        Assert.Equal("methotrexate IT\\, Induction day 1", events[0]["SUMMARY"]);
    }

    [Fact]
    public void What_is_projected_is_tentative_and_the_rest_confirmed()
    {
        Dictionary<string, string>[] events = EventsOf(Text());

        Assert.Equal(Pages.Roadmap.Select(row => row.IsProjected ? "TENTATIVE" : "CONFIRMED"), events.Select(one => one["STATUS"]));
        Assert.Contains("TENTATIVE", events.Select(one => one["STATUS"]));
        Assert.Contains("CONFIRMED", events.Select(one => one["STATUS"]));
    }

    [Fact]
    public void Lines_end_and_fold_as_the_RFC_asks()
    {
        string text = Text();

        Assert.DoesNotContain('\n', text.Replace("\r\n", string.Empty, StringComparison.Ordinal));
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
    }

    [Fact]
    public void A_new_start_keeps_every_identity_and_raises_the_sequence()
    {
        Dictionary<string, string>[] before = EventsOf(Text());
        Dictionary<string, string>[] after = EventsOf(Text(Pages.Roadmap.WithStart(BlockIds.Azacitidine1, new(2026, 2, 16))));
        Dictionary<string, string> moved = after.Single(one => one["UID"].StartsWith("azacitidine-1.azacitidine.1.", StringComparison.Ordinal));

        Assert.Superset(after.Select(one => one["UID"]).ToHashSet(), before.Select(one => one["UID"]).ToHashSet());
        Assert.All(before, one => Assert.Equal("0", one["SEQUENCE"]));
        Assert.All(after, one => Assert.Equal("1", one["SEQUENCE"]));
        Assert.Equal("20260216", moved["DTSTART;VALUE=DATE"]);
        Assert.Equal("CONFIRMED", moved["STATUS"]);
    }

    [Fact]
    public void Another_infant_has_other_identities()
    {
        string[] mine = [.. EventsOf(Text()).Select(one => one["UID"])];
        string[] others = [.. EventsOf(Text(options: new("infant 8", Options.Stamp))).Select(one => one["UID"])];

        Assert.Empty(mine.Intersect(others));
    }

    [Fact]
    public void A_revision_is_added_to_the_sequence() =>
        Assert.All(EventsOf(Text(options: new("infant 7", Options.Stamp) { Revision = 12 })), one => Assert.Equal("12", one["SEQUENCE"]));

    [Theory]
    [InlineData("induction.methotrexate-intrathecal.1.", "20260105", "CONFIRMED", "methotrexate IT\\, Induction day 1 (given)")]
    [InlineData("induction.daunorubicin.8.", "20260114", "CONFIRMED", "daunorubicin IV\\, Induction day 8 (made up)")]
    [InlineData("induction.pegaspargase.12.", "20260116", "CANCELLED", "pegaspargase IV or IM\\, Induction day 12 (omitted)")]
    [InlineData("induction.cytarabine.9.", "20260113", "TENTATIVE", "cytarabine IV\\, Induction day 9 (held)")]
    [InlineData("induction.cytarabine.14.", "20260118", "TENTATIVE", "cytarabine IV\\, Induction day 14 (waits)")]
    [InlineData("induction.dexamethasone.14.", "20260118", "CONFIRMED", "dexamethasone PO or NG or IV\\, Induction day 14")]
    [InlineData("azacitidine-1.azacitidine.1.", "20260209", "TENTATIVE", "azacitidine IV\\, EPI#1 day 1 (projected)")]
    public void A_records_events_say_what_became_of_them(string uid, string date, string status, string summary)
    {
        Dictionary<string, string> found = EventsOf(TextOfRecord()).Single(one => one["UID"].StartsWith(uid, StringComparison.Ordinal));

        Assert.Equal(date, found["DTSTART;VALUE=DATE"]);
        Assert.Equal(status, found["STATUS"]);
        Assert.Equal(summary, found["SUMMARY"]);
    }

    /// <summary>11 events on day 13 of the first block: 11 + 12. One event more, or one day more, is one more.</summary>
    [Fact]
    public void The_sequence_of_a_record_rises_with_every_event_and_every_day()
    {
        TreatmentRecord fewer = Pages.Protocol.Replay(RecordJson.Read(Pages.Events).SkipLast(1));

        Assert.Equal(["23"], EventsOf(TextOfRecord()).Select(one => one["SEQUENCE"]).Distinct());
        Assert.Equal(["22"], EventsOf(TextOfRecord(fewer)).Select(one => one["SEQUENCE"]).Distinct());
        Assert.Equal(["24"], EventsOf(TextOfRecord(on: Pages.RecordDay.PlusDays(1))).Select(one => one["SEQUENCE"]).Distinct());
    }

    [Fact]
    public void A_plan_and_its_record_speak_of_the_same_events() =>
        Assert.Equal(
            EventsOf(Text()).Select(one => one["UID"]).Order(StringComparer.Ordinal),
            EventsOf(TextOfRecord()).Select(one => one["UID"]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_same_input_gives_the_same_bytes() => Assert.Equal(Text(), Text());

    [Fact]
    public void An_amount_is_told_with_its_standing() =>
        Assert.Contains("Amount: 15.5 mg\\, one dose that day (Protocol).", EventsOf(Text(options: new("infant 7", Options.Stamp) { Infant = Pages.Infant }))
            .Single(one => one["UID"].StartsWith("azacitidine-1.azacitidine.1.", StringComparison.Ordinal))["DESCRIPTION"], StringComparison.Ordinal);

    [Fact]
    public void Options_that_cannot_be_are_refused()
    {
        Assert.Equal("label", Assert.Throws<ArgumentException>(() => new CalendarOptions(" ", Options.Stamp)).ParamName);
        Assert.Equal("stamp", Assert.Throws<ArgumentOutOfRangeException>(() => new CalendarOptions("x", Instant.FromUtc(1899, 12, 31, 23, 59))).ParamName);
        Assert.Equal("stamp", Assert.Throws<ArgumentOutOfRangeException>(() => new CalendarOptions("x", Instant.FromUtc(2201, 1, 1, 0, 0))).ParamName);
        Assert.Equal(1900, new CalendarOptions("x", Instant.FromUtc(1900, 1, 1, 0, 0)).Stamp.InUtc().Year);
        Assert.Equal(2200, new CalendarOptions("x", Instant.FromUtc(2200, 12, 31, 23, 59)).Stamp.InUtc().Year);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalendarOptions("x", Options.Stamp) { Revision = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CalendarOptions("x", Options.Stamp) { Revision = 1_000_000_001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PageOptions { View = (PageView)3 });
    }

    private static string Text(Roadmap? roadmap = null, CalendarOptions? options = null)
    {
        using StringWriter output = new();
        RoadmapCalendar.Write(output, Pages.Protocol, roadmap ?? Pages.Roadmap, options ?? Options);
        return output.ToString();
    }

    private static string TextOfRecord(TreatmentRecord? record = null, LocalDate? on = null)
    {
        using StringWriter output = new();
        RoadmapCalendar.Write(output, record ?? Pages.Record, on ?? Pages.RecordDay, Options);
        return output.ToString();
    }

    private static Dictionary<string, string>[] EventsOf(string text) =>
    [
        .. text.Replace("\r\n ", string.Empty, StringComparison.Ordinal).Split("BEGIN:VEVENT\r\n").Skip(1)
            .Select(part => part[..part.IndexOf("END:VEVENT", StringComparison.Ordinal)].Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)], line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal)),
    ];
}
