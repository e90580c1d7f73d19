using System.Text;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>How much of a record is held while it is read from a stream or written to one, and how much a stream may have.</summary>
public sealed class RecordStreamTests
{
    private const string Event = """{"schemaVersion":1,"id":"é1","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T18:00:00Z","recordedBy":"dr-a","block":"induction"}""";

    private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Event) },
        { "UTF-8 with its mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Event)] },
        { "UTF-16", Encoding.Unicode.GetBytes(Event) },
        { "UTF-16 with its mark", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Event)] },
        { "UTF-16, the large byte first", Encoding.BigEndianUnicode.GetBytes(Event) },
        { "UTF-16, the large byte first, with its mark", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Event)] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_is_told_however_few_bytes_come_at_a_time(string encoding, byte[] bytes)
    {
        RecordEvent expected = Assert.Single(RecordJson.Read(Event, Protocol));

        Assert.All(
            [RecordJson.Read(bytes, Protocol), RecordJson.Read(new Pieces(bytes, [0]), Protocol), RecordJson.Read(new Pieces(bytes, [3, 0]), Protocol)],
            read => Assert.True(read is [var only] && only.Equals(expected), encoding));
    }

    // The mark of UTF-8 has 3 bytes, and one byte comes at a time.
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void The_first_event_comes_with_its_line(string mark)
    {
        byte[] line = Encoding.UTF8.GetBytes($"{mark}{Event}\n");
        Pieces input = new([.. line, .. line.AsSpan(Encoding.UTF8.GetByteCount(mark))], [0]);

        Assert.Single(RecordJson.ReadLines(input, Protocol).Take(1));
        Assert.Equal(line.Length, input.Position);
    }

    // 2^25 characters are the most. The event has one of two bytes, so that they are a byte more than the characters.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stream_has_at_most_so_many_characters(bool endsItsLine)
    {
        const int Most = 33_554_432;
        byte[] bytes = new byte[Most + 1];
        bytes.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(Event).CopyTo(bytes, 0);
        for (int at = 999; at < bytes.Length; at += 1000)
        {
            bytes[at] = (byte)'\n';
        }

        bytes[^1] = (byte)(endsItsLine ? '\n' : ' ');

        Assert.Single(RecordJson.Read(new MemoryStream(bytes), Protocol));
        Assert.Equal(
            "$: found more than 33554432 characters, expected at most 33554432.",
            Assert.Throws<FormatException>(() => RecordJson.Read(new MemoryStream([.. bytes, (byte)' ']), Protocol)).Message);
    }

    // 4 bytes for each of 2^25 characters, and a mark. The line never ends.
    [Fact]
    public void A_line_without_end_is_refused_before_it_fills_the_memory()
    {
        using Endless line = new("{ ", new string(' ', 16_384));

        Assert.Equal(
            "$: found more than 134217732 bytes, expected at most 33554432 characters.",
            Assert.Throws<FormatException>(() => RecordJson.Read(line, Protocol)).Message);
    }

    // 16 KiB and no more than a line beyond; the rest at the end.
    [Fact]
    public async Task No_more_is_held_than_some_lines()
    {
        int line = Encoding.UTF8.GetByteCount(Event) + 1;
        RecordEvent[] events = [.. Enumerable.Repeat(RecordJson.Read(Event, Protocol)[0], 1000)];
        using Written output = new();
        using Written later = new();

        RecordJson.WriteLines(events, Protocol, output);
        await RecordJson.WriteLinesAsync(events.ToAsyncEnumerable(), Protocol, later, TestContext.Current.CancellationToken);

        Assert.All(output.Writes.SkipLast(1), length => Assert.InRange(length, 16_384, 16_384 + line - 1));
        Assert.Equal(1000 * line, output.Writes.Sum());
        Assert.Equal(output.Writes, later.Writes);
    }

    // 64 lines of 256 bytes are just 16 KiB; nothing is left at the end.
    [Fact]
    public async Task A_line_that_fills_what_is_held_goes_at_once()
    {
        RecordEvent.BlockStarted started = Assert.IsType<RecordEvent.BlockStarted>(RecordJson.Read(Event, Protocol)[0]);
        int missing = 256 - (Encoding.UTF8.GetByteCount(Event) + 1);
        RecordEvent[] lines = [.. Enumerable.Repeat(started with { Stamp = new(started.Stamp.Id, started.Stamp.RecordedAt, started.Stamp.RecordedBy + new string('x', missing)) }, 128)];
        using Written output = new();
        using Written later = new();

        RecordJson.WriteLines(lines, Protocol, output);
        await RecordJson.WriteLinesAsync(lines.ToAsyncEnumerable(), Protocol, later, TestContext.Current.CancellationToken);

        Assert.Equal([16_384, 16_384, 0], output.Writes);
        Assert.Equal(output.Writes, later.Writes);
    }
}
