using AALL15P1.Protocol.Evidence;
using AALL15P1.Protocol.Regimen;
using AALL15P1.Protocol.Tests.Dosing;
using AALL15P1.Protocol.Tests.SecondProtocol;
using NodaTime;
using Xunit;
using static AALL15P1.Protocol.Regimen.DayPattern;

namespace AALL15P1.Protocol.Tests.Safety;

/// <summary>
/// Requested doses of an invented protocol, whose orders are of every kind: an order by another route with an amount of its own, several
/// doses a day, a dose of which it is not known how often a day it is given, and one that comes to nothing. The infant weighs 6 kg.
/// </summary>
public sealed class InventedDoseTests
{
    private static readonly LocalDate FirstDay = new(2026, 1, 5);
    private static readonly LocalDate Birth = FirstDay.PlusDays(-150);
    private static readonly Infant Baby = new(Birth, [new(FirstDay, Weight.FromKilograms(6m), height: null)]);
    private static readonly Formulary Formulary = new(
        [new("infusamide", (RouteSet)Route.IV | Route.IT | Route.PO | Route.NG | Route.SC | Route.IM), new("spinamide", (RouteSet)Route.IV | Route.IT)], InventedProtocol.Outline);

    private static readonly Drug Infusamide = Formulary.Find("infusamide");
    private static readonly Drug Spinamide = Formulary.Find("spinamide");
    private static readonly BlockId Opening = new("opening");
    private static readonly BlockId Later = new("later");

    /// <summary>Later starts on day 29 of Opening, 2026-02-02.</summary>
    private static readonly ProtocolDefinition Definition = new(
        "invented", "Invented protocol", "1", Formulary,
        [
            new(Opening, "Opening", BlockKind.Induction,
            [
                Order("ten-by-vein", Infusamide, Route.IV, Days(1, 5), DoseRule.Of(DrugMass.FromMilligrams(10m).PerDose())),
                Order("seven-intrathecally", Infusamide, Route.IT, Days(2, 5), DoseRule.Of(DrugMass.FromMilligrams(7m).PerDose())),
                Order("five-by-vein", Infusamide, Route.IV, Days(3), DoseRule.Of(DrugMass.FromMilligrams(5m).PerDose())),
                Order("spinamide", Spinamide, Route.IT, Days(3, 5), DoseRule.Of(DrugMass.FromMilligrams(2m).PerDose())),
                Order("nothing", Spinamide, Route.IT, Days(6), DoseRule.Of(DrugMass.FromMilligrams(0m).PerDose())),
                Order("one", Spinamide, Route.IT, Days(7), DoseRule.Of(DrugMass.FromMilligrams(1m).PerDose())),
            ]),
            new(Later, "Later", BlockKind.Chemotherapy,
            [
                Order("four-by-vein", Infusamide, Route.IV, Days(1), DoseRule.Of(DrugMass.FromMilligrams(4m).PerDose())),
                Order("twice-by-mouth", Infusamide, (RouteSet)Route.PO | Route.NG, Days(2), DoseRule.Of(DrugMass.FromMilligrams(3m).PerDose())) with { TimesPerDay = 2 },
                Order("so-much-a-dose", Infusamide, Route.SC, Days(3), DoseRule.Of(DrugMass.FromMilligrams(5m).PerDose())) with { TimesPerDay = null },
                Order("so-much-a-day", Infusamide, Route.IM, Days(4), DoseRule.Of(DrugMass.FromMilligrams(8m).PerDay())) with { TimesPerDay = null },
            ])
            {
                Spacing = BlockSpacing.OnDay(29, BlockSpacingBasis.Stated(new("Later starts on day 29 of Opening.", InventedProtocol.Outline, Standing.Protocol))),
            },
        ],
        InventedProtocol.Definition.TherapyLength,
        InterpretationChoices.DefaultsOf([]));

    private static readonly DoseBook Book = DoseBook.Compile(Definition, DosingPolicy.Default);
    private static readonly Roadmap Plan = Schedule.Compile(Definition).Plan(Birth, FirstDay);
    private static readonly LocalDate LaterDay1 = new(2026, 2, 2);

