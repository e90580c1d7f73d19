using System.Text;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>The short way to read and write usual events against the document's form: the same events, the same bytes, and of what does not fit the same words.</summary>
[Properties(Arbitrary = [typeof(RecordGenerators)])]
public sealed class PlainEventProperties
{
    private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

    private static readonly RecordEvent First = RecordJson.Read(
        """{"schemaVersion":1,"id":"e1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T12:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-14"}""")[0];

    private static readonly string[] Instead =
    [
        "", "1", "2", "24", "25", "9999", "10000", "-1", "1.0", "null", "true", "\"\"", "\" \"", "{}", "[]", "\"x\"", "\"PO\"", "\"ENTERAL\"", "\"é\"", "\"\\u0041\"", "\"\\ud800\"",
        "\"2026-02-30\"", "\"1899-12-31\"", "\"2190-12-31\"", "\"2191-01-01\"", "\"2026-01-05T24:00:00Z\"", "\"2026-01-05T09:30:00.5Z\"", "\"2200-12-31T23:59:59Z\"", "\"2201-01-01T00:00:00Z\"",
        "\"6.20 kg\"", "\"0 kg\"", "\"06 kg\"", "\"6. kg\"", "\"6 g\"", "\"62 cm\"", "\"1200/µL\"", "\"1.2 ×10⁹/L\"", "\"<500/µL\"", "\"0/µL\"", "\"tertiary-centre\"", "\"home\"", "\"Block\"", "\"a--b\"",
    ];

    private static readonly string[] Members =
    [
        "\"schemaVersion\":1", "\"id\":\"e1\"", "\"supersedes\":\"e0\"", "\"patient\":\"infant-7\"", "\"happenedAt\":\"2026-01-05T09:30:00Z\"", "\"note\":\"x\"", "\"until\":\"2026-03-01\"", "\"reason\":\"fever\"",
        "\"weight\":\"6 kg\"", "\"dose\":{\"route\":\"PO\",\"amount\":\"6 mg\",\"doseOfDay\":2}", "\"dose\":{\"route\":\"PO\",\"route\":\"IV\"}", "\"values\":{\"takenOn\":\"2026-01-05\",\"haemoglobin\":\"95 g/L\"}",
        "\"dose\":{\"route\":\"PO\",\"portion\":{\"number\":1,\"of\":2}}", "\"d\\u0061y\":3", "\"day\":3",
    ];

    [Property(MaxTest = 300, StartSize = 10, EndSize = 60)]
    public void Events_are_written_as_by_the_form_and_read_as_by_the_form(RecordCase drawn, RecordJourney journey)
    {
        RecordEvent[] events = [.. drawn.Events, .. journey.Record(Protocol).Events.Take(300)];
        string lines = RecordJson.WriteLines(events, Protocol);

        Assert.Equal(string.Concat(events.Select(recorded => $"{RecordJson.WriteByForm(recorded, Protocol)}\n")), lines);
        Assert.Equal($"[\n{string.Join(",\n", events.Select(recorded => RecordJson.WriteByForm(recorded, Protocol)))}\n]", RecordJson.WriteArray(events, Protocol));
        ValueList<RecordEvent> byForm = RecordJson.ReadLinesByForm(lines, Protocol.Definition);
        Assert.Equal(byForm, RecordJson.Read(lines, Protocol));
        Assert.Equal(byForm, RecordJson.Read(Encoding.UTF8.GetBytes(lines), Protocol));
        Assert.Equal(byForm, RecordJson.Read(RecordJson.WriteArray(events, Protocol), Protocol));
    }

