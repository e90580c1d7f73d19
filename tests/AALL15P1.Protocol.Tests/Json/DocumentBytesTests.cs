using System.Buffers;
using System.Text;
using AALL15P1.Protocol.Json;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>Bytes in pieces, in streams and in buffers, and the texts that they are: small examples.</summary>
public sealed class DocumentBytesTests
{
    private static readonly byte[] Four = [1, 2, 3, 4];

    [Fact]
    public void Pieces_are_read_as_the_whole()
    {
        Assert.Equal([1, 2, 3, 4], DocumentBytes.Read(new ReadOnlySequence<byte>(Four), 10, whole => whole.ToArray()));
        Assert.Equal([1, 2, 3, 4], DocumentBytes.Read(Cut(1), 10, whole => whole.ToArray()));
        Assert.Equal([1, 2, 3, 4], DocumentBytes.Read(new Slow(Four), 10, whole => whole.ToArray()));
        Assert.Equal([], DocumentBytes.Read(new MemoryStream(), 10, whole => whole.ToArray()));
        Assert.Equal([1, 2, 3, 4], Written(output => output.Write(Four)));
        Assert.Equal("ab", DocumentBytes.Text(output => output.Write("ab"u8)));
    }

    [Fact]
    public async Task Pieces_that_come_later_are_read_as_the_whole() =>
        Assert.Equal([1, 2, 3, 4], await DocumentBytes.ReadAsync(new Slow(Four), 10, whole => whole.ToArray(), TestContext.Current.CancellationToken));

