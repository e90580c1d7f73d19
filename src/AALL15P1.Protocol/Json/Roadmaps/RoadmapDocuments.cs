using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>Makes JSON documents of roadmaps.</summary>
public static class RoadmapDocuments
{
    /// <summary>The version of the document's form that this library writes.</summary>
    public const int SchemaVersion = 1;

    private const decimal TicksPerMinute = NodaConstants.TicksPerMinute;

    /// <summary>The document of a roadmap, with all its administrations or some of them.</summary>
    /// <param name="roadmap">The roadmap.</param>
    /// <param name="administrations">The administrations to list; null for all.</param>
    /// <param name="doses">The doses of the roadmap's rows; null to leave the amounts out.</param>
    /// <returns>The document.</returns>
    public static RoadmapDocument Of(Roadmap roadmap, IEnumerable<Administration>? administrations = null, RoadmapDoses? doses = null) => new()
    {
        SchemaVersion = SchemaVersion,
        Protocol = roadmap.Definition.Id,
        Edition = roadmap.Definition.Edition,
        Supplement = roadmap.Definition.SupplementFingerprint,
        BirthDate = Iso(roadmap.BirthDate),
        EndOfTherapy = Iso(roadmap.EndOfTherapy),
        Readings = [.. roadmap.Definition.Interpretations.Register.Zip(roadmap.Definition.Interpretations.Taken, (question, taken) => new ReadingDocument(question.Id, taken.Id))],
        Blocks = [.. roadmap.Blocks.Select(Of)],
        Administrations = [.. (administrations ?? roadmap).Select(row => doses is null ? Of(row) : Of(row) with { Amount = AmountDocument.Of(doses.Explain(row)) })],
        Unpublished = [.. UnpublishedOf(roadmap.Definition.Blocks.SelectMany(block => block.Orders))],
    };

    /// <summary>The document of one administration.</summary>
    /// <param name="administration">The administration.</param>
    /// <returns>The document.</returns>
    public static AdministrationDocument Of(Administration administration)
    {
        PlannedOrder order = administration.Order;
        return new()
        {
            Date = Iso(administration.Date),
            Block = administration.Block.Id.Value,
            Day = administration.Day,
            Cycle = administration.Cycle,
            Order = order.Id,
            Drug = order.Drug.Name,
            Qualifier = order.Qualifier.Length == 0 ? null : order.Qualifier,
            Routes = [.. order.Routes.ToRoutes().Select(route => route.ToString())],
            Infusion = order.Infusion is { } infusion ? new(Minutes(infusion.Shortest), Minutes(infusion.Longest)) : null,
            TimesPerDay = order.TimesPerDay,
            IntervalHours = order.Interval is { } interval ? Minutes(interval) / 60 : null,
            Projected = administration.IsProjected,
            Citation = CitationDocument.Of(order.Citation)!,
            Standing = WireNames.Of(administration.Standing),
            Dose = Of(order.Dose),
            Interpretations = [.. administration.Readings.Select(reading => new ReadingDocument(reading.Question.Id, reading.Taken.Id))],
        };
    }

    /// <summary>What orders leave to the site, each once, in their order.</summary>
    /// <param name="orders">The orders.</param>
    /// <returns>What the site must supply.</returns>
    public static IEnumerable<string> UnpublishedOf(IEnumerable<PlannedOrder> orders) =>
        orders.Select(order => order.Dose).OfType<Fact<DoseRule>.Unpublished>().Select(dose => dose.What).Distinct(StringComparer.Ordinal);

    private static DoseDocument Of(Fact<DoseRule> dose) => dose switch
    {
        Fact<DoseRule>.Known known => new()
        {
            Standing = WireNames.Of(known.Standing),
            Rule = known.Stated.Value.ToString(),
            Citation = CitationDocument.Of(known.Stated.Citation),
        },
        Fact<DoseRule>.Unpublished unpublished => new() { Standing = WireNames.Of(Standing.Unpublished), Unpublished = unpublished.What },
        _ => throw new InvalidOperationException("A fact is known or unpublished."),
    };

    private static BlockDocument Of(ScheduledBlock scheduled) => new()
    {
        Id = scheduled.Block.Id.Value,
        Title = scheduled.Block.Title,
        Start = Iso(scheduled.Start),
        Projected = scheduled.IsProjected,
        Spacing = scheduled.Block.Spacing is { } spacing
            ? new()
            {
                Rule = spacing.ToString(),
                Statement = spacing.Basis.Statement,
                Standing = WireNames.Of(spacing.Basis.Standing),
                Citation = CitationDocument.Of(spacing.Basis.Citation),
            }
            : null,
    };

    private static decimal Minutes(Duration duration) => duration.BclCompatibleTicks / TicksPerMinute;

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
