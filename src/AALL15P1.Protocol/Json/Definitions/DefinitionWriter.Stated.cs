using System.Diagnostics;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>What a protocol states beside its calendar.</summary>
internal sealed partial class DefinitionWriter
{
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private DefinedToxicityDocument Write(DltDefinition toxicity) => new()
    {
        OpensWith = toxicity.OpensWith.Value,
        ClosesBefore = toxicity.ClosesBefore.Value,
        PeriodEnd = toxicity.PeriodEnd,
        AlwaysLimiting = (int)toxicity.AlwaysLimiting,
        LimitingWhenDelaying = (int)toxicity.LimitingWhenDelaying,
        CoursesForEvaluability = toxicity.CoursesForEvaluability,
        Grading = toxicity.Grading is { } grading ? Write(grading) : null,
        Rules = new()
        {
            Period = Write(toxicity.Rules.Period),
            AlwaysLimiting = Write(toxicity.Rules.AlwaysLimiting),
            LimitingWhenDelaying = Write(toxicity.Rules.LimitingWhenDelaying),
            MinimumDelay = Write(toxicity.Rules.MinimumDelay),
            ExpectedToxicity = Write(toxicity.Rules.ExpectedToxicity),
            Attribution = Write(toxicity.Rules.Attribution),
            Evaluability = Write(toxicity.Rules.Evaluability),
        },
    };

    private DefinedGradingDocument Write(GradingCalendar grading) => new() { Before = grading.Before, ChangeOn = grading.ChangeOn, After = grading.After, Rule = Write(grading.Rule) };

    private DefinedInfusionDocument Write(InfusionWindow window) => new()
    {
        Drug = window.Drug.Name,
        Infusion = Write(window.Infusion),
        InfusionRule = Write(window.InfusionRule),
        CompleteWithinSeconds = Seconds(window.CompleteWithin),
        CompletionRule = Write(window.CompletionRule),
        Site = window.Site,
        SiteRule = Write(window.SiteRule),
        Product = new()
        {
            Content = window.Product.Content,
            DiluentVolume = window.Product.DiluentVolume,
            Weakest = window.Product.Weakest.ToString(),
            Strongest = window.Product.Strongest.ToString(),
            ConcentrationRule = Write(window.Product.ConcentrationRule),
            DiluentRule = window.Product.DiluentRule is { } diluent ? Write(diluent) : null,
            Citation = sources.Note(window.Product.Citation),
        },
    };

    private static InfusionTimeDocument Write(InfusionTime infusion) => new() { ShortestSeconds = Seconds(infusion.Shortest), LongestSeconds = Seconds(infusion.Longest) };

    private DefinedFactorDocument Write(NamedInfantFactor factor) => new()
    {
        Id = factor.Id,
        Title = factor.Policy.Title,
        AgeTaken = factor.Policy.AgeTaken,
        Bands =
        [
            .. factor.Policy.Bands.Bands.Select(band => new DefinedFactorBandDocument
            {
                FromMonths = band.FromMonths,
                BeginsAfter = band.BeginsAfter ? true : null,
                Factor = band.Value.Value,
                Citation = sources.Note(band.Value.Citation),
                Standing = band.Value.Standing,
            }),
        ],
    };

    private DefinedStartingDosesDocument Write(StartingDoseBasis basis) => new()
    {
        Rule = Write(basis.Rule),
        What = basis.What,
        AgeQuestion = Known(basis.AgeQuestion),
        EachCycle = basis.EachCycle,
    };

    private OrderLinkDocument Write(OrderLink link) => link switch
    {
        OrderLink.RescueFrom rescue => new OrderLinkDocument.RescueFrom { Block = link.Block.Value, Order = link.OrderId, Other = link.OtherId, Clock = Write(rescue.Clock), Rule = Write(rescue.Rule) },
        OrderLink.Continues continues => new OrderLinkDocument.Continues { Block = link.Block.Value, Order = link.OrderId, Other = link.OtherId, Basis = Write(continues.Basis) },
        OrderLink.GivenWith with => new OrderLinkDocument.GivenWith { Block = link.Block.Value, Order = link.OrderId, Other = link.OtherId, Rule = Write(with.Rule) },
        OrderLink.MustNotCoincide never => new OrderLinkDocument.MustNotCoincide { Block = link.Block.Value, Order = link.OrderId, Other = link.OtherId, Rule = Write(never.Rule) },
        _ => throw new UnreachableException(),
    };

    private StatementDocument Write(Cited<string> statement) => new() { Statement = statement.Value, Citation = sources.Note(statement.Citation), Standing = statement.Standing };

