using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using AALL15P1.Protocol.Json;
using BenchmarkDotNet.Attributes;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>A line of a batch: without a supplement, with one that is named, and with the whole document of one in the line, as every line of a batch repeats it.</summary>
[MemoryDiagnoser]
public class EvaluateBenchmarks
{
    private const string Input = """{"schemaVersion":2,"block":"azacitidine-1","on":"2026-03-10","marker":"rearranged","toxicityResolved":true,"values":{"takenOn":"2026-03-10","neutrophils":"812/µL","platelets":"67000/µL"}}""";
    private static readonly string Supplement = JsonNode.Parse(SupplementJson.Write(Aall15P1.Illustration))!.ToJsonString();
    private readonly CompiledProtocol protocol = Aall15P1.Compile();
    private readonly ArrayBufferWriter<byte> output = new(1 << 16);
    private readonly byte[] without = Line(supplement: null);
    private readonly byte[] named = Line("\"illustration\"");
    private readonly byte[] inFull = Line(Supplement);

    [GlobalSetup]
    public void Setup()
    {
        if (!Without() || !Named() || !InFull() || inFull.Length < 5_000)
        {
            throw new InvalidOperationException("A line is not answered.");
        }
    }

    [Benchmark(Baseline = true, Description = "a line without a supplement")]
    public bool Without() => Answer(without);

    [Benchmark(Description = "a line that names its supplement")]
    public bool Named() => Answer(named);

    [Benchmark(Description = "a line with its supplement in full")]
    public bool InFull() => Answer(inFull);

    private static byte[] Line(string? supplement) => Encoding.UTF8.GetBytes($$"""{"operation":"start-block","input":{{(supplement is null ? Input : $"{Input[..^1]},\"supplement\":{supplement}}}")}}}""");

    private bool Answer(byte[] line)
    {
        output.ResetWrittenCount();
        return ProtocolOperations.TryAnswerLine(protocol, line, 1, output);
    }
}