    /// <summary>A usual event in which a member is dropped, put elsewhere, doubled or added, or a value or a character is replaced.</summary>
    [Property(MaxTest = 3000, StartSize = 10, EndSize = 40)]
    public void What_somebody_changed_is_read_or_refused_as_by_the_form(RecordCase drawn, byte which, byte how, byte at, byte with)
    {
        // Every case counts: of a record without events the first of every record is changed.
        RecordEvent chosen = drawn.Events.Count == 0 ? First : drawn.Events[which % drawn.Events.Count];
        string line = RecordJson.Write(chosen, Protocol);
        string[] members = line[1..^1].Split(",\"");
        int member = at % members.Length;
        string changed = (how % 6) switch
        {
            0 => Join(members.Where((_, index) => index != member)),
            1 => Join(members.Append(members[member])),
            2 => Join(members.OrderBy(text => (text.Length * 7) + (with * text[0] % 13))),
            3 => line.Insert(1, $"{Members[with % Members.Length]},"),
            4 => Join(members.Select((text, index) => index == member && text.Contains(':', StringComparison.Ordinal) ? $"{text[..text.IndexOf(':', StringComparison.Ordinal)]}:{Instead[with % Instead.Length]}" : text)),
            _ => $"{line[..(at % line.Length)]}{(char)(with % 128)}{line[(at % line.Length)..]}",
        };
        string lines = $"{line}\n{changed}\r\n  {line}\n\n";

        Assert.Equal(Outcome(() => RecordJson.ReadLinesByForm(lines, Protocol.Definition)), Outcome(() => RecordJson.Read(lines, Protocol)));
        Assert.Equal(Outcome(() => RecordJson.Read(lines, Protocol)), Outcome(() => RecordJson.Read(Encoding.UTF8.GetBytes(lines), Protocol)));

        static string Join(IEnumerable<string> members) => $"{{{string.Join(",", members.Select(text => text.StartsWith('"') ? text : $"\"{text}"))}}}";
    }

    [Fact]
    public void Usual_events_do_not_need_the_form()
    {
        PlainEventReader plain = new();
        EventStamp stamp = new("e1", Instant.FromUtc(2026, 1, 5, 18, 0), "dr-a") { Patient = "infant-7" };
        LocalDate day = new(2026, 1, 5);
        AdministrationSlot slot = new(BlockIds.Induction, "vincristine", 8);
        RecordEvent[] usual =
        [
            new RecordEvent.AdministrationGiven(stamp, day, slot, GivenDose.OneOfTheDay(Route.IV, 2, DoseAmount.Parse("0.5 mg"))),
            new RecordEvent.AdministrationMadeUp(stamp, day, slot, GivenDose.WholeDay(Route.IV)),
            new RecordEvent.LaboratoryReported(stamp, new(day) { Neutrophils = CellCount.FromPerMicrolitre(1500m), Platelets = CellCount.FromPerMicrolitre(150_000m) }),
            new RecordEvent.Measured(stamp, new(day, Weight.FromKilograms(6.04m), Height.FromCentimetres(62.5m))),
            new RecordEvent.BlockStarted(stamp, day, BlockIds.Induction),
            new RecordEvent.ToxicityStated(stamp, day, Resolved: true),
        ];

        Assert.All(usual, recorded => Assert.Equal(recorded, plain.TryRead(Encoding.UTF8.GetBytes(RecordJson.Write(recorded, Protocol)))));
    }

    [Fact]
    public void A_record_is_read_and_written_with_few_bytes()
    {
        RecordEvent[] events =
        [
            .. Enumerable.Range(0, 1_000).Select(number => new RecordEvent.AdministrationGiven(
                new(number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture), Instant.FromUtc(2026, 1, 5, 18, 0), "dr-a"), new(2026, 1, 5), new(BlockIds.Induction, "prednisolone", 8), GivenDose.OneOfTheDay(Route.PO, 2))),
        ];
        byte[] utf8 = Encoding.UTF8.GetBytes(RecordJson.WriteLines(events, Protocol));
        System.Buffers.ArrayBufferWriter<byte> buffer = new(2 * utf8.Length);
        long read = Allocated.Least(() => RecordJson.Read(utf8, Protocol));
        long written = Allocated.Least(() =>
        {
            buffer.ResetWrittenCount();
            RecordJson.WriteLines(events, Protocol, buffer);
        });

        // An event, its stamp and its id are 208 bytes; the list that they come in is 16 more, and what is shared is made once.
        Assert.InRange(read, 1, 1_000 * 240);
        Assert.InRange(written, 0, 4_000);
    }

    private static string Outcome(Func<ValueList<RecordEvent>> read)
    {
        try
        {
            return string.Join('\n', read().Select(recorded => RecordJson.WriteByForm(recorded, Protocol)));
        }
        catch (FormatException refused)
        {
            return refused.Message;
        }
    }
}
