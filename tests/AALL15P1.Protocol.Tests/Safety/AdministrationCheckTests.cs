using AALL15P1.Protocol.Definition;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace AALL15P1.Protocol.Tests.Safety;

public sealed class AdministrationCheckTests
{
    private static readonly AdministrationCheck Check = new(Intervals.All);
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly PlannedOrder WeeklyMethotrexate =
        Aall15P1.Definition.Block(BlockIds.Maintenance).Orders.Single(order => order.Id == "methotrexate");

    // Pegaspargase no more often than every 14 days (US label).
    [Theory]
    [Trait("Rule", "PEG-INTERVAL-14")]
    [InlineData(0, DecisionOutcome.Hold)]
    [InlineData(13, DecisionOutcome.Hold)]
    [InlineData(14, DecisionOutcome.Proceed)]
    [InlineData(15, DecisionOutcome.Proceed)]
    [InlineData(-13, DecisionOutcome.Hold)]
    [InlineData(-14, DecisionOutcome.Proceed)]
    public void Two_doses_of_pegaspargase_are_14_days_apart(int daysLater, DecisionOutcome expected)
    {
        RecordedDose dose = new(Drugs.Pegaspargase, Day.PlusDays(daysLater), Route.IV);
        Decision decision = Check.Explain(dose, null, [new(Drugs.Pegaspargase, Day, Route.IM)]);

        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(expected, Check.Evaluate(dose, null, [new(Drugs.Pegaspargase, Day, Route.IM)]));
        Assert.Equal(expected == DecisionOutcome.Hold ? ["PEG-INTERVAL-14"] : [], Ids(decision));
        Assert.All(decision.Findings, finding => Assert.Equal(Severity.Hazard, finding.Severity));
    }

    [Fact]
    public void Another_drug_breaks_no_interval() =>
        Assert.Equal(DecisionOutcome.Proceed, Check.Evaluate(new(Drugs.Pegaspargase, Day, Route.IV), null, [new(Drugs.Vincristine, Day, Route.IV)]));

    [Theory]
    [Trait("Rule", "WEEKLY-ORDER-INTERVAL")]
    [InlineData(1, DecisionOutcome.Hold)]
    [InlineData(6, DecisionOutcome.Hold)]
    [InlineData(7, DecisionOutcome.Proceed)]
    [InlineData(8, DecisionOutcome.Proceed)]
    public void Weekly_methotrexate_is_not_given_daily(int daysLater, DecisionOutcome expected)
    {
        RecordedDose dose = new(Drugs.Methotrexate, Day.PlusDays(daysLater), Route.PO);
        RecordedDose[] others = [new(Drugs.Methotrexate, Day, Route.PO)];

        Assert.Equal(expected, Check.Evaluate(dose, WeeklyMethotrexate, others));
        Decision decision = Check.Explain(dose, WeeklyMethotrexate, others);
        Assert.Equal(expected, decision.Outcome);
        Assert.Equal(expected == DecisionOutcome.Hold ? ["WEEKLY-ORDER-INTERVAL"] : [], Ids(decision));
    }

    [Fact]
    public void An_intrathecal_dose_does_not_count_towards_the_weekly_oral_order() =>
        Assert.Equal(DecisionOutcome.Proceed, Check.Evaluate(new(Drugs.Methotrexate, Day, Route.PO), WeeklyMethotrexate, [new(Drugs.Methotrexate, Day.PlusDays(-1), Route.IT)]));

    [Fact]
    public void A_dose_of_unknown_route_counts_towards_the_weekly_order() =>
        Assert.Equal(DecisionOutcome.Hold, Check.Evaluate(new(Drugs.Methotrexate, Day, Route.PO), WeeklyMethotrexate, [new(Drugs.Methotrexate, Day.PlusDays(-1), null)]));

