using System.Text.Json.Serialization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>A protocol as data: its canonical form has the members in this order.</summary>
internal sealed record DefinitionDocument
{
    [JsonPropertyName("$schema")]
    [Text(Least = 0)]
    public string? Schema { get; init; }

    /// <summary>Version 1 holds nothing of what the protocol states beside its calendar.</summary>
    [Number(Least = 1, Most = 2)]
    public required int SchemaVersion { get; init; }

    [Text(Pattern = TextAttribute.Words)]
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Edition { get; init; }

    /// <summary>The protocol's drugs; absent where they are the library's.</summary>
    public FormularyDocument? Formulary { get; init; }

    /// <summary>The marker by which the protocol enrols and continues; absent where it is the library's, or there is none.</summary>
    public MarkerDocument? Marker { get; init; }

    /// <summary>The fingerprint of the site's supplement that completed the definition; absent without one.</summary>
    [Text(Pattern = TextAttribute.Fingerprint)]
    public string? SupplementFingerprint { get; init; }

    public required TherapyLengthDocument TherapyLength { get; init; }

    /// <summary>The register of open questions in full, and the reading that is taken of each.</summary>
    public required IReadOnlyList<QuestionDocument> Readings { get; init; }

    public required IReadOnlyList<EligibilityCriterionDocument> EligibilityCriteria { get; init; }

    /// <summary>The blocks, in the order in which they are given.</summary>
    [Items(Least = 1)]
    public required IReadOnlyList<DefinedBlockDocument> Blocks { get; init; }

    /// <summary>How the orders of a block depend on each other.</summary>
    public IReadOnlyList<OrderLinkDocument>? OrderLinks { get; init; }

    /// <summary>What is dose-limiting; absent where the protocol does not say.</summary>
    public DefinedToxicityDocument? DoseLimitingToxicity { get; init; }

    /// <summary>Which version of CTCAE grades an event; absent where the protocol does not say.</summary>
    public DefinedGradingDocument? Grading { get; init; }

    /// <summary>The limits of infusions that a clock measures.</summary>
    public IReadOnlyList<DefinedInfusionDocument>? Infusions { get; init; }

    /// <summary>The infant factors that a site may select.</summary>
    public IReadOnlyList<DefinedFactorDocument>? InfantFactors { get; init; }

    /// <summary>When the age is taken that chooses an infant factor.</summary>
    public AgeReference? InfantFactorAge { get; init; }

    /// <summary>What the protocol says about the starting doses of titrated drugs.</summary>
    public DefinedStartingDosesDocument? StartingDoses { get; init; }

    /// <summary>Which orders are titrated by the counts.</summary>
    public DefinedTitrationDocument? Titrated { get; init; }

    /// <summary>What doses and measurements are compared with; without it nothing can be compiled.</summary>
    public SafeguardsDocument? Safeguards { get; init; }

    /// <summary>Where the calendar as a whole is stated; absent where the protocol does not say.</summary>
    public CitationDocument? Calendar { get; init; }

    /// <summary>The id of the open question about the end of therapy.</summary>
    public string? EndOfTherapyQuestion { get; init; }

    /// <summary>The rules by which the protocol's own data decide.</summary>
    public IReadOnlyList<NameOr<DefinedRuleDocument>>? Rules { get; init; }

    /// <summary>The ids of the protocol's register of sources; absent where it is the library's.</summary>
    public IReadOnlyList<string>? SourceRegister { get; init; }

    /// <summary>The sources that the library's register does not have, in the order in which they are first cited.</summary>
    public required IReadOnlyList<SourceDocument> Sources { get; init; }
}

/// <summary>The protocol's drugs.</summary>
internal sealed record FormularyDocument
{
    public required IReadOnlyList<DrugDocument> Drugs { get; init; }

    public required CitationDocument Citation { get; init; }
}

/// <summary>A marker of the disease, and its words.</summary>
internal sealed record MarkerDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The word for its presence.</summary>
    public required string Present { get; init; }

    /// <summary>The word for its absence.</summary>
    public required string Absent { get; init; }

    public required string Feature { get; init; }

    public static MarkerDocument Of(Marker marker) => new() { Id = marker.Id, Title = marker.Title, Present = marker.Present, Absent = marker.Absent, Feature = marker.Feature };

    public Marker Read() => new(Id, Title, Present, Absent, Feature);
}