    /// <summary>A tenth is tolerated, and nothing is published of any drug.</summary>
    private static readonly SafetyPolicy Policy = new(AALL15P1.Protocol.Definition.GrowthStandards.WorldHealthOrganization, [], []) { Tolerance = Sample.Cited(0.1m) };
    private static readonly DoseCheck Check = new(Book, Policy);

    // What is another route's amount is looked for in every block, among the orders of the drug by other routes.
    [Theory]
    [InlineData("2026-01-05", "7 mg", true, Route.IV, "7 mg of infusamide IV is the amount of Opening's order by IT")]
    [InlineData("2026-01-05", "7 mg", true, null, "7 mg of infusamide IV is the amount of Opening's order by IT")]
    [InlineData("2026-02-02", "7 mg", true, Route.IV, "7 mg of infusamide IV is the amount of Opening's order by IT")]
    [InlineData("2026-02-03", "7 mg", true, Route.NG, "7 mg of infusamide NG is the amount of Opening's order by IT")]
    [InlineData("2026-02-03", "7 mg", true, null, "7 mg of infusamide PO or NG is the amount of Opening's order by IT")]
    [InlineData("2026-02-02", "10 mg", true, Route.IV, null)]
    [InlineData("2026-02-02", "2 mg", true, Route.IV, null)]
    [InlineData("2026-02-02", "3 mg", true, Route.IV, "3 mg of infusamide IV is the amount of Later's order by PO or NG")]
    [InlineData("2026-02-02", "6 mg", true, Route.IV, null)]
    [InlineData("2026-02-02", "3 mg", false, Route.IV, null)]
    [InlineData("2026-02-02", "6 mg", false, Route.IV, "6 mg of infusamide IV is the amount of Later's order by PO or NG")]
    [InlineData("2026-02-02", "5 mg", false, Route.IV, "5 mg of infusamide IV is the amount of Later's order by SC")]
    [InlineData("2026-02-02", "8 mg", true, Route.IV, "8 mg of infusamide IV is the amount of Later's order by IM")]
    [InlineData("2026-02-02", "7 IU", true, Route.IV, null)]
    [InlineData("2026-01-07", "5 mg", true, Route.IV, null)]
    public void The_amount_of_another_routes_order_is_said(string day, string amount, bool isPerDose, Route? route, string? observed)
    {
        Decision decision = Check.Explain(Plan, Baby, Request(day, amount, isPerDose, route));

        Assert.Equal(
            observed is null ? [] : [(DecisionOutcome.Hold, Severity.Hazard, observed, "the amount of an order by this route")],
            decision.Findings.Where(finding => finding.Rule.Id == "DOSE-OTHER-ROUTE").Select(finding => (finding.Effect, finding.Severity, finding.Observed, finding.Required)));
        Assert.Equal(decision.Outcome, Check.Evaluate(Plan, Baby, Request(day, amount, isPerDose, route)));
    }

    // On a day without an order: five times the most by vein, 10 mg. 5 mg are given by vein as well as under the skin.
    [Theory]
    [InlineData("49.9 mg", null, null)]
    [InlineData("50 mg", "50 mg of infusamide IV, 5 times the most that is given IV: the amount belongs to another route's order", "less than 5 times 10 mg")]
    [InlineData("55 mg", "55 mg of infusamide IV, 5.5 times the most that is given IV: the amount belongs to another route's order", "less than 5 times 10 mg")]
    [InlineData("5 mg", null, null)]
    [InlineData("7 mg", "7 mg of infusamide IV is the amount of Opening's order by IT", "the amount of an order by this route")]
    public void An_amount_is_compared_with_the_most_of_its_route(string amount, string? observed, string? required)
    {
        Decision decision = Check.Explain(Plan, Baby, Request("2026-01-14", amount, isPerDose: true, Route.IV));

        Assert.Equal(
            observed is null ? ["DOSE-DUE infusamide IV on 2026-01-14 is not in the plan; a day and a route of the plan"]
            : ["DOSE-DUE infusamide IV on 2026-01-14 is not in the plan; a day and a route of the plan", $"DOSE-OTHER-ROUTE {observed}; {required}"],
            decision.Findings.Select(finding => $"{finding.Rule.Id} {finding.Observed}; {finding.Required}"));
        Assert.All(decision.Findings, finding => Assert.Equal(DecisionOutcome.Hold, finding.Effect));
    }