    [Fact]
    public void A_daily_order_may_be_given_daily()
    {
        PlannedOrder daily = Aall15P1.Definition.Block(BlockIds.Maintenance).Orders.Single(order => order.Drug.Equals(Drugs.Mercaptopurine));

        Assert.Equal(DecisionOutcome.Proceed, Check.Evaluate(new(Drugs.Mercaptopurine, Day, Route.PO), daily, [new(Drugs.Mercaptopurine, Day.PlusDays(-1), Route.PO)]));
    }

    [Fact]
    [Trait("Rule", "ROUTE-IT-LOCKED")]
    public void Intrathecal_vincristine_is_a_hazard()
    {
        Decision decision = Check.Explain(new(Drugs.Vincristine, Day, Route.IT), null, []);

        Finding finding = Assert.Single(decision.Findings);
        Assert.Equal("ROUTE-IT-LOCKED", finding.Rule.Id);
        Assert.Equal((DecisionOutcome.Hold, Severity.Hazard), (finding.Effect, finding.Severity));
        Assert.Equal("vincristine by IT", finding.Observed);
    }

    // The three drugs that the registry's outline gives by the intrathecal route.
    [Fact]
    [Trait("Rule", "ROUTE-IT-LOCKED")]
    public void Only_three_drugs_pass_by_the_intrathecal_route() =>
        Assert.Equal(
            ["cytarabine", "hydrocortisone", "methotrexate"],
            Drugs.Formulary.Drugs.Select(drug => drug.Name).Where(name => Check.Evaluate(new(Drugs.Formulary.Find(name), Day, Route.IT), null, []) == DecisionOutcome.Proceed));

    [Fact]
    [Trait("Rule", "ROUTE-LOCKED")]
    public void A_foreign_route_is_a_hazard() =>
        Assert.Equal(["ROUTE-LOCKED"], Ids(Check.Explain(new(Drugs.Vincristine, Day, Route.IM), null, [])));

    [Fact]
    public void A_missing_route_is_never_a_yes()
    {
        RecordedDose dose = new(Drugs.Vincristine, Day, null);

        Assert.Equal(DecisionOutcome.CannotDecide, Check.Evaluate(dose, null, []));
        Assert.Equal("the route", Assert.Single(Check.Explain(dose, null, []).Findings).Missing);
    }

