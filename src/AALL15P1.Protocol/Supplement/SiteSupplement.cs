using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol;

/// <summary>
/// What a site states of its protocol where the public record is silent: each value with a citation and a standing of
/// <see cref="Standing.Site"/>, <see cref="Standing.Backbone"/> or <see cref="Standing.Reference"/>. Two supplements
/// with equal content are equal and have the same fingerprint (<see cref="Json.SupplementJson.Fingerprint"/>).
/// </summary>
/// <param name="Id">The supplement's id, in kebab case.</param>
/// <param name="Title">What the supplement is.</param>
public sealed record SiteSupplement(string Id, string Title)
{
    /// <summary>The supplement's id, in kebab case.</summary>
    /// <exception cref="ArgumentException">The id is not kebab case.</exception>
    public string Id { get; } = Kebab.Require(Id, nameof(Id));

    /// <summary>The site's own sources, which its citations name beside those of the protocol.</summary>
    public ValueList<Source> OwnSources { get; init; }

    /// <summary>Doses of single orders.</summary>
    public ValueList<SuppliedDose> Doses { get; init; }

    /// <summary>Tables by age for every intrathecal order of a drug.</summary>
    public ValueList<SuppliedIntrathecalDose> Intrathecal { get; init; }

    /// <summary>The infant factor; null when the site states none.</summary>
    public SuppliedInfantFactor? InfantScaling { get; init; }

    /// <summary>The body surface area formula; null for the library's default.</summary>
    public Cited<BsaFormula>? BsaFormula { get; init; }

    /// <summary>How a body surface area is rounded; null when it is not.</summary>
    public Cited<BsaRounding>? BsaRounding { get; init; }

    /// <summary>How single doses are rounded; empty when they are not.</summary>
    public ValueList<Cited<RoundingPolicy>> Rounding { get; init; }

    /// <summary>Spacings between blocks.</summary>
    public ValueList<SuppliedSpacing> Spacing { get; init; }

    /// <summary>Criteria to start a block. They stand in for what is unpublished, and beside what the protocol states.</summary>
    public ValueList<SuppliedStartCriterion> StartCriteria { get; init; }

    /// <summary>How old the laboratory values may be with which a block starts; null when the site states no limit.</summary>
    public LaboratoryAgeLimit? LaboratoryAgeLimit { get; init; }

    /// <summary>What the site asks of measurements.</summary>
    public MeasurementPolicy Measurements { get; init; } = MeasurementPolicy.Default;

    /// <summary>The site's own bounds of plausible laboratory values; an analyte without any keeps those of the library.</summary>
    /// <exception cref="ArgumentException">Bounds have no citation, or an analyte has two.</exception>
    public ValueList<LaboratoryBounds> LaboratoryBounds
    {
        get;
        init => field = value.All(bounds => bounds.StatedBy is not null) && value.DistinctBy(bounds => bounds.Analyte).Count() == value.Count
            ? value
            : throw new ArgumentException("A site's bounds have a citation, and an analyte has them once.", nameof(value));
    }

    /// <summary>By which part of the computed dose a dose may differ from it, inclusive: 0.1 is a tenth; null when the site states none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is negative.</exception>
    public Cited<decimal>? DoseTolerance { get; init => field = SafetyPolicy.RequireTolerance(value); }

    /// <summary>The most that is given of a class of drugs over the whole of therapy.</summary>
    public ValueList<CumulativeLimit> CumulativeLimits { get; init; }

    /// <summary>The unpublished parts of the definition of dose-limiting toxicity.</summary>
    public DltPolicy DltPolicy { get; init; } = DltPolicy.Unstated;

    /// <summary>
    /// The starting doses of oral chemotherapy in Maintenance by age; null when the site states none. They are the doses of the
    /// two orders. Where <see cref="Doses"/> also states a dose of one of these orders, the two must be alike, and the order's
    /// own stands, with its caps; a supplement in which they differ fits no protocol.
    /// </summary>
    public StartingDosePolicy? StartingDoses { get; init; }

    /// <summary>The named policy by which the site titrates oral chemotherapy in Maintenance; null when it names none.</summary>
    public Cited<ITitrationPolicy>? TitrationPolicy { get; init; }

    /// <summary>By how many percentage points a dose may be off a step of the titration policy, as by rounding to tablets, and be on it, inclusive; from 0 to below 12.5. Null when the site states none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is out of bounds.</exception>
    public Cited<decimal>? StepTolerance
    {
        get;
        init => field = value is { Value: < 0m or >= 12.5m }
            ? throw new ArgumentOutOfRangeException(nameof(value), value.Value, "The tolerance is from 0 to below 12.5 percentage points.")
            : value;
    }

