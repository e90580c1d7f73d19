using System.Buffers;
using System.Text;
using AALL15P1.Protocol.Json;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Json;

/// <summary>What comes piece by piece is read as the whole is, however it is cut; what goes to a stream or a buffer is what the text is.</summary>
[Properties(Arbitrary = [typeof(RecordGenerators)])]
public sealed class DocumentStreamTests
{
    private const string Event = """{"schemaVersion":1,"id":"e1","type":"block-started","date":"2026-01-05","recordedAt":"2026-01-05T18:00:00Z","recordedBy":"dr-a","block":"induction"}""";

    private static readonly CompiledProtocol Protocol = Aall15P1.Compile();

    /// <summary>Records whole and spoilt, as bytes of every encoding, cut anywhere.</summary>
    [Property(MaxTest = 400, StartSize = 5, EndSize = 40)]
    public async Task A_record_is_the_same_however_it_is_cut(RecordCase drawn, byte[] cuts, ushort at, byte with, byte how)
    {
        string lines = RecordJson.WriteLines(drawn.Events, Protocol);
        byte[] bytes = (how % 8) switch
        {
            0 => Encoding.UTF8.GetBytes(RecordJson.WriteArray(drawn.Events, Protocol)),
            1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines)],
            2 => Encoding.Unicode.GetBytes(lines),
            3 => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(lines)],
            4 => Encoding.UTF8.GetBytes(lines.Replace("\n", "\r\n\n", StringComparison.Ordinal)),
            _ => Encoding.UTF8.GetBytes(lines),
        };
        if (how % 8 > 5 && bytes.Length > 0)
        {
            bytes[at % bytes.Length] = with;
        }

        string whole = Outcome(() => RecordJson.Read(bytes, Protocol));
        Assert.Equal(whole, Outcome(() => RecordJson.Read(new Pieces(bytes, cuts), Protocol)));
        Assert.Equal(whole, Outcome(() => RecordJson.Read(Sequence(bytes, cuts), Protocol)));
        Assert.Equal(whole, await OutcomeAsync(() => RecordJson.ReadAsync(new Pieces(bytes, cuts), Protocol)));
    }

    [Property(MaxTest = 100, StartSize = 5, EndSize = 40)]
    public async Task A_record_is_written_the_same_wherever_it_goes(RecordCase drawn)
    {
        string lines = RecordJson.WriteLines(drawn.Events, Protocol);
        using MemoryStream stream = new();
        RecordJson.WriteLines(drawn.Events, Protocol, stream);
        using MemoryStream later = new();
        await RecordJson.WriteLinesAsync(drawn.Events.ToAsyncEnumerable(), Protocol, later, TestContext.Current.CancellationToken);
        ArrayBufferWriter<byte> array = new();
        RecordJson.WriteArray(drawn.Events, Protocol, array);

        Assert.Equal(lines, Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(lines, Encoding.UTF8.GetString(later.ToArray()));
        Assert.Equal(RecordJson.WriteArray(drawn.Events, Protocol), Encoding.UTF8.GetString(array.WrittenSpan));
    }

    [Fact]
    public async Task Events_come_with_their_lines_and_nothing_more_is_read()
    {
        string line = $"{Event}\n";
        using Endless first = new(line, line);
        Assert.Equal(3, RecordJson.ReadLines(first, Protocol).Take(3).Count());
        Assert.InRange(first.Given, 3 * line.Length, 40_000);

        using Endless second = new(line, line);
        Assert.Equal(3, await RecordJson.ReadLinesAsync(second, Protocol, TestContext.Current.CancellationToken).Take(3).CountAsync(TestContext.Current.CancellationToken));
        Assert.InRange(second.Given, 3 * line.Length, 40_000);
    }

    [Fact]
    public void The_events_before_a_mistake_are_given_and_the_mistake_is_told_with_its_line()
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes($"{Event}\n\n{Event.Replace("induction", "Induction", StringComparison.Ordinal)}\n"));
        List<RecordEvent> events = [];
        FormatException refused = Assert.Throws<FormatException>(() => events.AddRange(Each(RecordJson.ReadLines(input, Protocol), events)));

        Assert.Single(events);
        Assert.StartsWith("line 3: $.block: found \"Induction\", expected ", refused.Message, StringComparison.Ordinal);

        static IEnumerable<RecordEvent> Each(IEnumerable<RecordEvent> read, List<RecordEvent> events)
        {
            foreach (RecordEvent recorded in read)
            {
                events.Add(recorded);
            }

            return [];
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told_with_their_line()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"{Event}\n"), (byte)'{', 0xFF, (byte)'\n'];

        Assert.Equal("line 2: $: found bytes that are not utf-8, expected text.", Assert.Throws<FormatException>(() => RecordJson.Read(bytes, Protocol)).Message);
        Assert.Equal("line 2: $: found bytes that are not utf-8, expected text.", Assert.Throws<FormatException>(() => RecordJson.Read(new MemoryStream(bytes), Protocol)).Message);
    }

    // A line of spaces is no event, and its characters count: 32 lines of 2^20 with the first line are more than 2^25.
    [Fact]
    public void A_stream_without_end_is_refused()
    {
        using Endless blank = new($"{Event}\n", $"{new string(' ', 1_048_575)}\n");
        Assert.Equal(
            "$: found more than 33554432 characters, expected at most 33554432.",
            Assert.Throws<FormatException>(() => RecordJson.Read(blank, Protocol)).Message);
        Assert.InRange(blank.Given, 33_554_432, 34_700_000);

        using Endless supplement = new("{", new string(' ', 100_000));
        Assert.Equal(
            "$: found more than 4000004 bytes, expected at most 1000000 characters.",
            Assert.Throws<FormatException>(() => SupplementJson.Read(supplement, Protocol)).Message);
        Assert.InRange(supplement.Given, 4_000_004, 4_200_000);
    }

    [Fact]
    public async Task Reading_and_writing_can_be_cancelled()
    {
        CancellationToken cancelled = new(canceled: true);
        RecordEvent[] events = [.. RecordJson.Read(Event, Protocol)];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await RecordJson.ReadAsync(new Pieces(Encoding.UTF8.GetBytes(Event), [1]), Protocol, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await RecordJson.ReadLinesAsync(new Pieces(Encoding.UTF8.GetBytes(Event), [1]), Protocol, cancelled).CountAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await RecordJson.WriteLinesAsync(events.ToAsyncEnumerable(), Protocol, new MemoryStream(), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await DefinitionJson.ReadAsync(new Pieces([1], [1]), cancelled));
    }

    [Property(MaxTest = 8)]
    public async Task Other_documents_are_the_same_however_they_are_cut(byte[] cuts)
    {
        Roadmap roadmap = Protocol.Plan(new(2025, 9, 14), new LocalDate(2026, 1, 5));
        Infant infant = new(new(2025, 9, 14), [new Measurement(new(2026, 1, 5), Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);
        RoadmapDoses doses = Protocol.DosesOf(roadmap, infant);
        Decision decision = Protocol.MayContinue(MarkerStatus.Absent);
        Operation operation = ProtocolOperations.Find("continue-past-induction");
        byte[] input = """{"schemaVersion":2,"marker":"germline"}"""u8.ToArray();
        byte[] supplement = Encoding.UTF8.GetBytes(SupplementJson.Write(Aall15P1.Illustration));
        byte[] definition = Encoding.UTF8.GetBytes(DefinitionJson.Write(Aall15P1.Definition));
        byte[] plan = Encoding.UTF8.GetBytes(RoadmapJson.Write(roadmap, doses: doses));
        byte[] decided = Encoding.UTF8.GetBytes(DecisionJson.Write(decision));
        byte[] answer = Encoding.UTF8.GetBytes(operation.Decide(Protocol, input));

        Same(supplement, buffer => SupplementJson.Write(Aall15P1.Illustration, Protocol, buffer), stream => SupplementJson.Write(Aall15P1.Illustration, Protocol, stream));
        Same(definition, buffer => DefinitionJson.Write(Aall15P1.Definition, buffer), stream => DefinitionJson.Write(Aall15P1.Definition, stream));
        Same(plan, buffer => RoadmapJson.Write(roadmap, doses, buffer), stream => RoadmapJson.Write(roadmap, doses, stream));
        Same(decided, buffer => DecisionJson.Write(decision, buffer), stream => DecisionJson.Write(decision, stream));
        Same(answer, buffer => operation.Decide(Protocol, input, buffer), stream => operation.Decide(Protocol, new Pieces(input, cuts), stream));
        Same(answer, buffer => operation.Decide(Protocol, Sequence(input, cuts), buffer), stream => operation.Decide(Protocol, new Pieces(input, cuts), stream));

        await SameAsync(Aall15P1.Illustration, supplement, cuts, bytes => SupplementJson.Read(bytes, Protocol), bytes => SupplementJson.Read(bytes, Protocol), stream => SupplementJson.Read(stream, Protocol), stream => SupplementJson.ReadAsync(stream, Protocol));
        await SameAsync(Aall15P1.Definition, definition, cuts, bytes => DefinitionJson.Read(bytes), DefinitionJson.Read, DefinitionJson.Read, stream => DefinitionJson.ReadAsync(stream));
        await SameAsync(decision, decided, cuts, bytes => DecisionJson.Read(bytes, Protocol), bytes => DecisionJson.Read(bytes, Protocol), stream => DecisionJson.Read(stream, Protocol), stream => DecisionJson.ReadAsync(stream, Protocol));
        await SameAsync(roadmap, plan, cuts, bytes => RoadmapJson.Read(bytes, Protocol, infant), bytes => RoadmapJson.Read(bytes, Protocol, infant), stream => RoadmapJson.Read(stream, Protocol, infant), stream => RoadmapJson.ReadAsync(stream, Protocol, infant));
        using MemoryStream output = new();
        await operation.DecideAsync(Protocol, new Pieces(input, cuts), output, TestContext.Current.CancellationToken);
        Assert.Equal(answer, output.ToArray());
    }

    private static void Same(byte[] expected, Action<IBufferWriter<byte>> toBuffer, Action<Stream> toStream)
    {
        ArrayBufferWriter<byte> buffer = new();
        toBuffer(buffer);
        using MemoryStream stream = new();
        toStream(stream);

        Assert.Equal(expected, buffer.WrittenSpan.ToArray());
        Assert.Equal(expected, stream.ToArray());
    }

    private static async Task SameAsync<T>(
        T expected, byte[] bytes, byte[] cuts, Func<byte[], T> whole, Func<ReadOnlySequence<byte>, T> sequence, Func<Stream, T> stream, Func<Stream, Task<T>> later)
    {
        Assert.Equal(expected, whole(bytes));
        Assert.Equal(expected, sequence(Sequence(bytes, cuts)));
        Assert.Equal(expected, stream(new Pieces(bytes, cuts)));
        Assert.Equal(expected, await later(new Pieces(bytes, cuts)));
    }

    private static ReadOnlySequence<byte> Sequence(byte[] bytes, byte[] cuts)
    {
        Segment first = new(ReadOnlyMemory<byte>.Empty, 0);
        Segment last = first;
        int at = 0;
        foreach (byte cut in cuts)
        {
            int length = Math.Min(cut, bytes.Length - at);
            last = last.Then(bytes.AsMemory(at, length));
            at += length;
        }

        last = last.Then(bytes.AsMemory(at));
        return new(first, 0, last, last.Memory.Length);
    }

    private static string Outcome(Func<ValueList<RecordEvent>> read)
    {
        try
        {
            return RecordJson.WriteLines(read(), Protocol);
        }
        catch (FormatException refused)
        {
            return refused.Message;
        }
    }

    private static async Task<string> OutcomeAsync(Func<Task<ValueList<RecordEvent>>> read)
    {
        try
        {
            return RecordJson.WriteLines(await read(), Protocol);
        }
        catch (FormatException refused)
        {
            return refused.Message;
        }
    }
}
