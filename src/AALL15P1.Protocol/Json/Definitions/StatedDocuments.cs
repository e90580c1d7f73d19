using System.Text.Json.Serialization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>What is dose-limiting, and when toxicity is evaluated.</summary>
internal sealed record DefinedToxicityDocument
{
    /// <summary>The block whose day 1 opens the period of evaluation.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string OpensWith { get; init; }

    /// <summary>The block before which the period closes.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string ClosesBefore { get; init; }

    public required DltPeriodEnd PeriodEnd { get; init; }

    /// <summary>The grade that is always dose-limiting.</summary>
    [Number(Least = 1, Most = 5)]
    public required int AlwaysLimiting { get; init; }

    /// <summary>The lowest grade that is dose-limiting when it delays treatment.</summary>
    [Number(Least = 1, Most = 4)]
    public required int LimitingWhenDelaying { get; init; }

    /// <summary>How many completed courses make a patient evaluable; absent where the protocol does not say.</summary>
    [Number(Least = 1, Most = 100)]
    public int? CoursesForEvaluability { get; init; }

    public DefinedGradingDocument? Grading { get; init; }

    public required DefinedToxicityRulesDocument Rules { get; init; }
}

/// <summary>The rules of dose-limiting toxicity.</summary>
internal sealed record DefinedToxicityRulesDocument
{
    public required NameOr<DefinedRuleDocument> Period { get; init; }

    public required NameOr<DefinedRuleDocument> AlwaysLimiting { get; init; }

    public required NameOr<DefinedRuleDocument> LimitingWhenDelaying { get; init; }

    public required NameOr<DefinedRuleDocument> MinimumDelay { get; init; }

    public required NameOr<DefinedRuleDocument> ExpectedToxicity { get; init; }

    public required NameOr<DefinedRuleDocument> Attribution { get; init; }

    public required NameOr<DefinedRuleDocument> Evaluability { get; init; }
}

/// <summary>Which version of CTCAE grades an event, by its day.</summary>
internal sealed record DefinedGradingDocument
{
    public required CtcaeVersion Before { get; init; }

    /// <summary>The first day of the version after.</summary>
    public required LocalDate ChangeOn { get; init; }

    public required CtcaeVersion After { get; init; }

    public required NameOr<DefinedRuleDocument> Rule { get; init; }
}

/// <summary>The limits of an infusion that a clock measures.</summary>
internal sealed record DefinedInfusionDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Drug { get; init; }

    public required InfusionTimeDocument Infusion { get; init; }

    public required NameOr<DefinedRuleDocument> InfusionRule { get; init; }

    /// <summary>How long after reconstitution the infusion has ended.</summary>
    [Number(Above = 0, Most = InfusionTimeDocument.Longest)]
    public required decimal CompleteWithinSeconds { get; init; }

    public required NameOr<DefinedRuleDocument> CompletionRule { get; init; }

    /// <summary>Where it is given.</summary>
    public required CareSetting Site { get; init; }

    public required NameOr<DefinedRuleDocument> SiteRule { get; init; }

    public required DefinedVialDocument Product { get; init; }
}

/// <summary>A vial and what is made of it.</summary>
internal sealed record DefinedVialDocument
{
    public required DrugMass Content { get; init; }

    public required FluidVolume DiluentVolume { get; init; }

    /// <summary>The weakest concentration that may be given, as 0.9 mg/mL.</summary>
    public required string Weakest { get; init; }

    /// <summary>The strongest concentration that may be given.</summary>
    public required string Strongest { get; init; }

    public required NameOr<DefinedRuleDocument> ConcentrationRule { get; init; }

    public NameOr<DefinedRuleDocument>? DiluentRule { get; init; }

    public required CitationDocument Citation { get; init; }
}

/// <summary>A published infant factor that a site may select by its id.</summary>
internal sealed record DefinedFactorDocument
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required AgeReference AgeTaken { get; init; }

    [Items(Least = 1)]
    public required IReadOnlyList<DefinedFactorBandDocument> Bands { get; init; }
}

/// <summary>The factor from an age on.</summary>
internal sealed record DefinedFactorBandDocument : AgeBandDocument, ICitedDocument
{
    public required Fraction Factor { get; init; }

    public required CitationDocument Citation { get; init; }

    public required Standing Standing { get; init; }
}

/// <summary>What the protocol says about the starting doses of titrated drugs.</summary>
internal sealed record DefinedStartingDosesDocument
{
    public required NameOr<DefinedRuleDocument> Rule { get; init; }

