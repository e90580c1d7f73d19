using System.Text.Json.Serialization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;

namespace AALL15P1.Protocol.Json;

/// <summary>Where something is stated.</summary>
internal sealed record CitationDocument
{
    /// <summary>The id of the source: one of the library's register, or one that the document states.</summary>
    public required string Source { get; init; }

    /// <summary>The place in the source, such as a page or a slide.</summary>
    public required string Place { get; init; }

    public static CitationDocument Of(Citation citation) => new() { Source = citation.Source.Id, Place = citation.Place };

    public static CitationDocument? OfOptional(Citation? citation) => citation is null ? null : Of(citation);
}

/// <summary>A source of the document's own.</summary>
internal sealed record SourceDocument
{
    /// <summary>The id by which citations name it.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The strongest standing that a value from it can have.</summary>
    public required Standing Gives { get; init; }
}

/// <summary>The reading that is taken of an open question.</summary>
internal sealed record ReadingDocument
{
    /// <summary>The question's id in the register.</summary>
    public required string Id { get; init; }

    /// <summary>The reading's id.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Reading { get; init; }

    public static IReadOnlyList<ReadingDocument> Of(InterpretationChoices choices) =>
        [.. choices.Register.Zip(choices.Taken, (question, taken) => new ReadingDocument { Id = question.Id, Reading = taken.Id })];
}

/// <summary>Laboratory values; a value that is absent was not measured.</summary>
internal record LaboratoryDocument
{
    /// <summary>The day on which the sample was taken.</summary>
    public required NodaTime.LocalDate TakenOn { get; init; }

    public CountBound? Neutrophils { get; init; }

    public CountBound? Platelets { get; init; }

    public CountBound? WhiteCells { get; init; }

    public MassPerVolume? Haemoglobin { get; init; }

    public static LaboratoryDocument Of(LaboratoryValues values) => new()
    {
        TakenOn = values.TakenOn,
        Neutrophils = values.Neutrophils,
        Platelets = values.Platelets,
        WhiteCells = values.WhiteCells,
        Haemoglobin = values.Haemoglobin,
    };

    public LaboratoryValues Read() => new(TakenOn) { Neutrophils = Neutrophils, Platelets = Platelets, WhiteCells = WhiteCells, Haemoglobin = Haemoglobin };
}

/// <summary>A site's criterion to start a block: a count with its minimum, a statement that toxicity has resolved, or that values are recent.</summary>
[When("kind", CountAtLeast, "analyte", "minimum")]
internal abstract record SiteCriterionDocument
{
    public const string CountAtLeast = "count-at-least";
    public const string ToxicityResolved = "toxicity-resolved";
    public const string LaboratoryValuesRecent = "laboratory-values-recent";

    [Words(CountAtLeast, ToxicityResolved, LaboratoryValuesRecent)]
    public required string Kind { get; init; }

    /// <summary>The analyte of a count.</summary>
    [Words("neutrophils", "platelets", "white-cells")]
    public Analyte? Analyte { get; init; }

    /// <summary>The lowest count, inclusive.</summary>
    public CellCount? Minimum { get; init; }

    /// <summary>The id of the site's rule, which no rule of the library has.</summary>
    [Text(Pattern = TextAttribute.Capitals)]
    public required string Rule { get; init; }

    public required string Title { get; init; }

    /// <summary>The rule as one sentence.</summary>
    public required string Statement { get; init; }

    public required CitationDocument Citation { get; init; }

    /// <summary>The one reader of a site's criterion, whichever document states it.</summary>
    public SuppliedStartCriterion Read(BlockId block, Citation citation, Place place) => place.Member(nameof(Rule)).Make(() =>
    {
        Rule rule = new(Rule, Title, Statement, citation, Standing.Site);
        return new SuppliedStartCriterion(block, Kind switch
        {
            CountAtLeast => new StartCriterion.CountAtLeast(Analyte!.Value, Minimum!.Value, rule),
            ToxicityResolved => new StartCriterion.ToxicityResolved(rule),
            _ => new StartCriterion.LaboratoryValuesRecent(rule),
        }).RequireOwnId(ProtocolRules.Catalogue);
    });
}

