using System.Text.Json.Serialization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>What a site states where no public source does, with its citations. Every section may be absent.</summary>
internal sealed record SupplementDocument
{
    [JsonPropertyName("$schema")]
    [Text(Least = 0)]
    public string? Schema { get; init; }

    [Number(Least = 1, Most = 1)]
    public required int SchemaVersion { get; init; }

    /// <summary>The id of the protocol that is supplemented.</summary>
    [Names(Vocabulary.Protocol)]
    public required string Protocol { get; init; }

    [Text(Pattern = TextAttribute.Words)]
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The site's own documents, and others that the library's register does not have.</summary>
    public IReadOnlyList<SuppliedSourceDocument>? Sources { get; init; }

    /// <summary>The reading of an open question that the site's protocol settles.</summary>
    public IReadOnlyList<SuppliedReadingDocument>? Readings { get; init; }

    /// <summary>The dose of one order of one block.</summary>
    public IReadOnlyList<SuppliedDoseDocument>? Doses { get; init; }

    /// <summary>A table by age for every intrathecal order of a drug.</summary>
    public IReadOnlyList<IntrathecalDocument>? Intrathecal { get; init; }

    /// <summary>A factor that the protocol knows by name, or bands of the site's own.</summary>
    public InfantScalingDocument? InfantScaling { get; init; }

    /// <summary>The formula, and how the area is rounded; each cited on its own.</summary>
    public BodySurfaceAreaDocument? BodySurfaceArea { get; init; }

    /// <summary>How single doses are rounded, for one drug or for all.</summary>
    public IReadOnlyList<RoundingDocument>? Rounding { get; init; }

    /// <summary>How a block follows the one before it.</summary>
    public IReadOnlyList<SuppliedSpacingDocument>? Spacing { get; init; }

    /// <summary>What a site asks before a block starts, each by a rule of its own.</summary>
    public IReadOnlyList<SuppliedCriterionDocument>? StartCriteria { get; init; }

    /// <summary>How old the laboratory values may be with which a block starts, in whole days.</summary>
    public AgeLimitDocument? LaboratoryAgeLimit { get; init; }

    public SafetyDocument? Safety { get; init; }

    /// <summary>The unpublished parts of dose-limiting toxicity; each cited on its own.</summary>
    public ToxicityPolicyDocument? DoseLimitingToxicity { get; init; }

    public TitrationDocument? Titration { get; init; }

    /// <summary>What becomes of held administrations, for everything, a block, or one of its orders.</summary>
    public IReadOnlyList<HoldDocument>? Holds { get; init; }
}

/// <summary>A source of the site's own.</summary>
internal sealed record SuppliedSourceDocument
{
    /// <summary>The id by which citations name it; no source of the library's register has it.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The strongest standing that a value from it can have.</summary>
    [Words("site", "backbone", "reference")]
    public required Standing Gives { get; init; }
}

/// <summary>An entry with its citation.</summary>
internal abstract record SuppliedDocument : ICitedDocument
{
    [JsonPropertyOrder(100)]
    public required CitationDocument Citation { get; init; }

    [JsonPropertyOrder(101)]
    [Words("site", "backbone", "reference")]
    public required Standing Standing { get; init; }
}

/// <summary>The reading of an open question.</summary>
internal sealed record SuppliedReadingDocument : SuppliedDocument
{
    [Names(Vocabulary.Questions)]
    public required string Id { get; init; }

    public required string Reading { get; init; }
}

/// <summary>The dose of one order of one block.</summary>
[OneOf("dose", "byAge")]
internal sealed record SuppliedDoseDocument : DoseRuleDocument, ICitedDocument
{
    [JsonConstructor]
    public SuppliedDoseDocument()
        : base(rule: null)
    {
    }

    public SuppliedDoseDocument(DoseRule rule)
        : base(rule)
    {
    }

    [JsonPropertyOrder(-2)]
    [Names(Vocabulary.Blocks)]
    public required string Block { get; init; }

    [JsonPropertyOrder(-1)]
    public required string Order { get; init; }

