using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Gates;

/// <summary>The start criteria of AALL15P1's blocks, each just below, at and just above its threshold.</summary>
public class StartGateTests
{
    private static readonly LocalDate Day = new(2020, 3, 10);

    private static readonly Source Handbook = new("SITE", "A site's handbook", Standing.Site);

    private static readonly StartFacts Recovered = new(Day)
    {
        Values = new(Day) { Neutrophils = CellCount.FromPerMicrolitre(500m), Platelets = CellCount.FromPerMicrolitre(50_000m) },
        ToxicityResolved = true,
        Marker = MarkerStatus.Present,
    };

    public static TheoryData<string> EpiBlocks => ["azacitidine-1", "azacitidine-2", "azacitidine-3", "azacitidine-4"];

    public static TheoryData<string> ChemotherapyBlocks => ["consolidation", "interim-maintenance", "delayed-intensification-1", "delayed-intensification-2"];

    [Theory]
    [MemberData(nameof(EpiBlocks))]
    [Trait("Rule", "EPI-START-ANC")]
    [Trait("Rule", "EPI-START-PLATELETS")]
    [Trait("Rule", "EPI-START-TOXICITY")]
    public void Every_EPI_block_starts_at_the_slides_thresholds(string block) =>
        Assert.Equal(DecisionOutcome.Proceed, StartGate.Evaluate(Block(block), Recovered, ageLimit: null));

    [Theory]
    [InlineData("499", DecisionOutcome.Hold)]
    [InlineData("499.99", DecisionOutcome.Hold)]
    [InlineData("500", DecisionOutcome.Proceed)]
    [InlineData("501", DecisionOutcome.Proceed)]
    [Trait("Rule", "EPI-START-ANC")]
    public void Neutrophils_below_500_hold_an_EPI_block(string perMicrolitre, DecisionOutcome expected)
    {
        StartFacts facts = Recovered with { Values = Recovered.Values! with { Neutrophils = CellCount.Parse($"{perMicrolitre}/µL") } };

        Assert.Equal(expected, StartGate.Evaluate(Block("azacitidine-1"), facts, ageLimit: null));
    }

    [Theory]
    [InlineData("49999", DecisionOutcome.Hold)]
    [InlineData("50000", DecisionOutcome.Proceed)]
    [InlineData("50001", DecisionOutcome.Proceed)]
    [Trait("Rule", "EPI-START-PLATELETS")]
    public void Platelets_below_50000_hold_an_EPI_block(string perMicrolitre, DecisionOutcome expected)
    {
        StartFacts facts = Recovered with { Values = Recovered.Values! with { Platelets = CellCount.Parse($"{perMicrolitre}/µL") } };

        Assert.Equal(expected, StartGate.Evaluate(Block("azacitidine-4"), facts, ageLimit: null));
    }

    [Fact]
    [Trait("Rule", "EPI-START-ANC")]
    public void A_low_ANC_is_explained_with_the_slide()
    {
        StartFacts facts = Recovered with { Values = Recovered.Values! with { Neutrophils = CellCount.FromPerMicrolitre(499m) } };

        Finding finding = StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null).Findings[0];

