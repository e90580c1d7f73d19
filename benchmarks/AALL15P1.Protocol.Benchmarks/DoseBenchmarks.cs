using BenchmarkDotNet.Attributes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>One dose by weight: the multiplication alone is the baseline.</summary>
[MemoryDiagnoser]
public class DoseBenchmarks
{
    private static readonly LocalDate BlockStart = new(2026, 2, 9);
    private readonly decimal size = 2.5m;
    private readonly decimal kilograms = 6.2m;
    private Protocol.Infant infant = null!;
    private DoseCalculator azacitidine = null!;

    [GlobalSetup]
    public void Setup()
    {
        infant = Measured();
        azacitidine = DoseCalculator.Compile(Aall15P1.Definition.Block(BlockIds.Azacitidine1).Orders[0], DosingPolicy.Default);
        Evaluated();
        if (azacitidine.Explain(infant, BlockStart, BlockStart).Outcome != DecisionOutcome.Proceed)
        {
            throw new InvalidOperationException("The dose is not computed.");
        }
    }

    [Benchmark(Baseline = true, Description = "azacitidine, raw decimal")]
    public decimal RawDecimal() => size * kilograms;

    [Benchmark(Description = "azacitidine, without its steps")]
    public DecisionOutcome Evaluated() => azacitidine.Evaluate(infant, BlockStart, BlockStart, out _);

    [Benchmark(Description = "azacitidine, with its steps")]
    public DoseResult Explained() => azacitidine.Explain(infant, BlockStart, BlockStart);

    internal static Protocol.Infant Measured() =>
        new(new LocalDate(2025, 9, 14), [new Measurement(new LocalDate(2026, 1, 5), Weight.FromKilograms(6.2m), Height.FromCentimetres(62m))]);
}
