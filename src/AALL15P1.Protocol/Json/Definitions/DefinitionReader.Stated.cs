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
        Rules = place.Member("rules").Each(document.Rules, ReadRule),
        DoseLimitingToxicity = document.DoseLimitingToxicity is { } toxicity ? ReadToxicity(toxicity, calendar, place.Member("doseLimitingToxicity")) : null,
        Grading = document.Grading is { } grading ? ReadGrading(grading, place.Member("grading")) : null,
        Infusions = place.Member("infusions").Each(document.Infusions, ReadWindow),
        InfantFactors = place.Member("infantFactors").Each(document.InfantFactors, ReadFactor),
        InfantFactorAge = document.InfantFactorAge ?? default,
        Calendar = sources.ReadOptional(document.Calendar, place.Member("calendar")),
        EndOfTherapyQuestion = document.EndOfTherapyQuestion is { } end ? Question(end, place.Member("endOfTherapyQuestion")) : null,
        StartingDoses = document.StartingDoses is { } doses ? ReadStartingDoses(doses, place.Member("startingDoses")) : null,
        Titrated = document.Titrated is { } titrated ? ReadTitrated(titrated, calendar, place.Member("titrated")) : null,
        OrderLinks = place.Member("orderLinks").Each(document.OrderLinks, (link, at) => ReadLink(link, calendar, at)),
        Safeguards = document.Safeguards is { } safeguards ? ReadSafeguards(safeguards, calendar, place.Member("safeguards")) : null,
    };

    private static Block FindBlock(string id, ProtocolDefinition calendar, Place place) =>
        calendar.Blocks.FirstOrDefault(block => block.Id.Value == id) ?? throw place.Misfit("the id of a block of the definition");

    private static string FindOrder(string id, Block block, Place place) =>
        block.Orders.Any(order => order.Id == id) ? id : throw place.Misfit($"the id of an order of {block.Id}");

    private DltDefinition ReadToxicity(DefinedToxicityDocument entry, ProtocolDefinition calendar, Place place)
    {
        BlockId opens = FindBlock(entry.OpensWith, calendar, place.Member("opensWith")).Id;
        BlockId closes = FindBlock(entry.ClosesBefore, calendar, place.Member("closesBefore")).Id;
        Place at = place.Member("rules");
        DltRules rules = new(
            ReadRule(entry.Rules.Period, at.Member("period")),
            ReadRule(entry.Rules.AlwaysLimiting, at.Member("alwaysLimiting")),
            ReadRule(entry.Rules.LimitingWhenDelaying, at.Member("limitingWhenDelaying")),
            ReadRule(entry.Rules.MinimumDelay, at.Member("minimumDelay")),
            ReadRule(entry.Rules.ExpectedToxicity, at.Member("expectedToxicity")),
            ReadRule(entry.Rules.Attribution, at.Member("attribution")),
            ReadRule(entry.Rules.Evaluability, at.Member("evaluability")));
        GradingCalendar? grading = entry.Grading is { } calendarOfGrades ? ReadGrading(calendarOfGrades, place.Member("grading")) : null;
        return place.Make(() => new DltDefinition(opens, closes, entry.PeriodEnd, (Grade)entry.AlwaysLimiting, (Grade)entry.LimitingWhenDelaying, rules)
        {
            CoursesForEvaluability = entry.CoursesForEvaluability,
            Grading = grading,
        });
    }

    private GradingCalendar ReadGrading(DefinedGradingDocument entry, Place place) => new(entry.Before, entry.ChangeOn, entry.After, ReadRule(entry.Rule, place.Member("rule")));

    private InfusionWindow ReadWindow(DefinedInfusionDocument entry, Place place)
    {
        Drug drug = FindDrug(entry.Drug, place.Member("drug"));
        InfusionTime infusion = ReadInfusion(entry.Infusion, place.Member("infusion"));
        Duration within = ReadSeconds(entry.CompleteWithinSeconds, place.Member("completeWithinSeconds"));
        Rule ofInfusion = ReadRule(entry.InfusionRule, place.Member("infusionRule"));
        Rule ofCompletion = ReadRule(entry.CompletionRule, place.Member("completionRule"));
        Rule ofSite = ReadRule(entry.SiteRule, place.Member("siteRule"));
        VialProduct product = ReadVial(entry.Product, place.Member("product"));
        return place.Make(() => new InfusionWindow(drug, infusion, ofInfusion, within, ofCompletion, entry.Site, ofSite, product));
    }

    private VialProduct ReadVial(DefinedVialDocument entry, Place place)
    {
        MassPerVolume weakest = place.Member("weakest").Parse<MassPerVolume>(entry.Weakest);
        MassPerVolume strongest = place.Member("strongest").Parse<MassPerVolume>(entry.Strongest);
        Rule concentration = ReadRule(entry.ConcentrationRule, place.Member("concentrationRule"));
        Rule? diluent = entry.DiluentRule is { } stated ? ReadRule(stated, place.Member("diluentRule")) : null;
        Citation citation = sources.Read(entry.Citation, place.Member("citation"));
        return place.Make(() => new VialProduct(entry.Content, entry.DiluentVolume, weakest, strongest, concentration, diluent, citation));
    }

    private NamedInfantFactor ReadFactor(DefinedFactorDocument entry, Place place)
    {
        ValueList<AgeBand<Cited<Fraction>>> bands = place.Member("bands").Each(entry.Bands, (band, at) =>
            new AgeBand<Cited<Fraction>>(band.FromMonths, sources.Cite(band.Factor, band, at)) { BeginsAfter = band.BeginsAfter ?? false });
        return place.Make(() => new NamedInfantFactor(entry.Id, new(entry.Title, new(bands), entry.AgeTaken)));
    }

    private StartingDoseBasis ReadStartingDoses(DefinedStartingDosesDocument entry, Place place)
    {
        Interpretation question = Question(entry.AgeQuestion, place.Member("ageQuestion"));
        return question.Readings.Any(reading => reading.Id == entry.EachCycle)
            ? new(ReadRule(entry.Rule, place.Member("rule")), entry.What, question, entry.EachCycle)
            : throw place.Member("eachCycle").Misfit($"the id of a reading of {question.Id}");
    }

    private static TitratedOrders ReadTitrated(DefinedTitrationDocument entry, ProtocolDefinition calendar, Place place)
    {
        Block block = FindBlock(entry.Block, calendar, place.Member("block"));
        return new(block.Id, FindOrder(entry.Thiopurine, block, place.Member("thiopurine")), FindOrder(entry.Antifolate, block, place.Member("antifolate")));
    }

    private OrderLink ReadLink(OrderLinkDocument entry, ProtocolDefinition calendar, Place place)
    {
        Block block = FindBlock(entry.Block, calendar, place.Member("block"));
        string order = FindOrder(entry.Order, block, place.Member("order"));
        string other = FindOrder(entry.Other, block, place.Member("other"));
        return place.Make<OrderLink>(() => entry switch
        {
            OrderLinkDocument.RescueFrom rescue => new OrderLink.RescueFrom(block.Id, order, other, ReadClock(rescue.Clock, place.Member("clock")), ReadRule(rescue.Rule, place.Member("rule"))),
            OrderLinkDocument.Continues continues => new OrderLink.Continues(block.Id, order, other, ReadStatement(continues.Basis, place.Member("basis"))),
            OrderLinkDocument.GivenWith with => new OrderLink.GivenWith(block.Id, order, other, ReadRule(with.Rule, place.Member("rule"))),
            OrderLinkDocument.MustNotCoincide never => new OrderLink.MustNotCoincide(block.Id, order, other, ReadRule(never.Rule, place.Member("rule"))),
            _ => throw new InvalidOperationException($"{entry} is of no known kind."),
        });
    }

    private RescueClock ReadClock(DefinedRescueDocument entry, Place place)
    {
        Drug drug = FindDrug(entry.Drug, place.Member("drug"));
        Drug after = FindDrug(entry.After, place.Member("after"));
        ValueList<Duration> times = place.Member("secondsAfterStart").Each(entry.SecondsAfterStart, ReadSeconds);
        Cited<ValueList<Duration>> hours = sources.Cite(times, entry, place);
        DefinedUntilDocument stated = entry.Until;
        Fact<string> until = stated.Unpublished is { } what
            ? new Fact<string>.Unpublished(what)
            : new Fact<string>.Known(sources.Cite(stated.Statement!, stated.Citation!, stated.Standing!.Value, place.Member("until")));
        return place.Make(() => new RescueClock(drug, after, hours, until)
        {
            EarliestStart = entry.EarliestStart is { } earliest ? TimeOfDay.Parse(earliest).Value : null,
            EarliestStartRule = entry.EarliestStartRule is { } rule ? ReadRule(rule, place.Member("earliestStartRule")) : null,
        });
    }

    private SafetyPolicy ReadSafeguards(SafeguardsDocument entry, ProtocolDefinition calendar, Place place)
    {
        GrowthReference growth = ReadGrowth(entry.Growth, place.Member("growth"));
        ValueList<MinimumInterval> intervals = place.Member("intervals").Each(entry.Intervals, (interval, at) =>
            new MinimumInterval(FindDrug(interval.Drug, at.Member("drug")), interval.Days, ReadRule(interval.Rule, at.Member("rule"))));
        return new(growth, intervals, place.Member("guards").Each(entry.Guards, ReadGuard))
        {
            References = place.Member("references").Each(entry.References, (reference, at) => ReadReference(reference, calendar, at)),
            Reactions = place.Member("reactions").Each(entry.Reactions, ReadReaction),
            Laboratory = new() { Bounds = place.Member("laboratory").Each(entry.Laboratory, ReadBounds) },
            CumulativeLimits = place.Member("cumulativeLimits").Each(entry.CumulativeLimits, (limit, at) => new CumulativeLimit(limit.Class, sources.Cite(limit.Limit, limit, at))),
            Measurements = new()
            {
                LongestAgeInDays = entry.MeasurementAgeLimit is { } days ? ReadDays(days, place.Member("measurementAgeLimit")) : null,
                LargestGrowth = entry.MeasurementGrowthLimit is { } part ? sources.Cite(part.Value, part, place.Member("measurementGrowthLimit")) : null,
            },
            Tolerance = entry.DoseTolerance is { } tolerance ? sources.Cite(tolerance.Value, tolerance, place.Member("doseTolerance")) : null,
        };
    }

    private Cited<int> ReadDays(DefinedNumberDocument entry, Place place) =>
        decimal.IsInteger(entry.Value) ? sources.Cite((int)entry.Value, entry, place) : throw place.Member("value").Misfit("whole days");

    private GrowthReference ReadGrowth(DefinedGrowthDocument entry, Place place) => new(
        entry.WeightForAge.Read(place.Member("weightForAge")),
        entry.HeightForAge.Read(place.Member("heightForAge")),
        entry.WeightForHeight.Read(place.Member("weightForHeight")),
        ReadRule(entry.WeightRule, place.Member("weightRule")),
        ReadRule(entry.HeightRule, place.Member("heightRule")),
        ReadRule(entry.WeightForHeightRule, place.Member("weightForHeightRule")),
        ReadRule(entry.AreaRule, place.Member("areaRule")))
    {
        MedianWeight = entry.MedianWeight.Read(place.Member("medianWeight")),
        MedianHeight = entry.MedianHeight.Read(place.Member("medianHeight")),
    };

    private LabelGuard ReadGuard(DefinedGuardDocument entry, Place place) => new(
        FindDrug(entry.Drug, place.Member("drug")), place.Member("limit").Parse<MassPerWeight>(entry.Limit), ReadRule(entry.Rule, place.Member("rule")))
    {
        UpToWeight = entry.UpToWeight,
        BelowYears = entry.BelowYears,
        BelowArea = entry.BelowArea is { } area ? BodySurfaceArea.FromSquareMetres(area) : null,
    };

    private ReferenceDose ReadReference(DefinedReferenceDocument entry, ProtocolDefinition calendar, Place place)
    {
        Drug drug = FindDrug(entry.Drug, place.Member("drug"));
        Block? block = entry.Block is { } named ? FindBlock(named, calendar, place.Member("block")) : null;
        return new(drug, sources.Cite(entry.ReadRule(place), entry, place))
        {
            Block = block?.Id,
            OrderId = entry.Order is not { } order || block is null ? entry.Order : FindOrder(order, block, place.Member("order")),
            Routes = (entry.Routes ?? []).Aggregate(RouteSet.None, (all, route) => all | route),
            OnlyAbove = entry.OnlyAbove ?? false,
        };
    }

    private ReactionGuard ReadReaction(DefinedReactionDocument entry, Place place) => new(
        FindDrug(entry.Drug, place.Member("drug")),
        place.Member("terms").Each(entry.Terms, (term, at) => at.Make(() => new AdverseEventTerm(term))),
        (Grade)entry.FromGrade,
        ReadRule(entry.Rule, place.Member("rule")));

    private LaboratoryBounds ReadBounds(DefinedBoundsDocument entry, Place place)
    {
        LaboratoryBounds bounds = place.Make(() => new LaboratoryBounds(entry.Analyte, entry.Lowest, entry.Highest));
        return entry.Citation is { } citation ? bounds with { StatedBy = sources.Read(citation, place.Member("citation")), StatedAs = entry.Standing!.Value } : bounds;
    }
}
