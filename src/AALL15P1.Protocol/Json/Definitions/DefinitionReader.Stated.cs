using System.Diagnostics;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using NodaTime;
using NodaTime.Text;

namespace AALL15P1.Protocol.Json;

/// <summary>What a protocol states beside its calendar.</summary>
internal sealed partial class DefinitionReader
{
    private static readonly LocalTimePattern TimeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private ProtocolDefinition WithStated(ProtocolDefinition calendar, DefinitionDocument document, Place place) => calendar with
    {
        Rules = place.Member(nameof(document.Rules)).Each(document.Rules, ReadRule),
        DoseLimitingToxicity = document.DoseLimitingToxicity is { } toxicity ? ReadToxicity(toxicity, calendar, place.Member(nameof(document.DoseLimitingToxicity))) : null,
        Grading = document.Grading is { } grading ? ReadGrading(grading, place.Member(nameof(document.Grading))) : null,
        Infusions = place.Member(nameof(document.Infusions)).Each(document.Infusions, ReadWindow),
        InfantFactors = place.Member(nameof(document.InfantFactors)).Each(document.InfantFactors, ReadFactor),
        InfantFactorAge = document.InfantFactorAge ?? default,
        Calendar = sources.ReadOptional(document.Calendar, place.Member(nameof(document.Calendar))),
        EndOfTherapyQuestion = document.EndOfTherapyQuestion is { } end ? Question(end, place.Member(nameof(document.EndOfTherapyQuestion))) : null,
        StartingDoses = document.StartingDoses is { } doses ? ReadStartingDoses(doses, place.Member(nameof(document.StartingDoses))) : null,
        Titrated = document.Titrated is { } titrated ? ReadTitrated(titrated, calendar, place.Member(nameof(document.Titrated))) : null,
        OrderLinks = place.Member(nameof(document.OrderLinks)).Each(document.OrderLinks, (link, at) => ReadLink(link, calendar, at)),
        Safeguards = document.Safeguards is { } safeguards ? ReadSafeguards(safeguards, calendar, place.Member(nameof(document.Safeguards))) : null,
    };

    private static Block FindBlock(string id, ProtocolDefinition calendar, Place place) =>
        calendar.Blocks.FirstOrDefault(block => block.Id.Value == id) ?? throw place.Misfit("the id of a block of the definition");

    private static string FindOrder(string id, Block block, Place place) =>
        block.Orders.Any(order => order.Id == id) ? id : throw place.Misfit($"the id of an order of {block.Id}");

    private DltDefinition ReadToxicity(DefinedToxicityDocument entry, ProtocolDefinition calendar, Place place)
    {
        BlockId opens = FindBlock(entry.OpensWith, calendar, place.Member(nameof(entry.OpensWith))).Id;
        BlockId closes = FindBlock(entry.ClosesBefore, calendar, place.Member(nameof(entry.ClosesBefore))).Id;
        Place at = place.Member(nameof(entry.Rules));
        DltRules rules = new(
            ReadRule(entry.Rules.Period, at.Member(nameof(entry.Rules.Period))),
            ReadRule(entry.Rules.AlwaysLimiting, at.Member(nameof(entry.Rules.AlwaysLimiting))),
            ReadRule(entry.Rules.LimitingWhenDelaying, at.Member(nameof(entry.Rules.LimitingWhenDelaying))),
            ReadRule(entry.Rules.MinimumDelay, at.Member(nameof(entry.Rules.MinimumDelay))),
            ReadRule(entry.Rules.ExpectedToxicity, at.Member(nameof(entry.Rules.ExpectedToxicity))),
            ReadRule(entry.Rules.Attribution, at.Member(nameof(entry.Rules.Attribution))),
            ReadRule(entry.Rules.Evaluability, at.Member(nameof(entry.Rules.Evaluability))));
        GradingCalendar? grading = entry.Grading is { } calendarOfGrades ? ReadGrading(calendarOfGrades, place.Member(nameof(entry.Grading))) : null;
        return place.Make(() => new DltDefinition(opens, closes, entry.PeriodEnd, (Grade)entry.AlwaysLimiting, (Grade)entry.LimitingWhenDelaying, rules)
        {
            CoursesForEvaluability = entry.CoursesForEvaluability,
            Grading = grading,
        });
    }