    /// <summary>No order gives spinamide by vein, and 10 IU of it are published: 50 are five times as much, and of milligrams nothing is known.</summary>
    [Theory]
    [InlineData("49.9 IU", null)]
    [InlineData("50 IU", "50 IU of spinamide IV, 5 times the most that is given IV: the amount belongs to another route's order; less than 5 times 10 IU")]
    [InlineData("60 mg", null)]
    public void A_published_dose_is_one_of_its_route(string amount, string? expected)
    {
        SafetyPolicy published = Policy with { References = [new(Spinamide, Sample.Cited(DoseRule.Of(InternationalUnits.FromInternationalUnits(10m).PerDose()))) { Routes = Route.IV }] };
        DoseRequest request = Request("2026-01-14", amount, isPerDose: true, Route.IV) with { Drug = Spinamide };

        Assert.Equal(
            expected is null ? [] : [expected],
            new DoseCheck(Book, published).Explain(Plan, Baby, request).Findings.Where(finding => finding.Rule.Id == "DOSE-OTHER-ROUTE").Select(finding => $"{finding.Observed}; {finding.Required}"));
    }

    /// <summary>A recorded dose of an order, given by a route that is not the order's: 35 mg are five times the 7 mg that are given intrathecally.</summary>
    [Theory]
    [InlineData("34.9 mg", Route.IT, "DOSE-TOLERANCE")]
    [InlineData("35 mg", Route.IT, "DOSE-OTHER-ROUTE DOSE-TOLERANCE")]
    [InlineData("35 mg", Route.IV, "DOSE-TOLERANCE")]
    public void A_dose_of_an_order_is_looked_at_by_the_route_that_it_was_given_by(string amount, Route route, string rules)
    {
        List<Finding> findings = [];

        Assert.Equal(DecisionOutcome.Hold, Check.JudgeOrder(0, Definition.Blocks[0].Order("ten-by-vein"), FirstDay, Baby, Request("2026-01-05", amount, isPerDose: true, route), findings));
        Assert.Equal(rules, string.Join(' ', findings.Select(finding => finding.Rule.Id)));
    }

    // A part of 10 mg: less is right for now, more than a tenth above is not, and another unit never is.
    [Theory]
    [InlineData("4 mg", true, DecisionOutcome.Proceed)]
    [InlineData("4 mg", false, DecisionOutcome.Hold)]
    [InlineData("10 mg", true, DecisionOutcome.Proceed)]
    [InlineData("11 mg", true, DecisionOutcome.Proceed)]
    [InlineData("11.1 mg", true, DecisionOutcome.Hold)]
    [InlineData("4 IU", true, DecisionOutcome.Hold)]
    public void Of_a_part_only_too_much_is_found(string amount, bool isPart, DecisionOutcome expected)
    {
        List<Finding> findings = [];

        Assert.Equal(expected, Check.JudgeOrder(0, Definition.Blocks[0].Order("ten-by-vein"), FirstDay, Baby, Request("2026-01-05", amount, isPerDose: true, Route.IV), findings, isPart));
        Assert.Equal(expected == DecisionOutcome.Hold ? 1 : 0, findings.Count);
    }

    [Theory]
    [InlineData("2026-01-10", "5 mg requested, nothing computed", "less than 5 times and more than a fifth of the computed 0 mg")]
    [InlineData("2026-01-11", "5 mg requested, 5 times the computed dose", "less than 5 times and more than a fifth of the computed 1 mg")]
    public void What_is_requested_where_nothing_is_computed_is_no_multiple(string day, string observed, string required)
    {
        Finding finding = Assert.Single(Check.Explain(Plan, Baby, Request(day, "5 mg", isPerDose: true, Route.IT) with { Drug = Spinamide }).Findings);

        Assert.Equal(("DOSE-FIVEFOLD", DecisionOutcome.Hold, observed, required), (finding.Rule.Id, finding.Effect, finding.Observed, finding.Required));
    }

