using BenchmarkDotNet.Attributes;
using NodaTime;

namespace AALL15P1.Protocol.Benchmarks;

/// <summary>
/// The gate of an EPI block whose criteria are all met, so that none is skipped, against the comparisons that one
/// writes by hand and against Microsoft RulesEngine. All three are given the same facts and give the same three
/// answers; the set-up refuses to measure rivals that do not.
/// </summary>
[MemoryDiagnoser]
public class GateBenchmarks
{
    private const string NotOfTheDay = "facts.Values == null || facts.Values.TakenOn.CompareTo(facts.On) > 0";
    private static readonly LocalDate Start = new(2026, 2, 9);
    private readonly CellCount lowestNeutrophils = CellCount.FromPerMicrolitre(500m);
    private readonly CellCount lowestPlatelets = CellCount.FromPerMicrolitre(50_000m);
    private readonly Block block = Aall15P1.Definition.Block(BlockIds.Azacitidine1);
    private readonly StartFacts facts = Facts(812m, 67_000m);
    private readonly Decision explained = StartGate.Explain(Aall15P1.Definition.Block(BlockIds.Azacitidine1), Facts(812m, 67_000m), ageLimit: null);
    private readonly RulesEngine.RulesEngine engine = new(
    [
        new RulesEngine.Models.Workflow
        {
            WorkflowName = "start",
            Rules =
            [
                Named("anc met", $"{NotOfTheDay} || facts.Values.Neutrophils == null || facts.Values.Neutrophils.Value.Limit.PerMicrolitre >= 500"),
                Named("platelets met", $"{NotOfTheDay} || facts.Values.Platelets == null || facts.Values.Platelets.Value.Limit.PerMicrolitre >= 50000"),
                Named("toxicity met", "facts.ToxicityResolved == null || facts.ToxicityResolved.Value"),
                Named("kmt2a met", "facts.Marker != MarkerStatus.Absent"),
                Named("anc known", "facts.Values != null && facts.Values.Neutrophils != null"),
                Named("platelets known", "facts.Values != null && facts.Values.Platelets != null"),
                Named("toxicity known", "facts.ToxicityResolved != null"),
                Named("kmt2a known", "facts.Marker != MarkerStatus.Unknown"),
                Named("values of the day", "facts.Values != null && facts.Values.TakenOn.CompareTo(facts.On) <= 0"),
            ],
        },
    ],
    new RulesEngine.Models.ReSettings { CustomTypes = [typeof(MarkerStatus), typeof(StartFacts), typeof(LaboratoryValues), typeof(CountBound), typeof(CellCount), typeof(LocalDate)] });

    [GlobalSetup]
    public void Setup()
    {
        foreach ((StartFacts known, DecisionOutcome expected) in Known())
        {
            if ((ByHand(known), StartGate.Evaluate(block, known, ageLimit: null), ByRules(known)) is var answers && answers != (expected, expected, expected))
            {
                throw new InvalidOperationException($"The rivals do not agree on {expected} for {known}: {answers}.");
            }
        }
    }

    [Benchmark(Baseline = true, Description = "gate, comparisons by hand")]
    public DecisionOutcome ByHand() => ByHand(facts);

    [Benchmark(Description = "gate, evaluated")]
    public DecisionOutcome Evaluated() => StartGate.Evaluate(block, facts, ageLimit: null);

    /// <summary>The limit of an explanation: the same decision, made of findings whose sentences are ready.</summary>
    [Benchmark(Description = "gate, a decision from ready strings")]
    public Decision FromReadyStrings()
    {
        List<Finding> findings = [];
        foreach (Finding ready in explained.Findings)
        {
            findings.Add(new(ready.Rule, ready.Effect, ready.Severity, ready.Observed, ready.Required) { Missing = ready.Missing, Instead = ready.Instead, Audience = ready.Audience });
        }

        return new(StartGate.Operation, findings.ToValueList());
    }

    [Benchmark(Description = "gate, explained")]
    public Decision Explained() => StartGate.Explain(block, facts, ageLimit: null);

    [Benchmark(Description = "gate, Microsoft RulesEngine")]
    public DecisionOutcome RulesEngine() => ByRules(facts);

    private static RulesEngine.Models.Rule Named(string name, string expression) => new() { RuleName = name, Expression = expression };

    private static StartFacts Facts(decimal? neutrophils, decimal? platelets, int daysBefore = 1) => new(Start)
    {
        Values = new(Start.PlusDays(-daysBefore))
        {
            Neutrophils = neutrophils is { } known ? CellCount.FromPerMicrolitre(known) : null,
            Platelets = platelets is { } count ? CellCount.FromPerMicrolitre(count) : null,
        },
        ToxicityResolved = true,
        Marker = MarkerStatus.Present,
    };

    private static IEnumerable<(StartFacts Facts, DecisionOutcome Expected)> Known() =>
    [
        (Facts(812m, 67_000m), DecisionOutcome.Proceed),
        (Facts(500m, 50_000m), DecisionOutcome.Proceed),
        (Facts(499m, 50_000m), DecisionOutcome.Hold),
        (Facts(500m, 49_999m), DecisionOutcome.Hold),
        (Facts(null, 67_000m), DecisionOutcome.CannotDecide),
        (Facts(null, 49_999m), DecisionOutcome.Hold),
        (Facts(812m, 67_000m, daysBefore: -1), DecisionOutcome.CannotDecide),
        (Facts(499m, 49_999m, daysBefore: -1), DecisionOutcome.CannotDecide),
        (Facts(812m, 67_000m) with { Values = null }, DecisionOutcome.CannotDecide),
        (Facts(812m, 67_000m) with { ToxicityResolved = null }, DecisionOutcome.CannotDecide),
        (Facts(812m, 67_000m) with { ToxicityResolved = false }, DecisionOutcome.Hold),
        (Facts(812m, 67_000m) with { Marker = MarkerStatus.Unknown }, DecisionOutcome.CannotDecide),
        (Facts(812m, 67_000m) with { Marker = MarkerStatus.Absent }, DecisionOutcome.Hold),
    ];

    private DecisionOutcome ByHand(in StartFacts known)
    {
        if (known.Marker == MarkerStatus.Absent || known.ToxicityResolved == false)
        {
            return DecisionOutcome.Hold;
        }

        if (known.Values is not { } values || values.TakenOn > known.On)
        {
            return DecisionOutcome.CannotDecide;
        }

        if (values.Neutrophils?.Exact < lowestNeutrophils || values.Platelets?.Exact < lowestPlatelets)
        {
            return DecisionOutcome.Hold;
        }

        return known.Marker == MarkerStatus.Present && known.ToxicityResolved == true && values.Neutrophils is not null && values.Platelets is not null
            ? DecisionOutcome.Proceed
            : DecisionOutcome.CannotDecide;
    }

    private DecisionOutcome ByRules(in StartFacts known)
    {
        List<RulesEngine.Models.RuleResultTree> results = engine.ExecuteAllRulesAsync("start", new RulesEngine.Models.RuleParameter("facts", known)).AsTask().GetAwaiter().GetResult();
        bool isHeld = results.Exists(result => !result.IsSuccess && result.Rule.RuleName.EndsWith("met", StringComparison.Ordinal));
        return isHeld ? DecisionOutcome.Hold : results.TrueForAll(result => result.IsSuccess) ? DecisionOutcome.Proceed : DecisionOutcome.CannotDecide;
    }
}