    private GradingCalendar ReadGrading(DefinedGradingDocument entry, Place place) => new(entry.Before, entry.ChangeOn, entry.After, ReadRule(entry.Rule, place.Member(nameof(entry.Rule))));

    private InfusionWindow ReadWindow(DefinedInfusionDocument entry, Place place)
    {
        Drug drug = FindDrug(entry.Drug, place.Member(nameof(entry.Drug)));
        InfusionTime infusion = ReadInfusion(entry.Infusion, place.Member(nameof(entry.Infusion)));
        Duration within = ReadSeconds(entry.CompleteWithinSeconds, place.Member(nameof(entry.CompleteWithinSeconds)));
        Rule ofInfusion = ReadRule(entry.InfusionRule, place.Member(nameof(entry.InfusionRule)));
        Rule ofCompletion = ReadRule(entry.CompletionRule, place.Member(nameof(entry.CompletionRule)));
        Rule ofSite = ReadRule(entry.SiteRule, place.Member(nameof(entry.SiteRule)));
        VialProduct product = ReadVial(entry.Product, place.Member(nameof(entry.Product)));
        return place.Make(() => new InfusionWindow(drug, infusion, ofInfusion, within, ofCompletion, entry.Site, ofSite, product));
    }

    private VialProduct ReadVial(DefinedVialDocument entry, Place place)
    {
        MassPerVolume weakest = place.Member(nameof(entry.Weakest)).Parse<MassPerVolume>(entry.Weakest);
        MassPerVolume strongest = place.Member(nameof(entry.Strongest)).Parse<MassPerVolume>(entry.Strongest);
        Rule concentration = ReadRule(entry.ConcentrationRule, place.Member(nameof(entry.ConcentrationRule)));
        Rule? diluent = entry.DiluentRule is { } stated ? ReadRule(stated, place.Member(nameof(entry.DiluentRule))) : null;
        Citation citation = sources.Read(entry.Citation, place.Member(nameof(entry.Citation)));
        return place.Make(() => new VialProduct(entry.Content, entry.DiluentVolume, weakest, strongest, concentration, diluent, citation));
    }

    private NamedInfantFactor ReadFactor(DefinedFactorDocument entry, Place place)
    {
        ValueList<AgeBand<Cited<Fraction>>> bands = place.Member(nameof(entry.Bands)).Each(entry.Bands, (band, at) =>
            new AgeBand<Cited<Fraction>>(band.FromMonths, sources.Cite(band.Factor, band, at)) { BeginsAfter = band.BeginsAfter ?? false });
        return place.Make(() => new NamedInfantFactor(entry.Id, new(entry.Title, new(bands), entry.AgeTaken)));
    }

    private StartingDoseBasis ReadStartingDoses(DefinedStartingDosesDocument entry, Place place)
    {
        Interpretation question = Question(entry.AgeQuestion, place.Member(nameof(entry.AgeQuestion)));
        return question.Readings.Any(reading => reading.Id == entry.EachCycle)
            ? new(ReadRule(entry.Rule, place.Member(nameof(entry.Rule))), entry.What, question, entry.EachCycle)
            : throw place.Member(nameof(entry.EachCycle)).Misfit($"the id of a reading of {question.Id}");
    }

    private static TitratedOrders ReadTitrated(DefinedTitrationDocument entry, ProtocolDefinition calendar, Place place)
    {
        Block block = FindBlock(entry.Block, calendar, place.Member(nameof(entry.Block)));
        return new(block.Id, FindOrder(entry.Thiopurine, block, place.Member(nameof(entry.Thiopurine))), FindOrder(entry.Antifolate, block, place.Member(nameof(entry.Antifolate))));
    }

