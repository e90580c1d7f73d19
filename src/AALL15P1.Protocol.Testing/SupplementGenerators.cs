using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Titration;
using FsCheck;
using FsCheck.Fluent;

namespace AALL15P1.Protocol.Testing;

/// <summary>
/// FsCheck generators and shrinkers for site supplements. Every value is made up for tests and cited from a handbook
/// that does not exist. <see cref="ProtocolArbitraries"/> registers them.
/// </summary>
internal static class SupplementGenerators
{
    private static readonly Source Handbook = new("SITE", "A site's handbook, “for tests” only: µ, ½", Standing.Site);

    private static readonly (BlockId Block, string Order)[] UnpublishedOrders =
        [.. Aall15P1.Definition.Blocks.SelectMany(block => block.Orders.Where(order => order.Dose is Fact<DoseRule>.Unpublished).Select(order => (block.Id, order.Id)))];

    private static readonly BlockId[] AssumedStarts =
        [.. Aall15P1.Definition.Blocks.Where(block => block.Spacing?.Basis.Standing >= Standing.Site).Select(block => block.Id)];

    /// <summary>Supplements of AALL15P1 that fit its definition, with each section or without. Shrinks by leaving sections out.</summary>
    /// <returns>The generator and shrinker.</returns>
    public static Arbitrary<SiteSupplement> Supplements()
    {
        Gen<SiteSupplement> doses =
            from supplied in Some(UnpublishedOrders, Dose)
            from scaling in Maybe(Cite(Gen.Constant("infant factor of the handbook")))
            from formula in Maybe(Cite(Gen.Elements(BsaFormula.All.ToArray())))
            from area in Maybe(Cite(AreaRounding()))
            from rounding in Maybe(Cite(DoseRounding()))
            select new SiteSupplement("made-up", "Made up")
            {
                OwnSources = [Handbook],
                Doses = supplied,
                InfantScaling = scaling is null ? null : SuppliedInfantFactor.ByName(scaling, "interfant"),
                BsaFormula = formula,
                BsaRounding = area,
                Rounding = rounding is null ? [] : [rounding],
            };
        Gen<SiteSupplement> course =
            from made in doses
            from readings in Some([.. Aall15P1.Definition.Interpretations.Register], Reading)
            from spacing in Some(AssumedStarts, Spacing)
            from criteria in Some([.. BlockIds.All], Criterion)
            from holds in Some([.. Aall15P1.Definition.Blocks], block => Cite(Gen.Elements(Enum.GetValues<HoldPolicy>())).Select(policy => (Block: block, Policy: policy)))
            from everything in Maybe(Cite(Gen.Elements(Enum.GetValues<HoldPolicy>())))
            select made with
            {
                Readings = readings,
                Spacing = spacing,
                StartCriteria = criteria,
                Holds = holds.Aggregate(everything is null ? HoldPolicies.Undecided : HoldPolicies.Always(everything), (all, hold) => all.With(hold.Block.Id, hold.Block.Orders[0].Id, hold.Policy)),
            };
        Gen<SiteSupplement> whole =
            from made in course
            from laboratory in Maybe(Cite(Gen.Choose(0, 30)))
            from measurements in Maybe(Cite(Gen.Choose(0, 30)))
            from tolerance in Maybe(Cite(Gen.Choose(0, 400).Select(tenths => tenths / 1000m)))
            from limit in Maybe(Cite(Gen.Choose(1, 5000).Select(tenths => MassPerArea.FromMilligramsPerSquareMetre(tenths / 10m))))
            from delay in Maybe(Cite(Gen.Choose(1, 60)))
            from expected in Maybe(Cite(Gen.Elements(Grade.Mild, Grade.Severe, Grade.LifeThreatening).Select(grade => (ValueList<ExpectedToxicity>)[new(new("febrile-neutropenia"), grade)])))
            from attribution in Maybe(Cite(Gen.Elements(true, false)))
            from starting in Maybe(StartingDoses())
            from policy in Maybe(Cite(Gen.Constant(TitrationPolicies.All[0])))
            select made with
            {
                Doses = starting is null ? made.Doses : made.Doses.Where(dose => !IsTitrated(dose)).ToValueList(),
                LaboratoryAgeLimit = laboratory is null ? null : new(laboratory),
                Measurements = new() { LongestAgeInDays = measurements },
                DoseTolerance = tolerance,
                CumulativeLimits = limit is null ? [] : [new(DrugClass.Anthracycline, limit)],
                DltPolicy = new() { MinimumDelayDays = delay, Expected = expected, RequiresAttribution = attribution },
                StartingDoses = starting,
                TitrationPolicy = policy,
            };
        return Arb.From(whole, Shrink);
    }

    /// <summary>Whether a dose is that of an order that is titrated, which starting doses state too.</summary>
    private static bool IsTitrated(SuppliedDose dose) => dose.Block == BlockIds.Maintenance && dose.OrderId is "mercaptopurine" or "methotrexate";