/// <summary>A value with a citation and a standing.</summary>
internal interface ICitedDocument
{
    CitationDocument Citation { get; }

    Standing Standing { get; }
}

/// <summary>From an age on.</summary>
internal abstract record AgeBandDocument
{
    /// <summary>The age in completed calendar months at which the band begins.</summary>
    [JsonPropertyOrder(-2)]
    [Number(Least = 0, Most = 1200)]
    public required int FromMonths { get; init; }

    /// <summary>Whether the band begins only after that age; absent for at it.</summary>
    [JsonPropertyOrder(-1)]
    public bool? BeginsAfter { get; init; }
}

/// <summary>The amount from an age on.</summary>
internal sealed record AmountBandDocument : AgeBandDocument
{
    public required DoseAmount Amount { get; init; }

    public static IReadOnlyList<AmountBandDocument> Of(AgeTable<DoseAmount> table) =>
        [.. table.Bands.Select(band => new AmountBandDocument { FromMonths = band.FromMonths, BeginsAfter = band.BeginsAfter ? true : null, Amount = band.Value })];

    public static AgeTable<DoseAmount> Read(IReadOnlyList<AmountBandDocument> bands, Place place) => place.Make(() =>
        new AgeTable<DoseAmount>(bands.Select(band => new AgeBand<DoseAmount>(band.FromMonths, band.Amount) { BeginsAfter = band.BeginsAfter ?? false }).ToValueList()));
}

/// <summary>A dose: what is given, its caps and its taper.</summary>
internal abstract record DoseRuleDocument
{
    /// <summary>The dose per dose or per day, as 75 mg/m²/dose.</summary>
    public DoseRule? Dose { get; init; }

    /// <summary>The dose by age.</summary>
    [Items(Least = 1)]
    public IReadOnlyList<AmountBandDocument>? ByAge { get; init; }

    /// <summary>Whether the dose is before the infant factor, which is then applied.</summary>
    public bool? BeforeInfantFactor { get; init; }

    public DoseAmount? MaximumPerDose { get; init; }

    public DoseAmount? MaximumPerDay { get; init; }

    public IReadOnlyList<TaperStepDocument>? Taper { get; init; }

    public DoseRule ReadRule(Place place)
    {
        DoseRule size = ByAge is { } bands
            ? place.Member(nameof(ByAge)).Make(() => DoseRule.Of(AmountBandDocument.Read(bands, place.Member(nameof(ByAge)))))
            : Dose!;
        return place.Make(() => size with
        {
            IsBeforeInfantFactor = BeforeInfantFactor ?? false,
            MaximumPerDose = MaximumPerDose,
            MaximumPerDay = MaximumPerDay,
            Taper = (Taper ?? []).Select(step => new TaperStep(step.Days, step.Factor)).ToValueList(),
        });
    }

    /// <summary>Copies a rule's members into a new document.</summary>
    protected DoseRuleDocument(DoseRule? rule)
    {
        if (rule is not null)
        {
            Dose = rule.Size is DoseSize.ByAge or DoseSize.ByAgeAtStart ? null : rule;
            ByAge = rule.Size is DoseSize.ByAge byAge ? AmountBandDocument.Of(byAge.Table) : null;
            BeforeInfantFactor = rule.IsBeforeInfantFactor ? true : null;
            MaximumPerDose = rule.MaximumPerDose;
            MaximumPerDay = rule.MaximumPerDay;
            Taper = rule.Taper.Count == 0 ? null : [.. rule.Taper.Select(step => new TaperStepDocument { Days = step.Days, Factor = step.Factor })];
        }
    }
}

/// <summary>The part of a dose that is given for some days at its end.</summary>
internal sealed record TaperStepDocument
{
    [Number(Least = 1, Most = 366)]
    public required int Days { get; init; }

    /// <summary>The part of the dose, as 1/2.</summary>
    public required Fraction Factor { get; init; }
}