    private OrderLink ReadLink(OrderLinkDocument entry, ProtocolDefinition calendar, Place place)
    {
        Block block = FindBlock(entry.Block, calendar, place.Member(nameof(entry.Block)));
        string order = FindOrder(entry.Order, block, place.Member(nameof(entry.Order)));
        string other = FindOrder(entry.Other, block, place.Member(nameof(entry.Other)));
        return place.Make<OrderLink>(() => entry switch
        {
            OrderLinkDocument.RescueFrom rescue => new OrderLink.RescueFrom(block.Id, order, other, ReadClock(rescue.Clock, place.Member(nameof(rescue.Clock))), ReadRule(rescue.Rule, place.Member(nameof(rescue.Rule)))),
            OrderLinkDocument.Continues continues => new OrderLink.Continues(block.Id, order, other, ReadStatement(continues.Basis, place.Member(nameof(continues.Basis)))),
            OrderLinkDocument.GivenWith with => new OrderLink.GivenWith(block.Id, order, other, ReadRule(with.Rule, place.Member(nameof(with.Rule)))),
            OrderLinkDocument.MustNotCoincide never => new OrderLink.MustNotCoincide(block.Id, order, other, ReadRule(never.Rule, place.Member(nameof(never.Rule)))),
            _ => throw new UnreachableException(),
        });
    }

    private RescueClock ReadClock(DefinedRescueDocument entry, Place place)
    {
        Drug drug = FindDrug(entry.Drug, place.Member(nameof(entry.Drug)));
        Drug after = FindDrug(entry.After, place.Member(nameof(entry.After)));
        ValueList<Duration> times = place.Member(nameof(entry.SecondsAfterStart)).Each(entry.SecondsAfterStart, ReadSeconds);
        Cited<ValueList<Duration>> hours = sources.Cite(times, entry, place);
        DefinedUntilDocument stated = entry.Until;
        Fact<string> until = stated.Unpublished is { } what
            ? new Fact<string>.Unpublished(what)
            : new Fact<string>.Known(sources.Cite(stated.Statement!, stated.Citation!, stated.Standing!.Value, place.Member(nameof(entry.Until))));
        return place.Make(() => new RescueClock(drug, after, hours, until)
        {
            EarliestStart = entry.EarliestStart is { } earliest ? TimeOfDay.Parse(earliest).Value : null,
            EarliestStartRule = entry.EarliestStartRule is { } rule ? ReadRule(rule, place.Member(nameof(entry.EarliestStartRule))) : null,
        });
    }

    private SafetyPolicy ReadSafeguards(SafeguardsDocument entry, ProtocolDefinition calendar, Place place)
    {
        GrowthReference growth = ReadGrowth(entry.Growth, place.Member(nameof(entry.Growth)));
        ValueList<MinimumInterval> intervals = place.Member(nameof(entry.Intervals)).Each(entry.Intervals, (interval, at) =>
            new MinimumInterval(FindDrug(interval.Drug, at.Member(nameof(interval.Drug))), interval.Days, ReadRule(interval.Rule, at.Member(nameof(interval.Rule)))));
        return new(growth, intervals, place.Member(nameof(entry.Guards)).Each(entry.Guards, ReadGuard))
        {
            References = place.Member(nameof(entry.References)).Each(entry.References, (reference, at) => ReadReference(reference, calendar, at)),
            Reactions = place.Member(nameof(entry.Reactions)).Each(entry.Reactions, ReadReaction),
            Laboratory = new() { Bounds = place.Member(nameof(entry.Laboratory)).Each(entry.Laboratory, ReadBounds) },
            CumulativeLimits = place.Member(nameof(entry.CumulativeLimits)).Each(entry.CumulativeLimits, (limit, at) => new CumulativeLimit(limit.Class, sources.Cite(limit.Limit, limit, at))),
            Measurements = new()
            {
                LongestAgeInDays = entry.MeasurementAgeLimit is { } days ? ReadDays(days, place.Member(nameof(entry.MeasurementAgeLimit))) : null,
                LargestGrowth = entry.MeasurementGrowthLimit is { } part ? sources.Cite(part.Value, part, place.Member(nameof(entry.MeasurementGrowthLimit))) : null,
            },
            Tolerance = entry.DoseTolerance is { } tolerance ? sources.Cite(tolerance.Value, tolerance, place.Member(nameof(entry.DoseTolerance))) : null,
        };
    }