    /// <summary>What becomes of held administrations.</summary>
    public HoldPolicies Holds { get; init; } = HoldPolicies.Undecided;

    /// <summary>Readings of open questions that the site's protocol settles.</summary>
    public ValueList<SuppliedReading> Readings { get; init; }

    /// <summary>A protocol's readings, with those that the supplement settles.</summary>
    /// <param name="readings">The protocol's readings.</param>
    /// <returns>The readings.</returns>
    /// <exception cref="ArgumentException">A question or a reading does not exist.</exception>
    public InterpretationChoices ChoicesOf(InterpretationChoices readings) => Readings.Aggregate(
        readings, (choices, reading) => choices.With(reading.Interpretation, reading.Reading.Value));

    /// <summary>The site's cumulative limit for a class of drugs.</summary>
    /// <param name="drugClass">The class.</param>
    /// <returns>The limit; null when the site states none.</returns>
    public CumulativeLimit? LimitOf(DrugClass drugClass) => CumulativeLimits.FirstOrDefault(limit => limit.Class == drugClass);

    /// <summary>How the site computes doses, under a protocol's readings.</summary>
    internal DosingPolicy DosingUnder(ProtocolDefinition definition)
    {
        DosingPolicy policy = DosingPolicy.Default with
        {
            BsaRounding = BsaRounding,
            InfantFactor = InfantScaling?.PolicyFor(definition),
            Rounding = Rounding,
        };
        return BsaFormula is { } formula ? policy with { BsaFormula = formula } : policy;
    }

    /// <summary>Completes a definition: its unpublished doses and start criteria become those of the supplement, with the supplement's citations.</summary>
    /// <param name="definition">The definition, under readings that the supplement does not contradict.</param>
    /// <returns>The completed definition.</returns>
    /// <exception cref="ArgumentException">
    /// The supplement names a block or order that the definition lacks, contradicts one of its readings or its doses a
    /// day, states a value twice, states a starting dose that is not the dose of its order, or would replace a value by one of a weaker standing.
    /// </exception>
    internal ProtocolDefinition ApplyTo(ProtocolDefinition definition) => new SupplementApplication(this, definition).Apply();
}

/// <summary>The reading of an open question that a site's protocol settles.</summary>
/// <param name="Interpretation">The question's id in the register, such as <c>D1</c>.</param>
/// <param name="Reading">The reading's id, with the site's citation.</param>
public sealed record SuppliedReading(string Interpretation, Cited<string> Reading);

/// <summary>The spacing that a site states from the block before to a block.</summary>
/// <param name="Block">The block that follows.</param>
/// <param name="Spacing">The spacing; its basis has a citation.</param>
public sealed record SuppliedSpacing(BlockId Block, BlockSpacing Spacing)
{
    /// <summary>The spacing.</summary>
    /// <exception cref="ArgumentException">The basis has no citation.</exception>
    public BlockSpacing Spacing { get; } = Spacing.Basis.Citation is not null
        ? Spacing
        : throw new ArgumentException($"The spacing to {Block} needs a citation.", nameof(Spacing));
}

/// <summary>A dose that a site states for one order.</summary>
/// <param name="Block">The block.</param>
/// <param name="OrderId">The order's id within the block.</param>
/// <param name="Dose">The dose, with the site's citation.</param>
/// <param name="TimesPerDay">The doses a day, where the calendar states none; otherwise null or the calendar's own number.</param>
public sealed record SuppliedDose(BlockId Block, string OrderId, Cited<DoseRule> Dose, int? TimesPerDay = null)
{
    /// <summary>The doses a day, where the calendar states none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 24.</exception>
    public int? TimesPerDay { get; } = TimesPerDay is null or (>= 1 and <= 24)
        ? TimesPerDay
        : throw new ArgumentOutOfRangeException(nameof(TimesPerDay), TimesPerDay, "The doses a day are 1 to 24, both inclusive.");
}

/// <summary>A table by age that a site states for every intrathecal order of a drug. A dose for one order goes before it.</summary>
/// <param name="Drug">The drug; one that may be intrathecal.</param>
/// <param name="Table">The amounts of one dose by age, with the site's citation.</param>
public sealed record SuppliedIntrathecalDose(Drug Drug, Cited<AgeTable<DoseAmount>> Table)
{
    /// <summary>The drug.</summary>
    /// <exception cref="ArgumentException">The drug must not be given intrathecally.</exception>
    public Drug Drug { get; } = Drug.Routes.Contains(Route.IT)
        ? Drug
        : throw new ArgumentException($"{Drug} must not be given intrathecally: its routes are {Drug.Routes}.", nameof(Drug));

    internal Cited<DoseRule> Dose => Table.WithValue(DoseRule.Of(Table.Value));
}
