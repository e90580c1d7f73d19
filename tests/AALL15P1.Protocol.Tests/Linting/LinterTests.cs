using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Linting;
using AALL15P1.Protocol.Regimen;
using Xunit;
using static AALL15P1.Protocol.NumberRange;

namespace AALL15P1.Protocol.Tests.Linting;

public sealed partial class LinterTests
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
            Block("second", Order("drug-a", Route.IV, DayPattern.Days(1))) with { Spacing = AfterADay });

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
    [InlineData(28, null)]
    [InlineData(21, "cycles of 28 days in a block of cycles of 21 days")]
    public void Cycles_that_take_over_from_other_days_are_those_of_the_block_too(int blocks, string? observation) => Finds(
        new(Of(Block("first", Order("drug-a", Route.IV, DayPattern.Days(1).Then(DayPattern.EachCycle(8, 28, DayPattern.Days(1))))) with { CycleLength = blocks })),
        LintChecks.CycleLength,
        observation);

    [Fact]
    public void Orders_of_one_drug_are_named_with_the_routes_that_they_share_and_the_first_day()
    {
        Drug drug = Formulary.Find("drug-a");
        PlannedOrder one = new("one", drug, (RouteSet)Route.IV | Route.SC, DayPattern.Days(1, 5, 9), Unpublished, Somewhere, Standing.Unpublished);
        PlannedOrder two = new("two", drug, (RouteSet)Route.PO | Route.SC | Route.IV, DayPattern.Through((5, 9)), Unpublished, Somewhere, Standing.Unpublished);
        PlannedOrder three = new("three", drug, Route.PO, DayPattern.Days(1, 9), Unpublished, Somewhere, Standing.Unpublished);

        Assert.Equal(
            ["LINT-DUPLICATE-ORDER: first, one and two: both give drug-a IV or SC on day 5", "LINT-DUPLICATE-ORDER: first, two and three: both give drug-a PO on day 9"],
            Linter.Lint(new(Of(new Block(new("first"), "First", BlockKind.Induction, [one, two, three])))).Select(finding => finding.ToString()));
    }

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
        Finds(subject with { IsChangedBy = readings => readings.Takes(Question, "one") }, LintChecks.InterpretationUnused, null);
        Finds(subject with { IsChangedBy = readings => readings.Takes(Question, "two") }, LintChecks.InterpretationUnused, null);
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
        // a citation above its source, grading bands that overlap, leave a gap or fall back, a criterion to enrol that nobody or everybody meets, and an
        // evaluation period that closes where it opens.
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
        Assert.Throws<ArgumentOutOfRangeException>(() => EligibilityCriterion.Age(-1, Cited));
        Assert.Throws<ArgumentOutOfRangeException>(() => EligibilityCriterion.Leukaemia(0m, Cited));
        Assert.Throws<ArgumentOutOfRangeException>(() => EligibilityCriterion.Leukaemia(100.1m, Cited));
        Assert.Throws<ArgumentException>(() => new DltDefinition(new("first"), new("first"), DltPeriodEnd.CriteriaFirstMet, Grade.Death, Grade.Severe, DoseLimitingToxicity.Rules));
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

    [Theory]
    [InlineData(Standing.Protocol)]
    [InlineData(Standing.Site)]
    [InlineData(Standing.Reference)]
    [InlineData(Standing.Library)]
    public void A_rule_that_cites_a_document_cites_a_place_in_it_whatever_its_standing(Standing standing) => Finds(
        Bare with { Rules = [Cited with { Citation = Somewhere with { Place = " " }, Standing = standing }] }, LintChecks.ValueWithoutCitation, "BOOK is cited without a place in it");

    [Fact]
    public void The_rules_that_criteria_bring_with_them_are_asked_once_each()
    {
        Rule Of(string id) => Cited with { Id = id, Citation = Somewhere with { Place = " " }, Interpretations = [Question] };
        Block first = Block("first", Order("drug-a", Route.IV, DayPattern.Days(1))) with { StartCriteria = [new StartCriterion.ToxicityResolved(Of("R-START"))], CareRules = [CareRule.FeverReported(Of("R-CARE"))] };
        Block second = new(new("second"), "second", BlockKind.Chemotherapy, first.Orders) { Spacing = AfterADay, StartCriteria = first.StartCriteria, CareRules = first.CareRules };
        ProtocolDefinition definition = LinterTests.Of(first, second) with { EligibilityCriteria = [EligibilityCriterion.Age(365, Of("R-AGE"))] };

        Assert.Equal(
            ["R-AGE", "R-START", "R-CARE"],
            Linter.Lint(new(definition) { Rules = [Of("R-AGE"), Of("R-START"), Of("R-CARE")] }).Where(finding => finding.Check == LintChecks.ValueWithoutCitation).Select(finding => finding.Subject));
        Assert.Equal(
            ["R-AGE", "R-START", "R-CARE"],
            Linter.Lint(new(definition)).Where(finding => finding.Check == LintChecks.InterpretationUnregistered).Select(finding => finding.Subject));
    }

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
        Finds(Touching(new DayPattern.Cycles(1, 7, DayPattern.Days(3)), DayPattern.Days(367)), LintChecks.InterpretationDays, "Q1 touches days from day 1, in each cycle of 7 days: 3, and the order has days 367");
        Finds(Touching(new DayPattern.Cycles(1, 7, DayPattern.Days(4)), DayPattern.Days(732), years: 2), LintChecks.InterpretationDays, null);
        Finds(Touching(new DayPattern.Cycles(1, 7, DayPattern.Days(2)), DayPattern.Days(3)), LintChecks.InterpretationDays, "Q1 touches days from day 1, in each cycle of 7 days: 2, and the order has days 3");

        static LintSubject Touching(DayPattern touched, DayPattern days, int years = 1) =>
            new(Of([Question], years, Block("first", Order("drug-a", Route.IV, days) with { Interpretations = [new(Question, touched)] })));
    }

    private static BlockSpacing AfterADay { get; } = new BlockSpacing.DaysAfterLastAdministration(1, BlockSpacingBasis.Assumed("Assumed."));

    private static Formulary Formulary { get; } = new([new("drug-a", (RouteSet)Route.IV | Route.SC | Route.PO), new("drug-b", Route.IV)], Somewhere);

    private static Fact<DoseRule> Unpublished { get; } = new Fact<DoseRule>.Unpublished("a dose");

    private static PlannedOrder Order(string drug, Route route, DayPattern days, Citation? citation = null) =>
        new("order", Formulary.Find(drug), route, days, Unpublished, citation ?? Somewhere, Standing.Unpublished);

    private static Block Block(string id, PlannedOrder order) => new(new(id), id, BlockKind.Induction, [order]);

    private static ProtocolDefinition Of(params ReadOnlySpan<Block> blocks) => Of([], blocks);

    private static ProtocolDefinition Of(ValueList<Interpretation> register, params ReadOnlySpan<Block> blocks) => Of(register, 1, blocks);

    private static ProtocolDefinition Of(ValueList<Interpretation> register, int years, params ReadOnlySpan<Block> blocks) =>
        new("test", "Test", "1", Formulary, ValueList.Create(blocks), new(new(years, Somewhere, Standing.Protocol), AnniversaryIsTreated: false), InterpretationChoices.DefaultsOf(register));

    private static LintSubject Bare => new(Of(Block("first", Order("drug-a", Route.IV, DayPattern.Days(1)))));

    private static void Finds(LintSubject subject, LintCheck check, string? observation) =>
        Assert.Equal(
            observation is null ? [] : [observation],
            Linter.Lint(subject).Where(finding => finding.Check == check).Select(finding => finding.Observation));
}
