using System.Security.Cryptography;
using System.Text;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace AALL15P1.Protocol.Rendering;

/// <summary>What a calendar needs to know beside the plan or the record. Two options with equal settings are equal.</summary>
public sealed record CalendarOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="label">
    /// What the site calls the infant: it tells the events of two infants apart, and stands in the calendar's name. Not blank.
    /// The same infant keeps the same label, or every event becomes a new one.
    /// </param>
    /// <param name="stamp">When the calendar is made, to the second; no clock is read. In the years 1900 to 2200 (UTC), both inclusive.</param>
    /// <exception cref="ArgumentException">The label is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The stamp is out of bounds.</exception>
    public CalendarOptions(string label, Instant stamp)
    {
        Label = string.IsNullOrWhiteSpace(label)
            ? throw new ArgumentException("The label is blank. What the site calls the infant is expected: it tells the events of two infants apart.", nameof(label))
            : label;
        int year = stamp.InUtc().Year;
        Stamp = year is >= 1900 and <= 2200
            ? stamp
            : throw new ArgumentOutOfRangeException(nameof(stamp), stamp, "A calendar is made in the years 1900 to 2200 (UTC), both inclusive.");
    }

    /// <summary>What the site calls the infant.</summary>
    public string Label { get; }

    /// <summary>When the calendar is made (<c>DTSTAMP</c>).</summary>
    public Instant Stamp { get; }

    /// <summary>
    /// What is added to <c>SEQUENCE</c>, 0 to 1,000,000,000, both inclusive. The number itself rises with what is known: of a
    /// record it is the number of its events, corrections counted, plus the days from the start of the first block to the day
    /// of the record; of a plan it is the number of known starts of later blocks. It cannot see a change that none of these
    /// counts (a corrected start in a plan, another supplement or reading): whoever makes such a change adds one here.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of bounds.</exception>
    public int Revision
    {
        get;
        init => field = value is >= 0 and <= 1_000_000_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A revision is from 0 to 1000000000, both inclusive.");
    }

    /// <summary>The infant whose measurements the amounts are computed from; null for events without amounts. A calendar of a record takes what was recorded and leaves this unread.</summary>
    public Infant? Infant { get; init; }
}

/// <summary>
/// Writes a roadmap as a calendar (RFC 5545): an all-day event for each administration, without alarms. An event keeps its
/// identity whatever moves it. What is projected, held, waiting or to be decided is <c>TENTATIVE</c>; what is no longer to be given is
/// <c>CANCELLED</c>; the rest is <c>CONFIRMED</c>. The same input gives the same bytes wherever it is made.
/// </summary>
public static class RoadmapCalendar
{
    /// <summary>Writes the calendar of a plan.</summary>
    /// <param name="output">Where it goes; lines end in CR LF whatever the writer's own are. Not closed.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="roadmap">The plan, of this protocol.</param>
    /// <param name="options">The label, the stamp, and what else the calendar needs.</param>
    /// <exception cref="ArgumentException">The roadmap is of another protocol, or the infant has another date of birth.</exception>
    public static void Write(TextWriter output, CompiledProtocol protocol, Roadmap roadmap, CalendarOptions options) =>
        Write(output, ChartBuilder.Of(protocol, roadmap, options.Infant, today: null), options);

    /// <summary>Writes the calendar of a treatment record as it is on a day.</summary>
    /// <param name="output">Where it goes; lines end in CR LF whatever the writer's own are. Not closed.</param>
    /// <param name="record">The record.</param>
    /// <param name="on">The day.</param>
    /// <param name="options">The label, the stamp, and what else the calendar needs.</param>
    /// <exception cref="ArgumentException">No block has started by that day, so nothing has a date.</exception>
    public static void Write(TextWriter output, TreatmentRecord record, LocalDate on, CalendarOptions options) =>
        Write(output, ChartBuilder.Of(record, on), options);