    private static Gen<SuppliedDose> Dose((BlockId Block, string Order) order) =>
        from tenths in Gen.Choose(1, 5000)
        from perArea in Gen.Elements(true, false)
        from cited in Cite(Gen.Constant(perArea
            ? DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(tenths / 10m).PerDose())
            : DoseRule.Of(MassPerWeight.FromMilligramsPerKilogram(tenths / 100m).PerDose())))
        select new SuppliedDose(order.Block, order.Order, cited);

    private static Gen<SuppliedReading> Reading(Interpretation question) =>
        Cite(Gen.Elements(question.Readings.Select(reading => reading.Id).ToArray())).Select(reading => new SuppliedReading(question.Id, reading));

    private static Gen<SuppliedSpacing> Spacing(BlockId block) =>
        from days in Gen.Choose(1, 100)
        from onDay in Gen.Elements(true, false)
        from exact in Gen.Elements(true, false)
        from place in Places()
        let basis = BlockSpacingBasis.Stated(new("As the handbook says.", new(Handbook, place), Standing.Site)) // nothing weaker replaces Interfant's
        select new SuppliedSpacing(block, onDay ? BlockSpacing.OnDay(days, basis, exact) : BlockSpacing.AfterLastAdministration(days, basis));

    private static Gen<SuppliedStartCriterion> Criterion(BlockId block) =>
        from count in Gen.Choose(0, 4000)
        from kind in Gen.Choose(0, 2)
        from place in Places()
        let rule = new AALL15P1.Protocol.Rule($"HANDBOOK-{block.Value.ToUpperInvariant()}", "A rule of the handbook", "As the handbook says.", new(Handbook, place), Standing.Site)
        select new SuppliedStartCriterion(block, kind switch
        {
            0 => StartCriterion.Count(Analyte.Platelets, CellCount.FromPerMicrolitre(count / 4m), rule),
            1 => StartCriterion.Toxicity(rule),
            _ => StartCriterion.RecentValues(rule),
        });

    private static Gen<BsaRounding> AreaRounding() =>
        from decimals in Gen.Choose(1, 6)
        from direction in Gen.Elements(Enum.GetValues<RoundingDirection>())
        from tie in Gen.Elements(Enum.GetValues<RoundingTie>())
        select new BsaRounding(decimals, direction, tie);

    private static Gen<RoundingPolicy> DoseRounding() =>
        from hundredths in Gen.Choose(1, 500)
        from direction in Gen.Elements(Enum.GetValues<RoundingDirection>())
        from tie in Gen.Elements(Enum.GetValues<RoundingTie>())
        from narrow in Gen.Elements(true, false)
        select new RoundingPolicy(DrugMass.FromMilligrams(hundredths / 100m), direction, tie)
        {
            Drug = narrow ? Drugs.Cytarabine : null,
            Routes = narrow ? Route.IV : RouteSet.None,
        };

    private static Gen<StartingDosePolicy> StartingDoses() =>
        from youngest in Gen.Choose(0, 6)
        from months in Gen.Choose(1, 24)
        from thiopurine in Cite(Gen.Choose(1, 1000).Select(tenths => MassPerArea.FromMilligramsPerSquareMetre(tenths / 10m).PerDay()))
        from methotrexate in Cite(Gen.Choose(1, 400).Select(tenths => MassPerArea.FromMilligramsPerSquareMetre(tenths / 10m).PerDose()))
        from later in Cite(Gen.Choose(1, 1000).Select(tenths => MassPerArea.FromMilligramsPerSquareMetre(tenths / 10m).PerDay()))
        from isOpen in Gen.Elements(true, false)
        select new StartingDosePolicy(
        [
            new(youngest, youngest + months, thiopurine, methotrexate),
            new(youngest + months, isOpen ? null : youngest + months + 12, later, methotrexate),
        ]);

    private static IEnumerable<SiteSupplement> Shrink(SiteSupplement value) =>
        new[]
        {
            value with { Doses = [] },
            value with { InfantScaling = null },
            value with { BsaFormula = null, BsaRounding = null },
            value with { Rounding = [] },
            value with { Readings = [] },
            value with { Spacing = [] },
            value with { StartCriteria = [] },
            value with { Holds = HoldPolicies.Undecided },
            value with { LaboratoryAgeLimit = null, Measurements = MeasurementPolicy.Default },
            value with { DoseTolerance = null, CumulativeLimits = [] },
            value with { DltPolicy = DltPolicy.Unstated },
            value with { StartingDoses = null },
            value with { TitrationPolicy = null },
        }.Where(smaller => smaller != value);

    /// <summary>For each of some items, one of what is made of it.</summary>
    private static Gen<ValueList<TOut>> Some<TIn, TOut>(TIn[] items, Func<TIn, Gen<TOut>> make) => items.Aggregate(
        Gen.Constant(default(ValueList<TOut>)),
        (all, item) =>
            from before in all
            from isIn in Gen.Frequency((2, Gen.Constant(false)), (1, Gen.Constant(true)))
            from made in make(item)
            select isIn ? before.Append(made).ToValueList() : before);

    private static Gen<Cited<T>> Cite<T>(Gen<T> values) =>
        from value in values
        from place in Places()
        from standing in Gen.Elements(Standing.Site, Standing.Backbone, Standing.Reference)
        select new Cited<T>(value, new(Handbook, place), standing);

    private static Gen<string> Places() => Gen.Elements("4.2", "page 12", "“Dosing”, § 3", "table\\1\t≥ 5 \"a\"");

    private static Gen<T?> Maybe<T>(Gen<T> values)
        where T : class => Gen.Frequency((1, Gen.Constant<T?>(null)), (2, values.Select(value => (T?)value)));
}