    private DefinedRescueDocument Write(RescueClock clock) => new()
    {
        Drug = clock.Drug.Name,
        After = clock.After.Name,
        SecondsAfterStart = [.. clock.Hours.Value.Select(Seconds)],
        Citation = sources.Note(clock.Hours.Citation),
        Standing = clock.Hours.Standing,
        Until = clock.Until switch
        {
            Fact<string>.Known known => new() { Statement = known.Stated.Value, Citation = sources.Note(known.Stated.Citation), Standing = known.Stated.Standing },
            Fact<string>.Unpublished unpublished => new() { Unpublished = unpublished.What },
            _ => throw new UnreachableException(),
        },
        EarliestStart = clock.EarliestStart is { } earliest ? TimeOfDay.Format(earliest) : null,
        EarliestStartRule = clock.EarliestStartRule is { } rule ? Write(rule) : null,
    };

    private SafeguardsDocument Write(SafetyPolicy safeguards) => new()
    {
        Growth = Write(safeguards.Growth),
        Intervals = [.. safeguards.Intervals.Select(interval => new DefinedIntervalDocument { Drug = interval.Drug.Name, Days = interval.Days, Rule = Write(interval.Rule) })],
        Guards = [.. safeguards.Guards.Select(Write)],
        References = [.. safeguards.References.Select(Write)],
        Reactions =
        [
            .. safeguards.Reactions.Select(reaction => new DefinedReactionDocument
            {
                Drug = reaction.Drug.Name,
                Terms = [.. reaction.Terms.Select(term => term.Id)],
                FromGrade = (int)reaction.From,
                Rule = Write(reaction.Rule),
            }),
        ],
        Laboratory = [.. safeguards.Laboratory.Bounds.Select(Write)],
        CumulativeLimits =
        [
            .. safeguards.CumulativeLimits.Select(limit => new DefinedCumulativeDocument
            {
                Class = limit.Class,
                Limit = limit.Limit.Value,
                Citation = sources.Note(limit.Limit.Citation),
                Standing = limit.Limit.Standing,
            }),
        ],
        MeasurementAgeLimit = safeguards.Measurements.LongestAgeInDays is { } days ? Write(days.WithValue((decimal)days.Value)) : null,
        MeasurementGrowthLimit = safeguards.Measurements.LargestGrowth is { } growth ? Write(growth) : null,
        DoseTolerance = safeguards.Tolerance is { } tolerance ? Write(tolerance) : null,
    };

    private DefinedNumberDocument Write(Cited<decimal> number) => new() { Value = number.Value, Citation = sources.Note(number.Citation), Standing = number.Standing };

    private DefinedGrowthDocument Write(GrowthReference growth) => new()
    {
        WeightForAge = GrowthTableDocument.Of(growth.WeightForAge),
        HeightForAge = GrowthTableDocument.Of(growth.HeightForAge),
        WeightForHeight = GrowthTableDocument.Of(growth.WeightForHeight),
        MedianWeight = GrowthTableDocument.Of(growth.MedianWeight),
        MedianHeight = GrowthTableDocument.Of(growth.MedianHeight),
        WeightRule = Write(growth.WeightRule),
        HeightRule = Write(growth.HeightRule),
        WeightForHeightRule = Write(growth.WeightForHeightRule),
        AreaRule = Write(growth.AreaRule),
    };

    private DefinedGuardDocument Write(LabelGuard guard) => new()
    {
        Drug = guard.Drug.Name,
        Limit = guard.Limit.ToString(),
        Rule = Write(guard.Rule),
        UpToWeight = guard.UpToWeight,
        BelowYears = guard.BelowYears,
        BelowArea = guard.BelowArea?.SquareMetres,
    };

    private DefinedReferenceDocument Write(ReferenceDose reference) => new(reference.Dose.Value)
    {
        Drug = reference.Drug.Name,
        Block = reference.Block?.Value,
        Order = reference.OrderId,
        Routes = reference.Routes.IsEmpty ? null : [.. reference.Routes.ToRoutes()],
        OnlyAbove = reference.OnlyAbove ? true : null,
        Citation = sources.Note(reference.Dose.Citation),
        Standing = reference.Dose.Standing,
    };

    private DefinedBoundsDocument Write(LaboratoryBounds bounds) => new()
    {
        Analyte = bounds.Analyte,
        Lowest = bounds.Lowest,
        Highest = bounds.Highest,
        Citation = sources.NoteOptional(bounds.StatedBy),
        Standing = bounds.StatedBy is null ? null : bounds.StatedAs,
    };
}
