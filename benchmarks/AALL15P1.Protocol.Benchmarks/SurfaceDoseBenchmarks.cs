using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using BenchmarkDotNet.Attributes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// One dose by body surface, scaled for an infant, capped and rounded: the same arithmetic written out in decimals,
/// with Newton's square root to the same number of digits, is the baseline. The cap and the rounding are test data.
/// </summary>
[MemoryDiagnoser]
public class SurfaceDoseBenchmarks
{
    private static readonly LocalDate BlockStart = new(2026, 1, 12);
    private readonly decimal size = 30m;
    private readonly decimal kilograms = 6.2m;
    private readonly decimal centimetres = 62m;
    private readonly decimal cap = 60m;
    private readonly decimal increment = 0.1m;
    private Protocol.Infant infant = null!;
    private DoseCalculator calculator = null!;

    [GlobalSetup]
    public void Setup()
    {
        infant = DoseBenchmarks.Measured();
        Citation benchmark = new(Sources.Interfant99Daunorubicin, "the cap and the rounding are data of this benchmark");
        PlannedOrder order = Aall15P1.Definition.Block(BlockIds.Induction).Order("daunorubicin");
        Cited<DoseRule> stated = ((Fact<DoseRule>.Known)order.Dose).Stated;
        DoseRule capped = stated.Value with { MaximumPerDose = DoseAmount.FromMass(DrugMass.FromMilligrams(60m)) };
        RoundingPolicy rounding = new(DrugMass.FromMilligrams(0.1m), RoundingDirection.Nearest, RoundingTie.Up);
        DosingPolicy policy = DosingPolicy.Default with
        {
            InfantFactor = AALL15P1.Protocol.Definition.InterfantFactor.Under(Aall15P1.Definition.Interpretations),
            Rounding = [new(rounding, benchmark, Standing.Backbone)],
        };
        calculator = DoseCalculator.Compile(order with { Dose = new Fact<DoseRule>.Known(stated.WithValue(capped)) }, policy);
        if (calculator.Evaluate(infant, BlockStart, BlockStart, out ComputedDose dose) != DecisionOutcome.Proceed
            || dose.PerDose?.Mass?.Milligrams != RawDecimal())
        {
            throw new InvalidOperationException($"The library gives {dose}, the raw arithmetic {RawDecimal()}.");
        }
    }

    [Benchmark(Baseline = true, Description = "dose by body surface, raw decimal")]
    public decimal RawDecimal()
    {
        decimal area = SquareRoot(centimetres * kilograms / 3600m);
        decimal dose = Math.Min(size * area * 2m / 3m, cap);
        return Math.Round(dose / increment, MidpointRounding.AwayFromZero) * increment;
    }

    [Benchmark(Description = "dose by body surface, without its steps")]
    public DecisionOutcome Evaluated() => calculator.Evaluate(infant, BlockStart, BlockStart, out _);

    [Benchmark(Description = "dose by body surface, with its steps")]
    public DoseResult Explained() => calculator.Explain(infant, BlockStart, BlockStart);

    private static decimal SquareRoot(decimal value)
    {
        decimal root = (decimal)Math.Sqrt((double)value);
        decimal before;
        do
        {
            before = root;
            root = (root + (value / root)) / 2m;
        }
        while (Math.Abs(root - before) > 0.000000000000000000000001m);
        return root;
    }
}
