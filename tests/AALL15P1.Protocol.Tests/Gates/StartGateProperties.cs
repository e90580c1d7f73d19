using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Testing;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

[Properties(Arbitrary = [typeof(DecisionGenerators)])]
public sealed class StartGateProperties
{
    private static readonly StartCriterion[] Criteria =
    [
        new StartCriterion.CountAtLeast(Analyte.Neutrophils, CellCount.FromPerMicrolitre(499m), StartRules.Neutrophils),
        new StartCriterion.CountAtLeast(Analyte.Neutrophils, CellCount.FromPerMicrolitre(501m), StartRules.Neutrophils),
        new StartCriterion.CountAtLeast(Analyte.Platelets, CellCount.FromPerMicrolitre(49_999m), StartRules.Platelets),
        new StartCriterion.CountAtLeast(Analyte.Platelets, CellCount.FromPerMicrolitre(50_001m), StartRules.Platelets),
        new StartCriterion.CountAtLeast(Analyte.WhiteCells, CellCount.FromPerMicrolitre(500m), StartRules.SiteCriteria),
        new StartCriterion.ToxicityResolved(StartRules.Toxicity),
        new StartCriterion.MarkerPresent(Aall15P1.Definition.Marker!, StartRules.Rearrangement),
        new StartCriterion.LaboratoryValuesRecent(StartRules.LaboratoryAge),
        new StartCriterion.OnDayOfPreviousBlock(4, StartRules.ChemotherapyFollows),
        new StartCriterion.OnDayOfPreviousBlock(6, StartRules.ChemotherapyFollows),
        new StartCriterion.SuppliedBySite("the criteria", StartRules.SiteCriteria),
    ];

    [Property(MaxTest = 500)]
    [Trait("Rule", "EPI-START-ANC")]
    [Trait("Rule", "EPI-START-PLATELETS")]
    public void Raising_a_count_never_takes_a_start_away(Block block, StartFacts facts, CellCount more)
    {
        // Every case counts: values that decide nothing are replaced by ones that do, and the raise ends at a plausible count.
        LaboratoryValues values = facts.Values is { } drawn && IsPlausible(facts) ? drawn : new(facts.On) { Neutrophils = CellCount.FromPerMicrolitre(499m), Platelets = CellCount.FromPerMicrolitre(49_999m) };
        CellCount raise = CellCount.FromPerMicrolitre(Math.Min(more.PerMicrolitre, 100_000m - (values.Neutrophils?.Exact?.PerMicrolitre ?? 0m)));
        facts = facts with { Values = values };
        LaboratoryValues raised = values with
        {
            Neutrophils = values.Neutrophils?.Exact + raise,
            Platelets = values.Platelets?.Exact + raise,
            WhiteCells = values.WhiteCells?.Exact + raise,
        };

        DecisionOutcome before = StartGate.Evaluate(block, facts, ageLimit: null);
        DecisionOutcome after = StartGate.Evaluate(block, facts with { Values = raised }, ageLimit: null);

        Assert.True(before != DecisionOutcome.Proceed || after == DecisionOutcome.Proceed);
        Assert.True(before != DecisionOutcome.CannotDecide || after == DecisionOutcome.CannotDecide);
    }

    [Property(MaxTest = 500)]
    [Trait("Rule", "EPI-START-ANC")]
    [Trait("Rule", "EPI-START-PLATELETS")]
    [Trait("Rule", "EPI-START-TOXICITY")]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    [Trait("Rule", "AZA-CHEMO-DAY-6")]
    public void Knowing_less_never_gives_a_start(Block block, StartFacts facts)
    {
        DecisionOutcome known = StartGate.Evaluate(block, facts, ageLimit: null);

        Assert.All(
            DecisionGenerators.Without(facts),
            less => Assert.True(known == DecisionOutcome.Proceed || StartGate.Evaluate(block, less, ageLimit: null) != DecisionOutcome.Proceed));
    }

    [Property(MaxTest = 500)]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    public void Knowing_less_of_the_block_before_never_gives_a_start(Block block, StartFacts facts)
    {
        int index = Aall15P1.Definition.IndexOf(block.Id);
        Block? before = index == 0 ? null : Aall15P1.Definition.Blocks[index - 1];
        DecisionOutcome known = StartGate.Evaluate(block, facts, ageLimit: null, before: before);

        Assert.All(
            DecisionGenerators.Without(facts),
            less => Assert.True(known == DecisionOutcome.Proceed || StartGate.Evaluate(block, less, ageLimit: null, before: before) != DecisionOutcome.Proceed));
        Assert.Equal(known, StartGate.Explain(block, facts, ageLimit: null, before: before).Outcome);
        Assert.True(StartGate.Evaluate(block, facts, ageLimit: null) == DecisionOutcome.Proceed || known != DecisionOutcome.Proceed);
    }

