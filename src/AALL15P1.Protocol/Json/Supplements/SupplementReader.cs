using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;

namespace AALL15P1.Protocol.Json;

/// <summary>Maps a supplement's document to the model.</summary>
internal sealed class SupplementReader(ProtocolDefinition definition, CitedSources sources)
{
    /// <summary>The protocol under the supplement.</summary>
    public static CompiledProtocol Read(SupplementDocument document, Place place, CompiledProtocol protocol)
    {
        ProtocolDefinition definition = protocol.Definition;
        if (document.Protocol != definition.Id)
        {
            throw place.Member(nameof(document.Protocol)).Misfit($"one of {definition.Id}");
        }

        CitedSources sources = new(definition.Sources);
        place.Member(nameof(document.Sources)).Each(document.Sources, (source, at) =>
        {
            sources.Add(source.Id, source.Title, source.Gives, at);
            return source;
        });
        SiteSupplement supplement = new SupplementReader(definition, sources).ReadSections(document, place);

        // What only the whole can show (a value stated twice, one that is stronger already) is an error of the whole.
        return place.Make(() => protocol.With(supplement));
    }

    private SiteSupplement ReadSections(SupplementDocument document, Place place)
    {
        Place safety = place.Member(nameof(document.Safety));
        Place area = place.Member(nameof(document.BodySurfaceArea));
        Place titration = place.Member(nameof(document.Titration));
        SiteSupplement supplement = place.Member(nameof(document.Id)).Make(() => new SiteSupplement(document.Id, document.Title)) with
        {
            OwnSources = sources.Own,
            Readings = place.Member(nameof(document.Readings)).Each(document.Readings, ReadReading),
            Doses = place.Member(nameof(document.Doses)).Each(document.Doses, ReadDose),
            Intrathecal = place.Member(nameof(document.Intrathecal)).Each(document.Intrathecal, ReadIntrathecal),
            InfantScaling = document.InfantScaling is { } scaling ? ReadScaling(scaling, place.Member(nameof(document.InfantScaling))) : null,
            BsaFormula = document.BodySurfaceArea?.Formula is { } formula ? ReadFormula(formula, area.Member(nameof(document.BodySurfaceArea.Formula))) : null,
            BsaRounding = document.BodySurfaceArea?.Rounding is { } rounding ? ReadRounding(rounding, area.Member(nameof(document.Rounding))) : null,
            Rounding = place.Member(nameof(document.Rounding)).Each(document.Rounding, ReadRounding),
            Spacing = place.Member(nameof(document.Spacing)).Each(document.Spacing, ReadSpacing),
            StartCriteria = place.Member(nameof(document.StartCriteria)).Each(document.StartCriteria, ReadCriterion),
            LaboratoryAgeLimit = Days(document.LaboratoryAgeLimit, place.Member(nameof(document.LaboratoryAgeLimit))) is { } days ? new(days) : null,
            Measurements = new()
            {
                LongestAgeInDays = Days(document.Safety?.MeasurementAgeLimit, safety.Member(nameof(document.Safety.MeasurementAgeLimit))),
                LargestGrowth = document.Safety?.MeasurementGrowthLimit is { } growth ? sources.Cite(growth.Percent / 100m, growth, safety.Member(nameof(document.Safety.MeasurementGrowthLimit))) : null,
            },
            LaboratoryBounds = ReadBounds(document.Safety?.LaboratoryBounds, safety.Member(nameof(document.Safety.LaboratoryBounds))),
            CumulativeLimits = safety.Member(nameof(document.Safety.CumulativeLimits)).Each(document.Safety?.CumulativeLimits, (limit, at) => new CumulativeLimit(limit.Class, sources.Cite(limit.Limit, limit, at))),
            DltPolicy = document.DoseLimitingToxicity is { } policy ? ReadToxicityPolicy(policy, place.Member(nameof(document.DoseLimitingToxicity))) : DltPolicy.Unstated,
            StartingDoses = document.Titration?.StartingDoses is { } doses ? ReadStartingDoses(doses, titration.Member(nameof(document.Titration.StartingDoses))) : null,
            TitrationPolicy = document.Titration?.Policy is { } named ? ReadTitrationPolicy(named, titration.Member(nameof(document.Titration.Policy))) : null,
            StepTolerance = document.Titration?.StepTolerance is { } steps ? sources.Cite(steps.Points, steps, titration.Member(nameof(document.Titration.StepTolerance))) : null,
            Holds = ReadHolds(document.Holds ?? [], place.Member(nameof(document.Holds))),
        };
        return document.Safety?.DoseTolerance is { } tolerance
            ? supplement with { DoseTolerance = sources.Cite(tolerance.Percent / 100m, tolerance, safety.Member(nameof(document.Safety.DoseTolerance))) }
            : supplement;
    }

