namespace AALL15P1.Protocol.Json;

/// <summary>The age of measurements and what the infant may have grown since, the tolerance of doses, plausible laboratory values, and cumulative limits; each cited on its own.</summary>
internal sealed record SafetyDocument
{
    public AgeLimitDocument? MeasurementAgeLimit { get; init; }

    public GrowthLimitDocument? MeasurementGrowthLimit { get; init; }

    public DoseToleranceDocument? DoseTolerance { get; init; }

    /// <summary>The site's own bounds of plausible laboratory values, in place of the library's for the same analytes.</summary>
    public IReadOnlyList<LaboratoryBoundsDocument>? LaboratoryBounds { get; init; }

    public IReadOnlyList<CumulativeLimitDocument>? CumulativeLimits { get; init; }
}

/// <summary>By how much a dose may differ from the computed one, in per cent.</summary>
internal sealed record DoseToleranceDocument : SuppliedDocument
{
    [Number(Least = 0, Most = 1000)]
    public required decimal Percent { get; init; }
}

/// <summary>A limit of what is given in all.</summary>
internal sealed record CumulativeLimitDocument : SuppliedDocument
{
    [Words("anthracycline", "asparaginase", "vinca-alkaloid", "thiopurine", "corticosteroid")]
    public required DrugClass Class { get; init; }

    public required MassPerArea Limit { get; init; }
}

/// <summary>By how much the median infant may have grown since a measurement, in per cent.</summary>
internal sealed record GrowthLimitDocument : SuppliedDocument
{
    [Number(Least = 0, Most = 1000)]
    public required decimal Percent { get; init; }
}

/// <summary>The values of an analyte that an infant can have, both bounds inclusive. Zero cells are always possible.</summary>
internal sealed record LaboratoryBoundsDocument : SuppliedDocument
{
    public required Analyte Analyte { get; init; }

    /// <summary>The lowest value, as 10/µL, 20 g/L, 1 µmol/L or 1 U/L; more than 0.</summary>
    public required string Lowest { get; init; }

    /// <summary>The highest value, in a unit of the same analyte; not below the lowest.</summary>
    public required string Highest { get; init; }

    public static LaboratoryBoundsDocument Of(LaboratoryBounds bounds) => new()
    {
        Analyte = bounds.Analyte,
        Lowest = bounds.Analyte.Text(bounds.Lowest),
        Highest = bounds.Analyte.Text(bounds.Highest),
        Citation = CitationDocument.Of(bounds.StatedBy!),
        Standing = bounds.StatedAs,
    };

    public LaboratoryBounds Read(CitedSources sources, Place place)
    {
        decimal lowest = Read(Lowest, place.Member(nameof(Lowest)));
        decimal highest = Read(Highest, place.Member(nameof(Highest)));
        Evidence.Cited<string> cited = sources.Cite(string.Empty, this, place);
        return place.Make(() => new LaboratoryBounds(Analyte, lowest, highest) { StatedBy = cited.Citation, StatedAs = cited.Standing });
    }

    private decimal Read(string text, Place place) => Analytes.TryParse(Analyte, text, out decimal value) ? value : throw place.Misfit($"a value of {Analyte.Name()} with its unit, as {Analyte.Text(100m)}");
}
