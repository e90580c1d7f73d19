using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>What doses and measurements are compared with before a site states policies of its own.</summary>
internal sealed record SafeguardsDocument
{
    public required DefinedGrowthDocument Growth { get; init; }

    public required IReadOnlyList<DefinedIntervalDocument> Intervals { get; init; }

    public required IReadOnlyList<DefinedGuardDocument> Guards { get; init; }

    public required IReadOnlyList<DefinedReferenceDocument> References { get; init; }

    public required IReadOnlyList<DefinedReactionDocument> Reactions { get; init; }

    /// <summary>The laboratory values that an infant can have.</summary>
    public required IReadOnlyList<DefinedBoundsDocument> Laboratory { get; init; }

    public required IReadOnlyList<DefinedCumulativeDocument> CumulativeLimits { get; init; }

    /// <summary>How many days old a measurement may be; absent where the protocol does not say.</summary>
    public DefinedNumberDocument? MeasurementAgeLimit { get; init; }

    /// <summary>By which part the median infant may have grown since a measurement; absent where the protocol does not say.</summary>
    public DefinedNumberDocument? MeasurementGrowthLimit { get; init; }

    /// <summary>By which part a dose may differ from the computed one; absent where the protocol does not say.</summary>
    public DefinedNumberDocument? DoseTolerance { get; init; }
}

/// <summary>A number with its citation.</summary>
internal sealed record DefinedNumberDocument : ICitedDocument
{
    [Number(Least = 0, Most = 100_000)]
    public required decimal Value { get; init; }

    public required CitationDocument Citation { get; init; }

    public required Standing Standing { get; init; }
}

/// <summary>Growth tables and their rules.</summary>
internal sealed record DefinedGrowthDocument
{
    /// <summary>kg by completed months of age.</summary>
    public required GrowthTableDocument WeightForAge { get; init; }

    /// <summary>cm by completed months of age.</summary>
    public required GrowthTableDocument HeightForAge { get; init; }

    /// <summary>kg by whole cm.</summary>
    public required GrowthTableDocument WeightForHeight { get; init; }

    public required GrowthTableDocument MedianWeight { get; init; }

    public required GrowthTableDocument MedianHeight { get; init; }

    public required NameOr<DefinedRuleDocument> WeightRule { get; init; }

    public required NameOr<DefinedRuleDocument> HeightRule { get; init; }

    public required NameOr<DefinedRuleDocument> WeightForHeightRule { get; init; }

    public required NameOr<DefinedRuleDocument> AreaRule { get; init; }
}

/// <summary>A band by steps, both bounds inclusive.</summary>
internal sealed record GrowthTableDocument
{
    /// <summary>The first step.</summary>
    [Number(Least = 0, Most = 1200)]
    public required int First { get; init; }

    [Items(Least = 1, Most = 2000)]
    [Number(Above = 0, Most = 1000)]
    public required IReadOnlyList<decimal> Lowest { get; init; }

    [Items(Least = 1, Most = 2000)]
    [Number(Above = 0, Most = 1000)]
    public required IReadOnlyList<decimal> Highest { get; init; }

    public static GrowthTableDocument Of(GrowthTable table) => new() { First = table.First, Lowest = table.Lowest, Highest = table.Highest };

    public GrowthTable Read(Place place) => place.Make(() => new GrowthTable(First, Lowest.ToValueList(), Highest.ToValueList()));
}

/// <summary>The fewest days from one dose of a drug to the next.</summary>
internal sealed record DefinedIntervalDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Drug { get; init; }

    [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
    public required int Days { get; init; }

    public required NameOr<DefinedRuleDocument> Rule { get; init; }
}

/// <summary>A label's limit of a single dose, and to whom it applies.</summary>
internal sealed record DefinedGuardDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Drug { get; init; }

    /// <summary>The limit, as 0.05 mg/kg.</summary>
    public required string Limit { get; init; }

    public required NameOr<DefinedRuleDocument> Rule { get; init; }

    public Weight? UpToWeight { get; init; }

    [Number(Least = 1, Most = 100)]
    public int? BelowYears { get; init; }

    /// <summary>Body surface area in m².</summary>
    [Number(Above = 0, Most = 10)]
    public decimal? BelowArea { get; init; }
}

/// <summary>A published dose with which doses of a drug are compared.</summary>
[OneOf("dose", "byAge")]
internal sealed record DefinedReferenceDocument : DoseRuleDocument, ICitedDocument
{
    [System.Text.Json.Serialization.JsonConstructor]
    public DefinedReferenceDocument()
        : base(rule: null)
    {
    }

    public DefinedReferenceDocument(DoseRule rule)
        : base(rule)
    {
    }

    [Text(Pattern = TextAttribute.Words)]
    public required string Drug { get; init; }

    /// <summary>The block; absent for all.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public string? Block { get; init; }

    /// <summary>The order; absent for all.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public string? Order { get; init; }

    /// <summary>The routes; absent for all.</summary>
    public IReadOnlyList<Route>? Routes { get; init; }

    /// <summary>Whether only doses above it are looked at.</summary>
    public bool? OnlyAbove { get; init; }

    public required CitationDocument Citation { get; init; }

    public required Standing Standing { get; init; }
}

/// <summary>A reaction after which a drug is not given without a decision.</summary>
internal sealed record DefinedReactionDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Drug { get; init; }

    [Items(Least = 1)]
    [Text(Pattern = TextAttribute.Term)]
    public required IReadOnlyList<string> Terms { get; init; }

    [Number(Least = 1, Most = 5)]
    public required int FromGrade { get; init; }

    public required NameOr<DefinedRuleDocument> Rule { get; init; }
}

/// <summary>The values of an analyte that an infant can have, both bounds inclusive; without a citation they are the library's.</summary>
[Needs("citation", "standing")]
[Needs("standing", "citation")]
internal sealed record DefinedBoundsDocument
{
    public required Analyte Analyte { get; init; }

    /// <summary>In the analyte's own unit: cells/µL, g/L, µmol/L or U/L.</summary>
    [Number(Above = 0, Most = 100_000_000)]
    public required decimal Lowest { get; init; }

    [Number(Above = 0, Most = 100_000_000)]
    public required decimal Highest { get; init; }

    public CitationDocument? Citation { get; init; }

    public Standing? Standing { get; init; }
}

/// <summary>The most of a class of drugs over the whole of therapy.</summary>
internal sealed record DefinedCumulativeDocument : ICitedDocument
{
    [Words("anthracycline", "asparaginase", "vinca-alkaloid", "thiopurine", "corticosteroid")]
    public required DrugClass Class { get; init; }

    public required MassPerArea Limit { get; init; }

    public required CitationDocument Citation { get; init; }

    public required Standing Standing { get; init; }
}