    // A host that waits in a context of its own, as a window does, would wait for ever if the rest came back to it.
    [Fact]
    public async Task What_comes_later_does_not_come_back_to_the_callers_context()
    {
        CompiledProtocol protocol = Aall15P1.Compile();
        Roadmap roadmap = protocol.Plan(new(2025, 9, 14), new NodaTime.LocalDate(2026, 1, 5));
        byte[] record = Encoding.UTF8.GetBytes("""{"schemaVersion":1,"id":"1","type":"enrolled","date":"2026-01-04","recordedAt":"2026-01-04T12:00:00Z","recordedBy":"dr-a","birthDate":"2025-09-14"}""");
        RecordEvent[] events = [.. RecordJson.Read(record, protocol)];
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Func<Task>[] asked =
        [
            () => DocumentBytes.ReadAsync(new Late(Four), 10, whole => whole.Length, cancellation),
            () => RoadmapJson.ReadAsync(new Late(Encoding.UTF8.GetBytes(RoadmapJson.Write(roadmap))), protocol, infant: null, cancellation),
            () => RecordJson.ReadAsync(new Late(record), protocol, cancellation),
            () => All(RecordJson.ReadLinesAsync(new Late(record), protocol, cancellation)),
            () => RecordJson.WriteLinesAsync(Lately(events), protocol, new Late([]), cancellation),
            () => RecordJson.WriteLinesAsync(events.ToAsyncEnumerable(), protocol, new Late([]), cancellation),
            () => RecordJson.WriteLinesAsync(Enumerable.Repeat(events[0], 200).ToAsyncEnumerable(), protocol, new Late([]), cancellation),
            () => ProtocolOperations.Find("continue-past-induction").DecideAsync(protocol, new MemoryStream("""{"schemaVersion":1}"""u8.ToArray()), new Late([]), cancellation),
            () => ProtocolOperations.Find("continue-past-induction").DecideAsync(protocol, new Late("""{"schemaVersion":1}"""u8.ToArray()), new Late([]), cancellation),
        ];
        foreach (Func<Task> ask in asked)
        {
            Counted context = new();
            SynchronizationContext? before = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(context);
            Task answer;
            try
            {
                answer = ask();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(before);
            }

            await answer;
            Assert.Equal(0, context.Posted);
        }

        static async Task All(IAsyncEnumerable<RecordEvent> events)
        {
            await foreach (RecordEvent unused in events.ConfigureAwait(false))
            {
                Assert.NotNull(unused);
            }
        }

        static async IAsyncEnumerable<RecordEvent> Lately(RecordEvent[] events)
        {
            foreach (RecordEvent recorded in events)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken).ConfigureAwait(false);
                yield return recorded;
            }
        }
    }

    // Three characters have 12 bytes at most, and a mark has 4.
    [Fact]
    public async Task More_bytes_than_a_text_can_have_are_refused_unread()
    {
        const string Refusal = "$: found more than 16 bytes, expected at most 3 characters.";
        byte[] most = new byte[16];
        byte[] more = new byte[17];

        DocumentBytes.RequireLength(16, 3);
        Assert.Equal(Refusal, Assert.Throws<FormatException>(() => DocumentBytes.RequireLength(17, 3)).Message);
        Assert.Equal(16, DocumentBytes.Read(new MemoryStream(most), 3, whole => whole.Length));
        Assert.Equal(Refusal, Assert.Throws<FormatException>(() => DocumentBytes.Read(new MemoryStream(more), 3, Unread)).Message);
        Assert.Equal(Refusal, Assert.Throws<FormatException>(() => DocumentBytes.Read(Cut(8, more), 3, Unread)).Message);
        Assert.Equal(Refusal, (await Assert.ThrowsAsync<FormatException>(() => DocumentBytes.ReadAsync(new MemoryStream(more), 3, Unread, TestContext.Current.CancellationToken))).Message);

        static int Unread(ReadOnlySpan<byte> whole) => throw new InvalidOperationException("Read.");
    }

    [Fact]
    public async Task Nothing_is_no_stream()
    {
        Assert.Throws<ArgumentNullException>("input", () => DocumentBytes.Read<int>((Stream)null!, 3, whole => whole.Length));
        await Assert.ThrowsAsync<ArgumentNullException>("input", () => DocumentBytes.ReadAsync(null!, 3, whole => whole.Length, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentNullException>("output", () => DocumentBytes.Write(null!, _ => { }));
        Assert.Throws<ArgumentNullException>("json", () => DocumentSource.RequireLength(null!, 3));
    }

    // A byte-order mark, its absence, and halves of what is text.
    [Theory]
    [InlineData("EF BB BF 41", "A")]
    [InlineData("FF FE 41 00", "A")]
    [InlineData("FE FF 00 41", "A")]
    [InlineData("41 00", "A")]
    [InlineData("00 41", "A")]
    [InlineData("41", "A")]
    [InlineData("C2 B5", "µ")]
    [InlineData("", "")]
    [InlineData("EF BB BF F0 9F 98 80 F0 9F 98 80", "\U0001F600\U0001F600")]
    [InlineData("C2", "$: found bytes that are not utf-8, expected text.")]
    [InlineData("FF FE 41", "$: found bytes that are not utf-16, expected text.")]
    [InlineData("FE FF 00", "$: found bytes that are not utf-16BE, expected text.")]
    public void Bytes_are_text_or_refused(string bytes, string expected)
    {
        byte[] given = [.. bytes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => Convert.ToByte(each, 16))];

        string decoded;
        try
        {
            decoded = DocumentSource.Decode(given, 2);
        }
        catch (FormatException refused)
        {
            decoded = refused.Message;
        }

        Assert.Equal(expected, decoded);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData(" \t\r\n", "$: found no text, expected a JSON document.")]
    [InlineData("", "$: found no text, expected a JSON document.")]
    [InlineData("{\n  \"a\": x}", "$: found text that is not JSON at line 2, byte 8, expected a JSON document.")]
    [InlineData("[[]]", null)]
    [InlineData("[[[]]]", "$: found more than 2 levels, expected at most 2.")]
    [InlineData("[{\"a\":{}}]", "$: found more than 2 levels, expected at most 2.")]
    [InlineData("[\"12345678\"]", null)]
    [InlineData("[\"123456789\"]", "$: found 13 characters, expected at most 12.")]
    public void A_text_is_json_or_refused(string json, string? expected)
    {
        Assert.Equal(expected, Refusals.Of(() => DocumentSource.Parse(json, 12, 2)));
        Assert.Equal(expected?.Replace("found 13", "found 14", StringComparison.Ordinal), Refusals.Of(() => DocumentSource.Parse($"\uFEFF{json}", json.Length > 12 ? 12 : 13, 2)));
        Assert.Equal(expected, Refusals.Of(() => DocumentSource.Parse(Encoding.UTF8.GetBytes(json), 12, 2)));
    }

    // UTF-16 of either order without a mark, a mark twice, and one behind, which is no JSON.
    [Theory]
    [InlineData("7B 00 7D 00", null)]
    [InlineData("00 7B 00 7D", null)]
    [InlineData("FF FE 7B 00 7D 00", null)]
    [InlineData("FE FF 00 7B 00 7D", null)]
    [InlineData("EF BB BF 7B 7D", null)]
    [InlineData("EF BB BF EF BB BF 7B 7D", null)]
    [InlineData("20 20 7B 7D EF BB BF", "$: found text that is not JSON at line 1, byte 5, expected a JSON document.")]
    [InlineData("7B 7D 00", "$: found text that is not JSON at line 1, byte 3, expected a JSON document.")]
    [InlineData("C3 7B 7D", "$: found bytes that are not utf-8, expected text.")]
    public void Bytes_of_a_document_are_read_in_any_encoding(string bytes, string? expected) =>
        Assert.Equal(expected, Refusals.Of(() => DocumentSource.Parse([.. bytes.Split(' ').Select(each => Convert.ToByte(each, 16))], 12, 2)));

    [Fact]
    public void Bytes_of_a_text_of_many_are_counted_in_characters()
    {
        // Two characters of four bytes each, with quotes: six UTF-16 units.
        string json = "\"\U0001F600\U0001F600\"";

        Assert.Null(Refusals.Of(() => DocumentSource.Parse(Encoding.UTF8.GetBytes(json), 6, 2)));
        Assert.Equal("$: found 6 characters, expected at most 5.", Refusals.Of(() => DocumentSource.Parse(Encoding.UTF8.GetBytes(json), 5, 2)));
        Assert.Equal("$: found 13 bytes, expected at most 2 characters.", Refusals.Of(() => DocumentSource.Parse(new byte[13], 2, 2)));
        Assert.Equal("$: found half of a character, expected whole ones.", Refusals.Of(() => DocumentSource.Parse("\"\ud83d\"", 6, 2)));
    }

    // Numbers between their bounds, and the words for each pair of them.
    [Fact]
    public void A_rule_on_a_number_says_its_bounds()
    {
        Assert.Equal("a number from 1 to 2", new NumberAttribute { Least = 1, Most = 2 }.Expected);
        Assert.Equal("1", new NumberAttribute { Least = 1, Most = 1 }.Expected);
        Assert.Equal("a whole number of at least 1", new NumberAttribute { Least = 1 }.Numbers("a whole number"));
        Assert.Equal("a number above 0, at most 2.5", new NumberAttribute { Above = 0, Most = 2.5 }.Expected);
        Assert.Equal("a number above 0 and below 1", new NumberAttribute { Above = 0, Below = 1 }.Expected);
        Assert.Equal("a number above 0", new NumberAttribute { Above = 0 }.Expected);
        Assert.Equal("at least 1 item", new ItemsAttribute { Least = 1 }.Expected);
        Assert.Equal("at least 2 items", new ItemsAttribute { Least = 2 }.Expected);
        Assert.Equal("at most 3 items", new ItemsAttribute { Most = 3 }.Expected);
        Assert.Equal("1 to 3 items", new ItemsAttribute { Least = 1, Most = 3 }.Expected);
    }

    [Theory]
    [InlineData("0.9", false, false)]
    [InlineData("1", true, false)]
    [InlineData("1.1", true, true)]
    [InlineData("1.9", true, true)]
    [InlineData("2", true, false)]
    [InlineData("2.1", false, false)]
    public void A_number_is_within_its_bounds(string json, bool isWithin, bool isBetween)
    {
        Assert.Equal(isWithin, new NumberAttribute { Least = 1, Most = 2 }.Fits(Of(json)));
        Assert.Equal(isBetween, new NumberAttribute { Above = 1, Below = 2 }.Fits(Of(json)));
    }

    [Theory]
    [InlineData("[]", false)]
    [InlineData("[1]", true)]
    [InlineData("[1,2,3]", true)]
    [InlineData("[1,2,3,4]", false)]
    public void An_array_has_its_number_of_items(string json, bool expected)
    {
        Assert.Equal(expected, new ItemsAttribute { Least = 1, Most = 3 }.Fits(Of(json)));
        Assert.Equal(json != "[]", new ItemsAttribute { Least = 1 }.Fits(Of(json)));
    }

    // A smiling face is one character, and two for the machine.
    [Theory]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("ab", true)]
    [InlineData("abc", true)]
    [InlineData("abcd", false)]
    [InlineData("\U0001F600", true)]
    [InlineData("\U0001F600b", true)]
    [InlineData("\U0001F600\U0001F600\U0001F600", true)]
    [InlineData("\U0001F600\U0001F600\U0001F600b", false)]
    public void A_text_has_its_length_in_characters(string text, bool expected)
    {
        Assert.Equal(expected, new TextAttribute { Most = 3 }.Fits(Of($"\"{text}\"")));
        Assert.Equal("a text that is not empty", new TextAttribute().Expected);
        Assert.Equal("a text", new TextAttribute { Least = 0 }.Expected);
        Assert.Equal("a text of the form ^x$", new TextAttribute { Pattern = "^x$" }.Expected);
        Assert.Equal("an x", new TextAttribute { Pattern = "^x$", In = "an x" }.Expected);
    }

    private static Place Of(string json) => Place.Root(System.Text.Json.JsonDocument.Parse(json).RootElement);

    private static byte[] Written(Action<IBufferWriter<byte>> write)
    {
        using MemoryStream stream = new();
        DocumentBytes.Write(stream, write);
        return stream.ToArray();
    }

    private static ReadOnlySequence<byte> Cut(int at, byte[]? bytes = null)
    {
        bytes ??= Four;
        Segment first = new(bytes.AsMemory(0, at), 0);
        Segment last = first.Then(bytes.AsMemory(at));
        return new(first, 0, last, last.Memory.Length);
    }

    /// <summary>Counts what comes back to it.</summary>
    private sealed class Counted : SynchronizationContext
    {
        public int Posted { get; private set; }

        public override void Post(SendOrPostCallback d, object? state)
        {
            Posted++;
            base.Post(d, state);
        }
    }

    /// <summary>Gives and takes only after a while.</summary>
    private sealed class Late : MemoryStream
    {
        public Late(byte[] bytes)
        {
            Write(bytes);
            Position = 0;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            return Read(buffer.Span);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            Write(buffer.Span);
        }
    }

    /// <summary>Gives a byte at a time.</summary>
    private sealed class Slow(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..1]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }
}