        Assert.Equal("EPI-START-ANC", finding.Rule.Id);
        Assert.Equal(Severity.Hazard, finding.Severity);
        Assert.Equal(
            "Neutrophils before an EPI block. ANC 499/µL. Required: at least 500/µL. The block waits until counts recover. (EPI-START-ANC; DECK, slide Experimental Study Schema)",
            finding.Sentence);
    }

    [Fact]
    [Trait("Rule", "EPI-START-ANC")]
    [Trait("Rule", "EPI-START-PLATELETS")]
    public void Counts_that_were_not_measured_leave_the_start_undecided()
    {
        StartFacts facts = Recovered with { Values = new(Day) };

        Decision decision = StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null);

        Assert.Equal(DecisionOutcome.CannotDecide, decision.Outcome);
        Assert.Equal(["the ANC", "the platelet count"], decision.Findings.Where(finding => finding.Missing is not null).Select(finding => finding.Missing));
    }

    [Fact]
    [Trait("Rule", "LAB-AGE")]
    public void Values_of_a_later_day_decide_nothing()
    {
        StartFacts facts = Recovered with { Values = Recovered.Values! with { TakenOn = Day.PlusDays(1) } };

        Decision decision = StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null);

        Assert.Equal(DecisionOutcome.CannotDecide, decision.Outcome);
        Assert.Equal(["EPI-START-ANC", "EPI-START-PLATELETS", "LAB-AGE"], decision.Findings.Select(finding => finding.Rule.Id));
        Assert.Contains("2020-03-11", decision.Findings[2].Missing, StringComparison.Ordinal);
    }

    // The day of the start and that of the sample are changed where they stand: a sample is of the day or from 1 to 5 days before it.
    [Theory]
    [InlineData("2020-03-01", "2020-03-02", DecisionOutcome.CannotDecide)]
    [InlineData("2020-03-01", "2020-03-01", DecisionOutcome.Proceed)]
    [InlineData("2020-03-01", "2020-02-25", DecisionOutcome.Proceed)]
    [InlineData("2020-03-01", "2020-02-24", DecisionOutcome.CannotDecide)]
    [InlineData("2021-01-01", "2020-12-27", DecisionOutcome.Proceed)]
    [InlineData("2021-01-01", "2020-12-26", DecisionOutcome.CannotDecide)]
    public void The_days_that_count_are_those_last_stated(string start, string taken, DecisionOutcome expected)
    {
        LocalDate Of(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
        StartFacts facts = Recovered with { On = Of(start), Values = Recovered.Values! with { TakenOn = Of(taken) } };

        Assert.Equal(expected, StartGate.Evaluate(Block("azacitidine-1"), facts, ageLimit: null));
        Assert.Equal(expected, StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null).Outcome);
    }

    // An EPI block is 5 days long; without a site's limit, older counts decide nothing.
    [Theory]
    [Trait("Rule", "LAB-AGE")]
    [InlineData(4, DecisionOutcome.Proceed)]
    [InlineData(5, DecisionOutcome.Proceed)]
    [InlineData(6, DecisionOutcome.CannotDecide)]
    [InlineData(29, DecisionOutcome.CannotDecide)]
    public void Without_a_limit_counts_older_than_the_block_is_long_decide_nothing(int age, DecisionOutcome expected)
    {
        StartFacts facts = Recovered with { Values = Recovered.Values! with { TakenOn = Day.PlusDays(-age) } };

        Decision decision = StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null);

        Finding finding = Assert.Single(decision.Findings);
        Assert.Equal(expected, StartGate.Evaluate(Block("azacitidine-1"), facts, ageLimit: null));
        Assert.Equal(expected, decision.Outcome);
        Assert.Contains($"{age} days before the start", finding.Observed ?? finding.Missing, StringComparison.Ordinal);
    }

    // 300 × 10⁹/L of neutrophils are 300,000/µL; 20,000 × 10⁹/L of platelets are 20,000,000/µL.
    [Theory]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [InlineData(100_000, 50_000, DecisionOutcome.Proceed, null)]
    [InlineData(100_001, 50_000, DecisionOutcome.CannotDecide, "a plausible ANC (100001/µL, which cells/µL read as 10⁹/L would explain)")]
    [InlineData(600_000, 50_000, DecisionOutcome.CannotDecide, "a plausible ANC (600000/µL, which cells/µL read as 10⁹/L would explain)")]
    [InlineData(9, 50_000, DecisionOutcome.Hold, "a plausible ANC (9/µL, which 10⁹/L read as cells/µL would explain)")]
    [InlineData(500, 2_000_000, DecisionOutcome.Proceed, null)]
    [InlineData(500, 2_000_001, DecisionOutcome.CannotDecide, "a plausible platelet count (2000001/µL, which cells/µL read as 10⁹/L would explain)")]
    [InlineData(500, 250, DecisionOutcome.Hold, "a plausible platelet count (250/µL, which 10⁹/L read as cells/µL would explain)")]
    public void Counts_that_no_infant_has_give_no_start(int neutrophils, int platelets, DecisionOutcome expected, string? missing)
    {
        StartFacts facts = Recovered with { Values = new(Day) { Neutrophils = CellCount.FromPerMicrolitre(neutrophils), Platelets = CellCount.FromPerMicrolitre(platelets) } };
        Decision decision = StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null);

        Assert.Equal(expected, StartGate.Evaluate(Block("azacitidine-1"), facts, ageLimit: null));
        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(missing, decision.Findings.SingleOrDefault(finding => finding.Rule.Id == "LAB-PLAUSIBLE")?.Missing);
    }

    // What a laboratory bounds: 0.5 ×10⁹/L is 500/µL, 50 ×10⁹/L is 50,000/µL.
    [Theory]
    [Trait("Rule", "EPI-START-ANC")]
    [Trait("Rule", "EPI-START-PLATELETS")]
    [InlineData("<0.1 ×10⁹/L", "60 ×10⁹/L", DecisionOutcome.Hold)]
    [InlineData("<0.5 ×10⁹/L", "60 ×10⁹/L", DecisionOutcome.Hold)]
    [InlineData("≤0.5 ×10⁹/L", "60 ×10⁹/L", DecisionOutcome.CannotDecide)]
    [InlineData("<0.501 ×10⁹/L", "60 ×10⁹/L", DecisionOutcome.CannotDecide)]
    [InlineData("<1 ×10⁹/L", "60 ×10⁹/L", DecisionOutcome.CannotDecide)]
    [InlineData(">0.499 ×10⁹/L", "60 ×10⁹/L", DecisionOutcome.CannotDecide)]
    [InlineData("≥0.5 ×10⁹/L", "60 ×10⁹/L", DecisionOutcome.Proceed)]
    [InlineData(">0.5 ×10⁹/L", "60 ×10⁹/L", DecisionOutcome.Proceed)]
    [InlineData("1 ×10⁹/L", ">50 ×10⁹/L", DecisionOutcome.Proceed)]
    [InlineData("1 ×10⁹/L", ">49.999 ×10⁹/L", DecisionOutcome.CannotDecide)]
    [InlineData("1 ×10⁹/L", "<50 ×10⁹/L", DecisionOutcome.Hold)]
    [InlineData("1 ×10⁹/L", "<20 ×10⁹/L", DecisionOutcome.Hold)]
    public void A_bound_decides_where_every_count_within_it_does(string neutrophils, string platelets, DecisionOutcome expected)
    {
        Assert.True(CountBound.TryParse(neutrophils, out CountBound anc));
        Assert.True(CountBound.TryParse(platelets, out CountBound counted));
        StartFacts facts = Recovered with { Values = new(Day) { Neutrophils = anc, Platelets = counted } };
        Decision decision = StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null);

        Assert.Equal(expected, StartGate.Evaluate(Block("azacitidine-1"), facts, ageLimit: null));
        Assert.Equal(expected, decision.Outcome);
    }

    [Fact]
    [Trait("Rule", "EPI-START-ANC")]
    public void A_bound_that_does_not_tell_asks_for_the_number()
    {
        StartFacts facts = Recovered with { Values = Recovered.Values! with { Neutrophils = CountBound.Below(CellCount.FromPerMicrolitre(1000m)) } };

        Assert.Equal(
            "Neutrophils before an EPI block. ANC <1000/µL, which can be either. Missing: the number of the ANC, or a bound that tells. Required: at least 500/µL. (EPI-START-ANC; DECK, slide Experimental Study Schema)",
            StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null).Findings[0].Sentence);
    }

    // "<0.1/µL" and "<5/µL" are 10⁹/L read as cells/µL; "<10/µL" is 0.01 ×10⁹/L, which laboratories write.
    [Theory]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    [InlineData("<10/µL", null)]
    [InlineData("<0.1/µL", "a plausible ANC (<0.1/µL, which 10⁹/L read as cells/µL would explain)")]
    [InlineData(">100000/µL", null)]
    [InlineData(">100001/µL", "a plausible ANC (>100001/µL, which cells/µL read as 10⁹/L would explain)")]
    public void A_bound_that_no_laboratory_writes_is_asked_back(string neutrophils, string? missing)
    {
        Assert.True(CountBound.TryParse(neutrophils, out CountBound anc));
        Decision decision = StartGate.Explain(Block("azacitidine-1"), Recovered with { Values = Recovered.Values! with { Neutrophils = anc } }, ageLimit: null);

        Assert.Equal(missing, decision.Findings.SingleOrDefault(finding => finding.Rule.Id == "LAB-PLAUSIBLE")?.Missing);
    }

    // The last planned days: Induction 29, EPI 5, Consolidation 29, Interim Maintenance 23, Delayed Intensification 28 and 15.
    [Theory]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    [InlineData("azacitidine-1", 29, DecisionOutcome.Hold)]
    [InlineData("azacitidine-1", 30, DecisionOutcome.Proceed)]
    [InlineData("azacitidine-1", 36, DecisionOutcome.Proceed)]
    [InlineData("azacitidine-2", 0, DecisionOutcome.Hold)]
    [InlineData("azacitidine-2", 2, DecisionOutcome.Hold)]
    [InlineData("azacitidine-2", 29, DecisionOutcome.Hold)]
    [InlineData("azacitidine-2", 30, DecisionOutcome.Proceed)]
    [InlineData("azacitidine-3", 23, DecisionOutcome.Hold)]
    [InlineData("azacitidine-3", 24, DecisionOutcome.Proceed)]
    [InlineData("azacitidine-4", 28, DecisionOutcome.Hold)]
    [InlineData("azacitidine-4", 29, DecisionOutcome.Proceed)]
    public void A_block_starts_after_the_last_planned_day_of_the_one_before(string block, int day, DecisionOutcome expected)
    {
        StartFacts facts = Recovered with { PreviousBlockStart = Day.PlusDays(1 - day) };
        Decision decision = Aall15P1.Compile().MayStart(new(block), facts);

        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(expected, Aall15P1.Compile().EvaluateStart(new(block), facts));
        Assert.Equal(expected == DecisionOutcome.Hold, decision.Findings.Any(finding => finding.Rule.Id == "BLOCK-BEFORE-COMPLETE"));
    }

    [Theory]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    [InlineData(31, 2, false, DecisionOutcome.Hold)]
    [InlineData(32, 2, false, DecisionOutcome.Proceed)]
    [InlineData(20, null, false, DecisionOutcome.Hold)]
    [InlineData(40, null, false, DecisionOutcome.CannotDecide)]
    [InlineData(2, 0, true, DecisionOutcome.Proceed)]
    [InlineData(null, 0, false, DecisionOutcome.CannotDecide)]
    [InlineData(null, 0, true, DecisionOutcome.Proceed)]
    public void Holds_move_the_end_of_the_block_before_and_somebody_can_state_it(int? day, int? held, bool isComplete, DecisionOutcome expected)
    {
        StartFacts facts = Recovered with
        {
            PreviousBlockStart = day is { } known ? Day.PlusDays(1 - known) : null,
            PreviousBlockHeldDays = held,
            PreviousBlockIsComplete = isComplete,
        };

        Assert.Equal(expected, Aall15P1.Compile().MayStart(BlockIds.Azacitidine2, facts).Outcome);
    }

    [Fact]
    [Trait("Rule", "BLOCK-BEFORE-COMPLETE")]
    public void A_start_inside_the_block_before_says_when_that_ends() => Assert.Equal(
        "Completion of the block before. It would start on day 2 of Consolidation. Required: a start after day 29 of Consolidation, its last planned day. It starts on 2020-04-07 at the earliest, or somebody states that the block before is complete. (BLOCK-BEFORE-COMPLETE; this library's own safeguard)",
        Assert.Single(Aall15P1.Compile().MayStart(BlockIds.Azacitidine2, Recovered with { PreviousBlockStart = Day.PlusDays(-1) }).Findings, finding => finding.Effect == DecisionOutcome.Hold).Sentence);

    [Theory]
    [Trait("Rule", "LAB-ANC-WITHIN-WBC")]
    [InlineData(601, DecisionOutcome.Proceed)]
    [InlineData(600, DecisionOutcome.Proceed)]
    [InlineData(599, DecisionOutcome.CannotDecide)]
    public void Neutrophils_are_no_more_than_the_white_cells_of_the_sample(int whiteCells, DecisionOutcome expected)
    {
        StartFacts facts = Recovered with
        {
            Values = new(Day) { Neutrophils = CellCount.FromPerMicrolitre(600m), Platelets = CellCount.FromPerMicrolitre(50_000m), WhiteCells = CellCount.FromPerMicrolitre(whiteCells) },
        };

        Assert.Equal(expected, StartGate.Evaluate(Block("azacitidine-1"), facts, ageLimit: null));
        Assert.Equal(expected == DecisionOutcome.Proceed ? [] : ["LAB-ANC-WITHIN-WBC"], StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null).Findings.Where(finding => finding.Effect != DecisionOutcome.Proceed).Select(finding => finding.Rule.Id));
    }

    // 40/µL before: 500 times are 20,000, 2000 times are 80,000.
    [Theory]
    [Trait("Rule", "LAB-CHANGE")]
    [InlineData(19_999, DecisionOutcome.Proceed)]
    [InlineData(20_000, DecisionOutcome.CannotDecide)]
    [InlineData(80_000, DecisionOutcome.CannotDecide)]
    [InlineData(80_001, DecisionOutcome.Proceed)]
    public void A_count_is_not_a_thousandfold_of_the_one_before(int neutrophils, DecisionOutcome expected)
    {
        LaboratoryValues before = new(Day.PlusDays(-7)) { Neutrophils = CellCount.FromPerMicrolitre(40m) };
        StartFacts facts = Recovered with { Values = Recovered.Values! with { Neutrophils = CellCount.FromPerMicrolitre(neutrophils) }, ValuesBefore = before };

        Assert.Equal(expected, StartGate.Evaluate(Block("azacitidine-1"), facts, ageLimit: null));
        Assert.Equal(expected, StartGate.Explain(Block("azacitidine-1"), facts, ageLimit: null).Outcome);
    }

    [Fact]
    [Trait("Rule", "LAB-PLAUSIBLE")]
    public void A_site_replaces_the_bounds_of_an_analyte()
    {
        LaboratoryPlausibility own = LaboratoryPlausibility.Library.With([new(Analyte.Neutrophils, 10m, 700_000m) { StatedBy = new(Handbook, "4.3") }]);
        StartFacts facts = Recovered with { Values = Recovered.Values! with { Neutrophils = CellCount.FromPerMicrolitre(600_000m) } };

        Assert.Equal(DecisionOutcome.CannotDecide, StartGate.Evaluate(Block("azacitidine-1"), facts, ageLimit: null));
        Assert.Equal(DecisionOutcome.Proceed, StartGate.Evaluate(Block("azacitidine-1"), facts, ageLimit: null, own));
        Assert.Throws<ArgumentOutOfRangeException>("Highest", () => new LaboratoryBounds(Analyte.Platelets, 10m, 9m));
    }

    [Theory]
    [InlineData(2, DecisionOutcome.Proceed)]
    [InlineData(3, DecisionOutcome.Proceed)]
    [InlineData(4, DecisionOutcome.Hold)]
    [Trait("Rule", "LAB-AGE")]
    public void A_sites_limit_on_the_age_is_inclusive(int age, DecisionOutcome expected)
    {
        StartFacts facts = Recovered with
        {
            Values = Recovered.Values! with { TakenOn = Day.PlusDays(-age) },
        };

        Decision decision = StartGate.Explain(Block("azacitidine-2"), facts, new LaboratoryAgeLimit(new(3, new(Handbook, "4.2"), Standing.Site)));

        Assert.Equal(expected, decision.Outcome);
        Assert.All(decision.Findings, finding => Assert.Equal("SITE, 4.2", finding.Rule.Citation?.ToString()));
    }

    [Theory]
    [InlineData(true, DecisionOutcome.Proceed)]
    [InlineData(false, DecisionOutcome.Hold)]
    [InlineData(null, DecisionOutcome.CannotDecide)]
    [Trait("Rule", "EPI-START-TOXICITY")]
    public void A_clinician_states_that_toxicity_has_resolved(bool? stated, DecisionOutcome expected) =>
        Assert.Equal(expected, StartGate.Evaluate(Block("azacitidine-1"), Recovered with { ToxicityResolved = stated }, ageLimit: null));

    [Theory]
    [InlineData(MarkerStatus.Present, DecisionOutcome.Proceed)]
    [InlineData(MarkerStatus.Absent, DecisionOutcome.Hold)]
    [InlineData(MarkerStatus.Unknown, DecisionOutcome.CannotDecide)]
    [Trait("Rule", "KMT2A-TO-CONTINUE")]
    public void Only_a_rearranged_leukaemia_goes_on(MarkerStatus status, DecisionOutcome expected)
    {
        StartFacts facts = Recovered with { Marker = status, PreviousBlockStart = Day.PlusDays(-5) };

        Assert.All(
            Aall15P1.Definition.Blocks.Where(block => block.Id.Value is not ("induction" or "maintenance")),
            block => Assert.Equal(expected, StartGate.Evaluate(block, facts, ageLimit: null)));
    }

    [Theory]
    [MemberData(nameof(ChemotherapyBlocks))]
    [Trait("Rule", "AZA-CHEMO-DAY-6")]
    public void Chemotherapy_follows_on_the_day_after_azacitidine_day_5(string block)
    {
        // Azacitidine on 1-5 March: chemotherapy on 6 March, whatever the counts.
        StartFacts facts = new(new(2020, 3, 6)) { Marker = MarkerStatus.Present, PreviousBlockStart = new(2020, 3, 1) };

        Assert.Equal(DecisionOutcome.Proceed, StartGate.Evaluate(Block(block), facts, ageLimit: null));
        Assert.Empty(StartGate.Explain(Block(block), facts, ageLimit: null).Findings);
    }

    [Theory]
    [InlineData(5, DecisionOutcome.Hold, 1)]
    [InlineData(6, DecisionOutcome.Proceed, 0)]
    [InlineData(7, DecisionOutcome.Proceed, 1)]
    [Trait("Rule", "AZA-CHEMO-DAY-6")]
    public void Chemotherapy_is_never_early_and_a_late_start_is_a_deviation(int dayOfMarch, DecisionOutcome expected, int findings)
    {
        StartFacts facts = new(new(2020, 3, dayOfMarch)) { Marker = MarkerStatus.Present, PreviousBlockStart = new(2020, 3, 1) };

        Decision decision = StartGate.Explain(Block("consolidation"), facts, ageLimit: null);

        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(findings, decision.Findings.Count);
        Assert.All(decision.Findings, finding => Assert.Equal(Severity.Deviation, finding.Severity));
    }

    [Fact]
    [Trait("Rule", "AZA-CHEMO-DAY-6")]
    public void Without_day_1_of_azacitidine_the_start_of_chemotherapy_is_undecided()
    {
        StartFacts facts = new(Day) { Marker = MarkerStatus.Present };

        Assert.Equal(DecisionOutcome.CannotDecide, StartGate.Evaluate(Block("consolidation"), facts, ageLimit: null));
    }

    [Theory]
    [InlineData("induction")]
    [InlineData("maintenance")]
    [Trait("Rule", "BLOCK-START-SITE")]
    public void Unpublished_criteria_leave_the_start_undecided_and_name_what_is_missing(string block)
    {
        Decision decision = StartGate.Explain(Block(block), Recovered, ageLimit: null);

        Finding finding = Assert.Single(decision.Findings);
        Assert.Equal(DecisionOutcome.CannotDecide, decision.Outcome);
        Assert.Equal("BLOCK-START-SITE", finding.Rule.Id);
        Assert.Equal(Standing.Unpublished, finding.Rule.Standing);
        Assert.Equal(Audience.StudyTeam, finding.Audience);
        Assert.Contains(Block(block).Title, finding.Missing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("749", DecisionOutcome.Hold)]
    [InlineData("750", DecisionOutcome.Proceed)]
    [InlineData("751", DecisionOutcome.Proceed)]
    [Trait("Rule", "BLOCK-START-SITE")]
    public void A_sites_criteria_decide_with_their_own_citation(string perMicrolitre, DecisionOutcome expected)
    {
        Rule rule = new("SITE-MAINTENANCE-ANC", "ANC before Maintenance", "A site's rule, for this test.", new(Handbook, "9"), Standing.Site);
        Block maintenance = Block("maintenance").WithSiteCriteria([new StartCriterion.CountAtLeast(Analyte.Neutrophils, CellCount.FromPerMicrolitre(750m), rule)]);
        StartFacts facts = Recovered with { Values = new(Day) { Neutrophils = CellCount.Parse($"{perMicrolitre}/µL") } };

        Decision decision = StartGate.Explain(Aall15P1.Definition.With(maintenance).Block(maintenance.Id), facts, ageLimit: null);

        Assert.Equal(expected, decision.Outcome);
        Assert.All(decision.Findings, finding => Assert.Equal("SITE, 9", finding.Rule.Citation?.ToString()));
        Assert.Equal(["KMT2A-TO-CONTINUE", "SITE-MAINTENANCE-ANC"], maintenance.StartCriteria.Select(criterion => criterion.Rule.Id));
    }

    [Fact]
    public void A_site_cannot_state_a_criterion_without_a_citation_or_under_an_id_that_is_taken()
    {
        Rule uncited = new("SITE-X", "X", "X.", Citation: null, Standing.Site);
        Rule taken = new("EPI-START-ANC", "X", "X.", new(Handbook, "1"), Standing.Site);

        Assert.Throws<ArgumentException>(() => Block("maintenance").WithSiteCriteria([new StartCriterion.ToxicityResolved(uncited)]));
        Assert.Throws<ArgumentException>(() => Block("maintenance").WithSiteCriteria([new StartCriterion.ToxicityResolved(StartRules.Toxicity)]));
        Assert.Throws<ArgumentException>(() => Block("azacitidine-1").WithSiteCriteria([new StartCriterion.ToxicityResolved(taken)]));
    }

    [Fact]
    public void Haemoglobin_is_no_cell_count()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StartCriterion.CountAtLeast(Analyte.Haemoglobin, CellCount.FromPerMicrolitre(1m), StartRules.Neutrophils));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LaboratoryValues(Day).Count(Analyte.Haemoglobin));
    }

    [Fact]
    public void A_limit_on_the_age_is_never_negative() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LaboratoryAgeLimit(new(-1, new(Handbook, "1"), Standing.Site)));

    private static Block Block(string id) => Aall15P1.Definition.Block(new(id));
}
