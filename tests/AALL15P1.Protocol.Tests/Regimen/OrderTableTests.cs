using AALL15P1.Protocol.Definition;
using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Regimen;

/// <summary>Blocks and orders, how they are linked, and the criteria of a block in a few words; what they refuse in whole sentences.</summary>
public sealed class OrderTableTests
{
    private static readonly Citation Anywhere = new(Sources.Registry, "outline");
    private static readonly Cited<string> Stated = new("as stated", Anywhere, Standing.Protocol);
    private static readonly Rule Rule = PlausibilityRules.LaboratoryUnits;
    private static readonly BlockId Id = new("course-1");

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, null)]
    public void Of_two_that_are_linked_each_is_linked_to_the_other(int place, int? expected) => Assert.Equal(expected, BlockLinks.LinkedTo(place, 1, 2));

    // Day 1 of a block that starts on day 43 of the one before is 42 days after that one's day 1; one that starts 7 days after a last
    // planned day 29 is on day 36.
    [Theory]
    [InlineData(1, 29, 0, 29)]
    [InlineData(7, 29, 6, 35)]
    [InlineData(43, 36, 42, 78)]
    public void A_spacing_counts_from_day_1_of_the_block_before(int number, int lastPlannedDay, int onDay, int afterLast)
    {
        BlockSpacingBasis basis = BlockSpacingBasis.Assumed("for a test");

        Assert.Equal(onDay, BlockSpacing.OnDay(number, basis).DaysFromPreviousStart(lastPlannedDay));
        Assert.Equal(afterLast, BlockSpacing.AfterLastAdministration(number, basis).DaysFromPreviousStart(lastPlannedDay));
    }

    [Fact]
    public void A_block_has_orders_each_with_an_id_of_its_own()
    {
        Block block = new(Id, "Course", BlockKind.Chemotherapy, [Order("a", 1, 8), Order("b", 3)]);

        Refused.Argument("orders", "Block course-1 needs at least one order, and each order an id of its own.", () => new Block(Id, "Course", BlockKind.Chemotherapy, []));
        Refused.Argument("orders", "Block course-1 needs at least one order, and each order an id of its own.", () => new Block(Id, "Course", BlockKind.Chemotherapy, [Order("a", 1), Order("a", 2)]));
        Assert.Equal((8, "course-1", "b"), (block.LastDay, block.ToString(), block.Order("b").Id));
        Assert.Null(new Block(Id, "Course", BlockKind.Chemotherapy, [Order("a", 1), Order("b", DayPattern.EachCycle(1, 7, DayPattern.Days(1)))]).LastDay);
        Refused.Argument("orders", "Block course-1 needs at least one order, and each order an id of its own.", () => block with { Orders = [] });
        Refused.Argument("orders", "Block course-1 needs at least one order, and each order an id of its own.", () => block with { Orders = [Order("b", 1), Order("b", 2)] });
        Assert.Equal(21, (block with { Orders = [Order("b", 1), Order("c", 21)] }).LastDay);
        Refused.Argument("orderId", "Block course-1 has no order 'c'; it has a, b.", () => block.Order("c"));
        Refused.OutOfRange("value", 0, "A cycle of course-1 lasts 1 to 36525 days.", () => block with { CycleLength = 0 });
        Assert.Equal(1, (block with { CycleLength = 1 }).CycleLength);
    }

    [Fact]
    public void A_site_s_criteria_take_the_place_of_those_that_are_unpublished()
    {
        Rule own = new("SITE-1", "Site", "A site's criterion.", new Citation(new Source("SITE", "A site's protocol document", Standing.Site), "4"), Standing.Site);
        StartCriterion published = StartCriterion.Toxicity(Rule);
        StartCriterion stated = StartCriterion.Count(Analyte.Platelets, CellCount.FromPerMicrolitre(50_000m), own);
        Block block = new Block(Id, "Course", BlockKind.Chemotherapy, [Order("a", 1)]) with { StartCriteria = [published, StartCriterion.FromSite("the criteria", new("OPEN", "Open", "Open.", null, Standing.Unpublished))] };

        Assert.Equal([published, stated], block.WithSiteCriteria([stated]).StartCriteria);
        Assert.Equal((true, true, false), (block.StartRequirements.ToxicityResolved, block.StartRequirements.SuppliedBySite, block.StartRequirements.MarkerPresent));
        Refused.Argument("criteria", "Rule LAB-UNITS", () => block.WithSiteCriteria([StartCriterion.Toxicity(Rule)]));
        Refused.Argument("criteria", "Rule SITE-1", () => block.WithSiteCriteria([StartCriterion.FromSite("more", own)]));
        Refused.Argument("criteria", "Each start criterion of block course-1 has a rule with an id of its own.", () => block.WithSiteCriteria([stated, stated]));
    }

    [Fact]
    public void A_criterion_is_told_in_a_few_words()
    {
        Marker marker = new("gene", "GENE", "rearranged", "germline", "a rearrangement");
        StartCriterion count = StartCriterion.Count(Analyte.Neutrophils, CellCount.FromPerMicrolitre(500m), Rule);

        Assert.Equal(
            [
                "ANC at least 500/µL", "any toxicity resolved (a clinician states it)", "GENE rearranged", "laboratory values not older than the site's limit", "day 6 of the block before",
                "criteria unpublished: the site states them",
            ],
            ((StartCriterion[])[count, StartCriterion.Toxicity(Rule), StartCriterion.With(marker, Rule), StartCriterion.RecentValues(Rule), StartCriterion.DayOfPreviousBlock(6, Rule), StartCriterion.FromSite("more", Rule)]).Select(each => each.Summary));
        Assert.Equal((Analyte.Neutrophils, CellCount.FromPerMicrolitre(500m), false, true), (count.CountedAnalyte, count.LowestCount, count.IsLeftToSite, StartCriterion.FromSite("more", Rule).IsLeftToSite));
        Refused.OutOfRange("analyte", Analyte.Haemoglobin, "Only neutrophils, platelets and white cells are cell counts.", () => StartCriterion.Count(Analyte.Haemoglobin, CellCount.FromPerMicrolitre(1m), Rule));
        Assert.Throws<ArgumentOutOfRangeException>("day", () => StartCriterion.DayOfPreviousBlock(0, Rule));
        Assert.Equal(["unknown", "rearranged", "germline"], [marker.Word(MarkerStatus.Unknown), marker.Word(MarkerStatus.Present), marker.Word(MarkerStatus.Absent)]);
        Refused.OutOfRange("status", (MarkerStatus)3, "A marker is unknown, present or absent.", () => marker.Word((MarkerStatus)3));
        Assert.Equal(("GENE", "other therapy", "steroid prephase"), (marker.ToString(), PriorTherapy.Other.ToString(), new PriorTherapy("steroid-prephase").Title));
        Refused.Argument("Id", "'Gene' is not lower-case words of letters and digits joined by hyphens.", () => new Marker("Gene", "GENE", "a", "b", "c"));
    }

    // Of two criteria for the same thing the stricter one counts, whichever comes first.
    [Theory]
    [InlineData(500, 750, 750)]
    [InlineData(750, 500, 750)]
    [InlineData(500, 500, 500)]
    public void The_stricter_of_two_criteria_counts(int first, int second, int expected)
    {
        foreach (Analyte analyte in (Analyte[])[Analyte.Neutrophils, Analyte.Platelets, Analyte.WhiteCells])
        {
            StartRequirements sum = StartRequirements.Of([Count(analyte, first), Count(analyte, second), StartCriterion.DayOfPreviousBlock(first, Rule), StartCriterion.DayOfPreviousBlock(second, Rule)]);
            LeastCount? least = analyte switch { Analyte.Neutrophils => sum.Neutrophils, Analyte.Platelets => sum.Platelets, _ => sum.WhiteCells };
            Assert.Equal((expected, expected, true), ((int)least!.Minimum.PerMicrolitre, sum.DayOfPreviousBlock, sum.LooksAtCounts));
            Assert.Equal(1, new[] { sum.Neutrophils, sum.Platelets, sum.WhiteCells }.Count(each => each is not null));
        }

        StartRequirements rest = StartRequirements.Of([StartCriterion.With(new("one", "ONE", "present", "absent", "a change"), Rule), StartCriterion.RecentValues(Rule), StartCriterion.DayOfPreviousBlock(1, Rule)]);
        Assert.Equal((true, true, 1, false), (rest.MarkerPresent, rest.LaboratoryValuesRecent, rest.DayOfPreviousBlock, rest.ToxicityResolved));
        Assert.False(StartRequirements.None.LooksAtCounts);
        Assert.Equal([500L, 501L], [new LeastCount(Analyte.Platelets, CellCount.FromPerMicrolitre(500m)).Whole, new LeastCount(Analyte.Platelets, CellCount.FromPerMicrolitre(500.1m)).Whole]);

        static StartCriterion Count(Analyte analyte, int minimum) => StartCriterion.Count(analyte, CellCount.FromPerMicrolitre(minimum), Rule);
    }

    [Fact]
    public void Linked_orders_are_found_by_their_places()
    {
        Block block = new(Id, "Course", BlockKind.Chemotherapy, [Order("a", 1), Order("b", 3), Order("c", 5), Order("d", 7), Order("e", 9)]);
        RescueClock clock = new(Drugs.Leucovorin, Drugs.Methotrexate, new([Duration.FromHours(42)], Anywhere, Standing.Protocol), new Fact<string>.Unpublished("when it ends"));
        OrderLink.RescueFrom rescue = new(Id, "b", "a", clock, Rule);
        BlockLinks links = new(block, [rescue, new OrderLink.Continues(Id, "c", "b", Stated), new OrderLink.GivenWith(Id, "d", "a", Rule), new OrderLink.MustNotCoincide(Id, "e", "c", Rule), new OrderLink.Continues(new("course-2"), "a", "e", Stated)]);

        Assert.False(links.IsEmpty);
        Assert.Equal<int?>([null, 0, null, null, null], Enumerable.Range(0, 5).Select(links.RescuedBy));
        Assert.Equal<int?>([null, null, 1, null, null], Enumerable.Range(0, 5).Select(links.ContinuedBy));
        Assert.Equal([0, 1, 2, 0, 4], Enumerable.Range(0, 5).Select(links.GroupOf));
        Assert.Equal([(3, 0)], links.Pairs.Select(pair => (pair.One, pair.Other)));
        Assert.Equal([(4, 2)], links.Apart.Select(pair => (pair.One, pair.Other)));
        Assert.Equal([true, true, false, false], [links.AreTogether(3, 0), links.AreTogether(0, 3), links.AreTogether(0, 1), links.AreTogether(3, 3)]);
        Assert.Equal([false, false, false], [links.AreTogether(1, 0), links.AreTogether(1, 3), links.AreTogether(3, 1)]);
        Assert.Equal([null, rescue, null], [links.RescueLinkOf(0), links.RescueLinkOf(1), links.RescueLinkOf(2)]);
        Assert.True(new BlockLinks(block, []).IsEmpty);
        Refused.Argument("otherId", "Order 'a' of course-1 cannot be linked to itself.", () => new OrderLink.GivenWith(Id, "a", "a", Rule));
        Assert.Throws<ArgumentException>("orderId", () => new BlockLinks(block, [new OrderLink.GivenWith(Id, "a", "z", Rule)]));
    }

    [Fact]
    public void An_order_has_a_route_of_its_drug_and_an_interval_of_its_days()
    {
        PlannedOrder order = Order("a", 1, 8);

        Refused.Argument("routes", "vincristine cannot be given IT: its routes are IV.", () => new PlannedOrder("a", Drugs.Vincristine, Route.IT, order.Days, order.Dose, Anywhere, Standing.Protocol));
        Refused.Argument("routes", "vincristine cannot be given by no route: its routes are IV.", () => new PlannedOrder("a", Drugs.Vincristine, RouteSet.None, order.Days, order.Dose, Anywhere, Standing.Protocol));
        Refused.OutOfRange("value", 0, "An order is given 1 or more times a day; a is not.", () => order with { TimesPerDay = 0 });
        Assert.Equal(["vincristine IV, days 1, 8", "vincristine (high dose) IV, days 1, 8"], [order.ToString(), (order with { Qualifier = "high dose" }).ToString()]);
        Assert.Equal((7, (Duration?)null, false, 1), Interval(order));
        Assert.Equal((7, Duration.FromHours(12), true, 2), Interval(order with { TimesPerDay = 2 }));
        Assert.Equal((7, Duration.FromHours(6), true, 2), Interval(order with { TimesPerDay = 2, Interval = Duration.FromHours(6) }));
        Assert.Equal((7, (Duration?)null, true, (int?)null), Interval(order with { TimesPerDay = null }));

        Interpretation everyDay = new("Q1", "Which dose?", [new("as-stated", "As stated.", [])]);
        Interpretation oneDay = new("Q2", "Day 8 or 9?", [new("day-8", "Day 8.", [])]);
        PlannedOrder open = order with { Interpretations = [new(everyDay), new(oneDay, DayPattern.Days(8))] };
        Assert.Equal(["Q1", "Q1, Q2"], ((int[])[1, 8]).Select(day => string.Join(", ", open.InterpretationsOn(day))));

        static (int?, Duration?, bool, int?) Interval(PlannedOrder order) => (order.LeastInterval.Days, order.LeastInterval.WithinDay, order.LeastInterval.AllowsSeveralADay, order.LeastInterval.TimesADay);
    }

    [Fact]
    public void A_formulary_says_what_it_has_and_what_it_refuses()
    {
        Formulary formulary = new([new("etoposide", Route.IV), new("azacitidine", Route.IV)], Anywhere);

        Assert.Equal("azacitidine, etoposide", formulary.ToString());
        Refused.Argument("name", "There is no drug 'x' in the formulary; it has azacitidine, etoposide.", () => formulary.Find("x"));
        Refused.Argument("drugs", "The formulary has 'etoposide' twice; the routes of a drug are locked and stated once.", () => new Formulary([new("etoposide", Route.IV), new("etoposide", Route.PO)], Anywhere));
        Refused.Argument("entry", "'etoposide' has no route; a drug of a formulary has at least one.", () => new Formulary([new("etoposide", RouteSet.None)], Anywhere));
        Refused.Argument("entry", "'vinblastine' cannot be intrathecal: a vinca alkaloid by that route kills.", () => new Formulary([new("vinblastine", Route.IT)], Anywhere));
        Assert.Equal([true, false], [formulary.Contains(formulary.Find("etoposide")), formulary.Contains(Drugs.Vincristine)]);
        Drug etoposide = formulary.Find("etoposide");
        Drug same = new Formulary([new("etoposide", Route.IV)], Anywhere).Find("etoposide");
        Assert.True(etoposide == same && !(etoposide != same) && etoposide.Equals((object)same) && etoposide.GetHashCode() == same.GetHashCode());
        Assert.True(etoposide != null && null != etoposide && (Drug?)null == null && !etoposide.Equals((object)"etoposide"));
    }

    [Fact]
    public void A_definition_finds_its_blocks_and_says_what_does_not_fit()
    {
        ProtocolDefinition definition = Aall15P1.Definition;
        Block first = definition.Blocks[0];
        string blocks = string.Join(", ", definition.Blocks);

        Refused.Argument("id", $"There is no block 'course-1'; {definition.Title} has {blocks}.", () => definition.Block(Id));
        Assert.Equal([0, 9], [definition.IndexOf(first.Id), definition.IndexOf(BlockIds.Maintenance)]);
        Refused.Argument("blocks", "A protocol needs at least one block, and each block an id of its own.", () => Make([]));
        Refused.Argument("blocks", "A protocol needs at least one block, and each block an id of its own.", () => Make([first, first]));
        Refused.Argument("blocks", "The first block has no spacing and every other has one; azacitidine-1 does not fit.", () => Make([definition.Block(BlockIds.Azacitidine1)]));
        Refused.Argument("blocks", "The first block has no spacing and every other has one; course-1 does not fit.", () => Make([first, new(Id, "Course", BlockKind.Chemotherapy, [Order("a", 1)])]));
        Refused.Argument("id", "'Course' is not lower-case words of letters and digits joined by hyphens.", () => new ProtocolDefinition("Course", "t", "e", definition.Formulary, [first], definition.TherapyLength, definition.Interpretations));

        ProtocolDefinition Make(ValueList<Block> some) => new("course", "t", "e", definition.Formulary, some, definition.TherapyLength, definition.Interpretations);
    }

    [Fact]
    public void A_definition_is_read_otherwise_only_as_it_can_be()
    {
        ProtocolDefinition definition = Aall15P1.Definition;
        InterpretationChoices asPrinted = definition.Interpretations.With("D4", "as-printed");
        InterpretationChoices foreign = InterpretationChoices.DefaultsOf([new("Q1", "Which dose?", [new("as-stated", "As stated.", [])])]);
        ProtocolDefinition fixedOne = new("course", "Course", "1", definition.Formulary, [definition.Blocks[0]], definition.TherapyLength, definition.Interpretations);
        ProtocolDefinition readable = fixedOne.ReadAlsoBy(_ => definition);

        Assert.Equal([true, false, true], [definition.HasOtherReadings, fixedOne.HasOtherReadings, readable.HasOtherReadings]);
        Assert.Equal(asPrinted, definition.Under(asPrinted).Interpretations);
        Assert.Same(fixedOne, fixedOne.Under(definition.Interpretations));
        Assert.Same(definition, readable.Under(asPrinted));
        Refused.Argument("readings", "The readings are of another register than that of Course.", () => readable.Under(foreign));
        Refused.Argument("readings", "The readings are of another register than that of Course.", () => fixedOne.Under(foreign));
        Refused.Argument("readings", "This definition of Course was made under its own readings; it knows no other.", () => fixedOne.Under(asPrinted));
        Assert.Equal(fixedOne, readable);
        Assert.Equal(fixedOne.GetHashCode(), readable.GetHashCode());

        // Made under other readings that change nothing, two definitions say the same and are not equal.
        ProtocolDefinition otherwise = new("course", "Course", "1", definition.Formulary, [definition.Blocks[0]], definition.TherapyLength, asPrinted);
        Assert.NotEqual(fixedOne, otherwise);
        Assert.True(fixedOne.SaysTheSameAs(otherwise));
        Assert.False(fixedOne.SaysTheSameAs(otherwise with { InfantFactorAge = AgeReference.EachDose }));
    }

    [Fact]
    public void A_protocol_has_one_marker_and_its_own_drugs()
    {
        ProtocolDefinition definition = Aall15P1.Definition;
        Block first = definition.Blocks[0];
        Marker one = new("one", "ONE", "present", "absent", "a change");
        Marker other = new("other", "OTHER", "present", "absent", "a change");
        EligibilityCriterion[] enrolled = [EligibilityCriterion.With(one, Rule), EligibilityCriterion.NotWithout(one, Rule)];
        EligibilityCriterion[] others = [EligibilityCriterion.With(other, Rule), EligibilityCriterion.NotWithout(other, Rule)];

        Assert.Null(Make(first).Marker);
        Assert.Equal(one, Make(first with { StartCriteria = [StartCriterion.With(one, Rule)] }).Marker);
        Assert.All(enrolled, criterion => Assert.Equal(one, (Make(first with { StartCriteria = [StartCriterion.With(one, Rule)] }) with { EligibilityCriteria = [criterion] }).Marker));
        Assert.All(enrolled, criterion => Assert.Equal(one, (Make(first) with { EligibilityCriteria = [criterion] }).Marker));
        Assert.All(enrolled, criterion => Assert.All(others, second => Refused.Argument("criteria", "A protocol has one marker; the criteria of Course ask for ", () => Make(first) with { EligibilityCriteria = [criterion, second] })));
        Refused.Argument("criteria", "A protocol has one marker; the criteria of Course ask for OTHER and for ONE.", () => Make(first with { StartCriteria = [StartCriterion.With(one, Rule)] }) with { EligibilityCriteria = [others[0]] });
        Refused.Argument("criteria", "A protocol has one marker; the criteria of Course ask for ONE and for OTHER.", () => Make(first) with { EligibilityCriteria = [enrolled[0], others[0], EligibilityCriterion.With(new("third", "THIRD", "present", "absent", "a change"), Rule)] });
        Refused.Argument("criteria", "A protocol has one marker; the criteria of Course ask for OTHER and for ONE.", () => (Make(first) with { EligibilityCriteria = [others[0]] }).With(first with { StartCriteria = [StartCriterion.With(one, Rule)] }));

        Drug foreign = new Formulary([new("etoposide", Route.IV)], Anywhere).Find("etoposide");
        Drug more = new Formulary([new("thiotepa", Route.IV)], Anywhere).Find("thiotepa");
        Assert.Single(Make(first with { CareRules = [CareRule.GivenAtTertiaryCentre(Drugs.Vincristine, Rule)] }).Blocks[0].CareRules);
        Refused.Argument(
            "blocks",
            $"LAB-UNITS of {first} is about etoposide, which is not a drug of the formulary of Course: {definition.Formulary}.",
            () => Make(first with { CareRules = [CareRule.GivenAtTertiaryCentre(Drugs.Vincristine, Rule), CareRule.GivenAtTertiaryCentre(foreign, Rule), CareRule.GivenAtTertiaryCentre(more, Rule)] }));

        ProtocolDefinition Make(Block block) => new("course", "Course", "1", definition.Formulary, [block], definition.TherapyLength, definition.Interpretations);
    }

    // The day of birth is day 0; a part of an ambiguous lineage is above 0 and at most 100 %.
    [Fact]
    public void A_criterion_of_enrolment_has_bounds()
    {
        Assert.Equal(-1, Assert.Throws<ArgumentOutOfRangeException>("days", () => EligibilityCriterion.Age(-1, Rule)).ActualValue);
        Assert.Equal(0, Assert.IsType<EligibilityCriterion.AgeAtMost>(EligibilityCriterion.Age(0, Rule)).Days);
        Assert.Equal([0m, -0.1m, 100.1m], ((decimal[])[0m, -0.1m, 100.1m]).Select(percent => Assert.Throws<ArgumentOutOfRangeException>("lowestBLymphoblasticPercent", () => EligibilityCriterion.Leukaemia(percent, Rule)).ActualValue));
        Assert.Equal([0.1m, 100m], ((decimal[])[0.1m, 100m]).Select(percent => Assert.IsType<EligibilityCriterion.Diagnosis>(EligibilityCriterion.Leukaemia(percent, Rule)).LowestBLymphoblasticPercent));
    }

    private static PlannedOrder Order(string id, params int[] days) => Order(id, DayPattern.Days(days));

    private static PlannedOrder Order(string id, DayPattern days) => new(id, Drugs.Vincristine, Route.IV, days, new Fact<DoseRule>.Unpublished("a dose"), Anywhere, Standing.Protocol);
}
