using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AALL15P1.Protocol.Json;
using BenchmarkDotNet.Attributes;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>A record of two years as JSON Lines: read against its tokens and against generated code that fills plain objects, written against its tokens.</summary>
[MemoryDiagnoser]
public class RecordJsonBenchmarks
{
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 20);
    private byte[] utf8 = [];
    private string text = string.Empty;
    private JsonTokens tokens = null!;

    [GlobalSetup]
    public void Setup()
    {
        text = RecordJson.WriteLines(Journey.Events, Journey.Protocol);
        utf8 = Encoding.UTF8.GetBytes(text);
        tokens = new(utf8, new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true }, isLines: true);
        if (WriteTokens() != utf8.Length || WriteToBuffer() != utf8.Length || Read().Count != Journey.Events.Length || ReadPlainObjects() != Journey.Events.Length)
        {
            throw new InvalidOperationException("The rivals do not read and write the same.");
        }
    }

    [Benchmark(Baseline = true, Description = "record, its tokens read")]
    public int ReadTokens() => JsonTokens.Read(utf8, isLines: true);

    [Benchmark(Description = "record, read into plain objects by generated code")]
    public int ReadPlainObjects()
    {
        List<PlainEvent> events = [];
        ReadOnlySpan<byte> all = utf8;
        foreach (Range line in all.Split((byte)'\n'))
        {
            if (!all[line].IsEmpty)
            {
                events.Add(JsonSerializer.Deserialize(all[line], PlainContext.Default.PlainEvent)!);
            }
        }

        return events.Count;
    }

    [Benchmark(Description = "record, read from a string")]
    public ValueList<RecordEvent> ReadString() => RecordJson.Read(text, Journey.Protocol);

    [Benchmark(Description = "record, read")]
    public ValueList<RecordEvent> Read() => RecordJson.Read(utf8, Journey.Protocol);

    [Benchmark(Description = "record, its tokens written")]
    public int WriteTokens()
    {
        buffer.ResetWrittenCount();
        tokens.Write(buffer);
        return buffer.WrittenCount;
    }

    [Benchmark(Description = "record, written to a buffer")]
    public int WriteToBuffer()
    {
        buffer.ResetWrittenCount();
        RecordJson.WriteLines(Journey.Events, Journey.Protocol, buffer);
        return buffer.WrittenCount;
    }

    [Benchmark(Description = "record, written to a string")]
    public string WriteString() => RecordJson.WriteLines(Journey.Events, Journey.Protocol);
}