    private Cited<int> ReadDays(DefinedNumberDocument entry, Place place) =>
        decimal.IsInteger(entry.Value) ? sources.Cite((int)entry.Value, entry, place) : throw place.Member(nameof(entry.Value)).Misfit("whole days");

    private GrowthReference ReadGrowth(DefinedGrowthDocument entry, Place place) => new(
        entry.WeightForAge.Read(place.Member(nameof(entry.WeightForAge))),
        entry.HeightForAge.Read(place.Member(nameof(entry.HeightForAge))),
        entry.WeightForHeight.Read(place.Member(nameof(entry.WeightForHeight))),
        ReadRule(entry.WeightRule, place.Member(nameof(entry.WeightRule))),
        ReadRule(entry.HeightRule, place.Member(nameof(entry.HeightRule))),
        ReadRule(entry.WeightForHeightRule, place.Member(nameof(entry.WeightForHeightRule))),
        ReadRule(entry.AreaRule, place.Member(nameof(entry.AreaRule))))
    {
        MedianWeight = entry.MedianWeight.Read(place.Member(nameof(entry.MedianWeight))),
        MedianHeight = entry.MedianHeight.Read(place.Member(nameof(entry.MedianHeight))),
    };

    private LabelGuard ReadGuard(DefinedGuardDocument entry, Place place) => new(
        FindDrug(entry.Drug, place.Member(nameof(entry.Drug))), place.Member(nameof(entry.Limit)).Parse<MassPerWeight>(entry.Limit), ReadRule(entry.Rule, place.Member(nameof(entry.Rule))))
    {
        UpToWeight = entry.UpToWeight,
        BelowYears = entry.BelowYears,
        BelowArea = entry.BelowArea is { } area ? BodySurfaceArea.FromSquareMetres(area) : null,
    };

    private ReferenceDose ReadReference(DefinedReferenceDocument entry, ProtocolDefinition calendar, Place place)
    {
        Drug drug = FindDrug(entry.Drug, place.Member(nameof(entry.Drug)));
        Block? block = entry.Block is { } named ? FindBlock(named, calendar, place.Member(nameof(entry.Block))) : null;
        return new(drug, sources.Cite(entry.ReadRule(place), entry, place))
        {
            Block = block?.Id,
            OrderId = entry.Order is not { } order ? null
                : block is not null ? FindOrder(order, block, place.Member(nameof(entry.Order)))
                : calendar.Blocks.Any(any => any.Orders.Any(known => known.Id == order)) ? order
                : throw place.Member(nameof(entry.Order)).Misfit("the id of an order of the definition"),
            Routes = (entry.Routes ?? []).Aggregate(RouteSet.None, (all, route) => all | route),
            OnlyAbove = entry.OnlyAbove ?? false,
        };
    }

    private ReactionGuard ReadReaction(DefinedReactionDocument entry, Place place) => new(
        FindDrug(entry.Drug, place.Member(nameof(entry.Drug))),
        place.Member(nameof(entry.Terms)).Each(entry.Terms, (term, at) => at.Make(() => new AdverseEventTerm(term))),
        (Grade)entry.FromGrade,
        ReadRule(entry.Rule, place.Member(nameof(entry.Rule))));

    private LaboratoryBounds ReadBounds(DefinedBoundsDocument entry, Place place)
    {
        LaboratoryBounds bounds = place.Make(() => new LaboratoryBounds(entry.Analyte, entry.Lowest, entry.Highest));
        return entry.Citation is { } citation ? bounds with { StatedBy = sources.Read(citation, place.Member(nameof(entry.Citation))), StatedAs = entry.Standing!.Value } : bounds;
    }
}
