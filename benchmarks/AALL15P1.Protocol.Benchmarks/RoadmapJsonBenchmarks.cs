using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using AALL15P1.Protocol.Json;
using BenchmarkDotNet.Attributes;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>A whole roadmap as JSON, written and read against its tokens.</summary>
[MemoryDiagnoser]
public class RoadmapJsonBenchmarks
{
    private readonly CompiledProtocol protocol = Aall15P1.Compile();
    private readonly Roadmap roadmap = Aall15P1.Compile().Plan(Infant.Born, Infant.InductionStart);
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 20);
    private byte[] utf8 = [];
    private string text = string.Empty;
    private JsonTokens tokens = null!;
    private readonly CompiledProtocol supplied = Aall15P1.Compile(Aall15P1.Illustration);

    /// <summary>Measured each week, so that every week has amounts of its own.</summary>
    private readonly Protocol.Infant infant = new(Infant.Born, Enumerable.Range(0, 105).Select(week => new Measurement(
        Infant.InductionStart.PlusWeeks(week), Weight.FromKilograms(6m + (week * 0.07m)), Height.FromCentimetres(62m + (week * 0.28m)))).ToValueList());
    private Roadmap dosed = null!;
    private RoadmapDoses doses = null!;
    private byte[] withAmounts = [];
    private JsonTokens tokensOfAmounts = null!;

    [GlobalSetup]
    public void Setup()
    {
        text = RoadmapJson.Write(roadmap);
        utf8 = Encoding.UTF8.GetBytes(text);
        tokens = new(utf8, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n", SkipValidation = true }, isLines: false);
        dosed = supplied.Plan(Infant.Born, Infant.InductionStart);
        doses = supplied.DosesOf(dosed, infant);
        withAmounts = Encoding.UTF8.GetBytes(RoadmapJson.Write(dosed, doses: doses));
        if (dosed.Count(row => doses.Explain(row).Outcome == DecisionOutcome.Proceed) < dosed.Count * 8 / 10)
        {
            throw new InvalidOperationException("Hardly any dose is computed.");
        }

        tokensOfAmounts = new(withAmounts, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n", SkipValidation = true }, isLines: false);
        if (WriteTokensOfAmounts() != withAmounts.Length || WriteAmounts() != withAmounts.Length || ReadAmounts().Count != dosed.Count)
        {
            throw new InvalidOperationException("The rivals do not read and write the same amounts.");
        }

        if (WriteTokens() != utf8.Length || WriteToBuffer() != utf8.Length || Read().Count != roadmap.Count)
        {
            throw new InvalidOperationException("The rivals do not read and write the same.");
        }
    }

    [Benchmark(Baseline = true, Description = "roadmap, its tokens read")]
    public int ReadTokens() => JsonTokens.Read(utf8, isLines: false);

    [Benchmark(Description = "roadmap, read and planned anew")]
    public Roadmap Read() => RoadmapJson.Read(utf8, protocol, infant: null);

    [Benchmark(Description = "roadmap, its tokens written")]
    public int WriteTokens()
    {
        buffer.ResetWrittenCount();
        tokens.Write(buffer);
        return buffer.WrittenCount;
    }

    [Benchmark(Description = "roadmap, written to a buffer")]
    public int WriteToBuffer()
    {
        buffer.ResetWrittenCount();
        RoadmapJson.Write(roadmap, buffer);
        return buffer.WrittenCount;
    }

    [Benchmark(Description = "roadmap with amounts, its tokens read")]
    public int ReadTokensOfAmounts() => JsonTokens.Read(withAmounts, isLines: false);

    [Benchmark(Description = "roadmap with amounts, read, planned and computed anew")]
    public Roadmap ReadAmounts() => RoadmapJson.Read(withAmounts, supplied, infant);

    [Benchmark(Description = "roadmap with amounts, its tokens written")]
    public int WriteTokensOfAmounts()
    {
        buffer.ResetWrittenCount();
        tokensOfAmounts.Write(buffer);
        return buffer.WrittenCount;
    }

    [Benchmark(Description = "roadmap with amounts, computed and written to a buffer")]
    public int WriteAmounts()
    {
        buffer.ResetWrittenCount();
        RoadmapJson.Write(dosed, doses, buffer);
        return buffer.WrittenCount;
    }

    [Benchmark(Description = "roadmap, written to a string")]
    public string WriteString() => RoadmapJson.Write(roadmap);
}