    [Number(Least = 1, Most = 24)]
    [JsonPropertyOrder(1)]
    public int? TimesPerDay { get; init; }

    [JsonPropertyOrder(100)]
    public required CitationDocument Citation { get; init; }

    [JsonPropertyOrder(101)]
    [Words("site", "backbone", "reference")]
    public required Standing Standing { get; init; }
}

/// <summary>A table by age for every intrathecal order of a drug.</summary>
internal sealed record IntrathecalDocument : SuppliedDocument
{
    [Names(Vocabulary.IntrathecalDrugs)]
    public required string Drug { get; init; }

    [Items(Least = 1)]
    public required IReadOnlyList<AmountBandDocument> ByAge { get; init; }
}

/// <summary>The infant's part of a dose by age.</summary>
[When("policy", OwnBands, "bands")]
internal sealed record InfantScalingDocument : SuppliedDocument
{
    public const string OwnBands = "own-bands";

    [Names(Vocabulary.InfantFactors)]
    public required string Policy { get; init; }

    public required string Title { get; init; }

    [Items(Least = 1)]
    public IReadOnlyList<FactorBandDocument>? Bands { get; init; }
}

/// <summary>The factor from an age on.</summary>
internal sealed record FactorBandDocument : AgeBandDocument
{
    public required Fraction Factor { get; init; }
}

/// <summary>Body surface area.</summary>
internal sealed record BodySurfaceAreaDocument
{
    public FormulaDocument? Formula { get; init; }

    public AreaRoundingDocument? Rounding { get; init; }
}

/// <summary>A formula by its id.</summary>
internal sealed record FormulaDocument : SuppliedDocument
{
    [Names(Vocabulary.SurfaceAreaFormulas)]
    public required string Id { get; init; }
}

/// <summary>How the area is rounded.</summary>
[When("direction", "nearest", "tie")]
internal sealed record AreaRoundingDocument : SuppliedDocument
{
    [Number(Least = 1, Most = 6)]
    public required int Decimals { get; init; }

    public required RoundingDirection Direction { get; init; }

    /// <summary>Where a value in the middle goes; with nearest only.</summary>
    public RoundingTie? Tie { get; init; }
}

/// <summary>How single doses are rounded.</summary>
[When("direction", "nearest", "tie")]
internal sealed record RoundingDocument : SuppliedDocument
{
    /// <summary>The drug; absent for all.</summary>
    public string? Drug { get; init; }

    /// <summary>The routes; absent for all.</summary>
    public IReadOnlyList<Route>? Routes { get; init; }

    public required DoseAmount Increment { get; init; }

    public required RoundingDirection Direction { get; init; }

    /// <summary>Where a value in the middle goes; with nearest only.</summary>
    public RoundingTie? Tie { get; init; }
}

/// <summary>How a block follows the one before it.</summary>
[OneOf("daysAfterLastAdministration", "onDayOfPrevious")]
[Needs("exact", "onDayOfPrevious")]
internal sealed record SuppliedSpacingDocument : SuppliedDocument
{
    [Names(Vocabulary.Blocks)]
    public required string Block { get; init; }

    [Number(Least = 1, Most = 1000)]
    public int? DaysAfterLastAdministration { get; init; }

    [Number(Least = 1, Most = 1000)]
    public int? OnDayOfPrevious { get; init; }

    /// <summary>Whether it is that very day and not the first on which it may be; absent for the first.</summary>
    public bool? Exact { get; init; }

    public required string Statement { get; init; }
}

/// <summary>A site's criterion to start a block.</summary>
internal sealed record SuppliedCriterionDocument : SiteCriterionDocument
{
    [JsonPropertyOrder(-1)]
    [Names(Vocabulary.Blocks)]
    public required string Block { get; init; }

    /// <summary>Only the site's own protocol text states when a block starts.</summary>
    [JsonPropertyOrder(1)]
    [Words("site")]
    public required Standing Standing { get; init; }
}