    private Cited<int>? Days(AgeLimitDocument? limit, Place place) => limit is null ? null : sources.Cite(limit.Days, limit, place);

    private Block Block(string id, Place place) => place.Member(nameof(SuppliedDoseDocument.Block)).Make(() => definition.Block(new BlockId(id)));

    private SuppliedReading ReadReading(SuppliedReadingDocument entry, Place place)
    {
        ValueList<Interpretation> register = definition.Interpretations.Register;
        Interpretation question = register.FirstOrDefault(known => known.Id == entry.Id)
            ?? throw place.Member(nameof(entry.Id)).Misfit($"one of {string.Join(", ", register.Select(known => known.Id))}");
        return new(question.Id, sources.Cite(place.Member(nameof(entry.Reading)).Make(() => question.Reading(entry.Reading).Id), entry, place));
    }

    private SuppliedDose ReadDose(SuppliedDoseDocument entry, Place place)
    {
        Block block = Block(entry.Block, place);
        string order = place.Member(nameof(entry.Order)).Make(() => block.Order(entry.Order).Id);
        return new(block.Id, order, sources.Cite(entry.ReadRule(place), entry, place), entry.TimesPerDay);
    }

    private SuppliedIntrathecalDose ReadIntrathecal(IntrathecalDocument entry, Place place)
    {
        Drug drug = place.Member(nameof(entry.Drug)).Make(() => definition.Formulary.Find(entry.Drug));
        AgeTable<DoseAmount> table = AmountBandDocument.Read(entry.ByAge, place.Member(nameof(entry.ByAge)));
        place.Member(nameof(entry.ByAge)).Make(() => DoseRule.Of(table));
        Cited<AgeTable<DoseAmount>> cited = sources.Cite(table, entry, place);
        return place.Member(nameof(entry.Drug)).Make(() => new SuppliedIntrathecalDose(drug, cited));
    }

    private SuppliedInfantFactor ReadScaling(InfantScalingDocument entry, Place place)
    {
        if (entry.Policy != InfantScalingDocument.OwnBands && definition.InfantFactors.All(factor => factor.Id != entry.Policy))
        {
            throw place.Member(nameof(entry.Policy)).Misfit($"one of {string.Join(", ", definition.InfantFactors.Select(factor => factor.Id).Append(InfantScalingDocument.OwnBands))}");
        }

        Cited<string> title = sources.Cite(entry.Title, entry, place);
        return entry.Bands is not { } bands
            ? new SuppliedInfantFactor.Named(title, entry.Policy)
            : place.Member(nameof(entry.Bands)).Make(() => new SuppliedInfantFactor.Bands(
                title, new(bands.Select(band => new AgeBand<Fraction>(band.FromMonths, band.Factor) { BeginsAfter = band.BeginsAfter ?? false }).ToValueList())));
    }

    private Cited<BsaFormula> ReadFormula(FormulaDocument entry, Place place) => sources.Cite(place.Member(nameof(entry.Id)).Make(() => BsaFormula.Find(entry.Id)), entry, place);

    private Cited<BsaRounding> ReadRounding(AreaRoundingDocument entry, Place place) =>
        sources.Cite(place.Make(() => new BsaRounding(entry.Decimals, entry.Direction, entry.Tie ?? RoundingTie.Down)), entry, place);

    private Cited<RoundingPolicy> ReadRounding(RoundingDocument entry, Place place)
    {
        Drug? drug = entry.Drug is { } name ? place.Member(nameof(entry.Drug)).Make(() => definition.Formulary.Find(name)) : null;
        RouteSet routes = (entry.Routes ?? []).Aggregate(RouteSet.None, (all, route) => all | route);
        return sources.Cite(
            place.Member(nameof(entry.Increment)).Make(() => new RoundingPolicy(entry.Increment, entry.Direction, entry.Tie ?? RoundingTie.Down) { Drug = drug, Routes = routes }), entry, place);
    }