    [Property(MaxTest = 500)]
    [Trait("Rule", "EPI-START-ANC")]
    [Trait("Rule", "EPI-START-PLATELETS")]
    public void A_bound_never_decides_otherwise_than_a_count_within_it(Block block, StartFacts facts, CellCount limit)
    {
        // Every case counts: values that decide nothing are replaced by ones that do.
        LaboratoryValues values = facts.Values is { Neutrophils.Exact: not null } drawn && IsPlausible(facts) ? drawn : new(facts.On) { Neutrophils = CellCount.FromPerMicrolitre(499m), Platelets = CellCount.FromPerMicrolitre(50_000m) };
        CellCount neutrophils = values.Neutrophils!.Value.Exact!.Value;
        facts = facts with { Values = values };
        CountBound bound = neutrophils < limit ? CountBound.Below(limit) : neutrophils > limit ? CountBound.Above(limit) : neutrophils;
        StartFacts bounded = facts with { Values = values with { Neutrophils = bound } };

        DecisionOutcome exact = StartGate.Evaluate(block, facts, ageLimit: null);
        DecisionOutcome known = StartGate.Evaluate(block, bounded, ageLimit: null);

        Assert.True(known == exact || known == DecisionOutcome.CannotDecide || exact == DecisionOutcome.CannotDecide);
        Assert.True(exact == DecisionOutcome.Proceed || known != DecisionOutcome.Proceed);
        Assert.Equal(known, StartGate.Explain(block, bounded, ageLimit: null).Outcome);
    }

    /// <summary>All is met but what the bound says, so that the bound decides in every case: at, beside and far from 500/µL and 50000/µL, on either side.</summary>
    [Property(MaxTest = 500)]
    [Trait("Rule", "EPI-START-ANC")]
    [Trait("Rule", "EPI-START-PLATELETS")]
    public void A_bound_starts_holds_or_asks_by_what_lies_within_it(byte near, ushort far, bool isBelow, bool isPlatelets, byte epi)
    {
        decimal least = isPlatelets ? 50_000m : 500m;
        decimal[] beside = [-1m, -0.1m, 0m, 0.1m, 1m];
        decimal limit = near % 2 == 0 ? least + beside[near / 2 % 5] : (isPlatelets ? 1_001m : 11m) + far;
        CountBound bound = isBelow ? CountBound.Below(CellCount.FromPerMicrolitre(limit)) : CountBound.Above(CellCount.FromPerMicrolitre(limit));
        LocalDate on = new(2026, 2, 9);
        StartFacts facts = new(on)
        {
            Values = new(on)
            {
                Neutrophils = isPlatelets ? CellCount.FromPerMicrolitre(500m) : bound,
                Platelets = isPlatelets ? bound : CellCount.FromPerMicrolitre(50_000m),
            },
            ToxicityResolved = true,
            Marker = MarkerStatus.Present,
        };
        Block block = Aall15P1.Definition.Block(new BlockId($"azacitidine-{(epi % 4) + 1}"));

        // Below 500 or less is too few, above 500 or more is enough; any other bound leaves it open.
        DecisionOutcome expected = isBelow
            ? limit <= least ? DecisionOutcome.Hold : DecisionOutcome.CannotDecide
            : limit >= least ? DecisionOutcome.Proceed : DecisionOutcome.CannotDecide;
        Assert.Equal(expected, StartGate.Evaluate(block, facts, ageLimit: null));
        Assert.Equal(expected, StartGate.Explain(block, facts, ageLimit: null).Outcome);
    }

    [Property(MaxTest = 500)]
    [Trait("Rule", "EPI-START-ANC")]
    [Trait("Rule", "EPI-START-PLATELETS")]
    public void The_unit_in_which_a_count_is_written_changes_nothing(Block block, StartFacts facts)
    {
        StartFacts rewritten = facts with
        {
            Values = facts.Values is { } values
                ? values with { Neutrophils = InBillionsPerLitre(values.Neutrophils), Platelets = InBillionsPerLitre(values.Platelets), WhiteCells = InBillionsPerLitre(values.WhiteCells) }
                : null,
        };

        Assert.Equal(StartGate.Explain(block, facts, ageLimit: null), StartGate.Explain(block, rewritten, ageLimit: null));
    }