/// <summary>How long therapy lasts.</summary>
internal sealed record TherapyLengthDocument : ICitedDocument
{
    [Number(Least = 1, Most = 100)]
    public required int Years { get; init; }

    /// <summary>Whether the anniversary itself is a day of therapy.</summary>
    public required bool AnniversaryIsTreated { get; init; }

    public required CitationDocument Citation { get; init; }

    public required Standing Standing { get; init; }
}

/// <summary>An open question, its readings, and the one that is taken.</summary>
internal sealed record QuestionDocument
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    /// <summary>The id of the reading that is taken.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Taken { get; init; }

    [Items(Least = 1)]
    public required IReadOnlyList<PossibleReadingDocument> Readings { get; init; }
}

/// <summary>A reading of an open question.</summary>
internal sealed record PossibleReadingDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Id { get; init; }

    public required string Statement { get; init; }

    /// <summary>The sources that say so.</summary>
    public required IReadOnlyList<CitationDocument> SaidBy { get; init; }
}

/// <summary>A block.</summary>
internal sealed record DefinedBlockDocument
{
    public const int MostDays = DayRange.Latest;

    [Text(Pattern = TextAttribute.Words)]
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required BlockKind Kind { get; init; }

    /// <summary>When it starts, counted from the block before it; absent for the first.</summary>
    public DefinedSpacingDocument? Spacing { get; init; }

    /// <summary>The days of a cycle; absent for a block without cycles.</summary>
    [Number(Least = 1, Most = MostDays)]
    public int? CycleLength { get; init; }

    /// <summary>Which older protocol the block comes from.</summary>
    public IReadOnlyList<StatementDocument>? Parentage { get; init; }

    public required IReadOnlyList<StartCriterionDocument> StartCriteria { get; init; }

    public required IReadOnlyList<CareRuleDocument> CareRules { get; init; }

    [Items(Least = 1)]
    public required IReadOnlyList<OrderDocument> Orders { get; init; }
}

/// <summary>When a block starts, counted from the block before it.</summary>
[OneOf("onDayOfPrevious", "daysAfterLastAdministration")]
[Needs("onDayOfPrevious", "exact")]
[Needs("exact", "onDayOfPrevious")]
internal sealed record DefinedSpacingDocument
{
    [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
    public int? OnDayOfPrevious { get; init; }

    public bool? Exact { get; init; }

    [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
    public int? DaysAfterLastAdministration { get; init; }

    public required string Statement { get; init; }

    public CitationDocument? Citation { get; init; }

    public required Standing Standing { get; init; }
}

/// <summary>An order of a block. What no source states is absent; a dose says that it is unpublished.</summary>
internal sealed record OrderDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Id { get; init; }

    [Text(Pattern = TextAttribute.Words)]
    public required NameOr<DrugDocument> Drug { get; init; }

    [Text(Least = 0)]
    public required string Qualifier { get; init; }

    public required IReadOnlyList<Route> Routes { get; init; }

    public required DayPatternDocument Days { get; init; }

    public InfusionTimeDocument? Infusion { get; init; }

    [Number(Least = 1, Most = 24)]
    public int? TimesPerDay { get; init; }

    [Number(Above = 0, Most = InfusionTimeDocument.Longest)]
    public decimal? IntervalSeconds { get; init; }

    public required DefinedDoseDocument Dose { get; init; }

    /// <summary>The open questions that touch the order.</summary>
    public required IReadOnlyList<TouchedDocument> Interpretations { get; init; }

    /// <summary>What else a source says that whoever prepares or gives the drug must know.</summary>
    public IReadOnlyList<StatementDocument>? Notes { get; init; }

    public required CitationDocument Citation { get; init; }

    public required Standing Standing { get; init; }
}

/// <summary>A statement with its citation.</summary>
internal sealed record StatementDocument : ICitedDocument
{
    public required string Statement { get; init; }

    public required CitationDocument Citation { get; init; }

    public required Standing Standing { get; init; }
}

/// <summary>How long an infusion lasts.</summary>
internal sealed record InfusionTimeDocument
{
    public const double Longest = 31_622_400;