    /// <summary>What a site must state.</summary>
    public required string What { get; init; }

    /// <summary>The id of the open question about the age.</summary>
    public required string AgeQuestion { get; init; }

    /// <summary>The reading by which the age is taken anew in each cycle.</summary>
    public required string EachCycle { get; init; }
}

/// <summary>Which orders of a block are titrated by the counts.</summary>
internal sealed record DefinedTitrationDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Block { get; init; }

    /// <summary>The order of the daily thiopurine.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Thiopurine { get; init; }

    /// <summary>The order of the weekly antifolate.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Antifolate { get; init; }
}

/// <summary>How two orders of a block depend on each other.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RescueFrom), "rescue-from")]
[JsonDerivedType(typeof(Continues), "continues")]
[JsonDerivedType(typeof(GivenWith), "given-with")]
[JsonDerivedType(typeof(MustNotCoincide), "must-not-coincide")]
internal abstract record OrderLinkDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Block { get; init; }

    [Text(Pattern = TextAttribute.Words)]
    public required string Order { get; init; }

    /// <summary>The order on which it depends.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Other { get; init; }

    internal sealed record RescueFrom : OrderLinkDocument
    {
        public required DefinedRescueDocument Clock { get; init; }

        public required NameOr<DefinedRuleDocument> Rule { get; init; }
    }

    internal sealed record Continues : OrderLinkDocument
    {
        public required StatementDocument Basis { get; init; }
    }

    internal sealed record GivenWith : OrderLinkDocument
    {
        public required NameOr<DefinedRuleDocument> Rule { get; init; }
    }

    internal sealed record MustNotCoincide : OrderLinkDocument
    {
        public required NameOr<DefinedRuleDocument> Rule { get; init; }
    }
}

/// <summary>When a rescue is given, by the clock.</summary>
[Needs("earliestStart", "earliestStartRule")]
[Needs("earliestStartRule", "earliestStart")]
internal sealed record DefinedRescueDocument : ICitedDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Drug { get; init; }

    /// <summary>The drug from which it rescues.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string After { get; init; }

    /// <summary>The times after the start of the infusion, rising.</summary>
    [Items(Least = 1, Most = 100)]
    [Number(Above = 0, Most = InfusionTimeDocument.Longest)]
    public required IReadOnlyList<decimal> SecondsAfterStart { get; init; }

    public required CitationDocument Citation { get; init; }

    public required Standing Standing { get; init; }

    public required DefinedUntilDocument Until { get; init; }

    /// <summary>The time of day from which the infusion can start without the rescue falling a day early.</summary>
    [Text(Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    public string? EarliestStart { get; init; }

    public NameOr<DefinedRuleDocument>? EarliestStartRule { get; init; }
}

/// <summary>How long a rescue goes on, or what is unpublished about it.</summary>
[OneOf("statement", "unpublished")]
[Needs("statement", "citation", "standing")]
[Excludes("unpublished", "citation", "standing")]
internal sealed record DefinedUntilDocument
{
    public string? Statement { get; init; }

    public string? Unpublished { get; init; }

    public CitationDocument? Citation { get; init; }

    public Standing? Standing { get; init; }
}

/// <summary>A dose by body surface that the age on day 1 of the block decides, or on a later day 1.</summary>
internal sealed record DefinedStartingDoseDocument
{
    /// <summary>After how many days of the block the age is taken anew; absent where it is taken on day 1 alone.</summary>
    [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
    public int? EachDays { get; init; }

    [Items(Least = 1)]
    public required IReadOnlyList<DefinedStartingBandDocument> Bands { get; init; }
}

/// <summary>The dose of an age on a day 1.</summary>
internal sealed record DefinedStartingBandDocument : ICitedDocument
{
    /// <summary>The age in completed calendar months, inclusive.</summary>
    [Number(Least = 0, Most = 1200)]
    public required int FromMonths { get; init; }

    /// <summary>The age in completed calendar months, exclusive; absent for no end.</summary>
    [Number(Least = 1, Most = 1200)]
    public int? BelowMonths { get; init; }

    /// <summary>The dose per dose or per day, as 50 mg/m²/day.</summary>
    public required DoseRule Dose { get; init; }

    public required CitationDocument Citation { get; init; }

    public required Standing Standing { get; init; }
}

/// <summary>An open question that touches an order, and the days on which it does; absent for all.</summary>
internal sealed record TouchedDocument
{
    public required string Id { get; init; }

    public DayPatternDocument? Days { get; init; }
}
