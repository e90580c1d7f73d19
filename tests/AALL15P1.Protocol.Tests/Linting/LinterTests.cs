using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Linting;
using AALL15P1.Protocol.Regimen;
using Xunit;
using static AALL15P1.Protocol.NumberRange;

namespace AALL15P1.Protocol.Tests.Linting;

public sealed class LinterTests
{
    private static readonly Citation Somewhere = new(new Source("BOOK", "A protocol document", Standing.Protocol), "page 1");
    private static readonly Interpretation Question = new("Q1", "Which?", [new("one", "One.", []), new("two", "Two.", [])]);
    private static readonly Rule Cited = new("R-1", "Title", "Statement.", Somewhere, Standing.Protocol);

    [Fact]
    public void AALL15P1_has_no_defect()
    {
        ValueList<LintFinding> findings = Aall15P1.Compile().Lint();

        Assert.Empty(findings);
    }

    [Theory]
    [InlineData("D1")]
    [InlineData("D2")]
    [InlineData("D3")]
    [InlineData("D8")]
    public void The_readings_of_AALL15P1_are_proved_to_change_its_calendar(string id)
    {
        // Without the orders' own marks, the definition made with another reading still differs.
        ProtocolDefinition definition = Aall15P1.Definition;
        Interpretation question = Interpretations.All.First(each => each.Id == id);

        Assert.Contains(question.Readings, reading =>
        {
            ProtocolDefinition other = Aall15P1.With(definition.Interpretations.With(id, reading.Id));
            return other.Blocks != definition.Blocks || other.TherapyLength != definition.TherapyLength;
        });
    }