/// <summary>A limit in whole days, which may be 0.</summary>
internal sealed record AgeLimitDocument : SuppliedDocument
{
    [Number(Least = 0, Most = 1000)]
    public required int Days { get; init; }
}

/// <summary>The unpublished parts of dose-limiting toxicity.</summary>
internal sealed record ToxicityPolicyDocument
{
    public MinimumDelayDocument? MinimumDelay { get; init; }

    public ExpectedToxicitiesDocument? Expected { get; init; }

    public AttributionDocument? Attribution { get; init; }
}

/// <summary>The shortest delay of therapy that is dose-limiting, in whole days.</summary>
internal sealed record MinimumDelayDocument : SuppliedDocument
{
    [Number(Least = 1, Most = 1000)]
    public required int Days { get; init; }
}

/// <summary>Toxicities that are expected up to a grade.</summary>
internal sealed record ExpectedToxicitiesDocument : SuppliedDocument
{
    public required IReadOnlyList<ExpectedToxicityDocument> Toxicities { get; init; }
}

/// <summary>A toxicity that is expected up to a grade.</summary>
internal sealed record ExpectedToxicityDocument
{
    /// <summary>A term of CTCAE, in American or British spelling, or free words.</summary>
    [Text(Pattern = TextAttribute.Term)]
    public required string Term { get; init; }

    /// <summary>The highest grade that is expected.</summary>
    [Number(Least = 1, Most = 4)]
    public required int UpToGrade { get; init; }

    public ExpectedToxicity Read() => new(new AdverseEventTerm(Term), (Grade)UpToGrade);
}

/// <summary>Whether only attributed toxicity is dose-limiting.</summary>
internal sealed record AttributionDocument : SuppliedDocument
{
    public required bool Required { get; init; }
}

/// <summary>The starting doses of Maintenance by age, and the named policy that titrates them.</summary>
internal sealed record TitrationDocument
{
    [Items(Least = 1)]
    public IReadOnlyList<StartingDoseBandDocument>? StartingDoses { get; init; }

    public TitrationPolicyDocument? Policy { get; init; }

    public StepToleranceDocument? StepTolerance { get; init; }
}

/// <summary>By how many percentage points of the starting dose a dose may be off a step, as by rounding to tablets, and be on it.</summary>
internal sealed record StepToleranceDocument : SuppliedDocument
{
    [Number(Least = 0, Most = 12)]
    public required decimal Points { get; init; }
}

/// <summary>The starting doses of an age.</summary>
internal sealed record StartingDoseBandDocument
{
    /// <summary>The age in completed calendar months, inclusive.</summary>
    [Number(Least = 0, Most = 1200)]
    public required int FromMonths { get; init; }

    /// <summary>The age in completed calendar months, exclusive; absent for no end.</summary>
    [Number(Least = 1, Most = 1200)]
    public int? BelowMonths { get; init; }

    public required DailyDoseDocument Thiopurine { get; init; }

    public required WeeklyDoseDocument WeeklyMethotrexate { get; init; }
}

/// <summary>A dose of a day.</summary>
internal sealed record DailyDoseDocument : SuppliedDocument
{
    public required PerDay<MassPerArea> Dose { get; init; }
}

/// <summary>The dose of a week.</summary>
internal sealed record WeeklyDoseDocument : SuppliedDocument
{
    public required PerDose<MassPerArea> Dose { get; init; }
}

/// <summary>A titration policy by its id.</summary>
internal sealed record TitrationPolicyDocument : SuppliedDocument
{
    [Names(Vocabulary.TitrationPolicies)]
    public required string Id { get; init; }
}

/// <summary>What becomes of held administrations.</summary>
[Needs("order", "block")]
internal sealed record HoldDocument : SuppliedDocument
{
    /// <summary>The block; absent for everything.</summary>
    [Names(Vocabulary.Blocks)]
    public string? Block { get; init; }

    /// <summary>The order of the block; absent for all of them.</summary>
    public string? Order { get; init; }

    public required HoldPolicy Policy { get; init; }
}