    [Property(MaxTest = 500)]
    [Trait("Rule", "EPI-START-ANC")]
    [Trait("Rule", "EPI-START-PLATELETS")]
    [Trait("Rule", "EPI-START-TOXICITY")]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    [Trait("Rule", "AZA-CHEMO-DAY-6")]
    [Trait("Rule", "LAB-AGE")]
    [Trait("Rule", "BLOCK-START-SITE")]
    public void The_explanation_names_every_criterion_that_fails_alone(Block block, StartFacts facts)
    {
        // Values that are implausible together are judged together; the criteria are looked at without them.
        StartFacts known = IsPlausible(facts) ? facts : facts with { Values = null };
        Decision decision = StartGate.Explain(block, known, ageLimit: null);

        Assert.Equal(StartGate.Evaluate(block, known, ageLimit: null), decision.Outcome);
        Assert.All(block.StartCriteria, criterion =>
        {
            DecisionOutcome alone = StartGate.Evaluate(block with { StartCriteria = [criterion] }, known, ageLimit: null);
            Finding? finding = decision.Findings.SingleOrDefault(found => found.Rule.Id == criterion.Rule.Id);
            Assert.Equal(alone, finding?.Effect ?? DecisionOutcome.Proceed);
        });
    }

    [Property(MaxTest = 500)]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [Trait("Rule", "LAB-ANC-WITHIN-WBC")]
    [Trait("Rule", "LAB-CHANGE")]
    public void Implausible_values_never_give_a_start(Block block, StartFacts facts, StartFacts earlier)
    {
        LaboratoryValues? before = earlier.Values;
        StartFacts known = facts with { ValuesBefore = before };
        DecisionOutcome outcome = StartGate.Evaluate(block, known, ageLimit: null);

        Assert.Equal(outcome, StartGate.Explain(block, known, ageLimit: null).Outcome);
        bool looksAtCounts = block.StartCriteria.Any(criterion => criterion is StartCriterion.CountAtLeast);
        Assert.True(outcome != DecisionOutcome.Proceed || !looksAtCounts || LaboratoryPlausibility.Library.Evaluate(facts.Values!, before) == DecisionOutcome.Proceed);
    }

    /// <summary>At, just below and just above each bound, whole and not, exact and not; bounds of a site among them, also ones between two whole numbers.</summary>
    [Property(MaxTest = 2000)]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [Trait("Rule", "LAB-ANC-WITHIN-WBC")]
    public void Plain_values_are_judged_as_one_by_one(byte neutrophils, byte platelets, byte whiteCells, byte haemoglobin, bool hasBefore, byte site)
    {
        decimal[] numbers = [0m, 0.3m, 0.5m, 1m, 9m, 9.99m, 10m, 10.5m, 11m, 19m, 20m, 21m, 999m, 1_000m, 1_001m, 99_999m, 100_000m, 100_000.5m, 100_001m, 2_000_000m, 2_000_001m, 2_147_483_647m, 2_147_483_648m];
        CountBound? Count(byte pick) => (pick % 7, CellCount.FromPerMicrolitre(numbers[pick % numbers.Length])) switch
        {
            (0, _) => null,
            (1, var limit) => CountBound.Below(limit),
            (2, var limit) => CountBound.Above(limit),
            var (_, exact) => exact,
        };
        LaboratoryBounds[] stated =
        [
            new(Analyte.Neutrophils, 0.4m, 0.9m), new(Analyte.Neutrophils, 9.5m, 100_000.5m), new(Analyte.Platelets, 1_000.5m, 2_147_483_648m), new(Analyte.WhiteCells, 1m, 2_147_483_647m),
        ];
        LaboratoryPlausibility plausibility = site % 5 == 4 ? new() { Bounds = [stated[1]] } : LaboratoryPlausibility.Library.With(site % 2 == 0 ? [] : [stated[site % 4]]);
        LaboratoryValues values = new(new LocalDate(2026, 2, 9))
        {
            Neutrophils = Count(neutrophils),
            Platelets = Count(platelets),
            WhiteCells = Count(whiteCells),
            Haemoglobin = haemoglobin % 3 == 0 ? MassPerVolume.FromGramsPerLitre(haemoglobin + 1m) : null,
        };
        LaboratoryValues? before = hasBefore ? values with { Neutrophils = CellCount.FromPerMicrolitre(1m), Platelets = CellCount.FromPerMicrolitre(1_000m) } : null;

        List<Finding> findings = [];
        DecisionOutcome oneByOne = plausibility.JudgeEach(values, before, findings);

        Assert.Equal(oneByOne, plausibility.Evaluate(values, before));
        Assert.Equal(findings, plausibility.Explain(values, before));
    }