    [Fact]
    public void A_days_amount_of_an_order_without_a_number_of_doses_cannot_be_compared()
    {
        DoseRequest request = Request("2026-02-04", "5 mg", isPerDose: false, Route.SC);
        Finding finding = Assert.Single(Check.Explain(Plan, Baby, request).Findings);

        Assert.Equal(DecisionOutcome.CannotDecide, Check.Evaluate(Plan, Baby, request));
        Assert.Equal(
            ("DOSE-TIMES-PER-DAY", DecisionOutcome.CannotDecide, Severity.Information, null, "the number of doses a day", "the number of doses of infusamide a day", Audience.StudyTeam),
            (finding.Rule.Id, finding.Effect, finding.Severity, finding.Observed, finding.Required, finding.Missing, finding.Audience));
        Assert.Empty(Check.Explain(Plan, Baby, request with { Period = DosePeriod.PerDose }).Findings);
    }

    // A label's 0.4 mg/kg are 2.4 mg at 6 kg: of one dose, never of several doses of a day. By mouth 3 mg are given twice, and on day 5
    // of Opening infusamide is due by vein and intrathecally; on 2026-01-14 nothing is due.
    [Theory]
    [InlineData("2026-02-03", "3 mg", true, Route.PO, true)]
    [InlineData("2026-02-03", "6 mg", false, Route.PO, false)]
    [InlineData("2026-02-02", "4 mg", false, Route.IV, true)]
    [InlineData("2026-01-14", "3 mg", true, Route.IV, true)]
    [InlineData("2026-01-14", "3 mg", false, Route.IV, false)]
    [InlineData("2026-01-09", "3 mg", true, null, true)]
    [InlineData("2026-01-09", "3 mg", false, null, false)]
    public void A_labels_limit_is_about_one_dose(string day, string amount, bool isPerDose, Route? route, bool isSaid)
    {
        LabelGuard label = new(Infusamide, MassPerWeight.FromMilligramsPerKilogram(0.4m), InventedProtocol.Age) { UpToWeight = Weight.FromKilograms(10m) };
        DoseCheck check = new(Book, Policy with { Guards = [label] });

        Assert.Equal(isSaid, check.Explain(Plan, Baby, Request(day, amount, isPerDose, route)).Findings.Any(finding => finding.Rule.Id == "INV-AGE"));
    }

    /// <summary>On day 5 spinamide is due once, beside two orders of infusamide: the route of spinamide is plain, and that of infusamide is not.</summary>
    [Fact]
    public void An_order_of_another_drug_leaves_no_doubt_about_the_route()
    {
        Assert.Empty(Check.Explain(Plan, Baby, Request("2026-01-09", "2 mg", isPerDose: true, route: null) with { Drug = Spinamide }).Findings);
        Assert.Equal(["DOSE-DUE"], Check.Explain(Plan, Baby, Request("2026-01-09", "10 mg", isPerDose: true, route: null)).Findings.Select(finding => finding.Rule.Id));
    }

    [Theory]
    [InlineData("2026-02-20", Route.PO, "twice-by-mouth")]
    [InlineData("2026-02-20", Route.IT, null)]
    [InlineData("2026-01-20", Route.PO, null)]
    [InlineData("2026-01-20", Route.IT, "seven-intrathecally")]
    public void On_a_day_without_the_order_it_is_that_of_the_last_block_to_have_started(string day, Route route, string? expected) =>
        Assert.Equal(expected, DoseCheck.OrderDueOrWeekly(Plan, Request(day, "1 mg", isPerDose: true, route))?.Id);

    private static DoseRequest Request(string day, string amount, bool isPerDose, Route? route) =>
        new(Infusamide, DoseAmount.Parse(amount), isPerDose ? DosePeriod.PerDose : DosePeriod.PerDay, route, NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);

    private static PlannedOrder Order(string id, Drug drug, RouteSet routes, DayPattern days, DoseRule dose) =>
        new(id, drug, routes, days, new Fact<DoseRule>.Known(Sample.Cited(dose)), InventedProtocol.Outline, Standing.Protocol);
}