    private SuppliedSpacing ReadSpacing(SuppliedSpacingDocument entry, Place place)
    {
        BlockSpacingBasis basis = BlockSpacingBasis.Stated(sources.Cite(entry.Statement, entry, place));
        return new(Block(entry.Block, place).Id, place.Make<BlockSpacing>(() => entry.DaysAfterLastAdministration is { } days
            ? new BlockSpacing.DaysAfterLastAdministration(days, basis)
            : entry.Exact is { } exact ? new BlockSpacing.OnDayOfPrevious(entry.OnDayOfPrevious!.Value, basis, exact)
            : new BlockSpacing.OnDayOfPrevious(entry.OnDayOfPrevious!.Value, basis)));
    }

    private SuppliedStartCriterion ReadCriterion(SuppliedCriterionDocument entry, Place place)
    {
        Cited<string> statement = sources.Cite(entry.Statement, entry.Citation, entry.Standing, place);
        return entry.Read(Block(entry.Block, place).Id, statement.Citation, place);
    }

    private DltPolicy ReadToxicityPolicy(ToxicityPolicyDocument section, Place place) => new()
    {
        MinimumDelayDays = section.MinimumDelay is { } delay ? sources.Cite(delay.Days, delay, place.Member(nameof(section.MinimumDelay))) : null,
        Expected = section.Expected is { } expected
            ? sources.Cite(place.Member(nameof(section.Expected)).Member(nameof(expected.Toxicities)).Each(expected.Toxicities, (toxicity, at) => at.Make(toxicity.Read)), expected, place.Member(nameof(section.Expected)))
            : null,
        RequiresAttribution = section.Attribution is { } attribution ? sources.Cite(attribution.Required, attribution, place.Member(nameof(section.Attribution))) : null,
    };

    private StartingDosePolicy ReadStartingDoses(IReadOnlyList<StartingDoseBandDocument> doses, Place place)
    {
        ValueList<StartingDoseBand> bands = place.Each(doses, (entry, at) =>
        {
            Cited<PerDay<MassPerArea>> thiopurine = sources.Cite(entry.Thiopurine.Dose, entry.Thiopurine, at.Member(nameof(entry.Thiopurine)));
            Cited<PerDose<MassPerArea>> methotrexate = sources.Cite(entry.WeeklyMethotrexate.Dose, entry.WeeklyMethotrexate, at.Member(nameof(entry.WeeklyMethotrexate)));
            return at.Make(() => new StartingDoseBand(entry.FromMonths, entry.BelowMonths, thiopurine, methotrexate));
        });
        return place.Make(() => new StartingDosePolicy(bands));
    }

    private Cited<ITitrationPolicy> ReadTitrationPolicy(TitrationPolicyDocument entry, Place place) =>
        sources.Cite(place.Member(nameof(entry.Id)).Make(() => TitrationPolicies.Find(entry.Id)), entry, place);

    private ValueList<LaboratoryBounds> ReadBounds(IReadOnlyList<LaboratoryBoundsDocument>? documents, Place place)
    {
        ValueList<LaboratoryBounds> bounds = place.Each(documents, (entry, at) => entry.Read(sources, at));
        return bounds.DistinctBy(stated => stated.Analyte).Count() == bounds.Count ? bounds : throw place.Misfit("the bounds of an analyte once");
    }

    private HoldPolicies ReadHolds(IReadOnlyList<HoldDocument> holds, Place place)
    {
        HoldPolicies policies = HoldPolicies.Undecided;
        foreach ((int index, HoldPolicyEntry read) in place.Each(holds, ReadHold).AsEnumerable().Index())
        {
            if (policies.Entries.Any(known => known.Block == read.Block && known.OrderId == read.OrderId))
            {
                throw place.Item(index).Misfit("one policy for everything, for a block, or for an order");
            }

            policies = read.Block is { } block
                ? policies.With(block, read.OrderId, read.Policy)
                : policies.Entries.Aggregate(HoldPolicies.Always(read.Policy), (all, known) => all.With(known.Block!.Value, known.OrderId, known.Policy));
        }

        return policies;
    }

    private HoldPolicyEntry ReadHold(HoldDocument entry, Place place)
    {
        Cited<HoldPolicy> policy = sources.Cite(entry.Policy, entry, place);
        if (entry.Block is not { } id)
        {
            return new(null, null, policy);
        }

        Block block = Block(id, place);
        return new(block.Id, entry.Order is { } order ? place.Member(nameof(entry.Order)).Make(() => block.Order(order).Id) : null, policy);
    }
}