    [Property(MaxTest = 500)]
    [Trait("Rule", "LAB-AGE")]
    public void A_longer_limit_on_the_age_never_takes_a_start_away(Block block, StartFacts facts, byte days, byte more)
    {
        LaboratoryAgeLimit Limit(int most) => new(new(most, new(new("SITE", "The test site's manual", AALL15P1.Protocol.Evidence.Standing.Site), "1"), AALL15P1.Protocol.Evidence.Standing.Site));

        Assert.True(StartGate.Evaluate(block, facts, Limit(days % 9)) != DecisionOutcome.Proceed || StartGate.Evaluate(block, facts, Limit((days % 9) + more)) == DecisionOutcome.Proceed);
    }

    [Property(MaxTest = 500)]
    [Trait("Rule", "BLOCK-START-SITE")]
    public void Unpublished_criteria_never_give_a_start(StartFacts facts) =>
        Assert.All(
            Aall15P1.Definition.Blocks.Where(block => block.StartCriteria.Any(criterion => criterion is StartCriterion.SuppliedBySite)),
            block => Assert.NotEqual(DecisionOutcome.Proceed, StartGate.Evaluate(block, facts, ageLimit: null)));

    [Property]
    [Trait("Rule", "AZA-CHEMO-DAY-6")]
    public void Chemotherapy_never_starts_before_day_6_of_its_EPI_block(int offset)
    {
        int days = offset % 400;
        LocalDate epi = new(2020, 3, 1);
        StartFacts facts = new(epi.PlusDays(days)) { Marker = MarkerStatus.Present, PreviousBlockStart = epi };

        // Day 1 is offset 0, so day 6 is offset 5.
        Assert.Equal(days >= 5, StartGate.Evaluate(Aall15P1.Definition.Block(BlockIds.Consolidation), facts, ageLimit: null) == DecisionOutcome.Proceed);
    }

    [Property]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    public void Continuing_agrees_with_the_start_of_every_later_block(Block block, StartFacts facts)
    {
        DecisionOutcome continues = ContinuationGate.Evaluate(Aall15P1.Definition, facts.Marker);

        Assert.Equal(continues, ContinuationGate.Explain(Aall15P1.Definition, facts.Marker).Outcome);
        Assert.True(block.Kind == BlockKind.Induction || continues == DecisionOutcome.Proceed || StartGate.Evaluate(block, facts, ageLimit: null) != DecisionOutcome.Proceed);
    }

    /// <summary>Any criteria in any order, also two for the same thing: the answer is that of each on its own, taken together.</summary>
    [Property(MaxTest = 1000)]
    public void The_answer_is_that_of_the_criteria_one_by_one(byte[] picks, StartFacts facts)
    {
        Block block = Aall15P1.Definition.Block(BlockIds.Azacitidine1) with { StartCriteria = picks.Select(pick => Criteria[pick % Criteria.Length]).ToValueList() };

        Assert.Equal(StartGate.Explain(block, facts, ageLimit: null).Outcome, StartGate.Evaluate(block, facts, ageLimit: null));
    }

    [Fact]
    public void Evaluating_allocates_nothing()
    {
        Block block = Aall15P1.Definition.Block(BlockIds.Azacitidine1);
        StartFacts facts = new(new LocalDate(2020, 3, 10))
        {
            Values = new(new LocalDate(2020, 3, 9)) { Neutrophils = CellCount.FromPerMicrolitre(500m), Platelets = CellCount.FromPerMicrolitre(50_000m) },
            ToxicityResolved = true,
            Marker = MarkerStatus.Present,
        };
        DecisionOutcome outcome = DecisionOutcome.CannotDecide;
        long allocated = Allocated.Least(() => outcome = StartGate.Evaluate(block, facts, ageLimit: null));

        Assert.Equal(DecisionOutcome.Proceed, outcome);
        Assert.Equal(0, allocated);
    }

    private static CountBound? InBillionsPerLitre(CountBound? count) => count?.Exact is { } known ? CellCount.Parse(known.ToString(CellCount.BillionsPerLitreUnit)) : null;

    private static bool IsPlausible(StartFacts facts) => facts.Values is not { } values || LaboratoryPlausibility.Library.Evaluate(values) == DecisionOutcome.Proceed;
}