    private static void Write(TextWriter output, Chart chart, CalendarOptions options)
    {
        Calendar calendar = new() { ProductId = "-//AALL15P1.Protocol//Roadmap//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", $"{chart.Definition.Title} {VisibleText.Of(options.Label)}");
        calendar.AddProperty("X-WR-CALDESC", $"{chart.Definition.Title}, edition {chart.Protocol.Identity.Edition}, fingerprint {chart.Protocol.Identity.Fingerprint}. A planning aid: it does not replace the protocol document.");
        string owner = Owner(chart, options.Label);
        CalDateTime stamp = StampOf(options.Stamp);
        int sequence = options.Revision + chart.Revision;
        foreach (Entry entry in chart.Entries)
        {
            calendar.Events.Add(EventOf(chart, entry, owner, stamp, sequence));
        }

        output.Write(new CalendarSerializer().SerializeToString(calendar));
    }

    private static CalendarEvent EventOf(Chart chart, Entry entry, string owner, CalDateTime stamp, int sequence)
    {
        string mark = entry.Mark == Mark.Planned ? string.Empty : $" ({Words.Word(entry.Mark)})";
        string projected = entry.Planned.IsProjected ? " (projected)" : string.Empty;
        return new()
        {
            Uid = $"{entry.Slot.Replace('/', '.')}.{owner}@{chart.Definition.Id}",
            DtStamp = stamp,
            DtStart = new CalDateTime(entry.Date.Year, entry.Date.Month, entry.Date.Day),
            Summary = VisibleText.Of(Words.Invariant($"{Words.Name(entry.Order)} {entry.Order.Routes}, {entry.Block.Title} day {entry.Day}{mark}{projected}")),
            Description = string.Join("\n", Lines(chart, entry).Select(VisibleText.Of)),
            Status = entry.IsCancelled ? EventStatus.Cancelled
                : entry.Planned.IsProjected || entry.Mark is Mark.Held or Mark.Waiting or Mark.LeftOut ? EventStatus.Tentative
                : EventStatus.Confirmed,
            Sequence = sequence,
            Transparency = TransparencyType.Transparent,
            Categories = [entry.Order.Routes.ToString()],
        };
    }

    private static IEnumerable<string> Lines(Chart chart, Entry entry)
    {
        yield return $"{Words.Given(entry.Order)}, {Words.Often(entry.Order)}.";
        yield return $"{Words.Capital(Words.Meaning(entry.Mark))}{(entry.Given.Length > 0 ? $": {entry.Given}" : string.Empty)}.{(entry.Note.Length > 0 ? $" {Words.Capital(entry.Note)}." : string.Empty)}";
        yield return Words.Amount(entry, chart.Definition) is { } amount ? $"Amount: {amount.Dose} {amount.Standing}."
            : entry.Order.Dose is not Fact<DoseRule>.Known ? "The dose is unpublished: as the site orders."
            : $"Stated: {Words.Dose(entry.Order, chart.Definition)}.{(entry.Dose is { } dose ? $" No amount: {Words.NoAmount(dose)}." : string.Empty)}";
        if (entry.Planned.IsProjected)
        {
            yield return "Projected: no actual start of the block is known, and the date moves when it is.";
        }

        foreach ((Interpretation question, Reading taken) in entry.Planned.Readings)
        {
            yield return $"Open question {question.Id}; taken: {taken.Statement}";
        }

        yield return $"Source: {entry.Order.Citation}. {chart.Definition.Title}, edition {chart.Protocol.Identity.Edition}. Not a replacement for the protocol document.";
    }

    /// <summary>Tells one infant's events from another's without spelling the label in each; it hides nothing from who knows both parts.</summary>
    private static string Owner(Chart chart, string label) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{chart.Definition.Id}\n{Words.Iso(chart.BirthDate)}\n{label}")))[..16];

    private static CalDateTime StampOf(Instant stamp)
    {
        LocalDateTime utc = stamp.InUtc().LocalDateTime;
        return new(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, "UTC");
    }
}
