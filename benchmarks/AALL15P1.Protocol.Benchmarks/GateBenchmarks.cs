using AALL15P1.Protocol.Decisions;
using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Labs;
using AALL15P1.Protocol.Quantities;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Starting;
using BenchmarkDotNet.Attributes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>The gate of an EPI block whose criteria are all met, so that none is skipped, against the comparisons that one writes by hand.</summary>
[MemoryDiagnoser]
public class GateBenchmarks
{
    private Block block = null!;
    private StartFacts facts;
    private CellCount lowestNeutrophils;
    private CellCount lowestPlatelets;

    [GlobalSetup]
    public void Setup()
    {
        this.block = Aall15P1.Definition.Block(BlockIds.Azacitidine1);
        this.lowestNeutrophils = CellCount.FromPerMicrolitre(500m);
        this.lowestPlatelets = CellCount.FromPerMicrolitre(50_000m);
        this.facts = new(new LocalDate(2026, 2, 9))
        {
            Values = new(new LocalDate(2026, 2, 8)) { Neutrophils = CellCount.FromPerMicrolitre(812m), Platelets = CellCount.FromPerMicrolitre(67_000m) },
            ToxicityResolved = true,
            Kmt2a = Kmt2aStatus.Rearranged,
        };
    }

    [Benchmark(Baseline = true, Description = "comparisons by hand")]
    public Outcome ByHand()
    {
        LaboratoryValues? values = this.facts.Values;
        if (values is null || values.TakenOn > this.facts.On || values.Neutrophils is not { } neutrophils || values.Platelets is not { } platelets
            || this.facts.ToxicityResolved is not { } resolved || this.facts.Kmt2a == Kmt2aStatus.Unknown)
        {
            return Outcome.CannotDecide;
        }

        return this.facts.Kmt2a == Kmt2aStatus.Rearranged && neutrophils >= this.lowestNeutrophils && platelets >= this.lowestPlatelets && resolved ? Outcome.Proceed : Outcome.Hold;
    }

    [Benchmark(Description = "library, evaluated")]
    public Outcome Evaluated() => StartGate.Evaluate(this.block, this.facts);

    [Benchmark(Description = "library, explained")]
    public Decision Explained() => StartGate.Explain(this.block, this.facts);
}
