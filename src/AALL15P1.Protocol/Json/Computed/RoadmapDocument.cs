using System.Diagnostics;
using System.Text.Json.Serialization;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;

namespace AALL15P1.Protocol.Json;

/// <summary>A roadmap: what it was made from, its dated blocks and its administrations.</summary>
internal sealed record RoadmapDocument
{
    private const decimal TicksPerMinute = NodaConstants.TicksPerMinute;

    [Number(Least = 1, Most = 1)]
    public required int SchemaVersion { get; init; }

    /// <summary>The protocol's id.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Protocol { get; init; }

    /// <summary>The edition of the protocol.</summary>
    public required string Edition { get; init; }

    /// <summary>The fingerprint of the site's supplement that completed the definition; absent without one.</summary>
    [Text(Pattern = TextAttribute.Fingerprint)]
    public string? Supplement { get; init; }

    /// <summary>The infant's date of birth.</summary>
    public required LocalDate BirthDate { get; init; }

    /// <summary>The first day without therapy.</summary>
    public required LocalDate EndOfTherapy { get; init; }

    /// <summary>The reading that was taken of each open question.</summary>
    public required IReadOnlyList<ReadingDocument> Readings { get; init; }

    /// <summary>The blocks with their dates, in order.</summary>
    [Items(Least = 1)]
    public required IReadOnlyList<BlockDocument> Blocks { get; init; }

    /// <summary>The administrations, in order of date.</summary>
    public required IReadOnlyList<AdministrationDocument> Administrations { get; init; }

    /// <summary>What no public source states and the site must supply.</summary>
    public required IReadOnlyList<string> Unpublished { get; init; }

    public static RoadmapDocument Of(Roadmap roadmap, IEnumerable<Administration>? administrations, RoadmapDoses? doses, bool hasNotes = true) => new()
    {
        SchemaVersion = RoadmapJson.SchemaVersion,
        Protocol = roadmap.Definition.Id,
        Edition = roadmap.Definition.Edition,
        Supplement = roadmap.Definition.SupplementFingerprint,
        BirthDate = roadmap.BirthDate,
        EndOfTherapy = roadmap.EndOfTherapy,
        Readings = ReadingDocument.Of(roadmap.Definition.Interpretations),
        Blocks = [.. roadmap.Blocks.Select(Of)],
        Administrations = [.. (administrations ?? roadmap).Select(row => Of(row, doses, hasNotes))],
        Unpublished = [.. roadmap.Definition.Blocks.SelectMany(block => block.Orders).Select(order => order.Dose).OfType<Fact<DoseRule>.Unpublished>().Select(dose => dose.What).Distinct(StringComparer.Ordinal)],
    };

    public static AdministrationDocument Of(Administration administration, RoadmapDoses? doses, bool hasNotes = true)
    {
        PlannedOrder order = administration.Order;
        return new()
        {
            Date = administration.Date,
            Block = administration.Block.Id.Value,
            Day = administration.Day,
            Cycle = administration.Cycle,
            Order = order.Id,
            Drug = order.Drug.Name,
            Qualifier = order.Qualifier.Length == 0 ? null : order.Qualifier,
            Routes = [.. order.Routes.ToRoutes()],
            Infusion = order.Infusion is { } infusion ? new() { ShortestMinutes = Minutes(infusion.Shortest), LongestMinutes = Minutes(infusion.Longest) } : null,
            TimesPerDay = order.TimesPerDay,
            IntervalHours = order.Interval is { } interval ? Minutes(interval) / 60 : null,
            Projected = administration.IsProjected,
            Citation = CitationDocument.Of(order.Citation),
            Standing = administration.Standing,
            Dose = Of(order.Dose),
            Amount = doses is null ? null : AmountDocument.Of(doses.Explain(administration)),
            Interpretations = [.. administration.Readings.Select(reading => new ReadingDocument { Id = reading.Question.Id, Reading = reading.Taken.Id })],
            Notes = hasNotes ? DoseResultDocument.NotesOf(order) : null,
        };
    }

    private static DoseDocument Of(Fact<DoseRule> dose) => dose switch
    {
        Fact<DoseRule>.Known known => new() { Standing = known.Standing, Rule = known.Stated.Value.ToString(), Citation = CitationDocument.Of(known.Stated.Citation) },
        Fact<DoseRule>.Unpublished unpublished => new() { Standing = Standing.Unpublished, Unpublished = unpublished.What },
        _ => throw new UnreachableException(),
    };

