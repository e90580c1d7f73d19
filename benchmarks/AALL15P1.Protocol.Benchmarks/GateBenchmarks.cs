using AALL15P1.Protocol.Decisions;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Labs;
using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Starting;
using BenchmarkDotNet.Attributes;
using NodaTime;
using RulesEngine.Models;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>The gate of an EPI block whose criteria are all met, so that none is skipped, against the comparisons that one writes by hand and against Microsoft RulesEngine.</summary>
[MemoryDiagnoser]
public class GateBenchmarks
{
    private Block block = null!;
    private StartFacts facts;
    private CellCount lowestNeutrophils;
    private CellCount lowestPlatelets;
    private RulesEngine.RulesEngine engine = null!;
    private Flat flat = null!;

    [GlobalSetup]
    public void Setup()
    {
        block = Aall15P1.Definition.Block(BlockIds.Azacitidine1);
        lowestNeutrophils = CellCount.FromPerMicrolitre(500m);
        lowestPlatelets = CellCount.FromPerMicrolitre(50_000m);
        facts = new(new LocalDate(2026, 2, 9))
        {
            Values = new(new LocalDate(2026, 2, 8)) { Neutrophils = CellCount.FromPerMicrolitre(812m), Platelets = CellCount.FromPerMicrolitre(67_000m) },
            ToxicityResolved = true,
            Kmt2a = Kmt2aStatus.Rearranged,
        };
        flat = new Flat(Anc: 812m, Platelets: 67_000m, ToxicityResolved: true, Kmt2aRearranged: true, AgeOfValues: 1);
        engine = new RulesEngine.RulesEngine(
        [
            new Workflow
            {
                WorkflowName = "start",
                Rules =
                [
                    new() { RuleName = "anc", Expression = "input1.Anc >= 500" },
                    new() { RuleName = "platelets", Expression = "input1.Platelets >= 50000" },
                    new() { RuleName = "toxicity", Expression = "input1.ToxicityResolved" },
                    new() { RuleName = "kmt2a", Expression = "input1.Kmt2aRearranged" },
                    new() { RuleName = "age", Expression = "input1.AgeOfValues >= 0" },
                ],
            },
        ]);
        if (ByHand() != Outcome.Proceed || Evaluated() != Outcome.Proceed || RulesEngineAll() != Outcome.Proceed)
        {
            throw new InvalidOperationException("The rivals do not agree.");
        }
    }

    [Benchmark(Baseline = true, Description = "comparisons by hand")]
    public Outcome ByHand()
    {
        LaboratoryValues? values = facts.Values;
        if (values is null || values.TakenOn > facts.On || values.Neutrophils is not { } neutrophils || values.Platelets is not { } platelets
            || facts.ToxicityResolved is not { } resolved || facts.Kmt2a == Kmt2aStatus.Unknown)
        {
            return Outcome.CannotDecide;
        }

        return facts.Kmt2a == Kmt2aStatus.Rearranged && neutrophils >= lowestNeutrophils && platelets >= lowestPlatelets && resolved ? Outcome.Proceed : Outcome.Hold;
    }

    [Benchmark(Description = "library, evaluated")]
    public Outcome Evaluated() => StartGate.Evaluate(block, facts);

    [Benchmark(Description = "library, explained")]
    public Decision Explained() => StartGate.Explain(block, facts);

    [Benchmark(Description = "Microsoft RulesEngine")]
    public Outcome RulesEngineAll() =>
        engine.ExecuteAllRulesAsync("start", flat).AsTask().GetAwaiter().GetResult().TrueForAll(result => result.IsSuccess) ? Outcome.Proceed : Outcome.Hold;

    /// <summary>The facts in the flat form that an expression language reads.</summary>
    public sealed record Flat(decimal Anc, decimal Platelets, bool ToxicityResolved, bool Kmt2aRearranged, int AgeOfValues);
}
