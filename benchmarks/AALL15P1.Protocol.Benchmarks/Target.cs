namespace AALL15P1.Protocol.Benchmarks;

/// <summary>What must hold of one benchmark in relation to another of the same run.</summary>
/// <param name="Class">The benchmark's class.</param>
/// <param name="Method">The benchmark.</param>
/// <param name="ComparedWith">The benchmark that it is compared with.</param>
/// <param name="MostRatio">The greatest ratio of their shortest times.</param>
/// <param name="MostBytes">The most bytes that an operation may allocate; null when it does not matter.</param>
internal sealed record Target(Type Class, string Method, string ComparedWith, double MostRatio, long? MostBytes = null)
{
    /// <summary>Two benchmarks of the class by whose ratio this one's is divided: what a machine gains on several threads is its own; null for none.</summary>
    public (string Method, string ComparedWith)? LikeThat { get; init; }

    /// <summary>The longest time of an operation, whatever it is compared with; null when it does not matter.</summary>
    public double? MostMilliseconds { get; init; }

    /// <summary>Whether a benchmark of the class must run for this target.</summary>
    public bool Needs(string method) => method == Method || method == ComparedWith || method == LikeThat?.Method || method == LikeThat?.ComparedWith;

    private const int ObjectHeader = 24;
    private const int RowSize = 16;

    public static IReadOnlyList<Target> All { get; } =
    [
        new(typeof(ExpansionBenchmarks), nameof(ExpansionBenchmarks.Enumerated), nameof(ExpansionBenchmarks.NodaTimeLoop), 0.5, 0),
        new(typeof(ExpansionBenchmarks), nameof(ExpansionBenchmarks.Stored), nameof(ExpansionBenchmarks.NodaTimeLoop), 1, ObjectHeader + (RowSize * (long)Infant.Projected().Count)),
        new(typeof(ExpansionBenchmarks), nameof(ExpansionBenchmarks.Enumerated), nameof(ExpansionBenchmarks.IcalNet), 1.0 / 150),
        new(typeof(ExpansionBenchmarks), nameof(ExpansionBenchmarks.DueOnADay), nameof(ExpansionBenchmarks.Enumerated), 1.0 / 20, 0),
        new(typeof(ExpansionBenchmarks), nameof(ExpansionBenchmarks.Replan), nameof(ExpansionBenchmarks.Enumerated), 1.0 / 4),
        new(typeof(GateBenchmarks), nameof(GateBenchmarks.Evaluated), nameof(GateBenchmarks.ByHand), 5, 0),
        new(typeof(GateBenchmarks), nameof(GateBenchmarks.Evaluated), nameof(GateBenchmarks.RulesEngine), 1.0 / 200),
        new(typeof(GateBenchmarks), nameof(GateBenchmarks.Explained), nameof(GateBenchmarks.FromReadyStrings), 6),
        new(typeof(DoseBenchmarks), nameof(DoseBenchmarks.Evaluated), nameof(DoseBenchmarks.RawDecimal), 3, 0),
        new(typeof(SurfaceDoseBenchmarks), nameof(SurfaceDoseBenchmarks.Evaluated), nameof(SurfaceDoseBenchmarks.RawDecimal), 3, 0),
        new(typeof(RecordBenchmarks), nameof(RecordBenchmarks.OneMoreOnTheWhole), nameof(RecordBenchmarks.OneMoreOnATenth), 2),
        new(typeof(RecordBenchmarks), nameof(RecordBenchmarks.OneMoreOnTenfold), nameof(RecordBenchmarks.OneMoreOnTheWhole), 2),
        new(typeof(RecordBenchmarks), nameof(RecordBenchmarks.Replay), nameof(RecordBenchmarks.PlainFold), 2, 400_000),
        new(typeof(RecordBenchmarks), nameof(RecordBenchmarks.Next), nameof(RecordBenchmarks.WalkRows), 10, 110_000),
        new(typeof(RecordJsonBenchmarks), nameof(RecordJsonBenchmarks.Read), nameof(RecordJsonBenchmarks.ReadTokens), 4, 400_000),
        new(typeof(RecordJsonBenchmarks), nameof(RecordJsonBenchmarks.Read), nameof(RecordJsonBenchmarks.ReadPlainObjects), 0.7),
        new(typeof(RecordJsonBenchmarks), nameof(RecordJsonBenchmarks.WriteToBuffer), nameof(RecordJsonBenchmarks.WriteTokens), 1.3),
        new(typeof(RecordJsonBenchmarks), nameof(RecordJsonBenchmarks.WriteString), nameof(RecordJsonBenchmarks.WriteTokens), 2.5),
        new(typeof(RoadmapJsonBenchmarks), nameof(RoadmapJsonBenchmarks.Read), nameof(RoadmapJsonBenchmarks.ReadTokens), 0.4),
        new(typeof(RoadmapJsonBenchmarks), nameof(RoadmapJsonBenchmarks.WriteToBuffer), nameof(RoadmapJsonBenchmarks.WriteTokens), 0.25),
        new(typeof(RoadmapJsonBenchmarks), nameof(RoadmapJsonBenchmarks.WriteString), nameof(RoadmapJsonBenchmarks.WriteTokens), 1.4),
        new(typeof(RoadmapJsonBenchmarks), nameof(RoadmapJsonBenchmarks.ReadAmounts), nameof(RoadmapJsonBenchmarks.ReadTokensOfAmounts), 4),
        new(typeof(RoadmapJsonBenchmarks), nameof(RoadmapJsonBenchmarks.WriteAmounts), nameof(RoadmapJsonBenchmarks.WriteTokensOfAmounts), 4),
        new(typeof(CohortBenchmarks), nameof(CohortBenchmarks.HundredThousand), nameof(CohortBenchmarks.Thousand), 1.2),
        new(typeof(CohortBenchmarks), nameof(CohortBenchmarks.HundredThousandOnTwoThreads), nameof(CohortBenchmarks.HundredThousand), 1.2)
        {
            LikeThat = (nameof(CohortBenchmarks.LoopOnTwoThreads), nameof(CohortBenchmarks.Loop)),
        },
        new(typeof(CohortReplayBenchmarks), nameof(CohortReplayBenchmarks.Hundred), nameof(CohortReplayBenchmarks.Ten), 1.2),
        new(typeof(CohortReplayBenchmarks), nameof(CohortReplayBenchmarks.HundredOnTwoThreads), nameof(CohortReplayBenchmarks.Hundred), 1.5)
        {
            LikeThat = (nameof(CohortReplayBenchmarks.LoopOnTwoThreads), nameof(CohortReplayBenchmarks.Loop)),
        },
        new(typeof(EvaluateBenchmarks), nameof(EvaluateBenchmarks.Named), nameof(EvaluateBenchmarks.Without), 1.2),
        new(typeof(EvaluateBenchmarks), nameof(EvaluateBenchmarks.InFull), nameof(EvaluateBenchmarks.Without), 1.2),
        new(typeof(GrowthBenchmarks), nameof(GrowthBenchmarks.NextTenfold), nameof(GrowthBenchmarks.Next), 12),
        new(typeof(GrowthBenchmarks), nameof(GrowthBenchmarks.AuditTenfold), nameof(GrowthBenchmarks.Audit), 12),
        new(typeof(GrowthBenchmarks), nameof(GrowthBenchmarks.SummaryTenfold), nameof(GrowthBenchmarks.Summary), 12) { MostMilliseconds = 5 },
    ];
}