    [Number(Above = 0, Most = Longest)]
    public required decimal ShortestSeconds { get; init; }

    [Number(Above = 0, Most = Longest)]
    public required decimal LongestSeconds { get; init; }
}

/// <summary>A dose with its citation, or what is unpublished about it.</summary>
[OneOf("dose", "byAge", "starting", "unpublished")]
[Needs("dose", "citation", "standing")]
[Needs("byAge", "citation", "standing")]
[Needs("starting", "citation", "standing")]
[Excludes("starting", "beforeInfantFactor", "maximumPerDose", "maximumPerDay", "taper")]
[Excludes("unpublished", "beforeInfantFactor", "maximumPerDose", "maximumPerDay", "taper", "citation", "standing")]
internal sealed record DefinedDoseDocument : DoseRuleDocument
{
    [JsonConstructor]
    public DefinedDoseDocument()
        : base(rule: null)
    {
    }

    public DefinedDoseDocument(DoseRule rule)
        : base(rule)
    {
    }

    /// <summary>The dose that the age on a day 1 decides.</summary>
    public DefinedStartingDoseDocument? Starting { get; init; }

    [JsonPropertyOrder(-1)]
    public string? Unpublished { get; init; }

    [JsonPropertyOrder(100)]
    public CitationDocument? Citation { get; init; }

    [JsonPropertyOrder(101)]
    public Standing? Standing { get; init; }
}

/// <summary>A drug that a formulary does not have.</summary>
internal sealed record DrugDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Name { get; init; }

    public required IReadOnlyList<Route> Routes { get; init; }

    public required DrugClass Class { get; init; }

    [JsonIgnore]
    public FormularyEntry Entry => new(Name, Routes.Aggregate(RouteSet.None, (all, route) => all | route), Class);

    public static DrugDocument Of(Drug drug) => new() { Name = drug.Name, Routes = [.. drug.Routes.ToRoutes()], Class = drug.Class };
}

/// <summary>A rule that the catalogue does not hold: a site's, or one that a reading changes.</summary>
internal sealed record DefinedRuleDocument
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Statement { get; init; }

    public CitationDocument? Citation { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>What supports the rule without stating it.</summary>
    public IReadOnlyList<CitationDocument>? Grounds { get; init; }

    public required IReadOnlyList<ParameterDocument> Parameters { get; init; }

    /// <summary>The ids of the open questions on which the rule depends.</summary>
    public required IReadOnlyList<string> Interpretations { get; init; }

    /// <summary>The edition of the protocol since which the rule holds; absent for the first.</summary>
    public string? SinceEdition { get; init; }
}

/// <summary>A day pattern: its kind and what the kind has.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ListedDaysDocument), "listed")]
[JsonDerivedType(typeof(WeeklyDaysDocument), "weekly")]
[JsonDerivedType(typeof(CycleDaysDocument), "cycles")]
[JsonDerivedType(typeof(DaysInTurnDocument), "in-turn")]
internal abstract record DayPatternDocument;

/// <summary>The days of these ranges.</summary>
internal sealed record ListedDaysDocument : DayPatternDocument
{
    [Items(Least = 1)]
    public required IReadOnlyList<RangeDocument> Ranges { get; init; }
}

/// <summary>Every week on the weekday of a day, within the windows.</summary>
internal sealed record WeeklyDaysDocument : DayPatternDocument
{
    [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
    public required int WeekdayOfDay { get; init; }

    [Items(Least = 1)]
    public required IReadOnlyList<RangeDocument> Windows { get; init; }
}

/// <summary>The same days in every cycle.</summary>
internal sealed record CycleDaysDocument : DayPatternDocument
{
    [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
    public required int FromDay { get; init; }

    [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
    public required int Length { get; init; }

    public required DayPatternDocument WithinCycle { get; init; }
}

/// <summary>One pattern, then another.</summary>
internal sealed record DaysInTurnDocument : DayPatternDocument
{
    public required DayPatternDocument First { get; init; }

    public required DayPatternDocument Next { get; init; }
}

/// <summary>Days from the first to the last, both inclusive.</summary>
internal sealed record RangeDocument
{
    [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
    public required int First { get; init; }

    [Number(Least = 1, Most = DefinedBlockDocument.MostDays)]
    public required int Last { get; init; }
}