    [Fact]
    public void A_sound_definition_has_no_defect() => Assert.Empty(Linter.Lint(new(Of(Block("first", Order("drug-a", Route.IV, DayPattern.Days(1)))))));

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "days 6 reach day 6, and second begins on day 6")]
    [InlineData(7, "days 7 reach day 7, and second begins on day 6")]
    public void An_order_on_or_after_the_next_blocks_first_day_is_found(int day, string? observation)
    {
        ProtocolDefinition definition = Of(
            Block("first", Order("drug-a", Route.IV, DayPattern.Days(day))),
            Block("second", Order("drug-a", Route.IV, DayPattern.Days(1))) with { Spacing = new BlockSpacing.OnDayOfPrevious(6, BlockSpacingBasis.Assumed("Assumed.")) });

        Finds(new(definition), LintChecks.OrderOutsideBlock, observation);
    }

    [Fact]
    public void An_order_without_an_end_in_a_block_that_another_follows_is_found()
    {
        ProtocolDefinition definition = Of(
            Block("first", Order("drug-a", Route.IV, new DayPattern.Cycles(1, 7, DayPattern.Days(1)))) with { CycleLength = 7 },
            Block("second", Order("drug-a", Route.IV, DayPattern.Days(1))) with { Spacing = new BlockSpacing.DaysAfterLastAdministration(1, BlockSpacingBasis.Assumed("Assumed.")) });

        Finds(new(definition), LintChecks.OrderOutsideBlock, "days from day 1, in each cycle of 7 days: 1 have no end, and second follows");
    }

    [Theory]
    [InlineData(366, null)]
    [InlineData(367, "days 367")]
    public void An_order_that_begins_after_the_longest_therapy_is_found(int day, string? observation) =>
        Finds(new(Of(Block("first", Order("drug-a", Route.IV, DayPattern.Days(day))))), LintChecks.OrderNeverGiven, observation);

    [Theory]
    [InlineData(84, 84, null)]
    [InlineData(84, 28, "cycles of 84 days in a block of cycles of 28 days")]
    [InlineData(84, null, "cycles of 84 days in a block of no cycles")]
    public void An_order_in_other_cycles_than_its_block_is_found(int orders, int? blocks, string? observation) =>
        Finds(
            new(Of(Block("first", Order("drug-a", Route.IV, new DayPattern.Cycles(1, orders, DayPattern.Days(1)))) with { CycleLength = blocks })),
            LintChecks.CycleLength,
            observation);

    [Theory]
    [InlineData(Route.IV, 3, "both give drug-a IV on day 3")]
    [InlineData(Route.IV, 4, null)]
    [InlineData(Route.SC, 3, null)]
    public void The_same_drug_by_the_same_route_on_the_same_day_is_found(Route route, int day, string? observation)
    {
        Drug drug = Formulary.Find("drug-a");
        Block block = new(new("first"), "First", BlockKind.Induction,
        [
            new("one", drug, Route.IV, DayPattern.Through((1, 3)), Unpublished, Somewhere, Standing.Unpublished),
            new("two", drug, route, DayPattern.Days(day), Unpublished, Somewhere, Standing.Unpublished),
        ]);

        Finds(new(Of(block)), LintChecks.DuplicateOrder, observation);
    }

    [Fact]
    public void A_question_that_nothing_uses_is_found()
    {
        LintSubject subject = new(Of([Question], Block("first", Order("drug-a", Route.IV, DayPattern.Days(1)))));

        Finds(subject, LintChecks.InterpretationUnused, "Which?");
        Finds(subject with { Rules = [Cited with { Interpretations = [Question] }] }, LintChecks.InterpretationUnused, null);
        Finds(subject with { AlsoMadeFromReadings = [readings => readings.Of(Question).Id] }, LintChecks.InterpretationUnused, null);
        Finds(subject with { AlsoMadeFromReadings = [_ => "the same"] }, LintChecks.InterpretationUnused, "Which?");
        Finds(subject with { WithReadings = readings => Of([Question], Block("first", Order("drug-a", Route.IV, DayPattern.Days(readings.Takes(Question, "two") ? 2 : 1)))) }, LintChecks.InterpretationUnused, null);
    }

    [Fact]
    public void A_question_that_is_not_registered_is_found()
    {
        PlannedOrder order = Order("drug-a", Route.IV, DayPattern.Days(1)) with { Interpretations = [new(Question)] };

        Finds(new(Of(Block("first", order))), LintChecks.InterpretationUnregistered, "Q1 is not in the register, or reads otherwise there");
        Finds(new(Of([Question], Block("first", order))), LintChecks.InterpretationUnregistered, null);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, "Q1 touches days 2, and the order has days 1")]
    public void A_question_about_days_that_the_order_does_not_have_is_found(int day, string? observation)
    {
        PlannedOrder order = Order("drug-a", Route.IV, DayPattern.Days(1)) with { Interpretations = [new(Question, DayPattern.Days(day))] };

        Finds(new(Of([Question], Block("first", order))), LintChecks.InterpretationDays, observation);
    }

    [Fact]
    public void A_value_without_a_citation_is_found()
    {
        Block sound = Block("first", Order("drug-a", Route.IV, DayPattern.Days(1)));
        Block next = Block("second", Order("drug-a", Route.IV, DayPattern.Days(1)));

        Finds(
            new(Of(sound, next with { Spacing = new BlockSpacing.OnDayOfPrevious(6, new("Stated.", Standing.Backbone, Citation: null)) })),
            LintChecks.ValueWithoutCitation,
            "standing Backbone, no citation");
        Finds(new(Of(Block("first", Order("drug-a", Route.IV, DayPattern.Days(1), Somewhere with { Place = " " })))), LintChecks.ValueWithoutCitation, "BOOK is cited without a place in it");
        Finds(new(Of(sound)) { Rules = [Cited with { Citation = null }] }, LintChecks.ValueWithoutCitation, "standing Protocol, no citation");
        Finds(new(Of(sound)) { Rules = [Cited with { Citation = null, Standing = Standing.Unpublished }] }, LintChecks.ValueWithoutCitation, null);
    }

    [Fact]
    public void A_standing_above_what_the_source_gives_is_found()
    {
        LintSubject subject = new(Of(Block("first", Order("drug-a", Route.IV, DayPattern.Days(1))))) { Rules = [Cited with { Citation = new(Sources.Ctcae5, "Anaemia") }] };

        Finds(subject, LintChecks.StandingTooStrong, "standing Protocol, and CTCAE5 gives Reference at most");
    }

    [Fact]
    public void Bands_that_overlap_are_found()
    {
        Table([Below(6m), AtLeast(6m)], LintChecks.BandOverlap, null);
        Table([AtMost(6m), AtLeast(6m)], LintChecks.BandOverlap, "(-∞, 6] and [6, ∞)");
        Table([Below(7m), AtLeast(6m)], LintChecks.BandOverlap, "(-∞, 7) and [6, ∞)");
    }

    [Fact]
    public void A_gap_between_bands_or_at_an_end_is_found()
    {
        Table([AtMost(6m), MoreThan(6m)], LintChecks.BandGap, null);
        Table([MoreThan(6m), AtMost(6m)], LintChecks.BandGap, null);
        Table([AtLeast(0m).AndBelow(6m), AtLeast(6m).AndAtMost(12m)], LintChecks.BandGap, null, AtLeast(0m).AndAtMost(12m));
        Table([Below(6m), MoreThan(6m)], LintChecks.BandGap, "nothing between (-∞, 6) and (6, ∞)");
        Table([Below(6m), AtLeast(7m)], LintChecks.BandGap, "nothing between (-∞, 6) and [7, ∞)");
        Table([AtLeast(1m)], LintChecks.BandGap, "nothing from the start of [0, ∞) to [1, ∞)", AtLeast(0m));
        Table([MoreThan(0m)], LintChecks.BandGap, "nothing from the start of [0, ∞) to (0, ∞)", AtLeast(0m));
        Table([AtLeast(0m).AndBelow(12m)], LintChecks.BandGap, "nothing from [0, 12) to the end of [0, 12]", AtLeast(0m).AndAtMost(12m));
        Table([], LintChecks.BandGap, "no band for (-∞, ∞)");
        Table([AtMost(9m), AtLeast(1m).AndAtMost(2m), MoreThan(9m)], LintChecks.BandGap, null);
    }

    [Fact]
    public void A_table_by_age_that_does_not_begin_at_birth_is_found()
    {
        AgeTable<int> fromBirth = new([new(0, 1), new(6, 2), new(12, 3) { BeginsAfter = true }]);
        AgeTable<int> later = new([new(1, 1), new(6, 2)]);

        Finds(Bare with { Tables = [BandTable.OfAges("dose", fromBirth)] }, LintChecks.BandGap, null);
        Finds(Bare with { Tables = [BandTable.OfAges("dose", fromBirth)] }, LintChecks.BandOverlap, null);
        Assert.Equal([AtLeast(0m).AndBelow(6m), AtLeast(6m).AndAtMost(12m), MoreThan(12m)], BandTable.OfAges("dose", fromBirth).Bands);
        Finds(Bare with { Tables = [BandTable.OfAges("dose", later)] }, LintChecks.BandGap, "nothing from the start of [0, ∞) to [1, 6)");
    }

    [Fact]
    public void An_order_whose_dose_by_age_does_not_begin_at_birth_is_found()
    {
        AgeTable<DoseAmount> doses = new([new(12, DoseAmount.FromMass(DrugMass.FromMilligrams(1m)))]);
        PlannedOrder order = Order("drug-a", Route.IV, DayPattern.Days(1)) with { Dose = new Fact<DoseRule>.Known(new(DoseRule.Of(doses), Somewhere, Standing.Protocol)) };

        Finds(new(Of(Block("first", order))), LintChecks.BandGap, "nothing from the start of [0, ∞) to [12, ∞)");
    }

    [Fact]
    public void Rules_that_never_or_always_fire_or_contradict_each_other_are_found()
    {
        NumberRange counts = AtLeast(0m);
        Ranges([new("R-1", "start", "ANC", AtLeast(500m), counts)], LintChecks.RuleNeverFires, null);
        Ranges([new("R-1", "start", "ANC", AtLeast(500m), counts)], LintChecks.RuleAlwaysFires, null);
        Ranges([new("R-1", "start", "ANC", AtLeast(0m), counts)], LintChecks.RuleNeverFires, "ANC: [0, ∞) holds every value of [0, ∞)");
        Ranges([new("R-1", "start", "ANC", Below(0m), counts)], LintChecks.RuleAlwaysFires, "ANC: (-∞, 0) holds no value of [0, ∞)");
        Ranges(
            [new("R-1", "start", "ANC", AtLeast(500m), counts), new("R-2", "start", "ANC", Below(500m), counts)],
            LintChecks.ThresholdsContradict,
            "ANC: R-1 requires [500, ∞), R-2 requires (-∞, 500)");
        Ranges([new("R-1", "start", "ANC", AtLeast(500m), counts), new("R-2", "start", "ANC", AtMost(500m), counts)], LintChecks.ThresholdsContradict, null);
        Ranges([new("R-1", "start", "ANC", AtLeast(500m), counts), new("R-2", "stop", "ANC", Below(500m), counts)], LintChecks.ThresholdsContradict, null);
    }

    [Fact]
    public void A_start_criterion_that_every_count_meets_is_found()
    {
        Block block = Block("first", Order("drug-a", Route.IV, DayPattern.Days(1))) with
        {
            StartCriteria = [new StartCriterion.CountAtLeast(AALL15P1.Protocol.Analyte.Neutrophils, CellCount.FromPerMicrolitre(0m), Cited)],
        };

        Finds(new(Of(block)), LintChecks.RuleNeverFires, "Neutrophils, /µL: [0, ∞) holds every value of [0, ∞)");
    }

    [Theory]
    [InlineData("first", "second", null)]
    [InlineData("second", "first", "first comes before second")]
    [InlineData("first", "third", "Test has no block 'third'")]
    public void An_evaluation_period_that_does_not_fit_the_blocks_is_found(string opens, string closes, string? observation)
    {
        ProtocolDefinition definition = Of(
            Block("first", Order("drug-a", Route.IV, DayPattern.Days(1))),
            Block("second", Order("drug-a", Route.IV, DayPattern.Days(1))) with { Spacing = new BlockSpacing.OnDayOfPrevious(6, BlockSpacingBasis.Assumed("Assumed.")) });
        DltDefinition toxicity = new(new(opens), new(closes), DltPeriodEnd.CriteriaFirstMet, Grade.Death, Grade.Severe, DoseLimitingToxicity.Rules);

        Finds(new(definition) { DoseLimitingToxicity = toxicity }, LintChecks.DltPeriod, observation);
        Assert.All(Linter.Lint(new(definition) { DoseLimitingToxicity = toxicity }), finding => Assert.Equal("DLT-PERIOD", finding.Subject));
    }

    [Fact]
    public void What_the_types_refuse_needs_no_check()
    {
        // No route, a route that the drug does not have, intrathecal where it kills, a weekly window without its weekday, a day below 1, days beyond a cycle,
        // a citation above its source, and grading bands that overlap, leave a gap or fall back.
        Assert.Throws<ArgumentException>(() => new PlannedOrder("one", Formulary.Find("drug-a"), RouteSet.None, DayPattern.Days(1), Unpublished, Somewhere, Standing.Protocol));
        Assert.Throws<ArgumentException>(() => new PlannedOrder("one", Drugs.Vincristine, Route.IT, DayPattern.Days(1), Unpublished, Somewhere, Standing.Protocol));
        Assert.Throws<ArgumentException>(() => DayPattern.WeeklyOnTheWeekdayOf(8, (9, 14)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DayPattern.Days(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DayPattern.Days(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DayPattern.Cycles(1, 84, DayPattern.Days(85)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cited<int>(1, new(Sources.Ctcae5, "page"), Standing.Protocol));
        Assert.Throws<ArgumentException>(() => new GradingCriterion(GradingScale.MultipleOfUpperLimit, []));
        Assert.Throws<ArgumentException>(() => new GradingCriterion(GradingScale.MultipleOfUpperLimit, [new(Grade.Mild, MoreThan(1m).AndAtMost(3m)), new(Grade.Moderate, AtLeast(3m))]));
        Assert.Throws<ArgumentException>(() => new GradingCriterion(GradingScale.MultipleOfUpperLimit, [new(Grade.Mild, MoreThan(1m).AndBelow(3m)), new(Grade.Moderate, MoreThan(3m))]));
        Assert.Throws<ArgumentException>(() => new GradingCriterion(GradingScale.MultipleOfUpperLimit, [new(Grade.Mild, MoreThan(1m).AndAtMost(3m)), new(Grade.Mild, MoreThan(3m))]));
        Assert.Throws<ArgumentException>(() => new GradingCriterion(
            GradingScale.MultipleOfUpperLimit, [new(Grade.Mild, MoreThan(1m).AndAtMost(3m)), new(Grade.Severe, MoreThan(3m).AndAtMost(5m)), new(Grade.Moderate, MoreThan(5m))]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AtLeast(3m).AndBelow(3m));
    }

    [Fact]
    public void Every_check_says_what_is_wrong_and_how_bad_it_is() => Assert.Equal(
        [
            "LINT-BAND-OVERLAP, Deviation: Two bands of a table hold the same number.",
            "LINT-BAND-GAP, Deviation: A number that the table must answer for is in none of its bands.",
            "LINT-RULE-NEVER-FIRES, Deviation: Every possible value meets the rule, so it can never hold anything.",
            "LINT-RULE-ALWAYS-FIRES, Deviation: No possible value meets the rule, so it always holds.",
            "LINT-THRESHOLDS-CONTRADICT, Deviation: No value meets two rules that must both be met.",
            "LINT-ORDER-OUTSIDE-BLOCK, Deviation: An order has a day on which the next block has begun.",
            "LINT-ORDER-NEVER-GIVEN, Deviation: An order has no day before therapy ends.",
            "LINT-DUPLICATE-ORDER, Deviation: Two orders of a block give the same drug by the same route on the same day.",
            "LINT-CYCLE-LENGTH, Deviation: An order repeats in cycles of another length than its block counts.",
            "LINT-INTERPRETATION-UNUSED, Deviation: A question of the register touches no order and no rule, and no reading of it changes the definition.",
            "LINT-INTERPRETATION-UNREGISTERED, Deviation: A question is used that is not in the definition's register.",
            "LINT-INTERPRETATION-DAYS, Deviation: A question touches no day of the order that names it.",
            "LINT-VALUE-WITHOUT-CITATION, Deviation: A value does not say where it is stated, and is not marked as unpublished.",
            "LINT-STANDING-TOO-STRONG, Deviation: A standing is stronger than the cited source can give.",
            "LINT-DLT-PERIOD, Deviation: The evaluation period of dose-limiting toxicity names a block that is not there, or closes before it opens.",
            "LINT-DOSE-FIVEFOLD, Hazard: A stated dose is at least 5 times, or at most a fifth of, the nearest published dose of its order, or at least 5 times a label's limit.",
            "LINT-DOSE-TWOFOLD, Deviation: A stated dose is at least twice, or at most half of, the nearest published dose of its order, or at least twice a label's limit.",
            "LINT-DOSE-BASIS, Deviation: A dose is stated on a basis on which no published dose of its order is.",
            "LINT-DOSE-NOT-COMPARED, Information: No published dose of the order is known, so that a slip in the stated one is not found.",
            "LINT-FACTOR-WITHOUT-POLICY, Deviation: A dose is stated before the infant factor, and no policy states the factor.",
            "LINT-POLICY-TOO-WIDE, Deviation: A site's tolerance of doses, or its limit of growth since a measurement, is 100 % or more.",
        ],
        LintChecks.All.Select(check => $"{check}, {check.Severity}: {check.Statement}"));

    [Fact]
    public void Every_value_and_every_rule_is_asked_once_where_it_is_stated()
    {
        Citation nowhere = Somewhere with { Place = " " };
        Rule rule = Cited with { Citation = nowhere };
        Formulary nowhereStated = new([new("drug-a", Route.IV)], nowhere);
        PlannedOrder order = new(
            "order", nowhereStated.Find("drug-a"), Route.IV, DayPattern.Days(1), new Fact<DoseRule>.Known(new(DoseRule.Of(MassPerArea.FromMilligramsPerSquareMetre(1m).PerDose()), nowhere, Standing.Protocol)), nowhere, Standing.Protocol);
        Block first = Block("first", order) with { StartCriteria = [new StartCriterion.ToxicityResolved(rule)] };
        Block second = Block("second", order with { Dose = Unpublished }) with { Spacing = new BlockSpacing.DaysAfterLastAdministration(1, new("Stated.", Standing.Protocol, nowhere)) };
        ProtocolDefinition definition = new("test", "Test", "1", nowhereStated, [first, second], new(new(1, nowhere, Standing.Protocol), AnniversaryIsTreated: false), InterpretationChoices.DefaultsOf([]));
        LintSubject subject = new(definition) { Rules = [rule], Values = [CitedValue.Of("policy", new Cited<int>(1, nowhere, Standing.Protocol)), new("safeguard", null, Standing.Library), new("open", null, Standing.Unpublished)] };

        Assert.Equal(
            ["length of therapy", "first, order", "first, order, routes of drug-a", "first, order, dose", "second, spacing", "second, order", "second, order, routes of drug-a", "R-1", "policy"],
            Linter.Lint(subject).Where(finding => finding.Check == LintChecks.ValueWithoutCitation).Select(finding => finding.Subject));
    }

    // A rule without a document is a site's or the library's own; one that claims to be the protocol's or the backbone's needs one.
    [Theory]
    [InlineData(Standing.Protocol, true)]
    [InlineData(Standing.Backbone, true)]
    [InlineData(Standing.Site, false)]
    [InlineData(Standing.Reference, false)]
    [InlineData(Standing.Library, false)]
    [InlineData(Standing.Unpublished, false)]
    public void A_rule_that_claims_a_document_names_it(Standing standing, bool isFound) => Finds(
        Bare with { Rules = [Cited with { Citation = null, Standing = standing }] }, LintChecks.ValueWithoutCitation, isFound ? $"standing {standing}, no citation" : null);

    [Fact]
    public void A_finding_about_a_question_says_where()
    {
        Rule rule = Cited with { Interpretations = [Question] };
        PlannedOrder order = Order("drug-a", Route.IV, DayPattern.Days(1)) with { Interpretations = [new(Question, DayPattern.Days(2))] };
        LintSubject subject = new(Of(Block("first", order) with { StartCriteria = [new StartCriterion.ToxicityResolved(rule)] })) { Rules = [rule] };

        Assert.Equal(
            [
                "LINT-INTERPRETATION-UNREGISTERED: first, order: Q1 is not in the register, or reads otherwise there",
                "LINT-INTERPRETATION-UNREGISTERED: R-1: Q1 is not in the register, or reads otherwise there",
                "LINT-INTERPRETATION-DAYS: first, order: Q1 touches days 2, and the order has days 1",
            ],
            Linter.Lint(subject).Select(finding => finding.ToString()));
    }

    [Fact]
    public void A_question_touches_an_order_where_they_share_a_day()
    {
        Finds(Touching(DayPattern.Days(1, 2), DayPattern.Days(2)), LintChecks.InterpretationDays, null);
        Finds(Touching(DayPattern.Days(400), DayPattern.Days(400)), LintChecks.InterpretationDays, null);
        Finds(Touching(new DayPattern.Cycles(1, 7, DayPattern.Days(2)), DayPattern.Days(366)), LintChecks.InterpretationDays, null);
        Finds(Touching(new DayPattern.Cycles(1, 7, DayPattern.Days(2)), DayPattern.Days(3)), LintChecks.InterpretationDays, "Q1 touches days from day 1, in each cycle of 7 days: 2, and the order has days 3");

        static LintSubject Touching(DayPattern touched, DayPattern days) =>
            new(Of([Question], Block("first", Order("drug-a", Route.IV, days) with { Interpretations = [new(Question, touched)] })));
    }

    [Fact]
    public void A_question_that_changes_blocks_or_the_length_of_therapy_is_used_and_one_that_changes_neither_is_not()
    {
        ProtocolDefinition definition = Of([Question], Block("first", Order("drug-a", Route.IV, DayPattern.Days(1))));
        ProtocolDefinition longer = new("test", "Test", "1", Formulary, definition.Blocks, new(new(2, Somewhere, Standing.Protocol), AnniversaryIsTreated: false), definition.Interpretations);

        Finds(new(definition) { WithReadings = _ => definition }, LintChecks.InterpretationUnused, "Which?");
        Finds(new(definition) { WithReadings = readings => readings.Takes(Question, "two") ? longer : definition }, LintChecks.InterpretationUnused, null);
    }

    private static Formulary Formulary { get; } = new([new("drug-a", (RouteSet)Route.IV | Route.SC | Route.PO), new("drug-b", Route.IV)], Somewhere);

    private static Fact<DoseRule> Unpublished { get; } = new Fact<DoseRule>.Unpublished("a dose");

    private static PlannedOrder Order(string drug, Route route, DayPattern days, Citation? citation = null) =>
        new("order", Formulary.Find(drug), route, days, Unpublished, citation ?? Somewhere, Standing.Unpublished);

    private static Block Block(string id, PlannedOrder order) => new(new(id), id, BlockKind.Induction, [order]);

    private static ProtocolDefinition Of(params ReadOnlySpan<Block> blocks) => Of([], blocks);

    private static ProtocolDefinition Of(ValueList<Interpretation> register, params ReadOnlySpan<Block> blocks) =>
        new("test", "Test", "1", Formulary, ValueList.Create(blocks), new(new(1, Somewhere, Standing.Protocol), AnniversaryIsTreated: false), InterpretationChoices.DefaultsOf(register));

    private static void Table(ValueList<NumberRange> bands, LintCheck check, string? observation, NumberRange domain = default) =>
        Finds(Bare with { Tables = [new BandTable("ages", domain, bands)] }, check, observation);

    private static void Ranges(ValueList<RequiredRange> ranges, LintCheck check, string? observation) => Finds(Bare with { RequiredRanges = ranges }, check, observation);

    private static LintSubject Bare => new(Of(Block("first", Order("drug-a", Route.IV, DayPattern.Days(1)))));

    private static void Finds(LintSubject subject, LintCheck check, string? observation) =>
        Assert.Equal(
            observation is null ? [] : [observation],
            Linter.Lint(subject).Where(finding => finding.Check == check).Select(finding => finding.Observation));
}