    private static BlockDocument Of(ScheduledBlock scheduled) => new()
    {
        Id = scheduled.Block.Id.Value,
        Title = scheduled.Block.Title,
        Start = scheduled.Start,
        Projected = scheduled.IsProjected,
        Spacing = scheduled.Block.Spacing is { } spacing
            ? new() { Rule = spacing.ToString(), Statement = spacing.Basis.Statement, Standing = spacing.Basis.Standing, Citation = CitationDocument.OfOptional(spacing.Basis.Citation) }
            : null,
    };

    private static decimal Minutes(Duration duration) => duration.BclCompatibleTicks / TicksPerMinute;
}

/// <summary>A dated block of a roadmap.</summary>
internal sealed record BlockDocument
{
    [Text(Pattern = TextAttribute.Words)]
    public required string Id { get; init; }

    /// <summary>The block's name in prose.</summary>
    public required string Title { get; init; }

    /// <summary>Its day 1.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Whether no actual start is known.</summary>
    public required bool Projected { get; init; }

    /// <summary>What the projection assumed; absent for the first block.</summary>
    public SpacingDocument? Spacing { get; init; }
}

/// <summary>The spacing from the block before.</summary>
internal sealed record SpacingDocument
{
    /// <summary>When the block starts, counted from the block before it.</summary>
    public required string Rule { get; init; }

    /// <summary>What is stated or assumed.</summary>
    public required string Statement { get; init; }

    /// <summary>The standing; unpublished for an assumption.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Where it is stated; absent for an assumption.</summary>
    public CitationDocument? Citation { get; init; }
}

/// <summary>One administration of a roadmap.</summary>
internal sealed record AdministrationDocument
{
    public required LocalDate Date { get; init; }

    [Text(Pattern = TextAttribute.Words)]
    public required string Block { get; init; }

    /// <summary>The day of the block, from 1.</summary>
    [Number(Least = 1)]
    public required int Day { get; init; }

    /// <summary>The cycle of the block; absent when the block has none.</summary>
    [Number(Least = 1)]
    public int? Cycle { get; init; }

    /// <summary>The order's id within the block.</summary>
    [Text(Pattern = TextAttribute.Words)]
    public required string Order { get; init; }

    /// <summary>The drug's generic name, in lower case.</summary>
    public required string Drug { get; init; }

    /// <summary>What tells the order from another of the same drug; absent when nothing must.</summary>
    public string? Qualifier { get; init; }

    /// <summary>The routes to choose from.</summary>
    [Items(Least = 1)]
    public required IReadOnlyList<Route> Routes { get; init; }

    /// <summary>How long an intravenous administration lasts; absent when no source states it.</summary>
    public InfusionDocument? Infusion { get; init; }

    /// <summary>The number of doses that day; null when no source states it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [Number(Least = 1)]
    public required int? TimesPerDay { get; init; }

    /// <summary>The hours from one dose of the day to the next; absent when no source states them.</summary>
    [Number(Above = 0)]
    public decimal? IntervalHours { get; init; }

    /// <summary>Whether the date is projected.</summary>
    public required bool Projected { get; init; }

    /// <summary>Where the calendar row is stated.</summary>
    public required CitationDocument Citation { get; init; }

    /// <summary>The standing of the calendar row.</summary>
    public required Standing Standing { get; init; }

    /// <summary>The dose, as far as a source states it.</summary>
    public required DoseDocument Dose { get; init; }

    /// <summary>The computed amount; absent when no infant was measured.</summary>
    public AmountDocument? Amount { get; init; }

    /// <summary>The open questions that touch the row, with the reading that was taken.</summary>
    public required IReadOnlyList<ReadingDocument> Interpretations { get; init; }

    /// <summary>What sources say that whoever prepares or gives the drug must know; absent where they say nothing.</summary>
    public IReadOnlyList<StatementDocument>? Notes { get; init; }
}

/// <summary>How long an intravenous administration lasts.</summary>
internal sealed record InfusionDocument
{
    [Number(Above = 0)]
    public required decimal ShortestMinutes { get; init; }

    [Number(Above = 0)]
    public required decimal LongestMinutes { get; init; }
}

/// <summary>The dose of an order, as far as a source states it.</summary>
[OneOf("rule", "unpublished")]
[Needs("rule", "citation")]
[Excludes("unpublished", "citation")]
internal sealed record DoseDocument
{
    /// <summary>The standing; unpublished when no source states the dose.</summary>
    public required Standing Standing { get; init; }

    /// <summary>The dose in its clinical spelling; absent when unpublished.</summary>
    public string? Rule { get; init; }

    /// <summary>Where it is stated; absent when unpublished.</summary>
    public CitationDocument? Citation { get; init; }

    /// <summary>What the site must supply; absent when the dose is stated.</summary>
    public string? Unpublished { get; init; }
}