    [Theory]
    [Trait("Rule", "IT-VINCA-SAME-DAY")]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(-1, false)]
    public void An_intrathecal_procedure_on_the_day_of_vincristine_is_pointed_out(int daysLater, bool isPointedOut)
    {
        RecordedDose intrathecal = new(Drugs.Cytarabine, Day.PlusDays(daysLater), Route.IT);
        RecordedDose vincristine = new(Drugs.Vincristine, Day, Route.IV);

        foreach (Decision decision in (Decision[])[Check.Explain(intrathecal, null, [vincristine]), Check.Explain(vincristine, null, [intrathecal])])
        {
            Assert.Equal(DecisionOutcome.Proceed, decision.Outcome);
            Assert.Equal(isPointedOut ? ["IT-VINCA-SAME-DAY"] : [], Ids(decision));
            Assert.All(decision.Findings, finding => Assert.Equal(Severity.Information, finding.Severity));
        }
    }

    // High-dose methotrexate on days 1 and 8 of Interim Maintenance: 7 days apart.
    [Theory]
    [Trait("Rule", "ORDER-INTERVAL")]
    [InlineData(0, DecisionOutcome.Hold)]
    [InlineData(1, DecisionOutcome.Hold)]
    [InlineData(6, DecisionOutcome.Hold)]
    [InlineData(7, DecisionOutcome.Proceed)]
    public void Two_doses_of_an_order_are_as_far_apart_as_its_days(int days, DecisionOutcome expected)
    {
        PlannedOrder order = Aall15P1.Definition.Block(BlockIds.InterimMaintenance).Order("methotrexate-high-dose");
        RecordedDose dose = new(Drugs.Methotrexate, Day, Route.IV);
        RecordedDose[] others = [dose with { Date = Day.PlusDays(-days) }, dose with { Route = Route.IT }];

        Assert.Equal(expected, Check.Evaluate(dose, order, others));
        Assert.Equal(expected == DecisionOutcome.Hold ? ["ORDER-INTERVAL"] : [], Ids(Check.Explain(dose, order, others)));
    }

    [Theory]
    [InlineData("induction", "vincristine", "7 days")]
    [InlineData("induction", "daunorubicin", "1 day")]
    [InlineData("induction", "dexamethasone", "1 day, and 8 hours within a day")]
    [InlineData("induction", "methotrexate-intrathecal", "28 days")]
    [InlineData("induction", "pegaspargase", "no interval")]
    [InlineData("consolidation", "cyclophosphamide", "28 days")]
    [InlineData("interim-maintenance", "methotrexate-high-dose", "7 days")]
    [InlineData("interim-maintenance", "cytarabine-high-dose", "1 day, and 12 hours within a day")]
    [InlineData("interim-maintenance", "leucovorin", "1 day")]
    [InlineData("maintenance", "methotrexate", "7 days")]
    [InlineData("maintenance", "mercaptopurine", "1 day")]
    public void An_order_has_the_least_interval_of_its_own_days(string block, string order, string expected) =>
        Assert.Equal(expected, Aall15P1.Definition.Block(new(block)).Order(order).LeastInterval.ToString());

    [Property]
    [Trait("Rule", "ORDER-INTERVAL")]
    public FsCheck.Property An_order_is_too_near_exactly_below_its_spacing() =>
        Prop.ForAll(
            (from apart in Gen.Choose(1, 40) from order in Gen.Elements(Aall15P1.Definition.Blocks.SelectMany(block => block.Orders).ToArray()) select (Apart: apart, Order: order)).ToArbitrary(),
            given =>
            {
                RecordedDose dose = new(given.Order.Drug, Day, given.Order.Routes.ToRoutes().First());
                int[] days = [.. given.Order.Days.DaysUpTo(800)];
                int least = days.Length < 2 ? 0 : days.Zip(days.Skip(1), (one, next) => next - one).Min();
                bool isHeld = new AdministrationCheck([]).Evaluate(dose, given.Order, [dose with { Date = Day.PlusDays(-given.Apart) }]) == DecisionOutcome.Hold;
                return isHeld == (given.Apart < least);
            });

    [Fact]
    public void An_order_of_another_drug_is_refused()
    {
        Assert.Throws<ArgumentException>("order", () => Check.Evaluate(new(Drugs.Vincristine, Day, Route.IV), WeeklyMethotrexate, []));
        Assert.Throws<ArgumentException>("order", () => Check.Explain(new(Drugs.Vincristine, Day, Route.IV), WeeklyMethotrexate, []));
    }

    [Fact]
    public void The_librarys_own_plan_raises_no_alert()
    {
        Roadmap roadmap = Schedule.Compile(Aall15P1.Definition).Plan(new LocalDate(2025, 10, 1), new LocalDate(2026, 1, 5));
        RecordedDose[] all = [.. roadmap.Select(row => new RecordedDose(row.Drug, row.Date, row.Order.Routes.ToRoutes().First()))];
        PlannedOrder[] orders = [.. roadmap.Select(row => row.Order)];

        for (int index = 0; index < all.Length; index++)
        {
            RecordedDose[] others = [.. all[..index], .. all[(index + 1)..]];
            Assert.DoesNotContain(Check.Explain(all[index], orders[index], others).Findings, finding => finding.Effect != DecisionOutcome.Proceed);
            Assert.Equal(DecisionOutcome.Proceed, Check.Evaluate(all[index], orders[index], others));
        }

        Assert.True(all.Length > 500);
    }

    [Property]
    [Trait("Rule", "PEG-INTERVAL-14")]
    [Trait("Rule", "IT-VINCA-SAME-DAY")]
    public FsCheck.Property A_further_dose_never_removes_a_finding() =>
        Prop.ForAll(Histories(), history =>
        {
            RecordedDose dose = history[0];
            ReadOnlySpan<RecordedDose> fewer = history.AsSpan(2);
            string[] before = Ids(Check.Explain(dose, null, fewer));
            string[] after = Ids(Check.Explain(dose, null, history.AsSpan(1)));
            return before.All(rule => after.Count(id => id == rule) >= before.Count(id => id == rule));
        });

    [Property]
    public FsCheck.Property The_explanation_agrees_with_the_evaluation() =>
        Prop.ForAll(Histories(), history => Check.Explain(history[0], null, history.AsSpan(1)).Outcome == Check.Evaluate(history[0], null, history.AsSpan(1)));

    [Property]
    [Trait("Rule", "ROUTE-IT-LOCKED")]
    [Trait("Rule", "ROUTE-LOCKED")]
    public FsCheck.Property A_route_is_held_exactly_when_it_is_not_the_drugs_own() =>
        Prop.ForAll(
            (from drug in Gen.Elements(Drugs.Formulary.Drugs.ToArray()) from route in Gen.Elements(Enum.GetValues<Route>()) select (Drug: drug, Route: route)).ToArbitrary(),
            given => Ids(Check.Explain(new(given.Drug, Day, given.Route), null, [])).SequenceEqual(
                given.Drug.Routes.Contains(given.Route) ? [] : [given.Route == Route.IT ? "ROUTE-IT-LOCKED" : "ROUTE-LOCKED"]));

    [Property]
    [Trait("Rule", "WEEKLY-ORDER-INTERVAL")]
    public FsCheck.Property A_weekly_dose_is_held_exactly_within_a_week() =>
        Prop.ForAll(Gen.Choose(-30, 30).ToArbitrary(), days =>
            (Check.Evaluate(new(Drugs.Methotrexate, Day.PlusDays(days), Route.PO), WeeklyMethotrexate, [new(Drugs.Methotrexate, Day, Route.PO)]) == DecisionOutcome.Hold)
            == (Math.Abs(days) < 7));

    [Property]
    public FsCheck.Property The_order_of_the_other_doses_does_not_matter() =>
        Prop.ForAll(Histories(), history => Check.Evaluate(history[0], null, history.AsSpan(1)) == Check.Evaluate(history[0], null, [.. history.Skip(1).Reverse()]));

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        RecordedDose dose = new(Drugs.Methotrexate, Day, Route.PO);
        RecordedDose[] others = [new(Drugs.Methotrexate, Day.PlusDays(-7), Route.PO), new(Drugs.Vincristine, Day, Route.IV)];
        DecisionOutcome outcome = Check.Evaluate(dose, WeeklyMethotrexate, others);
        long bytes = Allocated.Least(() =>
        {
            for (int round = 0; round < 1000; round++)
            {
                outcome = outcome.And(Check.Evaluate(dose, WeeklyMethotrexate, others));
            }
        });

        Assert.Equal(0, bytes);
        Assert.Equal(DecisionOutcome.Proceed, outcome);
    }

    private static string[] Ids(Decision decision) => [.. decision.Findings.Select(finding => finding.Rule.Id)];

    private static FsCheck.Arbitrary<RecordedDose[]> Histories()
    {
        FsCheck.Gen<RecordedDose> dose =
            from drug in Gen.Elements(Drugs.Pegaspargase, Drugs.Vincristine, Drugs.Cytarabine)
            from day in Gen.Choose(0, 40)
            from route in Gen.Elements(Route.IV, Route.IM, Route.IT, (Route?)null)
            select new RecordedDose(drug, Day.PlusDays(day), route);
        return dose.ListOf(6).Select(doses => doses.ToArray()).ToArbitrary();
    }
}
