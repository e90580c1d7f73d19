using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Tests.Supplement;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Roadmaps that were changed, shortened or given amounts, and what is written and read of each.</summary>
public sealed class RoadmapDocumentTests
{
    private static readonly LocalDate Born = new(2025, 9, 14);
    private static readonly LocalDate Start = new(2026, 1, 5);
    private static readonly CompiledProtocol Protocol = Aall15P1.Compile();
    private static readonly CompiledProtocol Site = Aall15P1.Compile(Aall15P1.Illustration);
    private static readonly Infant Weighed = new(Born, [new(Start, Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);

    private static Roadmap Planned { get; } = Protocol.Plan(Born, Start);

    private static Roadmap Supplied { get; } = Site.Plan(Born, Start);

    // What a document says that is not what is planned, in its frame, in a row, and in what is not published.
    [Theory]
    [InlineData("\"birthDate\": \"2025-09-14\"", "\"birthDate\": \"2026-09-14\"", "$: found a value that does not fit.")]
    [InlineData("\"date\": \"2026-01-12\"", "\"date\": \"2026-01-13\"", "$.administrations[")]
    [InlineData("\"unpublished\": [\n    \"", "\"unpublished\": [\n    \"Not ", "$.unpublished[0]: found \"Not ")]
    [InlineData("\"administrations\": [", "\"administration\": [", "$: found a member 'administration'")]
    [InlineData("\"administrations\": [", "\"administrations\":  [\n],\"administrations\":[", "$: found")]
    [InlineData("\n  ],\n  \"unpublished\": [", "\n  ],\n  \"unpublished\": [1,", "$.unpublished[0]: found 1")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2", "$.schemaVersion: found 2")]
    public void What_is_not_as_planned_is_refused_at_its_place(string found, string replacement, string expected)
    {
        string json = RoadmapJson.Write(Planned);
        int at = json.IndexOf(found, StringComparison.Ordinal);
        Assert.True(at >= 0);
        string changed = $"{json[..at]}{replacement}{json[(at + found.Length)..]}";

        string refused = Assert.Throws<FormatException>(() => RoadmapJson.Read(changed, Protocol)).Message;
        Assert.StartsWith(expected, refused, StringComparison.Ordinal);
        Assert.Equal(refused, Assert.Throws<FormatException>(() => RoadmapJson.Read(Encoding.UTF8.GetBytes(changed), Protocol, infant: null)).Message);
        Assert.Equal(refused, Assert.Throws<FormatException>(() => RoadmapJson.ReadByForm(changed, Protocol, infant: null)).Message);
    }

    // Some rows, none, those of a roadmap under another reading, and some of each: as the document's form writes them.
    [Fact]
    public void Rows_of_any_roadmap_are_written_as_by_the_form()
    {
        // A schedule of its own: what is made for one is kept with it.
        Roadmap planned = CompiledProtocol.Compile(Aall15P1.Definition).Plan(Born, Start);
        Roadmap other = Aall15P1.Compile(readings: Protocol.Readings.With("D1", "day-99")).Plan(Born, Start);
        Administration[] last = [.. planned.TakeLast(3)];
        Administration[] others = [.. other.TakeLast(3)];

        // Of one order some days are touched by an open question and others are not.
        Administration[] touched = [.. planned.Where(row => row.Order.Id == "hydrocortisone")];
        Assert.Equal([0, 1], touched.Select(row => row.Readings.Count()).Distinct().Order());
        foreach (Administration[] rows in (Administration[][])[last, [], others, [.. last, .. others], [.. others, .. last], [.. planned.Take(40)], touched])
        {
            Assert.Equal(RoadmapJson.WriteByForm(planned, rows, doses: null), RoadmapJson.Write(planned, rows));
        }
    }

    // A site gives an order more often a day: its rows are not those of the order of the same name.
    [Fact]
    public void Rows_of_a_site_are_not_taken_for_those_of_the_protocol()
    {
        Roadmap planned = CompiledProtocol.Compile(Aall15P1.Definition).Plan(Born, Start);
        Roadmap site = Aall15P1.Compile(SupplementJson.Read(SupplementJsonTests.Complete)).Plan(Born, Start);
        Administration[] others = [.. site.Where(row => row.Order.TimesPerDay != Aall15P1.Definition.Blocks[row.BlockIndex].Order(row.Order.Id).TimesPerDay).Take(3)];
        Administration[] own = [.. planned.Where(row => (row.BlockIndex, row.Order.Id) == (others[0].BlockIndex, others[0].Order.Id)).Take(3)];

        Assert.NotEqual(own[0].Order.TimesPerDay, others[0].Order.TimesPerDay);
        foreach (Administration[] rows in (Administration[][])[own, others, [.. own, .. others], [.. others, .. own]])
        {
            Assert.Equal(RoadmapJson.WriteByForm(planned, rows, doses: null), RoadmapJson.Write(planned, rows));
        }
    }

    // The first block's start and those of others that are known: the second's, and a later one's.
    [Fact]
    public void Known_starts_are_read_back()
    {
        Roadmap known = Protocol.Plan(Born, BlockStarts.From(Start).With(BlockIds.Azacitidine1, new(2026, 2, 12)).With(BlockIds.Maintenance, new(2026, 8, 3)));

        Assert.Equal(known, RoadmapJson.ReadByForm(RoadmapJson.Write(known), Protocol, infant: null));
        Assert.NotEqual(Planned, known);
    }

    // Of a row whose dose is computed, one of which it is unpublished, one that a band of age decides, and one with a cycle.
    [Fact]
    public void Rows_with_amounts_are_written_as_by_the_form()
    {
        RoadmapDoses doses = Site.DosesOf(Supplied, Weighed);
        RoadmapDoses none = Protocol.DosesOf(Planned, Weighed);
        Administration[] some = [.. Supplied.Take(60), .. Supplied.TakeLast(20)];
        Administration[] few = [.. Planned.Take(60), .. Planned.TakeLast(20)];

        Assert.Equal(RoadmapJson.WriteByForm(Supplied, some, doses), RoadmapJson.Write(Supplied, some, doses));
        Assert.Equal(RoadmapJson.WriteByForm(Planned, few, none), RoadmapJson.Write(Planned, few, none));
    }

    // An infant who grows: of an order some amounts are those of the row before, others are not, and some come back.
    [Fact]
    public void Amounts_that_change_are_written_as_by_the_form()
    {
        Infant growing = new(Born, [.. new[] { (0, 6.2m), (20, 6.3m), (40, 6.2m), (200, 8m), (400, 9.5m) }.Select(each => new Measurement(Start.PlusDays(each.Item1), Weight.FromKilograms(each.Item2), Height.FromCentimetres(62m + (each.Item1 / 30))))]);
        RoadmapDoses doses = Site.DosesOf(Supplied, growing);
        Administration[] some = [.. Supplied.Take(120), .. Supplied.TakeLast(60)];

        Assert.Equal(RoadmapJson.WriteByForm(Supplied, some, doses), RoadmapJson.Write(Supplied, some, doses));
    }

    // A document in which only some rows have amounts is none of this library's, and is read as one with amounts.
    [Fact]
    public void Some_amounts_are_amounts()
    {
        JsonNode document = JsonNode.Parse(RoadmapJson.Write(Supplied, doses: Site.DosesOf(Supplied, Weighed)))!;
        document["administrations"]![0]!.AsObject().Remove("amount");

        Assert.Equal(
            "$.administrations: found amounts, expected none: an amount is computed from the infant and the supplement, never read.",
            Assert.Throws<FormatException>(() => RoadmapJson.Read(document.ToJsonString(), Site)).Message);
    }

    [Fact]
    public void Amounts_are_computed_and_never_read()
    {
        RoadmapDoses doses = Site.DosesOf(Supplied, Weighed);
        string json = RoadmapJson.Write(Supplied, doses: doses);
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        Infant heavier = new(Born, [new(Start, Weight.FromKilograms(6.3m), Height.FromCentimetres(62m))]);

        Assert.Equal(Supplied, RoadmapJson.Read(utf8, Site, Weighed));
        Assert.Equal(Supplied, RoadmapJson.Read(RoadmapJson.Write(Supplied), Site, Weighed));
        Assert.Equal(
            "$.administrations: found amounts, expected none: an amount is computed from the infant and the supplement, never read.",
            Assert.Throws<FormatException>(() => RoadmapJson.Read(utf8, Site, infant: null)).Message);
        Assert.StartsWith("$.administrations[8].amount.perDose: found \"6.5353", Assert.Throws<FormatException>(() => RoadmapJson.Read(utf8, Site, heavier)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "$.birthDate: found a value that does not fit.",
            Assert.Throws<FormatException>(() => RoadmapJson.Read(utf8, Site, new Infant(Born.PlusDays(1), []))).Message,
            StringComparison.Ordinal);
    }

    // Of a buffer no more is used than was asked for.
    [Fact]
    public void A_buffer_that_gives_what_was_asked_for_is_enough()
    {
        Exact buffer = new();
        RoadmapJson.Write(Planned, buffer);
        Exact second = new();
        RoadmapJson.Write(Supplied, Site.DosesOf(Supplied, Weighed), second);

        Assert.Equal(RoadmapJson.Write(Planned), buffer.ToString());
        Assert.Equal(RoadmapJson.Write(Supplied, doses: Site.DosesOf(Supplied, Weighed)), second.ToString());
    }

    // What was written is read at a glance: nothing of it is kept but the frame. What is spaced otherwise is read by the form.
    [Fact]
    public void Amounts_that_were_written_are_read_with_few_bytes()
    {
        RoadmapDoses doses = Site.DosesOf(Supplied, Weighed);
        ArrayBufferWriter<byte> buffer = new(1 << 22);
        RoadmapJson.Write(Supplied, doses, buffer);
        byte[] utf8 = buffer.WrittenSpan.ToArray();
        byte[] spaced = [.. utf8, (byte)' '];

        long byForm = Allocated.Least(() => RoadmapJson.Read(spaced, Site, Weighed));
        Assert.InRange(Allocated.Least(() => RoadmapJson.Read(utf8, Site, Weighed)), 0, byForm / 3);
    }

    /// <summary>Gives just as many bytes as are asked for.</summary>
    private sealed class Exact : IBufferWriter<byte>
    {
        private readonly List<byte> written = [];
        private byte[] given = [];

        public void Advance(int count) => written.AddRange(given.AsSpan(0, count));

        public Memory<byte> GetMemory(int sizeHint = 0) => given = new byte[Math.Max(sizeHint, 1)];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public override string ToString() => Encoding.UTF8.GetString(written.ToArray());
    }
}
